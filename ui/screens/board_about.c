/* board_about.c - see board_about.h */
#include "ui/screens/board_about.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "desk/words.h"
#include "ui/screens/shown.h"

static const char *const months[12] = {
    N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"),
    N_("Oct"), N_("Nov"), N_("Dec"), N_("Jan"), N_("Feb"), N_("Mar"),
};

static void PRINTF_LIKE(2, 3)
add(char out[BOARD_ABOUT], const char *format, ...)
{
    size_t used = strlen(out);
    va_list values;

    va_start(values, format);
    vsnprintf(out + used, BOARD_ABOUT - used, format, values);
    va_end(values);
}

static void
add_line(char out[BOARD_ABOUT], const char *label, const char *words)
{
    if (words[0] != '\0')
        add(out, _("%s: %s\n"), label, words);
}

/* A quarter a line, with the sum since April; months to come are left out. */
static void
add_months(const struct board_indicator *row, char out[BOARD_ABOUT])
{
    int64_t before = 0;
    char number[NUMBER_SIZE];

    add(out, "\n");
    if (row->actual == KPI_NONE)
        return;
    add(out, "%s\n", _("By month (in brackets: the sum since April)"));
    for (int m = 0; m < 12 && row->months[m] != KPI_NONE; m++) {
        bool is_last = m % 3 == 2 || row->months[m + 1] == KPI_NONE;

        board_number(row->months[m] - before, number);
        add(out, "%s %s", _(months[m]), number);
        before = row->months[m];
        board_number(before, number);
        if (is_last)
            add(out, "  (%s)\n", number);
        else
            add(out, "  ");
    }
    add(out, "\n");
}

static void
add_aims(const struct screen *s, const struct board *b, const struct board_indicator *row,
         char out[BOARD_ABOUT])
{
    char baseline[AIM_SIZE], target[AIM_SIZE], figure[FIGURE_SIZE];

    board_aim(s, row, &row->baseline, baseline);
    board_aim(s, row, &row->target, target);
    add_line(out, _("Baseline"), baseline);
    add_line(out, _("Target"), target);
    if (row->guide != KPI_NONE && !row->guide_is_target) {
        board_figure(row, row->guide, figure);
        add_line(out, _("Guide of this year"), figure);
    }
    if (row->actual == KPI_NONE)
        return;
    if (!board_is_over(b)) {
        board_figure(row, row->forecast, figure);
        add_line(out, _("Forecast"), figure);
        board_figure(row, row->booked, figure);
        add_line(out, _("Booked"), figure);
    }
    if (row->recounted != KPI_NONE && row->recounted != row->actual) {
        board_figure(row, row->recounted, figure);
        add_line(out, _("! The records now"), figure);
    }
    if (row->beside != KPI_NONE) {
        board_figure(row, row->beside, figure);
        add_line(out, _("Outreach lectures (not counted)"), figure);
    }
}

static void
add_judgement(const struct screen *s, const struct board_judgement *j, char out[BOARD_ABOUT])
{
    char day[WAREKI_SIZE];

    if (date_is_none(j->on))
        return;
    shown_date(s, j->on, day);
    add(out, "\n");
    add(out, _("Judgement of %s, %s: %s\n"), day, j->staff, j->words);
    add_line(out, _("Evidence"), j->evidence);
}

void
board_about(const struct screen *s, const struct board *b, const struct board_indicator *row,
            char out[BOARD_ABOUT])
{
    char sentence[BOARD_SENTENCE], version[40], owners[LONG_SIZE];

    board_sentence(s, b, row, sentence);
    snprintf(out, BOARD_ABOUT, "%s\n", sentence);
    add_months(row, out);
    add_aims(s, b, row, out);
    add_judgement(s, &row->judgement, out);
    add(out, "\n");
    add_line(out, _("What is counted"), row->measure);
    board_plan_words(s, row->owners, owners, sizeof owners);
    add_line(out, _("In charge"), owners);
    snprintf(version, sizeof version, _("Rule (version %d)"), row->definition_version);
    add_line(out, version, row->definition);
}
