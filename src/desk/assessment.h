/* assessment.h - アセスメント: versions of the sheet, ratings, agreement, the route decision. */
#pragma once

#include "core/assessment.h"
#include "desk/desk.h"

/* Begin a new version for a case at the assessment (or later) stage: a copy of the newest one that
 * was not withdrawn, as a draft of today. A case at the interview stage is moved on by its newest
 * interview. ERR_INVALID: field "state" there is a draft already, "stage" nobody was interviewed. */
MUST_CHECK enum err_code assessment_create(struct desk *d, int64_t case_id, int64_t *id,
                                           struct err *e);
/* Read a sheet with all its items (rated or not), in order: ACTION_OPEN_C, view line. `lines` may
 * be NULL. ERR_NOT_FOUND. */
MUST_CHECK enum err_code assessment_open(struct desk *d, int64_t id, struct assessment *out,
                                         struct assessment_lines *lines, struct err *e);
/* Store the sheet's own texts of a draft. Row version; `a->version` is the new one after. */
MUST_CHECK enum err_code assessment_save(struct desk *d, struct assessment *a, struct err *e);
/* Store one item of a draft. `version` is the sheet's, in and out: ERR_CONFLICT when another desk
 * wrote meanwhile. with_support needs a note. All ratings and the note empty: not gone through. */
MUST_CHECK enum err_code assessment_rate(struct desk *d, int64_t id, int64_t *version,
                                         const struct assessment_line *line, struct err *e);
/* What must be there before the person is asked: strengths, and one rating that was agreed.
 * ERR_INVALID, field "strengths" or "agreed". The permission of agreeing; no trace. */
MUST_CHECK enum err_code assessment_may_agree(struct desk *d, const struct assessment *a,
                                              struct err *e);
/* The person agreed on that day (DATE_NONE: today), in these words. Asks first what
 * assessment_may_agree() asks; items not gone through may stay. */
MUST_CHECK enum err_code assessment_agree(struct desk *d, int64_t id, int64_t version,
                                          struct date on, const char *own_word, struct err *e);
/* A draft or an agreed sheet that was never used is taken back. */
MUST_CHECK enum err_code assessment_withdraw(struct desk *d, int64_t id, int64_t version,
                                             struct err *e);

/* History, for import and the demonstration: a whole sheet in the state that `a` says, with its
 * rated items, as one act. Number and wording are given; texts and items of an older sheet are
 * copied where `lines` has none. ACTION_IMPORT. */
MUST_CHECK enum err_code assessment_put(struct desk *d, struct assessment *a,
                                        const struct assessment_line *lines, size_t count,
                                        struct err *e);

/* Versions of a case, newest first: ACTION_OPEN_C. */
MUST_CHECK enum err_code assessment_list(struct desk *d, int64_t case_id,
                                         struct assessment_rows *out, struct err *e);

/* The fork of the flow chart (plan L564-599): store the decision, freeze its sheet and move the
 * case from assessment to dec->route. The sheet must be agreed. `history`: demonstration, no step.
 */
MUST_CHECK enum err_code decision_save(struct desk *d, struct decision *dec, bool history,
                                       struct err *e);

/* Newest first: ACTION_OPEN_C. */
MUST_CHECK enum err_code decision_list(struct desk *d, int64_t case_id, struct decisions *out,
                                       struct err *e);
