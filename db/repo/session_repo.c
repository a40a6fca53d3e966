#include "db/repo/session_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

_Static_assert((int)SESSION_LIST_OPEN_PROCESS == (int)SESSION_FIND_PROCESS,
               "one reader for both");

static void
read_row(struct stmt *s, struct session *out)
{
    out->staff_id = stmt_col_int(s, SESSION_FIND_STAFF_ID);
    stmt_col_text(s, SESSION_FIND_ID, out->id, sizeof out->id);
    stmt_col_text(s, SESSION_FIND_TERMINAL, out->terminal, sizeof out->terminal);
    stmt_col_text(s, SESSION_FIND_STARTED_AT, out->started_at, sizeof out->started_at);
    stmt_col_text(s, SESSION_FIND_SEEN_AT, out->seen_at, sizeof out->seen_at);
    stmt_col_text(s, SESSION_FIND_ENDED_AT, out->ended_at, sizeof out->ended_at);
    stmt_col_text(s, SESSION_FIND_PROCESS, out->process, sizeof out->process);
}

enum err_code
session_add(struct db *db, const struct session *row, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_session_add);

    stmt_text(s, ":id", row->id);
    stmt_int(s, ":staff_id", row->staff_id);
    stmt_text(s, ":terminal", row->terminal);
    stmt_text(s, ":at", row->started_at);
    stmt_text(s, ":process", row->process);
    return stmt_run(s, e);
}

enum err_code
session_find(struct db *db, const char *id, struct session *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_session_find);

    stmt_text(s, ":id", id);
    bool found = stmt_row(s);
    if (found)
        read_row(s, out);
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        rc = err_set(e, ERR_NOT_FOUND, "", N_("There is no such session."));
    return rc;
}

enum err_code
session_seen(struct db *db, const char *id, const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_session_seen);

    stmt_text(s, ":id", id);
    stmt_text(s, ":at", at);
    return stmt_run(s, e);
}

enum err_code
session_end_one(struct db *db, const char *id, const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_session_end);

    stmt_text(s, ":id", id);
    stmt_text(s, ":at", at);
    return stmt_run(s, e);
}

enum err_code
session_open_rows(struct db *db, int64_t staff_id, struct session_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_session_list_open);

    *out = (struct session_list){ 0 };
    stmt_int(s, ":staff_id", staff_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        session_list_free(out);
    return rc;
}
