/* history.c - see history.h */
#include "ui/screens/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/history.h"
#include "desk/interview.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/casework.h"
#include "ui/screens/shown.h"

enum { CHANGES_MAX = 500, FULL_SIZE = 6 * NOTE_SIZE };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct field_change *change; /* of the list */
    char day[WAREKI_SIZE], time[8];
};

struct history {
    struct record_arg arg;
    struct history_arg record; /* `kind` NULL: not of one record */
    int64_t case_id; /* of its interview sheets; 0: of the card or of `arg` */
    struct field_changes list;
    struct line *lines;
};

/* ---- cells ---- */

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
when_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s %s", line_of(row)->day, line_of(row)->time);
}

static int
by_when(const void *a, const void *b)
{
    return strcmp(line_of(a)->change->at, line_of(b)->change->at);
}

static void
field_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->change->label);
}

/* Nothing is said in words: an empty cell could be a cut one. */
static void
value_cell(const char *value, char *out)
{
    char text[TABLE_CELL];

    snprintf(text, sizeof text, "%.*s", (int)sizeof text - 1, value);
    for (char *c = text; *c != '\0'; c++)
        if (*c == '\n')
            *c = ' ';
    shown_cell(out, value[0] != '\0' ? text : _("(empty)"));
}

static void
before_cell(const void *row, char *out)
{
    value_cell(line_of(row)->change->before, out);
}

static void
after_cell(const void *row, char *out)
{
    value_cell(line_of(row)->change->after, out);
}

static void
who_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->change->staff);
}

static const struct table_column columns[] = {
    { N_("Changed at"), 16, .priority = 2, .cell = when_cell, .compare = by_when },
    { N_("Field"), 12, .grow = 2, .cell = field_cell },
    { N_("Old value"), 9, .grow = 3, .priority = 1, .cell = before_cell },
    { N_("New value"), 9, .grow = 3, .cell = after_cell },
    { N_("Changed by"), 10, .priority = 3, .cell = who_cell },
    { 0 },
};

/* Of the sheets: the field says at which interview, and needs more room. */
static const struct table_column sheet_columns[] = {
    { N_("Changed at"), 16, .priority = 2, .cell = when_cell, .compare = by_when },
    { N_("Field"), 22, .cell = field_cell },
    { N_("Old value"), 8, .grow = 3, .priority = 1, .cell = before_cell },
    { N_("New value"), 8, .grow = 3, .cell = after_cell },
    { N_("Changed by"), 10, .priority = 3, .cell = who_cell },
    { 0 },
};

/* ---- read ---- */

static enum err_code
read_changes(struct screen *s, struct field_changes *list, struct err *e)
{
    const struct history *st = s->state;
    struct desk *d = screen_desk(s);

    if (st->case_id != 0)
        return interview_changes(d, st->case_id, list, e);
    if (st->record.kind != NULL)
        return history_of_record(d, st->record.kind, st->record.id, CHANGES_MAX, list, e);
    return st->arg.id != 0 ? history_of_log(d, st->arg.id, CHANGES_MAX, list, e)
                           : history_of_person(d, st->arg.person_id, CHANGES_MAX, list, e);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct history *st = s->state;
    struct field_changes list = { 0 };
    enum err_code rc = read_changes(s, &list, e);

    if (rc != ERR_OK)
        return rc;
    field_changes_free(&st->list);
    free(st->lines);
    st->list = list;
    st->lines = list.count > 0 ? calloc(list.count, sizeof *st->lines) : NULL;
    if (st->lines == NULL && list.count > 0)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        char local[DESK_LOCAL_SIZE];

        st->lines[i].change = &st->list.rows[i];
        desk_local_of_stamp(list.rows[i].at, local);
        shown_day(s, shown_local_day(local), st->lines[i].day);
        snprintf(st->lines[i].time, sizeof st->lines[i].time, "%.5s", shown_time(local));
    }
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
begin(struct screen *s, int64_t person_id, const struct table_column *with, struct err *e)
{
    s->table = table_new(s, with, N_("Nothing has been changed since it was first entered."));
    return casework_open(s, person_id, e);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct history *st = s->state;

    st->arg = *(const struct record_arg *)arg;
    return begin(s, st->arg.person_id, columns, e);
}

static enum err_code
open_record(struct screen *s, const void *arg, struct err *e)
{
    struct history *st = s->state;

    (void)e;
    st->record = *(const struct history_arg *)arg;
    s->table = table_new(s, columns, N_("Nothing has been changed since it was first entered."));
    return ERR_OK;
}

static enum err_code
open_sheets(struct screen *s, const void *arg, struct err *e)
{
    const struct case_arg *a = arg;

    ((struct history *)s->state)->case_id = a->case_id;
    return begin(s, a->person_id, sheet_columns, e);
}

static void
close(struct screen *s)
{
    struct history *st = s->state;

    field_changes_free(&st->list);
    free(st->lines);
}

/* ---- one change in full ---- */

static void
show_change(struct screen *s)
{
    const struct line *line = table_row(s->table);
    const struct field_change *c = line->change;
    char *text = malloc(FULL_SIZE);

    if (text == NULL)
        abort();
    snprintf(text, FULL_SIZE, _("%s %s  %s%s%s\n\nBefore:\n%s\n\nAfter:\n%s"), line->day,
             line->time, c->staff, c->reason[0] != '\0' ? _("\nReason: ") : "", c->reason,
             c->before[0] != '\0' ? c->before : _("(empty)"),
             c->after[0] != '\0' ? c->after : _("(empty)"));
    dialog_message(s, c->label, text);
    free(text);
}

static const struct command commands[] = {
    { "change-open", "Enter", N_("In full"), N_("Both values in full, who and why."), NEED_ROW,
      show_change, NULL },
    { 0 },
};

const struct screen_ops history_screen = {
    .id = "history",
    .title = N_("History"),
    .state_size = sizeof(struct history),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};

const struct screen_ops record_history_screen = {
    .id = "record-history",
    .title = N_("History"),
    .state_size = sizeof(struct history),
    .commands = commands,
    .open = open_record,
    .load = load,
    .close = close,
};

const struct screen_ops interview_history_screen = {
    .id = "interview-history",
    .title = N_("Entries of the interview sheets"),
    .state_size = sizeof(struct history),
    .commands = commands,
    .open = open_sheets,
    .load = load,
    .close = close,
};
