/* merge_both_repo.c - rows that both people have and of which one can stand; see merge_repo.h */
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "db/repo/merge_repo.h"
#include "db/repo/participation_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

enum { DOUBLES_MAX = 500 }; /* events, trips and days that two records of one person share */

enum err_code
merge_both_open(struct db *db, int64_t survivor, int64_t loser, int64_t *kept, int64_t *other,
                struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_both_open_cases);

    *kept = *other = 0;
    stmt_int(s, ":survivor", survivor);
    stmt_int(s, ":loser", loser);
    if (stmt_row(s)) {
        *kept = stmt_col_int(s, MERGE_BOTH_OPEN_CASES_SURVIVOR_CASE);
        *other = stmt_col_int(s, MERGE_BOTH_OPEN_CASES_LOSER_CASE);
    }
    return stmt_close(s, e);
}

enum err_code
merge_both_registered(struct db *db, int64_t survivor, int64_t loser, char kept[REF_SIZE],
                      char other[REF_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_both_registered);

    kept[0] = other[0] = '\0';
    stmt_int(s, ":survivor", survivor);
    stmt_int(s, ":loser", loser);
    if (stmt_row(s)) {
        stmt_col_text(s, MERGE_BOTH_REGISTERED_SURVIVOR_NUMBER, kept, REF_SIZE);
        stmt_col_text(s, MERGE_BOTH_REGISTERED_LOSER_NUMBER, other, REF_SIZE);
    }
    return stmt_close(s, e);
}

enum err_code
merge_both_drafts(struct db *db, int64_t survivor, int64_t loser, char name[LINE_SIZE],
                  struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_both_drafts);

    name[0] = '\0';
    stmt_int(s, ":survivor", survivor);
    stmt_int(s, ":loser", loser);
    if (stmt_row(s))
        stmt_col_text(s, MERGE_BOTH_DRAFTS_NAME, name, LINE_SIZE);
    return stmt_close(s, e);
}

/* One column of numbers of a statement about both. */
static enum err_code
read_ids(struct db *db, const struct sql *sql, int64_t survivor, int64_t loser,
         int64_t ids[DOUBLES_MAX], int *count, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    *count = 0;
    stmt_int(s, ":survivor", survivor);
    stmt_int(s, ":loser", loser);
    while (*count < DOUBLES_MAX && stmt_row(s))
        ids[(*count)++] = stmt_col_int(s, 0);
    return stmt_close(s, e);
}

static enum err_code
read_json(struct db *db, const struct sql *sql, int64_t id, char **json, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    *json = NULL;
    stmt_int(s, ":id", id);
    if (stmt_row(s)) {
        *json = strdup(stmt_col_ptr(s, 0));
        if (!*json)
            abort();
    }
    return stmt_close(s, e);
}

static enum err_code
run_on(struct db *db, const struct sql *sql, int64_t id, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":id", id);
    return stmt_run(s, e);
}

/* ---- seats ---- */

/* Who came has come; a firm seat is more than a place on the waiting list or a cancelled one. */
static int
seat_weight(const char *attendance, bool waiting)
{
    if (strcmp(attendance, "attended") == 0)
        return 3;
    if (strcmp(attendance, "booked") == 0)
        return waiting ? 1 : 2;
    return 0;
}

static enum err_code
weaker_seats(struct db *db, int64_t survivor, int64_t loser, int64_t ids[DOUBLES_MAX], int *count,
             struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_both_seats);

    *count = 0;
    stmt_int(s, ":survivor", survivor);
    stmt_int(s, ":loser", loser);
    while (*count < DOUBLES_MAX && stmt_row(s)) {
        int kept = seat_weight(stmt_col_ptr(s, MERGE_BOTH_SEATS_SURVIVOR_ATTENDANCE),
                               stmt_col_int(s, MERGE_BOTH_SEATS_SURVIVOR_WAITING) != 0);
        int other = seat_weight(stmt_col_ptr(s, MERGE_BOTH_SEATS_LOSER_ATTENDANCE),
                                stmt_col_int(s, MERGE_BOTH_SEATS_LOSER_WAITING) != 0);

        ids[(*count)++] = stmt_col_int(s, other > kept ? MERGE_BOTH_SEATS_SURVIVOR_SEAT
                                                       : MERGE_BOTH_SEATS_LOSER_SEAT);
    }
    return stmt_close(s, e);
}

