/* support_case_repo.h - rows of support_case and stage_change, and the records a step rests on. */
#pragma once

#include "core/err.h"
#include "core/support_case.h"

struct db;

MUST_CHECK enum err_code case_repo_find(struct db *db, int64_t id, struct support_case *out,
                                        struct err *e); /* ERR_NOT_FOUND */
/* The open case of a person; id 0 without one. */
MUST_CHECK enum err_code case_repo_open(struct db *db, int64_t person_id, struct support_case *out,
                                        struct err *e);
/* Its number alone, 0 without one. */
MUST_CHECK enum err_code case_repo_open_id(struct db *db, int64_t person_id, int64_t *id,
                                           struct err *e);
/* The newest, open or not; 0 without one. */
MUST_CHECK enum err_code case_repo_newest_id(struct db *db, int64_t person_id, int64_t *id,
                                             struct err *e);
/* Has the person a case that was open on that day? */
MUST_CHECK enum err_code case_repo_on_day(struct db *db, int64_t person_id, struct date day,
                                          bool *there, struct err *e);
MUST_CHECK enum err_code case_repo_count(struct db *db, int64_t person_id, int *count,
                                         struct err *e);
/* Sets id and version; stage and stage_since are those of the first day. */
MUST_CHECK enum err_code case_repo_insert(struct db *db, struct support_case *c, struct err *e);
/* Where c->version is still the row's. ERR_CONFLICT. */
MUST_CHECK enum err_code case_repo_update(struct db *db, struct support_case *c, struct err *e);
/* Open cases of one stage, longest in it first. */
MUST_CHECK enum err_code case_repo_list(struct db *db, enum stage stage, int64_t staff_id,
                                        int64_t viewer, size_t limit, struct case_rows *out,
                                        struct err *e);

/* staff_id 0: by set-up. Sets h->id. */
MUST_CHECK enum err_code stage_repo_add(struct db *db, struct stage_change *h, int64_t staff_id,
                                        struct err *e);
MUST_CHECK enum err_code stage_repo_list(struct db *db, int64_t case_id, struct stage_changes *out,
                                         struct err *e);
/* Day of the newest change; DATE_NONE without any. */
MUST_CHECK enum err_code stage_repo_last_day(struct db *db, int64_t case_id, struct date *day,
                                             struct err *e);

/* Is there such a record, of this case or person, in the state that the need asks for? For
 * NEED_OUTCOME: with an outcome that leads to `to`. `kind` names the table. */
MUST_CHECK enum err_code cause_repo_fits(struct db *db, enum workflow_need need, const char *kind,
                                         int64_t id, const struct support_case *c, enum stage to,
                                         bool *fits, struct err *e);
/* The record that such a step of the case rests on by itself, newest first: the attended
 * orientation, the agreed sheet, the meeting that decided to register, the ended placement. 0:
 * none. */
MUST_CHECK enum err_code cause_repo_find(struct db *db, enum workflow_need need,
                                         const struct support_case *c, int64_t *id, struct err *e);
