/* choose_person.c - see choose_person.h */
#include "ui/screens/choose_person.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/person_row.h"

struct choosing {
    struct screen *asker;
    void (*chosen)(struct screen *s, int64_t person_id);
    struct person_row *rows;
    size_t count;
    bool more;
};

struct choosing_arg {
    struct screen *asker;
    const char *title;
    void (*chosen)(struct screen *s, int64_t person_id);
};

static void
changed(struct form *f, struct screen *s)
{
    (void)f;
    screen_reload(s);
}

static const struct field fields[] = {
    { .key = "query", .label = N_("Who?"), .type = FIELD_TEXT, .max = 60, .width = 30,
      .changed = changed,
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
    struct person_hits hits = { 0 };
    const char *query = form_get(s->form, "query");
    enum err_code rc = ERR_OK;

    free(st->rows);
    st->rows = NULL;
    st->count = 0;
    if (query[0] != '\0')
        rc = person_search(screen_desk(s), query, SEARCH_LIMIT, false, &hits, e);
    if (rc == ERR_OK) {
        st->rows = person_rows_of_hits(s, &hits);
        st->count = hits.count;
        st->more = hits.more;
    }
    person_hits_free(&hits);
    table_set_empty(s->table, query[0] != '\0' ? N_("Nobody fits what you typed.")
                                               : N_("Type who it is."));
    table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);
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
    (void)text_copy(s->subtitle, sizeof s->subtitle, a->title);
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, "");
    table_set_id(s->table, person_row_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct choosing *st = s->state;

    free(st->rows);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct choosing *st = s->state;

    if (st->count == 0)
        return;
    if (st->more)
        snprintf(out, size, _("The first %zu people. Type more to find the others."), st->count);
    else if (s->on_table)
        snprintf(out, size, "%s", _("Enter takes this person."));
    else
        snprintf(out, size, _("%zu found. Enter goes to the list."), st->count);
}

static void
take(struct screen *s)
{
    struct choosing *st = s->state;
    int64_t id = ((const struct person_row *)table_row(s->table))->person_id;
    struct person_hits hits = { 0 };
    struct err e = { 0 };
    bool ok = screen_ok(s,
                        person_search(screen_desk(s), form_get(s->form, "query"), SEARCH_LIMIT,
                                      true, &hits, &e),
                        &e);

    person_hits_free(&hits);
    if (!ok)
        return;
    screen_pop(s);
    st->chosen(st->asker, id);
}

static const struct command commands[] = {
    { "take-person", "Enter", N_("This person"), N_("Take this person."), NEED_ROW, take, NULL },
    { 0 },
};

const struct screen_ops choose_person_screen = {
    .id = "choose-person",
    .title = N_("Choose a person"),
    .state_size = sizeof(struct choosing),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
    .hint = hint,
};

void
choose_person(struct screen *s, const char *title,
              void (*chosen)(struct screen *s, int64_t person_id))
{
    screen_push(s, &choose_person_screen,
                &(struct choosing_arg){ .asker = s, .title = title, .chosen = chosen });
}
