/* separation.c - see separation.h */
#include "ui/screens/separation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/placement.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

struct ending {
    struct placement job;
    struct separation end;
};

static const struct bind rows[] = {
    BIND(separation, BIND_DATE, ended_on),   BIND(separation, BIND_TEXT, leave_reason),
    BIND(separation, BIND_TEXT, leave_note), BIND(separation, BIND_TEXT, next_stage),
    { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_lists(struct form *f, struct screen *s)
{
    static const char *const stages[] = { "job_search", "registered", "training" };

    code_choices_set(f, s, "leave_reason", "leave_reason");
    form_clear_choices(f, "next_stage");
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        form_add_choice(f, "next_stage", stages[i],
                        code_label(screen_desk(s), "case_stage", stages[i]));
}

/* How long, and the group of the reason: derived, never typed. */
static void
derive(struct form *f, struct screen *s)
{
    const struct ending *st = s->state;
    struct desk *d = screen_desk(s);
    struct date end = form_get_date(f, "ended_on");
    long days = tenure_days(st->job.started_on, end);
    char text[LONG_SIZE] = "";

    if (days >= 0)
        snprintf(text, sizeof text, _n("%ld day (%s)", "%ld days (%s)", days), days,
                 code_label(d, "tenure_band", tenure_band(st->job.started_on, end)));
    form_set(f, "tenure", text);
    form_set(f, "group", code_label(d, "leave_group", leave_group(form_get(f, "leave_reason"))));
}

static const struct field fields[] = {
    { .key = "job", .label = N_("Job"), .type = FIELD_READONLY, .list = fill_lists },
    { .key = "ended_on", .label = N_("Last day at work"), .type = FIELD_DATE, .required = true,
      .changed = derive, .hint = N_("Like H26.11.5 or 11/5.") },
    { .key = "tenure", .label = N_("Time at work"), .type = FIELD_READONLY },
    { .key = "leave_reason", .label = N_("Reason"), .type = FIELD_CHOICE, .required = true,
      .changed = derive },
    { .key = "group", .label = N_(" group"), .type = FIELD_READONLY },
    { .key = "leave_note", .label = N_("In words"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .rows = 3, .hint = N_("The person's words and the employer's.") },
    { .key = "next_stage", .label = N_("Goes on with"), .type = FIELD_CHOICE,
      .hint = N_("How the support goes on; empty when another job goes on.") },
    { 0 },
};

static void
show_job(struct screen *s)
{
    const struct placement *p = &((const struct ending *)s->state)->job;
    char text[LONG_SIZE], day[WAREKI_SIZE];

    shown_date(s, p->started_on, day);
    snprintf(text, sizeof text, _("%s, since %s"), p->employer_name, day);
    form_set(s->form, "job", text);
    derive(s->form, s);
}

static enum err_code
read_job(struct screen *s, int64_t id, struct err *e)
{
    struct ending *st = s->state;
    enum err_code rc = placement_find(screen_desk(s), id, &st->job, e);

    if (rc == ERR_OK && (st->job.voided || !date_is_none(st->job.ended_on)))
        rc = err_set(e, ERR_INVALID, "", N_("The end of this job is entered already."));
    s->draft_version = (long)st->job.version;
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct ending *st = s->state;
    enum err_code rc = read_job(s, a->id, e);

    if (rc == ERR_OK && st->job.person_id != 0)
        rc = casework_open(s, st->job.person_id, e);
    if (rc != ERR_OK)
        return rc;
    s->form = form_new(s, fields);
    draft_record_set(s, st->job.id, st->job.person_id);
    show_job(s);
    return ERR_OK;
}

static enum err_code
reread(struct screen *s, struct err *e)
{
    enum err_code rc = read_job(s, ((struct ending *)s->state)->job.id, e);

    if (rc == ERR_OK)
        show_job(s);
    return rc;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct ending *st = s->state;
    enum err_code rc;

    bind_take(s->form, rows, &st->end);
    rc = placement_end(screen_desk(s), st->job.id, st->job.version, &st->end, e);
    if (rc != ERR_OK)
        return rc;
    screen_say(s, "%s", _("Saved. The case goes on; No.63 stays as it was."));
    screen_pop(s);
    return ERR_OK;
}

const struct screen_ops separation_screen = {
    .id = "separation",
    .title = N_("Left the job"),
    .state_size = sizeof(struct ending),
    .open = open,
    .save = save,
    .reread = reread,
    .restored = derive,
};
