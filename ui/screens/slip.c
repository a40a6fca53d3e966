/* slip.c - see slip.h */
#include "ui/screens/slip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "core/validate.h"
#include "core/wareki.h"
#include "desk/walk_in.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/appointment.h"
#include "ui/screens/casework.h"
#include "ui/screens/consent.h"
#include "ui/screens/history.h"
#include "ui/screens/intake.h"
#include "ui/screens/interview.h"
#include "ui/screens/open_days.h"
#include "ui/screens/person.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip_private.h"
#include "ui/screens/today.h"

/* ---- open ---- */

/* Who was chosen, and what to mind in contacts; where opening is refused (restricted viewing) the slip
 * is taken without. */
static void
open_known(struct screen *s, const struct slip_arg *arg)
{
    struct slip_state *st = s->state;
    struct person *p = &st->in.person;
    struct err e = { 0 };
    enum err_code rc = slip_open_person(s, arg->person_id, p, &e);

    slip_consent_refuse(st, arg->person_id, rc, &e);
    if (rc == ERR_OK) {
        (void)text_copy(st->caution, sizeof st->caution, p->contact_caution);
        slip_put_on_file(s, p);
    }
    snprintf(st->who, sizeof st->who, "%s  %s",
             rc == ERR_OK                             ? p->name
             : arg->name != NULL && arg->name[0] != '\0' ? arg->name
                                                      : _("viewing restricted"),
             rc == ERR_OK       ? p->ref
             : arg->ref != NULL ? arg->ref
                                : "");
    p->id = arg->person_id;
    slip_consent_read(s);
}

/* An enquiry: what was typed into the search is the name, reading, phone or birth date of who asks. */
static void
put_typed_of_enquirer(struct intake_slip *slip, const char *typed)
{
    struct person *p = calloc(1, sizeof *p);

    if (p == NULL)
        abort();
    person_fields_put_typed(p, typed);
    (void)text_copy(slip->consulter_name, sizeof slip->consulter_name, p->name);
    (void)text_copy(slip->consulter_phone, sizeof slip->consulter_phone, p->phones[0].phone);
    (void)text_copy(slip->about_kana, sizeof slip->about_kana, p->kana);
    slip->about_birth = p->birth_date;
    explicit_bzero(p, sizeof *p);
    free(p);
}

static void
begin(struct screen *s, const struct slip_arg *arg)
{
    struct slip_state *st = s->state;
    struct intake_slip *slip = &st->in.slip;

    (void)text_copy(slip->method, sizeof slip->method, "visit_in");
    (void)text_copy(slip->consulter_kind, sizeof slip->consulter_kind, "self");
    slip->anonymous = arg->kind == SLIP_ANONYMOUS;
    if (arg->kind == SLIP_KNOWN_PERSON)
        open_known(s, arg);
    if (arg->kind == SLIP_NEW_PERSON && arg->typed != NULL && arg->typed[0] != '\0')
        person_fields_put_typed(&st->in.person, arg->typed);
    if (arg->kind == SLIP_ANONYMOUS) {
        (void)text_copy(st->who, sizeof st->who, _("no name given"));
        if (arg->typed != NULL && arg->typed[0] != '\0')
            put_typed_of_enquirer(slip, arg->typed);
        (void)text_copy(slip->consent_state, sizeof slip->consent_state, "pending");
    }
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct slip_state *st = s->state;
    const struct slip_arg *a = arg;

    /* Whom the role may never take up: said before anything is typed. */
    if (a->kind == SLIP_KNOWN_PERSON
        && desk_allow(screen_desk(s), ACTION_INTAKE, a->person_id, e) == ERR_DENIED
        && e->field[0] == '\0')
        return ERR_DENIED;
    st->kind = a->kind;
    st->person_id = a->person_id;
    st->in.slip.id = a->slip_id;
    if (st->kind != SLIP_STORED)
        begin(s, a);
    slip_build_form(s);
    if (st->kind == SLIP_NEW_PERSON)
        form_focus(s->form, form_is_empty(s->form, "name") ? "name" : "kana");
    slip_left(s); /* what the search has brought along */
    (void)text_copy(s->subtitle, sizeof s->subtitle,
                    st->kind == SLIP_NEW_PERSON ? _("new person") : st->who);
    if (st->kind == SLIP_STORED)
        draft_record_set(s, a->slip_id, a->person_id);
    else if (st->kind == SLIP_KNOWN_PERSON && a->draft == NULL && a->carried == NULL)
        draft_record_set(s, 0, a->person_id); /* one that is begun goes on */
    else
        draft_record_new(s, st->kind == SLIP_ANONYMOUS ? DRAFT_ANONYMOUS : a->person_id, a->draft);
    if (a->carried != NULL) {
        form_restore(s->form, a->carried);
        slip_reveal(s->form, s);
    }
    if (a->is_here)
        draft_record_here(s);
    st->is_here = draft_is_here(s);
    return ERR_OK;
}

