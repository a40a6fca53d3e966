/* disability_repo.h - disability_period: from when to when somebody has a kind of disability. */
#pragma once

#include "core/disability.h"
#include "db/db.h"

/* What is on the card, the main kind first (id 0: nothing is told of it yet), then what no longer is,
 * the newest first. The caller frees `out`, on an error too. */
MUST_CHECK enum err_code disability_repo_list(struct db *db, int64_t person_id,
                                              struct disability_periods *out, struct err *e);
/* ERR_NOT_FOUND. Nothing is told of the card. */
MUST_CHECK enum err_code disability_repo_find(struct db *db, int64_t id,
                                              struct disability_period *out, struct err *e);
/* Store a new one (id 0, which it gets) or a change; `version` becomes the stored one. ERR_CONFLICT:
 * somebody changed it meanwhile. */
MUST_CHECK enum err_code disability_repo_store(struct db *db, struct disability_period *p,
                                               int64_t staff_id, const char *at, struct err *e);
/* A kind is taken off the card: what was told of it ends on that day, a row is made where nothing
 * was. */
MUST_CHECK enum err_code disability_repo_end(struct db *db, int64_t person_id, const char *kind,
                                             struct date ended_on, int64_t staff_id,
                                             const char *at, struct err *e);
/* ERR_CONFLICT: somebody changed or removed it meanwhile. */
MUST_CHECK enum err_code disability_repo_remove(struct db *db, int64_t id, int64_t version,
                                                struct err *e);
