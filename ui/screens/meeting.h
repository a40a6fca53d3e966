/* meeting.h - コーディネート会議 (F5). */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops meeting_screen; /* struct event_arg */
