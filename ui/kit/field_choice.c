#include "ui/kit/form_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"

enum { CHOICE_COLS = 30, LABEL_SIZE = 160 };

static void
text_replace(struct slot *s, const char *text)
{
    char *copy = x_strdup(text);

    free(s->text);
    s->text = copy;
}

static int
find(const struct slot *s, const char *key, size_t bytes)
{
    for (int i = 0; i < s->choices_count; i++)
        if (strlen(s->choices[i].key) == bytes && memcmp(s->choices[i].key, key, bytes) == 0)
            return i;
    return -1;
}

bool
slot_has_key(const struct slot *s, const char *key)
{
    size_t n = strlen(key);

    for (const char *p = s->text; *p != '\0'; p += *p == ';') {
        size_t part = strcspn(p, ";");

        if (part == n && memcmp(p, key, n) == 0)
            return true;
        p += part;
    }
    return false;
}

static void
plain_set(struct form *f, struct slot *s, const char *value)
{
    (void)f;
    text_replace(s, value);
    slot_take_olds(s);
    s->typed = 0;
}

/* F1: all choices in a list that narrows. */
static void
open_list(struct form *f, struct slot *s, void (*picked)(struct screen *, void *, int), int at)
{
    struct choice *rows;

    if (s->choices_count == 0) {
        screen_warn(f->s, "%s", _("The list is empty."));
        return;
    }
    rows = calloc((size_t)s->choices_count + 1, sizeof *rows);
    if (rows == NULL)
        abort();
    for (int i = 0; i < s->choices_count; i++)
        rows[i] = (struct choice){ s->choices[i].key, form_choice_text(&s->choices[i]) };
    picker_ask_with(f->s, word(s->field->label), rows, at, picked, f);
    free(rows);
}

/* ---- one of several ---- */

static char *
choice_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    (void)f;
    if (raw[0] == '\0' || find(s, raw, strlen(raw)) >= 0)
        return x_strdup(raw);
    err_set(e, ERR_INVALID, s->field->key, N_("This is not in the list. Choose one with F1."));
    return NULL;
}

static enum slot_result
choose(struct slot *s, int i)
{
    text_replace(s, i >= 0 ? s->choices[i].key : "");
    return SLOT_CHANGED;
}

/* Digits: the number of the choice; a second digit goes on where there are so many. */
static enum slot_result
choose_digit(struct form *f, struct slot *s, unsigned digit)
{
    unsigned count = (unsigned)s->choices_count;
    unsigned longer = s->typed * 10 + digit;

    if (s->typed == 0 || longer > count)
        longer = digit;
    if (longer < 1 || longer > count) {
        s->typed = 0;
        screen_warn(f->s, _("There are %d choices."), s->choices_count);
        return SLOT_TAKEN;
    }
    s->typed = longer * 10 <= count ? longer : 0;
    return choose(s, (int)longer - 1);
}

/* A letter: the next choice that begins with it. */
static enum slot_result
choose_letter(struct form *f, struct slot *s, uint32_t letter)
{
    char typed[8] = "", key[KANA_KEY_SIZE], label[KANA_KEY_SIZE];
    int at = find(s, s->text, strlen(s->text));

    typed[text_encode(letter, typed)] = '\0';
    if (!kana_search_key(typed, key, sizeof key) || key[0] == '\0') {
        app_beep(f->s->app);
        return SLOT_TAKEN;
    }
    for (int i = 1; i <= s->choices_count; i++) {
        int next = (at + i) % s->choices_count;

        if (kana_search_key(form_choice_text(&s->choices[next]), label, sizeof label)
            && strncmp(label, key, strlen(key)) == 0)
            return choose(s, next);
    }
    screen_warn(f->s, "%s", _("No choice begins like this. F1 shows the list."));
    return SLOT_TAKEN;
}

/* Of what is typed in one breath the first key chooses: the rest is a text that was meant for another
 * field. A number of two digits goes on, and the same key again. */
static bool
is_rest(const struct form *f, struct slot *s, uint32_t key)
{
    const long now = f->s->app->now;
    bool rest = s->breath_key != KEY_NONE_ && now - s->breath_at < APP_BREATH_MS
                && key != s->breath_key;

    if (!key_is_char(key)) {
        s->breath_key = KEY_NONE_;
        return false;
    }
    if (key >= '0' && key <= '9' && s->typed > 0
        && s->typed * 10 + (key - '0') <= (unsigned)s->choices_count)
        rest = false;
    if (!rest)
        s->breath_key = key;
    s->breath_at = now;
    return rest;
}

static enum slot_result
refuse_rest(struct form *f, struct slot *s)
{
    int at = find(s, s->text, strlen(s->text));
    char words[LABEL_SIZE + 160];

    snprintf(words, sizeof words, _("Chosen here: %s. The rest of what was typed did nothing."),
             at >= 0 ? form_choice_text(&s->choices[at]) : _("nothing"));
    slot_set_error(s, words);
    s->is_remark = true;
    screen_warn(f->s, "%s", words);
    return SLOT_TAKEN;
}

