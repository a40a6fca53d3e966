#include "desk/board.h"

#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/kpi_repo.h"
#include "db/repo/plan_repo.h"
#include "desk/codes.h"
#include "desk/work.h"

/* ---- year and day ---- */

/* The contract's `--fy` and `--as-of`: either may be missing. */
static enum err_code
settle(const struct desk *d, struct fiscal_year *fy, struct date *as_of, struct err *e)
{
    bool given = !date_is_none(*as_of);

    if (fy->year == 0)
        *fy = fiscal_year_of(given ? *as_of : d->today);
    if (given && date_compare(*as_of, fiscal_year_first(*fy)) < 0)
        return err_set(e, ERR_INVALID, "as_of", N_("That day is before the fiscal year %d begins."),
                       fy->year);
    if (!given && date_compare(d->today, fiscal_year_first(*fy)) < 0)
        return err_set(e, ERR_INVALID, "fy", N_("The fiscal year %d has not begun yet."),
                       fy->year);
    if (!given)
        *as_of = d->today;
    if (date_compare(*as_of, fiscal_year_last(*fy)) > 0)
        *as_of = fiscal_year_last(*fy);
    return ERR_OK;
}

/* ---- numbers ---- */

/* Count each month up to as_of and add up; months after it stay null. */
static enum err_code
count_months(struct desk *d, const struct board *b, enum kpi_figure figure, int64_t months[12],
             int64_t *actual, struct err *e)
{
    struct date end = date_add_days(b->as_of, 1);
    enum err_code rc = ERR_OK;
    int64_t n, sum = 0;

    for (int i = 0; i < 12; i++)
        months[i] = KPI_NONE;
    for (int i = 0; i < 12 && rc == ERR_OK; i++) {
        struct date from = fiscal_year_month(b->fy, i), to = fiscal_year_month(b->fy, i + 1);

        if (date_compare(from, end) >= 0)
            break;
        if (date_compare(to, end) > 0)
            to = end;
        rc = kpi_repo_count(d->db, figure, b->fy, from, to, &n, e);
        sum += n;
        months[i] = sum;
    }
    *actual = sum;
    return rc;
}

/* A signed year shows what was signed; what the records say now stands beside it. */
static void
take_signed(struct board_indicator *row, const int64_t signed_months[12])
{
    int64_t sum = 0;

    row->recounted = row->actual;
    for (int i = 0; i < 12; i++) {
        if (signed_months[i] == KPI_NONE) {
            row->months[i] = KPI_NONE;
            continue;
        }
        sum += signed_months[i];
        row->months[i] = sum;
    }
    row->actual = sum;
}

static enum err_code
count_booked(struct desk *d, const struct board *b, enum kpi_figure figure,
             struct board_indicator *row, struct err *e)
{
    return kpi_repo_booked(d->db, figure, b->fy, date_add_days(b->as_of, 1),
                           fiscal_year_month(b->fy, 12), &row->booked, e);
}

static enum err_code
count_beside(struct desk *d, const struct board *b, struct board_indicator *row, struct err *e)
{
    enum kpi_figure beside;

    if (row->actual == KPI_NONE || !kpi_repo_evidence(row->no, &beside))
        return ERR_OK;
    return kpi_repo_count(d->db, beside, b->fy, fiscal_year_first(b->fy),
                          date_add_days(b->as_of, 1), &row->beside, e);
}

static enum err_code
fill_numbers(struct desk *d, struct board *b, struct board_indicator *row, struct err *e)
{
    int64_t signed_months[12];
    enum kpi_figure figure;
    bool is_signed;
    enum err_code rc =
        plan_repo_signed(d->db, b->plan_id, b->fy, row->no, signed_months, &is_signed, e);

    if (rc != ERR_OK)
        return rc;
    b->closed |= is_signed;
    if (!kpi_repo_figure(row->no, &figure))
        return ERR_OK;
    rc = count_months(d, b, figure, row->months, &row->actual, e);
    if (rc == ERR_OK && is_signed && date_compare(b->as_of, fiscal_year_last(b->fy)) == 0)
        take_signed(row, signed_months);
    if (rc == ERR_OK)
        rc = count_booked(d, b, figure, row, e);
    return rc == ERR_OK ? count_beside(d, b, row, e) : rc;
}

/* ---- aims and status ---- */

