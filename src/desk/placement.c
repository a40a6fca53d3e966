#include "desk/placement.h"

#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/placement_repo.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct placement, member)

#define SUPPORTER "placement_supporter"
enum { WEEK_MAX = PLACEMENT_WEEK_MAX, WAGE_MAX = PLACEMENT_WAGE_MAX };

// clang-format off
static const struct work_field fields[] = {
    { "person_ref",         WORK_ID,     AT(person_id),       WORK_MAY,    0, NULL },
    { "partner_ref",        WORK_ID,     AT(partner_id),      WORK_MAY,    0, NULL },
    { "partner_person",     WORK_LINE,   AT(partner_person),  WORK_MAY,    SHORT_CHARS, NULL },
    { "started_on",         WORK_DATE,   AT(started_on),      WORK_MUST,   0, NULL },
    { "reported_on",        WORK_DATE,   AT(reported_on),     WORK_MUST,   0, NULL },
    { "employer_ref",       WORK_ID,     AT(employer_id),     WORK_MAY,    0, NULL },
    { "employer_name",      WORK_LINE,   AT(employer_name),   WORK_MAY,    LINE_CHARS, NULL },
    { "occupation",         WORK_CODE,   AT(occupation),      WORK_SCREEN, 0, "occupation" },
    { "job_note",           WORK_NOTE,   AT(job_note),        WORK_MAY,    REMARK_CHARS, NULL },
    { "employment_form",    WORK_CODE,   AT(employment_form), WORK_MUST,   0, "employment_form" },
    { "special_subsidiary", WORK_FLAG,   AT(special_subsidiary), WORK_MAY, 0, NULL },
    { "home_working",       WORK_FLAG,   AT(home_working),    WORK_MAY,    0, NULL },
    { "weekly_minutes",     WORK_INT,    AT(weekly_minutes),  WORK_MAY,    WEEK_MAX, NULL },
    { "wage_kind",          WORK_CODE,   AT(wage_kind),       WORK_MAY,    0, "wage_kind" },
    { "wage",               WORK_NUMBER, AT(wage),            WORK_MAY,    WAGE_MAX, NULL },
    { "contract_term",      WORK_CODE,   AT(contract_term),   WORK_MAY,    0, "contract_term" },
    { "term_end",           WORK_DATE,   AT(term_end),        WORK_MAY,    0, NULL },
    { "vacancy_kind",       WORK_CODE,   AT(vacancy_kind),    WORK_SCREEN, 0, "vacancy_kind" },
    { "disclosure",         WORK_CODE,   AT(disclosure),      WORK_SCREEN, 0, "disclosure" },
    { "route",              WORK_CODE,   AT(route),           WORK_SCREEN, 0, "placement_route" },
    { "supporters",         WORK_CODES,  AT(supporters),      WORK_MUST,   0, SUPPORTER },
    { "retention_lead",     WORK_ID,     AT(retention_lead),  WORK_MAY,    0, NULL },
    { "retention_from",     WORK_DATE,   AT(retention_from),  WORK_MAY,    0, NULL },
    { "ended_on",           WORK_DATE,   AT(ended_on),        WORK_MAY,    0, NULL },
    { "leave_reason",       WORK_CODE,   AT(leave_reason),    WORK_MAY,    0, "leave_reason" },
    { "leave_note",         WORK_NOTE,   AT(leave_note),      WORK_MAY,    REMARK_CHARS, NULL },
};
// clang-format on

static enum err_code
not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("There is no such placement.")) : rc;
}

/* ---- checks ---- */

static enum err_code
birth_of(struct desk *d, int64_t person_id, struct date *birth, struct err *e)
{
    *birth = DATE_NONE;
    return person_id ? placement_repo_birth(d->db, person_id, birth, e) : ERR_OK;
}

/* The rules between the fields; the person's birth is needed for one of them. */
static enum err_code
check_rules(struct desk *d, const struct placement *p, struct err *e)
{
    struct date birth = DATE_NONE;
    size_t n = 0;
    enum err_code rc = birth_of(d, p->person_id, &birth, e);

    if (rc == ERR_NOT_FOUND)
        return err_set(e, ERR_INVALID, "person_ref", N_("There is no such person."));
    return rc == ERR_OK ? placement_check(p, birth, &n, e) : rc;
}

