/* Postal codes: built in, and read in by whoever keeps the lists. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/postal.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
assert_address(struct fixture *f, const char *code, const char *address)
{
    struct postal_place place;
    char words[LONG_SIZE];
    bool found;

    expect_ok(f, postal_find(f->d, code, &place, &found, &f->e));
    assert_int_equal(found, address[0] != '\0');
    postal_address(&place, words);
    assert_string_equal(words, address);
}

static void
what_was_read_in_goes_before_what_is_built_in(void **state)
{
    static const struct postal_place rows[] = {
        { "175-0092", "東京都", "板橋区", "赤塚" },
        { "176-0012", "東京都", "練馬区", "豊玉北町" },
    };
    struct fixture *f = *state;
    struct postal_import done;

    assert_address(f, "176-0012", "東京都練馬区豊玉北");
    assert_address(f, "175-0092", "");
    fixture_as(f, "kakari");
    expect_ok(f, postal_import(f->d, rows, 2, &done, &f->e));
    assert_int_equal(done.changed, 2);
    assert_address(f, "176-0012", "東京都練馬区豊玉北町");
    assert_address(f, "175-0092", "東京都板橋区赤塚");
    assert_address(f, "179-0085", "東京都練馬区早宮");
    expect_ok(f, postal_import(f->d, rows, 2, &done, &f->e));
    assert_int_equal(done.changed, 0);
    assert_int_equal(done.unchanged, 2);
    assert_int_equal(line_audit(f, "import-postal"), 2);
}

static void
only_keepers_of_lists_read_in_and_all_or_nothing(void **state)
{
    static const struct postal_place good = { "175-0092", "東京都", "板橋区", "赤塚" };
    static const struct postal_place bad[] = { { "175-0092", "東京都", "板橋区", "赤塚" },
                                               { "175-009", "東京都", "板橋区", "成増" } };
    static const struct {
        const char *login;
        enum err_code rc;
    } who[] = { { "uketsuke", ERR_DENIED }, { "shien", ERR_DENIED }, { "kansa", ERR_DENIED },
                { "kakari", ERR_OK },       { "kanri", ERR_OK } };
    struct fixture *f = *state;
    struct postal_import done;

    fixture_as(f, "kanri");
    assert_int_not_equal(postal_import(f->d, bad, 2, &done, &f->e), ERR_OK);
    assert_int_equal(done.changed, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM postal_code"), 0);
    assert_int_equal(line_audit(f, "import-postal"), 0);
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        fixture_as(f, who[i].login);
        expect_err(f, postal_import(f->d, &good, 1, &done, &f->e), who[i].rc, NULL);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_read_in_goes_before_what_is_built_in),
        TEST(only_keepers_of_lists_read_in_and_all_or_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
