/* sign_in.h - 署名: who works at this terminal now. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops sign_in_screen; /* no argument */
