/* handover.h - one agency gives the retention support of a person to another (F9, plan
 * L398-402). */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct handover {
    int64_t id; /* 0: not stored yet */
    int64_t version;
    int64_t person_id;
    int64_t placement_id; /* which job, 0 none */
    int64_t from_id, to_id; /* organisations */
    struct date handed_over_on;
    struct date start_date; /* job start */
    char employer_contact[LONG_SIZE];
    char course[NOTE_SIZE];    /* what has happened so far */
    char remaining[NOTE_SIZE]; /* what is left to do */
    int64_t consent_id;        /* found by the save when 0 */
    int64_t accepted_by;       /* staff, 0: not yet accepted, the lead stays */
    struct date accepted_on;
};

struct handover_row {
    int64_t id;
    struct date handed_over_on, accepted_on;
    char from[LINE_SIZE], to[LINE_SIZE];
};

struct handover_list {
    struct handover_row *rows; /* owned */
    size_t count;
};

void handover_list_free(struct handover_list *list); /* NULL is fine */
