#include "core/kana.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

#include "core/kana_letter.h"
#include "core/text.h"

/* The order is that of the Unicode collation with the Japanese tailoring, as ICU has it: a test
 * compares the two. A character gives an element of up to three weights, and four levels are
 * compared one after the other:
 *   1 letters   2 accents and voicing   3 long marks, repeats, size, case   4 script
 * Level 4 goes further than ICU's usual three. 0 ends a level. */

/* Level 1: the signs and letters in their order. */
// clang-format off
static const uint16_t signs[] = {
    ' ', '_', '-', 0x2010, 0x2013, 0x2014, 0x2015, 0x301C, KANA_MIDDLE_DOT, ',', ';', ':', '!',
    '?', '.', 0x00B7, '\'', 0x2018, 0x2019, '"', '(', ')', '[', ']', '@', '*', '/', '&', '#', '%',
    0x309B, 0x309C, '+', '<', '=', '>', '~', 0x2212, KANA_REPEAT, KANA_LONG_MARK, '$',
};
// clang-format on

enum {
    SIGNS = sizeof signs / sizeof *signs,
    FIRST_DIGIT = 1 + SIGNS,
    FIRST_LATIN = FIRST_DIGIT + 10,
    OTHER_LATIN = FIRST_LATIN + 26, /* þ ı ŋ and signs near them: a code point follows */
    FIRST_KANA = OTHER_LATIN + 1,
    OTHER = 127, /* a code point follows */
};
static_assert((int)FIRST_KANA + (int)KANA_LETTERS <= (int)OTHER, "the letters come before others");

enum { COMMON = 0x05 }; /* levels 2 and 3 */
enum { UNKNOWN_MARK = 0xA6, LETTER_VARIANT = 0x70 };
enum {
    LONG = 0x02, /* ー as a vowel */
    SMALL = 0x03,
    REPEATED = 0x04,
    EXTENDED = 0x10,
    UPPER = 0x1C,
    HALF_WIDTH = 0x20,
    SPACE_VARIANT = 0x28,
};
enum { NO_SCRIPT = 1, KATAKANA = 2 }; /* level 4 */

/* Level 2 of the accents U+0300..U+036F; 0 is ignored. */
// clang-format off
static const uint8_t accents[] = {
    0x8A, 0x88, 0x8E, 0x9A, 0xA4, 0xB4, 0x8C, 0x9C, 0x96, 0xB6, 0x92, 0x98, 0x90, 0xA6, 0xA6, 0xB8,
    0xBA, 0xBC, 0xA6, 0x84, 0x86, 0xA6, 0xA8, 0xA8, 0xA8, 0xA8, 0xA6, 0xBE, 0xA8, 0xA8, 0xA8, 0xA8,
    0xA8, 0xC0, 0xC2, 0xC4, 0xC6, 0xC8, 0xCA, 0xA0, 0xA2, 0xA8, 0xA8, 0xA8, 0xA8, 0xCC, 0xCE, 0xA8,
    0xD0, 0xD2, 0x82, 0xA8, 0xD4, 0xB2, 0xAA, 0xAA, 0x9E, 0xD6, 0xA8, 0xA8, 0xA8, 0xA6, 0xA6, 0xA6,
    0x8A, 0x88, 0x94, 0x84, 0x96, 0xD8, 0xA6, 0xA8, 0xA8, 0xA8, 0xA6, 0xA6, 0xA6, 0xA8, 0xA8, 0x00,
    0xA6, 0xA6, 0xA6, 0xA8, 0xA8, 0xA8, 0xA8, 0xA6, 0xDA, 0xA8, 0xA8, 0xA6, 0xA8, 0xA6, 0xA6, 0xA8,
    0xDC, 0xDE, 0xA8, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6,
};

/* Latin letters that do not come apart in Unicode: the letters, then an accent or a second one. */
static const struct {
    uint16_t lower, upper;
    char first, second; /* second 0: none */
    uint8_t accent;     /* 0: none */
    uint8_t variant;    /* level 2 of the first letter */
} latin_specials[] = {
    { 0x00F8, 0x00D8, 'o', 0, 0x9E, COMMON },          /* ø */
    { 0x0111, 0x0110, 'd', 0, 0xB2, COMMON },          /* đ */
    { 0x0142, 0x0141, 'l', 0, 0xB2, COMMON },          /* ł */
    { 0x0127, 0x0126, 'h', 0, 0xB2, COMMON },          /* ħ */
    { 0x00F0, 0x00D0, 'd', 0, 0, LETTER_VARIANT },     /* ð */
    { 0x00E6, 0x00C6, 'a', 'e', 0, LETTER_VARIANT },   /* æ */
    { 0x0153, 0x0152, 'o', 'e', 0, LETTER_VARIANT },   /* œ */
    { 0x00DF, 0x1E9E, 's', 's', 0, LETTER_VARIANT },   /* ß */
};
// clang-format on

