/* orientation.h - 説明会: a session, who is booked and who came. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops orientation_screen; /* struct seat_arg */
