/* intake.c - intake slips; see intake.h */
#include "desk/intake.h"

#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/intake_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/desk_inside.h"
#include "desk/history_inside.h"
#include "desk/next_step.h"
#include "desk/people_inside.h"
#include "desk/walk_in.h"
#include "desk/work.h"

#define AT(member) offsetof(struct intake_slip, member)

// clang-format off
static const struct work_field fields[] = {
    { "received_at",        WORK_LOCAL, AT(received_at),        WORK_MUST, 0, NULL },
    { "received_by",        WORK_ID,    AT(received_by),        WORK_MUST, 0, NULL },
    { "method",             WORK_CODE,  AT(method),             WORK_MUST, 0, "contact_method" },
    { "consulter_kind",     WORK_CODE,  AT(consulter_kind),     WORK_MUST, 0, "consulter_kind" },
    { "consulter_name",     WORK_LINE,  AT(consulter_name),     WORK_MAY,  LINE_CHARS, NULL },
    { "consulter_relation", WORK_CODE,  AT(consulter_relation), WORK_MAY,  0, "relationship" },
    { "consulter_phone",    WORK_LINE,  AT(consulter_phone),    WORK_MAY,  REF_CHARS, NULL },
    { "about_name",         WORK_LINE,  AT(about_name),         WORK_MAY,  LINE_CHARS, NULL },
    { "about_kana",         WORK_LINE,  AT(about_kana),         WORK_MAY,  LINE_CHARS, NULL },
    { "about_birth",        WORK_DATE,  AT(about_birth),        WORK_MAY,  0, NULL },
    { "about_phone",        WORK_LINE,  AT(about_phone),        WORK_MAY,  REF_CHARS, NULL },
    { "referral_source",    WORK_CODE,  AT(referral_source),    WORK_MUST, 0, "referral_source" },
    { "referral_agency",    WORK_ID,    AT(referral_agency),    WORK_MAY,  0, NULL },
    { "chief_complaint",    WORK_NOTE,  AT(chief_complaint),    WORK_MUST, NOTE_CHARS, NULL },
    { "wishes",             WORK_CODES, AT(wishes),             WORK_MAY,  0, "wish_kind" },
    { "response",           WORK_NOTE,  AT(response),           WORK_MUST, NOTE_CHARS, NULL },
    { "next_action",        WORK_CODE,  AT(next_action),        WORK_MUST, 0, "next_action" },
    { "next_on",            WORK_DATE,  AT(next_on),            WORK_MAY,  0, NULL },
    { "close_reason",       WORK_CODE,  AT(close_reason),       WORK_MAY,  0, "close_reason" },
    { "consent_state",      WORK_CODE,  AT(consent_state),      WORK_MUST, 0, "consent_state" },
};
// clang-format on

/* ---- rules ---- */

static void
fill_defaults(struct desk *d, struct intake *in)
{
    struct intake_slip *slip = &in->slip;

    if (!slip->received_at[0])
        desk_now_local(d, slip->received_at);
    if (!slip->received_by)
        slip->received_by = d->user.staff_id;
    if (!next_action_needs_date(slip->next_action))
        slip->next_on = DATE_NONE;
    if (!in->person.referral_source[0])
        memcpy(in->person.referral_source, slip->referral_source, CODE_SIZE);
}

static enum err_code
check_consulter(const struct intake_slip *slip, struct err *e)
{
    if (!slip->anonymous && strcmp(slip->consulter_kind, "self") != 0 && !slip->consulter_name[0])
        return err_set(e, ERR_INVALID, "consulter_name",
                       N_("Enter the name of the one who came or called."));
    return validate_phone(slip->consulter_phone, "consulter_phone", NULL, e);
}

