/* due.c - what is due or overdue, in words; see people.h */
#include "core/due.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/due_repo.h"
#include "desk/codes.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/words.h"

static const struct {
    const char *label;
    const char *list; /* of `what`; NULL: words as they are */
} kinds[] = {
    [DUE_NEXT_ACTION] = { N_("Next action"), "next_action" },
    [DUE_REVIEW] = { N_("Review of a suspended case"), NULL },
    [DUE_NO_ACTION] = { N_("No next action"), "case_stage" },
    [DUE_HANDBOOK] = { N_("Handbook runs out"), "handbook_kind" },
    [DUE_TASK] = { N_("Task of a meeting"), NULL },
    [DUE_VISIT] = { N_("Next visit"), NULL },
};
static_assert(sizeof kinds / sizeof kinds[0] == DUE__COUNT, "a kind without words");

const char *
due_kind_label(enum due_kind kind)
{
    assert(kind < DUE__COUNT);
    return _(kinds[kind].label);
}

const char *
ahead_label(enum ahead_kind kind)
{
    static const char *const labels[] = {
        [AHEAD_NONE] = "",
        [AHEAD_VISIT] = N_("Next visit"),
        [AHEAD_TASK] = N_("Task of a meeting"),
        [AHEAD_MEETING] = N_("Coordination meeting"),
        [AHEAD_SEAT] = N_("Booked for a session"),
    };
    static_assert(sizeof labels / sizeof *labels == AHEAD__COUNT, "a word for each");

    assert(kind < AHEAD__COUNT);
    return labels[kind][0] ? _(labels[kind]) : "";
}

static int
by_day(const void *a, const void *b)
{
    const struct due_row *l = a, *r = b;
    int order = date_compare(l->due, r->due);

    if (order)
        return order;
    if (l->kind != r->kind)
        return l->kind < r->kind ? -1 : 1;
    return (l->record_id > r->record_id) - (l->record_id < r->record_id);
}

enum err_code
person_due(struct desk *d, struct date day, int64_t staff_id, size_t limit, struct due_rows *out,
           struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    *out = (struct due_rows){ 0 };
    if (rc == ERR_OK)
        rc = db_begin_read(d->db, e);
    if (rc != ERR_OK)
        return rc;
    for (enum due_kind kind = DUE_NEXT_ACTION; rc == ERR_OK && kind < DUE__COUNT; kind++)
        rc = due_repo_read(d->db, kind, day, staff_id, people_see_restricted(d), limit, out, e);
    db_end_read(d->db);
    if (rc != ERR_OK) {
        due_rows_free(out);
        return rc;
    }
    for (size_t i = 0; i < out->count; i++) {
        struct due_row *row = &out->rows[i];
        const char *list = kinds[row->kind].list;

        if (list) {
            char code[LONG_SIZE];

            text_copy(code, sizeof code, row->what);
            text_copy(row->what, sizeof row->what, code_label(d, list, code));
        }
    }
    if (out->count)
        qsort(out->rows, out->count, sizeof *out->rows, by_day);
    return ERR_OK;
}
