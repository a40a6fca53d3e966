/* caseload_inside.h - what the files about lists of cases share, for src/desk alone. */
#pragma once

#include "core/caseload.h"
#include "core/err.h"

/* ERR_INVALID with the field of the filter that does not go together with the others. */
MUST_CHECK enum err_code caseload_check_filter(const struct caseload_filter *filter, struct err *e);
