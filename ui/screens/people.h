/* people.h - 対象者一覧: search, and the open cases by stage and staff. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops people_screen; /* no argument */
