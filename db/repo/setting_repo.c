#include "db/repo/setting_repo.h"

#include <stdbool.h>

#include "db/sql.h"
#include "db/stmt.h"

enum err_code
setting_find(struct db *db, const char *key, char value[LONG_SIZE], int64_t *version, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_setting_find);

    *version = 0;
    value[0] = '\0';
    stmt_text(s, ":key", key);
    if (stmt_row(s)) {
        stmt_col_text(s, SETTING_FIND_VALUE, value, LONG_SIZE);
        *version = stmt_col_int(s, SETTING_FIND_VERSION);
    }
    return stmt_close(s, e);
}

enum err_code
setting_change(struct db *db, const char *key, const char *value, int64_t *version, struct err *e)
{
    struct stmt *s = stmt_open(db, *version ? &sql_setting_change : &sql_setting_add);

    stmt_text(s, ":key", key);
    stmt_text(s, ":value", value);
    if (*version)
        stmt_int(s, ":version", *version);
    bool stored = stmt_changed(s);
    if (stored)
        (*version)++;
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !stored)
        rc = err_set(e, ERR_CONFLICT, "",
                     N_("Somebody else has changed this meanwhile. Read it again."));
    return rc;
}

enum err_code
setting_store(struct db *db, const char *key, const char *value, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_setting_put);

    stmt_text(s, ":key", key);
    stmt_text(s, ":value", value);
    return stmt_run(s, e);
}
