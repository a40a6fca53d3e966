/* merge_repo.h - the journal of merges, old numbers, and rows that both people have. No rules, no
 * permission, no audit. */
#pragma once

#include "core/draft.h"
#include "core/err.h"
#include "core/event.h"
#include "core/merge.h"
#include "db/db.h"

/* ---- the journal ---- */

/* Who does it and when. */
struct merge_stamp {
    int64_t staff_id;
    const char *at; /* UTC */
};

/* As a proposal; sets id and version. ERR_INVALID: the pair waits already. */
MUST_CHECK enum err_code merge_repo_insert(struct db *db, struct merge *m, struct merge_stamp by,
                                           struct err *e);
MUST_CHECK enum err_code merge_repo_find(struct db *db, int64_t id, struct merge *out,
                                         struct err *e); /* ERR_NOT_FOUND */
/* From proposed to done, with everything of `m`; from proposed to declined; from done to undone.
 * ERR_CONFLICT: it is no longer what was read. */
MUST_CHECK enum err_code merge_repo_carried_out(struct db *db, const struct merge *m,
                                                struct merge_stamp by, struct err *e);
MUST_CHECK enum err_code merge_repo_declined(struct db *db, int64_t id, int64_t version,
                                             const char *answer, struct merge_stamp by,
                                             struct err *e);
/* Somebody asks to undo it, on that day; `reason` "": nobody does any more. */
MUST_CHECK enum err_code merge_repo_recalled(struct db *db, int64_t id, int64_t version,
                                             const char *reason, struct date day, int64_t staff_id,
                                             struct err *e);
MUST_CHECK enum err_code merge_repo_undone(struct db *db, int64_t id, int64_t version,
                                           const char *reason, struct merge_stamp by,
                                           struct err *e);
/* The proposal that waits for these two, in either order; 0 none. */
MUST_CHECK enum err_code merge_repo_waiting(struct db *db, int64_t a, int64_t b, int64_t *id,
                                            struct err *e);
/* A proposal for these two was declined: they are two people. */
MUST_CHECK enum err_code merge_repo_told_apart(struct db *db, int64_t a, int64_t b, bool *apart,
                                               struct err *e);
/* The first proposal that waits and names that person; 0 none. */
MUST_CHECK enum err_code merge_repo_waiting_of(struct db *db, int64_t person_id, int64_t *id,
                                               int64_t *version, struct err *e);
/* A merge that must be undone before this one: 0 none. */
MUST_CHECK enum err_code merge_repo_later(struct db *db, const struct merge *m, int64_t *id,
                                          struct err *e);
/* The name under which `staff_id` goes on keeping a form about somebody who was merged into `to`:
 * that of the draft that moved, or its own where it would write over another. */
MUST_CHECK enum err_code merge_repo_draft_name(struct db *db, int64_t staff_id,
                                               const struct draft *draft, int64_t to,
                                               char out[SHORT_SIZE], struct err *e);
/* Into whom that record was merged; 0: it was not. */
MUST_CHECK enum err_code merge_repo_successor(struct db *db, int64_t loser_id, int64_t *id,
                                              struct err *e);
MUST_CHECK enum err_code merge_repo_list(struct db *db, int64_t person_id, struct merge_rows *out,
                                         struct err *e);
/* The last numbers of all tables, for `marks`; and what such a text says of one table. */
MUST_CHECK enum err_code merge_repo_marks(struct db *db, char out[MERGE_MARKS_SIZE],
                                          struct err *e);
MUST_CHECK enum err_code merge_repo_mark_of(struct db *db, const char *marks, const char *table,
                                            int64_t *mark, struct err *e);

/* The steps of one merge, written in order. */
struct merge_journal {
    struct db *db;
    int64_t merge_id;
    int64_t seq; /* of the last one written */
};

/* `before` and `after` may be NULL. */
MUST_CHECK enum err_code merge_journal_add(struct merge_journal *j, enum merge_what what,
                                           const char *table, int64_t row_id, const char *before,
                                           const char *after, struct err *e);
/* Latest first. */
MUST_CHECK enum err_code merge_journal_read(struct db *db, int64_t merge_id,
                                            struct merge_steps *out, struct err *e);

/* ---- old numbers ---- */

/* Whom an old number finds and that person's own number; `person_id` 0: it is none. Letter case
 * aside unless `exact`. */
MUST_CHECK enum err_code merge_alias_find(struct db *db, const char *ref, bool exact,
                                          int64_t *person_id, char own[REF_SIZE], struct err *e);
MUST_CHECK enum err_code merge_alias_add(struct merge_journal *j, int64_t person_id,
                                         const char *ref, struct err *e);
/* The old numbers of a person, one a line, as many as fit. */
MUST_CHECK enum err_code merge_alias_list(struct db *db, int64_t person_id, char out[LONG_SIZE],
                                          struct err *e);

/* ---- what both have (merge_both_repo.c) ---- */

/* The open cases of both; 0 for both when not both have one. */
MUST_CHECK enum err_code merge_both_open(struct db *db, int64_t survivor, int64_t loser,
                                         int64_t *kept, int64_t *other, struct err *e);
/* The numbers of both open registrations; "" when not both have one. */
MUST_CHECK enum err_code merge_both_registered(struct db *db, int64_t survivor, int64_t loser,
                                               char kept[REF_SIZE], char other[REF_SIZE],
                                               struct err *e);
/* Who has the same form begun for both; "" nobody. */
MUST_CHECK enum err_code merge_both_drafts(struct db *db, int64_t survivor, int64_t loser,
                                           char name[LINE_SIZE], struct err *e);
/* Seats that were taken out. */
struct merge_seats {
    struct participation *rows; /* owned: free() */
    size_t count;
};

/* Two seats in one event become the better one (`gone` are the others), two places in one trip one,
 * two arrivals of one day the earlier. */
MUST_CHECK enum err_code merge_both_settle(struct merge_journal *j, int64_t survivor,
                                           int64_t loser, struct merge_seats *gone,
                                           struct err *e);
/* Keep in the journal what a case is about to lose, and what it became. */
MUST_CHECK enum err_code merge_case_state(struct db *db, int64_t case_id, char **json,
                                          struct err *e);
/* Take one step on a row that both had, or on a case, back, for the record `loser` that went.
 * `kept`: the row has changed since, and stays. */
MUST_CHECK enum err_code merge_both_undo(struct db *db, const struct merge_step *step,
                                         int64_t loser, bool *kept, struct err *e);
/* What was written since about records that went back to `m->loser_id` is its history again. */
MUST_CHECK enum err_code merge_history_back(struct db *db, const struct merge *m, struct err *e);
/* Once the cases are back: no row of one of the two is in a case of the other. */
MUST_CHECK enum err_code merge_uncase(struct db *db, const struct merge *m, struct err *e);
/* Add what came since to the cases that went back, and so went with them. */
MUST_CHECK enum err_code merge_cases_since(struct db *db, const struct merge *m,
                                           struct merge_sinces *out, struct err *e);
/* Days on which the person started a job, at most `room`. */
MUST_CHECK enum err_code merge_job_days(struct db *db, int64_t person_id, struct date *days,
                                        int room, int *count, struct err *e);
