/* setup.h - make a new file: schema and code lists, the audit key, the first administrator. */
#pragma once

#include "desk/desk.h"

/* The folders above `path` that are missing, open to their owner alone. For the place of one's own
 * data (XDG base directories), never for a place that somebody named: that may be mistyped. What
 * cannot be made is said by whoever makes the file. */
void desk_make_folders(const char *path);
/* Everything typed is checked before anything is made; on a failure nothing is left behind. A key
 * file that is there already is used again, for backups may depend on it. Takes about 0.2 s.
 * ERR_INVALID, field "path": there is such a file; "login", "name", "new_password": see
 * account_add(). ERR_IO. */
MUST_CHECK enum err_code desk_init(const char *path, const char *login, const char *name,
                                   const char *password, struct err *e);
/* Mark the file as one of fictitious people that stands at that day. For the demonstration:
 * ACTION_IMPORT. */
MUST_CHECK enum err_code desk_mark_demo(struct desk *d, struct date training, struct err *e);
