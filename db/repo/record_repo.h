/* record_repo.h - records of several tables by number and ref. */
#pragma once

#include "core/limits.h"
#include "db/stmt.h"

enum record_table {
    RECORD_TABLE_PERSON,
    RECORD_TABLE_ORGANISATION,
    RECORD_TABLE_PLACEMENT,
    RECORD_TABLE_DISPATCH,
    RECORD_TABLE_EVENT,
    RECORD_TABLE_WAGE,
    RECORD_TABLE__COUNT
};

/* The first record with a number above `*id`; ERR_NOT_FOUND past the last. */
MUST_CHECK enum err_code record_repo_next(struct db *db, enum record_table table, int64_t *id,
                                          char ref[REF_SIZE], struct err *e);
/* Run the insert `s` of the table, all parameters bound, and close it: on success the new number, the
 * version 1, and in `ref` the M-number of a record that came without a ref of its own. */
MUST_CHECK enum err_code record_repo_insert(struct db *db, enum record_table table, struct stmt *s,
                                            int64_t *id, int64_t *version, char ref[REF_SIZE],
                                            struct err *e);
/* The number behind a ref by a statement of :ref whose first column is the number; 0: none. */
MUST_CHECK enum err_code record_repo_id(struct db *db, const struct sql *id_of_ref,
                                        const char *ref, int64_t *id, struct err *e);
/* Login, or name without one; "" for unknown numbers. */
MUST_CHECK enum err_code record_repo_staff(struct db *db, int64_t id, char words[LINE_SIZE],
                                           struct err *e);
