/* restricted_repo.h - restricted records that were opened with a reason. */
#pragma once

#include "core/err.h"
#include "core/restricted.h"

#include <stdbool.h>

struct db;

/* Does nothing when the same was opened on that day by the same for the same reason, and nobody has
 * looked at it yet. */
MUST_CHECK enum err_code restricted_repo_insert(struct db *db, int64_t person_id, int64_t staff_id,
                                                struct date day, const char *opened_at,
                                                const char *reason, struct err *e);
/* `reason` as stored. ERR_NOT_FOUND. */
MUST_CHECK enum err_code restricted_repo_find(struct db *db, int64_t id,
                                              struct restricted_opening *out, struct err *e);
/* *first: nobody had looked at it. */
MUST_CHECK enum err_code restricted_repo_see(struct db *db, int64_t id, int64_t staff_id,
                                             struct date day, bool *first, struct err *e);
