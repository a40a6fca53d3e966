#include "core/handover.h"

#include <stdlib.h>

void
handover_list_free(struct handover_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct handover_list){ 0 };
}