/* Whom it is about is said by the person's record, where there is one. */
static enum err_code
check_about(struct intake_slip *slip, struct date day, struct err *e)
{
    char typed[LINE_SIZE];
    enum err_code rc;

    if (!slip->anonymous) {
        slip->about_name[0] = slip->about_kana[0] = slip->about_phone[0] = '\0';
        slip->about_birth = DATE_NONE;
        return ERR_OK;
    }
    memcpy(typed, slip->about_kana, sizeof typed);
    rc = typed[0]
             ? validate_kana(typed, slip->about_kana, sizeof slip->about_kana, "about_kana", e)
             : ERR_OK;
    if (rc == ERR_OK)
        rc = validate_birth(slip->about_birth, day, "about_birth", e);
    return rc == ERR_OK ? validate_phone(slip->about_phone, "about_phone", NULL, e) : rc;
}

static enum err_code
check_next(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    struct intake_slip *slip = &in->slip, stored = { 0 };
    enum err_code rc = slip->id ? slip_repo_find(d->db, slip->id, &stored, e) : ERR_OK;

    if (rc == ERR_OK) /* an older slip keeps the day it was written with */
        rc = next_step_check(d, stored.next_action, stored.next_on, slip->next_action,
                             &slip->next_on, in->saving.history, e);
    if (rc != ERR_OK)
        return rc;
    if (!date_is_none(slip->next_on) && date_compare(slip->next_on, day) < 0)
        return err_set(e, ERR_INVALID, "next_on",
                       N_("The next action lies before the day of the slip."));
    if (strcmp(slip->next_action, "close") == 0 && !slip->close_reason[0])
        return err_set(e, ERR_INVALID, "close_reason",
                       N_("Choose why the matter ends with this slip."));
    if (strcmp(slip->next_action, "close") != 0 && slip->close_reason[0])
        return err_set(e, ERR_INVALID, "close_reason",
                       N_("A reason for closing belongs to the next action \"close\" only."));
    return ERR_OK;
}

/* A slip that was dated by a clock before keeps its day when it is corrected. */
static enum err_code
check_day(struct desk *d, const struct intake *in, struct date day, struct err *e)
{
    struct intake_slip stored = { 0 };
    enum err_code rc;

    if (in->saving.history || date_compare(day, d->today) <= 0)
        return ERR_OK;
    rc = in->slip.id ? slip_repo_find(d->db, in->slip.id, &stored, e) : ERR_OK;
    if (rc != ERR_OK || strcmp(stored.received_at, in->slip.received_at) == 0)
        return rc;
    return err_set(e, ERR_INVALID, "received_at", N_("This day lies in the future."));
}

static enum err_code
check_slip(struct desk *d, struct intake *in, struct date *day, struct err *e)
{
    struct intake_slip *slip = &in->slip;
    bool history = in->saving.history;
    enum err_code rc = work_check(d, WORK_FIELDS(fields), slip, d->today, history, e);

    if (rc != ERR_OK)
        return rc;
    if (!validate_local(slip->received_at, day))
        return err_set(e, ERR_INVALID, "received_at",
                       N_("Write day and time like 2014-05-12T10:00."));
    if ((rc = check_day(d, in, *day, e)) != ERR_OK)
        return rc;
    if (slip->anonymous && (slip->person_id || in->person.id || in->person.name[0]))
        return err_set(e, ERR_INVALID, "anonymous",
                       N_("An anonymous inquiry has no person. Leave the name empty."));
    if (!history && slip->id == 0 && in->person.id == 0
        && (strcmp(slip->consent_state, "withdrawn") == 0
            || strcmp(slip->consent_state, "expired") == 0))
        return err_set(e, ERR_INVALID, "consent_state",
                       N_("Somebody new has given no consent that could have ended."));
    rc = check_consulter(slip, e);
    if (rc == ERR_OK)
        rc = check_about(slip, *day, e);
    return rc == ERR_OK ? check_next(d, in, *day, e) : rc;
}

/* ---- the person ---- */