static void
fill_aims(const struct board *b, struct board_indicator *row)
{
    const struct kpi_aim aim = {
        .baseline_fy = row->baseline.fy,
        .target_fy = row->target.fy,
        .baseline = row->baseline.number,
        .target = row->target.number,
        .from_fy = b->from_fy,
        .to_fy = b->to_fy,
    };
    int elapsed = kpi_elapsed(b->fy, b->as_of), days = fiscal_year_days(b->fy);

    row->guide = kpi_guide(&aim, b->fy);
    row->guide_is_target = row->guide != KPI_NONE && kpi_is_target_year(&aim, b->fy);
    row->pace_hundredths = kpi_pace_hundredths(row->guide, elapsed, days);
    row->forecast = b->closed ? KPI_NONE : kpi_forecast(row->actual, elapsed, days);
    row->rate_tenths = kpi_rate_tenths(row->actual, row->guide);
    if (row->target.number != KPI_NONE) {
        const char *id = kpi_status_id(kpi_status(row->actual, row->guide, elapsed, days));

        (void)text_copy(row->status, sizeof row->status, id);
    }
}

/* Words and milestones are judged by a person, never computed. */
static enum err_code
fill_judgement(struct desk *d, const struct board *b, struct board_indicator *row, struct err *e)
{
    if (row->target.number != KPI_NONE)
        return ERR_OK;
    enum err_code rc =
        plan_repo_judgement(d->db, b->plan_id, b->fy, row->no, &row->judgement, e);
    const char *id = row->judgement.code[0] ? row->judgement.code : "not_judged";
    (void)text_copy(row->status, sizeof row->status, id);
    return rc;
}

static enum err_code
load_rows(struct desk *d, struct board *out, struct err *e)
{
    enum err_code rc = plan_repo_find(d->db, out->fy, out, e);

    if (rc == ERR_NOT_FOUND)
        return err_set(e, rc, "", N_("This file has no plan."));
    if (rc == ERR_OK)
        rc = plan_repo_indicators(d->db, strcmp(d->lang, "ja") == 0, out, e);
    for (size_t i = 0; i < out->count && rc == ERR_OK; i++) {
        struct board_indicator *row = &out->rows[i];

        row->actual = row->booked = row->beside = row->recounted = KPI_NONE;
        for (int m = 0; m < 12; m++)
            row->months[m] = KPI_NONE;
        rc = fill_numbers(d, out, row, e);
        if (rc == ERR_OK)
            rc = fill_judgement(d, out, row, e);
    }
    for (size_t i = 0; i < out->count && rc == ERR_OK; i++)
        fill_aims(out, &out->rows[i]);
    return rc;
}

enum err_code
board_load(struct desk *d, struct fiscal_year fy, struct date as_of, struct board *out,
           struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_BOARD, 0, e);

    memset(out, 0, sizeof *out);
    if (rc == ERR_OK)
        rc = settle(d, &fy, &as_of, e);
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    out->fy = fy;
    out->as_of = as_of;
    rc = load_rows(d, out, e);
    db_end_read(d->db);
    return rc;
}

const struct board_indicator *
board_find(const struct board *b, int no)
{
    for (size_t i = 0; i < b->count; i++) {
        if (b->rows[i].no == no)
            return &b->rows[i];
    }
    return NULL;
}

/* ---- the records behind a number ---- */

static void
keep_numbers_only(struct board_members *m)
{
    for (size_t i = 0; i < m->count; i++) {
        m->rows[i].title[0] = '\0';
        m->rows[i].person_name[0] = '\0';
    }
}

static enum err_code
find_plan(struct desk *d, int no, struct fiscal_year fy, struct board *plan, struct err *e)
{
    enum err_code rc = plan_repo_find(d->db, fy, plan, e);

    if (rc == ERR_OK)
        rc = plan_repo_indicators(d->db, true, plan, e);
    if (rc == ERR_NOT_FOUND || (rc == ERR_OK && !board_find(plan, no)))
        rc = err_set(e, ERR_NOT_FOUND, "no", N_("The plan has no indicator No.%d."), no);
    return rc;
}

static enum err_code
signed_sum(struct desk *d, const struct board *plan, struct board_members *out, struct err *e)
{
    int64_t months[12];
    bool is_signed;
    enum err_code rc =
        plan_repo_signed(d->db, plan->plan_id, out->fy, out->no, months, &is_signed, e);

    for (int i = 0; i < 12 && is_signed; i++) {
        if (months[i] != KPI_NONE)
            out->signed_number = (out->signed_number == KPI_NONE ? 0 : out->signed_number)
                                 + months[i];
    }
    return rc;
}

static enum err_code
read_members(struct desk *d, const enum kpi_figure *figure, struct board_members *out,
             struct err *e)
{
    struct board plan = { 0 };
    enum err_code rc = find_plan(d, out->no, out->fy, &plan, e);

