/* history_words.c - fields and values of the history in the reader's words; see history_inside.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "db/repo/staff_repo.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"

enum value { TEXT, CODE, CODES, DAY, MOMENT, FLAG, STAFF, PHONES, HANDBOOKS };

enum { VALUE_SIZE = 2 * NOTE_SIZE }; /* labels are longer than codes */

/* The words of the forms, so that a field has one name. */
// clang-format off
static const struct known {
    const char *kind, *field;
    const char *label;
    enum value value;
    const char *list; /* of codes */
    bool class_c;
} known[] = {
    { "person", "name",               N_("Name"),             TEXT,      NULL, false },
    { "person", "kana",               N_("Reading"),          TEXT,      NULL, false },
    { "person", "known_as",           N_("Known as"),         TEXT,      NULL, false },
    { "person", "birth_date",         N_("Birth date"),       DAY,       NULL, false },
    { "person", "sex",                N_("Sex"),              CODE,      "sex", false },
    { "person", "sex_text",           N_("Sex, own words"),   TEXT,      NULL, false },
    { "person", "postal_code",        N_("Postal code"),      TEXT,      NULL, false },
    { "person", "address",            N_("Address"),          TEXT,      NULL, false },
    { "person", "email",              N_("E-mail"),           TEXT,      NULL, false },
    { "person", "fax",                N_("Fax"),              TEXT,      NULL, false },
    { "person", "emergency_name",     N_("In an emergency"),  TEXT,      NULL, false },
    { "person", "emergency_relation", N_("Emergency: relationship"), CODE, "relationship", false },
    { "person", "emergency_phone",    N_("Emergency: phone"), TEXT,      NULL, false },
    { "person", "reachable_time",     N_("Can be reached"),   TEXT,      NULL, false },
    { "person", "contact_caution",    N_("Care in contacts"), TEXT,      NULL, false },
    { "person", "needs",              N_("Needs in talks"),   CODES,     "communication_need", false },
    { "person", "opened_on",          N_("First contact"),    DAY,       NULL, false },
    { "person", "phones",             N_("Phone"),            PHONES,    NULL, false },
    { "person", "disabilities",       N_("Disability"),       CODES,     "disability_kind", false },
    { "person", "primary_disability", N_("Main disability"),  CODE,      "disability_kind", false },
    { "person", "severe",             N_("Severe"),           FLAG,      NULL, false },
    { "person", "handbooks",          N_("Certificate"),      HANDBOOKS, NULL, false },
    { "person", "referral_source",    N_("Referred by"),      CODE,      "referral_source", false },
    { "person", "intention",          N_("Wish to work"),     CODE,      "work_intention", false },
    { "person", "restricted",         N_("Viewing restricted"), FLAG,    NULL, false },
    { "person", "note",               N_("Note"),             TEXT,      NULL, true },
    { "support_case", "staff_id",     N_("In charge"),        STAFF,     NULL, false },
    { "support_case", "next_action",  N_("Next step"),        CODE,      "next_action", false },
    { "support_case", "next_on",      N_("Day of the next step"), DAY,   NULL, false },
    { "participation", "attendance",  N_("Attendance"),       CODE,      "attendance_status", false },
    { "event", "starts_at",           N_("Time of the appointment"), MOMENT, NULL, false },
    { "event", "staff_id",            N_("Staff"),            STAFF,     NULL, false },
    { "interview", "at",              N_("Interview on"),     MOMENT,    NULL, true },
    { "interview", "place",           N_("Where"),            TEXT,      NULL, true },
    { "interview", "staff_id",        N_("Staff"),            STAFF,     NULL, true },
    { "interview", "companions",      N_("Also present"),     TEXT,      NULL, true },
    { "interview", "work_intention",  N_("Wish to work"),     CODE,      "work_intention", true },
    { "interview", "own_will",        N_("In own words"),     TEXT,      NULL, true },
    { "interview", "wish_occupation", N_("Occupation"),       TEXT,      NULL, true },
    { "interview", "wish_weekly_min", N_("Minutes a week"),   TEXT,      NULL, true },
    { "interview", "wish_disclosure", N_("Disability is told"), CODE,    "disclosure", true },
    { "interview", "wish_conditions", N_("What matters at work"), CODES, "work_condition_wish", true },
    { "interview", "family_will",     N_("The family's wishes"), TEXT,   NULL, true },
    { "interview", "education",       N_("Education"),        TEXT,      NULL, true },
    { "interview", "work_history",    N_("Work so far"),      TEXT,      NULL, true },
    { "interview", "qualifications",  N_("Skills and trials"), TEXT,     NULL, true },
    { "interview", "medical",         N_("Disability, health"), TEXT,    NULL, true },
    { "interview", "living",          N_("Daily life"),       TEXT,      NULL, true },
    { "interview", "issues",          N_("Issues"),           TEXT,      NULL, true },
    { "interview", "next_action",     N_("Next step"),        CODE,      "next_action", true },
    { "interview", "next_on",         N_("Day of the next step"), DAY,   NULL, true },
    { "support_log", "category",      N_("Support"),          CODE,      "support_category", true },
    { "support_log", "method",        N_("Method"),           CODE,      "contact_method", true },
    { "support_log", "minutes",       N_("Minutes taken"),    TEXT,      NULL, true },
    { "support_log", "content",       N_("Said and done"),    TEXT,      NULL, true },
    { "support_log", "on_day",        N_("Day"),              DAY,       NULL, true },
    { "support_log", "starts",        N_("Time"),             TEXT,      NULL, true },
    { "support_log", "staff_id",      N_("Staff"),            STAFF,     NULL, true },
    { "support_log", "place",         N_("Where"),            TEXT,      NULL, true },
    { "support_log", "met",           N_("Also present"),     TEXT,      NULL, true },
    { "support_log", "next_action",   N_("Next step"),        CODE,      "next_action", true },
    { "support_log", "next_on",       N_("Day of the next step"), DAY,   NULL, true },
    { "support_log", "next_words",    N_("Next step in words"), TEXT,    NULL, true },
    { "support_log", "visibility",    N_("Shown to"),         CODE,      "record_visibility", true },
};
// clang-format on

