#include "ui/screens/codes_of_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/code_kinds.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/shown.h"

struct line {
    struct code code;
    char until[WAREKI_SIZE];
};

struct codes_of_list {
    const struct code_kind *kind;
    struct line *lines; /* owned */
    struct code before; /* the one that is being changed, as it was read */
};

static void
ja_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->code.ja);
}

static void
en_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->code.en);
}

static void
sort_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%d", ((const struct line *)row)->code.sort);
}

static void
until_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->until);
}

static void
own_cell(const void *row, char *out)
{
    shown_cell(out, code_is_own(((const struct line *)row)->code.id) ? _("own") : "");
}

static long
line_id(const void *row)
{
    unsigned long sum = 5381;

    for (const char *c = ((const struct line *)row)->code.id; *c != '\0'; c++)
        sum = sum * 33 ^ (unsigned char)*c;
    return (long)(sum >> 1);
}

static const struct table_column columns[] = {
    { N_("In Japanese"), 16, .grow = 1, .cell = ja_cell },
    { N_("In English"), 14, .grow = 1, .priority = 2, .cell = en_cell },
    { N_("Position"), 5, .right = true, .priority = 3, .cell = sort_cell },
    { N_("own"), 4, .priority = 1, .cell = own_cell },
    { N_("Valid until"), 11, .priority = 1, .cell = until_cell },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct codes_of_list *st = s->state;
    const struct code_list list = code_list(screen_desk(s), st->kind->list);

    (void)e;
    free(st->lines);
    st->lines = calloc(list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        st->lines[i].code = list.rows[i];
        shown_day(s, list.rows[i].valid_to, st->lines[i].until);
    }
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    (void)text_copy(s->subtitle, sizeof s->subtitle, word(st->kind->title));
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct codes_of_list *st = s->state;

    st->kind = code_kind_find(arg);
    s->table = table_new(s, columns, N_("No code."));
    table_set_id(s->table, line_id);
    return desk_allow(screen_desk(s), ACTION_CODES, 0, e);
}

static void
close(struct screen *s)
{
    free(((struct codes_of_list *)s->state)->lines);
}

/* ---- add, change ---- */

#define JA                                                                                         \
    { .key = "ja", .label = N_("In Japanese"), .type = FIELD_TEXT, .max = LINE_CHARS,                 \
      .required = true, .width = 40 }
#define EN                                                                                         \
    { .key = "en", .label = N_("In English"), .type = FIELD_TEXT, .max = LINE_CHARS, .width = 40,     \
      .hint = N_("Empty: the Japanese word stands there too.") }
#define SORT                                                                                       \
    { .key = "sort", .label = N_("Position"), .type = FIELD_NUMBER, .min = 1, .max = 9999,            \
      .required = true, .hint = N_("The order goes by this number.") }

static const struct field new_fields[] = { JA, EN, { 0 } };
static const struct field program_fields[] = { JA, SORT, { 0 } };
static const struct field own_fields[] = {
    JA,
    EN,
    SORT,
    { .key = "valid_to", .label = N_("Valid until"), .type = FIELD_DATE,
      .hint = N_("Last day on which it can be chosen. Records keep it.") },
    { 0 },
};

static enum err_code
save_new(struct screen *s, struct form *f, struct err *e)
{
    const struct codes_of_list *st = s->state;
    char ja[LINE_SIZE], en[LINE_SIZE];

    (void)text_copy(ja, sizeof ja, form_get(f, "ja"));
    (void)text_copy(en, sizeof en, form_get(f, "en"));
    enum err_code rc = code_list_add(screen_desk(s), st->kind->list, ja, en, e);
    if (rc == ERR_OK)
        screen_say(s, "%s", _("The code is added."));
    return rc;
}

static void
add(struct screen *s)
{
    dialog_form(s, _("A new code"), new_fields, NULL, save_new);
}

static const char *
why_closed(const struct screen *s)
{
    return ((const struct codes_of_list *)s->state)->kind->why;
}

static bool
can_add(const struct screen *s)
{
    return why_closed(s) == NULL;
}

static void
prepare(struct screen *s, struct form *f)
{
    const struct code *code = &((const struct codes_of_list *)s->state)->before;

    form_set(f, "ja", code->ja);
    form_set_number(f, "sort", code->sort);
    if (!code_is_own(code->id))
        return;
    form_set(f, "en", code->en);
    form_set_date(f, "valid_to", code->valid_to);
}

static enum err_code
save_change(struct screen *s, struct form *f, struct err *e)
{
    const struct codes_of_list *st = s->state;
    struct code after = st->before;

    (void)text_copy(after.ja, sizeof after.ja, form_get(f, "ja"));
    after.sort = (int)form_get_number(f, "sort", 0);
    if (code_is_own(after.id)) {
        (void)text_copy(after.en, sizeof after.en,
                        form_is_empty(f, "en") ? after.ja : form_get(f, "en"));
        after.valid_to = form_get_date(f, "valid_to");
    }
    return code_list_change(screen_desk(s), st->kind->list, &st->before, &after, e);
}

static void
change(struct screen *s)
{
    struct codes_of_list *st = s->state;

    st->before = ((const struct line *)table_row(s->table))->code;
    dialog_form(s, _("Change a code"), code_is_own(st->before.id) ? own_fields : program_fields,
                prepare, save_change);
}

static const struct command commands[] = {
    { "code-change", "Enter e", N_("Change"),
      N_("Change words or place; end the office's own codes."), NEED_ROW, change, NULL },
    { "code-new", "F2 n", N_("Add"), N_("Add a code of the office's own."), 0, add, can_add,
      .why_here = why_closed },
    { 0 },
};

const struct screen_ops codes_of_list_screen = {
    .id = "codes-of-list",
    .title = N_("Code lists"),
    .state_size = sizeof(struct codes_of_list),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};
