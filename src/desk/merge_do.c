/* merge_do.c - carrying out a merge, step by step into its journal; see merge.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/handbook_repo.h"
#include "db/repo/kpi_repo.h"
#include "db/repo/merge_card_repo.h"
#include "db/repo/merge_rules.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/codes.h"
#include "desk/merge_inside.h"
#include "desk/people_inside.h"
#include "desk/seat_inside.h"
#include "desk/words.h"

enum { YEARS_MAX = 24 };

/* One merge while it is carried out. */
struct run {
    struct desk *d;
    const struct merge_plan *plan;
    struct merge m;
    struct merge_journal journal;
    struct person kept, taken, result; /* cards before and after */
    struct merge_card kept_before, taken_before;
    struct merge_effect *effect;
    char at[STAMP_SIZE];
    int years[YEARS_MAX]; /* fiscal years in which No.63 may change */
    int64_t counts[YEARS_MAX];
    int year_count;
};

static struct merge_stamp
stamp_of(const struct run *r)
{
    return (struct merge_stamp){ r->d->user.staff_id, r->at };
}

/* ---- figures ---- */

static enum err_code
count_year(struct run *r, int year, int64_t *n, struct err *e)
{
    const struct fiscal_year fy = { year };

    return kpi_repo_count(r->d->db, FIGURE_63, fy, fiscal_year_first(fy),
                          date_add_days(fiscal_year_last(fy), 1), n, e);
}

static enum err_code
count_before(struct run *r, struct err *e)
{
    struct date days[YEARS_MAX];
    int count;
    enum err_code rc =
        merge_job_days(r->d->db, r->plan->loser_id, days, YEARS_MAX, &count, e);

    for (int i = 0; rc == ERR_OK && i < count; i++) {
        int year = fiscal_year_of(days[i]).year;

        if (r->year_count > 0 && r->years[r->year_count - 1] == year)
            continue;
        r->years[r->year_count] = year;
        rc = count_year(r, year, &r->counts[r->year_count++], e);
    }
    return rc;
}

/* Only what changed is kept: a person who was counted twice in a year counts once. */
static enum err_code
count_after(struct run *r, struct err *e)
{
    size_t used = 0;
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < r->year_count; i++) {
        int64_t now;

        rc = count_year(r, r->years[i], &now, e);
        if (rc == ERR_OK && now != r->counts[i] && used + 40 < sizeof r->m.figures)
            used += (size_t)snprintf(r->m.figures + used, sizeof r->m.figures - used,
                                     "%s%d:%lld:%lld", used ? "," : "", r->years[i],
                                     (long long)r->counts[i], (long long)now);
    }
    return rc;
}

/* ---- what both have ---- */

/* The case that does not go on: closed as entered in error, with its reason on the timeline. */
static enum err_code
close_case(struct run *r, int64_t case_id, struct err *e)
{
    int64_t change_id = 0;
    char *before = NULL, *after = NULL;
    enum err_code rc = merge_case_state(r->d->db, case_id, &before, e);

    if (rc == ERR_OK)
        rc = case_close_inside(r->d, case_id, "entered_in_error", &change_id, e);
    if (rc == ERR_OK)
        rc = merge_journal_add(&r->journal, MERGE_ADDED, "stage_change", change_id, NULL, NULL, e);
    if (rc == ERR_OK)
        rc = merge_case_state(r->d->db, case_id, &after, e);
    if (rc == ERR_OK)
        rc = merge_journal_add(&r->journal, MERGE_CHANGED, "support_case", case_id, before, after,
                               e);
    free(before);
    free(after);
    r->effect->closes_case = true;
    return rc;
}

static enum err_code
settle_cases(struct run *r, struct err *e)
{
    int64_t kept, other;
    bool keeps;
    enum err_code rc = merge_both_open(r->d->db, r->plan->survivor_id, r->plan->loser_id, &kept,
                                       &other, e);

    if (rc != ERR_OK || !kept)
        return rc;
    rc = merge_keeps_case(r->d, r->plan->picks, kept, other, &keeps, e);
    return rc == ERR_OK ? close_case(r, keeps ? other : kept, e) : rc;
}

/* Whoever gets the free place is to be told, so the person is named as far as the user may see it. */
static enum err_code
name_promoted(struct run *r, int64_t person_id, int64_t event_id, struct err *e)
{
    struct merge_effect *effect = r->effect;
    const int at = effect->promoted++;
    struct person *p;
    struct event ev;

    if (at >= MERGE_PLACES_MAX)
        return ERR_OK;
    p = calloc(1, sizeof *p);
    if (!p)
        abort();
    enum err_code rc = person_repo_find(r->d->db, person_id, p, e);
    if (rc == ERR_OK)
        rc = event_repo_find(r->d->db, event_id, &ev, e);
    if (rc == ERR_OK) {
        text_copy(effect->places[at].ref, REF_SIZE, p->ref);
        text_copy(effect->places[at].name, LINE_SIZE, p->name);
        (void)people_mask_listed(r->d, p->id, p->restricted, p->ref, effect->places[at].name);
        text_copy(effect->places[at].event, LONG_SIZE,
                  ev.title[0] ? ev.title : code_label(r->d, "event_kind", ev.kind));
        (void)validate_local(ev.starts_at, &effect->places[at].day);
    }
    explicit_bzero(p, sizeof *p);
    free(p);
    return rc;
}

