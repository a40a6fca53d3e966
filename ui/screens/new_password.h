/* new_password.h - the first sign-in with a password that someone else has set: choose one's own. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops new_password_screen; /* no argument; after the sign-in */
