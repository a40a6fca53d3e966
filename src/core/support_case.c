/* support_case.c - see support_case.h */
#include "core/support_case.h"

#include <stdlib.h>

void
stage_changes_free(struct stage_changes *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct stage_changes){ 0 };
}

void
case_rows_free(struct case_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct case_rows){ 0 };
}
