/* history_words.c - fields and values of the history in the reader's words; see history_inside.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "db/repo/organisation_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/staff_repo.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/interview_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"

enum value { TEXT, CODE, CODES, DAY, MOMENT, FLAG, STAFF, ORGANISATIONS, PERSON, PHONES, HANDBOOKS, JOBS };

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
    { "person", "severe_note",        N_("Severe: why"),      TEXT,      NULL, false },
    { "person", "handbooks",          N_("Certificate"),      HANDBOOKS, NULL, false },
    { "person", "referral_source",    N_("Referred by"),      CODE,      "referral_source", false },
    { "person", "intention",          N_("Wish to work"),     CODE,      "work_intention", false },
    { "person", "restricted",         N_("Viewing restricted"), FLAG,    NULL, false },
    { "person", "note",               N_("Note"),             TEXT,      NULL, true },
    { "support_case", "staff_id",     N_("In charge"),        STAFF,     NULL, false },
    { "support_case", "next_action",  N_("Next step"),        CODE,      "next_action", false },
    { "support_case", "next_on",      N_("Day of the next step"), DAY,   NULL, false },
    { "participation", "attendance",  N_("Attendance"),       CODE,      "attendance_status", false },
    { "participation", "arrived_at",  N_("Came at"),          MOMENT,    NULL, false },
    { "participation", "waiting",     N_("Waiting list"),     FLAG,      NULL, false },
    { "event", "starts_at",           N_("Time of the appointment"), MOMENT, NULL, false },
    { "event", "despite",             N_("Saved after a check"), TEXT,   NULL, false },
    { "participation", "despite",     N_("Saved after a check"), TEXT,   NULL, false },
    { "event", "staff_id",            N_("Staff"),            STAFF,     NULL, false },
    { "event", "minutes",             N_("Minutes taken"),    TEXT,      NULL, false },
    { "event", "place",               N_("Where"),            TEXT,      NULL, false },
    { "event", "title",               N_("Purpose"),          TEXT,      NULL, false },
    { "event", "kind",                N_("Kind"),             CODE,      "event_kind", false },
    { "event", "status",              N_("State"),            CODE,      "event_status", false },
    { "event", "ends_at",             N_("To"),               MOMENT,    NULL, false },
    { "event", "capacity",            N_("Places"),           TEXT,      NULL, false },
    { "event", "attendees",           N_("Head count"),       TEXT,      NULL, false },
    { "event", "chair_id",            N_("Chair"),            STAFF,     NULL, false },
    { "event", "recorder_id",         N_("Recorder"),         STAFF,     NULL, false },
    { "event", "staff",               N_("Staff"),            STAFF,     NULL, false },
    { "event", "summary",             N_("Report"),           TEXT,      NULL, false },
    { "event", "note",                N_("Note"),             TEXT,      NULL, false },
    { "organisation", "kind",         N_("Kind"),             CODE,      "agency_kind", false },
    { "organisation", "name",         N_("Full name"),        TEXT,      NULL, false },
    { "organisation", "kana",         N_("Reading"),          TEXT,      NULL, false },
    { "organisation", "postal_code",  N_("Postal code"),      TEXT,      NULL, false },
    { "organisation", "address",      N_("Address"),          TEXT,      NULL, false },
    { "organisation", "phone",        N_("Phone"),            TEXT,      NULL, false },
    { "organisation", "industry",     N_("Industry"),         CODE,      "industry", false },
    { "organisation", "size",         N_("Employees"),            CODE,      "employer_size", false },
    { "organisation", "needs",        N_("What they need"),   TEXT,      NULL, false },
    { "organisation", "note",         N_("Note"),             TEXT,      NULL, false },
    { "organisation", "voided",       N_("Void"),             FLAG,      NULL, false },
    { "disability_period", "kind",     N_("Disability"),       CODE,      "disability_kind", false },
    { "disability_period", "since",    N_("Disability since"), DAY,       NULL, false },
    { "disability_period", "ended_on", N_("Disability no more"), DAY,     NULL, false },
    { "person_flag", "resolution",    N_("Pinned note settled"), TEXT,   NULL, false },
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
    { "interview", "work_history",    N_("Work, in words"),      TEXT,      NULL, true },
    { "interview", "qualifications",  N_("Skills and trials"), TEXT,     NULL, true },
    { "interview", "medical",         N_("Disability, health"), TEXT,    NULL, true },
    { "interview", "diagnosis",       N_("Diagnosis"),        TEXT,      NULL, true },
    { "interview", "doctor",          N_("Doctor"),           TEXT,      NULL, true },
    { "interview", "clinic",          N_("Clinic"),           TEXT,      NULL, true },
    { "interview", "visits",          N_("Visits there"),     TEXT,      NULL, true },
    { "interview", "medicine",        N_("Medicine"),         TEXT,      NULL, true },
    { "interview", "living",          N_("Daily life"),       TEXT,      NULL, true },
    { "interview", "household",       N_("Household"),        TEXT,      NULL, true },
    { "interview", "income_note",     N_("Income"),           TEXT,      NULL, true },
    { "interview", "services",        N_("Services in use"),  CODES,     "service_type", true },
    { "interview", "agencies",        N_("Agencies in use"),  ORGANISATIONS, NULL, true },
    { "interview", "jobs",            N_("Jobs so far"),      JOBS,      NULL, true },
    { "interview", "with_staff",      N_("Staff with them"),  STAFF,     NULL, true },
    { "interview", "wish_area",       N_("Where to work"),    TEXT,      NULL, true },
    { "interview", "wish_commute_min", N_("Minutes to work"), TEXT,      NULL, true },
    { "interview", "wish_days",       N_("Days a week"),      TEXT,      NULL, true },
    { "interview", "wish_wage",       N_("Wage"),             TEXT,      NULL, true },
    { "interview", "wish_start",      N_("When to begin"),    TEXT,      NULL, true },
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
    { "intake_slip", "received_at", N_("Received"), MOMENT, NULL, false },
    { "intake_slip", "received_by", N_("Taken by"), STAFF, NULL, false },
    { "intake_slip", "referral_agency", N_("Agency that referred"), ORGANISATIONS, NULL, false },
    { "intake_slip", "method", N_("Contact by"), CODE, "contact_method", false },
    { "intake_slip", "consulter_kind", N_("Who asks"), CODE, "consulter_kind", false },
    { "intake_slip", "consulter_name", N_("Name of who asks"), TEXT, NULL, false },
    { "intake_slip", "consulter_relation", N_("Relationship of who asks"), CODE, "relationship",
      false },
    { "intake_slip", "consulter_phone", N_("Phone of who asks"), TEXT, NULL, false },
    { "intake_slip", "referral_source", N_("Referred by"), CODE, "referral_source", false },
    { "intake_slip", "chief_complaint", N_("Main concern"), TEXT, NULL, false },
    { "intake_slip", "wishes", N_("Wishes"), CODES, "wish_kind", false },
    { "intake_slip", "response", N_("What was done"), TEXT, NULL, false },
    { "intake_slip", "next_action", N_("Next step"), CODE, "next_action", false },
    { "intake_slip", "next_on", N_("Day of the next step"), DAY, NULL, false },
    { "intake_slip", "close_reason", N_("Why it ends"), CODE, "close_reason", false },
    { "intake_slip", "consent_state", N_("Consent"), CODE, "consent_state", false },
    { "consent", "purpose", N_("Purpose"), TEXT, NULL, false },
    { "consent", "refused", N_("Refused"), FLAG, NULL, false },
    { "consent", "items", N_("What"), CODES, "consent_item", false },
    { "consent", "recipients", N_("To whom"), ORGANISATIONS, NULL, false },
    { "consent", "from_on", N_("Valid from"), DAY, NULL, false },
    { "consent", "to_on", N_("Valid to"), DAY, NULL, false },
    { "consent", "signed_on", N_("Signed on"), DAY, NULL, false },
    { "consent", "signed_by", N_("Signed by"), TEXT, NULL, false },
    { "consent", "signer_relation", N_("Relationship of who signed"), CODE, "relationship", false },
    { "consent", "withdrawn_on", N_("Withdrawn on"), DAY, NULL, false },
    { "consent", "withdrawn_note", N_("Note"), TEXT, NULL, false },
    { "assessment", "on", N_("Day"), DAY, NULL, true },
    { "assessment", "staff_id", N_("Staff"), STAFF, NULL, true },
    { "assessment", "place", N_("Where"), TEXT, NULL, true },
    { "assessment", "present", N_("Also present"), TEXT, NULL, true },
    { "assessment", "strengths", N_("Strengths"), TEXT, NULL, true },
    { "assessment", "accommodations", N_("Possible if"), TEXT, NULL, true },
    { "assessment", "wish_note", N_("Wishes"), TEXT, NULL, true },
    { "assessment", "outside", N_("Other material"), TEXT, NULL, true },
    { "meeting_case", "own_words", N_("Own words"), TEXT, NULL, true },
    { "meeting_case", "shared_points", N_("Points shared"), TEXT, NULL, true },
    { "meeting_case", "discussed", N_("Discussed"), TEXT, NULL, true },
    { "meeting_case", "opinions", N_("Opinions"), TEXT, NULL, true },
    { "meeting_case", "outcomes", N_("Outcome"), CODES, "meeting_outcome", true },
    { "meeting_case", "remaining", N_("What remains"), TEXT, NULL, true },
    { "meeting_case", "next_on", N_("Next meeting"), DAY, NULL, true },
    { "registration", "number", N_("Number"), TEXT, NULL, true },
    { "registration", "registered_on", N_("Registered on"), DAY, NULL, true },
    { "registration", "ended_on", N_("Last day"), DAY, NULL, true },
    { "registration", "end_reason", N_("Reason"), CODE, "close_reason", true },
    { "registration", "note", N_("Note"), TEXT, NULL, true },
    { "placement", "person_ref", N_("Person"), PERSON, NULL, true },
    { "placement", "partner_ref", N_("Reported by"), ORGANISATIONS, NULL, true },
    { "placement", "partner_person", N_("Their name for the person"), TEXT, NULL, true },
    { "placement", "started_on", N_("First day at work"), DAY, NULL, true },
    { "placement", "reported_on", N_("Reported on"), DAY, NULL, true },
    { "placement", "employer_ref", N_("Employer on file"), ORGANISATIONS, NULL, true },
    { "placement", "employer_name", N_("Employer"), TEXT, NULL, true },
    { "placement", "occupation", N_("Kind of work"), CODE, "occupation", true },
    { "placement", "job_note", N_("The work"), TEXT, NULL, true },
    { "placement", "employment_form", N_("Employment"), CODE, "employment_form", true },
    { "placement", "special_subsidiary", N_("special subsidiary"), FLAG, NULL, true },
    { "placement", "home_working", N_("working at home"), FLAG, NULL, true },
    { "placement", "weekly_minutes", N_("Minutes a week"), TEXT, NULL, true },
    { "placement", "wage_kind", N_("Kind of wage"), CODE, "wage_kind", true },
    { "placement", "wage", N_("Wage"), TEXT, NULL, true },
    { "placement", "contract_term", N_("Term"), CODE, "contract_term", true },
    { "placement", "term_end", N_("End of the term"), DAY, NULL, true },
    { "placement", "vacancy_kind", N_("Vacancy"), CODE, "vacancy_kind", true },
    { "placement", "disclosure", N_("Disability is"), CODE, "disclosure", true },
    { "placement", "route", N_("Found through"), CODE, "placement_route", true },
    { "placement", "supporters", N_("Supported by"), CODES, "placement_supporter", true },
    { "placement", "retention_lead", N_("Retention lead"), ORGANISATIONS, NULL, true },
    { "placement", "retention_from", N_("Retention from"), DAY, NULL, true },
    { "placement", "ended_on", N_("Last day at work"), DAY, NULL, true },
    { "placement", "leave_reason", N_("Why it ended"), CODE, "leave_reason", true },
    { "placement", "leave_note", N_("In words"), TEXT, NULL, true },
    { "dispatch", "on", N_("Day"), DAY, NULL, true },
    { "dispatch", "starts", N_("Time"), TEXT, NULL, true },
    { "dispatch", "trip", N_("Trip of the day"), TEXT, NULL, true },
    { "dispatch", "trip_reason", N_("Why it is another trip"), TEXT, NULL, true },
    { "dispatch", "destination", N_("Destination"), TEXT, NULL, true },
    { "dispatch", "organisation_ref", N_("Destination on file"), ORGANISATIONS, NULL, true },
    { "dispatch", "method", N_("Method"), CODE, "contact_method", true },
    { "dispatch", "purpose", N_("Purpose"), CODE, "dispatch_purpose", true },
    { "dispatch", "staff", N_("Staff who went"), STAFF, NULL, true },
    { "dispatch", "minutes", N_("Minutes taken"), TEXT, NULL, true },
    { "dispatch", "person_refs", N_("How many people were seen"), TEXT, NULL, true },
    { "dispatch", "met", N_("Whom they met"), CODES, "person_met", true },
    { "dispatch", "situation", N_("How it goes"), TEXT, NULL, true },
    { "dispatch", "adjusted", N_("Adjusted there"), TEXT, NULL, true },
    { "dispatch", "checkpoint", N_("Checkpoint"), CODE, "retention_checkpoint", true },
    { "dispatch", "status", N_("State then"), CODE, "retention_status", true },
    { "dispatch", "next_on", N_("Next visit on"), DAY, NULL, true },
    { "dispatch", "note", N_("Note"), TEXT, NULL, true },
    { "handover", "person_ref", N_("Person"), PERSON, NULL, true },
    { "handover", "placement_ref", N_("Job"), TEXT, NULL, true },
    { "handover", "from_ref", N_("Given by"), ORGANISATIONS, NULL, true },
    { "handover", "to_ref", N_("Taken over by"), ORGANISATIONS, NULL, true },
    { "handover", "handed_over_on", N_("Handed over on"), DAY, NULL, true },
    { "handover", "start_date", N_("First day at work"), DAY, NULL, true },
    { "handover", "employer_contact", N_("At the employer"), TEXT, NULL, true },
    { "handover", "course", N_("So far"), TEXT, NULL, true },
    { "handover", "remaining", N_("What remains"), TEXT, NULL, true },
    { "handover", "consent_id", N_("Consent"), TEXT, NULL, true },
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

/* Each number of a list joined by ";", in words or, if nobody knows it any more, as it is. */
static void
put_ids(struct desk *d, void (*words_of)(struct desk *, int64_t, char[LINE_SIZE]), const char *joined,
        char out[VALUE_SIZE])
{
    while (*joined) {
        size_t part = strcspn(joined, ";");
        char words[LINE_SIZE];

        snprintf(words, sizeof words, "%.*s", (int)part, joined);
        words_of(d, strtoll(joined, NULL, 10), words);
        add(out, _(", "), words);
        joined += part + (joined[part] == ';');
    }
}

