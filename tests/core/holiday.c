/* Public holidays, closing days and open days. */
#include "core/holiday.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const struct office_calendar no_overrides = { NULL, 0 };

static struct date
day(const char *iso)
{
    struct date d = DATE_NONE;

    if (!date_from_iso(iso, &d))
        fail_msg("the test itself has a wrong date: %s", iso);
    return d;
}

static struct date
ymd(int year, int month, int mday)
{
    struct date d = { (short)year, (signed char)month, (signed char)mday };

    return d;
}

struct named_day {
    const char *iso, *name; /* NULL: no holiday */
};

static void
assert_holiday(const char *iso, const char *name)
{
    const char *got = holiday_name(day(iso));

    if (!name != !got || (name && strcmp(name, got) != 0))
        fail_msg("%s: expected %s, got %s", iso, name ? name : "none", got ? got : "none");
}

/* All days of four hard years, written down from the laws. */
static const struct named_day golden[] = {
    { "2019-01-01", "元日" },           { "2019-01-14", "成人の日" },
    { "2019-02-11", "建国記念の日" },   { "2019-03-21", "春分の日" },
    { "2019-04-29", "昭和の日" },       { "2019-04-30", "国民の休日" },
    { "2019-05-01", "天皇の即位の日" }, { "2019-05-02", "国民の休日" },
    { "2019-05-03", "憲法記念日" },     { "2019-05-04", "みどりの日" },
    { "2019-05-05", "こどもの日" },     { "2019-05-06", "振替休日" },
    { "2019-07-15", "海の日" },         { "2019-08-11", "山の日" },
    { "2019-08-12", "振替休日" },       { "2019-09-16", "敬老の日" },
    { "2019-09-23", "秋分の日" },       { "2019-10-14", "体育の日" },
    { "2019-10-22", "即位礼正殿の儀" }, { "2019-11-03", "文化の日" },
    { "2019-11-04", "振替休日" },       { "2019-11-23", "勤労感謝の日" },

    { "2020-01-01", "元日" },           { "2020-01-13", "成人の日" },
    { "2020-02-11", "建国記念の日" },   { "2020-02-23", "天皇誕生日" },
    { "2020-02-24", "振替休日" },       { "2020-03-20", "春分の日" },
    { "2020-04-29", "昭和の日" },       { "2020-05-03", "憲法記念日" },
    { "2020-05-04", "みどりの日" },     { "2020-05-05", "こどもの日" },
    { "2020-05-06", "振替休日" },       { "2020-07-23", "海の日" },
    { "2020-07-24", "スポーツの日" },   { "2020-08-10", "山の日" },
    { "2020-09-21", "敬老の日" },       { "2020-09-22", "秋分の日" },
    { "2020-11-03", "文化の日" },       { "2020-11-23", "勤労感謝の日" },

    { "2021-01-01", "元日" },           { "2021-01-11", "成人の日" },
    { "2021-02-11", "建国記念の日" },   { "2021-02-23", "天皇誕生日" },
    { "2021-03-20", "春分の日" },       { "2021-04-29", "昭和の日" },
    { "2021-05-03", "憲法記念日" },     { "2021-05-04", "みどりの日" },
    { "2021-05-05", "こどもの日" },     { "2021-07-22", "海の日" },
    { "2021-07-23", "スポーツの日" },   { "2021-08-08", "山の日" },
    { "2021-08-09", "振替休日" },       { "2021-09-20", "敬老の日" },
    { "2021-09-23", "秋分の日" },       { "2021-11-03", "文化の日" },
    { "2021-11-23", "勤労感謝の日" },

    { "2026-01-01", "元日" },           { "2026-01-12", "成人の日" },
    { "2026-02-11", "建国記念の日" },   { "2026-02-23", "天皇誕生日" },
    { "2026-03-20", "春分の日" },       { "2026-04-29", "昭和の日" },
    { "2026-05-03", "憲法記念日" },     { "2026-05-04", "みどりの日" },
    { "2026-05-05", "こどもの日" },     { "2026-05-06", "振替休日" },
    { "2026-07-20", "海の日" },         { "2026-08-11", "山の日" },
    { "2026-09-21", "敬老の日" },       { "2026-09-22", "国民の休日" },
    { "2026-09-23", "秋分の日" },       { "2026-10-12", "スポーツの日" },
    { "2026-11-03", "文化の日" },       { "2026-11-23", "勤労感謝の日" },
};

