/* due.c - see due.h */
#include "core/due.h"

#include <stdlib.h>

void
due_rows_free(struct due_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct due_rows){ 0 };
}
