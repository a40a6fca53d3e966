#include "exchange/csv_read.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct csv_rows *out;
    size_t line; /* of the bytes being parsed */
    bool in_row;
    bool too_wide;
};

static void *
grow(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room ? 2 * *room : 16;
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
        out->rows[out->count] = (struct csv_row){ .line = r->line };
        out->rows[out->count].cells = calloc(CSV_COLUMNS_MOST, sizeof(char *));
        if (!out->rows[out->count].cells)
            abort();
        out->count++;
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
    row->cells[row->width++] = cell;
}

static void
on_row(int end, void *arg)
{
    struct reader *r = arg;

    (void)end;
    r->in_row = false;
}

/* libcsv trims blanks around unquoted cells; what a person typed comes back as typed. */
static int
no_blank(unsigned char c)
{
    (void)c;
    return 0;
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
    for (size_t at = 0; rc == ERR_OK && at < size; r.line++) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t n = end ? (size_t)(end - (text + at)) + 1 : size - at;
        if (csv_parse(&parser, text + at, n, on_cell, on_row, &r) != n)
            rc = err_set(e, ERR_INVALID, "file",
                         N_("Line %zu: a double quote stands inside a cell; double it or quote the "
                            "whole cell. Nothing was read in."),
                         r.line);
        else if (r.too_wide)
            rc = err_set(e, ERR_INVALID, "file",
                         N_("Line %zu has more than %d columns. Nothing was read in."), r.line,
                         CSV_COLUMNS_MOST);
        at += n;
    }
    if (rc == ERR_OK && csv_fini(&parser, on_cell, on_row, &r) != 0)
        rc = err_set(e, ERR_INVALID, "file",
                     N_("A quoted cell that begins on line %zu is never closed. Nothing was read "
                        "in."),
                     out->count ? out->rows[out->count - 1].line : 1);
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
