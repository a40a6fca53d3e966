/* consent_repo.h - rows of consent with their items and recipients. */
#pragma once

#include "core/consent.h"
#include "core/err.h"

struct db;

MUST_CHECK enum err_code consent_repo_find(struct db *db, int64_t id, struct consent *out,
                                           struct err *e); /* ERR_NOT_FOUND */
/* Newest first. */
MUST_CHECK enum err_code consent_repo_list(struct db *db, int64_t person_id, struct consents *out,
                                           struct err *e);
/* Insert (id 0) or update where the version is still the row's. ERR_CONFLICT. */
MUST_CHECK enum err_code consent_repo_store(struct db *db, struct consent *c, struct err *e);
