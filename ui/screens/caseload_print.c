/* caseload_print.c - the list of cases and a support log as texts; see caseload_private.h */
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "desk/words.h"
#include "exchange/case_sheet.h"
#include "ui/kit/picker.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/caseload_private.h"
#include "ui/screens/sheet.h"

void
caseload_print_list(struct screen *s)
{
    const struct caseload_state *st = s->state;
    struct caseload_rows rows;
    struct sheet_text t;
    struct err e = { 0 };

    if (caseload_sheet(screen_desk(s), &st->filter.filter, &rows, &e) != ERR_OK) {
        ask_reason(s, &e, caseload_print_list);
        return;
    }
    FILE *out = sheet_begin(&t);
    case_sheet_write(screen_desk(s), &st->filter, &rows, out);
    caseload_rows_free(&rows);
    sheet_show(s, "cases", &t);
}

/* ---- cases handed over ---- */

/* Which are meant; 0: none. */
static size_t
handed_cases(const struct screen *s, int64_t **out)
{
    const struct caseload_state *st = s->state;
    const struct caseload_line *line = table_row(s->table);
    size_t count = st->mark_count;

    *out = calloc(st->mark_count + st->handed_count + 1, sizeof **out);
    if (*out == NULL)
        abort();
    for (size_t i = 0; i < st->mark_count; i++)
        (*out)[i] = st->marks[i].case_id;
    if (count == 0 && st->handed_count > 0) {
        count = st->handed_count;
        memcpy(*out, st->handed, count * sizeof **out);
    } else if (count == 0 && line != NULL) {
        (*out)[count++] = line->case_id;
    }
    return count;
}

void
caseload_print_handed(struct screen *s)
{
    struct handed_sheet sheet;
    struct sheet_text t;
    struct err e = { 0 };
    int64_t *cases;
    size_t count = handed_cases(s, &cases);
    enum err_code rc = reassign_sheet(screen_desk(s), cases, count, &sheet, &e);

    free(cases);
    if (rc != ERR_OK) {
        ask_reason(s, &e, caseload_print_handed);
        return;
    }
    FILE *out = sheet_begin(&t);
    handed_sheet_write(screen_desk(s), &sheet, out);
    handed_sheet_free(&sheet);
    sheet_show(s, "handed", &t);
}

/* ---- of one person ---- */

static void
print_log(struct screen *s)
{
    const struct caseload_state *st = s->state;
    struct log_sheet sheet;
    struct sheet_text t;
    struct err e = { 0 };

    if (log_sheet_make(screen_desk(s), st->printing, st->print_from, DATE_NONE, &sheet, &e)
        != ERR_OK) {
        ask_reason(s, &e, print_log);
        return;
    }
    FILE *out = sheet_begin(&t);
    log_sheet_write(screen_desk(s), &sheet, out);
    log_sheet_free(&sheet);
    sheet_show(s, "log", &t);
}

static void
picked_period(struct screen *s, int index)
{
    struct caseload_state *st = s->state;
    struct date today = screen_today(s);
    const struct date from[] = { date_add_months(today, -3),
                                 fiscal_year_first(fiscal_year_of(today)), DATE_NONE };

    st->print_from = from[index];
    print_log(s);
}

void
caseload_print_log(struct screen *s)
{
    struct caseload_state *st = s->state;
    const struct choice periods[] = {
        { "months", _("The last three months") },
        { "year", _("This fiscal year") },
        { "all", _("Everything on file") },
        { 0 },
    };

    st->printing = ((const struct caseload_line *)table_row(s->table))->p.person_id;
    picker_ask(s, _("Course of the support"), periods, 0, picked_period);
}
