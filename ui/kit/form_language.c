/* form_language.c - a form when the language changes. */
#include "ui/kit/form_private.h"

/* What stands beside a field was put into words before the language changed: the field finds it
 * again. An error of the desk with values in it stays in the old words rather than go. */
static void
say_again(struct form *f, struct slot *s)
{
    const char *id = s->error_id;
    bool is_remark = s->is_remark;

    if (s->error[0] == '\0')
        return;
    if (id != NULL)
        slot_set_error_id(s, id);
    else if (s->pasted.lost > 0 || s->pasted.controls > 0)
        slot_say_pasted(s, s->pasted);
    else
        (void)slot_check(f, s);
    s->is_remark = is_remark;
}

void
form_relabel(struct form *f)
{
    for (int i = 0; i < f->count; i++)
        if (f->slots[i].field->list != NULL)
            f->slots[i].field->list(f, f->s);
    for (int i = 0; i < f->count; i++) {
        say_again(f, &f->slots[i]);
        if (f->slots[i].ops->relabel != NULL)
            f->slots[i].ops->relabel(f, &f->slots[i]);
    }
}
