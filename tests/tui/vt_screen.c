/* vt_screen.c - see vt.h: the cells as libvterm holds them. */
#include "tests/tui/vt_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"

static int
on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
    struct vt *t = user;

    (void)old;
    (void)visible;
    t->cursor = pos;
    return 1;
}

static int
on_property(VTermProp property, VTermValue *value, void *user)
{
    struct vt *t = user;

    if (property == VTERM_PROP_CURSORVISIBLE)
        t->cursor_shown = value->boolean;
    if (property == VTERM_PROP_ALTSCREEN)
        t->altscreen = value->boolean;
    return 1;
}

static int
on_bell(void *user)
{
    struct vt *t = user;

    t->bells++;
    return 1;
}

static VTermScreenCallbacks callbacks = {
    .movecursor = on_cursor,
    .settermprop = on_property,
    .bell = on_bell,
};

void
vt_screen_open(struct vt *t)
{
    t->cursor_shown = true;
    t->term = vterm_new(t->rows, t->cols);
    vterm_set_utf8(t->term, 1);
    t->screen = vterm_obtain_screen(t->term);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

static VTermScreenCell
cell_at(struct vt *t, int y, int x)
{
    VTermScreenCell cell;

    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(t->screen, (VTermPos){ .row = y, .col = x }, &cell);
    return cell;
}

/* Row `y` into t->row; the column where byte `stop` begins, -1 when none does. */
static int
read_row(struct vt *t, int y, size_t stop)
{
    size_t n = 0, keep = 0;
    int found = -1;

    for (int x = 0; x < t->cols;) {
        VTermScreenCell cell = cell_at(t, y, x);
        bool blank = cell.chars[0] == 0 || cell.chars[0] == (uint32_t)-1;

        if (n >= stop && found < 0)
            found = x;
        if (n + 4 * VTERM_MAX_CHARS_PER_CELL >= sizeof t->row)
            break;
        if (blank)
            t->row[n++] = ' ';
        for (int i = 0; !blank && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            n += text_encode(cell.chars[i], t->row + n);
        if (!blank && cell.chars[0] != ' ')
            keep = n;
        x += cell.width > 0 ? cell.width : 1;
    }
    t->row[keep] = '\0';
    return found;
}

const char *
vt_row(struct vt *t, int y)
{
    read_row(t, y, sizeof t->row);
    return t->row;
}

int
vt_col(struct vt *t, int y, const char *text)
{
    const char *at = strstr(vt_row(t, y), text);

    return at == NULL ? -1 : read_row(t, y, (size_t)(at - t->row));
}

int
vt_find(struct vt *t, const char *text)
{
    for (int y = 0; y < t->rows; y++)
        if (strstr(vt_row(t, y), text) != NULL)
            return y;
    return -1;
}

bool
vt_has(struct vt *t, const char *text)
{
    return vt_find(t, text) >= 0;
}

void
vt_cursor(struct vt *t, int *y, int *x)
{
    *y = t->cursor.row;
    *x = t->cursor.col;
}

bool
vt_cursor_shown(struct vt *t)
{
    return t->cursor_shown;
}

bool
vt_reversed(struct vt *t, int y, int x)
{
    return cell_at(t, y, x).attrs.reverse;
}

bool
vt_bold(struct vt *t, int y, int x)
{
    return cell_at(t, y, x).attrs.bold;
}

bool
vt_underlined(struct vt *t, int y, int x)
{
    return cell_at(t, y, x).attrs.underline != 0;
}

bool
vt_colored(struct vt *t, int y, int x)
{
    VTermScreenCell cell = cell_at(t, y, x);
    VTermColor fg, bg;

    vterm_state_get_default_colors(vterm_obtain_state(t->term), &fg, &bg);
    return !vterm_color_is_equal(&cell.fg, &fg) || !vterm_color_is_equal(&cell.bg, &bg);
}

bool
vt_any_color(struct vt *t)
{
    for (int y = 0; y < t->rows; y++)
        for (int x = 0; x < t->cols; x++)
            if (vt_colored(t, y, x))
                return true;
    return false;
}

int
vt_bells(struct vt *t)
{
    return t->bells;
}

void
vt_dump(struct vt *t)
{
    for (int y = 0; y < t->rows; y++)
        fprintf(stderr, "%2d|%s\n", y, vt_row(t, y));
    fprintf(stderr, "cursor %d,%d\n", t->cursor.row, t->cursor.col);
}

void
vt_check_text(struct vt *t, const char *text, bool shown, const char *file, int line)
{
    if (vt_has(t, text) == shown)
        return;
    vt_dump(t);
    print_error("%s on the screen: %s\n", shown ? "not" : "still", text);
    _fail(file, line);
}

void
vt_check_row(struct vt *t, int y, const char *text, const char *file, int line)
{
    if (strcmp(vt_row(t, y), text) == 0)
        return;
    vt_dump(t);
    print_error("row %d is [%s], not [%s]\n", y, vt_row(t, y), text);
    _fail(file, line);
}

void
vt_check_cursor(struct vt *t, int y, int x, const char *file, int line)
{
    if (t->cursor.row == y && t->cursor.col == x)
        return;
    vt_dump(t);
    print_error("the cursor is at %d,%d, not %d,%d\n", t->cursor.row, t->cursor.col, y, x);
    _fail(file, line);
}
