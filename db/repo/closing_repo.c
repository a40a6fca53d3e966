#include "db/repo/closing_repo.h"

#include <stdlib.h>

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
closing_list(struct db *db, struct closing_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_closing_list);
    char kind[16];

    *out = (struct closing_rows){ 0 };
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct closing_day *row = &out->rows[out->count];
        row->day = stmt_col_date(s, CLOSING_LIST_DAY);
        stmt_col_text(s, CLOSING_LIST_KIND, kind, sizeof kind);
        stmt_col_text(s, CLOSING_LIST_NAME, row->name, sizeof row->name);
        if (closing_kind_from_id(kind, &row->kind))
            out->count++;
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        closing_rows_free(out);
    return rc;
}

void
closing_rows_free(struct closing_rows *list)
{
    free(list->rows);
    *list = (struct closing_rows){ 0 };
}

enum err_code
closing_put(struct db *db, const struct closing_day *day, const char *source, int64_t staff_id,
            const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_closing_put);

    stmt_date(s, ":day", day->day);
    stmt_text(s, ":kind", closing_kind_id(day->kind));
    stmt_text(s, ":name", day->name);
    stmt_text(s, ":source", source);
    stmt_int_or_null(s, ":staff_id", staff_id);
    stmt_text(s, ":at", at);
    return stmt_run(s, e);
}

enum err_code
closing_remove(struct db *db, struct date day, enum closing_kind kind, int *removed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_closing_remove);

    stmt_date(s, ":day", day);
    stmt_text(s, ":kind", closing_kind_id(kind));
    enum err_code rc = stmt_run(s, e);
    *removed = rc == ERR_OK ? db_changes(db) : 0;
    return rc;
}
