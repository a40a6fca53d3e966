#include "core/case_filter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { WEEK_DAYS = 7, MONTH_DAYS = 31 };

static const char *const charges[] = { "anybody", "own", "nobody", "one" };
static const char *const statuses[] = { "open", "active", "suspended", "closed" };
static const char *const dues[] = { "any", "overdue", "week", "month", "missing" };
static const char *const silences[] = { "any", "over", "days30", "days90" };

static_assert(sizeof charges / sizeof *charges == CHARGE__COUNT, "an id for each");
static_assert(sizeof statuses / sizeof *statuses == CASES__COUNT, "an id for each");
static_assert(sizeof dues / sizeof *dues == NEXT__COUNT, "an id for each");
static_assert(sizeof silences / sizeof *silences == SILENCE__COUNT, "an id for each");

/* The place of the word in the table; -1: not there. */
static int
place_of(const char *const *ids, int count, const char *id)
{
    for (int i = 0; i < count; i++)
        if (strcmp(ids[i], id) == 0)
            return i;
    return -1;
}

#define IDS(name, type, ids, most)                                                                 \
    const char *name##_id(enum type value)                                                         \
    {                                                                                              \
        assert((unsigned)value < (most));                                                          \
        return (ids)[value];                                                                       \
    }                                                                                              \
    bool name##_from_id(const char *id, enum type *out)                                            \
    {                                                                                              \
        int place = place_of((ids), (most), id);                                                   \
                                                                                                   \
        if (place < 0)                                                                             \
            return false;                                                                          \
        *out = (enum type)place;                                                                   \
        return true;                                                                               \
    }

IDS(caseload_charge, caseload_charge, charges, CHARGE__COUNT)
IDS(caseload_status, caseload_status, statuses, CASES__COUNT)
IDS(caseload_due, caseload_due, dues, NEXT__COUNT)
IDS(caseload_silence, caseload_silence, silences, SILENCE__COUNT)

void
caseload_rows_free(struct caseload_rows *rows)
{
    if (rows) {
        free(rows->rows);
        *rows = (struct caseload_rows){ 0 };
    }
}

void
handed_sheet_free(struct handed_sheet *sheet)
{
    if (!sheet)
        return;
    for (size_t i = 0; i < sheet->count; i++)
        flags_free(&sheet->rows[i].notes);
    free(sheet->rows);
    *sheet = (struct handed_sheet){ 0 };
}

/* ---- filters ---- */

const char *
caseload_filter_fault(const struct caseload_filter *f)
{
    if ((f->charge == CHARGE_ONE) != (f->staff_id != 0))
        return "staff";
    if (f->stage != STAGE_NONE
        && (f->stage >= STAGE_SUSPENDED || (f->status != CASES_OPEN && f->status != CASES_ACTIVE)))
        return "stage";
    if (f->due != NEXT_ANY && f->status == CASES_CLOSED)
        return "due";
    if (f->silence != SILENCE_ANY && f->status == CASES_CLOSED)
        return "silence";
    return f->area[strspn(f->area, "0123456789")] ? "area" : NULL;
}

bool
caseload_has_stage(const struct caseload_filter *f, enum stage stage)
{
    if (f->stage != STAGE_NONE)
        return stage == f->stage;
    switch (f->status) {
    case CASES_OPEN: return stage <= STAGE_SUSPENDED;
    case CASES_ACTIVE: return stage < STAGE_SUSPENDED;
    case CASES_SUSPENDED: return stage == STAGE_SUSPENDED;
    case CASES_CLOSED: return stage == STAGE_CLOSED;
    case CASES__COUNT: break;
    }
    return false;
}

/* ---- rows ---- */

struct date
case_row_next_on(const struct case_row *row)
{
    return date_is_none(row->c.next_on) && row->ahead.kind != AHEAD_NONE ? row->ahead.on
                                                                         : row->c.next_on;
}

bool
case_row_next_missing(const struct case_row *row)
{
    return date_is_none(row->c.next_on) && row->ahead.kind == AHEAD_NONE
           && row->c.next_action[0] == '\0';
}

int
caseload_silent_days(const struct caseload_row *row, struct date today)
{
    long days = date_to_days(today) - date_to_days(row->contact);

    return days > 0 ? (int)days : 0;
}

bool
caseload_is_silent(const struct caseload_row *row, struct date today)
{
    return row->allowed > 0 && caseload_silent_days(row, today) > row->allowed;
}

/* The least days without contact that pass; 0: any. */
static int
least_silence(const struct caseload_filter *f, int allowed)
{
    return f->silence == SILENCE_OVER ? allowed + 1
           : f->silence == SILENCE_30 ? 30
           : f->silence == SILENCE_90 ? 90
                                      : 0;
}

bool
caseload_can_be_silent(const struct caseload_filter *f, int allowed)
{
    return f->silence != SILENCE_OVER || allowed > 0; /* else a stage that is never missed */
}

bool
caseload_is_silent_as(const struct caseload_filter *f, const struct caseload_row *row,
                      struct date today)
{
    return caseload_can_be_silent(f, row->allowed)
           && caseload_silent_days(row, today) >= least_silence(f, row->allowed);
}

struct date
caseload_quiet_to(const struct caseload_filter *f, int allowed, struct date today)
{
    int days = least_silence(f, allowed);

    return days > 0 ? date_add_days(today, -days) : DATE_NONE;
}

struct date
caseload_next_to(const struct caseload_filter *f, struct date today)
{
    return f->due == NEXT_OVERDUE ? date_add_days(today, -1)
           : f->due == NEXT_WEEK  ? date_add_days(today, WEEK_DAYS)
           : f->due == NEXT_MONTH ? date_add_days(today, MONTH_DAYS)
                                  : DATE_NONE;
}

bool
caseload_is_due_as(const struct caseload_filter *f, const struct caseload_row *row,
                   struct date today)
{
    struct date on = case_row_next_on(&row->r), to = caseload_next_to(f, today);

    if (f->due == NEXT_MISSING)
        return row->r.c.stage < STAGE_SUSPENDED && case_row_next_missing(&row->r);
    return date_is_none(to) || (!date_is_none(on) && date_compare(on, to) <= 0);
}

void
case_filters_free(struct case_filters *list)
{
    if (list) {
        free(list->rows);
        *list = (struct case_filters){ 0 };
    }
}

bool
handed_lately(const struct handed_line *line, struct date today)
{
    if (date_is_none(line->on) || date_compare(date_add_days(line->on, HANDED_DAYS), today) < 0)
        return false;
    return line->from_id != 0 || line->by_id != line->to_id;
}
