#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/screen.h"
#include "ui/kit/table_private.h"

enum { SIGN_COLS = 2, NUMBER_COLS = 2, WIDE = 60 };

/* Columns of each column, 0: dropped. */
struct layout {
    int cols[TABLE_COLUMNS];
    int gap, left;
};

static int
least(const struct layout *l, int n)
{
    int all = 0;

    for (int i = 0; i < n; i++)
        all += l->cols[i] > 0 ? l->cols[i] + l->gap : 0;
    return all - l->gap;
}

/* The one to do without: the highest priority, the right one of equals; -1 when one is left. */
static int
to_drop(const struct table *t, const struct layout *l, int n)
{
    int worst = -1, left = 0;

    for (int i = 0; i < n; i++) {
        if (l->cols[i] == 0)
            continue;
        left++;
        if (worst < 0 || t->columns[i].priority >= t->columns[worst].priority)
            worst = i;
    }
    return left > 1 ? worst : -1;
}

static struct layout
lay_out(const struct table *t, int cols)
{
    struct layout l = { .gap = t->gap > 0 ? t->gap : cols >= WIDE ? 2 : 1,
                        .left = SIGN_COLS + (t->digits_pick ? NUMBER_COLS : 0) };
    int n = t->columns_count < TABLE_COLUMNS ? t->columns_count : TABLE_COLUMNS;
    int room = cols - l.left, grow = 0, drop, rest;

    for (int i = 0; i < n; i++)
        l.cols[i] = t->columns[i].cols > 0 ? t->columns[i].cols : 1;
    while (least(&l, n) > room && (drop = to_drop(t, &l, n)) >= 0)
        l.cols[drop] = 0;
    rest = room - least(&l, n);
    for (int i = 0; i < n; i++)
        grow += l.cols[i] > 0 ? t->columns[i].grow : 0;
    for (int i = 0; i < n && rest > 0; i++) {
        int share = l.cols[i] > 0 && grow > 0 ? rest * t->columns[i].grow / grow : 0;

        if (l.cols[i] == 0)
            continue;
        rest -= share;
        grow -= t->columns[i].grow;
        l.cols[i] += share;
    }
    return l;
}

bool
table_shows(const struct table *t, int column)
{
    int rows, cols;

    app_size(t->s->app, &rows, &cols);
    return column < TABLE_COLUMNS && lay_out(t, cols).cols[column] > 0;
}

static void
put(struct canvas *c, int y, int x, int cols, const struct table_column *column, enum style style,
    const char *text)
{
    if (column->right)
        canvas_text_right(c, y, x, cols, style, text);
    else
        canvas_text(c, y, x, cols, style, text);
}

/* The sign of the order is never cut off: its words are. */
static void
put_title(const struct table *t, int i, int cols, char out[TABLE_CELL])
{
    const char *words = word(t->columns[i].title), *sign = t->is_descending ? "v" : "^";
    int bytes = (int)text_fit(words, cols - 1);

    if (i != t->sort)
        snprintf(out, TABLE_CELL, "%s", words);
    else if (text_cols(words) + 2 <= cols)
        snprintf(out, TABLE_CELL, "%s %s", words, sign);
    else
        snprintf(out, TABLE_CELL, "%.*s%s", bytes, words, sign);
}

static void
draw_head(const struct table *t, struct canvas *c, struct area row, const struct layout *l)
{
    int x = row.x + l->left;

    canvas_fill(c, row.y, row.x, 1, row.cols, STYLE_HEADING);
    for (int i = 0; i < t->columns_count && i < TABLE_COLUMNS; i++) {
        char title[TABLE_CELL];

        if (l->cols[i] == 0)
            continue;
        put_title(t, i, l->cols[i], title);
        put(c, row.y, x, l->cols[i] < row.x + row.cols - x ? l->cols[i] : row.x + row.cols - x,
            &t->columns[i], STYLE_HEADING, title);
        x += l->cols[i] + l->gap;
    }
}