static enum err_code
check_end(const struct desk *d, const struct placement *p, struct err *e)
{
    if (p->history)
        return ERR_OK;
    if (date_compare(p->ended_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "ended_on", N_("The last day at work is still to come."));
    if (!date_is_none(p->ended_on) && p->leave_reason[0] == '\0')
        return err_set(e, ERR_INVALID, "leave_reason", N_("Choose why the job ended."));
    if (date_is_none(p->ended_on) && p->leave_reason[0])
        return err_set(e, ERR_INVALID, "ended_on", N_("Give the last day at work."));
    return ERR_OK;
}

/* What only screens ask. */
static enum err_code
check_form(const struct placement *p, struct err *e)
{
    bool fixed = p->contract_term[0] && strcmp(p->contract_term, "indefinite") != 0;

    if (p->employer_id == 0 && p->employer_name[0] == '\0')
        return err_set(e, ERR_INVALID, "employer_name", N_("Name the employer."));
    if (fixed && date_is_none(p->term_end))
        return err_set(e, ERR_INVALID, "term_end", N_("A fixed term has an end. Give its day."));
    if (!date_is_none(p->term_end) && date_compare(p->term_end, p->started_on) < 0)
        return err_set(e, ERR_INVALID, "term_end", N_("The term ends before the job starts."));
    if (!date_is_none(p->retention_from) && date_compare(p->retention_from, p->started_on) < 0)
        return err_set(e, ERR_INVALID, "retention_from",
                       N_("Retention support begins with the job or later."));
    return ERR_OK;
}

static enum err_code
check_placement(struct desk *d, const struct placement *p, struct err *e)
{
    enum err_code rc = work_check_ref(p->ref, p->id == 0, p->history, e);

    if (rc == ERR_OK)
        rc = work_check(d, WORK_FIELDS(fields), p, p->started_on, p->history, e);
    if (rc == ERR_OK)
        rc = check_rules(d, p, e);
    if (rc == ERR_OK)
        rc = check_end(d, p, e);
    return rc == ERR_OK && !p->history ? check_form(p, e) : rc;
}

/* ---- saving ---- */

/* A new job carries the person's case on. */
static enum err_code
move_case(struct desk *d, struct support_case *c, const struct placement *p, bool new,
          struct err *e)
{
    enum err_code rc = ERR_OK;

    if (p->history || p->voided || !date_is_none(p->ended_on)
        || date_compare(p->started_on, d->today) > 0)
        return ERR_OK;
    if (new)
        rc = work_step(d, c, STAGE_PLACED, p->started_on, "placement", p->id, e);
    if (rc == ERR_OK && c->stage == STAGE_PLACED && !date_is_none(p->retention_from)
        && date_compare(p->retention_from, d->today) <= 0)
        rc = work_step(d, c, STAGE_RETENTION, p->retention_from, "placement", p->id, e);
    return rc;
}

static bool
counts_now(const struct desk *d, const struct placement *p)
{
    return placement_counts(p) == PLACEMENT_COUNTS && date_compare(p->started_on, d->today) <= 0;
}

/* What No.63 was told stays, as with voiding: whether a counted record counts, its day, and for
 * whom, are corrected by a supervisor. What does not count yet is changed like any field. */
static enum err_code
check_counted(struct desk *d, const struct placement *old, const struct placement *p,
              struct err *e)
{
    bool same = counts_now(d, p) && date_compare(old->started_on, p->started_on) == 0
                && old->person_id == p->person_id && old->partner_id == p->partner_id
                && strcmp(old->partner_person, p->partner_person) == 0;

    if (p->history || !counts_now(d, old) || same)
        return ERR_OK;
    return work_allow_correct(d, old->person_id, e);
}

/* Inside a transaction. `old` is the row as it was read, id 0 for a new one. */
static enum err_code
store(struct desk *d, const struct placement *old, struct placement *p, struct err *e)
{
    struct support_case c = { 0 };
    char names[WORK_NAMES_SIZE];
    bool changed = true;
    enum err_code rc = p->history ? ERR_OK : work_open_case(d, p->person_id, &c, e);

    if (rc != ERR_OK)
        return rc;
    if (p->case_id == 0)
        p->case_id = c.id;
    if (p->id == 0)
        rc = placement_repo_insert(d->db, p, e);
    else
        rc = placement_repo_update(d->db, p, !code_set_equal(&old->supporters, &p->supporters),
                                   &changed, e);
    if (rc != ERR_OK)
        return rc;
    bool differs = work_differs(WORK_FIELDS(fields), old, p, names);
    if (!changed)
        return differs ? work_conflict(e) : ERR_OK; /* supporters are a field too */
    if (old->id != 0)
        rc = history_fields(d, &(struct history_of){ "placement", p->id, p->person_id, NULL },
                            WORK_FIELDS(fields), old, p, e);
    if (rc == ERR_OK && p->case_id == c.id)
        rc = move_case(d, &c, p, old->id == 0, e);
    return rc == ERR_OK
               ? work_audit(d, "save-placement", "placement", p->id, p->person_id, names, e)
               : rc;
}

static void
fill_in(const struct desk *d, struct placement *p)
{
    p->imported = p->history && !p->fictitious;
    if (date_is_none(p->reported_on))
        p->reported_on = p->history ? p->started_on : d->today;
}

enum err_code
placement_save(struct desk *d, struct placement *p, struct err *e)
{
    struct placement made = *p, old = { 0 };
    enum err_code rc = work_allow(d, ACTION_WORK, p->person_id, p->history, e);

    fill_in(d, &made);
    if (rc == ERR_OK)
        rc = check_placement(d, &made, e);
    if (rc == ERR_OK && p->id != 0)
        rc = not_found(placement_repo_find(d->db, p->id, &old, e), e);
    if (rc == ERR_OK && p->id != 0 && old.version != p->version)
        rc = work_conflict(e);
    if (rc == ERR_OK && old.voided)
        rc = err_set(e, ERR_INVALID, "", N_("This placement is void. Enter a new one."));
    /* Another person must not be a way round the right to the first. */
    if (rc == ERR_OK && p->id != 0)
        rc = work_allow(d, ACTION_WORK, old.person_id, p->history, e);
    if (rc == ERR_OK && p->id != 0)
        rc = check_counted(d, &old, &made, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &old, &made, e), e);
    if (rc == ERR_OK)
        *p = made;
    return rc;
}

