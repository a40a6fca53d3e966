/* decision_repo.c - see decision_repo.h */
#include "db/repo/decision_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
decision_repo_insert(struct db *db, struct decision *d, const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_decision_insert);
    enum err_code rc;

    stmt_int(s, ":case", d->case_id);
    stmt_int(s, ":assessment", d->assessment_id);
    stmt_text(s, ":route", stage_id(d->route));
    stmt_text(s, ":reason", d->reason);
    stmt_date(s, ":on_day", d->on);
    stmt_int(s, ":staff", d->staff_id);
    stmt_text(s, ":at", at);
    rc = stmt_run(s, e);
    if (rc == ERR_OK)
        d->id = db_last_id(db);
    return rc;
}

enum err_code
decision_repo_list(struct db *db, int64_t case_id, struct decisions *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_decision_list);

    *out = (struct decisions){ 0 };
    stmt_int(s, ":case", case_id);
    while (stmt_row(s)) {
        char route[CODE_SIZE];
        struct decision *d;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        d = &out->rows[out->count++];
        d->id = stmt_col_int(s, DECISION_LIST_ID);
        d->case_id = stmt_col_int(s, DECISION_LIST_CASE_ID);
        d->assessment_id = stmt_col_int(s, DECISION_LIST_ASSESSMENT_ID);
        stmt_col_text(s, DECISION_LIST_ROUTE, route, sizeof route);
        if (!stage_from_id(route, &d->route))
            d->route = STAGE_NONE;
        stmt_col_text(s, DECISION_LIST_REASON, d->reason, sizeof d->reason);
        d->on = stmt_col_date(s, DECISION_LIST_ON_DAY);
        d->staff_id = stmt_col_int(s, DECISION_LIST_STAFF_ID);
        stmt_col_text(s, DECISION_LIST_STAFF_NAME, d->staff_name, sizeof d->staff_name);
    }
    return stmt_close(s, e);
}
