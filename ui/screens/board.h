/* board.h - The indicators No.63-71: target against actual. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops board_screen; /* no argument */
