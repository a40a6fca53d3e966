#include "ui/kit/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/edit_keys.h"
#include "ui/kit/form_private.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/screen.h"

enum { FILTER_MAX = 60, SIGN_COLS = 4, CHROME_ROWS = 4 /* title, filter, message, keys */ };

struct picker_arg {
    const char *title;
    const struct choice *rows;
    int selected;
    struct screen *asker;
    void (*picked)(struct screen *s, int index);
    void (*picked_with)(struct screen *s, void *data, int index);
    void *data;
    bool is_unnumbered;
    bool is_help; /* labels are keys and a sentence: narrowed by the beginnings of words */
    int aside; /* columns at the head of a label that its further lines leave free */
};

struct picker {
    struct picker_arg arg; /* title and rows are gone after open */
    char **labels, **keys;
    int count;
    int *shown; /* the rows that pass the filter */
    int shown_count, at;
    bool has_moved; /* the cursor is on the row, not in the filter */
    struct lineedit filter;
};

/* ---- lines and pages: from the size now, for keys typed ahead of the paint ---- */

/* Rows under the filter. */
static int
page_rows(const struct screen *s)
{
    int rows, cols;

    app_size(s->app, &rows, &cols);
    return rows > CHROME_ROWS + 1 ? rows - CHROME_ROWS : 1;
}

/* Where the words of a label begin that go on in further lines. */
static size_t
aside_bytes(const struct picker *p, const char *label)
{
    return text_fit(label, p->arg.aside);
}

/* Lines of the nth row; nothing of a label is cut off while it fits a page. */
static int
row_lines(const struct screen *s, int nth)
{
    const struct picker *p = s->state;
    const char *label = p->labels[p->shown[nth]];
    int rows, cols, lines, most = page_rows(s);

    app_size(s->app, &rows, &cols);
    cols -= SIGN_COLS + p->arg.aside;
    lines = area_paragraph_rows(cols > 2 ? cols : 2, label + aside_bytes(p, label));
    return lines < 1 ? 1 : lines < most ? lines : most;
}

/* The rows that stand together with the nth: from *top on; the first of the next page. */
static int
page_of(const struct screen *s, int nth, int *top)
{
    const struct picker *p = s->state;
    int end = 0;

    do {
        int room = page_rows(s);

        *top = end;
        while (end < p->shown_count && (room -= row_lines(s, end)) >= 0)
            end++;
    } while (end <= nth && end < p->shown_count);
    return end;
}

/* Does a word of the label, or a key at its head, begin so? A letter inside a key's name, "w" in
 * "PgDn", does not count. */
static bool
has_word(const char *label, const char *wanted)
{
    char key[4096];

    for (size_t at = 0; label[at] != '\0'; at = text_next(label, at)) {
        bool begins = at == 0 || (unsigned char)label[at] >= 0x80
                      || (unsigned char)label[at - 1] >= 0x80 || strchr(" /-(", label[at - 1]);

        if (begins && kana_search_key(label + at, key, sizeof key)
            && strncmp(key, wanted, strlen(wanted)) == 0)
            return true;
    }
    return false;
}

static void
arrange(struct picker *p)
{
    char typed[FILTER_MAX * 4 + 1], wanted[KANA_KEY_SIZE * 2];

    lineedit_get(&p->filter, typed, sizeof typed);
    if (!kana_search_key(typed, wanted, sizeof wanted))
        wanted[0] = '\0';
    p->shown_count = 0;
    for (int i = 0; i < p->count; i++) {
        char text[1024], key[4096];

        snprintf(text, sizeof text, "%s %s", p->labels[i], p->keys[i]);
        if (wanted[0] == '\0' || (p->arg.is_help && (has_word(p->labels[i], wanted) || has_word(p->keys[i], wanted)))
            || (!p->arg.is_help && kana_search_key(text, key, sizeof key)
                && strstr(key, wanted) != NULL))
            p->shown[p->shown_count++] = i;
    }
    p->at = 0;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct picker *p = s->state;

    (void)e;
    p->arg = *(const struct picker_arg *)arg;
    s->draft_person = p->arg.asker->draft_person;
    text_copy(s->subtitle, sizeof s->subtitle, p->arg.title);
    while (p->arg.rows[p->count].key != NULL)
        p->count++;
    p->labels = calloc((size_t)p->count + 1, sizeof *p->labels);
    p->keys = calloc((size_t)p->count + 1, sizeof *p->keys);
    p->shown = calloc((size_t)p->count + 1, sizeof *p->shown);
    if (p->labels == NULL || p->keys == NULL || p->shown == NULL)
        abort();
    for (int i = 0; i < p->count; i++) {
        p->labels[i] = x_strdup(word(p->arg.rows[i].label));
        p->keys[i] = x_strdup(p->arg.rows[i].key);
    }
    lineedit_init(&p->filter, FILTER_MAX, false);
    arrange(p);
    if (p->arg.selected > 0 && p->arg.selected < p->count)
        p->at = p->arg.selected;
    p->has_moved = true;
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct picker *p = s->state;

    for (int i = 0; i < p->count; i++) {
        free(p->labels[i]);
        free(p->keys[i]);
    }
    free(p->labels);
    free(p->keys);
    free(p->shown);
    lineedit_free(&p->filter);
}

