/* disabilities.c - see disabilities.h */
#include "ui/screens/disabilities.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/disability.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

enum { TABLE_ROWS = 9, ROOMY = 14 };

struct line {
    const struct disability_period *period; /* of the list */
    char kind[LINE_SIZE], since[WAREKI_SIZE], ended[LINE_SIZE];
};

struct disabilities {
    int64_t person_id;
    int64_t wanted;               /* row to be shown: its number, or number_of_kind(); 0: none */
    struct disability_period row; /* in the form; kind "": a new one */
    struct disability_periods list;
    struct line *lines;
};

/* In place of the number of a row of which nothing is stored yet: its draft must come back to the same
 * kind of the card. Below 0. */
static int64_t
number_of_kind(const char *kind)
{
    int64_t sum = 5381;

    for (; *kind != '\0'; kind++)
        sum = (sum * 33 + (unsigned char)*kind) % INT32_MAX;
    return -1 - sum;
}

static int64_t
number_of_row(const struct disability_period *p)
{
    return p->id == 0 && p->on_card ? number_of_kind(p->kind) : p->id;
}

/* ---- the form ---- */

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "kind", "disability_kind");
}

static const struct field fields[] = {
    { .key = "kind", .label = N_("Disability"), .type = FIELD_CHOICE, .required = true,
      .list = fill_lists },
    { .key = "since", .label = N_("Since when"), .type = FIELD_DATE,
      .hint = N_("First day, as far as it is known. Empty: not told.") },
    { .key = "ended_on", .label = N_("Ended on"), .type = FIELD_DATE,
      .hint = N_("From this day on no longer: a kind on the card is taken off it.") },
    { 0 },
};

static void
put(struct screen *s)
{
    struct disabilities *st = s->state;
    const struct disability_period *p = &st->row;
    struct err e = { 0 };

    form_set(s->form, "kind", p->kind);
    form_set_date(s->form, "since", p->since);
    form_set_date(s->form, "ended_on", p->ended_on);
    form_lock_all(s->form, disability_may_save(screen_desk(s), st->person_id, &e) != ERR_OK);
    if (p->on_card)
        form_lock(s->form, "kind", true); /* kinds of now are chosen on the card */
    s->draft_version = (long)p->version;
    st->wanted = number_of_row(p);
    draft_record_set(s, st->wanted, st->person_id);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct disabilities *st = s->state;
    struct disability_period row = st->row;
    enum err_code rc;

    row.person_id = st->person_id;
    (void)text_copy(row.kind, sizeof row.kind, form_get(s->form, "kind"));
    row.since = form_get_date(s->form, "since");
    row.ended_on = form_get_date(s->form, "ended_on");
    rc = disability_save(screen_desk(s), &row, e);
    if (rc == ERR_OK)
        st->wanted = row.id;
    return rc;
}

/* ---- the list ---- */

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
kind_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->kind);
}

static void
since_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->since);
}

static void
ended_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->ended);
}

static const struct table_column columns[] = {
    { N_("Disability"), 10, .grow = 1, .cell = kind_cell },
    { N_("Since when"), 10, .cell = since_cell },
    { N_("Ended on"), 10, .cell = ended_cell },
    { 0 },
};

static void
put_line(struct screen *s, const struct disability_period *p, struct line *line)
{
    char day[WAREKI_SIZE];

    line->period = p;
    snprintf(line->kind, sizeof line->kind, p->main ? _("%s (main)") : "%s",
             code_label(screen_desk(s), "disability_kind", p->kind));
    shown_day(s, p->since, line->since);
    shown_day(s, p->ended_on, day);
    (void)text_copy(line->ended, sizeof line->ended,
                    p->on_card                  ? _("now")
                    : date_is_none(p->ended_on) ? _("not told")
                                                : day);
}

