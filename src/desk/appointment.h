/* appointment.h - 個別面談の予約: interviews with a time. Each is an event of kind EVENT_INTERVIEW with
 * one seat: arrival, attendance and what is due of it are those of a seat (desk/event.h), and the one
 * rule of which status fits which day is core/attendance.h. All ask for ACTION_AGENDA. */
#pragma once

#include "core/appointment.h"
#include "desk/desk.h"

/* What a form of a new one begins with: whoever is in charge of the case, else the signed-in worker,
 * else the worker who is free first, and that one's first free time. No time is given when none is
 * free in the days that are looked ahead. The name is that of a list: nobody's record is opened. ERR_NOT_FOUND. */
MUST_CHECK enum err_code appointment_begin(struct desk *d, int64_t person_id,
                                           struct appointment *out, struct err *e);
/* Free times of a->staff_id on open days within the counter's hours, `from` (or today, after now) on:
 * neither the staff, the person nor the room (a->place) has anything else then. What is offered here
 * is not refused by appointment_save(). */
MUST_CHECK enum err_code appointment_free(struct desk *d, const struct appointment *a,
                                          struct date from, struct appointment_slots *out,
                                          struct err *e);
/* Store a new one (id 0), or what is changed of one. Not before today; where the staff, the
 * person or the room have something else then, or the office is closed: ERR_INVALID, field "despite",
 * names it all, unless a->despite says why it is wanted all the same; both are kept. Moving
 * one that is booked to another time or to other staff needs `reason` (1 to 200 characters; NULL for
 * none): time, staff and reason of before are kept. One that is settled keeps its time. The person's
 * next action ends by it (desk/next_step.h). On success `a` is as stored. ERR_INVALID with the field
 * (day and time: "at"), ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code appointment_save(struct desk *d, struct appointment *a, const char *reason,
                                          struct err *e);
/* By the number of its event; ERR_NOT_FOUND for other events too. */
MUST_CHECK enum err_code appointment_find(struct desk *d, int64_t id, struct appointment *out,
                                          struct err *e);
/* What became of it, or who called it off; `note` says why ("" leaves the note). As seat_change(); on
 * success `a` is as stored. */
MUST_CHECK enum err_code appointment_settle(struct desk *d, struct appointment *a,
                                            const char *attendance, const char *note,
                                            struct err *e);
