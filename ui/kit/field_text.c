#include "ui/kit/form_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/limits.h"
#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/edit_keys.h"
#include "ui/kit/screen.h"

enum { VIEW_COLS = 256 };

/* ---- shared by the types with an editor ---- */

void
slot_set_typed(struct slot *s, const char *utf8)
{
    size_t chars = text_chars(utf8);

    /* A stored text longer than the field takes stays whole; form_check will speak of it. */
    if (chars > s->edit.max) {
        bool newlines = s->edit.newlines;

        lineedit_free(&s->edit);
        lineedit_init(&s->edit, chars, newlines);
    }
    lineedit_set(&s->edit, utf8);
}

static void
text_set(struct form *f, struct slot *s, const char *value)
{
    (void)f;
    slot_set_typed(s, value);
}

static bool
is_words(const struct slot *s)
{
    return s->field->type == FIELD_TEXT || s->field->type == FIELD_KANA
           || s->field->type == FIELD_NOTE;
}

/* What is typed or pasted stays whole, to be shortened by whoever knows what it is: words may go beyond
 * their limit, and it is said beside them as long as they do. Of secrets no copy is made. */
static size_t
make_room(struct slot *s)
{
    struct lineedit *e = &s->edit;

    if (is_words(s) && e->len >= e->max && e->max < LINEEDIT_CAP) {
        char *text = slot_raw(s);
        bool newlines = e->newlines;
        size_t pos = e->pos;

        lineedit_free(e);
        lineedit_init(e, LINEEDIT_CAP, newlines);
        lineedit_set(e, text);
        e->pos = pos;
        explicit_bzero(text, strlen(text));
        free(text);
    }
    return e->max;
}

static void
join(char *out, size_t size, const char *words)
{
    size_t used = strlen(out);

    snprintf(out + used, size - used, "%s", words);
}

/* "" when it is not. */
static void
say_too_long(const struct slot *s, char words[LONG_SIZE])
{
    size_t max = (size_t)field_max(s->field);

    words[0] = '\0';
    if (is_words(s) && s->edit.len > max)
        snprintf(words, LONG_SIZE, _("Too long: %zu characters, at most %zu fit. Shorten it."),
                 s->edit.len, max);
}

void
slot_say_length(struct slot *s)
{
    char words[LONG_SIZE];

    say_too_long(s, words);
    if (words[0] != '\0')
        slot_set_error(s, words);
}

/* What a paste has lost is said beside the field, once and at its end. */
void
slot_say_pasted(struct slot *s, struct pasted pasted)
{
    char words[LONG_SIZE], more[LONG_SIZE] = "";

    say_too_long(s, words);
    if (pasted.lost > 0)
        snprintf(more, sizeof more, _("%zu pasted characters could not be taken."),
                 pasted.lost + pasted.controls);
    else if (pasted.controls > 0)
        snprintf(more, sizeof more,
                 _n("Pasted without its %u control character.",
                    "Pasted without its %u control characters.", pasted.controls),
                 pasted.controls);
    if (words[0] != '\0' && more[0] != '\0')
        join(words, sizeof words, " ");
    join(words, sizeof words, more);
    if (words[0] == '\0')
        return;
    slot_set_error(s, words);
    s->pasted = pasted;
}

/* The limit and refusals are said aloud; of a paste, once and at its end. */
static void
say_refused(struct form *f, struct slot *s, const struct key_event *ev, enum edit_result why)
{
    if (ev->kind == EVENT_PASTE)
        s->paste_lost++;
    else if (why == EDIT_FULL)
        screen_warn(f->s, _("At most %zu characters fit here."), s->edit.max);
    else
        screen_warn(f->s, "%s", _("This character cannot be used here."));
}

bool
slot_is_replaced(const struct form *f, const struct slot *s)
{
    char *value;
    bool stands;

    if (!f->is_fresh || s->edit.len == 0)
        return false;
    value = slot_read(f, s, NULL); /* what is not understood is put right, not written anew */
    stands = value != NULL && value[0] != '\0';
    free(value);
    return stands;
}

