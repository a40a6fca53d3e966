/* caseload_words.c - see caseload_words.h */
#include "desk/caseload_words.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/people.h"
#include "desk/staff.h"
#include "desk/words.h"

static const char *const charges[] = {
    [CHARGE_ANYBODY] = N_("Everybody's cases"),
    [CHARGE_OWN] = N_("Own cases"),
    [CHARGE_NOBODY] = N_("Cases that nobody has"),
    [CHARGE_ONE] = N_("Cases of %s"),
};
static const char *const statuses[] = {
    [CASES_OPEN] = N_("open cases"),
    [CASES_ACTIVE] = N_("active cases"),
    [CASES_SUSPENDED] = N_("suspended cases"),
    [CASES_CLOSED] = N_("closed cases"),
};
static const char *const dues[] = {
    [NEXT_ANY] = N_("any next step"),
    [NEXT_OVERDUE] = N_("next step overdue"),
    [NEXT_WEEK] = N_("next step within 7 days"),
    [NEXT_MONTH] = N_("next step within 31 days"),
    [NEXT_MISSING] = N_("no next step"),
};
static const char *const silences[] = {
    [SILENCE_ANY] = N_("any contact"),
    [SILENCE_OVER] = N_("silent longer than the stage allows"),
    [SILENCE_30] = N_("no contact for 30 days"),
    [SILENCE_90] = N_("no contact for 90 days"),
};
static_assert(sizeof charges / sizeof *charges == CHARGE__COUNT, "words for each");
static_assert(sizeof statuses / sizeof *statuses == CASES__COUNT, "words for each");
static_assert(sizeof dues / sizeof *dues == NEXT__COUNT, "words for each");
static_assert(sizeof silences / sizeof *silences == SILENCE__COUNT, "words for each");

const char *
caseload_charge_label(enum caseload_charge charge)
{
    assert((unsigned)charge < CHARGE__COUNT);
    return _(charges[charge]);
}

const char *
caseload_status_label(enum caseload_status status)
{
    assert((unsigned)status < CASES__COUNT);
    return _(statuses[status]);
}

const char *
caseload_due_label(enum caseload_due due)
{
    assert((unsigned)due < NEXT__COUNT);
    return _(dues[due]);
}

const char *
caseload_silence_label(enum caseload_silence silence)
{
    assert((unsigned)silence < SILENCE__COUNT);
    return _(silences[silence]);
}

/* ---- filters ---- */

void
caseload_filter_words(struct desk *d, const struct caseload_filter *f, char *out, size_t size)
{
    char part[LONG_SIZE], name[LINE_SIZE];

    out[0] = '\0';
    if (f->charge == CHARGE_ONE && staff_name_of(d, f->staff_id, name, NULL) == ERR_OK) {
        snprintf(part, sizeof part, caseload_charge_label(f->charge), name);
        text_join(out, size, " / ", part);
    } else if (f->charge != CHARGE_ONE) {
        text_join(out, size, " / ", caseload_charge_label(f->charge));
    }
    if (f->status != CASES_OPEN)
        text_join(out, size, " / ", caseload_status_label(f->status));
    if (f->stage != STAGE_NONE)
        text_join(out, size, " / ", code_label(d, "case_stage", stage_id(f->stage)));
    if (f->due != NEXT_ANY)
        text_join(out, size, " / ", caseload_due_label(f->due));
    if (f->silence != SILENCE_ANY)
        text_join(out, size, " / ", caseload_silence_label(f->silence));
    if (f->disability[0])
        text_join(out, size, " / ", code_label(d, "disability_kind", f->disability));
    if (f->area[0]) {
        snprintf(part, sizeof part, _("postal code %s..."), f->area);
        text_join(out, size, " / ", part);
    }
}

/* ---- rows ---- */

struct case_next
case_next_of(struct desk *d, const struct case_row *row)
{
    const struct support_case *c = &row->c;
    struct case_next next = { .on = case_row_next_on(row), .words = "" };

    if (c->stage == STAGE_CLOSED)
        return (struct case_next){ .words = code_label(d, "close_reason", c->close_reason) };
    if (c->stage == STAGE_SUSPENDED && !date_is_none(c->review_on) && date_is_none(next.on)) {
        next.on = c->review_on;
        next.words = due_kind_label(DUE_REVIEW);
    } else if (date_is_none(c->next_on) && row->ahead.kind != AHEAD_NONE) {
        next.words = ahead_label(row->ahead.kind);
    } else {
        next.missing = case_row_next_missing(row);
        next.words = code_label(d, "next_action", c->next_action);
    }
    next.late = !date_is_none(next.on) && date_compare(next.on, d->today) < 0;
    return next;
}