static enum slot_result
choice_key(struct form *f, struct slot *s, const struct key_event *ev)
{
    int at = find(s, s->text, strlen(s->text)), n = s->choices_count;

    if (ev->kind != EVENT_KEY)
        return SLOT_NOT_TAKEN;
    if (is_rest(f, s, ev->key))
        return refuse_rest(f, s);
    if (ev->key >= '0' && ev->key <= '9')
        return choose_digit(f, s, ev->key - '0');
    s->typed = 0;
    if (n > 0 && (ev->key == K_RIGHT || ev->key == ' '))
        return choose(s, at + 1 < n ? at + 1 : 0);
    if (n > 0 && ev->key == K_LEFT)
        return choose(s, at > 0 ? at - 1 : n - 1);
    if (ev->key == K_BACKSPACE || ev->key == K_DELETE)
        return choose(s, -1);
    if (key_is_char(ev->key) && ev->key != '?' && ev->key != '/')
        return choose_letter(f, s, ev->key);
    return SLOT_NOT_TAKEN;
}

static void
choice_picked(struct screen *screen, void *data, int index)
{
    struct form *f = data;
    struct slot *s = &f->slots[f->focus];

    (void)screen;
    choose(s, index);
    form_note_edit(f, s);
}

static void
choice_list(struct form *f, struct slot *s)
{
    s->breath_key = KEY_NONE_;
    open_list(f, s, choice_picked, find(s, s->text, strlen(s->text)));
}

static void
label_text(const struct slot *s, int i, char *out)
{
    snprintf(out, LABEL_SIZE, "%d %s", i + 1, form_choice_text(&s->choices[i]));
}

/* Columns of "1 label  2 label  ...". */
static int
all_cols(const struct slot *s)
{
    char label[LABEL_SIZE];
    int cols = 0;

    for (int i = 0; i < s->choices_count; i++) {
        label_text(s, i, label);
        cols += text_cols(label) + 2;
    }
    return cols;
}

static int
widest_cols(const struct slot *s)
{
    char label[LABEL_SIZE];
    int most = 8;

    for (int i = 0; i < s->choices_count; i++) {
        label_text(s, i, label);
        if (text_cols(label) > most)
            most = text_cols(label);
    }
    return most;
}

static void
choice_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
            bool focused)
{
    enum style style = focused ? STYLE_FOCUS : STYLE_FIELD;
    int at = find(s, s->text, strlen(s->text)), x;
    int width = s->field->width > 0 ? s->field->width : widest_cols(s);
    char label[LABEL_SIZE];

    (void)f;
    if (width > CHOICE_COLS && s->field->width <= 0)
        width = CHOICE_COLS;
    if (width > box.cols - 2)
        width = box.cols - 2;
    if (width < 1 || box.rows < 1)
        return;
    snprintf(label, sizeof label, "%s", s->text); /* an unknown key shows itself */
    if (at >= 0)
        label_text(s, at, label);
    canvas_text(c, box.y, box.x, 1, style, "[");
    canvas_fill_text(c, box.y, box.x + 1, width, style, label);
    canvas_text(c, box.y, box.x + 1 + width, 1, style, "]");
    if (focused)
        canvas_cursor(c, box.y, box.x + 1);
    x = box.x + width + 4;
    if (all_cols(s) > box.x + box.cols - x)
        return;
    for (int i = 0; i < s->choices_count; i++) {
        label_text(s, i, label);
        x += canvas_text(c, box.y, x, c->cols - x, STYLE_MUTED, label) + 2;
    }
}

static void
choice_hint(const struct form *f, const struct slot *s, char *out, size_t size)
{
    (void)f;
    (void)s;
    snprintf(out, size, "%s", _("Number or first letter chooses; F1 (Esc 1): list."));
}

const struct field_ops field_choice = {
    .has_focus = true, .is_text = true, .set = plain_set, .read = choice_read, .key = choice_key,
    .list = choice_list, .draw = choice_draw, .hint = choice_hint,
};

/* ---- several of a list ---- */

static bool
has_flag(const struct slot *s, int i)
{
    return slot_has_key(s, s->choices[i].key);
}

/* The chosen ones in the order of the list, with `turned` the other way round. */
static enum slot_result
flags_turn(struct slot *s, int turned)
{
    size_t size = 1;
    char *text;

    for (int i = 0; i < s->choices_count; i++)
        size += strlen(s->choices[i].key) + 1;
    text = malloc(size);
    if (text == NULL)
        abort();
    text[0] = '\0';
    for (int i = 0; i < s->choices_count; i++)
        if (has_flag(s, i) != (i == turned))
            text_join(text, size, ";", s->choices[i].key);
    free(s->text);
    s->text = text;
    s->item = turned;
    return SLOT_CHANGED;
}

static char *
flags_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    (void)f;
    for (const char *p = raw; *p != '\0'; p += *p == ';') {
        size_t part = strcspn(p, ";");

        if (find(s, p, part) < 0) {
            err_set(e, ERR_INVALID, s->field->key,
                    N_("One of these is not in the list. Choose with F1."));
            return NULL;
        }
        p += part;
    }
    return x_strdup(raw);
}

