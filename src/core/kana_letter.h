/* kana_letter.h - one kana letter taken apart, in whatever form it was typed. For the files that
 * store, match and order readings. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
    KANA_LETTERS = 48, /* ア..ン with ヰ ヱ, in the order of the kana table */
    KANA_VOICED_MARK = 0x3099,
    KANA_SEMIVOICED_MARK = 0x309A,
    KANA_LONG_MARK = 0x30FC,
    KANA_MIDDLE_DOT = 0x30FB,
    KANA_REPEAT = 0x30FD, /* ヽ; ヾ follows */
};

struct kana_letter {
    uint8_t letter;   /* 0 ア .. 47 ン */
    uint8_t vowel;    /* the letter that a long mark after it stands for; KANA_LETTERS for ン */
    bool small;       /* ッ ャ ヵ */
    bool extended;    /* ㇰ: small letters for the Ainu language */
    bool hiragana;
    uint16_t mark;    /* KANA_VOICED_MARK, KANA_SEMIVOICED_MARK or 0 */
};

/* False for everything that is no kana letter: marks, ー, ヽ, ゟ. */
bool kana_letter_split(uint32_t cp, struct kana_letter *out);
/* The large katakana without marks: 0 -> U+30A2. */
uint32_t kana_letter_base(uint8_t letter);
/* Hiragana and half-width kana (･ ｰ ﾞ included) as full-width katakana; others unchanged. */
uint32_t kana_to_katakana(uint32_t cp);
/* Letter and mark as one character, カ and U+3099 as ガ; 0 if there is none. */
uint32_t kana_compose(uint32_t cp, uint32_t mark);
