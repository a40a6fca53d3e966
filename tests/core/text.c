/* UTF-8, the refused characters, columns, clusters and the display filter. */
#include "core/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define ROWS(table) (sizeof(table) / sizeof *(table))

static void
every_code_point_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        uint32_t back = UINT32_MAX;
        size_t n = text_encode(cp, bytes);
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;

        assert_int_equal(text_decode(bytes, n, &back), surrogate ? 0 : n);
        assert_int_equal(back, surrogate ? UINT32_MAX : cp);
        if (n > 1)
            assert_int_equal(text_decode(bytes, n - 1, &back), 0);
    }
}

static void
refuses_malformed_bytes(void **state)
{
    static const struct {
        const char *bytes, *trap;
    } rows[] = {
        { "\x80", "a tail without a lead" },
        { "\xC0\xAF", "overlong slash" },
        { "\xC1\xBF", "overlong in two bytes" },
        { "\xE0\x80\xAF", "overlong in three" },
        { "\xE0\x9F\xBF", "overlong in three, the highest" },
        { "\xF0\x80\x80\xAF", "overlong in four" },
        { "\xF0\x8F\xBF\xBF", "overlong in four, the highest" },
        { "\xED\xA0\x80", "a surrogate" },
        { "\xED\xBF\xBF", "the last surrogate" },
        { "\xF4\x90\x80\x80", "past U+10FFFF" },
        { "\xF5\x80\x80\x80", "no such lead" },
        { "\xFE", "never" },
        { "\xFF", "never" },
        { "\xE3\x81", "cut off" },
        { "\xE3\x81" "a", "cut off by a letter" },
        { "\xE3" "aa", "a lead and letters" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        uint32_t cp = 7;
        if (text_decode(rows[i].bytes, strlen(rows[i].bytes), &cp) != 0 || cp != 7)
            fail_msg("%s", rows[i].trap);
        assert_int_equal(text_check(rows[i].bytes, true), TEXT_NOT_UTF8);
        assert_false(text_is_displayable(rows[i].bytes));
    }
}

static void
knows_the_refused_characters(void **state)
{
    static const struct {
        uint32_t first, last;
        enum text_fault fault;
    } rows[] = {
        { 0x00, 0x1F, TEXT_CONTROL },        { 0x20, 0x7E, TEXT_GOOD },
        { 0x7F, 0x9F, TEXT_CONTROL },        { 0xA0, 0xAC, TEXT_GOOD },
        { 0xAD, 0xAD, TEXT_INVISIBLE },      { 0xAE, 0x61B, TEXT_GOOD },
        { 0x61C, 0x61C, TEXT_INVISIBLE },    { 0x61D, 0x180D, TEXT_GOOD },
        { 0x180E, 0x180E, TEXT_INVISIBLE },  { 0x180F, 0x200A, TEXT_GOOD },
        { 0x200B, 0x200F, TEXT_INVISIBLE },  { 0x2010, 0x2027, TEXT_GOOD },
        { 0x2028, 0x2029, TEXT_CONTROL },    { 0x202A, 0x202E, TEXT_INVISIBLE },
        { 0x202F, 0x205F, TEXT_GOOD },       { 0x2060, 0x206F, TEXT_INVISIBLE },
        { 0x2070, 0x3163, TEXT_GOOD },       { 0x3164, 0x3164, TEXT_INVISIBLE },
        { 0x3165, 0xD7FF, TEXT_GOOD },       { 0xD800, 0xDFFF, TEXT_NOT_UTF8 },
        { 0xE000, 0xFDCF, TEXT_GOOD },       { 0xFDD0, 0xFDEF, TEXT_INVISIBLE },
        { 0xFDF0, 0xFEFE, TEXT_GOOD },       { 0xFEFF, 0xFEFF, TEXT_INVISIBLE },
        { 0xFF00, 0xFF9F, TEXT_GOOD },       { 0xFFA0, 0xFFA0, TEXT_INVISIBLE },
        { 0xFFA1, 0xFFF8, TEXT_GOOD },       { 0xFFF9, 0xFFFB, TEXT_INVISIBLE },
        { 0xFFFC, 0xFFFC, TEXT_GOOD },       { 0xFFFD, 0xFFFF, TEXT_INVISIBLE },
        { 0x10000, 0xDFFFF, TEXT_GOOD },     { 0xE0000, 0xE007F, TEXT_INVISIBLE },
        { 0xE0080, 0x10FFFF, TEXT_GOOD },    { 0x110000, 0x110000, TEXT_NOT_UTF8 },
    };
    uint32_t next = 0;

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        assert_int_equal(rows[i].first, next);
        for (uint32_t cp = rows[i].first; cp <= rows[i].last; cp++)
            if (text_code_point(cp) != rows[i].fault)
                fail_msg("U+%04X", (unsigned)cp);
        next = rows[i].last + 1;
    }
}

