#include "desk/verify.h"

#include <assert.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "db/repo/kpi_repo.h"
#include "db/repo/plan_repo.h"
#include "desk/audit.h"
#include "desk/audit_key.h"
#include "desk/desk_inside.h"
#include "desk/words.h"

static void add_row(struct verify_report *out, const char *what, enum verify_state state,
                    const char *format, ...) PRINTF_LIKE(4, 5);

/* `format` is translated already. */
static void
add_row(struct verify_report *out, const char *what, enum verify_state state, const char *format,
        ...)
{
    va_list values;

    assert(out->count < VERIFY_ROWS);
    struct verify_row *row = &out->rows[out->count++];
    row->what = what;
    row->state = state;
    va_start(values, format);
    vsnprintf(row->text, sizeof row->text, format, values);
    va_end(values);
    out->good &= state != VERIFY_BAD;
}

/* ---- chain ---- */

struct walk {
    const struct audit_key *key;
    struct verify_report *out;
    int64_t first_checked; /* lines before it were made with a key that is lost */
    unsigned char before[AUDIT_MAC_SIZE];
};

/* false at the first line that does not fit. */
static bool
check_line(void *arg, const struct audit_row *row)
{
    struct walk *walk = arg;
    struct verify_report *out = walk->out;
    unsigned char mac[AUDIT_MAC_SIZE];
    bool fits = row->n == out->lines + 1;

    if (fits && row->n >= walk->first_checked) {
        audit_key_mac(walk->key, walk->before, row, mac);
        fits = sodium_memcmp(mac, row->mac, sizeof mac) == 0;
    }
    out->lines++;
    if (!fits)
        out->first_wrong = out->lines;
    memcpy(walk->before, row->mac, sizeof walk->before);
    memcpy(out->head_at, row->at, sizeof out->head_at);
    return fits;
}

static enum err_code
walk_chain(struct desk *d, struct verify_report *out, struct err *e)
{
    struct walk walk = { .key = d->key, .out = out };
    char since[STAMP_SIZE];
    enum err_code rc = audit_last_of(d->db, AUDIT_NEW_CHAIN, &walk.first_checked, since, e);

    if (rc != ERR_OK)
        return rc;
    rc = audit_each(d->db, check_line, &walk, e);
    if (rc == ERR_DAMAGED && out->first_wrong)
        rc = ERR_OK; /* the line that cannot be read is the one that does not fit */
    if (rc != ERR_OK)
        return rc;
    if (out->first_wrong) {
        add_row(out, "chain", VERIFY_BAD,
                _("Line %lld of the audit log does not fit. It, or a line before it, was changed, "
                  "removed or put in."),
                (long long)out->first_wrong);
        return ERR_OK;
    }
    if (out->lines > 0)
        audit_head_words(walk.before, out->head);
    add_row(out, "chain", VERIFY_GOOD,
            _("%lld lines of the audit log, no change found. Newest line %s, %s."),
            (long long)out->lines, out->head_at, out->head);
    if (walk.first_checked > 0)
        add_row(
            out, "key", VERIFY_NOTE,
            _("The audit key was lost and began anew at line %lld, %s. Lines before it can only "
              "be counted."),
            (long long)walk.first_checked, since);
    return ERR_OK;
}

/* ---- mark ---- */

static enum err_code
note_line(struct desk *d, struct verify_report *out, const char *action, const char *format,
          struct err *e)
{
    char at[STAMP_SIZE];
    int64_t n;
    enum err_code rc = audit_last_of(d->db, action, &n, at, e);

    if (rc == ERR_OK && n > 0)
        add_row(out, "mark", VERIFY_NOTE, format, (long long)n, at);
    return rc;
}

static enum err_code
check_mark(struct desk *d, const struct audit_mark *mark, struct verify_report *out, struct err *e)
{
    struct err why = { 0 };
    enum err_code rc = audit_check_mark(d, mark, &why);

    if (rc != ERR_OK && rc != ERR_DAMAGED) {
        if (e)
            *e = why;
        return rc;
    }
    out->lines_missing = rc == ERR_DAMAGED;
    if (rc == ERR_DAMAGED)
        add_row(out, "mark", VERIFY_BAD, "%s", why.msg);
    else if (mark->state != AUDIT_MARK_GOOD)
        add_row(out, "mark", out->lines > 0 ? VERIFY_NOTE : VERIFY_GOOD,
                _("There is no mark beside the database, so lines missing at the end cannot be "
                  "noticed. Compare the newest line with paper."));
    else
        add_row(out, "mark", VERIFY_GOOD,
                _("The mark beside the database stands at line %lld and fits."),
                (long long)mark->n);
    rc = note_line(d, out, AUDIT_NEW_MARK,
                   _("The mark was missing and began anew at line %lld, %s."), e);
    if (rc == ERR_OK)
        rc = note_line(d, out, AUDIT_ACCEPT, _("Missing lines were answered for at line %lld, %s."),
                       e);
    return rc;
}

