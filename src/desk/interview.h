/* interview.h - 個別面談: the sheet and the steps it carries. */
#pragma once

#include "core/interview.h"
#include "core/workflow.h"
#include "desk/desk.h"

struct interview_saving {
    const char
        *skip_reason;   /* in: needed when neither an attended orientation nor a stage is there */
    bool to_assessment; /* in: the case goes on to the assessment */
    bool history;       /* in: demonstration: no steps of the case are taken */
};

/* Store a new sheet or an edit (row version). A case at inquiry or orientation moves to interview:
 * by the attended orientation, else by skip_reason. The person's newest intention and the case's
 * next action follow the newest sheet, when it is new or says something else than before; a case
 * nobody has is taken by the worker who holds the interview. On success `i` is as stored, on error
 * as given. ERR_INVALID, ERR_CONFLICT, ERR_DENIED. `saving` NULL: nothing special. */
MUST_CHECK enum err_code interview_save(struct desk *d, struct interview *i,
                                        const struct interview_saving *saving, struct err *e);
/* Read a sheet: ACTION_OPEN_C, view line. ERR_NOT_FOUND. */
MUST_CHECK enum err_code interview_open(struct desk *d, int64_t id, struct interview *out,
                                        struct err *e);

/* The sheets of a case, without their texts: ACTION_OPEN_C. */
MUST_CHECK enum err_code interview_list(struct desk *d, int64_t case_id, struct interview_rows *out,
                                        struct err *e);
