/* area.h - a rectangle of the canvas that shrinks as it is filled from the top: screens say what
 * comes next and never count rows. Nothing is drawn outside; an area may be empty (rows 0). */
#pragma once

#include "core/err.h"
#include "ui/kit/canvas.h"

struct area {
    int y, x, rows, cols;
};

/* Everything between the title line and the message line. */
struct area area_body(const struct canvas *c);
/* Cut off the first `rows` rows or `cols` columns (fewer if there are not so many). */
struct area area_take_top(struct area *a, int rows);
struct area area_take_bottom(struct area *a, int rows);
struct area area_take_left(struct area *a, int cols);

/* One line at the top of the area; the area shrinks by it. */
void area_line(struct canvas *c, struct area *a, enum style style, const char *format, ...)
    PRINTF_LIKE(4, 5);
void area_heading(struct canvas *c, struct area *a, const char *text);
/* "label   value": the label in `label_cols` columns; values past the first line are clipped. */
void area_pair(struct canvas *c, struct area *a, int label_cols, const char *label,
               const char *value);
/* A text over as many lines as it takes (line breaks are kept); returns the rows used. */
int area_paragraph(struct canvas *c, struct area *a, enum style style, const char *text);
int area_paragraph_rows(int cols, const char *text); /* what it would use */
/* The same without its first `skip` lines: a text scrolled up. */
int area_paragraph_from(struct canvas *c, struct area *a, enum style style, const char *text,
                        int skip);
void area_gap(struct area *a); /* one blank line, left out when fewer than 8 rows remain */
