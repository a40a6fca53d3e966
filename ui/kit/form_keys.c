#include "ui/kit/form_private.h"

#include <stdio.h>
#include <string.h>

#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/screen.h"

#define CTRL(letter) (K_CTRL + 1 + (letter) - 'A')

bool
slot_can_focus(const struct slot *s)
{
    return s->ops->has_focus && !s->hidden && !s->locked;
}

static struct slot *
focused(const struct form *f)
{
    return f->focus >= 0 ? &f->slots[f->focus] : NULL;
}

void
form_note_edit(struct form *f, struct slot *s)
{
    f->edits++;
    s->has_headings = false;
    slot_set_error(s, "");
    if (s->ops->is_edited && s->field->type == FIELD_DATE)
        s->suggestion = DATE_NONE;
    if (s->field->changed != NULL)
        s->field->changed(f, f->s);
    if (s->ops->is_edited)
        slot_say_length(s);
}

unsigned long
form_edits(const struct form *f)
{
    return f->edits;
}

void
form_leave_field(struct form *f)
{
    struct slot *s = focused(f);

    if (s != NULL && s->ops->leave != NULL)
        s->ops->leave(f, s);
    if (s != NULL)
        s->typed = s->breath_key = 0;
    f->is_fresh = true;
    if (s != NULL && f == f->s->form && f->s->ops->left != NULL)
        f->s->ops->left(f->s);
}

void
form_move_focus(struct form *f, int to)
{
    form_leave_field(f);
    f->focus = to;
    f->edits++;
    if (!f->slots[to].ops->is_edited)
        return;
    struct lineedit *e = &f->slots[to].edit;
    lineedit_end(e);
    if (f->slots[to].has_headings)
        for (e->pos = 0; e->pos < e->len && e->text[e->pos] != '\n';)
            e->pos++;
}

void
form_has_headings(struct form *f, const char *key, bool has)
{
    struct slot *s = form_slot(f, key);

    if (s != NULL)
        s->has_headings = has;
}

void
form_focus(struct form *f, const char *key)
{
    struct slot *s = form_slot(f, key);

    if (s != NULL && slot_can_focus(s))
        form_move_focus(f, (int)(s - f->slots));
}

const char *
form_focused(const struct form *f)
{
    const struct slot *s = focused(f);

    return s != NULL && s->field->key != NULL ? s->field->key : "";
}

/* True when it went round. */
static bool
step(struct form *f, int by)
{
    int to = f->focus;

    do
        to = (to + by + f->count) % f->count;
    while (!slot_can_focus(&f->slots[to]));
    by = by > 0 ? to <= f->focus : to >= f->focus;
    form_move_focus(f, to);
    return by;
}

/* A form that is only read is scrolled by the same keys as a list. */
static enum form_result
scroll(struct form *f, uint32_t key)
{
    static const struct {
        uint32_t key;
        int rows, pages;
    } moves[] = { { K_UP, -1, 0 },        { K_DOWN, 1, 0 },       { K_PAGE_UP, 0, -1 },
                  { K_PAGE_DOWN, 0, 1 }, { K_HOME, -100000, 0 }, { K_END, 100000, 0 } };

    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].key == key) {
            *f->top += moves[i].rows + moves[i].pages * *f->page;
            if (*f->top < 0)
                *f->top = 0; /* the end is known, and kept to, at the next paint */
            return FORM_TAKEN;
        }
    }
    return FORM_NOT_TAKEN;
}

void
form_page(struct form *f, int by)
{
    int rows = *f->page > 1 ? *f->page - 1 : 1;

    if (f->focus < 0) {
        scroll(f, by < 0 ? K_PAGE_UP : K_PAGE_DOWN);
        return;
    }
    while (rows-- > 0) {
        int to = f->focus;

        do
            to += by;
        while (to >= 0 && to < f->count && !slot_can_focus(&f->slots[to]));
        if (to < 0 || to >= f->count)
            return;
        form_move_focus(f, to);
    }
}

static enum form_result
move(struct form *f, uint32_t key)
{
    switch (key) {
    case K_ENTER:
    case K_TAB:
    case K_DOWN:
    case CTRL('N'):
    case CTRL('I'):
    case CTRL('J'):
    case CTRL('M'): return step(f, 1) ? FORM_PAST_END : FORM_TAKEN;
    case K_BACK_TAB:
    case K_UP:
    case CTRL('P'): step(f, -1); return FORM_TAKEN;
    default: return FORM_NOT_TAKEN;
    }
}

static void list_again(struct screen *s);

static void
list(struct form *f, struct slot *s)
{
    struct app *app = f->s->app;
    void (*outer)(struct screen *) = app->running;

    app->running = list_again;
    s->ops->list(f, s);
    app->running = outer;
}

/* In the other language, while the list of that field was open. */
static void
list_again(struct screen *s)
{
    list(s->form, focused(s->form));
}

enum form_result
form_event(struct form *f, const struct key_event *ev)
{
    struct slot *s = focused(f);

    if (s == NULL)
        return ev->kind == EVENT_KEY ? scroll(f, ev->key) : FORM_NOT_TAKEN;
    if (ev->kind == EVENT_KEY && ev->key == K_F1 && s->ops->list != NULL) {
        list(f, s);
        return FORM_TAKEN;
    }
    switch (s->ops->key(f, s, ev)) {
    case SLOT_CHANGED: f->is_fresh = false; form_note_edit(f, s); return FORM_TAKEN;
    case SLOT_TAKEN:
        f->is_fresh = false;
        f->edits++; /* the cursor has moved: the draft says where it is */
        return FORM_TAKEN;
    case SLOT_NOT_TAKEN: break;
    }
    return ev->kind == EVENT_KEY ? move(f, ev->key) : FORM_NOT_TAKEN;
}

bool
form_takes(const struct form *f, uint32_t key)
{
    const struct field_ops *ops = f->focus >= 0 ? f->slots[f->focus].ops : NULL;

    return ops != NULL && ((ops->is_text && key_is_char(key)) || (ops->list != NULL && key == K_F1));
}

bool
form_is_in_text(const struct form *f)
{
    const struct field_ops *ops = f->focus >= 0 ? f->slots[f->focus].ops : NULL;

    return ops != NULL && ops->is_edited && ops->is_text;
}

void
form_set_focused(struct form *f, bool is_focused)
{
    f->is_focused = is_focused;
}

void
form_hint(const struct form *f, char *out, size_t size)
{
    const struct slot *s = focused(f);
    size_t used;
    int rows, cols;

    app_size(f->s->app, &rows, &cols);
    out[0] = '\0';
    if (s == NULL) {
        if (f->s->ops->save != NULL)
            snprintf(out, size, "%s", _("Only to read now."));
        return;
    }
    if (slot_is_required(f, s))
        snprintf(out, size, "%s ", _("(required)"));
    used = strlen(out);
    if (s->ops->hint != NULL)
        s->ops->hint(f, s, out + used, size - used);
    if (out[used] == '\0' || (s->field->hint != NULL && date_is_none(s->suggestion)))
        snprintf(out + used, size - used, "%s", word(s->field->hint));
    if (cols < SCREEN_NARROW && out[used] != '\0') /* the * at the label says it */
        memmove(out, out + used, strlen(out + used) + 1);
}
