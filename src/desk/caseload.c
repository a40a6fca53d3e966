/* caseload.c - see caseload.h */
#include "desk/caseload.h"

#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/caseload_repo.h"
#include "db/repo/due_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "db/repo/support_log_repo.h"
#include "desk/caseload_inside.h"
#include "desk/desk_inside.h"
#include "desk/people_inside.h"
#include "desk/setting.h"

enum { CHUNK = 256 }; /* more than a page of the screen: sets that a filter needs are read once */

/* ---- one page ---- */

/* A list being read. */
struct reading {
    struct desk *d;
    struct caseload_filter filter; /* as the role may see it */
    bool of_staff;
    int64_t staff_id;
    size_t limit; /* with the row that only tells that there are more; 0: none */
    struct caseload_rows *out;
};

/* A role that needs a reason to open class B must not learn it from a list. */
static void
narrow(struct reading *r)
{
    const struct desk *d = r->d;

    if (!r->filter.disability[0] || role_rule(d->user.role, ACTION_OPEN_B) == RULE_YES)
        return;
    r->out->narrowed = r->filter.charge != CHARGE_OWN;
    if (r->filter.charge == CHARGE_ANYBODY)
        r->filter.charge = CHARGE_OWN;
}

static bool
sees_nobody(const struct reading *r)
{
    return r->out->narrowed && r->filter.charge != CHARGE_OWN
           && r->filter.staff_id != r->d->user.staff_id;
}

/* What comes next in a case may be a record that lies ahead. */
static enum err_code
read_ahead(struct desk *d, struct caseload_row *row, struct err *e)
{
    const struct support_case *c = &row->r.c;

    return date_is_none(c->next_on) && c->stage < STAGE_SUSPENDED
               ? due_repo_ahead(d->db, c->id, c->person_id, d->today, &row->r.ahead, e)
               : ERR_OK;
}

/* Does the row pass by that? */
static enum err_code
read_next(struct reading *r, struct caseload_row *row, bool *fits, struct err *e)
{
    struct desk *d = r->d;
    enum err_code rc = read_ahead(d, row, e);

    *fits = rc == ERR_OK && caseload_is_due_as(&r->filter, row, d->today);
    return rc;
}

/* Does it pass by its last contact? */
static enum err_code
read_contact(struct reading *r, struct caseload_row *row, bool *fits, struct err *e)
{
    enum err_code rc = due_repo_contact(r->d->db, row->r.c.id, &row->contact, e);

    *fits = rc == ERR_OK && caseload_is_silent_as(&r->filter, row, r->d->today);
    return rc;
}

/* One case: what the filter asks for first, so that the rest is not read of those that do not pass.
 */
static enum err_code
take(struct reading *r, int64_t id, int allowed, struct caseload_row *row, struct err *e)
{
    bool by_contact = r->filter.silence != SILENCE_ANY, fits = false;
    enum err_code rc = caseload_repo_row(r->d->db, id, row, e);

    row->allowed = allowed;
    if (rc != ERR_OK || !people_see(r->d, row->r.c.person_id, row->restricted))
        return rc;
    rc = (by_contact ? read_contact : read_next)(r, row, &fits, e);
    if (rc == ERR_OK && fits)
        rc = (by_contact ? read_next : read_contact)(r, row, &fits, e);
    if (rc != ERR_OK || !fits)
        return rc;
    r->out->rows = rows_grow(r->out->rows, r->out->count, sizeof *row);
    r->out->rows[r->out->count++] = *row;
    return ERR_OK;
}

/* Days without contact; 0: any. */
static enum err_code
read_allowed(struct desk *d, enum stage stage, int64_t *allowed, struct err *e)
{
    *allowed = 0;
    return stage < STAGE_SUSPENDED ? setting_get_int(d, setting_silent_days(stage), allowed, e)
                                   : ERR_OK;
}

enum err_code
caseload_read(struct desk *d, int64_t case_id, struct caseload_row *out, struct err *e)
{
    int64_t allowed = 0;
    enum err_code rc = caseload_repo_row(d->db, case_id, out, e);

    if (rc == ERR_OK)
        rc = read_allowed(d, out->r.c.stage, &allowed, e);
    out->allowed = (int)allowed;
    if (rc == ERR_OK)
        rc = read_ahead(d, out, e);
    return rc == ERR_OK ? due_repo_contact(d->db, case_id, &out->contact, e) : rc;
}

