/* holiday_csv.h - the Cabinet Office's list of public holidays (dictionary 7.2). */
#pragma once

#include "core/holiday.h"

/* Read the file strictly: CP932 or UTF-8, header 国民の祝日・休日月日,国民の祝日・休日名称, rows like
 * 2026/9/21,敬老の日. ERR_INVALID names the line: another header (older editions had three years
 * side by side), a bad date, a day that stands twice. `rows` is malloc'd, sorted as in the file. */
MUST_CHECK enum err_code holiday_csv_read(const char *path, struct closing_day **rows,
                                          size_t *count, struct err *e);
