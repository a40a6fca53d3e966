/* merge.c - two records side by side, proposals, and what was merged; see merge.h */
#include "desk/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "core/wareki.h"
#include "db/db.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/codes.h"
#include "desk/merge_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"

void
merge_look_free(struct merge_look *look)
{
    if (!look)
        return;
    for (size_t i = 0; i < look->count; i++) {
        free(look->fields[i].kept);
        free(look->fields[i].taken);
    }
    *look = (struct merge_look){ 0 };
}

enum err_code
merge_allow(struct desk *d, enum action action, int64_t survivor_id, int64_t loser_id,
            struct err *e)
{
    enum err_code rc = desk_allow(d, action, survivor_id, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, action, loser_id, e);
    if (rc == ERR_OK && survivor_id == loser_id)
        return err_set(e, ERR_INVALID, "loser",
                       N_("This is the same record. Choose another one."));
    return rc;
}

enum err_code
merge_audit(struct desk *d, const char *action, const struct merge *m, const char *fields,
            const char *reason, struct err *e)
{
    const int64_t people[] = { m->survivor_id, m->loser_id };
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < 2; i++) {
        const struct audit_act act = {
            .action = action,
            .kind = "person_merge",
            .record_id = m->id,
            .person_id = people[i],
            .fields = fields,
            .people = 2,
            .reason = reason,
        };

        rc = audit_add(d, &act, e);
    }
    return rc;
}

enum err_code
merge_check_both(struct desk *d, int64_t survivor_id, int64_t loser_id, struct err *e)
{
    char kept[REF_SIZE], other[REF_SIZE], staff[LINE_SIZE];
    enum err_code rc = merge_both_registered(d->db, survivor_id, loser_id, kept, other, e);

    if (rc == ERR_OK && kept[0])
        return err_set(e, ERR_INVALID, "registration",
                       N_("Both are registered with the association (%s and %s). End one of the "
                          "registrations first."),
                       kept, other);
    if (rc == ERR_OK)
        rc = merge_both_drafts(d->db, survivor_id, loser_id, staff, e);
    if (rc == ERR_OK && staff[0])
        return err_set(e, ERR_INVALID, "draft",
                       N_("%s has begun the same form for both records. Save or drop one of the "
                          "two drafts first."),
                       staff);
    return rc;
}

/* ---- which case goes on ---- */

/* How far a case is: a suspended one is where it was left. */
static enum stage
stage_of(const struct support_case *c)
{
    return c->stage == STAGE_SUSPENDED && c->stage_before != STAGE_NONE ? c->stage_before
                                                                        : c->stage;
}

enum err_code
merge_keeps_case(struct desk *d, const char *picks, int64_t kept_case, int64_t other_case,
                 bool *keeps, struct err *e)
{
    struct support_case kept, other;
    enum merge_pick pick;
    enum err_code rc;

    *keeps = true;
    if (merge_picks_find(picks, "open_case", &pick)) {
        *keeps = pick == MERGE_KEEP;
        return ERR_OK;
    }
    rc = case_repo_find(d->db, kept_case, &kept, e);
    if (rc == ERR_OK)
        rc = case_repo_find(d->db, other_case, &other, e);
    *keeps = rc != ERR_OK || stage_of(&kept) >= stage_of(&other);
    return rc;
}

/* "interview, since 2014-04-01, Suzuki" */
static char *
case_words(struct desk *d, const struct support_case *c)
{
    char words[LONG_SIZE + LINE_SIZE], day[WAREKI_SIZE];
    char *own;

    if (strcmp(d->lang, "ja") == 0)
        wareki_format_short(c->opened_on, day);
    else
        date_to_iso(c->opened_on, day);
    snprintf(words, sizeof words, _("%s, opened %s, %s"),
             code_label(d, "case_stage", stage_id(c->stage)), day,
             c->staff_id != 0 ? c->staff_name : _("nobody yet"));
    own = strdup(words);
    if (!own)
        abort();
    return own;
}

