/* caseload_repo.c - see caseload_repo.h */
#include "db/repo/caseload_repo.h"

#include "db/repo/support_case_row.h"
#include "db/sql.h"
#include "db/stmt.h"

/* caseload_row begins with the columns that case_row_read() reads, and so does case_find. */
_Static_assert((int)CASELOAD_ROW_IMPORTED == (int)CASE_FIND_IMPORTED, "one reader for both");

enum err_code
caseload_repo_ids(struct db *db, const struct caseload_order *order, struct caseload_place after,
                  size_t limit, int64_t *ids, size_t *count, struct err *e)
{
    const struct sql *sql = order->of_staff                ? &sql_caseload_of_staff
                            : order->stage == STAGE_CLOSED ? &sql_caseload_of_closed
                                                           : &sql_caseload_of_all;
    struct stmt *s = stmt_open(db, sql);
    char since[DATE_ISO_SIZE] = "";

    if (!date_is_none(after.since))
        date_to_iso(after.since, since);
    if (order->of_staff)
        stmt_int_or_null(s, ":staff", order->staff_id);
    if (sql != &sql_caseload_of_closed)
        stmt_text(s, ":stage", stage_id(order->stage));
    stmt_date(s, ":next_to", order->next_to);
    stmt_date(s, ":today", order->today);
    stmt_date(s, ":forgotten", due_forgotten(order->today));
    if (sql != &sql_caseload_of_closed) {
        stmt_date(s, ":quiet_from", order->quiet_from);
        stmt_int(s, ":trip", order->first.trip);
        stmt_int(s, ":event", order->first.event);
    }
    stmt_int(s, ":unset", order->unset);
    stmt_text(s, ":disability", order->disability);
    stmt_text(s, ":area", order->area);
    stmt_text(s, ":since", since);
    stmt_int(s, ":after", after.id);
    stmt_int(s, ":limit", (int64_t)limit);
    *count = 0;
    while (stmt_row(s))
        ids[(*count)++] = stmt_col_int(s, CASELOAD_OF_ALL_ID);
    return stmt_close(s, e);
}

enum err_code
caseload_repo_row(struct db *db, int64_t case_id, struct caseload_row *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_caseload_row);

    *out = (struct caseload_row){ 0 };
    stmt_int(s, ":id", case_id);
    bool found = stmt_row(s);
    if (found) {
        case_row_read(s, &out->r.c);
        stmt_col_text(s, CASELOAD_ROW_REF, out->r.ref, sizeof out->r.ref);
        stmt_col_text(s, CASELOAD_ROW_NAME, out->r.name, sizeof out->r.name);
        stmt_col_text(s, CASELOAD_ROW_KANA, out->r.kana, sizeof out->r.kana);
        out->r.birth_date = stmt_col_date(s, CASELOAD_ROW_BIRTH_DATE);
        out->restricted = stmt_col_int(s, CASELOAD_ROW_RESTRICTED) != 0;
        stmt_col_text(s, CASELOAD_ROW_SLIP, out->slip, sizeof out->slip);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "case", N_("There is no such case on file."))
               : rc;
}

/* ---- who was put in charge ---- */

enum err_code
charge_repo_add(struct db *db, const struct charge_change *change, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_charge_add);

    stmt_int(s, ":case", change->case_id);
    stmt_int_or_null(s, ":from_staff", change->from);
    stmt_int_or_null(s, ":to_staff", change->to);
    stmt_date(s, ":on_day", change->on);
    stmt_text(s, ":reason", change->reason);
    stmt_int_or_null(s, ":staff", change->staff_id);
    stmt_text(s, ":at", change->at);
    return stmt_run(s, e);
}

enum err_code
charge_repo_appointments(struct db *db, int64_t case_id, struct date day, size_t *count,
                         struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_charge_appointments);

    stmt_int(s, ":case", case_id);
    stmt_date(s, ":day", day);
    *count = stmt_row(s) ? (size_t)stmt_col_int(s, CHARGE_APPOINTMENTS_N) : 0;
    return stmt_close(s, e);
}

enum err_code
charge_repo_last_day(struct db *db, int64_t case_id, struct date *day, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_charge_last_day);

    *day = DATE_NONE;
    stmt_int(s, ":case", case_id);
    if (stmt_row(s))
        *day = stmt_col_date(s, CHARGE_LAST_DAY_ON_DAY);
    return stmt_close(s, e);
}

enum err_code
charge_repo_handed(struct db *db, int64_t case_id, struct handed_line *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_charge_handed);

    stmt_int(s, ":id", case_id);
    if (stmt_row(s)) {
        stmt_col_text(s, CHARGE_HANDED_CAUTION, out->caution, sizeof out->caution);
        stmt_col_text(s, CHARGE_HANDED_FROM_NAME, out->from, sizeof out->from);
        stmt_col_text(s, CHARGE_HANDED_TO_NAME, out->to, sizeof out->to);
        out->on = stmt_col_date(s, CHARGE_HANDED_ON_DAY);
        stmt_col_text(s, CHARGE_HANDED_REASON, out->reason, sizeof out->reason);
        out->from_id = stmt_col_int(s, CHARGE_HANDED_FROM_STAFF);
        out->to_id = stmt_col_int(s, CHARGE_HANDED_TO_STAFF);
        out->by_id = stmt_col_int(s, CHARGE_HANDED_BY_STAFF);
    }
    return stmt_close(s, e);
}
