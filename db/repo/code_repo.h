/* code_repo.h - rows of the table code. */
#pragma once

#include "core/date.h"
#include "core/err.h"

struct db;

/* One code; the strings are borrowed until the call returns. */
struct code_row {
    const char *id, *ja, *en;
    struct date valid_from, valid_to; /* DATE_NONE: open */
};

/* The codes of one list in their order. */
typedef void code_take(void *arg, const struct code_row *row);
MUST_CHECK enum err_code code_rows(struct db *db, const char *list, code_take *take, void *arg,
                                   struct err *e);
