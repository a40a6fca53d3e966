/* registration.c - registration with the association; see registration.h */
#include "desk/registration.h"

#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/registration_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct registration, member)

// clang-format off
static const struct work_field fields[] = {
    { "number",        WORK_LINE, AT(number),        WORK_MAY,  REF_CHARS, NULL },
    { "registered_on", WORK_DATE, AT(registered_on), WORK_MUST, 0, NULL },
    { "ended_on",      WORK_DATE, AT(ended_on),      WORK_MAY,  0, NULL },
    { "end_reason",    WORK_CODE, AT(end_reason),    WORK_MAY,  0, "close_reason" },
    { "note",          WORK_NOTE, AT(note),          WORK_MAY,  REMARK_CHARS, NULL },
};
// clang-format on

/* The stages in which a person is registered already. */
static const stage_set registered_stages = STAGE_BIT(STAGE_REGISTERED) | STAGE_BIT(STAGE_JOB_SEARCH)
                                           | STAGE_BIT(STAGE_PLACED) | STAGE_BIT(STAGE_RETENTION);

static enum err_code
check_fields(struct desk *d, const struct registration *r, bool history, struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(fields), r, d->today, history, e);

    if (rc != ERR_OK)
        return rc;
    if (!history && date_compare(r->registered_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "registered_on", N_("This day lies in the future."));
    if (!date_is_none(r->ended_on) && date_compare(r->ended_on, r->registered_on) < 0)
        return err_set(e, ERR_INVALID, "ended_on", N_("The last day lies before the first."));
    if (date_is_none(r->ended_on) && r->end_reason[0])
        return err_set(e, ERR_INVALID, "ended_on",
                       N_("There is a reason for the end, but no day of it."));
    if (!date_is_none(r->ended_on) && !r->end_reason[0])
        return err_set(e, ERR_INVALID, "end_reason", N_("Choose why the registration ends."));
    return ERR_OK;
}

static enum err_code
check_unique(struct desk *d, const struct registration *r, struct err *e)
{
    int64_t open = 0, taken = 0;
    enum err_code rc = ERR_OK;

    if (date_is_none(r->ended_on))
        rc = registration_repo_open(d->db, r->person_id, &open, e);
    if (rc == ERR_OK && open && open != r->id)
        return err_set(e, ERR_INVALID, "person", N_("This person is registered already."));
    if (rc == ERR_OK && r->number[0])
        rc = registration_repo_by_number(d->db, r->number, &taken, e);
    if (rc == ERR_OK && taken && taken != r->id)
        return err_set(e, ERR_INVALID, "number",
                       N_("Somebody has this registration number "
                          "already."));
    return rc;
}

/* ---- the case ---- */

/* The open case of the person; id 0 without one. */
static enum err_code
open_case(struct desk *d, int64_t person_id, struct support_case *c, struct err *e)
{
    enum err_code rc = case_repo_open(d->db, person_id, c, e);

    c->person_id = person_id;
    return rc;
}

static enum err_code
move_to_registered(struct desk *d, const struct support_case *c, const struct registration *r,
                   const struct registration_saving *how, struct err *e)
{
    const struct case_step step = {
        .to = STAGE_REGISTERED,
        .on = case_step_day(d, c, r->registered_on),
        .cause = how->cause,
        .skip_reason = how->skip_reason,
    };
    enum err_code rc = case_is_active(c, e);

    if (rc != ERR_OK || (registered_stages & STAGE_BIT(c->stage)))
        return rc;
    return case_move(d, c->id, &step, e);
}

/* ---- store ---- */

