#include "desk/wage.h"

#include <string.h>

#include "db/db.h"
#include "db/repo/wage_repo.h"
#include "desk/work.h"

#define AT(member) offsetof(struct wage, member)

// clang-format off
static const struct work_field fields[] = {
    { "organisation_ref", WORK_ID,     AT(organisation_id), WORK_MUST, 0, NULL },
    { "month",            WORK_LINE,   AT(month),           WORK_MUST, 7, NULL },
    { "paid_yen",         WORK_NUMBER, AT(paid_yen),        WORK_MUST, WAGE_PAID_MAX, NULL },
    { "people",           WORK_INT,    AT(people),          WORK_MUST, WAGE_PEOPLE_MAX, NULL },
    { "method",           WORK_CODE,   AT(method),          WORK_MAY,  0, "wage_method" },
};
// clang-format on

static enum err_code
store(struct desk *d, struct wage *w, struct err *e)
{
    struct wage old = { 0 };
    char names[WORK_NAMES_SIZE] = "";
    bool changed = true;
    int64_t same;
    enum err_code rc = wage_repo_id_of_month(d->db, w, &same, e);

    if (rc == ERR_OK && same != 0 && same != w->id
        && (rc = wage_repo_find(d->db, same, &old, e)) == ERR_OK)
        return err_set(e, ERR_INVALID, "month",
                       N_("This facility has a row for that month already: %s. Change that one."),
                       old.ref);
    if (rc == ERR_OK && w->id != 0) {
        rc = wage_repo_find(d->db, w->id, &old, e);
        if (rc == ERR_NOT_FOUND || (rc == ERR_OK && old.version != w->version))
            rc = work_conflict(e);
        if (rc == ERR_OK)
            rc = wage_repo_update(d->db, w, &changed, e);
    } else if (rc == ERR_OK)
        rc = wage_repo_insert(d->db, w, e);
    if (rc != ERR_OK || !changed)
        return rc;
    work_differs(WORK_FIELDS(fields), &old, w, names);
    return work_audit(d, "save-wage", "wage", w->id, 0, names, e);
}

enum err_code
wage_save(struct desk *d, struct wage *w, struct err *e)
{
    struct wage made = *w;
    enum err_code rc = work_allow(d, ACTION_WORK, 0, w->history, e);

    if (rc == ERR_OK)
        rc = work_check_ref(w->ref, w->id == 0, w->history, e);
    if (rc == ERR_OK)
        rc = work_check(d, WORK_FIELDS(fields), w, DATE_NONE, w->history, e);
    if (rc == ERR_OK)
        rc = wage_settle(&made, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &made, e), e);
    if (rc == ERR_OK)
        *w = made;
    return rc;
}

enum err_code
wage_find_ref(struct desk *d, const char *ref, struct wage *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_WORK, 0, e);

    if (rc == ERR_OK)
        rc = wage_repo_find_ref(d->db, ref, out, e);
    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("There is no such row of wages.")) : rc;
}

enum err_code
wage_list(struct desk *d, int64_t organisation_id, struct wage_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_WORK, 0, e);

    *out = (struct wage_list){ 0 };
    return rc == ERR_OK ? wage_repo_list(d->db, organisation_id, out, e) : rc;
}
