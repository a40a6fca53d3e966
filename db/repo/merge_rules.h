/* merge_rules.h - what becomes of each table that refers to a person when two people become one. A
 * table without a row here fails the test that walks the schema.
 *
 * To add a table that refers to a person: its statements in db/sql/merge_move.sql, a row in
 * merge_rules.c. Where only one row of both people can stand, merge_both_repo.c settles that
 * first. */
#pragma once

#include "db/repo/merge_repo.h"

struct sql;

enum merge_how {
    MERGE_MOVES,   /* every row goes to the record that stays */
    MERGE_ON_CARD, /* a part of the card: which value stands is chosen (merge_card_repo.h) */
};

struct merge_rule {
    const char *table, *column;
    enum merge_how how;
    const char *label;  /* N_(): what its rows are */
    const char *marked; /* the table whose numbers tell what came since */
    /* move gives the number of each row, back takes :id, since gives number and day; NULL: not
     * told. */
    const struct sql *move, *back, *since;
};

const struct merge_rule *merge_rules(size_t *count);
const struct merge_rule *merge_rule_of(const char *table); /* NULL: none */

/* Move every row and keep each in the journal. */
MUST_CHECK enum err_code merge_rule_move(struct merge_journal *j, const struct merge_rule *rule,
                                         int64_t from, int64_t to, int *moved, struct err *e);
/* Take one row back. `gone`: it is no longer there, or no longer of that person. */
MUST_CHECK enum err_code merge_rule_back(struct db *db, const struct merge_rule *rule, int64_t id,
                                         int64_t from, int64_t to, bool *gone, struct err *e);
/* Add what came to the person after the number `mark`. */
MUST_CHECK enum err_code merge_rule_since(struct db *db, const struct merge_rule *rule,
                                          int64_t person_id, int64_t mark,
                                          struct merge_sinces *out, struct err *e);
