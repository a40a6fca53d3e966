#include "db/repo/audit_repo.h"

#include <string.h>

#include "db/sql.h"
#include "db/stmt.h"

enum err_code
audit_insert(struct db *db, const struct audit_row *row, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_audit_insert);

    stmt_int(s, ":n", row->n);
    stmt_text(s, ":at", row->at);
    stmt_date(s, ":set_day", row->set_day);
    stmt_int_or_null(s, ":staff_id", row->staff_id);
    stmt_text(s, ":role", row->role);
    stmt_text(s, ":session", row->session);
    stmt_text(s, ":terminal", row->terminal);
    stmt_text(s, ":action", row->action);
    stmt_text(s, ":kind", row->kind);
    stmt_int_or_null(s, ":record_id", row->record_id);
    stmt_int_or_null(s, ":person_id", row->person_id);
    stmt_text(s, ":fields", row->fields);
    stmt_int(s, ":people", row->people);
    stmt_text(s, ":reason", row->reason);
    stmt_text(s, ":outcome", row->outcome);
    stmt_blob(s, ":mac", row->mac, sizeof row->mac);
    return stmt_run(s, e);
}

enum err_code
audit_tail(struct db *db, int64_t *n, char at[STAMP_SIZE], unsigned char mac[AUDIT_MAC_SIZE],
           struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_audit_tail);

    *n = 0;
    at[0] = '\0';
    memset(mac, 0, AUDIT_MAC_SIZE);
    if (stmt_row(s)) {
        *n = stmt_col_int(s, AUDIT_TAIL_N);
        stmt_col_text(s, AUDIT_TAIL_AT, at, STAMP_SIZE);
        stmt_col_blob(s, AUDIT_TAIL_MAC, mac, AUDIT_MAC_SIZE);
    }
    return stmt_close(s, e);
}

enum err_code
audit_mac_of(struct db *db, int64_t n, unsigned char mac[AUDIT_MAC_SIZE], bool *found,
             struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_audit_mac);

    stmt_int(s, ":n", n);
    *found = stmt_row(s);
    if (*found)
        stmt_col_blob(s, AUDIT_MAC_MAC, mac, AUDIT_MAC_SIZE);
    return stmt_close(s, e);
}

enum err_code
audit_last_of(struct db *db, const char *action, int64_t *n, char at[STAMP_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_audit_last_of);

    *n = 0;
    at[0] = '\0';
    stmt_text(s, ":action", action);
    if (stmt_row(s)) {
        *n = stmt_col_int(s, AUDIT_LAST_OF_N);
        stmt_col_text(s, AUDIT_LAST_OF_AT, at, STAMP_SIZE);
    }
    return stmt_close(s, e);
}

enum err_code
audit_strangers(struct db *db, int64_t mark, audit_time *take, void *arg, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_audit_strangers);
    char at[STAMP_SIZE], before[STAMP_SIZE];

    stmt_int(s, ":mark", mark);
    while (stmt_row(s)) {
        stmt_col_text(s, AUDIT_STRANGERS_AT, at, sizeof at);
        stmt_col_text(s, AUDIT_STRANGERS_BEFORE, before, sizeof before);
        take(arg, strcmp(before, at) > 0 ? before : at);
    }
    return stmt_close(s, e);
}

static void
read_row(struct stmt *s, struct audit_row *out)
{
    out->n = stmt_col_int(s, AUDIT_EACH_N);
    stmt_col_text(s, AUDIT_EACH_AT, out->at, sizeof out->at);
    out->set_day = stmt_col_date(s, AUDIT_EACH_SET_DAY);
    out->staff_id = stmt_col_int(s, AUDIT_EACH_STAFF_ID);
    stmt_col_text(s, AUDIT_EACH_ROLE, out->role, sizeof out->role);
    stmt_col_text(s, AUDIT_EACH_SESSION, out->session, sizeof out->session);
    stmt_col_text(s, AUDIT_EACH_TERMINAL, out->terminal, sizeof out->terminal);
    stmt_col_text(s, AUDIT_EACH_ACTION, out->action, sizeof out->action);
    stmt_col_text(s, AUDIT_EACH_KIND, out->kind, sizeof out->kind);
    out->record_id = stmt_col_int(s, AUDIT_EACH_RECORD_ID);
    out->person_id = stmt_col_int(s, AUDIT_EACH_PERSON_ID);
    stmt_col_text(s, AUDIT_EACH_FIELDS, out->fields, sizeof out->fields);
    out->people = stmt_col_int(s, AUDIT_EACH_PEOPLE);
    stmt_col_text(s, AUDIT_EACH_REASON, out->reason, sizeof out->reason);
    stmt_col_text(s, AUDIT_EACH_OUTCOME, out->outcome, sizeof out->outcome);
    stmt_col_blob(s, AUDIT_EACH_MAC, out->mac, sizeof out->mac);
}

enum err_code
audit_each(struct db *db, audit_take *take, void *arg, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_audit_each);
    struct audit_row row;
    bool more = true;

    stmt_int(s, ":first", INT64_MIN);
    while (more && stmt_row(s)) {
        read_row(s, &row);
        more = take(arg, &row);
    }
    return stmt_close(s, e);
}
