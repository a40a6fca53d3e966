/* relation_repo.h - how near a member of staff is to a person; asked by permissions and lists. */
#pragma once

#include "core/date.h"
#include "core/err.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

struct relation {
    bool exists;      /* there is such a person */
    bool restricted;  /* 閲覧制限 */
    int64_t case_id;  /* the open case; 0: none */
    int64_t staff_id; /* in charge of the open case; 0: nobody, or no open case */
    bool member;      /* sits in a meeting, planned or held, that hears the open case */
};

/* 閲覧制限; false for an unknown person. */
MUST_CHECK enum err_code relation_restricted(struct db *db, int64_t person_id, bool *restricted,
                                             struct err *e);
/* How near `staff_id` is to the person. */
MUST_CHECK enum err_code relation_find(struct db *db, int64_t person_id, int64_t staff_id,
                                       struct relation *out, struct err *e);
/* Who looks at a list: a member of staff, for whom restricted people are there as far as they are in
 * charge of them; or one of these. */
enum {
    VIEWER_NONE = 0, /* who never opens such a record */
    VIEWER_ALL = -1, /* who sees all */
};
/* Is this person there for that viewer? The lists ask it in SQL: part seen_by of relation.sql. */
MUST_CHECK enum err_code relation_seen(struct db *db, int64_t person_id, int64_t viewer, bool *seen,
                                       struct err *e);
/* Is the person expected or here on that day? */
MUST_CHECK enum err_code relation_visits(struct db *db, int64_t person_id, struct date day,
                                         bool *visits, struct err *e);
