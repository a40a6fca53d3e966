/* board_words.h - an indicator in words: figures with their unit, state, and the sentence that says
 * the same as the picture. */
#pragma once

#include "core/board.h"
#include "core/wareki.h"
#include "ui/kit/screen.h"

enum { FIGURE_SIZE = SHORT_SIZE + 64, BOARD_SENTENCE = 4 * LONG_SIZE };

/* "平成26年度" or "FY2014". */
void board_year(const struct screen *s, struct fiscal_year fy, char out[FISCAL_LABEL_SIZE]);
/* "1,108回", "57 people"; "—" for KPI_NONE. */
void board_figure(const struct board_indicator *row, int64_t n, char out[FIGURE_SIZE]);
/* "66.25人". */
void board_pace(const struct board_indicator *row, char out[FIGURE_SIZE]);
/* "50.4%"; "—" for KPI_NONE. */
void board_rate(const struct board_indicator *row, char out[FIGURE_SIZE]);
/* Sign and word: "! 要注意". In a guide year nothing is ever called achieved. */
void board_state(const struct screen *s, const struct board_indicator *row,
                 char out[FIGURE_SIZE]);
enum style board_state_style(const struct board_indicator *row);
/* "10月末で57人。目標113人。ペース66.25人より9人少ない(86%)。" */
void board_sentence(const struct screen *s, const struct board *b,
                    const struct board_indicator *row, char out[BOARD_SENTENCE]);
