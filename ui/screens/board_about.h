/* board_about.h - an indicator in full, as a text to scroll: small screens show only its sentence. */
#pragma once

#include "ui/screens/board_words.h"

enum { BOARD_ABOUT = BOARD_SENTENCE + 12 * 1024 };

/* Sentence, months, baseline, target, outlook, judgement and counting rule, one under the other. */
void board_about(const struct screen *s, const struct board *b, const struct board_indicator *row,
                 char out[BOARD_ABOUT]);
