/* organisations.h - 関係機関: agencies and employers. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops organisations_screen; /* no argument */
