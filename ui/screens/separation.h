/* separation.h - 離職報告 (F10): the end of a job, and how the support goes on. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops separation_screen; /* struct record_arg; id: the placement */
