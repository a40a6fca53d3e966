/* absence.h - 職員の不在: when a member of staff is not there, once or each week. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ABSENCE_EVERY_DAY = 0,  /* in place of a weekday */
    ABSENCE_TIME_SIZE = 6,  /* "09:30" */
};

struct absence {
    int64_t id; /* 0: not stored yet */
    int64_t staff_id;
    char staff_name[LINE_SIZE]; /* read only */
    struct date from, to; /* first and last day; `to` DATE_NONE: until it is taken out */
    int weekday;          /* only on this one, 1 Monday to 7 Sunday; ABSENCE_EVERY_DAY */
    char starts[ABSENCE_TIME_SIZE], ends[ABSENCE_TIME_SIZE]; /* both or none; "": the whole day */
    char words[SHORT_SIZE]; /* what colleagues see: 年休; "" nothing is told */
};

struct absences {
    struct absence *rows; /* owned */
    size_t count;
};

void absences_free(struct absences *list); /* NULL is fine */

/* Is it one of that day? */
bool absence_is_on(const struct absence *a, struct date day);
/* Its beginning and end on that day as local times; of a whole day, the whole day. */
void absence_times(const struct absence *a, struct date day, char starts_at[LOCAL_SIZE],
                   char ends_at[LOCAL_SIZE]);
