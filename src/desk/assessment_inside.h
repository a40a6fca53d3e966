/* assessment_inside.h - what acts that use a sheet need, for src/desk alone. */
#pragma once

#include "desk/assessment.h"

/* The sheet is used: from now on it never changes. Needs an agreed sheet; a frozen one stays as it
 * is. Called inside the act that uses it (a meeting held, a decision, a print), which has asked for
 * permission; the sheet's own line is written in the same transaction. ERR_INVALID, field
 * "assessment". */
MUST_CHECK enum err_code assessment_freeze(struct desk *d, int64_t id, struct err *e);
