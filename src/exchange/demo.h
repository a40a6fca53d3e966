/* demo.h - an office of fictitious people over the plan's years, for trying and teaching. Everything
 * in it is marked 架空. The same N, seed and date give the same office. */
#pragma once

#include "core/date.h"
#include "core/err.h"

struct demo_options {
    int people;        /* 1 to 100,000; 0: 600 */
    unsigned seed;     /* 0: 1 */
    struct date today; /* training date; DATE_NONE: 2014-10-31 */
};

/* Make a new file. Accounts uketsuke (reception), shien (worker), kakari and kakari2 (supervisors),
 * kansa (auditor), kanri (administrator), password madoguchi-demo. Cost linear in people.
 * ERR_INVALID: there is such a file, or a number out of range. ERR_IO. */
MUST_CHECK enum err_code demo_make(const char *path, const struct demo_options *options,
                                   struct err *e);