static void
pick(struct screen *s, int at)
{
    struct picker *p = s->state;
    void (*outer)(struct screen *) = s->app->running;

    if (at < 0 || at >= p->shown_count) {
        app_beep(s->app);
        return;
    }
    screen_pop(s);
    s->app->running = s->opened_by; /* what the choice opens */
    if (p->arg.picked_with != NULL)
        p->arg.picked_with(p->arg.asker, p->arg.data, p->shown[at]);
    else
        p->arg.picked(p->arg.asker, p->shown[at]);
    s->app->running = outer;
}

static void
move(struct screen *s, int by)
{
    struct picker *p = s->state;
    int to = p->at + by;

    to = to >= p->shown_count ? p->shown_count - 1 : to;
    to = to < 0 ? 0 : to;
    if (to == p->at)
        app_beep(s->app);
    p->at = to;
    p->has_moved = true;
}

static void
move_page(struct screen *s, int step)
{
    const struct picker *p = s->state;
    int top, end = page_of(s, p->at, &top);

    if (step < 0)
        (void)page_of(s, top > 0 ? top - 1 : 0, &end);
    move(s, end - p->at);
}

static bool
move_key(struct screen *s, uint32_t key)
{
    const struct picker *p = s->state;

    switch (key) {
    case K_UP:
    case K_CTRL + 16: move(s, -1); return true;
    case K_DOWN:
    case K_TAB:
    case K_CTRL + 14: move(s, 1); return true;
    case K_PAGE_UP:
    case K_F7: move_page(s, -1); return true;
    case K_PAGE_DOWN:
    case K_F8: move_page(s, 1); return true;
    case K_ENTER: pick(s, p->at); return true;
    default: return false;
    }
}

static bool
key(struct screen *s, const struct key_event *ev)
{
    struct picker *p = s->state;

    if (ev->kind == EVENT_KEY && p->filter.len == 0 && !p->arg.is_unnumbered && ev->key >= '1' && ev->key <= '9') {
        int top, end = page_of(s, p->at, &top), nth = top + (int)(ev->key - '1');

        pick(s, nth < end ? nth : -1);
        return true;
    }
    if (ev->kind == EVENT_KEY && move_key(s, ev->key))
        return true;
    switch (edit_event(&p->filter, ev, FILTER_MAX)) {
    case EDIT_NOT_TAKEN: return ev->kind == EVENT_PASTE_END;
    case EDIT_CHANGED:
        arrange(p);
        p->has_moved = false;
        break;
    case EDIT_MOVED: p->has_moved = false; break;
    case EDIT_NOTHING:
    case EDIT_REFUSED:
    case EDIT_FULL: app_beep(s->app); break;
    }
    return true;
}

static void
draw_filter(const struct picker *p, struct canvas *c, struct area row)
{
    struct lineedit *e = (struct lineedit *)&p->filter; /* the state lives on the heap */
    char view[LINEEDIT_VIEW_BYTES * 40 + 1], position[32];
    const char *label = _("Narrow:");
    int x = row.x + text_cols(label) + 1, width = row.cols - x - 12, at;

    if (width > 40)
        width = 40;
    if (width < 2)
        return;
    at = lineedit_scroll(e, width);
    lineedit_view(e, width, view, sizeof view);
    canvas_text(c, row.y, row.x, row.cols, STYLE_LABEL, label);
    canvas_text(c, row.y, x, 1, STYLE_FOCUS, "[");
    canvas_fill_text(c, row.y, x + 1, width, STYLE_FOCUS, view);
    canvas_text(c, row.y, x + 1 + width, 1, STYLE_FOCUS, "]");
    snprintf(position, sizeof position, "%d/%d", p->shown_count > 0 ? p->at + 1 : 0,
             p->shown_count);
    canvas_text_right(c, row.y, row.x + row.cols - 9, 9, STYLE_MUTED, position);
    if (!p->has_moved)
        canvas_cursor(c, row.y, x + 1 + at);
}

