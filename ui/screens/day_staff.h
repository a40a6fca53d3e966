/* day_staff.h - the day by staff: who has which event when, who is free, and what overlaps. Takes
 * nothing. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops day_staff_screen;
