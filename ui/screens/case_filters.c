/* case_filters.c - see case_filters.h */
#include "ui/screens/case_filters.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk/case_filter.h"
#include "desk/caseload_words.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/caseload.h"
#include "ui/screens/shown.h"

/* A row in the reader's words, for the cells see no screen. */
struct line {
    struct case_filter filter;
    char whose[LINE_SIZE];
    char words[LONG_SIZE];
    char first[LINE_SIZE];
};

struct filters {
    struct line *lines;
    size_t count;
    struct case_filter chosen; /* what the open question is about */
};

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
name_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->filter.name);
}

static void
whose_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->whose);
}

static void
words_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->words);
}

static void
first_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->first);
}

static long
line_id(const void *row)
{
    return (long)line_of(row)->filter.id;
}

static const struct table_column columns[] = {
    { N_("Name of the choice"), 14, .grow = 1, .cell = name_cell },
    { N_("For whom"), 10, .priority = 2, .cell = whose_cell },
    { N_("First"), 8, .priority = 1, .cell = first_cell },
    { N_("Looks for"), 20, .grow = 2, .priority = 3, .cell = words_cell },
    { 0 },
};

/* ---- load ---- */

static void
put_words(struct screen *s, struct line *line)
{
    const struct case_filter *f = &line->filter;
    struct desk *d = screen_desk(s);

    snprintf(line->whose, sizeof line->whose, "%s",
             f->role == ROLE_NONE ? _("for me") : code_label(d, "staff_role", role_id(f->role)));
    snprintf(line->first, sizeof line->first, "%s", f->is_first ? _("+ first") : "");
    caseload_filter_words(d, &f->filter, line->words, sizeof line->words);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct filters *st = s->state;
    struct case_filters list;
    enum err_code rc = case_filter_list(screen_desk(s), &list, e);

    if (rc != ERR_OK)
        return rc;
    free(st->lines);
    st->lines = calloc(list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    st->count = list.count;
    for (size_t i = 0; i < list.count; i++) {
        st->lines[i].filter = list.rows[i];
        put_words(s, &st->lines[i]);
    }
    case_filters_free(&list);
    table_set_rows(s->table, st->lines, st->count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table =
        table_new(s, columns, N_("No choice is kept yet. In the list of cases, s keeps one."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    free(((struct filters *)s->state)->lines);
}

/* ---- commands ---- */

/* The list may be read anew while a question is open. */
static const struct case_filter *
choose(struct screen *s)
{
    struct filters *st = s->state;

    st->chosen = line_of(table_row(s->table))->filter;
    return &st->chosen;
}

static void
use(struct screen *s)
{
    struct screen *list = screen_below(s, &caseload_screen);
    const struct case_filter *f = choose(s);

    if (list != NULL)
        caseload_use(list, f);
    screen_pop(s);
}

static void
finish(struct screen *s, enum err_code rc, const struct err *e, const char *done)
{
    if (screen_changed(s, rc, e))
        screen_say(s, "%s", done);
}

static void
renamed(struct screen *s, const char *name)
{
    const struct filters *st = s->state;
    struct err e = { 0 };

    finish(s, case_filter_rename(screen_desk(s), st->chosen.id, st->chosen.version, name, &e), &e,
           _("Renamed."));
}

static void
rename_it(struct screen *s)
{
    dialog_prompt(s, _("What should it be called?"), choose(s)->name, FILTER_NAME_CHARS, renamed);
}

static void
remove_it(struct screen *s)
{
    const struct filters *st = s->state;
    struct err e = { 0 };

    finish(s, case_filter_delete(screen_desk(s), st->chosen.id, st->chosen.version, &e), &e,
           _("Removed. The cases themselves are as they were."));
}

static void
ask_remove(struct screen *s)
{
    const struct case_filter *f = choose(s);
    char question[LINE_SIZE + 200];

    snprintf(question, sizeof question,
             f->role == ROLE_NONE ? _("Remove the choice \"%s\"?")
                                  : _("Remove the choice \"%s\" for everybody in the role?"),
             f->name);
    dialog_confirm(s, question, remove_it);
}

static void
begin_with(struct screen *s)
{
    const struct case_filter *f = choose(s);
    struct err e = { 0 };

    finish(s, case_filter_begin_with(screen_desk(s), f->is_first ? 0 : f->id, &e), &e,
           f->is_first ? _("The list begins as before.") : _("The list begins with this choice."));
}

static const struct command commands[] = {
    { "choice-use", "Enter", N_("Show"), N_("Show the cases of this choice."), NEED_ROW, use,
      NULL },
    { "choice-first", "d", N_("First"), N_("Begin the list with this choice, or no longer."),
      NEED_ROW, begin_with, NULL },
    { "choice-rename", "r", N_("Rename"), N_("Give this choice another name."), NEED_ROW, rename_it,
      NULL },
    { "choice-remove", "Del x", N_("Remove"), N_("Remove this choice; no case is touched."),
      NEED_ROW, ask_remove, NULL },
    { 0 },
};

const struct screen_ops case_filters_screen = {
    .id = "case-filters",
    .title = N_("Choices of cases"),
    .state_size = sizeof(struct filters),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};
