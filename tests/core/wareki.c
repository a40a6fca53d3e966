/* Eras, fiscal labels, and reading what people type. */
#include "core/wareki.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* A Friday in the middle of a month of 31 days, fiscal year 2014. */
static const struct date today = { 2014, 10, 31 };

static struct date
day(const char *iso)
{
    struct date d = DATE_NONE;

    if (iso[0] && !date_from_iso(iso, &d))
        fail_msg("the test itself has a wrong date: %s", iso);
    return d;
}

/* ---- writing ---- */

static void
era_days_are_written_with_the_first_year_as_gannen(void **state)
{
    static const struct {
        const char *iso, *long_form, *short_form;
    } rows[] = {
        { "1872-12-31", "1872-12-31", "1872-12-31" },
        { "1873-01-01", "明治6年1月1日", "M6.1.1" },
        { "1912-07-29", "明治45年7月29日", "M45.7.29" },
        { "1912-07-30", "大正元年7月30日", "T1.7.30" },
        { "1926-12-24", "大正15年12月24日", "T15.12.24" },
        { "1926-12-25", "昭和元年12月25日", "S1.12.25" },
        { "1989-01-07", "昭和64年1月7日", "S64.1.7" },
        { "1989-01-08", "平成元年1月8日", "H1.1.8" },
        { "2014-05-06", "平成26年5月6日", "H26.5.6" },
        { "2019-04-30", "平成31年4月30日", "H31.4.30" },
        { "2019-05-01", "令和元年5月1日", "R1.5.1" },
        { "2020-01-01", "令和2年1月1日", "R2.1.1" },
        { "9999-12-31", "令和7981年12月31日", "R7981.12.31" },
        { "", "", "" },
    };
    char out[WAREKI_SIZE];
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wareki_format(day(rows[i].iso), out);
        assert_string_equal(out, rows[i].long_form);
        wareki_format_short(day(rows[i].iso), out);
        assert_string_equal(out, rows[i].short_form);
    }
    assert_string_equal(wareki_weekday(day("2014-05-06")), "火");
    assert_string_equal(wareki_weekday(day("2014-05-11")), "日");
    assert_string_equal(wareki_weekday(DATE_NONE), "");
}

static void
fiscal_labels_follow_the_era_of_their_spring(void **state)
{
    static const struct {
        int fy;
        const char *label;
    } rows[] = {
        { 1870, "1870年度" },   { 1872, "1872年度" },   { 1873, "明治6年度" },
        { 1911, "明治44年度" }, { 1912, "明治45年度" }, { 1913, "大正2年度" },
        { 1926, "大正15年度" }, { 1927, "昭和2年度" },  { 1988, "昭和63年度" },
        { 1989, "平成元年度" }, { 2011, "平成23年度" }, { 2018, "平成30年度" },
        { 2019, "令和元年度" }, { 2020, "令和2年度" },  { 9998, "令和7980年度" },
    };
    char out[FISCAL_LABEL_SIZE];
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fiscal_year_label((struct fiscal_year){ rows[i].fy }, out);
        assert_string_equal(out, rows[i].label);
    }
}

/* ---- reading ---- */

