#include "core/wage.h"

#include <stdlib.h>

void
wage_list_free(struct wage_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct wage_list){ 0 };
}
