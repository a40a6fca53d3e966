/* text.h - UTF-8: validation, the refused characters, columns, clipping, clusters, and the one
 * display filter. Three lengths, three names: bytes, chars (code points), cols (screen columns). */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum text_fault {
    TEXT_GOOD,
    TEXT_NOT_UTF8,  /* malformed, overlong, surrogate, past U+10FFFF */
    TEXT_CONTROL,   /* C0, DEL, C1, U+2028, U+2029 */
    TEXT_INVISIBLE, /* zero width, bidi, noncharacters, U+FFFD: see STORAGE of the schema guards */
};

/* Decode one character of at most n bytes. Bytes used, or 0 when malformed; `cp` untouched then. */
size_t text_decode(const char *s, size_t n, uint32_t *cp);
/* Encode; returns 1-4 bytes, no NUL is added. */
size_t text_encode(uint32_t cp, char out[4]);
/* Refused in one-line texts (newline is a fault). The schema's GUARD_LINE refuses the same. */
enum text_fault text_code_point(uint32_t cp);
/* One-line text; `notes` allows \n as GUARD_TEXT does. */
enum text_fault text_check(const char *s, bool notes);
/* text_check as an error for a form: ERR_INVALID, `field`, a sentence that names the character as
 * U+XXXX and its place; also refuses more than `max_chars`. ERR_OK when good. */
MUST_CHECK enum err_code text_validate(const char *s, bool notes, size_t max_chars,
                                       const char *field, struct err *e);
size_t text_chars(const char *s);

/* ---- columns ---- */

/* How wide the terminal draws East Asian ambiguous characters (① → ─): 1 (default) or 2. */
void text_set_ambiguous_wide(bool wide);
/* Columns of a code point: 0 marks, 1, 2; -1 for controls. The one width function: canvas, editor
 * and, through wcwidth(), ncurses use it. */
int text_width(uint32_t cp);

/* Kana and the kanji of every day: two columns on every terminal and never refused. Nearly all that
 * is shown is ASCII or this, so the loops over each letter ask here before they search tables. */
static inline bool
text_is_everyday(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3041 && cp <= 0x3096)
           || (cp >= 0x30A1 && cp <= 0x30FA);
}
/* Columns of valid text as the display filter shows it. */
int text_cols(const char *s);
/* The bytes of the longest beginning of `s` that fits `cols` columns and ends at a cluster. */
size_t text_fit(const char *s, int cols);
/* Copy at most `cols` columns; a cut text ends in … (or ~ when `ascii`). Returns columns used. */
int text_clip(const char *s, int cols, bool ascii, char *out, size_t size);

/* Cursor steps by cluster (base and its zero-width marks); byte offsets. */
size_t text_next(const char *s, size_t at);
size_t text_prev(const char *s, size_t at);

/* ---- display filter ---- */

/* What may reach the terminal: C0 and DEL become control pictures (U+2400..), C1 and malformed
 * bytes U+FFFD, bidi, invisible and noncharacters □; variation selectors and private use stay.
 * Idempotent. Cuts at a character when `size` is short. Returns bytes written without NUL. */
size_t text_display(const char *s, char *out, size_t size);
/* True if text_display would change nothing. */
bool text_is_displayable(const char *s);

/* ---- small helpers ---- */

/* Bounded copy; false and an empty string when it does not fit (storage never truncates). */
bool text_copy(char *out, size_t size, const char *s);
/* Add `words` at the end of what stands in `out`, behind `between` unless that is nothing; "" adds
 * nothing. For words to read: cut at a character when there is no more room. */
void text_join(char *out, size_t size, const char *between, const char *words);
/* Cut spaces (ASCII and U+3000), tabs and newlines from both ends, in place. */
void text_trim(char *s);
/* Full-width digits, letters and signs ！..～ and U+3000 to ASCII; other bytes are copied. */
void text_to_ascii(const char *s, char *out, size_t size);
