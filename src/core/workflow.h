/* workflow.h - the stages of a case and the one table of transitions (dictionary section 2, plan
 * L530-599). Buttons, permission, audit words and tests come from its rows.
 * To add a stage: enum here, id in workflow.c, code list case_stage in a migration, rows. */
#pragma once

#include "core/role.h"

#include <stdbool.h>
#include <stddef.h>

enum stage {
    STAGE_NONE,         /* no case yet */
    STAGE_INQUIRY,      /* 相談受付 */
    STAGE_ORIENTATION,  /* 説明会 */
    STAGE_INTERVIEW,    /* 個別面談 */
    STAGE_ASSESSMENT,   /* アセスメント */
    STAGE_COORDINATION, /* コーディネート会議 */
    STAGE_TRAINING,     /* 就労準備訓練・福祉的就労 */
    STAGE_REGISTERED,   /* 協会登録 */
    STAGE_JOB_SEARCH,   /* 求職活動 */
    STAGE_PLACED,       /* 就職 */
    STAGE_RETENTION,    /* 定着支援 */
    STAGE_SUSPENDED,    /* 休止 */
    STAGE_CLOSED,       /* 終了 */
    STAGE__COUNT
};

/* Ids of list case_stage; "" for STAGE_NONE. */
const char *stage_id(enum stage stage);
bool stage_from_id(const char *id, enum stage *out);

/* What a transition rests on. The record is given as cause (its table and number). */
enum workflow_need {
    NEED_NOTHING,
    NEED_SLIP,            /* intake_slip */
    NEED_BOOKING,         /* participation in an orientation */
    NEED_SKIP,            /* a reason of `skips` */
    NEED_ATTENDANCE,      /* participation, attended; or a reason of `skips` */
    NEED_INTERVIEW,       /* interview of the case */
    NEED_AGREED_SHEET,    /* assessment, agreed or frozen */
    NEED_OUTCOME,         /* meeting_case with an outcome that leads to the stage */
    NEED_PLACEMENT,       /* placement */
    NEED_RETENTION_START, /* dispatch, or placement with retention_from */
    NEED_SEPARATION,      /* placement with ended_on */
    NEED_SUSPEND,         /* reason of list suspend_reason and a review date */
    NEED_STORED,          /* back to the stage that was left */
    NEED_CLOSE,           /* reason of list close_reason */
    NEED__COUNT
};

/* A set of stages: bit 1 << stage. */
typedef unsigned stage_set;
#define STAGE_BIT(stage) (1u << (stage))
/* Every stage of an open case that is not suspended. */
#define STAGES_ACTIVE (STAGE_BIT(STAGE_SUSPENDED) - STAGE_BIT(STAGE_INQUIRY))

struct transition {
    stage_set from, to;
    const char *verb; /* audit word: "move-to-interview", "close-case" ... */
    enum workflow_need needs;
    enum action action;   /* who may */
    const char *skips[9]; /* stage_skip_reason ids allowed, NULL ends; empty: none asked */
    const char *source;   /* lines of the plan or dictionary */
};

/* The row for a step, NULL when there is none. The same pair has one row. */
const struct transition *workflow_find(enum stage from, enum stage to);
/* The stages that may follow. `before` is the stage left by a suspension, else STAGE_NONE. */
stage_set workflow_next(enum stage from, enum stage before);
/* The step fits the table, and the role may take it (own cases are the desk's question). */
bool workflow_may(enum stage from, enum stage before, enum stage to, enum role role);
/* `reason` is one of the row's skip reasons. */
bool workflow_skip_allowed(const struct transition *t, const char *reason);
/* The cause may be a record of this table. */
bool workflow_cause_fits(const struct transition *t, const char *kind);
/* The table that such a record is usually in; "" where none is asked for. */
const char *workflow_cause_kind(const struct transition *t);
/* Steps of the normal way left out by a step that was taken with a skip reason: shown as 省略. */
stage_set workflow_skipped(enum stage from, enum stage to);
/* Where a meeting's outcome leads (list meeting_outcome); STAGE_NONE: the stage stays. */
enum stage workflow_outcome_stage(const char *outcome);
/* Row by row, for help and tests; NULL past the end. */
const struct transition *workflow_row(size_t n);
