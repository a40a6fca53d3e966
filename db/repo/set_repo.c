#include "db/repo/set_repo.h"

static enum err_code
clear_rows(struct db *db, const struct sql *clear, int64_t owner, struct err *e)
{
    if (!clear)
        return ERR_OK;
    struct stmt *s = stmt_open(db, clear);
    stmt_int(s, ":owner", owner);
    return stmt_run(s, e);
}

enum err_code
set_repo_write_codes(struct db *db, const struct sql *clear, const struct sql *add, int64_t owner,
                     const struct code_set *items, struct err *e)
{
    enum err_code rc = clear_rows(db, clear, owner, e);

    for (size_t i = 0; i < items->count && rc == ERR_OK; i++) {
        struct stmt *s = stmt_open(db, add);

        stmt_int(s, ":owner", owner);
        stmt_text(s, ":item", items->ids[i]);
        rc = stmt_run(s, e);
    }
    return rc;
}

enum err_code
set_repo_write_ids(struct db *db, const struct sql *clear, const struct sql *add, int64_t owner,
                   const int64_t *items, int count, struct err *e)
{
    enum err_code rc = clear_rows(db, clear, owner, e);

    for (int i = 0; i < count && rc == ERR_OK; i++) {
        struct stmt *s = stmt_open(db, add);

        stmt_int(s, ":owner", owner);
        stmt_int(s, ":item", items[i]);
        rc = stmt_run(s, e);
    }
    return rc;
}

enum err_code
set_repo_read_codes(struct db *db, const struct sql *list, int64_t owner, struct code_set *out,
                    struct err *e)
{
    struct stmt *s = stmt_open(db, list);
    char item[CODE_SIZE];
    bool fits = true;

    out->count = 0;
    stmt_int(s, ":owner", owner);
    while (stmt_row(s)) {
        stmt_col_text(s, 0, item, sizeof item);
        fits = code_set_add(out, item) && fits;
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !fits
               ? err_set(e, ERR_DAMAGED, "", N_("A record has more entries than it can hold."))
               : rc;
}

enum err_code
set_repo_read_ids(struct db *db, const struct sql *list, int64_t owner, int64_t *items, int room,
                  int *count, struct err *e)
{
    struct stmt *s = stmt_open(db, list);
    bool fits = true;

    *count = 0;
    stmt_int(s, ":owner", owner);
    while (stmt_row(s)) {
        if (*count < room)
            items[(*count)++] = stmt_col_int(s, 0);
        else
            fits = false;
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !fits
               ? err_set(e, ERR_DAMAGED, "", N_("A record has more entries than it can hold."))
               : rc;
}
