/* case.c - open, read and look after cases; their stages are moved in case_move.c. See case.h */
#include "desk/case.h"

#include <string.h>

#include "core/intake.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/caseload_repo.h"
#include "db/repo/due_repo.h"
#include "db/repo/staff_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/next_step.h"
#include "desk/people_inside.h"
#include "desk/work.h"

/* ---- shared ---- */

enum err_code
case_allow_write(struct desk *d, const struct support_case *c, struct err *e)
{
    if (d->user.role == ROLE_WORKER && !c->staff_id && date_is_none(c->closed_on))
        return desk_allow(d, ACTION_WORK, c->person_id, e);
    return desk_allow(d, ACTION_WRITE_C, c->person_id, e);
}

// clang-format off
static const struct work_field fields[] = {
    { "staff_id",    WORK_ID,   offsetof(struct support_case, staff_id),    WORK_MAY, 0, NULL },
    { "next_action", WORK_CODE, offsetof(struct support_case, next_action), WORK_MAY, 0, NULL },
    { "next_on",     WORK_DATE, offsetof(struct support_case, next_on),     WORK_MAY, 0, NULL },
};
// clang-format on

/* Who had the case until then. */
static enum err_code
note_charge(struct desk *d, const struct support_case *old, const struct support_case *c,
            struct date on, const char *reason, struct err *e)
{
    char at[STAMP_SIZE];
    const struct charge_change change = {
        .case_id = c->id,
        .from = old->staff_id,
        .to = c->staff_id,
        .on = on,
        .reason = reason ? reason : "",
        .staff_id = d->user.staff_id,
        .at = at,
    };

    d->now(at);
    return old->staff_id != c->staff_id ? charge_repo_add(d->db, &change, e) : ERR_OK;
}

static enum err_code
note_fields(struct desk *d, const struct support_case *old, const struct support_case *c,
            const char *reason, struct err *e)
{
    const struct history_of of = { "support_case", c->id, c->person_id, reason };

    return history_fields(d, &of, WORK_FIELDS(fields), old, c, e);
}

/* `on` and `reason` (may be NULL): of another one in charge. */
static enum err_code
store_from(struct desk *d, const struct support_case *old, struct support_case *c, struct date on,
           const char *reason, struct err *e)
{
    enum err_code rc = case_repo_update(d->db, c, e);

    if (rc == ERR_OK)
        rc = note_fields(d, old, c, reason, e);
    return rc == ERR_OK ? note_charge(d, old, c, on, reason, e) : rc;
}

enum err_code
case_store(struct desk *d, const struct support_case *old, struct support_case *c, struct err *e)
{
    return store_from(d, old, c, d->today, NULL, e);
}

