/* restricted_repo.h - restricted records that were opened with a reason; proposals to set or lift the
 * restriction. */
#pragma once

#include "core/err.h"
#include "core/restricted.h"

#include <stdbool.h>

struct db;

/* Does nothing when the same was opened on that day by the same for the same reason, and nobody has
 * looked at it yet. */
MUST_CHECK enum err_code restricted_repo_insert(struct db *db, int64_t person_id, int64_t staff_id,
                                                struct date day, const char *opened_at,
                                                const char *reason, struct err *e);
/* `reason` as stored. ERR_NOT_FOUND. */
MUST_CHECK enum err_code restricted_repo_find(struct db *db, int64_t id,
                                              struct restricted_opening *out, struct err *e);
/* *first: nobody had looked at it. */
MUST_CHECK enum err_code restricted_repo_see(struct db *db, int64_t id, int64_t staff_id,
                                             struct date day, bool *first, struct err *e);

/* Who does it, and when (UTC). */
struct restriction_stamp {
    int64_t staff_id;
    struct date day; /* of the desk */
    const char *at;
};
/* person_id, restrict_it and reason: proposed, or (`done`) carried out at once. Gives x->id. */
MUST_CHECK enum err_code restriction_repo_insert(struct db *db, struct restriction *x,
                                                 struct restriction_stamp by, bool done,
                                                 struct err *e);
/* id, version, person_id, restrict_it, state, reason. ERR_NOT_FOUND. */
MUST_CHECK enum err_code restriction_repo_find(struct db *db, int64_t id, struct restriction *out,
                                               struct err *e);
MUST_CHECK enum err_code restriction_repo_list(struct db *db, int64_t person_id,
                                               struct restrictions *out, struct err *e);
MUST_CHECK enum err_code restriction_repo_waits(struct db *db, int64_t person_id,
                                                bool restrict_it, bool *waits, struct err *e);
/* Set (`restrict_it`) or lifted: that answers all that wait for the person. *was_asked: somebody had
 * proposed just that. */
MUST_CHECK enum err_code restriction_repo_decided(struct db *db, int64_t person_id,
                                                  bool restrict_it, const char *reason,
                                                  struct restriction_stamp by, bool *was_asked,
                                                  struct err *e);
/* *done false: it waits no longer, or is another version. */
MUST_CHECK enum err_code restriction_repo_declined(struct db *db, int64_t id, int64_t version,
                                                   const char *reason, struct restriction_stamp by,
                                                   bool *done, struct err *e);
