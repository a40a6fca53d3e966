/* walk_in_repo.c - see walk_in_repo.h */
#include "db/repo/walk_in_repo.h"

#include "core/rows.h"
#include "core/text.h"
#include "db/repo/seat_row.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
walk_in_repo_insert(struct db *db, int64_t person_id, struct date day, const char *arrived_at,
                    int64_t staff_id, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_walk_in_insert);

    *id = 0;
    stmt_int(s, ":person_id", person_id);
    stmt_date(s, ":day", day);
    stmt_text(s, ":arrived_at", arrived_at);
    stmt_int(s, ":staff_id", staff_id);
    if (stmt_row(s))
        *id = stmt_col_int(s, WALK_IN_INSERT_ID);
    return stmt_close(s, e);
}

/* The number that a statement gives about one walk-in or person (`of`) on a day; 0 without a row. */
static enum err_code
one_number(struct db *db, const struct sql *sql, const char *param, int64_t of, struct date day,
           int64_t *out, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, param, of);
    stmt_date(s, ":day", day);
    *out = stmt_row(s) ? stmt_col_int(s, 0) : 0;
    return stmt_close(s, e);
}

enum err_code
walk_in_repo_void(struct db *db, int64_t id, struct date day, int64_t *person_id, struct err *e)
{
    return one_number(db, &sql_walk_in_void, ":id", id, day, person_id, e);
}

enum err_code
walk_in_repo_of_person(struct db *db, int64_t person_id, struct date day, int64_t *id,
                       struct err *e)
{
    return one_number(db, &sql_walk_in_of_person, ":person_id", person_id, day, id, e);
}

enum err_code
walk_in_repo_expected(struct db *db, int64_t person_id, struct date day, int64_t *seat_id,
                      struct err *e)
{
    return one_number(db, &sql_walk_in_expected, ":person_id", person_id, day, seat_id, e);
}

enum err_code
walk_in_repo_list(struct db *db, struct date day, struct seat_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_walk_in_list);

    *out = (struct seat_list){ 0 };
    stmt_date(s, ":day", day);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct seat *seat = &out->rows[out->count++];
        seat->p.id = stmt_col_int(s, WALK_IN_LIST_ID);
        seat->p.version = stmt_col_int(s, WALK_IN_LIST_VERSION);
        seat->p.person_id = stmt_col_int(s, WALK_IN_LIST_PERSON_ID);
        (void)text_copy(seat->p.attendance, sizeof seat->p.attendance, "attended");
        stmt_col_text(s, WALK_IN_LIST_ARRIVED_AT, seat->p.arrived_at, sizeof seat->p.arrived_at);
        seat->taken_up = stmt_col_int(s, WALK_IN_LIST_TAKEN_UP) != 0;
        seat_person_read(s, WALK_IN_LIST_REF, seat);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        seat_list_free(out);
    return rc;
}
