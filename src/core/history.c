/* history.c - see history.h */
#include "core/history.h"

#include <stdlib.h>

void
field_changes_free(struct field_changes *list)
{
    if (!list)
        return;
    for (size_t i = 0; i < list->count; i++) {
        free(list->rows[i].before);
        free(list->rows[i].after);
    }
    free(list->rows);
    *list = (struct field_changes){ 0 };
}
