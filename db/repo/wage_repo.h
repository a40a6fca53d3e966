/* wage_repo.h - rows of the table wage. No rules, no permission, no audit. */
#pragma once

#include "core/wage.h"
#include "db/db.h"

/* Sets id, version and, when it was "", ref. */
MUST_CHECK enum err_code wage_repo_insert(struct db *db, struct wage *w, struct err *e);
/* The caller has compared the version inside the same transaction. */
MUST_CHECK enum err_code wage_repo_update(struct db *db, struct wage *w, bool *changed,
                                          struct err *e);
/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code wage_repo_find(struct db *db, int64_t id, struct wage *out,
                                        struct err *e);
MUST_CHECK enum err_code wage_repo_find_ref(struct db *db, const char *ref, struct wage *out,
                                            struct err *e);
/* 0 when that month is not there. */
MUST_CHECK enum err_code wage_repo_id_of_month(struct db *db, const struct wage *w, int64_t *id,
                                               struct err *e);
MUST_CHECK enum err_code wage_repo_list(struct db *db, int64_t organisation_id,
                                        struct wage_list *out, struct err *e);
