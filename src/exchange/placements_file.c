/* The kind `placements`: job starts, our own and those reported by partners. */
#include <string.h>

#include "desk/organisation.h"
#include "desk/people.h"
#include "desk/placement.h"
#include "desk/record.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum {
    L_REF, L_PERSON, L_PARTNER, L_PARTNER_PERSON, L_STARTED, L_EMPLOYER, L_EMPLOYER_NAME,
    L_SUPPORTERS, L_FORM, L_MINUTES, L_ENDED, L_LEAVE, L__WIDTH
};

static const struct import_column columns[L__WIDTH] = {
    [L_REF] = { "ref", "番号", true, false },
    [L_PERSON] = { "person_ref", "対象者番号", false, false },
    [L_PARTNER] = { "partner_ref", "報告機関番号", false, false },
    [L_PARTNER_PERSON] = { "partner_person", "報告機関の対象者", false, true },
    [L_STARTED] = { "started_on", "就職日", true, false },
    [L_EMPLOYER] = { "employer_ref", "企業番号", false, false },
    [L_EMPLOYER_NAME] = { "employer_name", "企業名", false, true },
    [L_SUPPORTERS] = { "supporters", "就職を支援した機関", true, false },
    [L_FORM] = { "employment_form", "雇用形態", true, false },
    [L_MINUTES] = { "weekly_minutes", "週所定労働時間", false, false },
    [L_ENDED] = { "ended_on", "離職日", false, false },
    [L_LEAVE] = { "leave_reason", "離職の理由", false, false },
};

/* A person's ref to its number; an empty cell clears it. */
static void
read_person(struct import *im, int64_t *id)
{
    const char *ref = import_is_bad(im, "person_ref") ? NULL : import_cell(im, "person_ref");
    struct err why = { 0 };

    if (!ref)
        return;
    *id = 0;
    if (*ref && person_find(import_desk(im), ref, id, &why) != ERR_OK)
        import_bad(im, "person_ref", &why);
}

static void
read_organisation(struct import *im, const char *column, int64_t *id)
{
    const char *ref = import_is_bad(im, column) ? NULL : import_cell(im, column);
    struct err why = { 0 };

    if (!ref)
        return;
    *id = 0;
    if (!*ref)
        return;
    if (organisation_id_of(import_desk(im), ref, id, &why) == ERR_OK && *id == 0)
        err_set(&why, ERR_INVALID, column, N_("No organisation has this number."));
    if (why.code != ERR_OK)
        import_bad(im, column, &why);
}

static void
read_minutes(struct import *im, struct placement *p)
{
    const char *cell = import_cell(im, "weekly_minutes");
    long long minutes = PLACEMENT_NOT_KNOWN;

    if (cell && import_number(im, "weekly_minutes", 0, PLACEMENT_WEEK_MAX, &minutes))
        p->weekly_minutes = (int)minutes;
}

static void
read_placement(struct import *im, struct placement *p)
{
    read_person(im, &p->person_id);
    read_organisation(im, "partner_ref", &p->partner_id);
    (void)import_text(im, "partner_person", SHORT_CHARS, p->partner_person,
                      sizeof p->partner_person);
    (void)import_date(im, "started_on", &p->started_on);
    read_organisation(im, "employer_ref", &p->employer_id);
    (void)import_text(im, "employer_name", LINE_CHARS, p->employer_name, sizeof p->employer_name);
    (void)import_codes(im, "supporters", "placement_supporter", &p->supporters);
    (void)import_code(im, "employment_form", "employment_form", p->employment_form);
    read_minutes(im, p);
    (void)import_date(im, "ended_on", &p->ended_on);
    (void)import_code(im, "leave_reason", "leave_reason", p->leave_reason);
}

/* Every rule that the fields break, each with its column; `birth` gets the person's. */
static enum err_code
check_rules(struct import *im, const struct placement *p, struct date *birth, struct err *e)
{
    struct err why = { 0 };
    size_t n = 0;
    enum err_code rc = placement_birth(import_desk(im), p->person_id, birth, e);

    while (rc == ERR_OK && placement_check(p, *birth, &n, &why) != ERR_OK)
        import_bad(im, why.field, &why);
    return rc;
}

/* A job start brings the case to placed; a job that has ended brings it back to the search. */
static enum err_code
set_stage(struct import *im, const struct placement *p, struct err *e)
{
    if (p->person_id == 0 || p->voided)
        return ERR_OK;
    enum err_code rc = import_about_case(im, "person_ref", "started_on", p->person_id,
                                         p->started_on, e);
    if (rc == ERR_OK)
        rc = import_stage(im, "started_on", p->person_id, STAGE_PLACED, p->started_on, "placement",
                          p->id, e);
    if (rc == ERR_OK && !date_is_none(p->ended_on))
        rc = import_stage(im, "ended_on", p->person_id, STAGE_JOB_SEARCH, p->ended_on, "placement",
                          p->id, e);
    return rc;
}