enum err_code
case_note_put_back(struct desk *d, const struct support_case *old, const struct support_case *c,
                   const char *reason, struct err *e)
{
    const struct audit_act act = {
        .action = action_id(ACTION_UNDO_STAGE),
        .kind = "support_case",
        .record_id = c->id,
        .person_id = c->person_id,
        .fields = "stage",
        .reason = reason,
    };
    enum err_code rc = note_fields(d, old, c, reason, e);

    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
case_take(struct desk *d, struct support_case *c, struct err *e)
{
    const struct support_case old = *c;

    if (d->user.role != ROLE_WORKER || c->staff_id)
        return ERR_OK;
    c->staff_id = d->user.staff_id;
    return case_store(d, &old, c, e);
}

enum err_code
case_put_next(struct desk *d, struct support_case *c, const char *next_action, struct date next_on,
              struct err *e)
{
    const struct support_case old = *c;

    text_copy(c->next_action, sizeof c->next_action, next_action);
    c->next_on = next_action_needs_date(next_action) ? next_on : DATE_NONE;
    return case_store(d, &old, c, e);
}

enum err_code
case_is_active(const struct support_case *c, struct err *e)
{
    if (c->stage == STAGE_CLOSED)
        return err_set(e, ERR_INVALID, "case",
                       N_("This case is closed. Open a new one for somebody who comes back."));
    if (c->stage == STAGE_SUSPENDED)
        return err_set(e, ERR_INVALID, "case", N_("This case is suspended. Resume it first."));
    return ERR_OK;
}

struct date
case_step_day(const struct desk *d, const struct support_case *c, struct date day)
{
    if (date_is_none(day) || date_compare(day, d->today) > 0)
        day = d->today;
    return date_compare(day, c->stage_since) < 0 ? c->stage_since : day;
}

/* Who may be in charge; 0: nobody. */
static enum err_code
check_carrier(struct desk *d, int64_t staff_id, struct err *e)
{
    struct staff_row staff = { 0 };
    enum err_code rc = staff_id ? staff_find(d->db, staff_id, &staff, NULL) : ERR_OK;

    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return err_set(e, rc, "", N_("The staff list cannot be read."));
    if (rc == ERR_OK && !staff.disabled && role_carries_cases(staff.role)
        && (date_is_none(staff.ends_on) || date_compare(staff.ends_on, d->today) >= 0))
        return ERR_OK;
    return err_set(e, ERR_INVALID, "staff", N_("This member of staff cannot take cases."));
}

/* ---- open ---- */

static enum err_code
check_new(struct desk *d, struct support_case *c, bool history, struct err *e)
{
    int64_t open = 0;
    enum err_code rc = case_repo_open_id(d->db, c->person_id, &open, e);

    if (rc == ERR_OK && open)
        return err_set(e, ERR_INVALID, "person", N_("This person has an open case already."));
    if (rc == ERR_OK && !date_is_valid(c->opened_on))
        return err_set(e, ERR_INVALID, "opened_on", N_("There is no such day."));
    if (rc == ERR_OK && !history && date_compare(c->opened_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "opened_on", N_("This day lies in the future."));
    if (rc == ERR_OK && !history)
        rc = check_carrier(d, c->staff_id, e);
    if (rc == ERR_OK && c->next_action[0])
        rc = next_step_check(d, NULL, DATE_NONE, c->next_action, &c->next_on, history, e);
    return rc;
}

/* The slip that opens a case; history has none. */
static enum err_code
check_slip(struct desk *d, const struct support_case *c, struct stage_cause cause, bool history,
           struct err *e)
{
    bool fits = history && !cause.kind;
    enum err_code rc = ERR_OK;

    if (cause.kind)
        rc = cause_repo_fits(d->db, NEED_SLIP, cause.kind, cause.id, c, STAGE_INQUIRY, &fits, e);
    return rc == ERR_OK && !fits
               ? err_set(e, ERR_INVALID, "cause", N_("A case begins with an intake slip."))
               : rc;
}

static enum err_code
add_first_stage(struct desk *d, const struct support_case *c, struct stage_cause cause,
                struct err *e)
{
    struct stage_change h = {
        .case_id = c->id,
        .to = STAGE_INQUIRY,
        .on = c->opened_on,
        .cause_id = cause.kind ? cause.id : 0,
        .imported = c->imported,
    };

    text_copy(h.cause_kind, sizeof h.cause_kind, cause.kind ? cause.kind : "");
    d->now(h.at);
    return stage_repo_add(d->db, &h, d->user.staff_id, e);
}

static enum err_code
store_new(struct desk *d, struct support_case *c, struct stage_cause cause, bool history,
          struct err *e)
{
    enum err_code rc = check_new(d, c, history, e);

    if (rc == ERR_OK)
        rc = check_slip(d, c, cause, history, e);
    if (rc == ERR_OK)
        rc = case_repo_insert(d->db, c, e);
    if (rc == ERR_OK)
        rc = add_first_stage(d, c, cause, e);
    if (rc == ERR_OK)
        rc = work_audit(d, workflow_find(STAGE_NONE, STAGE_INQUIRY)->verb, "support_case", c->id,
                        c->person_id, NULL, e);
    return rc;
}

enum err_code
case_open(struct desk *d, struct support_case *c, struct stage_cause cause,
          const struct case_step *step, struct err *e)
{
    bool history = step && step->history;
    struct support_case row = *c;
    enum err_code rc = work_allow(d, ACTION_INTAKE, c->person_id, history, e);

    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    if (date_is_none(row.opened_on))
        row.opened_on = d->today;
    row.stage = STAGE_INQUIRY;
    row.stage_since = row.opened_on;
    row.imported = history && !step->fictitious;
    if (!next_action_needs_date(row.next_action))
        row.next_on = DATE_NONE;
    rc = store_new(d, &row, cause, history, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *c = row;
    return rc;
}

/* ---- read ---- */

enum err_code
case_find(struct desk *d, int64_t case_id, struct support_case *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    return rc == ERR_OK ? case_repo_find(d->db, case_id, out, e) : rc;
}

enum err_code
case_of_person(struct desk *d, int64_t person_id, struct support_case *out, struct err *e)
{
    int64_t id = 0;
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    if (rc == ERR_OK)
        rc = case_repo_open(d->db, person_id, out, e);
    if (rc != ERR_OK || out->id != 0)
        return rc;
    rc = case_repo_newest_id(d->db, person_id, &id, e);
    return rc == ERR_OK ? case_repo_find(d->db, id, out, e) : rc;
}

enum err_code
case_on_day(struct desk *d, int64_t person_id, struct date day, bool *there, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    return rc == ERR_OK ? case_repo_on_day(d->db, person_id, day, there, e) : rc;
}

enum err_code
case_stages(struct desk *d, int64_t case_id, struct stage_changes *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    *out = (struct stage_changes){ 0 };
    if (rc == ERR_OK)
        rc = people_allow_open(d, c.person_id, e);
    if (rc == ERR_OK)
        rc = stage_repo_list(d->db, case_id, out, e);
    if (rc != ERR_OK)
        stage_changes_free(out);
    return rc;
}

enum err_code
case_list(struct desk *d, enum stage stage, int64_t staff_id, size_t limit, struct case_rows *out,
          struct err *e)
{
    enum stage first = stage == STAGE_NONE ? STAGE_INQUIRY : stage;
    enum stage last = stage == STAGE_NONE ? STAGE_SUSPENDED : stage;
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *out = (struct case_rows){ 0 };
    for (enum stage s = first; rc == ERR_OK && s <= last && out->count < limit; s++)
        rc = case_repo_list(d->db, s, staff_id, people_viewer(d), limit - out->count, out, e);
    for (size_t i = 0; rc == ERR_OK && i < out->count; i++) {
        struct case_row *row = &out->rows[i];

        if (date_is_none(row->c.next_on) && row->c.stage < STAGE_SUSPENDED)
            rc = due_repo_ahead(d->db, row->c.id, row->c.person_id, d->today, &row->ahead, e);
    }
    if (rc != ERR_OK)
        case_rows_free(out);
    return rc;
}

/* ---- look after ---- */

/* Read for a change of what was read with `version`. */
static enum err_code
find_version(struct desk *d, int64_t case_id, int64_t version, struct support_case *c,
             struct err *e)
{
    enum err_code rc = case_repo_find(d->db, case_id, c, e);

    return rc == ERR_OK && c->version != version ? work_conflict(e) : rc;
}

enum err_code
case_set_next(struct desk *d, int64_t case_id, int64_t version, const char *next_action,
              struct date next_on, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_AGENDA, c.person_id, e);
    if (rc == ERR_OK)
        rc = next_step_check(d, c.next_action, c.next_on, next_action, &next_on, false, e);
    if (rc == ERR_OK)
        rc = case_is_active(&c, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = find_version(d, case_id, version, &c, e);
    if (rc == ERR_OK)
        rc = case_put_next(d, &c, next_action, next_on, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "set-next-action", "support_case", case_id, c.person_id,
                        "next_action,next_on", e);
    return db_end(d->db, rc, e);
}

static enum err_code
check_staff(struct desk *d, const struct support_case *c, int64_t staff_id, struct err *e)
{
    if (d->user.role == ROLE_WORKER && (c->staff_id || staff_id != d->user.staff_id))
        return err_set(e, ERR_DENIED, "staff",
                       N_("A worker may only take a case that nobody has. Ask a supervisor."));
    if (c->stage == STAGE_CLOSED)
        return err_set(e, ERR_INVALID, "case", N_("This case is closed: nobody is in charge of it "
                                                  "any more."));
    return check_carrier(d, staff_id, e);
}

enum err_code
case_allow_assign(struct desk *d, int64_t case_id, int64_t version, int64_t staff_id,
                  struct support_case *c, struct err *e)
{
    enum err_code rc = find_version(d, case_id, version, c, e);

    if (rc == ERR_OK || rc == ERR_CONFLICT) { /* who may not, is not told of changes */
        enum err_code allowed = desk_allow(d, ACTION_WORK, c->person_id, e);

        if (allowed == ERR_OK)
            allowed = check_staff(d, c, staff_id, e);
        if (allowed != ERR_OK)
            return allowed;
        if (rc == ERR_CONFLICT)
            return work_conflict(e);
    }
    return rc;
}

enum err_code
case_put_in_charge(struct desk *d, struct support_case *c, int64_t staff_id, struct date on,
                   const char *reason, struct err *e)
{
    const struct support_case old = *c;
    const struct audit_act act = {
        .action = "assign-case",
        .kind = "support_case",
        .record_id = c->id,
        .person_id = c->person_id,
        .fields = "staff_id",
        .reason = reason,
    };

    c->staff_id = staff_id;
    enum err_code rc = store_from(d, &old, c, on, reason, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
case_assign(struct desk *d, int64_t case_id, int64_t version, int64_t staff_id, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_allow_assign(d, case_id, version, staff_id, &c, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = find_version(d, case_id, version, &c, e);
    if (rc == ERR_OK)
        rc = case_put_in_charge(d, &c, staff_id, d->today, NULL, e);
    return db_end(d->db, rc, e);
}
