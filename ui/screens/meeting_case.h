/* meeting_case.h - the minutes of one case in a coordination meeting (F5). */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops meeting_case_screen; /* struct record_arg; id: the row of the agenda */
