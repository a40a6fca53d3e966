/* organisations.c - see organisations.h */
#include "ui/screens/organisations.h"

#include <stdio.h>

#include "core/role.h"
#include "core/text.h"
#include "desk/desk.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/organisation_rows.h"
#include "ui/screens/placement.h"

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "kind", "agency_kind");
}

static const struct field fields[] = {
    { .key = "query", .label = N_("Find"), .type = FIELD_TEXT, .max = 60, .width = 30,
      .list = fill_lists, .changed = form_reload,
      .hint = N_("A part of name, reading or number.") },
    { .key = "kind", .label = N_("Kind"), .type = FIELD_CHOICE, .changed = form_reload,
      .hint = N_("Empty: all kinds. Backspace empties it.") },
    { 0 },
};

static const struct table_column columns[] = {
    { N_("Full name"), 18, .grow = 2, .cell = organisation_line_name,
      .compare = organisation_line_by_kana },
    { N_("Reading"), 14, .grow = 1, .priority = 3, .cell = organisation_line_kana },
    { N_("Kind"), 14, .grow = 1, .priority = 1, .cell = organisation_line_kind },
    { N_("Number"), 8, .priority = 2, .cell = organisation_line_ref },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct organisation_lines *lines = s->state;
    bool narrowed = !form_is_empty(s->form, "query") || !form_is_empty(s->form, "kind");
    enum err_code rc;

    organisation_lines_free(lines);
    rc = organisation_lines_load(s, form_get(s->form, "kind"), form_get(s->form, "query"), lines,
                                 e);
    table_set_empty(s->table, !desk_may(screen_desk(s), ACTION_WORK) ? N_("None fits.")
                              : narrowed ? N_("None fits. F2 registers a new one.")
                                         : N_("No agency is registered yet. F2: a new one."));
    table_set_rows(s->table, lines->rows, lines->count, sizeof *lines->rows);
    table_set_part(s->table, lines->more);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, "");
    table_set_id(s->table, organisation_line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    organisation_lines_free(s->state);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct organisation_lines *lines = s->state;

    if (!s->on_table && form_is_empty(s->form, "query"))
        return;
    if (lines->more)
        snprintf(out, size, _("The first %d only. Choose a kind to see the others."),
                 ORGANISATION_ROWS_MAX);
    else
        snprintf(out, size, _n("%zu organisation.", "%zu organisations.", lines->count),
                 lines->count);
}

static void
show(struct screen *s)
{
    const struct organisation_line *line = table_row(s->table);

    screen_push(s, &organisation_edit_screen, &(struct organisation_arg){ .id = line->row.id });
}

static void
add(struct screen *s)
{
    char kind[CODE_SIZE], name[LINE_SIZE];

    form_leave_field(s->form);
    if (text_copy(kind, sizeof kind, form_get(s->form, "kind"))
        && text_copy(name, sizeof name, form_get(s->form, "query")))
        screen_push(s, &organisation_edit_screen,
                    &(struct organisation_arg){ .kind = kind, .name = name });
}

/* Somebody whom only the agency knows: it counts for the plan all the same. */
static void
report(struct screen *s)
{
    screen_push(s, &placement_screen, &(struct record_arg){ 0, 0 });
}

static const struct command commands[] = {
    { "organisation-open", "Enter", N_("Open"), N_("Open this agency or employer."), NEED_ROW, show,
      NULL },
    { "organisation-new", "F2 n", N_("New"), N_("Register a new agency or employer."),
      NEED_MAY(ACTION_WORK), add, NULL },
    { "partner-placement", "Ctrl-X p", N_("Their placement"),
      N_("A placement that an agency reports, of somebody who has no case here."),
      NEED_MAY(ACTION_WORK), report, NULL },
    { 0 },
};

const struct screen_ops organisations_screen = {
    .id = "organisations",
    .title = N_("Organisations"),
    .state_size = sizeof(struct organisation_lines),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
    .hint = hint,
};
