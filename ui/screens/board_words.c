#include "ui/screens/board_words.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"

/* ---- figures ---- */

void
board_year(const struct screen *s, struct fiscal_year fy, char out[FISCAL_LABEL_SIZE])
{
    if (strcmp(app_language(s->app), "en") == 0)
        snprintf(out, FISCAL_LABEL_SIZE, "FY%d", fy.year);
    else
        fiscal_year_label(fy, out);
}

void
board_number(int64_t n, char out[NUMBER_SIZE])
{
    char plain[24];
    int digits = snprintf(plain, sizeof plain, "%" PRId64, n), at = 0;

    if (n == KPI_NONE) {
        snprintf(out, NUMBER_SIZE, "%s", _("-"));
        return;
    }
    for (int i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = plain[i];
    }
    out[at] = '\0';
}

void
board_hundredths(int64_t n, char out[NUMBER_SIZE])
{
    size_t used;

    board_number(n == KPI_NONE ? KPI_NONE : n / 100, out);
    used = strlen(out);
    if (n != KPI_NONE)
        snprintf(out + used, NUMBER_SIZE - used, ".%02d", (int)(n % 100));
}

static void
with_unit(const struct board_indicator *row, const char *number, bool one, char out[FIGURE_SIZE])
{
    if (strcmp(row->unit, "人") == 0)
        snprintf(out, FIGURE_SIZE, _n("%s person", "%s people", one ? 1 : 2), number);
    else if (strcmp(row->unit, "回") == 0)
        snprintf(out, FIGURE_SIZE, _n("%s time", "%s times", one ? 1 : 2), number);
    else
        snprintf(out, FIGURE_SIZE, "%s%s", number, row->unit);
}

void
board_figure(const struct board_indicator *row, int64_t n, char out[FIGURE_SIZE])
{
    char number[NUMBER_SIZE];

    board_number(n, number);
    if (n == KPI_NONE)
        snprintf(out, FIGURE_SIZE, "%s", number);
    else
        with_unit(row, number, n == 1, out);
}

void
board_pace(const struct board_indicator *row, char out[FIGURE_SIZE])
{
    char number[NUMBER_SIZE];

    board_hundredths(row->pace_hundredths, number);
    if (row->pace_hundredths == KPI_NONE)
        snprintf(out, FIGURE_SIZE, "%s", number);
    else
        with_unit(row, number, false, out);
}

void
board_rate(const struct board_indicator *row, char out[FIGURE_SIZE])
{
    if (row->rate_tenths == KPI_NONE)
        snprintf(out, FIGURE_SIZE, "%s", _("-"));
    else
        snprintf(out, FIGURE_SIZE, "%" PRId64 ".%d%%", row->rate_tenths / 10,
                 (int)(row->rate_tenths % 10));
}

/* ---- the plan's words ---- */

/* The plan is printed in Japanese only; what it says is told to readers of English too. */
static const struct {
    const char *printed, *english;
} plan_words[] = {
    { "第三期障害福祉計画", "third plan for people with disabilities" },
    { "障害者施策推進課", "disability policy section" },
    { "障害者施策推進課・練馬区障害者就労促進協会",
      "disability policy section; Nerima association for the employment of people with disabilities" },
    { "継続", "keep up" },
    { "充実", "enhance" },
    { "実施", "carried out" },
    { "公益財団法人化による機能強化",
      "stronger by becoming a public interest foundation" },
    { "一般財団法人化（平成22年度）", "became a general foundation in FY2010" },
    { "自主生産品カタログの作成／区役所内に自主生産品販売所の設置",
      "catalogue of own products, and a shop for them in the ward office" },
};

void
board_plan_words(const struct screen *s, const char *printed, char *out, size_t size)
{
    const char *words = printed;

    for (size_t i = 0; i < sizeof plan_words / sizeof *plan_words; i++)
        if (strcmp(app_language(s->app), "en") == 0 && strcmp(printed, plan_words[i].printed) == 0)
            words = plan_words[i].english;
    (void)text_copy(out, size, words);
}

void
board_aim(const struct screen *s, const struct board_indicator *row, const struct board_value *v,
          char out[AIM_SIZE])
{
    char year[FISCAL_LABEL_SIZE], figure[FIGURE_SIZE], words[LONG_SIZE];

    board_year(s, (struct fiscal_year){ v->fy }, year);
    board_figure(row, v->number, figure);
    board_plan_words(s, v->text, words, sizeof words);
    snprintf(out, AIM_SIZE, _("%s (%s)"), v->number != KPI_NONE ? figure : words, year);
}

bool
board_is_over(const struct board *b)
{
    return date_compare(b->as_of, fiscal_year_last(b->fy)) == 0;
}

/* ---- state ---- */

static const struct state_row {
    const char *id, *sign, *in_target_year, *in_guide_year;
    enum style style;
} states[] = {
    { "achieved", "+", N_("achieved"), N_("at guide"), STYLE_GOOD },
    { "on_track", "=", N_("on track"), N_("on track"), STYLE_GOOD },
    { "at_risk", "!", N_("at risk"), N_("at risk"), STYLE_WARNING },
    { "behind", "x", N_("behind"), N_("behind"), STYLE_DANGER },
};

/* NULL: judged by a person, or nothing to compare with. */
static const struct state_row *
computed_state(const struct board_indicator *row)
{
    for (size_t i = 0; row->guide != KPI_NONE && i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i].id, row->status) == 0)
            return &states[i];
    return NULL;
}

static bool
is_judged(const struct board_indicator *row)
{
    return !date_is_none(row->judgement.on);
}

