/* Errors: what is filled, what stays, what is cut. */
#include "core/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const char *
to_japanese(const char *msgid)
{
    return strcmp(msgid, "%d rows of %s") == 0 ? "%2$sの%1$d行" : msgid;
}

static int
without_translator(void **state)
{
    (void)state;
    err_set_translator(NULL);
    return 0;
}

static void
fills_code_field_and_sentence(void **state)
{
    struct err e = { 0 };

    (void)state;
    assert_int_equal(err_set(&e, ERR_INVALID, "birth_date", N_("Day %d is not a day."), 31),
                     ERR_INVALID);
    assert_int_equal(e.code, ERR_INVALID);
    assert_string_equal(e.field, "birth_date");
    assert_string_equal(e.msg, "Day 31 is not a day.");
}

static void
nobody_needs_to_ask_for_the_words(void **state)
{
    (void)state;
    assert_int_equal(err_set(NULL, ERR_BUSY, "", N_("Busy.")), ERR_BUSY);
}

static void
translates_before_the_values_are_put_in(void **state)
{
    struct err e = { 0 };

    (void)state;
    err_set_translator(to_japanese);
    (void)err_set(&e, ERR_CONFLICT, "", N_("%d rows of %s"), 3, "plan");
    assert_string_equal(e.msg, "planの3行");
    assert_string_equal(err_translate("%d rows of %s"), "%2$sの%1$d行");
    assert_string_equal(err_translate("other"), "other");
}

/* The buffer ends in every place of a character of 1 to 4 bytes; never half of one is left. */
static void
a_long_sentence_is_cut_at_a_character(void **state)
{
    static const struct {
        const char *letter;
        size_t bytes;
    } rows[] = { { "a", 1 }, { "é", 2 }, { "窓", 3 }, { "𠮷", 4 } };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t shift = 0; shift < 4; shift++) {
            struct err e = { 0 };
            char text[600] = "";
            size_t n = shift;

            memset(text, '.', shift);
            for (; n + 4 < sizeof text; n += rows[i].bytes)
                memcpy(text + n, rows[i].letter, rows[i].bytes);
            text[n] = '\0';
            (void)err_set(&e, ERR_IO, "", N_("%s"), text);
            size_t length = strlen(e.msg);
            assert_true(length < sizeof e.msg && length + rows[i].bytes >= sizeof e.msg);
            assert_int_equal((length - shift) % rows[i].bytes, 0);
            assert_memory_equal(e.msg, text, length);
        }
    }
}

static void
a_sentence_that_just_fits_is_whole(void **state)
{
    struct err e = { 0 };
    char text[sizeof e.msg];

    (void)state;
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "窓", 3);
    text[sizeof text - 1] = '\0';
    (void)err_set(&e, ERR_IO, "", N_("%s"), text);
    assert_string_equal(e.msg, text);
}

static void
a_long_field_name_is_cut(void **state)
{
    struct err e = { 0 };

    (void)state;
    (void)err_set(&e, ERR_BUG, "a_name_of_a_field_that_has_more_than_thirty_one_bytes", N_("x"));
    assert_int_equal(strlen(e.field), sizeof e.field - 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_code_field_and_sentence),
        cmocka_unit_test(nobody_needs_to_ask_for_the_words),
        cmocka_unit_test_teardown(translates_before_the_values_are_put_in, without_translator),
        cmocka_unit_test(a_long_sentence_is_cut_at_a_character),
        cmocka_unit_test(a_sentence_that_just_fits_is_whole),
        cmocka_unit_test(a_long_field_name_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
