#include "core/mynumber.h"

#include <stddef.h>
#include <string.h>

#include "core/text.h"

enum { DIGITS = 12 };

/* With P1 the lowest of the first eleven digits: 11 - (sum of Pn * Qn) mod 11, or 0 above 9, where
 * Qn is n + 1 up to n = 6 and n - 5 from there. */
static bool
has_check_digit(const int digits[DIGITS])
{
    int sum = 0;

    for (int n = 1; n <= 11; n++)
        sum += digits[11 - n] * (n <= 6 ? n + 1 : n - 5);
    int rest = sum % 11;
    return digits[DIGITS - 1] == (rest <= 1 ? 0 : 11 - rest);
}

/* The digit at `s`, -1 for anything else; *used gets its bytes. */
static int
digit_at(const char *s, size_t left, size_t *used)
{
    uint32_t cp = 0;

    *used = text_decode(s, left, &cp);
    if (!*used) {
        *used = 1;
        return -1;
    }
    if (cp >= 0xFF10 && cp <= 0xFF19)
        return (int)(cp - 0xFF10);
    return cp >= '0' && cp <= '9' ? (int)(cp - '0') : -1;
}

/* The card shows three groups of four: a blank or a hyphen stands after the fourth and the eighth. */
static bool
is_between_groups(const char *s, size_t left, size_t run)
{
    static const uint32_t signs[] = { ' ', '-', 0x3000, 0x2010, 0x2212, 0x30FC, 0xFF0D };
    uint32_t cp = 0;
    size_t used = text_decode(s, left, &cp), next;

    if (!used || (run != 4 && run != 8) || digit_at(s + used, left - used, &next) < 0)
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (cp == signs[i])
            return true;
    }
    return false;
}

bool
text_has_individual_number(const char *s)
{
    int digits[DIGITS] = { 0 };
    size_t left = strlen(s), run = 0, used;

    for (; left; s += used, left -= used) {
        int digit = digit_at(s, left, &used);
        if (digit < 0 && is_between_groups(s, left, run))
            continue;
        if (digit < 0) {
            if (run == DIGITS && has_check_digit(digits))
                return true;
            run = 0;
            continue;
        }
        if (run < DIGITS)
            digits[run] = digit;
        run++;
    }
    return run == DIGITS && has_check_digit(digits);
}