static enum err_code
warn_about(struct import *im, const struct placement *p, struct date birth, struct err *e)
{
    char ref[REF_SIZE], person[REF_SIZE], words[256];
    enum err_code rc = placement_overlap(import_desk(im), p->id, ref, e);

    if (placement_is_early(birth, p->started_on))
        import_warn(im, "started_on", _("The person was younger than 15 on that day."));
    if (rc == ERR_OK && ref[0]) {
        snprintf(words, sizeof words, _("The person's job %s goes on at the same time."), ref);
        import_warn(im, "started_on", words);
    }
    if (rc == ERR_OK)
        rc = placement_namesake(import_desk(im), p->id, ref, person, e);
    if (rc == ERR_OK && ref[0]) {
        snprintf(words, sizeof words,
                 _("In %s the partner's name stands for %s, another person. Reports that are not "
                   "linked count for the one who is longer on file."), ref, person);
        import_warn(im, "partner_person", words);
    }
    return rc;
}

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct desk *d = import_desk(im);
    struct placement p;
    struct date birth;
    const char *ref = import_cell(im, "ref");
    enum err_code rc = placement_find_ref(d, ref, &p, e);
    bool is_new = rc == ERR_NOT_FOUND;

    if (rc != ERR_OK && !is_new)
        return rc;
    if (is_new) {
        p = (struct placement){ .weekly_minutes = PLACEMENT_NOT_KNOWN,
                                .wage = PLACEMENT_NOT_KNOWN };
        import_new(im, p.ref);
    }
    read_placement(im, &p);
    if ((rc = check_rules(im, &p, &birth, e)) != ERR_OK || import_row_is_bad(im))
        return rc;
    int64_t version = p.version;
    p.history = true;
    if (is_new)
        p.reported_on = p.started_on;
    if ((rc = placement_save(d, &p, e)) != ERR_OK)
        return rc;
    *outcome = is_new ? IMPORT_ADDED : p.version != version ? IMPORT_CHANGED : IMPORT_SAME;
    if (*outcome == IMPORT_SAME)
        return ERR_OK;
    rc = warn_about(im, &p, birth, e);
    return rc == ERR_OK ? set_stage(im, &p, e) : rc;
}

const struct import_kind import_placements = {
    .id = "placements",
    .columns = columns,
    .width = L__WIDTH,
    .row = row,
};

/* ---- out ---- */

static const struct sheet_column sheet_columns[L__WIDTH] = {
    [L_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [L_PERSON] = { "person_ref", N_("Person"), SHEET_TEXT },
    [L_PARTNER] = { "partner_ref", N_("Partner"), SHEET_TEXT },
    [L_PARTNER_PERSON] = { "partner_person", N_("Partner's person"), SHEET_TEXT },
    [L_STARTED] = { "started_on", N_("Job start"), SHEET_DATE },
    [L_EMPLOYER] = { "employer_ref", N_("Employer"), SHEET_TEXT },
    [L_EMPLOYER_NAME] = { "employer_name", N_("Employer's name"), SHEET_TEXT },
    [L_SUPPORTERS] = { "supporters", N_("Supporters"), SHEET_LIST },
    [L_FORM] = { "employment_form", N_("Form of employment"), SHEET_TEXT },
    [L_MINUTES] = { "weekly_minutes", N_("Minutes a week"), SHEET_NUMBER },
    [L_ENDED] = { "ended_on", N_("Left on"), SHEET_DATE },
    [L_LEAVE] = { "leave_reason", N_("Reason for leaving"), SHEET_TEXT },
};

static enum err_code
add_placement(struct desk *d, struct sheet *s, const struct placement *p, struct err *e)
{
    char person[REF_SIZE], partner[REF_SIZE], employer[REF_SIZE];
    char supporters[CODE_SET_MAX * CODE_SIZE] = "";
    enum err_code rc;

    if ((rc = record_ref(d, RECORD_PERSON, p->person_id, person, e)) != ERR_OK
        || (rc = record_ref(d, RECORD_ORGANISATION, p->partner_id, partner, e)) != ERR_OK
        || (rc = record_ref(d, RECORD_ORGANISATION, p->employer_id, employer, e)) != ERR_OK)
        return rc;
    sheet_row(s);
    sheet_set(s, L_REF, p->ref);
    export_text(s, L_PERSON, person);
    export_text(s, L_PARTNER, partner);
    export_text(s, L_PARTNER_PERSON, p->partner_person);
    export_date(s, L_STARTED, p->started_on);
    export_text(s, L_EMPLOYER, employer);
    export_text(s, L_EMPLOYER_NAME, p->employer_name);
    for (size_t i = 0; i < p->supporters.count; i++)
        export_append(supporters, sizeof supporters, p->supporters.ids[i]);
    export_text(s, L_SUPPORTERS, supporters);
    sheet_set(s, L_FORM, p->employment_form);
    if (p->weekly_minutes != PLACEMENT_NOT_KNOWN)
        sheet_set_int(s, L_MINUTES, p->weekly_minutes);
    export_date(s, L_ENDED, p->ended_on);
    export_text(s, L_LEAVE, p->leave_reason);
    return ERR_OK;
}

static enum err_code
rows(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e)
{
    struct placement p;
    char ref[REF_SIZE];
    enum err_code rc;

    for (int64_t id = 0; (rc = record_next(d, RECORD_PLACEMENT, &id, ref, e)) == ERR_OK;) {
        rc = placement_find_ref(d, ref, &p, e);
        if (rc == ERR_OK && !p.voided && export_in_year(p.started_on, fy))
            rc = add_placement(d, s, &p, e);
        if (rc != ERR_OK)
            return rc;
    }
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

const struct export_kind export_placements = {
    .id = "placements",
    .columns = sheet_columns,
    .width = L__WIDTH,
    .rows = rows,
};