/* ---- the end of a job ---- */

static enum err_code
other_job(struct desk *d, const struct placement *p, bool *goes_on, struct err *e)
{
    struct placement_list list;
    enum err_code rc = placement_repo_list(d->db, p->person_id, &list, e);

    *goes_on = false;
    for (size_t i = 0; i < list.count; i++)
        *goes_on |= list.rows[i].id != p->id && !list.rows[i].voided
                    && date_is_none(list.rows[i].ended_on);
    placement_list_free(&list);
    return rc;
}

/* Where the case goes on; STAGE_NONE: it stays. */
static enum err_code
next_stage(struct desk *d, const struct placement *p, const struct support_case *c,
           const char *wanted, enum stage *to, struct err *e)
{
    bool goes_on = false;

    *to = STAGE_NONE;
    if (c->id == 0 || (c->stage != STAGE_PLACED && c->stage != STAGE_RETENTION))
        return ERR_OK;
    enum err_code rc = other_job(d, p, &goes_on, e);
    if (rc != ERR_OK || (goes_on && wanted[0] == '\0'))
        return rc;
    const struct transition *t =
        stage_from_id(wanted, to) ? workflow_find(c->stage, *to) : NULL;
    return t && t->needs == NEED_SEPARATION
               ? ERR_OK
               : err_set(e, ERR_INVALID, "next_stage",
                         N_("Choose how the support goes on: job search, registered or training."));
}

static enum err_code
store_end(struct desk *d, struct placement *p, struct support_case *c, enum stage to,
          struct err *e)
{
    bool changed;
    enum err_code rc = placement_repo_update(d->db, p, false, &changed, e);

    if (rc == ERR_OK && !changed)
        rc = work_conflict(e);
    if (rc == ERR_OK && to != STAGE_NONE)
        rc = work_step(d, c, to, p->ended_on, "placement", p->id, e);
    return rc == ERR_OK ? work_audit(d, "end-placement", "placement", p->id, p->person_id,
                                     "ended_on,leave_reason,leave_note", e)
                        : rc;
}

static enum err_code
check_separation(struct desk *d, const struct placement *p, const struct separation *s,
                 struct err *e)
{
    if (p->voided)
        return err_set(e, ERR_INVALID, "", N_("This placement is void. Enter a new one."));
    if (!date_is_none(p->ended_on))
        return err_set(e, ERR_INVALID, "ended_on", N_("The end of this job is entered already."));
    if (date_is_none(s->ended_on) || !date_is_valid(s->ended_on))
        return err_set(e, ERR_INVALID, "ended_on", N_("Give the last day at work."));
    enum err_code rc = code_check(d, "leave_reason", s->leave_reason, s->ended_on, true,
                                  "leave_reason", e);
    return rc == ERR_OK
               ? text_validate(s->leave_note, true, REMARK_CHARS, "leave_note", e)
               : rc;
}