static enum err_code
store_person(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    struct person *p = &in->person;
    enum err_code rc = ERR_OK;

    if (p->id) {
        struct person known;

        if (in->edit_person)
            rc = person_save(d, p, &in->saving, e);
        else
            rc = person_repo_find(d->db, p->id, &known, e);
        in->slip.person_id = p->id;
        return rc;
    }
    if (!in->saving.history && !p->disabilities.count)
        return err_set(e, ERR_INVALID, "disabilities",
                       N_("Choose the kind of disability; \"not yet confirmed\" is one of them."));
    if (!in->saving.history && p->disabilities.count > 1 && !p->primary_disability[0])
        return err_set(e, ERR_INVALID, "primary_disability",
                       N_("Choose the main kind of disability."));
    if (date_is_none(p->opened_on))
        p->opened_on = day;
    rc = person_save(d, p, &in->saving, e);
    in->slip.person_id = p->id;
    return rc;
}

/* ---- the case ---- */

static enum err_code
keep_case(struct desk *d, struct intake *in, int64_t case_id, struct err *e)
{
    struct support_case c;
    enum err_code rc = slip_repo_set_case(d->db, in->slip.id, case_id, e);

    in->slip.case_id = case_id;
    if (rc != ERR_OK || !next_action_needs_date(in->slip.next_action))
        return rc;
    rc = case_repo_find(d->db, case_id, &c, e);
    if (rc != ERR_OK || c.stage == STAGE_SUSPENDED)
        return rc;
    return case_put_next(d, &c, in->slip.next_action, in->slip.next_on, e);
}

static enum err_code
begin_case(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    struct support_case c = {
        .person_id = in->slip.person_id,
        .opened_on = day,
        .staff_id = in->staff_id,
        .next_on = in->slip.next_on,
    };
    const struct case_step how = { .history = in->saving.history,
                                   .fictitious = in->saving.fictitious };
    enum err_code rc;

    memcpy(c.next_action, in->slip.next_action, sizeof c.next_action);
    rc = case_open(d, &c, (struct stage_cause){ "intake_slip", in->slip.id }, &how, e);
    if (rc == ERR_OK)
        rc = slip_repo_set_case(d->db, in->slip.id, c.id, e);
    in->slip.case_id = c.id;
    return rc;
}

static enum err_code
store_case(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    int64_t open = 0;
    enum err_code rc = case_repo_open_id(d->db, in->slip.person_id, &open, e);

    if (rc != ERR_OK)
        return rc;
    if (open)
        return keep_case(d, in, open, e);
    if (strcmp(in->slip.next_action, "close") == 0)
        return ERR_OK;
    return begin_case(d, in, day, e);
}

/* ---- the visit ---- */

static enum err_code
note_arrival(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    const struct intake_slip *slip = &in->slip;

    in->expected = false;
    if (in->saving.history || !slip->person_id || strcmp(slip->method, "visit_in") != 0
        || strcmp(slip->consulter_kind, "self") != 0 || date_compare(day, d->today) != 0)
        return ERR_OK; /* who came about the person is not the person */
    return walk_in_note_at(d, slip->person_id, slip->received_at, &in->expected, e);
}

/* ---- the slip ---- */

static enum err_code
store_new(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    struct intake_slip *slip = &in->slip;
    enum err_code rc = slip->anonymous ? ERR_OK : store_person(d, in, day, e);

    slip->fy = fiscal_year_of(day);
    slip->case_id = 0;
    if (rc == ERR_OK)
        rc = slip_repo_insert(d->db, slip, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "add-slip", "intake_slip", slip->id, slip->person_id, NULL, e);
    if (rc == ERR_OK && !slip->anonymous)
        rc = store_case(d, in, day, e);
    return rc == ERR_OK ? note_arrival(d, in, day, e) : rc;
}

/* The open case that began with this slip, when the correction brings the matter to an end; id 0:
 * none. A slip taken in the course of somebody's case ends nothing but its own matter. */
static enum err_code
case_to_close(struct desk *d, const struct intake_slip *stored, const struct intake_slip *slip,
              struct support_case *out, struct err *e)
{
    struct stage_changes list = { 0 };

    *out = (struct support_case){ 0 };
    if (!stored->case_id || strcmp(slip->next_action, "close") != 0
        || strcmp(stored->next_action, "close") == 0)
        return ERR_OK;
    enum err_code rc = stage_repo_list(d->db, stored->case_id, &list, e);
    bool began = rc == ERR_OK && list.count > 0
                 && strcmp(list.rows[0].cause_kind, "intake_slip") == 0
                 && list.rows[0].cause_id == slip->id;
    stage_changes_free(&list);
    if (rc == ERR_OK && began)
        rc = case_repo_find(d->db, stored->case_id, out, e);
    if (rc == ERR_OK && out->stage == STAGE_CLOSED)
        *out = (struct support_case){ 0 };
    return rc;
}

