/* today.h - 本日の窓口: who is expected and who is here, what is due, own drafts. Home after sign-in. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops today_screen; /* no argument */
/* Of a today_screen: a screen above has noted somebody as here. It is read again, with that row
 * selected. */
void today_show_here(struct screen *s, int64_t person_id);
