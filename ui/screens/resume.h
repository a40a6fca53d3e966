/* resume.h - from a parked draft back to its screen. */
#pragma once

#include "core/draft.h"
#include "ui/kit/screen.h"

/* Opens the screen that the draft belongs to; the kit then puts the typed text back. False: said why. */
bool draft_resume(struct screen *s, const struct draft *draft);
