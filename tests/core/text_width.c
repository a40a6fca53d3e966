/* Columns against those that have the last word: libvterm, which stands for the terminals, and the
 * C library's wcwidth(), which ncurses asks. */
#include "core/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <wchar.h>
#include <cmocka.h>
#include <vterm.h>

#define ROWS(table) (sizeof(table) / sizeof *(table))

static const struct {
    uint32_t first, last;
    int cols;
    const char *what;
} rows[] = {
    { 0x0020, 0x007E, 1, "ASCII" },
    { 0x00A0, 0x00AC, 1, "Latin 1" },
    { 0x00AE, 0x00FF, 1, "Latin 1" },
    { 0x0300, 0x036F, 0, "accents" },
    { 0x2460, 0x2473, 1, "numbers in circles" },
    { 0x2190, 0x2199, 1, "arrows" },
    { 0x2500, 0x257F, 1, "box drawing" },
    { 0x2580, 0x259F, 1, "blocks" },
    { 0x2800, 0x28FF, 1, "braille" },
    { 0x3000, 0x3029, 2, "the wide space and Japanese signs" },
    { 0x3030, 0x303E, 2, "Japanese signs" },
    { 0x3041, 0x3096, 2, "hiragana" },
    { 0x3099, 0x309A, 0, "voiced marks" },
    { 0x309B, 0x30FF, 2, "katakana" },
    { 0x3131, 0x318E, 2, "Hangul letters" },
    { 0x31F0, 0x321E, 2, "small katakana, signs in brackets" },
    { 0x3220, 0x324F, 2, "signs in brackets" },
    { 0x3250, 0x4DBF, 2, "squares, kanji A" },
    { 0x4DC0, 0x4DFF, 2, "hexagrams" },
    { 0x4E00, 0x9FA5, 2, "kanji" },
    { 0xAC00, 0xD7A3, 2, "Hangul" },
    { 0x1160, 0x11FF, 0, "Hangul vowels" },
    { 0xE000, 0xF8FF, 1, "private use" },
    { 0xF900, 0xFA6D, 2, "compatibility kanji" },
    { 0xFE00, 0xFE0F, 0, "variation selectors" },
    { 0xFF01, 0xFF60, 2, "full width" },
    { 0xFF61, 0xFF9F, 1, "half-width kana" },
    { 0xFFE0, 0xFFE6, 2, "full-width signs" },
    { 0xFFFD, 0xFFFD, 1, "the replacement" },
    { 0x20000, 0x2A6DD, 2, "kanji B" },
    { 0xE0100, 0xE01EF, 0, "kanji variants" },
};

static void
widths_are_as_listed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        for (uint32_t cp = rows[i].first; cp <= rows[i].last; cp++)
            if (text_width(cp) != rows[i].cols)
                fail_msg("U+%04X, %s: %d", (unsigned)cp, rows[i].what, text_width(cp));
    static const uint32_t controls[] = { 0x01, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F,
                                         0x2028, 0x2029, 0xD800, 0xDFFF, 0x110000, UINT32_MAX };
    for (size_t i = 0; i < ROWS(controls); i++)
        assert_int_equal(text_width(controls[i]), -1);
    assert_int_equal(text_width(0), 0);
    assert_int_equal(text_width(0xD7B0), 0); /* old Hangul; too new for libvterm */
    assert_int_equal(text_width(0xD7FB), 0);
    assert_int_equal(text_width(0xAD), 1); /* the C library and terminals draw it */
    assert_int_equal(text_width(0x0903), 1); /* a spacing mark */
}

static int
start_vterm(void **state)
{
    VTerm *vt = vterm_new(4, 80);

    vterm_set_utf8(vt, 1);
    vterm_state_reset(vterm_obtain_state(vt), 1);
    *state = vt;
    return 0;
}

static int
end_vterm(void **state)
{
    vterm_free(*state);
    return 0;
}

/* Behind an x, because a mark needs something to stand on. libvterm alone gives the voiced marks
 * columns; text is composed before it is stored, so they hardly reach a screen. */
static void
a_terminal_moves_by_these_columns(void **state)
{
    VTerm *vt = *state;

    for (size_t i = 0; i < ROWS(rows); i++) {
        for (uint32_t cp = rows[i].first; cp <= rows[i].last; cp++) {
            char typed[8] = "\rx";
            VTermPos at;

            if (cp == 0x3099 || cp == 0x309A)
                continue;
            vterm_input_write(vt, typed, 2 + text_encode(cp, typed + 2));
            vterm_state_get_cursorpos(vterm_obtain_state(vt), &at);
            if (at.col != 1 + text_width(cp))
                fail_msg("U+%04X, %s: %d", (unsigned)cp, rows[i].what, at.col - 1);
        }
    }
}

static void
the_c_library_says_the_same(void **state)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);

    (void)state;
    if (!utf8)
        skip();
    locale_t before = uselocale(utf8);
    for (size_t i = 0; i < ROWS(rows); i++)
        for (uint32_t cp = rows[i].first; cp <= rows[i].last; cp++)
            if (wcwidth((wchar_t)cp) != text_width(cp))
                fail_msg("U+%04X, %s: %d", (unsigned)cp, rows[i].what, wcwidth((wchar_t)cp));
    uselocale(before);
    freelocale(utf8);
}

/* The short way of the loops says what the tables say. */
static void
everyday_letters_are_no_exception(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char letter[5] = "", shown[16];

        if (!text_is_everyday(cp))
            continue;
        assert_int_equal(text_width(cp), 2);
        assert_int_equal(text_code_point(cp), TEXT_GOOD);
        (void)text_encode(cp, letter);
        (void)text_display(letter, shown, sizeof shown);
        assert_string_equal(shown, letter);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_as_listed),
        cmocka_unit_test(everyday_letters_are_no_exception),
        cmocka_unit_test_setup_teardown(a_terminal_moves_by_these_columns, start_vterm, end_vterm),
        cmocka_unit_test(the_c_library_says_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
