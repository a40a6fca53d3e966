#include "core/kana_letter.h"

#include <assert.h>
#include <stddef.h>
#include <utf8proc.h>

// clang-format off
static const uint16_t bases[] = {
    0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, /* アイウエオ */
    0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, /* カキクケコ */
    0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, /* サシスセソ */
    0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, /* タチツテト */
    0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, /* ナニヌネノ */
    0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, /* ハヒフヘホ */
    0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, /* マミムメモ */
    0x30E4, 0x30E6, 0x30E8,                 /* ヤユヨ */
    0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, /* ラリルレロ */
    0x30EF, 0x30F0, 0x30F1, 0x30F2, 0x30F3, /* ワヰヱヲン */
};

/* U+30A1..U+30FA: the letter, and what was done to it: small, voiced, semi-voiced (p). */
static const struct {
    uint8_t letter;
    char kind;
} katakana[] = {
    { 0, 's' }, { 0, '.' }, { 1, 's' }, { 1, '.' }, { 2, 's' }, { 2, '.' }, /* ァアィイゥウ */
    { 3, 's' }, { 3, '.' }, { 4, 's' }, { 4, '.' }, { 5, '.' }, { 5, 'v' }, /* ェエォオカガ */
    { 6, '.' }, { 6, 'v' }, { 7, '.' }, { 7, 'v' }, { 8, '.' }, { 8, 'v' }, /* キギクグケゲ */
    { 9, '.' }, { 9, 'v' }, { 10, '.' }, { 10, 'v' }, { 11, '.' }, { 11, 'v' }, /* コゴサザシジ */
    { 12, '.' }, { 12, 'v' }, { 13, '.' }, { 13, 'v' }, { 14, '.' }, { 14, 'v' }, /* スズセゼソゾ */
    { 15, '.' }, { 15, 'v' }, { 16, '.' }, { 16, 'v' }, { 17, 's' }, { 17, '.' }, /* タダチヂッツ */
    { 17, 'v' }, { 18, '.' }, { 18, 'v' }, { 19, '.' }, { 19, 'v' }, { 20, '.' }, /* ヅテデトドナ */
    { 21, '.' }, { 22, '.' }, { 23, '.' }, { 24, '.' }, { 25, '.' }, { 25, 'v' }, /* ニヌネノハバ */
    { 25, 'p' }, { 26, '.' }, { 26, 'v' }, { 26, 'p' }, { 27, '.' }, { 27, 'v' }, /* パヒビピフブ */
    { 27, 'p' }, { 28, '.' }, { 28, 'v' }, { 28, 'p' }, { 29, '.' }, { 29, 'v' }, /* プヘベペホボ */
    { 29, 'p' }, { 30, '.' }, { 31, '.' }, { 32, '.' }, { 33, '.' }, { 34, '.' }, /* ポマミムメモ */
    { 35, 's' }, { 35, '.' }, { 36, 's' }, { 36, '.' }, { 37, 's' }, { 37, '.' }, /* ャヤュユョヨ */
    { 38, '.' }, { 39, '.' }, { 40, '.' }, { 41, '.' }, { 42, '.' }, { 43, 's' }, /* ラリルレロヮ */
    { 43, '.' }, { 44, '.' }, { 45, '.' }, { 46, '.' }, { 47, '.' }, { 2, 'v' }, /* ワヰヱヲンヴ */
    { 5, 's' }, { 8, 's' }, { 43, 'v' }, { 44, 'v' }, { 45, 'v' }, { 46, 'v' }, /* ヵヶヷヸヹヺ */
};

/* Half-width U+FF65..U+FF9F. */
static const uint16_t half_width[] = {
    0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3,
    0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3,
    0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA,
    0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF,
    0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED,
    0x30EF, 0x30F3, 0x3099, 0x309A,
};

/* The letters of U+31F0..U+31FF: ク シ ス ト ヌ ハ ヒ フ ヘ ホ ム ラ リ ル レ ロ. */
static const uint8_t extended[] = { 7, 11, 12, 19, 22, 25, 26, 27, 28, 29, 32, 38, 39, 40, 41, 42 };
// clang-format on

static_assert(sizeof bases / sizeof *bases == KANA_LETTERS, "one base a letter");
static_assert(sizeof katakana / sizeof *katakana == 0x30FA - 0x30A1 + 1, "the whole block");
static_assert(sizeof half_width / sizeof *half_width == 0xFF9F - 0xFF65 + 1, "the whole block");
static_assert(sizeof extended / sizeof *extended == 16, "the whole block");

uint32_t
kana_letter_base(uint8_t letter)
{
    assert(letter < KANA_LETTERS);
    return bases[letter];
}

/* The vowel of each letter: five letters a row, but for ヤユヨ and ワヰヱヲン. */
static uint8_t
vowel_of(uint8_t letter)
{
    static const uint8_t irregular[] = { 0, 2, 4, 0, 1, 2, 3, 4, 0, 1, 3, 4, KANA_LETTERS };

    return letter < 35 ? letter % 5 : irregular[letter - 35];
}

uint32_t
kana_to_katakana(uint32_t cp)
{
    if ((cp >= 0x3041 && cp <= 0x3096) || cp == 0x309D || cp == 0x309E)
        return cp + 0x60;
    return cp >= 0xFF65 && cp <= 0xFF9F ? half_width[cp - 0xFF65] : cp;
}

bool
kana_letter_split(uint32_t cp, struct kana_letter *out)
{
    uint32_t full = kana_to_katakana(cp);

    *out = (struct kana_letter){ .hiragana = cp >= 0x3041 && cp <= 0x3096 };
    if (full >= 0x31F0 && full <= 0x31FF) {
        out->letter = extended[full - 0x31F0];
        out->extended = true;
    } else if (full >= 0x30A1 && full <= 0x30FA) {
        char kind = katakana[full - 0x30A1].kind;
        out->letter = katakana[full - 0x30A1].letter;
        out->small = kind == 's';
        out->mark = kind == 'v' ? KANA_VOICED_MARK : kind == 'p' ? KANA_SEMIVOICED_MARK : 0;
    } else {
        return false;
    }
    out->vowel = vowel_of(out->letter);
    return true;
}

uint32_t
kana_compose(uint32_t cp, uint32_t mark)
{
    utf8proc_int32_t pair[] = { (utf8proc_int32_t)cp, (utf8proc_int32_t)mark };

    if (mark != KANA_VOICED_MARK && mark != KANA_SEMIVOICED_MARK)
        return 0;
    return utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) == 1
        ? (uint32_t)pair[0]
        : 0;
}
