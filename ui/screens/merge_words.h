/* merge_words.h - what a merge means, in words. */
#pragma once

#include "desk/merge.h"
#include "ui/kit/screen.h"

/* The question before a merge: what tells two people apart and is known of both is named in it. */
void merge_question_words(const struct merge_look *look, const char *question, char *out,
                          size_t size);
/* Put "No.63 of FY2014: 57 becomes 56" for each year of `figures` behind `out`. */
void merge_figures_words(const struct screen *s, const char *figures, char *out, size_t size);
