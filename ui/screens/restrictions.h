/* restrictions.h - 閲覧制限 of one person: what was proposed and decided; set or lift it, or propose it. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops restrictions_screen; /* struct record_arg; id is not used */
