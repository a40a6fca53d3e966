/* handover.c - see handover.h */
#include "ui/screens/handover.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/handover.h"
#include "desk/organisation.h"
#include "desk/placement.h"
#include "desk/people.h"
#include "desk/staff.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/choose_organisation.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

struct sheet {
    struct handover record; /* large: it lives here only */
    struct placement_list jobs;
    bool lacks_consent; /* a new sheet, and today nobody could have the support history */
};

static const struct bind rows[] = {
    BIND(handover, BIND_DATE, handed_over_on), BIND(handover, BIND_DATE, start_date),
    BIND(handover, BIND_TEXT, employer_contact), BIND(handover, BIND_TEXT, course),
    BIND(handover, BIND_TEXT, remaining), { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_jobs(struct form *f, struct screen *s)
{
    const struct sheet *st = s->state;
    char key[24], label[LONG_SIZE], day[WAREKI_SIZE];

    form_clear_choices(f, "job");
    for (size_t i = 0; i < st->jobs.count; i++) {
        const struct placement_row *row = &st->jobs.rows[i];

        if (row->voided)
            continue;
        snprintf(key, sizeof key, "%" PRId64, row->id);
        shown_day(s, row->started_on, day);
        snprintf(label, sizeof label, "%s %.200s", day, row->employer);
        form_add_choice(f, "job", key, label);
    }
}

static int64_t
job_of(const struct form *f)
{
    return strtoll(form_get(f, "job"), NULL, 10);
}

/* The months are counted from the real start of the job, whoever supports it. */
static void
job_changed(struct form *f, struct screen *s)
{
    const struct sheet *st = s->state;
    int64_t id = job_of(f);

    for (size_t i = 0; i < st->jobs.count; i++)
        if (st->jobs.rows[i].id == id)
            form_set_date(f, "start_date", st->jobs.rows[i].started_on);
}

static const struct field fields[] = {
    { .key = "state", .label = N_("State"), .type = FIELD_READONLY, .list = fill_jobs },
    { .key = "job", .label = N_("Job"), .type = FIELD_CHOICE, .changed = job_changed,
      .hint = N_("Empty when it is not recorded here.") },
    { .key = "start_date", .label = N_("First day at work"), .type = FIELD_DATE, .required = true,
      .hint = N_("The months are counted from here.") },
    { .key = "from", .label = N_("Given by"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true, .hint = N_("Ctrl-V: choose from the list.") },
    { .key = "to", .label = N_("Taken over by"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true, .hint = N_("Ctrl-V: choose from the list.") },
    { .key = "handed_over_on", .label = N_("Handed over on"), .type = FIELD_DATE,
      .required = true },
    { .key = "consent_id", .label = N_("Consent"), .type = FIELD_READONLY },
    { .key = "employer_contact", .label = N_("At the employer"), .type = FIELD_TEXT,
      .max = LONG_CHARS, .hint = N_("Whom to talk to at the workplace.") },
    { .key = "course", .label = N_("So far"), .type = FIELD_NOTE, .max = NOTE_CHARS, .rows = 3,
      .required = true, .hint = N_("What has happened and what was supported.") },
    { .key = "remaining", .label = N_("What remains"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 3, .required = true, .hint = N_("What the next agency has to watch.") },
    { 0 },
};

/* The fields that hold an agency and the member they stand for. */
static const struct place_of {
    const char *key, *kind;
    size_t at;
} agencies[] = {
    { "from", "", offsetof(struct handover, from_id) },
    { "to", "", offsetof(struct handover, to_id) },
};
enum { AGENCIES = sizeof agencies / sizeof *agencies };

static int64_t *
id_of(struct handover *h, int i)
{
    return (int64_t *)((char *)h + agencies[i].at);
}

/* ---- in and out ---- */

static bool
is_accepted(const struct screen *s)
{
    return !date_is_none(((const struct sheet *)s->state)->record.accepted_on);
}

static enum err_code
show_state(struct screen *s, struct err *e)
{
    const struct sheet *st = s->state;
    const struct handover *h = &st->record;
    char text[LONG_SIZE * 2], name[LINE_SIZE] = "", day[WAREKI_SIZE];
    enum err_code rc = staff_name_of(screen_desk(s), h->accepted_by, name, e);

    shown_date(s, h->accepted_on, day);
    if (is_accepted(s))
        snprintf(text, sizeof text, _("+ Accepted on %s by %s."), day, name);
    else
        snprintf(text, sizeof text, "%s", _("- Not accepted yet: the lead stays as it was."));
    form_set(s->form, "state", text);
    form_show(s->form, "state", h->id != 0);
    form_set(s->form, "consent_id",
             h->consent_id != 0
                 ? _("+ The agency may have the support history on that day.")
             : !st->lacks_consent
                 ? _("Saving looks for one that lets the agency have the support history.")
                 : _("! There is none today that lets another agency have the support history."));
    return rc;
}

static enum err_code
show(struct screen *s, struct err *e)
{
    struct sheet *st = s->state;
    char key[24] = "";
    enum err_code rc = ERR_OK;

    bind_put(s->form, rows, &st->record);
    if (st->record.placement_id != 0)
        snprintf(key, sizeof key, "%" PRId64, st->record.placement_id);
    form_set(s->form, "job", key);
    form_show(s->form, "job", st->jobs.count > 0);
    for (int i = 0; i < AGENCIES && rc == ERR_OK; i++)
        rc = organisation_put(s, agencies[i].key, *id_of(&st->record, i), e);
    form_lock_all(s->form, is_accepted(s) || !desk_may(screen_desk(s), ACTION_WORK));
    s->draft_version = (long)st->record.version;
    return rc == ERR_OK ? show_state(s, e) : rc;
}

/* What a new sheet most often says: the job that goes on, and the association takes over. */
static enum err_code
begin(struct screen *s, struct err *e)
{
    struct sheet *st = s->state;
    struct organisation_list list = { 0 };
    enum err_code rc = organisation_list(screen_desk(s), "association", 1, &list, e);

    if (rc == ERR_OK && list.count > 0)
        st->record.to_id = list.rows[0].id;
    organisation_list_free(&list);
    st->record.handed_over_on = screen_today(s);
    for (size_t i = 0; i < st->jobs.count; i++) {
        const struct placement_row *row = &st->jobs.rows[i];

        if (row->voided || !date_is_none(row->ended_on))
            continue;
        st->record.placement_id = row->id;
        st->record.start_date = row->started_on;
    }
    return rc;
}

/* Without a consent the sheet cannot be stored: said before it is written, not at its end. A sheet
 * about a day of before may have one of that day, so the form opens all the same. */
static enum err_code
ask_consent(struct screen *s, struct err *e)
{
    struct sheet *st = s->state;
    bool covered = false;
    enum err_code rc = consent_covers(screen_desk(s), st->record.person_id, 0, "support_log",
                                      screen_today(s), &covered, e);

    st->lacks_consent = rc == ERR_OK && !covered;
    if (st->lacks_consent)
        screen_warn(s, "%s",
                    _("No consent lets another agency have the support history. Ask the person first "
                      "(F3, then c on the card); the sheet is stored only with one."));
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct sheet *st = s->state;
    enum err_code rc = casework_open(s, a->person_id, e);

    st->record.person_id = a->person_id;
    if (rc == ERR_OK)
        rc = placement_list(screen_desk(s), a->person_id, &st->jobs, e);
    if (rc == ERR_OK)
        rc = a->id != 0 ? handover_find(screen_desk(s), a->id, &st->record, e) : begin(s, e);
    if (rc != ERR_OK)
        return rc;
    if (a->id == 0)
        rc = ask_consent(s, e);
    if (rc != ERR_OK)
        return rc;
    s->form = form_new(s, fields);
    draft_record_set(s, st->record.id, a->person_id);
    return show(s, e);
}

static void
close(struct screen *s)
{
    placement_list_free(&((struct sheet *)s->state)->jobs);
}

/* ---- save ---- */

/* The desk speaks of refs, the form has names. */
static void
name_error(struct err *e)
{
    static const char *const names[][2] = { { "from_ref", "from" },
                                            { "to_ref", "to" },
                                            { "placement_ref", "job" } };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(e->field, names[i][0]) == 0)
            (void)text_copy(e->field, sizeof e->field, names[i][1]);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct sheet *st = s->state;
    struct handover *made = malloc(sizeof *made);
    enum err_code rc = ERR_OK;

    if (made == NULL)
        abort();
    *made = st->record;
    bind_take(s->form, rows, made);
    made->placement_id = job_of(s->form);
    made->consent_id = 0; /* day or agency may be others now: the desk finds the one that fits */
    for (int i = 0; i < AGENCIES && rc == ERR_OK; i++)
        rc = organisation_of_list(s, agencies[i].key, agencies[i].kind, id_of(made, i), e);
    if (rc == ERR_OK)
        rc = handover_save(screen_desk(s), made, e);
    if (rc == ERR_OK)
        st->record = *made;
    free(made);
    if (rc != ERR_OK) {
        name_error(e);
        return rc;
    }
    screen_say(s, "%s", _("Saved. The agency that takes over accepts it with Ctrl-X."));
    return show(s, e);
}

/* ---- commands ---- */

static void
organisation_chosen(struct screen *s, int64_t id, const char *name)
{
    struct sheet *st = s->state;

    for (int i = 0; i < AGENCIES; i++) {
        if (strcmp(form_focused(s->form), agencies[i].key) == 0) {
            *id_of(&st->record, i) = id;
            bind_type(s->form, agencies[i].key, name);
        }
    }
}

static void
choose(struct screen *s)
{
    const char *key = strcmp(form_focused(s->form), "to") == 0 ? "to" : "from";

    form_focus(s->form, key);
    choose_organisation(s, "", form_get(s->form, key), organisation_chosen);
}

static bool
may_change(const struct screen *s)
{
    return !is_accepted(s);
}

static bool
may_accept(const struct screen *s)
{
    return ((const struct sheet *)s->state)->record.id != 0 && !is_accepted(s);
}

static const struct field accept_fields[] = {
    { .key = "accepted_on", .label = N_("Accepted on"), .type = FIELD_DATE, .required = true,
      .hint = N_("Not before the day it was handed over, not after today.") },
    { 0 },
};

static void
prepare_accept(struct screen *s, struct form *f)
{
    form_set_date(f, "accepted_on", screen_today(s));
}

static enum err_code
save_accept(struct screen *s, struct form *f, struct err *e)
{
    struct sheet *st = s->state;
    struct desk *d = screen_desk(s);
    enum err_code rc = handover_accept(d, st->record.id, st->record.version,
                                       form_get_date(f, "accepted_on"), e);

    if (rc == ERR_OK)
        rc = handover_find(d, st->record.id, &st->record, e);
    if (rc == ERR_OK)
        rc = show(s, e);
    if (rc == ERR_OK)
        screen_say(s, "%s", _("Accepted. The support goes on at the agency that took over."));
    return rc;
}

static void
accept(struct screen *s)
{
    if (screen_is_unsaved(s))
        screen_warn(s, "%s", _("Save first, or throw away what was typed."));
    else
        dialog_form(s, _("Accept this handover"), accept_fields, prepare_accept, save_accept);
}

static const struct command commands[] = {
    { "choose-organisation", "Ctrl-V", N_("Choose"),
      N_("Choose the agency of this field from the list."), NEED_MAY(ACTION_WORK), choose,
      may_change },
    { "handover-accept", "Ctrl-X F2", N_("Accept"),
      N_("The agency that takes over accepts it: the lead changes on that day."),
      NEED_MAY(ACTION_WORK), accept, may_accept },
    { 0 },
};

const struct screen_ops handover_screen = {
    .id = "handover",
    .title = N_("Handover sheet"),
    .state_size = sizeof(struct sheet),
    .commands = commands,
    .open = open,
    .save = save,
    .close = close,
};
