/* placement.h - 就職報告 (F7): a job start. Its end is separation.h. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

/* struct record_arg; id 0: a new one; person_id 0 with it: reported by a partner. */
extern const struct screen_ops placement_screen;
