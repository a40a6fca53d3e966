/* person_lines.c - the timeline below the card: its rows, and what is shown of them; see
 * person_private.h */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/support_log.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/picker.h"
#include "ui/kit/table.h"
#include "ui/screens/person_private.h"
#include "ui/screens/shown.h"

#define KIND(kind) (1u << TIMELINE_##kind)

/* A kind may stand in two: a visit to the workplace is a contact and tells of the work. */
static const struct {
    const char *name, *label;
    unsigned kinds; /* 0: all */
} filters[] = {
    [PERSON_ALL] = { N_("Everything"), N_("Everything"), 0 },
    [PERSON_CONTACTS] = { N_("Contacts"), N_("Contacts: slips, interviews, support log, visits"),
                          KIND(SLIP) | KIND(INTERVIEW) | KIND(LOG) | KIND(DISPATCH)
                              | KIND(WALK_IN) },
    [PERSON_MEETINGS] = { N_("Meetings"), N_("Meetings, bookings, attendance"),
                          KIND(MEETING) | KIND(EVENT) | KIND(APPOINTMENT) | KIND(MOVED)
                              | KIND(WALK_IN) },
    [PERSON_WORK] = { N_("Work"), N_("Work: placements, visits, handovers"),
                      KIND(PLACEMENT) | KIND(LEFT) | KIND(DISPATCH) | KIND(HANDOVER) },
    [PERSON_RECORDS] = { N_("Records"), N_("Records: stages, assessments, decisions, consents"),
                         KIND(STAGE) | KIND(ASSESSMENT) | KIND(DECISION) | KIND(REGISTRATION)
                             | KIND(CONSENT) | KIND(HANDBOOK) | KIND(DISABILITY)
                             | KIND(DISABILITY_OFF) | KIND(FLAG) | KIND(RESOLVED) },
    [PERSON_LOG] = { N_("Support log"), N_("Support log as a list (F13)"), KIND(LOG) },
};
static_assert(sizeof filters / sizeof *filters == PERSON_FILTER__COUNT, "a filter without words");

/* ---- columns ---- */

/* The table's rows are pointers, so that what is left out costs nothing. */
static const struct person_line *
line_of(const void *row)
{
    return *(const struct person_line *const *)row;
}

static void
day_cell(const void *row, char *out)
{
    const struct person_line *line = line_of(row);
    const char *time = shown_time(line->row.at);

    snprintf(out, TABLE_CELL, "%s%s%s", line->day, time[0] != '\0' ? " " : "", time);
}

static int
by_day(const void *a, const void *b)
{
    return strcmp(line_of(a)->row.at, line_of(b)->row.at);
}

static void
kind_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", timeline_kind_label(line_of(row)->row.kind));
}

static void
words_cell(const struct person_line *line, const char *words, char *out)
{
    snprintf(out, TABLE_CELL, line->row.undone ? _("(taken back) %.200s") : "%.200s", words);
}

static void
what_cell(const void *row, char *out)
{
    words_cell(line_of(row), line_of(row)->row.title, out);
}

static void
ref_cell(const void *row, char *out)
{
    const struct person_line *line = line_of(row);

    /* An event's own number says nothing here. */
    if (line->row.kind != TIMELINE_EVENT && line->row.kind != TIMELINE_MEETING)
        shown_cell(out, line->row.ref);
}

static void
method_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->method);
}

static void
category_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->category);
}

static void
minutes_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%d", line_of(row)->row.minutes);
}

static void
staff_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->row.staff);
}

/* Marked ones say so before their words. */
static void
text_cell(const void *row, char *out)
{
    const struct person_line *line = line_of(row);
    char words[TABLE_CELL * 2];

    snprintf(words, sizeof words, "%s%s%s%.200s", line->mark[0] != '\0' ? "! " : "", line->mark,
             line->mark[0] != '\0' ? "  " : "", line->row.text);
    words_cell(line, words, out);
}

static const struct table_column columns[] = {
    { N_("Day"), 16, .priority = 1, .cell = day_cell, .compare = by_day },
    { N_("Record"), 12, .priority = 2, .cell = kind_cell },
    { N_("What"), 18, .grow = 4, .cell = what_cell },
    { N_("Number"), 11, .priority = 3, .cell = ref_cell },
    { 0 },
};

