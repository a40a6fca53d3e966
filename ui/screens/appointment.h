/* appointment.h - 面談の予約: an interview with a time, booked with a free one proposed; and what
 * became of it. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops appointment_screen; /* struct record_arg; id: of its event */

/* A new one for that person. */
void appointment_book(struct screen *s, int64_t person_id);