enum err_code
audit_verify(struct desk *d, struct verify_report *out, struct err *e)
{
    struct audit_mark mark = audit_mark_read(d->key); /* before the log, see audit_check_mark() */
    enum err_code rc = db_begin_read(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = walk_chain(d, out, e);
    if (rc == ERR_OK)
        rc = check_mark(d, &mark, out, e);
    db_end_read(d->db);
    if (rc == ERR_OK && audit_key_is_exposed(d->key))
        add_row(out, "key", VERIFY_NOTE,
                _("The audit key (FILE-key) can be read by everybody on this computer. Set its "
                  "mode to 640."));
    return rc;
}

/* ---- figures ---- */

struct figures {
    struct board plan;
    struct fiscal_year first, last; /* the plan's years up to today */
    int wrong_no, late_no;          /* the first indicator that does not fit, that was signed
                                       otherwise; 0: none */
    int wrong_fy, late_fy;
    int64_t shown, listed;
    int64_t signed_n, now;
};

/* The number of a year is the sum of its months; the list behind it is read over the whole year. */
static enum err_code
check_figure(struct desk *d, struct figures *f, enum kpi_figure figure, struct fiscal_year fy,
             int no, struct err *e)
{
    struct board_members list = { .no = no, .fy = fy };
    int64_t months[12], n = 0, sum = 0, signed_sum = 0;
    bool is_signed = false;
    enum err_code rc = plan_repo_signed(d->db, f->plan.plan_id, fy, no, months, &is_signed, e);

    for (int i = 0; i < 12 && rc == ERR_OK; i++) {
        rc = kpi_repo_count(d->db, figure, fy, fiscal_year_month(fy, i),
                            fiscal_year_month(fy, i + 1), &n, e);
        sum += n;
        signed_sum += is_signed && months[i] != KPI_NONE ? months[i] : 0;
    }
    if (rc == ERR_OK)
        rc = kpi_repo_members(d->db, figure, fy, fiscal_year_first(fy), fiscal_year_month(fy, 12),
                              &list, e);
    if (rc == ERR_OK && f->wrong_no == 0 && (int64_t)list.count != sum) {
        f->wrong_no = no;
        f->wrong_fy = fy.year;
        f->shown = sum;
        f->listed = (int64_t)list.count;
    }
    if (rc == ERR_OK && f->late_no == 0 && is_signed && signed_sum != sum) {
        f->late_no = no;
        f->late_fy = fy.year;
        f->signed_n = signed_sum;
        f->now = sum;
    }
    board_members_free(&list);
    return rc;
}

static enum err_code
check_years(struct desk *d, struct figures *f, struct err *e)
{
    enum err_code rc = ERR_OK;
    enum kpi_figure figure;

    for (struct fiscal_year fy = f->first; fy.year <= f->last.year; fy.year++)
        for (size_t i = 0; i < f->plan.count && rc == ERR_OK; i++)
            if (kpi_repo_figure(f->plan.rows[i].no, &figure))
                rc = check_figure(d, f, figure, fy, f->plan.rows[i].no, e);
    return rc;
}

static void
say_figures(const struct figures *f, struct verify_report *out)
{
    if (f->wrong_no != 0)
        add_row(out, "figures", VERIFY_BAD,
                _("No.%d of fiscal year %d: the figure is %lld, but %lld records stand behind it."),
                f->wrong_no, f->wrong_fy, (long long)f->shown, (long long)f->listed);
    else
        add_row(out, "figures", VERIFY_GOOD,
                _("The plan's figures of the fiscal years %d to %d equal the records behind them."),
                f->first.year, f->last.year);
    if (f->late_no != 0)
        add_row(out, "figures", VERIFY_NOTE,
                _("No.%d of the closed fiscal year %d: %lld was signed, the records now make "
                  "%lld."),
                f->late_no, f->late_fy, (long long)f->signed_n, (long long)f->now);
}

static enum err_code
check_figures(struct desk *d, struct verify_report *out, struct err *e)
{
    struct figures f = { .last = fiscal_year_of(d->today) };
    enum err_code rc = db_begin_read(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = plan_repo_find(d->db, f.last, &f.plan, e);
    f.first.year = f.plan.from_fy < f.last.year ? f.plan.from_fy : f.last.year;
    if (rc == ERR_OK)
        rc = plan_repo_indicators(d->db, true, &f.plan, e);
    if (rc == ERR_OK)
        rc = check_years(d, &f, e);
    db_end_read(d->db);
    if (rc == ERR_OK)
        say_figures(&f, out);
    return rc;
}

/* ---- everything ---- */

static enum err_code
check_file(struct desk *d, struct verify_report *out, struct err *e)
{
    struct err why = { 0 };
    enum err_code rc = db_check(d->db, &why);

    if (rc == ERR_OK)
        add_row(out, "file", VERIFY_GOOD, "%s",
                _("The database file is whole; every reference finds its record."));
    else if (rc == ERR_DAMAGED)
        add_row(out, "file", VERIFY_BAD, "%s", why.msg);
    else if (e)
        *e = why;
    return rc == ERR_DAMAGED ? ERR_OK : rc;
}

enum err_code
verify_run(struct desk *d, struct verify_report *out, struct err *e)
{
    const struct audit_act act = { .action = "verify" };
    enum err_code rc = desk_allow(d, ACTION_VERIFY, 0, e);

    *out = (struct verify_report){ .good = true };
    if (rc != ERR_OK)
        return rc;
    /* A file that takes no line any more (full disk, damage) is looked at all the same. */
    rc = audit_line(d, &act, AUDIT_DONE, e);
    if (rc != ERR_OK && rc != ERR_IO && rc != ERR_DAMAGED)
        return rc;
    if ((rc = check_file(d, out, e)) == ERR_OK)
        rc = audit_verify(d, out, e);
    return rc == ERR_OK ? check_figures(d, out, e) : rc;
}