static const struct known *
find(const struct field_change *row)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].kind, row->kind) == 0 && strcmp(known[i].field, row->field) == 0)
            return &known[i];
    }
    return NULL;
}

/* What nobody knows here is not for everybody. */
bool
history_is_class_c(const struct field_change *row)
{
    const struct known *k = find(row);

    return !k || k->class_c;
}

static void
add(char out[VALUE_SIZE], const char *gap, const char *words)
{
    size_t used = strlen(out);

    if (words[0])
        snprintf(out + used, VALUE_SIZE - used, "%s%s", used ? gap : "", words);
}

static void
put_day(const struct desk *d, const char *iso, char out[VALUE_SIZE])
{
    struct date day;
    char words[WAREKI_SIZE];

    if (strcmp(d->lang, "ja") != 0 || !date_from_iso(iso, &day)) {
        add(out, "", iso);
        return;
    }
    wareki_format_short(day, words); /* columns are narrow */
    add(out, "", words);
}

/* "H26.11.7 10:30" */
static void
put_moment(const struct desk *d, const char *local, char out[VALUE_SIZE])
{
    char iso[DATE_ISO_SIZE];

    snprintf(iso, sizeof iso, "%.10s", local);
    put_day(d, iso, out);
    if (strlen(local) > sizeof iso)
        add(out, " ", local + sizeof iso);
}

static void
put_codes(struct desk *d, const char *list, const char *joined, char out[VALUE_SIZE])
{
    while (*joined) {
        size_t part = strcspn(joined, ";");
        char id[CODE_SIZE];

        snprintf(id, sizeof id, "%.*s", (int)part, joined);
        add(out, _(", "), code_label(d, list, id));
        joined += part + (joined[part] == ';');
    }
}

static void
put_staff(struct desk *d, const char *id, char out[VALUE_SIZE])
{
    struct staff_row staff;

    if (id[0] && staff_find(d->db, strtoll(id, NULL, 10), &staff, NULL) == ERR_OK)
        add(out, "", staff.name);
    else
        add(out, "", id);
}

static void
put_lines(struct desk *d, void (*words_of)(struct desk *, const char *, char *, size_t),
          const char *lines, char out[VALUE_SIZE])
{
    while (*lines) {
        size_t part = strcspn(lines, "\n");
        char line[NOTE_SIZE], words[NOTE_SIZE];

        snprintf(line, sizeof line, "%.*s", (int)part, lines);
        words_of(d, line, words, sizeof words);
        add(out, _(", "), words);
        lines += part + (lines[part] == '\n');
    }
}

/* The value of a row becomes words; an owned text takes the place of another. */
static void
put_value(struct desk *d, const struct known *k, char **value)
{
    char *out = calloc(1, VALUE_SIZE);

    if (!out)
        abort();
    switch (k->value) {
    case TEXT: add(out, "", *value); break;
    case CODE: add(out, "", code_label(d, k->list, *value)); break;
    case CODES: put_codes(d, k->list, *value, out); break;
    case DAY: put_day(d, *value, out); break;
    case MOMENT: put_moment(d, *value, out); break;
    case FLAG: add(out, "", **value == '1' ? _("yes") : _("no")); break;
    case STAFF: put_staff(d, *value, out); break;
    case PHONES: put_lines(d, people_phone_words, *value, out); break;
    case HANDBOOKS: put_lines(d, people_handbook_words, *value, out); break;
    }
    free(*value);
    *value = strdup(out);
    free(out);
    if (!*value)
        abort();
}

void
history_put_words(struct desk *d, struct field_change *row)
{
    const struct known *k = find(row);

    text_copy(row->label, sizeof row->label, k ? _(k->label) : row->field);
    if (!k)
        return;
    put_value(d, k, &row->before);
    put_value(d, k, &row->after);
}

void
history_moment_words(struct desk *d, const char *local, char *out, size_t size)
{
    char words[VALUE_SIZE] = "";

    put_moment(d, local, words);
    (void)text_copy(out, size, words);
}
