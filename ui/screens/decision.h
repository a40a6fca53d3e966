/* decision.h - The route after the assessment. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops decision_screen; /* struct case_arg */
