/* day_staff.c - see day_staff.h */
#include "ui/screens/day_staff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/day.h"
#include "desk/staff.h"
#include "desk/words.h"
#include "ui/kit/table.h"
#include "ui/screens/absences.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/shown.h"

enum { WHEN_SIZE = 16, IN_ROOM = -1 };

struct line {
    const struct day_event *event; /* in st->day; NULL: nothing that day, or away */
    bool is_absence;
    int64_t staff_id;              /* 0: nobody is named; IN_ROOM: what a room is for */
    enum style style;
    char staff[LINE_SIZE];
    char when[WHEN_SIZE];
    char what[2 * LONG_SIZE];
};

struct day_staff {
    struct day day;
    char (*who)[LINE_SIZE]; /* of each event: whom the interview is with */
    struct line *lines;
    size_t count;
    int busy, free, away, clashes, rooms; /* staff; absences; events; places */
};

/* ---- cells ---- */

static void
staff_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->staff);
}

static void
when_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->when);
}

static void
what_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->what);
}

static int
by_time(const void *a, const void *b)
{
    return strcmp(((const struct line *)a)->when, ((const struct line *)b)->when);
}

static enum style
line_style(const void *row)
{
    return ((const struct line *)row)->style;
}

static const struct table_column columns[] = {
    { N_("Staff, room"), 10, .grow = 1, .cell = staff_cell },
    { N_("Time"), 11, .cell = when_cell, .compare = by_time },
    { N_("What"), 10, .grow = 3, .cell = what_cell, .style = line_style },
    { 0 },
};

/* ---- rows ---- */

static struct line *
add_line(struct day_staff *st, int64_t staff_id, const char *name)
{
    struct line *line;

    st->lines = rows_grow(st->lines, st->count, sizeof *st->lines);
    line = &st->lines[st->count++];
    line->staff_id = staff_id;
    (void)text_copy(line->staff, sizeof line->staff, name);
    return line;
}

/* Whom the interviews are with, two of one name told apart. */
static void
name_interviews(struct screen *s)
{
    struct day_staff *st = s->state;
    size_t count = st->day.event_count, n = 0;
    struct shown_who *all = calloc(count + 1, sizeof *all);

    free(st->who);
    st->who = calloc(count + 1, sizeof *st->who);
    if (all == NULL || st->who == NULL)
        abort();
    for (size_t i = 0; i < count; i++) {
        const struct day_event *row = &st->day.events[i];

        if (strcmp(row->event.kind, EVENT_INTERVIEW) != 0 || row->seats.count == 0)
            continue;
        (void)text_copy(st->who[i], sizeof st->who[i], row->seats.rows[0].name);
        all[n++] = (struct shown_who){ row->seats.rows[0].p.person_id,
                                       row->seats.rows[0].birth_date, st->who[i],
                                       sizeof st->who[i] };
    }
    (void)shown_tell_apart(s, all, n);
    free(all);
}

static void
add_event(struct screen *s, const struct day_event *row, int64_t staff_id, const char *name)
{
    const struct day_staff *st = s->state;
    struct desk *d = screen_desk(s);
    struct line *line = add_line(s->state, staff_id, name);
    const struct event_row *e = &row->event;

    line->event = row;
    snprintf(line->when, sizeof line->when, "%.5s%s%.5s", shown_time(e->starts_at),
             e->ends_at[0] != '\0' ? "-" : "", shown_time(e->ends_at));
    if (row->clash[0] != '\0') {
        shown_add(line->what, sizeof line->what, "!");
        line->style = STYLE_WARNING;
    }
    shown_add(line->what, sizeof line->what, st->who[row - st->day.events]);
    if (strcmp(e->kind, EVENT_INTERVIEW) == 0 && row->seats.count > 0)
        shown_seat_warnings(&row->seats.rows[0], line->what, sizeof line->what);
    shown_add(line->what, sizeof line->what,
              e->title[0] != '\0' ? e->title : code_label(d, "event_kind", e->kind));
    if (strcmp(e->status, "planned") != 0)
        shown_add(line->what, sizeof line->what, code_label(d, "event_status", e->status));
    shown_add(line->what, sizeof line->what, row->clash);
    shown_add(line->what, sizeof line->what, staff_id == IN_ROOM ? row->staff : e->place);
}

static bool
has_staff(const struct day_event *row, int64_t staff_id)
{
    for (int i = 0; i < row->staff_count; i++)
        if (row->staff_ids[i] == staff_id)
            return true;
    return staff_id == 0 && row->staff_count == 0;
}

/* When one is not there that day. */
static void
add_absences(struct screen *s, int64_t staff_id, const char *name)
{
    struct day_staff *st = s->state;

    for (size_t i = 0; i < st->day.absences.count; i++) {
        const struct absence *a = &st->day.absences.rows[i];
        struct line *line;

        if (a->staff_id != staff_id)
            continue;
        line = add_line(st, staff_id, name);
        line->is_absence = true;
        snprintf(line->when, sizeof line->when, "%s%s%s", a->starts, a->starts[0] ? "-" : "",
                 a->ends);
        shown_add(line->what, sizeof line->what, a->starts[0] ? _("away") : _("away all day"));
        shown_add(line->what, sizeof line->what, a->words);
        st->away++;
    }
}

