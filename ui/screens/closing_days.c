/* closing_days.c - see closing_days.h */
#include "ui/screens/closing_days.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/calendar_days.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/shown.h"

struct line {
    struct closing_day day;
    char when[WAREKI_SIZE + 8];
};

struct closing_days {
    struct line *lines; /* owned */
    size_t count;
};

/* By id, in the order in which they are used most. */
static const struct choice kinds[] = {
    { "office", N_("office closed") },
    { "extra_open", N_("open exceptionally") },
    { "holiday", N_("holiday") },
    { "not_holiday", N_("no holiday") },
    { NULL, NULL },
};

static const char *
kind_words(enum closing_kind kind)
{
    for (const struct choice *c = kinds; c->key != NULL; c++)
        if (strcmp(c->key, closing_kind_id(kind)) == 0)
            return word(c->label);
    return "";
}

static void
day_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->when);
}

static void
kind_cell(const void *row, char *out)
{
    shown_cell(out, kind_words(((const struct line *)row)->day.kind));
}

static void
name_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->day.name);
}

static int
by_day(const void *a, const void *b)
{
    return date_compare(((const struct line *)a)->day.day, ((const struct line *)b)->day.day);
}

static const struct table_column columns[] = {
    { N_("Day"), 14, .cell = day_cell, .compare = by_day },
    { N_("What it is"), 18, .cell = kind_cell },
    { N_("Name or reason"), 12, .grow = 1, .cell = name_cell },
    { 0 },
};

static long
line_id(const void *row)
{
    const struct closing_day *day = &((const struct line *)row)->day;

    return date_to_days(day->day) * CLOSING__COUNT + (long)day->kind;
}

static void
clear(struct closing_days *st)
{
    free(st->lines);
    *st = (struct closing_days){ 0 };
}

/* Newest first: the days to come are looked at most. */
static enum err_code
load(struct screen *s, struct err *e)
{
    struct closing_days *st = s->state;
    struct calendar_days days = { 0 };
    enum err_code rc = calendar_days_load(screen_desk(s), &days, e);

    if (rc != ERR_OK)
        return rc;
    clear(st);
    st->lines = calloc(days.cal.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = days.cal.count; i > 0; i--) {
        struct line *line = &st->lines[st->count++];

        line->day = days.cal.overrides[i - 1];
        shown_day(s, line->day.day, line->when);
    }
    calendar_days_free(&days);
    table_set_rows(s->table, st->lines, st->count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    enum err_code rc = desk_allow(screen_desk(s), ACTION_CODES, 0, e);

    (void)arg;
    if (rc != ERR_OK)
        return rc;
    s->table = table_new(s, columns,
                         N_("No day is entered. Saturdays, Sundays, public holidays and 29 December "
                            "to 3 January are closed by themselves. F2 enters a day."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    clear(s->state);
}

/* ---- one day ---- */

static const struct field fields[] = {
    { .key = "day", .label = N_("Day"), .type = FIELD_DATE, .required = true },
    { .key = "kind", .label = N_("What it is"), .type = FIELD_CHOICE, .choices = kinds,
      .required = true, .width = 24 },
    { .key = "name", .label = N_("Name or reason"), .type = FIELD_TEXT, .max = 20, .width = 30,
      .hint = N_("For a closing or a holiday: what the counter's notice says.") },
    { 0 },
};

static void
prepare(struct screen *s, struct form *f)
{
    (void)s;
    form_set(f, "kind", "office");
}

/* The day is closed all the same: the people of these are to be told. */
static void
warn_of_bookings(struct screen *s, struct date day)
{
    struct err e = { 0 };
    int events, seats;

    if (screen_ok(s, calendar_days_booked(screen_desk(s), day, &events, &seats, &e), &e)
        && events > 0)
        screen_warn(s, _("Saved. But that day has %d in the calendar and %d bookings: please move them."),
                    events, seats);
}

static enum err_code
save(struct screen *s, struct form *f, struct err *e)
{
    struct closing_day day = { .day = form_get_date(f, "day") };

    (void)closing_kind_from_id(form_get(f, "kind"), &day.kind);
    (void)text_copy(day.name, sizeof day.name, form_get(f, "name"));
    enum err_code rc = calendar_days_add(screen_desk(s), &day, e);
    if (rc == ERR_OK && (day.kind == CLOSING_OFFICE || day.kind == CLOSING_HOLIDAY))
        warn_of_bookings(s, day.day);
    return rc;
}

static void
add(struct screen *s)
{
    dialog_about(s, "new-day", 0, "");
    dialog_form(s, _("A day that differs"), fields, prepare, save);
}

static void
take_out(struct screen *s)
{
    const struct line *line = table_row(s->table);
    struct err e = { 0 };

    if (!screen_ok(s, calendar_days_remove(screen_desk(s), line->day.day, line->day.kind, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, "%s", _("The day is as the calendar says again."));
}

static void
ask_take_out(struct screen *s)
{
    const struct line *line = table_row(s->table);
    char question[LONG_SIZE + LINE_SIZE];

    snprintf(question, sizeof question, _("Take out %s, %s %s?"), line->when,
             kind_words(line->day.kind), line->day.name);
    dialog_confirm(s, question, take_out);
}

static const struct command commands[] = {
    { "day-new", "F2 n", N_("Enter a day"), N_("Enter a day that differs from the calendar."), 0,
      add, NULL },
    { "day-remove", "Del x", N_("Take out"), N_("Take the day out: the calendar holds again."),
      NEED_ROW, ask_take_out, NULL },
    { 0 },
};

const struct screen_ops closing_days_screen = {
    .id = "closing-days",
    .title = N_("Closing days"),
    .state_size = sizeof(struct closing_days),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
};
