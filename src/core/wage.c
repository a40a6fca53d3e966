#include "core/wage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/kpi.h"
#include "core/text.h"

static const char new_formula_from[] = "2023-04"; /* the series breaks at FY2023 */

enum err_code
wage_settle(struct wage *w, struct err *e)
{
    char first[DATE_ISO_SIZE];
    struct date day;

    snprintf(first, sizeof first, "%.7s-01", w->month);
    if (strlen(w->month) != 7 || !date_from_iso(first, &day))
        return err_set(e, ERR_INVALID, "month", N_("Write a month like 2014-05."));
    const char *fits = strcmp(w->month, new_formula_from) < 0 ? "old" : "new";
    if (w->method[0] == '\0' && !text_copy(w->method, sizeof w->method, fits))
        return err_set(e, ERR_BUG, "method", N_("The name of a method is too long."));
    if (strcmp(w->method, "new") == 0 && strcmp(fits, "old") == 0)
        return err_set(e, ERR_INVALID, "method",
                       N_("The new formula begins with April 2023. Choose the old one."));
    return ERR_OK;
}

void
wage_list_free(struct wage_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct wage_list){ 0 };
}
