/* members.h - the records behind a number of the board. */
#pragma once

#include "core/board.h"
#include "ui/kit/screen.h"

struct members_arg { /* copied in open */
    const struct board_indicator *row;
    struct fiscal_year fy;
    struct date as_of;
    bool evidence; /* what a judge may look at, instead of what is counted */
};

extern const struct screen_ops members_screen; /* struct members_arg */