/* The first row: what matters most to choose. */
static enum err_code
put_case(struct desk *d, struct merge_look *out, const char *picks, struct err *e)
{
    struct merge_field *f = &out->fields[out->count];
    struct support_case kept, other;
    int64_t kept_id, other_id;
    bool keeps;
    enum err_code rc =
        merge_both_open(d->db, out->survivor_id, out->loser_id, &kept_id, &other_id, e);

    if (rc != ERR_OK || !kept_id)
        return rc;
    rc = case_repo_find(d->db, kept_id, &kept, e);
    if (rc == ERR_OK)
        rc = case_repo_find(d->db, other_id, &other, e);
    if (rc == ERR_OK)
        rc = merge_keeps_case(d, picks, kept_id, other_id, &keeps, e);
    if (rc != ERR_OK)
        return rc;
    *f = (struct merge_field){ .pick = keeps ? MERGE_KEEP : MERGE_TAKE };
    text_copy(f->name, sizeof f->name, "open_case");
    text_copy(f->label, sizeof f->label, _("Open case"));
    f->kept = case_words(d, &kept);
    f->taken = case_words(d, &other);
    out->count++;
    return ERR_OK;
}

/* ---- side by side ---- */

/* A proposal may name the two the other way round: then its choices are turned. */
static void
turn_picks(const char *picks, char out[MERGE_PICKS_SIZE])
{
    char part[LINE_SIZE], field[CODE_SIZE];

    out[0] = '\0';
    while (*picks) {
        size_t bytes = strcspn(picks, ",");
        enum merge_pick pick;

        snprintf(part, sizeof part, "%.*s", (int)bytes, picks);
        snprintf(field, sizeof field, "%.*s", (int)strcspn(part, ":"), part);
        if (merge_picks_find(part, field, &pick))
            (void)merge_picks_add(out, field,
                                  pick == MERGE_KEEP   ? MERGE_TAKE
                                  : pick == MERGE_TAKE ? MERGE_KEEP
                                                       : pick);
        picks += bytes + (picks[bytes] == ',');
    }
}

static enum err_code
load_proposal(struct desk *d, struct merge_look *out, char picks[MERGE_PICKS_SIZE], struct err *e)
{
    struct merge m;
    int64_t id;
    bool turned;
    enum err_code rc = merge_repo_waiting(d->db, out->survivor_id, out->loser_id, &id, e);

    picks[0] = '\0';
    if (rc == ERR_OK && id)
        rc = merge_repo_find(d->db, id, &m, e);
    if (rc != ERR_OK || !id)
        return rc;
    turned = m.survivor_id != out->survivor_id;
    if (turned)
        turn_picks(m.picks, picks);
    else
        text_copy(picks, MERGE_PICKS_SIZE, m.picks);
    out->merge_id = m.id;
    out->merge_version = m.version;
    text_copy(out->reason, sizeof out->reason, m.reason);
    text_copy(out->asked_name, sizeof out->asked_name, m.asked_name);
    out->changed_since =
        out->survivor_version != (turned ? m.loser_version : m.survivor_version)
        || out->loser_version != (turned ? m.survivor_version : m.loser_version);
    return ERR_OK;
}

/* Said before anything is chosen, for it may be all in vain. */
static enum err_code
put_hindrance(struct desk *d, struct merge_look *out, struct err *e)
{
    struct err found = { 0 };
    enum err_code rc = merge_check_both(d, out->survivor_id, out->loser_id, &found);

    if (rc == ERR_INVALID) {
        text_copy(out->hindrance, sizeof out->hindrance, found.msg);
        return ERR_OK;
    }
    if (rc != ERR_OK)
        *e = found;
    return rc;
}