enum err_code
placement_end(struct desk *d, int64_t id, int64_t version, const struct separation *s,
              struct err *e)
{
    struct placement p = { 0 };
    struct support_case c = { 0 };
    enum stage to = STAGE_NONE;
    enum err_code rc = not_found(placement_repo_find(d->db, id, &p, e), e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_WORK, p.person_id, e);
    if (rc == ERR_OK && p.version != version)
        rc = work_conflict(e);
    if (rc == ERR_OK)
        rc = check_separation(d, &p, s, e);
    if (rc != ERR_OK)
        return rc;
    p.ended_on = s->ended_on;
    memcpy(p.leave_reason, s->leave_reason, sizeof p.leave_reason);
    memcpy(p.leave_note, s->leave_note, sizeof p.leave_note);
    size_t n = 0;
    rc = placement_check(&p, DATE_NONE, &n, e);
    if (rc == ERR_OK)
        rc = check_end(d, &p, e);
    if (rc == ERR_OK)
        rc = work_open_case(d, p.person_id, &c, e);
    if (rc == ERR_OK)
        rc = next_stage(d, &p, &c, s->next_stage, &to, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, store_end(d, &p, &c, to, e), e);
}

enum err_code
placement_void(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    struct placement p = { 0 };
    bool changed;
    enum err_code rc = not_found(placement_repo_find(d->db, id, &p, e), e);

    if (rc != ERR_OK)
        return rc;
    bool counts = placement_counts(&p) == PLACEMENT_COUNTS;
    rc = desk_allow(d, counts ? ACTION_CORRECT : ACTION_WORK, p.person_id, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK && p.voided)
        return err_set(e, ERR_INVALID, "", N_("This placement is void already."));
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = placement_repo_void(d->db, id, version, reason, &changed, e);
    if (rc == ERR_OK && !changed)
        rc = work_conflict(e);
    if (rc == ERR_OK) {
        const struct audit_act act = {
            .action = "void-placement",
            .kind = "placement",
            .record_id = id,
            .person_id = p.person_id,
            .fields = "voided",
            .reason = reason,
        };

        rc = audit_add(d, &act, e);
    }
    return db_end(d->db, rc, e);
}

/* ---- reading ---- */

enum err_code
placement_birth(struct desk *d, int64_t person_id, struct date *birth, struct err *e)
{
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    return rc == ERR_OK ? birth_of(d, person_id, birth, e) : rc;
}

enum err_code
placement_find(struct desk *d, int64_t id, struct placement *out, struct err *e)
{
    enum err_code rc = not_found(placement_repo_find(d->db, id, out, e), e);

    if (rc == ERR_OK)
        rc = people_open_record(d, "placement", id, &out->person_id, out->person_id != 0, e);
    if (rc != ERR_OK)
        *out = (struct placement){ 0 };
    return rc;
}

enum err_code
placement_find_ref(struct desk *d, const char *ref, struct placement *out, struct err *e)
{
    int64_t id;
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    if (rc == ERR_OK)
        rc = placement_repo_id_of_ref(d->db, ref, &id, e);
    return rc == ERR_OK ? not_found(placement_repo_find(d->db, id, out, e), e) : rc;
}

enum err_code
placement_overlap(struct desk *d, int64_t id, char ref[REF_SIZE], struct err *e)
{
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    return rc == ERR_OK ? placement_repo_overlap(d->db, id, ref, e) : rc;
}

enum err_code
placement_namesake(struct desk *d, int64_t id, char ref[REF_SIZE], char person_ref[REF_SIZE],
                   struct err *e)
{
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    return rc == ERR_OK ? placement_repo_namesake(d->db, id, ref, person_ref, e) : rc;
}

enum err_code
placement_begun(struct desk *d, int64_t person_id, struct date day, bool *begun, struct err *e)
{
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    return rc == ERR_OK ? placement_repo_begun(d->db, person_id, day, begun, e) : rc;
}

enum err_code
placement_list(struct desk *d, int64_t person_id, struct placement_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_OPEN_C, person_id, e);

    *out = (struct placement_list){ 0 };
    return rc == ERR_OK ? placement_repo_list(d->db, person_id, out, e) : rc;
}
