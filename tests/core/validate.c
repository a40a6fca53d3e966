/* Field rules of forms, import and use cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "core/validate.h"

static void
phones(void **state)
{
    static const struct {
        const char *typed;
        bool good, warns;
    } rows[] = {
        { "", true, false },
        { "03-1234-5678", true, false },
        { "0312345678", true, false },
        { "（０３）１２３４－５６７８", true, false }, /* full width */
        { "03ー1234ー5678", true, false },             /* long mark for a hyphen */
        { "03‐1234−5678", true, false },               /* U+2010, U+2212 */
        { "090 1234 5678", true, false },
        { "050-1234-5678", true, false },
        { "+81 90-1234-5678", true, false },
        { "＋８１-3-1234-5678", true, false },
        { "+81 (0)3-1234-5678", true, false },
        { "+1 202 555 0100", true, true },
        { "0120-444-444", true, true },
        { "0800-123-4567", true, true },
        { "110", true, true },
        { "03-1234-56789", true, true }, /* eleven digits, no mobile */
        { "090-1234-567", true, false }, /* ten digits */
        { "12", false, false },
        { "03-1234-5678 内線12", false, false },
        { "call me", false, false },
        { "03\x1b[31m", false, false },
        { "03-\xff", false, false },
        { "\n031234567", false, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err e = { 0 };
        const char *warning = "unset";
        enum err_code rc = validate_phone(rows[i].typed, "phone", &warning, &e);

        if ((rc == ERR_OK) != rows[i].good || (rows[i].good && (warning != NULL) != rows[i].warns))
            fail_msg("%s: %s %s", rows[i].typed, e.msg, warning ? warning : "");
        if (!rows[i].good)
            assert_string_equal(e.field, "phone");
    }
    assert_int_equal(validate_phone("110", "phone", NULL, NULL), ERR_OK);
}

static void
postal_codes(void **state)
{
    static const struct {
        const char *typed, *stored; /* NULL: refused */
    } rows[] = {
        { "", "" },
        { "176-0012", "176-0012" },
        { "1760012", "176-0012" },
        { "〒176-0012", "176-0012" },
        { "１７６－００１２", "176-0012" },
        { "176ー0012", "176-0012" },
        { "17-60012", "176-0012" },
        { "176-001", NULL },
        { "176-00123", NULL },
        { "abc-defg", NULL },
        { "〒", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[16] = "unset";
        struct err e = { 0 };
        enum err_code rc = validate_postal(rows[i].typed, out, sizeof out, "postal_code", &e);

        assert_int_equal(rc, rows[i].stored ? ERR_OK : ERR_INVALID);
        assert_string_equal(out, rows[i].stored ? rows[i].stored : "");
    }
}

static void
mail_addresses(void **state)
{
    static const char *const good[] = { "", "a@b.jp", "taro.yamada+x@example.co.jp" };
    static const char *const bad[] = { "a",         "@b.jp",    "a@",
                                       "a@b",       "a@.jp",    "a@b.",
                                       "a b@c.jp",  "a@b@c.jp", "架空@example.jp",
                                       "a@b.jp\x1b" };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_int_equal(validate_email(good[i], "email", NULL), ERR_OK);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (validate_email(bad[i], "email", NULL) != ERR_INVALID)
            fail_msg("taken: %s", bad[i]);
    }
}