/* The row in the form as it is stored now. */
static void
choose(struct disabilities *st)
{
    st->row = (struct disability_period){ .person_id = st->person_id };
    for (size_t i = 0; i < st->list.count && st->wanted != 0; i++)
        if (number_of_row(&st->list.rows[i]) == st->wanted)
            st->row = st->list.rows[i];
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct disabilities *st = s->state;
    struct disability_periods list;
    enum err_code rc;

    (void)casework_follow_merge(s, &st->person_id);
    rc = disability_list(screen_desk(s), st->person_id, &list, e);
    if (rc != ERR_OK)
        return rc;
    disability_periods_free(&st->list);
    free(st->lines);
    st->list = list;
    st->lines = calloc(list.count > 0 ? list.count : 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++)
        put_line(s, &list.rows[i], &st->lines[i]);
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    choose(st);
    put(s);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct disabilities *st = s->state;
    const struct record_arg *a = arg;

    st->person_id = a->person_id;
    st->wanted = a->id;
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, N_("No kind of disability is on the card."));
    s->on_table = a->id == 0;
    return casework_open(s, a->person_id, e);
}

static void
close(struct screen *s)
{
    struct disabilities *st = s->state;

    disability_periods_free(&st->list);
    free(st->lines);
}

/* Where there is no room for both, the part with the focus. */
static void
draw(const struct screen *s, struct canvas *c)
{
    const struct disabilities *st = s->state;
    struct area a = area_body(c), list;
    int rows = (int)st->list.count + 1 < TABLE_ROWS ? (int)st->list.count + 1 : TABLE_ROWS;

    if (a.rows < ROOMY && s->on_table) {
        table_draw(s->table, c, a);
        return;
    }
    list = area_take_top(&a, a.rows >= ROOMY ? rows + 1 : 0);
    table_draw(s->table, c, list);
    form_draw(s->form, c, a);
}

/* ---- commands ---- */

static void
show(struct screen *s, const struct disability_period *p)
{
    struct disabilities *st = s->state;

    if (screen_is_unsaved(s)) {
        screen_warn(s, "%s", _("Save what is typed first, or throw it away from the help."));
        return;
    }
    st->row = *p;
    put(s);
    form_focus(s->form, p->on_card ? "since" : "kind");
    s->on_table = false;
}

static void
open_row(struct screen *s)
{
    show(s, ((const struct line *)table_row(s->table))->period);
}

static void
new_row(struct screen *s)
{
    const struct disabilities *st = s->state;

    show(s, &(struct disability_period){ .person_id = st->person_id });
}

static bool
is_stored(const struct screen *s)
{
    return ((const struct disabilities *)s->state)->row.id != 0;
}

static void
remove_for(struct screen *s, const char *reason)
{
    struct disabilities *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s,
                   disability_remove(screen_desk(s), st->row.id, st->row.version, reason, &e),
                   &e))
        return;
    st->wanted = 0;
    screen_say(s, "%s", _("The row is gone. The history keeps what it said."));
    s->on_table = true;
    screen_reload(s);
}

static void
take_away(struct screen *s)
{
    dialog_prompt(s, _("Why was this row wrong?"), NULL, LONG_CHARS, remove_for);
}

static const struct command commands[] = {
    { "disability-open", "Enter", N_("Open"), N_("Show this row in the form."), NEED_ROW,
      open_row, NULL },
    { "disability-new", "F2", N_("Former one"), N_("A kind of disability that was there before."),
      NEED_MAY(ACTION_INTAKE), new_row, NULL },
    { "disability-remove", "Ctrl-Y", N_("Remove"),
      N_("The row was entered by mistake. The kinds on the card stay."), NEED_MAY(ACTION_INTAKE),
      take_away, is_stored,
      .why = N_("It is not stored yet.") },
    { 0 },
};

const struct screen_ops disabilities_screen = {
    .id = "disabilities",
    .title = N_("Disability from and to"),
    .state_size = sizeof(struct disabilities),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .save = save,
    .close = close,
};
