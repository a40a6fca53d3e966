/* due_repo.c - see due_repo.h */
#include "db/repo/due_repo.h"

#include "core/rows.h"
#include "core/workflow.h"
#include "db/sql.h"
#include "db/stmt.h"

enum {
    HANDBOOK_MONTHS = 3,   /* renewal is possible that long before the end */
    FORGOTTEN_MONTHS = 12, /* a visit or event set longer ago is no longer called due */
    CONSENT_DAYS = 30,     /* so long before its end a consent is to be renewed */
};

/* All statements give the same columns. */
#define SAME_COLUMNS(name)                                                                         \
    _Static_assert((int)DUE_NEXT_ACTION_STAFF_NAME == (int)DUE_##name##_STAFF_NAME,                \
                   "one reader for all")
SAME_COLUMNS(REVIEW);
SAME_COLUMNS(NO_ACTION);
SAME_COLUMNS(HANDBOOK);
SAME_COLUMNS(TASK);
SAME_COLUMNS(VISIT);
SAME_COLUMNS(SILENT);
SAME_COLUMNS(OUTCOME);
SAME_COLUMNS(SEAT);
SAME_COLUMNS(CONSENT);

static const struct sql *const statements[DUE__COUNT] = {
    [DUE_NEXT_ACTION] = &sql_due_next_action,
    [DUE_REVIEW] = &sql_due_review,
    [DUE_NO_ACTION] = &sql_due_no_action,
    [DUE_HANDBOOK] = &sql_due_handbook,
    [DUE_TASK] = &sql_due_task,
    [DUE_VISIT] = &sql_due_visit,
    [DUE_OUTCOME] = &sql_due_outcome,
    [DUE_SEAT] = &sql_due_seat,
    [DUE_CONSENT] = &sql_due_consent,
};

static void
read_row(struct stmt *s, enum due_kind kind, struct due_row *row)
{
    row->kind = kind;
    row->due = stmt_col_date(s, DUE_NEXT_ACTION_DUE);
    row->person_id = stmt_col_int(s, DUE_NEXT_ACTION_PERSON_ID);
    row->case_id = stmt_col_int(s, DUE_NEXT_ACTION_CASE_ID);
    row->record_id = stmt_col_int(s, DUE_NEXT_ACTION_RECORD_ID);
    stmt_col_text(s, DUE_NEXT_ACTION_REF, row->ref, sizeof row->ref);
    stmt_col_text(s, DUE_NEXT_ACTION_NAME, row->name, sizeof row->name);
    stmt_col_text(s, DUE_NEXT_ACTION_KANA, row->kana, sizeof row->kana);
    stmt_col_text(s, DUE_NEXT_ACTION_WHAT, row->what, sizeof row->what);
    row->staff_id = stmt_col_int(s, DUE_NEXT_ACTION_STAFF_ID);
    stmt_col_text(s, DUE_NEXT_ACTION_STAFF_NAME, row->staff_name, sizeof row->staff_name);
}

/* One statement, for DUE_NO_ACTION of one stage: its index begins with the stage. */
static enum err_code
read_one(struct db *db, enum due_kind kind, enum stage stage, struct date day, int64_t staff_id,
         bool restricted, size_t limit, struct due_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, statements[kind]);

    stmt_date(s, ":day",
              kind == DUE_HANDBOOK  ? date_add_months(day, HANDBOOK_MONTHS)
              : kind == DUE_CONSENT ? date_add_days(day, CONSENT_DAYS)
                                    : day);
    if (kind == DUE_NO_ACTION)
        stmt_text(s, ":stage", stage_id(stage));
    if (kind == DUE_VISIT || kind == DUE_OUTCOME || kind == DUE_SEAT)
        stmt_date(s, ":since", date_add_months(day, -FORGOTTEN_MONTHS));
    stmt_int(s, ":staff", staff_id);
    if (kind != DUE_OUTCOME) /* events are nobody's */
        stmt_int(s, ":restricted", restricted);
    stmt_int(s, ":limit", (int64_t)limit);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, kind, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}

enum err_code
due_repo_read(struct db *db, enum due_kind kind, struct date day, int64_t staff_id, bool restricted,
              size_t limit, struct due_rows *out, struct err *e)
{
    size_t end = out->count + limit;
    enum err_code rc = ERR_OK;

    if (kind != DUE_NO_ACTION)
        return read_one(db, kind, STAGE_NONE, day, staff_id, restricted, limit, out, e);
    for (enum stage s = STAGE_INQUIRY; rc == ERR_OK && s < STAGE_SUSPENDED; s++)
        rc = read_one(db, kind, s, day, staff_id, restricted, end - out->count, out, e);
    return rc;
}

enum err_code
due_repo_silent(struct db *db, enum stage stage, int days, struct date day, int64_t staff_id,
                bool restricted, size_t limit, struct due_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_due_silent);

    stmt_date(s, ":day", date_add_days(day, -days));
    stmt_text(s, ":stage", stage_id(stage));
    stmt_int(s, ":staff", staff_id);
    stmt_int(s, ":restricted", restricted);
    stmt_int(s, ":limit", (int64_t)limit);
    while (stmt_row(s)) {
        struct due_row *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        read_row(s, DUE_SILENT, row);
        row->due = date_add_days(row->due, days);
    }
    return stmt_close(s, e);
}
