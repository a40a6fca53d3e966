/* closing_repo.h - rows of the table closing_day. */
#pragma once

#include "core/holiday.h"

#include <stdint.h>

struct db;

struct closing_rows {
    struct closing_day *rows; /* by day, then kind; owned: closing_rows_free() */
    size_t count;
};

MUST_CHECK enum err_code closing_list(struct db *db, struct closing_rows *out, struct err *e);
void closing_rows_free(struct closing_rows *list);
MUST_CHECK enum err_code closing_put(struct db *db, const struct closing_day *day,
                                     const char *source, int64_t staff_id, const char *at,
                                     struct err *e);
/* `removed`: how many rows. */
MUST_CHECK enum err_code closing_remove(struct db *db, struct date day, enum closing_kind kind,
                                        int *removed, struct err *e);
