/* code_lists.h - the code lists that the office looks after. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops code_lists_screen; /* no argument */
