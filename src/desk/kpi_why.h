/* kpi_why.h - yes or no beside a record: does it count for No.63 or No.69, and why (F7, F8). */
#pragma once

#include "core/dispatch.h"
#include "core/placement.h"
#include "desk/desk.h"

struct kpi_why {
    bool counts;
    int fy;                /* the fiscal year of its day; 0 without a day */
    char words[LONG_SIZE]; /* "Counted in FY2014." or why not, in the desk's language */
};

/* Does the placement count for No.63 as of the desk's day? A person counts once a year. Works on
 * what a form holds too (id 0). ACTION_WORK. */
MUST_CHECK enum err_code placement_why(struct desk *d, const struct placement *p,
                                       struct kpi_why *out, struct err *e);
/* The same for No.69. */
void dispatch_why(const struct desk *d, const struct dispatch *x, struct kpi_why *out);
