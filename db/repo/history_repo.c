/* history_repo.c - see history_repo.h */
#include "db/repo/history_repo.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

/* Both lists give the same columns. */
static_assert((int)HISTORY_OF_PERSON_KIND == (int)HISTORY_OF_RECORD_KIND
                  && (int)HISTORY_OF_PERSON_KIND == (int)HISTORY_OF_NOBODYS_KIND
                  && (int)HISTORY_OF_PERSON_REASON == (int)HISTORY_OF_NOBODYS_REASON
                  && (int)HISTORY_OF_PERSON_REASON == (int)HISTORY_OF_RECORD_REASON
                  && (int)HISTORY_OF_PERSON_REASON == (int)HISTORY_OF_MERGES_REASON,
              "history.sql says otherwise");
static_assert((int)HISTORY_OF_SEATS_KIND == (int)HISTORY_OF_RECORD_KIND
                  && (int)HISTORY_OF_SEATS_REASON == (int)HISTORY_OF_RECORD_REASON,
              "history.sql says otherwise");

enum err_code
history_repo_add(struct db *db, const struct field_change *row, int64_t person_id,
                 int64_t staff_id, struct err *e)
{
    struct stmt *s =
        stmt_open(db, person_id != 0 ? &sql_history_insert : &sql_history_insert_nobodys);

    if (person_id != 0)
        stmt_int(s, ":person", person_id);
    stmt_text(s, ":kind", row->kind);
    stmt_int(s, ":record", row->record_id);
    stmt_text(s, ":field", row->field);
    stmt_text(s, ":old_value", row->before);
    stmt_text(s, ":new_value", row->after);
    stmt_int_or_null(s, ":staff", staff_id);
    stmt_text(s, ":at", row->at);
    stmt_text(s, ":reason", row->reason);
    return stmt_run(s, e);
}

static char *
read_value(struct stmt *s, int col)
{
    char *copy = strdup(stmt_col_ptr(s, col));

    if (!copy)
        abort();
    return copy;
}

static enum err_code
read_all(struct stmt *s, struct field_changes *out, struct err *e)
{
    *out = (struct field_changes){ 0 };
    while (stmt_row(s)) {
        struct field_change *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        stmt_col_text(s, HISTORY_OF_PERSON_KIND, row->kind, sizeof row->kind);
        row->record_id = stmt_col_int(s, HISTORY_OF_PERSON_RECORD_ID);
        stmt_col_text(s, HISTORY_OF_PERSON_FIELD, row->field, sizeof row->field);
        row->before = read_value(s, HISTORY_OF_PERSON_OLD_VALUE);
        row->after = read_value(s, HISTORY_OF_PERSON_NEW_VALUE);
        stmt_col_text(s, HISTORY_OF_PERSON_STAFF_NAME, row->staff, sizeof row->staff);
        stmt_col_text(s, HISTORY_OF_PERSON_AT, row->at, sizeof row->at);
        stmt_col_text(s, HISTORY_OF_PERSON_REASON, row->reason, sizeof row->reason);
    }
    return stmt_close(s, e);
}

enum err_code
history_repo_of_person(struct db *db, int64_t person_id, size_t limit, struct field_changes *out,
                       struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_history_of_person);

    stmt_int(s, ":person", person_id);
    stmt_int(s, ":limit", (int64_t)limit);
    return read_all(s, out, e);
}

enum err_code
history_repo_of_merges(struct db *db, int64_t person_id, struct field_changes *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_history_of_merges);
    size_t kept = 0;
    enum err_code rc;

    stmt_int(s, ":person", person_id);
    rc = read_all(s, out, e);
    for (size_t i = 0; i < out->count; i++) {
        if (strcmp(out->rows[i].before, out->rows[i].after) != 0) {
            out->rows[kept++] = out->rows[i];
            continue;
        }
        free(out->rows[i].before);
        free(out->rows[i].after);
    }
    out->count = kept;
    return rc;
}

static enum err_code
read_of_record(struct db *db, const struct sql *sql, const char *kind, int64_t record_id,
               size_t limit, struct field_changes *out, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_text(s, ":kind", kind);
    stmt_int(s, ":record", record_id);
    stmt_int(s, ":limit", (int64_t)limit);
    return read_all(s, out, e);
}

enum err_code
history_repo_of_record(struct db *db, const char *kind, int64_t record_id, size_t limit,
                       struct field_changes *out, struct err *e)
{
    return read_of_record(db, &sql_history_of_record, kind, record_id, limit, out, e);
}

enum err_code
history_repo_of_nobodys(struct db *db, const char *kind, int64_t record_id, size_t limit,
                        struct field_changes *out, struct err *e)
{
    return read_of_record(db, &sql_history_of_nobodys, kind, record_id, limit, out, e);
}

enum err_code
history_repo_of_seats(struct db *db, int64_t event_id, size_t limit, struct field_changes *out,
                      struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_history_of_seats);

    stmt_int(s, ":record", event_id);
    stmt_int(s, ":limit", (int64_t)limit);
    return read_all(s, out, e);
}
