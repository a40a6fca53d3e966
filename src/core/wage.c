#include "core/wage.h"

#include <stdlib.h>

#include "core/kpi.h"

void
wage_list_free(struct wage_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct wage_list){ 0 };
}

int64_t
wage_average(const struct wage *w)
{
    return w->people == 0 ? -1 : kpi_half_up(w->paid_yen, w->people);
}
