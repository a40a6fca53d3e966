#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/desk/fixture.h"

#include "desk/account.h"
#include "desk/password.h"
#include "desk/setting.h"

static const struct password_words words = {
    .login = "y-tanaka",
    .name = "田中 洋子",
    .kana = "タナカ ヨウコ",
    .office = "hikarigaoka 光が丘相談室窓口",
};

static void
rules(void **state)
{
    static const struct {
        const char *password;
        bool good;
    } rows[] = {
        /* length in characters, not in bytes */
        { "", false }, { "kxq2v7", false }, { "kxq2v7p", false }, { "kxq2v7pz", true },
        { "窓辺の猫眠る朝", false }, { "窓辺の猫眠る朝に", true },
        { "a phrase of several words, with spaces", true }, { "        ", false },
        /* the login, apart from letter case and up to 4 digits at the end */
        { "y-tanaka", false }, { "Y-TANAKA", false }, { "y-tanaka1", false },
        { "y-Tanaka2014", false }, { "y-tanaka20141", true }, { "2014y-tanaka", true },
        /* name and reading, with and without the space, wide or narrow */
        { "田中洋子2014", false }, { "田中 洋子2014", false }, { "田中　洋子２０１４", false },
        { "タナカヨウコ", false }, { "タナカ ヨウコ99", false }, { "田中洋子の猫はどこ", true },
        /* the office: built in and by setting */
        { "madoguchi", false }, { "Madoguchi1", false }, { "MADOGUCHI2014", false },
        { "ｍａｄｏｇｕｃｈｉ", false }, { "madoguchi-demo", true }, { "madoguchi20145", true },
        { "nerima-ku", false }, { "練馬区役所0000", false }, { "03-3993-1111", false },
        { "hikarigaoka", false }, { "Hikarigaoka31", false }, { "光が丘相談室窓口", false },
        { "hikarigaoka no neko", true }, { "password", false }, { "Passw0rd", false },
        { "password1234", false }, { "administrator", false },
        /* one repeated or running row */
        { "aaaaaaaa", false }, { "AaAaAaAa", false }, { "abababab", false },
        { "abcabcabc", false }, { "1212121212", false }, { "12345678", false },
        { "1234567890", false }, { "98765432", false }, { "abcdefgh", false },
        { "hgfedcba12", false }, { "qwertyuiop", false }, { "あああああああああ", false },
        { "あいあいあいあい", false }, { "77771234", false }, { "abcdefgi", true },
        { "aaaaaaab", true },
        /* byte for byte as typed: any character */
        { "k\tx\x01q2v7pz", true }, { "\xff\xfe\xfd kxq2v7", true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err e = { 0 };
        enum err_code rc = password_check(rows[i].password, &words, &e);
        if ((rc == ERR_OK) != rows[i].good)
            fail_msg("%s: %s", rows[i].password, rc == ERR_OK ? "accepted" : e.msg);
        if (!rows[i].good) {
            assert_int_equal(rc, ERR_INVALID);
            assert_string_equal(e.field, "new_password");
        }
    }
}

static void
long_ones(void **state)
{
    char text[2000];

    (void)state;
    for (int n = 64; n <= PASSWORD_MAX + 1; n++) {
        memset(text, 'x', (size_t)n);
        memcpy(text, "kq2v7", 5);
        text[n] = '\0';
        assert_int_equal(password_check(text, &words, NULL),
                         n <= PASSWORD_MAX ? ERR_OK : ERR_INVALID);
    }
    /* 256 characters of four bytes fit, one more is refused and not cut. */
    for (int i = 0; i < 257; i++)
        memcpy(text + 4 * i, i % 5 ? "𠮷" : "𩸽", 5);
    assert_int_equal(password_check(text, &words, NULL), ERR_INVALID);
    text[4 * 256] = '\0';
    assert_int_equal(password_check(text, &words, NULL), ERR_OK);
}

/* Words of the setting and of the list beside the file count for every new password. */
static void
words_of_the_office(void **state)
{
    struct fixture *f = *state;
    char path[400];
    int64_t id;

    fixture_as(f, "kanri");
    expect_ok(f, account_check_password(f->d, "x", "", "", "hikarigaoka", &f->e));
    expect_ok(f, setting_set(f->d, SETTING_OFFICE_WORDS, "rakuda hikarigaoka", 0, &f->e));
    expect_err(f, account_check_password(f->d, "x", "", "", "hikarigaoka", &f->e), ERR_INVALID,
               "new_password");
    expect_ok(f, account_check_password(f->d, "x", "", "", "sakurasaku", &f->e));
    snprintf(path, sizeof path, "%s-words", f->path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("ichigatsu\r\nSakuraSaku\n\nowari", file);
    fclose(file);
    expect_err(f, account_check_password(f->d, "x", "", "", "sakurasaku1", &f->e), ERR_INVALID,
               "new_password");
    expect_err(f,
               account_add(f->d, "neu", "架空 新", "", ROLE_WORKER, "ichigatsu", &id, &f->e),
               ERR_INVALID, "new_password");
    expect_ok(f, account_check_password(f->d, "x", "", "", "sakurasaku no ki", &f->e));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules),
        cmocka_unit_test(long_ones),
        cmocka_unit_test_setup_teardown(words_of_the_office, fixture_open, fixture_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
