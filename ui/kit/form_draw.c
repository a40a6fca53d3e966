#include "ui/kit/form_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/screen.h"

enum { SIGN_COLS = 2, LABEL_MAX = 24 };

/* One field on the page: rows from `y`, the label above or beside the box, the words of an error
 * below it. */
struct place {
    int y, rows, box_y, box_rows, error_y, error_rows;
    bool label_above;
};

/* A row that asks for something; one that cannot be changed does not. */
static bool
asks(const struct form *f, const struct slot *s)
{
    return slot_is_required(f, s) && !s->locked;
}

static int
label_cols(const struct form *f, const struct slot *s)
{
    return text_cols(word(s->field->label)) + (asks(f, s) ? 2 : 0);
}

/* ---- what cannot be changed is text, all of it, without a box ---- */

static bool
is_plain(const struct slot *s)
{
    return s->locked && s->ops->has_focus;
}

static char *
plain_words(const struct form *f, const struct slot *s)
{
    if (s->field->type == FIELD_SECRET)
        return x_strdup("");
    return s->ops->words != NULL ? s->ops->words(f, s) : slot_words(f, s);
}

static int
plain_rows(const struct form *f, const struct slot *s, int cols)
{
    char *words = plain_words(f, s);
    int rows = area_paragraph_rows(cols, words);

    free(words);
    return rows > 0 ? rows : 1;
}

static void
plain_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box)
{
    char *words = plain_words(f, s);

    area_paragraph(c, &box, STYLE_NORMAL, words);
    free(words);
}

/* ---- places ---- */

static int
box_rows(const struct form *f, const struct slot *s, int cols)
{
    if (is_plain(s))
        return plain_rows(f, s, cols);
    return s->ops->rows != NULL ? s->ops->rows(f, s, cols) : 1;
}

/* The column of labels: as wide as the widest that is not too wide. */
static int
common_label_cols(const struct form *f, int cols)
{
    int most = 4, limit = cols >= SCREEN_NARROW ? LABEL_MAX : cols / 3;

    for (int i = 0; i < f->count; i++) {
        const struct slot *s = &f->slots[i];

        if (!s->hidden && s->field->type != FIELD_HEADING && label_cols(f, s) > most
            && label_cols(f, s) <= limit)
            most = label_cols(f, s);
    }
    return most;
}

static struct place
place_slot(const struct form *f, const struct slot *s, int y, int cols, int labels)
{
    struct place p = { .y = y };
    int box_cols = cols - SIGN_COLS - labels - 1;

    if (s->hidden)
        return p;
    p.label_above = s->field->type != FIELD_HEADING && label_cols(f, s) > labels;
    p.box_y = y + (p.label_above ? 1 : 0);
    p.box_rows = box_rows(f, s, box_cols > 2 ? box_cols : 2);
    p.error_y = p.box_y + p.box_rows;
    if (s->error[0] != '\0')
        p.error_rows = area_paragraph_rows(cols - 2 * SIGN_COLS, s->error);
    p.rows = p.error_y + p.error_rows - y;
    return p;
}

int
form_rows(const struct form *f, int cols)
{
    int y = 0, labels = common_label_cols(f, cols);

    for (int i = 0; i < f->count; i++)
        y += place_slot(f, &f->slots[i], y, cols, labels).rows;
    return y;
}

/* The first row shown, moved as little as needed to hold the field with the focus. */
static int
scroll_to(const struct form *f, const struct place *focus, int rows, int all)
{
    int top = *f->top;

    if (focus != NULL && focus->y + focus->rows > top + rows)
        top = focus->y + focus->rows - rows;
    if (focus != NULL && focus->y < top)
        top = focus->y;
    if (top > all - rows)
        top = all - rows;
    if (top < 0)
        top = 0;
    *f->top = top;
    *f->page = rows;
    return top;
}

/* The part of `rows` rows from `y` of the page that is inside the area. */
static struct area
window(struct area a, int top, int y, int rows)
{
    int from = y - top < 0 ? 0 : y - top, to = y + rows - top;

    if (to > a.rows)
        to = a.rows;
    return (struct area){ a.y + from, a.x, to > from ? to - from : 0, a.cols };
}

static void
draw_label(const struct form *f, const struct slot *s, struct canvas *c, struct area row, int cols,
           bool focused)
{
    char label[256];

    if (row.rows == 0)
        return;
    snprintf(label, sizeof label, "%s%s", word(s->field->label), asks(f, s) ? " *" : "");
    if (s->error[0] != '\0')
        canvas_text(c, row.y, row.x, 1, STYLE_DANGER, "!");
    else if (focused)
        canvas_text(c, row.y, row.x, 1, STYLE_LABEL, ">");
    canvas_text(c, row.y, row.x + SIGN_COLS, cols, STYLE_LABEL, label);
}

static void
draw_slot(const struct form *f, int i, struct canvas *c, struct area a, const struct place *p,
          int top, int labels)
{
    const struct slot *s = &f->slots[i];
    bool focused = f->is_focused && i == f->focus;
    struct area box = window(a, top, p->box_y, p->box_rows);
    struct area words = window(a, top, p->error_y, p->error_rows);

    if (s->hidden)
        return;
    if (s->field->type == FIELD_HEADING) {
        s->ops->draw(f, s, c, box, false);
        return;
    }
    draw_label(f, s, c, window(a, top, p->y, 1), p->label_above ? a.cols - SIGN_COLS : labels,
               focused);
    box.x += SIGN_COLS + labels + 1;
    box.cols -= SIGN_COLS + labels + 1;
    if (box.rows > 0 && box.cols > 0) {
        int cut = p->box_y < top ? top - p->box_y : 0;

        c->top = a.y; /* a box cut off above is drawn from its own first row */
        box.y -= cut;
        box.rows += cut;
        if (is_plain(s))
            plain_draw(f, s, c, box);
        else
            s->ops->draw(f, s, c, box, focused);
        c->top = 0;
    }
    if (words.rows > 0 && p->error_rows > 0) {
        canvas_text(c, words.y, words.x + SIGN_COLS, 1, STYLE_DANGER, "!");
        words.x += 2 * SIGN_COLS;
        words.cols -= 2 * SIGN_COLS;
        area_paragraph(c, &words, STYLE_DANGER, s->error);
    }
}

void
form_draw(const struct form *f, struct canvas *c, struct area a)
{
    int labels = common_label_cols(f, a.cols), all = form_rows(f, a.cols), y = 0, top;
    struct place focus = { 0 };

    if (a.rows <= 0)
        return;
    for (int i = 0; i < f->count && i <= f->focus; i++) {
        focus = place_slot(f, &f->slots[i], y, a.cols, labels);
        y += focus.rows;
    }
    top = scroll_to(f, f->focus >= 0 ? &focus : NULL, a.rows, all);
    if (f->is_focused)
        canvas_cursor(c, a.y, a.x);
    y = 0;
    for (int i = 0; i < f->count; i++) {
        struct place p = place_slot(f, &f->slots[i], y, a.cols, labels);

        if (p.y + p.rows > top && p.y < top + a.rows)
            draw_slot(f, i, c, a, &p, top, labels);
        y += p.rows;
    }
    if (top > 0)
        canvas_text(c, a.y, a.x + a.cols - 1, 1, STYLE_WARNING, "^");
    if (top + a.rows < all)
        canvas_text(c, a.y + a.rows - 1, a.x + a.cols - 1, 1, STYLE_WARNING, "v");
}
