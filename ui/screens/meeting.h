/* meeting.h - 就労支援コーディネート会議 (F5): the agenda, and holding the meeting. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

/* struct event_arg of a stored meeting; event_edit_screen makes a new one. */
extern const struct screen_ops meeting_screen;
