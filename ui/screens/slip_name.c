/* slip_name.c - see slip_name.h and slip_private.h */
#include "ui/screens/slip_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/resume.h"
#include "ui/screens/slip_private.h"
#include "ui/screens/suspects_form.h"

struct name_state {
    struct suspects_form shared;
    struct intake in;
};

/* ---- the form of a new person ---- */

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_case_staff(f, s, "staff", _("nobody yet"));
}

static const struct field fields[] = {
    { .key = "slip", .label = N_("Slip number"), .type = FIELD_READONLY },
    { .label = N_("Who"), .type = FIELD_HEADING },
    PERSON_ROWS_A,
    { .label = N_("Disability and support"), .type = FIELD_HEADING },
    PERSON_ROWS_B,
    { .key = "staff", .label = N_("In charge"), .type = FIELD_CHOICE, .list = fill_staff },
    { 0 },
};

/* What the slip knows of whom it is about. */
static void
begin(struct name_state *st)
{
    const struct intake_slip *slip = &st->in.slip;
    struct person *p = &st->in.person;

    bool asks_self = strcmp(slip->consulter_kind, "self") == 0;
    const char *name = asks_self ? slip->consulter_name : slip->about_name;
    const char *phone = asks_self ? slip->consulter_phone : slip->about_phone;

    (void)text_copy(p->name, sizeof p->name, name);
    (void)text_copy(p->kana, sizeof p->kana, slip->about_kana);
    p->birth_date = slip->about_birth;
    if (phone[0] == '\0')
        return;
    (void)text_copy(p->phones[0].phone, sizeof p->phones[0].phone, phone);
    p->phones[0].call_ok = true;
    p->phone_count = 1;
}

/* ---- storing ---- */

static void
say_named(struct screen *s, const struct intake *in, enum person_offer offered)
{
    char number[SLIP_NUMBER_SIZE];

    slip_number(&in->slip, number);
    if (in->saving.warning.code != ERR_OK)
        screen_warn(s, _("Slip %s is %s's now. Please check: %s"), number, in->person.name,
                    in->saving.warning.msg);
    else if (offered == PERSON_OFFER_KEPT)
        screen_say(s, _("Slip %s is %s's now. What was typed of the person and differs waits as a "
                        "draft of the card."),
                   number, in->person.name);
    else
        screen_say(s, _("Slip %s is %s's now."), number, in->person.name);
}

/* Back to the slip, which shows its person; from the desk of today only back. */
static void
go_back(struct screen *s, const struct intake *in, enum person_offer offered)
{
    struct screen *slip = screen_below(s, &slip_screen);

    if (slip != NULL)
        slip_named(slip, in);
    screen_pop(s);
    say_named(slip != NULL ? slip : s, in, offered);
}

/* The slip becomes that of somebody on file: what is stored then (free() it), or NULL, which is said. */
static struct intake *
give(struct screen *s, const struct intake_slip *slip, int64_t person_id)
{
    struct intake *in = calloc(1, sizeof *in);
    struct err e = { 0 };
    enum err_code rc;

    if (in == NULL)
        abort();
    in->slip = *slip;
    rc = slip_open_person(s, person_id, &in->person, &e);
    if (rc == ERR_OK)
        rc = intake_name(screen_desk(s), in, &e);
    if (screen_ok(s, rc, &e))
        return in;
    free(in);
    return NULL;
}

