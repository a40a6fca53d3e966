/* shown.h - dates and times as the reader sees them: era form in Japanese, ISO in English. */
#pragma once

#include "core/event.h"
#include "core/limits.h"
#include "core/wareki.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

/* "平成26年10月31日" or "2014-10-31"; "" for DATE_NONE. */
void shown_date(const struct screen *s, struct date d, char out[WAREKI_SIZE]);
/* For columns: "H26.10.31" or "2014-10-31". */
void shown_day(const struct screen *s, struct date d, char out[WAREKI_SIZE]);
/* For narrow columns, where the year is known: "10/31" or "10-31". */
void shown_day_of_year(const struct screen *s, struct date d, char *out, size_t size);
/* "平成26年10月" or "2014-10", of the first day of a month. */
void shown_month(const struct screen *s, struct date first, char out[WAREKI_SIZE]);
/* "10:00" of "2014-10-31T10:00"; "" without a time. Points into `local`. */
const char *shown_time(const char *local);
/* The day of "2014-10-31T10:00" or "2014-10-31"; DATE_NONE. */
struct date shown_local_day(const char *local);
/* "H26.10.31 10:05" of an instant in UTC: day and time of the office. */
enum { SHOWN_STAMP_SIZE = WAREKI_SIZE + 8 };
void shown_stamp(const struct screen *s, const char *stamp, char out[SHOWN_STAMP_SIZE]);
/* The same, of today the time alone. */
void shown_since(const struct screen *s, const char *stamp, char out[SHOWN_STAMP_SIZE]);
/* The consent_state of a person in words, with a sign unless it holds; "" is no form on file. */
void shown_consent(const struct screen *s, const char *state, char out[LINE_SIZE]);
bool shown_consent_holds(const char *state);
/* text_join() with a blank. */
void shown_add(char *out, size_t size, const char *words);
/* A name in a list. */
struct shown_who {
    int64_t person_id;
    struct date birth; /* DATE_NONE: not known, or not for this reader */
    char *who;         /* as it stands in the list, in `size` bytes */
    size_t size;
};
/* Where people of a list have one name the birth date is put behind it. `all` is sorted by it. The
 * columns of the longest name that got one, 0: none did. */
int shown_tell_apart(const struct screen *s, struct shown_who *all, size_t count);
/* Adds what to mind when that person is called or comes: care in contacts, notes on the card. */
void shown_seat_warnings(const struct seat *seat, char *out, size_t size);
/* After a correction of the attendance: what it did to the stage of the case, if anything. */
void shown_stage_after(struct screen *s, enum seat_stage stage);
/* A text as the cell of a table, cut at a character. */
void shown_cell(char out[TABLE_CELL], const char *text);
