/* assessment_repo.h - rows of assessment and assessment_rating. */
#pragma once

#include "core/assessment.h"
#include "core/err.h"

struct db;

MUST_CHECK enum err_code assessment_repo_find(struct db *db, int64_t id, struct assessment *out,
                                              struct err *e); /* ERR_NOT_FOUND */
/* The draft of a case; 0 without one. */
MUST_CHECK enum err_code assessment_repo_draft(struct db *db, int64_t case_id, int64_t *id,
                                               struct err *e);
/* A new version for a->case_id with the newest wording, next number, a->on and a->staff_id; texts
 * and ratings are copied from the newest version that was not withdrawn. Sets id, version, number.
 */
MUST_CHECK enum err_code assessment_repo_insert(struct db *db, struct assessment *a, struct err *e);
/* Where the version is still the row's. ERR_CONFLICT. */
MUST_CHECK enum err_code assessment_repo_update(struct db *db, struct assessment *a, struct err *e);
/* Raise the row version alone. ERR_CONFLICT. */
MUST_CHECK enum err_code assessment_repo_touch(struct db *db, int64_t id, int64_t *version,
                                               struct err *e);
/* Store or, when nothing is in it, remove one item. */
MUST_CHECK enum err_code assessment_repo_rate(struct db *db, int64_t id,
                                              const struct assessment_line *line, struct err *e);
MUST_CHECK enum err_code assessment_repo_has_item(struct db *db, int item_set, const char *item,
                                                  bool *has, struct err *e);
/* Items with an agreed rating, and those of them that say something. */
MUST_CHECK enum err_code assessment_repo_counts(struct db *db, int64_t id, int *rated,
                                                int *confirmed, struct err *e);
MUST_CHECK enum err_code assessment_repo_lines(struct db *db, int64_t id, int item_set,
                                               struct assessment_lines *out, struct err *e);
MUST_CHECK enum err_code assessment_repo_list(struct db *db, int64_t case_id,
                                              struct assessment_rows *out, struct err *e);
