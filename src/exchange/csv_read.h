/* csv_read.h - a CSV text into rows of cells with their lines (RFC 4180, reading by libcsv). */
#pragma once

#include "core/err.h"

#include <stddef.h>

enum { CSV_COLUMNS_MOST = 60, CSV_ROWS_MOST = 300000 };

struct csv_row {
    size_t line;  /* first line of the row in the file, from 1 */
    size_t width; /* cells it has */
    char **cells; /* NUL-terminated UTF-8 */
};

struct csv_rows {
    struct csv_row *rows;
    size_t count, room;
};

/* Lines end in CRLF, LF or CR. ERR_INVALID with the line: a stray quote, an unclosed quote, more than
 * 60 columns, more than 300,000 rows. Empty lines are left out. The caller frees with
 * csv_rows_free(). */
MUST_CHECK enum err_code csv_read(const char *text, size_t size, struct csv_rows *out,
                                  struct err *e);
/* The same of a file in any encoding that encoding_read() tells by itself; its errors too. */
MUST_CHECK enum err_code csv_read_file(const char *path, struct csv_rows *out, struct err *e);
void csv_rows_free(struct csv_rows *rows);
