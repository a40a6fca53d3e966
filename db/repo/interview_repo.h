/* interview_repo.h - rows of interview with their ranked wishes. */
#pragma once

#include "core/err.h"
#include "core/interview.h"

struct db;

MUST_CHECK enum err_code interview_repo_find(struct db *db, int64_t id, struct interview *out,
                                             struct err *e); /* ERR_NOT_FOUND */
/* Insert (id 0: sets id and version) or update where the version is still the row's; the number
 * follows. ERR_CONFLICT. */
MUST_CHECK enum err_code interview_repo_store(struct db *db, struct interview *i, struct err *e);
MUST_CHECK enum err_code interview_repo_list(struct db *db, int64_t case_id,
                                             struct interview_rows *out, struct err *e);
/* The newest by day and time, and its row version (may be NULL); 0 without any. */
MUST_CHECK enum err_code interview_repo_newest(struct db *db, int64_t case_id, int64_t *id,
                                               int64_t *version, struct err *e);

/* ---- interview_parts_repo.c: who was with them, services and agencies in use, jobs ---- */

MUST_CHECK enum err_code interview_parts_load(struct db *db, struct interview *i, struct err *e);
/* As they are in `i`; `is_new`: there are none yet. */
MUST_CHECK enum err_code interview_parts_store(struct db *db, const struct interview *i,
                                               bool is_new, struct err *e);