/* Rows of which one can stand; a seat that becomes free is the next one's. */
static enum err_code
settle_doubles(struct run *r, struct err *e)
{
    struct merge_seats gone = { 0 };
    enum err_code rc = merge_both_settle(&r->journal, r->kept.id, r->taken.id, &gone, e);

    for (size_t i = 0; rc == ERR_OK && i < gone.count; i++) {
        int64_t promoted;

        rc = seat_gone(r->d, &gone.rows[i], &promoted, e);
        if (rc == ERR_OK && promoted != 0)
            rc = name_promoted(r, promoted, gone.rows[i].event_id, e);
    }
    free(gone.rows);
    return rc;
}

/* ---- step by step ---- */

static enum err_code
load(struct run *r, struct err *e)
{
    struct db *db = r->d->db;
    enum err_code rc = person_repo_find(db, r->plan->survivor_id, &r->kept, e);

    if (rc == ERR_OK)
        rc = person_repo_find(db, r->plan->loser_id, &r->taken, e);
    if (rc != ERR_OK)
        return rc;
    if (r->kept.version != r->plan->survivor_version
        || r->taken.version != r->plan->loser_version)
        return work_conflict(e);
    rc = merge_combine(&r->kept, &r->taken, r->plan->picks, &r->result, e);
    r->effect->restricts = r->kept.restricted != r->taken.restricted;
    if (rc == ERR_OK)
        rc = merge_check_both(r->d, r->kept.id, r->taken.id, e);
    if (rc == ERR_OK)
        rc = merge_card_read(db, r->kept.id, &r->kept_before, e);
    return rc == ERR_OK ? merge_card_read(db, r->taken.id, &r->taken_before, e) : rc;
}

static void
note_moved(struct run *r, const struct merge_rule *rule, int count)
{
    struct merge_effect *effect = r->effect;
    bool is_open = desk_may(r->d, ACTION_OPEN_C) || strcmp(rule->table, "support_log") != 0;
    const char *label = is_open ? _(rule->label) : _("Other records");

    if (count == 0 || effect->count == MERGE_MOVED_MAX)
        return;
    text_copy(effect->moved[effect->count].label, LINE_SIZE, label);
    effect->moved[effect->count++].count = count;
}

static enum err_code
move_all(struct run *r, struct err *e)
{
    size_t count;
    const struct merge_rule *rules = merge_rules(&count);
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        int moved = 0;

        if (rules[i].how != MERGE_MOVES)
            continue;
        rc = merge_rule_move(&r->journal, &rules[i], r->taken.id, r->kept.id, &moved, e);
        note_moved(r, &rules[i], moved);
    }
    return rc;
}

/* Certificates that no longer stand on the card stay readable, as those that are given back. */
static enum err_code
keep_handbooks(struct run *r, const struct person *p, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < p->handbook_count; i++) {
        if (merge_has_handbook(&r->result, &p->handbooks[i]))
            continue;
        rc = handbook_repo_keep_past(r->d->db, r->kept.id, &p->handbooks[i], r->d->today,
                                     r->d->user.staff_id, r->at, e);
        if (rc == ERR_OK)
            rc = merge_journal_add(&r->journal, MERGE_ADDED, "handbook_past",
                                   db_last_id(r->d->db), NULL, NULL, e);
    }
    return rc;
}

static enum err_code
store_card(struct run *r, struct err *e)
{
    const struct person_stamp stamp = { r->d->user.staff_id, r->at };
    enum err_code rc =
        merge_card_remove(&r->journal, r->taken.id, r->kept.id, &r->taken_before, e);

    if (rc == ERR_OK)
        rc = person_repo_update(r->d->db, &r->result, stamp, e);
    if (rc == ERR_OK)
        rc = merge_card_changed(&r->journal, r->kept.id, &r->kept_before, e);
    if (rc == ERR_OK)
        rc = keep_handbooks(r, &r->kept, e);
    return rc == ERR_OK ? keep_handbooks(r, &r->taken, e) : rc;
}

/* Everything but who decided it and the audit; the journal's row is there. */
static enum err_code
carry_out(struct run *r, struct err *e)
{
    enum err_code rc = merge_repo_marks(r->d->db, r->m.marks, e);

    r->journal = (struct merge_journal){ .db = r->d->db, .merge_id = r->m.id };
    if (rc == ERR_OK)
        rc = load(r, e);
    if (rc == ERR_OK)
        rc = count_before(r, e);
    if (rc == ERR_OK)
        rc = settle_cases(r, e);
    if (rc == ERR_OK)
        rc = settle_doubles(r, e);
    if (rc == ERR_OK)
        rc = move_all(r, e);
    if (rc == ERR_OK)
        rc = merge_alias_add(&r->journal, r->kept.id, r->taken.ref, e);
    if (rc == ERR_OK)
        rc = store_card(r, e);
    return rc == ERR_OK ? count_after(r, e) : rc;
}

