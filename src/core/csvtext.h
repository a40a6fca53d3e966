/* csvtext.h - one CSV cell: the guard against formulas and the quoting of RFC 4180. Writing is
 * guard, then quote; reading is unquote (the CSV reader does it), then unguard. What was written so
 * comes back byte for byte. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum csvtext_column {
    CSVTEXT_TEXT,
    CSVTEXT_NUMBER, /* a plain negative number (-12, -0.5) needs no guard */
};

/* A spreadsheet would take this for a formula (after leading blanks, U+3000 too, one of
 * = + - @ TAB CR LF | % or full-width = + - @), or it begins with an apostrophe itself: an
 * apostrophe goes in front. */
bool csvtext_needs_guard(const char *value, enum csvtext_column column);
/* The value of an imported cell: behind the guard's apostrophe if there is one, else `cell`. */
const char *csvtext_unguard(const char *cell);

/* Guard and quote one value. Returns the bytes that the cell needs without the NUL; when that is
 * `size` or more, `out` is "" (nothing is cut). At most 2 * strlen(value) + 3. */
size_t csvtext_cell(const char *value, enum csvtext_column column, char *out, size_t size);
