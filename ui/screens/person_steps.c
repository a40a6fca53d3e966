/* person_steps.c - questions on the person's screen that change the case; see person_private.h */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/workflow.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/open_days.h"
#include "ui/screens/person_private.h"
#include "ui/screens/shown.h"

static struct support_case *
current(struct screen *s)
{
    struct person_state *st = s->state;

    return &st->card.current;
}

bool
person_is_suspended(const struct screen *s)
{
    const struct person_state *st = s->state;

    return person_has_open_case(s) && st->card.current.stage == STAGE_SUSPENDED;
}

bool
person_is_active(const struct screen *s)
{
    return person_has_open_case(s) && !person_is_suspended(s);
}

/* The question, and about whom: the card is hidden by it. */
static void
ask_form(struct screen *s, const char *question, const struct field *fields,
         void (*prepare)(struct screen *s, struct form *f),
         enum err_code (*save)(struct screen *s, struct form *f, struct err *e))
{
    const struct person_state *st = s->state;
    char title[LINE_SIZE + 80];

    snprintf(title, sizeof title, "%s  %s", st->card.person.name, question);
    dialog_about(s, "person", st->person_id, "");
    dialog_form(s, title, fields, prepare, save);
}

/* ---- next action ---- */

static void
fill_next(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "next_action", "next_action");
}

static const struct field next_fields[] = {
    { .key = "next_action", .label = N_("Next step"), .type = FIELD_CHOICE, .required = true,
      .list = fill_next },
    { .key = "next_on", .label = N_("Day"), .type = FIELD_DATE, .needed = bind_needs_next_day,
      .hint = N_("Needed unless the matter ends here.") },
    { 0 },
};

static void
prepare_next(struct screen *s, struct form *f)
{
    form_set(f, "next_action", current(s)->next_action);
    form_set_date(f, "next_on", current(s)->next_on);
}

/* Somebody was quicker: what stands there now is said, and saving again puts this in its place. */
static enum err_code
next_conflict(struct screen *s, struct err *e)
{
    struct support_case *c = current(s);
    char day[WAREKI_SIZE];
    enum err_code rc = case_find(screen_desk(s), c->id, c, e);

    if (rc != ERR_OK)
        return rc;
    shown_day(s, c->next_on, day);
    return err_set(e, ERR_CONFLICT, "",
                   N_("Somebody has changed this case meanwhile. Stored now: %s %s. F9 puts yours in "
                      "its place."),
                   c->next_action[0] != '\0'
                       ? code_label(screen_desk(s), "next_action", c->next_action)
                       : _("not set"),
                   day);
}

static enum err_code
save_next(struct screen *s, struct form *f, struct err *e)
{
    struct date typed = form_get_date(f, "next_on");
    struct support_case stored;
    enum err_code rc = case_set_next(screen_desk(s), current(s)->id, current(s)->version,
                                     form_get(f, "next_action"), typed, e);

    if (rc == ERR_CONFLICT)
        return next_conflict(s, e);
    if (rc == ERR_OK && (rc = case_find(screen_desk(s), current(s)->id, &stored, e)) == ERR_OK)
        open_days_say(s, _("Saved."), date_is_none(stored.next_on) ? stored.next_on : typed,
                      stored.next_on);
    return rc;
}

void
person_set_next(struct screen *s)
{
    ask_form(s, _("Next step"), next_fields, prepare_next, save_next);
}

/* ---- who is in charge ---- */

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_case_staff(f, s, "staff", _("nobody"));
}

static const struct field assign_fields[] = {
    { .key = "staff", .label = N_("In charge"), .type = FIELD_CHOICE, .required = true,
      .list = fill_staff },
    { 0 },
};

static void
prepare_assign(struct screen *s, struct form *f)
{
    const struct desk *d = screen_desk(s);
    bool is_free = current(s)->staff_id == 0 && d->user.role == ROLE_WORKER;

    form_set_number(f, "staff", (long)(is_free ? d->user.staff_id : current(s)->staff_id));
}

static enum err_code
save_assign(struct screen *s, struct form *f, struct err *e)
{
    return case_assign(screen_desk(s), current(s)->id, current(s)->version,
                       form_get_number(f, "staff", 0), e);
}

void
person_assign(struct screen *s)
{
    ask_form(s, _("In charge"), assign_fields, prepare_assign, save_assign);
}

/* ---- closing, suspending, resuming ---- */

static void
fill_close(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "reason", "close_reason");
}

static void
fill_suspend(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "reason", "suspend_reason");
}

static const struct field close_fields[] = {
    { .key = "reason", .label = N_("Reason"), .type = FIELD_CHOICE, .required = true,
      .list = fill_close },
    { .key = "on", .label = N_("Closed on"), .type = FIELD_DATE, .required = true },
    { 0 },
};

static const struct field suspend_fields[] = {
    { .key = "reason", .label = N_("Reason"), .type = FIELD_CHOICE, .required = true,
      .list = fill_suspend },
    { .key = "review_on", .label = N_("Look again on"), .type = FIELD_DATE, .required = true },
    { .key = "on", .label = N_("Suspended on"), .type = FIELD_DATE, .required = true },
    { 0 },
};

