/* rows.c - see rows.h */
#include "core/rows.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_FIRST = 8 }; /* a power of two: then room doubles whenever a power of two is full */

void *
rows_grow(void *rows, size_t count, size_t row_size)
{
    if (count == 0 || (count >= ROWS_FIRST && (count & (count - 1)) == 0)) {
        size_t room = count ? 2 * count : ROWS_FIRST;

        rows = reallocarray(rows, room, row_size);
        if (!rows)
            abort();
    }
    memset((char *)rows + count * row_size, 0, row_size);
    return rows;
}