static void
every_accepted_form_is_read(void **state)
{
    static const struct {
        const char *typed, *iso;
    } rows[] = {
        /* the table of the dictionary */
        { "H23.6.1", "2011-06-01" },
        { "h23/6/1", "2011-06-01" },
        { "平23.6.1", "2011-06-01" },
        { "平成23年6月1日", "2011-06-01" },
        { "Ｈ２３．６．１", "2011-06-01" },
        { "20110601", "2011-06-01" },
        { "2011-06-01", "2011-06-01" },
        { "2011/6/1", "2011-06-01" },
        { "平成元年1月8日", "1989-01-08" },
        { "S64.1.7", "1989-01-07" },
        /* the same, mixed and full width */
        { "ｈ２３／６／１", "2011-06-01" },
        { "H23-6-1", "2011-06-01" },
        { "H23.06.01", "2011-06-01" },
        { "平成２３年６月１日", "2011-06-01" },
        { "平成23年6月1", "2011-06-01" },
        { "平成23.6.1", "2011-06-01" },
        { "2011年6月1日", "2011-06-01" },
        { "２０１１年６月１日", "2011-06-01" },
        { "２０１１０６０１", "2011-06-01" },
        { "２０１１－０６－０１", "2011-06-01" },
        { "2011.6.1", "2011-06-01" },
        { "へいせい23年6月1日", "2011-06-01" },
        { "ヘイセイ23.6.1", "2011-06-01" },
        { "ﾍｲｾｲ23.6.1", "2011-06-01" },
        { "㍻23年6月1日", "2011-06-01" },
        { "Ｈ２３。６。１", "2011-06-01" }, /* the full stop key of a Japanese input method */
        { "２３日", "2014-10-23" },
        { "Ｈ２３・６・１", "2011-06-01" },       /* its slash key */
        { "２０１１ー０６ー０１", "2011-06-01" }, /* its hyphen key */
        { "２０１１−０６−０１", "2011-06-01" },
        /* spaces */
        { "　Ｈ２３．６．１　", "2011-06-01" },
        { "  H23.6.1 ", "2011-06-01" },
        { "平成　２３年　６月　１日", "2011-06-01" },
        { "H 23. 6. 1", "2011-06-01" },
        { "2011 6 1", "2011-06-01" }, /* not 201161 */
        { "2011 06 01", "2011-06-01" },
        /* first years and eras' edges */
        { "H1.1.8", "1989-01-08" },
        { "H元.1.8", "1989-01-08" },
        { "平元.1.8", "1989-01-08" },
        { "令和元年5月1日", "2019-05-01" },
        { "㋿元年5月1日", "2019-05-01" },
        { "r1.5.1", "2019-05-01" },
        { "令6.2.29", "2024-02-29" },
        { "H31.4.30", "2019-04-30" },
        { "昭和元年12月25日", "1926-12-25" },
        { "昭39.10.10", "1964-10-10" },
        { "T1.7.30", "1912-07-30" },
        { "t15.12.24", "1926-12-24" },
        { "大正元年7月30日", "1912-07-30" },
        { "m45.7.29", "1912-07-29" },
        { "明治6年1月1日", "1873-01-01" },
        { "明6.1.1", "1873-01-01" },
        { "R7981.12.31", "9999-12-31" },
        /* Gregorian years reach before the eras */
        { "1872-12-31", "1872-12-31" },
        { "18680101", "1868-01-01" },
        { "9999/12/31", "9999-12-31" },
        { "2012-02-29", "2012-02-29" },
        /* short forms, today is 2014-10-31 */
        { "6/1", "2014-06-01" },
        { "６／１", "2014-06-01" },
        { "6月1日", "2014-06-01" },
        { "6.1", "2014-06-01" },
        { "4/1", "2014-04-01" },
        { "3/31", "2015-03-31" },
        { "1/15", "2015-01-15" },
        { "0601", "2014-06-01" },
        { "0331", "2015-03-31" },
        { "１２２４", "2014-12-24" },
        { "5", "2014-10-05" },
        { "05", "2014-10-05" },
        { "５", "2014-10-05" },
        { "31", "2014-10-31" },
        { " 5 日 ", "2014-10-05" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date got = DATE_NONE, suggestion = { 1999, 9, 9 };
        struct err e = { 0 };
        char iso[DATE_ISO_SIZE];
        if (date_parse(rows[i].typed, today, &got, &suggestion, &e) != ERR_OK)
            fail_msg("%s was refused: %s", rows[i].typed, e.msg);
        date_to_iso(got, iso);
        if (strcmp(iso, rows[i].iso) != 0)
            fail_msg("%s was read as %s", rows[i].typed, iso);
        assert_true(date_is_none(suggestion));
        assert_int_equal(e.code, ERR_OK);
    }
}

static void
impossible_dates_are_refused_with_the_right_reading(void **state)
{
    static const struct {
        const char *typed, *suggestion, *words; /* words the sentence must have */
    } rows[] = {
        /* past the era's end */
        { "平成32年1月1日", "2020-01-01",
          "Heisei (平成) ended on 2019-04-30. Did you mean 2020-01-01 (令和2年1月1日)?" },
        { "H32.5.1", "2020-05-01", "令和2年5月1日" },
        { "Ｈ３２．５．１", "2020-05-01", "令和2年5月1日" },
        { "H31.5.1", "2019-05-01", "令和元年5月1日" },
        { "昭和64年1月8日", "1989-01-08", "平成元年1月8日" },
        { "S64.1.8", "1989-01-08",
          "Showa (昭和) ended on 1989-01-07. Did you mean 1989-01-08 (平成元年1月8日)?" },
        { "T15.12.25", "1926-12-25", "昭和元年12月25日" },
        { "M45.7.30", "1912-07-30", "大正元年7月30日" },
        { "S95.4.1", "2020-04-01", "令和2年4月1日" }, /* two eras on */
        { "M156.1.1", "2023-01-01", "令和5年1月1日" },
        /* before the era's start */
        { "R1.4.30", "2019-04-30",
          "Reiwa (令和) began on 2019-05-01. Did you mean 2019-04-30 (平成31年4月30日)?" },
        { "H1.1.7", "1989-01-07", "昭和64年1月7日" },
        { "平成元年1月1日", "1989-01-01", "昭和64年1月1日" },
        { "S1.12.24", "1926-12-24", "大正15年12月24日" },
        { "T1.7.29", "1912-07-29", "明治45年7月29日" },
        /* past the month's end, said in the era that the month has */
        { "H23.2.29", "2011-02-28",
          "2011-02 (平成23年2月) ends on day 28. Did you mean 2011-02-28 (平成23年2月28日)?" },
        { "2011-02-30", "2011-02-28", "平成23年2月" },
        { "20110431", "2011-04-30", "平成23年4月30日" },
        { "1900-02-29", "1900-02-28", "明治33年2月28日" },
        { "1870-02-29", "1870-02-28",
          "1870-02 (1870年2月) ends on day 28. Did you mean 1870-02-28?" },
        { "H32.2.30", "2020-02-29", "令和2年2月29日" },
        { "S64.2.29", "1989-02-28", "平成元年2月28日" },
        { "R1.4.31", "2019-04-30", "平成31年4月30日" },
        { "2月30日", "2015-02-28", "平成27年2月28日" },
        { "2/29", "2015-02-28", "平成27年2月28日" },
        { "0931", "2014-09-30", "平成26年9月30日" },
        /* no reading to offer, but what to do */
        { "H23.6.0", "", "2011-06 (平成23年6月) has the days 1 to 30" },
        { "H23.6.32", "", "2011-06 (平成23年6月) has the days 1 to 30" },
        { "H23.0.1", "", "no month 0" },
        { "H23.13.1", "", "no month 13" },
        { "20111301", "", "no month 13" },
        { "H0.1.1", "", "Heisei (平成) has no year 0" },
        { "平成00年1月1日", "", "Heisei (平成) has no year 0" },
        { "R0.5.1", "", "Reiwa (令和) has no year 0" },
        { "23.6.1", "", "needs an era or four digits" },
        { "23年6月1日", "", "needs an era or four digits" },
        { "011.6.1", "", "needs an era or four digits" },
        { "23 6 1", "", "needs an era or four digits" },
        { "M5.12.31", "", "old calendar" },
        { "明治元年1月1日", "", "old calendar" },
        { "1867-12-31", "", "from 1868 to 9999" },
        { "0000-01-01", "", "from 1868 to 9999" },
        { "00000000", "", "no month 0" },
        { "R7982.1.1", "", "from 1868 to 9999" },
        { "H9999.1.1", "", "from 1868 to 9999" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date got = { 1999, 9, 9 }, suggestion = { 1999, 9, 9 };
        struct err e = { 0 };
        char iso[DATE_ISO_SIZE];
        if (date_parse(rows[i].typed, today, &got, &suggestion, &e) != ERR_INVALID)
            fail_msg("%s was accepted", rows[i].typed);
        assert_string_equal(e.field, "date");
        date_to_iso(suggestion, iso);
        if (strcmp(iso, rows[i].suggestion) != 0 || !strstr(e.msg, rows[i].words))
            fail_msg("%s: suggested \"%s\": %s", rows[i].typed, iso, e.msg);
        date_to_iso(got, iso);
        assert_string_equal(iso, "1999-09-09");
        /* Neither the suggestion nor the sentence is asked for. */
        assert_int_equal(date_parse(rows[i].typed, today, &got, NULL, NULL), ERR_INVALID);
    }
}

static void
what_is_no_date_is_refused(void **state)
{
    // clang-format off
    static const char *const rows[] = {
        "", " ", "　", "H", "平成", "平成年月日", "H23", "H23.6", "平成23年6月", "2011年6月",
        "6月", "23年", "2011-06", "H23.6.1.", ".H23.6.1", "H23..6.1", "H23.6.1.1", "H23.6.1日日",
        "6月1日2011年", "日1", "HH23.6.1", "平成H23.6.1", "23H.6.1", "X23.6.1", "K23.6.1",
        "H23.6.1x", "H-23.6.1", "-5", "+5", "5.", "5-", "512", "20116", "110601", "2011061",
        "201106011", "2011-006-01", "2011-06-001", "02011-06-01", "99999-01-01", "H00023.6.1",
        "4294967301", "2011-06-01T10:00", "2011,6,1", "2011年度", "平成23年度6月1日",
        "元年6月1日", "元.6.1", "H元5.6.1", "H23.元.1", "1 2 3 4", "０６０１日", "H230601",
        "6/1/2011", "H23\t.6.1", "H23.6.1\n", "\x1b[31mH23.6.1", "H23\x7f.6.1", "H23.6.1\xc2\x85",
        "\xff", "\xef", "\xef\xbc", "\xef\xbd\xff", "H23.6.1\xe5\xb9", "\xe2\x80\xae" "20110601",
        "H23\xe2\x80\x8b.6.1", "٢٠١١-٠٦-٠١", "二〇一一年六月一日", "🎌",
    };
    // clang-format on
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date got = { 1999, 9, 9 }, suggestion = { 1999, 9, 9 };
        struct err e = { 0 };
        if (date_parse(rows[i], today, &got, &suggestion, &e) != ERR_INVALID)
            fail_msg("row %zu was accepted: %s", i, rows[i]);
        assert_string_equal(e.field, "date");
        assert_true(date_is_none(suggestion));
        assert_int_equal(got.year, 1999);
        /* The sentence shows a right form and never what was typed: that may hold escapes. */
        assert_non_null(strstr(e.msg, "rite"));
        assert_null(strchr(e.msg, '\x1b'));
    }
}

static void
a_date_that_is_begun_is_told_from_other_words(void **state)
{
    static const char *const begun[] = {
        "S60", "S60.", "S60.4", "S60.4.", "s6", "S6.", "昭和60", "昭和60年", "昭和60年4",
        "昭和60年4月", "昭60.", "平成元", "R1", "R1.", "R1.5", "T1.12", "H31.4.", "S64", "M6",
        "1985-", "1985-0", "1985-04", "1985-04-", "1985-04-0", "1985/4", "1985.4.", "1985年",
        "1985年4月", "Ｓ６０．", "１９８５－", "1985 4",
        "S64.1.8", "H23.2.29", "H32.5.1", /* nearly a day: which one is said */
        "S59.2.30", "昭和59年2月30日", "1984-02-30", "19840230", "１９８４０２３０", "19841301", /* no day */
        "S62.13.4", "S60.2.45", "S60.13", "S60.13.", "1985-13", "1985-13-", "H0.1.1", "M5.4.1",
        "S70", "昭和70年", "昭和70年4", "S70.4.1", "S64.2", "R0.5", /* no year, no month */
    };
    static const char *const others[] = {
        "", "S", "昭和", "サトウ", "1985", "19850401", "0339", "03-3990", "0339-12", "090-1234-",
        "M-0001", "M-000123", "P-4", "S60.4.1", "1985-04-01", "昭和60年4月1日",
        "S60.4.1.", "smith", "s60a", "23.6", "6/1", "第12号",
        "0120-02-30", "35550199", "03550230", "21000230", "0120-13", /* numbers of phones and papers */
    };
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
        e = (struct err){ 0 };
        if (!date_is_begun(begun[i], &e) || !e.msg[0])
            fail_msg("%s", begun[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (date_is_begun(others[i], NULL))
            fail_msg("%s", others[i]);
}

static void
short_forms_need_today(void **state)
{
    static const char *const rows[] = { "6/1", "6月1日", "0601", "5", "05", "5日", "2月30日" };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date got;
        struct err e = { 0 };
        if (date_parse(rows[i], DATE_NONE, &got, NULL, &e) != ERR_INVALID)
            fail_msg("%s was accepted", rows[i]);
        assert_non_null(strstr(e.msg, "Write the year, the month and the day"));
    }
}

static void
short_forms_know_the_fiscal_year_and_the_month_of_today(void **state)
{
    static const struct {
        const char *today, *typed, *iso; /* "" refused */
    } rows[] = {
        { "2015-03-31", "4/1", "2014-04-01" },  { "2015-04-01", "4/1", "2015-04-01" },
        { "2015-01-01", "3/31", "2015-03-31" }, { "2015-01-01", "12/31", "2014-12-31" },
        { "2015-04-01", "2/29", "2016-02-29" }, { "2016-02-29", "2/29", "2016-02-29" },
        { "2016-04-01", "2/29", "" },           { "2015-02-01", "29", "" },
        { "2016-02-01", "29", "2016-02-29" },   { "9999-12-01", "1/1", "" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date got = DATE_NONE;
        char iso[DATE_ISO_SIZE];
        enum err_code rc = date_parse(rows[i].typed, day(rows[i].today), &got, NULL, NULL);
        date_to_iso(got, iso);
        if (strcmp(iso, rows[i].iso) != 0 || (rc == ERR_OK) != (rows[i].iso[0] != '\0'))
            fail_msg("%s on %s: %s", rows[i].typed, rows[i].today, iso);
    }
}

static void
a_megabyte_is_refused(void **state)
{
    static const char *const units[] = { "1", " ", "　", "平成", "H23.6.1", "\x1b" };
    enum { SIZE = 1 << 20 };
    char *text = test_malloc(SIZE + 1);
    (void)state;

    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        size_t bytes = strlen(units[u]), at = 0;
        for (; at + bytes <= SIZE; at += bytes)
            memcpy(text + at, units[u], bytes);
        text[at] = '\0';
        struct date got;
        struct fiscal_year fy;
        struct err e = { 0 };
        assert_int_equal(date_parse(text, today, &got, NULL, &e), ERR_INVALID);
        assert_true(strlen(e.msg) < 100);
        assert_int_equal(fiscal_year_parse(text, &fy, &e), ERR_INVALID);
    }
    test_free(text);
}

/* ---- properties ---- */

/* ASCII signs to full width, in UTF-8. */
static void
widen(const char *ascii, char *out)
{
    for (; *ascii; ascii++) {
        unsigned cp = 0xFEE0u + (unsigned char)*ascii;
        *out++ = (char)(0xE0 | cp >> 12);
        *out++ = (char)(0x80 | (cp >> 6 & 0x3F));
        *out++ = (char)(0x80 | (cp & 0x3F));
    }
    *out = '\0';
}

static void
assert_reads(const char *typed, struct date expected)
{
    struct date got = DATE_NONE;
    struct err e = { 0 };

    if (date_parse(typed, DATE_NONE, &got, NULL, &e) != ERR_OK || date_compare(got, expected) != 0)
        fail_msg("%s is %d-%d-%d: %s", typed, expected.year, expected.month, expected.day, e.msg);
}

static void
what_is_written_is_read_back(void **state)
{
    struct date d = { 1873, 1, 1 };
    (void)state;

    for (; d.year <= 2050; d = date_add_days(d, 1)) {
        char text[WAREKI_SIZE], wide[3 * WAREKI_SIZE];
        wareki_format(d, text);
        assert_reads(text, d);
        wareki_format_short(d, text);
        assert_reads(text, d);
        widen(text, wide);
        assert_reads(wide, d);
        date_to_iso(d, text);
        assert_reads(text, d);
    }
}

/* Every era with every year to 99 on every day: either the era has that day, or the sentence's
 * suggestion is the same civil day in its own era. */
static void
suggestions_are_the_same_day_in_its_own_era(void **state)
{
    static const struct {
        char letter;
        int base;
    } bases[] = { { 'M', 1867 }, { 'T', 1911 }, { 'S', 1925 }, { 'H', 1988 }, { 'R', 2018 } };
    int suggested = 0, accepted = 0;
    (void)state;

    for (size_t b = 0; b < 5; b++) {
        for (int i = 1; i <= 99 * 12 * 31; i++) {
            int year = i / 372 + 1, month = i / 31 % 12 + 1, mday = i % 31 + 1;
            int gregorian = bases[b].base + year;
            struct date got = DATE_NONE, meant = DATE_NONE;
            char typed[32], own[WAREKI_SIZE];
            if (gregorian < 1873 || mday > date_days_in_month(gregorian, month))
                continue;
            snprintf(typed, sizeof typed, "%c%d.%d.%d", bases[b].letter, year, month, mday);
            bool good = date_parse(typed, DATE_NONE, &got, &meant, NULL) == ERR_OK;
            struct date d = good ? got : meant;
            if (d.year != gregorian || d.month != month || d.day != mday)
                fail_msg("%s", typed);
            wareki_format_short(d, own);
            assert_int_equal(good, strcmp(own, typed) == 0);
            accepted += good;
            suggested += !good;
        }
    }
    assert_true(accepted > 10000 && suggested > 10000);
}

static uint64_t random_state;

static unsigned
random_below(unsigned n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (unsigned)(random_state % n);
}

static void
random_texts_do_no_harm(void **state)
{
    static const char *const pieces[] = {
        "H", "s", "Ｒ", "平成", "昭和", "令",   "元", "年",   "月",   "日",   "年度",
        ".", "/", "-",  "。",   "・",   " ",    "　", "0",    "1",    "2",    "3",
        "5", "9", "１", "２",   "0601", "2011", "31", "\xef", "\xbc", "\x1b",
    };
    const char *given = getenv("MADOGUCHI_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 20140401;
    int accepted = 0, suggested = 0;
    (void)state;

    print_message("seed %llu\n", (unsigned long long)seed);
    random_state = seed * 2 + 1;
    for (int i = 0; i < 300000; i++) {
        char text[128] = "", own[WAREKI_SIZE];
        size_t n = 0;
        for (unsigned k = random_below(10); k > 0; k--) {
            const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
            memcpy(text + n, piece, strlen(piece) + 1);
            n += strlen(piece);
        }
        struct date got = DATE_NONE, meant = { 1999, 9, 9 };
        struct fiscal_year fy = { 0 };
        struct err e = { 0 };
        bool good = date_parse(text, today, &got, &meant, &e) == ERR_OK;
        if (good != date_is_valid(got) || good != (e.code == ERR_OK)
            || (!date_is_none(meant) && (good || !date_is_valid(meant))))
            fail_msg("%s", text);
        accepted += good;
        suggested += !date_is_none(meant);
        if (!date_is_none(meant)) {
            wareki_format(meant, own);
            assert_reads(own, meant);
            assert_non_null(strstr(e.msg, own));
        }
        if (fiscal_year_parse(text, &fy, NULL) == ERR_OK)
            assert_true(date_is_valid(fiscal_year_first(fy))
                        && date_is_valid(fiscal_year_last(fy)));
    }
    assert_true(accepted > 100 && suggested > 10);
}

/* ---- fiscal years ---- */

static void
fiscal_years_are_read(void **state)
{
    static const struct {
        const char *typed;
        int year;
    } rows[] = {
        { "2014", 2014 },       { "H26", 2014 },        { "平成26", 2014 },
        { "平成26年度", 2014 }, { "R6", 2024 },         { "平成32年度", 2020 },
        { "H23", 2011 },        { "平成23年度", 2011 }, { "2011", 2011 },
        { "２０１４", 2014 },   { "Ｈ２６", 2014 },     { "h26年度", 2014 },
        { "2014年度", 2014 },   { "平26", 2014 },       { "平成 26 年度", 2014 },
        { "令和元年度", 2019 }, { "平成31年度", 2019 }, { "R1", 2019 },
        { "平成元年度", 1989 }, { "昭和64年度", 1989 }, { "H元", 1989 },
        { "平成26年", 2014 },   { "明治6年度", 1873 },  { "1870", 1870 },
        { "S63", 1988 },        { "1868", 1868 },       { "9998", 9998 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fiscal_year fy = { 0 };
        struct err e = { 0 };
        if (fiscal_year_parse(rows[i].typed, &fy, &e) != ERR_OK)
            fail_msg("%s was refused: %s", rows[i].typed, e.msg);
        if (fy.year != rows[i].year)
            fail_msg("%s was read as %d", rows[i].typed, fy.year);
    }
    for (int year = 1873; year <= 2050; year++) {
        char label[FISCAL_LABEL_SIZE];
        struct fiscal_year fy = { 0 };
        fiscal_year_label((struct fiscal_year){ year }, label);
        assert_int_equal(fiscal_year_parse(label, &fy, NULL), ERR_OK);
        assert_int_equal(fy.year, year);
    }
}

static void
other_fiscal_years_are_refused(void **state)
{
    static const struct {
        const char *typed, *words;
    } rows[] = {
        { "26", "needs an era or four digits" },
        { "26年度", "needs an era or four digits" },
        { "014", "needs an era or four digits" },
        { "5", "needs an era or four digits" },
        { "H0", "Heisei (平成) has no year 0" },
        { "M5", "old calendar" },
        { "明治元年度", "old calendar" },
        { "1867", "from 1868 to 9998" },
        { "9999", "from 1868 to 9998" },
        { "0000", "from 1868 to 9998" },
        { "R7981", "from 1868 to 9998" },
        { "", "not a fiscal year" },
        { "H", "not a fiscal year" },
        { "元年度", "not a fiscal year" },
        { "H26.4", "not a fiscal year" },
        { "H26.4.1", "not a fiscal year" },
        { "2014-04-01", "not a fiscal year" },
        { "20140401", "not a fiscal year" },
        { "02014", "not a fiscal year" },
        { "H26月", "not a fiscal year" },
        { "H26年度度", "not a fiscal year" },
        { "H26.", "not a fiscal year" },
        { "-2014", "not a fiscal year" },
        { "2014\n", "not a fiscal year" },
        { "FY2014", "not a fiscal year" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fiscal_year fy = { 7 };
        struct err e = { 0 };
        if (fiscal_year_parse(rows[i].typed, &fy, &e) != ERR_INVALID)
            fail_msg("%s was accepted", rows[i].typed);
        assert_string_equal(e.field, "fy");
        if (!strstr(e.msg, rows[i].words))
            fail_msg("%s: %s", rows[i].typed, e.msg);
        assert_int_equal(fy.year, 7);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(era_days_are_written_with_the_first_year_as_gannen),
        cmocka_unit_test(fiscal_labels_follow_the_era_of_their_spring),
        cmocka_unit_test(every_accepted_form_is_read),
        cmocka_unit_test(impossible_dates_are_refused_with_the_right_reading),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(a_date_that_is_begun_is_told_from_other_words),
        cmocka_unit_test(short_forms_need_today),
        cmocka_unit_test(short_forms_know_the_fiscal_year_and_the_month_of_today),
        cmocka_unit_test(a_megabyte_is_refused),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(suggestions_are_the_same_day_in_its_own_era),
        cmocka_unit_test(random_texts_do_no_harm),
        cmocka_unit_test(fiscal_years_are_read),
        cmocka_unit_test(other_fiscal_years_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
