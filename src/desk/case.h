/* case.h - cases and their stages. case_move is the only writer of stages; the table is in
 * core/workflow.h. */
#pragma once

#include "core/support_case.h"
#include "desk/desk.h"

/* The record that a step rests on: its table and number. */
struct stage_cause {
    const char *kind; /* "participation", "interview", "assessment", ...; NULL none */
    int64_t id;
};

struct case_step {
    enum stage to;
    struct date on; /* DATE_NONE: today; may lie in the past, not before the last change */
    struct stage_cause cause;
    const char *skip_reason; /* stage_skip_reason; NULL or "" none */
    const char *reason;      /* words; suspend_reason when suspending, close_reason when closing */
    struct date review_on;   /* when suspending */
    const char *next_action; /* NULL: stays; closing and suspending clear it */
    struct date next_on;
    bool history;    /* from a file: no order, needs or rights; mark imported */
    bool fictitious; /* history of the demonstration: not marked as imported */
};

/* Open a case at inquiry for c->person_id (staff_id, opened_on, next action as given; opened_on
 * DATE_NONE: today). One open case a person: ERR_INVALID field "person". `cause` is the slip;
 * `step` may be NULL, else only history and fictitious are read. On success c is as stored. */
MUST_CHECK enum err_code case_open(struct desk *d, struct support_case *c, struct stage_cause cause,
                                   const struct case_step *step, struct err *e);
/* Take a step: fits the table, rests on what the row needs, allowed to the role (the row's action;
 * writers of other records call it inside their own transaction). Writes stage_change and the case,
 * one audit line with the row's verb. ERR_INVALID: field "stage" no such step, "skip_reason" one is
 * needed or not allowed, "cause" what is missing, "on", "reason", "review_on". With `history` a
 * step older than the newest change only leaves the stage as it is. */
MUST_CHECK enum err_code case_move(struct desk *d, int64_t case_id, const struct case_step *step,
                                   struct err *e);
MUST_CHECK enum err_code case_close(struct desk *d, int64_t case_id, const char *close_reason,
                                    struct date on, struct err *e);
MUST_CHECK enum err_code case_suspend(struct desk *d, int64_t case_id, const char *suspend_reason,
                                      struct date review_on, struct date on, struct err *e);
/* Back to the stage that was left. */
MUST_CHECK enum err_code case_resume(struct desk *d, int64_t case_id, struct date on,
                                     struct err *e);
/* A supervisor takes back the last change that still holds, a wrong closing too; both rows stay.
 * Needs a reason. ERR_INVALID: nothing to take back; another case was opened since. */
MUST_CHECK enum err_code case_undo(struct desk *d, int64_t case_id, const char *reason,
                                   struct err *e);

/* Read one; ERR_NOT_FOUND. No opening of the person: ask after person_open, or for a list. */
MUST_CHECK enum err_code case_find(struct desk *d, int64_t case_id, struct support_case *out,
                                   struct err *e);
/* The open case of a person, else the newest; ERR_NOT_FOUND without any. */
MUST_CHECK enum err_code case_of_person(struct desk *d, int64_t person_id, struct support_case *out,
                                        struct err *e);

/* Has the person a case that was open on that day? ACTION_SEARCH. */
MUST_CHECK enum err_code case_on_day(struct desk *d, int64_t person_id, struct date day,
                                     bool *there, struct err *e);

MUST_CHECK enum err_code case_stages(struct desk *d, int64_t case_id, struct stage_changes *out,
                                     struct err *e);

/* Set the next action and its day. `next_on` is needed unless close or none. ERR_CONFLICT. */
MUST_CHECK enum err_code case_set_next(struct desk *d, int64_t case_id, int64_t version,
                                       const char *next_action, struct date next_on, struct err *e);
/* Put a staff member in charge (0: nobody) from today: supervisors anybody, workers themselves
 * while nobody is. ERR_INVALID: closed, or nobody who takes cases. ERR_CONFLICT. */
MUST_CHECK enum err_code case_assign(struct desk *d, int64_t case_id, int64_t version,
                                     int64_t staff_id, struct err *e);

/* Open cases of a stage (STAGE_NONE: all, by stage), of one staff member (0: of everybody), at most
 * `limit`. ACTION_SEARCH; restricted people as in person_search. */
MUST_CHECK enum err_code case_list(struct desk *d, enum stage stage, int64_t staff_id, size_t limit,
                                   struct case_rows *out, struct err *e);
