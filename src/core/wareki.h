/* wareki.h - eras Meiji to Reiwa, and the only readers of dates that people type
 * (dictionary 7.1). The words here are Japanese in every language. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

enum { WAREKI_SIZE = 40, FISCAL_LABEL_SIZE = 40 };

/* "平成26年5月6日", year 1 as 元年; days before 1873-01-01 have no era and give the ISO form. */
void wareki_format(struct date d, char out[WAREKI_SIZE]);
/* Short form for narrow columns: "H26.5.6". */
void wareki_format_short(struct date d, char out[WAREKI_SIZE]);
/* "平成26年度"; 2019 is 令和元年度, 1989 平成元年度 (era of 1 April, but the era that began in the
 * spring of its own first year gives its name). Years without an era: "1870年度". */
void fiscal_year_label(struct fiscal_year fy, char out[FISCAL_LABEL_SIZE]);
/* 日 月 火 水 木 金 土. */
const char *wareki_weekday(struct date d);

/* Read a date as people type it: H23.6.1 h23/6/1 平23.6.1 平成23年6月1日 (full width too)
 * 平成元年1月8日 20110601 2011-06-01 2011/6/1; with `today` given (not DATE_NONE) also 6/1 (that
 * day in today's fiscal year), 0601, and 5 (the day of today's month).
 * Refused with ERR_INVALID, field "date" and the right reading named when there is one:
 * H32.5.1, R1.4.30, S64.1.8, H23.2.29, H0.1.1, 23.6.1, days before 1873-01-01 with an era.
 * `suggestion` (may be NULL) gets the named reading, or DATE_NONE. */
MUST_CHECK enum err_code date_parse(const char *text, struct date today, struct date *out,
                                    struct date *suggestion, struct err *e);
/* Has this the shape of a whole date, with an era or a year from 1868 to 2099, that no calendar has
 * (S59.2.30, 19841301)? `e` says what is wrong, as date_parse() does; `misses_era`: it is a day, but
 * not of that era. */
bool date_is_impossible(const char *text, bool *misses_era, struct err *e);
/* Is this the beginning of a date that date_parse() reads without `today`, or an impossible one, whole
 * or begun (昭和70年)? `e` then says what to type. Of digits alone, which are a number of many kinds,
 * only eight are looked at. */
bool date_is_begun(const char *text, struct err *e);
/* Read a day and a time: any full form of date_parse(), then T or a blank, then 10:00 or 10:00:00, to
 * "2014-05-12T10:00". ERR_INVALID with the right reading of an impossible day. */
MUST_CHECK enum err_code local_parse(const char *text, char out[LOCAL_SIZE], struct err *e);
/* Read a fiscal year: 2014 H26 平成26 平成26年度 R6; 平成32年度 is accepted as 2020. A bare 26 is
 * refused. ERR_INVALID, field "fy". */
MUST_CHECK enum err_code fiscal_year_parse(const char *text, struct fiscal_year *out,
                                           struct err *e);
