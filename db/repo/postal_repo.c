#include "db/repo/postal_repo.h"

#include "db/db.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
postal_repo_find(struct db *db, const char *code, struct postal_place *out, bool *found,
                 struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_postal_find);

    *out = (struct postal_place){ 0 };
    stmt_text(s, ":code", code);
    *found = stmt_row(s);
    if (*found) {
        stmt_col_text(s, POSTAL_FIND_CODE, out->code, sizeof out->code);
        stmt_col_text(s, POSTAL_FIND_PREFECTURE, out->prefecture, sizeof out->prefecture);
        stmt_col_text(s, POSTAL_FIND_CITY, out->city, sizeof out->city);
        stmt_col_text(s, POSTAL_FIND_TOWN, out->town, sizeof out->town);
    }
    return stmt_close(s, e);
}

enum err_code
postal_repo_put(struct db *db, const struct postal_place *place, bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_postal_put);

    stmt_text(s, ":code", place->code);
    stmt_text(s, ":prefecture", place->prefecture);
    stmt_text(s, ":city", place->city);
    stmt_text(s, ":town", place->town);
    enum err_code rc = stmt_run(s, e);
    *changed = rc == ERR_OK && db_changes(db) > 0;
    return rc;
}
