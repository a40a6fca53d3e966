/* merge_card_repo.h - the card of a person as JSON, row and parts, for the journal of merges: taken
 * before and after, removed, put back. */
#pragma once

#include "db/repo/merge_repo.h"

/* A card at one moment; all owned. */
enum merge_part {
    MERGE_PHONES,
    MERGE_DISABILITIES,
    MERGE_NEEDS,
    MERGE_HANDBOOKS,
    MERGE_PART__COUNT
};

struct merge_card {
    char *row;                      /* of person */
    char *parts[MERGE_PART__COUNT]; /* its phones ... as arrays */
};

void merge_card_free(struct merge_card *card); /* NULL is fine */
/* The table of a part, "person_phone". */
const char *merge_part_table(enum merge_part part);

MUST_CHECK enum err_code merge_card_read(struct db *db, int64_t person_id, struct merge_card *out,
                                         struct err *e); /* ERR_NOT_FOUND */
/* The card of the record that goes: its certificates go over to `to`, where the caller stores
 * which of them stand; the row and the other parts are removed. All else must have moved: the
 * schema refuses to remove a person to whom a row refers. */
MUST_CHECK enum err_code merge_card_remove(struct merge_journal *j, int64_t person_id, int64_t to,
                                           const struct merge_card *before, struct err *e);
/* Keep in the journal what a stored choice made of the card of the record that stays. */
MUST_CHECK enum err_code merge_card_changed(struct merge_journal *j, int64_t person_id,
                                            const struct merge_card *before, struct err *e);

/* Take one of the steps of a merge on a card back. What somebody has changed since stays and is
 * added to `since`. */
MUST_CHECK enum err_code merge_card_undo(struct db *db, const struct merge_steps *steps,
                                         const struct merge_step *step, struct merge_sinces *since,
                                         struct err *e);
/* Take back that a certificate became a former one (a step on handbook_past). `kept`: it stays, for
 * the certificates of that record were changed since and do not come back. */
MUST_CHECK enum err_code merge_card_undo_past(struct db *db, const struct merge_steps *steps,
                                              const struct merge_step *step, bool *kept,
                                              struct err *e);
/* Is the step about a card? */
bool merge_card_owns(const struct merge_step *step);