static enum err_code
put_both(struct desk *d, const struct person both[2], struct merge_look *out, struct err *e)
{
    char picks[MERGE_PICKS_SIZE];
    enum err_code rc;

    out->survivor_id = both[0].id;
    out->loser_id = both[1].id;
    out->survivor_version = both[0].version;
    out->loser_version = both[1].version;
    text_copy(out->survivor_ref, sizeof out->survivor_ref, both[0].ref);
    text_copy(out->survivor_name, sizeof out->survivor_name, both[0].name);
    text_copy(out->loser_ref, sizeof out->loser_ref, both[1].ref);
    text_copy(out->loser_name, sizeof out->loser_name, both[1].name);
    rc = load_proposal(d, out, picks, e);
    if (rc == ERR_OK)
        rc = put_case(d, out, picks, e);
    if (rc == ERR_OK)
        rc = put_hindrance(d, out, e);
    if (rc == ERR_OK)
        merge_put_fields(d, out, &both[0], &both[1], picks);
    return rc;
}

enum err_code
merge_look(struct desk *d, int64_t survivor_id, int64_t loser_id, struct merge_look *out,
           struct err *e)
{
    struct person *both = calloc(2, sizeof *both);
    enum err_code rc;

    if (!both)
        abort();
    *out = (struct merge_look){ 0 };
    rc = merge_allow(d, ACTION_MERGE_PROPOSE, survivor_id, loser_id, e);
    if (rc == ERR_OK)
        rc = person_open(d, survivor_id, &both[0], e);
    if (rc == ERR_OK)
        rc = person_open(d, loser_id, &both[1], e);
    if (rc == ERR_OK)
        rc = put_both(d, both, out, e);
    explicit_bzero(both, 2 * sizeof *both);
    free(both);
    if (rc != ERR_OK)
        merge_look_free(out);
    return rc;
}

enum err_code
merge_order(struct desk *d, int64_t *survivor_id, int64_t *loser_id, struct err *e)
{
    int64_t a = *survivor_id, b = *loser_id, cases[2] = { 0 };
    bool keeps = true;
    enum err_code rc = merge_allow(d, ACTION_MERGE_PROPOSE, a, b, e);

    if (rc == ERR_OK && a > b) {
        *survivor_id = b;
        *loser_id = a;
    }
    if (rc == ERR_OK)
        rc = case_repo_open_id(d->db, *survivor_id, &cases[0], e);
    if (rc == ERR_OK)
        rc = case_repo_open_id(d->db, *loser_id, &cases[1], e);
    if (rc == ERR_OK && cases[0] && cases[1])
        rc = merge_keeps_case(d, "", cases[0], cases[1], &keeps, e);
    else if (rc == ERR_OK)
        keeps = cases[0] || !cases[1];
    if (rc == ERR_OK && !keeps) {
        a = *survivor_id;
        *survivor_id = *loser_id;
        *loser_id = a;
    }
    return rc;
}

/* ---- proposals ---- */

enum err_code
merge_proposal(struct desk *d, int64_t merge_id, int64_t *survivor_id, int64_t *loser_id,
               struct err *e)
{
    struct merge m;
    enum err_code rc = merge_repo_find(d->db, merge_id, &m, e);

    *survivor_id = *loser_id = 0;
    if (rc == ERR_OK)
        rc = merge_allow(d, ACTION_MERGE_PROPOSE, m.survivor_id, m.loser_id, e);
    if (rc == ERR_OK && m.state != MERGE_PROPOSED)
        return err_set(e, ERR_CONFLICT, "",
                       N_("Somebody else has decided on this meanwhile. Look at it again."));
    if (rc == ERR_OK) {
        *survivor_id = m.survivor_id;
        *loser_id = m.loser_id;
    }
    return rc;
}

static enum err_code
check_reason(const char *reason, struct err *e)
{
    if (!reason[strspn(reason, " ")])
        return err_set(e, ERR_INVALID, "reason", N_("Say why the two records are one person."));
    return text_validate(reason, false, LONG_CHARS, "reason", e);
}