static enum err_code
settle_seats(struct merge_journal *j, int64_t survivor, int64_t loser, struct merge_seats *gone,
             struct err *e)
{
    int64_t ids[DOUBLES_MAX];
    int count;
    enum err_code rc = weaker_seats(j->db, survivor, loser, ids, &count, e);

    for (int i = 0; rc == ERR_OK && i < count; i++) {
        char *row = NULL;

        gone->rows = rows_grow(gone->rows, gone->count, sizeof *gone->rows);
        rc = seat_repo_find(j->db, ids[i], &gone->rows[gone->count++], e);
        if (rc == ERR_OK)
            rc = read_json(j->db, &sql_merge_participation_read, ids[i], &row, e);
        if (rc == ERR_OK)
            rc = merge_journal_add(j, MERGE_REMOVED, "participation", ids[i], row, NULL, e);
        free(row);
        if (rc == ERR_OK)
            rc = run_on(j->db, &sql_merge_participation_remove, ids[i], e);
    }
    return rc;
}

/* ---- trips and arrivals ---- */

/* The row has no number of its own: the trip's is kept. */
static enum err_code
settle_trips(struct merge_journal *j, int64_t survivor, int64_t loser, struct err *e)
{
    int64_t ids[DOUBLES_MAX];
    int count;
    enum err_code rc =
        read_ids(j->db, &sql_merge_both_dispatches, survivor, loser, ids, &count, e);

    for (int i = 0; rc == ERR_OK && i < count; i++) {
        struct stmt *s;

        rc = merge_journal_add(j, MERGE_REMOVED, "dispatch_person", ids[i], NULL, NULL, e);
        if (rc != ERR_OK)
            return rc;
        s = stmt_open(j->db, &sql_merge_dispatch_remove);
        stmt_int(s, ":id", ids[i]);
        stmt_int(s, ":person", loser);
        rc = stmt_run(s, e);
    }
    return rc;
}

static enum err_code
settle_walk_ins(struct merge_journal *j, int64_t survivor, int64_t loser, struct err *e)
{
    int64_t ids[DOUBLES_MAX];
    int count;
    enum err_code rc = read_ids(j->db, &sql_merge_both_walk_ins, survivor, loser, ids, &count, e);

    for (int i = 0; rc == ERR_OK && i < count; i++) {
        rc = merge_journal_add(j, MERGE_CHANGED, "walk_in", ids[i], NULL, NULL, e);
        if (rc == ERR_OK)
            rc = run_on(j->db, &sql_merge_walk_in_void, ids[i], e);
    }
    return rc;
}

enum err_code
merge_both_settle(struct merge_journal *j, int64_t survivor, int64_t loser,
                  struct merge_seats *gone, struct err *e)
{
    enum err_code rc = settle_seats(j, survivor, loser, gone, e);

    if (rc == ERR_OK)
        rc = settle_trips(j, survivor, loser, e);
    return rc == ERR_OK ? settle_walk_ins(j, survivor, loser, e) : rc;
}

/* ---- cases ---- */

enum err_code
merge_case_state(struct db *db, int64_t case_id, char **json, struct err *e)
{
    return read_json(db, &sql_merge_case_read, case_id, json, e);
}

/* ---- back ---- */

enum err_code
merge_both_undo(struct db *db, const struct merge_step *step, int64_t loser, bool *kept,
                struct err *e)
{
    struct stmt *s;
    enum err_code rc;

