/* slip_rows.c - the rows of the slip: what they ask, which are shown, in and out; see slip_private.h */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip_private.h"

/* ---- rows ---- */

static void slip_lists(struct form *f, struct screen *s);
static void slip_changed(struct form *f, struct screen *s);

#define SLIP_ROWS                                                                                  \
    { .key = "method", .label = N_("Contact by"), .type = FIELD_CHOICE, .required = true,          \
      .list = slip_lists },                                                                        \
    { .key = "consulter_kind", .label = N_("Who asks"), .type = FIELD_CHOICE, .required = true,    \
      .changed = slip_changed },                                                                   \
    { .key = "consulter_name", .label = N_(" name"), .type = FIELD_TEXT, .max = LINE_CHARS,        \
      .width = 30, .hint = N_("Needed when somebody asks for the person.") },                      \
    { .key = "consulter_relation", .label = N_(" relationship"), .type = FIELD_CHOICE },           \
    { .key = "consulter_phone", .label = N_(" phone"), .type = FIELD_TEXT, .max = REF_CHARS,       \
      .width = 20 },                                                                               \
    { .key = "about_name", .label = N_("About whom"), .type = FIELD_TEXT, .max = LINE_CHARS,       \
      .width = 30, .hint = N_("As far as it was said.") },                                         \
    { .key = "about_kana", .label = N_(" reading"), .type = FIELD_KANA, .max = LINE_CHARS,         \
      .width = 30 },                                                                               \
    { .key = "about_birth", .label = N_(" birth date"), .type = FIELD_DATE },                      \
    { .key = "about_phone", .label = N_(" phone"), .type = FIELD_TEXT, .max = REF_CHARS,           \
      .width = 20 },                                                                               \
    { .key = "referral_source", .label = N_("Referred by"), .type = FIELD_CHOICE,                  \
      .required = true, .changed = slip_changed },                                                 \
    { .key = "referral_agency", .label = N_(" which agency"), .type = FIELD_CHOICE },              \
    { .key = "chief_complaint", .label = N_("Main concern"), .type = FIELD_NOTE,                   \
      .max = NOTE_CHARS, .rows = 3, .required = true, .hint = N_("In the person's own words.") },  \
    { .key = "wishes", .label = N_("Wishes"), .type = FIELD_FLAGS },                               \
    { .key = "response", .label = N_("What was done"), .type = FIELD_NOTE, .max = NOTE_CHARS,      \
      .rows = 3, .required = true },                                                               \
    { .key = "next_action", .label = N_("Next step"), .type = FIELD_CHOICE, .required = true,      \
      .changed = slip_changed },                                                                   \
    { .key = "next_on", .label = N_(" by the day"), .type = FIELD_DATE },                          \
    { .key = "close_reason", .label = N_(" why it ends"), .type = FIELD_CHOICE },                  \
    { .key = "consent_state", .label = N_("Consent"), .type = FIELD_CHOICE, .required = true },    \
    { .key = "received_on", .label = N_("Taken on"), .type = FIELD_DATE, .required = true },       \
    { .key = "received_time", .label = N_(" at"), .type = FIELD_TIME,                              \
      .hint = N_("Empty: the moment of saving.") },                                                \
    { .key = "received_by", .label = N_(" by"), .type = FIELD_CHOICE, .required = true }

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_staff(f, s, "staff", _("nobody yet"));
}

static const struct field new_rows[] = {
    { .label = N_("Who"), .type = FIELD_HEADING },
    PERSON_ROWS_A,
    { .label = N_("Disability and support"), .type = FIELD_HEADING },
    PERSON_ROWS_B,
    { .label = N_("This consultation"), .type = FIELD_HEADING },
    SLIP_ROWS,
    { .key = "staff", .label = N_("In charge"), .type = FIELD_CHOICE, .list = fill_staff },
    { 0 },
};

static const struct field slip_rows[] = {
    { .key = "number", .label = N_("Slip number"), .type = FIELD_READONLY },
    { .key = "received", .label = N_("Received"), .type = FIELD_READONLY },
    { .key = "who", .label = N_("Person"), .type = FIELD_READONLY },
    { .key = "caution", .label = N_("Care in contacts"), .type = FIELD_READONLY },
    SLIP_ROWS,
    { 0 },
};

