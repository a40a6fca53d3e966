/* slips.c - see slips.h */
#include "ui/screens/slips.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/draft.h"
#include "desk/flag.h"
#include "desk/intake.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip.h"

enum { SLIPS_MAX = 1000, WORDS = 4000 };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct slip_row *slip; /* of the list */
    char received[SHOWN_STAMP_SIZE];
    char method[LINE_SIZE], next[LONG_SIZE];
    char mind[LONG_SIZE]; /* care in contacts, pinned notes */
};

struct slips {
    struct date month; /* its first day */
    struct slip_rows list;
    struct line *lines;
    int64_t opening; /* while a reason is asked */
};

/* ---- cells ---- */

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
received_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->received);
}

static void
number_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->slip->number);
}

static void
who_cell(const void *row, char *out)
{
    const struct slip_row *slip = line_of(row)->slip;

    if (!slip->anonymous) {
        shown_cell(out, slip->name);
        shown_add(out, TABLE_CELL, line_of(row)->mind);
    } else if (slip->about[0] != '\0')
        snprintf(out, TABLE_CELL, _("%.100s, not on file"), slip->about);
    else if (slip->consulter[0] == '\0')
        shown_cell(out, _("no name given"));
    else
        snprintf(out, TABLE_CELL, _("asked by %.100s"), slip->consulter);
}

static void
method_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->method);
}

static void
next_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->next);
}

static void
by_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->slip->received_name);
}

static long
line_id(const void *row)
{
    return (long)line_of(row)->slip->id;
}

static const struct table_column columns[] = {
    { N_("Received"), 16, .priority = 1, .cell = received_cell },
    { N_("Slip"), 9, .priority = 2, .cell = number_cell },
    { N_("Who"), 14, .grow = 1, .cell = who_cell },
    { N_("Method"), 8, .priority = 4, .cell = method_cell },
    { N_("Next step"), 14, .grow = 1, .priority = 3, .cell = next_cell },
    { N_("Taken by"), 10, .priority = 5, .cell = by_cell },
    { 0 },
};

/* ---- load ---- */

static void
put_words(struct screen *s, const struct flags *flags, struct line *line)
{
    struct desk *d = screen_desk(s);
    const struct slip_row *slip = line->slip;
    char day[WAREKI_SIZE];

    shown_day(s, shown_local_day(slip->received_at), day);
    snprintf(line->received, sizeof line->received, "%s %.5s", day, shown_time(slip->received_at));
    (void)text_copy(line->method, sizeof line->method,
                    code_label(d, "contact_method", slip->method));
    shown_day(s, slip->next_on, line->next);
    shown_add(line->next, sizeof line->next, code_label(d, "next_action", slip->next_action));
    if (slip->person_id != 0)
        flags_words(flags, slip->person_id, line->mind, sizeof line->mind);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct slips *st = s->state;
    struct slip_rows list;
    struct flags flags = { 0 };
    enum err_code rc =
        intake_list(screen_desk(s), st->month, date_add_months(st->month, 1), SLIPS_MAX, &list, e);

    if (rc != ERR_OK)
        return rc;
    if ((rc = flag_open_list(screen_desk(s), &flags, e)) != ERR_OK) {
        slip_rows_free(&list);
        return rc;
    }
    slip_rows_free(&st->list);
    free(st->lines);
    st->list = list;
    st->lines = calloc(list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        st->lines[i].slip = &st->list.rows[i];
        put_words(s, &flags, &st->lines[i]);
    }
    flags_free(&flags);
    shown_month(s, st->month, s->subtitle);
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    table_set_part(s->table, list.count == SLIPS_MAX);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct slips *st = s->state;

    (void)arg;
    (void)e;
    st->month = date_month_first(screen_today(s));
    s->table = table_new(s, columns, N_("No slip was taken in this month. F7: the month before."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct slips *st = s->state;

    slip_rows_free(&st->list);
    free(st->lines);
}

static void
page(struct screen *s, int step)
{
    struct slips *st = s->state;

    st->month = date_add_months(st->month, step);
    screen_reload(s);
}

/* ---- commands ---- */

static void
open_chosen(struct screen *s)
{
    const struct slips *st = s->state;
    const struct slip_arg arg = { .kind = SLIP_STORED, .slip_id = st->opening };
    struct err e = { 0 };

    if (app_push(s->app, &slip_screen, &arg, &e) != ERR_OK)
        ask_reason(s, &e, open_chosen);
}

static void
open_slip(struct screen *s)
{
    struct slips *st = s->state;

    st->opening = line_of(table_row(s->table))->slip->id;
    open_chosen(s);
}

/* A form that waits with somebody else is not lost: a supervisor sees that it is there. */
static void
show_begun(struct screen *s)
{
    struct draft_list list = { 0 };
    struct err e = { 0 };
    char words[WORDS] = "", form[LONG_SIZE], whose[LONG_SIZE], at[SHOWN_STAMP_SIZE];
    size_t used = 0;

    if (!screen_ok(s, draft_others(screen_desk(s), &list, &e), &e))
        return;
    for (size_t i = 0; i < list.count && used < sizeof words; i++) {
        draft_words(&list.rows[i], form, whose);
        if (strcmp(form, list.rows[i].title) == 0) /* no form that has a name of its own */
            snprintf(form, sizeof form, "%s", _("Question"));
        shown_stamp(s, list.rows[i].saved_at, at);
        used += (size_t)snprintf(words + used, sizeof words - used, _("%s: %s, %s\n"),
                                 list.rows[i].title, form, at);
    }
    dialog_message(s, _("Begun by others and not saved"),
                   list.count > 0 ? words : _("Nobody else has a form begun."));
    draft_list_free(&list);
}

static const struct command commands[] = {
    { "slip-open", "Enter", N_("Open"), N_("Open this slip."), NEED_ROW, open_slip, NULL },
    { "begun-by-others", "d", N_("Begun"),
      N_("Forms that others have begun and not saved: who, which, since when."),
      NEED_MAY(ACTION_CORRECT), show_begun, NULL },
    { 0 },
};

const struct screen_ops slips_screen = {
    .id = "slips",
    .title = N_("Intake slips"),
    .state_size = sizeof(struct slips),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
    .page = page,
    .page_words = { N_("The month before."), N_("The month after.") },
};
