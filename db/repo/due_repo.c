/* due_repo.c - see due_repo.h */
#include "db/repo/due_repo.h"

#include "core/person.h"
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
SAME_COLUMNS(HANDBOOK_UNDATED);
SAME_COLUMNS(HANDBOOK_END);
SAME_COLUMNS(TASK);
SAME_COLUMNS(VISIT);
SAME_COLUMNS(SILENT);
SAME_COLUMNS(OUTCOME);
SAME_COLUMNS(POSTPONED);
SAME_COLUMNS(SEAT);
SAME_COLUMNS(CONSENT);
SAME_COLUMNS(MERGE);
SAME_COLUMNS(UNMERGE);
SAME_COLUMNS(RESTRICTION);
SAME_COLUMNS(OPENED);

static const struct sql *const statements[DUE__COUNT] = {
    [DUE_NEXT_ACTION] = &sql_due_next_action,
    [DUE_REVIEW] = &sql_due_review,
    [DUE_HANDBOOK] = &sql_due_handbook,
    [DUE_HANDBOOK_END] = &sql_due_handbook_end,
    [DUE_TASK] = &sql_due_task,
    [DUE_VISIT] = &sql_due_visit,
    [DUE_OUTCOME] = &sql_due_outcome,
    [DUE_POSTPONED] = &sql_due_postponed,
    [DUE_SEAT] = &sql_due_seat,
    [DUE_CONSENT] = &sql_due_consent,
    [DUE_MERGE] = &sql_due_merge,
    [DUE_UNMERGE] = &sql_due_unmerge,
    [DUE_RESTRICTION] = &sql_due_restriction,
    [DUE_OPENED] = &sql_due_opened,
};

struct date
due_forgotten(struct date day)
{
    return date_add_months(day, -FORGOTTEN_MONTHS);
}

/* ---- ahead of a case ---- */

static const struct {
    const struct sql *sql;
    bool of_person; /* else of the case */
    bool from_day;  /* only what is still to come */
} ahead[AHEAD__COUNT] = {
    [AHEAD_VISIT] = { &sql_ahead_visit, true, false },
    [AHEAD_TASK] = { &sql_ahead_task, false, false },
    [AHEAD_MEETING] = { &sql_ahead_meeting, false, true },
    [AHEAD_SEAT] = { &sql_ahead_seat, true, true },
    [AHEAD_INTERVIEW] = { &sql_ahead_interview, true, true },
};

static enum err_code
read_ahead(struct db *db, enum ahead_kind kind, int64_t of, struct date day, struct date *on,
           struct err *e)
{
    struct stmt *s = stmt_open(db, ahead[kind].sql);

    *on = DATE_NONE;
    stmt_int(s, ":of", of);
    if (ahead[kind].from_day)
        stmt_date(s, ":from", day);
    if (stmt_row(s))
        (void)date_from_iso(stmt_col_ptr(s, AHEAD_VISIT_DUE), on);
    if (kind == AHEAD_VISIT && date_compare(*on, due_forgotten(day)) <= 0)
        *on = DATE_NONE;
    return stmt_close(s, e);
}

enum err_code
due_repo_interview_ahead(struct db *db, int64_t person_id, struct date day, bool *ahead_of,
                         struct err *e)
{
    struct date on;
    enum err_code rc = read_ahead(db, AHEAD_INTERVIEW, person_id, day, &on, e);

    *ahead_of = rc == ERR_OK && !date_is_none(on);
    return rc;
}

enum err_code
due_repo_ahead(struct db *db, int64_t case_id, int64_t person_id, struct date day,
               struct ahead *out, struct err *e)
{
    enum err_code rc = ERR_OK;

    *out = (struct ahead){ .kind = AHEAD_NONE };
    for (enum ahead_kind kind = AHEAD_VISIT; rc == ERR_OK && kind < AHEAD__COUNT; kind++) {
        struct date on;

        rc = read_ahead(db, kind, ahead[kind].of_person ? person_id : case_id, day, &on, e);
        if (rc == ERR_OK && !date_is_none(on)
            && (out->kind == AHEAD_NONE || date_compare(on, out->on) < 0))
            *out = (struct ahead){ kind, on };
    }
    return rc;
}

/* ---- contacts ---- */

enum err_code
due_repo_first(struct db *db, struct date day, struct due_first *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_due_first_since);

    *out = (struct due_first){ 0 };
    stmt_date(s, ":day", day);
    if (stmt_row(s)) {
        out->trip = stmt_col_int(s, DUE_FIRST_SINCE_TRIP);
        out->event = stmt_col_int(s, DUE_FIRST_SINCE_EVENT);
    }
    return stmt_close(s, e);
}

enum err_code
due_repo_contact(struct db *db, int64_t case_id, struct date *day, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_due_last_contact);

    *day = DATE_NONE;
    stmt_int(s, ":id", case_id);
    if (stmt_row(s))
        *day = stmt_col_date(s, DUE_LAST_CONTACT_DAY);
    return stmt_close(s, e);
}

