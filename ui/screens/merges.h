/* merges.h - proposals and merges of one person, a new one, and undo. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops merges_screen; /* struct record_arg; id is not used */