static void
take_suspect(struct screen *s, const struct person_suspect *p)
{
    const struct name_state *st = s->state;
    const enum person_offer offered = slip_offer_typed(s, p->id);
    struct intake *in;

    if (offered == PERSON_OFFER_NOT) {
        screen_warn(s, "%s",
                    _("What was typed here would be lost: this card takes no second draft, or these "
                      "rows are not yours to change. Finish that draft or empty the rows."));
        return;
    }
    in = give(s, &st->in.slip, p->id);
    if (in != NULL) {
        form_revert(s->form); /* what is new is offered to the card: no draft is left */
        go_back(s, in, offered);
    } else if (offered == PERSON_OFFER_KEPT) {
        person_edit_take_back(s, p->id); /* so that the next try is like this one */
    }
    free(in);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct name_state *st = s->state;
    const struct record_arg *a = arg;
    char number[SLIP_NUMBER_SIZE];
    enum err_code rc = intake_open(screen_desk(s), a->id, &st->in.slip, e);

    if (rc == ERR_OK && st->in.slip.person_id != 0)
        rc = err_set(e, ERR_INVALID, "", "%s", _("This slip has its person already."));
    if (rc != ERR_OK)
        return rc;
    slip_number(&st->in.slip, number);
    (void)text_copy(s->subtitle, sizeof s->subtitle, number);
    s->draft_version = (long)st->in.slip.version;
    begin(st);
    st->shared.suspects.slip = a->id;
    st->shared.take = take_suspect;
    s->form = form_new(s, fields);
    form_set(s->form, "slip", number);
    person_fields_put(s->form, s, &st->in.person);
    draft_record_set(s, a->id, 0);
    form_focus(s->form, form_is_empty(s->form, "name") ? "name" : "kana");
    return ERR_OK;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct name_state *st = s->state;
    enum err_code rc;

    st->in.saving = (struct person_saving){ .override = st->shared.override };
    person_fields_take(s->form, &st->in.person);
    st->in.staff_id = form_get_number(s->form, "staff", 0);
    rc = intake_name(screen_desk(s), &st->in, e);
    st->shared.saving = st->in.saving;
    suspects_form_saved(s, rc, e);
    if (rc == ERR_OK)
        go_back(s, &st->in, PERSON_OFFER_NONE);
    return rc;
}

static const struct command commands[] = { SUSPECTS_FORM_COMMAND, { 0 } };

const struct screen_ops slip_name_screen = {
    .id = "slip-name",
    .title = N_("Whose slip"),
    .state_size = sizeof(struct name_state),
    .commands = commands,
    .open = open,
    .draw = suspects_form_draw,
    .hint = suspects_form_hint,
    .left = suspects_form_left,
    .restored = suspects_form_restored,
    .save = save,
};

/* ---- from the slip ---- */

bool
slip_has_nobody(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return slip_is_stored(s) && st->person_id == 0;
}

static void
give_chosen(struct screen *s)
{
    const struct slip_state *st = s->state;
    struct intake *in = give(s, &st->in.slip, st->named);

    if (in != NULL) {
        slip_named(s, in);
        say_named(s, in, PERSON_OFFER_NONE);
    }
    free(in);
}

static void
chosen(struct screen *s, int64_t person_id)
{
    struct slip_state *st = s->state;
    struct person *p = calloc(1, sizeof *p);
    char number[SLIP_NUMBER_SIZE], question[LINE_SIZE + REF_SIZE + 160];
    struct err e = { 0 };

    if (p == NULL)
        abort();
    st->named = person_id;
    slip_number(&st->in.slip, number);
    if (screen_ok(s, slip_open_person(s, person_id, p, &e), &e)) {
        snprintf(question, sizeof question,
                 _("Slip %s becomes that of %s (%s). It stays so. Is that right?"), number, p->name,
                 p->ref);
        dialog_confirm(s, question, give_chosen);
    }
    free(p);
}

static void
how_picked(struct screen *s, int index)
{
    const struct slip_state *st = s->state;

    if (index == 0)
        choose_person(s, _("whose slip this is"), chosen);
    else
        screen_push(s, &slip_name_screen, &(struct record_arg){ st->in.slip.id, 0 });
}

void
slip_ask_name(struct screen *s)
{
    const struct choice rows[] = { { "known", _("Somebody on file") },
                                   { "new", _("A new person: register") },
                                   { 0 } };

    picker_ask(s, _("Whose slip is this?"), rows, 0, how_picked);
}