void
board_state(const struct screen *s, const struct board_indicator *row, char out[FIGURE_SIZE])
{
    const struct state_row *state = computed_state(row);

    if (state)
        snprintf(out, FIGURE_SIZE, "%s %s", state->sign,
                 row->guide_is_target ? _(state->in_target_year) : _(state->in_guide_year));
    else if (is_judged(row) && strcmp(row->judgement.code, "undecided") != 0)
        snprintf(out, FIGURE_SIZE, "* %s",
                 code_label(screen_desk(s), "kpi_judgement", row->judgement.code));
    else if (is_judged(row) || strcmp(row->status, "not_judged") == 0)
        snprintf(out, FIGURE_SIZE, "? %s", _("not judged"));
    else
        snprintf(out, FIGURE_SIZE, "%s", _("-"));
}

enum style
board_state_style(const struct board_indicator *row)
{
    const struct state_row *state = computed_state(row);

    return state ? state->style : STYLE_NORMAL;
}

/* ---- the sentence ---- */

static const char *const month_names[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
};

static void PRINTF_LIKE(2, 3)
add(char out[BOARD_SENTENCE], const char *format, ...)
{
    size_t used = strlen(out);
    va_list values;

    va_start(values, format);
    vsnprintf(out + used, BOARD_SENTENCE - used, format, values);
    va_end(values);
}

static void
add_actual(const struct board *b, const struct board_indicator *row, char out[BOARD_SENTENCE])
{
    const char *month = _(month_names[b->as_of.month - 1]);
    char day[80], actual[FIGURE_SIZE];

    if (date_compare(b->as_of, date_month_last(b->as_of)) == 0)
        snprintf(day, sizeof day, _("the end of %s"), month);
    else
        snprintf(day, sizeof day, _("%d %s"), b->as_of.day, month);
    board_figure(row, row->actual, actual);
    add(out, _("By %s: %s."), day, actual);
}

/* Target or guide, in the words of the year. */
struct aim_words {
    const char *aim, *reached, *below;
};

static const struct aim_words target_words = {
    .aim = N_(" Target: %s."),
    .reached = N_(" The target of %s is reached (%s)."),
    .below = N_(" %s below the target (%s)."),
};
static const struct aim_words guide_words = {
    .aim = N_(" Guide: %s."),
    .reached = N_(" At or above the guide of %s (%s)."),
    .below = N_(" %s below the guide (%s)."),
};

static void
add_pace(const struct board_indicator *row, char out[BOARD_SENTENCE])
{
    int64_t off = row->actual * 100 - row->pace_hundredths;
    int64_t whole = kpi_half_up(llabs(off), 100);
    int64_t percent = kpi_half_up(row->actual * 10000, row->pace_hundredths);
    char pace[FIGURE_SIZE], difference[FIGURE_SIZE];

    board_pace(row, pace);
    board_figure(row, whole, difference);
    if (whole == 0)
        add(out, _(" About the pace of %s (%d%%)."), pace, (int)percent);
    else if (off < 0)
        add(out, _(" %s below the pace of %s (%d%%)."), difference, pace, (int)percent);
    else
        add(out, _(" %s above the pace of %s (%d%%)."), difference, pace, (int)percent);
}

static void
add_aim(const struct board *b, const struct board_indicator *row, char out[BOARD_SENTENCE])
{
    const struct aim_words *words = row->guide_is_target ? &target_words : &guide_words;
    char aim[FIGURE_SIZE], rate[FIGURE_SIZE], difference[FIGURE_SIZE];

    board_figure(row, row->guide, aim);
    board_rate(row, rate);
    if (row->actual >= row->guide) {
        add(out, _(words->reached), aim, rate);
        return;
    }
    add(out, _(words->aim), aim);
    board_figure(row, row->guide - row->actual, difference);
    if (board_is_over(b))
        add(out, _(words->below), difference, rate);
    else if (row->pace_hundredths > 0)
        add_pace(row, out);
}

/* Baseline, number of the year and the difference, nothing more: a word is judged by a person. */
static void
add_difference(const struct board_indicator *row, char out[BOARD_SENTENCE])
{
    int64_t off = row->actual - row->baseline.number;
    char baseline[FIGURE_SIZE], difference[FIGURE_SIZE];

    if (row->baseline.number == KPI_NONE)
        return;
    board_figure(row, row->baseline.number, baseline);
    board_figure(row, llabs(off), difference);
    if (off == 0)
        add(out, _(" The same as the baseline of %s."), baseline);
    else if (off < 0)
        add(out, _(" %s below the baseline of %s."), difference, baseline);
    else
        add(out, _(" %s above the baseline of %s."), difference, baseline);
}

static void
add_judgement(const struct screen *s, const struct board_indicator *row, char out[BOARD_SENTENCE])
{
    char target[LONG_SIZE];

    board_plan_words(s, row->target.text, target, sizeof target);
    add(out, _(" Target: \"%s\"."), target);
    if (is_judged(row))
        add(out, _(" Judged: %s."),
            code_label(screen_desk(s), "kpi_judgement", row->judgement.code));
    else
        add(out, "%s", _(" Not judged yet."));
}

void
board_sentence(const struct screen *s, const struct board *b, const struct board_indicator *row,
               char out[BOARD_SENTENCE])
{
    out[0] = '\0';
    if (row->actual == KPI_NONE)
        add(out, "%s", _("No number is counted."));
    else
        add_actual(b, row, out);
    if (row->target.number == KPI_NONE) {
        if (row->actual != KPI_NONE)
            add_difference(row, out);
        add_judgement(s, row, out);
    } else if (row->guide == KPI_NONE) {
        add(out, "%s", _(" This year is outside the plan: not compared with the target."));
    } else if (row->actual != KPI_NONE) {
        add_aim(b, row, out);
    }
}
