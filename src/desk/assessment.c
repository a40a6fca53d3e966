/* assessment.c - sheets, their items and states; decisions are in decision.c. See assessment.h */
#include "desk/assessment_inside.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/assessment_repo.h"
#include "db/repo/interview_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct assessment, member)
#define LINE_AT(member) offsetof(struct assessment_line, member)

// clang-format off
static const struct work_field fields[] = {
    { "on",             WORK_DATE, AT(on),             WORK_MUST, 0, NULL },
    { "staff_id",       WORK_ID,   AT(staff_id),       WORK_MUST, 0, NULL },
    { "place",          WORK_LINE, AT(place),          WORK_MAY,  LINE_CHARS, NULL },
    { "present",        WORK_LINE, AT(present),        WORK_MAY,  LONG_CHARS, NULL },
    { "strengths",      WORK_NOTE, AT(strengths),      WORK_MAY,  NOTE_CHARS, NULL },
    { "accommodations", WORK_NOTE, AT(accommodations), WORK_MAY,  NOTE_CHARS, NULL },
    { "wish_note",      WORK_NOTE, AT(wish_note),      WORK_MAY,  NOTE_CHARS, NULL },
    { "outside",        WORK_NOTE, AT(outside),        WORK_MAY,  NOTE_CHARS, NULL },
};
static const struct work_field line_fields[] = {
    { "note",     WORK_NOTE, LINE_AT(note),     WORK_MAY,  REMARK_CHARS, NULL },
    { "evidence", WORK_CODE, LINE_AT(evidence), WORK_MAY,  0, "assessment_evidence" },
    { "seen_on",  WORK_DATE, LINE_AT(seen_on),  WORK_MAY,  0, NULL },
};
// clang-format on

/* ---- shared ---- */

/* A sheet in hand, with its case. About 67 KB: on the heap. */
struct hand {
    struct assessment a;
    struct support_case c;
};

static enum err_code
load(struct desk *d, int64_t id, struct hand *h, struct err *e)
{
    enum err_code rc = assessment_repo_find(d->db, id, &h->a, e);

    return rc == ERR_OK ? case_repo_find(d->db, h->a.case_id, &h->c, e) : rc;
}

static struct hand *
new_hand(void)
{
    struct hand *h = calloc(1, sizeof *h);

    if (!h)
        abort();
    return h;
}

static enum err_code
need_draft(const struct assessment *a, struct err *e)
{
    if (a->state == SHEET_DRAFT)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "state",
                   N_("This sheet is no draft any more. Begin a new version to change something."));
}

static enum err_code
audit_sheet(struct desk *d, const char *action, const struct hand *h, const char *names,
            struct err *e)
{
    return work_audit(d, action, "assessment", h->a.id, h->c.person_id, names, e);
}

/* What a use case does with a loaded sheet, inside the transaction. */
typedef enum err_code act_on_sheet(struct desk *d, struct hand *h, void *arg, struct err *e);

/* Permission to write, one transaction, the sheet loaded inside it. `version` 0: any. */
static enum err_code
with_sheet(struct desk *d, int64_t id, int64_t version, act_on_sheet *act, void *arg, struct err *e)
{
    struct hand *h = new_hand();
    enum err_code rc = load(d, id, h, e);

    if (rc == ERR_OK)
        rc = case_allow_write(d, &h->c, e);
    if (rc == ERR_OK && (rc = db_begin(d->db, e)) == ERR_OK) {
        rc = load(d, id, h, e);
        if (rc == ERR_OK && version && h->a.version != version)
            rc = work_conflict(e);
        if (rc == ERR_OK)
            rc = case_take(d, &h->c, e);
        if (rc == ERR_OK)
            rc = act(d, h, arg, e);
        rc = db_end(d->db, rc, e);
    }
    free(h);
    return rc;
}

/* ---- new version ---- */

static enum err_code
check_create(struct desk *d, const struct support_case *c, struct err *e)
{
    int64_t draft = 0;
    enum err_code rc = case_is_active(c, e);

    if (rc == ERR_OK && c->stage < STAGE_ASSESSMENT)
        return err_set(e, ERR_INVALID, "stage",
                       N_("The assessment begins after the interview. Write the interview first."));
    if (rc == ERR_OK)
        rc = assessment_repo_draft(d->db, c->id, &draft, e);
    if (rc == ERR_OK && draft)
        return err_set(e, ERR_INVALID, "state",
                       N_("There is a draft of this case already. Go on with it."));
    return rc;
}

