/* Civil days and fiscal years. */
#include "core/date.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static struct date
day(const char *iso)
{
    struct date d = DATE_NONE;

    if (iso[0] && !date_from_iso(iso, &d))
        fail_msg("the test itself has a wrong date: %s", iso);
    return d;
}

static void
assert_day(struct date d, const char *iso)
{
    char got[DATE_ISO_SIZE];

    date_to_iso(d, got);
    assert_string_equal(got, iso);
}

static void
reads_only_exact_iso_days(void **state)
{
    static const struct {
        const char *iso;
        bool good;
        const char *trap;
    } rows[] = {
        { "2014-05-12", true, "a day" },
        { "1868-01-01", true, "the first day" },
        { "9999-12-31", true, "the last day" },
        { "1867-12-31", false, "before the first" },
        { "2012-02-29", true, "leap year" },
        { "2011-02-29", false, "common year" },
        { "2000-02-29", true, "divisible by 400" },
        { "1900-02-29", false, "divisible by 100" },
        { "2100-02-29", false, "divisible by 100, later" },
        { "2011-04-31", false, "April has 30 days" },
        { "2011-13-01", false, "month 13" },
        { "2011-00-10", false, "month 0" },
        { "2011-01-00", false, "day 0" },
        { "0000-00-00", false, "no date" },
        { "2014-5-12", false, "one digit" },
        { "2014/05/12", false, "slashes" },
        { "2014-05-12 ", false, "a space after it" },
        { " 2014-05-12", false, "a space before it" },
        { "2014-05-12T10:00", false, "a time after it" },
        { "2014-05-1", false, "short" },
        { "2014-05-", false, "shorter" },
        { "20140512", false, "no hyphens" },
        { "+014-05-12", false, "a sign" },
        { "２014-05-12", false, "full width" },
        { "", false, "nothing" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d = { 1999, 9, 9 };
        char back[DATE_ISO_SIZE];
        if (date_from_iso(rows[i].iso, &d) != rows[i].good)
            fail_msg("%s (%s)", rows[i].iso, rows[i].trap);
        date_to_iso(d, back);
        assert_string_equal(back, rows[i].good ? rows[i].iso : "1999-09-09");
    }
}

static void
no_date_is_empty_and_before_every_day(void **state)
{
    char iso[DATE_ISO_SIZE] = "x";
    (void)state;

    date_to_iso(DATE_NONE, iso);
    assert_string_equal(iso, "");
    assert_true(date_is_none(DATE_NONE));
    assert_false(date_is_valid(DATE_NONE));
    assert_false(date_is_none(day("1868-01-01")));
    assert_true(date_compare(DATE_NONE, day("1868-01-01")) < 0);
    assert_int_equal(date_compare(DATE_NONE, DATE_NONE), 0);
    assert_true(date_is_none(date_add_days(DATE_NONE, 1)));
    assert_true(date_is_none(date_add_months(DATE_NONE, 1)));
    assert_true(date_is_none(date_month_first(DATE_NONE)));
    assert_true(date_is_none(date_month_last(DATE_NONE)));
}

static void
compares_year_then_month_then_day(void **state)
{
    static const char *const rising[] = { "1999-12-31", "2000-01-01", "2000-01-02",
                                          "2000-01-31", "2000-02-01", "2001-01-01" };
    (void)state;

    for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
            int got = date_compare(day(rising[i]), day(rising[j]));
            assert_int_equal((got > 0) - (got < 0), (i > j) - (i < j));
        }
    }
}

/* Walks the whole calendar with a rule of its own and meets date_to_days on every day. */
static void
counts_every_day_of_8132_years(void **state)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int year = 1868, month = 1, mday = 1;
    int weekday = 3;     /* 1868-01-01 was a Wednesday */
    long count = -37255; /* 102 years, 25 of them leap, before 1970 */
    (void)state;

    for (; year <= 9999; count++, weekday = (weekday + 1) % 7) {
        struct date d = { (short)year, (signed char)month, (signed char)mday };
        struct date back = date_from_days(count);
        if (date_to_days(d) != count || date_compare(back, d) != 0 || !date_is_valid(d)
            || date_weekday(d) != weekday)
            fail_msg("%d-%d-%d is not day %ld", year, month, mday, count);
        int leap = month == 2 && (year % 400 == 0 ? 1 : year % 100 == 0 ? 0 : year % 4 == 0);
        if (++mday > lengths[month - 1] + leap) {
            mday = 1;
            if (++month > 12) {
                month = 1;
                year++;
            }
        }
    }
    assert_true(date_is_none(date_from_days(count)));
    assert_true(date_is_none(date_from_days(-37256)));
    assert_int_equal(date_to_days(day("1970-01-01")), 0);
}

static void
days_past_the_calendar_are_no_dates(void **state)
{
    (void)state;

    assert_day(date_add_days(day("2011-12-31"), 1), "2012-01-01");
    assert_day(date_add_days(day("2012-03-01"), -1), "2012-02-29");
    assert_day(date_add_days(day("9999-12-31"), 1), "");
    assert_day(date_add_days(day("1868-01-01"), -1), "");
    assert_day(date_add_days(day("1868-01-01"), LONG_MAX), "");
    assert_day(date_add_days(day("9999-12-31"), LONG_MIN), "");
    assert_day(date_from_days(LONG_MAX), "");
    assert_day(date_from_days(LONG_MIN), "");
    assert_int_equal(date_to_days(date_add_days(day("1868-01-01"), 2970000)),
                     date_to_days(day("1868-01-01")) + 2970000);
}

