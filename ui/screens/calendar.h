/* calendar.h - The events by day. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops calendar_screen; /* no argument */
