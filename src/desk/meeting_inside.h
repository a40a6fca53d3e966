/* meeting_inside.h - what event_save() asks of coordination meetings. Used inside src/desk. */
#pragma once

#include "core/event.h"
#include "desk/desk.h"

/* The meeting `ev` has just been set to held, inside the caller's transaction: everything that
 * meeting_hold() says. */
MUST_CHECK enum err_code meeting_conclude(struct desk *d, const struct event *ev, struct err *e);
