/* meeting_case.h - One case in a coordination meeting. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops meeting_case_screen; /* struct record_arg; id: the case on the agenda */
