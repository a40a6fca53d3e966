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
            .valid_from = stmt_col_date(s, CODE_ROWS_VALID_FROM),
            .valid_to = stmt_col_date(s, CODE_ROWS_VALID_TO),
        };
        take(arg, &row);
    }
    return stmt_close(s, e);
}
