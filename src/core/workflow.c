/* workflow.c - see workflow.h */
#include "core/workflow.h"

#include <assert.h>
#include <string.h>

static const char *const stage_ids[] = {
    [STAGE_NONE] = "",
    [STAGE_INQUIRY] = "inquiry",
    [STAGE_ORIENTATION] = "orientation",
    [STAGE_INTERVIEW] = "interview",
    [STAGE_ASSESSMENT] = "assessment",
    [STAGE_COORDINATION] = "coordination",
    [STAGE_TRAINING] = "training",
    [STAGE_REGISTERED] = "registered",
    [STAGE_JOB_SEARCH] = "job_search",
    [STAGE_PLACED] = "placed",
    [STAGE_RETENTION] = "retention",
    [STAGE_SUSPENDED] = "suspended",
    [STAGE_CLOSED] = "closed",
};
static_assert(sizeof stage_ids / sizeof stage_ids[0] == STAGE__COUNT, "a stage without an id");

#define S(name) STAGE_BIT(STAGE_##name)
#define ANY_REASON                                                                                 \
    {                                                                                              \
        "phone_intake", "handover", "assessed_elsewhere", "already_employed", "returning",         \
            "urgent", "own_wish", "other", NULL                                                    \
    }

// clang-format off
static const struct transition table[] = {
    { S(NONE), S(INQUIRY), "open-case", NEED_SLIP, ACTION_INTAKE, { NULL }, "L548" },
    { S(INQUIRY), S(ORIENTATION), "book-orientation", NEED_BOOKING, ACTION_AGENDA, { NULL },
      "L550-552" },
    { S(INQUIRY), S(INTERVIEW) | S(ASSESSMENT) | S(REGISTERED), "skip-steps", NEED_SKIP,
      ACTION_WRITE_C, ANY_REASON, "dictionary 2" },
    { S(INQUIRY), S(RETENTION), "take-over-retention", NEED_SKIP, ACTION_WORK,
      { "handover", "already_employed", NULL }, "L398-402" },
    { S(ORIENTATION), S(INTERVIEW), "begin-interview", NEED_ATTENDANCE, ACTION_WRITE_C, ANY_REASON,
      "L554-556" },
    { S(INTERVIEW), S(ASSESSMENT), "begin-assessment", NEED_INTERVIEW, ACTION_WRITE_C, { NULL },
      "L558-560" },
    { S(INTERVIEW), S(REGISTERED), "register-directly", NEED_SKIP, ACTION_WRITE_C,
      { "assessed_elsewhere", "already_employed", NULL }, "dictionary 2" },
    { S(ASSESSMENT), S(COORDINATION) | S(REGISTERED), "decide-route", NEED_AGREED_SHEET,
      ACTION_WRITE_C, { NULL }, "L564-599" },
    { S(COORDINATION), S(TRAINING) | S(REGISTERED) | S(ASSESSMENT) | S(COORDINATION),
      "conclude-meeting", NEED_OUTCOME, ACTION_MEETING, { NULL }, "L578-599" },
    { S(TRAINING), S(ASSESSMENT) | S(COORDINATION) | S(REGISTERED), "leave-training", NEED_NOTHING,
      ACTION_WRITE_C, { NULL }, "L582-594" },
    { S(REGISTERED), S(JOB_SEARCH) | S(TRAINING) | S(ASSESSMENT) | S(COORDINATION),
      "go-on-from-registered", NEED_NOTHING, ACTION_WRITE_C, { NULL }, "L588-599" },
    { S(JOB_SEARCH), S(REGISTERED) | S(TRAINING) | S(COORDINATION), "leave-job-search",
      NEED_NOTHING, ACTION_WRITE_C, { NULL }, "dictionary 2" },
    { S(TRAINING) | S(REGISTERED) | S(JOB_SEARCH), S(PLACED), "place", NEED_PLACEMENT, ACTION_WORK,
      { NULL }, "L596-599" },
    { S(PLACED), S(RETENTION), "begin-retention", NEED_RETENTION_START, ACTION_WORK, { NULL },
      "L423-451" },
    { S(PLACED) | S(RETENTION), S(JOB_SEARCH) | S(REGISTERED) | S(TRAINING), "leave-job",
      NEED_SEPARATION, ACTION_WORK, { NULL }, "dictionary 2" },
    { STAGES_ACTIVE, S(SUSPENDED), "suspend-case", NEED_SUSPEND, ACTION_WRITE_C, { NULL },
      "dictionary 2" },
    { S(SUSPENDED), STAGES_ACTIVE, "resume-case", NEED_STORED, ACTION_WRITE_C, { NULL },
      "dictionary 2" },
    { STAGES_ACTIVE | S(SUSPENDED), S(CLOSED), "close-case", NEED_CLOSE, ACTION_WRITE_C, { NULL },
      "dictionary 2" },
};

