#include "core/staff_choice.h"

#include <stdlib.h>

void
staff_choices_free(struct staff_choices *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct staff_choices){ 0 };
}
