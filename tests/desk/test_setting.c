#include <string.h>

#include "tests/desk/fixture.h"

#include "desk/session.h"
#include "desk/setting_inside.h"

static void
defaults(void **state)
{
    struct fixture *f = *state;
    int64_t n = 0;
    bool demo = true;
    struct date day = { 2000, 1, 1 };

    expect_ok(f, setting_get_int(f->d, SETTING_TERMINALS, &n, &f->e));
    assert_int_equal(n, 2);
    expect_ok(f, setting_get_int(f->d, SETTING_LOCK_MINUTES, &n, &f->e));
    assert_int_equal(n, 3);
    expect_ok(f, setting_get_int(f->d, SETTING_MASK_SECONDS, &n, &f->e));
    assert_int_equal(n, 60);
    expect_ok(f, setting_get_flag(f->d, SETTING_DEMO, &demo, &f->e));
    assert_false(demo);
    expect_ok(f, setting_get_date(f->d, SETTING_TRAINING_DATE, &day, &f->e));
    assert_true(date_is_none(day));
    /* A stored value that makes no sense gives the default, never no limit. */
    fixture_sql(f, "INSERT INTO setting (key, value) VALUES ('terminals', 'many')");
    expect_ok(f, setting_get_int(f->d, SETTING_TERMINALS, &n, &f->e));
    assert_int_equal(n, 2);
}

static void
bounds(void **state)
{
    struct fixture *f = *state;
    static const struct {
        enum setting which;
        const char *text;
        bool good;
    } rows[] = {
        { SETTING_LOCK_MINUTES, "0", false }, { SETTING_LOCK_MINUTES, "1", true },
        { SETTING_LOCK_MINUTES, "5", true },  { SETTING_LOCK_MINUTES, "6", false },
        { SETTING_LOCK_MINUTES, "", false },  { SETTING_LOCK_MINUTES, "3 ", false },
        { SETTING_LOCK_MINUTES, "３", false }, { SETTING_LOCK_MINUTES, "-1", false },
        { SETTING_LOCK_MINUTES, "99999999999999999999", false },
        { SETTING_SIGN_OUT_MINUTES, "0", false }, { SETTING_SIGN_OUT_MINUTES, "15", true },
        { SETTING_SIGN_OUT_MINUTES, "16", false }, { SETTING_MASK_SECONDS, "9", false },
        { SETTING_MASK_SECONDS, "10", true }, { SETTING_MASK_SECONDS, "301", false },
        { SETTING_SUSPEND, "2", false },      { SETTING_SUSPEND, "1", true },
        { SETTING_TERMINALS, "10", false },   { SETTING_TERMINALS, "9", true },
        { SETTING_SILENT_INQUIRY, "0", true }, { SETTING_SILENT_RETENTION, "1000", false },
        { SETTING_OPENS, "8:30", false },     { SETTING_OPENS, "25:00", false },
        { SETTING_OPENS, "08:30", true },     { SETTING_OPENS, "16:01", false },
        { SETTING_CLOSES, "09:29", false },   { SETTING_CLOSES, "09:30", true },
        { SETTING_CLOSES, "18:15", true },    { SETTING_CLOSES, "", false },
        { SETTING_APPOINTMENT_STEP, "4", false }, { SETTING_APPOINTMENT_STEP, "15", true },
        { SETTING_APPOINTMENT_STEP, "121", false }, { SETTING_APPOINTMENT_MINUTES, "4", false },
        { SETTING_APPOINTMENT_MINUTES, "45", true }, { SETTING_APPOINTMENT_MINUTES, "481", false },
        { SETTING_APPOINTMENT_DAYS, "0", false }, { SETTING_APPOINTMENT_DAYS, "180", true },
        { SETTING_APPOINTMENT_DAYS, "181", false },
        { SETTING_OFFICE_NAME, "架空区 就労支援窓口", true },
        { SETTING_OFFICE_NAME, "a\nb", false },
    };

    fixture_as(f, "kanri");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct setting_value value;
        expect_ok(f, setting_read(f->d, rows[i].which, &value, &f->e));
        /* What only fits no other setting is said beside the closing time. */
        const char *field = strcmp(rows[i].text, "16:01") == 0 ? "closes"
                                                               : setting_key(rows[i].which);
        expect_err(f, setting_set(f->d, rows[i].which, rows[i].text, value.version, &f->e),
                   rows[i].good ? ERR_OK : ERR_INVALID, rows[i].good ? NULL : field);
        struct setting_value after;
        expect_ok(f, setting_read(f->d, rows[i].which, &after, &f->e));
        assert_string_equal(after.text, rows[i].good ? rows[i].text : value.text);
    }
}

