#include <stdlib.h>
#include <string.h>

#include "tests/desk/fixture.h"

#include "desk/calendar_days.h"

static struct closing_day
on(int month, int day, enum closing_kind kind, const char *name)
{
    struct closing_day row = { .day = { 2014, (signed char)month, (signed char)day },
                               .kind = kind };

    assert_true(strlen(name) < sizeof row.name);
    memcpy(row.name, name, strlen(name) + 1);
    return row;
}

static bool
is_open(struct fixture *f, int month, int day)
{
    struct calendar_days days;

    expect_ok(f, calendar_days_load(f->d, &days, &f->e));
    bool open = calendar_is_open(
        &days.cal, (struct date){ 2014, (signed char)month, (signed char)day }, NULL, 0);
    calendar_days_free(&days);
    return open;
}

static void
add_and_remove(void **state)
{
    struct fixture *f = *state;
    struct closing_day office = on(10, 30, CLOSING_OFFICE, "棚卸し");
    struct closing_day extra = on(11, 1, CLOSING_EXTRA_OPEN, ""); /* a Saturday */
    struct closing_day opposite = on(10, 30, CLOSING_EXTRA_OPEN, "");

    fixture_as(f, "kakari");
    assert_true(is_open(f, 10, 30));
    expect_ok(f, calendar_days_add(f->d, &office, &f->e));
    assert_false(is_open(f, 10, 30));
    expect_ok(f, calendar_days_add(f->d, &office, &f->e)); /* again: still one */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 1);
    assert_false(is_open(f, 11, 1));
    expect_ok(f, calendar_days_add(f->d, &extra, &f->e));
    assert_true(is_open(f, 11, 1));
    expect_ok(f, calendar_days_add(f->d, &opposite, &f->e)); /* takes the closing's place */
    assert_true(is_open(f, 10, 30));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 2);
    expect_err(f, calendar_days_remove(f->d, office.day, CLOSING_OFFICE, &f->e), ERR_NOT_FOUND,
               "day");
    expect_ok(f, calendar_days_remove(f->d, extra.day, CLOSING_EXTRA_OPEN, &f->e));
    assert_false(is_open(f, 11, 1));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE kind = 'closing_day'"), 5);
}

static void
refused(void **state)
{
    struct fixture *f = *state;
    struct closing_day good = on(10, 30, CLOSING_OFFICE, "棚卸し"), bad = good;

    fixture_as(f, "shien");
    expect_err(f, calendar_days_add(f->d, &good, &f->e), ERR_DENIED, "");
    expect_err(f, calendar_days_remove(f->d, good.day, good.kind, &f->e), ERR_DENIED, "");
    fixture_as(f, "kanri");
    bad.day = DATE_NONE;
    expect_err(f, calendar_days_add(f->d, &bad, &f->e), ERR_INVALID, "day");
    bad = good;
    bad.kind = CLOSING__COUNT;
    expect_err(f, calendar_days_add(f->d, &bad, &f->e), ERR_INVALID, "kind");
    bad = on(10, 30, CLOSING_OFFICE, "");
    expect_err(f, calendar_days_add(f->d, &bad, &f->e), ERR_INVALID, "name");
    bad = on(10, 30, CLOSING_OFFICE, "a\x1b[2J");
    expect_err(f, calendar_days_add(f->d, &bad, &f->e), ERR_INVALID, "name");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 0);
    expect_ok(f, calendar_days_add(f->d, &good, &f->e));
}

enum { HOLIDAYS_2014 = 17 };

/* The computed holidays of 2014 as an official list. */
static size_t
official_list(struct closing_day rows[32])
{
    size_t n = 0;

    for (struct date day = { 2014, 1, 1 }; day.year == 2014; day = date_add_days(day, 1)) {
        if (holiday_name(day))
            rows[n++] = on(day.month, day.day, CLOSING_HOLIDAY, holiday_name(day));
    }
    return n;
}

/* The changes are counted and forgotten. */
static void
enter(struct fixture *f, const struct closing_day *rows, size_t n, struct calendar_changes *out)
{
    expect_ok(f, calendar_days_import(f->d, rows, n, "内閣府", out, &f->e));
    free(out->rows);
    out->rows = NULL;
}

