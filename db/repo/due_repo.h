/* due_repo.h - what is due, kind by kind. */
#pragma once

#include "core/due.h"
#include "core/err.h"

#include <stdbool.h>

struct db;

/* Append the rows of one kind due up to `day`; `what` holds a raw word: next_action, case_stage,
 * handbook_kind or event_kind code, the owner of a task, the destination of a visit. `staff_id` 0: of
 * everybody; nothing then for DUE_HANDBOOK_END. Not for DUE_SILENT. */
MUST_CHECK enum err_code due_repo_read(struct db *db, enum due_kind kind, struct date day,
                                       int64_t staff_id, int64_t viewer, size_t limit,
                                       struct due_rows *out, struct err *e);
/* A visit or event set that long ago is no longer called due: after this day it is. */
struct date due_forgotten(struct date day);

/* Numbers below which no trip and no event is of a day or later. */
struct due_first {
    int64_t trip, event;
};
MUST_CHECK enum err_code due_repo_first(struct db *db, struct date day, struct due_first *out,
                                        struct err *e);
/* The last contact of a case, else the day on which its stage began. */
MUST_CHECK enum err_code due_repo_contact(struct db *db, int64_t case_id, struct date *day,
                                          struct err *e);
/* The same for DUE_SILENT, of one stage that allows so many `days`. */
MUST_CHECK enum err_code due_repo_silent(struct db *db, enum stage stage, int days,
                                         struct date day, int64_t staff_id, int64_t viewer,
                                         size_t limit, struct due_rows *out, struct err *e);
/* The nearest thing ahead of an open case on `day`; kind AHEAD_NONE without any. */
MUST_CHECK enum err_code due_repo_ahead(struct db *db, int64_t case_id, int64_t person_id,
                                        struct date day, struct ahead *out, struct err *e);
/* Is an interview booked on `day` or later? */
MUST_CHECK enum err_code due_repo_interview_ahead(struct db *db, int64_t person_id, struct date day,
                                                  bool *ahead_of, struct err *e);
