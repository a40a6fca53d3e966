#include "desk/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/attendance.h"
#include "db/db.h"
#include "db/repo/absence_repo.h"
#include "db/repo/audit_repo.h"
#include "db/repo/event_repo.h"
#include "db/repo/staff_choice_repo.h"
#include "db/repo/walk_in_repo.h"
#include "desk/audit.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/seat_inside.h"
#include "desk/words.h"
#include "desk/work.h"

void
day_free(struct day *day)
{
    if (!day)
        return;
    for (size_t i = 0; i < day->event_count; i++)
        seat_list_free(&day->events[i].seats);
    free(day->events);
    absences_free(&day->absences);
    seat_list_free(&day->walk_ins);
    due_rows_free(&day->due);
    *day = (struct day){ 0 };
}

/* Joins with `between`; what no longer fits is left out. */
static void
add_name(char *out, size_t size, const char *between, const char *name)
{
    size_t used = strlen(out);

    if (used == 0)
        between = "";
    if (used + strlen(between) + strlen(name) < size)
        snprintf(out + used, size - used, "%s%s", between, name);
}

static enum err_code
read_staff(struct desk *d, struct day_event *row, struct err *e)
{
    char name[LINE_SIZE];
    enum err_code rc = ERR_OK;

    for (int i = 0; i < row->staff_count && rc == ERR_OK; i++) {
        rc = staff_choice_repo_name(d->db, row->staff_ids[i], name, e);
        add_name(row->staff, sizeof row->staff, _(", "), name);
        add_name(row->staff_list, sizeof row->staff_list, ";", name);
    }
    return rc;
}

static enum err_code
read_event(struct desk *d, struct day_event *row, struct err *e)
{
    struct event ev;
    enum err_code rc = event_repo_find(d->db, row->event.id, &ev, e);

    if (rc == ERR_OK) {
        row->staff_count = ev.staff_count;
        memcpy(row->staff_ids, ev.staff, sizeof row->staff_ids);
        rc = read_staff(d, row, e);
    }
    if (rc == ERR_OK)
        rc = appointment_hide_purpose(d, ev.id, ev.kind, row->event.title, e);
    return rc == ERR_OK ? seats_read(d, row->event.id, &row->seats, e) : rc;
}

static enum err_code
read_events(struct desk *d, struct day *out, struct err *e)
{
    struct event_list list;
    enum err_code rc = event_repo_list(d->db, out->on, out->on, EVENT_LIST_MAX, &list, e);

    if (rc != ERR_OK)
        return rc;
    out->events = calloc(list.count ? list.count : 1, sizeof *out->events);
    if (!out->events)
        abort();
    for (size_t i = 0; i < list.count && rc == ERR_OK; i++) {
        out->events[i].event = list.rows[i];
        out->event_count++;
        rc = read_event(d, &out->events[i], e);
    }
    event_list_free(&list);
    return rc;
}

/* ---- double bookings ---- */

static bool
is_expected(const struct participation *p)
{
    return !p->waiting && attendance_takes_seat(p->attendance);
}

/* People who are expected at both. */
static void
add_people(const struct day_event *row, const struct day_event *other, char *what, size_t size)
{
    for (size_t i = 0; i < row->seats.count; i++)
        for (size_t k = 0; k < other->seats.count; k++) {
            const struct participation *p = &row->seats.rows[i].p, *q = &other->seats.rows[k].p;

            if (p->person_id == q->person_id && is_expected(p) && is_expected(q))
                add_name(what, size, _(", "), row->seats.rows[i].name);
        }
}

static enum err_code
find_clashes(struct desk *d, struct day_event *row, const struct day_event *other, struct err *e)
{
    char what[LONG_SIZE] = "", words[LONG_SIZE + LINE_SIZE], name[LINE_SIZE];
    enum err_code rc = ERR_OK;

    if (!event_overlaps(&row->event, &other->event))
        return ERR_OK;
    if (event_same_place(row->event.place, other->event.place))
        add_name(what, sizeof what, "", row->event.place);
    for (int i = 0; i < row->staff_count && rc == ERR_OK; i++) {
        if (!work_has_id(other->staff_ids, other->staff_count, row->staff_ids[i]))
            continue;
        rc = staff_choice_repo_name(d->db, row->staff_ids[i], name, e);
        add_name(what, sizeof what, _(", "), name);
    }
    if (rc == ERR_OK)
        add_people(row, other, what, sizeof what);
    if (rc != ERR_OK || what[0] == '\0')
        return rc;
    snprintf(words, sizeof words, _("overlaps %s: %s"),
             other->event.starts_at + sizeof "2014-10-31", what);
    add_name(row->clash, sizeof row->clash, _("; "), words);
    return ERR_OK;
}

