/* assessment_repo.c - see assessment_repo.h; single items are in assessment_line_repo.c */
#include "db/repo/assessment_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

static enum assessment_state
read_state(struct stmt *s, int col)
{
    char id[CODE_SIZE];
    enum assessment_state state;

    stmt_col_text(s, col, id, sizeof id);
    return assessment_state_from_id(id, &state) ? state : SHEET_WITHDRAWN;
}

static void
read_sheet(struct stmt *s, struct assessment *a)
{
    a->id = stmt_col_int(s, ASSESSMENT_FIND_ID);
    a->version = stmt_col_int(s, ASSESSMENT_FIND_VERSION);
    a->case_id = stmt_col_int(s, ASSESSMENT_FIND_CASE_ID);
    a->number = (int)stmt_col_int(s, ASSESSMENT_FIND_NUMBER);
    a->item_set = (int)stmt_col_int(s, ASSESSMENT_FIND_ITEM_SET);
    a->on = stmt_col_date(s, ASSESSMENT_FIND_ON_DAY);
    a->staff_id = stmt_col_int(s, ASSESSMENT_FIND_STAFF_ID);
    stmt_col_text(s, ASSESSMENT_FIND_STAFF_NAME, a->staff_name, sizeof a->staff_name);
    stmt_col_text(s, ASSESSMENT_FIND_PLACE, a->place, sizeof a->place);
    stmt_col_text(s, ASSESSMENT_FIND_PRESENT, a->present, sizeof a->present);
    stmt_col_text(s, ASSESSMENT_FIND_STRENGTHS, a->strengths, sizeof a->strengths);
    stmt_col_text(s, ASSESSMENT_FIND_ACCOMMODATIONS, a->accommodations, sizeof a->accommodations);
    stmt_col_text(s, ASSESSMENT_FIND_WISH_NOTE, a->wish_note, sizeof a->wish_note);
    stmt_col_text(s, ASSESSMENT_FIND_OUTSIDE, a->outside, sizeof a->outside);
    a->state = read_state(s, ASSESSMENT_FIND_STATE);
    a->agreed_on = stmt_col_date(s, ASSESSMENT_FIND_AGREED_ON);
    stmt_col_text(s, ASSESSMENT_FIND_OWN_WORD, a->own_word, sizeof a->own_word);
    a->frozen_on = stmt_col_date(s, ASSESSMENT_FIND_FROZEN_ON);
}

enum err_code
assessment_repo_find(struct db *db, int64_t id, struct assessment *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_find);
    bool found;
    enum err_code rc;

    *out = (struct assessment){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_sheet(s, out);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !found ? err_set(e, ERR_NOT_FOUND, "assessment",
                                            N_("There is no such assessment sheet on file."))
                                  : rc;
}

/* A statement about one case that gives one number; 0 without a row. */
static enum err_code
case_number(struct db *db, const struct sql *sql, int64_t case_id, int64_t *out, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    *out = 0;
    stmt_int(s, ":case", case_id);
    if (stmt_row(s))
        *out = stmt_col_int(s, 0);
    return stmt_close(s, e);
}

enum err_code
assessment_repo_draft(struct db *db, int64_t case_id, int64_t *id, struct err *e)
{
    return case_number(db, &sql_assessment_draft, case_id, id, e);
}

static enum err_code
newest_item_set(struct db *db, int *item_set, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_item_set);

    if (stmt_row(s))
        *item_set = (int)stmt_col_int(s, ASSESSMENT_ITEM_SET_ITEM_SET);
    return stmt_close(s, e);
}

static enum err_code
copy_last(struct db *db, const struct assessment *a, int64_t from, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_copy);
    enum err_code rc;

    stmt_int(s, ":id", a->id);
    stmt_int(s, ":from", from);
    rc = stmt_run(s, e);
    if (rc != ERR_OK)
        return rc;
    s = stmt_open(db, &sql_assessment_copy_ratings);
    stmt_int(s, ":id", a->id);
    stmt_int(s, ":from", from);
    stmt_int(s, ":item_set", a->item_set);
    return stmt_run(s, e);
}

static enum err_code
insert_row(struct db *db, struct assessment *a, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_insert);
    enum err_code rc;

    stmt_int(s, ":case", a->case_id);
    stmt_int(s, ":number", a->number);
    stmt_int(s, ":item_set", a->item_set);
    stmt_date(s, ":on_day", a->on);
    stmt_int(s, ":staff", a->staff_id);
    rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        a->id = db_last_id(db);
        a->version = 1;
    }
    return rc;
}

enum err_code
assessment_repo_insert(struct db *db, struct assessment *a, struct err *e)
{
    int64_t from = 0, number = 0;
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    rc = case_number(db, &sql_assessment_last, a->case_id, &from, e);
    if (rc == ERR_OK)
        rc = case_number(db, &sql_assessment_next_number, a->case_id, &number, e);
    a->number = (int)number;
    if (rc == ERR_OK)
        rc = newest_item_set(db, &a->item_set, e);
    if (rc == ERR_OK)
        rc = insert_row(db, a, e);
    if (rc == ERR_OK && from)
        rc = copy_last(db, a, from, e);
    return db_end(db, rc, e);
}

/* Somebody may have been quicker. */
static enum err_code
close_update(struct stmt *s, int64_t *version, struct err *e)
{
    bool changed = stmt_changed(s);
    enum err_code rc;

    if (changed)
        (*version)++;
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed
               ? err_set(e, ERR_CONFLICT, "",
                         N_("Somebody else changed this sheet meanwhile. Read it again."))
               : rc;
}

enum err_code
assessment_repo_update(struct db *db, struct assessment *a, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_update);

    stmt_int(s, ":id", a->id);
    stmt_int(s, ":version", a->version);
    stmt_date(s, ":on_day", a->on);
    stmt_int(s, ":staff", a->staff_id);
    stmt_text(s, ":place", a->place);
    stmt_text(s, ":present", a->present);
    stmt_text(s, ":strengths", a->strengths);
    stmt_text(s, ":accommodations", a->accommodations);
    stmt_text(s, ":wish_note", a->wish_note);
    stmt_text(s, ":outside", a->outside);
    stmt_text(s, ":state", assessment_state_id(a->state));
    stmt_date(s, ":agreed_on", a->agreed_on);
    stmt_text(s, ":own_word", a->own_word);
    stmt_date(s, ":frozen_on", a->frozen_on);
    return close_update(s, &a->version, e);
}

enum err_code
assessment_repo_touch(struct db *db, int64_t id, int64_t *version, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_touch);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", *version);
    return close_update(s, version, e);
}

enum err_code
assessment_repo_list(struct db *db, int64_t case_id, struct assessment_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_list);

    *out = (struct assessment_rows){ 0 };
    stmt_int(s, ":case", case_id);
    while (stmt_row(s)) {
        struct assessment_row *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        row->id = stmt_col_int(s, ASSESSMENT_LIST_ID);
        row->number = (int)stmt_col_int(s, ASSESSMENT_LIST_NUMBER);
        row->on = stmt_col_date(s, ASSESSMENT_LIST_ON_DAY);
        row->agreed_on = stmt_col_date(s, ASSESSMENT_LIST_AGREED_ON);
        row->state = read_state(s, ASSESSMENT_LIST_STATE);
        stmt_col_text(s, ASSESSMENT_LIST_STAFF_NAME, row->staff_name, sizeof row->staff_name);
        row->confirmed = (int)stmt_col_int(s, ASSESSMENT_LIST_CONFIRMED);
        row->items = (int)stmt_col_int(s, ASSESSMENT_LIST_ITEMS);
    }
    return stmt_close(s, e);
}
