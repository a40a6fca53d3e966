/* disabilities.h - 障害種別の期間: since when somebody has the kinds on the card, and which were there before. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops disabilities_screen; /* struct record_arg; id 0: of the first row */
