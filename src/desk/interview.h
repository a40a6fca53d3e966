/* interview.h - 個別面談: the sheet, carried over from interview to interview, and the steps it
 * carries. */
#pragma once

#include "core/history.h"
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
 * nobody has is taken by the worker who holds the interview. An appointment of that day of which
 * nothing is said yet is attended by it. On success `i` is as stored, on error
 * as given. ERR_INVALID, ERR_CONFLICT, ERR_DENIED. `saving` NULL: nothing special. */
MUST_CHECK enum err_code interview_save(struct desk *d, struct interview *i,
                                        const struct interview_saving *saving, struct err *e);
/* Read a sheet: ACTION_OPEN_C, view line. ERR_NOT_FOUND. */
MUST_CHECK enum err_code interview_open(struct desk *d, int64_t id, struct interview *out,
                                        struct err *e);

/* What a new sheet of the case begins with: what the newest one says of the person is carried over,
 * to be added to or changed (where somebody writes on before it is saved: ERR_CONFLICT); time, place, who was there and what comes next are its own. An empty
 * sheet when there is none yet. Permission and line as interview_open(). */
MUST_CHECK enum err_code interview_begin(struct desk *d, int64_t case_id, struct interview *out,
                                         struct err *e);
/* Who wrote each entry of a sheet of the case, and when; `id` 0: of a new one that carries the newest
 * over. ACTION_OPEN_C. */
MUST_CHECK enum err_code interview_entries(struct desk *d, int64_t case_id, int64_t id,
                                           struct interview_entries *out, struct err *e);
/* What the entries of all sheets of the case held before and after, newest first, in the reader's
 * words; the label says at which interview. ACTION_OPEN_C. */
MUST_CHECK enum err_code interview_changes(struct desk *d, int64_t case_id,
                                           struct field_changes *out, struct err *e);

/* The sheets of a case, without their texts: ACTION_OPEN_C. */
MUST_CHECK enum err_code interview_list(struct desk *d, int64_t case_id, struct interview_rows *out,
                                        struct err *e);
