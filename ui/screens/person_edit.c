/* person_edit.c - see person_edit.h */
#include "ui/screens/person_edit.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/merge.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/resume.h"
#include "ui/screens/suspects.h"

struct person_edit {
    struct person_card card;
    struct person row; /* as it will be stored */
    struct person_saving saving;
    struct suspects suspects; /* who else it may be, as the form stands */
    char override[LONG_SIZE]; /* a supervisor's reason, for one saving */
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
    suspects_begin(&st->suspects, &st->card.person);
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

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct person_edit *st = s->state;

    (void)e;
    st->person_id = ((const struct person_arg *)arg)->person_id;
    s->form = form_new(s, fields);
    draft_record_set(s, st->person_id, st->person_id);
    return ERR_OK;
}

/* ---- who else it may be ---- */

static void
left(struct screen *s)
{
    person_fields_left(s);
    suspects_look(s, &((struct person_edit *)s->state)->suspects);
}

static void
restored(struct form *f, struct screen *s)
{
    person_fields_show(f, s);
    left(s);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    struct area a = area_body(c);

    suspects_draw(s, &((const struct person_edit *)s->state)->suspects, c, &a);
    form_draw(s->form, c, a);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    (void)suspects_hint(s, &((const struct person_edit *)s->state)->suspects, out, size);
}

static void
save_anyway(struct screen *s, const char *reason)
{
    struct person_edit *st = s->state;

    (void)text_copy(st->override, sizeof st->override, reason);
    screen_save(s);
    st->override[0] = '\0'; /* each saving is answered for anew */
}

/* The same person has two records: they are laid side by side, to be merged. */
static void
picked(struct screen *s, int index)
{
    const struct person_edit *st = s->state;
    const struct person_saving *found = &st->saving;
    int behind = index - (int)found->suspect_count;

    if (behind < 0) {
        merge_show(s, st->person_id, found->suspects[index].id);
    } else if (suspects_show_enquiry(s, &st->suspects, &behind)) {
        return;
    } else if (behind == 0) {
        screen_say(s, "%s", _("Kept as a draft. The desk of today lists it."));
        screen_pop(s);
    } else {
        dialog_prompt(s, suspects_why_other(SUSPECTS_CARD), NULL, LONG_CHARS, save_anyway);
    }
}

static bool
has_suspects(const struct screen *s)
{
    return suspects_any(&((const struct person_edit *)s->state)->suspects);
}

static void
compare(struct screen *s)
{
    struct person_edit *st = s->state;

    form_leave_field(s->form);
    st->saving = st->suspects.found;
    suspects_ask(s, &st->suspects.asked, &st->saving, &st->suspects, SUSPECTS_CARD, picked);
}

/* ---- saving ---- */

static enum err_code
save(struct screen *s, struct err *e)
{
    struct person_edit *st = s->state;
    enum err_code rc;

    st->row = st->card.person;
    st->saving = (struct person_saving){ .override = st->override };
    person_fields_take(s->form, &st->row);
    (void)text_copy(st->row.referral_source, sizeof st->row.referral_source,
                    form_get(s->form, "referral_source"));
    (void)text_copy(st->row.note, sizeof st->row.note, form_get(s->form, "note"));
    rc = person_save(screen_desk(s), &st->row, &st->saving, e);
    if (rc == ERR_INVALID && strcmp(e->field, "suspect") == 0)
        suspects_ask(s, &st->suspects.asked, &st->saving, &st->suspects,
                     SUSPECTS_CARD | SUSPECTS_OTHER, picked);
    person_fields_name_error(e);
    if (rc != ERR_OK)
        return rc;
    screen_pop(s);
    if (!st->saving.changed)
        screen_say(s, "%s", _("Nothing was changed."));
    else if (st->saving.warning.code != ERR_OK)
        screen_warn(s, _("Saved. Please check: %s"), st->saving.warning.msg);
    return ERR_OK;
}

static const struct command commands[] = {
    { "suspects", "Ctrl-V", N_("On file?"),
      N_("Compare with the people on file who may be the same."), 0, compare, has_suspects },
    { 0 },
};

const struct screen_ops person_edit_screen = {
    .id = "person_edit",
    .title = N_("Card"),
    .state_size = sizeof(struct person_edit),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .draw = draw,
    .hint = hint,
    .left = left,
    .restored = restored,
};
