#include "ui/kit/form_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/screen.h"

struct growing {
    char *text;
    size_t used, room;
};

static void
add(struct growing *g, const char *bytes, size_t n)
{
    if (g->used + n + 1 > g->room) {
        size_t room = (g->used + n + 1) * 2;
        char *text = malloc(room);

        if (text == NULL)
            abort();
        if (g->text != NULL) {
            memcpy(text, g->text, g->used);
            explicit_bzero(g->text, g->used);
        }
        free(g->text);
        g->text = text;
        g->room = room;
    }
    memcpy(g->text + g->used, bytes, n);
    g->used += n;
    g->text[g->used] = '\0';
}

/* UNTOUCHED stands before what the reader has not changed. */
static const char UNTOUCHED = '~';

static void
add_line(struct growing *g, const char *key, const char *value)
{
    add(g, key, strlen(key));
    add(g, "=", 1);
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            add(g, "\\n", 2);
        else if (*value == '\\')
            add(g, "\\\\", 2);
        else
            add(g, value, 1);
    }
    add(g, "\n", 1);
}

char *
slot_words(const struct form *f, const struct slot *s)
{
    struct growing g = { 0 };

    if (s->ops->is_edited)
        return slot_raw(s);
    add(&g, "", 0);
    for (int i = 0; i < s->choices_count; i++) {
        const char *label = form_choice_text(&s->choices[i]);

        if (!form_has_flag(f, s->field->key, s->choices[i].key))
            continue;
        if (g.used > 0)
            add(&g, ", ", 2);
        add(&g, label, strlen(label));
    }
    return g.text;
}

static bool
is_kept(const struct slot *s)
{
    return s->ops->has_focus && s->field->type != FIELD_SECRET && s->field->key != NULL;
}

void
draft_sum(uint64_t *sum, const char *text)
{
    const unsigned char *p = (const unsigned char *)text;

    do /* FNV-1a, with the end of the text, so that "ab" "c" is not "a" "bc" */
        *sum = (*sum ^ *p) * UINT64_C(1099511628211);
    while (*p++ != '\0');
}

bool
form_fingerprint(const struct form *f, uint64_t *sum)
{
    bool holds = false;

    for (int i = 0; i < f->count; i++) {
        const struct slot *s = &f->slots[i];
        char *raw;

        if (!is_kept(s))
            continue;
        holds = true;
        draft_sum(sum, s->field->key);
        if (s->field->type == FIELD_DATE || s->field->type == FIELD_TIME)
            continue;
        raw = slot_raw(s);
        draft_sum(sum, raw);
        free(raw);
    }
    return holds;
}

char *
form_serialize(const struct form *f)
{
    struct growing g = { 0 };

    add(&g, "", 0);
    for (int i = 0; i < f->count; i++) {
        char *raw;

        if (!is_kept(&f->slots[i]))
            continue;
        raw = slot_raw(&f->slots[i]);
        if (!slot_changed(f, &f->slots[i]))
            add(&g, &UNTOUCHED, 1);
        add_line(&g, f->slots[i].field->key, raw);
        free(raw);
    }
    add_line(&g, "@focus", form_focused(f));
    if (f->focus >= 0 && f->slots[f->focus].ops->is_edited) {
        char place[24];

        snprintf(place, sizeof place, "%zu", f->slots[f->focus].edit.pos);
        add_line(&g, "@place", place);
    }
    return g.text;
}

static void
unescape(char *value)
{
    char *to = value;

    for (const char *p = value; *p != '\0'; p++) {
        if (*p == '\\' && p[1] != '\0')
            *to++ = *++p == 'n' ? '\n' : *p;
        else
            *to++ = *p;
    }
    *to = '\0';
}

/* Beside a row that both have changed stands the other value. */
static void
say_other(struct slot *s, const char *format, char *other)
{
    enum { MOST = 200 }; /* a note shows its beginning */
    char words[MOST + 64];
    size_t n = strlen(other);

    if (n > MOST) {
        for (n = MOST; (other[n] & 0xC0) == 0x80; n--)
            ;
        other[n] = '\0';
    }
    snprintf(words, sizeof words, format, n > 0 ? other : _("nothing"));
    slot_set_error(s, words);
}

/* Does what is stored now differ by another desk's doing? */
static bool
is_other(const struct slot *s, const char *typed, const char *stored)
{
    bool is_untouched = s->base != NULL && strcmp(s->base, s->saved) == 0;

    return !is_untouched && strcmp(typed, stored) != 0;
}

static void
put_raw(struct form *f, struct slot *s, const char *value)
{
    if (s->ops->is_edited)
        slot_set_typed(s, value);
    else
        s->ops->set(f, s, value);
}

static void
restore_slot(struct form *f, struct slot *s, const char *value, bool is_stale)
{
    char *stored = slot_words(f, s), *typed;

    put_raw(f, s, value);
    typed = slot_words(f, s);
    s->differs = is_stale && is_other(s, typed, stored);
    if (s->differs)
        say_other(s, _("Stored now: %s"), stored);
    free(typed);
    free(stored);
}

/* Where the cursor was. */
struct cursor {
    const char *focus; /* "": not said */
    long place;        /* in that field; -1: at its end */
};

static void
put_cursor(struct form *f, const struct cursor *at)
{
    struct slot *s;

    form_focus(f, at->focus); /* into a row that may only now be shown */
    s = f->focus >= 0 ? &f->slots[f->focus] : NULL;
    if (s != NULL && s->ops->is_edited && s == form_slot(f, at->focus) && at->place >= 0
        && (size_t)at->place < s->edit.len)
        s->edit.pos = (size_t)at->place;
}

