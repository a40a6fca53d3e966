/* date.h - civil days and fiscal years. A day has no zone and no time; years 1868 to 9999. */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { DATE_ISO_SIZE = 11 }; /* "2014-05-12" and the end */

struct date {
    short year; /* 0: no date */
    signed char month, day; /* 1-12, 1-31 */
};

#define DATE_NONE ((struct date){ 0, 0, 0 })

bool date_is_none(struct date d);
/* True for a real day of the Gregorian calendar from 1868-01-01 to 9999-12-31. */
bool date_is_valid(struct date d);
/* Exactly "YYYY-MM-DD" and a real day, else false and `out` untouched. */
bool date_from_iso(const char *iso, struct date *out);
/* "" for DATE_NONE. */
void date_to_iso(struct date d, char out[DATE_ISO_SIZE]);

/* Days since 1970-01-01, negative before. */
long date_to_days(struct date d);
struct date date_from_days(long days);
struct date date_add_days(struct date d, long days);
/* The same day n months on, clamped to the month's end: 31 August + 6 is 28 or 29 February. */
struct date date_add_months(struct date d, int months);
struct date date_month_first(struct date d);
struct date date_month_last(struct date d);
int date_days_in_month(int year, int month);
/* <0, 0, >0. DATE_NONE is before every day. */
int date_compare(struct date a, struct date b);
/* 0 Sunday .. 6 Saturday. */
int date_weekday(struct date d);
/* Whole years on `day` of somebody born on `birth`; -1 before birth or if either is no date.
 * Born on 29 February: older from 1 March in common years on the desk. */
int date_age(struct date birth, struct date day);

/* A Japanese fiscal year, 1 April of `year` to 31 March of the next. Its own type, so that it is
 * never mixed with a calendar year. */
struct fiscal_year {
    int year;
};

struct fiscal_year fiscal_year_of(struct date d);
struct date fiscal_year_first(struct fiscal_year fy);
struct date fiscal_year_last(struct fiscal_year fy);
int fiscal_year_days(struct fiscal_year fy); /* 365 or 366 */
/* First day of the fiscal year's nth month, 0 April .. 11 March; 12 is 1 April of the next. */
struct date fiscal_year_month(struct fiscal_year fy, int month);
