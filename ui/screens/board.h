/* board.h - The indicators No.63-71: target against actual. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

/* The row of that indicator on the board below this screen, in the words of the reader now; NULL: there
 * is no board below. */
const struct board_indicator *board_below(const struct screen *s, int no);

extern const struct screen_ops board_screen; /* no argument */
