/* absence_repo.c - see absence_repo.h */
#include "db/repo/absence_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

static void
read_row(struct stmt *s, struct absence *a)
{
    a->id = stmt_col_int(s, ABSENCE_LIST_ID);
    a->staff_id = stmt_col_int(s, ABSENCE_LIST_STAFF_ID);
    stmt_col_text(s, ABSENCE_LIST_STAFF_NAME, a->staff_name, sizeof a->staff_name);
    a->from = stmt_col_date(s, ABSENCE_LIST_FROM_ON);
    a->to = stmt_col_date(s, ABSENCE_LIST_TO_ON);
    a->weekday = (int)stmt_col_int(s, ABSENCE_LIST_WEEKDAY);
    stmt_col_text(s, ABSENCE_LIST_STARTS, a->starts, sizeof a->starts);
    stmt_col_text(s, ABSENCE_LIST_ENDS, a->ends, sizeof a->ends);
    stmt_col_text(s, ABSENCE_LIST_WORDS, a->words, sizeof a->words);
}

enum err_code
absence_repo_list(struct db *db, struct date from, struct date to, int64_t staff_id,
                  struct absences *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_absence_list);
    enum err_code rc;

    *out = (struct absences){ 0 };
    stmt_date(s, ":from", from);
    stmt_date(s, ":to", to);
    stmt_int(s, ":staff", staff_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    rc = stmt_close(s, e);
    if (rc != ERR_OK)
        absences_free(out);
    return rc;
}

enum err_code
absence_repo_insert(struct db *db, struct absence *a, int64_t by, const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_absence_insert);
    enum err_code rc;

    stmt_int(s, ":staff", a->staff_id);
    stmt_date(s, ":from", a->from);
    stmt_date(s, ":to", a->to);
    stmt_int_or_null(s, ":weekday", a->weekday);
    stmt_text_or_null(s, ":starts", a->starts);
    stmt_text_or_null(s, ":ends", a->ends);
    stmt_text(s, ":words", a->words);
    stmt_int_or_null(s, ":by", by);
    stmt_text(s, ":at", at);
    rc = stmt_run(s, e);
    if (rc == ERR_OK)
        a->id = db_last_id(db);
    return rc;
}

enum err_code
absence_repo_find(struct db *db, int64_t id, struct absence *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_absence_find);
    enum err_code rc;

    *out = (struct absence){ 0 };
    stmt_int(s, ":id", id);
    if (stmt_row(s)) {
        out->id = id;
        out->staff_id = stmt_col_int(s, ABSENCE_FIND_STAFF_ID);
        out->from = stmt_col_date(s, ABSENCE_FIND_FROM_ON);
    }
    rc = stmt_close(s, e);
    return rc == ERR_OK && !out->id
               ? err_set(e, ERR_NOT_FOUND, "", N_("This absence has been taken out already."))
               : rc;
}

enum err_code
absence_repo_end(struct db *db, int64_t id, struct date last, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_absence_end);

    stmt_int(s, ":id", id);
    stmt_date(s, ":last", last);
    return stmt_run(s, e);
}

enum err_code
absence_repo_delete(struct db *db, int64_t id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_absence_delete);

    stmt_int(s, ":id", id);
    return stmt_run(s, e);
}
