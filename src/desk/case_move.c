/* case_move.c - the only writer of stages; the rules are rows of core/workflow.c. See case.h */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/intake.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/interview_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case.h"
#include "desk/case_inside.h"
#include "desk/codes.h"
#include "desk/next_step.h"
#include "desk/work.h"

/* One step while it is checked and written. */
struct move {
    struct support_case old;    /* as it is stored; id 0: neither staff nor next step changes */
    struct support_case c;      /* as it will be */
    struct stage_change change; /* the row to write */
    const struct transition *t; /* NULL for history */
    const struct case_step *step;
    struct date next_on; /* of step->next_action, on a day when the office is open */
};

static const char *
given(const char *text)
{
    return text ? text : "";
}

/* ---- what the row of the table asks for ---- */

/* What is missing, by need, when neither given nor found. */
static const char *const missing[NEED__COUNT] = {
    [NEED_BOOKING] = N_("Book a seat in an orientation first."),
    [NEED_ATTENDANCE] = N_("The person has not attended an orientation. Give a reason for leaving "
                           "it out."),
    [NEED_INTERVIEW] = N_("Write the interview sheet first."),
    [NEED_AGREED_SHEET] = N_("This needs an assessment sheet agreed with the person."),
    [NEED_OUTCOME] = N_("This needs a coordination meeting with that outcome."),
    [NEED_PLACEMENT] = N_("Enter the placement report first."),
    [NEED_RETENTION_START] = N_("This needs a first retention visit or the first day of retention "
                                "support in the placement report."),
    [NEED_SEPARATION] = N_("Enter the last day at work in the placement report first."),
};

static enum err_code
check_skip(struct desk *d, const struct move *m, bool needed, struct err *e)
{
    const char *reason = given(m->step->skip_reason);
    enum err_code rc;

    if (!reason[0])
        return needed ? err_set(e, ERR_INVALID, "skip_reason",
                                N_("Steps are left out. Choose the reason."))
                      : ERR_OK;
    rc = code_check(d, "stage_skip_reason", reason, m->change.on, true, "skip_reason", e);
    if (rc == ERR_OK && !workflow_skip_allowed(m->t, reason))
        return err_set(e, ERR_INVALID, "skip_reason",
                       N_("This reason does not fit this step. Choose another."));
    return rc;
}

/* The record given, or the one that the case itself has. */
static enum err_code
check_cause(struct desk *d, struct move *m, bool needed, struct err *e)
{
    struct stage_change *h = &m->change;
    enum workflow_need need = m->t->needs;
    bool fits = false;
    enum err_code rc = ERR_OK;

    if (!h->cause_kind[0] && (need != NEED_OUTCOME || h->to == STAGE_REGISTERED)) {
        rc = cause_repo_find(d->db, need, &m->c, &h->cause_id, e);
        if (rc == ERR_OK && h->cause_id)
            text_copy(h->cause_kind, sizeof h->cause_kind, workflow_cause_kind(m->t));
    }
    if (rc == ERR_OK && h->cause_kind[0] && workflow_cause_fits(m->t, h->cause_kind))
        rc = cause_repo_fits(d->db, need, h->cause_kind, h->cause_id, &m->c, h->to, &fits, e);
    if (rc == ERR_OK && !fits && (needed || h->cause_kind[0])) {
        assert(missing[need]);
        return err_set(e, ERR_INVALID, "cause", missing[need], "");
    }
    return rc;
}

static enum err_code
check_handover(struct desk *d, const struct move *m, struct err *e)
{
    bool fits = false;
    enum err_code rc;

    if (m->change.to != STAGE_RETENTION || strcmp(m->change.skip_reason, "handover") != 0)
        return ERR_OK;
    rc = cause_repo_fits(d->db, NEED_SKIP, m->change.cause_kind, m->change.cause_id, &m->c,
                         STAGE_RETENTION, &fits, e);
    return rc == ERR_OK && !fits ? err_set(e, ERR_INVALID, "cause",
                                           N_("Enter the handover from the giving agency first."))
                                 : rc;
}

static enum err_code
check_suspend(struct desk *d, const struct move *m, struct err *e)
{
    struct date review = m->step->review_on;
    enum err_code rc =
        code_check(d, "suspend_reason", m->change.reason, m->change.on, true, "reason", e);

    if (rc == ERR_OK && !date_is_valid(review))
        return err_set(e, ERR_INVALID, "review_on", N_("Set the day to look at the case again."));
    if (rc == ERR_OK && date_compare(review, m->change.on) <= 0)
        return err_set(e, ERR_INVALID, "review_on",
                       N_("The day to look again must lie after the suspension."));
    return rc;
}

