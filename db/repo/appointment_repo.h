/* appointment_repo.h - what stands in the way of an appointment. No rules, no permission, no audit. */
#pragma once

#include "core/event.h"
#include "db/db.h"

/* An event with what an appointment asks of it. */
struct busy {
    struct event_row event; /* id, kind, times, place and status alone */
    bool staff, person;     /* has the member of staff; has a seat of the person */
};

struct busy_list {
    struct busy *rows; /* in order of time; owned: free() */
    size_t count;
};

/* Everything planned or held from `from` to `to` but the event `id` (0: none). */
MUST_CHECK enum err_code appointment_repo_busy(struct db *db, struct date from, struct date to,
                                               int64_t staff_id, int64_t person_id, int64_t id,
                                               struct busy_list *out, struct err *e);
/* The number of its seat; 0 when there is none. */
MUST_CHECK enum err_code appointment_repo_seat(struct db *db, int64_t event_id, int64_t *seat_id,
                                               struct err *e);
/* The seat of an interview booked on that day of which nothing is said yet, one with that member of
 * staff before others; 0 when there is none. */
MUST_CHECK enum err_code appointment_repo_waiting(struct db *db, int64_t person_id,
                                                  int64_t staff_id, struct date day,
                                                  int64_t *seat_id, struct err *e);