static void
permission(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    expect_err(f, setting_set(f->d, SETTING_LOCK_MINUTES, "5", 0, &f->e), ERR_DENIED, "");
    expect_ok(f, setting_set(f->d, SETTING_OFFICE_NAME, "架空区", 0, &f->e));
    fixture_as(f, "kanri");
    expect_err(f, setting_set(f->d, SETTING_DEMO, "1", 0, &f->e), ERR_DENIED, "demo");
    expect_err(f, setting_set(f->d, SETTING_TRAINING_DATE, "2014-10-31", 0, &f->e), ERR_DENIED,
               "training_date");
    f->d->ask_reasons = true;
    fixture_as(f, "kanri");
    expect_err(f, setting_set(f->d, SETTING_LOCK_MINUTES, "5", 0, &f->e), ERR_DENIED, "pin");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM setting"), 1);
}

/* Two desks read the same value; the second one to save is told. */
static void
conflict(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kanri");
    expect_ok(f, setting_set(f->d, SETTING_TERMINALS, "3", 0, &f->e));
    expect_err(f, setting_set(f->d, SETTING_TERMINALS, "4", 0, &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, setting_set(f->d, SETTING_TERMINALS, "4", 1, &f->e));
    expect_err(f, setting_set(f->d, SETTING_TERMINALS, "5", 1, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(fixture_number(f, "SELECT value FROM setting"), 4);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'set-setting'"
                                       " AND fields = 'terminals'"), 2);
}

/* All or none, and a line for each. */
static void
several(void **state)
{
    struct fixture *f = *state;
    struct setting_change changes[] = {
        { SETTING_LOCK_MINUTES, "2", 0 },
        { SETTING_MASK_SECONDS, "30", 0 },
    };

    fixture_as(f, "kanri");
    changes[1].text = "301";
    expect_err(f, setting_save(f->d, changes, 2, &f->e), ERR_INVALID, "mask_seconds");
    changes[1].text = "30";
    changes[1].version = 7;
    expect_err(f, setting_save(f->d, changes, 2, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM setting"), 0);
    changes[1].version = 0;
    expect_ok(f, setting_save(f->d, changes, 2, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'set-setting'"),
                     2);
    expect_ok(f, setting_save(f->d, changes, 0, &f->e));
}

static void
suspend(void **state)
{
    struct fixture *f = *state;
    bool on = true;

    expect_ok(f, setting_get_flag(f->d, SETTING_SUSPEND, &on, &f->e));
    assert_false(on);
    f->d->demo = true; /* fictitious people: training */
    expect_ok(f, setting_get_flag(f->d, SETTING_SUSPEND, &on, &f->e));
    assert_true(on);
    fixture_as(f, "kanri");
    expect_ok(f, setting_set(f->d, SETTING_SUSPEND, "0", 0, &f->e));
    expect_ok(f, setting_get_flag(f->d, SETTING_SUSPEND, &on, &f->e));
    assert_false(on);
}

/* The file's own day and mark of fictitious people count from the next opening on. */
static void
demo_file(void **state)
{
    struct fixture *f = *state;
    struct desk *d = NULL;

    expect_ok(f, setting_put(f->d, SETTING_DEMO, "1", &f->e));
    expect_ok(f, setting_put(f->d, SETTING_TRAINING_DATE, "2013-06-01", &f->e));
    expect_err(f, setting_put(f->d, SETTING_TRAINING_DATE, "2013-06-31", &f->e), ERR_INVALID,
               "training_date");
    fixture_reopen(f);
    assert_true(f->d->demo);
    assert_true(f->d->clock_set);
    assert_int_equal(date_compare(f->d->today, (struct date){ 2013, 6, 1 }), 0);
    fixture_wait(24 * 3600); /* a set day does not go on */
    assert_false(desk_changed(f->d));
    assert_int_equal(date_compare(f->d->today, (struct date){ 2013, 6, 1 }), 0);
    expect_ok(f, desk_open(&d, f->path, (struct date){ 2012, 1, 1 }, &f->e));
    assert_int_equal(date_compare(d->today, (struct date){ 2012, 1, 1 }), 0);
    desk_close(d);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(defaults), TEST(bounds), TEST(permission), TEST(conflict), TEST(several),
        TEST(suspend), TEST(demo_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
