/* person_edit.c - see person_edit.h */
#include "ui/screens/person_edit.h"

#include <stdio.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/draft.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/merge.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/resume.h"
#include "ui/screens/suspects_form.h"

struct person_edit {
    struct suspects_form shared; /* who else it may be, as the form stands */
    struct person_card card;
    struct person row; /* as it will be stored */
    int64_t person_id;
};

static void
fill_referral(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "referral_source", "referral_source");
}

static const struct field fields[] = {
    { .label = N_("Who"), .type = FIELD_HEADING },
    PERSON_ROWS_A,
    { .label = N_("Disability and support"), .type = FIELD_HEADING },
    PERSON_ROWS_B,
    { .key = "referral_source", .label = N_("Referred by"), .type = FIELD_CHOICE,
      .list = fill_referral },
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = NOTE_CHARS, .rows = 4 },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct person_edit *st = s->state;
    const struct desk *d = screen_desk(s);
    enum err_code rc = person_card(screen_desk(s), st->person_id, &st->card, e);
    bool taken, locked;

    if (rc != ERR_OK)
        return rc;
    (void)text_copy(s->subtitle, sizeof s->subtitle, st->card.person.name);
    s->draft_version = (long)st->card.person.version;
    person_fields_put(s->form, s, &st->card.person);
    suspects_begin(&st->shared.suspects, &st->card.person);
    form_set(s->form, "referral_source", st->card.person.referral_source);
    form_set(s->form, "note", st->card.person.note);
    form_show(s->form, "note", desk_may(d, ACTION_OPEN_C));
    /* Once a worker has taken the case, reception changes who and where only. */
    taken = st->card.has_case && date_is_none(st->card.current.closed_on)
            && st->card.current.staff_id != 0;
    locked = d->user.role == ROLE_RECEPTION && taken;
    person_fields_lock_b(s->form, locked);
    form_lock(s->form, "referral_source", locked);
    return ERR_OK;
}

/* The same person has two records: they are laid side by side, to be merged. */
static void
take(struct screen *s, const struct person_suspect *p)
{
    merge_show(s, ((const struct person_edit *)s->state)->person_id, p->id);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct person_edit *st = s->state;

    (void)e;
    st->person_id = ((const struct person_arg *)arg)->person_id;
    st->shared.card = SUSPECTS_CARD;
    st->shared.take = take;
    s->form = form_new(s, fields);
    draft_record_set(s, st->person_id, st->person_id);
    return ERR_OK;
}

/* ---- what was typed of the person elsewhere ---- */

/* A number that the card has in another row is nothing new; who sent the person this time belongs to the
 * slip, not to the card. */
static void
drop_what_is_no_news(struct form *f, const struct person *p)
{
    static const char *const keys[] = { "phone1", "phone2", "phone3" };

    for (size_t n = 0; n < PERSON_PHONES_MAX; n++) {
        char typed[REF_SIZE], stored[REF_SIZE];

        digits_only(form_get(f, keys[n]), typed, sizeof typed);
        for (size_t i = 0; i < p->phone_count; i++) {
            digits_only(p->phones[i].phone, stored, sizeof stored);
            if (strcmp(typed, stored) == 0)
                form_set(f, keys[n], n < p->phone_count ? p->phones[n].phone : "");
        }
    }
    form_set(f, "referral_source", p->referral_source);
}

enum person_offer
person_edit_offer(struct screen *s, int64_t person_id)
{
    struct screen *card;
    enum person_offer offered = PERSON_OFFER_NOT;

    form_leave_field(s->form);
    if (!screen_push(s, &person_edit_screen, &(struct person_arg){ person_id }))
        return PERSON_OFFER_NOT;
    card = app_top(s->app);
    if (!form_changed(card->form) && form_offer(card->form, s->form)) {
        drop_what_is_no_news(card->form, &((const struct person_edit *)card->state)->card.person);
        offered = form_changed(card->form) ? PERSON_OFFER_KEPT : PERSON_OFFER_NONE;
        card->draft_version = DRAFT_OFFERED;
    }
    screen_pop(card);
    return offered;
}

void
person_edit_take_back(struct screen *s, int64_t person_id)
{
    char record[SCREEN_DRAFT_RECORD];
    struct err e = { 0 };

    draft_record_name(record, person_id, person_id);
    (void)screen_ok(s, draft_remove(screen_desk(s), person_edit_screen.id, record, &e), &e);
}

/* ---- saving ---- */

static enum err_code
save(struct screen *s, struct err *e)
{
    struct person_edit *st = s->state;
    struct person_saving *saving = &st->shared.saving;
    enum err_code rc;

    st->row = st->card.person;
    *saving = (struct person_saving){ .override = st->shared.override };
    person_fields_take(s->form, &st->row);
    (void)text_copy(st->row.referral_source, sizeof st->row.referral_source,
                    form_get(s->form, "referral_source"));
    (void)text_copy(st->row.note, sizeof st->row.note, form_get(s->form, "note"));
    rc = person_save(screen_desk(s), &st->row, saving, e);
    suspects_form_saved(s, rc, e);
    if (rc != ERR_OK)
        return rc;
    screen_pop(s);
    if (!saving->changed)
        screen_say(s, "%s", _("Nothing was changed."));
    else if (saving->warning.code != ERR_OK)
        screen_warn(s, _("Saved. Please check: %s"), saving->warning.msg);
    return ERR_OK;
}

static const struct command commands[] = { SUSPECTS_FORM_COMMAND, { 0 } };

const struct screen_ops person_edit_screen = {
    .id = "person_edit",
    .title = N_("Card"),
    .state_size = sizeof(struct person_edit),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .draw = suspects_form_draw,
    .hint = suspects_form_hint,
    .left = suspects_form_left,
    .restored = suspects_form_restored,
};
