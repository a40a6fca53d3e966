/* accounts.h - Accounts: who may sign in, as what. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops accounts_screen; /* no argument */