static enum err_code
check_stored(const struct move *m, struct err *e)
{
    if (m->change.to != m->c.stage_before)
        return err_set(e, ERR_INVALID, "stage",
                       N_("A suspended case goes back to the stage that was left."));
    return ERR_OK;
}

static enum err_code
check_needs(struct desk *d, struct move *m, struct err *e)
{
    bool has_skip = m->change.skip_reason[0];
    enum err_code rc;

    switch (m->t->needs) {
    case NEED_SUSPEND: return check_suspend(d, m, e);
    case NEED_STORED: return check_stored(m, e);
    case NEED_CLOSE:
        return code_check(d, "close_reason", m->change.reason, m->change.on, true, "reason", e);
    case NEED_SKIP:
        rc = check_skip(d, m, true, e);
        return rc == ERR_OK ? check_handover(d, m, e) : rc;
    case NEED_ATTENDANCE:
        rc = check_skip(d, m, false, e);
        if (rc == ERR_OK)
            rc = check_cause(d, m, !has_skip, e);
        if (rc == ERR_OK && m->change.cause_kind[0])
            m->change.skip_reason[0] = '\0'; /* attended: nothing was left out */
        return rc;
    case NEED_NOTHING: return check_skip(d, m, false, e);
    case NEED_BOOKING:
    case NEED_INTERVIEW:
    case NEED_AGREED_SHEET:
    case NEED_OUTCOME:
    case NEED_PLACEMENT:
    case NEED_RETENTION_START:
    case NEED_SEPARATION:
        rc = check_skip(d, m, false, e);
        return rc == ERR_OK ? check_cause(d, m, true, e) : rc;
    case NEED_SLIP: /* case_open() alone */
    case NEED__COUNT: break;
    }
    return err_set(e, ERR_BUG, "", N_("A defect in this program: an unknown step of a case."));
}

static enum err_code
check_day(struct desk *d, const struct move *m, struct err *e)
{
    struct date last;
    enum err_code rc;

    if (!date_is_valid(m->change.on))
        return err_set(e, ERR_INVALID, "on", N_("There is no such day."));
    if (date_compare(m->change.on, d->today) > 0)
        return err_set(e, ERR_INVALID, "on", N_("This day lies in the future."));
    rc = stage_repo_last_day(d->db, m->c.id, &last, e);
    if (rc == ERR_OK && date_compare(m->change.on, last) < 0)
        return err_set(e, ERR_INVALID, "on", N_("This day lies before the last change of stage."));
    return rc;
}

/* ---- write ---- */

/* The step leads past the assessment, and a record shows it (a mere change of mind does not). */
static bool
rests_past_assessment(const struct move *m)
{
    if (!m->t || m->change.to <= STAGE_ASSESSMENT)
        return false;
    switch (m->t->needs) {
    case NEED_SKIP:
    case NEED_AGREED_SHEET:
    case NEED_OUTCOME:
    case NEED_PLACEMENT:
    case NEED_RETENTION_START: return true;
    case NEED_NOTHING:
    case NEED_SLIP:
    case NEED_BOOKING:
    case NEED_ATTENDANCE:
    case NEED_INTERVIEW:
    case NEED_SEPARATION:
    case NEED_SUSPEND:
    case NEED_STORED:
    case NEED_CLOSE:
    case NEED__COUNT: break;
    }
    return false;
}

static void
change_case(struct move *m)
{
    struct support_case *c = &m->c;
    const struct stage_change *h = &m->change;

    m->old = *c;
    c->stage_before = h->to == STAGE_SUSPENDED ? h->from : STAGE_NONE;
    c->review_on = h->to == STAGE_SUSPENDED ? m->step->review_on : DATE_NONE;
    if (h->to == STAGE_CLOSED) {
        c->closed_on = h->on;
        text_copy(c->close_reason, sizeof c->close_reason, h->reason);
    }
    if (h->to == STAGE_CLOSED || h->to == STAGE_SUSPENDED) {
        c->next_action[0] = '\0';
        c->next_on = DATE_NONE;
    } else if (m->step->next_action) {
        text_copy(c->next_action, sizeof c->next_action, m->step->next_action);
        c->next_on = next_action_needs_date(c->next_action) ? m->next_on : DATE_NONE;
    } else if (rests_past_assessment(m)) {
        (void)next_step_end_bookings(c);
    }
    c->stage = h->to;
    c->stage_since = h->on;
}

