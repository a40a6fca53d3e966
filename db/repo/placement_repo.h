/* placement_repo.h - rows of placement and placement_supporter. No rules, no permission, no
 * audit. */
#pragma once

#include "core/placement.h"
#include "db/db.h"

/* With its supporters; sets id, version and, when it was "", ref. `imported` is stored. */
MUST_CHECK enum err_code placement_repo_insert(struct db *db, struct placement *p, struct err *e);
/* The row of p->id and p->version takes these values (void and imported stay); `touch` when the
 * supporters differ. The caller has compared the version inside the same transaction. */
MUST_CHECK enum err_code placement_repo_update(struct db *db, struct placement *p, bool touch,
                                               bool *changed, struct err *e);
MUST_CHECK enum err_code placement_repo_void(struct db *db, int64_t id, int64_t version,
                                             const char *reason, bool *changed, struct err *e);
/* The organisation leads the retention; `from` is its first day where none is stored. */
MUST_CHECK enum err_code placement_repo_set_lead(struct db *db, int64_t id, int64_t organisation_id,
                                                 struct date from, struct err *e);
/* With its supporters; ERR_NOT_FOUND. */
MUST_CHECK enum err_code placement_repo_find(struct db *db, int64_t id, struct placement *out,
                                             struct err *e);
/* 0 when there is none. */
MUST_CHECK enum err_code placement_repo_id_of_ref(struct db *db, const char *ref, int64_t *id,
                                                  struct err *e);
MUST_CHECK enum err_code placement_repo_list(struct db *db, int64_t person_id,
                                             struct placement_list *out, struct err *e);
/* The ref of another job of the same person that went on at the same time; "" when there is none. */
MUST_CHECK enum err_code placement_repo_overlap(struct db *db, int64_t id, char ref[REF_SIZE],
                                                struct err *e);
/* Has a job of the person begun by that day? */
MUST_CHECK enum err_code placement_repo_begun(struct db *db, int64_t person_id, struct date day,
                                              bool *begun, struct err *e);
/* A linked report in which the partner's pseudonym stands for another person than in this one: its
 * ref and the person's; "" when there is none. */
MUST_CHECK enum err_code placement_repo_namesake(struct db *db, int64_t id, char ref[REF_SIZE],
                                                 char person_ref[REF_SIZE], struct err *e);
/* Birth of the person; ERR_NOT_FOUND when there is no such person. */
MUST_CHECK enum err_code placement_repo_birth(struct db *db, int64_t person_id, struct date *birth,
                                              struct err *e);
