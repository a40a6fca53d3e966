/* The order of readings against ICU's Japanese collation: every pair of some thousand made-up
 * readings. Built only where ICU is. */
#include "core/kana.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "core/text.h"

enum { READINGS = 3500, MOST_BYTES = 160, MOST_UNITS = 160, SEED = 20140512 };

struct reading {
    char text[MOST_BYTES];
    UChar units[MOST_UNITS];
    int32_t length;
    unsigned char key[KANA_SORT_SIZE];
    size_t key_size;
};

static UCollator *usual, *finer;
static struct reading *readings;
static uint32_t state_of_chance = SEED;

static uint32_t
chance(uint32_t below)
{
    state_of_chance = state_of_chance * 1664525u + 1013904223u;
    return (state_of_chance >> 8) % below;
}

/* Names that differ late or only below the letters, and every trap known. */
static const char *const given[] = {
    "", "ア", "アー", "アア", "アァ", "ァー", "あー", "カー", "カア", "カァ", "がー", "ガー",
    "か\u3099ー", "ｶﾞー", "ﾊﾟー", "カ\u309Aー", "ンー", "ー", " ー", "アーー", "アーア", "カヽ", "ガヽ",
    "ゲヽ", "げゝ", "がゝ", "がゞ", "カヾ", "カガ", "カカ", "かゞ", "かゝ", "かヽ", "カゝ", "イスヾ", "イスズ",
    "いすゞ", "ㇰー", "ヽ", "ヾ", "ゝ", "ゞ", "カヽヽ", "カヽー", "キヽ", "ギヽ", "ッヽ", "ヴヽ", "ヷヽ", "ンヽ",
    "ヤマダ\u3000タロウ", "ヤマダ タロウ", "ヤマダタロウ", "ヤマ タロウ", "ヤマダ・タロウ", "ヤマダ\uFF65タロウ",
    "サトー", "サトウ", "サトオ", "サドー", "サードー", "キョウコ", "キヨウコ", "きょうこ", "ｷｮｳｺ", "ハハ",
    "ハバ", "ハパ", "ババ", "バハ", "パハ", "Abe", "abe", "ABE", "Ａｂｅ", "Abé", "Abe\u0301", "Nguyễn",
    "O'Brien", "O\u2019Brien", "OBrien", "Jean-Luc", "Jean Luc", "J. Smith", "Đặng", "Øre",
    "straße",
    "Æsop", "aesop", "ｱｰ", "ア\u00A0イ", "ア イ", "ガカ", "ガガ", "ガヵ", "ゲケ", "ゲゲ",
    "ア\uFE00イ", "ア\u200Bイ", "1", "１", "9ア", "アイウエオカキクケコ",
    "ヰ", "ヱ", "ヲ", "ン", "ワ", "ヮー", "ヵー", "ヶー", "ヸー", "ア゛", "ハ゜", "ー゛", "ー゜",
};

static const char *
random_piece(void)
{
    static const char *const pieces[] = {
        "ー", "ー", " ", "\u3000", "・", "ヽ", "ヾ", "ゝ", "ゞ", "\uFF70", "\u3099", "\u309A", "\uFF9E",
        "\uFF9F", "-", "'", ".", "a", "B", "e", "é", "Z", "ﾊ", "ｶ", "ｬ", "ｯ", "ㇰ", "ㇱ",
    };

    return pieces[chance(sizeof pieces / sizeof *pieces)];
}

/* Latin names: letters with every accent, and the signs that the order knows. */
static const char *
random_latin(void)
{
    static const char *const pieces[] = {
        "_", "-", "‐", "–", "—", "―", "〜", "・", ",", ";", ":", "!", "?", ".", "·", "'", "‘", "’",
        "\"", "(", ")", "[", "]", "@", "*", "/", "&", "#", "%", "゛", "゜", "+", "<", "=", ">",
        "~", "−", "$",
        " ", "ø", "Ø", "đ", "Đ", "ł", "Ł", "ħ", "Ħ", "ð", "Ð", "æ", "Æ", "œ", "Œ", "ß", "ẞ",
        "ñ", "Ế",
        "ö", "ア",
    };
    static char letter[9];
    size_t n = text_encode((chance(2) ? 'A' : 'a') + chance(26), letter);

    switch (chance(4)) {
    case 0: return pieces[chance(sizeof pieces / sizeof *pieces)];
    case 1: n += text_encode(0x0300 + chance(0x60), letter + n); break;
    case 2: n = text_encode('0' + chance(10), letter); break;
    default: break;
    }
    letter[n] = '\0';
    return letter;
}

