/* person_fields.c - see person_fields.h */
#include "ui/screens/person_fields.h"

#include <stdio.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "core/validate.h"
#include "core/wareki.h"
#include "ui/screens/code_choices.h"

enum { KEY_SIZE = 32 };

const struct choice person_phone_may[] = {
    { "call", N_("calls") },
    { "message", N_("messages on the machine") },
    { NULL, NULL },
};

const struct choice person_severe[] = {
    { "severe", N_("severe") },
    { NULL, NULL },
};

static const struct code_choice lists[] = {
    { "sex", "sex" },
    { "phone_owner1", "phone_owner" },
    { "phone_owner2", "phone_owner" },
    { "phone_owner3", "phone_owner" },
    { "emergency_relation", "relationship" },
    { "disabilities", "disability_kind" },
    { "primary_disability", "disability_kind" },
    { "needs", "communication_need" },
    { "intention", "work_intention" },
    { NULL, NULL },
};

/* The rows that are one text of the person. */
static const struct {
    const char *key;
    size_t at, size;
} texts[] = {
#define TEXT(field) { #field, offsetof(struct person, field), sizeof((struct person *)0)->field }
    TEXT(name), TEXT(kana), TEXT(sex), TEXT(sex_text), TEXT(postal_code), TEXT(address),
    TEXT(known_as), TEXT(email), TEXT(fax), TEXT(reachable_time), TEXT(contact_caution),
    TEXT(emergency_name), TEXT(emergency_relation), TEXT(emergency_phone),
    TEXT(primary_disability), TEXT(severe_note), TEXT(intention),
#undef TEXT
};

static const char *const class_b[] = { "disabilities", "primary_disability", "severe", "severe_note",
                                       "needs",
                                       "intention" };
static const char *const handbook_parts[] = { "handbook",        "handbook_state",
                                              "handbook_grade",  "handbook_number",
                                              "handbook_issued", "handbook_expires" };
enum {
    TEXTS = sizeof texts / sizeof texts[0],
    CLASS_B = sizeof class_b / sizeof class_b[0],
    HANDBOOK_PARTS = sizeof handbook_parts / sizeof handbook_parts[0],
};

/* The row of the nth (from 0) phone or handbook. */
static const char *
nth(const char *part, int n, char key[KEY_SIZE])
{
    snprintf(key, KEY_SIZE, "%s%d", part, n + 1);
    return key;
}

/* ---- what is shown ---- */

static void
fill_grades(struct form *f, struct screen *s, int n)
{
    char key[KEY_SIZE], grade[KEY_SIZE], list[CODE_SIZE + 8];
    const char *kind = form_get(f, nth("handbook", n, key));

    snprintf(list, sizeof list, "%s%s", kind[0] != '\0' ? "grade_" : "", kind);
    code_choices_set(f, s, nth("handbook_grade", n, grade), list);
}

void
person_fields_lists(struct form *f, struct screen *s)
{
    char key[KEY_SIZE];

    code_choices_fill(f, s, lists);
    for (int n = 0; n < PERSON_HANDBOOKS_MAX; n++) {
        code_choices_set(f, s, nth("handbook", n, key), "handbook_kind");
        code_choices_set(f, s, nth("handbook_state", n, key), "handbook_state");
        fill_grades(f, s, n);
    }
}

static bool
is_filled(const struct form *f, const char *part, int n)
{
    char key[KEY_SIZE];

    return !form_is_empty(f, nth(part, n, key));
}

static void
reveal_phones(struct form *f)
{
    static const char *const details[] = { "phone_owner", "phone_may", "phone_note" };
    char key[KEY_SIZE];

    for (int n = 0; n < PERSON_PHONES_MAX; n++) {
        bool filled = is_filled(f, "phone", n);

        form_show(f, nth("phone", n, key), filled || n == 0 || is_filled(f, "phone", n - 1));
        for (size_t i = 0; i < sizeof details / sizeof *details; i++)
            form_show(f, nth(details[i], n, key), filled);
    }
}

static void
reveal_handbooks(struct form *f)
{
    char key[KEY_SIZE];

    for (int n = 0; n < PERSON_HANDBOOKS_MAX; n++) {
        bool filled = is_filled(f, "handbook", n);

        form_show(f, nth("handbook", n, key),
                  filled || n == 0 || is_filled(f, "handbook", n - 1));
        for (int i = 1; i < HANDBOOK_PARTS; i++)
            form_show(f, nth(handbook_parts[i], n, key), filled);
    }
}

/* Rows that say nothing yet stay away, so that the form is as short as the person's matters. */
static void
reveal(struct form *f)
{
    bool several = strchr(form_get(f, "disabilities"), ';') != NULL;

    reveal_phones(f);
    reveal_handbooks(f);
    form_show(f, "sex_text",
              strcmp(form_get(f, "sex"), "other") == 0 || !form_is_empty(f, "sex_text"));
    form_show(f, "emergency_relation", !form_is_empty(f, "emergency_name"));
    form_show(f, "emergency_phone", !form_is_empty(f, "emergency_name"));
    form_show(f, "primary_disability", several);
    form_show(f, "severe_note", form_has_flag(f, "severe", "severe"));
}