static const struct code_choice lists[] = {
    { "method", "contact_method" },
    { "consulter_kind", "consulter_kind" },
    { "consulter_relation", "relationship" },
    { "referral_source", "referral_source" },
    { "wishes", "wish_kind" },
    { "next_action", "next_action" },
    { "close_reason", "close_reason" },
    { "consent_state", "consent_state" },
    { NULL, NULL },
};

/* Rows that are one text of the slip. */
static const struct {
    const char *key;
    size_t at, size;
} texts[] = {
#define TEXT(field)                                                                                \
    { #field, offsetof(struct intake_slip, field), sizeof((struct intake_slip *)0)->field }
    TEXT(method), TEXT(consulter_kind), TEXT(consulter_name), TEXT(consulter_relation),
    TEXT(consulter_phone), TEXT(about_name), TEXT(about_kana), TEXT(about_phone),
    TEXT(referral_source), TEXT(chief_complaint), TEXT(response),
    TEXT(next_action), TEXT(close_reason), TEXT(consent_state),
#undef TEXT
};

enum { TEXTS = sizeof texts / sizeof texts[0] };

/* Of somebody new there is no consent form yet: the agreement is still to be had, or was refused.
 * With the form (c, after saving) it becomes valid. */
static void
first_consent(struct form *f, struct screen *s)
{
    static const char *const states[] = { "pending", "refused" };

    form_clear_choices(f, "consent_state");
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        form_add_choice(f, "consent_state", states[i],
                        code_label(screen_desk(s), "consent_state", states[i]));
}

static void
slip_lists(struct form *f, struct screen *s)
{
    const struct slip_state *st = s->state;

    code_choices_fill(f, s, lists);
    code_choices_agencies(f, s, "referral_agency");
    code_choices_staff(f, s, "received_by", NULL);
    if (st->kind == SLIP_NEW_PERSON || st->kind == SLIP_ANONYMOUS)
        first_consent(f, s);
}

/* Does that source have names on the list of agencies? */
static bool
is_agency(const char *source)
{
    static const char *const people[] = { "", "self", "family", "acquaintance", "publicity" };

    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        if (strcmp(source, people[i]) == 0)
            return false;
    return true;
}

void
slip_reveal(struct form *f, const struct screen *s)
{
    const struct slip_state *st = s->state;
    const char *kind = form_get(f, "consulter_kind");
    bool other = kind[0] != '\0' && strcmp(kind, "self") != 0;
    bool told = other || st->in.slip.anonymous; /* without a person the slip has the name alone */
    const char *next = form_get(f, "next_action");
    bool closes = strcmp(next, "close") == 0;
    bool nobody = st->in.slip.anonymous;
    bool is_typed = st->kind != SLIP_STORED || st->is_correcting;

    form_show(f, "consulter_name", told);
    form_show(f, "consulter_relation", other);
    form_show(f, "consulter_phone", told);
    form_show(f, "about_name", nobody && other);
    form_show(f, "about_kana", nobody && (is_typed || !form_is_empty(f, "about_kana")));
    form_show(f, "about_birth", nobody && (is_typed || !form_is_empty(f, "about_birth")));
    form_show(f, "about_phone", nobody && other);
    form_show(f, "referral_agency", is_agency(form_get(f, "referral_source"))
                                        && (is_typed || st->in.slip.referral_agency != 0));
    form_show(f, "received_on", is_typed); /* else the head says it */
    form_show(f, "received_time", is_typed);
    form_show(f, "received_by", is_typed);
    form_show(f, "close_reason", closes);
    form_show(f, "next_on", next[0] != '\0' && next_action_needs_date(next));
}

static void
slip_changed(struct form *f, struct screen *s)
{
    slip_reveal(f, s);
}

/* ---- in and out ---- */

static void
put_received(struct screen *s)
{
    const struct intake_slip *slip = &((const struct slip_state *)s->state)->in.slip;
    const struct desk *d = screen_desk(s);

    form_set_date(s->form, "received_on",
                  slip->id != 0 ? shown_local_day(slip->received_at) : d->today);
    form_set(s->form, "received_time", slip->id != 0 ? shown_time(slip->received_at) : "");
    form_set_number(s->form, "received_by",
                    (long)(slip->received_by != 0 ? slip->received_by : d->user.staff_id));
}

void
slip_put(struct screen *s)
{
    struct slip_state *st = s->state;
    const struct intake_slip *slip = &st->in.slip;
    char codes[CODE_SET_MAX * CODE_SIZE];

    for (int i = 0; i < TEXTS; i++)
        form_set(s->form, texts[i].key, (const char *)slip + texts[i].at);
    code_choices_join(&slip->wishes, codes, sizeof codes);
    form_set(s->form, "wishes", codes);
    form_set_date(s->form, "next_on", slip->next_on);
    form_set_date(s->form, "about_birth", slip->about_birth);
    if (slip->referral_agency != 0)
        form_set_number(s->form, "referral_agency", (long)slip->referral_agency);
    else
        form_set(s->form, "referral_agency", "");
    put_received(s);
    slip_reveal(s->form, s);
}

void
slip_take(const struct form *f, struct intake_slip *slip)
{
    for (int i = 0; i < TEXTS; i++)
        (void)text_copy((char *)slip + texts[i].at, texts[i].size, form_get(f, texts[i].key));
    code_choices_split(form_get(f, "wishes"), &slip->wishes);
    slip->next_on = form_get_date(f, "next_on");
    slip->about_birth = form_get_date(f, "about_birth");
    slip->referral_agency =
        is_agency(slip->referral_source) ? form_get_number(f, "referral_agency", 0) : 0;
    slip->received_by = form_get_number(f, "received_by", 0);
    /* Rows that are not shown say nothing. */
    if (strcmp(slip->consulter_kind, "self") == 0) {
        slip->consulter_relation[0] = slip->about_name[0] = slip->about_phone[0] = '\0';
        if (!slip->anonymous)
            slip->consulter_name[0] = slip->consulter_phone[0] = '\0';
    }
    if (strcmp(slip->next_action, "close") != 0)
        slip->close_reason[0] = '\0';
    if (!next_action_needs_date(slip->next_action))
        slip->next_on = DATE_NONE;
}

static void
put_head(struct screen *s)
{
    struct slip_state *st = s->state;
    const struct intake_slip *slip = &st->in.slip;
    char number[80] = "", received[WAREKI_SIZE + LINE_SIZE + 40] = "", day[WAREKI_SIZE];

    if (slip->id != 0) {
        if (strcmp(((const struct desk *)screen_desk(s))->lang, "en") == 0)
            slip_number(slip, number);
        else
            slip_number_label(slip, number, sizeof number);
        shown_date(s, shown_local_day(slip->received_at), day);
        snprintf(received, sizeof received, "%s %s  %s", day, shown_time(slip->received_at),
                 slip->received_name);
    }
    form_set(s->form, "number", number);
    form_show(s->form, "number", slip->id != 0);
    form_set(s->form, "received", received);
    form_show(s->form, "received", slip->id != 0);
    form_set(s->form, "who", st->who);
    form_set(s->form, "caution", st->caution);
    form_show(s->form, "caution", st->caution[0] != '\0');
}

/* From new to stored the rows are others. */
void
slip_build_form(struct screen *s)
{
    const struct slip_state *st = s->state;

    form_free(s->form);
    s->form = form_new(s, st->kind == SLIP_NEW_PERSON ? new_rows : slip_rows);
    if (st->kind == SLIP_NEW_PERSON)
        person_fields_put(s->form, s, &st->in.person);
    else
        put_head(s);
    slip_put(s);
    if (st->kind == SLIP_STORED)
        form_lock_all(s->form, !st->is_correcting);
}

/* Nothing typed of the time is the moment of saving, of today alone. */
enum err_code
slip_take_received(struct screen *s, struct intake_slip *slip, struct err *e)
{
    const char *day = form_get(s->form, "received_on"), *time = form_get(s->form, "received_time");

    slip->received_at[0] = '\0';
    if (time[0] != '\0')
        snprintf(slip->received_at, sizeof slip->received_at, "%.10sT%.5s", day, time);
    else if (slip->id != 0
             || date_compare(form_get_date(s->form, "received_on"), screen_today(s)) != 0)
        return err_set(e, ERR_INVALID, "received_time", "%s",
                       _("Write at what time of that day it was."));
    return ERR_OK;
}
