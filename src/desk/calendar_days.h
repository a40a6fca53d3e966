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
/* What stands on that day all the same: events that are planned, and seats booked in them. Numbers
 * alone. ACTION_CODES. */
MUST_CHECK enum err_code calendar_days_booked(struct desk *d, struct date day, int *events,
                                              int *seats, struct err *e);
/* ACTION_CODES. ERR_NOT_FOUND. */
MUST_CHECK enum err_code calendar_days_remove(struct desk *d, struct date day,
                                              enum closing_kind kind, struct err *e);

enum calendar_change_kind {
    CHANGE_ADDED,   /* a holiday that the calendar has not */
    CHANGE_REMOVED, /* a holiday of the calendar that the list has not: the office opens */
    CHANGE_RENAMED, /* another name */
    CHANGE__COUNT
};

struct calendar_change {
    enum calendar_change_kind kind;
    struct closing_day want;        /* CLOSING_HOLIDAY, or CLOSING_NOT_HOLIDAY when removed */
    char before[HOLIDAY_NAME_SIZE]; /* the calendar's name of the day; "" when added */
};

struct calendar_changes {
    struct calendar_change *rows; /* owned; in the order of the list, then those removed by day */
    size_t count, room;
    size_t of[CHANGE__COUNT];
    size_t unchanged; /* days of the list that are as computed or as entered */
};

void calendar_changes_free(struct calendar_changes *changes); /* NULL is fine */

/* What an official list of holidays (kind CLOSING_HOLIDAY) for whole years says otherwise than the
 * calendar in the years that occur. The list's 休日 and 休日（祝日扱い） are whatever holiday the law
 * makes of that day (dictionary 7.2). ACTION_CODES. ERR_INVALID as calendar_days_add(). */
MUST_CHECK enum err_code calendar_days_compare(struct desk *d, const struct closing_day *rows,
                                               size_t count, struct calendar_changes *out,
                                               struct err *e);
/* Enter those changes: a day added or renamed as holiday, one removed as not_holiday. All or nothing,
 * one audit line. ACTION_CODES. `source` says where the list is from. `out` as of the comparison. */
MUST_CHECK enum err_code calendar_days_import(struct desk *d, const struct closing_day *rows,
                                              size_t count, const char *source,
                                              struct calendar_changes *out, struct err *e);
