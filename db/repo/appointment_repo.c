/* appointment_repo.c - see appointment_repo.h */
#include "db/repo/appointment_repo.h"

#include <stdlib.h>

#include "core/rows.h"
#include "db/sql.h"

static void
read_busy(struct stmt *s, struct busy *out)
{
    struct event_row *ev = &out->event;

    *out = (struct busy){ .staff = stmt_col_int(s, APPOINTMENT_BUSY_STAFF) != 0,
                          .person = stmt_col_int(s, APPOINTMENT_BUSY_PERSON) != 0 };
    ev->id = stmt_col_int(s, APPOINTMENT_BUSY_ID);
    stmt_col_text(s, APPOINTMENT_BUSY_KIND, ev->kind, sizeof ev->kind);
    stmt_col_text(s, APPOINTMENT_BUSY_STARTS_AT, ev->starts_at, sizeof ev->starts_at);
    stmt_col_text(s, APPOINTMENT_BUSY_ENDS_AT, ev->ends_at, sizeof ev->ends_at);
    stmt_col_text(s, APPOINTMENT_BUSY_PLACE, ev->place, sizeof ev->place);
    stmt_col_text(s, APPOINTMENT_BUSY_STATUS, ev->status, sizeof ev->status);
}

enum err_code
appointment_repo_busy(struct db *db, struct date from, struct date to, int64_t staff_id,
                      int64_t person_id, int64_t id, struct busy_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_appointment_busy);
    enum err_code rc;

    *out = (struct busy_list){ 0 };
    stmt_date(s, ":from", from);
    stmt_date(s, ":to", to);
    stmt_int(s, ":staff", staff_id);
    stmt_int(s, ":person", person_id);
    stmt_int(s, ":id", id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_busy(s, &out->rows[out->count++]);
    }
    rc = stmt_close(s, e);
    if (rc != ERR_OK) {
        free(out->rows);
        *out = (struct busy_list){ 0 };
    }
    return rc;
}

enum err_code
appointment_repo_seat(struct db *db, int64_t event_id, int64_t *seat_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_appointment_seat);

    *seat_id = 0;
    stmt_int(s, ":event", event_id);
    if (stmt_row(s))
        *seat_id = stmt_col_int(s, APPOINTMENT_SEAT_ID);
    return stmt_close(s, e);
}

enum err_code
appointment_repo_waiting(struct db *db, int64_t person_id, int64_t staff_id, struct date day,
                         int64_t *seat_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_appointment_waiting);

    *seat_id = 0;
    stmt_int(s, ":person", person_id);
    stmt_int(s, ":staff", staff_id);
    stmt_date(s, ":day", day);
    if (stmt_row(s))
        *seat_id = stmt_col_int(s, APPOINTMENT_WAITING_ID);
    return stmt_close(s, e);
}
