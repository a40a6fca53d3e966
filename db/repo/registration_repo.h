/* registration_repo.h - rows of registration. */
#pragma once

#include "core/err.h"
#include "core/registration.h"

struct db;

MUST_CHECK enum err_code registration_repo_find(struct db *db, int64_t id, struct registration *out,
                                                struct err *e);
/* The open one of a person; 0 without. */
MUST_CHECK enum err_code registration_repo_open(struct db *db, int64_t person_id, int64_t *id,
                                                struct err *e);
/* Who has that number; 0: nobody. */
MUST_CHECK enum err_code registration_repo_by_number(struct db *db, const char *number, int64_t *id,
                                                     struct err *e);
/* Insert (id 0: sets id, version, and number R-000123 when it is "") or update. ERR_CONFLICT. */
MUST_CHECK enum err_code registration_repo_store(struct db *db, struct registration *r,
                                                 struct err *e);