void
person_fields_changed(struct form *f, struct screen *s)
{
    const char *focus = form_focused(f);

    if (strncmp(focus, "handbook", 8) == 0 && focus[8] >= '1' && focus[8] <= '6')
        fill_grades(f, s, focus[8] - '1');
    reveal(f);
}

/* Said on leaving a field, and left standing; whether it holds up is asked at saving. */
static void
remark_unless_faulty(struct form *f, const char *key, const char *words)
{
    if (form_error_of(f, key)[0] == '\0')
        form_remark(f, key, words);
}

/* What usually follows from the day of issue stands there to be put right. */
static void
propose_end(struct form *f, int n)
{
    char key[KEY_SIZE], end[KEY_SIZE], iso[DATE_ISO_SIZE];
    const char *kind = form_get(f, nth("handbook", n, key));
    struct date last =
        handbook_usual_end(kind, form_get_date(f, nth("handbook_issued", n, key)));

    nth("handbook_expires", n, end);
    if (date_is_none(last) || !form_is_empty(f, end))
        return;
    date_to_iso(last, iso);
    form_fill(f, end, iso);
    form_remark(f, end, _("Two years from the day of issue. Please compare with the certificate."));
}

void
person_fields_left(struct screen *s)
{
    const char *key = form_focused(s->form), *warning = NULL;
    const char *value = key[0] != '\0' ? form_get(s->form, key) : "";
    char postal[REF_SIZE];
    struct err e = { 0 };

    if (strncmp(key, "phone", 5) == 0 && strlen(key) == 6) { /* "phone1" */
        if (validate_phone(value, key, &warning, &e) != ERR_OK)
            warning = e.msg;
    } else if (strncmp(key, "handbook_issued", 15) == 0) {
        propose_end(s->form, key[15] - '1');
    } else if (strcmp(key, "postal_code") == 0) {
        if (validate_postal(value, postal, sizeof postal, key, &e) != ERR_OK)
            warning = e.msg;
    } else if (strcmp(key, "name") == 0 && validate_is_kana_only(value)) {
        warning = _("This is kana alone. Where the name has kanji, write those; a name in kana can "
                    "be saved as it is.");
    }
    if (warning != NULL)
        remark_unless_faulty(s->form, key, warning);
}

void
person_fields_show(struct form *f, struct screen *s)
{
    for (int n = 0; n < PERSON_HANDBOOKS_MAX; n++)
        fill_grades(f, s, n);
    reveal(f);
}

/* ---- in and out ---- */

static void
put_phones(struct form *f, const struct person *p)
{
    char key[KEY_SIZE];

    for (int n = 0; n < PERSON_PHONES_MAX; n++) {
        static const struct person_phone none = { .call_ok = true };
        const struct person_phone *phone = (size_t)n < p->phone_count ? &p->phones[n] : &none;

        form_set(f, nth("phone", n, key), phone->phone);
        form_set(f, nth("phone_owner", n, key), phone->owner);
        form_set(f, nth("phone_may", n, key),
                 phone->call_ok ? phone->message_ok ? "call;message" : "call"
                                : phone->message_ok ? "message" : "");
        form_set(f, nth("phone_note", n, key), phone->note);
    }
}

static void
put_handbooks(struct form *f, struct screen *s, const struct person *p)
{
    char key[KEY_SIZE];

    for (int n = 0; n < PERSON_HANDBOOKS_MAX; n++) {
        static const struct handbook none = { .state = "held" };
        const struct handbook *h = (size_t)n < p->handbook_count ? &p->handbooks[n] : &none;

        form_set(f, nth("handbook", n, key), h->kind);
        fill_grades(f, s, n);
        form_set(f, nth("handbook_state", n, key), h->state);
        form_set(f, nth("handbook_grade", n, key), h->grade);
        form_set(f, nth("handbook_number", n, key), h->number);
        form_set_date(f, nth("handbook_issued", n, key), h->issued_on);
        form_set_date(f, nth("handbook_expires", n, key), h->expires_on);
    }
}

void
person_fields_put(struct form *f, struct screen *s, const struct person *p)
{
    char codes[CODE_SET_MAX * CODE_SIZE];

    for (int i = 0; i < TEXTS; i++)
        form_set(f, texts[i].key, (const char *)p + texts[i].at);
    form_set_date(f, "birth_date", p->birth_date);
    code_choices_join(&p->disabilities, codes, sizeof codes);
    form_set(f, "disabilities", codes);
    code_choices_join(&p->needs, codes, sizeof codes);
    form_set(f, "needs", codes);
    form_set(f, "severe", p->severe ? "severe" : "");
    put_phones(f, p);
    put_handbooks(f, s, p);
    reveal(f);
}