enum slot_result
slot_edit_key(struct form *f, struct slot *s, const struct key_event *ev)
{
    enum edit_result r;

    if (ev->kind == EVENT_PASTE_END) {
        slot_say_pasted(s, (struct pasted){ s->paste_lost, (unsigned)ev->key });
        s->paste_lost = 0;
        return SLOT_TAKEN;
    }
    r = edit_event(&s->edit, ev, make_room(s));
    switch (r) {
    case EDIT_NOT_TAKEN: return SLOT_NOT_TAKEN;
    case EDIT_MOVED: return SLOT_TAKEN;
    case EDIT_CHANGED: return SLOT_CHANGED;
    case EDIT_NOTHING: app_beep(f->s->app); return SLOT_TAKEN;
    case EDIT_FULL:
    case EDIT_REFUSED: say_refused(f, s, ev, r); return SLOT_TAKEN;
    }
    return SLOT_NOT_TAKEN;
}

/* Numbers, dates and times: added to what stands there, nothing sensible could come of it. */
enum slot_result
slot_replace_key(struct form *f, struct slot *s, const struct key_event *ev)
{
    bool types = ev->kind == EVENT_PASTE || (ev->kind == EVENT_KEY && key_is_char(ev->key));

    if (types && slot_is_replaced(f, s))
        lineedit_clear(&s->edit);
    return slot_edit_key(f, s, ev);
}

static int
box_width(const struct slot *s, int cols)
{
    int width = s->field->width;

    if (width <= 0) {
        int max = field_max(s->field);

        width = s->field->type == FIELD_NUMBER ? 12
                : s->field->type == FIELD_DATE ? 15
                : s->field->type == FIELD_TIME ? 7
                                               : (max < 30 ? max * 2 : 60);
    }
    width = width < 4 ? 4 : width;
    return width + 2 > cols ? cols - 2 : width;
}

/* Drawing changes nothing of the form but where the view of the line stands. */
static void
text_draw(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
          bool focused)
{
    enum style style = focused ? STYLE_FOCUS : STYLE_FIELD;
    struct lineedit *e = (struct lineedit *)&s->edit; /* slots live on the heap */
    char view[LINEEDIT_VIEW_BYTES * VIEW_COLS + 1];
    int width = box_width(s, box.cols), at;

    (void)f;
    if (width < 2 || box.rows < 1)
        return;
    if (width > VIEW_COLS)
        width = VIEW_COLS;
    if (!focused)
        e->left = 0;
    at = focused ? lineedit_scroll(e, width) : 0;
    if (s->field->type == FIELD_SECRET) {
        size_t n = e->len < (size_t)width ? e->len : (size_t)width;

        memset(view, '*', n);
        view[n] = '\0';
        at = n < (size_t)width ? (int)(e->pos < n ? e->pos : n) : width - 1;
    } else {
        lineedit_view(e, width, view, sizeof view);
    }
    canvas_text(c, box.y, box.x, 1, style, lineedit_more_left(e) ? "<" : "[");
    canvas_fill_text(c, box.y, box.x + 1, width, style, view);
    canvas_text(c, box.y, box.x + 1 + width, 1, style,
                s->field->type != FIELD_SECRET && lineedit_more_right(e, width) ? ">" : "]");
    if (focused)
        canvas_cursor(c, box.y, box.x + 1 + at);
}

/* ---- text ---- */

static char *
checked(const struct slot *s, const char *raw, bool notes, struct err *e)
{
    char *text = x_strdup(raw);
    size_t chars;

    text_trim(text);
    chars = text_chars(text);
    if (chars > (size_t)field_max(s->field)) {
        err_set(e, ERR_INVALID, s->field->key != NULL ? s->field->key : "",
                N_("Too long: %zu characters, at most %zu fit. Shorten it."), chars,
                (size_t)field_max(s->field));
        free(text);
        return NULL;
    }
    if (text_validate(text, notes, (size_t)field_max(s->field),
                      s->field->key != NULL ? s->field->key : "", e)
        == ERR_OK)
        return text;
    free(text);
    return NULL;
}

static char *
text_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    (void)f;
    return checked(s, raw, s->field->type == FIELD_NOTE, e);
}

/* Too long, it stands beside the field until it is shortened. */
static void
text_leave(struct form *f, struct slot *s)
{
    struct err e = { 0 };
    char *text = slot_read(f, s, &e);

    if (text == NULL) {
        slot_set_error(s, e.msg);
    } else if (s->field->is_ascii) { /* never longer than what was typed */
        char *ascii = x_strdup(text);

        text_to_ascii(text, ascii, strlen(text) + 1);
        slot_set_typed(s, ascii);
        free(ascii);
    }
    free(text);
}

