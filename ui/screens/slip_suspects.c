/* slip_suspects.c - who a new person may be: compare and choose; see slip_private.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip_private.h"

enum { ROWS_MAX = SUSPECTS_MAX + 2, LABEL_SIZE = 1200 };

/* What agrees, in words. */
static void
agreement(const struct person_suspect *p, char *out, size_t size)
{
    const struct {
        bool same;
        const char *words;
    } parts[] = {
        { p->same_handbook, _("certificate number") },
        { p->same_birth, _("name or reading, and birth date") },
        { p->same_kana && !p->same_birth, _("reading") },
        { p->same_phone, _("phone number") },
    };

    out[0] = '\0';
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t used = strlen(out);

        if (parts[i].same)
            snprintf(out + used, size - used, "%s%s", used > 0 ? _(", ") : "", parts[i].words);
    }
}

static void
suspect_label(const struct screen *s, const struct person_suspect *p, char *out)
{
    char same[320], day[WAREKI_SIZE];

    agreement(p, same, sizeof same);
    shown_day(s, p->birth_date, day);
    if (p->name[0] == '\0')
        snprintf(out, LABEL_SIZE, _("This person: %s, viewing restricted. The same: %s"), p->ref,
                 same);
    else
        snprintf(out, LABEL_SIZE, _("This person: %s %s %s %s. The same: %s"), p->name, p->kana,
                 day, p->ref, same);
}

/* The slip goes on with that person; what was typed about the visit is carried over. */
static void
take_suspect(struct screen *s, const struct person_suspect *p)
{
    char *text = form_serialize(s->form);
    const struct slip_arg arg = { .kind = SLIP_KNOWN_PERSON, .person_id = p->id,
                                  .name = p->name, .ref = p->ref, .carried = text };

    form_revert(s->form); /* so that no draft of the new person is left behind */
    if (!screen_replace(s, &slip_screen, &arg))
        form_restore(s->form, text);
    explicit_bzero(text, strlen(text));
    free(text);
}

static void
park(struct screen *s)
{
    screen_say(s, "%s", _("Kept as a draft. The desk of today lists it."));
    screen_pop(s);
}

static void
register_anyway(struct screen *s, const char *reason)
{
    struct slip_state *st = s->state;

    (void)text_copy(st->override, sizeof st->override, reason);
    screen_save(s);
    st->override[0] = '\0'; /* each saving is answered for anew */
}

static void
picked(struct screen *s, int index)
{
    struct slip_state *st = s->state;
    const struct person_saving *found = &st->in.saving;

    if ((size_t)index < found->suspect_count)
        take_suspect(s, &found->suspects[index]);
    else if ((size_t)index == found->suspect_count)
        park(s);
    else
        dialog_prompt(s, _("Register as another person. Why is it certain?"), NULL, LONG_CHARS,
                      register_anyway);
}

void
slip_ask_suspect(struct screen *s)
{
    const struct slip_state *st = s->state;
    const struct person_saving *found = &st->in.saving;
    const struct desk *d = screen_desk(s);
    struct choice rows[ROWS_MAX + 1] = { { 0 } };
    char (*labels)[LABEL_SIZE] = calloc(SUSPECTS_MAX, sizeof *labels);
    size_t n = 0;

    if (labels == NULL)
        abort();
    for (; n < found->suspect_count; n++) {
        suspect_label(s, &found->suspects[n], labels[n]);
        rows[n] = (struct choice){ found->suspects[n].ref, labels[n] };
    }
    rows[n++] = (struct choice){ "park", _("Not sure: keep this form as a draft") };
    if (desk_may(d, ACTION_CORRECT))
        rows[n] = (struct choice){ "other", _("Another person: register, with a reason") };
    picker_ask(s, _("May be on file already"), rows, 0, picked);
    free(labels);
}
