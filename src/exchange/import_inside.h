/* import_inside.h - one import under way; for import.c and import_cells.c. */
#pragma once

#include "exchange/csv_read.h"
#include "exchange/import.h"

enum { COLUMN_NONE = -1 };

struct import {
    struct desk *d;
    const struct import_kind *kind;
    struct import_report *report;
    struct encoding_found found; /* what the file was read as */
    int place[CSV_COLUMNS_MOST]; /* column of the kind at each place of the file */
    const struct csv_row *row;   /* the one being read */
    char *cells[CSV_COLUMNS_MOST]; /* by column of the kind; NULL: absent */
    bool bad[CSV_COLUMNS_MOST];    /* by column of the kind: noted for this row already */
    bool row_is_bad;
    struct import_later *later;    /* rows put off, owned */
    size_t later_count, later_room;
};

/* The number of a column by its English or Japanese name, or COLUMN_NONE. */
int import_column_of(const struct import_kind *kind, const char *name);
/* Notes required cells that are empty, or, with `absent`, columns that the file does not have. */
void import_check_required(struct import *im, bool absent);
