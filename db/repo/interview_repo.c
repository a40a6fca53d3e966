/* interview_repo.c - see interview_repo.h */
#include "db/repo/interview_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

static int
number_or_none(struct stmt *s, int column)
{
    return stmt_col_is_null(s, column) ? -1 : (int)stmt_col_int(s, column);
}

static void
read_interview(struct stmt *s, struct interview *i)
{
    i->id = stmt_col_int(s, INTERVIEW_FIND_ID);
    i->version = stmt_col_int(s, INTERVIEW_FIND_VERSION);
    i->case_id = stmt_col_int(s, INTERVIEW_FIND_CASE_ID);
    stmt_col_text(s, INTERVIEW_FIND_AT, i->at, sizeof i->at);
    stmt_col_text(s, INTERVIEW_FIND_PLACE, i->place, sizeof i->place);
    i->staff_id = stmt_col_int(s, INTERVIEW_FIND_STAFF_ID);
    stmt_col_text(s, INTERVIEW_FIND_STAFF_NAME, i->staff_name, sizeof i->staff_name);
    stmt_col_text(s, INTERVIEW_FIND_COMPANIONS, i->companions, sizeof i->companions);
    stmt_col_text(s, INTERVIEW_FIND_EDUCATION, i->education, sizeof i->education);
    stmt_col_text(s, INTERVIEW_FIND_WORK_HISTORY, i->work_history, sizeof i->work_history);
    stmt_col_text(s, INTERVIEW_FIND_QUALIFICATIONS, i->qualifications, sizeof i->qualifications);
    stmt_col_text(s, INTERVIEW_FIND_MEDICAL, i->medical, sizeof i->medical);
    stmt_col_text(s, INTERVIEW_FIND_DIAGNOSIS, i->diagnosis, sizeof i->diagnosis);
    stmt_col_text(s, INTERVIEW_FIND_DOCTOR, i->doctor, sizeof i->doctor);
    stmt_col_text(s, INTERVIEW_FIND_CLINIC, i->clinic, sizeof i->clinic);
    stmt_col_text(s, INTERVIEW_FIND_VISITS, i->visits, sizeof i->visits);
    stmt_col_text(s, INTERVIEW_FIND_MEDICINE, i->medicine, sizeof i->medicine);
    stmt_col_text(s, INTERVIEW_FIND_LIVING, i->living, sizeof i->living);
    stmt_col_text(s, INTERVIEW_FIND_HOUSEHOLD, i->household, sizeof i->household);
    stmt_col_text(s, INTERVIEW_FIND_INCOME_NOTE, i->income_note, sizeof i->income_note);
    stmt_col_text(s, INTERVIEW_FIND_WISH_OCCUPATION, i->wish_occupation, sizeof i->wish_occupation);
    stmt_col_text(s, INTERVIEW_FIND_WISH_AREA, i->wish_area, sizeof i->wish_area);
    stmt_col_text(s, INTERVIEW_FIND_WISH_WAGE, i->wish_wage, sizeof i->wish_wage);
    stmt_col_text(s, INTERVIEW_FIND_WISH_START, i->wish_start, sizeof i->wish_start);
    i->wish_commute_min = number_or_none(s, INTERVIEW_FIND_WISH_COMMUTE_MIN);
    i->wish_days = number_or_none(s, INTERVIEW_FIND_WISH_DAYS);
    i->wish_weekly_min = number_or_none(s, INTERVIEW_FIND_WISH_WEEKLY_MIN);
    stmt_col_text(s, INTERVIEW_FIND_WISH_DISCLOSURE, i->wish_disclosure, sizeof i->wish_disclosure);
    stmt_col_text(s, INTERVIEW_FIND_WORK_INTENTION, i->work_intention, sizeof i->work_intention);
    stmt_col_text(s, INTERVIEW_FIND_OWN_WILL, i->own_will, sizeof i->own_will);
    stmt_col_text(s, INTERVIEW_FIND_FAMILY_WILL, i->family_will, sizeof i->family_will);
    stmt_col_text(s, INTERVIEW_FIND_ISSUES, i->issues, sizeof i->issues);
    stmt_col_text(s, INTERVIEW_FIND_NEXT_ACTION, i->next_action, sizeof i->next_action);
    i->next_on = stmt_col_date(s, INTERVIEW_FIND_NEXT_ON);
}

static enum err_code
load_conditions(struct db *db, struct interview *i, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_conditions);
    int n = 0;

    stmt_int(s, ":interview", i->id);
    while (n < INTERVIEW_WISHES && stmt_row(s))
        stmt_col_text(s, INTERVIEW_CONDITIONS_WISH, i->wish_conditions[n++], CODE_SIZE);
    return stmt_close(s, e);
}

static enum err_code
read_number(struct db *db, struct interview *i, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_number);

    stmt_int(s, ":case", i->case_id);
    stmt_text(s, ":at", i->at);
    stmt_int(s, ":id", i->id);
    if (stmt_row(s))
        i->number = (int)stmt_col_int(s, INTERVIEW_NUMBER_NUMBER);
    return stmt_close(s, e);
}

