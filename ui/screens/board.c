/* board.c - see board.h */
#include "ui/screens/board.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/board.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/chart.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/board_about.h"
#include "ui/screens/board_words.h"
#include "ui/screens/judge.h"
#include "ui/screens/members.h"
#include "ui/screens/shown.h"

enum { COL_NAME, COL_BASE, COL_TARGET, COL_ACTUAL, COL_PACE, COL_FORECAST, COL_BOOKED, COL_RATE,
       COL_STATE, COL__COUNT };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct board_indicator *row; /* of the board */
    char base[FIGURE_SIZE], target[FIGURE_SIZE], state[FIGURE_SIZE];
};

struct board_state {
    struct board board;
    struct line lines[BOARD_MAX];
    struct table_column columns[COL__COUNT + 1]; /* titles and widths change with year and words */
    struct fiscal_year fy; /* year 0: that of today */
    struct date as_of;     /* DATE_NONE: today, or the end of a past year */
};

static const struct board_indicator *
selected(const struct screen *s)
{
    const struct line *line = table_row(s->table);

    return line ? line->row : NULL;
}

/* ---- cells ---- */

static const struct board_indicator *
indicator(const void *row)
{
    return ((const struct line *)row)->row;
}

static void
name_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%d %.240s", indicator(row)->no, indicator(row)->name);
}

static void
base_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->base);
}

static void
target_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->target);
}

static void
actual_cell(const void *row, char *out)
{
    char text[FIGURE_SIZE];

    board_figure(indicator(row), indicator(row)->actual, text);
    snprintf(out, TABLE_CELL, "%.250s", text);
}

static void
pace_cell(const void *row, char *out)
{
    char number[NUMBER_SIZE];

    board_hundredths(indicator(row)->pace_hundredths, number);
    snprintf(out, TABLE_CELL, "%s", number);
}

static void
forecast_cell(const void *row, char *out)
{
    char number[NUMBER_SIZE];

    board_number(indicator(row)->forecast, number);
    snprintf(out, TABLE_CELL, "%s", number);
}

static void
booked_cell(const void *row, char *out)
{
    char number[NUMBER_SIZE];

    board_number(indicator(row)->booked, number);
    snprintf(out, TABLE_CELL, "%s", number);
}

static void
rate_cell(const void *row, char *out)
{
    char text[FIGURE_SIZE];

    board_rate(indicator(row), text);
    snprintf(out, TABLE_CELL, "%.250s", text);
}

static void
state_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->state);
}

static enum style
state_style(const void *row)
{
    return board_state_style(indicator(row));
}

static long
line_id(const void *row)
{
    return indicator(row)->no;
}

static const struct table_column columns[COL__COUNT + 1] = {
    [COL_NAME] = { N_("Indicator"), 12, .grow = 1, .cell = name_cell },
    [COL_BASE] = { N_("Base"), 5, .priority = 5, .right = true, .cell = base_cell },
    [COL_TARGET] = { N_("Target"), 6, .priority = 1, .right = true, .cell = target_cell },
    [COL_ACTUAL] = { N_("Actual"), 7, .right = true, .cell = actual_cell },
    [COL_PACE] = { N_("Pace"), 8, .priority = 3, .right = true, .cell = pace_cell },
    [COL_FORECAST] = { N_("Forecast"), 5, .priority = 4, .right = true, .cell = forecast_cell },
    [COL_BOOKED] = { N_("Booked"), 4, .priority = 6, .right = true, .cell = booked_cell },
    [COL_RATE] = { N_("Rate"), 6, .priority = 2, .right = true, .cell = rate_cell },
    [COL_STATE] = { N_("State"), 10, .cell = state_cell, .style = state_style },
};

/* ---- load ---- */

static bool
is_english(const struct screen *s)
{
    return strcmp(app_language(s->app), "en") == 0;
}

/* Which words stand above the columns, and how wide the longest words of the language are. */
static void
set_columns(struct screen *s)
{
    struct board_state *st = s->state;
    bool in_english = is_english(s), is_guide = false;

    for (size_t i = 0; i < st->board.count; i++)
        is_guide |= st->board.rows[i].guide != KPI_NONE && !st->board.rows[i].guide_is_target;
    st->columns[COL_TARGET].title = is_guide ? N_("Guide") : N_("Target");
    st->columns[COL_RATE].title = is_guide ? N_("Of guide") : N_("Rate");
    st->columns[COL_TARGET].cols = in_english ? 7 : 6;
    st->columns[COL_ACTUAL].cols = in_english ? 11 : 7;
    st->columns[COL_FORECAST].cols = in_english ? 8 : 5;
    st->columns[COL_BOOKED].cols = in_english ? 6 : 4;
    st->columns[COL_STATE].cols = in_english ? 13 : 10;
    st->columns[COL_RATE].cols = in_english && is_guide ? 8 : 6;
    table_set_gap(s->table, in_english ? 1 : 0);
}

