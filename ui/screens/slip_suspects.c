/* slip_suspects.c - who a new person may be: compare and choose; see slip_private.h */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/screens/args.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/slip_name.h"
#include "ui/screens/slip_private.h"

enum person_offer
slip_offer_typed(struct screen *s, int64_t person_id)
{
    struct desk *d = screen_desk(s);
    char before[LONG_SIZE];
    enum person_offer offered;

    slip_give_reason(d, before);
    offered = person_edit_offer(s, person_id);
    memcpy(d->reason, before, sizeof before);
    return offered;
}

/* What has become of the visit and of what was typed of the person. */
static void
say_taken(struct screen *s, bool was_here, const struct err *missed, enum person_offer offered)
{
    static const char *const words[] = {
        [PERSON_OFFER_NONE] = "",
        [PERSON_OFFER_KEPT] = N_("What was typed of the person and differs waits as a draft of the card."),
        [PERSON_OFFER_NOT] = N_("What was typed of the person is still a draft of a new slip."),
    };
    const char *gap = was_here && offered != PERSON_OFFER_NONE ? " " : "";

    if (missed->code != ERR_OK)
        screen_warn(s, _("Not marked as here: %s"), missed->msg);
    else if (was_here || offered != PERSON_OFFER_NONE)
        screen_say(s, "%s%s%s", was_here ? _("Marked as here.") : "", gap, word(words[offered]));
}

/* The slip goes on with that person, who is on file: an arrival is noted at once. What was typed about
 * the visit is carried over, what was typed of the person is offered to the card. */
static void
take_suspect(struct screen *s, const struct person_suspect *p)
{
    struct app *app = s->app;
    const struct slip_state *st = s->state;
    const bool was_here = st->is_here;
    struct err missed = { 0 };
    char *text = form_serialize(s->form);
    const struct slip_arg arg = { .kind = SLIP_KNOWN_PERSON, .person_id = p->id,
                                  .name = p->name, .ref = p->ref, .carried = text };
    enum person_offer offered = st->kind == SLIP_NEW_PERSON ? slip_offer_typed(s, p->id)
                                                            : PERSON_OFFER_NONE; /* all of it goes on */

    if (offered != PERSON_OFFER_NOT)
        form_revert(s->form); /* all of it is kept elsewhere: no draft of the new person */
    (void)slip_note_arrival(s, p->id, &missed);
    if (!screen_replace(s, &slip_screen, &arg))
        form_restore(s->form, text);
    say_taken(app_top(app), was_here, &missed, offered);
    explicit_bzero(text, strlen(text));
    free(text);
}

static void
park(struct screen *s)
{
    screen_say(s, "%s", _("Kept as a draft. The desk of today lists it."));
    screen_pop(s);
}

/* What was typed of the person waits as a draft of the naming of that slip. False: it could not. */
static bool
keep_person(struct screen *slip, int64_t slip_id, const char *typed)
{
    struct screen *naming;

    if (!screen_push(slip, &slip_name_screen, &(struct record_arg){ slip_id, 0 }))
        return false;
    naming = app_top(slip->app);
    form_restore(naming->form, typed);
    screen_pop(naming);
    return true;
}

/* On the slip, where everybody who takes it up finds it. */
static void
keep_whose(const struct form *f, struct intake_slip *slip)
{
    bool asks_self = strcmp(slip->consulter_kind, "self") == 0;

    (void)text_copy(asks_self ? slip->consulter_name : slip->about_name, LINE_SIZE,
                    form_get(f, "name"));
    (void)text_copy(asks_self ? slip->consulter_phone : slip->about_phone, REF_SIZE,
                    form_get(f, "phone1"));
    (void)text_copy(slip->about_kana, sizeof slip->about_kana, form_get(f, "kana"));
    slip->about_birth = form_get_date(f, "birth_date");
}

