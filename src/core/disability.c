/* disability.c - see disability.h */
#include "core/disability.h"

#include <stdlib.h>

void
disability_periods_free(struct disability_periods *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct disability_periods){ 0 };
}
