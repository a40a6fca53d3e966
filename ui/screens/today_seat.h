/* today_seat.h - how the seat of a person stands on the desk of today, in words. */
#pragma once

#include "desk/day.h"
#include "ui/kit/screen.h"

/* An interview with a time: one row, without a row of its event above it. */
bool today_is_appointment(const struct day_event *ev);
/* Whether the person is here, what overlaps and where for an appointment, what to mind, and needs.
 * `style` follows what is said first. Where the words that the person is here end; 0: is not. */
size_t today_seat_what(struct screen *s, const struct day_event *ev, const struct seat *seat,
                       char *what, size_t size, enum style *style);
