/* decision_repo.h - rows of decision; never changed. */
#pragma once

#include "core/assessment.h"
#include "core/err.h"

struct db;

/* `at`: UTC stamp of entry. Sets id. */
MUST_CHECK enum err_code decision_repo_insert(struct db *db, struct decision *d, const char *at,
                                              struct err *e);
MUST_CHECK enum err_code decision_repo_list(struct db *db, int64_t case_id, struct decisions *out,
                                            struct err *e);
