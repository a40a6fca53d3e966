#include "db/repo/plan_repo.h"

#include "db/sql.h"

enum err_code
plan_repo_find(struct db *db, struct fiscal_year fy, struct board *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_plan_list);
    bool found = false;

    while (stmt_row(s)) {
        int from = (int)stmt_col_int(s, PLAN_LIST_FROM_FY);

        if (found && (from > fy.year || from < out->from_fy))
            continue;
        found = true;
        out->plan_id = stmt_col_int(s, PLAN_LIST_ID);
        out->from_fy = from;
        out->to_fy = (int)stmt_col_int(s, PLAN_LIST_TO_FY);
        stmt_col_text(s, PLAN_LIST_TITLE, out->plan, sizeof out->plan);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

static int64_t
column_number(const struct stmt *s, int col)
{
    return stmt_col_is_null(s, col) ? KPI_NONE : stmt_col_int(s, col);
}

static void
read_indicator(struct stmt *s, bool ja, struct board_indicator *row)
{
    row->no = (int)stmt_col_int(s, PLAN_INDICATORS_NO);
    row->section = (int)stmt_col_int(s, PLAN_INDICATORS_SECTION);
    row->definition_version = (int)stmt_col_int(s, PLAN_INDICATORS_DEFINITION_VERSION);
    row->baseline.fy = (int)stmt_col_int(s, PLAN_INDICATORS_BASELINE_FY);
    row->baseline.number = column_number(s, PLAN_INDICATORS_BASELINE_NUMBER);
    row->target.fy = (int)stmt_col_int(s, PLAN_INDICATORS_TARGET_FY);
    row->target.number = column_number(s, PLAN_INDICATORS_TARGET_NUMBER);
    stmt_col_text(s, PLAN_INDICATORS_BASELINE_TEXT, row->baseline.text, sizeof row->baseline.text);
    stmt_col_text(s, PLAN_INDICATORS_TARGET_TEXT, row->target.text, sizeof row->target.text);
    stmt_col_text(s, ja ? PLAN_INDICATORS_NAME_JA : PLAN_INDICATORS_NAME_EN, row->name,
                  sizeof row->name);
    stmt_col_text(s, ja ? PLAN_INDICATORS_MEASURE_JA : PLAN_INDICATORS_MEASURE_EN, row->measure,
                  sizeof row->measure);
    stmt_col_text(s, ja ? PLAN_INDICATORS_DEFINITION_JA : PLAN_INDICATORS_DEFINITION_EN,
                  row->definition, sizeof row->definition);
    stmt_col_text(s, PLAN_INDICATORS_OWNERS, row->owners, sizeof row->owners);
    stmt_col_text(s, PLAN_INDICATORS_UNIT_JA, row->unit, sizeof row->unit);
    stmt_col_text(s, PLAN_INDICATORS_KIND, row->kind, sizeof row->kind);
}

enum err_code
plan_repo_indicators(struct db *db, bool ja, struct board *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_plan_indicators);

    out->count = 0;
    stmt_int(s, ":plan_id", out->plan_id);
    while (stmt_row(s) && out->count < BOARD_MAX)
        read_indicator(s, ja, &out->rows[out->count++]);
    return stmt_close(s, e);
}

enum err_code
plan_repo_judgement(struct db *db, int64_t plan_id, struct fiscal_year fy, int no,
                    struct board_judgement *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_plan_judgement);

    *out = (struct board_judgement){ 0 };
    stmt_int(s, ":plan_id", plan_id);
    stmt_int(s, ":fy", fy.year);
    stmt_int(s, ":no", no);
    if (stmt_row(s)) {
        stmt_col_text(s, PLAN_JUDGEMENT_JUDGEMENT, out->code, sizeof out->code);
        stmt_col_text(s, PLAN_JUDGEMENT_WORDS, out->words, sizeof out->words);
        stmt_col_text(s, PLAN_JUDGEMENT_EVIDENCE, out->evidence, sizeof out->evidence);
        stmt_col_text(s, PLAN_JUDGEMENT_STAFF_NAME, out->staff, sizeof out->staff);
        out->on = stmt_col_date(s, PLAN_JUDGEMENT_ON_DAY);
    }
    return stmt_close(s, e);
}

enum err_code
plan_repo_judge(struct db *db, int64_t plan_id, struct fiscal_year fy, int no,
                const struct board_judgement *judgement, int64_t staff_id, int64_t *id,
                struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_plan_judge);

    stmt_int(s, ":plan_id", plan_id);
    stmt_int(s, ":no", no);
    stmt_int(s, ":fy", fy.year);
    stmt_text(s, ":judgement", judgement->code);
    stmt_text(s, ":words", judgement->words);
    stmt_text(s, ":evidence", judgement->evidence);
    stmt_date(s, ":on_day", judgement->on);
    stmt_int(s, ":staff_id", staff_id);
    if (stmt_row(s))
        *id = stmt_col_int(s, PLAN_JUDGE_ID);
    return stmt_close(s, e);
}

enum err_code
plan_repo_signed(struct db *db, int64_t plan_id, struct fiscal_year fy, int no, int64_t months[12],
                 bool *found, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_plan_signed);

    *found = false;
    for (int i = 0; i < 12; i++)
        months[i] = KPI_NONE;
    stmt_int(s, ":plan_id", plan_id);
    stmt_int(s, ":fy", fy.year);
    stmt_int(s, ":no", no);
    while (stmt_row(s)) {
        *found = true;
        months[stmt_col_int(s, PLAN_SIGNED_MONTH) - 1] = column_number(s, PLAN_SIGNED_N);
    }
    return stmt_close(s, e);
}
