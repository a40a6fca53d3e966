/* due.c - see due.h */
#include "core/due.h"

#include <assert.h>
#include <stdlib.h>

static const char *const kind_ids[] = {
    [DUE_NEXT_ACTION] = "next_action", [DUE_REVIEW] = "review", [DUE_NO_ACTION] = "no_action",
    [DUE_HANDBOOK] = "handbook",       [DUE_TASK] = "task",     [DUE_VISIT] = "visit",
};
static_assert(sizeof kind_ids / sizeof kind_ids[0] == DUE__COUNT, "a kind without an id");

const char *
due_kind_id(enum due_kind kind)
{
    assert(kind < DUE__COUNT);
    return kind_ids[kind];
}

void
due_rows_free(struct due_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct due_rows){ 0 };
}
