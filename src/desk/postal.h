/* postal.h - postal codes: what a code stands for, and reading Japan Post's list in. */
#pragma once

#include "core/postal.h"
#include "desk/desk.h"

#include <stddef.h>

/* What a code ("176-0012") stands for: as read in, else the ward's own. `found` false: neither. No
 * permission: the list is the post's and tells of nobody. */
MUST_CHECK enum err_code postal_find(struct desk *d, const char *code, struct postal_place *out,
                                     bool *found, struct err *e);

struct postal_import {
    size_t changed;   /* codes that are new or say something else now */
    size_t unchanged;
};
/* Store these places, each code once. All or nothing, one audit line. Codes that are not among them
 * stay as they are, so that the list of one prefecture may follow that of another. ACTION_CODES. */
MUST_CHECK enum err_code postal_import(struct desk *d, const struct postal_place *rows,
                                       size_t count, struct postal_import *out, struct err *e);
