/* next_step.h - the next action of a case and its day: what may be entered, and how it ends by being
 * done. This is the one place for it; the use cases that store a record call it in their own
 * transaction. Used inside src/desk.
 *
 * A next action ends with the record of what it asked for:
 *   a seat in an orientation       ends orientation_booking, or stands where nothing did:
 *                                  interview_booking on the day of the session, where the interview
 *                                  is agreed; a seat given up or not taken takes that back, today;
 *                                  on another day, it follows
 *   an interview with a time       ends interview_booking; called off or not come to, it is to be
 *                                  booked anew today where nothing else was promised
 *   what follows, given in F2      is the next action from then on, with the day of the interview
 *   an interview sheet             sets its own (interview.c)
 *   a step past the assessment     that rests on a record (the route decided, the outcome of a
 *                                  meeting, a registration, a placement, a first visit) ends an
 *                                  orientation_booking or interview_booking of before
 *   a visit of one at work         the same
 * Other actions (call back, refer) are promises: they end when somebody sets the next one.
 * A case without one is looked at by a supervisor (DUE_NO_ACTION) unless something dated stands
 * ahead of it anyway: struct ahead of core/due.h. */
#pragma once

#include "core/event.h"
#include "core/support_case.h"
#include "desk/desk.h"

/* A day that something is to be done by. `was` is the day stored before, DATE_NONE for none: as long
 * as it stays, nothing is asked. A new one must not lie before today; on a day when the office is
 * closed it moves to the next open day (dictionary 7.2). Not in history. ERR_INVALID "next_on". */
MUST_CHECK enum err_code next_step_day(struct desk *d, struct date was, struct date *day,
                                       bool history, struct err *e);
/* Next action and its day together: one of the list, with a day unless close or none; the day as
 * above. `was` and `was_on` are those stored before (NULL or "": none). ERR_INVALID with the field
 * "next_action" or "next_on". */
MUST_CHECK enum err_code next_step_check(struct desk *d, const char *was, struct date was_on,
                                         const char *action, struct date *on, bool history,
                                         struct err *e);

/* What a seat in an orientation, or an appointment, does to the case `c` (id 0: none), whose stage
 * has followed already.
 * `old` is the seat before, id 0 for a new one. */
MUST_CHECK enum err_code next_step_seat(struct desk *d, const struct event *ev,
                                        const struct participation *old,
                                        const struct participation *seat, struct support_case *c,
                                        struct err *e);
/* The session in which the case `c` (id 0: none) has a seat is on another day, not before today. */
MUST_CHECK enum err_code next_step_session_moved(struct desk *d, struct support_case *c,
                                                 struct date from, struct date to, struct err *e);
/* The case has gone past orientation and interview: a booking that is still waited for ends. True
 * when there was one; the caller stores the case. */
bool next_step_end_bookings(struct support_case *c);
