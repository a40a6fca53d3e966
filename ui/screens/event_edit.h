/* event_edit.h - 行事 (F12) and the head of every other event: what, when, where, its state. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

struct desk;

extern const struct screen_ops event_edit_screen; /* struct event_arg */

/* The screen of an event by its kind: session, meeting, or this form. */
void event_show(struct screen *s, int64_t id, const char *kind);
/* The signed-in role may make and change events of that kind. */
bool event_may_write(const struct desk *d, const char *kind);