/* Which tables may hold the record behind a step; an empty row: any or none. */
static const char *const causes[NEED__COUNT][3] = {
    [NEED_SLIP] = { "intake_slip" },
    [NEED_BOOKING] = { "participation" },
    [NEED_ATTENDANCE] = { "participation" },
    [NEED_INTERVIEW] = { "interview" },
    [NEED_AGREED_SHEET] = { "assessment", "decision" },
    [NEED_OUTCOME] = { "meeting_case" },
    [NEED_PLACEMENT] = { "placement" },
    [NEED_RETENTION_START] = { "dispatch", "placement" },
    [NEED_SEPARATION] = { "placement" },
};

static const struct {
    const char *outcome;
    enum stage stage;
} outcomes[] = {
    { "svc_transition", STAGE_TRAINING },
    { "svc_continuation_a", STAGE_TRAINING },
    { "svc_continuation_b", STAGE_TRAINING },
    { "svc_training", STAGE_TRAINING },
    { "vocational_training", STAGE_TRAINING },
    { "work_trial", STAGE_TRAINING },
    { "registration", STAGE_REGISTERED },
    { "reassess", STAGE_ASSESSMENT },
    { "pending", STAGE_COORDINATION },
};

/* The steps that a skip reason stands for, in order. */
static const enum stage way[] = {
    STAGE_INQUIRY, STAGE_ORIENTATION, STAGE_INTERVIEW, STAGE_ASSESSMENT,
    STAGE_REGISTERED, STAGE_JOB_SEARCH, STAGE_PLACED, STAGE_RETENTION,
};
// clang-format on

enum {
    ROWS = sizeof table / sizeof table[0],
    STEPS = sizeof way / sizeof way[0],
};

const char *
stage_id(enum stage stage)
{
    assert(stage < STAGE__COUNT);
    return stage_ids[stage];
}

bool
stage_from_id(const char *id, enum stage *out)
{
    for (enum stage s = STAGE_NONE; s < STAGE__COUNT; s++) {
        if (strcmp(stage_ids[s], id) == 0) {
            *out = s;
            return true;
        }
    }
    return false;
}

const struct transition *
workflow_row(size_t n)
{
    return n < ROWS ? &table[n] : NULL;
}

const struct transition *
workflow_find(enum stage from, enum stage to)
{
    for (size_t i = 0; i < ROWS; i++) {
        if ((table[i].from & STAGE_BIT(from)) && (table[i].to & STAGE_BIT(to)))
            return &table[i];
    }
    return NULL;
}

stage_set
workflow_next(enum stage from, enum stage before)
{
    stage_set set = 0;

    for (size_t i = 0; i < ROWS; i++) {
        if (!(table[i].from & STAGE_BIT(from)))
            continue;
        set |= table[i].needs == NEED_STORED ? table[i].to & STAGE_BIT(before) : table[i].to;
    }
    return set;
}

bool
workflow_may(enum stage from, enum stage before, enum stage to, enum role role)
{
    return (workflow_next(from, before) & STAGE_BIT(to))
           && role_may(role, workflow_find(from, to)->action);
}

bool
workflow_skip_allowed(const struct transition *t, const char *reason)
{
    for (const char *const *skip = t->skips; *skip; skip++) {
        if (strcmp(*skip, reason) == 0)
            return true;
    }
    return false;
}

bool
workflow_cause_fits(const struct transition *t, const char *kind)
{
    const char *const *fits = causes[t->needs];

    if (!fits[0])
        return true;
    for (; *fits; fits++) {
        if (strcmp(*fits, kind) == 0)
            return true;
    }
    return false;
}

const char *
workflow_cause_kind(const struct transition *t)
{
    return causes[t->needs][0] ? causes[t->needs][0] : "";
}

stage_set
workflow_skipped(enum stage from, enum stage to)
{
    stage_set set = 0;
    bool between = false;

    for (size_t i = 0; i < STEPS && way[i] != to; i++) {
        /* Someone booked for the orientation but never there: it is the step left out. */
        if (between || (way[i] == from && from == STAGE_ORIENTATION))
            set |= STAGE_BIT(way[i]);
        between = between || way[i] == from;
    }
    return set;
}

enum stage
workflow_outcome_stage(const char *outcome)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
        if (strcmp(outcomes[i].outcome, outcome) == 0)
            return outcomes[i].stage;
    }
    return STAGE_NONE;
}
