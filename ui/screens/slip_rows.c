/* slip_rows.c - the rows of the slip, and which of them say something; see slip_private.h */
#include <string.h>

#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/slip_private.h"

static void slip_lists(struct form *f, struct screen *s);
static void slip_changed(struct form *f, struct screen *s);
static bool needs_name(const struct form *f, const struct screen *s, const char *key);
static bool needs_reason(const struct form *f, const struct screen *s, const char *key);

#define SLIP_ROWS                                                                                  \
    { .key = "method", .label = N_("Contact by"), .type = FIELD_CHOICE, .required = true,          \
      .list = slip_lists },                                                                        \
    { .key = "consulter_kind", .label = N_("Who asks"), .type = FIELD_CHOICE, .required = true,    \
      .changed = slip_changed },                                                                   \
    { .key = "consulter_name", .label = N_(" name"), .type = FIELD_TEXT, .max = LINE_CHARS,        \
      .width = 30, .needed = needs_name,                                                           \
      .hint = N_("Needed when somebody asks for the person.") },                                   \
    { .key = "consulter_relation", .label = N_(" relationship"), .type = FIELD_CHOICE },           \
    { .key = "consulter_phone", .label = N_(" phone"), .type = FIELD_TEXT, .max = REF_CHARS,       \
      .is_ascii = true, .width = 20 },                                                             \
    { .key = "about_name", .label = N_("About whom"), .type = FIELD_TEXT, .max = LINE_CHARS,       \
      .width = 30, .hint = N_("As far as it was said.") },                                         \
    { .key = "about_kana", .label = N_(" reading"), .type = FIELD_KANA, .max = LINE_CHARS,         \
      .width = 30 },                                                                               \
    { .key = "about_birth", .label = N_(" birth date"), .type = FIELD_DATE, .is_birth = true },    \
    { .key = "about_phone", .label = N_(" phone"), .type = FIELD_TEXT, .max = REF_CHARS,           \
      .is_ascii = true, .width = 20 },                                                             \
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
    { .key = "next_on", .label = N_(" by the day"), .type = FIELD_DATE,                            \
      .needed = bind_needs_next_day },                                                             \
    { .key = "close_reason", .label = N_(" why it ends"), .type = FIELD_CHOICE,                    \
      .needed = needs_reason },                                                                    \
    { .key = "consent_state", .label = N_("Consent"), .type = FIELD_CHOICE, .required = true },    \
    { .key = "received_on", .label = N_("Taken on"), .type = FIELD_DATE, .required = true },       \
    { .key = "received_time", .label = N_(" at"), .type = FIELD_TIME,                              \
      .hint = N_("Empty: the moment of saving.") },                                                \
    { .key = "received_by", .label = N_(" by"), .type = FIELD_CHOICE, .required = true }

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_case_staff(f, s, "staff", _("nobody yet"));
}

const struct field slip_new_rows[] = {
    { .label = N_("Who"), .type = FIELD_HEADING },
    PERSON_ROWS_A,
    { .label = N_("Disability and support"), .type = FIELD_HEADING },
    PERSON_ROWS_B,
    { .label = N_("This consultation"), .type = FIELD_HEADING },
    SLIP_ROWS,
    { .key = "staff", .label = N_("In charge"), .type = FIELD_CHOICE, .list = fill_staff },
    { 0 },
};

const struct field slip_known_rows[] = {
    { .key = "number", .label = N_("Slip number"), .type = FIELD_READONLY },
    { .key = "received", .label = N_("Received"), .type = FIELD_READONLY },
    { .key = "who", .label = N_("Person"), .type = FIELD_READONLY },
    { .key = "on_file", .label = N_("On file"), .type = FIELD_READONLY },
    { .key = "caution", .label = N_("Care in contacts"), .type = FIELD_READONLY },
    SLIP_ROWS,
    { .key = "consent_now", .label = N_("Consent now"), .type = FIELD_READONLY },
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
    { NULL, NULL },
};

static void
slip_lists(struct form *f, struct screen *s)
{
    code_choices_fill(f, s, lists);
    code_choices_agencies(f, s, "referral_agency");
    code_choices_staff(f, s, "received_by", NULL);
    slip_consent_list(f, s);
}

/* Does that source have names on the list of agencies? */
bool
slip_is_agency(const char *source)
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
    form_show(f, "referral_agency", slip_is_agency(form_get(f, "referral_source"))
                                        && (is_typed || st->in.slip.referral_agency != 0));
    form_show(f, "received_on", is_typed); /* else the head says it */
    form_show(f, "received_time", is_typed);
    form_show(f, "received_by", is_typed);
    form_show(f, "close_reason", closes);
    form_show(f, "consent_state", slip_consent_is_asked(s));
    form_show(f, "next_on", next[0] != '\0' && next_action_needs_date(next));
}

static bool
needs_name(const struct form *f, const struct screen *s, const char *key)
{
    const struct slip_state *st = s->state;

    (void)key;
    return strcmp(form_get(f, "consulter_kind"), "self") != 0 && !st->in.slip.anonymous;
}

static bool
needs_reason(const struct form *f, const struct screen *s, const char *key)
{
    (void)s;
    (void)key;
    return strcmp(form_get(f, "next_action"), "close") == 0;
}

static void
slip_changed(struct form *f, struct screen *s)
{
    slip_reveal(f, s);
}