/* Everything one has that day; how much. */
static int
add_staff(struct screen *s, int64_t staff_id, const char *name)
{
    const struct day_staff *st = s->state;
    int n = 0;

    for (size_t i = 0; i < st->day.event_count; i++)
        if (has_staff(&st->day.events[i], staff_id)) {
            add_event(s, &st->day.events[i], staff_id, name);
            n++;
        }
    return n;
}

/* Whether an earlier event has the place of the nth. */
static bool
is_listed(const struct day *day, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (event_same_place(day->events[i].event.place, day->events[n].event.place))
            return true;
    return false;
}

/* The rooms of the day with what is in them and when; one room under the first way it is written. */
static void
add_rooms(struct screen *s)
{
    struct day_staff *st = s->state;
    const struct day *day = &st->day;
    char name[LINE_SIZE + SHORT_SIZE];

    st->rooms = 0;
    for (size_t i = 0; i < day->event_count; i++) {
        const char *place = day->events[i].event.place;

        if (place[0] == '\0' || is_listed(day, i))
            continue;
        st->rooms++;
        snprintf(name, sizeof name, _("Room: %s"), place);
        for (size_t k = i; k < day->event_count; k++)
            if (event_same_place(place, day->events[k].event.place))
                add_event(s, &day->events[k], IN_ROOM, name);
    }
}

/* All staff, with or without sign-in, are there also with nothing that day. */
static void
make_lines(struct screen *s, const struct staff_choices *staff)
{
    struct day_staff *st = s->state;

    name_interviews(s);
    free(st->lines);
    st->lines = NULL;
    st->count = 0;
    st->busy = st->free = st->away = st->clashes = 0;
    for (size_t i = 0; i < staff->count; i++) {
        const struct staff_choice *who = &staff->rows[i];
        struct line *line;

        int away = st->away;

        add_absences(s, who->id, who->name);
        if (add_staff(s, who->id, who->name) > 0) {
            st->busy++;
            continue;
        }
        if (st->away > away)
            continue;
        line = add_line(st, who->id, who->name);
        snprintf(line->what, sizeof line->what, "%s", _("nothing booked"));
        st->free++;
    }
    (void)add_staff(s, 0, _("nobody yet"));
    add_rooms(s);
    for (size_t i = 0; i < st->day.event_count; i++)
        st->clashes += st->day.events[i].clash[0] != '\0';
    table_set_rows(s->table, st->lines, st->count, sizeof *st->lines);
}

/* ---- the screen ---- */

static long
line_id(const void *row)
{
    const struct line *line = row;

    return (long)(line->staff_id * 1000000 + (line->event ? line->event->event.id : 0));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct day_staff *st = s->state;
    struct desk *d = screen_desk(s);
    struct staff_choices staff = { 0 };
    struct day day;
    enum err_code rc = day_load(d, d->today, false, &day, e);

    if (rc != ERR_OK)
        return rc;
    rc = staff_choices(d, &staff, e);
    if (rc != ERR_OK) {
        day_free(&day);
        return rc;
    }
    day_free(&st->day);
    st->day = day;
    make_lines(s, &staff);
    staff_choices_free(&staff);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table = table_new(s, columns, N_("Nothing is booked today."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct day_staff *st = s->state;

    day_free(&st->day);
    free(st->who);
    free(st->lines);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct day_staff *st = s->state;
    struct area a = area_body(c);
    if (st->clashes > 0)
        area_line(c, &a, STYLE_WARNING, _("Busy %d, free %d, rooms %d  ! overlapping %d"),
                  st->busy, st->free, st->rooms, st->clashes);
    else
        area_line(c, &a, STYLE_HEADING, _("Busy %d, free %d, rooms %d"), st->busy, st->free,
                  st->rooms);
    area_gap(&a);
    table_draw(s->table, c, a);
}

static void
open_row(struct screen *s)
{
    const struct line *line = table_row(s->table);

    if (line->event != NULL)
        event_show(s, line->event->event.id, line->event->event.kind);
    else if (line->is_absence)
        screen_push(s, &absences_screen, NULL);
    else
        screen_say(s, "%s", _("Nothing is booked for this member of staff today."));
}

static void
absences(struct screen *s)
{
    screen_push(s, &absences_screen, NULL);
}

static bool
has_rows(const struct screen *s)
{
    return table_shown(s->table) > 0;
}

static const struct command commands[] = {
    { "event-open", "Enter", N_("Open"), N_("Open the event."), NEED_ROW, open_row, has_rows },
    { "absences", "h F2", N_("Absences"), N_("Days and hours at which members of staff are away."), 0, absences, NULL },
    { 0 },
};

const struct screen_ops day_staff_screen = {
    .id = "day-staff",
    .title = N_("The day by staff and room"),
    .state_size = sizeof(struct day_staff),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
};
