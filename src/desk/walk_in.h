/* walk_in.h - people who come to the counter without an appointment: kept with the time, shown on the
 * day as here, and a contact of that day. */
#pragma once

#include "desk/desk.h"

/* The person is here now. Who has a seat in an event of today is marked as here on that seat, and
 * *expected is true; pressing twice is fine. ACTION_AGENDA. ERR_DENIED for restricted people whom
 * the role may not see; ERR_NOT_FOUND, field "person". */
MUST_CHECK enum err_code walk_in_note(struct desk *d, int64_t person_id, bool *expected,
                                      struct err *e);
/* The same of somebody who came at a time of today that is known: `at` is its local time. */
MUST_CHECK enum err_code walk_in_note_at(struct desk *d, int64_t person_id, const char *at,
                                         bool *expected, struct err *e);
/* It was pressed by mistake, today. ACTION_AGENDA. ERR_NOT_FOUND: of another day, or taken back
 * already. */
MUST_CHECK enum err_code walk_in_take_back(struct desk *d, int64_t id, struct err *e);