static void
import(void **state)
{
    struct fixture *f = *state;
    struct closing_day rows[32];
    struct calendar_changes out;
    size_t n = official_list(rows);

    assert_int_equal(n, HOLIDAYS_2014);
    fixture_as(f, "kanri");
    /* A list that says what the law says enters nothing. */
    enter(f, rows, n, &out);
    assert_int_equal(out.count, 0);
    assert_int_equal(out.unchanged, n);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 0);
    /* 11/3 moved to 11/4, 11/23 renamed. */
    for (size_t i = 0; i < n; i++) {
        if (rows[i].day.month == 11 && rows[i].day.day == 3)
            rows[i].day.day = 4;
        else if (rows[i].day.month == 11 && rows[i].day.day == 23)
            rows[i] = on(11, 23, CLOSING_HOLIDAY, "架空の日");
    }
    expect_ok(f, calendar_days_compare(f->d, rows, n, &out, &f->e));
    assert_int_equal(out.count, 3);
    assert_int_equal(out.rows[0].kind, CHANGE_ADDED);
    assert_int_equal(out.rows[0].want.day.day, 4);
    assert_int_equal(out.rows[1].kind, CHANGE_RENAMED);
    assert_string_equal(out.rows[1].before, "勤労感謝の日");
    assert_int_equal(out.rows[2].kind, CHANGE_REMOVED);
    assert_string_equal(out.rows[2].before, "文化の日");
    calendar_changes_free(&out);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 0);
    enter(f, rows, n, &out);
    for (int i = 0; i < CHANGE__COUNT; i++)
        assert_int_equal(out.of[i], 1);
    assert_true(is_open(f, 11, 3)); /* a Monday */
    assert_false(is_open(f, 11, 4));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day WHERE name = '架空の日'"
                                       " AND source = '内閣府' AND kind = 'holiday'"), 1);
    enter(f, rows, n, &out);
    assert_int_equal(out.count, 0); /* the same list again */
    /* The first list again puts everything back. */
    n = official_list(rows);
    enter(f, rows, n, &out);
    assert_false(is_open(f, 11, 3));
    assert_true(is_open(f, 11, 4));
}

/* Substitutes and days between have no name of their own in the official list. */
static void
names_of_the_official_list(void **state)
{
    struct fixture *f = *state;
    struct closing_day rows[32];
    struct calendar_changes out;
    size_t n = official_list(rows);

    fixture_as(f, "kanri");
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].name, "振替休日") == 0)
            rows[i] = on(rows[i].day.month, rows[i].day.day, CLOSING_HOLIDAY, "休日");
    }
    rows[n++] = on(10, 30, CLOSING_HOLIDAY, "休日（祝日扱い）");
    enter(f, rows, n, &out);
    assert_int_equal(out.count, 1);
    assert_int_equal(out.unchanged, n - 1);
    assert_false(is_open(f, 10, 30));
}

/* One row stands for a whole year: all its other holidays would go. */
static void
one_row_takes_the_year_s_holidays(void **state)
{
    struct fixture *f = *state;
    struct closing_day row = on(7, 21, CLOSING_HOLIDAY, "別名の日");
    struct calendar_changes out;

    fixture_as(f, "kanri");
    expect_ok(f, calendar_days_compare(f->d, &row, 1, &out, &f->e));
    assert_int_equal(out.of[CHANGE_RENAMED], 1);
    assert_int_equal(out.of[CHANGE_REMOVED], HOLIDAYS_2014 - 1);
    calendar_changes_free(&out);
    fixture_as(f, "shien");
    expect_err(f, calendar_days_compare(f->d, &row, 1, &out, &f->e), ERR_DENIED, "");
}

/* One bad row, nothing stored; nobody but those who may. */
static void
import_refused(void **state)
{
    struct fixture *f = *state;
    struct closing_day rows[] = { on(11, 4, CLOSING_HOLIDAY, "架空の日"),
                                  on(11, 5, CLOSING_HOLIDAY, "") };
    struct calendar_changes out;

    fixture_as(f, "kanri");
    expect_err(f, calendar_days_import(f->d, rows, 2, "内閣府", &out, &f->e), ERR_INVALID, "name");
    fixture_as(f, "uketsuke");
    expect_err(f, calendar_days_import(f->d, rows, 1, "内閣府", &out, &f->e), ERR_DENIED, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 0);
    fixture_as(f, "kanri");
    expect_ok(f, calendar_days_import(f->d, rows, 0, "内閣府", &out, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM closing_day"), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(add_and_remove), TEST(refused), TEST(import), TEST(import_refused),
        TEST(names_of_the_official_list), TEST(one_row_takes_the_year_s_holidays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
