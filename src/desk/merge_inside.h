/* merge_inside.h - what the files of merging share, for src/desk alone. */
#pragma once

#include "db/repo/merge_repo.h"
#include "desk/merge.h"
#include "desk/people.h"

/* The card that comes of two by these choices; fields that are not named go by rule. Number, row
 * version and import mark are those of `kept`. ERR_INVALID: a field cannot hold both values. */
MUST_CHECK enum err_code merge_combine(const struct person *kept, const struct person *taken,
                                       const char *picks, struct person *out, struct err *e);
/* Add the fields of both cards to `out`, those that differ first; those that both lack are left
 * out. */
void merge_put_fields(struct desk *d, struct merge_look *out, const struct person *kept,
                      const struct person *taken, const char *picks);
/* Is that certificate among those of `p`, as that row or by kind and number? */
bool merge_has_handbook(const struct person *p, const struct handbook *h);
/* Which of two open cases goes on by these choices: true, that of the record that stays. */
MUST_CHECK enum err_code merge_keeps_case(struct desk *d, const char *picks, int64_t kept_case,
                                          int64_t other_case, bool *keeps, struct err *e);
/* Both may be named by the signed-in user. */
MUST_CHECK enum err_code merge_allow(struct desk *d, enum action action, int64_t survivor_id,
                                     int64_t loser_id, struct err *e);
/* merge_successor() without asking for permission. */
MUST_CHECK enum err_code merge_follow(struct desk *d, int64_t person_id, int64_t *successor,
                                      struct err *e);
/* What no rule can decide, but people first: ERR_INVALID field "registration" or "draft". */
MUST_CHECK enum err_code merge_check_both(struct desk *d, int64_t survivor_id, int64_t loser_id,
                                          struct err *e);
/* These two are two people, for that reason: as a proposal that was declined, the one that waits or one
 * of its own. The caller has the permission. */
MUST_CHECK enum err_code merge_tell_apart(struct desk *d, const struct person *a,
                                          const struct person *b, const char *reason,
                                          struct err *e);
/* A line for each of the two. */
MUST_CHECK enum err_code merge_audit(struct desk *d, const char *action, const struct merge *m,
                                     const char *fields, const char *reason, struct err *e);
