/* case_filter.c - see case_filter.h */
#include "desk/case_filter.h"

#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/case_filter_repo.h"
#include "desk/caseload_inside.h"
#include "desk/codes.h"
#include "desk/work.h"

/* ---- whose ---- */

static enum err_code
allow_owner(struct desk *d, const struct case_filter *f, struct err *e)
{
    if (f->role != ROLE_NONE)
        return desk_allow(d, ACTION_SHARE_FILTER, 0, e);
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);
    if (rc == ERR_OK && f->staff_id != d->user.staff_id)
        rc = err_set(e, ERR_DENIED, "", N_("This choice of cases belongs to somebody else."));
    return rc;
}

/* Read for a change of what was read with `version`. */
static enum err_code
find_for_change(struct desk *d, int64_t id, struct case_filter *f, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    if (rc == ERR_OK)
        rc = case_filter_repo_find(d->db, id, f, e);
    return rc == ERR_OK ? allow_owner(d, f, e) : rc;
}

static enum err_code
audit(struct desk *d, const char *action, int64_t id, struct err *e)
{
    return work_audit(d, action, "case_filter", id, 0, NULL, e);
}

/* ---- rules ---- */

static enum err_code
check_name(struct desk *d, const struct case_filter *f, struct err *e)
{
    struct case_filters list;
    enum err_code rc = text_validate(f->name, false, FILTER_NAME_CHARS, "name", e);

    if (rc == ERR_OK && f->name[strspn(f->name, " ")] == '\0')
        return err_set(e, ERR_INVALID, "name", N_("Give this choice a name."));
    if (rc == ERR_OK)
        rc = case_filter_repo_list(d->db, f->staff_id, f->role, &list, e);
    if (rc != ERR_OK)
        return rc;
    for (size_t i = 0; i < list.count; i++) {
        const struct case_filter *other = &list.rows[i];

        if (other->id != f->id && other->role == f->role && strcmp(other->name, f->name) == 0)
            rc = ERR_INVALID;
    }
    case_filters_free(&list);
    return rc == ERR_OK ? rc
                        : err_set(e, rc, "name", N_("There is a choice of that name already."));
}

static enum err_code
check_codes(struct desk *d, const struct caseload_filter *c, struct err *e)
{
    return code_check(d, "disability_kind", c->disability, DATE_NONE, false, "disability", e);
}

/* ---- use cases ---- */

enum err_code
case_filter_list(struct desk *d, struct case_filters *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *out = (struct case_filters){ 0 };
    return rc == ERR_OK ? case_filter_repo_list(d->db, d->user.staff_id, d->user.role, out, e) : rc;
}

static enum err_code
store_new(struct desk *d, struct case_filter *f, struct err *e)
{
    enum err_code rc = check_name(d, f, e);

    if (rc == ERR_OK)
        rc = case_filter_repo_insert(d->db, f, e);
    return rc == ERR_OK ? audit(d, "add-case-filter", f->id, e) : rc;
}

enum err_code
case_filter_save(struct desk *d, struct case_filter *f, struct err *e)
{
    struct case_filter row = *f;

    row.id = 0;
    row.staff_id = row.role == ROLE_NONE ? d->user.staff_id : 0;
    enum err_code rc = allow_owner(d, &row, e);
    if (rc == ERR_OK && row.role != ROLE_NONE && !role_may(row.role, ACTION_SEARCH))
        rc = err_set(e, ERR_INVALID, "role", N_("This role sees no lists of people."));
    if (rc == ERR_OK)
        rc = caseload_check_filter(&row.filter, e);
    if (rc == ERR_OK)
        rc = check_codes(d, &row.filter, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store_new(d, &row, e), e);
    if (rc == ERR_OK)
        *f = row;
    return rc;
}

static enum err_code
rename_row(struct desk *d, struct case_filter *f, int64_t version, struct err *e)
{
    enum err_code rc = check_name(d, f, e);

    if (rc == ERR_OK)
        rc = case_filter_repo_rename(d->db, f->id, version, f->name, e);
    return rc == ERR_OK ? audit(d, "rename-case-filter", f->id, e) : rc;
}

enum err_code
case_filter_rename(struct desk *d, int64_t id, int64_t version, const char *name, struct err *e)
{
    struct case_filter f;
    enum err_code rc = find_for_change(d, id, &f, e);

    if (rc == ERR_OK && !text_copy(f.name, sizeof f.name, name))
        rc = err_set(e, ERR_INVALID, "name", N_("This text is too long."));
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, rename_row(d, &f, version, e), e);
}

enum err_code
case_filter_delete(struct desk *d, int64_t id, int64_t version, struct err *e)
{
    struct case_filter f;
    enum err_code rc = find_for_change(d, id, &f, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = case_filter_repo_delete(d->db, id, version, e);
    if (rc == ERR_OK)
        rc = audit(d, "delete-case-filter", id, e);
    return db_end(d->db, rc, e);
}

enum err_code
case_filter_begin_with(struct desk *d, int64_t id, struct err *e)
{
    struct case_filter f = { 0 };
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    if (rc == ERR_OK && id)
        rc = case_filter_repo_find(d->db, id, &f, e);
    if (rc == ERR_OK && id && f.staff_id != d->user.staff_id && f.role != d->user.role)
        rc = err_set(e, ERR_DENIED, "", N_("This choice of cases belongs to somebody else."));
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = case_filter_repo_begin(d->db, d->user.staff_id, id, e);
    if (rc == ERR_OK)
        rc = audit(d, "begin-with-filter", id, e);
    return db_end(d->db, rc, e);
}

enum err_code
case_filter_first(struct desk *d, struct case_filter *out, struct err *e)
{
    struct case_filters list;
    enum err_code rc = case_filter_list(d, &list, e);

    *out = (struct case_filter){ 0 };
    if (d->user.role == ROLE_WORKER)
        out->filter.charge = CHARGE_OWN;
    if (rc != ERR_OK)
        return rc;
    for (size_t i = 0; i < list.count; i++)
        if (list.rows[i].is_first)
            *out = list.rows[i];
    case_filters_free(&list);
    return ERR_OK;
}
