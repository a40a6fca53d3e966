/* holiday.h - public holidays from the law for 1955-2050 (dictionary 7.2), the office's closing
 * days, and the days the office has entered by hand, which always win. */
#pragma once

#include "core/date.h"

enum { HOLIDAY_FIRST_YEAR = 1955, HOLIDAY_LAST_YEAR = 2050, HOLIDAY_NAME_SIZE = 61 };

/* The holiday's Japanese name as in the law (振替休日, 国民の休日 included), or NULL. NULL outside
 * 1955-2050. The string is static. */
const char *holiday_name(struct date d);

enum closing_kind {
    CLOSING_HOLIDAY,     /* holiday: 祝日・休日, added by hand */
    CLOSING_NOT_HOLIDAY, /* not_holiday: a computed holiday that is none */
    CLOSING_OFFICE,      /* office: 窓口休業 */
    CLOSING_EXTRA_OPEN,  /* extra_open: 臨時開所 */
    CLOSING__COUNT
};
/* Stored ids: "holiday" "not_holiday" "office" "extra_open". */
const char *closing_kind_id(enum closing_kind kind);
bool closing_kind_from_id(const char *id, enum closing_kind *out);

struct closing_day { /* one row of the override table */
    struct date day;
    enum closing_kind kind;
    char name[HOLIDAY_NAME_SIZE]; /* the holiday's name, or the reason of the closing */
};

/* How the office is open. `overrides` is sorted by day (then kind) and borrowed. */
struct office_calendar {
    const struct closing_day *overrides;
    size_t count;
};

/* The holiday of that day with overrides applied, or NULL; borrowed from `cal` or static. */
const char *calendar_holiday(const struct office_calendar *cal, struct date d);
/* Closed on Saturday, Sunday, holidays, 12/29-1/3 and office closings. `reason`, at least 96 bytes,
 * may be NULL; it gets Japanese or English words through err_translate(), "" when open for no
 * special reason. */
bool calendar_is_open(const struct office_calendar *cal, struct date d, char *reason, size_t size);
/* `d` itself if open, else the next open day within 60 days (DATE_NONE if there is none). */
struct date calendar_next_open(const struct office_calendar *cal, struct date d);
