#include "db/repo/code_repo.h"

#include "db/sql.h"
#include "db/stmt.h"

enum err_code
code_rows(struct db *db, const char *list, code_take *take, void *arg, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_code_rows);

    stmt_text(s, ":list", list);
    while (stmt_row(s)) {
        struct code_row row = {
            .id = stmt_col_ptr(s, CODE_ROWS_ID),
            .ja = stmt_col_ptr(s, CODE_ROWS_JA),
            .en = stmt_col_ptr(s, CODE_ROWS_EN),
            .sort = (int)stmt_col_int(s, CODE_ROWS_SORT),
            .valid_from = stmt_col_date(s, CODE_ROWS_VALID_FROM),
            .valid_to = stmt_col_date(s, CODE_ROWS_VALID_TO),
        };
        take(arg, &row);
    }
    return stmt_close(s, e);
}

enum err_code
code_add(struct db *db, const char *list, const struct code_row *row, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_code_add);

    stmt_text(s, ":list", list);
    stmt_text(s, ":id", row->id);
    stmt_text(s, ":ja", row->ja);
    stmt_text(s, ":en", row->en);
    stmt_int(s, ":sort", row->sort);
    return stmt_run(s, e);
}

enum err_code
code_change(struct db *db, const char *list, const struct code_row *before,
            const struct code_row *after, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_code_change);

    stmt_text(s, ":list", list);
    stmt_text(s, ":id", before->id);
    stmt_text(s, ":ja", after->ja);
    stmt_text(s, ":en", after->en);
    stmt_int(s, ":sort", after->sort);
    stmt_date(s, ":valid_to", after->valid_to);
    stmt_text(s, ":old_ja", before->ja);
    stmt_text(s, ":old_en", before->en);
    stmt_int(s, ":old_sort", before->sort);
    stmt_date(s, ":old_valid_to", before->valid_to);
    bool changed = stmt_row(s);
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !changed)
        rc = err_set(e, ERR_CONFLICT, "",
                     N_("Somebody else has changed this list meanwhile. Read it again."));
    return rc;
}
