/* csvtext.h - one CSV cell: the guard against formulas and the quoting of RFC 4180. Writing is
 * guard, then quote; reading is unquote (the CSV reader does it), then unguard. What was written so
 * comes back byte for byte. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* An apostrophe goes in front of what a spreadsheet would take for a formula (after leading blanks,
 * U+3000 too, one of = + - @ TAB CR LF | % or full-width = + - @), and in front of what begins with
 * an apostrophe itself. In a `number` column a plain negative number (-12, -0.5) stays as it is.
 * Returns the bytes needed without the NUL, at most strlen(value) + 1; when that is `size` or more,
 * `out` is "": nothing is cut. */
size_t csvtext_guard(const char *value, bool number, char *out, size_t size);
/* Take the guard's apostrophe away, in place; any other cell stays as it is. */
void csvtext_unguard(char *cell);

/* The cell as it stands in the file, in quotes where it needs them. Returns and fills like
 * csvtext_guard; at most 2 * strlen(value) + 2 bytes. */
size_t csvtext_quote(const char *value, char *out, size_t size);
