/* test_term_probe.c - finding the answer among typed keys; and the one width function. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <wchar.h>

#include "core/text.h"
#include "ui/kit/term_probe.h"

static void
test_answer_among_keys(void **state)
{
    static const struct {
        const char *bytes;
        int col;
        size_t at, len;
    } cases[] = {
        { "\033[12;2R", 2, 0, 7 },
        { "\033[1;3R", 3, 0, 6 },
        { "ab練\033[5;2Rcd", 2, 5, 6 },
        { "\033[A\033[200;2R", 2, 3, 8 },
        { "\033\033[5;2R", 2, 1, 6 },
        { "\033[5;2", 0, 0, 0 },
        { "\033[5R", 0, 0, 0 },
        { "\033[;2R", 0, 0, 0 },
        { "\033[5;R", 0, 0, 0 },
        { "\033[5;2c", 0, 0, 0 },
        { "\033[1;99999999999R", 0, 0, 0 },
        { "\033[", 0, 0, 0 },
        { "[5;2R", 0, 0, 0 },
        { "", 0, 0, 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0, len = 0;
        int col = term_probe_answer(cases[i].bytes, strlen(cases[i].bytes), &at, &len);

        if (col != cases[i].col || at != cases[i].at || len != cases[i].len)
            fail_msg("case %zu: column %d at %zu, %zu bytes", i, col, at, len);
    }
}

static void
test_wcwidth_is_ours(void **state)
{
    static const wchar_t chars[] = { L'a', 0x7DF4, 0xFF71, 0x3099, 0x2460, 0x2500, 0x1F44D, 7 };

    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        text_set_ambiguous_wide(wide);
        for (size_t i = 0; i < sizeof chars / sizeof *chars; i++)
            assert_int_equal(wcwidth(chars[i]), text_width((uint32_t)chars[i]));
        assert_int_equal(wcwidth(0x2460), wide ? 2 : 1);
        assert_int_equal(wcwidth(L'\0'), 0);
    }
    text_set_ambiguous_wide(false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer_among_keys),
        cmocka_unit_test(test_wcwidth_is_ours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
