/* merge_undo.c - a merge taken back, latest step first; see merge.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/merge_card_repo.h"
#include "db/repo/merge_rules.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/merge_inside.h"
#include "desk/people_inside.h"
#include "desk/seat_inside.h"
#include "desk/words.h"

static enum err_code
load(struct desk *d, int64_t id, struct merge *m, struct err *e)
{
    enum err_code rc = merge_repo_find(d->db, id, m, e);

    return rc == ERR_OK ? desk_allow(d, ACTION_MERGE, m->survivor_id, e) : rc;
}

/* Within the transaction: another desk may undo it, or merge again, until then. */
static enum err_code
check_stands(struct desk *d, int64_t version, struct merge *m, struct err *e)
{
    int64_t later = 0;
    enum err_code rc = merge_repo_find(d->db, m->id, m, e);

    if (rc == ERR_OK && (m->version != version || m->state != MERGE_DONE))
        return err_set(e, ERR_CONFLICT, "",
                       N_("Somebody else has decided on this meanwhile. Look at it again."));
    if (rc == ERR_OK)
        rc = merge_repo_later(d->db, m, &later, e);
    if (rc == ERR_OK && later)
        return err_set(e, ERR_INVALID, "merge",
                       N_("A later merge of this person stands on it. Undo that one first."));
    return rc;
}

/* ---- what stays ---- */

static void
add_stay(struct merge_sinces *stays, const char *table, int64_t row_id)
{
    struct merge_since *row;

    stays->rows = rows_grow(stays->rows, stays->count, sizeof *stays->rows);
    row = &stays->rows[stays->count++];
    text_copy(row->table, sizeof row->table, table);
    row->row_id = row_id;
}

/* Added to the person since; what had moved with the merge is older than its marks. */
static enum err_code
find_added(struct desk *d, const struct merge *m, struct merge_sinces *stays, struct err *e)
{
    size_t count;
    const struct merge_rule *rules = merge_rules(&count);
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        int64_t mark;

        if (rules[i].how != MERGE_MOVES)
            continue;
        rc = merge_repo_mark_of(d->db, m->marks, rules[i].marked, &mark, e);
        if (rc == ERR_OK)
            rc = merge_rule_since(d->db, &rules[i], m->survivor_id, mark, stays, e);
    }
    return rc;
}

/* The merge added rows of its own. */
static void
leave_out_own(const struct merge_steps *steps, struct merge_sinces *stays)
{
    size_t kept = 0;

    for (size_t i = 0; i < stays->count; i++) {
        const struct merge_since *row = &stays->rows[i];
        size_t k = 0;

        while (k < steps->count
               && (steps->rows[k].what != MERGE_ADDED || steps->rows[k].row_id != row->row_id
                   || strcmp(steps->rows[k].table, row->table) != 0))
            k++;
        if (k == steps->count)
            stays->rows[kept++] = *row;
    }
    stays->count = kept;
}

/* What hangs on a case; NULL: the table does not. */
static const char *
case_label(const char *table)
{
    static const struct {
        const char *table, *label;
    } labels[] = {
        { "interview", N_("Interview sheet") },
        { "assessment", N_("Assessment") },
        { "decision", N_("Decision") },
        { "meeting_case", N_("Meeting minutes") },
    };

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (strcmp(labels[i].table, table) == 0)
            return _(labels[i].label);
    }
    return NULL;
}

/* A field bears its name so far, a row its table. */
static void
put_label(struct desk *d, struct merge_since *row)
{
    const struct merge_rule *rule = merge_rule_of(row->table);
    struct field_change field = { .kind = "person", .before = strdup(""), .after = strdup("") };

    if (strcmp(row->table, "person") == 0 && row->label[0] && field.before && field.after) {
        text_copy(field.field, sizeof field.field, row->label);
        history_put_words(d, &field);
        text_copy(row->label, sizeof row->label, field.label);
    } else if (rule) {
        text_copy(row->label, sizeof row->label, _(rule->label));
    } else if (case_label(row->table)) {
        snprintf(row->label, sizeof row->label, _("%s (goes back with its case)"),
                 case_label(row->table));
    }
    free(field.before);
    free(field.after);
}

/* ---- back ---- */

/* The case that the merge closed is open again, as if somebody had taken its closing back. */
static enum err_code
reopen_case(struct desk *d, const struct merge_step *step, const char *reason, bool *left,
            struct err *e)
{
    struct support_case closed, c;
    enum err_code rc = case_repo_find(d->db, step->row_id, &closed, e);

    if (rc == ERR_OK)
        rc = merge_both_undo(d->db, step, 0, left, e);
    if (rc != ERR_OK || *left)
        return rc;
    rc = case_repo_find(d->db, step->row_id, &c, e);
    return rc == ERR_OK ? case_note_put_back(d, &closed, &c, reason, e) : rc;
}

static enum err_code
take_back(struct desk *d, const struct merge *m, const struct merge_steps *steps,
          const struct merge_step *step, const char *reason, struct merge_sinces *stays,
          struct err *e)
{
    const struct merge_rule *rule;
    bool left = false;
    enum err_code rc;

    if (merge_card_owns(step))
        return merge_card_undo(d->db, steps, step, stays, e);
    rule = step->what == MERGE_MOVED ? merge_rule_of(step->table) : NULL;
    if (rule)
        rc = merge_rule_back(d->db, rule, step->row_id, m->survivor_id, m->loser_id, &left, e);
    else if (strcmp(step->table, "handbook_past") == 0)
        rc = merge_card_undo_past(d->db, steps, step, &left, e);
    else if (strcmp(step->table, "support_case") == 0)
        rc = reopen_case(d, step, reason, &left, e);
    else
        rc = merge_both_undo(d->db, step, m->loser_id, &left, e);
    if (rc == ERR_OK && left && strcmp(step->table, "draft") != 0) /* saved or dropped since */
        add_stay(stays, step->table, step->row_id);
    return rc;
}

