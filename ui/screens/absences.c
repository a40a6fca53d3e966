/* absences.c - see absences.h */
#include "ui/screens/absences.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date_words.h"
#include "core/text.h"
#include "desk/absence.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/shown.h"

struct line {
    const struct absence *absence; /* of the list */
    char when[2 * WAREKI_SIZE + LINE_SIZE];
};

struct absences_shown {
    struct absences list;
    struct line *lines;
};

/* ---- the list ---- */

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
staff_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->absence->staff_name);
}

static void
when_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->when);
}

static void
words_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->absence->words);
}

static const struct table_column columns[] = {
    { N_("Staff"), 10, .grow = 1, .cell = staff_cell },
    { N_("Days"), 21, .grow = 2, .cell = when_cell },
    { N_("What for"), 8, .grow = 1, .priority = 1, .cell = words_cell },
    { 0 },
};

static const char *const weekdays[] = { N_("Mondays"),   N_("Tuesdays"), N_("Wednesdays"),
                                        N_("Thursdays"), N_("Fridays"),  N_("Saturdays"),
                                        N_("Sundays") };

/* "H26.11.4", "H26.11.4 to H26.11.7", "Mondays from H26.11.4 09:00-12:00". */
static void
when_words(const struct screen *s, const struct absence *a, char *out, size_t size)
{
    char from[WAREKI_SIZE], to[WAREKI_SIZE], days[2 * WAREKI_SIZE + 8];

    shown_day(s, a->from, from);
    shown_day(s, a->to, to);
    if (date_is_none(a->to))
        snprintf(days, sizeof days, _("from %s"), from);
    else if (date_compare(a->from, a->to) == 0)
        snprintf(days, sizeof days, "%s", from);
    else
        snprintf(days, sizeof days, _("%s to %s"), from, to);
    snprintf(out, size, "%s%s%s%s%s%s%s",
             a->weekday == ABSENCE_EVERY_DAY ? "" : word(weekdays[a->weekday - 1]),
             a->weekday == ABSENCE_EVERY_DAY ? "" : " ", days, a->starts[0] ? " " : "", a->starts,
             a->starts[0] ? "-" : "", a->ends);
}

static void
clear(struct absences_shown *st)
{
    absences_free(&st->list);
    free(st->lines);
    *st = (struct absences_shown){ 0 };
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct absences_shown *st = s->state;
    struct absences list;
    enum err_code rc = absence_list(screen_desk(s), screen_today(s), &list, e);

    if (rc != ERR_OK)
        return rc;
    clear(st);
    st->list = list;
    st->lines = calloc(list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        const struct absence *a = &list.rows[i];
        struct line *line = &st->lines[i];

        line->absence = a;
        when_words(s, a, line->when, sizeof line->when);
    }
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    return ERR_OK;
}

static long
line_id(const void *row)
{
    return (long)line_of(row)->absence->id;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table = table_new(s, columns,
                         N_("Nobody is away from today on. F2 writes down an absence."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    clear(s->state);
}

/* ---- one absence ---- */

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_staff(f, s, "staff_id", NULL);
}

static const struct choice repeats[] = {
    { "0", N_("every day") },  { "1", N_("Mondays") },  { "2", N_("Tuesdays") },
    { "3", N_("Wednesdays") }, { "4", N_("Thursdays") }, { "5", N_("Fridays") },
    { "6", N_("Saturdays") },  { "7", N_("Sundays") },  { NULL, NULL },
};

static const struct field fields[] = {
    { .key = "staff_id", .label = N_("Who is away"), .type = FIELD_CHOICE, .required = true, .width = 24,
      .list = fill_staff },
    { .key = "from_on", .label = N_("First day"), .type = FIELD_DATE, .required = true },
    { .key = "to_on", .label = N_("Last day"), .type = FIELD_DATE,
      .hint = N_("Of a weekday it may stay empty: each week until it is taken out.") },
    { .key = "weekday", .label = N_("On"), .type = FIELD_CHOICE, .choices = repeats,
      .required = true, .width = 16 },
    { .key = "starts", .label = N_("From"), .type = FIELD_TIME,
      .hint = N_("Both times empty: the whole day.") },
    { .key = "ends", .label = N_("To"), .type = FIELD_TIME },
    { .key = "words", .label = N_("What for"), .type = FIELD_TEXT, .max = SHORT_CHARS, .width = 30,
      .hint = N_("All colleagues see this: a day off, a trip.") },
    { 0 },
};

static void
prepare(struct screen *s, struct form *f)
{
    const struct desk *d = screen_desk(s);
    char id[24];

    snprintf(id, sizeof id, "%" PRId64, d->user.staff_id);
    form_set(f, "staff_id", id);
    form_set_date(f, "from_on", screen_today(s));
    form_set_date(f, "to_on", screen_today(s));
    form_set(f, "weekday", "0");
}

static enum err_code
save(struct screen *s, struct form *f, struct err *e)
{
    struct absence a = { .staff_id = form_get_number(f, "staff_id", 0),
                         .from = form_get_date(f, "from_on"),
                         .to = form_get_date(f, "to_on"),
                         .weekday = (int)form_get_number(f, "weekday", ABSENCE_EVERY_DAY) };

    (void)text_copy(a.starts, sizeof a.starts, form_get(f, "starts"));
    (void)text_copy(a.ends, sizeof a.ends, form_get(f, "ends"));
    (void)text_copy(a.words, sizeof a.words, form_get(f, "words"));
    return absence_add(screen_desk(s), &a, e);
}

static void
add(struct screen *s)
{
    dialog_about(s, "new-absence", 0, "");
    dialog_form(s, _("Who is away, and when"), fields, prepare, save);
}

static void
take_out(struct screen *s)
{
    struct err e = { 0 };

    if (!screen_ok(s, absence_remove(screen_desk(s), line_of(table_row(s->table))->absence->id, &e),
                   &e))
        return;
    screen_reload(s);
    screen_say(s, "%s", _("The absence is taken out."));
}

static void
ask_take_out(struct screen *s)
{
    const struct line *line = table_row(s->table);
    char question[2 * LONG_SIZE];

    snprintf(question, sizeof question, _("Take out %s, %s %s?"), line->absence->staff_name,
             line->when, line->absence->words);
    dialog_confirm(s, question, take_out);
}

static const struct command commands[] = {
    { "absence-new", "F2 n", N_("Write down"), N_("Write down an absence, once or each week."), 0,
      add, NULL },
    { "absence-remove", "Del x", N_("Take out"), N_("Take out an absence that is wrong or over."),
      NEED_ROW, ask_take_out, NULL },
    { 0 },
};

const struct screen_ops absences_screen = {
    .id = "absences",
    .title = N_("Absences"),
    .state_size = sizeof(struct absences_shown),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};
