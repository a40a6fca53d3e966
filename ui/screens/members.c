/* members.c - see members.h */
#include "ui/screens/members.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/person.h"
#include "core/text.h"
#include "desk/board.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/board.h"
#include "ui/screens/board_words.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/meeting.h"
#include "ui/screens/person.h"
#include "ui/screens/placement.h"
#include "ui/screens/shown.h"

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct board_member *member; /* of the list */
    char day[WAREKI_SIZE], kind[LINE_SIZE], person[LINE_SIZE + 80];
};

struct members {
    struct board_indicator row; /* name, unit and number of the board that was left */
    struct fiscal_year fy;
    struct date as_of;
    bool evidence;
    struct board_members list;
    struct line *lines;
};

/* ---- cells ---- */

static void
day_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->day);
}

static void
ref_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->member->ref);
}

static void
kind_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->kind);
}

static void
title_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->member->title);
}

static void
person_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->person);
}

static int
by_day(const void *a, const void *b)
{
    return date_compare(((const struct line *)a)->member->on,
                        ((const struct line *)b)->member->on);
}

static long
line_id(const void *row)
{
    return (long)((const struct line *)row)->member->record_id;
}

static const struct table_column columns[] = {
    { N_("Day"), 10, .cell = day_cell, .compare = by_day },
    { N_("Record no."), 10, .priority = 1, .cell = ref_cell },
    { N_("Kind"), 10, .priority = 3, .cell = kind_cell },
    { N_("Title"), 14, .grow = 2, .priority = 2, .cell = title_cell },
    { N_("Person"), 14, .grow = 2, .cell = person_cell },
    { 0 },
};

/* Meetings, seminars and the like are not about one person. */
static const struct table_column event_columns[] = {
    { N_("Day"), 10, .cell = day_cell, .compare = by_day },
    { N_("Record no."), 10, .priority = 1, .cell = ref_cell },
    { N_("Kind"), 26, .priority = 2, .cell = kind_cell },
    { N_("Title"), 14, .grow = 1, .cell = title_cell },
    { 0 },
};

/* ---- load ---- */

static void
put_kind(struct screen *s, const struct board_member *m, char out[LINE_SIZE])
{
    const char *words = strcmp(m->kind, "placement") == 0  ? _("job start")
                        : strcmp(m->kind, "dispatch") == 0 ? _("dispatch")
                                                           : code_label(screen_desk(s),
                                                                        "event_kind", m->kind);

    (void)text_copy(out, LINE_SIZE, words);
}

/* Names as the role may see them, of restricted people none; without a name the record number stands
 * for the person. Whom a
 * partner placed is known to the partner only. */
static void
put_person(const struct board_members *list, const struct board_member *m, struct line *line)
{
    char name[LINE_SIZE] = "";

    if (m->person_name[0] != '\0' && list->masked && !m->restricted)
        person_masked_name(m->person_name, name);
    else if (!m->restricted)
        (void)text_copy(name, sizeof name, m->person_name);
    if (strcmp(m->kind, "placement") == 0 && m->person_id == 0)
        snprintf(line->person, sizeof line->person, "%s", _("by a partner"));
    else if (name[0] == '\0')
        snprintf(line->person, sizeof line->person, "%.400s", m->person_ref);
    else if (m->people > 1)
        snprintf(line->person, sizeof line->person, _("%s +%d more"), name, m->people - 1);
    else
        snprintf(line->person, sizeof line->person, "%s", name);
}

static void
make_lines(struct screen *s)
{
    struct members *st = s->state;

    free(st->lines);
    st->lines = calloc(st->list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < st->list.count; i++) {
        struct line *line = &st->lines[i];

        line->member = &st->list.rows[i];
        shown_day(s, line->member->on, line->day);
        put_kind(s, line->member, line->kind);
        put_person(&st->list, line->member, line);
    }
    table_set_rows(s->table, st->lines, st->list.count, sizeof *st->lines);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct members *st = s->state;
    struct board_members list = { 0 };
    enum err_code rc = st->evidence
                           ? board_evidence(screen_desk(s), st->row.no, st->fy, st->as_of, &list, e)
                           : board_members(screen_desk(s), st->row.no, st->fy, st->as_of, &list, e);

    if (rc != ERR_OK)
        return rc;
    snprintf(s->subtitle, sizeof s->subtitle, st->evidence ? _("No.%d evidence") : _("No.%d"),
             st->row.no);
    board_members_free(&st->list);
    st->list = list;
    make_lines(s);
    return ERR_OK;
}

