/* placement.c - see placement.h */
#include "ui/screens/placement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/kpi_why.h"
#include "desk/placement.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/choose_organisation.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/history.h"
#include "ui/screens/resume.h"
#include "ui/screens/separation.h"
#include "ui/screens/shown.h"
#include "ui/screens/void_record.h"

enum { HOUR = 60, WEEK_HOURS = PLACEMENT_WEEK_MAX / HOUR };

static const struct code_choice lists[] = {
    { "occupation", "occupation" },       { "employment_form", "employment_form" },
    { "wage_kind", "wage_kind" },         { "contract_term", "contract_term" },
    { "vacancy_kind", "vacancy_kind" },   { "disclosure", "disclosure" },
    { "route", "placement_route" },       { "supporters", "placement_supporter" },
    { NULL, NULL },
};

static const struct choice features[] = {
    { "special_subsidiary", N_("special subsidiary") },
    { "home_working", N_("working at home") },
    { NULL, NULL },
};

static const struct bind rows[] = {
    BIND(placement, BIND_TEXT, partner_person),  BIND(placement, BIND_DATE, reported_on),
    BIND(placement, BIND_DATE, started_on),      BIND(placement, BIND_TEXT, employer_name),
    BIND(placement, BIND_TEXT, occupation),      BIND(placement, BIND_TEXT, job_note),
    BIND(placement, BIND_TEXT, employment_form), BIND(placement, BIND_TEXT, wage_kind),
    BIND(placement, BIND_NUMBER, wage),          BIND(placement, BIND_TEXT, contract_term),
    BIND(placement, BIND_DATE, term_end),        BIND(placement, BIND_TEXT, vacancy_kind),
    BIND(placement, BIND_TEXT, disclosure),      BIND(placement, BIND_TEXT, route),
    BIND(placement, BIND_CODES, supporters),     BIND(placement, BIND_DATE, retention_from),
    { NULL, BIND_TEXT, 0, 0 },
};

/* The fields that hold an organisation, the kind they choose from, and the member they stand for. */
static const struct place_of {
    const char *key, *kind;
    size_t at;
} organisations[] = {
    { "employer_name", "employer", offsetof(struct placement, employer_id) },
    { "partner", "", offsetof(struct placement, partner_id) },
    { "retention_lead", "", offsetof(struct placement, retention_lead) },
};
enum { ORGANISATIONS = sizeof organisations / sizeof *organisations };

static int64_t *
id_of(struct placement *p, const struct place_of *place)
{
    return (int64_t *)((char *)p + place->at);
}

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_fill(f, s, lists);
}

static void take(const struct form *f, struct placement *p);

/* Yes or no for No.63, as the fields stand now. */
static void
say_counts(struct form *f, struct screen *s)
{
    struct placement *asked = malloc(sizeof *asked);
    struct kpi_why why;
    struct err e = { 0 };
    char text[LONG_SIZE + 8];

    if (asked == NULL)
        abort();
    *asked = *(const struct placement *)s->state;
    take(f, asked);
    if (placement_why(screen_desk(s), asked, &why, &e) == ERR_OK) {
        snprintf(text, sizeof text, "%s %s", why.counts ? "+" : "-", why.words);
        form_set(f, "kpi", text);
    }
    free(asked);
}

static void
changed(struct form *f, struct screen *s)
{
    const char *term = form_get(f, "contract_term");

    form_show(f, "term_end", term[0] != '\0' && strcmp(term, "indefinite") != 0);
    say_counts(f, s);
}