enum err_code
interview_repo_find(struct db *db, int64_t id, struct interview *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_find);
    bool found;
    enum err_code rc;

    *out = (struct interview){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_interview(s, out);
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "interview",
                       N_("There is no such interview sheet on file."));
    if (rc == ERR_OK)
        rc = read_number(db, out, e);
    if (rc == ERR_OK)
        rc = load_conditions(db, out, e);
    return rc == ERR_OK ? interview_parts_load(db, out, e) : rc;
}

static void
bind_interview(struct stmt *s, const struct interview *i)
{
    stmt_text(s, ":at", i->at);
    stmt_text(s, ":place", i->place);
    stmt_int(s, ":staff", i->staff_id);
    stmt_text(s, ":companions", i->companions);
    stmt_text(s, ":education", i->education);
    stmt_text(s, ":work_history", i->work_history);
    stmt_text(s, ":qualifications", i->qualifications);
    stmt_text(s, ":medical", i->medical);
    stmt_text(s, ":diagnosis", i->diagnosis);
    stmt_text(s, ":doctor", i->doctor);
    stmt_text(s, ":clinic", i->clinic);
    stmt_text(s, ":visits", i->visits);
    stmt_text(s, ":medicine", i->medicine);
    stmt_text(s, ":living", i->living);
    stmt_text(s, ":household", i->household);
    stmt_text(s, ":income_note", i->income_note);
    stmt_text(s, ":wish_occupation", i->wish_occupation);
    stmt_text(s, ":wish_area", i->wish_area);
    stmt_text(s, ":wish_wage", i->wish_wage);
    stmt_text(s, ":wish_start", i->wish_start);
    if (i->wish_commute_min >= 0)
        stmt_int(s, ":wish_commute_min", i->wish_commute_min);
    if (i->wish_days >= 0)
        stmt_int(s, ":wish_days", i->wish_days);
    if (i->wish_weekly_min >= 0)
        stmt_int(s, ":wish_weekly_min", i->wish_weekly_min);
    stmt_text_or_null(s, ":wish_disclosure", i->wish_disclosure);
    stmt_text(s, ":work_intention", i->work_intention);
    stmt_text(s, ":own_will", i->own_will);
    stmt_text(s, ":family_will", i->family_will);
    stmt_text(s, ":issues", i->issues);
    stmt_text(s, ":next_action", i->next_action);
    stmt_date(s, ":next_on", i->next_on);
}

static enum err_code
insert_row(struct db *db, struct interview *i, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_insert);
    enum err_code rc;

    stmt_int(s, ":case", i->case_id);
    bind_interview(s, i);
    rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        i->id = db_last_id(db);
        i->version = 1;
    }
    return rc;
}

static enum err_code
update_row(struct db *db, struct interview *i, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_update);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", i->id);
    stmt_int(s, ":version", i->version);
    bind_interview(s, i);
    changed = stmt_changed(s);
    if (changed)
        i->version++;
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed
               ? err_set(e, ERR_CONFLICT, "",
                         N_("Somebody else changed this sheet meanwhile. Read it again."))
               : rc;
}

static enum err_code
store_conditions(struct db *db, const struct interview *i, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_condition_clear);
    enum err_code rc;

    stmt_int(s, ":interview", i->id);
    rc = stmt_run(s, e);
    for (int n = 0; rc == ERR_OK && n < INTERVIEW_WISHES && i->wish_conditions[n][0]; n++) {
        s = stmt_open(db, &sql_interview_condition_add);
        stmt_int(s, ":interview", i->id);
        stmt_int(s, ":rank", n + 1);
        stmt_text(s, ":wish", i->wish_conditions[n]);
        rc = stmt_run(s, e);
    }
    return rc;
}

enum err_code
interview_repo_store(struct db *db, struct interview *i, struct err *e)
{
    bool is_new = i->id == 0;
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    rc = is_new ? insert_row(db, i, e) : update_row(db, i, e);
    if (rc == ERR_OK)
        rc = store_conditions(db, i, e);
    if (rc == ERR_OK)
        rc = interview_parts_store(db, i, is_new, e);
    if (rc == ERR_OK)
        rc = read_number(db, i, e);
    return db_end(db, rc, e);
}

enum err_code
interview_repo_list(struct db *db, int64_t case_id, struct interview_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_list);

    *out = (struct interview_rows){ 0 };
    stmt_int(s, ":case", case_id);
    while (stmt_row(s)) {
        struct interview_row *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        row->id = stmt_col_int(s, INTERVIEW_LIST_ID);
        row->number = (int)out->count;
        stmt_col_text(s, INTERVIEW_LIST_AT, row->at, sizeof row->at);
        stmt_col_text(s, INTERVIEW_LIST_PLACE, row->place, sizeof row->place);
        stmt_col_text(s, INTERVIEW_LIST_STAFF_NAME, row->staff_name, sizeof row->staff_name);
    }
    return stmt_close(s, e);
}

enum err_code
interview_repo_newest(struct db *db, int64_t case_id, int64_t *id, int64_t *version,
                      struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_newest);
    bool found;

    stmt_int(s, ":case", case_id);
    found = stmt_row(s);
    *id = found ? stmt_col_int(s, INTERVIEW_NEWEST_ID) : 0;
    if (version)
        *version = found ? stmt_col_int(s, INTERVIEW_NEWEST_VERSION) : 0;
    return stmt_close(s, e);
}
