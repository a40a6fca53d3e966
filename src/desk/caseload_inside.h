/* caseload_inside.h - what the files about lists of cases share, for src/desk alone. */
#pragma once

#include "core/caseload.h"
#include "core/err.h"
#include "desk/desk.h"

/* ERR_INVALID with the field of the filter that does not go together with the others. */
MUST_CHECK enum err_code caseload_check_filter(const struct caseload_filter *filter, struct err *e);
/* One case with all of its row: what lies ahead, the last contact, what the stage allows. No permission
 * is asked. ERR_NOT_FOUND. */
MUST_CHECK enum err_code caseload_read(struct desk *d, int64_t case_id, struct caseload_row *out,
                                       struct err *e);
