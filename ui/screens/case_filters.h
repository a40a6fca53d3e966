/* case_filters.h - the choices of cases kept under a name: of oneself, and of the reader's role. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops case_filters_screen; /* no argument; above caseload_screen */