/* A case that was interviewed goes on to the assessment with its first sheet. */
static enum err_code
reach_assessment(struct desk *d, struct support_case *c, struct err *e)
{
    struct case_step step = {
        .to = STAGE_ASSESSMENT,
        .on = case_step_day(d, c, d->today),
        .cause = { .kind = "interview" },
    };
    enum err_code rc = case_is_active(c, e);

    if (rc != ERR_OK || c->stage != STAGE_INTERVIEW)
        return rc;
    rc = interview_repo_newest(d->db, c->id, &step.cause.id, NULL, e);
    if (rc == ERR_OK && step.cause.id != 0 && (rc = case_move(d, c->id, &step, e)) == ERR_OK)
        rc = case_repo_find(d->db, c->id, c, e);
    return rc;
}

enum err_code
assessment_create(struct desk *d, int64_t case_id, int64_t *id, struct err *e)
{
    struct hand *h = new_hand();
    enum err_code rc = case_repo_find(d->db, case_id, &h->c, e);

    if (rc == ERR_OK)
        rc = case_allow_write(d, &h->c, e);
    if (rc == ERR_OK && (rc = db_begin(d->db, e)) == ERR_OK) {
        rc = case_repo_find(d->db, case_id, &h->c, e);
        if (rc == ERR_OK)
            rc = reach_assessment(d, &h->c, e);
        if (rc == ERR_OK)
            rc = check_create(d, &h->c, e);
        if (rc == ERR_OK)
            rc = case_take(d, &h->c, e);
        h->a.case_id = case_id;
        h->a.on = d->today;
        h->a.staff_id = d->user.staff_id;
        if (rc == ERR_OK)
            rc = assessment_repo_insert(d->db, &h->a, e);
        if (rc == ERR_OK)
            rc = audit_sheet(d, "add-assessment", h, NULL, e);
        rc = db_end(d->db, rc, e);
    }
    *id = rc == ERR_OK ? h->a.id : 0;
    free(h);
    return rc;
}

/* ---- read ---- */

enum err_code
assessment_open(struct desk *d, int64_t id, struct assessment *out, struct assessment_lines *lines,
                struct err *e)
{
    struct support_case c;
    enum err_code rc = assessment_repo_find(d->db, id, out, e);

    if (lines)
        *lines = (struct assessment_lines){ 0 };
    if (rc == ERR_OK)
        rc = case_repo_find(d->db, out->case_id, &c, e);
    if (rc == ERR_OK)
        rc = people_open_record(d, "assessment", id, &c.person_id, 1, e);
    if (rc == ERR_OK && lines)
        rc = assessment_repo_lines(d->db, id, out->item_set, lines, e);
    if (rc != ERR_OK) {
        assessment_lines_free(lines);
        memset(out, 0, sizeof *out);
    }
    return rc;
}

enum err_code
assessment_list(struct desk *d, int64_t case_id, struct assessment_rows *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    *out = (struct assessment_rows){ 0 };
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_OPEN_C, c.person_id, e);
    if (rc == ERR_OK)
        rc = assessment_repo_list(d->db, case_id, out, e);
    if (rc != ERR_OK)
        assessment_rows_free(out);
    return rc;
}

/* ---- texts ---- */

static enum err_code
check_sheet(struct desk *d, const struct assessment *a, bool history, struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(fields), a, d->today, history, e);

    if (rc == ERR_OK && !history && date_compare(a->on, d->today) > 0)
        return err_set(e, ERR_INVALID, "on", N_("This day lies in the future."));
    return rc;
}

static enum err_code
save_texts(struct desk *d, struct hand *h, void *arg, struct err *e)
{
    struct assessment *given = arg, stored = h->a;
    char names[WORK_NAMES_SIZE];
    enum err_code rc = need_draft(&h->a, e);

    h->a = *given;
    h->a.case_id = stored.case_id;
    h->a.number = stored.number;
    h->a.item_set = stored.item_set;
    h->a.state = stored.state;
    h->a.agreed_on = stored.agreed_on;
    h->a.frozen_on = stored.frozen_on;
    memcpy(h->a.own_word, stored.own_word, sizeof h->a.own_word);
    if (rc != ERR_OK || !work_differs(WORK_FIELDS(fields), &stored, &h->a, names))
        return rc;
    rc = assessment_repo_update(d->db, &h->a, e);
    if (rc == ERR_OK)
        rc = history_refilled(d, &(struct history_of){ "assessment", h->a.id, h->c.person_id, NULL },
                              WORK_FIELDS(fields), &stored, &h->a, e);
    if (rc == ERR_OK)
        rc = audit_sheet(d, "save-assessment", h, names, e);
    if (rc == ERR_OK)
        given->version = h->a.version;
    return rc;
}

enum err_code
assessment_save(struct desk *d, struct assessment *a, struct err *e)
{
    int64_t version = a->version;
    enum err_code rc = check_sheet(d, a, false, e);

    if (rc == ERR_OK)
        rc = with_sheet(d, a->id, a->version, save_texts, a, e);
    if (rc != ERR_OK)
        a->version = version;
    return rc;
}