static enum err_code
store(struct desk *d, struct registration *r, struct support_case *c,
      const struct registration_saving *how, struct err *e)
{
    struct registration stored = { 0 };
    char names[WORK_NAMES_SIZE] = "";
    bool is_new = r->id == 0;
    enum err_code rc = check_unique(d, r, e);

    if (rc == ERR_OK && !is_new)
        rc = registration_repo_find(d->db, r->id, &stored, e);
    if (rc == ERR_OK && !is_new && stored.version != r->version)
        return work_conflict(e);
    if (rc == ERR_OK && !is_new && !work_differs(WORK_FIELDS(fields), &stored, r, names))
        return ERR_OK;
    if (is_new)
        r->case_id = c->id;
    if (rc == ERR_OK && !how->history && is_new)
        rc = case_take(d, c, e);
    if (rc == ERR_OK && !how->history && is_new)
        rc = move_to_registered(d, c, r, how, e);
    if (rc == ERR_OK)
        rc = registration_repo_store(d->db, r, e);
    if (rc == ERR_OK && !is_new)
        rc = history_fields(d, &(struct history_of){ "registration", r->id, r->person_id, NULL },
                            WORK_FIELDS(fields), &stored, r, e);
    return rc == ERR_OK ? work_audit(d, is_new ? "register-association" : "save-registration",
                                     "registration", r->id, r->person_id, names, e)
                        : rc;
}

static enum err_code
allow(struct desk *d, const struct registration *r, bool history, struct support_case *c,
      struct err *e)
{
    enum err_code rc = open_case(d, r->person_id, c, e);

    if (rc != ERR_OK)
        return rc;
    if (history)
        return work_allow(d, ACTION_WRITE_C, r->person_id, true, e);
    rc = c->id ? case_allow_write(d, c, e) : desk_allow(d, ACTION_WRITE_C, r->person_id, e);
    if (rc == ERR_OK && !r->id && !c->id)
        return err_set(e, ERR_INVALID, "case",
                       N_("This person has no open case. Take the inquiry first."));
    return rc;
}

/* An edit is about the person it was stored for, whatever the caller's struct says. */
static enum err_code
keep_person(struct desk *d, struct registration *r, struct err *e)
{
    struct registration stored;
    enum err_code rc;

    if (!r->id)
        return ERR_OK;
    rc = registration_repo_find(d->db, r->id, &stored, e);
    if (rc != ERR_OK)
        return rc;
    r->person_id = stored.person_id;
    r->case_id = stored.case_id;
    if (!r->number[0])
        memcpy(r->number, stored.number, sizeof r->number);
    return ERR_OK;
}

enum err_code
registration_save(struct desk *d, struct registration *r, const struct registration_saving *saving,
                  struct err *e)
{
    static const struct registration_saving plain = { 0 };
    const struct registration_saving *how = saving ? saving : &plain;
    struct registration row = *r;
    struct support_case c;
    enum err_code rc = keep_person(d, &row, e);

    if (rc == ERR_OK)
        rc = allow(d, &row, how->history, &c, e);
    if (date_is_none(row.registered_on))
        row.registered_on = d->today;
    if (rc == ERR_OK)
        rc = check_fields(d, &row, how->history, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = store(d, &row, &c, how, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *r = row;
    return rc;
}

enum err_code
registration_end(struct desk *d, int64_t id, int64_t version, struct date on,
                 const char *end_reason, struct err *e)
{
    struct registration r;
    enum err_code rc = registration_repo_find(d->db, id, &r, e);

    if (rc != ERR_OK)
        return rc;
    r.version = version;
    r.ended_on = date_is_none(on) ? d->today : on;
    if (date_compare(r.ended_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "ended_on", N_("This day lies in the future."));
    if (!text_copy(r.end_reason, sizeof r.end_reason, end_reason ? end_reason : ""))
        return err_set(e, ERR_INVALID, "end_reason", N_("This is not one of the reasons."));
    return registration_save(d, &r, NULL, e);
}

enum err_code
registration_of_person(struct desk *d, int64_t person_id, struct registration *out, struct err *e)
{
    int64_t id = 0;
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct registration){ 0 };
    if (rc == ERR_OK)
        rc = registration_repo_open(d->db, person_id, &id, e);
    return rc == ERR_OK ? registration_repo_find(d->db, id, out, e) : rc;
}
