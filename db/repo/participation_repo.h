/* participation_repo.h - rows of participation: people's seats. No rules, no permission, no
 * audit. */
#pragma once

#include "core/event.h"
#include "db/db.h"

/* Sets id and version. */
MUST_CHECK enum err_code seat_repo_insert(struct db *db, struct participation *p, struct err *e);
/* The caller has compared the version inside the same transaction. */
MUST_CHECK enum err_code seat_repo_update(struct db *db, struct participation *p, bool *changed,
                                          struct err *e);
/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code seat_repo_find(struct db *db, int64_t id, struct participation *out,
                                        struct err *e);
/* 0 when there is none. */
MUST_CHECK enum err_code seat_repo_id_of_person(struct db *db, int64_t event_id, int64_t person_id,
                                                int64_t *id, struct err *e);
/* Seats booked or taken, without the waiting list. */
MUST_CHECK enum err_code seat_repo_taken(struct db *db, int64_t event_id, int *n, struct err *e);
/* The seat of the one who waits longest; 0 when nobody does. */
MUST_CHECK enum err_code seat_repo_first_waiting(struct db *db, int64_t event_id, int64_t *id,
                                                 struct err *e);
/* In order of booking, the waiting list last. */
MUST_CHECK enum err_code seat_repo_list(struct db *db, int64_t event_id, struct seat_list *out,
                                        struct err *e);
/* When the next planned event of the same kind begins, from that day on, in which the person is
 * booked; "" none. */
MUST_CHECK enum err_code seat_repo_other(struct db *db, int64_t event_id, int64_t person_id,
                                         struct date from, char starts_at[LOCAL_SIZE],
                                         struct err *e);