    *kept = false;
    if (strcmp(step->table, "participation") == 0) {
        s = stmt_open(db, &sql_merge_participation_add);
        stmt_text(s, ":row", step->before);
    } else if (strcmp(step->table, "dispatch_person") == 0) {
        s = stmt_open(db, &sql_merge_dispatch_add);
        stmt_int(s, ":id", step->row_id);
        stmt_int(s, ":person", loser);
    } else if (strcmp(step->table, "walk_in") == 0) {
        s = stmt_open(db, &sql_merge_walk_in_unvoid);
        stmt_int(s, ":id", step->row_id);
    } else if (strcmp(step->table, "support_case") == 0) {
        s = stmt_open(db, &sql_merge_case_put_back);
        stmt_int(s, ":id", step->row_id);
        stmt_text(s, ":before", step->before);
        stmt_text(s, ":after", step->after);
    } else if (strcmp(step->table, "stage_change") == 0) {
        s = stmt_open(db, &sql_merge_stage_change_remove);
        stmt_int(s, ":id", step->row_id);
    } else if (strcmp(step->table, "person_alias") == 0) {
        s = stmt_open(db, &sql_merge_alias_remove);
        stmt_int(s, ":id", step->row_id);
    } else {
        return err_set(e, ERR_BUG, "", N_("A step of this merge has no way back."));
    }
    rc = stmt_run(s, e);
    *kept = rc == ERR_OK && db_changes(db) == 0;
    return rc;
}

enum err_code
merge_history_back(struct db *db, const struct merge *m, struct err *e)
{
    int64_t mark;
    struct stmt *s;
    enum err_code rc = merge_repo_mark_of(db, m->marks, "field_history", &mark, e);

    if (rc != ERR_OK)
        return rc;
    s = stmt_open(db, &sql_merge_history_back);
    stmt_int(s, ":merge", m->id);
    stmt_int(s, ":mark", mark);
    stmt_int(s, ":from", m->survivor_id);
    stmt_int(s, ":to", m->loser_id);
    return stmt_run(s, e);
}

static enum err_code
uncase(struct db *db, int64_t person, int64_t other, struct err *e)
{
    static const struct sql *const tables[] = {
        &sql_merge_uncase_support_log,
        &sql_merge_uncase_intake_slip,
        &sql_merge_uncase_registration,
        &sql_merge_uncase_placement,
    };
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < sizeof tables / sizeof *tables; i++) {
        struct stmt *s = stmt_open(db, tables[i]);

        stmt_int(s, ":person", person);
        stmt_int(s, ":other", other);
        rc = stmt_run(s, e);
    }
    return rc;
}

enum err_code
merge_uncase(struct db *db, const struct merge *m, struct err *e)
{
    enum err_code rc = uncase(db, m->survivor_id, m->loser_id, e);

    return rc == ERR_OK ? uncase(db, m->loser_id, m->survivor_id, e) : rc;
}

enum err_code
merge_cases_since(struct db *db, const struct merge *m, struct merge_sinces *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_since_cases);

    stmt_int(s, ":person", m->loser_id);
    stmt_text(s, ":marks", m->marks);
    while (stmt_row(s)) {
        struct merge_since *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        stmt_col_text(s, MERGE_SINCE_CASES_TBL, row->table, sizeof row->table);
        row->row_id = stmt_col_int(s, MERGE_SINCE_CASES_ID);
        row->day = stmt_col_date(s, MERGE_SINCE_CASES_DAY);
    }
    return stmt_close(s, e);
}

enum err_code
merge_job_days(struct db *db, int64_t person_id, struct date *days, int room, int *count,
               struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_years);

    *count = 0;
    stmt_int(s, ":person", person_id);
    while (*count < room && stmt_row(s))
        days[(*count)++] = stmt_col_date(s, MERGE_YEARS_STARTED_ON);
    return stmt_close(s, e);
}
