/* reassign.c - see reassign.h */
#include "desk/reassign.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/caseload_repo.h"
#include "desk/case_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

void
reassign_rows_free(struct reassign_rows *rows)
{
    if (rows) {
        free(rows->rows);
        *rows = (struct reassign_rows){ 0 };
    }
}

/* ---- rules ---- */

static struct date
day_of(const struct desk *d, const struct reassign *r)
{
    return date_is_none(r->on) ? d->today : r->on;
}

/* What concerns all of them. */
static enum err_code
check_all(struct desk *d, const struct reassign *r, struct err *e)
{
    struct date on = day_of(d, r);
    enum err_code rc = desk_allow(d, ACTION_WORK, 0, e);

    if (rc != ERR_OK)
        return rc;
    if (r->count == 0)
        return err_set(e, ERR_INVALID, "cases", N_("No case is marked."));
    if (!date_is_valid(on))
        return err_set(e, ERR_INVALID, "on", N_("There is no such day."));
    if (date_compare(on, d->today) > 0)
        return err_set(e, ERR_INVALID, "on", N_("This day lies in the future."));
    return ERR_OK;
}

/* One case as it is now. */
static enum err_code
check_one(struct desk *d, const struct reassign *r, size_t i, struct support_case *c, struct err *e)
{
    const struct reassign_case *item = &r->cases[i];
    struct date since = DATE_NONE;
    enum err_code rc = case_allow_assign(d, item->case_id, item->version, r->staff_id, c, e);

    if (rc == ERR_OK && c->staff_id == r->staff_id)
        return err_set(e, ERR_INVALID, "case", N_("This case is with that colleague already."));
    if (rc == ERR_OK && date_compare(day_of(d, r), c->opened_on) < 0)
        return err_set(e, ERR_INVALID, "case", N_("This case was opened after that day."));
    if (rc == ERR_OK)
        rc = charge_repo_last_day(d->db, c->id, &since, e);
    if (rc == ERR_OK && date_compare(day_of(d, r), since) < 0)
        return err_set(e, ERR_INVALID, "case",
                       N_("Somebody else was put in charge after that day."));
    return rc;
}

/* Is it about this case alone, so that the others are looked at all the same? */
static bool
is_of_case(enum err_code rc, const struct err *e)
{
    if (rc == ERR_DENIED)
        return strcmp(e->field, "pin") != 0 && strcmp(e->field, "reason") != 0
               && strcmp(e->field, "session") != 0;
    return rc == ERR_INVALID || rc == ERR_CONFLICT || rc == ERR_NOT_FOUND;
}

/* ---- before ---- */

static enum err_code
look(struct desk *d, const struct reassign *r, size_t i, struct reassign_row *out, struct err *e)
{
    struct caseload_row *row = calloc(1, sizeof *row);
    struct support_case c = { 0 };
    struct err why = { 0 };

    if (!row)
        abort();
    enum err_code rc = caseload_repo_row(d->db, r->cases[i].case_id, row, &why);
    out->case_id = r->cases[i].case_id;
    out->person_id = row->r.c.person_id;
    out->stage = row->r.c.stage;
    (void)text_copy(out->ref, sizeof out->ref, row->r.ref);
    (void)text_copy(out->name, sizeof out->name, row->r.name);
    (void)text_copy(out->staff_name, sizeof out->staff_name, row->r.c.staff_name);
    (void)people_mask_listed(d, out->person_id, row->restricted, out->ref, out->name);
    free(row);
    if (rc == ERR_OK)
        rc = check_one(d, r, i, &c, &why);
    if (rc == ERR_OK)
        return charge_repo_appointments(d->db, c.id, d->today, &out->appointments, e);
    if (!is_of_case(rc, &why)) {
        if (e)
            *e = why;
        return rc;
    }
    memcpy(out->why_not, why.msg, sizeof out->why_not);
    return ERR_OK;
}

enum err_code
reassign_check(struct desk *d, const struct reassign *r, struct reassign_rows *out, struct err *e)
{
    enum err_code rc = check_all(d, r, e);

    *out = (struct reassign_rows){ 0 };
    if (rc != ERR_OK)
        return rc;
    out->rows = calloc(r->count, sizeof *out->rows);
    if (!out->rows)
        abort();
    for (size_t i = 0; rc == ERR_OK && i < r->count; i++) {
        rc = look(d, r, i, &out->rows[i], e);
        out->blocked += out->rows[i].why_not[0] != '\0';
        out->appointments += out->rows[i].appointments;
        out->count++;
    }
    if (rc != ERR_OK)
        reassign_rows_free(out);
    return rc;
}

/* ---- moving ---- */

static enum err_code
refuse(size_t blocked, size_t count, struct err *e)
{
    return err_set(e, ERR_INVALID, "cases",
                   N_("%zu of %zu cases cannot be moved, so none was. The list says why."), blocked,
                   count);
}

static enum err_code
move_all(struct desk *d, const struct reassign *r, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < r->count; i++) {
        struct support_case c;
        struct err why = { 0 };

        rc = check_one(d, r, i, &c, &why);
        if (rc == ERR_OK)
            rc = case_put_in_charge(d, &c, r->staff_id, day_of(d, r), r->reason, &why);
        if (rc != ERR_OK && is_of_case(rc, &why)) /* since it was looked at */
            rc = refuse(1, r->count, e);
        else if (rc != ERR_OK && e)
            *e = why;
    }
    return rc;
}

enum err_code
reassign_save(struct desk *d, const struct reassign *r, struct err *e)
{
    struct reassign_rows rows;
    enum err_code rc = check_all(d, r, e);

    if (rc == ERR_OK)
        rc = work_check_reason(r->reason, e);
    if (rc == ERR_OK)
        rc = reassign_check(d, r, &rows, e);
    if (rc != ERR_OK)
        return rc;
    if (rows.blocked)
        rc = refuse(rows.blocked, rows.count, e);
    reassign_rows_free(&rows);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, move_all(d, r, e), e);
}