static void
names_and_readings(void **state)
{
    static const struct {
        const char *typed, *stored; /* NULL: refused */
    } readings[] = {
        { "ネリマ タロウ", "ネリマ タロウ" },
        { "ねりま　たろう", "ネリマ　タロウ" }, /* the separator stays */
        { "ﾈﾘﾏ ﾀﾛｳ", "ネリマ タロウ" },
        { "キヨウコ", "キヨウコ" },
        { "キョウコ", "キョウコ" }, /* small ョ stays distinct */
        { "John Smith", "John Smith" },
        { "練馬", NULL },
        { "ネリマ9", NULL },
        { "", NULL },
        { "　", NULL },
        { "ネリマ\x1b[2J", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
        char out[LINE_SIZE] = "unset";
        enum err_code rc = validate_kana(readings[i].typed, out, sizeof out, "kana", NULL);

        assert_int_equal(rc, readings[i].stored ? ERR_OK : ERR_INVALID);
        assert_string_equal(out, readings[i].stored ? readings[i].stored : "");
    }
    assert_int_equal(validate_name("髙﨑　神", "name", NULL), ERR_OK);
    assert_int_equal(validate_name("葛\U000e0100城", "name", NULL), ERR_OK); /* a variant form */
    assert_int_equal(validate_name("", "name", NULL), ERR_INVALID);
    assert_int_equal(validate_name(" 　", "name", NULL), ERR_INVALID);
    assert_int_equal(validate_name("山\u202e田", "name", NULL), ERR_INVALID); /* bidi */
    assert_int_equal(validate_name("山\xe7\x94", "name", NULL), ERR_INVALID); /* cut UTF-8 */
}

static void
a_megabyte_is_refused_whole(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    char *huge = malloc(MEGABYTE + 1), out[LINE_SIZE];
    struct err e = { 0 };

    (void)state;
    memset(huge, 'a', MEGABYTE);
    huge[MEGABYTE] = '\0';
    assert_int_equal(validate_copy(huge, false, LINE_CHARS, out, sizeof out, "name", &e),
                     ERR_INVALID);
    assert_string_equal(out, "");
    assert_string_equal(e.field, "name");
    assert_int_equal(validate_name(huge, "name", NULL), ERR_INVALID);
    assert_int_equal(validate_kana(huge, out, sizeof out, "kana", NULL), ERR_INVALID);
    assert_int_equal(validate_phone(huge, "phone", NULL, NULL), ERR_INVALID);
    assert_int_equal(validate_email(huge, "email", NULL), ERR_INVALID);
    assert_int_equal(validate_postal(huge, out, sizeof out, "postal_code", NULL), ERR_INVALID);
    free(huge);
}

static void
lengths_count_characters(void **state)
{
    char text[LINE_SIZE + 4], out[LINE_SIZE];

    (void)state;
    text[0] = '\0';
    for (int i = 0; i < LINE_CHARS; i++)
        memcpy(text + 3 * i, "神", sizeof "神");
    assert_int_equal(validate_copy(text, false, LINE_CHARS, out, sizeof out, "name", NULL), ERR_OK);
    assert_string_equal(out, text);
    memcpy(text + 3 * LINE_CHARS, "神", sizeof "神");
    assert_int_equal(validate_copy(text, false, LINE_CHARS, out, sizeof out, "name", NULL),
                     ERR_INVALID);
    assert_int_equal(validate_copy("a\nb", false, LINE_CHARS, out, sizeof out, "name", NULL),
                     ERR_INVALID);
    assert_int_equal(validate_copy("a\nb", true, LINE_CHARS, out, sizeof out, "note", NULL),
                     ERR_OK);
}

static void
births(void **state)
{
    const struct date day = { 2014, 10, 31 };

    (void)state;
    assert_int_equal(validate_birth(DATE_NONE, day, "birth_date", NULL), ERR_OK);
    assert_int_equal(validate_birth(day, day, "birth_date", NULL), ERR_OK);
    assert_int_equal(validate_birth((struct date){ 2014, 11, 1 }, day, "birth_date", NULL),
                     ERR_INVALID);
    assert_int_equal(validate_birth((struct date){ 2011, 2, 29 }, day, "birth_date", NULL),
                     ERR_INVALID);
    assert_int_equal(validate_birth((struct date){ 1867, 12, 31 }, DATE_NONE, "birth_date", NULL),
                     ERR_INVALID);
}

static void
local_times(void **state)
{
    static const char *const bad[] = { "",
                                       "2014-05-12",
                                       "2014-05-12T10:0",
                                       "2014-05-12T24:00",
                                       "2014-05-12T10:60",
                                       "2014-02-30T10:00",
                                       "2014-05-12 10:00",
                                       "2014-05-12T+1:00",
                                       "2014-05-12T10:00Z" };
    struct date day;

    (void)state;
    assert_true(validate_local("2014-05-12T09:59", &day));
    assert_int_equal(date_compare(day, (struct date){ 2014, 5, 12 }), 0);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(validate_local(bad[i], NULL));
}

static void
times_are_hours_and_minutes(void **state)
{
    static const char *const good[] = { "00:00", "09:30", "23:59" };
    static const char *const bad[] = { "",      "9:30",  "24:00", "12:60", "1230",
                                       "12:3",  "0::30", "12:0:", "ab:cd", "12:300" };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(validate_time(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(validate_time(bad[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phones),
        cmocka_unit_test(postal_codes),
        cmocka_unit_test(mail_addresses),
        cmocka_unit_test(names_and_readings),
        cmocka_unit_test(a_megabyte_is_refused_whole),
        cmocka_unit_test(lengths_count_characters),
        cmocka_unit_test(births),
        cmocka_unit_test(local_times),
        cmocka_unit_test(times_are_hours_and_minutes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
