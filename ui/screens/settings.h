/* settings.h - Own settings: password, PIN, language, look. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops settings_screen; /* no argument */
