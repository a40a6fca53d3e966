#include "desk/handover.h"

#include <string.h>

#include "db/db.h"
#include "db/repo/handover_repo.h"
#include "db/repo/placement_repo.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct handover, member)

// clang-format off
static const struct work_field fields[] = {
    { "person_ref",       WORK_ID,   AT(person_id),        WORK_MUST, 0, NULL },
    { "placement_ref",    WORK_ID,   AT(placement_id),     WORK_MAY,  0, NULL },
    { "from_ref",         WORK_ID,   AT(from_id),          WORK_MUST, 0, NULL },
    { "to_ref",           WORK_ID,   AT(to_id),            WORK_MUST, 0, NULL },
    { "handed_over_on",   WORK_DATE, AT(handed_over_on),   WORK_MUST, 0, NULL },
    { "start_date",       WORK_DATE, AT(start_date),       WORK_MUST, 0, NULL },
    { "employer_contact", WORK_LINE, AT(employer_contact), WORK_MAY,  LONG_CHARS, NULL },
    { "course",           WORK_NOTE, AT(course),           WORK_MUST, NOTE_CHARS, NULL },
    { "remaining",        WORK_NOTE, AT(remaining),        WORK_MUST, NOTE_CHARS, NULL },
    { "consent_id",       WORK_ID,   AT(consent_id),       WORK_MAY,  0, NULL },
};
// clang-format on

static enum err_code
not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("There is no such handover.")) : rc;
}

/* Accepting changes the lead of that job. */
static enum err_code
check_job(struct desk *d, const struct handover *h, struct err *e)
{
    struct placement job = { 0 };
    enum err_code rc = ERR_OK;

    if (h->placement_id != 0)
        rc = placement_repo_find(d->db, h->placement_id, &job, e);
    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return rc;
    return h->placement_id != 0 && job.person_id != h->person_id
               ? err_set(e, ERR_INVALID, "placement_ref",
                         N_("This job is somebody else's. Choose one of this person's jobs."))
               : ERR_OK;
}

static enum err_code
check_handover(struct desk *d, struct handover *h, struct err *e)
{
    int64_t consent = 0;
    enum err_code rc = work_check(d, WORK_FIELDS(fields), h, h->handed_over_on, false, e);

    if (rc != ERR_OK)
        return rc;
    if (h->from_id == h->to_id)
        return err_set(e, ERR_INVALID, "to_ref", N_("The support goes to another agency."));
    if (date_compare(h->handed_over_on, h->start_date) < 0)
        return err_set(e, ERR_INVALID, "handed_over_on",
                       N_("The support is handed over after the job has started."));
    rc = check_job(d, h, e);
    if (rc == ERR_OK)
        rc = consent_that_covers(d, h->person_id, h->to_id, "support_log", h->handed_over_on,
                                 h->consent_id, &consent, e);
    if (rc == ERR_OK && consent == 0)
        return err_set(e, ERR_INVALID, "consent_id",
                       N_("On that day no consent lets this agency have the support history. Ask "
                          "the person first."));
    h->consent_id = consent;
    return rc;
}

static enum err_code
store(struct desk *d, const struct handover *old, struct handover *h, struct err *e)
{
    char names[WORK_NAMES_SIZE];
    bool changed = true;
    enum err_code rc = h->id == 0 ? handover_repo_insert(d->db, h, e)
                                  : handover_repo_update(d->db, h, &changed, e);

    if (rc == ERR_OK && !changed)
        rc = work_conflict(e);
    if (rc != ERR_OK)
        return rc;
    work_differs(WORK_FIELDS(fields), old, h, names);
    if (old->id != 0)
        rc = history_fields(d, &(struct history_of){ "handover", h->id, h->person_id, NULL },
                            WORK_FIELDS(fields), old, h, e);
    if (rc != ERR_OK)
        return rc;
    return work_audit(d, "save-handover", "handover", h->id, h->person_id, names, e);
}

