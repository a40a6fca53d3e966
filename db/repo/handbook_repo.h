/* handbook_repo.h - handbooks of a person; stored by person_repo together with the person. */
#pragma once

#include "core/err.h"
#include "core/person.h"

struct db;

MUST_CHECK enum err_code handbook_repo_load(struct db *db, struct person *p, struct err *e);
/* Keep a certificate that is taken off the card, with its last state and the day. */
MUST_CHECK enum err_code handbook_repo_keep_past(struct db *db, int64_t person_id,
                                                 const struct handbook *h, struct date ended_on,
                                                 int64_t staff_id, const char *at, struct err *e);
/* What p holds replaces what is stored: rows with an id stay the same row. */
MUST_CHECK enum err_code handbook_repo_store(struct db *db, struct person *p, struct err *e);
