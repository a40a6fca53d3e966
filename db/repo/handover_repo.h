/* handover_repo.h - rows of the table handover. No rules, no permission, no audit. */
#pragma once

#include "core/handover.h"
#include "db/db.h"

#include <stdbool.h>

/* Sets id and version. */
MUST_CHECK enum err_code handover_repo_insert(struct db *db, struct handover *h, struct err *e);
/* `changed` false: another version, or accepted already. */
MUST_CHECK enum err_code handover_repo_update(struct db *db, struct handover *h, bool *changed,
                                              struct err *e);
MUST_CHECK enum err_code handover_repo_accept(struct db *db, int64_t id, int64_t version,
                                              int64_t staff_id, struct date on, bool *changed,
                                              struct err *e);
/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code handover_repo_find(struct db *db, int64_t id, struct handover *out,
                                            struct err *e);
MUST_CHECK enum err_code handover_repo_list(struct db *db, int64_t person_id,
                                            struct handover_list *out, struct err *e);
