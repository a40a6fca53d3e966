/* case_filter_repo.c - see case_filter_repo.h */
#include "db/repo/case_filter_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

/* Both lists and the row alone begin with the same columns. */
_Static_assert((int)FILTER_LIST_OWN_IS_FIRST == (int)FILTER_LIST_ROLE_IS_FIRST, "one reader");
_Static_assert((int)FILTER_LIST_OWN_NAME == (int)FILTER_FIND_NAME, "one reader");

static enum err_code
read_whose(struct stmt *s, struct case_filter *f)
{
    char role[CODE_SIZE];

    f->id = stmt_col_int(s, FILTER_FIND_ID);
    f->version = stmt_col_int(s, FILTER_FIND_VERSION);
    f->staff_id = stmt_col_int(s, FILTER_FIND_STAFF_ID);
    stmt_col_text(s, FILTER_FIND_ROLE, role, sizeof role);
    stmt_col_text(s, FILTER_FIND_NAME, f->name, sizeof f->name);
    return role_from_id(role, &f->role) ? ERR_OK : ERR_DAMAGED;
}

/* Strict: what is not understood is refused, never taken for "any". */
static bool
read_choice(struct stmt *s, struct caseload_filter *f)
{
    char charge[CODE_SIZE], status[CODE_SIZE], due[CODE_SIZE], silence[CODE_SIZE], stage[CODE_SIZE];

    stmt_col_text(s, FILTER_LIST_OWN_CHARGE, charge, sizeof charge);
    f->staff_id = stmt_col_int(s, FILTER_LIST_OWN_CHARGE_ID);
    stmt_col_text(s, FILTER_LIST_OWN_STATUS, status, sizeof status);
    stmt_col_text(s, FILTER_LIST_OWN_STAGE, stage, sizeof stage);
    stmt_col_text(s, FILTER_LIST_OWN_DUE, due, sizeof due);
    stmt_col_text(s, FILTER_LIST_OWN_SILENCE, silence, sizeof silence);
    stmt_col_text(s, FILTER_LIST_OWN_DISABILITY, f->disability, sizeof f->disability);
    stmt_col_text(s, FILTER_LIST_OWN_AREA, f->area, sizeof f->area);
    f->stage = STAGE_NONE;
    return caseload_charge_from_id(charge, &f->charge)
           && caseload_status_from_id(status, &f->status)
           && (stage[0] == '\0' || stage_from_id(stage, &f->stage))
           && caseload_due_from_id(due, &f->due) && caseload_silence_from_id(silence, &f->silence)
           && caseload_filter_fault(f) == NULL;
}

static enum err_code
read_list(struct stmt *s, struct case_filters *out, struct err *e)
{
    bool sound = true;

    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct case_filter *f = &out->rows[out->count++];
        sound = sound && read_whose(s, f) == ERR_OK && read_choice(s, &f->filter);
        f->is_first = stmt_col_int(s, FILTER_LIST_OWN_IS_FIRST) != 0;
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !sound
               ? err_set(e, ERR_DAMAGED, "filter", N_("A saved choice of cases cannot be read."))
               : rc;
}

enum err_code
case_filter_repo_list(struct db *db, int64_t staff_id, enum role role, struct case_filters *out,
                      struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_filter_list_own);

    *out = (struct case_filters){ 0 };
    stmt_int(s, ":staff", staff_id);
    enum err_code rc = read_list(s, out, e);
    if (rc == ERR_OK) {
        s = stmt_open(db, &sql_filter_list_role);
        stmt_int(s, ":staff", staff_id);
        stmt_text(s, ":role", role_id(role));
        rc = read_list(s, out, e);
    }
    if (rc != ERR_OK)
        case_filters_free(out);
    return rc;
}

enum err_code
case_filter_repo_find(struct db *db, int64_t id, struct case_filter *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_filter_find);
    enum err_code read = ERR_NOT_FOUND;

    *out = (struct case_filter){ 0 };
    stmt_int(s, ":id", id);
    if (stmt_row(s))
        read = read_whose(s, out);
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && read != ERR_OK
               ? err_set(e, read, "filter", N_("There is no such choice of cases any more."))
               : rc;
}

enum err_code
case_filter_repo_insert(struct db *db, struct case_filter *f, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_filter_insert);

    stmt_int_or_null(s, ":staff", f->staff_id);
    stmt_text_or_null(s, ":role", role_id(f->role));
    stmt_text(s, ":name", f->name);
    stmt_text(s, ":charge", caseload_charge_id(f->filter.charge));
    stmt_int_or_null(s, ":charge_id", f->filter.staff_id);
    stmt_text(s, ":status", caseload_status_id(f->filter.status));
    stmt_text_or_null(s, ":stage", stage_id(f->filter.stage));
    stmt_text(s, ":due", caseload_due_id(f->filter.due));
    stmt_text(s, ":silence", caseload_silence_id(f->filter.silence));
    stmt_text_or_null(s, ":disability", f->filter.disability);
    stmt_text(s, ":area", f->filter.area);
    enum err_code rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        f->id = db_last_id(db);
        f->version = 1;
    }
    return rc;
}

static enum err_code
close_changed(struct stmt *s, struct err *e)
{
    bool changed = stmt_changed(s);
    enum err_code rc = stmt_close(s, e);

    return rc == ERR_OK && !changed
               ? err_set(e, ERR_CONFLICT, "",
                         N_("Somebody else changed this choice of cases meanwhile. Look again."))
               : rc;
}

enum err_code
case_filter_repo_rename(struct db *db, int64_t id, int64_t version, const char *name, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_filter_rename);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":name", name);
    return close_changed(s, e);
}

enum err_code
case_filter_repo_delete(struct db *db, int64_t id, int64_t version, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_filter_first_forget);

    stmt_int(s, ":filter", id);
    enum err_code rc = stmt_run(s, e);
    if (rc != ERR_OK)
        return rc;
    s = stmt_open(db, &sql_filter_delete);
    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    return close_changed(s, e);
}

enum err_code
case_filter_repo_begin(struct db *db, int64_t staff_id, int64_t filter_id, struct err *e)
{
    struct stmt *s = stmt_open(db, filter_id ? &sql_filter_first_set : &sql_filter_first_none);

    stmt_int(s, ":staff", staff_id);
    if (filter_id)
        stmt_int(s, ":filter", filter_id);
    return stmt_run(s, e);
}
