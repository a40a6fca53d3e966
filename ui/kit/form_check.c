/* form_check.c - is what stands in the fields fit to be stored? See form.h */
#include "ui/kit/form.h"

#include <stdlib.h>
#include <string.h>

#include "core/mynumber.h"
#include "desk/words.h"
#include "ui/kit/form_private.h"
#include "ui/kit/screen.h"

bool
slot_check(struct form *f, struct slot *s)
{
    struct err e = { 0 };
    char *value;
    bool good = true;

    if (s->hidden || s->locked || !s->ops->has_focus)
        return true;
    value = slot_read(f, s, &e);
    if (value == NULL) {
        slot_set_error(s, e.msg);
        good = false;
    } else if (value[0] == '\0' && slot_is_required(f, s)) {
        slot_set_error_id(s, N_("This must be filled in."));
        good = false;
    }
    free(value);
    return good;
}

/* The Individual Number, in words of any kind. What is stored stays in the history of the record, so it
 * is asked before and not said afterwards; saving again as it stands is the answer. */
static bool
slot_is_undoubted(const struct form *f, struct slot *s)
{
    static const char doubt[] = N_("This looks like an Individual Number, for which this office has no "
                                   "field. Remove it, or save again if it is something else.");
    bool is_words = s->field->type == FIELD_TEXT || s->field->type == FIELD_NOTE;

    if (!is_words || s->hidden || !slot_changed(f, s) || strcmp(s->error, word(doubt)) == 0)
        return true;
    char *raw = slot_raw(s);
    bool found = text_has_individual_number(raw);
    explicit_bzero(raw, strlen(raw));
    free(raw);
    if (!found)
        return true;
    slot_set_error_id(s, doubt);
    s->is_remark = true;
    return false;
}

static bool
form_is_undoubted(struct form *f)
{
    for (int i = 0; i < f->count; i++) {
        if (slot_is_undoubted(f, &f->slots[i]))
            continue;
        f->focus = i;
        screen_warn(f->s, "%s: %s", word(f->slots[i].field->label), f->slots[i].error);
        return false;
    }
    return true;
}

bool
form_check(struct form *f)
{
    int first = -1;

    for (int i = 0; i < f->count; i++)
        if (!f->slots[i].is_remark)
            slot_set_error(&f->slots[i], "");
    for (int i = 0; i < f->count; i++)
        if (!slot_check(f, &f->slots[i]) && first < 0)
            first = i;
    if (first < 0)
        return form_is_undoubted(f);
    f->focus = first;
    screen_warn(f->s, "%s: %s", word(f->slots[first].field->label), f->slots[first].error);
    return false;
}
