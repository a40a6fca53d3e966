/* date_words.h - a day as staff read it, on screens and on paper: era form in Japanese, ISO in
 * English. */
#pragma once

#include "core/date.h"
#include "core/wareki.h"

/* `lang` "ja" or "en". "平成26年10月31日" or "2014-10-31"; "" for DATE_NONE. */
void date_words(const char *lang, struct date d, char out[WAREKI_SIZE]);
/* For columns: "H26.10.31" or "2014-10-31". */
void date_words_short(const char *lang, struct date d, char out[WAREKI_SIZE]);
/* "金" or "Fri". */
const char *date_weekday_words(const char *lang, struct date d);
