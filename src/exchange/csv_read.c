#include "exchange/csv_read.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/encoding.h"

struct reader {
    struct csv_rows *out;
    size_t line;     /* of the bytes being parsed */
    size_t row_line; /* where the row being parsed began, 0 between rows */
    size_t room;     /* of the cells of the last row */
    bool in_row;     /* the last row is still being filled */
    bool too_wide;
};

static void *
grow(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room ? 2 * *room : 8;
    list = realloc(list, *room * size);
    if (!list)
        abort();
    return list;
}

static void
on_cell(void *bytes, size_t size, void *arg)
{
    struct reader *r = arg;
    struct csv_rows *out = r->out;

    if (!r->in_row) {
        out->rows = grow(out->rows, out->count, &out->room, sizeof *out->rows);
        out->rows[out->count++] = (struct csv_row){ .line = r->row_line };
        r->room = 0;
        r->in_row = true;
    }
    struct csv_row *row = &out->rows[out->count - 1];
    if (row->width == CSV_COLUMNS_MOST) {
        r->too_wide = true;
        return;
    }
    char *cell = malloc(size + 1);
    if (!cell)
        abort();
    memcpy(cell, bytes, size);
    cell[size] = '\0';
    row->cells = grow(row->cells, row->width, &r->room, sizeof *row->cells);
    row->cells[row->width++] = cell;
}

static void
on_row(int end, void *arg)
{
    struct reader *r = arg;

    (void)end;
    r->in_row = false;
    r->row_line = 0;
}

/* libcsv trims blanks around unquoted cells; what a person typed comes back as typed. */
static int
no_blank(unsigned char c)
{
    (void)c;
    return 0;
}

/* Bytes of the first line with its end: LF, CRLF, or CR alone. */
static size_t
line_bytes(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')))
            return i + 1;
    return size;
}

static enum err_code
read_line(struct csv_parser *parser, struct reader *r, const char *line, size_t n, struct err *e)
{
    bool is_first = r->row_line == 0;

    if (is_first)
        r->row_line = r->line;
    if (csv_parse(parser, line, n, on_cell, on_row, r) != n)
        return err_set(e, ERR_INVALID, "file",
                       N_("Line %zu: a double quote stands inside a cell; double it or quote the "
                          "whole cell. Nothing was read in."),
                       r->line);
    if (is_first && (line[0] == '\n' || line[0] == '\r'))
        r->row_line = 0; /* an empty line begins no row */
    if (r->out->count > CSV_ROWS_MOST)
        return err_set(e, ERR_INVALID, "file",
                       N_("Line %zu: a file has at most %d rows; divide it. Nothing was read in."),
                       r->line, CSV_ROWS_MOST);
    return ERR_OK;
}

static enum err_code
check_width(const struct reader *r, struct err *e)
{
    if (!r->too_wide)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "file",
                   N_("Line %zu has more than %d columns. Nothing was read in."),
                   r->out->rows[r->out->count - 1].line, CSV_COLUMNS_MOST);
}

enum err_code
csv_read(const char *text, size_t size, struct csv_rows *out, struct err *e)
{
    struct csv_parser parser;
    struct reader r = { .out = out, .line = 1 };
    enum err_code rc = ERR_OK;

    *out = (struct csv_rows){ 0 };
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        abort();
    csv_set_space_func(&parser, no_blank);
    for (size_t at = 0, n; rc == ERR_OK && at < size; at += n, r.line++) {
        n = line_bytes(text + at, size - at);
        rc = read_line(&parser, &r, text + at, n, e);
        if (rc == ERR_OK)
            rc = check_width(&r, e);
    }
    if (rc == ERR_OK && csv_fini(&parser, on_cell, on_row, &r) != 0)
        rc = err_set(e, ERR_INVALID, "file",
                     N_("A quoted cell in the row that begins on line %zu is never closed. Nothing "
                        "was read in."),
                     r.row_line);
    if (rc == ERR_OK)
        rc = check_width(&r, e);
    csv_free(&parser);
    if (rc != ERR_OK)
        csv_rows_free(out);
    return rc;
}

void
csv_rows_free(struct csv_rows *rows)
{
    for (size_t r = 0; r < rows->count; r++) {
        for (size_t c = 0; c < rows->rows[r].width; c++)
            free(rows->rows[r].cells[c]);
        free(rows->rows[r].cells);
    }
    free(rows->rows);
    *rows = (struct csv_rows){ 0 };
}

enum err_code
csv_read_file(const char *path, struct csv_rows *out, struct err *e)
{
    char *text = NULL;
    size_t size = 0;
    enum err_code rc = encoding_read(path, ENCODING_AUTO, &text, &size, NULL, e);

    *out = (struct csv_rows){ 0 };
    if (rc == ERR_OK)
        rc = csv_read(text, size, out, e);
    free(text);
    return rc;
}
