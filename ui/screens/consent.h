/* consent.h - 同意書 (F11): the consents of a person, a new one, a withdrawal. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops consent_screen; /* struct record_arg; id 0: a new one */
