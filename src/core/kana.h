/* kana.h - Japanese reading: storing, matching and ordering (dictionary 7.3, contract "Search"). */
#pragma once

#include "core/err.h"

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

enum {
    KANA_KEY_SIZE = 512,  /* folded key of at most 100 characters (NFKC may grow), bytes and NUL */
    KANA_SORT_SIZE = 768, /* bytes of the four-level order key */
};

/* Reading as it is stored: hiragana and half-width kana become full-width katakana, か + U+3099
 * becomes ガ; spaces, ・, ー, Latin letters and everything else stay as typed. false: too long,
 * `out` is "". */
bool kana_store(const char *typed, char *out, size_t size);
/* Every character is katakana, ー, ・, a space, a Latin letter, apostrophe, hyphen or full stop. */
bool kana_is_reading(const char *s);

/* The key that is equal for what shall match: NFKC, letter case, hiragana and katakana, small and
 * large kana, every long mark (ー ｰ - ‐ – − ― ～ 〜) as one ー, kanji variants (髙高 﨑崎 邉邊辺 齋齊斉斎
 * 𠮷吉 and other common name variants), spaces and ・ dropped; voiced marks stay. For names and
 * readings alike. Variation selectors are dropped. The key of a key is itself. false: too long,
 * `out` is "". */
bool kana_search_key(const char *text, char *out, size_t size);

/* The ICU `ja` order of a reading as bytes for memcmp: letters of the whole reading first, then
 * voicing, size (small before large), script (hiragana before katakana); ー counts as the vowel
 * before it; the space between the names counts, below every kana. Latin letters before kana, other
 * characters after. Returns the bytes used. */
size_t kana_sort_key(const char *reading, unsigned char *out, size_t size);

/* Only the digits of a phone, handbook or record number, full width folded; +81 in front of a phone is
 * the 0 that it begins with here. */
void digits_only(const char *typed, char *out, size_t size);
/* The digits of a number in any punctuation, 03(5555)-0199, of text_to_ascii(); false when something
 * else stands in it, or no digit. */
bool number_digits(const char *ascii, char *digits, size_t size);