/* The visit is stored and seen by everybody; who it was is said later, when somebody knows. */
static void
store_enquiry(struct screen *s)
{
    const struct slip_state *st = s->state;
    struct intake *in = calloc(1, sizeof *in);
    struct intake_slip *slip;
    char number[SLIP_NUMBER_SIZE];
    struct err e = { 0 };

    if (in == NULL)
        abort();
    slip = &in->slip;
    *slip = st->in.slip; /* as the saving that was stopped has taken it */
    slip->anonymous = true;
    keep_whose(s->form, slip);
    if (screen_ok(s, intake_save(screen_desk(s), in, &e), &e)) {
        struct app *app = s->app;
        char *typed = form_serialize(s->form);

        slip_number(slip, number);
        if (keep_person(s, slip->id, typed))
            form_revert(s->form); /* so that no draft of the new person is left behind */
        (void)screen_replace(s, &slip_screen,
                             &(struct slip_arg){ .kind = SLIP_STORED, .slip_id = slip->id });
        screen_say(app_top(app), _("Stored as enquiry %s. What was typed of the person is a draft; "
                                   "w on the slip goes on."),
                   number);
        explicit_bzero(typed, strlen(typed));
        free(typed);
    }
    free(in);
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
    int behind = index - (int)found->suspect_count;

    if (behind < 0)
        take_suspect(s, &found->suspects[index]);
    else if (suspects_show_enquiry(s, &st->suspects, &behind))
        return;
    else if (behind == 0)
        park(s);
    else if (behind == 1)
        store_enquiry(s);
    else
        dialog_prompt(s, suspects_why_other(0), NULL, LONG_CHARS,
                      register_anyway);
}

void
slip_ask_suspect(struct screen *s)
{
    const struct slip_state *st = s->state;

    suspects_ask(s, &st->suspects.asked, &st->in.saving, &st->suspects,
                 SUSPECTS_ENQUIRY | SUSPECTS_OTHER, picked);
}

/* ---- before saving ---- */

/* Of an enquiry whoever asks and whom it is about may both be known. */
static void
look_of_enquiry(struct screen *s)
{
    static const char *const phones[] = { "consulter_phone", "about_phone" };
    struct slip_state *st = s->state;
    struct person *p = calloc(1, sizeof *p);
    const char *about = form_get(s->form, "about_name");

    if (p == NULL)
        abort();
    (void)text_copy(p->name, sizeof p->name,
                    about[0] != '\0' ? about : form_get(s->form, "consulter_name"));
    (void)text_copy(p->kana, sizeof p->kana, form_get(s->form, "about_kana"));
    p->birth_date = form_get_date(s->form, "about_birth");
    for (size_t i = 0; i < sizeof phones / sizeof *phones; i++)
        if (!form_is_empty(s->form, phones[i]))
            (void)text_copy(p->phones[p->phone_count++].phone, REF_SIZE,
                            form_get(s->form, phones[i]));
    suspects_look_for(s, &st->suspects, p);
    explicit_bzero(p, sizeof *p);
    free(p);
}

void
slip_left(struct screen *s)
{
    struct slip_state *st = s->state;

    person_fields_left(s);
    if (st->kind == SLIP_NEW_PERSON)
        suspects_look(s, &st->suspects);
    else if (st->kind == SLIP_ANONYMOUS)
        look_of_enquiry(s);
}

bool
slip_has_suspects(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return (st->kind == SLIP_NEW_PERSON || st->kind == SLIP_ANONYMOUS)
           && suspects_any(&st->suspects);
}

void
slip_compare(struct screen *s)
{
    struct slip_state *st = s->state;

    form_leave_field(s->form);
    st->in.saving = st->suspects.found;
    suspects_ask(s, &st->suspects.asked, &st->in.saving, &st->suspects, 0, picked);
}

void
slip_draw(const struct screen *s, struct canvas *c)
{
    const struct slip_state *st = s->state;
    struct area a = area_body(c);

    if (slip_has_suspects(s))
        suspects_draw(s, &st->suspects, c, &a);
    form_draw(s->form, c, a);
}

void
slip_hint(const struct screen *s, char *out, size_t size)
{
    const struct slip_state *st = s->state;

    if (slip_has_suspects(s))
        (void)suspects_hint(s, &st->suspects, out, size);
}
