/* support_case_repo.c - see support_case_repo.h */
#include "db/repo/support_case_repo.h"

#include "core/rows.h"
#include "db/repo/support_case_row.h"
#include "db/sql.h"
#include "db/stmt.h"

/* These begin with the same columns. */
_Static_assert((int)CASE_LIST_STAGE_IMPORTED == (int)CASE_FIND_IMPORTED, "one reader for both");
_Static_assert((int)CASE_OPEN_FIND_IMPORTED == (int)CASE_FIND_IMPORTED, "one reader for both");

static enum stage
read_stage(struct stmt *s, int col)
{
    char id[CODE_SIZE];
    enum stage stage;

    stmt_col_text(s, col, id, sizeof id);
    return stage_from_id(id, &stage) ? stage : STAGE_NONE;
}

void
case_row_read(struct stmt *s, struct support_case *c)
{
    c->id = stmt_col_int(s, CASE_FIND_ID);
    c->version = stmt_col_int(s, CASE_FIND_VERSION);
    c->person_id = stmt_col_int(s, CASE_FIND_PERSON_ID);
    c->opened_on = stmt_col_date(s, CASE_FIND_OPENED_ON);
    c->staff_id = stmt_col_int(s, CASE_FIND_STAFF_ID);
    stmt_col_text(s, CASE_FIND_STAFF_NAME, c->staff_name, sizeof c->staff_name);
    c->stage = read_stage(s, CASE_FIND_STAGE);
    c->stage_since = stmt_col_date(s, CASE_FIND_STAGE_SINCE);
    c->stage_before = read_stage(s, CASE_FIND_STAGE_BEFORE);
    c->review_on = stmt_col_date(s, CASE_FIND_REVIEW_ON);
    stmt_col_text(s, CASE_FIND_NEXT_ACTION, c->next_action, sizeof c->next_action);
    c->next_on = stmt_col_date(s, CASE_FIND_NEXT_ON);
    c->closed_on = stmt_col_date(s, CASE_FIND_CLOSED_ON);
    stmt_col_text(s, CASE_FIND_CLOSE_REASON, c->close_reason, sizeof c->close_reason);
    c->imported = stmt_col_int(s, CASE_FIND_IMPORTED) != 0;
}

enum err_code
case_repo_find(struct db *db, int64_t id, struct support_case *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_case_find);
    bool found;
    enum err_code rc;

    *out = (struct support_case){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        case_row_read(s, out);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "case", N_("There is no such case on file."))
               : rc;
}

enum err_code
case_repo_open(struct db *db, int64_t person_id, struct support_case *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_case_open_find);

    *out = (struct support_case){ 0 };
    stmt_int(s, ":person", person_id);
    if (stmt_row(s))
        case_row_read(s, out);
    return stmt_close(s, e);
}

/* A statement about one person that gives one number; 0 without a row. */
static enum err_code
one_number(struct db *db, const struct sql *sql, int64_t person_id, int64_t *out, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    *out = 0;
    stmt_int(s, ":person", person_id);
    if (stmt_row(s))
        *out = stmt_col_int(s, 0);
    return stmt_close(s, e);
}

enum err_code
case_repo_open_id(struct db *db, int64_t person_id, int64_t *id, struct err *e)
{
    return one_number(db, &sql_case_open_of_person, person_id, id, e);
}

enum err_code
case_repo_newest_id(struct db *db, int64_t person_id, int64_t *id, struct err *e)
{
    return one_number(db, &sql_case_newest_of_person, person_id, id, e);
}

enum err_code
case_repo_on_day(struct db *db, int64_t person_id, struct date day, bool *there, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_case_on_day);

    stmt_int(s, ":person", person_id);
    stmt_date(s, ":day", day);
    *there = stmt_row(s) && stmt_col_int(s, CASE_ON_DAY_THERE) != 0;
    return stmt_close(s, e);
}

enum err_code
case_repo_count(struct db *db, int64_t person_id, int *count, struct err *e)
{
    int64_t n;
    enum err_code rc = one_number(db, &sql_case_count_of_person, person_id, &n, e);

    *count = (int)n;
    return rc;
}

enum err_code
case_repo_insert(struct db *db, struct support_case *c, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_case_insert);
    enum err_code rc;

    stmt_int(s, ":person", c->person_id);
    stmt_date(s, ":opened_on", c->opened_on);
    stmt_int_or_null(s, ":staff", c->staff_id);
    stmt_text(s, ":stage", stage_id(c->stage));
    stmt_text_or_null(s, ":next_action", c->next_action);
    stmt_date(s, ":next_on", c->next_on);
    stmt_int(s, ":imported", c->imported);
    rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        c->id = db_last_id(db);
        c->version = 1;
    }
    return rc;
}