/* ---- the list ---- */

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
    row->birth_date = stmt_col_date(s, DUE_NEXT_ACTION_BIRTH_DATE);
    stmt_col_text(s, DUE_NEXT_ACTION_WHAT, row->what, sizeof row->what);
    row->staff_id = stmt_col_int(s, DUE_NEXT_ACTION_STAFF_ID);
    stmt_col_text(s, DUE_NEXT_ACTION_STAFF_NAME, row->staff_name, sizeof row->staff_name);
}

static void
take_row(struct stmt *s, enum due_kind kind, struct due_rows *out)
{
    out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
    read_row(s, kind, &out->rows[out->count++]);
}

/* Open cases of one stage (the index begins with it) that nothing lies ahead of. */
static enum err_code
read_forgotten(struct db *db, enum stage stage, struct date day, int64_t staff_id, int64_t viewer,
               size_t end, struct due_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_due_no_action);
    enum err_code rc = ERR_OK;
    struct ahead next;

    stmt_date(s, ":day", day);
    stmt_text(s, ":stage", stage_id(stage));
    stmt_int(s, ":staff", staff_id);
    stmt_int(s, ":viewer", viewer);
    while (rc == ERR_OK && out->count < end && stmt_row(s)) {
        rc = due_repo_ahead(db, stmt_col_int(s, DUE_NO_ACTION_CASE_ID),
                            stmt_col_int(s, DUE_NO_ACTION_PERSON_ID), day, &next, e);
        if (rc == ERR_OK && next.kind == AHEAD_NONE)
            take_row(s, DUE_NO_ACTION, out);
    }
    enum err_code closed = stmt_close(s, rc == ERR_OK ? e : NULL);
    return rc == ERR_OK ? closed : rc;
}

static enum err_code
read_one(struct db *db, enum due_kind kind, struct date day, int64_t staff_id, int64_t viewer,
         size_t limit, struct due_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, statements[kind]);
    bool of_event = kind == DUE_OUTCOME || kind == DUE_POSTPONED;

    if (kind != DUE_HANDBOOK_END && kind != DUE_POSTPONED)
        stmt_date(s, ":day",
                  kind == DUE_HANDBOOK  ? date_add_months(day, HANDBOOK_MONTHS)
                  : kind == DUE_CONSENT ? date_add_days(day, CONSENT_DAYS)
                                        : day);
    if (kind == DUE_VISIT || of_event || kind == DUE_SEAT)
        stmt_date(s, ":since", due_forgotten(day));
    if (!due_is_decision(kind)) /* a decision is not of a case */
        stmt_int(s, ":staff", staff_id);
    if (!of_event) /* events are nobody's */
        stmt_int(s, ":viewer", viewer);
    stmt_int(s, ":limit", (int64_t)limit);
    while (stmt_row(s))
        take_row(s, kind, out);
    return stmt_close(s, e);
}

/* Those whose end nobody has written. */
static enum err_code
read_undated(struct db *db, struct date day, int64_t staff_id, int64_t viewer, size_t limit,
             struct due_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_due_handbook_undated);

    stmt_date(s, ":day",
              date_add_days(date_add_months(day, HANDBOOK_MONTHS - PSYCHIATRIC_MONTHS), 1));
    stmt_int(s, ":staff", staff_id);
    stmt_int(s, ":viewer", viewer);
    stmt_int(s, ":limit", (int64_t)limit);
    while (stmt_row(s))
        take_row(s, DUE_HANDBOOK, out);
    return stmt_close(s, e);
}

enum err_code
due_repo_read(struct db *db, enum due_kind kind, struct date day, int64_t staff_id, int64_t viewer,
              size_t limit, struct due_rows *out, struct err *e)
{
    size_t end = out->count + limit;
    enum err_code rc = ERR_OK;

    if (kind != DUE_NO_ACTION)
        rc = read_one(db, kind, day, staff_id, viewer, limit, out, e);
    if (rc == ERR_OK && kind == DUE_HANDBOOK && out->count < end)
        rc = read_undated(db, day, staff_id, viewer, end - out->count, out, e);
    if (kind != DUE_NO_ACTION)
        return rc;
    for (enum stage s = STAGE_INQUIRY; rc == ERR_OK && s < STAGE_SUSPENDED; s++)
        rc = read_forgotten(db, s, day, staff_id, viewer, end, out, e);
    return rc;
}

enum err_code
due_repo_silent(struct db *db, enum stage stage, int days, struct date day, int64_t staff_id,
                int64_t viewer, size_t limit, struct due_rows *out, struct err *e)
{
    struct date since = date_add_days(day, -days);
    struct due_first first;
    enum err_code rc = due_repo_first(db, since, &first, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_due_silent);
    stmt_date(s, ":day", since);
    stmt_int(s, ":trip", first.trip);
    stmt_int(s, ":event", first.event);
    stmt_text(s, ":stage", stage_id(stage));
    stmt_int(s, ":staff", staff_id);
    stmt_int(s, ":viewer", viewer);
    stmt_int(s, ":limit", (int64_t)limit);
    while (rc == ERR_OK && stmt_row(s)) {
        take_row(s, DUE_SILENT, out);
        struct due_row *row = &out->rows[out->count - 1];
        rc = due_repo_contact(db, row->case_id, &row->due, e);
        row->due = date_add_days(row->due, days);
    }
    enum err_code closed = stmt_close(s, rc == ERR_OK ? e : NULL);
    return rc == ERR_OK ? closed : rc;
}
