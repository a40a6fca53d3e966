#include "ui/kit/chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

enum { LINE_ROWS = 4, LINE_COLS = 24, LINE_MAX = 256 };

static void
put_cp(struct canvas *c, int y, int x, enum style style, uint32_t cp)
{
    char utf8[5] = "";

    utf8[text_encode(cp, utf8)] = '\0';
    canvas_text(c, y, x, 1, style, utf8);
}

void
chart_bullet(struct canvas *c, int y, int x, int cols, double actual, double target, double top)
{
    int eighths, mark;

    if (target <= 0 || cols < 2)
        return;
    top = fmax(top, fmax(target, actual));
    eighths = actual > 0 ? (int)lround(actual / top * cols * 8) : 0;
    if (actual > 0 && eighths < 8 && c->ascii)
        eighths = 8; /* something is never drawn as nothing */
    if (actual > 0 && eighths < 1)
        eighths = 1;
    mark = (int)lround(target / top * cols) - 1;
    for (int i = 0; i < cols; i++) {
        int left = eighths - i * 8;

        if (i == mark)
            put_cp(c, y, x + i, STYLE_NORMAL, '|');
        else if (left >= 8)
            put_cp(c, y, x + i, STYLE_NORMAL, c->ascii ? '#' : 0x2588);
        else if (left > 0 && !c->ascii)
            put_cp(c, y, x + i, STYLE_NORMAL, 0x2590 - (uint32_t)left);
        else if (i == 0 && actual >= 0)
            put_cp(c, y, x, STYLE_NORMAL, '.');
    }
}

void
chart_spark(struct canvas *c, int y, int x, const double months[CHART_MONTHS])
{
    static const char ascii[] = ".:-=+*#@";
    double most = 0;

    for (int i = 0; i < CHART_MONTHS; i++)
        most = fmax(most, months[i]);
    for (int i = 0; i < CHART_MONTHS; i++) {
        int level = most > 0 ? (int)ceil(months[i] / most * 8) - 1 : 0;

        if (months[i] < 0)
            continue;
        if (months[i] == 0)
            put_cp(c, y, x + i, STYLE_NORMAL, '_');
        else
            put_cp(c, y, x + i, STYLE_NORMAL,
                   c->ascii ? (uint32_t)ascii[level] : 0x2581 + (uint32_t)level);
    }
}

/* ---- the line ---- */

struct plot {
    struct canvas *c;
    struct area a; /* without the axis */
    int step;      /* columns a month */
    double top;
};

static int
row_of(const struct plot *p, double value, int per_cell)
{
    int last = p->a.rows * per_cell - 1;

    return last - (int)lround(value / p->top * last);
}

/* The value between the ends of two months; UNKNOWN outside of what is known. */
static double
value_at(const double cumulative[CHART_MONTHS], double month)
{
    int i = (int)floor(month);
    double from = i >= 0 ? cumulative[i] : 0, to;

    if (i >= CHART_MONTHS - 1)
        return cumulative[CHART_MONTHS - 1];
    to = cumulative[i + 1];
    return from < 0 || to < 0 ? (month == i ? from : CHART_UNKNOWN)
                              : from + (to - from) * (month - i);
}

static void
draw_guide(const struct plot *p, double target)
{
    int cols = p->step * CHART_MONTHS;

    for (int x = 0; x < cols; x++)
        put_cp(p->c, p->a.y + row_of(p, target * (x + 1) / cols, 1), p->a.x + x, STYLE_MUTED, '.');
}

static void
draw_ascii(const struct plot *p, const double cumulative[CHART_MONTHS])
{
    for (int i = 0; i < CHART_MONTHS; i++)
        if (cumulative[i] >= 0)
            put_cp(p->c, p->a.y + row_of(p, cumulative[i], 1), p->a.x + (i + 1) * p->step - 1,
                   STYLE_NORMAL, '*');
}

/* Two by four dots a cell, joined from month to month. */
static void
draw_braille(const struct plot *p, const double cumulative[CHART_MONTHS])
{
    static const unsigned char bits[4][2] = { { 1, 8 }, { 2, 16 }, { 4, 32 }, { 64, 128 } };
    int cols = p->step * CHART_MONTHS, before = -1;

    for (int x = 0; x < cols; x++) {
        unsigned char cells[LINE_MAX] = { 0 };

        for (int half = 0; half < 2; half++) {
            double month = (x * 2 + half + 1.0) / (p->step * 2) - 1;
            double value = value_at(cumulative, month);
            int to = value < 0 ? -1 : row_of(p, value, 4), from = before < 0 ? to : before;

            before = to;
            for (int dot = to < from ? to : from; to >= 0 && dot <= (to > from ? to : from); dot++)
                if (dot / 4 < LINE_MAX)
                    cells[dot / 4] |= bits[dot % 4][half];
        }
        for (int y = 0; y < p->a.rows && y < LINE_MAX; y++)
            if (cells[y] != 0)
                put_cp(p->c, p->a.y + y, p->a.x + x, STYLE_NORMAL, 0x2800u + cells[y]);
    }
}

void
chart_line(struct canvas *c, struct area a, const double cumulative[CHART_MONTHS], double target)
{
    struct plot p = { .c = c, .top = fmax(target, 1) };
    struct area axis;

    if (a.rows < LINE_ROWS || a.cols < LINE_COLS)
        return;
    axis = area_take_bottom(&a, 1);
    p.a = a;
    p.step = a.cols / CHART_MONTHS;
    for (int i = 0; i < CHART_MONTHS; i++) {
        char month[8];

        p.top = fmax(p.top, cumulative[i]);
        snprintf(month, sizeof month, "%d", (i + 3) % 12 + 1);
        canvas_text_right(c, axis.y, axis.x + i * p.step, p.step, STYLE_MUTED, month);
    }
    if (target > 0)
        draw_guide(&p, target);
    if (c->ascii)
        draw_ascii(&p, cumulative);
    else
        draw_braille(&p, cumulative);
}
