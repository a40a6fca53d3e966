/* relation_repo.h - how near a member of staff is to a person; asked by permissions alone. */
#pragma once

#include "core/date.h"
#include "core/err.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

struct relation {
    bool exists;      /* there is such a person */
    bool restricted;  /* 閲覧制限 */
    int64_t staff_id; /* in charge of the open case; 0: nobody, or no open case */
    bool member;      /* sits in a meeting, planned or held, that hears the open case */
};

/* How near `staff_id` is to the person. */
MUST_CHECK enum err_code relation_find(struct db *db, int64_t person_id, int64_t staff_id,
                                       struct relation *out, struct err *e);
/* Is the person expected or here on that day? */
MUST_CHECK enum err_code relation_visits(struct db *db, int64_t person_id, struct date day,
                                         bool *visits, struct err *e);
