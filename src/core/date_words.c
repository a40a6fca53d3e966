#include "core/date_words.h"

#include <stdbool.h>
#include <string.h>

static bool
is_english(const char *lang)
{
    return strcmp(lang, "en") == 0;
}

static void
put_words(const char *lang, struct date d, void (*in_era)(struct date d, char out[WAREKI_SIZE]),
          char out[WAREKI_SIZE])
{
    out[0] = '\0';
    if (date_is_none(d))
        return;
    if (is_english(lang))
        date_to_iso(d, out);
    else
        in_era(d, out);
}

void
date_words(const char *lang, struct date d, char out[WAREKI_SIZE])
{
    put_words(lang, d, wareki_format, out);
}

void
date_words_short(const char *lang, struct date d, char out[WAREKI_SIZE])
{
    put_words(lang, d, wareki_format_short, out);
}

const char *
date_weekday_words(const char *lang, struct date d)
{
    static const char *const names[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };

    return is_english(lang) ? names[date_weekday(d)] : wareki_weekday(d);
}
