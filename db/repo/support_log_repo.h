/* support_log_repo.h - rows of support_log. */
#pragma once

#include "core/err.h"
#include "core/support_log.h"

#include <stddef.h>

struct db;

/* Who writes and when. */
struct support_log_stamp {
    int64_t staff_id;
    const char *at; /* UTC */
};

MUST_CHECK enum err_code support_log_repo_find(struct db *db, int64_t id, struct support_log *out,
                                               struct err *e); /* ERR_NOT_FOUND */
/* Entries of a person, oldest first, void ones left out, in the period (DATE_NONE: without an end).
 * The caller frees the rows, on error too. */
MUST_CHECK enum err_code support_log_repo_list(struct db *db, int64_t person_id, struct date from,
                                               struct date to, struct support_log **rows,
                                               size_t *count, struct err *e);
/* Insert (id 0: sets id and version) or update where the version is still the row's and it is not
 * void. ERR_CONFLICT. */
MUST_CHECK enum err_code support_log_repo_store(struct db *db, struct support_log *x,
                                                struct support_log_stamp stamp, struct err *e);
/* ERR_CONFLICT as above. */
MUST_CHECK enum err_code support_log_repo_void(struct db *db, int64_t id, int64_t version,
                                               const char *reason, struct support_log_stamp stamp,
                                               struct err *e);
