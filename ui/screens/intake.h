/* intake.h - 相談受付: one search box; who is found is taken, else what was typed begins the form. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops intake_screen; /* no argument */
