#include "db/repo/meeting_repo.h"

#include <stdlib.h>

#include "core/rows.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"

static void
bind_fields(struct stmt *s, const struct meeting_case *m)
{
    stmt_int_or_null(s, ":assessment_id", m->assessment_id);
    stmt_text(s, ":own_words", m->own_words);
    stmt_text(s, ":shared_points", m->shared_points);
    stmt_text(s, ":discussed", m->discussed);
    stmt_text(s, ":opinions", m->opinions);
    stmt_text(s, ":remaining", m->remaining);
    stmt_date(s, ":next_on", m->next_on);
}

static enum err_code
write_tasks(struct db *db, const struct meeting_case *m, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_task_clear);

    stmt_int(s, ":meeting_case_id", m->id);
    enum err_code rc = stmt_run(s, e);
    for (int i = 0; i < m->task_count && rc == ERR_OK; i++) {
        const struct meeting_task *t = &m->tasks[i];

        s = stmt_open(db, &sql_meeting_task_add);
        stmt_int(s, ":meeting_case_id", m->id);
        stmt_text(s, ":owner", t->owner);
        stmt_text(s, ":content", t->content);
        stmt_date(s, ":due_on", t->due_on);
        stmt_date(s, ":done_on", t->done_on);
        rc = stmt_run(s, e);
    }
    return rc;
}

static enum err_code
write_parts(struct db *db, const struct meeting_case *m, struct err *e)
{
    enum err_code rc = set_repo_write_codes(db, &sql_meeting_outcome_clear,
                                            &sql_meeting_outcome_add, m->id, &m->outcomes, e);

    return rc == ERR_OK ? write_tasks(db, m, e) : rc;
}

enum err_code
meeting_repo_insert(struct db *db, struct meeting_case *m, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_meeting_case_insert);
    stmt_int(s, ":event_id", m->event_id);
    stmt_int(s, ":case_id", m->case_id);
    bind_fields(s, m);
    if (stmt_row(s)) {
        m->id = stmt_col_int(s, MEETING_CASE_INSERT_ID);
        m->version = stmt_col_int(s, MEETING_CASE_INSERT_VERSION);
        m->sort = (int)stmt_col_int(s, MEETING_CASE_INSERT_SORT);
    }
    if ((rc = stmt_close(s, e)) == ERR_OK)
        rc = write_parts(db, m, e);
    return db_end(db, rc, e);
}

enum err_code
meeting_repo_update(struct db *db, struct meeting_case *m, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_meeting_case_update);
    stmt_int(s, ":id", m->id);
    stmt_int(s, ":version", m->version);
    bind_fields(s, m);
    if (stmt_changed(s))
        m->version++;
    if ((rc = stmt_close(s, e)) == ERR_OK)
        rc = write_parts(db, m, e);
    return db_end(db, rc, e);
}

enum err_code
meeting_repo_delete(struct db *db, int64_t id, struct err *e)
{
    struct meeting_case nothing = { .id = id };
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    if ((rc = write_parts(db, &nothing, e)) == ERR_OK) {
        struct stmt *s = stmt_open(db, &sql_meeting_case_delete);

        stmt_int(s, ":id", id);
        rc = stmt_run(s, e);
    }
    return db_end(db, rc, e);
}

static enum err_code
read_tasks(struct db *db, struct meeting_case *m, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_task_list);

    stmt_int(s, ":meeting_case_id", m->id);
    while (stmt_row(s) && m->task_count < MEETING_TASKS_MAX) {
        struct meeting_task *t = &m->tasks[m->task_count++];

        t->id = stmt_col_int(s, MEETING_TASK_LIST_ID);
        stmt_col_text(s, MEETING_TASK_LIST_OWNER, t->owner, sizeof t->owner);
        stmt_col_text(s, MEETING_TASK_LIST_CONTENT, t->content, sizeof t->content);
        t->due_on = stmt_col_date(s, MEETING_TASK_LIST_DUE_ON);
        t->done_on = stmt_col_date(s, MEETING_TASK_LIST_DONE_ON);
    }
    return stmt_close(s, e);
}

