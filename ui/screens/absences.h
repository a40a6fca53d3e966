/* absences.h - 職員の不在: who is away, when, once or each week. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops absences_screen; /* takes nothing */
