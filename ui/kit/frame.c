#include "ui/kit/app_private.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/kit/term.h"

void
app_size(const struct app *app, int *rows, int *cols)
{
    *rows = app->rows;
    *cols = app->cols;
    if (!app->is_headless)
        term_size(rows, cols);
}

bool
frame_is_small(const struct app *app)
{
    int rows, cols;

    app_size(app, &rows, &cols);
    return rows < APP_SMALL_ROWS || cols < APP_SMALL_COLS;
}

bool
frame_is_masked(const struct app *app)
{
    return app->is_masked && app->top != NULL && !app->top->ops->is_lock;
}

bool
frame_takes_text(const struct app *app)
{
    const struct screen *s = app->top;

    if (s == NULL || frame_is_small(app))
        return false;
    if (s->form == NULL || s->on_table)
        return s->table != NULL && table_in_text(s->table);
    return form_is_in_text(s->form);
}

/* Letters and digits become the ideographic zero or "*": the layout stays, the words are gone. */
static void
mask(struct canvas *c, int y, int x, int cols)
{
    for (int end = x + cols < c->cols ? x + cols : c->cols; x < end; x++) {
        struct cell *cell = &c->cells[(size_t)y * (size_t)c->cols + (size_t)x];

        if (cell->width == 0 || cell->chars[0] == ' ' || cell->style == STYLE_LABEL
            || cell->style == STYLE_HEADING)
            continue;
        memset(cell->chars, 0, sizeof cell->chars);
        cell->chars[0] = cell->width == 2 ? 0x3007 : '*';
    }
}

/* ---- the title line ---- */

enum { BADGE = 320, GAP = 2 };

/* What fits beside the title, which says whose record this is and goes first; the mark of the
 * demonstration and of a set day goes last. */
static void
choose_badge(const struct app *app, int cols, char out[BADGE])
{
    struct app_badge b = { 0 };

    out[0] = '\0';
    if (app->hooks->title_badge == NULL)
        return;
    app->hooks->title_badge(app, &b);
    for (int from = 0; from < 4; from++) {
        const char *parts[] = { from < 1 ? b.who : "", from < 2 ? b.day : "",
                                from < 3 ? b.mark : b.mark_short };

        out[0] = '\0';
        for (int i = 0; i < 3; i++)
            text_join(out, BADGE, "  ", parts[i]);
        if (text_cols(out) + (from < 2 ? GAP : 1) <= cols) /* two names never touch */
            return;
    }
}

static int
part_cols(const char *part)
{
    return part[0] != '\0' ? GAP + text_cols(part) : 0;
}

static void
draw_title(const struct screen *s, struct canvas *c)
{
    const struct app *app = s->app;
    const char *name = _("madoguchi"), *title;
    char badge[BADGE];
    int whole, cols, x;

    while (s->ops->is_dialog && s->below != NULL)
        s = s->below;
    title = word(s->ops->title);
    whole = text_cols(name) + part_cols(title) + part_cols(s->subtitle);
    choose_badge(app, c->cols - whole, badge);
    if (s->subtitle[0] != '\0' && whole + text_cols(badge) + (badge[0] != '\0') > c->cols) {
        /* Large type: the name stays, the body shows what kind of screen it is. */
        whole -= part_cols(title);
        title = "";
        choose_badge(app, c->cols - whole, badge);
    }
    if (whole + (badge[0] != '\0' ? text_cols(badge) + 1 : 0) > c->cols) {
        /* What the screen is about goes before the program's name, and before the mark. */
        whole -= text_cols(name) + GAP;
        name = "";
        choose_badge(app, c->cols - whole, badge);
        if (whole + (badge[0] != '\0' ? text_cols(badge) + 1 : 0) > c->cols)
            badge[0] = '\0';
    }
    cols = c->cols - (badge[0] != '\0' ? text_cols(badge) + 1 : 0);
    canvas_fill(c, 0, 0, 1, c->cols, STYLE_TITLE);
    x = name[0] != '\0' ? canvas_text(c, 0, 0, cols, STYLE_TITLE, name) + GAP : 0;
    if (title[0] != '\0')
        x += canvas_text(c, 0, x, cols - x, STYLE_TITLE, title) + GAP;
    canvas_text(c, 0, x, cols - x, STYLE_TITLE, s->subtitle);
    if (frame_is_masked(app))
        mask(c, 0, x, cols - x);
    canvas_text_right(c, 0, cols, c->cols - cols, STYLE_TITLE, badge);
}

/* A message longer than its row takes more of them, beside the cursor's row: what to do about it
 * stands at its end. */
static void
draw_long(struct canvas *c, enum style style, const char *text)
{
    int rows = area_paragraph_rows(c->cols, text), most = c->rows / 2;
    struct area a = { .rows = rows < most ? rows : most, .cols = c->cols };

    a.y = c->rows - 1 - a.rows;
    if (c->cursor_y >= a.y)
        a.y = 1;
    canvas_fill(c, a.y, 0, a.rows, c->cols, STYLE_NORMAL);
    (void)area_paragraph(c, &a, style, text);
}

