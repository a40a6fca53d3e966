/* assessment.h - アセスメント票 (F4): the items of a sheet, one key a rating, and its versions. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops assessment_screen; /* struct record_arg; id 0: the newest sheet of the open case, or a first one */
