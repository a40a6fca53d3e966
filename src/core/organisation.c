#include "core/organisation.h"

#include <stdlib.h>

void
organisation_list_free(struct organisation_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct organisation_list){ 0 };
}