/* A draft is listed by whose it is. */
static void
settle(struct screen *s)
{
    static const char *const person[] = { "name", "kana", "phone1", "birth_date", NULL };
    static const char *const consulter[] = { "consulter_name", NULL };
    const struct slip_state *st = s->state;

    if (st->kind == SLIP_ANONYMOUS)
        draft_name_by(s, consulter, _("no name given"));
    else if (st->kind == SLIP_NEW_PERSON)
        draft_name_by(s, person, _("new person"));
}

static void
show_stored(struct screen *s)
{
    struct slip_state *st = s->state;
    char number[SLIP_NUMBER_SIZE];

    slip_number(&st->in.slip, number);
    st->kind = SLIP_STORED;
    st->is_loaded = true;
    st->person_id = st->in.slip.person_id;
    slip_consent_read(s);
    s->draft_version = (long)st->in.slip.version;
    (void)text_copy(s->subtitle, sizeof s->subtitle, number);
    slip_build_form(s);
}

void
slip_named(struct screen *s, const struct intake *in)
{
    struct slip_state *st = s->state;

    st->in = *in;
    snprintf(st->who, sizeof st->who, "%s  %s", in->person.name, in->person.ref);
    (void)text_copy(st->caution, sizeof st->caution, in->person.contact_caution);
    show_stored(s);
}

/* Of an enquiry what was said of the one it is about. */
static void
name_enquiry(struct slip_state *st)
{
    const struct intake_slip *slip = &st->in.slip;
    const char *name = strcmp(slip->consulter_kind, "self") == 0 ? slip->consulter_name
                                                                 : slip->about_name;

    if (name[0] != '\0')
        snprintf(st->who, sizeof st->who, _("%.100s, not on file"), name);
    else
        (void)text_copy(st->who, sizeof st->who, _("no name given"));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct slip_state *st = s->state;
    struct person *p = &st->in.person;
    enum err_code rc;

    if (st->kind != SLIP_STORED || st->is_loaded) {
        slip_consent_read(s); /* a form may have been signed meanwhile */
        slip_consent_put(s);
        slip_reveal(s->form, s);
        return ERR_OK;
    }
    rc = intake_open(screen_desk(s), st->in.slip.id, &st->in.slip, e);
    if (rc == ERR_OK && st->in.slip.person_id != 0)
        rc = person_open(screen_desk(s), st->in.slip.person_id, p, e);
    if (rc != ERR_OK)
        return rc;
    snprintf(st->who, sizeof st->who, "%s  %s", p->name, p->ref);
    if (st->in.slip.anonymous)
        name_enquiry(st);
    (void)text_copy(st->caution, sizeof st->caution, p->contact_caution);
    show_stored(s);
    return ERR_OK;
}

/* Into the form as it stands, which is being corrected. */
static enum err_code
reread(struct screen *s, struct err *e)
{
    struct slip_state *st = s->state;
    enum err_code rc = intake_open(screen_desk(s), st->in.slip.id, &st->in.slip, e);

    if (rc != ERR_OK)
        return rc;
    s->draft_version = (long)st->in.slip.version;
    slip_put(s);
    return ERR_OK;
}

/* ---- save ---- */

