/* choose_person.c - see choose_person.h */
#include "ui/screens/choose_person.h"

#include <stdio.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/person_finder.h"

struct choosing {
    struct person_finder found;
    struct screen *asker;
    void (*chosen)(struct screen *s, int64_t person_id);
    void (*unknown)(struct screen *s, const char *typed); /* NULL: only who is on file */
};

struct choosing_arg {
    struct screen *asker;
    const char *title;
    void (*chosen)(struct screen *s, int64_t person_id);
    void (*unknown)(struct screen *s, const char *typed);
};

static const struct field fields[] = {
    { .key = "query", .label = N_("Who?"), .type = FIELD_TEXT, .max = 60, .width = 30,
      .changed = form_reload,
      .hint = N_("Name, kana, phone, birth date, number.") },
    { 0 },
};

static const struct table_column columns[] = {
    { N_("Name"), 14, .grow = 2, .cell = person_row_name, .compare = person_row_by_kana },
    { N_("Reading"), 14, .grow = 2, .priority = 2, .cell = person_row_kana },
    { N_("Birth date"), 10, .priority = 1, .cell = person_row_birth },
    { N_("Stage"), 14, .priority = 3, .cell = person_row_stage },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct choosing *st = s->state;
    const char *query = form_get(s->form, "query");
    enum err_code rc = person_finder_load(s, query, e);

    table_set_empty(s->table,
                    query[0] == '\0'      ? N_("Type who it is.")
                    : st->unknown != NULL ? person_finder_nobody
                                          : N_("Nobody fits what you typed."));
    person_finder_show(s);
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
    st->unknown = a->unknown;
    (void)text_copy(s->subtitle, sizeof s->subtitle, a->title);
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, "");
    table_set_id(s->table, person_row_id);
    return ERR_OK;
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct choosing *st = s->state;

    if (person_finder_hint(&st->found, out, size) || st->found.count == 0)
        return;
    if (st->found.more)
        person_finder_extent(&st->found, out, size);
    else if (s->on_table)
        snprintf(out, size, "%s", _("Enter takes this person."));
    else
        snprintf(out, size, _("%zu found. Enter goes to the list."), st->found.count);
}

static void
take(struct screen *s)
{
    struct choosing *st = s->state;
    int64_t id = ((const struct person_row *)table_row(s->table))->person_id;

    if (!person_finder_trace(s))
        return;
    screen_pop(s);
    st->chosen(st->asker, id);
}

static void
new_person(struct screen *s)
{
    struct choosing *st = s->state;
    char typed[LINE_SIZE];

    if (!person_finder_typed(s, typed))
        return;
    screen_pop(s);
    st->unknown(st->asker, typed);
}

static bool
offers_new(const struct screen *s)
{
    return ((const struct choosing *)s->state)->unknown != NULL;
}

static const struct command commands[] = {
    { "take-person", "Enter", N_("This person"), N_("Take this person."), NEED_ROW, take, NULL },
    { "person-new", "F2 n", N_("New person"),
      N_("A person who is not on file yet: what was typed begins the form."),
      NEED_MAY(ACTION_INTAKE), new_person, offers_new },
    { 0 },
};

const struct screen_ops choose_person_screen = {
    .id = "choose-person",
    .title = N_("Choose a person"),
    .state_size = sizeof(struct choosing),
    .commands = commands,
    .open = open,
    .key = person_finder_key,
    .load = load,
    .close = person_finder_close,
    .settle = person_finder_settle,
    .find = person_finder_find,
    .hint = hint,
};

void
choose_person(struct screen *s, const char *title,
              void (*chosen)(struct screen *s, int64_t person_id))
{
    choose_person_or_new(s, title, chosen, NULL);
}

void
choose_person_or_new(struct screen *s, const char *title,
                     void (*chosen)(struct screen *s, int64_t person_id),
                     void (*unknown)(struct screen *s, const char *typed))
{
    screen_push(s, &choose_person_screen,
                &(struct choosing_arg){ .asker = s, .title = title, .chosen = chosen,
                                        .unknown = unknown });
}