/* ---- items ---- */

static enum err_code
check_line(struct desk *d, const struct assessment_line *line, bool history, struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(line_fields), line, d->today, history, e);

    if (rc != ERR_OK)
        return rc;
    if (!assessment_rating_valid(line->self) || !assessment_rating_valid(line->agreed)
        || !assessment_rating_valid(line->with_support))
        return err_set(e, ERR_INVALID, "rating", N_("A rating is one of 4 3 2 1 0 and -."));
    if (line->with_support && !line->note[strspn(line->note, " \n")])
        return err_set(e, ERR_INVALID, "note",
                       N_("Say in the note with which support this is possible."));
    if (!history && date_compare(line->seen_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "seen_on", N_("This day lies in the future."));
    return ERR_OK;
}

static enum err_code
need_item(struct desk *d, const struct assessment *a, const char *item, struct err *e)
{
    bool has = false;
    enum err_code rc = assessment_repo_has_item(d->db, a->item_set, item, &has, e);

    return rc == ERR_OK && !has
               ? err_set(e, ERR_INVALID, "item", N_("This sheet has no such item."))
               : rc;
}

struct rating_act {
    const struct assessment_line *line;
    int64_t version;
};

static enum err_code
save_rating(struct desk *d, struct hand *h, void *arg, struct err *e)
{
    struct rating_act *r = arg;
    enum err_code rc = need_draft(&h->a, e);

    if (rc == ERR_OK)
        rc = need_item(d, &h->a, r->line->item, e);
    if (rc == ERR_OK)
        rc = assessment_repo_touch(d->db, h->a.id, &r->version, e);
    if (rc == ERR_OK)
        rc = assessment_repo_rate(d->db, h->a.id, r->line, e);
    return rc == ERR_OK ? audit_sheet(d, "rate-item", h, r->line->item, e) : rc;
}

enum err_code
assessment_rate(struct desk *d, int64_t id, int64_t *version, const struct assessment_line *line,
                struct err *e)
{
    struct rating_act r = { line, *version };
    enum err_code rc = check_line(d, line, false, e);

    if (rc == ERR_OK)
        rc = with_sheet(d, id, *version, save_rating, &r, e);
    if (rc == ERR_OK)
        *version = r.version;
    return rc;
}

/* ---- states ---- */

static enum err_code
check_agreeable(struct desk *d, const struct assessment *a, struct err *e)
{
    int rated, confirmed;
    enum err_code rc = assessment_repo_counts(d->db, a->id, &rated, &confirmed, e);

    if (rc != ERR_OK)
        return rc;
    if (!a->strengths[strspn(a->strengths, " \n")])
        return err_set(e, ERR_INVALID, "strengths",
                       N_("Write the strengths before agreeing the sheet with the person."));
    if (!rated)
        return err_set(e, ERR_INVALID, "agreed",
                       N_("No item has an agreed rating yet. Go through at least one together."));
    return ERR_OK;
}

enum err_code
assessment_may_agree(struct desk *d, const struct assessment *a, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, a->case_id, &c, e);

    if (rc == ERR_OK)
        rc = case_allow_write(d, &c, e);
    return rc == ERR_OK ? check_agreeable(d, a, e) : rc;
}

struct agreement {
    struct date on;
    const char *own_word;
};

static enum err_code
agree(struct desk *d, struct hand *h, void *arg, struct err *e)
{
    const struct agreement *g = arg;
    enum err_code rc = need_draft(&h->a, e);

    if (rc == ERR_OK)
        rc = check_agreeable(d, &h->a, e);
    if (rc == ERR_OK && date_compare(g->on, h->a.on) < 0)
        return err_set(e, ERR_INVALID, "agreed_on",
                       N_("The sheet was agreed before it was made. Check both dates."));
    if (rc != ERR_OK)
        return rc;
    h->a.state = SHEET_AGREED;
    h->a.agreed_on = g->on;
    text_copy(h->a.own_word, sizeof h->a.own_word, g->own_word);
    rc = assessment_repo_update(d->db, &h->a, e);
    return rc == ERR_OK ? audit_sheet(d, "agree-assessment", h, "state,agreed_on,own_word", e) : rc;
}

enum err_code
assessment_agree(struct desk *d, int64_t id, int64_t version, struct date on, const char *own_word,
                 struct err *e)
{
    struct agreement g = { date_is_none(on) ? d->today : on, own_word ? own_word : "" };
    enum err_code rc = text_validate(g.own_word, true, REMARK_CHARS, "own_word", e);

