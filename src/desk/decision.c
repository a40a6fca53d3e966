/* decision.c - the route after an assessment; see assessment.h */
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/assessment_repo.h"
#include "db/repo/decision_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/assessment_inside.h"
#include "desk/case_inside.h"
#include "desk/work.h"

static enum err_code
check_decision(struct desk *d, const struct decision *dec, bool history, struct err *e)
{
    enum err_code rc = text_validate(dec->reason, true, REMARK_CHARS, "reason", e);

    if (rc != ERR_OK)
        return rc;
    if (dec->route != STAGE_COORDINATION && dec->route != STAGE_REGISTERED)
        return err_set(e, ERR_INVALID, "route",
                       N_("The assessment leads to a coordination meeting or to registration."));
    if (!dec->reason[strspn(dec->reason, " \n")])
        return err_set(e, ERR_INVALID, "reason", N_("Say in a few words why."));
    if (!date_is_valid(dec->on))
        return err_set(e, ERR_INVALID, "on", N_("There is no such day."));
    if (!history && date_compare(dec->on, d->today) > 0)
        return err_set(e, ERR_INVALID, "on", N_("This day lies in the future."));
    return ERR_OK;
}

static enum err_code
check_sheet(struct desk *d, const struct decision *dec, struct err *e)
{
    struct assessment a;
    enum err_code rc = assessment_repo_find(d->db, dec->assessment_id, &a, e);

    if (rc == ERR_OK && a.case_id != dec->case_id)
        return err_set(e, ERR_INVALID, "assessment", N_("This sheet belongs to another case."));
    return rc;
}

static enum err_code
store(struct desk *d, struct decision *dec, const struct support_case *c, bool history,
      struct err *e)
{
    struct case_step step = { .to = dec->route, .on = dec->on, .cause = { "decision", 0 } };
    char at[STAMP_SIZE];
    enum err_code rc = check_sheet(d, dec, e);

    d->now(at);
    if (rc == ERR_OK)
        rc = assessment_freeze(d, dec->assessment_id, e);
    if (rc == ERR_OK)
        rc = decision_repo_insert(d->db, dec, at, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "decide-route", "decision", dec->id, c->person_id, NULL, e);
    step.cause.id = dec->id;
    return rc == ERR_OK && !history ? case_move(d, c->id, &step, e) : rc;
}

enum err_code
decision_save(struct desk *d, struct decision *dec, bool history, struct err *e)
{
    struct decision row = *dec;
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, dec->case_id, &c, e);

    if (date_is_none(row.on))
        row.on = d->today;
    if (!row.staff_id)
        row.staff_id = d->user.staff_id;
    if (rc == ERR_OK)
        rc = history ? work_allow(d, ACTION_WRITE_C, c.person_id, true, e)
                     : case_allow_write(d, &c, e);
    if (rc == ERR_OK)
        rc = check_decision(d, &row, history, e);
    if (rc == ERR_OK && !history && c.stage != STAGE_ASSESSMENT)
        rc = err_set(e, ERR_INVALID, "stage", N_("This case is not at the assessment."));
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    if (!history)
        rc = case_take(d, &c, e);
    if (rc == ERR_OK)
        rc = store(d, &row, &c, history, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *dec = row;
    return rc;
}

enum err_code
decision_list(struct desk *d, int64_t case_id, struct decisions *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    *out = (struct decisions){ 0 };
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_OPEN_C, c.person_id, e);
    if (rc == ERR_OK)
        rc = decision_repo_list(d->db, case_id, out, e);
    if (rc != ERR_OK)
        decisions_free(out);
    return rc;
}