enum err_code
slip_note_arrival(struct screen *s, int64_t person_id, struct err *e)
{
    struct slip_state *st = s->state;
    struct screen *today = screen_below(s, &today_screen);
    bool expected;
    enum err_code rc;

    if (!st->is_here)
        return ERR_OK;
    st->is_here = false;
    rc = walk_in_note(screen_desk(s), person_id, &expected, e);
    if (rc == ERR_OK && today != NULL)
        today_show_here(today, person_id);
    return rc;
}

/* `missed`: why the arrival was not noted. */
static void
say_saved(struct screen *s, bool was_new, struct date typed, const struct err *missed)
{
    const struct slip_state *st = s->state;
    char number[SLIP_NUMBER_SIZE], words[160];

    slip_number(&st->in.slip, number);
    snprintf(words, sizeof words,
             was_new && st->in.slip.case_id != 0 && !st->in.expected
                 ? screen_below(s, &intake_screen) != NULL
                       ? _("Saved as slip %s. o: seat in an orientation, b: interview, n: next visitor.")
                       : _("Saved as slip %s. o: seat in an orientation, b: interview.")
              : st->in.expected    ? _("Saved as slip %s. Expected today: marked as here on the booked "
                                       "seat.")
              : st->in.closed_case ? _("Saved as slip %s. The case that began with it is closed.")
                                   : _("Saved as slip %s."),
             number);
    open_days_say(s, words, typed, st->in.slip.next_on);
    if (missed->code != ERR_OK)
        screen_warn(s, _("Saved as slip %s, but not marked as here: %s"), number, missed->msg);
    else if (st->in.saving.warning.code != ERR_OK)
        screen_warn(s, _("Saved as slip %s. Please check: %s"), number,
                    st->in.saving.warning.msg);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct slip_state *st = s->state;
    bool was_new = st->in.slip.id == 0;
    struct date typed;
    struct err missed = { 0 };
    enum err_code rc = slip_take_received(s, &st->in.slip, e);

    if (rc != ERR_OK)
        return rc;
    slip_take(s->form, &st->in.slip);
    if (!slip_consent_is_asked(s))
        (void)text_copy(st->in.slip.consent_state, sizeof st->in.slip.consent_state, st->consent);
    typed = st->in.slip.next_on;
    st->in.saving = (struct person_saving){ .override = st->override };
    if (st->kind == SLIP_NEW_PERSON) {
        person_fields_take(s->form, &st->in.person);
        (void)text_copy(st->in.person.referral_source, sizeof st->in.person.referral_source,
                        st->in.slip.referral_source);
        st->in.staff_id = form_get_number(s->form, "staff", 0);
    }
    rc = intake_save(screen_desk(s), &st->in, e);
    if (rc == ERR_INVALID && strcmp(e->field, "suspect") == 0)
        slip_ask_suspect(s);
    person_fields_name_error(e);
    if (rc != ERR_OK && strcmp(e->field, "received_at") == 0)
        (void)text_copy(e->field, sizeof e->field, "received_on");
    if (rc != ERR_OK)
        return rc;
    if (st->who[0] == '\0')
        snprintf(st->who, sizeof st->who, "%s  %s", st->in.person.name, st->in.person.ref);
    st->is_correcting = false;
    if (st->in.slip.anonymous)
        name_enquiry(st);
    show_stored(s);
    (void)slip_note_arrival(s, st->in.slip.person_id, &missed); /* it is saved all the same */
    say_saved(s, was_new, typed, &missed);
    return ERR_OK;
}

/* ---- keys and commands ---- */

/* A draft has brought rows back. */
static void
restored(struct form *f, struct screen *s)
{
    struct slip_state *st = s->state;

    slip_reveal(f, s);
    if (st->kind == SLIP_NEW_PERSON)
        person_fields_show(f, s);
    slip_left(s);
    if (st->kind == SLIP_STORED) {
        st->is_correcting = true;
        form_lock_all(f, false);
    }
}

bool
slip_is_stored(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return st->kind == SLIP_STORED && !st->is_correcting;
}

static bool
has_person(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return slip_is_stored(s) && st->person_id != 0;
}