static const struct field resume_fields[] = {
    { .key = "on", .label = N_("Resumed on"), .type = FIELD_DATE, .required = true },
    { 0 },
};

static void
prepare_day(struct screen *s, struct form *f)
{
    form_set_date(f, "on", screen_today(s));
}

static enum err_code
save_close(struct screen *s, struct form *f, struct err *e)
{
    return case_close(screen_desk(s), current(s)->id, form_get(f, "reason"),
                      form_get_date(f, "on"), e);
}

static enum err_code
save_suspend(struct screen *s, struct form *f, struct err *e)
{
    return case_suspend(screen_desk(s), current(s)->id, form_get(f, "reason"),
                        form_get_date(f, "review_on"), form_get_date(f, "on"), e);
}

static enum err_code
save_resume(struct screen *s, struct form *f, struct err *e)
{
    return case_resume(screen_desk(s), current(s)->id, form_get_date(f, "on"), e);
}

void
person_close_case(struct screen *s)
{
    ask_form(s, _("Close the case"), close_fields, prepare_day, save_close);
}

void
person_suspend_case(struct screen *s)
{
    ask_form(s, _("Suspend the case"), suspend_fields, prepare_day, save_suspend);
}

void
person_resume_case(struct screen *s)
{
    ask_form(s, _("Resume the case"), resume_fields, prepare_day, save_resume);
}

/* ---- taking back ---- */

bool
person_can_undo(const struct screen *s)
{
    const struct person_state *st = s->state;

    return st->card.has_case && st->stages.count > 0;
}

static void
undo(struct screen *s, const char *words)
{
    struct err e = { 0 };

    if (!screen_ok(s, case_undo(screen_desk(s), current(s)->id, words, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, "%s", _("Taken back. Both changes stay in the history."));
}

void
person_undo_stage(struct screen *s)
{
    const struct person_state *st = s->state;

    dialog_about(s, "person", st->person_id, "");
    dialog_prompt(s, _("Take back the last change of stage. Why?"), NULL, LONG_CHARS, undo);
}

/* ---- going on without a record ---- */

/* Stages that the reader may say: nothing is written for them elsewhere. */
static stage_set
free_steps(const struct screen *s)
{
    const struct person_state *st = s->state;
    const struct support_case *c = &st->card.current;
    const struct desk *d = screen_desk(s);
    stage_set set = 0;

    if (!person_is_active(s))
        return 0;
    for (enum stage to = STAGE_INQUIRY; to < STAGE_SUSPENDED; to++) {
        const struct transition *t = workflow_find(c->stage, to);

        if (t != NULL && (t->needs == NEED_NOTHING || t->needs == NEED_SKIP)
            && workflow_may(c->stage, c->stage_before, to, d->user.role))
            set |= STAGE_BIT(to);
    }
    return set;
}

bool
person_can_go_on(const struct screen *s)
{
    return free_steps(s) != 0;
}

static void
take_step(struct screen *s, const char *skip_reason)
{
    const struct person_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct err e = { 0 };
    const struct case_step step = { .to = st->next_stage, .skip_reason = skip_reason };
    enum stage to = st->next_stage;

    if (!screen_ok(s, case_move(d, st->card.current.id, &step, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, _("The case is now at: %s."), code_label(d, "case_stage", stage_id(to)));
}

static void
skip_picked(struct screen *s, int index)
{
    const struct person_state *st = s->state;
    const struct transition *t = workflow_find(st->card.current.stage, st->next_stage);

    take_step(s, t->skips[index]);
}

static void
ask_skip(struct screen *s, const struct transition *t)
{
    struct choice rows[sizeof t->skips / sizeof *t->skips + 1] = { { 0 } };

    for (size_t i = 0; t->skips[i] != NULL; i++)
        rows[i] = (struct choice){ t->skips[i],
                                   code_label(screen_desk(s), "stage_skip_reason", t->skips[i]) };
    picker_ask(s, _("Steps are left out. Why?"), rows, -1, skip_picked);
}

/* The nth stage of a set. */
static enum stage
nth_stage(stage_set set, int n)
{
    for (enum stage stage = STAGE_INQUIRY; stage < STAGE__COUNT; stage++)
        if ((set & STAGE_BIT(stage)) && n-- == 0)
            return stage;
    return STAGE_NONE;
}

static void
stage_picked(struct screen *s, int index)
{
    struct person_state *st = s->state;
    const struct transition *t;

    st->next_stage = nth_stage(free_steps(s), index);
    t = workflow_find(st->card.current.stage, st->next_stage);
    if (t == NULL)
        return; /* another desk has moved the case meanwhile */
    if (t->needs == NEED_SKIP)
        ask_skip(s, t);
    else
        take_step(s, NULL);
}

void
person_go_on(struct screen *s)
{
    stage_set set = free_steps(s);
    struct choice rows[STAGE__COUNT + 1] = { { 0 } };

    for (int n = 0; nth_stage(set, n) != STAGE_NONE; n++) {
        const char *id = stage_id(nth_stage(set, n));

        rows[n] = (struct choice){ id, code_label(screen_desk(s), "case_stage", id) };
    }
    picker_ask(s, _("Go on to which stage?"), rows, -1, stage_picked);
}
