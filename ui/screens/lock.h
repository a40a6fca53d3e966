/* lock.h - the hidden screen: nothing of what lay there is shown until PIN or password. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops lock_screen; /* no argument */
