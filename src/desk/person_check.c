/* person_check.c - the fields of a person: rules, classes, differences; see people.h */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "desk/codes.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct person, member)

// clang-format off
static const struct work_field class_a[] = {
    { "name",               WORK_LINE,  AT(name),               WORK_MUST, LINE_CHARS, NULL },
    { "kana",               WORK_LINE,  AT(kana),               WORK_MUST, LINE_CHARS, NULL },
    { "known_as",           WORK_LINE,  AT(known_as),           WORK_MAY, LINE_CHARS, NULL },
    { "birth_date",         WORK_DATE,  AT(birth_date),         WORK_MAY, 0, NULL },
    { "sex",                WORK_CODE,  AT(sex),                WORK_MAY, 0, "sex" },
    { "sex_text",           WORK_LINE,  AT(sex_text),           WORK_MAY, SHORT_CHARS, NULL },
    { "postal_code",        WORK_LINE,  AT(postal_code),        WORK_MAY, 10, NULL },
    { "address",            WORK_LINE,  AT(address),            WORK_MAY, LONG_CHARS, NULL },
    { "email",              WORK_LINE,  AT(email),              WORK_MAY, LONG_CHARS, NULL },
    { "fax",                WORK_LINE,  AT(fax),                WORK_MAY, REF_CHARS, NULL },
    { "emergency_name",     WORK_LINE,  AT(emergency_name),     WORK_MAY, LINE_CHARS, NULL },
    { "emergency_relation", WORK_CODE,  AT(emergency_relation), WORK_MAY, 0, "relationship" },
    { "emergency_phone",    WORK_LINE,  AT(emergency_phone),    WORK_MAY, REF_CHARS, NULL },
    { "reachable_time",     WORK_LINE,  AT(reachable_time),     WORK_MAY, LINE_CHARS, NULL },
    { "contact_caution",    WORK_NOTE,  AT(contact_caution),    WORK_MAY, REMARK_CHARS, NULL },
    { "needs",              WORK_CODES, AT(needs),              WORK_MAY, 0, "communication_need" },
    { "opened_on",          WORK_DATE,  AT(opened_on),          WORK_MAY, 0, NULL },
};
static const struct work_field class_b[] = {
    { "disabilities",       WORK_CODES, AT(disabilities),       WORK_MAY, 0, "disability_kind" },
    { "primary_disability", WORK_CODE,  AT(primary_disability), WORK_MAY, 0, "disability_kind" },
    { "severe",             WORK_FLAG,  AT(severe),             WORK_MAY, 0, NULL },
    { "severe_note",        WORK_LINE,  AT(severe_note),        WORK_MAY, LONG_CHARS, NULL },
    { "referral_source",    WORK_CODE,  AT(referral_source),    WORK_MAY, 0, "referral_source" },
    { "intention",          WORK_CODE,  AT(intention),          WORK_MAY, 0, "work_intention" },
};
static const struct work_field class_c[] = {
    { "note",               WORK_NOTE,  AT(note),               WORK_MAY, NOTE_CHARS, NULL },
};
// clang-format on

enum {
    FIELDS_A = sizeof class_a / sizeof class_a[0],
    FIELDS_B = sizeof class_b / sizeof class_b[0],
};

/* ---- rules ---- */

static bool
is_same(const struct work_field *f, const struct person *a, const struct person *b)
{
    char names[WORK_NAMES_SIZE];

    return !work_differs(f, 1, a, b, names);
}

/* A code chosen today must be valid today; one left as it was may be a retired one. */
static enum err_code
check_fields(struct desk *d, const struct work_field *fields, size_t count, const struct person *p,
             const struct person *stored, bool history, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        bool old = stored && is_same(&fields[i], p, stored);

        rc = work_check(d, &fields[i], 1, p, old ? DATE_NONE : d->today, history, e);
    }
    return rc;
}

static enum err_code
check_name(struct person *p, struct err *e)
{
    char typed[LINE_SIZE];
    enum err_code rc = validate_name(p->name, "name", e);

    if (rc != ERR_OK)
        return rc;
    memcpy(typed, p->kana, sizeof typed);
    return validate_kana(typed, p->kana, sizeof p->kana, "kana", e);
}

/* Only the first warning is kept; the words are translated already. */
static void
warn(struct err *warning, const char *field, const char *words)
{
    if (!warning || warning->code != ERR_OK || !words)
        return;
    warning->code = ERR_INVALID;
    text_copy(warning->field, sizeof warning->field, field);
    text_copy(warning->msg, sizeof warning->msg, words);
}

static bool
phone_is_empty(const struct person_phone *f)
{
    return !f->phone[0] && !f->note[0] && !f->owner[0];
}

