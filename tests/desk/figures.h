/* figures.h - the numbers of the board, for tests. */
#pragma once

#include "tests/desk/fixture.h"

#include "desk/board.h"

extern struct board loaded_board; /* by the last call; large */

/* The row of an indicator of loaded_board, freshly loaded. `as_of` "" is none. */
const struct board_indicator *load_figure(struct fixture *f, int no, int fy, const char *as_of);
/* The number, its list, and the last month all say the same. */
void expect_count(struct fixture *f, int no, int fy, const char *as_of, int64_t want);