static const struct field fields[] = {
    { .key = "ended", .label = N_("Left"), .type = FIELD_READONLY, .list = fill_lists },
    { .key = "partner", .label = N_("Reported by"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true, .hint = N_("Ctrl-V: choose from the list.") },
    { .key = "partner_person", .label = N_("Their name for the person"), .type = FIELD_TEXT,
      .max = SHORT_CHARS, .required = true, .hint = N_("Number or initials, never the name.") },
    { .key = "started_on", .label = N_("First day at work"), .type = FIELD_DATE, .required = true,
      .changed = changed, .hint = N_("Decides the year of No.63.") },
    { .key = "employer_name", .label = N_("Employer"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true, .hint = N_("The name, or Ctrl-V: list.") },
    { .key = "occupation", .label = N_("Kind of work"), .type = FIELD_CHOICE, .required = true },
    { .key = "job_note", .label = N_("The work"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .rows = 2 },
    { .key = "employment_form", .label = N_("Employment"), .type = FIELD_CHOICE,
      .required = true, .changed = changed },
    { .key = "features", .label = N_("Also"), .type = FIELD_FLAGS, .choices = features },
    { .key = "hours", .label = N_("Hours a week"), .type = FIELD_NUMBER, .max = WEEK_HOURS,
      .hint = N_("Whole hours of work a week by contract; empty when not known.") },
    { .key = "minutes", .label = N_(" and minutes"), .type = FIELD_NUMBER, .max = HOUR - 1,
      .hint = N_("0 to 59, like 30 for half an hour.") },
    { .key = "wage_kind", .label = N_("Wage"), .type = FIELD_CHOICE },
    { .key = "wage", .label = N_(" yen"), .type = FIELD_NUMBER, .max = PLACEMENT_WAGE_MAX },
    { .key = "contract_term", .label = N_("Term"), .type = FIELD_CHOICE, .changed = changed },
    { .key = "term_end", .label = N_(" until"), .type = FIELD_DATE, .required = true },
    { .key = "vacancy_kind", .label = N_("Vacancy"), .type = FIELD_CHOICE, .required = true },
    { .key = "disclosure", .label = N_("Disability is"), .type = FIELD_CHOICE, .required = true },
    { .key = "route", .label = N_("Found through"), .type = FIELD_CHOICE, .required = true },
    { .key = "supporters", .label = N_("Supported by"), .type = FIELD_FLAGS, .required = true,
      .changed = changed },
    { .key = "kpi", .label = N_("No.63"), .type = FIELD_READONLY },
    { .key = "retention_lead", .label = N_("Retention lead"), .type = FIELD_TEXT,
      .max = LINE_CHARS, .hint = N_("Ctrl-V: choose from the list.") },
    { .key = "retention_from", .label = N_(" from"), .type = FIELD_DATE },
    { .key = "reported_on", .label = N_("Reported on"), .type = FIELD_DATE, .required = true },
    { 0 },
};

/* ---- in and out ---- */

static void
put_week(struct form *f, int minutes)
{
    form_set(f, "hours", "");
    form_set(f, "minutes", "");
    if (minutes == PLACEMENT_NOT_KNOWN)
        return;
    form_set_number(f, "hours", minutes / HOUR);
    form_set_number(f, "minutes", minutes % HOUR);
}

static void
take(const struct form *f, struct placement *p)
{
    bind_take(f, rows, p);
    p->special_subsidiary = form_has_flag(f, "features", "special_subsidiary");
    p->home_working = form_has_flag(f, "features", "home_working");
    p->weekly_minutes = PLACEMENT_NOT_KNOWN;
    if (!form_is_empty(f, "hours") || !form_is_empty(f, "minutes"))
        p->weekly_minutes = (int)(form_get_number(f, "hours", 0) * HOUR
                                  + form_get_number(f, "minutes", 0));
    if (strcmp(p->contract_term, "indefinite") == 0 || p->contract_term[0] == '\0')
        p->term_end = DATE_NONE;
}

static void
show_end(struct screen *s)
{
    const struct placement *p = s->state;
    char text[LONG_SIZE], day[WAREKI_SIZE];

    shown_date(s, p->ended_on, day);
    if (p->voided)
        snprintf(text, sizeof text, _("Void: %.300s"), p->void_reason);
    else
        snprintf(text, sizeof text, "%s  %s", day,
                 code_label(screen_desk(s), "leave_reason", p->leave_reason));
    form_set(s->form, "ended", text);
    form_show(s->form, "ended", p->voided || !date_is_none(p->ended_on));
}

static enum err_code
show(struct screen *s, struct err *e)
{
    struct placement *p = s->state;
    char flags[60];
    enum err_code rc = ERR_OK;

    bind_put(s->form, rows, p);
    snprintf(flags, sizeof flags, "%s%s%s", p->special_subsidiary ? "special_subsidiary" : "",
             p->special_subsidiary && p->home_working ? ";" : "",
             p->home_working ? "home_working" : "");
    form_set(s->form, "features", flags);
    put_week(s->form, p->weekly_minutes);
    for (int i = 0; i < ORGANISATIONS && rc == ERR_OK; i++)
        if (*id_of(p, &organisations[i]) != 0)
            rc = organisation_put(s, organisations[i].key, *id_of(p, &organisations[i]), e);
    form_show(s->form, "partner", p->person_id == 0);
    form_show(s->form, "partner_person", p->person_id == 0);
    show_end(s);
    changed(s->form, s);
    form_lock_all(s->form, p->voided || !desk_may(screen_desk(s), ACTION_WORK));
    s->draft_version = (long)p->version;
    return rc;
}

/* Read once: every reading is an opening of the person. */
static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct placement *p = s->state;
    enum err_code rc = ERR_OK;

    *p = (struct placement){ .person_id = a->person_id,
                             .reported_on = screen_today(s),
                             .weekly_minutes = PLACEMENT_NOT_KNOWN,
                             .wage = PLACEMENT_NOT_KNOWN };
    if (a->id != 0)
        rc = placement_find(screen_desk(s), a->id, p, e);
    if (rc == ERR_OK && p->person_id != 0)
        rc = casework_open(s, p->person_id, e);
    if (rc != ERR_OK)
        return rc;
    s->form = form_new(s, fields);
    if (p->id == 0 && p->person_id == 0)
        draft_record_new(s, DRAFT_NOBODY, a->draft);
    else
        draft_record_set(s, p->id, p->person_id);
    return show(s, e);
}

static enum err_code
reread(struct screen *s, struct err *e)
{
    struct placement *p = s->state;
    enum err_code rc = placement_find(screen_desk(s), p->id, p, e);

    return rc == ERR_OK ? show(s, e) : rc;
}

/* ---- save ---- */

/* The desk speaks of refs, the form has names. */
static void
name_error(struct err *e)
{
    static const char *const names[][2] = { { "employer_ref", "employer_name" },
                                            { "partner_ref", "partner" },
                                            { "weekly_minutes", "hours" } };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(e->field, names[i][0]) == 0)
            (void)text_copy(e->field, sizeof e->field, names[i][1]);
}

static enum err_code
take_organisations(struct screen *s, struct placement *p, struct err *e)
{
    enum err_code rc = organisation_of_field(s, "employer_name", "employer", &p->employer_id, e);

    if (rc == ERR_OK && p->person_id == 0)
        rc = organisation_of_list(s, "partner", "", &p->partner_id, e);
    if (rc == ERR_OK)
        rc = organisation_of_list(s, "retention_lead", "", &p->retention_lead, e);
    return rc;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct placement *p = s->state, *made = malloc(sizeof *made);
    enum err_code rc;

    if (made == NULL)
        abort();
    *made = *p;
    take(s->form, made);
    rc = take_organisations(s, made, e);
    if (rc == ERR_OK)
        rc = placement_save(screen_desk(s), made, e);
    if (rc == ERR_OK)
        *p = *made;
    free(made);
    if (rc != ERR_OK)
        name_error(e);
    return rc == ERR_OK ? show(s, e) : rc;
}

/* ---- commands ---- */

static void
organisation_chosen(struct screen *s, int64_t id, const char *name)
{
    for (int i = 0; i < ORGANISATIONS; i++) {
        if (strcmp(form_focused(s->form), organisations[i].key) == 0) {
            *id_of(s->state, &organisations[i]) = id;
            bind_type(s->form, organisations[i].key, name);
        }
    }
}

static void
choose(struct screen *s)
{
    const struct place_of *place = &organisations[0];

    for (int i = 0; i < ORGANISATIONS; i++)
        if (strcmp(form_focused(s->form), organisations[i].key) == 0)
            place = &organisations[i];
    form_focus(s->form, place->key);
    choose_organisation(s, place->kind, form_get(s->form, place->key), organisation_chosen);
}

static bool
may_change(const struct screen *s)
{
    return !((const struct placement *)s->state)->voided;
}

static bool
goes_on(const struct screen *s)
{
    const struct placement *p = s->state;

    return p->id != 0 && !p->voided && date_is_none(p->ended_on);
}

static void
left(struct screen *s)
{
    const struct placement *p = s->state;

    (void)screen_replace(s, &separation_screen, &(struct record_arg){ p->id, p->person_id });
}

static bool
is_stored(const struct screen *s)
{
    const struct placement *p = s->state;

    return p->id != 0 && !p->voided;
}

static void
void_for(struct screen *s, const char *reason)
{
    const struct placement *p = s->state;
    struct err e = { 0 };

    void_record_done(s, placement_void(screen_desk(s), p->id, p->version, reason, &e), &e);
}

static void
make_void(struct screen *s)
{
    void_record_ask(s, void_for);
}

static bool
is_old(const struct screen *s)
{
    return ((const struct placement *)s->state)->id != 0;
}

static void
history(struct screen *s)
{
    const struct placement *p = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "placement", p->id });
}

static const struct command commands[] = {
    { "choose-organisation", "Ctrl-V", N_("Choose"),
      N_("Choose the employer or agency of this field from the list."), NEED_MAY(ACTION_WORK),
      choose, may_change },
    { "left-job", "Ctrl-X", N_("Left the job"), N_("Report the end of this job."),
      NEED_MAY(ACTION_WORK), left, goes_on },
    { "placement-void", "Ctrl-Y", N_("Void"),
      N_("The record was entered in error: it is kept and never counted."), NEED_MAY(ACTION_WORK),
      make_void, is_stored,
      .why = N_("It is not stored yet.") },
    { "placement-history", "Esc-y", N_("History"), N_("What was changed: before, after, who and when."),
      0, history, is_old },
    { 0 },
};

const struct screen_ops placement_screen = {
    .id = "placement",
    .title = N_("Placement report"),
    .state_size = sizeof(struct placement),
    .commands = commands,
    .open = open,
    .save = save,
    .reread = reread,
    .restored = changed,
};
