/* due.h - what is due or overdue, as rows. */
#pragma once

#include "core/date.h"
#include "core/limits.h"
#include "core/workflow.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum due_kind {
    DUE_NEXT_ACTION, /* next action of an open case */
    DUE_REVIEW,      /* a suspended case to look at again */
    DUE_NO_ACTION,   /* an open case without next action and date, and nothing ahead of it */
    DUE_HANDBOOK,    /* a handbook runs out: from three months before */
    DUE_HANDBOOK_END, /* a psychiatric certificate, which always ends, and no word of when */
    DUE_TASK,        /* a task agreed in a meeting */
    DUE_VISIT,       /* the next visit set in a dispatch */
    DUE_SILENT,      /* an open case without contact for longer than its stage allows */
    DUE_OUTCOME,     /* an event of a past day that still stands as planned */
    DUE_POSTPONED,   /* an event that is put off while people have seats in it: when is it? */
    DUE_SEAT,        /* a booked seat in a held event: did the person come? */
    DUE_CONSENT,     /* a consent runs out and no other goes on: from 30 days before */
    DUE_MERGE,       /* two records that may be one person: a supervisor decides */
    DUE_UNMERGE,     /* somebody asks to undo a merge: a supervisor decides */
    DUE_RESTRICTION, /* somebody asks to set or lift 閲覧制限: a supervisor decides */
    DUE_OPENED,      /* a restricted record was opened with a reason: a supervisor looks at it */
    DUE__COUNT
};

struct due_row {
    enum due_kind kind;
    struct date due; /* DUE_NO_ACTION: since when; DUE_SILENT: the last day that was allowed;
                        DUE_HANDBOOK_END: DATE_NONE */
    int64_t person_id, case_id; /* 0 for DUE_OUTCOME and DUE_POSTPONED: nobody's in particular */
    int64_t record_id;          /* the event for these and DUE_SEAT, the merge for
                                 DUE_MERGE and DUE_UNMERGE, the proposal for
                                 DUE_RESTRICTION, the opening for DUE_OPENED */
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    struct date birth_date;
    char what[LONG_SIZE]; /* in the desk's language */
    char code[CODE_SIZE]; /* the code behind `what`; "" for words */
    int more;             /* further records of this kind and person, none more urgent */
    int64_t staff_id;     /* in charge; 0: nobody */
    char staff_name[LINE_SIZE];
};

/* What lies ahead of a case by a record, beside its next action: with it nobody falls out of sight. */
enum ahead_kind {
    AHEAD_NONE,
    AHEAD_VISIT,   /* the next visit set in the last dispatch, and nobody went since */
    AHEAD_TASK,    /* an open task of a meeting */
    AHEAD_MEETING, /* a place on the agenda of a meeting to come */
    AHEAD_SEAT,    /* a seat in a session to come, or the person is there today */
    AHEAD_INTERVIEW, /* an interview with a time: to come, or the person is there today */
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

/* "next_action" ...: the kind in files; never changes. */
const char *due_kind_id(enum due_kind kind);
/* It waits for somebody who may decide, and is nobody's case. */
bool due_is_decision(enum due_kind kind);
/* One row a person and kind: the earliest, with the number of the others; but each DUE_OPENED for
 * itself, for others opened the record each time. Then by day, then kind: what has waited longest comes
 * first, what has no day last. */
void due_rows_settle(struct due_rows *rows);
/* What tells rows of one kind apart once they are settled: the person, or the record where there is no
 * one row a person. */
int64_t due_row_whose(const struct due_row *row);

/* How many days somebody in this stage may go without contact, unless the office says otherwise; 0:
 * is never missed. A decision of ours: weekly or monthly contact while somebody waits for the next
 * step, a quarter once there is work or a registration. */
int due_silent_days(enum stage stage);