enum err_code
meeting_repo_find(struct db *db, int64_t id, struct meeting_case *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_case_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        *out = (struct meeting_case){
            .id = stmt_col_int(s, MEETING_CASE_FIND_ID),
            .version = stmt_col_int(s, MEETING_CASE_FIND_VERSION),
            .event_id = stmt_col_int(s, MEETING_CASE_FIND_EVENT_ID),
            .case_id = stmt_col_int(s, MEETING_CASE_FIND_CASE_ID),
            .assessment_id = stmt_col_int(s, MEETING_CASE_FIND_ASSESSMENT_ID),
            .sort = (int)stmt_col_int(s, MEETING_CASE_FIND_SORT),
            .next_on = stmt_col_date(s, MEETING_CASE_FIND_NEXT_ON),
        };
        stmt_col_text(s, MEETING_CASE_FIND_OWN_WORDS, out->own_words, sizeof out->own_words);
        stmt_col_text(s, MEETING_CASE_FIND_SHARED_POINTS, out->shared_points,
                      sizeof out->shared_points);
        stmt_col_text(s, MEETING_CASE_FIND_DISCUSSED, out->discussed, sizeof out->discussed);
        stmt_col_text(s, MEETING_CASE_FIND_OPINIONS, out->opinions, sizeof out->opinions);
        stmt_col_text(s, MEETING_CASE_FIND_REMAINING, out->remaining, sizeof out->remaining);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."));
    if (rc == ERR_OK)
        rc = set_repo_read_codes(db, &sql_meeting_outcome_list, id, &out->outcomes, e);
    return rc == ERR_OK ? read_tasks(db, out, e) : rc;
}

enum err_code
meeting_repo_id_of_case(struct db *db, int64_t event_id, int64_t case_id, int64_t *id,
                        struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_case_of);

    *id = 0;
    stmt_int(s, ":event_id", event_id);
    stmt_int(s, ":case_id", case_id);
    if (stmt_row(s))
        *id = stmt_col_int(s, MEETING_CASE_OF_ID);
    return stmt_close(s, e);
}

enum err_code
meeting_repo_set_sort(struct db *db, int64_t id, int sort, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_case_sort);

    stmt_int(s, ":id", id);
    stmt_int(s, ":sort", sort);
    return stmt_run(s, e);
}

static int
compare_rows(const void *a, const void *b)
{
    const struct agenda_row *x = a, *y = b;

    if (x->sort != y->sort)
        return x->sort < y->sort ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void
read_row(struct stmt *s, struct agenda_row *row)
{
    *row = (struct agenda_row){
        .id = stmt_col_int(s, MEETING_CASE_LIST_ID),
        .version = stmt_col_int(s, MEETING_CASE_LIST_VERSION),
        .case_id = stmt_col_int(s, MEETING_CASE_LIST_CASE_ID),
        .person_id = stmt_col_int(s, MEETING_CASE_LIST_PERSON_ID),
        .sort = (int)stmt_col_int(s, MEETING_CASE_LIST_SORT),
        .sheet = (int)stmt_col_int(s, MEETING_CASE_LIST_SHEET),
        .restricted = stmt_col_int(s, MEETING_CASE_LIST_RESTRICTED) != 0,
    };
    stmt_col_text(s, MEETING_CASE_LIST_STAGE, row->stage, sizeof row->stage);
    stmt_col_text(s, MEETING_CASE_LIST_REF, row->person_ref, sizeof row->person_ref);
    stmt_col_text(s, MEETING_CASE_LIST_NAME, row->name, sizeof row->name);
    stmt_col_text(s, MEETING_CASE_LIST_KANA, row->kana, sizeof row->kana);
    stmt_col_text(s, MEETING_CASE_LIST_SHEET_STATE, row->sheet_state, sizeof row->sheet_state);
    stmt_col_text(s, MEETING_CASE_LIST_SLIP_NO, row->slip_no, sizeof row->slip_no);
}

enum err_code
meeting_repo_list(struct db *db, int64_t event_id, struct agenda *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_case_list);

    *out = (struct agenda){ 0 };
    stmt_int(s, ":event_id", event_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        agenda_free(out);
    else if (out->count > 1)
        qsort(out->rows, out->count, sizeof *out->rows, compare_rows);
    return rc;
}

enum err_code
meeting_repo_agreed_sheet(struct db *db, int64_t case_id, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_agreed_sheet);

    *id = 0;
    stmt_int(s, ":case_id", case_id);
    if (stmt_row(s))
        *id = stmt_col_int(s, MEETING_AGREED_SHEET_ID);
    return stmt_close(s, e);
}

enum err_code
meeting_repo_task_person(struct db *db, int64_t task_id, int64_t *person_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_task_person);

    *person_id = 0;
    stmt_int(s, ":id", task_id);
    bool found = stmt_row(s);
    if (found)
        *person_id = stmt_col_int(s, MEETING_TASK_PERSON_PERSON_ID);
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
meeting_repo_task_done(struct db *db, int64_t task_id, struct date on, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_meeting_task_done);

    stmt_int(s, ":id", task_id);
    stmt_date(s, ":done_on", on);
    return stmt_run(s, e);
}
