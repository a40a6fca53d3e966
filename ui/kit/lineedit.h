/* lineedit.h - one line of text being typed: code points inside, clusters as units, columns for the
 * view. Our own because libform breaks on Japanese. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LINEEDIT_CAP = 4096 };     /* code points */
enum { LINEEDIT_VIEW_BYTES = 24 }; /* a view needs at most this a column, and one for the NUL */

struct lineedit {
    uint32_t *text; /* len code points, room for max + 1 */
    size_t len, pos, max;
    int left;       /* first column shown */
    bool newlines;  /* a note: '\n' is allowed */
};

enum lineedit_put { LINEEDIT_TAKEN, LINEEDIT_REFUSED, LINEEDIT_FULL };

/* Takes the memory for all of it at once, so that no old copy of a secret stays behind; aborts
 * without memory. 0 or more than LINEEDIT_CAP: LINEEDIT_CAP. */
void lineedit_init(struct lineedit *e, size_t max_chars, bool newlines);
void lineedit_free(struct lineedit *e); /* wipes first; safe to run twice */
/* Empty it and overwrite every place a character stood. */
void lineedit_wipe(struct lineedit *e);
/* Replace all by UTF-8 text, cursor at the end. false when something was refused or did not fit. */
bool lineedit_set(struct lineedit *e, const char *utf8);
/* UTF-8 of all; returns bytes, 0 and "" when it does not fit. */
size_t lineedit_get(const struct lineedit *e, char *out, size_t size);

/* Composes か + U+3099 to が; refuses controls, bidi, zero width, a mark without a base. */
enum lineedit_put lineedit_insert(struct lineedit *e, uint32_t c);
bool lineedit_backspace(struct lineedit *e); /* false: nothing there */
bool lineedit_delete(struct lineedit *e);
bool lineedit_left(struct lineedit *e);
bool lineedit_right(struct lineedit *e);
bool lineedit_home(struct lineedit *e);
bool lineedit_end(struct lineedit *e);
bool lineedit_cut_right(struct lineedit *e); /* Ctrl-K */
bool lineedit_clear(struct lineedit *e);

/* Scroll so that the cursor is in a box of `width` columns (2 or more); returns its column. */
int lineedit_scroll(struct lineedit *e, int width);
/* What the box shows: exactly `width` columns of UTF-8, half a wide character and a line break as a
 * blank, at most CANVAS_CELL_CHARS characters a cell. `size`: LINEEDIT_VIEW_BYTES * width + 1. */
void lineedit_view(const struct lineedit *e, int width, char *out, size_t size);
bool lineedit_more_left(const struct lineedit *e);
bool lineedit_more_right(const struct lineedit *e, int width);
