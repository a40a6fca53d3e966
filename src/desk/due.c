/* due.c - what is due or overdue, in words; see people.h */
#include "core/due.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/due_repo.h"
#include "desk/codes.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/restricted.h"
#include "desk/setting.h"
#include "desk/words.h"

static const struct {
    const char *label;
    const char *list; /* of `what`; NULL: words as they are */
} kinds[] = {
    [DUE_NEXT_ACTION] = { N_("Next action"), "next_action" },
    [DUE_REVIEW] = { N_("Review of a suspended case"), NULL },
    [DUE_NO_ACTION] = { N_("No next action"), "case_stage" },
    [DUE_HANDBOOK] = { N_("Handbook runs out"), "handbook_kind" },
    [DUE_HANDBOOK_END] = { N_("Handbook: end not written"), "handbook_kind" },
    [DUE_TASK] = { N_("Task of a meeting"), NULL },
    [DUE_VISIT] = { N_("Next visit"), NULL },
    [DUE_SILENT] = { N_("No contact for long"), "case_stage" },
    [DUE_OUTCOME] = { N_("Did it take place?"), "event_kind" },
    [DUE_POSTPONED] = { N_("Postponed: until when?"), "event_kind" },
    [DUE_SEAT] = { N_("Did the person come?"), "event_kind" },
    [DUE_CONSENT] = { N_("Consent runs out"), NULL },
    [DUE_MERGE] = { N_("Merge proposed"), NULL },
    [DUE_UNMERGE] = { N_("Undo of a merge proposed"), NULL },
    [DUE_RESTRICTION] = { N_("Restriction of viewing proposed"), NULL },
    [DUE_OPENED] = { N_("Restricted record opened"), NULL },
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
        [AHEAD_INTERVIEW] = N_("Booked for an interview"),
    };
    static_assert(sizeof labels / sizeof *labels == AHEAD__COUNT, "a word for each");

    assert(kind < AHEAD__COUNT);
    return labels[kind][0] ? _(labels[kind]) : "";
}

/* What each stage allows, as the office has set it. */
static enum err_code
read_silent(struct desk *d, struct date day, int64_t staff_id, size_t limit, struct due_rows *out,
            struct err *e)
{
    size_t end = out->count + limit;
    enum err_code rc = ERR_OK;

    for (enum stage stage = STAGE_INQUIRY; rc == ERR_OK && stage < STAGE_SUSPENDED; stage++) {
        int64_t days = 0;

        rc = setting_get_int(d, setting_silent_days(stage), &days, e);
        if (rc == ERR_OK && days > 0)
            rc = due_repo_silent(d->db, stage, (int)days, day, staff_id, people_viewer(d),
                                 end - out->count, out, e);
    }
    return rc;
}

static void
put_into_words(struct desk *d, struct due_row *row)
{
    const char *list = kinds[row->kind].list;

    if (row->kind == DUE_OPENED)
        (void)text_copy(row->what, sizeof row->what, view_reason_words(row->what));
    if (!list)
        return;
    (void)text_copy(row->code, sizeof row->code, row->what);
    (void)text_copy(row->what, sizeof row->what, code_label(d, list, row->code));
}

/* Asked of the database, so that what is of others takes no room below the limit. */
struct whose {
    int64_t staff_id; /* 0: everybody's */
    int64_t asked;    /* the same for the questions about a case */
    int64_t in_charge; /* for what is asked of who is in charge alone; 0: of nobody */
};

static int64_t
whose_kind(const struct whose *whose, enum due_kind kind)
{
    if (kind == DUE_NO_ACTION || kind == DUE_SILENT)
        return whose->asked;
    return kind == DUE_HANDBOOK_END ? whose->in_charge : whose->staff_id;
}

/* What waits for a decision is told to those who decide. */
static bool
is_told(const struct desk *d, enum due_kind kind)
{
    if (kind == DUE_MERGE || kind == DUE_UNMERGE)
        return desk_may(d, ACTION_MERGE);
    if (kind == DUE_RESTRICTION)
        return desk_may(d, ACTION_RESTRICT);
    return kind != DUE_OPENED || desk_may(d, ACTION_OVERSEE);
}

static enum err_code
read_due(struct desk *d, struct date day, const struct whose *whose, size_t limit,
         struct due_rows *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    *out = (struct due_rows){ 0 };
    if (rc == ERR_OK)
        rc = db_begin_read(d->db, e);
    if (rc != ERR_OK)
        return rc;
    for (enum due_kind kind = DUE_NEXT_ACTION; rc == ERR_OK && kind < DUE__COUNT; kind++) {
        if (!is_told(d, kind))
            continue;
        rc = kind == DUE_SILENT
                 ? read_silent(d, day, whose_kind(whose, kind), limit, out, e)
                 : due_repo_read(d->db, kind, day, whose_kind(whose, kind), people_viewer(d),
                                 limit, out, e);
    }
    db_end_read(d->db);
    if (rc != ERR_OK) {
        due_rows_free(out);
        return rc;
    }
    due_rows_settle(out);
    for (size_t i = 0; i < out->count; i++)
        put_into_words(d, &out->rows[i]);
    return ERR_OK;
}

enum err_code
person_due(struct desk *d, struct date day, int64_t staff_id, size_t limit, struct due_rows *out,
           struct err *e)
{
    return read_due(d, day, &(struct whose){ staff_id, staff_id, staff_id }, limit, out, e);
}

enum err_code
person_due_concerning(struct desk *d, struct date day, bool own, size_t limit,
                      struct due_rows *out, struct err *e)
{
    const int64_t user = d->user.staff_id;
    const struct whose whose = {
        .staff_id = own ? user : 0,
        .asked = own || d->user.role != ROLE_SUPERVISOR ? user : 0,
        .in_charge = user,
    };

    return read_due(d, day, &whose, limit, out, e);
}