    if (rc == ERR_OK && !date_is_valid(g.on))
        return err_set(e, ERR_INVALID, "agreed_on", N_("There is no such day."));
    if (rc == ERR_OK && date_compare(g.on, d->today) > 0)
        return err_set(e, ERR_INVALID, "agreed_on", N_("This day lies in the future."));
    return rc == ERR_OK ? with_sheet(d, id, version, agree, &g, e) : rc;
}

static enum err_code
freeze(struct desk *d, int64_t id, struct hand *h, struct err *e)
{
    enum err_code rc = assessment_repo_find(d->db, id, &h->a, e);

    if (rc == ERR_OK && h->a.state != SHEET_AGREED && h->a.state != SHEET_FROZEN)
        rc = err_set(e, ERR_INVALID, "assessment",
                     N_("This needs an assessment sheet agreed with the person."));
    if (rc != ERR_OK || h->a.state == SHEET_FROZEN)
        return rc;
    h->a.state = SHEET_FROZEN;
    h->a.frozen_on = d->today;
    rc = case_repo_find(d->db, h->a.case_id, &h->c, e);
    if (rc == ERR_OK)
        rc = assessment_repo_update(d->db, &h->a, e);
    return rc == ERR_OK ? audit_sheet(d, "freeze-assessment", h, "state,frozen_on", e) : rc;
}

enum err_code
assessment_freeze(struct desk *d, int64_t id, struct err *e)
{
    struct hand *h = new_hand();
    enum err_code rc = db_begin(d->db, e);

    if (rc == ERR_OK)
        rc = db_end(d->db, freeze(d, id, h, e), e);
    free(h);
    return rc;
}

static enum err_code
withdraw(struct desk *d, struct hand *h, void *arg, struct err *e)
{
    enum err_code rc;

    (void)arg;
    if (h->a.state == SHEET_FROZEN)
        return err_set(e, ERR_INVALID, "state",
                       N_("This sheet was used and stays as it is. Begin a new version."));
    if (h->a.state == SHEET_WITHDRAWN)
        return err_set(e, ERR_INVALID, "state", N_("This sheet was taken back already."));
    h->a.state = SHEET_WITHDRAWN;
    rc = assessment_repo_update(d->db, &h->a, e);
    return rc == ERR_OK ? audit_sheet(d, "withdraw-assessment", h, "state", e) : rc;
}

enum err_code
assessment_withdraw(struct desk *d, int64_t id, int64_t version, struct err *e)
{
    return with_sheet(d, id, version, withdraw, NULL, e);
}

/* ---- history ---- */

static enum err_code
put_lines(struct desk *d, const struct assessment *a, const struct assessment_line *lines,
          size_t count, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        rc = check_line(d, &lines[i], true, e);
        if (rc == ERR_OK)
            rc = need_item(d, a, lines[i].item, e);
        if (rc == ERR_OK)
            rc = assessment_repo_rate(d->db, a->id, &lines[i], e);
    }
    return rc;
}

static enum err_code
put_sheet(struct desk *d, struct hand *h, const struct assessment_line *lines, size_t count,
          struct err *e)
{
    struct assessment row = h->a;
    enum err_code rc = case_repo_find(d->db, row.case_id, &h->c, e);

    if (rc == ERR_OK)
        rc = assessment_repo_insert(d->db, &row, e);
    h->a.id = row.id;
    h->a.version = row.version;
    h->a.number = row.number;
    h->a.item_set = row.item_set;
    if (rc == ERR_OK)
        rc = put_lines(d, &h->a, lines, count, e);
    if (rc == ERR_OK && h->a.state != SHEET_DRAFT)
        rc = check_agreeable(d, &h->a, e);
    if (rc == ERR_OK)
        rc = assessment_repo_update(d->db, &h->a, e);
    return rc == ERR_OK ? audit_sheet(d, "add-assessment", h, NULL, e) : rc;
}

enum err_code
assessment_put(struct desk *d, struct assessment *a, const struct assessment_line *lines,
               size_t count, struct err *e)
{
    struct hand *h = new_hand();
    enum err_code rc = work_allow(d, ACTION_WRITE_C, 0, true, e);

    h->a = *a;
    h->a.id = 0;
    if (!h->a.staff_id)
        h->a.staff_id = d->user.staff_id;
    if (rc == ERR_OK)
        rc = check_sheet(d, &h->a, true, e);
    if (rc == ERR_OK)
        rc = text_validate(h->a.own_word, true, REMARK_CHARS, "own_word", e);
    if (rc == ERR_OK && (rc = db_begin(d->db, e)) == ERR_OK) {
        rc = put_sheet(d, h, lines, count, e);
        rc = db_end(d->db, rc, e);
    }
    if (rc == ERR_OK)
        *a = h->a;
    free(h);
    return rc;
}
