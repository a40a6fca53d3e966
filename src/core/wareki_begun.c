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

bool
date_is_begun(const char *text, struct err *e)
{
    enum { LONGEST = 64 };
    struct date day, meant;
    char whole[LONGEST];

    if (strlen(text) + sizeof ".12.31" > sizeof whole || is_only_digits(text)
        || date_parse(text, DATE_NONE, &day, &meant, e) == ERR_OK)
        return false;
    if (!date_is_none(meant))
        return true; /* e has the day that is near */
    for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
        snprintf(whole, sizeof whole, "%s%s", text, rests[i]);
        if (date_parse(whole, DATE_NONE, &day, NULL, NULL) == ERR_OK) {
            err_set(e, ERR_INVALID, "date",
                    N_("A date in part. Type it like S60.4.1."));
            return true;
        }
    }
    return false;
}
