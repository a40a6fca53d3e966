/* placement.h - 就職報告 (F7) and 離職報告 (F10). */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops placement_screen; /* struct record_arg; id 0: a new one */
