/* setting_repo.h - rows of the table setting, as text. */
#pragma once

#include "core/err.h"
#include "core/limits.h"

#include <stdint.h>

struct db;

/* `version` 0 and "" when nothing is stored. */
MUST_CHECK enum err_code setting_find(struct db *db, const char *key,
                                      char value[LONG_SIZE], int64_t *version,
                                      struct err *e);
/* `version` as it was read, 0 for none; it is raised. ERR_CONFLICT without words: somebody else was
 * first. */
MUST_CHECK enum err_code setting_change(struct db *db, const char *key, const char *value,
                                        int64_t *version, struct err *e);
/* Whatever was there. */
MUST_CHECK enum err_code setting_store(struct db *db, const char *key, const char *value,
                                       struct err *e);
