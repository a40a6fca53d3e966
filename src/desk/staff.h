/* staff.h - members of staff as records name them, with or without an account. Accounts themselves
 * are in account.h. */
#pragma once

#include "core/staff_choice.h"
#include "desk/desk.h"

/* Everybody who may be named on a record of today, in order of entry: not disabled, not ended.
 * ACTION_AGENDA. */
MUST_CHECK enum err_code staff_choices(struct desk *d, struct staff_choices *out, struct err *e);
/* The name of one; "" for 0 and unknown numbers. ACTION_AGENDA. */
MUST_CHECK enum err_code staff_name_of(struct desk *d, int64_t id, char out[LINE_SIZE],
                                       struct err *e);
/* A login or a name to the number of the member; a name that is nobody's is kept as one without
 * sign-in (the contract's `staff` column). For import and demonstration: ACTION_IMPORT.
 * ERR_INVALID, field "staff", for "" and over-long names. */
MUST_CHECK enum err_code staff_named(struct desk *d, const char *words, int64_t *id, struct err *e);
