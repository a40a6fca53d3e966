/* board_words.h - an indicator in words: figures with their unit, state, and the sentence that says
 * the same as the picture. */
#pragma once

#include "core/board.h"
#include "core/wareki.h"
#include "ui/kit/screen.h"

enum {
    NUMBER_SIZE = 48,
    FIGURE_SIZE = LONG_SIZE,
    AIM_SIZE = LONG_SIZE + 100,
    BOARD_SENTENCE = 4 * LONG_SIZE,
};

/* "平成26年度" or "FY2014". */
void board_year(const struct screen *s, struct fiscal_year fy, char out[FISCAL_LABEL_SIZE]);
/* "1,108"; "—" for KPI_NONE. */
void board_number(int64_t n, char out[NUMBER_SIZE]);
/* 110811 is "1,108.11"; "—" for KPI_NONE. */
void board_hundredths(int64_t n, char out[NUMBER_SIZE]);
/* "1,108回", "57 people"; "—" for KPI_NONE. */
void board_figure(const struct board_indicator *row, int64_t n, char out[FIGURE_SIZE]);
/* "66.25人". */
void board_pace(const struct board_indicator *row, char out[FIGURE_SIZE]);
/* "50.4%"; "—" for KPI_NONE. */
void board_rate(const struct board_indicator *row, char out[FIGURE_SIZE]);
/* What the plan prints, or the same in English for a reader of English where that is known. */
void board_plan_words(const struct screen *s, const char *printed, char *out, size_t size);
/* A baseline or target with its year: "1,890回(平成26年度)", "enhance (FY2014)". */
void board_aim(const struct screen *s, const struct board_indicator *row,
               const struct board_value *v, char out[AIM_SIZE]);
/* Counted up to the last day of the year. */
bool board_is_over(const struct board *b);
/* Sign and word: "! 要注意". In a guide year nothing is ever called achieved. */
void board_state(const struct screen *s, const struct board_indicator *row,
                 char out[FIGURE_SIZE]);
enum style board_state_style(const struct board_indicator *row);
/* "10月末で57人。目標113人。ペース66.25人より9人少ない(86%)。" */
void board_sentence(const struct screen *s, const struct board *b,
                    const struct board_indicator *row, char out[BOARD_SENTENCE]);
