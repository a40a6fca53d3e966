/* orientation_rows.c - the sessions and the seats of one as rows; see orientation_private.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/person.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/desk.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/orientation_private.h"
#include "ui/screens/shown.h"

/* The state is a sign and a word. */
static const struct {
    const char *code;
    const char *sign;
    enum style style;
} signs[] = {
    { "booked", ".", STYLE_NORMAL },
    { "attended", "o", STYLE_GOOD },
    { "absent", "x", STYLE_WARNING },
    { "excused", "/", STYLE_NORMAL },
    { "cancelled_self", "-", STYLE_MUTED },
    { "cancelled_office", "-", STYLE_MUTED },
};
enum { SIGNS = sizeof signs / sizeof *signs };

static int
sign_of(const struct participation *p)
{
    int i = 0;

    while (i + 1 < SIGNS && strcmp(signs[i].code, p->attendance) != 0)
        i++;
    return i;
}

void
orientation_places(int taken, int capacity, char *out, size_t size)
{
    if (capacity == EVENT_NOT_KNOWN)
        snprintf(out, size, _("%d booked"), taken);
    else
        snprintf(out, size, _("%d of %d places"), taken, capacity);
}

/* ---- sessions ---- */

static void
day_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct session_row *)row)->day);
}

static void
time_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", shown_time(((const struct session_row *)row)->event.starts_at));
}

static void
place_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct session_row *)row)->event.place);
}

static void
places_cell(const void *row, char *out)
{
    const struct event_row *ev = &((const struct session_row *)row)->event;

    if (ev->capacity == EVENT_NOT_KNOWN)
        snprintf(out, TABLE_CELL, "%d", ev->seats);
    else
        snprintf(out, TABLE_CELL, "%d/%d", ev->seats, ev->capacity);
}

static void
waiting_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%d", ((const struct session_row *)row)->event.waiting);
}

static void
status_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct session_row *)row)->status);
}

const struct table_column orientation_session_columns[] = {
    { N_("Day"), 10, .cell = day_cell },
    { N_("From"), 5, .cell = time_cell },
    { N_("Place"), 10, .grow = 2, .priority = 2, .cell = place_cell },
    { N_("Seats"), 7, .right = true, .cell = places_cell },
    { N_("Waiting"), 7, .right = true, .priority = 3, .cell = waiting_cell },
    { N_("State"), 9, .priority = 1, .cell = status_cell },
    { 0 },
};

long
orientation_session_id(const void *row)
{
    return (long)((const struct session_row *)row)->event.id;
}

struct session_row *
orientation_session_rows(struct screen *s, const struct event_list *list, size_t *count)
{
    struct session_row *rows = list->count > 0 ? calloc(list->count, sizeof *rows) : NULL;

    if (rows == NULL && list->count > 0)
        abort();
    *count = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct session_row *row = &rows[*count];

        if (strcmp(list->rows[i].kind, "orientation") != 0)
            continue;
        row->event = list->rows[i];
        shown_day(s, shown_local_day(row->event.starts_at), row->day);
        (void)text_copy(row->status, sizeof row->status,
                        code_label(screen_desk(s), "event_status", row->event.status));
        ++*count;
    }
    return rows;
}

/* ---- seats ---- */

static void
name_cell(const void *row, char *out)
{
    const struct seat_row *r = row;

    shown_add(out, TABLE_CELL, r->name);
    shown_add(out, TABLE_CELL, r->needs[0] == '!' ? "!" : ""); /* where there is no room for words */
}

static void
kana_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct seat_row *)row)->kana);
}

static void
attendance_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct seat_row *)row)->attendance);
}

static enum style
attendance_style(const void *row)
{
    const struct participation *p = &((const struct seat_row *)row)->p;

    return p->waiting ? STYLE_WARNING : signs[sign_of(p)].style;
}

static void
arrived_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", shown_time(((const struct seat_row *)row)->p.arrived_at));
}

static void
next_cell(const void *row, char *out)
{
    const struct seat_row *r = row;

    shown_add(out, TABLE_CELL, r->next);
    shown_add(out, TABLE_CELL, r->p.note[0] != '\0' ? "*" : "");
}

static void
needs_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct seat_row *)row)->needs);
}

const struct table_column orientation_seat_columns[] = {
    { N_("Name"), 21, .grow = 1, .cell = name_cell }, /* of two of one name with the birth date */
    { N_("Reading"), 14, .grow = 1, .priority = 4, .cell = kana_cell },
    { N_("Attendance"), 14, .grow = 8, .cell = attendance_cell, .style = attendance_style },
    { N_("Came"), 5, .priority = 3, .cell = arrived_cell },
    { N_("After it"), 12, .grow = 1, .priority = 1, .cell = next_cell },
    { N_("Needs"), 11, .grow = 1, .priority = 2, .cell = needs_cell },
    { 0 },
};

long
orientation_seat_id(const void *row)
{
    return (long)((const struct seat_row *)row)->p.id;
}

static void
put_seat(struct screen *s, struct seat_row *row, const struct seat *seat)
{
    struct desk *d = screen_desk(s);
    const struct participation *p = &seat->p;

    row->p = *p;
    if (p->note[0] != '\0')
        snprintf(row->hint, sizeof row->hint, _("Note: %s"), p->note);
    row->case_id = seat->case_id;
    (void)text_copy(row->name, sizeof row->name, seat->name);
    (void)text_copy(row->kana, sizeof row->kana, seat->kana);
    shown_seat_warnings(seat, row->needs, sizeof row->needs); /* before the needs */
    code_choices_words(s, "communication_need", seat->needs, row->needs, sizeof row->needs);
    snprintf(row->attendance, sizeof row->attendance, "%s %s",
             p->waiting ? "+" : signs[sign_of(p)].sign,
             p->waiting ? _("waiting list") : code_label(d, "attendance_status", p->attendance));
    (void)text_copy(row->next, sizeof row->next, code_label(d, "next_action", p->next_action));
}

static void
tell_apart(struct screen *s, struct seat_row *rows, const struct seat_list *list)
{
    struct shown_who *all = calloc(list->count + 1, sizeof *all);

    if (all == NULL)
        abort();
    for (size_t i = 0; i < list->count; i++)
        all[i] = (struct shown_who){ list->rows[i].p.person_id, list->rows[i].birth_date,
                                     rows[i].name, sizeof rows[i].name };
    (void)shown_tell_apart(s, all, list->count);
    free(all);
}

struct seat_row *
orientation_seat_rows(struct screen *s, const struct seat_list *list)
{
    struct seat_row *rows = list->count > 0 ? calloc(list->count, sizeof *rows) : NULL;

    if (rows == NULL && list->count > 0)
        abort();
    for (size_t i = 0; i < list->count; i++)
        put_seat(s, &rows[i], &list->rows[i]);
    tell_apart(s, rows, list);
    return rows;
}
