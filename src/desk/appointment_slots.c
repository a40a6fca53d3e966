/* appointment_slots.c - which times are free, and what a new appointment begins with; see
 * appointment.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/person.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/appointment_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/staff_choice_repo.h"
#include "desk/appointment.h"
#include "desk/calendar_days.h"
#include "desk/desk_inside.h"
#include "desk/people_inside.h"
#include "desk/seat_inside.h"
#include "desk/setting.h"
#include "desk/staff.h"

enum { CAUTION_COLS = 60 };

/* The free times of one open day that are still to come. */
static void
add_day(const struct appointment *a, const struct appointment_hours *hours, struct date day,
        const char *now, const struct busy_list *busy, struct appointment_slots *out)
{
    char iso[DATE_ISO_SIZE];

    date_to_iso(day, iso);
    for (int t = hours->opens; t + a->minutes <= hours->closes && out->count < APPOINTMENT_SLOTS;
         t += hours->step) {
        char *slot = out->starts_at[out->count];

        appointment_at(iso, (unsigned)t, slot);
        if (strcmp(slot, now) > 0 && appointment_is_free(a, slot, busy))
            out->count++;
    }
}

/* Inside a reading transaction, permission given. */
static enum err_code
find_free(struct desk *d, const struct appointment *a, struct date from,
          struct appointment_slots *out, struct err *e)
{
    struct appointment_hours hours;
    struct busy_list busy = { 0 };
    struct calendar_days days;
    char now[LOCAL_SIZE];
    enum err_code rc = setting_get_hours(d, &hours, e);

    *out = (struct appointment_slots){ 0 };
    if (rc != ERR_OK || (rc = calendar_days_load(d, &days, e)) != ERR_OK)
        return rc;
    struct date to = date_add_days(from, hours.days);
    desk_now_local(d, now);
    rc = appointment_busy(d, &(struct busy_order){ from, to, a->staff_id, a->person_id, a->id }, &busy,
                          e);
    for (struct date day = from; rc == ERR_OK && date_compare(day, to) <= 0;
         day = date_add_days(day, 1))
        if (calendar_is_open(&days.cal, day, NULL, 0))
            add_day(a, &hours, day, now, &busy, out);
    free(busy.rows);
    calendar_days_free(&days);
    return rc;
}

enum err_code
appointment_free(struct desk *d, const struct appointment *a, struct date from,
                 struct appointment_slots *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    *out = (struct appointment_slots){ 0 };
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    if (date_is_none(from) || date_compare(from, d->today) < 0)
        from = d->today;
    rc = find_free(d, a, from, out, e);
    db_end_read(d->db);
    return rc;
}

/* ---- a new one ---- */

static enum err_code
put_person(struct desk *d, struct appointment *a, struct err *e)
{
    struct person *p = malloc(sizeof *p);
    enum err_code rc;

    if (!p)
        abort();
    rc = person_repo_find(d->db, a->person_id, p, e);
    if (rc == ERR_OK) {
        (void)text_copy(a->person_ref, sizeof a->person_ref, p->ref);
        (void)text_copy(a->person_name, sizeof a->person_name, p->name);
        if (!people_mask_listed(d, a->person_id, p->restricted, p->ref, a->person_name))
            (void)text_clip(p->contact_caution, CAUTION_COLS, false, a->caution,
                            sizeof a->caution);
    }
    free(p);
    return rc;
}

/* Their first free time; `a` takes it when it is earlier than the one it has. */
static enum err_code
try_staff(struct desk *d, struct appointment *a, int64_t staff_id, struct err *e)
{
    struct appointment with = *a;
    struct appointment_slots slots;
    enum err_code rc;

    with.staff_id = staff_id;
    rc = find_free(d, &with, d->today, &slots, e);
    if (rc != ERR_OK || slots.count == 0
        || (a->starts_at[0] && strcmp(slots.starts_at[0], a->starts_at) >= 0))
        return rc;
    a->staff_id = staff_id;
    (void)text_copy(a->starts_at, sizeof a->starts_at, slots.starts_at[0]);
    return ERR_OK;
}

static enum err_code
try_workers(struct desk *d, struct appointment *a, struct err *e)
{
    struct staff_choices staff;
    enum err_code rc = staff_choice_repo_list(d->db, d->today, &staff, e);

    for (size_t i = 0; rc == ERR_OK && i < staff.count; i++)
        if (staff.rows[i].role == ROLE_WORKER)
            rc = try_staff(d, a, staff.rows[i].id, e);
    staff_choices_free(&staff);
    return rc;
}

static enum err_code
begin(struct desk *d, struct appointment *a, struct err *e)
{
    struct appointment_hours hours;
    struct support_case c;
    enum err_code rc = setting_get_hours(d, &hours, e);

    if (rc == ERR_OK) {
        a->minutes = hours.minutes;
        rc = put_person(d, a, e);
    }
    if (rc == ERR_OK)
        rc = work_open_case(d, a->person_id, &c, e);
    if (rc != ERR_OK)
        return rc;
    a->staff_id = c.id != 0 ? c.staff_id : 0;
    if (a->staff_id == 0 && d->user.role == ROLE_WORKER)
        a->staff_id = d->user.staff_id;
    return a->staff_id != 0 ? try_staff(d, a, a->staff_id, e) : try_workers(d, a, e);
}

enum err_code
appointment_begin(struct desk *d, int64_t person_id, struct appointment *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, person_id, e);

    *out = (struct appointment){ .person_id = person_id };
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    rc = begin(d, out, e);
    db_end_read(d->db);
    return rc;
}
