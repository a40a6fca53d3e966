/* calendar_days.h - the days that the office has entered: holidays that the law's rules do not give,
 * closings, extra openings. core/holiday.h decides with them. */
#pragma once

#include "core/holiday.h"
#include "desk/desk.h"

struct calendar_days {
    struct office_calendar cal;  /* ready for calendar_is_open() */
    struct closing_day *rows;    /* owned: calendar_days_free() */
};

/* All entered days. No permission: everybody lives with them, `date` needs no sign-in. */
MUST_CHECK enum err_code calendar_days_load(struct desk *d, struct calendar_days *out,
                                            struct err *e);
void calendar_days_free(struct calendar_days *days); /* NULL is fine */

/* Enter a day or change its name; the opposite entry of that day (holiday and not_holiday, office
 * and extra_open) goes. ACTION_CODES. ERR_INVALID, field "day", "kind" or "name" (20 characters; a
 * holiday and a closing need one). */
MUST_CHECK enum err_code calendar_days_add(struct desk *d, const struct closing_day *day,
                                           struct err *e);
/* ACTION_CODES. ERR_NOT_FOUND. */
MUST_CHECK enum err_code calendar_days_remove(struct desk *d, struct date day,
                                              enum closing_kind kind, struct err *e);

struct calendar_import {
    size_t changed;   /* days entered because the computed calendar says something else */
    size_t unchanged; /* days that are as computed or as entered */
};
/* An official list of holidays (kind CLOSING_HOLIDAY) for whole years: in the years that occur, a
 * day that the law's rules do not give is entered as holiday, one that they give and the list has
 * not as not_holiday. All or nothing, one audit line. ACTION_CODES. `source` says where the list is
 * from. */
MUST_CHECK enum err_code calendar_days_import(struct desk *d, const struct closing_day *rows,
                                              size_t count, const char *source,
                                              struct calendar_import *out, struct err *e);
