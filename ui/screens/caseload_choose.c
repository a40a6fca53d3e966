/* caseload_choose.c - which cases the list shows: a choice kept under a name, or one made now; see
 * caseload_private.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/case_filter.h"
#include "desk/caseload_words.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/caseload_private.h"
#include "ui/screens/code_choices.h"

/* ---- one kept under a name, or one of those that are always there ---- */

static const enum caseload_charge always[] = { CHARGE_OWN, CHARGE_ANYBODY, CHARGE_NOBODY };
enum { ALWAYS = sizeof always / sizeof *always };

static void
picked(struct screen *s, int index)
{
    const struct caseload_state *st = s->state;
    struct case_filter filter = { 0 };

    if (index < ALWAYS)
        filter.filter.charge = always[index];
    else
        filter = st->kept.rows[index - ALWAYS];
    caseload_use(s, &filter);
}

void
caseload_ask_kept(struct screen *s)
{
    struct caseload_state *st = s->state;
    struct case_filters list;
    struct err e = { 0 };

    if (!screen_ok(s, case_filter_list(screen_desk(s), &list, &e), &e))
        return;
    case_filters_free(&st->kept);
    st->kept = list;
    struct choice *rows = calloc(ALWAYS + list.count + 1, sizeof *rows);
    if (rows == NULL)
        abort();
    for (int i = 0; i < ALWAYS; i++)
        rows[i] = (struct choice){ caseload_charge_id(always[i]),
                                   caseload_charge_label(always[i]) };
    for (size_t i = 0; i < list.count; i++)
        rows[ALWAYS + i] = (struct choice){ "kept", list.rows[i].name };
    picker_ask(s, _("Which cases?"), rows, -1, picked);
    free(rows);
}

/* ---- one made now ---- */

/* Behind the words for many, everybody by name. */
static void
fill_choices(struct form *f, struct screen *s)
{
    struct code_list stages = code_list(screen_desk(s), "case_stage");

    form_clear_choices(f, "staff");
    for (int i = 0; i < ALWAYS; i++)
        form_add_choice(f, "staff", caseload_charge_id(always[i]),
                        caseload_charge_label(always[i]));
    code_choices_add_staff(f, s, "staff");
    form_clear_choices(f, "status");
    for (int i = 0; i < CASES__COUNT; i++)
        form_add_choice(f, "status", caseload_status_id((enum caseload_status)i),
                   caseload_status_label((enum caseload_status)i));
    form_clear_choices(f, "stage");
    for (size_t i = 0; i < stages.count; i++) {
        enum stage stage;

        if (stage_from_id(stages.rows[i].id, &stage) && stage < STAGE_SUSPENDED)
            form_add_choice(f, "stage", stages.rows[i].id,
                       code_label(screen_desk(s), "case_stage", stages.rows[i].id));
    }
    form_clear_choices(f, "due");
    for (int i = 0; i < NEXT__COUNT; i++)
        form_add_choice(f, "due", caseload_due_id((enum caseload_due)i),
                   caseload_due_label((enum caseload_due)i));
    form_clear_choices(f, "silence");
    for (int i = 0; i < SILENCE__COUNT; i++)
        form_add_choice(f, "silence", caseload_silence_id((enum caseload_silence)i),
                   caseload_silence_label((enum caseload_silence)i));
    code_choices_set(f, s, "disability", "disability_kind");
}

static const struct field choice_fields[] = {
    { .key = "staff", .label = N_("In charge"), .type = FIELD_CHOICE, .required = true,
      .width = 24, .list = fill_choices },
    { .key = "status", .label = N_("State"), .type = FIELD_CHOICE, .required = true, .width = 24 },
    { .key = "stage", .label = N_("Stage"), .type = FIELD_CHOICE, .width = 24,
      .hint = N_("Empty: any stage.") },
    { .key = "due", .label = N_("Next step"), .type = FIELD_CHOICE, .required = true,
      .width = 30 },
    { .key = "silence", .label = N_("Silence"), .type = FIELD_CHOICE, .required = true,
      .width = 36, .hint = N_("The days that a stage allows are set under times and limits.") },
    { .key = "disability", .label = N_("Disability"), .type = FIELD_CHOICE, .width = 24,
      .hint = N_("Empty: any kind. Others than supervisors then see their own cases only.") },
    { .key = "area", .label = N_("Postal code"), .type = FIELD_TEXT, .max = AREA_DIGITS,
      .width = 8, .hint = N_("How it begins: 176. Empty: anywhere.") },
    { 0 },
};