static void
checks_lines_and_notes(void **state)
{
    static const struct {
        const char *text;
        enum text_fault line, notes;
        const char *trap;
    } rows[] = {
        { "", TEXT_GOOD, TEXT_GOOD, "nothing" },
        { "練馬\u3000花子", TEXT_GOOD, TEXT_GOOD, "a name" },
        { "葛\U000E0100\uFE00\uE000", TEXT_GOOD, TEXT_GOOD, "selectors and private use" },
        { "a\nb", TEXT_CONTROL, TEXT_GOOD, "a newline" },
        { "a\r\nb", TEXT_CONTROL, TEXT_CONTROL, "a carriage return" },
        { "a\tb", TEXT_CONTROL, TEXT_CONTROL, "a tab" },
        { "a\u200Bb", TEXT_INVISIBLE, TEXT_INVISIBLE, "zero width" },
        { "a\u202Eb", TEXT_INVISIBLE, TEXT_INVISIBLE, "turned round" },
        { "a\xC2\x9B" "31m", TEXT_CONTROL, TEXT_CONTROL, "C1 as UTF-8" },
        { "a\u200B\xFF", TEXT_INVISIBLE, TEXT_INVISIBLE, "the first fault counts" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        if (text_check(rows[i].text, false) != rows[i].line
            || text_check(rows[i].text, true) != rows[i].notes)
            fail_msg("%s", rows[i].trap);
}

static void
names_what_is_wrong_and_where(void **state)
{
    static const struct {
        const char *text;
        bool notes;
        size_t most;
        const char *msg; /* NULL: good */
    } rows[] = {
        { "練馬花子", false, 4, NULL },
        { "a\nb", true, 3, NULL },
        { "練馬花子", false, 3, "Too long: 4 characters, at most 3. Please shorten it." },
        { "か\u3099", false, 1, "Too long: 2 characters, at most 1. Please shorten it." },
        { "練\u200B馬", false, 9,
          "Character 2 is U+200B, which cannot be seen. Please delete it." },
        { "練馬\t", false, 9,
          "Character 3 is the control character U+0009. Please delete it." },
        { "a\nb", false, 9, "Character 2 is the control character U+000A. Please delete it." },
        { "練\xE3\x81", false, 9,
          "Character 2 is damaged (not UTF-8). Please type it again." },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        struct err e = { 0 };
        enum err_code rc = text_validate(rows[i].text, rows[i].notes, rows[i].most, "name", &e);

        assert_int_equal(rc, rows[i].msg ? ERR_INVALID : ERR_OK);
        assert_string_equal(e.msg, rows[i].msg ? rows[i].msg : "");
        assert_string_equal(e.field, rows[i].msg ? "name" : "");
    }
}

static void
counts_characters_and_columns(void **state)
{
    static const struct {
        const char *text;
        size_t chars;
        int cols;
        const char *trap;
    } rows[] = {
        { "", 0, 0, "nothing" },
        { "abc", 3, 3, "ASCII" },
        { "練馬", 2, 4, "kanji" },
        { "ｶﾞ", 2, 2, "half-width kana and its mark" },
        { "か\u3099", 2, 2, "a combining mark" },
        { "葛\U000E0100", 2, 2, "a kanji variant" },
        { "\u3000", 1, 2, "the wide space" },
        { "𠮷", 1, 2, "beyond the first plane" },
        { "a\tb\n", 4, 4, "controls are shown as one picture each" },
        { "\u200B", 1, 1, "zero width is shown as a box" },
        { "\xE3\x81", 2, 2, "each damaged byte is shown" },
        { "─█①…", 4, 4, "ambiguous" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        if (text_chars(rows[i].text) != rows[i].chars || text_cols(rows[i].text) != rows[i].cols)
            fail_msg("%s", rows[i].trap);
}

static int
narrow_again(void **state)
{
    (void)state;
    text_set_ambiguous_wide(false);
    return 0;
}

static void
ambiguous_characters_follow_the_terminal(void **state)
{
    (void)state;
    text_set_ambiguous_wide(true);
    assert_int_equal(text_cols("─█①…"), 8);
    assert_int_equal(text_cols("\uE000"), 2);        /* gaiji */
    assert_int_equal(text_cols("a\u200B"), 3);       /* the box for it */
    assert_int_equal(text_cols("aｱ⠿か\u3099é\u0301"), 1 + 1 + 1 + 2 + 2);
    assert_int_equal(text_width(0x0301), 0);         /* an accent stays without width */
    assert_int_equal(text_width(0xFE0F), 0);

    char out[32];
    assert_int_equal(text_clip("練馬区", 5, false, out, sizeof out), 4);
    assert_string_equal(out, "練…");
    assert_int_equal(text_clip("abc", 1, false, out, sizeof out), 1);
    assert_string_equal(out, "~"); /* … has no room */
}

static void
clips_by_columns_and_clusters(void **state)
{
    static const struct {
        const char *text;
        int cols;
        bool ascii;
        const char *out;
        int used;
        size_t fit;
    } rows[] = {
        { "練馬区", 6, false, "練馬区", 6, 9 },
        { "練馬区", 5, false, "練馬…", 5, 6 },
        { "練馬区", 4, false, "練…", 3, 6 }, /* a wide character is never halved */
        { "練馬区", 4, true, "練~", 3, 6 },
        { "練馬区", 1, false, "…", 1, 0 },
        { "練馬区", 0, false, "", 0, 0 },
        { "練馬区", -3, false, "", 0, 0 },
        { "", 0, false, "", 0, 0 },
        { "か\u3099き", 4, false, "か\u3099き", 4, 9 },
        { "か\u3099き", 3, false, "か\u3099…", 3, 6 },
        { "a\u0301bc", 2, false, "a\u0301…", 2, 4 },
        { "ab\nc", 4, false, "ab␊c", 4, 4 },
        { "ab\x1b[2Jc", 3, false, "ab…", 3, 3 },
        { "\xFF\xFF\xFF", 2, false, "\uFFFD…", 2, 2 },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char out[64];
        int used = text_clip(rows[i].text, rows[i].cols, rows[i].ascii, out, sizeof out);

        assert_string_equal(out, rows[i].out);
        assert_int_equal(used, rows[i].used);
        assert_int_equal(text_fit(rows[i].text, rows[i].cols), rows[i].fit);
    }
}

/* Whatever the room, no character and no cluster is halved. */
static void
a_short_buffer_cuts_at_a_cluster(void **state)
{
    static const char text[] = "か\u3099練\u0301a馬";

    (void)state;
    for (size_t i = 0; i < 2 * (sizeof text + 1); i++) {
        size_t size = i / 2;
        int cols = 6 + (int)(i % 2); /* with … and whole */
        char *out = malloc(size + 1);

        out[size] = '#';
        int used = text_clip(text, cols, false, out, size);
        assert_int_equal(out[size], '#');
        if (size > 0) {
            size_t n = strlen(out);
            assert_int_equal(text_cols(out), used);
            if (n >= 3 && strcmp(out + n - 3, "…") == 0) {
                n -= 3;
                used--;
            }
            assert_memory_equal(out, text, n);
            assert_int_equal(text_fit(text, used), n);
        }
        free(out);
    }
}

static void
steps_by_clusters_both_ways(void **state)
{
    static const char text[] = "a練か\u3099\u3099葛\U000E0100é\xE3\x81\xFF\u200B𠮷";
    static const size_t stops[] = { 0, 1, 4, 13, 20, 22, 23, 24, 25, 28, 32 };
    size_t at = 0;

    (void)state;
    for (size_t i = 0; i < ROWS(stops); i++) {
        assert_int_equal(at, stops[i]);
        at = text_next(text, at);
    }
    assert_int_equal(at, 32);
    for (size_t i = ROWS(stops); i-- > 0; at = text_prev(text, at))
        assert_int_equal(at, stops[i]);
    assert_int_equal(at, 0);
    assert_int_equal(text_prev("\u3099a", 3), 0); /* a mark without a base */
    assert_int_equal(text_prev("ab", 99), 1);
    assert_int_equal(text_next("ab", 99), 2);
}

static void
shows_nothing_that_steers_a_terminal(void **state)
{
    static const struct {
        const char *text, *shown;
    } rows[] = {
        { "練馬 花子", "練馬 花子" },
        { "\x1b[2J", "␛[2J" },
        { "a\x7F\n\t", "a␡␊␉" },
        { "\xC2\x9B" "31m", "\uFFFD31m" },
        { "\u2028\u2029", "\uFFFD\uFFFD" },
        { "\xC0\xAF\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD" },
        { "\u202Ea\u2066", "□a□" },
        { "\u200B\u200D\u00AD\uFEFF\u3164", "□□□□□" },
        { "\U0001FFFE\uFDD0\U0010FFFF", "□□□" },
        { "\u034F\u115F", "□□" },
        { "\uFFFD", "\uFFFD" },
        { "葛\U000E0100\uFE00\uE000\U000F0000", "葛\U000E0100\uFE00\uE000\U000F0000" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char out[64];
        size_t n = text_display(rows[i].text, out, sizeof out);

        assert_string_equal(out, rows[i].shown);
        assert_int_equal(n, strlen(out));
        assert_true(text_is_displayable(out));
        assert_int_equal(text_is_displayable(rows[i].text), strcmp(rows[i].text, out) == 0);
    }
}

/* Every character there is: one column count, displayable after the filter, the same after two. */
static void
the_filter_knows_every_character(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        char text[5], once[16], twice[16];

        text[text_encode(cp, text)] = '\0';
        text_display(text, once, sizeof once);
        text_display(once, twice, sizeof twice);
        if (strcmp(once, twice) != 0 || !text_is_displayable(once) || text_cols(once) < 0
            || text_cols(once) != text_cols(text))
            fail_msg("U+%04X", (unsigned)cp);
        enum text_fault fault = text_code_point(cp);
        if (fault != TEXT_GOOD && cp != 0xFFFD && text_is_displayable(text))
            fail_msg("U+%04X gets through", (unsigned)cp);
    }
}

static void
the_filter_stops_at_a_character(void **state)
{
    char out[8];

    (void)state;
    assert_int_equal(text_display("a練馬", out, 7), 4);
    assert_string_equal(out, "a練");
    assert_int_equal(text_display("a練馬", out, 8), 7);
    assert_int_equal(text_display("a", out, 1), 0);
    assert_string_equal(out, "");
    out[0] = '#';
    assert_int_equal(text_display("a", out, 0), 0);
    assert_int_equal(out[0], '#');
}

static void
words_are_joined_and_cut_at_a_character(void **state)
{
    static const struct {
        const char *before, *words, *want;
    } rows[] = {
        { "", "架空", "架空" }, { "架空", "", "架空" },     { "架空", "a", "架空, a" },
        { "", "架空架空", "架空架" }, { "架空", "架空", "架空" }, { "架空架", "a", "架空架" },
    };
    char out[11];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(out, sizeof out, "%s", rows[i].before);
        text_join(out, sizeof out, ", ", rows[i].words);
        assert_string_equal(out, rows[i].want);
    }
}

static void
copies_whole_or_not_at_all(void **state)
{
    char out[4] = "xyz";

    (void)state;
    assert_true(text_copy(out, sizeof out, "練"));
    assert_string_equal(out, "練");
    assert_false(text_copy(out, sizeof out, "練a"));
    assert_string_equal(out, "");
    assert_false(text_copy(out, 0, ""));
}

static void
trims_both_kinds_of_space(void **state)
{
    static const struct {
        const char *text, *out;
    } rows[] = {
        { "", "" },
        { " \t\u3000\r\n", "" },
        { "\u3000 練馬\u3000花子 \u3000\n", "練馬\u3000花子" },
        { "a", "a" },
        { "\u3000", "" },
        { "、", "、" },           /* shares two bytes with U+3000 */
        { "\xE3\x80", "\xE3\x80" }, /* half of one */
        { "a\xE3\x80 ", "a\xE3\x80" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char text[64];
        assert_true(text_copy(text, sizeof text, rows[i].text));
        text_trim(text);
        assert_string_equal(text, rows[i].out);
    }
}

static void
folds_full_width_signs_only(void **state)
{
    char out[32];

    (void)state;
    text_to_ascii("Ｈ２３．６．１\u3000～！練ｱ￥①", out, sizeof out);
    assert_string_equal(out, "H23.6.1 ~!練ｱ￥①");
    text_to_ascii("｟｠＀", out, sizeof out); /* the neighbours of ！ and ～ */
    assert_string_equal(out, "｟｠＀");
    text_to_ascii("１\xEF\xBC\xFF", out, sizeof out);
    assert_string_equal(out, "1\xEF\xBC\xFF");
    text_to_ascii("１２練", out, 5);
    assert_string_equal(out, "12");
}

/* A megabyte of each kind of trouble: done at once, nothing read or written outside. */
static void
a_megabyte_is_no_trouble(void **state)
{
    static const char *const pieces[] = { "a", "練", "\u3099", "\xFF", "\xE3", "\x1b", "\u202E" };
    enum { MEGABYTE = 1 << 20 };
    char *text = malloc(MEGABYTE + 1), *out = malloc(3 * MEGABYTE + 1);

    (void)state;
    for (size_t i = 0; i < ROWS(pieces); i++) {
        size_t piece = strlen(pieces[i]), n = 0;

        for (; n + piece <= MEGABYTE; n += piece)
            memcpy(text + n, pieces[i], piece);
        text[n] = '\0';
        assert_true(text_display(text, out, 3 * MEGABYTE + 1) > 0);
        assert_true(text_is_displayable(out));
        assert_true(text_chars(text) == n / piece);
        assert_true(text_fit(text, 80) <= n);
        assert_true(text_clip(text, 80, false, out, 400) <= 80);
        assert_true(text_prev(text, n) < n && text_next(text, 0) > 0);
        text_trim(text);
        text_to_ascii(text, out, n + 1);
    }
    free(text);
    free(out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_joined_and_cut_at_a_character),
        cmocka_unit_test(every_code_point_survives_encoding),
        cmocka_unit_test(refuses_malformed_bytes),
        cmocka_unit_test(knows_the_refused_characters),
        cmocka_unit_test(checks_lines_and_notes),
        cmocka_unit_test(names_what_is_wrong_and_where),
        cmocka_unit_test(counts_characters_and_columns),
        cmocka_unit_test_teardown(ambiguous_characters_follow_the_terminal, narrow_again),
        cmocka_unit_test(clips_by_columns_and_clusters),
        cmocka_unit_test(a_short_buffer_cuts_at_a_cluster),
        cmocka_unit_test(steps_by_clusters_both_ways),
        cmocka_unit_test(shows_nothing_that_steers_a_terminal),
        cmocka_unit_test(the_filter_knows_every_character),
        cmocka_unit_test(the_filter_stops_at_a_character),
        cmocka_unit_test(copies_whole_or_not_at_all),
        cmocka_unit_test(trims_both_kinds_of_space),
        cmocka_unit_test(folds_full_width_signs_only),
        cmocka_unit_test(a_megabyte_is_no_trouble),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
