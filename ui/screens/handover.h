/* handover.h - the handover sheet (F9): another agency takes over the retention support of a person.
 * Accepting it is what moves the lead, and a case that has just come in, on to job retention. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops handover_screen; /* struct record_arg */