    if (rc != ERR_OK || !figure)
        return rc;
    rc = kpi_repo_members(d->db, *figure, out->fy, fiscal_year_first(out->fy),
                          date_add_days(out->as_of, 1), out, e);
    return rc == ERR_OK ? signed_sum(d, &plan, out, e) : rc;
}

/* `figure` NULL: an indicator that has none, so no rows. */
static enum err_code
load_members(struct desk *d, const enum kpi_figure *figure, int no, struct fiscal_year fy,
             struct date as_of, struct board_members *out, struct err *e)
{
    enum rule rule = role_rule(d->user.role, ACTION_MEMBERS);
    enum err_code rc = desk_allow(d, ACTION_MEMBERS, 0, e);

    *out = (struct board_members){ .no = no, .signed_number = KPI_NONE };
    if (rc == ERR_OK)
        rc = settle(d, &fy, &as_of, e);
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    out->fy = fy;
    out->as_of = as_of;
    out->masked = rule == RULE_MASKED;
    rc = read_members(d, figure, out, e);
    db_end_read(d->db);
    if (rule == RULE_NUMBERS)
        keep_numbers_only(out);
    if (rc == ERR_OK) {
        const struct audit_act act = {
            .action = "open-members",
            .kind = "indicator",
            .record_id = no,
            .people = (int)out->count,
        };

        rc = audit_view(d, &act, e);
    }
    if (rc != ERR_OK)
        board_members_free(out);
    return rc;
}

enum err_code
board_members(struct desk *d, int no, struct fiscal_year fy, struct date as_of,
              struct board_members *out, struct err *e)
{
    enum kpi_figure figure;
    bool has = kpi_repo_figure(no, &figure);

    return load_members(d, has ? &figure : NULL, no, fy, as_of, out, e);
}

enum err_code
board_evidence(struct desk *d, int no, struct fiscal_year fy, struct date as_of,
               struct board_members *out, struct err *e)
{
    enum kpi_figure figure;
    bool has = kpi_repo_evidence(no, &figure);

    return load_members(d, has ? &figure : NULL, no, fy, as_of, out, e);
}

/* ---- judging ---- */

static enum err_code
check_words(const char *words, const char *field, char *out, size_t size, struct err *e)
{
    if (words[strspn(words, " \n")] == '\0')
        return err_set(e, ERR_INVALID, field, N_("This field is needed. Please fill it in."));
    enum err_code rc = text_validate(words, true, REMARK_CHARS, field, e);
    if (rc == ERR_OK && !text_copy(out, size, words))
        rc = err_set(e, ERR_INVALID, field, N_("This text is too long."));
    return rc;
}

static enum err_code
check_judgement(struct desk *d, int no, struct fiscal_year fy, const struct board *plan,
                struct err *e)
{
    const struct board_indicator *row = board_find(plan, no);

    if (row->target.number != KPI_NONE)
        return err_set(e, ERR_INVALID, "no",
                       N_("No.%d has a number as target. It is counted, not judged."), no);
    if (date_compare(d->today, fiscal_year_first(fy)) < 0)
        return err_set(e, ERR_INVALID, "fy", N_("The fiscal year %d has not begun yet."),
                       fy.year);
    return ERR_OK;
}

enum err_code
board_judge(struct desk *d, int no, struct fiscal_year fy, const char *judgement,
            const char *words, const char *evidence, struct err *e)
{
    struct board plan = { 0 };
    struct board_judgement made = { .on = d->today };
    int64_t id = 0;
    enum err_code rc = desk_allow(d, ACTION_JUDGE, 0, e);

    if (rc == ERR_OK)
        rc = find_plan(d, no, fy, &plan, e);
    if (rc == ERR_OK)
        rc = check_judgement(d, no, fy, &plan, e);
    if (rc == ERR_OK)
        rc = code_check(d, "kpi_judgement", judgement, d->today, true, "judgement", e);
    if (rc == ERR_OK)
        rc = check_words(words, "words", made.words, sizeof made.words, e);
    if (rc == ERR_OK)
        rc = check_words(evidence, "evidence", made.evidence, sizeof made.evidence, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    (void)text_copy(made.code, sizeof made.code, judgement);
    rc = plan_repo_judge(d->db, plan.plan_id, fy, no, &made, d->user.staff_id, &id, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "judge-indicator", "kpi_judgement", id, 0, "judgement", e);
    return db_end(d->db, rc, e);
}
