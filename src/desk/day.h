/* day.h - the day sheet: what happens on a day, who comes, and what is due. */
#pragma once

#include "core/due.h"
#include "core/event.h"
#include "desk/desk.h"
#include "desk/event.h"

#include <stddef.h>

struct day_event {
    struct event_row event;
    char staff[LONG_SIZE];  /* names joined by 、 or ", " */
    struct seat_list seats; /* booked, arrived, waiting, cancelled */
};

struct day {
    struct date on;
    struct day_event *events; /* owned; in order of time */
    size_t event_count;
    struct due_rows due; /* as person_due(): case steps, reviews, handbooks, tasks, visits */
};

enum { DAY_DUE_MAX = 200 }; /* of each kind */

void day_free(struct day *day); /* NULL is fine */
/* Everything that happens on the day, of everybody; ACTION_AGENDA. */
MUST_CHECK enum err_code day_load(struct desk *d, struct date on, struct day *out, struct err *e);