bool
slip_has_case(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return slip_is_stored(s) && st->in.slip.case_id != 0;
}

static bool
is_from_intake(const struct screen *s)
{
    return slip_is_stored(s) && screen_below(s, &intake_screen) != NULL;
}

void
slip_correct(struct screen *s)
{
    struct slip_state *st = s->state;

    st->is_correcting = true;
    form_lock_all(s->form, false);
    slip_reveal(s->form, s);
    draft_record_set(s, st->in.slip.id, st->person_id);
}

static void
next_visitor(struct screen *s)
{
    struct screen *search = screen_below(s, &intake_screen);

    form_set(search->form, "query", "");
    search->on_table = false;
    screen_pop(s);
}

static void
interview(struct screen *s)
{
    const struct slip_state *st = s->state;

    casework_go_record(s, &interview_screen, (struct record_arg){ 0, st->person_id });
}

static void
book_interview(struct screen *s)
{
    appointment_book(s, ((const struct slip_state *)s->state)->person_id);
}

static void
consent(struct screen *s)
{
    const struct slip_state *st = s->state;

    casework_go_record(s, &consent_screen, (struct record_arg){ 0, st->person_id });
}

static void
show_card(struct screen *s)
{
    const struct slip_state *st = s->state;

    person_show(s, st->person_id);
}

static void
history(struct screen *s)
{
    const struct slip_state *st = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "intake_slip", st->in.slip.id });
}

// clang-format off
static const struct command commands[] = {
    { "suspects", "Ctrl-V", N_("On file?"), N_("Compare with the people on file who may be the same."), 0, slip_compare, slip_has_suspects,
      .why = N_("Nobody on file may be the same person.") },
    { "orientation", "o", N_("Orientation"), N_("A seat in an orientation session."), NEED_MAY(ACTION_AGENDA), slip_book, slip_has_case,
      .why = N_("This slip has no case.") },
    { "next-visitor", "n", N_("Next visitor"), N_("Back to the search, for the next visitor."), 0, next_visitor, is_from_intake,
      .why = N_("The slip is not stored yet, or was not begun in the search.") },
    { "interview", "i", N_("Interview"), N_("A new interview."), NEED_MAY(ACTION_WRITE_C), interview, slip_has_case,
      .why = N_("This slip has no case.") },
    { "appointment", "b +", N_("Book"), N_("An interview with a time: the first free one is proposed."), NEED_MAY(ACTION_AGENDA), book_interview, has_person,
      .why = N_("The slip names nobody on file yet.") },
    { "slip-name", "w", N_("This was"), N_("Say afterwards whose slip this is: somebody on file, or a new person."), NEED_MAY(ACTION_INTAKE), slip_ask_name, slip_has_nobody,
      .why = N_("The slip is not stored yet, or has its person already.") },
    { "consent", "c", N_("Consent"), N_("Consents: who may be told what."), NEED_MAY(ACTION_INTAKE), consent, has_person,
      .why = N_("The slip names nobody on file yet.") },
    { "person-card", "p", N_("Card"), N_("Open the card of this person."), 0, show_card, has_person,
      .why = N_("The slip names nobody on file yet.") },
    { "correct", "F2 e", N_("Correct"), N_("Correct this slip."), NEED_MAY(ACTION_INTAKE), slip_correct, slip_is_stored,
      .why = N_("It is not stored yet.") },
    { "slip-history", "y", NULL, N_("What was changed: before, after, who and when."), 0, history, slip_is_stored,
      .why = N_("It is not stored yet.") },
    { "slip-end", "x", N_("Ends here"), N_("The matter ends with this slip, and with it the case that it began: say why."), NEED_MAY(ACTION_WRITE_C), slip_end, slip_may_end,
      .why = N_("No case of this slip can end here.") },
    { 0 },
};
// clang-format on

const struct screen_ops slip_screen = {
    .id = "slip",
    .title = N_("Intake slip"),
    .state_size = sizeof(struct slip_state),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .draw = slip_draw,
    .hint = slip_hint,
    .left = slip_left,
    .reread = reread,
    .restored = restored,
    .settle = settle,
};
