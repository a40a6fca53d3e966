/* postal_csv.h - Japan Post's list of postal codes (KEN_ALL.CSV and its UTF-8 edition). */
#pragma once

#include "core/postal.h"
#include "core/err.h"

#include <stddef.h>

/* Read the file strictly: CP932 or UTF-8, no header, 15 columns a row. A code stands once in `rows`
 * (malloc'd, in order of the codes), with what all its places have in common; remarks in brackets,
 * "以下に掲載がない場合", "…の次に番地がくる場合" and "…一円" are no town. ERR_INVALID names the line. */
MUST_CHECK enum err_code postal_csv_read(const char *path, struct postal_place **rows,
                                         size_t *count, struct err *e);
