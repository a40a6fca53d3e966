#include "core/wareki.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

/* What may be left to type: of the first or of the last days of a year, for eras begin and end
 * within theirs. */
static const char *const rests[] = { ".1.1", "1.1", ".1", "1", ".12.31", "12.31", ".31", "31" };

static bool
is_only_digits(const char *text)
{
    char ascii[64];

    if (strlen(text) >= sizeof ascii)
        return false;
    text_to_ascii(text, ascii, sizeof ascii);
    return strspn(ascii, "0123456789") == strlen(ascii);
}

/* The text with the rest behind it is no date for a reason that lies in the text. */
static bool
is_begun_wrong(const char *whole, struct err *e)
{
    bool misses_era;

    if (!date_is_impossible(whole, &misses_era, e))
        return false;
    if (misses_era) /* which day is meant, nobody knows yet */
        err_set(e, ERR_INVALID, "date",
                N_("This era has no such year or month. Check the era and the year."));
    return true;
}

bool
date_is_begun(const char *text, struct err *e)
{
    enum { LONGEST = 64 };
    struct date day;
    char whole[LONGEST];
    bool misses_era, is_wrong = false;

    if (strlen(text) + sizeof ".12.31" > sizeof whole)
        return false;
    if (date_is_impossible(text, &misses_era, e))
        return true;
    if (is_only_digits(text) || date_parse(text, DATE_NONE, &day, NULL, NULL) == ERR_OK)
        return false;
    for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
        snprintf(whole, sizeof whole, "%s%s", text, rests[i]);
        if (date_parse(whole, DATE_NONE, &day, NULL, NULL) == ERR_OK) {
            err_set(e, ERR_INVALID, "date",
                    N_("A date in part. Type it like S60.4.1."));
            return true;
        }
        is_wrong = is_wrong || is_begun_wrong(whole, e);
    }
    return is_wrong;
}
