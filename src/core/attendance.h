/* attendance.h - 出欠: which statuses (list attendance_status) can be true of a seat, by whether the
 * day of the event is still to come. The one rule for sessions, appointments and imports. */
#pragma once

#include "core/date.h"
#include "core/err.h"

#include <stdbool.h>

/* May the seat be said to have this status, seen from `today`? Before the day: booked, excused or
 * cancelled; nobody has come or stayed away yet. On the day: all. Afterwards: all but booked, for
 * then it is asked whether the person came. False for what is no status. */
bool attendance_fits(const char *attendance, struct date day, struct date today);
/* The same with words: ERR_INVALID, field "attendance". */
MUST_CHECK enum err_code attendance_check(const char *attendance, struct date day,
                                          struct date today, struct err *e);
/* Does the seat count: is the person expected, or was there? */
bool attendance_takes_seat(const char *attendance);
/* Has the person let it be known that the seat is free for another: everything that can be said before
 * the day but booked? Who stayed away without a word (absent) has left it empty. */
bool attendance_frees_seat(const char *attendance);
/* By whom it was called off: cancelled_self or cancelled_office. */
bool attendance_is_cancelled(const char *attendance);
/* An appointment is of one person and stands or falls with the seat: the event_status it then has.
 * "planned" while booked, "held" when the person came, else "cancelled". */
const char *attendance_event_status(const char *attendance);
