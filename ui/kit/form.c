#include "ui/kit/form.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/form_private.h"
#include "ui/kit/screen.h"

static const struct field_ops *const types[] = {
    [FIELD_TEXT] = &field_text,         [FIELD_KANA] = &field_kana,
    [FIELD_NOTE] = &field_note,         [FIELD_DATE] = &field_date,
    [FIELD_TIME] = &field_time,         [FIELD_NUMBER] = &field_number,
    [FIELD_CHOICE] = &field_choice,     [FIELD_FLAGS] = &field_flags,
    [FIELD_SECRET] = &field_secret,     [FIELD_READONLY] = &field_readonly,
    [FIELD_HEADING] = &field_heading,
};
static_assert(sizeof types / sizeof *types == FIELD_TYPE__COUNT, "a row for each type");

char *
x_strdup(const char *s)
{
    char *copy = strdup(s);

    if (copy == NULL)
        abort();
    return copy;
}

static void *
x_calloc(size_t n, size_t size)
{
    void *p = calloc(n > 0 ? n : 1, size);

    if (p == NULL)
        abort();
    return p;
}

/* Old texts may be secrets. */
static void
replace(char **text, char *by)
{
    if (*text != NULL)
        explicit_bzero(*text, strlen(*text));
    free(*text);
    *text = by;
}

int
field_max(const struct field *field)
{
    int usual = field->type == FIELD_NUMBER ? FORM_NUMBER_MAX
                : field->type == FIELD_NOTE ? FORM_NOTE_MAX
                                            : FORM_TEXT_MAX;

    return field->max > 0 ? field->max : usual;
}

const char *
form_choice_text(const struct form_choice *c)
{
    return c->is_msgid ? word(c->label) : c->label;
}

struct slot *
form_slot(const struct form *f, const char *key)
{
    for (int i = 0; i < f->count; i++)
        if (f->slots[i].field->key != NULL && strcmp(f->slots[i].field->key, key) == 0)
            return &f->slots[i];
    return NULL;
}

static struct slot *
known_slot(const struct form *f, const char *key)
{
    struct slot *s = form_slot(f, key);

    assert(s != NULL && "a field of this form");
    return s;
}

char *
slot_raw(const struct slot *s)
{
    size_t size;
    char *raw;

    if (!s->ops->is_edited)
        return x_strdup(s->text);
    size = s->edit.len * 4 + 1;
    raw = x_calloc(1, size);
    lineedit_get(&s->edit, raw, size);
    return raw;
}

char *
slot_read(const struct form *f, const struct slot *s, struct err *e)
{
    char *raw = slot_raw(s), *value = s->ops->read(f, s, raw, e);

    explicit_bzero(raw, strlen(raw));
    free(raw);
    return value;
}

/* What tells a changed field from an unchanged one: the value, else what was typed. */
static char *
slot_mark(const struct form *f, const struct slot *s)
{
    char *value = slot_read(f, s, NULL);

    return value != NULL ? value : slot_raw(s);
}

void
slot_set_error(struct slot *s, const char *msg)
{
    replace(&s->error, x_strdup(msg));
    s->error_id = NULL;
    s->pasted = (struct pasted){ 0 };
    s->is_remark = false;
}

void
slot_set_error_id(struct slot *s, const char *msgid)
{
    slot_set_error(s, word(msgid));
    s->error_id = msgid;
}

void
slot_settle(struct slot *s)
{
    replace(&s->mine, NULL);
    s->differs = false;
}

/* ---- life ---- */

static void
append(struct form_choice **list, int *count, struct form_choice choice)
{
    *list = realloc(*list, (size_t)(*count + 1) * sizeof **list);
    if (*list == NULL)
        abort();
    (*list)[(*count)++] = choice;
}

static void
add_choice(struct slot *s, const char *key, const char *label, bool is_msgid)
{
    append(&s->choices, &s->choices_count,
           (struct form_choice){ x_strdup(key), x_strdup(label), is_msgid });
}

static void
clear_list(struct form_choice **list, int *count)
{
    for (int i = 0; i < *count; i++) {
        free((*list)[i].key);
        free((*list)[i].label);
    }
    free(*list);
    *list = NULL;
    *count = 0;
}

static void
clear_choices(struct slot *s)
{
    clear_list(&s->choices, &s->choices_count);
    clear_list(&s->olds, &s->olds_count);
}

void
slot_take_olds(struct slot *s)
{
    for (int i = 0; i < s->olds_count; i++) {
        if (!slot_has_key(s, s->olds[i].key))
            continue;
        append(&s->choices, &s->choices_count, s->olds[i]);
        s->olds[i--] = s->olds[--s->olds_count];
    }
}

