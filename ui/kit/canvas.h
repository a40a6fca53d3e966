/* canvas.h - cells apart from the terminal: what a screen draws on, what golden tests compare and
 * what term.c shows. */
#pragma once

#include "ui/kit/style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CANVAS_CELL_CHARS = 6 }; /* a base and its marks */

struct cell {
    uint32_t chars[CANVAS_CELL_CHARS]; /* 0-terminated unless full; chars[0] 0: right half */
    unsigned char width;               /* 1, 2; 0: right half of a wide character */
    unsigned char style;               /* enum style */
};

struct canvas {
    int rows, cols;
    int cursor_y, cursor_x; /* where the focus is: always somewhere on the canvas */
    int head;               /* rows below the title that say something: the body begins behind them */
    int top;                /* rows above are left as they are: for a box that is cut off above */
    bool ascii;             /* draw the ASCII look: no lines, no blocks, ~ for … */
    struct cell *cells;     /* rows * cols */
};

/* All blanks. Aborts without memory. */
struct canvas *canvas_new(int rows, int cols);
void canvas_free(struct canvas *c);
void canvas_resize(struct canvas *c, int rows, int cols); /* and clear */
void canvas_clear(struct canvas *c);

/* The only way to put text: at most `cols` columns from (y, x), clipped at the canvas (above: at
 * `top`), a wide character never halved, ending in … or ~ when cut, through the display filter.
 * Outside the canvas nothing happens. Returns the columns used. */
int canvas_text(struct canvas *c, int y, int x, int cols, enum style style, const char *utf8);
/* The same, and blanks in `style` up to `cols`. */
void canvas_fill_text(struct canvas *c, int y, int x, int cols, enum style style,
                      const char *utf8);
/* Right-aligned in `cols`. */
void canvas_text_right(struct canvas *c, int y, int x, int cols, enum style style,
                       const char *utf8);
void canvas_fill(struct canvas *c, int y, int x, int rows, int cols, enum style style);
void canvas_cursor(struct canvas *c, int y, int x); /* clamped */

/* Row y as UTF-8 without trailing blanks, for tests and plain output. Returns bytes. */
size_t canvas_row(const struct canvas *c, int y, char *out, size_t size);
