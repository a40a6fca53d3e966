/* export.h - the same kinds out; what export writes, import reads back unchanged. */
#pragma once

#include "desk/desk.h"
#include "exchange/sheet.h"

#include <stddef.h>

struct export_kind {
    const char *id;
    const struct sheet_column *columns;
    size_t width;
    /* Add all records of the fiscal year (year 0: of all years) to the sheet. */
    enum err_code (*rows)(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e);
};

const struct export_kind *export_kind_find(const char *id); /* NULL: unknown */

/* Fill an initialised-by-this sheet in one picture; the export and its count are audited.
 * The caller frees the sheet in every case. ACTION_EXPORT. */
MUST_CHECK enum err_code export_run(struct desk *d, const struct export_kind *kind,
                                    struct fiscal_year fy, struct sheet *out, struct err *e);

/* True when `d` lies in the year, or the year is 0. */
bool export_in_year(struct date d, struct fiscal_year fy);
/* A cell of the last row; "" and DATE_NONE are null. */
void export_text(struct sheet *s, size_t column, const char *text);
void export_date(struct sheet *s, size_t column, struct date d);
/* Append "x" or ";x" to a list cell of at most `size` bytes. */
void export_append(char *list, size_t size, const char *value);
