#include "ui/kit/form_private.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "ui/kit/screen.h"

enum { NOTE_ROWS = 3, NOTE_LINES = LINEEDIT_CAP + 2 };

/* Where each shown line begins, and where the text ends. Lines are broken by columns, one column
 * short of the box, so that the cursor has its place behind a full line. */
struct note {
    size_t start[NOTE_LINES];
    int lines;
};

static void
note_layout(const struct lineedit *e, int cols, struct note *n)
{
    int used = 0;

    cols = cols < 3 ? 2 : cols - 1;
    n->start[0] = 0;
    n->lines = 1;
    for (size_t i = 0; i < e->len; i++) {
        int width = e->text[i] == '\n' ? 0 : text_width(e->text[i]);

        if (used + width > cols) {
            n->start[n->lines++] = i;
            used = 0;
        }
        used += width > 0 ? width : 0;
        if (e->text[i] == '\n') {
            n->start[n->lines++] = i + 1;
            used = 0;
        }
    }
    n->start[n->lines] = e->len + 1;
}

static int
line_of(const struct note *n, size_t pos)
{
    int line = 0;

    while (line + 1 < n->lines && n->start[line + 1] <= pos)
        line++;
    return line;
}

static int
cols_between(const struct lineedit *e, size_t from, size_t to)
{
    int cols = 0;

    for (size_t i = from; i < to && i < e->len; i++)
        if (e->text[i] != '\n' && text_width(e->text[i]) > 0)
            cols += text_width(e->text[i]);
    return cols;
}

/* One line up or down at about the same column. False: there is no such line. */
static bool
step_line(struct slot *s, int step)
{
    struct lineedit *e = &s->edit;
    struct note n;
    int line, to, col;
    size_t pos, end;

    note_layout(e, s->width, &n);
    line = line_of(&n, e->pos);
    to = line + step;
    if (to < 0 || to >= n.lines)
        return false;
    col = cols_between(e, n.start[line], e->pos);
    pos = n.start[to];
    end = to + 1 < n.lines ? n.start[to + 1] - 1 : e->len;
    while (pos < end && cols_between(e, n.start[to], pos) < col)
        pos++;
    while (pos > n.start[to] && pos < e->len && text_width(e->text[pos]) == 0)
        pos--; /* never between a letter and its mark */
    e->pos = pos;
    return true;
}

static enum slot_result
note_key(struct form *f, struct slot *s, const struct key_event *ev)
{
    if (ev->kind == EVENT_KEY && ev->key == K_ENTER) {
        struct key_event line_break = { EVENT_PASTE, '\n' };

        return slot_edit_key(f, s, &line_break);
    }
    if (ev->kind == EVENT_KEY && (ev->key == K_UP || ev->key == K_DOWN))
        return step_line(s, ev->key == K_UP ? -1 : 1) ? SLOT_TAKEN : SLOT_NOT_TAKEN;
    return slot_edit_key(f, s, ev);
}

static int
note_rows(const struct form *f, const struct slot *s, int cols)
{
    (void)f;
    (void)cols;
    return s->field->rows > 0 ? s->field->rows : NOTE_ROWS;
}

static void
line_text(const struct lineedit *e, size_t from, size_t to, char *out, size_t size)
{
    size_t used = 0;

    for (size_t i = from; i < to && i < e->len && used + 5 < size; i++)
        if (e->text[i] != '\n')
            used += text_encode(e->text[i], out + used);
    out[used] = '\0';
}

static void
note_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
          bool focused)
{
    enum style style = focused ? STYLE_FOCUS : STYLE_FIELD;
    const struct lineedit *e = &s->edit;
    int width = box.cols - 2, line, top;
    struct note n;

    (void)f;
    if (width < 2)
        return;
    ((struct slot *)s)->width = width; /* for Up and Down; slots live on the heap */
    note_layout(e, width, &n);
    line = line_of(&n, e->pos);
    top = !focused || line < box.rows ? 0 : line - box.rows + 1;
    for (int i = 0; i < box.rows; i++) {
        char text[4096] = "";
        bool more_up = i == 0 && top > 0, more_down = i + 1 == box.rows && top + i + 1 < n.lines;

        if (top + i < n.lines)
            line_text(e, n.start[top + i], n.start[top + i + 1], text, sizeof text);
        canvas_text(c, box.y + i, box.x, 1, style, more_up ? "<" : "[");
        canvas_fill_text(c, box.y + i, box.x + 1, width, style, text);
        canvas_text(c, box.y + i, box.x + 1 + width, 1, style, more_down ? ">" : "]");
    }
    if (focused)
        canvas_cursor(c, box.y + line - top, box.x + 1 + cols_between(e, n.start[line], e->pos));
}

static void
note_set(struct form *f, struct slot *s, const char *value)
{
    (void)f;
    slot_set_typed(s, value);
}

static char *
note_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    return field_text.read(f, s, raw, e);
}

const struct field_ops field_note = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = note_set, .read = note_read,
    .key = note_key, .rows = note_rows, .draw = note_draw,
};