/* A small alphabet at first, so that many readings differ in the lower levels only. */
static void
make_reading(char *out, uint32_t letters, bool latin)
{
    uint32_t count = 1 + chance(7);
    size_t n = 0;

    for (uint32_t i = 0; i < count; i++) {
        char bytes[4];
        const char *piece = bytes;
        size_t length;
        if (latin || chance(4) == 0) {
            piece = latin ? random_latin() : random_piece();
            length = strlen(piece);
        } else {
            uint32_t base = chance(2) ? 0x30A1 : 0x3041;
            length = text_encode(base + chance(letters), bytes);
        }
        memcpy(out + n, piece, length);
        n += length;
    }
    out[n] = '\0';
}

/* Every katakana before a long mark, each vowel, a repeat mark and itself. */
static size_t
add_every_letter(size_t at)
{
    static const char *const after[] = { "ー", "ア", "イ", "ウ", "エ", "オ", "ヽ", "ヾ" };

    for (uint32_t cp = 0x30A1; cp <= 0x31FF; cp = cp == 0x30FA ? 0x31F0 : cp + 1) {
        char letter[5] = "";
        text_encode(cp, letter);
        for (size_t i = 0; i < sizeof after / sizeof *after; i++)
            snprintf(readings[at++].text, MOST_BYTES, "%s%s", letter, after[i]);
        snprintf(readings[at++].text, MOST_BYTES, "%s%s", letter, letter);
    }
    return at;
}

static int
set_up(void **state)
{
    UErrorCode rc = U_ZERO_ERROR;

    (void)state;
    printf("seed %d\n", SEED);
    usual = ucol_open("ja", &rc);
    finer = ucol_open("ja", &rc);
    if (U_FAILURE(rc))
        return -1;
    ucol_setStrength(finer, UCOL_QUATERNARY);
    readings = calloc(READINGS, sizeof *readings);
    size_t known = sizeof given / sizeof *given;
    for (size_t i = 0; i < known; i++)
        snprintf(readings[i].text, MOST_BYTES, "%s", given[i]);
    known = add_every_letter(known);
    for (size_t i = known; i < READINGS; i++)
        make_reading(readings[i].text, i % 3 ? 12 : 86, i % 4 == 0);
    for (size_t i = 0; i < READINGS; i++) {
        struct reading *r = &readings[i];
        u_strFromUTF8(r->units, MOST_UNITS, &r->length, r->text, -1, &rc);
        r->key_size = kana_sort_key(r->text, r->key, sizeof r->key);
    }
    return U_FAILURE(rc) ? -1 : 0;
}

static int
tear_down(void **state)
{
    (void)state;
    ucol_close(usual);
    ucol_close(finer);
    free(readings);
    return 0;
}

static int
sign(int n)
{
    return (n > 0) - (n < 0);
}

static int
key_order(const struct reading *a, const struct reading *b)
{
    size_t bytes = a->key_size < b->key_size ? a->key_size : b->key_size;
    int order = memcmp(a->key, b->key, bytes);

    return sign(order ? order : (a->key_size > b->key_size) - (a->key_size < b->key_size));
}

/* ICU's usual three levels decide; where they are equal, hiragana before katakana as on its
 * fourth. */
static void
every_pair_stands_as_in_icu(void **state)
{
    size_t wrong = 0, equal = 0, script = 0;

    (void)state;
    for (size_t i = 0; i < READINGS; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct reading *a = &readings[i], *b = &readings[j];
            int expected = sign((int)ucol_strcoll(usual, a->units, a->length, b->units, b->length));
            if (expected == 0) {
                expected = sign((int)ucol_strcoll(finer, a->units, a->length, b->units, b->length));
                expected ? script++ : equal++;
            }
            int got = key_order(a, b);
            if (got != expected && wrong++ < 20)
                print_error("\"%s\" against \"%s\": %d, ICU %d\n", a->text, b->text, got, expected);
        }
    }
    assert_int_equal(wrong, 0);
    assert_true(equal > 0 && script > 0); /* or the lower levels were not tried */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_stands_as_in_icu),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
