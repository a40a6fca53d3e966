/* wage.h - kochin paid by facilities, month by month. ACTION_WORK; with `history` ACTION_IMPORT. */
#pragma once

#include "core/wage.h"
#include "desk/desk.h"

#include <stddef.h>

/* Store a new (id 0) or changed row; on success `w` has id, version, ref and method. One row a
 * facility, month and method. The new formula begins with 2023-04. ERR_INVALID with the field,
 * ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code wage_save(struct desk *d, struct wage *w, struct err *e);
/* ERR_NOT_FOUND. ACTION_WORK. */
MUST_CHECK enum err_code wage_find_ref(struct desk *d, const char *ref, struct wage *out,
                                       struct err *e);

/* Those of a facility in order of months. ACTION_WORK. */
MUST_CHECK enum err_code wage_list(struct desk *d, int64_t organisation_id, struct wage_list *out,
                                   struct err *e);