static bool
is_full(const struct reading *r)
{
    return r->limit && r->out->count >= r->limit;
}

static enum err_code
read_stage(struct reading *r, enum stage stage, struct caseload_place place, struct err *e)
{
    int64_t ids[CHUNK], allowed = 0;
    size_t count = CHUNK;
    struct caseload_order order = {
        .stage = stage,
        .of_staff = r->of_staff,
        .staff_id = r->staff_id,
        .today = r->d->today,
        .next_to = caseload_next_to(&r->filter, r->d->today),
        .unset = r->filter.due == NEXT_MISSING,
        .disability = r->filter.disability,
        .area = r->filter.area,
    };
    enum err_code rc = read_allowed(r->d, stage, &allowed, e);

    if (!caseload_can_be_silent(&r->filter, (int)allowed))
        return rc;
    struct date quiet_to = caseload_quiet_to(&r->filter, (int)allowed, r->d->today);
    if (rc == ERR_OK && !date_is_none(quiet_to)) {
        order.quiet_from = date_add_days(quiet_to, 1);
        rc = due_repo_first(r->d->db, order.quiet_from, &order.first, e);
    }
    while (rc == ERR_OK && count == CHUNK && !is_full(r)) {
        rc = caseload_repo_ids(r->d->db, &order, place, CHUNK, ids, &count, e);
        for (size_t i = 0; rc == ERR_OK && i < count && !is_full(r); i++) {
            struct caseload_row row;

            rc = take(r, ids[i], (int)allowed, &row, e);
            place = (struct caseload_place){ row.r.c.stage_since, ids[i] };
        }
    }
    return rc;
}

static enum err_code
read_list(struct reading *r, const struct caseload_after *after, struct err *e)
{
    enum stage first = after && after->stage != STAGE_NONE ? after->stage : STAGE_INQUIRY;
    struct caseload_place place = { DATE_NONE, 0 };
    enum err_code rc = db_begin_read(r->d->db, e);

    if (rc != ERR_OK)
        return rc;
    if (after && after->stage != STAGE_NONE)
        place = (struct caseload_place){ after->since, after->case_id };
    for (enum stage stage = first; rc == ERR_OK && stage <= STAGE_CLOSED && !is_full(r); stage++) {
        if (caseload_has_stage(&r->filter, stage))
            rc = read_stage(r, stage, place, e);
        place = (struct caseload_place){ DATE_NONE, 0 };
    }
    db_end_read(r->d->db);
    return rc;
}

enum err_code
caseload_check_filter(const struct caseload_filter *filter, struct err *e)
{
    const char *fault = caseload_filter_fault(filter);

    if (fault == NULL)
        return ERR_OK;
    if (strcmp(fault, "staff") == 0)
        return err_set(e, ERR_INVALID, fault,
                       N_("Choose whose cases are meant, or take the name out."));
    if (strcmp(fault, "area") == 0)
        return err_set(e, ERR_INVALID, fault, N_("Write the first digits of the postal code."));
    return err_set(e, ERR_INVALID, fault,
                   N_("Suspended and closed cases have none of that. Take one of both out."));
}

static enum err_code
list(struct desk *d, const struct caseload_filter *filter, const struct caseload_after *after,
     size_t limit, struct caseload_rows *out, struct err *e)
{
    struct reading r = {
        .d = d,
        .filter = *filter,
        .limit = limit ? limit + 1 : 0,
        .out = out,
    };

    *out = (struct caseload_rows){ 0 };
    enum err_code rc = caseload_check_filter(filter, e);
    if (rc != ERR_OK)
        return rc;
    narrow(&r);
    r.of_staff = r.filter.charge != CHARGE_ANYBODY;
    r.staff_id = r.filter.charge == CHARGE_OWN ? d->user.staff_id : r.filter.staff_id;
    if (!sees_nobody(&r))
        rc = read_list(&r, after, e);
    out->more = is_full(&r);
    out->count -= out->more;
    if (rc != ERR_OK)
        caseload_rows_free(out);
    return rc;
}

