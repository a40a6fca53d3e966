/* interview.c - see interview.h */
#include "core/interview.h"

#include <stdlib.h>

void
interview_rows_free(struct interview_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct interview_rows){ 0 };
}
