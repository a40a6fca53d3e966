/* calendar.c - see calendar.h */
#include "ui/screens/calendar.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date_words.h"
#include "core/text.h"
#include "desk/calendar_days.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/picker.h"
#include "ui/kit/table.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/shown.h"

enum { DAY_SIZE = 24, KINDS_MAX = 24 };

/* An event, or a day on which the office is closed (id 0). In the reader's words, for the cells see
 * no screen. */
struct line {
    int64_t id;
    char event_kind[CODE_SIZE];
    struct date on;
    char day[DAY_SIZE], time[6];
    char kind[LINE_SIZE]; /* of a closed day: why */
    char what[LONG_SIZE]; /* title, place */
    char status[LINE_SIZE], seats[40];
    bool cancelled;
};

struct calendar {
    struct date first; /* of the month */
    struct line *rows;
    size_t count, events;
    bool more;
    struct choice kinds[KINDS_MAX + 1]; /* those that this role may make; borrowed */
};

/* ---- the rows ---- */

static bool
is_english(const struct screen *s)
{
    return strcmp(app_language(s->app), "en") == 0;
}

/* "31(金)" or "31 Fri". */
static void
day_text(const struct screen *s, struct date day, char out[DAY_SIZE])
{
    snprintf(out, DAY_SIZE, is_english(s) ? "%2d %s" : "%2d(%s)", day.day,
             date_weekday_words(app_language(s->app), day));
}

static struct line *
add_line(struct screen *s, struct date day)
{
    struct calendar *st = s->state;
    struct line *rows = realloc(st->rows, (st->count + 1) * sizeof *rows), *line;

    if (rows == NULL)
        abort();
    st->rows = rows;
    line = &rows[st->count++];
    *line = (struct line){ .on = day };
    day_text(s, day, line->day);
    return line;
}

static void
seats_text(const struct event_row *ev, char *out, size_t size)
{
    bool held = strcmp(ev->status, "held") == 0;

    if (strcmp(ev->kind, "coordination_meeting") == 0)
        snprintf(out, size, _n("%d case", "%d cases", ev->cases), ev->cases);
    else if (held && ev->attendees != EVENT_NOT_KNOWN)
        snprintf(out, size, _n("%d person", "%d people", ev->attendees),
                 ev->attendees);
    else if (ev->capacity != EVENT_NOT_KNOWN)
        snprintf(out, size, _("%d/%d"), ev->seats, ev->capacity);
    else if (ev->seats > 0)
        snprintf(out, size, _n("%d person", "%d people", ev->seats), ev->seats);
}

static void
add_event(struct screen *s, const struct event_row *ev)
{
    struct desk *d = screen_desk(s);
    struct line *line = add_line(s, shown_local_day(ev->starts_at));

    line->id = ev->id;
    line->cancelled = strcmp(ev->status, "cancelled") == 0;
    (void)text_copy(line->event_kind, sizeof line->event_kind, ev->kind);
    snprintf(line->time, sizeof line->time, "%.5s", shown_time(ev->starts_at));
    (void)text_copy(line->kind, sizeof line->kind, code_label(d, "event_kind", ev->kind));
    shown_add(line->what, sizeof line->what, ev->title);
    shown_add(line->what, sizeof line->what, ev->place);
    (void)text_copy(line->status, sizeof line->status,
                    code_label(d, "event_status", ev->status));
    seats_text(ev, line->seats, sizeof line->seats);
}

/* Weekends are seen by their weekday; only what is closed beside them is said. */
static void
add_closed(struct screen *s, const struct office_calendar *cal, struct date day)
{
    char reason[96];
    bool weekend = date_weekday(day) == 0 || date_weekday(day) == 6;
    const char *holiday = calendar_holiday(cal, day);
    struct line *line;

    if (calendar_is_open(cal, day, reason, sizeof reason) || (weekend && holiday == NULL))
        return;
    line = add_line(s, day);
    snprintf(line->kind, sizeof line->kind, "- %s", _("closed"));
    snprintf(line->what, sizeof line->what, "%s", holiday != NULL ? holiday : reason);
}

static void
add_days(struct screen *s, const struct office_calendar *cal, const struct event_list *list)
{
    const struct calendar *st = s->state;
    size_t at = 0;

    for (int i = 0; i < date_days_in_month(st->first.year, st->first.month); i++) {
        struct date day = date_add_days(st->first, i);

        add_closed(s, cal, day);
        for (; at < list->count
               && date_compare(shown_local_day(list->rows[at].starts_at), day) == 0; at++)
            add_event(s, &list->rows[at]);
    }
}

/* ---- load ---- */

static enum err_code
load(struct screen *s, struct err *e)
{
    struct calendar *st = s->state;
    struct calendar_days days = { 0 };
    struct event_list list = { 0 };
    enum err_code rc = event_list(screen_desk(s), st->first, date_month_last(st->first), &list, e);

    if (rc == ERR_OK)
        rc = calendar_days_load(screen_desk(s), &days, e);
    free(st->rows);
    st->rows = NULL;
    st->count = 0;
    st->events = list.count;
    st->more = list.more;
    if (rc == ERR_OK)
        add_days(s, &days.cal, &list);
    calendar_days_free(&days);
    event_list_free(&list);
    shown_month(s, st->first, s->subtitle);
    table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);
    table_set_part(s->table, st->more);
    return rc;
}

/* The first event from today on: what comes next is what is looked for. */
static void
select_next(struct screen *s)
{
    const struct calendar *st = s->state;

    for (size_t i = 0; i < st->count; i++) {
        if (date_compare(st->rows[i].on, screen_today(s)) >= 0) {
            table_select(s->table, i);
            return;
        }
    }
}

