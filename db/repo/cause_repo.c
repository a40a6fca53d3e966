/* cause_repo.c - the records that a step of a case rests on; see support_case_repo.h */
#include <string.h>

#include "db/repo/support_case_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

/* Which statement looks at which table for which need; `owner` is what it takes beside :id. */
static const struct cause_row {
    enum workflow_need need;
    const char *kind;
    const struct sql *sql;
    bool of_person; /* else of the case */
} rows[] = {
    { NEED_SLIP, "intake_slip", &sql_cause_slip, true },
    { NEED_BOOKING, "participation", &sql_cause_booking, true },
    { NEED_ATTENDANCE, "participation", &sql_cause_attendance, true },
    { NEED_INTERVIEW, "interview", &sql_cause_interview, false },
    { NEED_AGREED_SHEET, "assessment", &sql_cause_assessment, false },
    { NEED_AGREED_SHEET, "decision", &sql_cause_decision, false },
    { NEED_OUTCOME, "meeting_case", &sql_cause_outcomes, false },
    { NEED_PLACEMENT, "placement", &sql_cause_placement, true },
    { NEED_RETENTION_START, "placement", &sql_cause_retention_placement, true },
    { NEED_RETENTION_START, "dispatch", &sql_cause_dispatch, true },
    { NEED_SEPARATION, "placement", &sql_cause_ended_placement, true },
    { NEED_SKIP, "handover", &sql_cause_handover, true },
};

/* What a step can find by itself. */
static const struct cause_row own_rows[] = {
    { NEED_ATTENDANCE, "participation", &sql_case_attended_orientation, true },
    { NEED_AGREED_SHEET, "assessment", &sql_case_agreed_sheet, false },
    { NEED_OUTCOME, "meeting_case", &sql_case_registration_outcome, false },
    { NEED_SEPARATION, "placement", &sql_case_ended_placement, true },
};

enum {
    ROWS = sizeof rows / sizeof rows[0],
    OWN_ROWS = sizeof own_rows / sizeof own_rows[0],
};

static struct stmt *
open_for(struct db *db, const struct cause_row *row, const struct support_case *c)
{
    struct stmt *s = stmt_open(db, row->sql);

    stmt_int(s, row->of_person ? ":person" : ":case", row->of_person ? c->person_id : c->id);
    return s;
}

enum err_code
cause_repo_fits(struct db *db, enum workflow_need need, const char *kind, int64_t id,
                const struct support_case *c, enum stage to, bool *fits, struct err *e)
{
    *fits = false;
    for (size_t i = 0; i < ROWS; i++) {
        const struct cause_row *row = &rows[i];
        struct stmt *s;

        if (row->need != need || strcmp(row->kind, kind) != 0)
            continue;
        s = open_for(db, row, c);
        stmt_int(s, ":id", id);
        while (!*fits && stmt_row(s)) {
            *fits = need != NEED_OUTCOME
                    || workflow_outcome_stage(stmt_col_ptr(s, CAUSE_OUTCOMES_OUTCOME)) == to;
        }
        return stmt_close(s, e);
    }
    return ERR_OK;
}

enum err_code
cause_repo_find(struct db *db, enum workflow_need need, const struct support_case *c, int64_t *id,
                struct err *e)
{
    *id = 0;
    for (size_t i = 0; i < OWN_ROWS; i++) {
        struct stmt *s;

        if (own_rows[i].need != need)
            continue;
        s = open_for(db, &own_rows[i], c);
        if (need == NEED_ATTENDANCE)
            stmt_date(s, ":since", date_add_months(c->opened_on, -6));
        if (stmt_row(s))
            *id = stmt_col_int(s, 0);
        return stmt_close(s, e);
    }
    return ERR_OK;
}
