/* absence_repo.h - staff_absence. No rules, no permission, no audit. */
#pragma once

#include "core/absence.h"
#include "db/db.h"

/* Those that may have a day from `from` to `to`, of one member of staff or (0) of everybody, by first
 * day. The caller frees `out`. */
MUST_CHECK enum err_code absence_repo_list(struct db *db, struct date from, struct date to,
                                           int64_t staff_id, struct absences *out, struct err *e);
/* Store a new one; `a` gets its number. */
MUST_CHECK enum err_code absence_repo_insert(struct db *db, struct absence *a, int64_t by,
                                             const char *at, struct err *e);
/* Whose it is and its first day. ERR_NOT_FOUND. */
MUST_CHECK enum err_code absence_repo_find(struct db *db, int64_t id, struct absence *out,
                                           struct err *e);
/* Its last day becomes that one, unless it ended before. */
MUST_CHECK enum err_code absence_repo_end(struct db *db, int64_t id, struct date last, struct err *e);
MUST_CHECK enum err_code absence_repo_delete(struct db *db, int64_t id, struct err *e);
