/* set_repo.h - the tables that hold several codes or numbers for one record: supporters of a
 * placement, staff of a dispatch. Their statements have the parameters :owner and :item; lists give
 * the item as first column. */
#pragma once

#include "core/code_set.h"
#include "db/stmt.h"

/* Make the rows of `owner` exactly these. `clear` NULL: it is new and has none yet. */
MUST_CHECK enum err_code set_repo_write_codes(struct db *db, const struct sql *clear,
                                              const struct sql *add, int64_t owner,
                                              const struct code_set *items, struct err *e);
MUST_CHECK enum err_code set_repo_write_ids(struct db *db, const struct sql *clear,
                                            const struct sql *add, int64_t owner,
                                            const int64_t *items, int count, struct err *e);
/* More than fit are ERR_DAMAGED. */
MUST_CHECK enum err_code set_repo_read_codes(struct db *db, const struct sql *list, int64_t owner,
                                             struct code_set *out, struct err *e);
MUST_CHECK enum err_code set_repo_read_ids(struct db *db, const struct sql *list, int64_t owner,
                                           int64_t *items, int room, int *count, struct err *e);