static void
slot_init(struct slot *s, const struct field *field)
{
    assert(field->type > FIELD_END && field->type < FIELD_TYPE__COUNT);
    s->field = field;
    s->ops = types[field->type];
    if (s->ops->is_edited)
        lineedit_init(&s->edit,
                      field->type == FIELD_NUMBER ? FORM_TEXT_MAX : (size_t)field_max(field),
                      field->type == FIELD_NOTE);
    s->text = x_strdup("");
    s->saved = x_strdup("");
    s->value = x_strdup("");
    s->error = x_strdup("");
    for (const struct choice *c = field->choices; c != NULL && c->key != NULL; c++)
        add_choice(s, c->key, c->label, true);
}

struct form *
form_new(struct screen *s, const struct field *fields)
{
    struct form *f = x_calloc(1, sizeof *f);
    int rows, cols;

    f->s = s;
    while (fields[f->count].type != FIELD_END)
        f->count++;
    f->slots = x_calloc((size_t)f->count, sizeof *f->slots);
    f->top = x_calloc(1, sizeof *f->top);
    f->page = x_calloc(1, sizeof *f->page);
    app_size(s->app, &rows, &cols); /* until the first paint, for keys typed ahead */
    *f->page = rows > 4 ? rows - 3 : 1;
    f->is_focused = f->is_fresh = true;
    f->focus = -1;
    for (int i = 0; i < f->count; i++)
        slot_init(&f->slots[i], &fields[i]);
    form_relabel(f);
    for (int i = f->count - 1; i >= 0; i--)
        if (slot_can_focus(&f->slots[i]))
            f->focus = i;
    return f;
}

void
form_free(struct form *f)
{
    if (f == NULL)
        return;
    for (int i = 0; i < f->count; i++) {
        struct slot *s = &f->slots[i];

        if (s->ops->is_edited)
            lineedit_free(&s->edit);
        clear_choices(s);
        replace(&s->text, NULL);
        replace(&s->saved, NULL);
        replace(&s->value, NULL);
        replace(&s->error, NULL);
        replace(&s->base, NULL);
        replace(&s->mine, NULL);
    }
    free(f->slots);
    free(f->top);
    free(f->page);
    free(f);
}

/* ---- values ---- */

void
form_set(struct form *f, const char *key, const char *value)
{
    struct slot *s = known_slot(f, key);

    if (value == NULL)
        value = "";
    /* Read again while somebody is in it: the same value leaves the cursor where it is. */
    if (f->focus < 0 || s != &f->slots[f->focus] || strcmp(form_get(f, key), value) != 0) {
        s->ops->set(f, s, value);
        f->is_fresh |= f->focus == (int)(s - f->slots);
    }
    replace(&s->saved, slot_mark(f, s));
    slot_set_error(s, "");
    slot_settle(s);
}

void
form_fill(struct form *f, const char *key, const char *value)
{
    struct slot *s = known_slot(f, key);

    s->ops->set(f, s, value);
    slot_set_error(s, "");
    f->edits++;
}

const char *
form_get(const struct form *f, const char *key)
{
    struct slot *s = known_slot(f, key);
    char *value = slot_read(f, s, NULL);

    replace(&s->value, value != NULL ? value : x_strdup(""));
    return s->value;
}

void
form_set_date(struct form *f, const char *key, struct date d)
{
    char iso[DATE_ISO_SIZE];

    date_to_iso(d, iso);
    form_set(f, key, iso);
}

struct date
form_get_date(const struct form *f, const char *key)
{
    struct date d = DATE_NONE;

    (void)date_from_iso(form_get(f, key), &d);
    return d;
}

void
form_set_number(struct form *f, const char *key, long n)
{
    char text[24];

    snprintf(text, sizeof text, "%ld", n);
    form_set(f, key, text);
}

long
form_get_number(const struct form *f, const char *key, long when_empty)
{
    const char *text = form_get(f, key);

    return text[0] != '\0' ? strtol(text, NULL, 10) : when_empty;
}

bool
form_is_empty(const struct form *f, const char *key)
{
    return form_get(f, key)[0] == '\0';
}

bool
form_has_flag(const struct form *f, const char *key, const char *choice)
{
    size_t n = strlen(choice);

    for (const char *p = form_get(f, key); *p != '\0'; p += *p == ';') {
        size_t part = strcspn(p, ";");

        if (part == n && memcmp(p, choice, n) == 0)
            return true;
        p += part;
    }
    return false;
}

void
form_clear_choices(struct form *f, const char *key)
{
    clear_choices(known_slot(f, key));
}

