/* meeting.h - one case on the agenda of a coordination meeting, with what came of it (F5). */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"
#include "core/workflow.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MEETING_TASKS_MAX = 12,
    MEETING_CASES_MAX = 20, /* cases of one meeting */
};

struct meeting_task {
    int64_t id;                /* stored ones; a save gives new numbers */
    char owner[LINE_SIZE];     /* agency or staff in words */
    char content[REMARK_SIZE]; /* what */
    struct date due_on;
    struct date done_on; /* DATE_NONE: open */
};

struct meeting_case {
    int64_t id;
    int64_t version;
    int64_t event_id, case_id;
    int64_t assessment_id; /* the sheet heard, 0 none */
    int sort;              /* order on the agenda, 1 first */
    char own_words[NOTE_SIZE];     /* the person's will and words */
    char shared_points[NOTE_SIZE]; /* what was shared */
    char discussed[NOTE_SIZE];
    char opinions[NOTE_SIZE];
    char remaining[NOTE_SIZE];
    struct date next_on; /* next meeting, needed by "pending" */
    struct code_set outcomes; /* list meeting_outcome */
    struct meeting_task tasks[MEETING_TASKS_MAX];
    int task_count;
    bool history; /* in: of a file or the demonstration: a new row (id 0) for any meeting, no rules
                     of order, no move of the case */
};

/* Where a case goes by its outcomes; STAGE_NONE: it stays where it is. Of several outcomes the one
 * nearest to work decides: registration, then training and services, then assessing again, then the
 * next meeting (dictionary section 2). */
enum stage meeting_stage(const struct meeting_case *m);
/* True unless the person declined or the matter was put off: then no task is asked for. */
bool meeting_needs_task(const struct meeting_case *m);

struct agenda_row {
    int64_t id, version; /* meeting_case */
    int64_t case_id, person_id;
    int sort;            /* place on the agenda */
    char person_ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    bool restricted; /* where the role may not open the record: `name` masked, no outcomes */
    char slip_no[16];    /* "2014-0012" of the case's first slip, "" none */
    char stage[CODE_SIZE];
    int sheet;           /* 第n版 of the assessment, 0 none */
    char sheet_state[CODE_SIZE];
    struct code_set outcomes;
    int tasks;
    bool has_consent; /* one valid on the day of the meeting lets somebody have the assessment; true
                         for a masked row, of which nothing is told */
    bool complete; /* everything that holding the meeting asks of this case is there */
};

struct agenda {
    struct agenda_row *rows; /* owned; in order of the agenda */
    size_t count;
};

void agenda_free(struct agenda *agenda); /* NULL is fine */