/* A word is the plan's target in every year; a number has a guide in the years before. */
static void
make_line(const struct screen *s, const struct board_indicator *row, struct line *line)
{
    line->row = row;
    if (row->baseline.number != KPI_NONE)
        board_number(row->baseline.number, line->base);
    else
        board_plan_words(s, row->baseline.text, line->base, sizeof line->base);
    if (row->target.number != KPI_NONE)
        board_number(row->guide, line->target);
    else
        board_plan_words(s, row->target.text, line->target, sizeof line->target);
    board_state(s, row, line->state);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct board_state *st = s->state;
    enum err_code rc = board_load(screen_desk(s), st->fy, st->as_of, &st->board, e);

    for (size_t i = 0; i < st->board.count; i++)
        make_line(s, &st->board.rows[i], &st->lines[i]);
    set_columns(s);
    table_set_rows(s->table, st->lines, st->board.count, sizeof *st->lines);
    return rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct board_state *st = s->state;

    (void)arg;
    (void)e;
    memcpy(st->columns, columns, sizeof columns);
    s->table = table_new(s, st->columns, N_("The plan has no indicators."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

/* ---- below the table: the selected indicator ---- */

enum { LABEL_COLS = 10, BULLET_COLS = 60, TABLE_LEAST = 3,
       OUTLOOK_COLS = 40 };

static void
draw_aims(const struct screen *s, struct canvas *c, struct area *a,
          const struct board_indicator *row)
{
    char baseline[AIM_SIZE], target[AIM_SIZE], text[2 * AIM_SIZE + 60];

    board_aim(s, row, &row->baseline, baseline);
    board_aim(s, row, &row->target, target);
    snprintf(text, sizeof text, _("Baseline %s   target %s"), baseline, target);
    area_paragraph(c, a, STYLE_NORMAL, text);
}

static void
draw_bullet(struct canvas *c, struct area *a, const struct board_indicator *row)
{
    struct area line;
    int cols = a->cols - LABEL_COLS < BULLET_COLS ? a->cols - LABEL_COLS : BULLET_COLS;

    if (row->actual == KPI_NONE || row->guide == KPI_NONE || a->rows == 0)
        return;
    line = area_take_top(a, 1);
    canvas_text(c, line.y, line.x, LABEL_COLS - 1, STYLE_LABEL,
                row->guide_is_target ? _("To target") : _("To guide"));
    chart_bullet(c, line.y, line.x + LABEL_COLS, cols, (double)row->actual, (double)row->guide,
                 (double)row->guide);
}

/* Returns what is left of the line to its right. */
static struct area
draw_months(struct canvas *c, struct area *a, const struct board_indicator *row)
{
    double each[CHART_MONTHS];
    struct area line = { 0 };

    if (row->actual == KPI_NONE || a->rows == 0)
        return line;
    for (int m = 0; m < CHART_MONTHS; m++)
        each[m] = row->months[m] == KPI_NONE
                      ? CHART_UNKNOWN
                      : (double)(row->months[m] - (m > 0 ? row->months[m - 1] : 0));
    line = area_take_top(a, 1);
    canvas_text(c, line.y, line.x, LABEL_COLS - 1, STYLE_LABEL, _("By month"));
    canvas_text(c, line.y, line.x + LABEL_COLS, 5, STYLE_MUTED, _("Apr"));
    chart_spark(c, line.y, line.x + LABEL_COLS + 5, each);
    canvas_text(c, line.y, line.x + LABEL_COLS + 5 + CHART_MONTHS + 1, 5, STYLE_MUTED, _("Mar"));
    (void)area_take_left(&line, LABEL_COLS + 5 + CHART_MONTHS + 1 + 5 + 2);
    return line;
}

/* Beside the months where there is room. When the year is over the forecast is the number itself. */
static void
draw_outlook(const struct screen *s, struct canvas *c, struct area *a, struct area *beside,
             const struct board_indicator *row)
{
    const struct board *b = &((const struct board_state *)s->state)->board;
    char forecast[FIGURE_SIZE], booked[FIGURE_SIZE];

    if (row->actual == KPI_NONE || board_is_over(b))
        return;
    board_figure(row, row->forecast, forecast);
    board_figure(row, row->booked, booked);
    area_line(c, beside->cols >= OUTLOOK_COLS ? beside : a, STYLE_NORMAL,
              _("Forecast %s   booked %s"), forecast, booked);
}

static void
draw_judgement(const struct screen *s, struct canvas *c, struct area *a,
               const struct board_judgement *j)
{
    char day[WAREKI_SIZE], text[2 * REMARK_SIZE + LINE_SIZE + 100];

    if (date_is_none(j->on))
        return;
    shown_date(s, j->on, day);
    snprintf(text, sizeof text, _("Judgement of %s, %s: %s Evidence: %s"), day, j->staff, j->words,
             j->evidence);
    area_paragraph(c, a, STYLE_NORMAL, text);
}

static void
draw_detail(const struct screen *s, struct canvas *c, struct area a, const char *sentence)
{
    const struct board_indicator *row = selected(s);
    char heading[LINE_SIZE + 20], rule[sizeof row->definition + 100], figure[FIGURE_SIZE];
    bool roomy = a.rows > 1 + area_paragraph_rows(a.cols, sentence);
    struct area beside;

    snprintf(heading, sizeof heading, _("No.%d %s"), row->no, row->name);
    if (a.rows > area_paragraph_rows(a.cols, sentence))
        area_heading(c, &a, heading);
    area_paragraph(c, &a, STYLE_NORMAL, sentence);
    if (!roomy)
        return;
    draw_judgement(s, c, &a, &row->judgement);
    draw_aims(s, c, &a, row);
    draw_bullet(c, &a, row);
    beside = draw_months(c, &a, row);
    draw_outlook(s, c, &a, &beside, row);
    if (row->beside != KPI_NONE) {
        board_figure(row, row->beside, figure);
        area_line(c, &a, STYLE_NORMAL, _("Beside it, outreach lectures: %s (not counted here)"),
                  figure);
    }
    if (row->recounted != KPI_NONE && row->recounted != row->actual) {
        board_figure(row, row->recounted, figure);
        area_line(c, &a, STYLE_WARNING, _("! The records say %s now (difference %+d)."), figure,
                  (int)(row->recounted - row->actual));
    }
    snprintf(rule, sizeof rule, _("Rule (version %d): %s"), row->definition_version,
             row->definition);
    area_paragraph(c, &a, STYLE_MUTED, rule);
}

static void
draw_head(const struct screen *s, struct canvas *c, struct area *a)
{
    const struct board *b = &((const struct board_state *)s->state)->board;
    char year[FISCAL_LABEL_SIZE], day[WAREKI_SIZE], plan[LINE_SIZE];

    board_year(s, b->fy, year);
    shown_date(s, b->as_of, day);
    board_plan_words(s, b->plan, plan, sizeof plan);
    area_line(c, a, STYLE_LABEL, b->closed ? _("%s (closed)  up to %s  %s") : _("%s  up to %s  %s"),
              year, day, plan);
}

/* The name gets what it needs to be told from its neighbours; columns that stand below the table
 * too give way for it. */
static void
set_name_width(const struct screen *s, int cols)
{
    struct board_state *st = s->state;

    bool over = board_is_over(&st->board); /* no column for the forecast */
    int english = (over ? 19 : 17) - (st->columns[COL_RATE].cols - 6);

    st->columns[COL_NAME].cols = cols < SCREEN_NARROW ? 10 : is_english(s) ? english : 22;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct board_state *st = s->state;
    const struct board_indicator *row = selected(s);
    struct area a = area_body(c);
    char sentence[BOARD_SENTENCE] = "";
    int table = 1 + (int)st->board.count, words;

    set_name_width(s, a.cols);
    draw_head(s, c, &a);
    if (row == NULL) {
        table_draw(s->table, c, a);
        return;
    }
    board_sentence(s, &st->board, row, sentence);
    words = 1 + area_paragraph_rows(a.cols, sentence);
    if (table > a.rows - words)
        table = a.rows - words;
    if (table < TABLE_LEAST)
        table = TABLE_LEAST;
    table_draw(s->table, c, area_take_top(&a, table));
    draw_detail(s, c, a, sentence);
}

/* ---- commands ---- */

static void
step_year(struct screen *s, int step)
{
    struct board_state *st = s->state;
    struct fiscal_year fy = { st->board.fy.year + step };

    if (fy.year > fiscal_year_of(screen_today(s)).year) {
        screen_warn(s, "%s", _("That fiscal year has not begun yet."));
        return;
    }
    if (!date_is_valid(fiscal_year_first(fy)))
        return;
    st->fy = fy;
    st->as_of = DATE_NONE;
    screen_reload(s);
}

static void
year_before(struct screen *s)
{
    step_year(s, -1);
}

static void
year_after(struct screen *s)
{
    step_year(s, 1);
}

/* The day decides the year. */
static void
set_day(struct screen *s, const char *text)
{
    struct board_state *st = s->state;
    struct date day;
    struct err e = { 0 };

    if (!screen_ok(s, date_parse(text, screen_today(s), &day, NULL, &e), &e))
        return;
    if (date_compare(day, screen_today(s)) > 0) {
        err_set(&e, ERR_INVALID, "", N_("That day has not come yet."));
        screen_fail(s, &e);
        return;
    }
    st->fy = fiscal_year_of(day);
    st->as_of = day;
    screen_reload(s);
}

static void
ask_day(struct screen *s)
{
    const struct board_state *st = s->state;
    char day[WAREKI_SIZE];

    shown_day(s, st->board.as_of, day);
    dialog_prompt(s, _("Count up to which day?"), day, 20, set_day);
}

static void
show_members(struct screen *s, bool evidence)
{
    const struct board_state *st = s->state;

    screen_push(s, &members_screen,
                &(struct members_arg){ selected(s), st->board.fy, st->board.as_of, evidence });
}

static void
open_members(struct screen *s)
{
    if (selected(s)->actual == KPI_NONE)
        screen_warn(s, "%s", _("No number is counted here. e shows the evidence, if there is."));
    else
        show_members(s, false);
}

static void
open_evidence(struct screen *s)
{
    int no = selected(s)->no;

    if (no == 68 || no == 70 || no == 71)
        show_members(s, true);
    else
        screen_warn(s, "%s", _("There is no list of evidence for this indicator."));
}

static void
open_judge(struct screen *s)
{
    const struct board_state *st = s->state;
    const struct board_indicator *row = selected(s);
    char target[LONG_SIZE];

    if (row->target.number != KPI_NONE) {
        screen_warn(s, "%s", _("The target is a number: it is counted, not judged."));
        return;
    }
    board_plan_words(s, row->target.text, target, sizeof target);
    screen_push(s, &judge_screen, &(struct judge_arg){ row->no, st->board.fy, row->name, target });
}

static void
show_about(struct screen *s)
{
    const struct board_state *st = s->state;
    char title[LINE_SIZE + 20], text[BOARD_ABOUT];

    snprintf(title, sizeof title, _("No.%d %s"), selected(s)->no, selected(s)->name);
    board_about(s, &st->board, selected(s), text);
    dialog_message(s, title, text);
}

static const struct command commands[] = {
    { "board-members", "Enter", N_("Records"), N_("The records behind this number."),
      NEED_ROW | NEED_MAY(ACTION_MEMBERS), open_members, NULL },
    { "board-about", "i", N_("Details"),
      N_("All about this indicator: months, baseline, target, judgement, counting rule."),
      NEED_ROW, show_about, NULL },
    { "board-year-before", "[ Left", N_("Earlier"), N_("The fiscal year before."), 0,
      year_before, NULL },
    { "board-year-after", "] Right", N_("Later"), N_("The next fiscal year."), 0, year_after,
      NULL },
    { "board-day", "d F2", N_("Day"), N_("Count up to another day."), 0, ask_day, NULL },
    { "board-judge", "j", N_("Judge"), N_("Judge an indicator whose target is a word."),
      NEED_ROW | NEED_MAY(ACTION_JUDGE), open_judge, NULL },
    { "board-evidence", "e", N_("Evidence"), N_("What a judge may look at (No.68, 70, 71)."),
      NEED_ROW | NEED_MAY(ACTION_MEMBERS), open_evidence, NULL },
    { 0 },
};

const struct screen_ops board_screen = {
    .id = "board",
    .title = N_("Indicators"),
    .state_size = sizeof(struct board_state),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
};

const struct board_indicator *
board_below(const struct screen *s, int no)
{
    const struct screen *below = screen_below(s, &board_screen);

    return below != NULL ? board_find(&((const struct board_state *)below->state)->board, no) : NULL;
}
