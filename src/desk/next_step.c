#include "desk/next_step.h"

#include <string.h>

#include "core/attendance.h"
#include "core/intake.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/repo/due_repo.h"
#include "desk/calendar_days.h"
#include "desk/case_inside.h"
#include "desk/codes.h"

static bool
is(const char *code, const char *id)
{
    return strcmp(code, id) == 0;
}

/* ---- what may be entered ---- */

enum err_code
next_step_day(struct desk *d, struct date was, struct date *day, bool history, struct err *e)
{
    struct calendar_days days;

    if (date_is_none(*day))
        return ERR_OK;
    if (!date_is_valid(*day))
        return err_set(e, ERR_INVALID, "next_on", N_("There is no such day."));
    if (history || date_compare(was, *day) == 0)
        return ERR_OK;
    if (date_compare(*day, d->today) < 0)
        return err_set(e, ERR_INVALID, "next_on",
                       N_("This day is over. What comes next lies today or later."));
    enum err_code rc = calendar_days_load(d, &days, e);
    if (rc != ERR_OK)
        return rc;
    struct date open = calendar_next_open(&days.cal, *day);
    if (!date_is_none(open))
        *day = open;
    calendar_days_free(&days);
    return ERR_OK;
}

enum err_code
next_step_check(struct desk *d, const char *was, struct date was_on, const char *action,
                struct date *on, bool history, struct err *e)
{
    struct date day = history ? DATE_NONE : d->today;
    enum err_code rc = code_check(d, "next_action", action, day, !history, "next_action", e);

    if (rc == ERR_OK && !history && next_action_needs_date(action) && date_is_none(*on))
        rc = err_set(e, ERR_INVALID, "next_on", N_("The day of the next action is missing."));
    if (rc == ERR_OK) /* another action is a new one, whatever its day */
        rc = next_step_day(d, was && is(was, action) ? was_on : DATE_NONE, on, history, e);
    return rc;
}

/* ---- how it ends ---- */

static bool
is_booking(const char *action)
{
    return is(action, "orientation_booking") || is(action, "interview_booking");
}

static bool
takes_seat(const struct participation *p)
{
    return p->id != 0 && !p->waiting && attendance_takes_seat(p->attendance);
}

bool
next_step_end_bookings(struct support_case *c)
{
    if (!is_booking(c->next_action))
        return false;
    c->next_action[0] = '\0';
    c->next_on = DATE_NONE;
    return true;
}

/* The interview is agreed at the session; past it, the booking only ends. */
static enum err_code
seat_taken(struct desk *d, struct support_case *c, struct date session, struct err *e)
{
    bool waits = is(c->next_action, "orientation_booking");
    struct date on = date_compare(session, d->today) < 0 ? d->today : session;

    if (c->stage <= STAGE_INTERVIEW && (waits || c->next_action[0] == '\0'))
        return case_put_next(d, c, "interview_booking", on, e);
    return waits ? case_put_next(d, c, "", DATE_NONE, e) : ERR_OK;
}

/* Does the case wait for the interview that is to be agreed at that session? */
static bool
waits_for(const struct support_case *c, struct date session)
{
    return c->stage <= STAGE_ORIENTATION && is(c->next_action, "interview_booking")
           && date_compare(c->next_on, session) == 0;
}

static enum err_code
seat_given_up(struct desk *d, struct support_case *c, struct date session, struct err *e)
{
    return waits_for(c, session) ? case_put_next(d, c, "orientation_booking", d->today, e) : ERR_OK;
}

enum err_code
next_step_session_moved(struct desk *d, struct support_case *c, struct date from, struct date to,
                        struct err *e)
{
    return c->id != 0 && case_is_active(c, NULL) == ERR_OK && waits_for(c, from)
               ? case_put_next(d, c, "interview_booking", to, e)
               : ERR_OK;
}

/* What was agreed at the session; without a day it is that of the session, or today. */
static enum err_code
agreed(struct desk *d, struct support_case *c, const struct participation *seat,
       struct date session, struct err *e)
{
    struct date on = seat->next_on;

    if (date_is_none(on))
        on = date_compare(session, d->today) < 0 ? d->today : session;
    enum err_code rc = next_step_check(d, NULL, DATE_NONE, seat->next_action, &on, false, e);
    return rc == ERR_OK ? case_put_next(d, c, seat->next_action, on, e) : rc;
}

/* The interview has its time: it is booked. Called off or not come to, it is to be booked anew,
 * unless something else was promised or another one stands ahead. */
static enum err_code
appointment_changed(struct desk *d, struct support_case *c, bool takes, struct err *e)
{
    bool another = false;
    enum err_code rc;

    if (takes)
        return is(c->next_action, "interview_booking") ? case_put_next(d, c, "", DATE_NONE, e)
                                                       : ERR_OK;
    if (c->next_action[0])
        return ERR_OK;
    rc = due_repo_interview_ahead(d->db, c->person_id, d->today, &another, e);
    return rc == ERR_OK && !another
               ? case_put_next(d, c, "interview_booking", d->today, e)
               : rc;
}

enum err_code
next_step_seat(struct desk *d, const struct event *ev, const struct participation *old,
               const struct participation *seat, struct support_case *c, struct err *e)
{
    struct date session = d->today;
    bool is_appointment = is(ev->kind, EVENT_INTERVIEW);

    if (c->id == 0 || case_is_active(c, NULL) != ERR_OK
        || (!is_appointment && !is(ev->kind, "orientation")))
        return ERR_OK;
    (void)validate_local(ev->starts_at, &session);
    if (seat->next_action[0]
        && (!is(seat->next_action, old->next_action) || !date_is_none(seat->next_on)))
        return agreed(d, c, seat, session, e);
    if (is_appointment)
        return takes_seat(seat) == takes_seat(old)
                   ? ERR_OK
                   : appointment_changed(d, c, takes_seat(seat), e);
    if (takes_seat(seat) && !takes_seat(old))
        return seat_taken(d, c, session, e);
    if (!takes_seat(seat) && takes_seat(old))
        return seat_given_up(d, c, session, e);
    return ERR_OK;
}
