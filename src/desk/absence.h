/* absence.h - 職員の不在: days or hours at which a member of staff is not there. The times are offered
 * to nobody (desk/appointment.h) and stand on the page of the day. All ask for ACTION_AGENDA. */
#pragma once

#include "core/absence.h"
#include "desk/desk.h"

/* Of everybody from `from` on, by first day. The caller frees `out`. */
MUST_CHECK enum err_code absence_list(struct desk *d, struct date from, struct absences *out,
                                      struct err *e);
/* Write down a new one; `a` gets its number. ERR_INVALID with the field: "staff_id" nobody, "from_on",
 * "to_on" in the wrong order or without an end though it is not weekly, "weekday", "starts" and "ends"
 * one without the other or in the wrong order, "words" over 60 characters. */
MUST_CHECK enum err_code absence_add(struct desk *d, struct absence *a, struct err *e);
/* Take one out from today on: of one that has begun before, the days that are over stay. ERR_NOT_FOUND. */
MUST_CHECK enum err_code absence_remove(struct desk *d, int64_t id, struct err *e);