static enum err_code
write_move(struct desk *d, struct move *m, const char *verb, const char *reason, struct err *e)
{
    const struct audit_act act = {
        .action = verb,
        .kind = "support_case",
        .record_id = m->c.id,
        .person_id = m->c.person_id,
        .fields = "stage",
        .reason = reason && reason[0] ? reason : NULL,
    };
    bool kept = m->old.id && !m->step->history; /* a file tells of no next step that was */
    enum err_code rc;

    d->now(m->change.at);
    rc = stage_repo_add(d->db, &m->change, d->user.staff_id, e);
    if (rc == ERR_OK)
        rc = kept ? case_store(d, &m->old, &m->c, e) : case_repo_update(d->db, &m->c, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

/* The change as the step describes it. */
static enum err_code
describe(struct desk *d, struct move *m, struct err *e)
{
    const struct case_step *step = m->step;
    struct stage_change *h = &m->change;

    *h = (struct stage_change){
        .case_id = m->c.id,
        .from = m->c.stage,
        .to = step->to,
        .on = date_is_none(step->on) ? d->today : step->on,
        .cause_id = step->cause.kind ? step->cause.id : 0,
        .imported = step->history && !step->fictitious,
    };
    if (!text_copy(h->skip_reason, sizeof h->skip_reason, given(step->skip_reason)))
        return err_set(e, ERR_INVALID, "skip_reason", N_("This is not one of the reasons."));
    if (!text_copy(h->cause_kind, sizeof h->cause_kind, given(step->cause.kind)))
        return err_set(e, ERR_BUG, "", N_("A defect in this program: an unknown step of a case."));
    enum err_code rc = text_validate(given(step->reason), false, LONG_CHARS, "reason", e);
    if (rc == ERR_OK)
        text_copy(h->reason, sizeof h->reason, given(step->reason));
    m->next_on = step->next_on;
    if (rc == ERR_OK && step->next_action)
        rc = next_step_check(d, NULL, DATE_NONE, step->next_action, &m->next_on, step->history, e);
    return rc;
}

/* The step out of the table; ERR_INVALID when there is none. */
static enum err_code
find_step(struct desk *d, const struct support_case *c, enum stage to, const struct transition **t,
          struct err *e)
{
    *t = workflow_find(c->stage, to);
    if (*t)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "stage", N_("A case cannot go from %s to %s."),
                   code_label(d, "case_stage", stage_id(c->stage)),
                   code_label(d, "case_stage", stage_id(to)));
}

/* A step whose day is settled. */
static enum err_code
finish_step(struct desk *d, struct move *m, struct err *e)
{
    enum err_code rc = check_needs(d, m, e);

    if (rc != ERR_OK)
        return rc;
    change_case(m);
    return write_move(d, m, m->t->verb,
                      m->change.skip_reason[0] ? m->change.skip_reason : m->change.reason, e);
}

static enum err_code
take_step(struct desk *d, int64_t version, struct move *m, struct err *e)
{
    enum err_code rc = case_repo_find(d->db, m->c.id, &m->c, e);

    if (rc == ERR_OK && m->c.version != version)
        return work_conflict(e); /* another desk, between permission and transaction */
    if (rc == ERR_OK)
        rc = describe(d, m, e);
    if (rc == ERR_OK)
        rc = check_day(d, m, e);
    return rc == ERR_OK ? finish_step(d, m, e) : rc;
}

/* Today, or the last change where that is dated later. */
static enum err_code
settled_day(struct desk *d, int64_t case_id, struct date *day, struct err *e)
{
    enum err_code rc = stage_repo_last_day(d->db, case_id, day, e);

    if (rc == ERR_OK && date_compare(*day, d->today) < 0)
        *day = d->today;
    return rc;
}

enum err_code
case_close_inside(struct desk *d, int64_t case_id, const char *close_reason, int64_t *change_id,
                  struct err *e)
{
    struct case_step step = { .to = STAGE_CLOSED, .reason = close_reason };
    struct move m = { .step = &step };
    enum err_code rc = case_repo_find(d->db, case_id, &m.c, e);

    if (rc == ERR_OK)
        rc = find_step(d, &m.c, step.to, &m.t, e);
    if (rc == ERR_OK)
        rc = settled_day(d, case_id, &step.on, e);
    if (rc == ERR_OK)
        rc = describe(d, &m, e);
    if (rc == ERR_OK)
        rc = finish_step(d, &m, e);
    *change_id = m.change.id;
    return rc;
}

/* ---- history ---- */

/* Stages of a file follow the newest record: an older one changes nothing, on one day the later
 * stage holds, a closed case stays closed. */
static bool
history_changes(const struct support_case *c, const struct stage_change *h)
{
    int order = date_compare(h->on, c->stage_since);

    if (c->stage == STAGE_CLOSED || h->to == c->stage || order < 0)
        return false;
    return order > 0 || h->to > c->stage;
}

static enum err_code
check_history(struct desk *d, const struct move *m, struct err *e)
{
    const struct stage_change *h = &m->change;
    enum err_code rc;

    if (h->to <= STAGE_NONE || h->to >= STAGE__COUNT)
        return err_set(e, ERR_INVALID, "stage", N_("There is no such stage."));
    if (!date_is_valid(h->on))
        return err_set(e, ERR_INVALID, "on", N_("There is no such day."));
    rc = code_check(d, "stage_skip_reason", h->skip_reason, DATE_NONE, false, "skip_reason", e);
    if (rc == ERR_OK && h->to == STAGE_CLOSED)
        rc = code_check(d, "close_reason", h->reason, DATE_NONE, true, "reason", e);
    if (rc == ERR_OK && h->to == STAGE_SUSPENDED)
        rc = code_check(d, "suspend_reason", h->reason, DATE_NONE, true, "reason", e);
    return rc;
}

static enum err_code
set_history(struct desk *d, struct move *m, struct err *e)
{
    enum err_code rc = case_repo_find(d->db, m->c.id, &m->c, e);

    if (rc == ERR_OK)
        rc = describe(d, m, e);
    if (rc == ERR_OK)
        rc = check_history(d, m, e);
    if (rc != ERR_OK || !history_changes(&m->c, &m->change))
        return rc;
    change_case(m);
    m->c.imported = m->c.imported || m->change.imported;
    return write_move(d, m, "set-stage", NULL, e);
}

/* ---- use cases ---- */

enum err_code
case_move(struct desk *d, int64_t case_id, const struct case_step *step, struct err *e)
{
    struct move m = { .step = step };
    enum err_code rc = case_repo_find(d->db, case_id, &m.c, e);

    if (rc == ERR_OK && !step->history)
        rc = find_step(d, &m.c, step->to, &m.t, e);
    if (rc == ERR_OK)
        rc = work_allow(d, m.t ? m.t->action : ACTION_IMPORT, m.c.person_id, step->history, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = step->history ? set_history(d, &m, e) : take_step(d, m.c.version, &m, e);
    return db_end(d->db, rc, e);
}

enum err_code
case_close(struct desk *d, int64_t case_id, const char *close_reason, struct date on, struct err *e)
{
    const struct case_step step = { .to = STAGE_CLOSED, .on = on, .reason = close_reason };

    return case_move(d, case_id, &step, e);
}

enum err_code
case_suspend(struct desk *d, int64_t case_id, const char *suspend_reason, struct date review_on,
             struct date on, struct err *e)
{
    const struct case_step step = {
        .to = STAGE_SUSPENDED, .on = on, .reason = suspend_reason, .review_on = review_on
    };

    return case_move(d, case_id, &step, e);
}

enum err_code
case_resume(struct desk *d, int64_t case_id, struct date on, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    if (rc == ERR_OK && c.stage != STAGE_SUSPENDED)
        return err_set(e, ERR_INVALID, "stage", N_("This case is not suspended."));
    const struct case_step step = { .to = c.stage_before, .on = on };
    return rc == ERR_OK ? case_move(d, case_id, &step, e) : rc;
}

/* ---- taking back ---- */

/* The newest change that still holds; NULL when only the opening is left. */
static const struct stage_change *
last_holding(const struct stage_changes *list)
{
    for (size_t i = list->count; i-- > 0;) {
        const struct stage_change *h = &list->rows[i];

        if (!h->undoes && !h->undone)
            return h->from == STAGE_NONE ? NULL : h;
    }
    return NULL;
}

/* The change before it that holds: how the case came to the stage it goes back to. */
static const struct stage_change *
holding_before(const struct stage_changes *list, const struct stage_change *after)
{
    for (const struct stage_change *h = after; h-- > list->rows;) {
        if (!h->undoes && !h->undone)
            return h;
    }
    return NULL;
}

static void
restore_case(const struct desk *d, struct move *m, const struct stage_change *before)
{
    struct support_case *c = &m->c;

    c->stage = m->change.to;
    c->stage_since = before ? before->on : c->opened_on;
    c->stage_before = c->stage == STAGE_SUSPENDED && before ? before->from : STAGE_NONE;
    c->review_on = c->stage == STAGE_SUSPENDED ? d->today : DATE_NONE; /* look at it now */
    c->closed_on = DATE_NONE;
    c->close_reason[0] = '\0';
}

/* `m` has the case and, where the undo has one, its cause in `change`. */
static enum err_code
undo_last(struct desk *d, struct move *m, const struct stage_changes *list, const char *reason,
          struct err *e)
{
    const struct stage_change *last = last_holding(list);
    struct date day;
    int64_t open = 0;
    enum err_code rc;

    if (!last)
        return err_set(e, ERR_INVALID, "stage", N_("There is no change of stage to take back."));
    rc = case_repo_open_id(d->db, m->c.person_id, &open, e);
    if (rc == ERR_OK && m->c.stage == STAGE_CLOSED && open)
        return err_set(e, ERR_INVALID, "person",
                       N_("This person has another open case meanwhile. Close that one first."));
    if (rc == ERR_OK)
        rc = settled_day(d, m->c.id, &day, e);
    if (rc != ERR_OK)
        return rc;
    m->change.case_id = m->c.id;
    m->change.from = m->c.stage;
    m->change.to = last->from;
    m->change.on = day;
    m->change.undoes = last->id;
    text_copy(m->change.reason, sizeof m->change.reason, reason);
    restore_case(d, m, holding_before(list, last));
    return write_move(d, m, action_id(ACTION_UNDO_STAGE), reason, e);
}

enum err_code
case_undo(struct desk *d, int64_t case_id, const char *reason, struct err *e)
{
    struct move m = { 0 };
    struct stage_changes list = { 0 };
    enum err_code rc = case_repo_find(d->db, case_id, &m.c, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_UNDO_STAGE, m.c.person_id, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = case_repo_find(d->db, case_id, &m.c, e);
    if (rc == ERR_OK)
        rc = stage_repo_list(d->db, case_id, &list, e);
    if (rc == ERR_OK)
        rc = undo_last(d, &m, &list, reason, e);
    stage_changes_free(&list);
    return db_end(d->db, rc, e);
}

/* Has somebody written an interview of the case since? */
static enum err_code
is_interviewed_since(struct desk *d, int64_t case_id, struct date day, bool *since, struct err *e)
{
    struct interview_rows sheets = { 0 };
    char iso[DATE_ISO_SIZE];
    enum err_code rc = interview_repo_list(d->db, case_id, &sheets, e);

    date_to_iso(day, iso);
    *since = rc == ERR_OK && sheets.count > 0
             && strncmp(sheets.rows[sheets.count - 1].at, iso, DATE_ISO_SIZE - 1) >= 0;
    interview_rows_free(&sheets);
    return rc;
}

enum err_code
case_step_fell(struct desk *d, struct support_case *c, const struct stage_cause *cause,
               enum seat_stage *what, struct err *e)
{
    struct move m = { .c = *c, .change.cause_id = cause->id };
    struct stage_changes list = { 0 };
    const struct stage_change *step = NULL, *last;
    bool since = false;
    enum err_code rc = stage_repo_list(d->db, c->id, &list, e);

    *what = SEAT_STAGE_SAME;
    text_copy(m.change.cause_kind, sizeof m.change.cause_kind, cause->kind);
    for (size_t i = 0; i < list.count; i++) {
        const struct stage_change *h = &list.rows[i];

        if (!h->undoes && !h->undone && h->to == STAGE_INTERVIEW && h->cause_id == cause->id
            && strcmp(h->cause_kind, cause->kind) == 0)
            step = h;
    }
    last = last_holding(&list);
    if (rc == ERR_OK && step)
        rc = is_interviewed_since(d, c->id, step->on, &since, e);
    if (rc == ERR_OK && step)
        *what = step == last && !since ? SEAT_STAGE_BACK : SEAT_STAGE_STAYS;
    if (*what == SEAT_STAGE_BACK)
        rc = undo_last(d, &m, &list, "", e);
    stage_changes_free(&list);
    return rc == ERR_OK && *what == SEAT_STAGE_BACK ? case_repo_find(d->db, c->id, c, e) : rc;
}