const struct field_ops field_text = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = text_set, .read = text_read,
    .leave = text_leave, .key = slot_edit_key, .draw = text_draw,
};

/* ---- kana ---- */

static char *
kana_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    char *text = checked(s, raw, false, e), *kana;
    size_t size;

    (void)f;
    if (text == NULL)
        return NULL;
    size = strlen(text) * 3 + 1;
    kana = malloc(size);
    if (kana == NULL)
        abort();
    if (kana_store(text, kana, size) && (kana[0] == '\0' || kana_is_reading(kana))) {
        free(text);
        return kana;
    }
    free(kana);
    free(text);
    err_set(e, ERR_INVALID, s->field->key, N_("Write the reading in kana (or Latin letters)."));
    return NULL;
}

static void
kana_leave(struct form *f, struct slot *s)
{
    struct err e = { 0 };
    char *kana = slot_read(f, s, &e);

    if (kana == NULL) {
        slot_set_error(s, e.msg);
        return;
    }
    slot_set_typed(s, kana);
    free(kana);
}

const struct field_ops field_kana = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = text_set, .read = kana_read,
    .leave = kana_leave, .key = slot_edit_key, .draw = text_draw,
};

/* ---- secret ---- */

static char *
secret_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    (void)f;
    (void)s;
    (void)e;
    return x_strdup(raw); /* blanks at the ends belong to a password */
}

const struct field_ops field_secret = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = text_set, .read = secret_read,
    .key = slot_edit_key, .draw = text_draw,
};

/* ---- number ---- */

static char *
number_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    char ascii[128], digits[24], *end;
    size_t n = 0;
    long value;

    (void)f;
    text_to_ascii(raw, ascii, sizeof ascii);
    text_trim(ascii);
    if (ascii[0] == '\0')
        return x_strdup("");
    for (const char *p = ascii; *p != '\0' && n + 1 < sizeof digits; p++)
        if (*p != ',')
            digits[n++] = *p;
    digits[n] = '\0';
    value = strtol(digits, &end, 10);
    if (n == 0 || n > 18 || *end != '\0' || digits[0] == '+' || digits[0] == ' ') {
        err_set(e, ERR_INVALID, s->field->key, N_("Write a number in digits."));
        return NULL;
    }
    if (value < s->field->min || value > field_max(s->field)) {
        err_set(e, ERR_INVALID, s->field->key, N_("Write a number from %d to %d."), s->field->min,
                field_max(s->field));
        return NULL;
    }
    snprintf(digits, sizeof digits, "%ld", value);
    return x_strdup(digits);
}

/* Leaving: the stored form is what is shown; or the reason why there is none. */
static void
complete(struct form *f, struct slot *s)
{
    struct err e = { 0 };
    char *value = slot_read(f, s, &e);

    if (value != NULL)
        slot_set_typed(s, value);
    else
        slot_set_error(s, e.msg);
    free(value);
}

const struct field_ops field_number = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = text_set, .read = number_read,
    .leave = complete, .key = slot_replace_key, .draw = text_draw,
};

/* ---- time ---- */

/* 9 930 0930 9:30 9：30 as "09:30". */
static char *
time_read(const struct form *f, const struct slot *s, const char *raw, struct err *e)
{
    char ascii[64], out[8];
    int hour = -1, minute = 0, used = 0;
    size_t n;

    (void)f;
    text_to_ascii(raw, ascii, sizeof ascii);
    text_trim(ascii);
    n = strlen(ascii);
    if (n == 0)
        return x_strdup("");
    if (strlen(raw) >= sizeof ascii) /* cut, it could pass for one */
        hour = -1;
    else if (strspn(ascii, "0123456789") == n && n <= 4) {
        int number = (int)strtol(ascii, NULL, 10);

        hour = n > 2 ? number / 100 : number;
        minute = n > 2 ? number % 100 : 0;
    } else if (sscanf(ascii, "%2d:%2d%n", &hour, &minute, &used) != 2 || (size_t)used != n) {
        hour = -1;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        err_set(e, ERR_INVALID, s->field->key, N_("Write a time from 0:00 to 23:59, like 9:30."));
        return NULL;
    }
    snprintf(out, sizeof out, "%02d:%02d", hour, minute);
    return x_strdup(out);
}

const struct field_ops field_time = {
    .has_focus = true, .is_edited = true, .is_text = true, .set = text_set, .read = time_read,
    .leave = complete, .key = slot_replace_key, .draw = text_draw,
};