static void
staff_words(struct desk *d, int64_t id, char out[LINE_SIZE])
{
    struct staff_row staff;

    if (staff_find(d->db, id, &staff, NULL) == ERR_OK)
        text_copy(out, LINE_SIZE, staff.name);
}

static void
organisation_words(struct desk *d, int64_t id, char out[LINE_SIZE])
{
    struct organisation organisation;

    if (organisation_repo_find(d->db, id, &organisation, NULL) == ERR_OK)
        text_copy(out, LINE_SIZE, organisation.name);
}

/* A number alone: who may open the one need not see the other's name. */
static void
person_words(struct desk *d, int64_t id, char out[LINE_SIZE])
{
    struct person *person = malloc(sizeof *person);

    if (!person)
        abort();
    if (person_repo_find(d->db, id, person, NULL) == ERR_OK)
        text_copy(out, LINE_SIZE, person->ref);
    free(person);
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
    case STAFF: put_ids(d, staff_words, *value, out); break;
    case ORGANISATIONS: put_ids(d, organisation_words, *value, out); break;
    case PERSON: put_ids(d, person_words, *value, out); break;
    case PHONES: put_lines(d, people_phone_words, *value, out); break;
    case HANDBOOKS: put_lines(d, people_handbook_words, *value, out); break;
    case JOBS: put_lines(d, interview_job_words, *value, out); break;
    }
    free(*value);
    *value = strdup(out);
    free(out);
    if (!*value)
        abort();
}

/* NULL: the card itself, its case, or a record whose history is read alone. */
static const char *
record_words(const char *kind)
{
    static const struct {
        const char *kind, *words;
    } records[] = {
        { "intake_slip", N_("Slip") },          { "consent", N_("Consent") },
        { "assessment", N_("Assessment") },     { "meeting_case", N_("Meeting") },
        { "registration", N_("Registration") }, { "placement", N_("Placement") },
        { "dispatch", N_("Visit") },            { "handover", N_("Handover") },
    };

    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        if (strcmp(records[i].kind, kind) == 0)
            return _(records[i].words);
    }
    return NULL;
}

void
history_put_words(struct desk *d, struct field_change *row)
{
    const struct known *k = find(row);
    const char *record = record_words(row->kind);

    if (record)
        snprintf(row->label, sizeof row->label, _("%s: %s"), record, k ? _(k->label) : row->field);
    else
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