static enum err_code
check_phone(struct desk *d, const struct person_phone *f, struct err *warning, struct err *e)
{
    const char *words;
    enum err_code rc;

    if (!f->phone[0])
        return err_set(e, ERR_INVALID, "phone", N_("The phone number is missing beside its note."));
    rc = validate_phone(f->phone, "phone", &words, e);
    if (rc == ERR_OK)
        rc = code_check(d, "phone_owner", f->owner, DATE_NONE, false, "phone", e);
    if (rc == ERR_OK)
        rc = text_validate(f->note, false, LINE_CHARS, "phone", e);
    warn(warning, "phone", words);
    return rc;
}

static enum err_code
check_contact(struct desk *d, struct person *p, struct err *warning, struct err *e)
{
    char typed[REF_SIZE];
    size_t kept = 0;
    enum err_code rc;

    if (p->phone_count > PERSON_PHONES_MAX)
        return err_set(e, ERR_INVALID, "phone", N_("At most %d phone numbers can be kept."),
                       PERSON_PHONES_MAX);
    for (size_t i = 0; i < p->phone_count; i++) {
        if (!phone_is_empty(&p->phones[i]))
            p->phones[kept++] = p->phones[i];
    }
    p->phone_count = kept;
    memcpy(typed, p->postal_code, sizeof typed);
    rc = validate_postal(typed, p->postal_code, sizeof p->postal_code, "postal_code", e);
    for (size_t i = 0; rc == ERR_OK && i < p->phone_count; i++)
        rc = check_phone(d, &p->phones[i], warning, e);
    if (rc == ERR_OK)
        rc = validate_phone(p->fax, "fax", NULL, e);
    if (rc == ERR_OK)
        rc = validate_phone(p->emergency_phone, "emergency_phone", NULL, e);
    return rc == ERR_OK ? validate_email(p->email, "email", e) : rc;
}

static enum err_code
check_handbook(struct desk *d, struct handbook *h, struct err *e)
{
    char list[sizeof "grade_" + CODE_SIZE];
    enum err_code rc = code_check(d, "handbook_kind", h->kind, DATE_NONE, true, "handbook_kind", e);

    if (!h->state[0])
        text_copy(h->state, sizeof h->state, "held");
    snprintf(list, sizeof list, "grade_%s", h->kind);
    if (rc == ERR_OK)
        rc = code_check(d, "handbook_state", h->state, DATE_NONE, true, "handbook_state", e);
    if (rc == ERR_OK)
        rc = code_check(d, list, h->grade, DATE_NONE, false, "handbook_grade", e);
    if (rc == ERR_OK)
        rc = text_validate(h->number, false, REF_CHARS, "handbook_number", e);
    if (rc != ERR_OK)
        return rc;
    if ((!date_is_none(h->issued_on) && !date_is_valid(h->issued_on))
        || (!date_is_none(h->expires_on) && !date_is_valid(h->expires_on)))
        return err_set(e, ERR_INVALID, "handbook_expires_on", N_("There is no such day."));
    if (!date_is_none(h->issued_on) && !date_is_none(h->expires_on)
        && date_compare(h->expires_on, h->issued_on) < 0)
        return err_set(e, ERR_INVALID, "handbook_expires_on",
                       N_("The handbook ends before it was issued. Check both dates."));
    return ERR_OK;
}

static enum err_code
check_handbooks(struct desk *d, struct person *p, struct err *e)
{
    enum err_code rc = ERR_OK;

    if (p->handbook_count > PERSON_HANDBOOKS_MAX)
        return err_set(e, ERR_INVALID, "handbook_kind", N_("At most %d handbooks can be kept."),
                       PERSON_HANDBOOKS_MAX);
    for (size_t i = 0; rc == ERR_OK && i < p->handbook_count; i++)
        rc = check_handbook(d, &p->handbooks[i], e);
    return rc;
}

static enum err_code
check_primary(struct person *p, struct err *e)
{
    if (!p->primary_disability[0] && p->disabilities.count == 1)
        text_copy(p->primary_disability, sizeof p->primary_disability, p->disabilities.ids[0]);
    if (p->primary_disability[0] && !code_set_has(&p->disabilities, p->primary_disability))
        return err_set(e, ERR_INVALID, "primary_disability",
                       N_("The main kind of disability must be one of those chosen."));
    return ERR_OK;
}

