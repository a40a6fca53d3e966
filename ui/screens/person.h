/* person.h - one person: the card, and everything by time. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops person_screen; /* struct person_arg */

/* Show a person: opens the card, and asks for a reason or the PIN first where the role needs one. The
 * way to the card from every list. */
void person_show(struct screen *s, int64_t person_id);
