/* table_private.h - shared by table.c (state, keys), table_order.c (sort, filter), table_draw.c. */
#pragma once

#include "ui/kit/lineedit.h"
#include "ui/kit/table.h"

enum { TABLE_COLUMNS = 24 }; /* more are not shown */

struct table {
    struct screen *s;
    const struct table_column *columns;
    int columns_count;
    const char *empty;
    const void *rows; /* borrowed */
    size_t count, row_size;
    void (*more)(struct screen *s); /* NULL: the rows are all */
    size_t *order; /* indices of the rows that pass the filter, as they stand */
    size_t shown, selected;
    long (*id)(const void *row);
    long selected_id;
    int sort; /* column, -1 as given */
    bool is_part, is_descending, digits_pick, is_focused, is_typing;
    struct lineedit filter;
    int gap;   /* 0: by the width */
    int *page; /* rows at the last paint */
};

const void *table_row_at(const struct table *t, size_t i); /* i-th of the shown */
bool table_shows(const struct table *t, int column); /* it has room now */
void table_arrange(struct table *t); /* filter and sort anew */