static void
draw_row(const struct picker *p, struct canvas *c, struct area row, int i, int on_page)
{
    bool selected = i == p->at;
    enum style style = selected ? STYLE_SELECTED : STYLE_NORMAL;
    const char *label = p->labels[p->shown[i]];
    size_t aside = aside_bytes(p, label);
    struct area words = row;

    if (selected)
        canvas_fill(c, row.y, row.x, row.rows, row.cols, style);
    canvas_text(c, row.y, row.x, 2, style, selected ? ">" : "");
    if (p->filter.len == 0 && !p->arg.is_unnumbered && on_page < 9) {
        char digit[2] = { (char)('1' + on_page), '\0' };

        canvas_text(c, row.y, row.x + 2, 1, selected ? style : STYLE_MUTED, digit);
    }
    if (aside > 0) {
        char head[256];

        snprintf(head, sizeof head, "%.*s", (int)aside, label);
        canvas_text(c, row.y, row.x + SIGN_COLS, p->arg.aside, style, head);
    }
    (void)area_take_left(&words, SIGN_COLS + p->arg.aside);
    area_paragraph(c, &words, style, label + aside);
    if (selected && p->has_moved)
        canvas_cursor(c, row.y, row.x);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct picker *p = s->state;
    struct area a = area_body(c);
    int top, end;

    draw_filter(p, c, area_take_top(&a, 1));
    if (p->shown_count == 0) {
        area_paragraph(c, &a, STYLE_NORMAL, _("Nothing fits. Backspace takes letters back."));
        return;
    }
    end = page_of(s, p->at, &top);
    for (int i = top; i < end; i++)
        draw_row(p, c, area_take_top(&a, row_lines(s, i)), i, i - top);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct picker *p = s->state;
    int rows, cols;

    app_size(s->app, &rows, &cols);
    if (p->arg.is_unnumbered)
        snprintf(out, size, "%s",
                 cols < SCREEN_NARROW ? _("Type to narrow; Enter: take.")
                                      : _("Type to narrow, Enter chooses, Esc Esc leaves."));
    else
        snprintf(out, size, "%s",
                 cols < SCREEN_NARROW
                     ? _("Type to narrow; number, Enter: take.")
                     : _("Type to narrow, a number or Enter chooses, Esc Esc leaves."));
}

static void
take(struct screen *s)
{
    const struct picker *p = s->state;

    pick(s, p->at);
}

static const char *
take_help(const struct screen *s)
{
    const struct picker *p = s->state;

    return p->arg.is_unnumbered
               ? N_("Take the row. Up and Down choose it, letters narrow the list.")
               : N_("Take the row. Its number takes it at once, letters narrow the list.");
}

static const struct command picker_commands[] = {
    { "take", "Enter", N_("Choose"),
      N_("Take the row. Its number takes it at once, letters narrow the list."), 0, take, NULL,
      take_help },
    { 0 },
};

static const struct screen_ops picker_screen = {
    .id = "picker",
    .title = "",
    .state_size = sizeof(struct picker),
    .commands = picker_commands,
    .open = open,
    .draw = draw,
    .close = close,
    .key = key,
    .hint = hint,
    .is_asked_again = true,
};

void
picker_ask(struct screen *s, const char *title, const struct choice *rows, int selected,
           void (*picked)(struct screen *s, int index))
{
    screen_push(s, &picker_screen,
                &(struct picker_arg){ .title = title, .rows = rows, .selected = selected,
                                      .asker = s, .picked = picked });
}

void
picker_ask_lined(struct screen *s, const char *title, const struct choice *rows, int aside,
                 bool numbered, void (*picked)(struct screen *s, int index))
{
    screen_push(s, &picker_screen,
                &(struct picker_arg){ .title = title, .rows = rows, .selected = -1, .asker = s,
                                      .picked = picked, .is_unnumbered = !numbered,
                                      .is_help = true,
                                      .aside = aside });
}

void
picker_ask_with(struct screen *s, const char *title, const struct choice *rows, int selected,
                void (*picked)(struct screen *s, void *data, int index), void *data)
{
    screen_push(s, &picker_screen,
                &(struct picker_arg){ .title = title, .rows = rows, .selected = selected,
                                      .asker = s, .picked_with = picked, .data = data });
}
