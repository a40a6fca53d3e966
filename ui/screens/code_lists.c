#include "ui/screens/code_lists.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/code_kinds.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/table.h"
#include "ui/screens/codes_of_list.h"
#include "ui/screens/shown.h"

struct line {
    const struct code_kind *kind;
    size_t codes, own;
};

struct code_lists {
    struct line *lines; /* owned */
};

static void
title_cell(const void *row, char *out)
{
    shown_cell(out, word(((const struct line *)row)->kind->title));
}

static void
codes_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%zu", ((const struct line *)row)->codes);
}

static void
own_cell(const void *row, char *out)
{
    const struct line *line = row;

    if (line->own > 0)
        snprintf(out, TABLE_CELL, "%zu", line->own);
    else
        out[0] = '\0';
}

static void
open_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->kind->why == NULL ? _("+ yes") : "");
}

static const struct table_column columns[] = {
    { N_("List"), 20, .grow = 1, .cell = title_cell },
    { N_("Codes"), 6, .right = true, .cell = codes_cell },
    { N_("own"), 4, .right = true, .priority = 2, .cell = own_cell },
    { N_("May be added"), 12, .priority = 1, .cell = open_cell },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct code_lists *st = s->state;
    size_t count;
    const struct code_kind *kinds = code_kinds(&count);

    (void)e;
    free(st->lines);
    st->lines = calloc(count, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < count; i++) {
        const struct code_list list = code_list(screen_desk(s), kinds[i].list);

        st->lines[i] = (struct line){ .kind = &kinds[i], .codes = list.count };
        for (size_t k = 0; k < list.count; k++)
            st->lines[i].own += code_is_own(list.rows[k].id);
    }
    table_set_rows(s->table, st->lines, count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    s->table = table_new(s, columns, "");
    return desk_allow(screen_desk(s), ACTION_CODES, 0, e);
}

static void
close(struct screen *s)
{
    free(((struct code_lists *)s->state)->lines);
}

static void
show(struct screen *s)
{
    screen_push(s, &codes_of_list_screen, ((const struct line *)table_row(s->table))->kind->list);
}

static const struct command commands[] = {
    { "list-show", "Enter F2", N_("Open"), N_("Show the codes of this list."), NEED_ROW, show,
      NULL },
    { 0 },
};

const struct screen_ops code_lists_screen = {
    .id = "code-lists",
    .title = N_("Code lists"),
    .state_size = sizeof(struct code_lists),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};