/* Job starts and dispatches are; the others count events. */
static bool
is_of_people(const struct members *st)
{
    return !st->evidence && (st->row.no == 63 || st->row.no == 69);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct members_arg *a = arg;
    struct members *st = s->state;

    (void)e;
    st->row = *a->row;
    st->fy = a->fy;
    st->as_of = a->as_of;
    st->evidence = a->evidence;
    s->table = table_new(s, is_of_people(st) ? columns : event_columns,
                         a->evidence ? N_("No evidence is recorded up to this day.")
                                     : N_("Nothing is counted up to this day."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct members *st = s->state;

    free(st->lines);
    board_members_free(&st->list);
}

/* ---- draw ---- */

/* The number of the board; for evidence, which is counted in cases, only how many rows there are. */
static void
put_count(const struct members *st, char out[FIGURE_SIZE])
{
    if (st->evidence)
        snprintf(out, FIGURE_SIZE, _n("%zu record", "%zu records", st->list.count),
                 st->list.count);
    else
        board_figure(&st->row, (int64_t)st->list.count, out);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct members *st = s->state;
    const struct board_indicator *row = board_below(s, st->row.no);
    struct area a = area_body(c);
    char count[FIGURE_SIZE], figure[FIGURE_SIZE], text[FIGURE_SIZE + 200];
    char year[FISCAL_LABEL_SIZE], day[WAREKI_SIZE];

    put_count(st, count);
    board_year(s, st->fy, year);
    shown_day(s, st->list.as_of, day);
    area_line(c, &a, STYLE_LABEL, _("%s   %s up to %s"), count, year, day);
    if (a.rows > 8)
        area_line(c, &a, STYLE_LABEL, "%s", row != NULL ? row->name : st->row.name);
    if (!st->evidence && st->list.signed_number != KPI_NONE) {
        board_figure(&st->row, st->list.signed_number, figure);
        snprintf(text, sizeof text, _("Signed at the closing: %s. The records differ by %+d."),
                 figure, (int)((int64_t)st->list.count - st->list.signed_number));
        area_paragraph(c, &a, STYLE_WARNING, text);
    }
    table_draw(s->table, c, a);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct members *st = s->state;

    if (st->list.masked)
        snprintf(out, size, "%s", _("Names are masked here."));
}

/* ---- commands ---- */

static const struct board_member *
selected(const struct screen *s)
{
    return ((const struct line *)table_row(s->table))->member;
}

static enum err_code
push_record(struct screen *s, const struct board_member *m, struct err *e)
{
    const struct record_arg record = { m->record_id, m->person_id };

    if (strcmp(m->kind, "placement") == 0)
        return app_push(s->app, &placement_screen, &record, e);
    if (strcmp(m->kind, "dispatch") == 0)
        return app_push(s->app, &dispatch_screen, &record, e);
    return app_push(s->app,
                    strcmp(m->kind, "coordination_meeting") == 0 ? &meeting_screen : &event_edit_screen,
                    &(struct event_arg){ m->record_id, m->kind }, e);
}

static void
open_record(struct screen *s)
{
    struct err e = { 0 };
    const struct board_member *m = selected(s);

    if (strcmp(m->kind, "placement") == 0 && m->person_id == 0)
        screen_warn(s, "%s", _("A partner reported this job start; there is no case of ours."));
    else if (push_record(s, m, &e) != ERR_OK)
        (void)ask_reason(s, &e, open_record);
}

static void
open_person(struct screen *s)
{
    const struct board_member *m = selected(s);

    if (m->person_id != 0)
        person_show(s, m->person_id);
    else
        open_record(s);
}

/* Who sees numbers only opens nobody from here. */
static bool
can_open(const struct screen *s)
{
    const struct desk *d = screen_desk(s);

    return role_rule(d->user.role, ACTION_MEMBERS) != RULE_NUMBERS;
}

static bool
can_open_record(const struct screen *s)
{
    return can_open(s) && desk_may(screen_desk(s), ACTION_WORK);
}

static const struct command commands[] = {
    { "member-person", "Enter", N_("Open"), N_("Open the person, or the record without a person."),
      NEED_ROW, open_person, can_open },
    { "member-record", "r F2", N_("Record"), N_("Open the record that is counted."), NEED_ROW,
      open_record, can_open_record },
    { 0 },
};

const struct screen_ops members_screen = {
    .id = "members",
    .title = N_("Behind the number"),
    .state_size = sizeof(struct members),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
    .hint = hint,
};
