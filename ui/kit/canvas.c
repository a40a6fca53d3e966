#include "ui/kit/canvas.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

enum { TEXT_BYTES = 8192 }; /* of one call; more than any row can show */

static const struct cell blank = { .chars = { ' ' }, .width = 1, .style = STYLE_NORMAL };

static struct cell *
cell_at(const struct canvas *c, int y, int x)
{
    return &c->cells[(size_t)y * (size_t)c->cols + (size_t)x];
}

struct canvas *
canvas_new(int rows, int cols)
{
    struct canvas *c = calloc(1, sizeof *c);

    if (c == NULL)
        abort();
    canvas_resize(c, rows, cols);
    return c;
}

void
canvas_free(struct canvas *c)
{
    if (c == NULL)
        return;
    free(c->cells);
    free(c);
}

void
canvas_resize(struct canvas *c, int rows, int cols)
{
    rows = rows < 1 ? 1 : rows;
    cols = cols < 1 ? 1 : cols;
    if (c->cells == NULL || rows != c->rows || cols != c->cols) {
        struct cell *cells = realloc(c->cells, (size_t)rows * (size_t)cols * sizeof *cells);

        if (cells == NULL)
            abort();
        c->cells = cells;
        c->rows = rows;
        c->cols = cols;
    }
    canvas_clear(c);
}

void
canvas_clear(struct canvas *c)
{
    c->head = 0;
    for (size_t i = 0; i < (size_t)c->rows * (size_t)c->cols; i++)
        c->cells[i] = blank;
    c->cursor_y = c->cursor_x = c->top = 0;
}

/* Writing over one half of a wide character leaves a blank where the other half was. */
static void
free_cell(struct canvas *c, int y, int x)
{
    struct cell *cell = cell_at(c, y, x);

    if (cell->width == 0 && x > 0) {
        unsigned char style = cell_at(c, y, x - 1)->style;

        *cell_at(c, y, x - 1) = blank;
        cell_at(c, y, x - 1)->style = style;
    } else if (cell->width == 2 && x + 1 < c->cols) {
        unsigned char style = cell_at(c, y, x + 1)->style;

        *cell_at(c, y, x + 1) = blank;
        cell_at(c, y, x + 1)->style = style;
    }
    *cell = blank;
}

static void
put(struct canvas *c, int y, int x, enum style style, uint32_t cp, int width)
{
    for (int i = 0; i < width; i++)
        free_cell(c, y, x + i);
    *cell_at(c, y, x) = (struct cell){ .chars = { cp },
                                       .width = (unsigned char)width,
                                       .style = (unsigned char)style };
    if (width == 2)
        *cell_at(c, y, x + 1) = (struct cell){ .width = 0, .style = (unsigned char)style };
}

static void
put_mark(struct canvas *c, int y, int x, uint32_t cp)
{
    struct cell *cell = cell_at(c, y, x);

    for (int i = 1; i < CANVAS_CELL_CHARS; i++) {
        if (cell->chars[i] == 0) {
            cell->chars[i] = cp;
            return;
        }
    }
}

int
canvas_text(struct canvas *c, int y, int x, int cols, enum style style, const char *utf8)
{
    char clipped[TEXT_BYTES];
    int used = 0, base = -1;
    const char *p, *end;

    assert(style < STYLE__COUNT);
    if (y < c->top || y >= c->rows || x < 0 || x >= c->cols || cols <= 0 || utf8 == NULL)
        return 0;
    if (cols > c->cols - x)
        cols = c->cols - x;
    text_clip(utf8, cols, c->ascii, clipped, sizeof clipped);
    for (p = clipped, end = p + strlen(p); p < end;) {
        uint32_t cp;
        size_t n = text_decode(p, (size_t)(end - p), &cp);
        int width;

        if (n == 0)
            break;
        p += n;
        width = text_width(cp);
        if (width == 0 && base >= 0) {
            put_mark(c, y, base, cp);
        } else if (width > 0) {
            if (used + width > cols)
                break;
            base = x + used;
            put(c, y, base, style, cp, width);
            used += width;
        }
    }
    return used;
}

void
canvas_fill_text(struct canvas *c, int y, int x, int cols, enum style style, const char *utf8)
{
    int used = canvas_text(c, y, x, cols, style, utf8);

    canvas_fill(c, y, x + used, 1, cols - used, style);
}

void
canvas_text_right(struct canvas *c, int y, int x, int cols, enum style style, const char *utf8)
{
    int width;

    if (utf8 == NULL)
        return;
    width = text_cols(utf8);
    if (width < cols)
        canvas_text(c, y, x + cols - width, width, style, utf8);
    else
        canvas_text(c, y, x, cols, style, utf8);
}

void
canvas_fill(struct canvas *c, int y, int x, int rows, int cols, enum style style)
{
    for (int i = y < c->top ? c->top : y; i < y + rows && i < c->rows; i++)
        for (int j = x < 0 ? 0 : x; j < x + cols && j < c->cols; j++)
            put(c, i, j, style, ' ', 1);
}

static int
clamp(int n, int most)
{
    return n < 0 ? 0 : n > most ? most : n;
}

void
canvas_cursor(struct canvas *c, int y, int x)
{
    c->cursor_y = clamp(y, c->rows - 1);
    c->cursor_x = clamp(x, c->cols - 1);
}

size_t
canvas_row(const struct canvas *c, int y, char *out, size_t size)
{
    size_t n = 0, solid = 0;

    assert(size > 0);
    for (int x = 0; y >= 0 && y < c->rows && x < c->cols; x++) {
        const struct cell *cell = cell_at(c, y, x);

        for (int i = 0; i < CANVAS_CELL_CHARS && cell->width > 0 && cell->chars[i] != 0; i++) {
            char utf8[4];
            size_t bytes = text_encode(cell->chars[i], utf8);

            if (n + bytes >= size)
                break;
            memcpy(out + n, utf8, bytes);
            n += bytes;
            if (cell->chars[i] != ' ')
                solid = n;
        }
    }
    out[solid] = '\0';
    return solid;
}