enum err_code
case_repo_update(struct db *db, struct support_case *c, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_case_update);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", c->id);
    stmt_int(s, ":version", c->version);
    stmt_int_or_null(s, ":staff", c->staff_id);
    stmt_text(s, ":stage", stage_id(c->stage));
    stmt_date(s, ":stage_since", c->stage_since);
    stmt_text_or_null(s, ":stage_before", stage_id(c->stage_before));
    stmt_date(s, ":review_on", c->review_on);
    stmt_text_or_null(s, ":next_action", c->next_action);
    stmt_date(s, ":next_on", c->next_on);
    stmt_date(s, ":closed_on", c->closed_on);
    stmt_text_or_null(s, ":close_reason", c->close_reason);
    stmt_int(s, ":imported", c->imported);
    changed = stmt_changed(s);
    if (changed)
        c->version++;
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed ? err_set(
               e, ERR_CONFLICT, "", N_("Somebody else changed this case meanwhile. Read it again."))
                                    : rc;
}

enum err_code
case_repo_list(struct db *db, enum stage stage, int64_t staff_id, int64_t viewer, size_t limit,
               struct case_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_case_list_stage);

    stmt_text(s, ":stage", stage_id(stage));
    stmt_int(s, ":staff", staff_id);
    stmt_int(s, ":viewer", viewer);
    stmt_int(s, ":limit", (int64_t)limit);
    while (stmt_row(s)) {
        struct case_row *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        case_row_read(s, &row->c);
        stmt_col_text(s, CASE_LIST_STAGE_REF, row->ref, sizeof row->ref);
        stmt_col_text(s, CASE_LIST_STAGE_NAME, row->name, sizeof row->name);
        stmt_col_text(s, CASE_LIST_STAGE_KANA, row->kana, sizeof row->kana);
        row->birth_date = stmt_col_date(s, CASE_LIST_STAGE_BIRTH_DATE);
    }
    return stmt_close(s, e);
}

/* ---- stages ---- */

enum err_code
stage_repo_add(struct db *db, struct stage_change *h, int64_t staff_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_stage_change_add);
    enum err_code rc;

    stmt_int(s, ":case", h->case_id);
    stmt_text_or_null(s, ":from_stage", stage_id(h->from));
    stmt_text(s, ":to_stage", stage_id(h->to));
    stmt_date(s, ":on_day", h->on);
    stmt_text_or_null(s, ":skip_reason", h->skip_reason);
    stmt_text(s, ":reason", h->reason);
    stmt_text(s, ":cause_kind", h->cause_kind);
    stmt_int_or_null(s, ":cause_id", h->cause_id);
    stmt_int_or_null(s, ":undoes", h->undoes);
    stmt_int(s, ":imported", h->imported);
    stmt_int_or_null(s, ":staff", staff_id);
    stmt_text(s, ":at", h->at);
    rc = stmt_run(s, e);
    if (rc == ERR_OK)
        h->id = db_last_id(db);
    return rc;
}

static void
read_change(struct stmt *s, struct stage_change *h)
{
    h->id = stmt_col_int(s, STAGE_CHANGE_LIST_ID);
    h->case_id = stmt_col_int(s, STAGE_CHANGE_LIST_CASE_ID);
    h->from = read_stage(s, STAGE_CHANGE_LIST_FROM_STAGE);
    h->to = read_stage(s, STAGE_CHANGE_LIST_TO_STAGE);
    h->on = stmt_col_date(s, STAGE_CHANGE_LIST_ON_DAY);
    stmt_col_text(s, STAGE_CHANGE_LIST_SKIP_REASON, h->skip_reason, sizeof h->skip_reason);
    stmt_col_text(s, STAGE_CHANGE_LIST_REASON, h->reason, sizeof h->reason);
    stmt_col_text(s, STAGE_CHANGE_LIST_CAUSE_KIND, h->cause_kind, sizeof h->cause_kind);
    h->cause_id = stmt_col_int(s, STAGE_CHANGE_LIST_CAUSE_ID);
    h->undoes = stmt_col_int(s, STAGE_CHANGE_LIST_UNDOES);
    h->undone = stmt_col_int(s, STAGE_CHANGE_LIST_UNDONE) != 0;
    h->imported = stmt_col_int(s, STAGE_CHANGE_LIST_IMPORTED) != 0;
    stmt_col_text(s, STAGE_CHANGE_LIST_STAFF_NAME, h->staff_name, sizeof h->staff_name);
    stmt_col_text(s, STAGE_CHANGE_LIST_AT, h->at, sizeof h->at);
}

enum err_code
stage_repo_list(struct db *db, int64_t case_id, struct stage_changes *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_stage_change_list);

    *out = (struct stage_changes){ 0 };
    stmt_int(s, ":case", case_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_change(s, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}

enum err_code
stage_repo_last_day(struct db *db, int64_t case_id, struct date *day, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_stage_change_last_day);

    *day = DATE_NONE;
    stmt_int(s, ":case", case_id);
    if (stmt_row(s))
        *day = stmt_col_date(s, STAGE_CHANGE_LAST_DAY_ON_DAY);
    return stmt_close(s, e);
}