/* 支援経過一覧: date, method, category, staff, text. */
static const struct table_column log_columns[] = {
    { N_("Day"), 10, .priority = 1, .cell = day_cell, .compare = by_day },
    { N_("Method"), 12, .priority = 3, .cell = method_cell },
    { N_("Support"), 12, .priority = 2, .cell = category_cell },
    { N_("Min."), 4, .priority = 5, .right = true, .cell = minutes_cell },
    { N_("Staff"), 9, .priority = 4, .cell = staff_cell },
    { N_("Said and done"), 16, .grow = 4, .cell = text_cell },
    { 0 },
};

void
person_lines_open(struct screen *s)
{
    const struct person_state *st = s->state;
    bool log = st->filter == PERSON_LOG;

    table_free(s->table);
    s->table = table_new(s, log ? log_columns : columns,
                         log && desk_may(screen_desk(s), ACTION_WRITE_C)
                             ? N_("Nothing is in the support log yet. k: an entry")
                             : N_("Nothing is recorded yet."));
}

/* ---- rows ---- */

static void
take_row(struct screen *s, struct person_line *line, const struct timeline_row *row)
{
    struct desk *d = screen_desk(s);

    line->row = *row;
    shown_day(s, row->day, line->day);
    if (row->kind != TIMELINE_LOG)
        return;
    line->method = code_label(d, "contact_method", row->method);
    line->category = code_label(d, "support_category", row->category);
    line->mark = strcmp(row->visibility, SUPPORT_LOG_TEAM) == 0
                     ? ""
                     : code_label(d, "record_visibility", row->visibility);
}

static void
show_rows(struct screen *s)
{
    struct person_state *st = s->state;
    unsigned kinds = filters[st->filter].kinds;

    st->shown_count = 0;
    for (size_t i = 0; i < st->line_count; i++)
        if (kinds == 0 || kinds & (1u << st->lines[i].row.kind))
            st->shown[st->shown_count++] = &st->lines[i];
    table_set_rows(s->table, st->shown, st->shown_count, sizeof *st->shown);
}

static void *
room(size_t count, size_t size)
{
    void *rows = count > 0 ? calloc(count, size) : NULL;

    if (rows == NULL && count > 0)
        abort();
    return rows;
}

enum err_code
person_lines_load(struct screen *s, struct err *e)
{
    struct person_state *st = s->state;
    struct timeline t = { 0 };
    enum err_code rc = person_timeline(screen_desk(s), st->person_id, &t, e);

    if (rc != ERR_OK)
        return rc;
    person_lines_free(st);
    st->lines = room(t.count, sizeof *st->lines);
    st->shown = room(t.count, sizeof *st->shown);
    st->line_count = t.count;
    st->withheld = t.withheld;
    for (size_t i = 0; i < t.count; i++)
        take_row(s, &st->lines[i], &t.rows[i]);
    timeline_free(&t);
    show_rows(s);
    return ERR_OK;
}

void
person_lines_free(struct person_state *st)
{
    free(st->lines);
    free(st->shown);
    st->lines = NULL;
    st->shown = NULL;
    st->line_count = st->shown_count = 0;
}

const struct timeline_row *
person_selected_row(const struct screen *s)
{
    return &line_of(table_row(s->table))->row;
}

/* ---- what is shown ---- */

static void
filter_chosen(struct screen *s, int index)
{
    struct person_state *st = s->state;
    bool other_columns = (st->filter == PERSON_LOG) != (index == PERSON_LOG);

    st->filter = (enum person_filter)index;
    if (other_columns)
        person_lines_open(s);
    show_rows(s);
}

void
person_choose_filter(struct screen *s)
{
    const struct person_state *st = s->state;
    struct choice choices[PERSON_FILTER__COUNT + 1] = { { 0 } };

    for (int i = 0; i < PERSON_FILTER__COUNT; i++)
        choices[i] = (struct choice){ "", _(filters[i].label) };
    picker_ask(s, _("What to show"), choices, (int)st->filter, filter_chosen);
}

void
person_lines_hint(const struct screen *s, char *out, size_t size)
{
    const struct person_state *st = s->state;
    char part[200] = "";
    int rows, cols;

    out[0] = '\0';
    if (st->filter != PERSON_ALL) {
        snprintf(part, sizeof part, _("%s %zu of %zu."), _(filters[st->filter].name),
                 st->shown_count, st->line_count);
        shown_add(out, size, part);
    }
    if (st->withheld > 0) {
        snprintf(part, sizeof part, _("%zu not shown: for the staff in charge."), st->withheld);
        shown_add(out, size, part);
    }
    if (st->filter != PERSON_ALL)
        shown_add(out, size, _("f: other rows"));
    app_size(s->app, &rows, &cols);
    if (out[0] == '\0' && cols < SCREEN_NARROW)
        snprintf(out, size, "%s", _("Space: the whole card"));
}
