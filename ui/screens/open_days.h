/* open_days.h - what the office's calendar has to say to a day that was typed. */
#pragma once

#include "ui/kit/screen.h"

/* After a save of something planned: warns when the office is closed on that day, and why. */
void open_days_warn(struct screen *s, struct date day);
/* After a save: says `words`, and that a deadline was moved when `stored` is another day than the
 * one `typed` (a deadline on a closed day moves to the next open one). */
void open_days_say(struct screen *s, const char *words, struct date typed, struct date stored);
