#include <string.h>

#include "tests/desk/fixture.h"

#include "desk/codes.h"

static void
lists(void **state)
{
    struct fixture *f = *state;
    struct code_list list = code_list(f->d, "event_status");

    assert_int_equal(list.count, 4);
    assert_string_equal(list.rows[0].id, "planned");
    assert_string_equal(list.rows[1].ja, "開催");
    assert_string_equal(list.rows[3].en, "cancelled");
    assert_ptr_equal(code_list(f->d, "event_status").rows, list.rows); /* read once */
    assert_int_equal(code_list(f->d, "no_such_list").count, 0);
}

static void
labels(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(code_label(f->d, "event_status", "held"), "開催");
    memcpy(f->d->lang, "en", 3);
    assert_string_equal(code_label(f->d, "event_status", "held"), "held");
    assert_string_equal(code_label(f->d, "contact_method", "visit_in"), "visit to the office");
    assert_string_equal(code_label(f->d, "event_status", "x_unknown"), "x_unknown");
    assert_string_equal(code_label(f->d, "event_status", ""), "");
}

static void
check(void **state)
{
    struct fixture *f = *state;
    struct date day = { 2014, 10, 31 };
    static const struct {
        int day;
        enum err_code want;
    } days[] = { { 14, ERR_INVALID }, { 15, ERR_OK }, { 20, ERR_OK }, { 21, ERR_INVALID } };

    fixture_sql(f, "INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES"
                   " ('event_status', 'x_old', '旧', 'old', 99, '2014-10-15', '2014-10-20')");
    expect_ok(f, code_check(f->d, "event_status", "held", day, true, "status", &f->e));
    expect_ok(f, code_check(f->d, "event_status", "", day, false, "status", &f->e));
    expect_err(f, code_check(f->d, "event_status", "", day, true, "status", &f->e), ERR_INVALID,
               "status");
    expect_err(f, code_check(f->d, "event_status", "Held", day, false, "status", &f->e),
               ERR_INVALID, "status");
    expect_err(f, code_check(f->d, "no_such_list", "held", day, false, "status", &f->e),
               ERR_INVALID, "status");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        day.day = (signed char)days[i].day;
        expect_err(f, code_check(f->d, "event_status", "x_old", day, true, "status", &f->e),
                   days[i].want, days[i].want == ERR_OK ? NULL : "status");
    }
    expect_ok(f, code_check(f->d, "event_status", "x_old", DATE_NONE, true, "status", &f->e));
}

static void
find(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *list, *words, *want;
    } rows[] = {
        { "contact_method", "visit_in", "visit_in" },
        { "contact_method", " VISIT_IN ", "visit_in" },
        { "contact_method", "来所", "visit_in" },
        { "contact_method", "　来所　", "visit_in" },
        { "contact_method", "Visit to the Office", "visit_in" },
        { "contact_method", "ＦＡＸ", "fax" },
        { "contact_method", "fax", "fax" },
        { "contact_method", "訪問(職場)", "workplace_visit" }, /* narrow brackets */
        { "contact_method", "来", NULL },
        { "contact_method", "", NULL },
        { "event_status", "来所", NULL },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char id[CODE_SIZE] = "?";
        bool found = code_find(f->d, rows[i].list, rows[i].words, id);
        if (found != (rows[i].want != NULL))
            fail_msg("%s", rows[i].words);
        assert_string_equal(id, rows[i].want ? rows[i].want : "");
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = { TEST(lists), TEST(labels), TEST(check), TEST(find) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
