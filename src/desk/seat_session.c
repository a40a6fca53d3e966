/* seat_session.c - what becomes of the seats when their event is called off or put to another time;
 * see seat_inside.h */
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/repo/participation_repo.h"
#include "desk/history_inside.h"
#include "desk/next_step.h"
#include "desk/seat_inside.h"
#include "desk/work.h"

static enum err_code
call_off(struct desk *d, const struct event *ev, const struct participation *old, struct err *e)
{
    struct participation p = *old;
    bool changed;

    (void)text_copy(p.attendance, sizeof p.attendance, "cancelled_office");
    p.waiting = false;
    enum err_code rc = seat_write(d, &p, old, "change-seat", &changed, e);
    return rc == ERR_OK ? seat_move_case(d, ev, old, &p, e) : rc;
}

enum err_code
seats_called_off(struct desk *d, const struct event *ev, int *told, struct err *e)
{
    struct seat_list seats;
    enum err_code rc = seat_repo_list(d->db, ev->id, &seats, e);

    for (size_t i = 0; rc == ERR_OK && i < seats.count; i++) {
        if (strcmp(seats.rows[i].p.attendance, "booked") != 0)
            continue;
        ++*told;
        rc = call_off(d, ev, &seats.rows[i].p, e);
    }
    seat_list_free(&seats);
    return rc;
}

enum err_code
seats_to_tell(struct desk *d, const struct event *ev, int *told, struct err *e)
{
    struct seat_list seats;
    enum err_code rc = seat_repo_list(d->db, ev->id, &seats, e);

    for (size_t i = 0; rc == ERR_OK && i < seats.count; i++)
        *told += strcmp(seats.rows[i].p.attendance, "booked") == 0;
    seat_list_free(&seats);
    return rc;
}

static struct date
day_of(const struct event *ev)
{
    struct date day = DATE_NONE;

    (void)validate_local(ev->starts_at, &day);
    return day;
}

/* The timeline of the person reads the line of the history. */
static enum err_code
move_one(struct desk *d, const struct event *old, const struct event *ev,
         const struct participation *p, struct err *e)
{
    const struct history_of of = { "event", ev->id, p->person_id, ev->reason };
    struct support_case c;
    enum err_code rc = history_add(d, &of, "starts_at", old->starts_at, ev->starts_at, e);

    if (rc != ERR_OK || p->waiting || strcmp(ev->kind, "orientation") != 0)
        return rc;
    rc = work_open_case(d, p->person_id, &c, e);
    return rc == ERR_OK ? next_step_session_moved(d, &c, day_of(old), day_of(ev), e) : rc;
}

enum err_code
seats_moved(struct desk *d, const struct event *old, const struct event *ev, int *told,
            struct err *e)
{
    struct seat_list seats;
    enum err_code rc = seat_repo_list(d->db, ev->id, &seats, e);

    for (size_t i = 0; rc == ERR_OK && i < seats.count; i++) {
        if (strcmp(seats.rows[i].p.attendance, "booked") != 0)
            continue;
        ++*told;
        rc = move_one(d, old, ev, &seats.rows[i].p, e);
    }
    seat_list_free(&seats);
    return rc;
}