/* Whose seat waits now, and where. */
static enum err_code
add_waits(struct desk *d, const struct participation *seat, const struct event *ev,
          struct merge_sinces *stays, struct err *e)
{
    struct person *p = calloc(1, sizeof *p);
    struct merge_since *row;
    enum err_code rc;

    if (!p)
        abort();
    rc = person_repo_find(d->db, seat->person_id, p, e);
    if (rc == ERR_OK) {
        add_stay(stays, "participation", seat->id);
        row = &stays->rows[stays->count - 1];
        row->waits = true;
        (void)validate_local(ev->starts_at, &row->day);
        snprintf(row->label, sizeof row->label, "%.60s %.80s", p->name,
                 ev->title[0] ? ev->title : code_label(d, "event_kind", ev->kind));
    }
    explicit_bzero(p, sizeof *p);
    free(p);
    return rc;
}

/* Seats that are there again, once the cases are too: no event is overbooked by them. */
static enum err_code
settle_seats(struct desk *d, const struct merge_steps *steps, struct merge_sinces *stays,
             struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < steps->count; i++) {
        struct participation seat;
        struct event ev;
        bool waits = false;

        if (steps->rows[i].what != MERGE_REMOVED
            || strcmp(steps->rows[i].table, "participation") != 0)
            continue;
        rc = seat_came_back(d, steps->rows[i].row_id, &seat, &ev, &waits, e);
        if (rc == ERR_NOT_FOUND) /* another seat in that event stands: it is named already */
            rc = ERR_OK;
        if (rc == ERR_OK && waits)
            rc = add_waits(d, &seat, &ev, stays, e);
    }
    return rc;
}

/* The rows are found before they change, so that what goes back is not taken for something new.
 * Seats come last: what they do to a case needs the case. */
static enum err_code
replay(struct desk *d, const struct merge *m, const char *reason, struct merge_sinces *stays,
       struct err *e)
{
    struct merge_steps steps = { 0 };
    enum err_code rc = find_added(d, m, stays, e);

    if (rc == ERR_OK)
        rc = merge_journal_read(d->db, m->id, &steps, e);
    leave_out_own(&steps, stays);
    for (size_t i = 0; rc == ERR_OK && i < steps.count; i++)
        rc = take_back(d, m, &steps, &steps.rows[i], reason, stays, e);
    if (rc == ERR_OK)
        rc = merge_history_back(d->db, m, e);
    if (rc == ERR_OK)
        rc = merge_uncase(d->db, m, e);
    if (rc == ERR_OK)
        rc = merge_cases_since(d->db, m, stays, e);
    for (size_t i = 0; rc == ERR_OK && i < stays->count; i++)
        put_label(d, &stays->rows[i]);
    if (rc == ERR_OK)
        rc = settle_seats(d, &steps, stays, e);
    merge_steps_free(&steps);
    if (rc != ERR_OK)
        merge_sinces_free(stays);
    return rc;
}

enum err_code
merge_undo_preview(struct desk *d, int64_t id, int64_t version, struct merge_sinces *out,
                   struct err *e)
{
    struct merge m;
    enum err_code rc = load(d, id, &m, e);

    *out = (struct merge_sinces){ 0 };
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = check_stands(d, version, &m, e);
    if (rc == ERR_OK)
        rc = replay(d, &m, "", out, e);
    (void)!db_end(d->db, ERR_CONFLICT, NULL); /* only looked at */
    return rc;
}

enum err_code
merge_undo(struct desk *d, int64_t id, int64_t version, const char *reason,
           struct merge_sinces *stays, struct err *e)
{
    char at[STAMP_SIZE];
    struct merge m;
    enum err_code rc = load(d, id, &m, e);

    *stays = (struct merge_sinces){ 0 };
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    d->now(at);
    rc = check_stands(d, version, &m, e);
    if (rc == ERR_OK)
        rc = replay(d, &m, reason, stays, e);
    if (rc == ERR_OK)
        rc = merge_repo_undone(d->db, id, version, reason,
                               (struct merge_stamp){ d->user.staff_id, at }, e);
    if (rc == ERR_OK)
        rc = merge_audit(d, "undo-merge", &m, NULL, reason, e);
    rc = db_end(d->db, rc, e);
    if (rc != ERR_OK)
        merge_sinces_free(stays);
    return rc;
}

/* ---- asking for it ---- */

/* An answer takes the question off the list; what was said stands in the audit. */
static enum err_code
put_recall(struct desk *d, enum action action, const char *verb, int64_t id, int64_t version,
           const char *reason, bool asks, struct err *e)
{
    struct merge m;
    enum err_code rc = merge_repo_find(d->db, id, &m, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, action, m.survivor_id, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = merge_repo_recalled(d->db, id, version, asks ? reason : "", d->today, d->user.staff_id,
                             e);
    if (rc == ERR_OK)
        rc = merge_audit(d, verb, &m, NULL, reason, e);
    return db_end(d->db, rc, e);
}

enum err_code
merge_ask_undo(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    return put_recall(d, ACTION_MERGE_PROPOSE, "propose-unmerge", id, version, reason, true, e);
}

enum err_code
merge_let_stand(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    return put_recall(d, ACTION_MERGE, "decline-unmerge", id, version, reason, false, e);
}
