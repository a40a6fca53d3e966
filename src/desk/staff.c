#include "desk/staff.h"

#include "core/text.h"
#include "db/db.h"
#include "db/repo/staff_choice_repo.h"
#include "db/repo/staff_repo.h"
#include "desk/work.h"

enum err_code
staff_choices(struct desk *d, struct staff_choices *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    *out = (struct staff_choices){ 0 };
    return rc == ERR_OK ? staff_choice_repo_list(d->db, d->today, out, e) : rc;
}

enum err_code
staff_name_of(struct desk *d, int64_t id, char out[LINE_SIZE], struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    out[0] = '\0';
    return rc == ERR_OK ? staff_choice_repo_name(d->db, id, out, e) : rc;
}

static enum err_code
keep_name(struct desk *d, struct staff_row *row, struct err *e)
{
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    if ((rc = staff_add(d->db, row, e)) == ERR_OK)
        rc = work_audit(d, "add-staff-name", "staff", row->id, 0, "name", e);
    return db_end(d->db, rc, e);
}

enum err_code
staff_named(struct desk *d, const char *words, int64_t *id, struct err *e)
{
    struct staff_row row = { 0 }, known;
    struct err none = { 0 };
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    *id = 0;
    if (rc == ERR_OK)
        rc = text_validate(words, false, LINE_CHARS, "staff", e);
    if (rc != ERR_OK)
        return rc;
    if (!text_copy(row.name, sizeof row.name, words))
        return err_set(e, ERR_INVALID, "staff", N_("This name is too long."));
    text_trim(row.name);
    if (row.name[0] == '\0')
        return err_set(e, ERR_INVALID, "staff", N_("Name a member of the staff."));
    rc = staff_find_login(d->db, row.name, &known, &none);
    if (rc == ERR_OK)
        *id = known.id;
    else if (rc != ERR_NOT_FOUND && e)
        *e = none;
    if (rc != ERR_NOT_FOUND)
        return rc;
    if ((rc = staff_find_name(d->db, row.name, id, e)) != ERR_OK || *id != 0)
        return rc;
    rc = keep_name(d, &row, e);
    *id = rc == ERR_OK ? row.id : 0;
    return rc;
}
