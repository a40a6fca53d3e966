/* setup.h - make a new file: schema and code lists, the audit key, the first administrator. */
#pragma once

#include "core/err.h"

/* Everything typed is checked before anything is made; on a failure nothing is left behind. A key
 * file that is there already is used again, for backups may depend on it. Takes about 0.2 s.
 * ERR_INVALID, field "path": there is such a file; "login", "name", "new_password": see
 * account_add(). ERR_IO. */
MUST_CHECK enum err_code desk_init(const char *path, const char *login, const char *name,
                                   const char *password, struct err *e);