/* Asked before anything is written, so that a refusal is kept in the audit. */
static enum err_code
allow_closing(struct desk *d, const struct intake_slip *slip, struct err *e)
{
    struct intake_slip stored;
    struct support_case c = { 0 };
    enum err_code rc = slip_repo_find(d->db, slip->id, &stored, e);

    if (rc == ERR_OK)
        rc = case_to_close(d, &stored, slip, &c, e);
    if (rc != ERR_OK || !c.id)
        return rc;
    rc = desk_allow(d, workflow_find(c.stage, STAGE_CLOSED)->action, c.person_id, e);
    return rc == ERR_DENIED && e && !e->field[0]
               ? err_set(e, rc, "next_action",
                         N_("The staff in charge or a supervisor closes this case. Ask one of "
                            "them."))
               : rc;
}

/* The number tells the fiscal year: a slip keeps both. */
static enum err_code
check_year(const struct intake_slip *slip, struct date day, struct err *e)
{
    return fiscal_year_of(day).year == slip->fy.year
               ? ERR_OK
               : err_set(e, ERR_INVALID, "received_at",
                         N_("The number of the slip belongs to its fiscal year. Write a new slip "
                            "for another year."));
}

static enum err_code
store_edit(struct desk *d, struct intake *in, struct date day, struct err *e)
{
    struct support_case ends;

    struct intake_slip *slip = &in->slip, stored;
    char names[WORK_NAMES_SIZE];
    enum err_code rc = slip_repo_find(d->db, slip->id, &stored, e);

    if (rc != ERR_OK)
        return rc;
    if (stored.person_id != slip->person_id || stored.anonymous != slip->anonymous)
        return err_set(e, ERR_INVALID, "person",
                       N_("A slip stays with its person. Write a new one."));
    if (stored.version != slip->version)
        return work_conflict(e);
    slip->fy = stored.fy;
    slip->serial = stored.serial;
    slip->case_id = stored.case_id;
    if (!work_differs(WORK_FIELDS(fields), &stored, slip, names))
        return ERR_OK;
    rc = check_year(slip, day, e);
    if (rc == ERR_OK)
        rc = case_to_close(d, &stored, slip, &ends, e);
    if (rc == ERR_OK)
        rc = slip_repo_update(d->db, slip, e);
    if (rc == ERR_OK)
        rc = history_fields(d, &(struct history_of){ "intake_slip", slip->id, slip->person_id, NULL },
                            WORK_FIELDS(fields), &stored, slip, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "save-slip", "intake_slip", slip->id, slip->person_id, names, e);
    in->closed_case = ends.id != 0;
    return rc == ERR_OK && ends.id ? case_close(d, ends.id, slip->close_reason, DATE_NONE, e) : rc;
}

