/* dispatch.h - 定着支援記録 (F8): a trip of support workers. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops dispatch_screen; /* struct record_arg; id 0: a new one */