static void
prepare_choice(struct screen *s, struct form *f)
{
    const struct caseload_filter *now =
        &((const struct caseload_state *)s->state)->filter.filter;

    if (now->charge == CHARGE_ONE)
        form_set_number(f, "staff", (long)now->staff_id);
    else
        form_set(f, "staff", caseload_charge_id(now->charge));
    form_set(f, "status", caseload_status_id(now->status));
    form_set(f, "stage", stage_id(now->stage));
    form_set(f, "due", caseload_due_id(now->due));
    form_set(f, "silence", caseload_silence_id(now->silence));
    form_set(f, "disability", now->disability);
    form_set(f, "area", now->area);
}

static void
read_choice(const struct form *f, struct caseload_filter *out)
{
    char area[4 * AREA_DIGITS + 1];

    if (!caseload_charge_from_id(form_get(f, "staff"), &out->charge)) {
        out->charge = CHARGE_ONE;
        out->staff_id = form_get_number(f, "staff", 0);
    }
    (void)caseload_status_from_id(form_get(f, "status"), &out->status);
    (void)stage_from_id(form_get(f, "stage"), &out->stage);
    (void)caseload_due_from_id(form_get(f, "due"), &out->due);
    (void)caseload_silence_from_id(form_get(f, "silence"), &out->silence);
    (void)text_copy(out->disability, sizeof out->disability, form_get(f, "disability"));
    text_to_ascii(form_get(f, "area"), area, sizeof area); /* typed in full width */
    (void)text_copy(out->area, sizeof out->area, area);
}

static enum err_code
save_choice(struct screen *s, struct form *f, struct err *e)
{
    struct caseload_state *st = s->state;
    struct case_filter made = { 0 };
    struct caseload_rows rows;

    read_choice(f, &made.filter);
    enum err_code rc = caseload_list(screen_desk(s), &made.filter, NULL, 1, &rows, e);
    if (rc != ERR_OK)
        return rc;
    screen_say(s, "%s", rows.count > 0 ? _("Chosen. s keeps the choice under a name.")
                                       : _("No case fits this choice."));
    caseload_rows_free(&rows);
    st->filter = made;
    st->page = 0;
    caseload_unmark_all(s);
    return rc;
}

void
caseload_ask_choice(struct screen *s)
{
    dialog_about(s, "choice", 0, "");
    dialog_form(s, _("Which cases?"), choice_fields, prepare_choice, save_choice);
}

/* ---- kept under a name ---- */

static void
fill_roles(struct form *f, struct screen *s)
{
    form_clear_choices(f, "role");
    form_add_choice(f, "role", "own", _("for me"));
    for (int role = ROLE_NONE + 1; role < ROLE__COUNT; role++)
        if (role_may((enum role)role, ACTION_SEARCH))
            form_add_choice(f, "role", role_id((enum role)role),
                            code_label(screen_desk(s), "staff_role", role_id((enum role)role)));
}

static const struct field name_fields[] = {
    { .key = "name", .label = N_("Name of the choice"), .type = FIELD_TEXT,
      .max = FILTER_NAME_CHARS, .required = true, .width = 30 },
    { .key = "role", .label = N_("For whom"), .type = FIELD_CHOICE, .required = true, .width = 24,
      .list = fill_roles,
      .hint = N_("Everybody in a role sees it; what it finds is each reader's own.") },
    { 0 },
};
/* Whoever keeps choices for oneself alone is not asked for whom. */
static const struct field own_name_fields[] = {
    { .key = "name", .label = N_("Name of the choice"), .type = FIELD_TEXT,
      .max = FILTER_NAME_CHARS, .required = true, .width = 30 },
    { 0 },
};

static void
prepare_name(struct screen *s, struct form *f)
{
    (void)s;
    form_set(f, "role", "own");
}

static enum err_code
keep(struct screen *s, struct form *f, enum role role, struct err *e)
{
    struct caseload_state *st = s->state;
    struct case_filter kept = { .role = role, .filter = st->filter.filter };

    (void)text_copy(kept.name, sizeof kept.name, form_get(f, "name"));
    enum err_code rc = case_filter_save(screen_desk(s), &kept, e);
    if (rc != ERR_OK)
        return rc;
    st->filter = kept;
    screen_say(s, "%s", _("Kept. f brings it back; v lists them all."));
    return rc;
}

static enum err_code
save_name(struct screen *s, struct form *f, struct err *e)
{
    enum role role = ROLE_NONE;

    if (strcmp(form_get(f, "role"), "own") != 0)
        (void)role_from_id(form_get(f, "role"), &role);
    return keep(s, f, role, e);
}

static enum err_code
save_own_name(struct screen *s, struct form *f, struct err *e)
{
    return keep(s, f, ROLE_NONE, e);
}

void
caseload_ask_name(struct screen *s)
{
    dialog_about(s, "new-filter", 0, "");
    if (desk_may(screen_desk(s), ACTION_SHARE_FILTER))
        dialog_form(s, _("Keep this choice"), name_fields, prepare_name, save_name);
    else
        dialog_form(s, _("Keep this choice"), own_name_fields, NULL, save_own_name);
}
