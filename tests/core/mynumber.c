/* The Individual Number in a free text. All numbers here are made up. */
#include "core/mynumber.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static void
finds_a_run_of_twelve_with_its_check_digit(void **state)
{
    static const struct {
        const char *text;
        bool found;
        const char *trap;
    } rows[] = {
        { "", false, "nothing" },
        { "123456789018", true, "alone" },
        { "123456789017", false, "a wrong check digit" },
        { "番号は123456789018です", true, "in a sentence" },
        { "１２３４５６７８９０１８", true, "full width" },
        { "1２3４5６7８9０1８", true, "mixed" },
        { "12345678901", false, "eleven digits" },
        { "1234567890180", false, "thirteen digits" },
        { "0123456789018", false, "thirteen, the last twelve would fit" },
        { "03-1234-5678 と 123456789018", true, "after a phone number" },
        { "123456789017 123456789018", true, "the second of two" },
        { "123456789018\xFF", true, "before damage" },
        { "1234 5678 9018", true, "as the card shows it" },
        { "番号 1234-5678-9018。", true, "with hyphens" },
        { "１２３４　５６７８－９０１８", true, "full width, a mixture of signs" },
        { "12345 6789018", false, "other groups" },
        { "1234  5678 9018", false, "two blanks" },
        { "1234 5678 901", false, "eleven in groups" },
        { "1234 5678 90180", false, "thirteen in groups" },
        { "1234", false, "the first group alone" },
        { "1234 ", false, "the first group and a blank" },
        { "000000000000", true, "rest 0 gives digit 0" },
        { "000000000060", true, "rest 1 gives digit 0" },
        { "000000000069", false, "rest 1 with another digit" },
        { "100000000005", true, "P11 counts six times" },
        { "000001000004", true, "P6 counts seven times" },
        { "000010000009", true, "P7 counts twice: the weights start anew" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_has_individual_number(rows[i].text) != rows[i].found)
            fail_msg("%s", rows[i].trap);
}

/* For each eleven digits there is exactly one last digit. */
static void
one_last_digit_fits(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 5000; n++) {
        int fits = 0;
        for (unsigned last = 0; last < 10; last++) {
            char text[32];
            snprintf(text, sizeof text, "%011llu%u", n * 19999999ull % 100000000000ull, last);
            fits += text_has_individual_number(text);
        }
        assert_int_equal(fits, 1);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_run_of_twelve_with_its_check_digit),
        cmocka_unit_test(one_last_digit_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
