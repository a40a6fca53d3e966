/* due.h - what is due or overdue, as rows. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stddef.h>
#include <stdint.h>

enum due_kind {
    DUE_NEXT_ACTION, /* next action of an open case */
    DUE_REVIEW,      /* a suspended case to look at again */
    DUE_NO_ACTION,   /* an open case without next action and date */
    DUE_HANDBOOK,    /* a handbook runs out: from three months before */
    DUE_TASK,        /* a task agreed in a meeting */
    DUE_VISIT,       /* the next visit set in a dispatch */
    DUE__COUNT
};

struct due_row {
    enum due_kind kind;
    struct date due; /* DUE_NO_ACTION: since when */
    int64_t person_id, case_id, record_id;
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    char what[LONG_SIZE]; /* in the desk's language */
    int64_t staff_id;     /* in charge; 0: nobody */
    char staff_name[LINE_SIZE];
};

struct due_rows {
    struct due_row *rows; /* by day, then kind; owned */
    size_t count;
};

void due_rows_free(struct due_rows *rows); /* NULL is fine */
