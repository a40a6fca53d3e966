/* assessment_line_repo.c - single items of a sheet; see assessment_repo.h */
#include "core/rows.h"
#include "db/repo/assessment_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

static char
read_rating(struct stmt *s, int col)
{
    return stmt_col_ptr(s, col)[0];
}

static void
bind_rating(struct stmt *s, const char *param, char rating)
{
    const char text[2] = { rating, '\0' };

    stmt_text_or_null(s, param, text);
}

static bool
is_empty(const struct assessment_line *line)
{
    return !line->self && !line->agreed && !line->with_support && !line->note[0]
           && !line->evidence[0] && date_is_none(line->seen_on);
}

enum err_code
assessment_repo_rate(struct db *db, int64_t id, const struct assessment_line *line, struct err *e)
{
    struct stmt *s;

    if (is_empty(line)) {
        s = stmt_open(db, &sql_assessment_rating_drop);
        stmt_int(s, ":id", id);
        stmt_text(s, ":item", line->item);
        return stmt_run(s, e);
    }
    s = stmt_open(db, &sql_assessment_rating_put);
    stmt_int(s, ":id", id);
    stmt_text(s, ":item", line->item);
    bind_rating(s, ":self", line->self);
    bind_rating(s, ":agreed", line->agreed);
    bind_rating(s, ":with_support", line->with_support);
    stmt_text(s, ":note", line->note);
    stmt_text_or_null(s, ":evidence", line->evidence);
    stmt_date(s, ":seen_on", line->seen_on);
    return stmt_run(s, e);
}

enum err_code
assessment_repo_has_item(struct db *db, int item_set, const char *item, bool *has, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_item_exists);

    stmt_int(s, ":item_set", item_set);
    stmt_text(s, ":item", item);
    *has = stmt_row(s);
    return stmt_close(s, e);
}

enum err_code
assessment_repo_counts(struct db *db, int64_t id, int *rated, int *confirmed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_counts);

    *rated = *confirmed = 0;
    stmt_int(s, ":id", id);
    if (stmt_row(s)) {
        *rated = (int)stmt_col_int(s, ASSESSMENT_COUNTS_RATED);
        *confirmed = (int)stmt_col_int(s, ASSESSMENT_COUNTS_CONFIRMED);
    }
    return stmt_close(s, e);
}

enum err_code
assessment_repo_lines(struct db *db, int64_t id, int item_set, struct assessment_lines *out,
                      struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_assessment_lines);

    *out = (struct assessment_lines){ 0 };
    stmt_int(s, ":id", id);
    stmt_int(s, ":item_set", item_set);
    while (stmt_row(s)) {
        struct assessment_line *line;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        line = &out->rows[out->count++];
        stmt_col_text(s, ASSESSMENT_LINES_ID, line->item, sizeof line->item);
        stmt_col_text(s, ASSESSMENT_LINES_DOMAIN, line->domain, sizeof line->domain);
        stmt_col_text(s, ASSESSMENT_LINES_JA, line->ja, sizeof line->ja);
        stmt_col_text(s, ASSESSMENT_LINES_EN, line->en, sizeof line->en);
        line->self = read_rating(s, ASSESSMENT_LINES_SELF);
        line->agreed = read_rating(s, ASSESSMENT_LINES_AGREED);
        line->with_support = read_rating(s, ASSESSMENT_LINES_WITH_SUPPORT);
        stmt_col_text(s, ASSESSMENT_LINES_NOTE, line->note, sizeof line->note);
        stmt_col_text(s, ASSESSMENT_LINES_EVIDENCE, line->evidence, sizeof line->evidence);
        line->seen_on = stmt_col_date(s, ASSESSMENT_LINES_SEEN_ON);
    }
    return stmt_close(s, e);
}