static void
take_text(const struct form *f, const char *key, char *out, size_t size)
{
    (void)text_copy(out, size, form_get(f, key)); /* the rows' limits are those of the person */
}

static void
take_phones(const struct form *f, struct person *p)
{
    char key[KEY_SIZE];

    p->phone_count = 0;
    for (int n = 0; n < PERSON_PHONES_MAX; n++) {
        struct person_phone *phone = &p->phones[p->phone_count];

        if (!is_filled(f, "phone", n))
            continue;
        *phone = (struct person_phone){ 0 };
        take_text(f, nth("phone", n, key), phone->phone, sizeof phone->phone);
        take_text(f, nth("phone_owner", n, key), phone->owner, sizeof phone->owner);
        phone->call_ok = form_has_flag(f, nth("phone_may", n, key), "call");
        phone->message_ok = form_has_flag(f, key, "message");
        take_text(f, nth("phone_note", n, key), phone->note, sizeof phone->note);
        p->phone_count++;
    }
}

static void
take_handbooks(const struct form *f, struct person *p)
{
    char key[KEY_SIZE];
    size_t count = 0;

    for (int n = 0; n < PERSON_HANDBOOKS_MAX; n++) {
        /* A row that was there keeps its number, whatever stands before it now. */
        int64_t id = (size_t)n < p->handbook_count ? p->handbooks[n].id : 0;
        struct handbook h = { .id = id };

        if (!is_filled(f, "handbook", n))
            continue;
        take_text(f, nth("handbook", n, key), h.kind, sizeof h.kind);
        take_text(f, nth("handbook_state", n, key), h.state, sizeof h.state);
        take_text(f, nth("handbook_grade", n, key), h.grade, sizeof h.grade);
        take_text(f, nth("handbook_number", n, key), h.number, sizeof h.number);
        h.issued_on = form_get_date(f, nth("handbook_issued", n, key));
        h.expires_on = form_get_date(f, nth("handbook_expires", n, key));
        p->handbooks[count++] = h;
    }
    p->handbook_count = count;
}

/* The only kind is the main one without being asked for; what was stored otherwise stays as it was. */
static void
take_disabilities(const struct form *f, struct person *p)
{
    struct code_set before = p->disabilities;

    code_choices_split(form_get(f, "disabilities"), &p->disabilities);
    if (p->disabilities.count == 1 && !code_set_equal(&before, &p->disabilities))
        (void)text_copy(p->primary_disability, sizeof p->primary_disability,
                        p->disabilities.ids[0]);
}

void
person_fields_take(const struct form *f, struct person *p)
{
    for (int i = 0; i < TEXTS; i++)
        take_text(f, texts[i].key, (char *)p + texts[i].at, texts[i].size);
    p->birth_date = form_get_date(f, "birth_date");
    take_disabilities(f, p);
    code_choices_split(form_get(f, "needs"), &p->needs);
    p->severe = form_has_flag(f, "severe", "severe");
    if (!p->severe)
        p->severe_note[0] = '\0';
    take_phones(f, p);
    take_handbooks(f, p);
}

/* ---- classes and errors ---- */

void
person_fields_lock_b(struct form *f, bool locked)
{
    char key[KEY_SIZE];

    for (int i = 0; i < CLASS_B; i++)
        form_lock(f, class_b[i], locked);
    for (int n = 0; n < PERSON_HANDBOOKS_MAX; n++)
        for (int i = 0; i < HANDBOOK_PARTS; i++)
            form_lock(f, nth(handbook_parts[i], n, key), locked);
}

void
person_fields_name_error(struct err *e)
{
    static const struct {
        const char *desk, *row;
    } names[] = { { "phone", "phone1" },
                  { "handbook_kind", "handbook1" },
                  { "handbook_state", "handbook_state1" },
                  { "handbook_grade", "handbook_grade1" },
                  { "handbook_number", "handbook_number1" },
                  { "handbook_expires_on", "handbook_expires1" } };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(e->field, names[i].desk) == 0) {
            (void)text_copy(e->field, sizeof e->field, names[i].row);
            return;
        }
}

void
person_fields_put_typed(struct person *p, const char *typed)
{
    char kana[LINE_SIZE];
    struct date birth;
    bool is_ascii = true;

    for (const char *c = typed; *c != '\0'; c++)
        is_ascii = is_ascii && (unsigned char)*c < 0x80;
    if (date_parse(typed, DATE_NONE, &birth, NULL, NULL) == ERR_OK)
        p->birth_date = birth;
    else if (validate_phone(typed, "", NULL, NULL) == ERR_OK
             && text_copy(p->phones[0].phone, sizeof p->phones[0].phone, typed)) {
        p->phones[0].call_ok = true;
        p->phone_count = 1;
    } else if (!is_ascii && kana_store(typed, kana, sizeof kana) && kana_is_reading(kana))
        (void)text_copy(p->kana, sizeof p->kana, kana);
    else
        (void)text_copy(p->name, sizeof p->name, typed);
}