enum err_code
handover_save(struct desk *d, struct handover *h, struct err *e)
{
    struct handover made = *h, old = { 0 };
    enum err_code rc = ERR_OK;

    if (h->id != 0)
        rc = not_found(handover_repo_find(d->db, h->id, &old, e), e);
    if (rc == ERR_OK && h->id != 0)
        made.person_id = old.person_id;
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_WORK, made.person_id, e);
    if (rc == ERR_OK && !date_is_none(old.accepted_on))
        return err_set(e, ERR_INVALID, "", N_("This handover was accepted. It stays as it is."));
    if (rc == ERR_OK && h->id != 0 && old.version != h->version)
        rc = work_conflict(e);
    if (rc == ERR_OK)
        rc = check_handover(d, &made, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &old, &made, e), e);
    if (rc == ERR_OK)
        *h = made;
    return rc;
}

/* ---- accepting ---- */

static enum err_code
take_over_case(struct desk *d, const struct handover *h, struct date on, struct err *e)
{
    struct support_case c;
    enum err_code rc = work_open_case(d, h->person_id, &c, e);

    if (rc != ERR_OK || c.id == 0)
        return rc;
    if (c.stage == STAGE_PLACED && h->placement_id != 0)
        return work_step(d, &c, STAGE_RETENTION, on, "placement", h->placement_id, e);
    if (c.stage != STAGE_INQUIRY)
        return ERR_OK;
    struct case_step step = {
        .to = STAGE_RETENTION,
        .on = date_compare(on, c.stage_since) < 0 ? c.stage_since : on,
        .cause = { "handover", h->id },
        .skip_reason = "handover",
    };
    return case_move(d, c.id, &step, e);
}

static enum err_code
accept(struct desk *d, const struct handover *h, struct date on, struct err *e)
{
    bool changed;
    enum err_code rc =
        handover_repo_accept(d->db, h->id, h->version, d->user.staff_id, on, &changed, e);

    if (rc == ERR_OK && !changed)
        rc = work_conflict(e);
    if (rc == ERR_OK && h->placement_id != 0)
        rc = placement_repo_set_lead(d->db, h->placement_id, h->to_id, on, e);
    if (rc == ERR_OK)
        rc = take_over_case(d, h, on, e);
    return rc == ERR_OK ? work_audit(d, "accept-handover", "handover", h->id, h->person_id,
                                     "accepted_by,accepted_on", e)
                        : rc;
}

enum err_code
handover_accept(struct desk *d, int64_t id, int64_t version, struct date on, struct err *e)
{
    struct handover h = { 0 };
    enum err_code rc = not_found(handover_repo_find(d->db, id, &h, e), e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_WORK, h.person_id, e);
    if (rc != ERR_OK)
        return rc;
    if (!date_is_none(h.accepted_on))
        return err_set(e, ERR_INVALID, "", N_("This handover was accepted. It stays as it is."));
    if (h.version != version)
        return work_conflict(e);
    if (!date_is_valid(on) || date_compare(on, h.handed_over_on) < 0
        || date_compare(on, d->today) > 0)
        return err_set(e, ERR_INVALID, "accepted_on",
                       N_("Accept it between the day it was handed over and today."));
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, accept(d, &h, on, e), e);
}

/* ---- reading ---- */

enum err_code
handover_find(struct desk *d, int64_t id, struct handover *out, struct err *e)
{
    enum err_code rc = not_found(handover_repo_find(d->db, id, out, e), e);

    if (rc == ERR_OK)
        rc = people_open_record(d, "handover", id, &out->person_id, 1, e);
    if (rc != ERR_OK)
        *out = (struct handover){ 0 };
    return rc;
}

enum err_code
handover_list(struct desk *d, int64_t person_id, struct handover_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_OPEN_C, person_id, e);

    *out = (struct handover_list){ 0 };
    return rc == ERR_OK ? handover_repo_list(d->db, person_id, out, e) : rc;
}