/* The number of a flag; a second digit goes on from the first, which is then turned back. */
static enum slot_result
flags_digit(struct form *f, struct slot *s, unsigned digit)
{
    unsigned count = (unsigned)s->choices_count;
    unsigned longer = s->typed * 10 + digit;

    if (s->typed > 0 && longer <= count)
        flags_turn(s, (int)s->typed - 1);
    else
        longer = digit;
    if (longer < 1 || longer > count) {
        s->typed = 0;
        screen_warn(f->s, _("There are %d choices."), s->choices_count);
        return SLOT_TAKEN;
    }
    s->typed = longer * 10 <= count ? longer : 0;
    return flags_turn(s, (int)longer - 1);
}

static enum slot_result
flags_key(struct form *f, struct slot *s, const struct key_event *ev)
{
    int n = s->choices_count;

    if (ev->kind != EVENT_KEY || n == 0)
        return SLOT_NOT_TAKEN;
    if (ev->key >= '0' && ev->key <= '9')
        return flags_digit(f, s, ev->key - '0');
    s->typed = 0;
    switch (ev->key) {
    case ' ': return flags_turn(s, s->item);
    case K_RIGHT: s->item = (s->item + 1) % n; return SLOT_TAKEN;
    case K_LEFT: s->item = (s->item + n - 1) % n; return SLOT_TAKEN;
    case K_HOME: s->item = 0; return SLOT_TAKEN;
    case K_END: s->item = n - 1; return SLOT_TAKEN;
    default: return SLOT_NOT_TAKEN;
    }
}

static void
flags_picked(struct screen *screen, void *data, int index)
{
    struct form *f = data;
    struct slot *s = &f->slots[f->focus];

    (void)screen;
    flags_turn(s, index);
    form_note_edit(f, s);
}

static void
flags_list(struct form *f, struct slot *s)
{
    open_list(f, s, flags_picked, s->item);
}

/* Where the flag i stands in a box of `cols`: "[x]1 label  " after "[ ]..." with line breaks. */
static void
flag_place(const struct slot *s, int cols, int i, int *row, int *col)
{
    char label[LABEL_SIZE];

    *row = *col = 0;
    for (int j = 0; j <= i; j++) {
        int width;

        label_text(s, j, label);
        width = text_cols(label) + 3;
        if (*col > 0 && *col + width > cols) {
            (*row)++;
            *col = 0;
        }
        if (j < i)
            *col += width + 2;
    }
}

static int
flags_rows(const struct form *f, const struct slot *s, int cols)
{
    int row, col;

    (void)f;
    if (s->choices_count == 0)
        return 1;
    flag_place(s, cols, s->choices_count - 1, &row, &col);
    return row + 1;
}

static void
flags_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
           bool focused)
{
    int row, col, first = 0; /* row in sight: a box taller than the page follows its item */

    (void)f;
    if (focused) {
        canvas_cursor(c, box.y, box.x);
        flag_place(s, box.cols, s->item, &row, &col);
        first = row < box.rows ? 0 : row - box.rows + 1;
    }
    for (int i = 0; i < s->choices_count; i++) {
        bool here = focused && i == s->item;
        char label[LABEL_SIZE], text[LABEL_SIZE + 8];

        flag_place(s, box.cols, i, &row, &col);
        row -= first;
        if (row < 0)
            continue;
        if (row >= box.rows)
            return;
        label_text(s, i, label);
        snprintf(text, sizeof text, "[%c]%s", has_flag(s, i) ? 'x' : ' ', label);
        canvas_text(c, box.y + row, box.x + col, box.cols - col,
                    here ? STYLE_FOCUS : STYLE_FIELD, text);
        if (here)
            canvas_cursor(c, box.y + row, box.x + col + 1);
    }
}

static void
flags_hint(const struct form *f, const struct slot *s, char *out, size_t size)
{
    (void)f;
    (void)s;
    snprintf(out, size, "%s", _("Numbers turn on and off; arrows and Space too; F1: list."));
}

const struct field_ops field_flags = {
    .has_focus = true, .set = plain_set, .read = flags_read, .key = flags_key,
    .list = flags_list, .rows = flags_rows, .draw = flags_draw, .hint = flags_hint,
};

/* ---- without a focus ---- */

static char *
plain_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    (void)f;
    (void)s;
    (void)e;
    return x_strdup(raw);
}

static int
readonly_rows(const struct form *f, const struct slot *s, int cols)
{
    int rows = area_paragraph_rows(cols, s->text);

    (void)f;
    return rows > 0 ? rows : 1;
}

static void
readonly_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
              bool focused)
{
    (void)f;
    (void)focused;
    area_paragraph(c, &box, STYLE_NORMAL, s->text);
}

static void
heading_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
             bool focused)
{
    (void)f;
    (void)focused;
    area_heading(c, &box, word(s->field->label));
}

const struct field_ops field_readonly = {
    .set = plain_set, .read = plain_read, .rows = readonly_rows, .draw = readonly_draw,
};

const struct field_ops field_heading = {
    .set = plain_set, .read = plain_read, .draw = heading_draw,
};
