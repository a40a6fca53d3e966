/* closing_days.h - the days on which the office differs from the law's calendar: extra holidays,
 * closings, extra openings. ACTION_CODES. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops closing_days_screen;