static void
four_hard_years_are_exact(void **state)
{
    static const int years[] = { 2019, 2020, 2021, 2026 };
    size_t at = 0;
    (void)state;

    for (size_t y = 0; y < 4; y++) {
        struct date d = ymd(years[y], 1, 1);
        for (; d.year == years[y]; d = date_add_days(d, 1)) {
            char iso[DATE_ISO_SIZE];
            date_to_iso(d, iso);
            bool listed = at < sizeof golden / sizeof *golden && strcmp(golden[at].iso, iso) == 0;
            assert_holiday(iso, listed ? golden[at++].name : NULL);
        }
    }
    assert_int_equal(at, sizeof golden / sizeof *golden);
}

static void
traps_of_other_years(void **state)
{
    static const struct named_day rows[] = {
        /* once only */
        { "1959-04-10", "皇太子明仁親王の結婚の儀" },
        { "1989-02-24", "昭和天皇の大喪の礼" },
        { "1990-11-12", "即位礼正殿の儀" },
        { "1993-06-09", "皇太子徳仁親王の結婚の儀" },
        { "1960-04-10", NULL },
        { "1994-06-09", NULL },
        { "2020-05-01", NULL },
        { "2020-10-22", NULL },
        /* first years */
        { "1966-02-11", NULL },
        { "1967-02-11", "建国記念の日" },
        { "1965-09-15", NULL },
        { "1966-09-15", "敬老の日" },
        { "1965-10-10", NULL },
        { "1966-10-10", "体育の日" },
        { "1995-07-20", NULL },
        { "1996-07-20", "海の日" },
        { "2015-08-11", NULL },
        { "2016-08-11", "山の日" },
        /* the Emperor's birthdays, and the year without one */
        { "1988-04-29", "天皇誕生日" },
        { "1988-12-23", NULL },
        { "1989-04-29", "みどりの日" },
        { "1989-12-23", "天皇誕生日" },
        { "2006-04-29", "みどりの日" },
        { "2007-04-29", "昭和の日" },
        { "2018-12-23", "天皇誕生日" },
        { "2019-12-23", NULL },
        { "2019-02-23", NULL },
        /* happy Monday */
        { "1999-01-15", "成人の日" },
        { "2000-01-15", NULL },
        { "2000-01-10", "成人の日" },
        { "2002-07-20", "海の日" },
        { "2003-07-21", "海の日" },
        { "2002-09-15", "敬老の日" },
        { "2003-09-15", "敬老の日" }, /* the third Monday, by chance */
        { "2004-09-15", NULL },
        { "2022-07-18", "海の日" },
        { "2022-10-10", "スポーツの日" },
        { "2020-07-20", NULL },
        { "2021-10-11", NULL },
        { "2021-08-11", NULL },
        /* substitutes: none before 12 April 1973 */
        { "1973-02-12", NULL },
        { "1973-04-30", "振替休日" },
        { "1966-09-26", NULL },
        { "1978-01-02", "振替休日" },
        /* 4 May: a Monday after a Sunday, a day between, a Sunday, and a holiday of its own */
        { "1985-05-04", NULL },
        { "1986-05-04", NULL }, /* Sunday */
        { "1987-05-04", "振替休日" },
        { "1988-05-04", "国民の休日" },
        { "1997-05-04", NULL }, /* Sunday */
        { "1998-05-04", "振替休日" },
        { "2003-05-04", NULL }, /* Sunday */
        { "2003-05-06", NULL },
        { "2006-05-04", "国民の休日" },
        { "2007-05-04", "みどりの日" },
        /* to 2006 only the Monday after, from 2007 the next day that is none */
        { "1992-05-06", NULL },
        { "2008-05-06", "振替休日" }, /* 4 May is the Sunday, a Tuesday the substitute */
        { "2009-05-06", "振替休日" }, /* 3 May is the Sunday, a Wednesday the substitute */
        { "2014-05-06", "振替休日" },
        { "2010-05-06", NULL },
        { "2009-09-22", "国民の休日" },
        { "2015-09-22", "国民の休日" },
        { "2016-09-21", NULL },
        { "2024-09-23", "振替休日" },
        /* equinoxes before 1980: C's division would say the 20th and the 22nd or 23rd */
        { "1955-03-21", "春分の日" },
        { "1955-09-24", "秋分の日" },
        { "1979-03-21", "春分の日" },
        { "1979-09-24", "秋分の日" },
        { "1975-09-24", "秋分の日" },
        { "1956-03-21", "春分の日" },
        { "1960-03-20", "春分の日" },
        { "2012-09-22", "秋分の日" },
        /* not ours to say */
        { "1954-11-03", NULL },
        { "1955-01-01", "元日" },
        { "2050-11-23", "勤労感謝の日" },
        { "2051-01-01", NULL },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_holiday(rows[i].iso, rows[i].name);
    assert_null(holiday_name(DATE_NONE));
    assert_null(holiday_name((struct date){ 2014, 13, 1 }));
    assert_null(holiday_name((struct date){ 2014, -1, 1 }));
}

/* ---- the sun itself ---- */

/* Jean Meeus, Astronomical Algorithms, chapter 27: the moment of the equinox, good to a minute. */
static double
equinox_jde(int year, bool autumn)
{
    static const double spring_c[] = { 2451623.80984, 365242.37404, 0.05169, -0.00411, -0.00057 };
    static const double autumn_c[] = { 2451810.21715, 365242.01767, -0.11575, 0.00337, 0.00078 };
    static const double terms[][3] = {
        { 485, 324.96, 1934.136 },  { 203, 337.23, 32964.467 }, { 199, 342.08, 20.186 },
        { 182, 27.85, 445267.112 }, { 156, 73.14, 45036.886 },  { 136, 171.52, 22518.443 },
        { 77, 222.54, 65928.934 },  { 74, 296.72, 3034.906 },   { 70, 243.58, 9037.513 },
        { 58, 119.81, 33718.147 },  { 52, 297.17, 150.678 },    { 50, 21.02, 2281.226 },
        { 45, 247.54, 29929.562 },  { 44, 325.15, 31555.956 },  { 29, 60.93, 4443.417 },
        { 18, 155.12, 67555.328 },  { 17, 288.79, 4562.452 },   { 16, 198.04, 62894.029 },
        { 14, 199.76, 31436.921 },  { 12, 95.39, 14577.848 },   { 12, 287.11, 31931.756 },
        { 12, 320.81, 34777.259 },  { 9, 227.73, 1222.114 },    { 8, 15.45, 16859.074 },
    };
    const double *c = autumn ? autumn_c : spring_c;
    const double degree = 3.14159265358979323846 / 180;
    double y = (year - 2000) / 1000.0;
    double jde = c[0] + y * (c[1] + y * (c[2] + y * (c[3] + y * c[4])));
    double t = (jde - 2451545.0) / 36525;
    double w = (35999.373 * t - 2.47) * degree;
    double sum = 0;

    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        sum += terms[i][0] * cos((terms[i][1] + terms[i][2] * t) * degree);
    return jde + 0.00001 * sum / (1 + 0.0334 * cos(w) + 0.0007 * cos(2 * w));
}

static void
equinox_days_are_those_of_the_sun(void **state)
{
    const double julian_day_of_1970 = 2440587.5;
    const double tokyo = 9 / 24.0,
                 clock = 60 / 86400.0; /* terrestrial time runs about 1 min ahead */
    (void)state;

    for (int year = HOLIDAY_FIRST_YEAR; year <= HOLIDAY_LAST_YEAR; year++) {
        for (int autumn = 0; autumn < 2; autumn++) {
            double moment = equinox_jde(year, autumn) - clock + tokyo - julian_day_of_1970;
            struct date d = date_from_days((long)floor(moment));
            const char *got = holiday_name(d);
            if (!got || strcmp(got, autumn ? "秋分の日" : "春分の日") != 0)
                fail_msg("%d-%d-%d should be the equinox, is %s", d.year, d.month, d.day,
                         got ? got : "nothing");
        }
    }
}

/* ---- the rules said again, year by year on an array ---- */

enum { NOTHING, LAW, EXTRA };

static bool
is_law_name(const char *name)
{
    return name && strcmp(name, "振替休日") != 0 && strcmp(name, "国民の休日") != 0;
}

/* Forward instead of backward: each Sunday holiday looks for its substitute, then each gap between
 * two holidays is filled. */
static void
substitutes_and_days_between_follow_the_law(void **state)
{
    const long first = date_to_days(ymd(HOLIDAY_FIRST_YEAR, 1, 1));
    const long count = date_to_days(ymd(HOLIDAY_LAST_YEAR, 12, 31)) - first + 1;
    const long substitutes_from = date_to_days(day("1973-04-12")) - first;
    const long between_from = date_to_days(day("1985-12-27")) - first;
    const long new_rule = date_to_days(day("2007-01-01")) - first;
    unsigned char *kind = test_calloc((size_t)count + 8, 1);
    (void)state;

    for (long i = 0; i < count; i++)
        if (is_law_name(holiday_name(date_from_days(first + i))))
            kind[i] = LAW;
    for (long i = 0; i < count; i++) {
        if (kind[i] != LAW || date_weekday(date_from_days(first + i)) != 0)
            continue;
        long to = i + 1;
        while (i >= new_rule && kind[to] == LAW)
            to++;
        if (to >= substitutes_from && kind[to] != LAW)
            kind[to] = EXTRA;
    }
    for (long i = between_from; i < count - 1; i++)
        if (kind[i] == NOTHING && kind[i - 1] == LAW && kind[i + 1] == LAW
            && date_weekday(date_from_days(first + i)) != 0)
            kind[i] = EXTRA;
    for (long i = 0; i < count; i++) {
        struct date d = date_from_days(first + i);
        if (!holiday_name(d) != (kind[i] == NOTHING))
            fail_msg("%d-%d-%d", d.year, d.month, d.day);
    }
    test_free(kind);
}

/* How many days every year has of each name, so that a lost row of the law shows. */
static void
every_year_has_its_number_of_law_days(void **state)
{
    static const struct {
        int from, to, days;
    } rows[] = {
        { 1955, 1958, 9 },  { 1959, 1959, 10 }, { 1960, 1965, 9 },  { 1966, 1966, 11 },
        { 1967, 1988, 12 }, { 1989, 1990, 14 }, { 1991, 1992, 13 }, { 1993, 1993, 14 },
        { 1994, 1995, 13 }, { 1996, 2006, 14 }, { 2007, 2015, 15 }, { 2016, 2018, 16 },
        { 2019, 2019, 17 }, { 2020, 2050, 16 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int year = rows[i].from; year <= rows[i].to; year++) {
            int days = 0;
            struct date d = ymd(year, 1, 1);
            for (; d.year == year; d = date_add_days(d, 1))
                days += is_law_name(holiday_name(d));
            if (days != rows[i].days)
                fail_msg("%d has %d days, not %d", year, days, rows[i].days);
        }
    }
}

/* ---- the office ---- */

static void
open_days_per_month_are_the_dictionarys(void **state)
{
    static const struct {
        int fy, sum, months[12];
    } rows[] = {
        { 2011, 244, { 20, 19, 22, 20, 23, 20, 20, 20, 19, 19, 21, 21 } },
        { 2014, 244, { 21, 20, 21, 22, 21, 20, 22, 18, 19, 19, 19, 22 } },
        { 2019, 240, { 20, 19, 20, 22, 21, 19, 21, 20, 20, 19, 18, 21 } },
        { 2026, 241, { 21, 18, 22, 22, 20, 19, 21, 19, 20, 19, 18, 22 } },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int sum = 0;
        for (int m = 0; m < 12; m++) {
            struct date d = fiscal_year_month((struct fiscal_year){ rows[i].fy }, m);
            struct date end = date_add_months(d, 1);
            int open = 0;
            for (; date_compare(d, end) < 0; d = date_add_days(d, 1))
                open += calendar_is_open(&no_overrides, d, NULL, 0);
            assert_int_equal(open, rows[i].months[m]);
            sum += open;
        }
        assert_int_equal(sum, rows[i].sum);
    }
}

static const struct closing_day entered[] = {
    { { 2014, 5, 5 }, CLOSING_NOT_HOLIDAY, "" },
    { { 2014, 5, 7 }, CLOSING_OFFICE, "設備点検" },
    { { 2014, 5, 8 }, CLOSING_OFFICE, "" },
    { { 2014, 5, 10 }, CLOSING_EXTRA_OPEN, "就職相談会" },
    { { 2014, 6, 2 }, CLOSING_HOLIDAY, "市制記念日" },
    { { 2014, 7, 21 }, CLOSING_HOLIDAY, "海の日（試行）" },
    { { 2014, 7, 21 }, CLOSING_NOT_HOLIDAY, "" },
    { { 2014, 8, 2 }, CLOSING_NOT_HOLIDAY, "" },
    { { 2014, 12, 29 }, CLOSING_EXTRA_OPEN, "" },
    { { 2060, 2, 2 }, CLOSING_HOLIDAY, "新しい祝日" },
};
static const struct office_calendar office = { entered, sizeof entered / sizeof *entered };

static void
what_was_entered_by_hand_wins(void **state)
{
    static const struct {
        const char *iso;
        bool open;
        const char *holiday, *reason;
    } rows[] = {
        { "2014-05-02", true, NULL, "" },
        { "2014-05-03", false, "憲法記念日", "Public holiday (憲法記念日)" }, /* also a Saturday */
        { "2014-05-05", true, NULL, "" },
        { "2014-05-06", false, "振替休日", "Public holiday (振替休日)" },
        { "2014-05-07", false, NULL, "Office closed (設備点検)" },
        { "2014-05-08", false, NULL, "Office closed" },
        { "2014-05-10", true, NULL, "Specially open (就職相談会)" },
        { "2014-05-11", false, NULL, "Sunday" },
        { "2014-05-17", false, NULL, "Saturday" },
        { "2014-06-02", false, "市制記念日", "Public holiday (市制記念日)" },
        { "2014-07-21", false, "海の日（試行）", "Public holiday (海の日（試行）)" },
        { "2014-08-02", false, NULL, "Saturday" }, /* not a holiday does not open a Saturday */
        { "2014-12-28", false, NULL, "Sunday" },
        { "2014-12-29", true, NULL, "Specially open" },
        { "2014-12-30", false, NULL, "Year-end and New Year closing" },
        { "2015-01-01", false, "元日", "Public holiday (元日)" },
        { "2015-01-02", false, NULL, "Year-end and New Year closing" },
        { "2015-01-03", false, NULL, "Year-end and New Year closing" },
        { "2015-01-04", false, NULL, "Sunday" },
        { "2015-01-05", true, NULL, "" },
        { "2060-02-02", false, "新しい祝日", "Public holiday (新しい祝日)" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char reason[96] = "left over";
        struct date d = day(rows[i].iso);
        const char *holiday = calendar_holiday(&office, d);
        if (calendar_is_open(&office, d, reason, sizeof reason) != rows[i].open
            || strcmp(reason, rows[i].reason) != 0)
            fail_msg("%s: %s", rows[i].iso, reason);
        if (!holiday != !rows[i].holiday || (holiday && strcmp(holiday, rows[i].holiday) != 0))
            fail_msg("%s: %s", rows[i].iso, holiday ? holiday : "no holiday");
        assert_int_equal(calendar_is_open(&office, d, NULL, 0), rows[i].open);
    }
}

static const char *
shout(const char *msgid)
{
    return strcmp(msgid, "Office closed (%s)") == 0 ? "窓口休業（%s）" : "a catalogue's header";
}

static void
reasons_are_translated_and_open_days_stay_silent(void **state)
{
    char reason[96];
    (void)state;

    err_set_translator(shout);
    calendar_is_open(&office, day("2014-05-07"), reason, sizeof reason);
    assert_string_equal(reason, "窓口休業（設備点検）");
    calendar_is_open(&office, day("2014-05-02"), reason, sizeof reason);
    err_set_translator(NULL);
    assert_string_equal(reason, "");
}

static void
the_longest_name_fits_the_reason(void **state)
{
    struct closing_day row = { { 2014, 5, 7 }, CLOSING_OFFICE, "" };
    struct office_calendar one = { &row, 1 };
    char reason[96];
    (void)state;

    for (size_t i = 0; i + 3 < HOLIDAY_NAME_SIZE; i += 3)
        memcpy(row.name + i, "日", 3);
    assert_int_equal(strlen(row.name), HOLIDAY_NAME_SIZE - 1);
    calendar_is_open(&one, row.day, reason, sizeof reason);
    assert_non_null(strstr(reason, row.name));
    assert_int_equal(reason[strlen(reason) - 1], ')');
}

static void
a_closed_day_moves_to_the_next_open_one(void **state)
{
    static const struct {
        const char *from, *to;
    } rows[] = {
        { "2014-05-02", "2014-05-02" }, /* open: itself */
        { "2019-04-27", "2019-05-07" }, /* ten days of 2019 */
        { "2014-12-27", "2015-01-05" },
        { "2016-12-29", "2017-01-04" },
    };
    struct closing_day long_closing[70];
    struct office_calendar shut = { long_closing, 70 };
    struct date first = day("2014-06-05"); /* 60 and 61 days on are a Monday and a Tuesday */
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            date_compare(calendar_next_open(&no_overrides, day(rows[i].from)), day(rows[i].to)), 0);
    assert_int_equal(
        date_compare(calendar_next_open(&office, day("2014-05-03")), day("2014-05-05")), 0);
    assert_int_equal(
        date_compare(calendar_next_open(&office, day("2014-05-06")), day("2014-05-09")), 0);
    for (int i = 0; i < 70; i++)
        long_closing[i] = (struct closing_day){ date_add_days(first, i), CLOSING_OFFICE, "" };
    assert_true(date_is_none(calendar_next_open(&shut, first)));
    shut.count = 60;
    assert_int_equal(date_compare(calendar_next_open(&shut, first), day("2014-08-04")), 0);
    shut.count = 61;
    assert_true(date_is_none(calendar_next_open(&shut, first)));
    assert_true(date_is_none(calendar_next_open(&no_overrides, DATE_NONE)));
    assert_true(date_is_none(calendar_next_open(&shut, day("9999-12-31"))));
}

static void
kinds_have_their_stored_ids(void **state)
{
    static const char *const ids[] = { "holiday", "not_holiday", "office", "extra_open" };
    enum closing_kind kind = CLOSING_OFFICE;
    (void)state;

    for (int i = 0; i < CLOSING__COUNT; i++) {
        assert_string_equal(closing_kind_id((enum closing_kind)i), ids[i]);
        assert_true(closing_kind_from_id(ids[i], &kind));
        assert_int_equal(kind, i);
    }
    assert_false(closing_kind_from_id("Holiday", &kind));
    assert_false(closing_kind_from_id("", &kind));
    assert_int_equal(kind, CLOSING_EXTRA_OPEN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_hard_years_are_exact),
        cmocka_unit_test(traps_of_other_years),
        cmocka_unit_test(equinox_days_are_those_of_the_sun),
        cmocka_unit_test(substitutes_and_days_between_follow_the_law),
        cmocka_unit_test(every_year_has_its_number_of_law_days),
        cmocka_unit_test(open_days_per_month_are_the_dictionarys),
        cmocka_unit_test(what_was_entered_by_hand_wins),
        cmocka_unit_test(reasons_are_translated_and_open_days_stay_silent),
        cmocka_unit_test(the_longest_name_fits_the_reason),
        cmocka_unit_test(a_closed_day_moves_to_the_next_open_one),
        cmocka_unit_test(kinds_have_their_stored_ids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
