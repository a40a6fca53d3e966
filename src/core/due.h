/* due.h - what is due or overdue, as rows. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stddef.h>
#include <stdint.h>

enum due_kind {
    DUE_NEXT_ACTION, /* next action of an open case */
    DUE_REVIEW,      /* a suspended case to look at again */
    DUE_NO_ACTION,   /* an open case without next action and date, and nothing ahead of it */
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

/* What lies ahead of a case by a record, beside its next action: with it nobody falls out of sight. */
enum ahead_kind {
    AHEAD_NONE,
    AHEAD_VISIT,   /* the next visit set in the last dispatch, and nobody went since */
    AHEAD_TASK,    /* an open task of a meeting */
    AHEAD_MEETING, /* a place on the agenda of a meeting to come */
    AHEAD_SEAT,    /* a seat in a session to come */
    AHEAD__COUNT
};

struct ahead {
    enum ahead_kind kind;
    struct date on; /* visits and tasks may be overdue */
};

struct due_rows {
    struct due_row *rows; /* by day, then kind; owned */
    size_t count;
};

void due_rows_free(struct due_rows *rows); /* NULL is fine */
