/* suspects_form.c - see suspects_form.h */
#include "ui/screens/suspects_form.h"

#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/screens/person_fields.h"

void
suspects_form_left(struct screen *s)
{
    struct suspects_form *st = s->state;

    person_fields_left(s);
    suspects_look(s, &st->suspects);
}

void
suspects_form_draw(const struct screen *s, struct canvas *c)
{
    const struct suspects_form *st = s->state;
    struct area a = area_body(c);

    suspects_draw(s, &st->suspects, c, &a);
    form_draw(s->form, c, a);
}

void
suspects_form_hint(const struct screen *s, char *out, size_t size)
{
    const struct suspects_form *st = s->state;

    (void)suspects_hint(s, &st->suspects, out, size);
}

void
suspects_form_restored(struct form *f, struct screen *s)
{
    person_fields_show(f, s);
    suspects_form_left(s);
}

bool
suspects_form_any(const struct screen *s)
{
    const struct suspects_form *st = s->state;

    return suspects_any(&st->suspects);
}

static void
save_anyway(struct screen *s, const char *reason)
{
    struct suspects_form *st = s->state;

    (void)text_copy(st->override, sizeof st->override, reason);
    screen_save(s);
    st->override[0] = '\0'; /* each saving is answered for anew */
}

static void
picked(struct screen *s, int index)
{
    const struct suspects_form *st = s->state;
    int behind = index - (int)st->saving.suspect_count;

    if (behind < 0) {
        st->take(s, &st->saving.suspects[index]);
    } else if (suspects_show_enquiry(s, &st->suspects, &behind)) {
        return;
    } else if (behind == 0) {
        screen_say(s, "%s", _("Kept as a draft. The desk of today lists it."));
        screen_pop(s);
    } else {
        dialog_prompt(s, suspects_why_other(st->card), NULL, LONG_CHARS, save_anyway);
    }
}

static void
ask(struct screen *s, unsigned offers)
{
    const struct suspects_form *st = s->state;

    suspects_ask(s, &st->suspects.asked, &st->saving, &st->suspects, st->card | offers, picked);
}

void
suspects_form_compare(struct screen *s)
{
    struct suspects_form *st = s->state;

    form_leave_field(s->form);
    st->saving = st->suspects.found;
    ask(s, SUSPECTS_OTHER);
}

void
suspects_form_saved(struct screen *s, enum err_code rc, struct err *e)
{
    if (rc == ERR_INVALID && strcmp(e->field, "suspect") == 0)
        ask(s, SUSPECTS_OTHER);
    person_fields_name_error(e);
}
