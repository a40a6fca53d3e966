/* day.h - the day sheet: what happens on a day, who comes, and what is due. */
#pragma once

#include "core/absence.h"
#include "core/due.h"
#include "core/event.h"
#include "desk/desk.h"
#include "desk/event.h"

#include <stddef.h>

struct day_event {
    struct event_row event;
    char staff[LONG_SIZE];  /* names joined by 、 or ", " */
    char staff_list[LONG_SIZE]; /* the same joined by ";", for files */
    int64_t staff_ids[EVENT_STAFF_MAX];
    int staff_count;
    struct seat_list seats; /* booked, arrived, waiting, cancelled */
    char clash[LONG_SIZE];  /* other events at that time that want its place, staff or people, and staff who
                               are away; "" none */
};

struct day {
    struct date on;
    struct day_event *events; /* owned; in order of time */
    size_t event_count;
    struct absences absences; /* of that day, of everybody */
    struct seat_list walk_ins; /* came without an appointment: no event, `p.id` is the walk-in's */
    struct due_rows due;       /* person_due_concerning() */
};

enum { DAY_DUE_MAX = 200 }; /* of each kind */

void day_free(struct day *day); /* NULL is fine */
/* Everything that happens on the day, of everybody; what is due of the signed-in user's own cases only, if
 * `own`. ACTION_AGENDA. */
MUST_CHECK enum err_code day_load(struct desk *d, struct date on, bool own, struct day *out,
                                  struct err *e);

/* Where the audit log stood when a sheet was made: written at its foot, so that a log changed
 * afterwards can be told by paper. */
struct day_foot {
    int64_t line; /* number of the line that says the sheet was made */
    char head[40]; /* 8 groups of 4 hex digits */
};

/* day_load() for a sheet that leaves the screen, with a line of its own that counts the people on
 * it. ACTION_AGENDA. */
MUST_CHECK enum err_code day_sheet(struct desk *d, struct date on, struct day *out,
                                   struct day_foot *foot, struct err *e);
/* person_due() of everybody, the same way. */
MUST_CHECK enum err_code day_due(struct desk *d, struct date on, size_t limit,
                                 struct due_rows *out, struct err *e);
