#include "db/repo/staff_repo.h"

#include <stdlib.h>

#include "core/rows.h"
#include "db/db.h"
#include "db/sql.h"
#include "db/stmt.h"

/* staff_find and staff_list give the same columns in the same order. */
_Static_assert((int)STAFF_LIST_THEME == (int)STAFF_FIND_THEME, "one reader for both");

static void
read_row(struct stmt *s, struct staff_row *out)
{
    char role[16];

    *out = (struct staff_row){
        .id = stmt_col_int(s, STAFF_FIND_ID),
        .version = stmt_col_int(s, STAFF_FIND_VERSION),
        .must_change = stmt_col_int(s, STAFF_FIND_MUST_CHANGE) != 0,
        .disabled = stmt_col_int(s, STAFF_FIND_DISABLED) != 0,
        .ends_on = stmt_col_date(s, STAFF_FIND_ENDS_ON),
        .failures = (int)stmt_col_int(s, STAFF_FIND_FAILURES),
    };
    stmt_col_text(s, STAFF_FIND_LOGIN, out->login, sizeof out->login);
    stmt_col_text(s, STAFF_FIND_NAME, out->name, sizeof out->name);
    stmt_col_text(s, STAFF_FIND_KANA, out->kana, sizeof out->kana);
    stmt_col_text(s, STAFF_FIND_ROLE, role, sizeof role);
    stmt_col_text(s, STAFF_FIND_PASSWORD_HASH, out->password_hash, sizeof out->password_hash);
    stmt_col_text(s, STAFF_FIND_PIN_HASH, out->pin_hash, sizeof out->pin_hash);
    stmt_col_text(s, STAFF_FIND_PASSWORD_SET_AT, out->password_set_at, sizeof out->password_set_at);
    stmt_col_text(s, STAFF_FIND_FIRST_USE_AT, out->first_use_at, sizeof out->first_use_at);
    stmt_col_text(s, STAFF_FIND_FAILED_AT, out->failed_at, sizeof out->failed_at);
    stmt_col_text(s, STAFF_FIND_NOT_BEFORE, out->not_before, sizeof out->not_before);
    stmt_col_text(s, STAFF_FIND_LANG, out->lang, sizeof out->lang);
    stmt_col_text(s, STAFF_FIND_GLYPHS, out->glyphs, sizeof out->glyphs);
    stmt_col_text(s, STAFF_FIND_THEME, out->theme, sizeof out->theme);
    if (!role_from_id(role, &out->role))
        out->role = ROLE_NONE;
}

enum err_code
staff_find(struct db *db, int64_t id, struct staff_row *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found)
        read_row(s, out);
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        rc = err_set(e, ERR_NOT_FOUND, "", N_("There is no such account."));
    return rc;
}

enum err_code
staff_find_login(struct db *db, const char *login, struct staff_row *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_id_of_login);
    int64_t id = 0;

    stmt_text(s, ":login", login);
    if (stmt_row(s))
        id = stmt_col_int(s, STAFF_ID_OF_LOGIN_ID);
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK ? staff_find(db, id, out, e) : rc;
}

enum err_code
staff_find_name(struct db *db, const char *name, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_id_of_name);

    *id = 0;
    stmt_text(s, ":name", name);
    if (stmt_row(s))
        *id = stmt_col_int(s, STAFF_ID_OF_NAME_ID);
    return stmt_close(s, e);
}

enum err_code
staff_list(struct db *db, bool all, struct staff_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_list);

    *out = (struct staff_rows){ 0 };
    stmt_int(s, ":all", all);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        staff_rows_free(out);
    return rc;
}

void
staff_rows_free(struct staff_rows *list)
{
    free(list->rows);
    *list = (struct staff_rows){ 0 };
}

enum err_code
staff_add(struct db *db, struct staff_row *row, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_add);

    stmt_text_or_null(s, ":login", row->login);
    stmt_text(s, ":name", row->name);
    stmt_text(s, ":kana", row->kana);
    stmt_text_or_null(s, ":role", role_id(row->role));
    stmt_text_or_null(s, ":password_hash", row->password_hash);
    stmt_int(s, ":must_change", row->must_change);
    stmt_text_or_null(s, ":password_set_at", row->password_set_at);
    if (stmt_row(s))
        row->id = stmt_col_int(s, STAFF_ADD_ID);
    return stmt_close(s, e);
}

