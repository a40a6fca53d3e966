/* choose_organisation.c - see choose_organisation.h */
#include "ui/screens/choose_organisation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/organisation.h"
#include "desk/words.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/organisation_rows.h"

struct choosing {
    struct screen *asker;
    void (*chosen)(struct screen *s, int64_t id, const char *name);
    char kind[CODE_SIZE];
    struct organisation_lines lines;
};

struct choosing_arg {
    struct screen *asker;
    const char *kind, *typed;
    void (*chosen)(struct screen *s, int64_t id, const char *name);
};

static const struct field fields[] = {
    { .key = "query", .label = N_("Which one?"), .type = FIELD_TEXT, .max = 60, .width = 30,
      .changed = form_reload, .hint = N_("A part of the name or the reading.") },
    { 0 },
};

static const struct table_column columns[] = {
    { N_("Full name"), 18, .grow = 2, .cell = organisation_line_name,
      .compare = organisation_line_by_kana },
    { N_("Reading"), 14, .grow = 1, .priority = 2, .cell = organisation_line_kana },
    { N_("Kind"), 14, .grow = 1, .priority = 1, .cell = organisation_line_kind },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct choosing *st = s->state;
    enum err_code rc;

    organisation_lines_free(&st->lines);
    rc = organisation_lines_load(s, st->kind, form_get(s->form, "query"), &st->lines, e);
    table_set_rows(s->table, st->lines.rows, st->lines.count, sizeof *st->lines.rows);
    table_set_part(s->table, st->lines.more);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct choosing_arg *a = arg;
    struct choosing *st = s->state;

    (void)e;
    st->asker = a->asker;
    st->chosen = a->chosen;
    (void)text_copy(st->kind, sizeof st->kind, a->kind);
    s->form = form_new(s, fields);
    form_set(s->form, "query", a->typed);
    s->table = table_new(s, columns, N_("None fits. F2 registers a new one."));
    table_set_id(s->table, organisation_line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct choosing *st = s->state;

    organisation_lines_free(&st->lines);
}

/* Enter leaves the search for what it found. */
static bool
key(struct screen *s, const struct key_event *ev)
{
    if (s->on_table || ev->kind != EVENT_KEY || (ev->key != K_ENTER && ev->key != K_DOWN)
        || table_shown(s->table) == 0)
        return false;
    s->on_table = true;
    return true;
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct choosing *st = s->state;

    if (s->on_table)
        snprintf(out, size, "%s", _("Enter takes this one."));
    else if (!form_is_empty(s->form, "query") && st->lines.count > 0)
        snprintf(out, size, _("%zu fit. Enter goes to the list."), st->lines.count);
}

static void
take(struct screen *s)
{
    struct choosing *st = s->state;
    const struct organisation_line *line = table_row(s->table);

    screen_pop(s);
    st->chosen(st->asker, line->row.id, line->row.name);
}

/* What was registered on the way is what was looked for. */
static void
made(struct screen *s, int64_t id, const char *name)
{
    const struct choosing *st = s->state;

    screen_pop(s);
    st->chosen(st->asker, id, name);
}

static void
add(struct screen *s)
{
    const struct choosing *st = s->state;
    char typed[LINE_SIZE];

    form_leave_field(s->form);
    if (text_copy(typed, sizeof typed, form_get(s->form, "query")))
        screen_push(s, &organisation_edit_screen,
                    &(struct organisation_arg){ .kind = st->kind, .name = typed, .asker = s,
                                                .made = made });
}

static const struct command commands[] = {
    { "take-organisation", "Enter", N_("Choose"), N_("Take this one into the form."), NEED_ROW, take,
      NULL },
    { "organisation-new", "F2 n", N_("New"), N_("Register a new agency or employer."),
      NEED_MAY(ACTION_WORK), add, NULL },
    { 0 },
};

const struct screen_ops choose_organisation_screen = {
    .id = "choose-organisation",
    .title = N_("Choose an organisation"),
    .state_size = sizeof(struct choosing),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
    .key = key,
    .hint = hint,
};

void
choose_organisation(struct screen *s, const char *kind, const char *typed,
                    void (*chosen)(struct screen *s, int64_t id, const char *name))
{
    char query[LINE_SIZE];

    /* The field's text may go when its form is touched. */
    if (typed == NULL || !text_copy(query, sizeof query, typed) || text_chars(query) > 60)
        query[0] = '\0';
    screen_push(s, &choose_organisation_screen,
                &(struct choosing_arg){ .asker = s, .kind = kind, .typed = query,
                                        .chosen = chosen });
}

/* ---- the field of the asking form ---- */

enum err_code
organisation_of_field(struct screen *s, const char *key, const char *kind, int64_t *id,
                      struct err *e)
{
    struct organisation known = { 0 };
    const char *name = form_get(s->form, key);
    enum err_code rc = ERR_OK;

    if (name[0] != '\0' && *id != 0)
        rc = organisation_find(screen_desk(s), *id, &known, e);
    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return rc;
    if (name[0] != '\0' && *id != 0 && strcmp(known.name, name) == 0)
        return ERR_OK;
    *id = 0;
    return name[0] == '\0' ? ERR_OK : organisation_named(screen_desk(s), kind, name, id, e);
}

enum err_code
organisation_of_list(struct screen *s, const char *key, const char *kind, int64_t *id,
                     struct err *e)
{
    enum err_code rc = organisation_of_field(s, key, kind, id, e);

    if (rc == ERR_OK && *id == 0 && !form_is_empty(s->form, key))
        return err_set(e, ERR_INVALID, key,
                       N_("This name is not on the list. Choose with Ctrl-V or register it there."));
    return rc;
}

enum err_code
organisation_put(struct screen *s, const char *key, int64_t id, struct err *e)
{
    struct organisation *o = calloc(1, sizeof *o);
    enum err_code rc = ERR_OK;

    if (o == NULL)
        abort();
    if (id != 0)
        rc = organisation_find(screen_desk(s), id, o, e);
    if (rc == ERR_OK)
        form_set(s->form, key, o->name);
    free(o);
    return rc;
}
