/* interview.h - 個別面談票 (F3). */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops interview_screen; /* struct record_arg; id 0: a new one for the open case */
