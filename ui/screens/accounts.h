/* accounts.h - Accounts: who may sign in, as what. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops accounts_screen; /* no argument */

struct desk;

/* Somebody is signed in who adds accounts, and nobody can work yet: there is no supervisor. */
bool accounts_are_needed(struct desk *d);