/* ---- the journal's row ---- */

static enum err_code
begin(struct run *r, struct err *e)
{
    struct merge *m = &r->m;
    enum err_code rc = ERR_OK;

    if (r->plan->merge_id)
        rc = merge_repo_find(r->d->db, r->plan->merge_id, m, e);
    if (rc != ERR_OK)
        return rc;
    if (m->id && m->version != r->plan->merge_version)
        return work_conflict(e);
    m->survivor_id = r->plan->survivor_id;
    m->loser_id = r->plan->loser_id;
    m->survivor_version = r->plan->survivor_version;
    m->loser_version = r->plan->loser_version;
    text_copy(m->picks, sizeof m->picks, r->plan->picks);
    text_copy(m->reason, sizeof m->reason, r->plan->reason);
    if (m->id)
        return ERR_OK;
    m->asked_on = r->d->today;
    return merge_repo_insert(r->d->db, m, stamp_of(r), e);
}

/* Other proposals name somebody who is no longer there. The answer has no words of its own:
 * merge_list() gives them. */
static enum err_code
answer_others(struct run *r, struct err *e)
{
    int64_t id = 0, version = 0;
    enum err_code rc;

    while ((rc = merge_repo_waiting_of(r->d->db, r->taken.id, &id, &version, e)) == ERR_OK && id) {
        struct merge other;

        rc = merge_repo_find(r->d->db, id, &other, e);
        if (rc == ERR_OK)
            rc = merge_repo_declined(r->d->db, id, version, "", stamp_of(r), e);
        if (rc == ERR_OK)
            rc = merge_audit(r->d, "decline-merge", &other, NULL, NULL, e);
        if (rc != ERR_OK)
            break;
    }
    return rc;
}

static struct run *
new_run(struct desk *d, const struct merge_plan *plan, struct merge_effect *effect)
{
    struct run *r = calloc(1, sizeof *r);

    if (!r)
        abort();
    r->d = d;
    r->plan = plan;
    r->effect = effect;
    d->now(r->at);
    return r;
}

static void
free_run(struct run *r)
{
    merge_card_free(&r->kept_before);
    merge_card_free(&r->taken_before);
    explicit_bzero(r, sizeof *r);
    free(r);
}

/* A proposal of these two that waits is answered by it, whether the plan names it or not. */
static enum err_code
check_waiting(struct desk *d, const struct merge_plan *plan, struct err *e)
{
    int64_t id;
    enum err_code rc = merge_repo_waiting(d->db, plan->survivor_id, plan->loser_id, &id, e);

    return rc == ERR_OK && id != plan->merge_id ? work_conflict(e) : rc;
}

enum err_code
merge_preview(struct desk *d, const struct merge_plan *plan, struct merge_effect *out,
              struct err *e)
{
    struct merge_plan trial = *plan;
    struct run *r;
    enum err_code rc =
        merge_allow(d, ACTION_MERGE_PROPOSE, plan->survivor_id, plan->loser_id, e);

    *out = (struct merge_effect){ 0 };
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    text_copy(trial.reason, sizeof trial.reason, "?");
    r = new_run(d, &trial, out);
    rc = check_waiting(d, plan, e);
    if (rc == ERR_OK)
        rc = begin(r, e);
    if (rc == ERR_OK)
        rc = carry_out(r, e);
    text_copy(out->figures, sizeof out->figures, r->m.figures);
    free_run(r);
    (void)!db_end(d->db, ERR_CONFLICT, NULL); /* taken back, whatever came of it */
    return rc;
}

enum err_code
merge_do(struct desk *d, const struct merge_plan *plan, int64_t *id, struct err *e)
{
    struct merge_effect *effect;
    struct run *r;
    enum err_code rc = merge_allow(d, ACTION_MERGE, plan->survivor_id, plan->loser_id, e);

    *id = 0;
    if (rc == ERR_OK && !plan->reason[strspn(plan->reason, " ")])
        rc = err_set(e, ERR_INVALID, "reason", N_("Say why the two records are one person."));
    if (rc == ERR_OK)
        rc = text_validate(plan->reason, false, LONG_CHARS, "reason", e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    effect = calloc(1, sizeof *effect);
    if (!effect)
        abort();
    r = new_run(d, plan, effect);
    rc = check_waiting(d, plan, e);
    if (rc == ERR_OK)
        rc = begin(r, e);
    if (rc == ERR_OK)
        rc = carry_out(r, e);
    if (rc == ERR_OK)
        rc = merge_repo_carried_out(d->db, &r->m, stamp_of(r), e);
    if (rc == ERR_OK)
        rc = answer_others(r, e);
    if (rc == ERR_OK) {
        char names[WORK_NAMES_SIZE];

        (void)people_differ(&r->kept, &r->result, names);
        rc = merge_audit(d, "merge-people", &r->m, names, plan->reason, e);
    }
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *id = r->m.id;
    free_run(r);
    free(effect);
    return rc;
}
