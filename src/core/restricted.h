/* restricted.h - a record under 閲覧制限 that somebody opened who is not in charge of the person. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdint.h>

struct restricted_opening {
    int64_t person_id;
    char ref[REF_SIZE], name[LINE_SIZE];
    char staff_name[LINE_SIZE]; /* who opened it */
    char opened_at[LOCAL_SIZE];
    char reason[LONG_SIZE]; /* in the desk's language, or the words that were typed */
    struct date seen_on;    /* a supervisor has looked at it before; DATE_NONE: not yet */
};
