#include "db/repo/wage_repo.h"

#include "core/rows.h"
#include "db/repo/record_repo.h"
#include "db/sql.h"

static void
bind_fields(struct stmt *s, const struct wage *w)
{
    stmt_int(s, ":organisation_id", w->organisation_id);
    stmt_text(s, ":month", w->month);
    stmt_int(s, ":paid_yen", w->paid_yen);
    stmt_int(s, ":people", w->people);
    stmt_text(s, ":method", w->method);
}

enum err_code
wage_repo_insert(struct db *db, struct wage *w, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_wage_insert);

    stmt_text_or_null(s, ":ref", w->ref);
    bind_fields(s, w);
    return record_repo_insert(db, RECORD_TABLE_WAGE, s, &w->id, &w->version, w->ref, e);
}

enum err_code
wage_repo_update(struct db *db, struct wage *w, bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_wage_update);

    stmt_int(s, ":id", w->id);
    stmt_int(s, ":version", w->version);
    bind_fields(s, w);
    *changed = stmt_changed(s);
    if (*changed)
        w->version++;
    return stmt_close(s, e);
}

/* The three readings give the same columns in the same order. */
_Static_assert((int)WAGE_LIST_METHOD == (int)WAGE_FIND_METHOD
                   && (int)WAGE_FIND_REF_METHOD == (int)WAGE_FIND_METHOD,
               "one reader for all");

static void
read_wage(struct stmt *s, struct wage *out)
{
    *out = (struct wage){
        .id = stmt_col_int(s, WAGE_FIND_ID),
        .version = stmt_col_int(s, WAGE_FIND_VERSION),
        .organisation_id = stmt_col_int(s, WAGE_FIND_ORGANISATION_ID),
        .paid_yen = stmt_col_int(s, WAGE_FIND_PAID_YEN),
        .people = (int)stmt_col_int(s, WAGE_FIND_PEOPLE),
    };
    stmt_col_text(s, WAGE_FIND_REF, out->ref, sizeof out->ref);
    stmt_col_text(s, WAGE_FIND_MONTH, out->month, sizeof out->month);
    stmt_col_text(s, WAGE_FIND_METHOD, out->method, sizeof out->method);
}

static enum err_code
read_one(struct stmt *s, struct wage *out, struct err *e)
{
    bool found = stmt_row(s);

    if (found)
        read_wage(s, out);
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
wage_repo_find(struct db *db, int64_t id, struct wage *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_wage_find);

    stmt_int(s, ":id", id);
    return read_one(s, out, e);
}

enum err_code
wage_repo_find_ref(struct db *db, const char *ref, struct wage *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_wage_find_ref);

    stmt_text(s, ":ref", ref);
    return read_one(s, out, e);
}

enum err_code
wage_repo_id_of_month(struct db *db, const struct wage *w, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_wage_id_of_month);

    *id = 0;
    stmt_int(s, ":organisation_id", w->organisation_id);
    stmt_text(s, ":month", w->month);
    stmt_text(s, ":method", w->method);
    if (stmt_row(s))
        *id = stmt_col_int(s, WAGE_ID_OF_MONTH_ID);
    return stmt_close(s, e);
}

enum err_code
wage_repo_list(struct db *db, int64_t organisation_id, struct wage_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_wage_list);

    *out = (struct wage_list){ 0 };
    stmt_int(s, ":organisation_id", organisation_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_wage(s, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        wage_list_free(out);
    return rc;
}