static enum err_code
check_days(struct desk *d, struct person *p, bool history, struct err *e)
{
    if (date_is_none(p->opened_on))
        p->opened_on = d->today;
    if (!history && date_compare(p->opened_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "opened_on", N_("This day lies in the future."));
    return validate_birth(p->birth_date, p->opened_on, "birth_date", e);
}

enum err_code
person_check(struct desk *d, struct person *p, const struct person *stored, bool history,
             struct err *warning, struct err *e)
{
    enum err_code rc;

    if (warning)
        *warning = (struct err){ 0 };
    rc = check_fields(d, class_a, FIELDS_A, p, stored, history, e);
    if (rc == ERR_OK)
        rc = check_fields(d, class_b, FIELDS_B, p, stored, history, e);
    if (rc == ERR_OK)
        rc = check_fields(d, class_c, 1, p, stored, history, e);
    if (rc == ERR_OK)
        rc = check_name(p, e);
    if (rc == ERR_OK)
        rc = check_days(d, p, history, e);
    if (rc == ERR_OK)
        rc = check_primary(p, e);
    if (rc == ERR_OK)
        rc = check_contact(d, p, warning, e);
    return rc == ERR_OK ? check_handbooks(d, p, e) : rc;
}

/* ---- differences ---- */

static bool
phones_differ(const struct person *a, const struct person *b)
{
    if (a->phone_count != b->phone_count)
        return true;
    for (size_t i = 0; i < a->phone_count; i++) {
        const struct person_phone *x = &a->phones[i], *y = &b->phones[i];

        if (strcmp(x->phone, y->phone) != 0 || strcmp(x->owner, y->owner) != 0
            || strcmp(x->note, y->note) != 0 || x->call_ok != y->call_ok
            || x->message_ok != y->message_ok)
            return true;
    }
    return false;
}

static bool
handbook_numbers_differ(const struct person *a, const struct person *b)
{
    if (a->handbook_count != b->handbook_count)
        return true;
    for (size_t i = 0; i < a->handbook_count; i++) {
        if (strcmp(a->handbooks[i].kind, b->handbooks[i].kind) != 0
            || strcmp(a->handbooks[i].number, b->handbooks[i].number) != 0)
            return true;
    }
    return false;
}

static bool
handbooks_differ(const struct person *a, const struct person *b)
{
    if (handbook_numbers_differ(a, b))
        return true;
    for (size_t i = 0; i < a->handbook_count; i++) {
        const struct handbook *x = &a->handbooks[i], *y = &b->handbooks[i];

        if (strcmp(x->state, y->state) != 0 || strcmp(x->grade, y->grade) != 0
            || date_compare(x->issued_on, y->issued_on) != 0
            || date_compare(x->expires_on, y->expires_on) != 0)
            return true;
    }
    return false;
}

static void
add_name(char names[WORK_NAMES_SIZE], const char *name)
{
    size_t used = strlen(names);

    snprintf(names + used, WORK_NAMES_SIZE - used, "%s%s", used ? "," : "", name);
}

static void
add_differing(char names[WORK_NAMES_SIZE], const struct work_field *fields, size_t count,
              const struct person *old, const struct person *new)
{
    char more[WORK_NAMES_SIZE];

    if (work_differs(fields, count, old, new, more))
        add_name(names, more);
}

const struct work_field *
people_fields(enum people_class class, size_t *count)
{
    *count = class == PEOPLE_A ? FIELDS_A : class == PEOPLE_B ? FIELDS_B : 1;
    return class == PEOPLE_A ? class_a : class == PEOPLE_B ? class_b : class_c;
}

bool
people_differ(const struct person *old, const struct person *new, char names[WORK_NAMES_SIZE])
{
    names[0] = '\0';
    add_differing(names, class_a, FIELDS_A, old, new);
    if (phones_differ(old, new))
        add_name(names, "phones");
    add_differing(names, class_b, FIELDS_B, old, new);
    if (handbooks_differ(old, new))
        add_name(names, "handbooks");
    add_differing(names, class_c, 1, old, new);
    return names[0] != '\0';
}

bool
people_differ_b(const struct person *old, const struct person *new)
{
    char names[WORK_NAMES_SIZE];

    return work_differs(class_b, FIELDS_B, old, new, names) || handbooks_differ(old, new);
}

static void
number_of(const struct person *p, size_t i, char digits[REF_SIZE])
{
    digits[0] = '\0';
    if (i < p->phone_count)
        digits_only(p->phones[i].phone, digits, REF_SIZE);
}

bool
people_has_new_phone(const struct person *old, const struct person *new)
{
    for (size_t i = 0; i < new->phone_count; i++) {
        char typed[REF_SIZE], stored[REF_SIZE];
        bool is_known = false;

        number_of(new, i, typed);
        for (size_t k = 0; k < old->phone_count; k++) {
            number_of(old, k, stored);
            is_known = is_known || strcmp(typed, stored) == 0;
        }
        if (typed[0] && !is_known)
            return true;
    }
    return false;
}

bool
people_differ_identity(const struct person *old, const struct person *new)
{
    return strcmp(old->name, new->name) != 0 || strcmp(old->kana, new->kana) != 0
           || date_compare(old->birth_date, new->birth_date) != 0
           || handbook_numbers_differ(old, new);
}
