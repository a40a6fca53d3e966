/* security.h - times and limits of all terminals: seen by three roles, changed by administrators. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops security_screen; /* no argument */
