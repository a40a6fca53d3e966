/* support_log.h - 支援記録 (F13): one entry of the support log. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops support_log_screen; /* struct record_arg; id 0: a new one */