static void
show_month(struct screen *s, struct date first)
{
    struct calendar *st = s->state;

    st->first = first;
    screen_reload(s);
    table_select(s->table, 0);
    select_next(s);
}

/* ---- cells ---- */

static void
day_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->day);
}

static void
time_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->time);
}

static void
kind_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->kind);
}

static void
what_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->what);
}

static void
status_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->status);
}

static void
seats_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->seats);
}

static enum style
line_style(const void *row)
{
    const struct line *line = row;

    return line->id == 0 || line->cancelled ? STYLE_MUTED : STYLE_NORMAL;
}

static int
by_time(const void *a, const void *b)
{
    const struct line *l = a, *r = b;
    int order = date_compare(l->on, r->on);

    return order != 0 ? order : strcmp(l->time, r->time);
}

static const struct table_column columns[] = {
    { N_("Day"), 6, .cell = day_cell, .compare = by_time, .style = line_style },
    { N_("Time"), 5, .cell = time_cell, .compare = by_time, .style = line_style },
    { N_("Kind"), 20, .grow = 1, .cell = kind_cell, .style = line_style },
    { N_("Event, place"), 14, .grow = 2, .priority = 2, .cell = what_cell, .style = line_style },
    { N_("State"), 9, .priority = 3, .cell = status_cell, .style = line_style },
    { N_("How many"), 8, .priority = 4, .right = true, .cell = seats_cell, .style = line_style },
    { 0 },
};

/* ---- the screen ---- */

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct calendar *st = s->state;

    (void)arg;
    (void)e;
    st->first = date_month_first(screen_today(s));
    s->table = table_new(s, columns,
                         N_("Nothing is planned in this month. n: a new event; F7 and F8: another "
                            "month."));
    return ERR_OK;
}

/* After the first load the table stands on its first row. */
static enum err_code
load_and_select(struct screen *s, struct err *e)
{
    struct calendar *st = s->state;
    bool is_first = st->rows == NULL;
    enum err_code rc = load(s, e);

    if (is_first && rc == ERR_OK)
        select_next(s);
    return rc;
}

static void
close(struct screen *s)
{
    struct calendar *st = s->state;

    free(st->rows);
}

static void
page(struct screen *s, int step)
{
    const struct calendar *st = s->state;

    show_month(s, date_add_months(st->first, step));
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct calendar *st = s->state;

    if (st->more)
        snprintf(out, size, _("The first %d events of the month."), EVENT_LIST_MAX);
    else
        snprintf(out, size, _n("%zu event. F7/F8: other months.", "%zu events. F7/F8: other months.",
                    st->events),
                 st->events);
}

/* ---- commands ---- */

static void
show_event(struct screen *s)
{
    const struct line *line = table_row(s->table);

    if (line->id == 0)
        screen_say(s, "%s", _("The office is closed on this day."));
    else
        event_show(s, line->id, line->event_kind);
}

static void
edit_event(struct screen *s)
{
    const struct line *line = table_row(s->table);

    if (line->id == 0)
        screen_say(s, "%s", _("The office is closed on this day."));
    else if (strcmp(line->event_kind, EVENT_INTERVIEW) == 0)
        event_show(s, line->id, line->event_kind);
    else
        screen_push(s, &event_edit_screen, &(struct event_arg){ line->id, NULL });
}

static void
kind_picked(struct screen *s, int index)
{
    const struct calendar *st = s->state;

    screen_push(s, &event_edit_screen, &(struct event_arg){ 0, st->kinds[index].key });
}

static void
new_event(struct screen *s)
{
    struct calendar *st = s->state;
    struct desk *d = screen_desk(s);
    struct code_list codes = code_list(d, "event_kind");
    size_t n = 0;

    for (size_t i = 0; i < codes.count && n < KINDS_MAX; i++)
        if (event_may_write(d, codes.rows[i].id))
            st->kinds[n++] = (struct choice){ codes.rows[i].id,
                                              code_label(d, "event_kind", codes.rows[i].id) };
    st->kinds[n] = (struct choice){ 0 };
    if (n == 1) /* reception plans sessions only */
        kind_picked(s, 0);
    else
        picker_ask(s, _("What kind of event?"), st->kinds, 0, kind_picked);
}

static void
this_month(struct screen *s)
{
    const struct calendar *st = s->state;
    struct date first = date_month_first(screen_today(s));

    if (date_compare(st->first, first) == 0)
        screen_say(s, "%s", _("This is the month of today."));
    show_month(s, first);
}

static const struct command commands[] = {
    { "event-open", "Enter", N_("Open"), N_("Open this session, meeting or event."), NEED_ROW,
      show_event, NULL },
    { "event-new", "n F2", N_("New"), N_("Plan a new event: choose the kind."),
      NEED_MAY(ACTION_AGENDA), new_event, NULL },
    { "event-edit", "e", N_("Details"), N_("Time, place, seats and state of this event."),
      NEED_ROW, edit_event, NULL },
    { "this-month", "t", N_("This month"), N_("Back to the month of today."), 0, this_month, NULL },
    { 0 },
};

const struct screen_ops calendar_screen = {
    .id = "calendar",
    .title = N_("Calendar"),
    .state_size = sizeof(struct calendar),
    .commands = commands,
    .open = open,
    .load = load_and_select,
    .close = close,
    .page = page,
    .page_words = { N_("The month before."), N_("The month after.") },
    .hint = hint,
};
