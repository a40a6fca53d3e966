/* postal_repo.h - rows of postal_code. */
#pragma once

#include "core/err.h"
#include "core/postal.h"

struct db;

/* `found` false and `out` empty without a row. */
MUST_CHECK enum err_code postal_repo_find(struct db *db, const char *code, struct postal_place *out,
                                          bool *found, struct err *e);
/* A new code, or what it says now; `changed` false when it said so already. */
MUST_CHECK enum err_code postal_repo_put(struct db *db, const struct postal_place *place,
                                         bool *changed, struct err *e);
