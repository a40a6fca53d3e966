/* registration.h - 協会登録. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops registration_screen; /* struct record_arg; id 0: the open one, or a new one */