void
form_add_choice(struct form *f, const char *key, const char *choice, const char *label)
{
    add_choice(known_slot(f, key), choice, label, false);
}

void
form_add_old_choice(struct form *f, const char *key, const char *choice, const char *label)
{
    struct slot *s = known_slot(f, key);

    append(&s->olds, &s->olds_count, (struct form_choice){ x_strdup(choice), x_strdup(label), false });
    slot_take_olds(s);
}

const char *
form_choice_label(const struct form *f, const char *key)
{
    const struct slot *s = known_slot(f, key);

    for (int i = 0; i < s->choices_count; i++)
        if (strcmp(s->choices[i].key, s->text) == 0)
            return form_choice_text(&s->choices[i]);
    return "";
}

/* ---- state ---- */

bool
slot_changed(const struct form *f, const struct slot *s)
{
    char *mark = slot_mark(f, s);
    bool changed = strcmp(mark, s->saved) != 0;

    explicit_bzero(mark, strlen(mark));
    free(mark);
    return changed && s->ops->has_focus && s->field->type != FIELD_SECRET;
}

void
form_reload(struct form *f, struct screen *s)
{
    (void)f;
    screen_reload(s);
}

bool
form_changed(const struct form *f)
{
    if (f->is_restored)
        return true;
    for (int i = 0; i < f->count; i++)
        if (slot_changed(f, &f->slots[i]))
            return true;
    return false;
}

void
form_mark_saved(struct form *f)
{
    for (int i = 0; i < f->count; i++) {
        replace(&f->slots[i].saved, slot_mark(f, &f->slots[i]));
        slot_settle(&f->slots[i]);
    }
    f->is_restored = false;
    form_clear_errors(f);
}

void
form_revert(struct form *f)
{
    for (int i = 0; i < f->count; i++) {
        struct slot *s = &f->slots[i];
        char *saved = x_strdup(s->saved);

        s->ops->set(f, s, saved);
        slot_settle(s);
        free(saved);
    }
    f->is_restored = false;
    form_clear_errors(f);
}

bool
form_error(struct form *f, const char *key, const char *msg)
{
    struct slot *s = form_slot(f, key);

    if (s == NULL || s->hidden)
        return false;
    slot_set_error(s, msg);
    if (msg[0] != '\0' && slot_can_focus(s)) {
        f->focus = (int)(s - f->slots);
        f->is_fresh = true;
    }
    return true;
}

bool
form_fail(struct form *f, const struct err *e)
{
    if (!form_error(f, e->field, e->msg))
        return false;
    form_slot(f, e->field)->error_id = e->msgid;
    return true;
}

void
form_remark(struct form *f, const char *key, const char *msg)
{
    struct slot *s = known_slot(f, key);

    if (msg[0] == '\0' && !s->is_remark)
        return; /* what stands there is an error */
    slot_set_error(s, msg);
    s->is_remark = true;
}

void
form_clear_errors(struct form *f)
{
    for (int i = 0; i < f->count; i++)
        slot_set_error(&f->slots[i], "");
}

const char *
form_error_of(const struct form *f, const char *key)
{
    return known_slot(f, key)->error;
}

/* The focus may not stay on a field that has been taken away. */
static void
keep_focus_valid(struct form *f)
{
    if (f->focus >= 0 && slot_can_focus(&f->slots[f->focus]))
        return;
    f->focus = -1;
    for (int i = f->count - 1; i >= 0; i--)
        if (slot_can_focus(&f->slots[i]))
            f->focus = i;
}

void
form_show(struct form *f, const char *key, bool shown)
{
    known_slot(f, key)->hidden = !shown;
    keep_focus_valid(f);
}

bool
slot_is_required(const struct form *f, const struct slot *s)
{
    return s->field->required || (s->field->needed != NULL && s->field->needed(f, f->s, s->field->key));
}

void
form_lock(struct form *f, const char *key, bool locked)
{
    known_slot(f, key)->locked = locked;
    keep_focus_valid(f);
}

void
form_lock_all(struct form *f, bool locked)
{
    for (int i = 0; i < f->count; i++)
        f->slots[i].locked = locked;
    keep_focus_valid(f);
}

bool
form_can_change(const struct form *f)
{
    return f->focus >= 0; /* keep_focus_valid() finds one where there is one */
}

void
form_clear_secrets(struct form *f)
{
    for (int i = 0; i < f->count; i++) {
        struct slot *s = &f->slots[i];

        if (s->field->type != FIELD_SECRET)
            continue;
        lineedit_wipe(&s->edit);
        replace(&s->value, x_strdup(""));
        replace(&s->saved, x_strdup(""));
    }
}