/* Staff of the event who are away at that time. */
static void
find_absent(struct day_event *row, const struct absence *a, struct date on)
{
    struct event_row away = { .status = "planned" };
    char words[2 * LINE_SIZE];

    absence_times(a, on, away.starts_at, away.ends_at);
    if (!work_has_id(row->staff_ids, row->staff_count, a->staff_id)
        || !event_overlaps(&row->event, &away))
        return;
    snprintf(words, sizeof words, _("%.300s is away"), a->staff_name);
    add_name(row->clash, sizeof row->clash, _("; "), words);
}

/* Absences of the day alone are kept. */
static enum err_code
read_absences(struct desk *d, struct day *day, struct err *e)
{
    size_t kept = 0;
    enum err_code rc = absence_repo_list(d->db, day->on, day->on, 0, &day->absences, e);

    for (size_t i = 0; i < day->absences.count; i++) {
        const struct absence a = day->absences.rows[i];

        if (!absence_is_on(&a, day->on))
            continue;
        day->absences.rows[kept++] = a;
        for (size_t k = 0; k < day->event_count; k++)
            find_absent(&day->events[k], &a, day->on);
    }
    day->absences.count = kept;
    return rc;
}

static enum err_code
read_clashes(struct desk *d, struct day *day, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; i < day->event_count; i++)
        for (size_t k = 0; k < day->event_count && rc == ERR_OK; k++)
            if (k != i)
                rc = find_clashes(d, &day->events[i], &day->events[k], e);
    return rc;
}

/* ---- the day ---- */

enum err_code
day_load(struct desk *d, struct date on, bool own, struct day *out, struct err *e)
{
    *out = (struct day){ .on = on };
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    rc = read_events(d, out, e);
    if (rc == ERR_OK) /* who is not there at all is said first */
        rc = read_absences(d, out, e);
    if (rc == ERR_OK)
        rc = read_clashes(d, out, e);
    if (rc == ERR_OK)
        rc = walk_in_repo_list(d->db, on, &out->walk_ins, e);
    if (rc == ERR_OK)
        seats_hide(d, &out->walk_ins);
    db_end_read(d->db);
    if (rc == ERR_OK)
        rc = person_due_concerning(d, on, own, DAY_DUE_MAX, &out->due, e);
    if (rc != ERR_OK)
        day_free(out);
    return rc;
}

/* ---- sheets ---- */

static int
people_on(const struct day *day)
{
    size_t n = day->walk_ins.count + day->due.count;

    for (size_t i = 0; i < day->event_count; i++)
        n += day->events[i].seats.count;
    return (int)n;
}

static enum err_code
note_sheet(struct desk *d, const char *action, int people, struct day_foot *foot, struct err *e)
{
    const struct audit_act act = { .action = action, .people = people };
    unsigned char mac[AUDIT_MAC_SIZE];
    char at[STAMP_SIZE];
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = audit_view(d, &act, e);
    if (rc == ERR_OK)
        rc = audit_tail(d->db, &foot->line, at, mac, e);
    if (rc == ERR_OK)
        audit_head_words(mac, foot->head);
    return db_end(d->db, rc, e);
}

enum err_code
day_sheet(struct desk *d, struct date on, struct day *out, struct day_foot *foot, struct err *e)
{
    enum err_code rc = day_load(d, on, false, out, e);

    if (rc == ERR_OK && (rc = note_sheet(d, "print-day", people_on(out), foot, e)) != ERR_OK)
        day_free(out);
    return rc;
}

enum err_code
day_due(struct desk *d, struct date on, size_t limit, struct due_rows *out, struct err *e)
{
    struct day_foot foot;
    enum err_code rc = person_due(d, on, 0, limit, out, e);

    if (rc == ERR_OK && (rc = note_sheet(d, "list-due", (int)out->count, &foot, e)) != ERR_OK)
        due_rows_free(out);
    return rc;
}
