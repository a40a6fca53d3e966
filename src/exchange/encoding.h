/* encoding.h - bytes of a file to UTF-8 and back. Strict both ways: nothing becomes "?". */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>

enum encoding { ENCODING_AUTO, ENCODING_UTF8, ENCODING_CP932 };

enum { ENCODING_FILE_MOST = 20 << 20 }; /* bytes of a file that is read */

/* "auto", "utf-8", "cp932"; false for others. */
bool encoding_from_name(const char *name, enum encoding *out);

/* Read a whole file, at most 20 MiB, into `out` (malloc'd, NUL-terminated; `size` without it) as
 * UTF-8 without BOM. AUTO: strict UTF-8, else strict CP932, where a guess that yields half-width
 * katakana or private-use characters is refused with the advice to name the encoding; a file with a
 * BOM is UTF-8 or nothing. 0x8160 becomes U+301C.
 * ERR_IO: cannot be read. ERR_INVALID: too large, a NUL, or a byte that fits neither, with line and
 * byte. */
MUST_CHECK enum err_code encoding_read(const char *path, enum encoding encoding, char **out,
                                       size_t *size, struct err *e);
/* UTF-8 text to CP932; ERR_INVALID names the first character that does not exist there. Of signs that
 * look alike (U+2212 and U+FF0D, U+2014 and U+2015, U+2016 and U+2225) it has one. */
MUST_CHECK enum err_code encoding_to_cp932(const char *utf8, size_t size, char **out,
                                           size_t *out_size, struct err *e);