static void
restore_line(struct form *f, char *line, bool is_stale, struct cursor *at)
{
    bool is_untouched = *line == UNTOUCHED;
    char *value = strchr(line, '=');
    struct slot *s;

    line += is_untouched;

    if (value == NULL)
        return;
    *value++ = '\0';
    unescape(value);
    if (strcmp(line, "@focus") == 0) {
        at->focus = value;
        return;
    }
    if (strcmp(line, "@place") == 0) {
        at->place = strtol(value, NULL, 10);
        return;
    }
    s = form_slot(f, line);
    if (s != NULL && is_kept(s) && !(is_stale && is_untouched))
        restore_slot(f, s, value, is_stale);
}

static void
restore(struct form *f, const char *draft, bool is_stale)
{
    char *copy = x_strdup(draft), *next = copy, *line;
    struct cursor at = { "", -1 };

    while ((line = strsep(&next, "\n")) != NULL)
        restore_line(f, line, is_stale, &at);
    f->is_restored = true;
    f->edits++;
    if (f->s->ops->restored != NULL)
        f->s->ops->restored(f, f->s);
    put_cursor(f, &at);
    for (int i = 0; i < f->count; i++) {
        free(f->slots[i].base);
        f->slots[i].base = NULL;
    }
    free(copy);
}

void
form_restore(struct form *f, const char *draft)
{
    restore(f, draft, false);
}

void
form_restore_over(struct form *f, const char *draft)
{
    restore(f, draft, true);
}

void
form_note_base(struct form *f)
{
    for (int i = 0; i < f->count; i++) {
        free(f->slots[i].base);
        f->slots[i].base = x_strdup(f->slots[i].saved);
    }
}

/* ---- from another form ---- */

/* Width and blanks do not count: those the desk sets itself. */
static void
fold(const char *text, char *out, size_t size)
{
    char *to = out;

    text_to_ascii(text, out, size);
    for (const char *p = out; *p != '\0'; p++)
        if (*p != ' ')
            *to++ = *p;
    *to = '\0';
}

static bool
is_same_text(const char *a, const char *b)
{
    size_t size = strlen(a) + strlen(b) + 1;
    char *left = malloc(size), *right = malloc(size);
    bool same;

    if (left == NULL || right == NULL)
        abort();
    fold(a, left, size);
    fold(b, right, size);
    same = strcmp(left, right) == 0;
    explicit_bzero(left, size);
    explicit_bzero(right, size);
    free(left);
    free(right);
    return same;
}

/* What was typed into `from` and is not what stands in `to`, malloc()ed; else NULL. Of choices that were
 * not touched nobody has said anything. */
static char *
new_words(const struct form *typed, const struct slot *from, const struct slot *to)
{
    bool counts = is_kept(from) && !from->hidden && is_kept(to)
                  && (from->ops->is_edited || slot_changed(typed, from));
    char *value = slot_read(typed, from, NULL);

    if (value == NULL)
        value = slot_raw(from);
    if (counts && value[0] != '\0' && !is_same_text(value, to->saved))
        return value;
    explicit_bzero(value, strlen(value));
    free(value);
    return NULL;
}

static void
offer(struct form *f, struct slot *s, const char *value)
{
    char *stored = slot_words(f, s);

    s->ops->set(f, s, value);
    form_note_edit(f, s);
    s->differs = true;
    say_other(s, _("Stored now: %s"), stored);
    free(stored);
}

bool
form_offer(struct form *f, const struct form *typed)
{
    for (int step = 0; step < 2; step++) { /* first look, then change */
        for (int i = 0; i < typed->count; i++) {
            const char *key = typed->slots[i].field->key;
            struct slot *to = key != NULL ? form_slot(f, key) : NULL;
            char *value = to != NULL ? new_words(typed, &typed->slots[i], to) : NULL;

            if (value == NULL)
                continue;
            if (step == 0 && to->locked) {
                free(value);
                return false;
            }
            if (step == 1)
                offer(f, to, value);
            free(value);
        }
    }
    return true;
}

/* ---- one or the other ---- */

bool
form_differs(const struct form *f, bool all)
{
    for (int i = 0; i < f->count; i++)
        if (f->slots[i].differs && !f->slots[i].hidden && (all || i == f->focus))
            return true;
    return false;
}

static void
take(struct form *f, struct slot *s)
{
    char *mine = slot_raw(s), *words = slot_words(f, s), *saved = x_strdup(s->saved);

    s->ops->set(f, s, saved);
    form_note_edit(f, s);
    s->mine = mine;
    say_other(s, _("Yours: %s"), words);
    free(words);
    free(saved);
}

static void
give_back(struct form *f, struct slot *s)
{
    char *stored = slot_words(f, s);

    put_raw(f, s, s->mine);
    form_note_edit(f, s);
    slot_settle(s);
    s->differs = true;
    say_other(s, _("Stored now: %s"), stored);
    free(stored);
}

void
form_take_stored(struct form *f, bool all)
{
    for (int i = 0; i < f->count; i++) {
        struct slot *s = &f->slots[i];

        if (!s->differs || s->hidden || (!all && i != f->focus))
            continue;
        if (s->mine == NULL)
            take(f, s);
        else if (!all)
            give_back(f, s);
    }
}