/* Both are there, as they were looked at. */
static enum err_code
check_versions(struct desk *d, const struct merge_plan *plan, struct err *e)
{
    struct person *p = malloc(sizeof *p);
    bool same;
    enum err_code rc;

    if (!p)
        abort();
    rc = person_repo_find(d->db, plan->survivor_id, p, e);
    same = rc == ERR_OK && p->version == plan->survivor_version;
    if (rc == ERR_OK)
        rc = person_repo_find(d->db, plan->loser_id, p, e);
    same = same && rc == ERR_OK && p->version == plan->loser_version;
    free(p);
    return rc == ERR_OK && !same ? work_conflict(e) : rc;
}

enum err_code
merge_propose(struct desk *d, const struct merge_plan *plan, int64_t *id, struct err *e)
{
    char at[STAMP_SIZE];
    int64_t waiting = 0;
    struct merge m = {
        .survivor_id = plan->survivor_id,
        .loser_id = plan->loser_id,
        .survivor_version = plan->survivor_version,
        .loser_version = plan->loser_version,
        .asked_on = d->today,
    };
    enum err_code rc =
        merge_allow(d, ACTION_MERGE_PROPOSE, plan->survivor_id, plan->loser_id, e);

    *id = 0;
    if (rc == ERR_OK)
        rc = check_reason(plan->reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    text_copy(m.picks, sizeof m.picks, plan->picks);
    text_copy(m.reason, sizeof m.reason, plan->reason);
    d->now(at);
    rc = check_versions(d, plan, e);
    if (rc == ERR_OK)
        rc = merge_repo_waiting(d->db, plan->survivor_id, plan->loser_id, &waiting, e);
    if (rc == ERR_OK && waiting)
        rc = err_set(e, ERR_INVALID, "merge",
                     N_("These two are proposed already. A supervisor decides."));
    if (rc == ERR_OK)
        rc = merge_repo_insert(d->db, &m, (struct merge_stamp){ d->user.staff_id, at }, e);
    if (rc == ERR_OK)
        rc = merge_audit(d, "propose-merge", &m, NULL, plan->reason, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *id = m.id;
    return rc;
}

static enum err_code
read_version(struct desk *d, int64_t person_id, int64_t *version, struct err *e)
{
    struct person *p = malloc(sizeof *p);

    if (!p)
        abort();
    enum err_code rc = person_repo_find(d->db, person_id, p, e);
    *version = p->version;
    free(p);
    return rc;
}

enum err_code
merge_propose_found(struct desk *d, int64_t a, int64_t b, const char *reason, struct err *e)
{
    struct merge_plan plan = { .survivor_id = a, .loser_id = b };
    int64_t waiting = 0;
    enum err_code rc = desk_allow(d, ACTION_MERGE_PROPOSE, 0, e);

    if (rc == ERR_OK)
        rc = check_reason(reason, e);
    if (rc != ERR_OK)
        return rc;
    rc = merge_order(d, &plan.survivor_id, &plan.loser_id, e);
    if (rc == ERR_DENIED) /* one of them is restricted */
        return ERR_OK;
    if (rc == ERR_OK)
        rc = merge_repo_waiting(d->db, a, b, &waiting, e);
    if (rc != ERR_OK || waiting)
        return rc;
    text_copy(plan.reason, sizeof plan.reason, reason);
    rc = read_version(d, plan.survivor_id, &plan.survivor_version, e);
    if (rc == ERR_OK)
        rc = read_version(d, plan.loser_id, &plan.loser_version, e);
    return rc == ERR_OK ? merge_propose(d, &plan, &waiting, e) : rc;
}

enum err_code
merge_decline(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    char at[STAMP_SIZE];
    struct merge m;
    enum err_code rc = merge_repo_find(d->db, id, &m, e);

    if (rc == ERR_OK)
        rc = merge_allow(d, ACTION_MERGE, m.survivor_id, m.loser_id, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    d->now(at);
    rc = merge_repo_declined(d->db, id, version, reason,
                             (struct merge_stamp){ d->user.staff_id, at }, e);
    if (rc == ERR_OK)
        rc = merge_audit(d, "decline-merge", &m, NULL, reason, e);
    return db_end(d->db, rc, e);
}

enum err_code
merge_tell_apart(struct desk *d, const struct person *a, const struct person *b, const char *reason,
                 struct err *e)
{
    char at[STAMP_SIZE];
    const struct merge_stamp by = { d->user.staff_id, at };
    int64_t waiting = 0;
    struct merge m = { .survivor_id = a->id, .loser_id = b->id, .survivor_version = a->version,
                       .loser_version = b->version, .asked_on = d->today };
    enum err_code rc = merge_repo_waiting(d->db, a->id, b->id, &waiting, e);

    d->now(at);
    text_copy(m.reason, sizeof m.reason, reason);
    if (rc == ERR_OK)
        rc = waiting ? merge_repo_find(d->db, waiting, &m, e) : merge_repo_insert(d->db, &m, by, e);
    if (rc == ERR_OK)
        rc = merge_repo_declined(d->db, m.id, m.version, reason, by, e);
    return rc == ERR_OK ? merge_audit(d, "decline-merge", &m, NULL, reason, e) : rc;
}

/* ---- read ---- */

/* A proposal may name somebody whom the reader may not see: it is not told of. */
static enum err_code
hide_restricted(struct desk *d, int64_t person_id, struct merge_rows *list, struct err *e)
{
    struct person *p = malloc(sizeof *p);
    size_t kept = 0;
    enum err_code rc = ERR_OK;

    if (!p)
        abort();
    for (size_t i = 0; rc == ERR_OK && i < list->count; i++) {
        const struct merge_row *row = &list->rows[i];
        int64_t other = row->survivor_id == person_id ? row->loser_id : row->survivor_id;

        p->restricted = false;
        rc = person_repo_find(d->db, other, p, e);
        if (rc == ERR_NOT_FOUND)
            rc = ERR_OK; /* merged into the one that is open */
        if (rc == ERR_OK && people_see(d, other, p->restricted))
            list->rows[kept++] = *row;
    }
    free(p);
    list->count = kept;
    return rc;
}

/* A proposal that no longer had both of its people was answered by the merge of one of them. */
static void
put_answers(struct merge_rows *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct merge_row *row = &list->rows[i];

        if (row->state == MERGE_DECLINED && !row->answer[0])
            text_copy(row->answer, sizeof row->answer,
                      _("One of the two was merged with another record."));
    }
}

enum err_code
merge_list(struct desk *d, int64_t person_id, struct merge_rows *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct merge_rows){ 0 };
    if (rc == ERR_OK)
        rc = merge_repo_list(d->db, person_id, out, e);
    if (rc == ERR_OK)
        rc = hide_restricted(d, person_id, out, e);
    put_answers(out);
    if (rc != ERR_OK)
        merge_rows_free(out);
    return rc;
}

enum err_code
merge_old_number(struct desk *d, const char *ref, bool exact, char own[REF_SIZE], struct err *e)
{
    char ascii[REF_SIZE];
    int64_t person_id = 0;
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    own[0] = '\0';
    if (rc == ERR_OK)
        rc = text_validate(ref, false, REF_CHARS, "ref", e);
    if (rc == ERR_OK)
        rc = merge_alias_find(d->db, ref, exact, &person_id, own, e);
    if (rc != ERR_OK || person_id || exact)
        return rc;
    text_to_ascii(ref, ascii, sizeof ascii); /* typed in full width */
    return merge_alias_find(d->db, ascii, false, &person_id, own, e);
}

enum err_code
merge_follow(struct desk *d, int64_t person_id, int64_t *successor, struct err *e)
{
    enum err_code rc = ERR_OK;

    *successor = 0;
    for (int64_t next = person_id; rc == ERR_OK && next != 0;) {
        rc = merge_repo_successor(d->db, next, &next, e);
        if (rc == ERR_OK && next != 0)
            *successor = next;
    }
    return rc;
}

enum err_code
merge_successor(struct desk *d, int64_t person_id, int64_t *successor, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *successor = 0;
    return rc == ERR_OK ? merge_follow(d, person_id, successor, e) : rc;
}
