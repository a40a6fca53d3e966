/* support_case.h - a case (episode) of one person; at most one is open. */
#pragma once

#include "core/date.h"
#include "core/due.h"
#include "core/limits.h"
#include "core/workflow.h"

#include <stddef.h>
#include <stdint.h>

struct support_case {
    int64_t id, version;
    int64_t person_id;
    struct date opened_on;
    int64_t staff_id;           /* in charge; 0: nobody yet */
    char staff_name[LINE_SIZE]; /* read only */
    enum stage stage;
    struct date stage_since;
    enum stage stage_before;     /* while suspended: the stage left; else STAGE_NONE */
    struct date review_on;       /* while suspended: when to look again */
    char next_action[CODE_SIZE]; /* next_action, "" none set */
    struct date next_on;
    struct date closed_on;        /* DATE_NONE: open */
    char close_reason[CODE_SIZE]; /* close_reason */
    bool imported;                /* stage set from a file */
};

struct stage_change {
    int64_t id, case_id;
    enum stage from, to; /* STAGE_NONE: the case was opened */
    struct date on;
    char skip_reason[CODE_SIZE]; /* stage_skip_reason: steps left out, shown as 省略 */
    char reason[LONG_SIZE];      /* words, or a code of suspend_reason or close_reason */
    char cause_kind[REF_SIZE];   /* table of the causing record, "" none */
    int64_t cause_id;
    int64_t undoes; /* the change taken back; 0: an ordinary one */
    bool undone;    /* a later row takes this one back */
    bool imported;
    char staff_name[LINE_SIZE];
    char at[STAMP_SIZE]; /* when it was entered, UTC */
};

struct stage_changes {
    struct stage_change *rows; /* oldest first; owned */
    size_t count;
};

void stage_changes_free(struct stage_changes *rows); /* NULL is fine */

struct case_row {
    struct support_case c;
    struct ahead ahead; /* of a case without a next action */
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    struct date birth_date;
};

struct case_rows {
    struct case_row *rows; /* longest in the stage first; owned */
    size_t count;
};

void case_rows_free(struct case_rows *rows); /* NULL is fine */
