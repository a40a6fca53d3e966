/* orientation.h - 説明会: a session, who is booked and who came. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

/* orientation_tell.c: somebody (0: nobody) of the waiting list of that session has a place now; in another
 * session too? */
void orientation_say_promoted(struct screen *s, int64_t event_id, int64_t person_id);
/* Before a session is called off: asks, with the number of people whose seats go. False: nobody has one,
 * and nothing was asked. */
bool orientation_asks_cancel(struct screen *s, int64_t event_id, void (*on_yes)(struct screen *s));

extern const struct screen_ops orientation_screen; /* struct seat_arg */