enum err_code
intake_save(struct desk *d, struct intake *in, struct err *e)
{
    struct intake row = *in;
    int64_t person_id = row.slip.id ? row.slip.person_id : row.person.id;
    struct date day;
    enum err_code rc = work_allow(d, ACTION_INTAKE, person_id, row.saving.history, e);

    fill_defaults(d, &row);
    row.closed_case = false;
    if (rc == ERR_OK)
        rc = check_slip(d, &row, &day, e);
    if (rc == ERR_OK && row.slip.id)
        rc = allow_closing(d, &row.slip, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = row.slip.id ? store_edit(d, &row, day, e) : store_new(d, &row, day, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *in = row;
    else
        in->saving = row.saving; /* the suspects to show */
    return rc;
}

/* ---- whose it was, afterwards ---- */

static enum err_code
name_slip(struct desk *d, struct intake *in, struct err *e)
{
    struct intake_slip *slip = &in->slip, stored;
    struct date day;
    enum err_code rc = slip_repo_find(d->db, slip->id, &stored, e);

    if (rc != ERR_OK)
        return rc;
    if (stored.person_id)
        return err_set(e, ERR_INVALID, "person",
                       N_("This slip has its person already. Write a new one."));
    if (stored.version != slip->version)
        return work_conflict(e);
    *slip = stored;
    slip->anonymous = false;
    (void)validate_local(slip->received_at, &day); /* the schema keeps no other */
    fill_defaults(d, in);
    rc = store_person(d, in, day, e);
    if (rc == ERR_OK)
        rc = slip_repo_set_person(d->db, slip, e);
    if (rc == ERR_OK)
        rc = check_about(slip, day, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "name-slip", "intake_slip", slip->id, slip->person_id, "person_ref", e);
    if (rc == ERR_OK)
        rc = store_case(d, in, day, e);
    return rc == ERR_OK ? note_arrival(d, in, day, e) : rc;
}

enum err_code
intake_name(struct desk *d, struct intake *in, struct err *e)
{
    struct intake row = *in;
    enum err_code rc = desk_allow(d, ACTION_INTAKE, row.person.id, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, name_slip(d, &row, e), e);
    if (rc == ERR_OK)
        *in = row;
    else
        in->saving = row.saving; /* the suspects to show */
    return rc;
}

enum err_code
intake_open(struct desk *d, int64_t slip_id, struct intake_slip *out, struct err *e)
{
    enum err_code rc = slip_repo_find(d->db, slip_id, out, e);

    if (rc == ERR_OK)
        rc = out->person_id ? people_allow_open(d, out->person_id, e)
                            : desk_allow(d, ACTION_INTAKE, 0, e);
    if (rc == ERR_OK)
        rc = people_view(d, "intake_slip", slip_id, out->person_id, e);
    if (rc != ERR_OK)
        *out = (struct intake_slip){ 0 };
    return rc;
}

/* ---- enquiries ---- */

enum err_code
intake_enquiries(struct desk *d, struct enquiry_rows *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_INTAKE, 0, e);

    *out = (struct enquiry_rows){ 0 };
    if (rc == ERR_OK)
        rc = slip_repo_enquiries(d->db, date_add_months(d->today, -12), out, e);
    if (rc != ERR_OK)
        enquiry_rows_free(out);
    return rc;
}

/* The line of a search that has found some. */
static enum err_code
trace_enquiries(struct desk *d, enum err_code rc, struct enquiries *found, struct err *e)
{
    const struct audit_act act = { .action = action_id(ACTION_SEARCH), .kind = "intake_slip" };

    if (rc == ERR_OK && found->count > 0)
        rc = audit_view(d, &act, e);
    if (rc != ERR_OK)
        found->count = 0;
    return rc;
}

enum err_code
intake_search(struct desk *d, const char *query, struct enquiries *out, struct err *e)
{
    struct enquiry_rows all;
    enum err_code rc = intake_enquiries(d, &all, e);

    enquiries_find(&all, query, ENQUIRIES_MAX, out);
    enquiry_rows_free(&all);
    return trace_enquiries(d, rc, out, e);
}

enum err_code
intake_alike(struct desk *d, const struct person *p, int64_t except, struct enquiries *out,
             struct err *e)
{
    struct enquiry_rows all;
    enum err_code rc = intake_enquiries(d, &all, e);

    enquiries_alike(&all, p, except, out);
    enquiry_rows_free(&all);
    return trace_enquiries(d, rc, out, e);
}

enum err_code
intake_list(struct desk *d, struct date from, struct date to, size_t limit, struct slip_rows *out,
            struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    *out = (struct slip_rows){ 0 };
    if (rc == ERR_OK)
        rc = slip_repo_list(d->db, from, to, people_viewer(d), limit, out, e);
    for (size_t i = 0; i < out->count && !desk_may(d, ACTION_INTAKE); i++)
        out->rows[i].about[0] = out->rows[i].consulter[0] = '\0';
    if (rc != ERR_OK)
        slip_rows_free(out);
    return rc;
}
