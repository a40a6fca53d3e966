#include "core/dispatch.h"

#include <stdlib.h>

enum dispatch_count
dispatch_counts(const struct dispatch *x)
{
    static const struct code_set methods = {
        { "workplace_visit", "home_visit", "accompaniment" },
        3,
    };
    static const struct code_set purposes = { { "retention", "life_support" }, 2 };

    if (x->voided)
        return DISPATCH_VOID;
    if (!code_set_has(&methods, x->method))
        return DISPATCH_METHOD;
    return code_set_has(&purposes, x->purpose) ? DISPATCH_COUNTS : DISPATCH_PURPOSE;
}

void
dispatch_list_free(struct dispatch_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct dispatch_list){ 0 };
}
