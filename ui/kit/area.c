#include "ui/kit/area.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

struct area
area_body(const struct canvas *c)
{
    int rows = c->rows - 3 - c->head;

    return (struct area){ 1 + c->head, 0, rows < 0 ? 0 : rows, c->cols };
}

struct area
area_take_top(struct area *a, int rows)
{
    struct area top = *a;

    top.rows = rows < 0 ? 0 : rows > a->rows ? a->rows : rows;
    a->y += top.rows;
    a->rows -= top.rows;
    return top;
}

struct area
area_take_bottom(struct area *a, int rows)
{
    struct area bottom = *a;

    bottom.rows = rows < 0 ? 0 : rows > a->rows ? a->rows : rows;
    a->rows -= bottom.rows;
    bottom.y = a->y + a->rows;
    return bottom;
}

struct area
area_take_left(struct area *a, int cols)
{
    struct area left = *a;

    left.cols = cols < 0 ? 0 : cols > a->cols ? a->cols : cols;
    a->x += left.cols;
    a->cols -= left.cols;
    return left;
}

void
area_line(struct canvas *c, struct area *a, enum style style, const char *format, ...)
{
    struct area row = area_take_top(a, 1);
    char text[1024];
    va_list args;

    if (row.rows == 0)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    canvas_text(c, row.y, row.x, row.cols, style, text);
}

void
area_heading(struct canvas *c, struct area *a, const char *text)
{
    struct area row = area_take_top(a, 1);

    if (row.rows > 0)
        canvas_fill_text(c, row.y, row.x, row.cols, STYLE_HEADING, text);
}

void
area_pair(struct canvas *c, struct area *a, int label_cols, const char *label, const char *value)
{
    struct area row = area_take_top(a, 1);

    if (row.rows == 0)
        return;
    if (label_cols > row.cols / 2)
        label_cols = row.cols / 2;
    canvas_text(c, row.y, row.x, label_cols, STYLE_LABEL, label);
    canvas_text(c, row.y, row.x + label_cols + 1, row.cols - label_cols - 1, STYLE_NORMAL, value);
}

/* Marks that may not begin a line stay with the character before them. */
static bool
may_not_begin(const char *p)
{
    static const char *const marks[] = { "。", "、", "，", "．", "）", "」", "』", "！", "？",
                                         "ー", "・", ")", ".", ",", "!", "?" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(p, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

/* An opening bracket before `to` stays with what it opens. */
static bool
may_not_end(const char *s, size_t to)
{
    static const char *const marks[] = { "（", "「", "『", "(" };
    const char *before = s + text_prev(s, to);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(before, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

/* The last place before `at` where a line may begin; `at` where there is none. */
static size_t
beginning(const char *s, size_t at)
{
    size_t to = at;

    while (to > 0 && (may_not_begin(s + to) || may_not_end(s, to)))
        to = text_prev(s, to);
    return to > 0 ? to : at;
}

/* Bytes of the next line of at most `cols` columns; `*skip` blanks or the line break after it. */
static size_t
line_bytes(const char *s, int cols, size_t *skip)
{
    size_t line = strcspn(s, "\n"), fit = text_fit(s, cols), at;

    *skip = 0;
    if (line <= fit) {
        *skip = s[line] == '\n' ? 1 : 0;
        return line;
    }
    if (fit == 0)
        return text_next(s, 0);
    if (s[fit] == ' ') {
        *skip = strspn(s + fit, " ");
        return fit;
    }
    fit = beginning(s, fit);
    /* A Latin word is not cut if a blank, or a character of another script, stands before it. */
    for (at = fit; at > 0 && (unsigned char)s[at] < 0x80 && (unsigned char)s[at - 1] < 0x80; at--)
        if (s[at - 1] == ' ')
            return at;
    return beginning(s, at > 0 ? at : fit);
}

int
area_paragraph(struct canvas *c, struct area *a, enum style style, const char *text)
{
    return area_paragraph_from(c, a, style, text, 0);
}

int
area_paragraph_from(struct canvas *c, struct area *a, enum style style, const char *text, int skip)
{
    int used = 0;

    for (; skip > 0 && *text != '\0'; skip--) {
        size_t blanks, n = line_bytes(text, a->cols, &blanks);

        text += n + blanks;
    }

    while (*text != '\0' && a->rows > 0) {
        char line[1024];
        size_t blanks, n = line_bytes(text, a->cols, &blanks);
        struct area row = area_take_top(a, 1);

        snprintf(line, sizeof line, "%.*s", (int)(n < sizeof line ? n : sizeof line - 1), text);
        canvas_text(c, row.y, row.x, row.cols, style, line);
        text += n + blanks;
        used++;
    }
    return used;
}

int
area_paragraph_rows(int cols, const char *text)
{
    int rows = 0;

    while (*text != '\0') {
        size_t skip, n = line_bytes(text, cols, &skip);

        text += n + skip;
        rows++;
    }
    return rows;
}

void
area_gap(struct area *a)
{
    if (a->rows >= 8)
        area_take_top(a, 1);
}