static void
draw_status(const struct app *app, struct canvas *c)
{
    const struct screen *s = app->top;
    int y = c->rows - 2, cols = c->cols, used;
    enum style style = STYLE_MUTED;
    char text[APP_MESSAGE_SIZE] = "", position[32] = "";

    if (s->table != NULL)
        table_position(s->table, position, sizeof position);
    used = text_cols(position);
    if (frame_is_masked(app)) {
        canvas_text(c, y, 0, cols, STYLE_WARNING,
                    frame_takes_text(app) ? _("Covered. Typing goes on in the field.")
                                          : _("The next key only uncovers."));
        return;
    }
    if (app->is_prefix) {
        snprintf(text, sizeof text, "%s",
                 _("Esc: 1-9, 0 = F1-F10   ? help   h hide   Esc back"));
        style = STYLE_WARNING;
    } else if (app->has_status) {
        snprintf(text, sizeof text, "%s", app_status(app));
        style = app->notes[(app->notes_next + APP_MESSAGES - 1) % APP_MESSAGES].style;
        if (text_cols(text) > cols) {
            draw_long(c, style, text);
            return;
        }
        if (text_cols(text) >= cols - used)
            used = 0; /* what happened goes before where the cursor is */
    } else if (app->draft_fails) {
        snprintf(text, sizeof text, "! %s", _("The draft could not be written. Keep this open."));
        style = STYLE_DANGER;
    } else if (s->ops->hint != NULL) {
        s->ops->hint(s, text, sizeof text);
    }
    if (text[0] == '\0' && s->table != NULL && table_in_text(s->table))
        snprintf(text, sizeof text, "%s", _("Type to narrow the list. Esc Esc shows all again."));
    else if (text[0] == '\0' && s->form != NULL && !s->on_table)
        form_hint(s->form, text, sizeof text);
    canvas_text(c, y, 0, cols - (used > 0 ? used + 1 : 0), style, text);
    canvas_text_right(c, y, cols - used, used, STYLE_MUTED, position);
}

static void
draw_body(const struct screen *s, struct canvas *c)
{
    struct area a = area_body(c);

    if (s->ops->draw != NULL) {
        s->ops->draw(s, c);
        return;
    }
    if (s->form != NULL && s->table != NULL)
        form_draw(s->form, c, area_take_top(&a, form_rows(s->form, a.cols)));
    else if (s->form != NULL)
        form_draw(s->form, c, a);
    if (s->table != NULL)
        table_draw(s->table, c, a);
}

/* A list that has become empty cannot hold the focus. */
static void
give_focus(struct screen *s, bool is_top)
{
    if (s->form == NULL || s->table == NULL)
        s->on_table = s->table != NULL;
    else if (s->on_table && table_shown(s->table) == 0 && !table_in_text(s->table))
        s->on_table = false;
    if (s->form != NULL)
        form_set_focused(s->form, is_top && !s->on_table);
    if (s->table != NULL)
        table_set_focused(s->table, is_top && s->on_table);
}

/* Who is at this too: behind a question, at what the question lies on. */
static const char *
notice_of(const struct screen *s)
{
    while (s->notice[0] == '\0' && s->ops->is_dialog && s->below != NULL)
        s = s->below;
    return s->notice;
}

int
app_body_rows(const struct app *app)
{
    int rows, cols;

    app_size(app, &rows, &cols);
    rows -= 3 + (app->top != NULL && notice_of(app->top)[0] != '\0');
    return rows > 0 ? rows : 0;
}

/* What is needed, and what keys do until then. */
static void
paint_small(const struct app *app, struct canvas *c)
{
    struct area a = { .rows = c->rows, .cols = c->cols };
    char words[200];

    snprintf(words, sizeof words, _("Screen too small:\n%dx%d or more."), APP_NEED_COLS,
             APP_NEED_ROWS);
    (void)area_paragraph(c, &a, STYLE_WARNING, words);
    (void)area_paragraph(c, &a, STYLE_NORMAL,
                         app->has_status && !frame_is_masked(app)
                             ? app_status(app)
                             : _("Keys do nothing.\nF9 saves, F10 ends."));
}

void
frame_paint(struct app *app)
{
    struct canvas *c = app->canvas;
    struct screen *s = app->top;

    canvas_clear(c);
    if (s == NULL)
        return;
    if (frame_is_small(app)) {
        paint_small(app, c);
        return;
    }
    if (notice_of(s)[0] != '\0') {
        canvas_text(c, 1, 0, c->cols, STYLE_NORMAL, notice_of(s));
        c->head = 1;
    }
    canvas_cursor(c, 1, 0);
    if (s->ops->is_dialog && s->below != NULL) {
        give_focus(s->below, false);
        draw_body(s->below, c);
        canvas_cursor(c, 1, 0);
    }
    give_focus(s, true);
    draw_body(s, c);
    if (frame_is_masked(app))
        for (int y = 1; y < c->rows - 2; y++)
            mask(c, y, 0, c->cols);
    draw_title(s, c);
    canvas_fill(c, c->rows - 2, 0, 1, c->cols, STYLE_NORMAL);
    draw_status(app, c);
    keybar_draw(s, c);
}
