/* code_repo.h - rows of the table code. */
#pragma once

#include "core/date.h"
#include "core/err.h"

struct db;

/* One code; the strings are borrowed until the call returns. */
struct code_row {
    const char *id, *ja, *en;
    int sort; /* the order goes by it */
    struct date valid_from, valid_to; /* DATE_NONE: open */
};

/* The codes of one list in their order. */
typedef void code_take(void *arg, const struct code_row *row);
MUST_CHECK enum err_code code_rows(struct db *db, const char *list, code_take *take, void *arg,
                                   struct err *e);
MUST_CHECK enum err_code code_add(struct db *db, const char *list, const struct code_row *row,
                                  struct err *e);
/* Words, place and last day. ERR_CONFLICT: it is not as `before` any more. */
MUST_CHECK enum err_code code_change(struct db *db, const char *list, const struct code_row *before,
                                     const struct code_row *after, struct err *e);
