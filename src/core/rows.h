/* rows.h - lists that grow one row at a time. */
#pragma once

#include <stddef.h>

/* Room for one more row after `count`; the new row is zeroed. Out of memory ends the program, as
 * everywhere: drafts are on disk. The caller frees with free(). */
void *rows_grow(void *rows, size_t count, size_t row_size);
