/* setting_inside.h - settings made by the program itself, for src/desk alone. */
#pragma once

#include "desk/setting.h"

/* No permission is asked, for the act that sets it has one of its own; the line is written. In the
 * caller's transaction if there is one. ERR_INVALID, field = the key. */
MUST_CHECK enum err_code setting_put(struct desk *d, enum setting which, const char *text,
                                     struct err *e);
