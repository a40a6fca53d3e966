/* change_user.h - who sits here now: the people whose screens are set aside, or somebody else. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops change_user_screen;
