/* flag_repo.h - rows of person_flag. */
#pragma once

#include "core/err.h"
#include "core/flag.h"

#include <stdbool.h>

struct db;

MUST_CHECK enum err_code flag_repo_add(struct db *db, int64_t person_id, const char *words,
                                       struct date on, int64_t staff_id, int64_t *id,
                                       struct err *e);
/* Whose it is; ERR_NOT_FOUND. */
MUST_CHECK enum err_code flag_repo_person(struct db *db, int64_t id, int64_t *person_id,
                                          struct err *e);
/* ERR_CONFLICT: another version, or resolved already. */
MUST_CHECK enum err_code flag_repo_resolve(struct db *db, int64_t id, int64_t version,
                                           const char *resolution, struct date on,
                                           int64_t staff_id, struct err *e);
/* The open ones of a person. */
MUST_CHECK enum err_code flag_repo_list(struct db *db, int64_t person_id, struct flags *out,
                                        struct err *e);
/* How to contact whom with care, as a note with id 0, and the open ones of everybody. `viewer`: who
 * looks (relation_repo.h). */
MUST_CHECK enum err_code flag_repo_open(struct db *db, int64_t viewer, struct flags *out,
                                        struct err *e);
