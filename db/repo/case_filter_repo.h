/* case_filter_repo.h - choices of cases under a name. */
#pragma once

#include "core/case_filter.h"
#include "core/err.h"

struct db;

/* Those of the member of staff, then those of the role. ERR_DAMAGED for a row that says what no
 * version of the program writes. */
MUST_CHECK enum err_code case_filter_repo_list(struct db *db, int64_t staff_id, enum role role,
                                               struct case_filters *out, struct err *e);
/* Whose it is, its name and version, without the choice. ERR_NOT_FOUND. */
MUST_CHECK enum err_code case_filter_repo_find(struct db *db, int64_t id, struct case_filter *out,
                                               struct err *e);
/* Sets id and version. ERR_INVALID when there is one of that name. */
MUST_CHECK enum err_code case_filter_repo_insert(struct db *db, struct case_filter *f,
                                                 struct err *e);
/* ERR_CONFLICT; ERR_INVALID as above. */
MUST_CHECK enum err_code case_filter_repo_rename(struct db *db, int64_t id, int64_t version,
                                                 const char *name, struct err *e);
/* Nobody's list begins with it any more. ERR_CONFLICT. */
MUST_CHECK enum err_code case_filter_repo_delete(struct db *db, int64_t id, int64_t version,
                                                 struct err *e);
/* With which filter somebody's list begins; 0: as the role begins. */
MUST_CHECK enum err_code case_filter_repo_begin(struct db *db, int64_t staff_id, int64_t filter_id,
                                                struct err *e);
