/* handbook_repo.h - handbooks of a person; stored by person_repo together with the person. */
#pragma once

#include "core/err.h"
#include "core/person.h"

struct db;

MUST_CHECK enum err_code handbook_repo_load(struct db *db, struct person *p, struct err *e);
/* What p holds replaces what is stored: rows with an id stay the same row. */
MUST_CHECK enum err_code handbook_repo_store(struct db *db, struct person *p, struct err *e);
