#include "ui/screens/board_words.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* "1890" to "1,890". */
static void
group(int64_t n, char out[32])
{
    char plain[24];
    int digits = snprintf(plain, sizeof plain, "%" PRId64, n), at = 0;

    for (int i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = plain[i];
    }
    out[at] = '\0';
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
    char number[32];

    if (n == KPI_NONE) {
        snprintf(out, FIGURE_SIZE, "%s", _("-"));
        return;
    }
    group(n, number);
    with_unit(row, number, n == 1, out);
}

void
board_pace(const struct board_indicator *row, char out[FIGURE_SIZE])
{
    char whole[32], number[48];

    if (row->pace_hundredths == KPI_NONE) {
        snprintf(out, FIGURE_SIZE, "%s", _("-"));
        return;
    }
    group(row->pace_hundredths / 100, whole);
    snprintf(number, sizeof number, "%s.%02d", whole, (int)(row->pace_hundredths % 100));
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

/* ---- state ---- */

static const struct state_row {
    const char *id, *sign, *in_target_year, *in_guide_year;
    enum style style;
} states[] = {
    { "achieved", "+", N_("achieved"), N_("guide or more"), STYLE_GOOD },
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
    else if (is_judged(row))
        snprintf(out, FIGURE_SIZE, "* %s",
                 code_label(screen_desk(s), "kpi_judgement", row->judgement.code));
    else if (strcmp(row->status, "not_judged") == 0)
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
        add(out, _(" On the pace of %s (%d%%)."), pace, (int)percent);
    else if (off < 0)
        add(out, _(" %s below the pace of %s (%d%%)."), difference, pace, (int)percent);
    else
        add(out, _(" %s above the pace of %s (%d%%)."), difference, pace, (int)percent);
}

static void
add_aim(const struct board *b, const struct board_indicator *row, char out[BOARD_SENTENCE])
{
    const struct aim_words *words = row->guide_is_target ? &target_words : &guide_words;
    bool is_over = date_compare(b->as_of, fiscal_year_last(b->fy)) == 0;
    char aim[FIGURE_SIZE], rate[FIGURE_SIZE], difference[FIGURE_SIZE];

    board_figure(row, row->guide, aim);
    board_rate(row, rate);
    if (row->actual >= row->guide) {
        add(out, _(words->reached), aim, rate);
        return;
    }
    add(out, _(words->aim), aim);
    board_figure(row, row->guide - row->actual, difference);
    if (is_over)
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
    add(out, _(" The target is a word: \"%s\"."), row->target.text);
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