/* A change by people, of the row as they saw it. */
static struct stmt *
open_change(struct db *db, const struct sql *sql, const struct staff_row *row)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":id", row->id);
    stmt_int(s, ":version", row->version);
    return s;
}

static enum err_code
run_change(struct db *db, struct stmt *s, struct err *e)
{
    enum err_code rc = stmt_run(s, e);

    if (rc == ERR_OK && db_changes(db) == 0)
        rc = err_set(e, ERR_CONFLICT, "",
                     N_("Somebody else has just changed this account. Nothing was stored. Go back, "
                        "look at it and decide again."));
    return rc;
}

enum err_code
staff_set_role(struct db *db, const struct staff_row *row, enum role role, struct err *e)
{
    struct stmt *s = open_change(db, &sql_staff_set_role, row);

    stmt_text(s, ":role", role_id(role));
    return run_change(db, s, e);
}

enum err_code
staff_set_disabled(struct db *db, const struct staff_row *row, bool disabled, struct err *e)
{
    struct stmt *s = open_change(db, &sql_staff_set_disabled, row);

    stmt_int(s, ":disabled", disabled);
    return run_change(db, s, e);
}

enum err_code
staff_set_end(struct db *db, const struct staff_row *row, struct date day, struct err *e)
{
    struct stmt *s = open_change(db, &sql_staff_set_end, row);

    stmt_date(s, ":ends_on", day);
    return run_change(db, s, e);
}

enum err_code
staff_set_password(struct db *db, const struct staff_row *row, const char *hash, bool must_change,
                   const char *at, struct err *e)
{
    struct stmt *s = open_change(db, &sql_staff_set_password, row);

    stmt_text(s, ":password_hash", hash);
    stmt_int(s, ":must_change", must_change);
    stmt_text(s, ":at", at);
    return run_change(db, s, e);
}

enum err_code
staff_set_hash(struct db *db, int64_t id, const char *hash, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_set_hash);

    stmt_int(s, ":id", id);
    stmt_text(s, ":password_hash", hash);
    return stmt_run(s, e);
}

enum err_code
staff_set_pin(struct db *db, const struct staff_row *row, const char *hash, struct err *e)
{
    struct stmt *s = open_change(db, &sql_staff_set_pin, row);

    stmt_text_or_null(s, ":pin_hash", hash);
    return run_change(db, s, e);
}

enum err_code
staff_set_look(struct db *db, const struct staff_row *row, const char *lang, const char *glyphs,
               const char *theme, struct err *e)
{
    struct stmt *s = open_change(db, &sql_staff_set_look, row);

    stmt_text_or_null(s, ":lang", lang);
    stmt_text_or_null(s, ":glyphs", glyphs);
    stmt_text_or_null(s, ":theme", theme);
    return run_change(db, s, e);
}

enum err_code
staff_set_failures(struct db *db, int64_t id, int failures, const char *failed_at,
                   const char *not_before, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_set_failures);

    stmt_int(s, ":id", id);
    stmt_int(s, ":failures", failures);
    stmt_text_or_null(s, ":failed_at", failed_at);
    stmt_text_or_null(s, ":not_before", not_before);
    return stmt_run(s, e);
}

enum err_code
staff_set_used(struct db *db, int64_t id, const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_set_used);

    stmt_int(s, ":id", id);
    stmt_text(s, ":at", at);
    return stmt_run(s, e);
}

enum err_code
staff_count_admins(struct db *db, int64_t but, struct date day, const char *at, int *n,
                   struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_admins);

    *n = 0;
    stmt_int(s, ":but", but);
    stmt_date(s, ":day", day);
    stmt_text(s, ":at", at);
    if (stmt_row(s))
        *n = (int)stmt_col_int(s, STAFF_ADMINS_N);
    return stmt_close(s, e);
}

enum err_code
staff_count(struct db *db, int *n, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_count_accounts);

    *n = 0;
    if (stmt_row(s))
        *n = (int)stmt_col_int(s, STAFF_COUNT_ACCOUNTS_N);
    return stmt_close(s, e);
}
