/* slip_consent.c - the agreement of a slip's person: what was said at the slip, and how it stands now;
 * see slip_private.h */
#include <string.h>

#include "desk/codes.h"
#include "desk/people.h"
#include "ui/kit/form.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip_private.h"

/* At the slip somebody is asked for the agreement or refuses it; with the form (F11) it becomes
 * valid, and only its record says how it ends. */
static bool
is_said_at_slip(const char *state)
{
    return strcmp(state, "pending") == 0 || strcmp(state, "refused") == 0;
}

void
slip_consent_list(struct form *f, struct screen *s)
{
    struct code_list codes = code_list(screen_desk(s), "consent_state");

    form_clear_choices(f, "consent_state");
    for (size_t i = codes.count; i-- > 0;) { /* what is asked first of all comes first */
        const char *id = codes.rows[i].id, *label = code_label(screen_desk(s), "consent_state", id);

        if (is_said_at_slip(id))
            form_add_choice(f, "consent_state", id, label);
        else
            form_add_old_choice(f, "consent_state", id, label);
    }
}

void
slip_consent_refuse(struct slip_state *st, int64_t person_id, enum err_code rc,
                    const struct err *e)
{
    if (rc == ERR_DENIED && e->field[0] == '\0')
        st->consent_refused_of = person_id;
}

void
slip_consent_read(struct screen *s)
{
    struct slip_state *st = s->state;
    struct desk *d = screen_desk(s);
    char before[LONG_SIZE];
    struct err e = { 0 };
    enum err_code rc;

    st->may_see_consent = false;
    if (st->person_id != 0 && st->person_id != st->consent_refused_of) {
        slip_give_reason(d, before);
        rc = person_consent_state(d, st->person_id, st->consent, &e);
        memcpy(d->reason, before, sizeof before);
        st->may_see_consent = rc == ERR_OK;
        slip_consent_refuse(st, st->person_id, rc, &e);
    }
    if (!st->may_see_consent)
        st->consent[0] = '\0';
}

void
slip_consent_put(struct screen *s)
{
    const struct slip_state *st = s->state;
    char words[LINE_SIZE];

    if (st->kind == SLIP_NEW_PERSON)
        return;
    shown_consent(s, st->consent, words);
    form_set(s->form, "consent_now", words);
    form_show(s->form, "consent_now", st->may_see_consent);
}

bool
slip_consent_is_asked(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return st->kind != SLIP_KNOWN_PERSON || strcmp(st->consent, "valid") != 0;
}
