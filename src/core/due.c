/* due.c - see due.h */
#include "core/due.h"

#include <assert.h>
#include <stdlib.h>

void
due_rows_free(struct due_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct due_rows){ 0 };
}

const char *
due_kind_id(enum due_kind kind)
{
    static const char *const ids[] = {
        [DUE_NEXT_ACTION] = "next_action", [DUE_REVIEW] = "review",
        [DUE_NO_ACTION] = "no_action",     [DUE_HANDBOOK] = "handbook",
        [DUE_HANDBOOK_END] = "handbook_end", [DUE_TASK] = "task",
        [DUE_VISIT] = "visit",             [DUE_SILENT] = "silent",
        [DUE_OUTCOME] = "outcome",         [DUE_POSTPONED] = "postponed",
        [DUE_SEAT] = "attendance",
        [DUE_CONSENT] = "consent",         [DUE_MERGE] = "merge",
        [DUE_UNMERGE] = "unmerge",         [DUE_RESTRICTION] = "restriction",
        [DUE_OPENED] = "opened",
    };
    static_assert(sizeof ids / sizeof *ids == DUE__COUNT, "an id for each");

    assert(kind < DUE__COUNT);
    return ids[kind];
}

bool
due_is_decision(enum due_kind kind)
{
    return kind == DUE_MERGE || kind == DUE_UNMERGE || kind == DUE_RESTRICTION;
}

static int
by_day(const void *a, const void *b)
{
    const struct due_row *l = a, *r = b;
    int order = date_compare(l->due, r->due);

    if (date_is_none(l->due) != date_is_none(r->due))
        return date_is_none(l->due) ? 1 : -1;
    if (order)
        return order;
    if (l->kind != r->kind)
        return l->kind < r->kind ? -1 : 1;
    if (l->record_id != r->record_id)
        return l->record_id < r->record_id ? -1 : 1;
    return (l->person_id > r->person_id) - (l->person_id < r->person_id);
}

static int
by_person(const void *a, const void *b)
{
    const struct due_row *l = a, *r = b;

    if (l->kind != r->kind)
        return l->kind < r->kind ? -1 : 1;
    if (l->person_id != r->person_id)
        return l->person_id < r->person_id ? -1 : 1;
    return by_day(a, b);
}

/* Who opened a record answers for that opening alone. */
static bool
is_one_a_person(const struct due_row *row)
{
    return row->person_id != 0 && row->kind != DUE_OPENED;
}

int64_t
due_row_whose(const struct due_row *row)
{
    return is_one_a_person(row) ? row->person_id : row->record_id;
}

void
due_rows_settle(struct due_rows *rows)
{
    size_t kept = 0;

    if (rows->count == 0)
        return;
    qsort(rows->rows, rows->count, sizeof *rows->rows, by_person);
    for (size_t i = 1; i < rows->count; i++) {
        struct due_row *first = &rows->rows[kept], *row = &rows->rows[i];

        if (is_one_a_person(row) && row->kind == first->kind
            && row->person_id == first->person_id)
            first->more++;
        else
            rows->rows[++kept] = *row;
    }
    rows->count = kept + 1;
    qsort(rows->rows, rows->count, sizeof *rows->rows, by_day);
}

int
due_silent_days(enum stage stage)
{
    static const int days[STAGE__COUNT] = {
        [STAGE_INQUIRY] = 14,      [STAGE_ORIENTATION] = 30, [STAGE_INTERVIEW] = 30,
        [STAGE_ASSESSMENT] = 30,   [STAGE_COORDINATION] = 30, [STAGE_TRAINING] = 60,
        [STAGE_REGISTERED] = 90,   [STAGE_JOB_SEARCH] = 30,  [STAGE_PLACED] = 30,
        [STAGE_RETENTION] = 100,
    };

    assert(stage < STAGE__COUNT);
    return days[stage];
}
