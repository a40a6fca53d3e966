/* board.h - the plan's indicators: target against actual, and the records behind each number.
 * The contract's `kpi`; counting rules of dictionary 1.2. A number is the count of the very list
 * behind it: both come from one definition (db/sql/kpi.sql) inside one read transaction. */
#pragma once

#include "core/board.h"
#include "desk/desk.h"

/* The board of a fiscal year (fy.year 0: that of as_of, or today's) up to and including `as_of`
 * (DATE_NONE: today, or the last day of a past year; a day after the year is its last day).
 * ERR_INVALID "as_of": before the year. ERR_INVALID "fy": a year that has not begun.
 * About 250 KB: keep one. ACTION_BOARD, every role. */
MUST_CHECK enum err_code board_load(struct desk *d, struct fiscal_year fy, struct date as_of,
                                    struct board *out, struct err *e);
/* The row of a number; NULL when the plan has none. */
const struct board_indicator *board_find(const struct board *b, int no);

/* The records that make up the number, exactly. No.63: one row a person, the earliest counted
 * placement. No rows for 65, 70 and 71: they have no number. ACTION_MEMBERS, logged; auditors and
 * administrators get record numbers only. ERR_NOT_FOUND: no such indicator; else as
 * board_load(). */
MUST_CHECK enum err_code board_members(struct desk *d, int no, struct fiscal_year fy,
                                       struct date as_of, struct board_members *out,
                                       struct err *e);
/* What a judge may look at: held leisure programmes (70), wage efforts (71), and for 68 the
 * outreach lectures. Empty for all others. */
MUST_CHECK enum err_code board_evidence(struct desk *d, int no, struct fiscal_year fy,
                                        struct date as_of, struct board_members *out,
                                        struct err *e);

/* Record a supervisor's judgement of a word target or a milestone (65-68, 70, 71) for a year that
 * has begun. Older ones stay. ACTION_JUDGE. ERR_INVALID: number targets, unknown code, words or
 * evidence missing. */
MUST_CHECK enum err_code board_judge(struct desk *d, int no, struct fiscal_year fy,
                                     const char *judgement, const char *words,
                                     const char *evidence, struct err *e);
