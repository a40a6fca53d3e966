/* organisation_edit.c - see organisation_edit.h */
#include "ui/screens/organisation_edit.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "core/text.h"
#include "desk/organisation.h"
#include "desk/words.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/history.h"
#include "ui/screens/postal_field.h"
#include "ui/screens/resume.h"

struct editing {
    struct organisation record;
    struct screen *asker;
    void (*made)(struct screen *asker, int64_t id, const char *name);
};

static const struct code_choice lists[] = {
    { "kind", "agency_kind" },
    { "industry", "industry" },
    { "size", "employer_size" },
    { NULL, NULL },
};

static const struct bind rows[] = {
    BIND(organisation, BIND_TEXT, kind),        BIND(organisation, BIND_TEXT, name),
    BIND(organisation, BIND_TEXT, kana),        BIND(organisation, BIND_TEXT, postal_code),
    BIND(organisation, BIND_TEXT, address),     BIND(organisation, BIND_TEXT, phone),
    BIND(organisation, BIND_TEXT, industry),    BIND(organisation, BIND_TEXT, size),
    BIND(organisation, BIND_TEXT, needs),       BIND(organisation, BIND_TEXT, note),
    { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_fill(f, s, lists);
}

/* What only companies have. */
static void
reveal(struct form *f, struct screen *s)
{
    bool employer = strcmp(form_get(f, "kind"), "employer") == 0;

    (void)s;
    form_show(f, "industry", employer);
    form_show(f, "size", employer);
    form_show(f, "needs", employer);
}

static const struct field fields[] = {
    { .key = "kind", .label = N_("Kind"), .type = FIELD_CHOICE, .required = true,
      .list = fill_lists, .changed = reveal },
    { .key = "name", .label = N_("Full name"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true },
    { .key = "kana", .label = N_("Reading"), .type = FIELD_KANA, .max = LINE_CHARS,
      .hint = N_("In kana; lists are in its order.") },
    { .key = "postal_code", .label = N_("Postal code"), .type = FIELD_TEXT, .max = 10, .width = 10,
      .hint = N_("Like 176-0012; it fills an empty address."), .changed = postal_field_changed },
    { .key = "address", .label = N_("Address"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "phone", .label = N_("Phone"), .type = FIELD_TEXT, .max = REF_CHARS, .width = 20,
      .is_ascii = true },
    { .key = "industry", .label = N_("Industry"), .type = FIELD_CHOICE },
    { .key = "size", .label = N_("Employees"), .type = FIELD_CHOICE },
    { .key = "needs", .label = N_("What they need"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 3, .hint = N_("Work they look for people for, and what was proposed.") },
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = NOTE_CHARS, .rows = 3 },
    { 0 },
};

static void
show(struct screen *s)
{
    const struct organisation *o = &((const struct editing *)s->state)->record;

    bind_put(s->form, rows, o);
    reveal(s->form, s);
    s->draft_version = (long)o->version;
    draft_record_set(s, o->id, 0);
    snprintf(s->subtitle, sizeof s->subtitle, "%.90s", o->id != 0 ? o->ref : _("new"));
}

/* A draft of a new one is listed by what it is. */
static void
settle(struct screen *s)
{
    static const char *const keys[] = { "name", NULL };

    if (((const struct editing *)s->state)->record.id == 0)
        draft_name_by(s, keys, _("new organisation"));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct organisation *o = &((struct editing *)s->state)->record;
    enum err_code rc = ERR_OK;

    if (o->id != 0)
        rc = organisation_find(screen_desk(s), o->id, o, e);
    if (rc == ERR_OK)
        show(s);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct organisation_arg *a = arg;
    struct editing *st = s->state;
    struct organisation *o = &st->record;

    (void)e;
    st->asker = a->asker;
    st->made = a->made;
    o->id = a->id;
    if (a->kind != NULL)
        (void)text_copy(o->kind, sizeof o->kind, a->kind);
    if (a->name != NULL)
        (void)text_copy(o->name, sizeof o->name, a->name);
    s->form = form_new(s, fields);
    form_lock_all(s->form, !desk_may(screen_desk(s), ACTION_WORK));
    if (o->id == 0 && o->kind[0] != '\0')
        form_focus(s->form, o->name[0] != '\0' ? "kana" : "name");
    return ERR_OK;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct editing *st = s->state;
    struct organisation made = st->record;
    bool is_new = made.id == 0;
    enum err_code rc;

    bind_take(s->form, rows, &made);
    if (strcmp(made.kind, "employer") != 0)
        made.industry[0] = made.size[0] = made.needs[0] = '\0';
    rc = organisation_save(screen_desk(s), &made, e);
    if (rc != ERR_OK)
        return rc;
    st->record = made;
    if (is_new && st->made != NULL)
        st->made(st->asker, made.id, made.name);
    return ERR_OK;
}

static bool
is_old(const struct screen *s)
{
    return ((const struct editing *)s->state)->record.id != 0;
}

static void
history(struct screen *s)
{
    const struct editing *st = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "organisation", st->record.id });
}

static const struct command commands[] = {
    { "organisation-history", "Esc-y", N_("History"), N_("What was changed: before, after, who and when."),
      0, history, is_old },
    { 0 },
};

const struct screen_ops organisation_edit_screen = {
    .id = "organisation-edit",
    .title = N_("Organisation"),
    .state_size = sizeof(struct editing),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .settle = settle,
    .restored = reveal,
};
