/* slips.h - 受付票の一覧: the slips of a month, newest first; one that was taken without a name is
 * found here again and may be given its person. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops slips_screen; /* no argument */
