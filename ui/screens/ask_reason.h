/* ask_reason.h - what an opening needs of the reader before the desk allows it: a reason, or the PIN
 * once more. */
#pragma once

#include "ui/kit/screen.h"

/* After a use case was refused: ERR_DENIED with field "reason" asks for a reason (a list, or own
 * words) and puts it into the desk; with field "pin" asks for PIN or password. Then `again` is
 * called with the asking screen. Other errors are said. True when something was asked. */
bool ask_reason(struct screen *s, const struct err *e, void (*again)(struct screen *s));
