/* encoding.h - bytes of a file to UTF-8 and back. Strict both ways: nothing becomes "?". */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>

enum encoding { ENCODING_AUTO, ENCODING_UTF8, ENCODING_CP932 };

enum { ENCODING_FILE_MOST = 20 << 20 }; /* bytes of a file that is read */

/* "auto", "utf-8", "cp932"; false for others. */
bool encoding_from_name(const char *name, enum encoding *out);

struct encoding_found {
    enum encoding as;  /* what the file was read as */
    bool guessed;      /* AUTO was asked for, and it is no UTF-8 */
    size_t line, byte; /* guessed: where it stops being UTF-8, from 1 */
};

/* Read a whole file, at most 20 MiB, into `out` (malloc'd, NUL-terminated; `size` without it) as
 * UTF-8 without BOM. AUTO: strict UTF-8, else strict CP932; a file with a BOM is UTF-8 or nothing.
 * `found` (may be NULL) is filled on success. The wave dash is U+301C whatever the file has for it
 * (TRUST 11).
 * ERR_IO: cannot be read. ERR_INVALID: too large, a NUL, or a byte that fits neither, with line and
 * byte. */
MUST_CHECK enum err_code encoding_read(const char *path, enum encoding encoding, char **out,
                                       size_t *size, struct encoding_found *found,
                                       struct err *e);
/* Half-width katakana or private-use characters: EUC-JP read as CP932 looks like that. */
bool encoding_looks_misread(const char *text);
/* Are they the same but for signs that a file `as` has only once? In every file one wave dash, in
 * CP932 one minus, one dash and one parallel sign too. */
bool encoding_alike(enum encoding as, const char *a, const char *b);
/* UTF-8 text to CP932; ERR_INVALID names the first character that does not exist there. Of signs that
 * look alike (U+2212 and U+FF0D, U+2014 and U+2015, U+2016 and U+2225) it has one. */
MUST_CHECK enum err_code encoding_to_cp932(const char *utf8, size_t size, char **out,
                                           size_t *out_size, struct err *e);
