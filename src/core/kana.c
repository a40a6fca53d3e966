#include "core/kana.h"

#include <string.h>

#include "core/kana_letter.h"
#include "core/text.h"

/* The spacing forms, for a mark that found no letter to join. */
enum { VOICED_SIGN = 0x309B, SEMIVOICED_SIGN = 0x309C };

static bool
is_half_width_mark(uint32_t cp)
{
    return cp == 0xFF9E || cp == 0xFF9F;
}

/* The character at *s as it is stored, taking a mark behind it along; 0 when malformed. */
static uint32_t
next_stored(const char **s, size_t *left)
{
    uint32_t cp = 0, mark = 0;
    size_t used = text_decode(*s, *left, &cp);

    if (!used)
        return 0;
    *s += used;
    *left -= used;
    if (is_half_width_mark(cp))
        return cp - 0xFF9E + VOICED_SIGN;
    cp = kana_to_katakana(cp);
    used = text_decode(*s, *left, &mark);
    if (used) {
        uint32_t both = kana_compose(cp, kana_to_katakana(mark));
        if (both) {
            *s += used;
            *left -= used;
            return both;
        }
    }
    return cp;
}

bool
kana_store(const char *typed, char *out, size_t size)
{
    size_t left = strlen(typed), n = 0;

    while (left) {
        char piece[4] = { *typed };
        uint32_t cp = next_stored(&typed, &left);
        size_t bytes = cp ? text_encode(cp, piece) : 1;

        if (!cp) {
            typed++;
            left--;
        }
        if (n + bytes >= size) {
            if (size)
                out[0] = '\0';
            return false;
        }
        memcpy(out + n, piece, bytes);
        n += bytes;
    }
    if (size == 0)
        return false;
    out[n] = '\0';
    return true;
}

/* Sorted. Letters with accents and full-width letters count as Latin. */
static const struct {
    uint32_t first, last;
} reading_ranges[] = {
    { ' ', ' ' },       { '\'', '\'' },     { '-', '.' },       { 'A', 'Z' },
    { 'a', 'z' },       { 0x00C0, 0x00D6 }, { 0x00D8, 0x00F6 }, { 0x00F8, 0x024F },
    { 0x1E00, 0x1EFF }, { 0x2010, 0x2010 }, { 0x2019, 0x2019 }, { 0x3000, 0x3000 },
    { 0x30A1, 0x30FE }, { 0x31F0, 0x31FF }, { 0xFF21, 0xFF3A }, { 0xFF41, 0xFF5A },
};

bool
kana_is_reading(const char *s)
{
    size_t left = strlen(s);

    while (left) {
        uint32_t cp = 0;
        size_t used = text_decode(s, left, &cp), i = 0;

        while (used && i < sizeof reading_ranges / sizeof *reading_ranges
               && cp > reading_ranges[i].last)
            i++;
        if (!used || i == sizeof reading_ranges / sizeof *reading_ranges
            || cp < reading_ranges[i].first)
            return false;
        s += used;
        left -= used;
    }
    return true;
}

static const char abroad[] = "+81", abroad_wide[] = "＋８１";

/* Behind the country's own number, which a card or another program puts before a phone: what is left
 * is written with a 0 here, and some write that too. The same pointer when there is none. */
static const char *
behind_country(const char *typed)
{
    if (strncmp(typed, abroad, sizeof abroad - 1) == 0)
        return typed + sizeof abroad - 1;
    if (strncmp(typed, abroad_wide, sizeof abroad_wide - 1) == 0)
        return typed + sizeof abroad_wide - 1;
    return typed;
}

void
digits_only(const char *typed, char *out, size_t size)
{
    const char *national = behind_country(typed);
    bool is_abroad = national != typed;
    size_t left = strlen(national), n = 0;

    if (is_abroad && size > 1)
        out[n++] = '0';
    typed = national;
    while (left && n + 1 < size) {
        uint32_t cp = 0;
        size_t used = text_decode(typed, left, &cp);

        if (used && cp >= 0xFF10 && cp <= 0xFF19)
            cp = cp - 0xFF10 + '0';
        if (used && cp >= '0' && cp <= '9' && !(is_abroad && n == 1 && cp == '0'))
            out[n++] = (char)cp;
        used += !used;
        typed += used;
        left -= used;
    }
    if (size)
        out[n] = '\0';
}

bool
number_digits(const char *ascii, char *digits, size_t size)
{
    static const char *const signs[] = { " ", "-", "(", ")", ".", "/",  "~", "#",  "‐",  "‑",
                                         "‒", "–", "—", "―", "−", "ー", "ｰ", "〜", "～", "　" };
    enum { SIGNS = sizeof signs / sizeof signs[0] };

    for (const char *s = behind_country(ascii); *s;) {
        size_t i = 0;

        if (*s >= '0' && *s <= '9') {
            s++;
            continue;
        }
        while (i < SIGNS && strncmp(s, signs[i], strlen(signs[i])) != 0)
            i++;
        if (i == SIGNS)
            return false;
        s += strlen(signs[i]);
    }
    digits_only(ascii, digits, size);
    return digits[0] != '\0';
}