enum { LEVELS = 4, LETTER_KA = 5, LETTER_KE = 8 };

struct key {
    unsigned char weights[LEVELS][KANA_SORT_SIZE];
    size_t used[LEVELS];
    struct kana_letter before; /* the letter that a long or repeat mark would refer to */
    bool after_kana;
};

static void
put(struct key *k, int level, int weight)
{
    if (k->used[level] < KANA_SORT_SIZE)
        k->weights[level][k->used[level]++] = (unsigned char)weight;
}

static void
put_element(struct key *k, int letter, int accent, int form, int script)
{
    put(k, 0, letter);
    put(k, 1, accent);
    put(k, 2, form);
    put(k, 3, script);
}

static void
put_mark(struct key *k, int accent, int form)
{
    put(k, 1, accent);
    put(k, 2, form);
}

/* `code` and the code point in three bytes without a 0. */
static void
put_other(struct key *k, int code, uint32_t cp)
{
    put_element(k, code, COMMON, COMMON, NO_SCRIPT);
    put(k, 0, (int)(cp >> 14) + 1);
    put(k, 0, (int)(cp >> 7 & 0x7F) + 1);
    put(k, 0, (int)(cp & 0x7F) + 1);
}

static int
voicing(uint32_t mark)
{
    return mark == KANA_VOICED_MARK ? 0xAE : 0xB0;
}

static void
put_kana(struct key *k, const struct kana_letter *kana)
{
    int form = kana->small ? SMALL : kana->extended ? EXTENDED : COMMON;

    put_element(k, FIRST_KANA + kana->letter, COMMON, form, kana->hiragana ? NO_SCRIPT : KATAKANA);
    if (kana->mark)
        put_mark(k, voicing(kana->mark), COMMON);
}

/* ー behind a letter is its vowel; anywhere else, and ｰ everywhere, it is a sign. */
static bool
put_long_mark(struct key *k)
{
    if (!k->after_kana || k->before.vowel == KANA_LETTERS)
        return false;
    put_element(k, FIRST_KANA + k->before.vowel, COMMON, LONG, NO_SCRIPT);
    return true;
}

/* ヽ repeats a katakana before it and ゝ a hiragana, without its voice but for ガ and ゲ; ヾ and ゞ
 * add the voiced mark. */
static bool
put_repeat(struct key *k, uint32_t cp)
{
    bool hiragana = cp < 0x30A0, voiced = kana_to_katakana(cp) != KANA_REPEAT;
    const struct kana_letter *before = &k->before;
    int letter = FIRST_KANA + before->letter;

    if (!k->after_kana || before->hiragana != hiragana)
        return false;
    bool keeps_voice = before->mark && (before->letter == LETTER_KA || before->letter == LETTER_KE);
    put_element(k, letter, COMMON, keeps_voice ? COMMON : REPEATED, NO_SCRIPT);
    if (keeps_voice)
        put_mark(k, voicing(KANA_VOICED_MARK), REPEATED);
    if (voiced)
        put_mark(k, voicing(KANA_VOICED_MARK), COMMON);
    return true;
}

static int
sign_code(uint32_t cp)
{
    for (int i = 0; i < SIGNS; i++)
        if (signs[i] == cp)
            return i + 1;
    return 0;
}

static bool
put_latin(struct key *k, uint32_t cp)
{
    if (cp < 0x80) {
        bool upper = cp >= 'A' && cp <= 'Z';
        uint32_t letter = upper ? cp - 'A' : cp - 'a';
        if (letter >= 26)
            return false;
        put_element(k, FIRST_LATIN + (int)letter, COMMON, upper ? UPPER : COMMON, NO_SCRIPT);
        return true;
    }
    for (size_t i = 0; i < sizeof latin_specials / sizeof *latin_specials; i++) {
        int form = cp == latin_specials[i].upper ? UPPER : COMMON;

        if (form == COMMON && cp != latin_specials[i].lower)
            continue;
        put_element(k, FIRST_LATIN + latin_specials[i].first - 'a', latin_specials[i].variant, form,
                    NO_SCRIPT);
        if (latin_specials[i].second)
            put_element(k, FIRST_LATIN + latin_specials[i].second - 'a', COMMON, form, NO_SCRIPT);
        if (latin_specials[i].accent)
            put_mark(k, latin_specials[i].accent, COMMON);
        return true;
    }
    return false;
}

