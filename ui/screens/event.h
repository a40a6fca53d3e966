/* event.h - An event that is no coordination meeting and no orientation (F12). */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops event_screen; /* struct event_arg */
