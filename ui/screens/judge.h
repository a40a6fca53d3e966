/* judge.h - a supervisor's judgement of an indicator whose target is a word. */
#pragma once

#include "core/date.h"
#include "ui/kit/screen.h"

struct judge_arg { /* copied in open */
    int no;
    struct fiscal_year fy;
    const char *name, *target; /* of the indicator */
};

extern const struct screen_ops judge_screen; /* struct judge_arg */