static void
months_clamp_to_the_months_end(void **state)
{
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        { "2011-08-31", 6, "2012-02-29" },
        { "2010-08-31", 6, "2011-02-28" },
        { "2012-02-29", 12, "2013-02-28" },
        { "2012-02-29", 48, "2016-02-29" },
        { "2011-03-31", -1, "2011-02-28" },
        { "2011-01-31", -2, "2010-11-30" },
        { "2011-12-15", 1, "2012-01-15" },
        { "2011-01-15", -1, "2010-12-15" },
        { "2011-01-15", 0, "2011-01-15" },
        { "2011-01-15", -13, "2009-12-15" },
        { "9999-12-01", 1, "" },
        { "1868-01-01", -1, "" },
        { "2011-01-15", INT_MAX, "" },
        { "2011-01-15", INT_MIN, "" },
        { "1868-01-31", 97583, "9999-12-31" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_day(date_add_months(day(rows[i].from), rows[i].months), rows[i].to);
    /* 31 January + 1 + 1 is not + 2: every step clamps. */
    assert_day(date_add_months(date_add_months(day("2011-01-31"), 1), 1), "2011-03-28");
    assert_day(date_add_months(day("2011-01-31"), 2), "2011-03-31");
    assert_day(date_month_first(day("2012-02-29")), "2012-02-01");
    assert_day(date_month_last(day("2012-02-01")), "2012-02-29");
    assert_int_equal(date_days_in_month(2011, 0), 0);
    assert_int_equal(date_days_in_month(2011, 13), 0);
}

static void
ages_change_on_the_birthday(void **state)
{
    static const struct {
        const char *birth, *day;
        int age;
    } rows[] = {
        { "1990-05-06", "2014-05-05", 23 }, { "1990-05-06", "2014-05-06", 24 },
        { "1990-05-06", "1990-05-06", 0 },  { "1990-05-06", "1990-05-05", -1 },
        { "1990-12-31", "2014-01-01", 23 }, { "1990-01-01", "2014-12-31", 24 },
        { "1992-02-29", "2011-02-28", 18 }, { "1992-02-29", "2011-03-01", 19 },
        { "1992-02-29", "2012-02-28", 19 }, { "1992-02-29", "2012-02-29", 20 },
        { "1991-02-28", "2012-02-28", 21 }, { "", "2012-02-28", -1 },
        { "1991-02-28", "", -1 },           { "", "", -1 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (date_age(day(rows[i].birth), day(rows[i].day)) != rows[i].age)
            fail_msg("born %s, on %s", rows[i].birth, rows[i].day);
}

static void
fiscal_years_run_from_april_to_march(void **state)
{
    static const struct {
        const char *day;
        int fy;
    } rows[] = {
        { "2011-03-31", 2010 }, { "2011-04-01", 2011 },
        { "2011-12-31", 2011 }, { "2012-01-01", 2011 },
        { "2012-03-31", 2011 }, { "1868-01-01", 1867 },
        { "9999-12-31", 9999 }, { "", 0 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(fiscal_year_of(day(rows[i].day)).year, rows[i].fy);
    for (int y = 1868; y < 9999; y++) {
        struct fiscal_year fy = { y };
        struct date first = fiscal_year_first(fy), last = fiscal_year_last(fy);
        assert_int_equal(fiscal_year_of(first).year, y);
        assert_int_equal(fiscal_year_of(last).year, y);
        assert_int_equal(fiscal_year_of(date_add_days(first, -1)).year, y - 1);
        assert_int_equal(fiscal_year_days(fy), date_to_days(last) - date_to_days(first) + 1);
    }
    assert_int_equal(fiscal_year_days((struct fiscal_year){ 2011 }), 366);
    assert_int_equal(fiscal_year_days((struct fiscal_year){ 2012 }), 365);
    assert_day(fiscal_year_month((struct fiscal_year){ 2011 }, 0), "2011-04-01");
    assert_day(fiscal_year_month((struct fiscal_year){ 2011 }, 9), "2012-01-01");
    assert_day(fiscal_year_month((struct fiscal_year){ 2011 }, 11), "2012-03-01");
    assert_day(fiscal_year_month((struct fiscal_year){ 2011 }, 12), "2012-04-01");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_only_exact_iso_days),
        cmocka_unit_test(no_date_is_empty_and_before_every_day),
        cmocka_unit_test(compares_year_then_month_then_day),
        cmocka_unit_test(counts_every_day_of_8132_years),
        cmocka_unit_test(days_past_the_calendar_are_no_dates),
        cmocka_unit_test(months_clamp_to_the_months_end),
        cmocka_unit_test(ages_change_on_the_birthday),
        cmocka_unit_test(fiscal_years_run_from_april_to_march),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
