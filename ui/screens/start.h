/* start.h - the first start without a database: make a new one, or one with fictitious people. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops start_screen; /* no argument */
