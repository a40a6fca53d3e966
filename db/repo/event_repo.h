/* event_repo.h - rows of event and event_staff. No rules, no permission, no audit. */
#pragma once

#include "core/event.h"
#include "db/db.h"

/* With its staff; sets id, version and, when it was "", ref. `imported` is stored. */
MUST_CHECK enum err_code event_repo_insert(struct db *db, struct event *ev, struct err *e);
/* The row of ev->id and ev->version takes these values; `touch` when the staff differ. The caller
 * has compared the version inside the same transaction. */
MUST_CHECK enum err_code event_repo_update(struct db *db, struct event *ev, bool touch,
                                           bool *changed, struct err *e);
/* With its staff; ERR_NOT_FOUND. */
MUST_CHECK enum err_code event_repo_find(struct db *db, int64_t id, struct event *out,
                                         struct err *e);
/* 0 when there is none. */
MUST_CHECK enum err_code event_repo_id_of_ref(struct db *db, const char *ref, int64_t *id,
                                              struct err *e);
struct event_place {
    const char *kind, *also; /* a status that counts as "held" does */
    struct date from, day;
    int64_t id;
};

/* Events of the kind since `from`, held or `also`, that come before (day, id). */
MUST_CHECK enum err_code event_repo_count_before(struct db *db, const struct event_place *place,
                                                 int *n, struct err *e);
MUST_CHECK enum err_code event_repo_list(struct db *db, struct date from, struct date to, int limit,
                                         struct event_list *out, struct err *e);
/* Events that are planned for that day, and the seats booked in them. */
MUST_CHECK enum err_code event_repo_booked_on(struct db *db, struct date day, int *events,
                                              int *seats, struct err *e);
/* The ref of another event of that kind at the same time and place, neither called off; "" when there
 * is none. */
MUST_CHECK enum err_code event_repo_twin(struct db *db, int64_t id, char ref[REF_SIZE],
                                         struct err *e);