enum err_code
caseload_list(struct desk *d, const struct caseload_filter *filter,
              const struct caseload_after *after, size_t limit, struct caseload_rows *out,
              struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *out = (struct caseload_rows){ 0 };
    return rc == ERR_OK ? list(d, filter, after, limit, out, e) : rc;
}

/* ---- prints ---- */

enum err_code
caseload_sheet(struct desk *d, const struct caseload_filter *filter, struct caseload_rows *out,
               struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_EXPORT, 0, e);

    *out = (struct caseload_rows){ 0 };
    if (rc == ERR_OK)
        rc = list(d, filter, NULL, 0, out, e);
    if (rc == ERR_OK)
        rc = audit_view(
            d, &(struct audit_act){ .action = "print-case-list", .people = (int)out->count }, e);
    if (rc != ERR_OK)
        caseload_rows_free(out);
    return rc;
}

void
log_sheet_free(struct log_sheet *sheet)
{
    if (sheet) {
        free(sheet->rows);
        *sheet = (struct log_sheet){ 0 };
    }
}

/* Whose it is, and the slip that began the newest case. */
static enum err_code
read_head(struct desk *d, int64_t person_id, struct log_sheet *out, struct err *e)
{
    struct person *p = calloc(1, sizeof *p);
    struct caseload_row row;
    int64_t case_id = 0;

    if (!p)
        abort();
    enum err_code rc = person_repo_find(d->db, person_id, p, e);
    (void)text_copy(out->ref, sizeof out->ref, p->ref);
    (void)text_copy(out->name, sizeof out->name, p->name);
    (void)text_copy(out->kana, sizeof out->kana, p->kana);
    free(p);
    if (rc == ERR_OK)
        rc = case_repo_newest_id(d->db, person_id, &case_id, e);
    if (rc == ERR_OK && case_id)
        rc = caseload_repo_row(d->db, case_id, &row, e);
    if (rc == ERR_OK && case_id)
        (void)text_copy(out->slip, sizeof out->slip, row.slip);
    return rc;
}

/* Entries for the staff in charge alone are counted and left out for others. */
static enum err_code
read_entries(struct desk *d, int64_t person_id, struct log_sheet *out, struct err *e)
{
    bool sees = false;
    size_t kept = 0;
    enum err_code rc = desk_sees_confined(d, person_id, &sees, e);

    if (rc == ERR_OK)
        rc =
            support_log_repo_list(d->db, person_id, out->from, out->to, &out->rows, &out->count, e);
    for (size_t i = 0; rc == ERR_OK && i < out->count; i++) {
        const struct support_log *x = &out->rows[i];

        if (strcmp(x->visibility, SUPPORT_LOG_RESTRICTED) == 0 && !sees
            && x->staff_id != d->user.staff_id)
            out->confined++;
        else if (kept++ < i)
            out->rows[kept - 1] = *x;
    }
    out->count = kept;
    return rc;
}

enum err_code
log_sheet_make(struct desk *d, int64_t person_id, struct date from, struct date to,
               struct log_sheet *out, struct err *e)
{
    const struct audit_act act = {
        .action = "print-support-log",
        .kind = "support_log",
        .person_id = person_id,
        .people = 1,
    };
    enum err_code rc = desk_allow(d, ACTION_PRINT_CASE, person_id, e);

    *out = (struct log_sheet){ .from = from, .to = to };
    if (rc == ERR_OK && !date_is_none(from) && !date_is_none(to) && date_compare(to, from) < 0)
        return err_set(e, ERR_INVALID, "to", N_("The period ends before it begins."));
    if (rc == ERR_OK)
        rc = people_open_record(d, "support_log", 0, &person_id, 1, e);
    if (rc == ERR_OK)
        rc = read_head(d, person_id, out, e);
    if (rc == ERR_OK)
        rc = read_entries(d, person_id, out, e);
    if (rc == ERR_OK)
        rc = audit_view(d, &act, e);
    if (rc != ERR_OK)
        log_sheet_free(out);
    return rc;
}
