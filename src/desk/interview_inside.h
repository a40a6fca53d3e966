/* interview_inside.h - what the files of the interview sheet share, for src/desk alone. */
#pragma once

#include "core/interview.h"
#include "desk/work.h"

extern const struct work_field interview_fields[]; /* of the sheet, without the ranked wishes */
extern const size_t interview_field_count;

/* interview_entries.c: the names of all that differs, in `names`. */
void interview_differs(const struct interview *old, const struct interview *new,
                       char names[WORK_NAMES_SIZE]);
/* The jobs as they are kept: a line each; and one of these lines in words. */
void interview_job_words(struct desk *d, const char *line, char *out, size_t size);

/* interview_entries.c: keep who wrote what, in the transaction that has just stored `i`. `stored` is
 * the sheet as it was, NULL for a new one: then what it says otherwise than the one before counts. */
MUST_CHECK enum err_code interview_keep(struct desk *d, const struct interview *stored,
                                        const struct interview *i, int64_t person_id,
                                        struct err *e);
