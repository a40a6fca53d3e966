/* restricted_repo.c - see restricted_repo.h */
#include "db/repo/restricted_repo.h"

#include "db/sql.h"
#include "db/stmt.h"

enum err_code
restricted_repo_insert(struct db *db, int64_t person_id, int64_t staff_id, struct date day,
                       const char *opened_at, const char *reason, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restricted_opening_insert);

    stmt_int(s, ":person_id", person_id);
    stmt_int(s, ":staff_id", staff_id);
    stmt_date(s, ":day", day);
    stmt_text(s, ":opened_at", opened_at);
    stmt_text(s, ":reason", reason);
    return stmt_run(s, e);
}

enum err_code
restricted_repo_find(struct db *db, int64_t id, struct restricted_opening *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restricted_opening_find);

    *out = (struct restricted_opening){ 0 };
    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        out->person_id = stmt_col_int(s, RESTRICTED_OPENING_FIND_PERSON_ID);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_REF, out->ref, sizeof out->ref);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_NAME, out->name, sizeof out->name);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_STAFF_NAME, out->staff_name,
                      sizeof out->staff_name);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_OPENED_AT, out->opened_at, sizeof out->opened_at);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_REASON, out->reason, sizeof out->reason);
        out->seen_on = stmt_col_date(s, RESTRICTED_OPENING_FIND_SEEN_ON);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
restricted_repo_see(struct db *db, int64_t id, int64_t staff_id, struct date day, bool *first,
                    struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restricted_opening_see);

    stmt_int(s, ":id", id);
    stmt_int(s, ":staff_id", staff_id);
    stmt_date(s, ":day", day);
    *first = stmt_row(s);
    return stmt_close(s, e);
}