/* Signs, digits, Latin letters, marks: one character that Unicode does not take apart. */
static void
put_plain(struct key *k, uint32_t cp, int form)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);
    int code = sign_code(cp);

    if (code)
        put_element(k, code, COMMON, form, NO_SCRIPT);
    else if (cp >= '0' && cp <= '9')
        put_element(k, FIRST_DIGIT + (int)cp - '0', COMMON, form, NO_SCRIPT);
    else if (put_latin(k, cp))
        return;
    else if (cp >= 0x0300 && cp < 0x0300 + sizeof accents) {
        if (accents[cp - 0x0300])
            put_mark(k, accents[cp - 0x0300], COMMON);
    } else if (cp == KANA_VOICED_MARK || cp == KANA_SEMIVOICED_MARK)
        put_mark(k, voicing(cp), form);
    else if (property->category == UTF8PROC_CATEGORY_CC || property->ignorable)
        return;
    else if (property->category == UTF8PROC_CATEGORY_ZS)
        put_element(k, 1, COMMON, SPACE_VARIANT, NO_SCRIPT);
    else if (property->category == UTF8PROC_CATEGORY_MN)
        put_mark(k, UNKNOWN_MARK, COMMON);
    else
        put_other(k, cp < 0x0250 || (cp >= 0x1E00 && cp < 0x1F00) ? OTHER_LATIN : OTHER, cp);
}

static void
put_character(struct key *k, uint32_t cp)
{
    struct kana_letter kana;

    if (kana_letter_split(cp, &kana)) {
        put_kana(k, &kana);
        k->before = kana;
        k->after_kana = true;
        return;
    }
    bool is_repeat = kana_to_katakana(cp) == KANA_REPEAT || kana_to_katakana(cp) == KANA_REPEAT + 1;
    bool done = (cp == KANA_LONG_MARK && put_long_mark(k)) || (is_repeat && put_repeat(k, cp));
    k->after_kana = false;
    if (done)
        return;
    if (is_repeat) {
        put_element(k, sign_code(KANA_REPEAT), COMMON, COMMON, cp < 0x30A0 ? NO_SCRIPT : KATAKANA);
        if (kana_to_katakana(cp) != KANA_REPEAT)
            put_mark(k, voicing(KANA_VOICED_MARK), COMMON);
    } else if (cp >= 0xFF65 && cp <= 0xFF9F) {
        put_plain(k, kana_to_katakana(cp), HALF_WIDTH);
    } else if (cp == 0x3000) {
        put_plain(k, ' ', COMMON);
    } else {
        utf8proc_int32_t parts[8];
        int boundary = 0;
        bool is_full_width = cp >= 0xFF01 && cp <= 0xFF5E;
        utf8proc_ssize_t n = utf8proc_decompose_char(
            (utf8proc_int32_t)(is_full_width ? cp - 0xFEE0 : cp), parts, 8, UTF8PROC_DECOMPOSE,
            &boundary);
        for (utf8proc_ssize_t i = 0; i < n && i < 8; i++)
            put_plain(k, (uint32_t)parts[i], COMMON);
    }
}

static void
build(struct key *k, const char *reading)
{
    size_t left = strlen(reading);

    memset(k->used, 0, sizeof k->used);
    k->after_kana = false;
    while (left && k->used[0] < KANA_SORT_SIZE && k->used[1] < KANA_SORT_SIZE) {
        uint32_t cp = 0, mark = 0;
        size_t used = text_decode(reading, left, &cp);

        if (!used) {
            cp = 0xFFFD;
            used = 1;
        }
        reading += used;
        left -= used;
        used = text_decode(reading, left, &mark);
        uint32_t both = used ? kana_compose(cp, mark) : 0;
        if (both) {
            cp = both;
            reading += used;
            left -= used;
        }
        put_character(k, cp);
    }
}

size_t
kana_sort_key(const char *reading, unsigned char *out, size_t size)
{
    struct key k;
    size_t n = 0;

    build(&k, reading);
    for (int level = 0; level < LEVELS; level++) {
        size_t bytes = k.used[level];

        if (level > 0 && n < size)
            out[n++] = 0;
        if (bytes > size - n)
            bytes = size - n;
        memcpy(out + n, k.weights[level], bytes);
        n += bytes;
    }
    return n;
}