static void
draw_row(const struct table *t, struct canvas *c, struct area row, const struct layout *l,
         size_t i, int on_page)
{
    const void *data = table_row_at(t, i);
    bool selected = i == t->selected, shines = selected && t->is_focused;
    int x = row.x + l->left;

    if (shines)
        canvas_fill(c, row.y, row.x, 1, row.cols, STYLE_SELECTED);
    if (selected)
        canvas_text(c, row.y, row.x, 1, shines ? STYLE_SELECTED : STYLE_NORMAL, ">");
    if (t->digits_pick && on_page < 9) {
        char digit[2] = { (char)('1' + on_page), '\0' };

        canvas_text(c, row.y, row.x + SIGN_COLS, 1, shines ? STYLE_SELECTED : STYLE_MUTED, digit);
    }
    for (int k = 0; k < t->columns_count && k < TABLE_COLUMNS; k++) {
        const struct table_column *column = &t->columns[k];
        char cell[TABLE_CELL] = "";
        enum style style = STYLE_NORMAL;
        int room = row.x + row.cols - x;

        if (l->cols[k] == 0)
            continue;
        column->cell(data, cell);
        if (shines)
            style = STYLE_SELECTED;
        else if (column->style != NULL)
            style = column->style(data);
        put(c, row.y, x, l->cols[k] < room ? l->cols[k] : room, column, style, cell);
        x += l->cols[k] + l->gap;
    }
}

static void
draw_filter(const struct table *t, struct canvas *c, struct area row)
{
    struct lineedit *e = (struct lineedit *)&t->filter; /* tables live on the heap */
    const char *label = _("Narrow:");
    int x = row.x + text_cols(label) + 1, width = row.x + row.cols - x - 2, at;
    char view[LINEEDIT_VIEW_BYTES * 40 + 1];
    enum style style = t->is_typing ? STYLE_FOCUS : STYLE_FIELD;

    if (width > 40)
        width = 40;
    if (width < 2 || row.rows == 0)
        return;
    at = lineedit_scroll(e, width);
    lineedit_view(e, width, view, sizeof view);
    canvas_text(c, row.y, row.x, row.cols, STYLE_LABEL, label);
    canvas_text(c, row.y, x, 1, style, "[");
    canvas_fill_text(c, row.y, x + 1, width, style, view);
    canvas_text(c, row.y, x + 1 + width, 1, style, "]");
    if (t->is_typing && t->is_focused)
        canvas_cursor(c, row.y, x + 1 + at);
}

static void
draw_rows(const struct table *t, struct canvas *c, struct area a, const struct layout *l)
{
    size_t page = (size_t)a.rows, top = t->selected / page * page;

    for (size_t i = top; i < t->shown && i < top + page; i++) {
        struct area row = { a.y + (int)(i - top), a.x, 1, a.cols };

        draw_row(t, c, row, l, i, (int)(i - top));
        if (i == t->selected && t->is_focused && !t->is_typing)
            canvas_cursor(c, row.y, row.x);
    }
}

void
table_draw(const struct table *t, struct canvas *c, struct area a)
{
    struct layout l = lay_out(t, a.cols);
    struct area head;

    if (a.rows <= 0)
        return;
    if (t->is_focused)
        canvas_cursor(c, a.y, a.x);
    if (table_is_narrowed(t))
        draw_filter(t, c, area_take_top(&a, 1));
    if (t->shown == 0) {
        area_paragraph(c, &a, STYLE_NORMAL,
                       t->count > 0 ? _("Nothing fits what you typed. Esc Esc shows all again.")
                                    : word(t->empty));
        return;
    }
    head = area_take_top(&a, a.rows > 2 ? 1 : 0); /* two rows are of more use than their heading */
    if (head.rows > 0)
        draw_head(t, c, head, &l);
    if (a.rows > 0) {
        *t->page = a.rows;
        draw_rows(t, c, a, &l);
    }
}

void
table_position(const struct table *t, char *out, size_t size)
{
    if (t->count == 0)
        out[0] = '\0';
    else
        snprintf(out, size, "%zu/%zu%s", t->shown > 0 ? t->selected + 1 : 0, t->shown,
                 t->more != NULL ? "+" : "");
}
