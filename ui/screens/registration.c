/* registration.c - see registration.h */
#include "ui/screens/registration.h"

#include <stdio.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/registration.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/placement.h"
#include "ui/screens/resume.h"

struct registration_state {
    struct record_arg arg;
    bool has_case;
    struct support_case c;
    struct registration r; /* id 0: not registered */
};

/* ---- the form ---- */

static void
fill(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "skip_reason", "stage_skip_reason");
}

static const struct field fields[] = {
    { .key = "stage", .label = N_("Stage"), .type = FIELD_READONLY, .list = fill },
    { .key = "registered_on", .label = N_("Registered on"), .type = FIELD_DATE,
      .required = true },
    { .key = "number", .label = N_("Number"), .type = FIELD_TEXT, .max = REF_CHARS, .width = 20,
      .hint = N_("Left empty, the next number is given.") },
    { .key = "skip_reason", .label = N_("Steps left out"), .type = FIELD_CHOICE,
      .hint = N_("Why without assessment and decision.") },
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = REMARK_CHARS },
    { 0 },
};

static void
put(struct screen *s)
{
    const struct registration_state *st = s->state;
    struct desk *d = screen_desk(s);
    bool early = st->r.id == 0 && st->has_case && st->c.stage < STAGE_ASSESSMENT;

    form_set(s->form, "stage",
             st->has_case ? code_label(d, "case_stage", stage_id(st->c.stage))
                          : _("no open case"));
    form_set_date(s->form, "registered_on",
                  st->r.id != 0 ? st->r.registered_on : screen_today(s));
    form_set(s->form, "number", st->r.number);
    form_set(s->form, "note", st->r.note);
    form_set(s->form, "skip_reason", "");
    form_show(s->form, "skip_reason", early);
    form_lock_all(s->form, !desk_may(d, ACTION_WRITE_C));
}

/* ---- read and store ---- */

static enum err_code
load(struct screen *s, struct err *e)
{
    struct registration_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct registration r;
    enum err_code rc = registration_of_person(d, st->arg.person_id, &r, e);

    if (rc == ERR_NOT_FOUND && st->arg.id != 0)
        return err_set(e, rc, "", N_("This registration has ended. The card tells when and why."));
    if (rc == ERR_OK && st->arg.id != 0 && st->arg.id != r.id)
        return err_set(e, ERR_NOT_FOUND, "",
                       N_("This registration has ended. The card tells when and why."));
    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return rc;
    st->r = rc == ERR_OK ? r : (struct registration){ .person_id = st->arg.person_id };
    s->draft_version = (long)st->r.version;
    rc = case_of_person(d, st->arg.person_id, &st->c, e);
    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return rc;
    st->has_case = rc == ERR_OK && st->c.stage != STAGE_CLOSED;
    put(s);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct registration_state *st = s->state;

    st->arg = *(const struct record_arg *)arg;
    s->form = form_new(s, fields);
    draft_record_set(s, st->arg.id, st->arg.person_id);
    return casework_open(s, st->arg.person_id, e);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct registration_state *st = s->state;
    struct registration_saving saving = { .skip_reason = form_get(s->form, "skip_reason") };
    bool is_new = st->r.id == 0;
    enum err_code rc = casework_take(s->form, "number", st->r.number, sizeof st->r.number, e);

    if (rc == ERR_OK)
        rc = casework_take(s->form, "note", st->r.note, sizeof st->r.note, e);
    st->r.registered_on = form_get_date(s->form, "registered_on");
    if (is_new && st->has_case)
        st->r.case_id = st->c.id;
    if (rc == ERR_OK)
        rc = registration_save(screen_desk(s), &st->r, &saving, e);
    if (rc == ERR_OK && is_new)
        screen_say(s, _("Registered with number %s."), st->r.number);
    return rc;
}

/* ---- the end ---- */

static bool
is_registered(const struct screen *s)
{
    return ((const struct registration_state *)s->state)->r.id != 0;
}

static void
fill_end(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "end_reason", "close_reason");
}

static const struct field end_fields[] = {
    { .key = "ended_on", .label = N_("Last day"), .type = FIELD_DATE, .required = true,
      .list = fill_end },
    { .key = "end_reason", .label = N_("Reason"), .type = FIELD_CHOICE, .required = true },
    { 0 },
};

static void
prepare_end(struct screen *s, struct form *f)
{
    form_set_date(f, "ended_on", screen_today(s));
}

static enum err_code
save_end(struct screen *s, struct form *f, struct err *e)
{
    struct registration_state *st = s->state;
    enum err_code rc = registration_end(screen_desk(s), st->r.id, st->r.version,
                                        form_get_date(f, "ended_on"), form_get(f, "end_reason"),
                                        e);

    if (rc == ERR_OK) {
        st->arg.id = 0; /* what is shown now is that there is none */
        screen_say(s, "%s", _("The registration has ended. The stage of the case stays."));
    }
    return rc;
}

static void
ask_end(struct screen *s)
{
    if (screen_is_unsaved(s))
        screen_warn(s, "%s", _("Save first, or throw away what was typed."));
    else
        dialog_form(s, _("End of the registration"), end_fields, prepare_end, save_end);
}

static void
place(struct screen *s)
{
    const struct registration_state *st = s->state;

    casework_go_record(s, &placement_screen, (struct record_arg){ 0, st->arg.person_id });
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    form_hint(s->form, out, size);
    if (out[0] == '\0')
        snprintf(out, size, "%s", is_registered(s) ? _("Registered.") : _("Not registered."));
}

// clang-format off
static const struct command commands[] = {
    { "registration-end", "F2 Ctrl-X", N_("End it"), N_("End this registration, with day and reason."), NEED_MAY(ACTION_WRITE_C), ask_end, is_registered,
      .why = N_("There is no registration that goes on.") },
    { "registration-place", "Ctrl-Y", N_("Placement"), N_("On to the placement report."), NEED_MAY(ACTION_WORK), place, is_registered,
      .why = N_("There is no registration that goes on.") },
    { 0 },
};
// clang-format on

const struct screen_ops registration_screen = {
    .id = "registration",
    .title = N_("Register"),
    .state_size = sizeof(struct registration_state),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .hint = hint,
};
