/* Readings: what is stored, what matches, and the keys that order them. */
#include "core/kana.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/name_variants.h"
#include "core/text.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

static void
stores_full_width_katakana(void **state)
{
    static const struct {
        const char *typed, *stored, *trap;
    } rows[] = {
        { "", "", "nothing" },
        { "ねりま\u3000はなこ", "ネリマ\u3000ハナコ", "hiragana, the space stays" },
        { "ﾈﾘﾏ ﾊﾅｺ", "ネリマ ハナコ", "half width" },
        { "ｶﾞｷﾞﾊﾟｳﾞｦﾞ", "ガギパヴヺ", "half-width voiced" },
        { "か\u3099は\u309Aう\u3099", "ガパヴ", "combining marks" },
        { "カ\u3099", "ガ", "on katakana" },
        { "ｱﾞ", "ア゛", "a mark without a partner stays to be seen" },
        { "ﾟ", "゜", "a mark alone" },
        { "きょうこ", "キョウコ", "small stays small" },
        { "きようこ", "キヨウコ", "large stays large" },
        { "ｻﾄｰ", "サトー", "half-width long mark" },
        { "さとー-~", "サトー-~", "look-alikes stay as typed" },
        { "アン･リー", "アン・リー", "half-width dot" },
        { "いすゞ かゝ", "イスヾ カヽ", "repeat marks" },
        { "ゕゖ ゐゑを", "ヵヶ ヰヱヲ", "rare letters" },
        { "Ａｎｎ O'Brien 山田", "Ａｎｎ O'Brien 山田", "all else as typed" },
        { "ア\xFFイ", "ア\xFFイ", "damage is not this one's business" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char out[128], again[128];
        assert_true(kana_store(rows[i].typed, out, sizeof out));
        if (strcmp(out, rows[i].stored) != 0)
            fail_msg("%s: %s", rows[i].trap, out);
        assert_true(kana_store(out, again, sizeof again));
        assert_string_equal(again, out);
    }
}

static void
stores_whole_or_not_at_all(void **state)
{
    char out[8] = "#";

    (void)state;
    assert_true(kana_store("ﾊﾟﾊﾟ", out, 7));
    assert_string_equal(out, "パパ");
    assert_false(kana_store("ﾊﾟﾊﾟ", out, 6));
    assert_string_equal(out, "");
    assert_false(kana_store("", out, 0));
}

static void
knows_a_reading(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        { "", true },
        { "ネリマ\u3000ハナコ", true },
        { "ネリマ ハナコ", true },
        { "サトー・ヴヺヽヾㇰ", true },
        { "O'Brien-Smith Jr.", true },
        { "Nguyễn Đặng Ａｎｎ", true },
        { "ねりま", false },
        { "ﾈﾘﾏ", false },
        { "練馬", false },
        { "ネリマ1", false },
        { "ネリマ、", false },
        { "ア゛", false },
        { "ア\tイ", false },
        { "a×b", false },
        { "a÷b", false },
        { "ア\u200Bイ", false },
        { "ア\xFF", false },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        if (kana_is_reading(rows[i].text) != rows[i].good)
            fail_msg("%s", rows[i].text);
}

static void
same_key(const char *a, const char *b, bool equal)
{
    char left[KANA_KEY_SIZE], right[KANA_KEY_SIZE];

    assert_true(kana_search_key(a, left, sizeof left));
    assert_true(kana_search_key(b, right, sizeof right));
    if ((strcmp(left, right) == 0) != equal)
        fail_msg("%s (%s) and %s (%s)", a, left, b, right);
}

static void
what_shall_match_has_one_key(void **state)
{
    static const char *const rows[][2] = {
        { "Abe", "aBE" },                       /* case */
        { "Ａｂｅ", "abe" },                    /* width */
        { "ﾈﾘﾏ", "ねりま" },
        { "ねりま", "ネリマ" },
        { "ｶﾞｷﾞ", "がぎ" },
        { "か\u3099", "ガ" },
        { "か゛", "ガ" },                       /* the spacing mark */
        { "か ゛", "ガ" },
        { "う゛ぁ", "ヴァ" },
        { "キョウコ", "キヨウコ" },             /* small and large */
        { "ッャュョァィゥェォヮヵヶ", "ツヤユヨアイウエオワカケ" },
        { "ヶ\u3099", "ゲ" },
        { "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ", "クシストヌハヒフヘホムラリルレロ" },
        { "ㇷ゚", "プ" },
        { "いすゞ", "イスヾ" },
        { "かゝ", "カヽ" },
        { "e\u0301\u0323", "e\u0323\u0301" }, /* marks in any order */
        { "é \u0323", "ẹ\u0301" },
        { "サトー", "サト-" },                   /* long marks */
        { "サトー", "サト\uFF70" },
        { "サトー", "サト‐" },
        { "サトー", "サト‑" },
        { "サトー", "サト–" },
        { "サトー", "サト−" },
        { "サトー", "サト－" },
        { "サトー", "サト―" },
        { "サトー", "サト—" },
        { "サトー", "サト～" },
        { "サトー", "サト〜" },
        { "サトー", "サト~" },
        { "ネリマ\u3000ハナコ", "ネリマハナコ" }, /* spaces and dots */
        { "ネリマ ハナコ", " ネリマ\u00A0ハナコ\n" },
        { "アン・リー", "アンリー" },
        { "アン･リー", "アン·リー" },
        { "髙橋", "高橋" },                     /* kanji variants */
        { "山﨑", "山崎" },
        { "山碕", "山崎" },
        { "渡邉", "渡辺" },
        { "渡邊", "渡辺" },
        { "斎藤", "齋藤" },
        { "斉藤", "齊藤" },
        { "斉藤", "斎藤" },
        { "𠮷田", "吉田" },
        { "澤", "沢" },
        { "濵", "浜" },
        { "濱", "浜" },
        { "嶋", "島" },
        { "嶌", "島" },
        { "廣", "広" },
        { "國", "国" },
        { "眞", "真" },
        { "惠", "恵" },
        { "榮", "栄" },
        { "櫻", "桜" },
        { "藏", "蔵" },
        { "龍", "竜" },
        { "條", "条" },
        { "冨", "富" },
        { "淵", "渕" },
        { "舘", "館" },
        { "瀨", "瀬" },
        { "德", "徳" },
        { "增", "増" },
        { "曾", "曽" },
        { "\uFA19", "神" },                     /* compatibility ideographs */
        { "\uFA10", "塚" },
        { "\uF9DC", "隆" },
        { "葛\U000E0100", "葛" },               /* variation selectors */
        { "辻\uFE00", "辻" },
        { "㈱①", "(株)1" },                     /* NFKC */
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        same_key(rows[i][0], rows[i][1], true);
}

static void
what_differs_has_two_keys(void **state)
{
    static const char *const rows[][2] = {
        { "カ", "ガ" },         { "ハ", "パ" },       { "サトー", "サト" },
        { "サトー", "サトウ" }, { "カヽ", "カカ" },   { "一郎", "ー郎" },
        { "斉藤", "佐藤" },     { "大坂", "大阪" },   { "埼", "崎" },
        { "a\xFF", "a" },       { "畑", "畠" },       { "e", "é" },
        { "éa", "eá" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        same_key(rows[i][0], rows[i][1], false);
}

static void
large_katakana_are_their_own_key(void **state)
{
    static const char all[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨ"
                              "ラリルレロワヰヱヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヷヸヹヺ";
    char key[KANA_KEY_SIZE];

    (void)state;
    assert_true(kana_search_key(all, key, sizeof key));
    assert_string_equal(key, all);
}

static void
variants_are_sorted_and_end_in_one_step(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(name_variants); i++) {
        assert_true(i == 0 || name_variants[i - 1].from < name_variants[i].from);
        for (size_t j = 0; j < ROWS(name_variants); j++)
            assert_int_not_equal(name_variants[i].to, name_variants[j].from);
        char text[5], target[5];
        text[text_encode(name_variants[i].from, text)] = '\0';
        target[text_encode(name_variants[i].to, target)] = '\0';
        same_key(text, target, true);
    }
}

static void
is_a_key_of_its_own(const char *text)
{
    char key[KANA_KEY_SIZE], again[KANA_KEY_SIZE];

    assert_true(kana_search_key(text, key, sizeof key));
    assert_true(kana_search_key(key, again, sizeof again));
    if (strcmp(key, again) != 0)
        fail_msg("%s gives %s gives %s", text, key, again);
    for (const char *p = key; *p;) {
        uint32_t cp;
        size_t used = text_decode(p, strlen(p), &cp);
        assert_true(used > 0);
        p += used;
    }
}

/* Every character alone and with the marks that could join it afterwards. */
static void
a_key_is_its_own_key(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        char text[24];
        size_t n = text_encode(cp, text);

        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        text[n] = '\0';
        is_a_key_of_its_own(text);
        if (cp < 0x10000 || cp % 64 == 0) {
            memcpy(text + n, " \u0323・\u0301\u3099", 12);
            is_a_key_of_its_own(text);
        }
    }
}

static void
a_key_too_long_is_none(void **state)
{
    char text[4 * KANA_KEY_SIZE], key[KANA_KEY_SIZE];

    (void)state;
    for (size_t i = 0; i < 170; i++)
        memcpy(text + 3 * i, "ネ", 4);
    assert_true(kana_search_key(text, key, sizeof key)); /* 510 bytes */
    memcpy(text + 510, "ネ", 4);
    assert_false(kana_search_key(text, key, sizeof key));
    assert_string_equal(key, "");
    memset(text, ' ', sizeof text);
    memcpy(text + sizeof text - 4, "ア", 4);
    assert_true(kana_search_key(text, key, sizeof key)); /* nothing but spaces before it */
    assert_string_equal(key, "ア");
    assert_true(kana_search_key("\uFDFA", key, sizeof key)); /* one character, 18 letters */
    assert_true(kana_search_key("アア", key, 7));
    assert_false(kana_search_key("アア", key, 6));
    assert_false(kana_search_key("", key, 0));
}

static int
order(const char *a, const char *b)
{
    unsigned char left[KANA_SORT_SIZE], right[KANA_SORT_SIZE];
    size_t m = kana_sort_key(a, left, sizeof left), n = kana_sort_key(b, right, sizeof right);
    int first = memcmp(left, right, m < n ? m : n);

    return first ? first : (m > n) - (m < n);
}

/* The order of the contract; the test beside this one asks ICU about all the rest. */
static void
readings_stand_in_the_japanese_order(void **state)
{
    static const char *const rising[] = {
        "", " ア", "1", "Abe", "abf", "zz", "ŋ", "ẟ", "ア イ", "ぁー", "ァー", "ぁあ", "ァア", "あー", "アー",
        "あぁ", "アァ", "アア", "アイ", "カ", "ガ", "カー", "カア", "ガー", "ガア", "キョ", "キヨ", "キョウ",
        "サトゥ", "サトー", "サトオ", "ハハ", "ハバ", "ハパ", "バハ", "パハ",
        "ヤマ タロウ", "ヤマダ", "ヤマダ アキラ", "ヤマダ ジロウ", "ヤマタイチ", "ン", "山", "山田",
    };
    static const char *const equal[][2] = {
        { "ヤマダ アキラ", "ヤマダ\u3000アキラ" }, { "ﾔﾏﾀ", "ヤマタ" }, { "か\u3099", "が" },
        { "Ａｂｅ", "Abe" }, { "e\u0301", "é" }, { "ア\uFE00", "ア" }, { "", "\u200B" },
    };

    (void)state;
    for (size_t i = 1; i < ROWS(rising); i++)
        if (order(rising[i - 1], rising[i]) >= 0)
            fail_msg("%s and %s", rising[i - 1], rising[i]);
    for (size_t i = 0; i < ROWS(equal); i++)
        if (order(equal[i][0], equal[i][1]) != 0)
            fail_msg("%s and %s", equal[i][0], equal[i][1]);
}

/* The key of the longest name fits; a longer one is cut, never overrun. */
static void
sort_keys_stay_in_their_room(void **state)
{
    static const char *const letters[] = { "ガ", "山", "é", "æ", "ン", "\u3099", "\xFF", "ế" };
    unsigned char key[KANA_SORT_SIZE + 1];
    char text[3 * 300 + 1];

    (void)state;
    for (size_t i = 0; i < ROWS(letters); i++) {
        size_t length = strlen(letters[i]), n = 0;

        for (size_t count = 0; count < 300; count++, n += length)
            memcpy(text + n, letters[i], length);
        text[n] = '\0';
        for (size_t size = 0; size <= KANA_SORT_SIZE; size += 1 + size / 4) {
            key[size] = '#';
            assert_true(kana_sort_key(text, key, size) <= size);
            assert_int_equal(key[size], '#');
        }
        text[100 * length] = '\0';
        if (i < 2)
            assert_true(kana_sort_key(text, key, KANA_SORT_SIZE) < KANA_SORT_SIZE);
    }
}

static void
a_megabyte_is_no_trouble(void **state)
{
    static const char *const pieces[] = { "ネ", "ｶﾞ", "\u0301\u0323", " ", "\xE3\x81", "ー",
                                          "\uFDFA" };
    enum { MEGABYTE = 1 << 20 };
    char *text = malloc(MEGABYTE + 1), *out = malloc(MEGABYTE + 1), key[KANA_KEY_SIZE];
    unsigned char sort[KANA_SORT_SIZE];

    (void)state;
    for (size_t i = 0; i < ROWS(pieces); i++) {
        size_t piece = strlen(pieces[i]), n = 0;

        for (; n + piece <= MEGABYTE; n += piece)
            memcpy(text + n, pieces[i], piece);
        text[n] = '\0';
        assert_int_equal(kana_search_key(text, key, sizeof key), pieces[i][0] == ' ');
        assert_true(kana_store(text, out, MEGABYTE + 1));
        assert_true(kana_sort_key(text, sort, sizeof sort) <= sizeof sort);
        digits_only(text, out, MEGABYTE + 1);
        assert_string_equal(out, "");
    }
    free(text);
    free(out);
}

static void
keeps_digits_only(void **state)
{
    static const struct {
        const char *typed, *digits;
    } rows[] = {
        { "", "" },
        { "03-5984-1212", "0359841212" },
        { "（０３）５９８４－１２１２ 内線12", "035984121212" },
        { "+81 90-0000-3003", "09000003003" },
        { "＋８１（０）90", "090" },
        { "+81090", "090" },
        { "+82 90", "8290" },
        { "第１２３号", "123" },
        { "一二三①²", "" },
        { "1\xFF" "2", "12" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char out[32];
        digits_only(rows[i].typed, out, sizeof out);
        assert_string_equal(out, rows[i].digits);
    }
    char small[4] = "###";
    digits_only("12345", small, 3);
    assert_string_equal(small, "12");
    digits_only("12345", small, 0);
    assert_string_equal(small, "12");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stores_full_width_katakana),
        cmocka_unit_test(stores_whole_or_not_at_all),
        cmocka_unit_test(knows_a_reading),
        cmocka_unit_test(what_shall_match_has_one_key),
        cmocka_unit_test(what_differs_has_two_keys),
        cmocka_unit_test(large_katakana_are_their_own_key),
        cmocka_unit_test(variants_are_sorted_and_end_in_one_step),
        cmocka_unit_test(a_key_is_its_own_key),
        cmocka_unit_test(a_key_too_long_is_none),
        cmocka_unit_test(readings_stand_in_the_japanese_order),
        cmocka_unit_test(sort_keys_stay_in_their_room),
        cmocka_unit_test(a_megabyte_is_no_trouble),
        cmocka_unit_test(keeps_digits_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
