/* table.h - rows and columns: screens say what a cell holds; drawing, selecting, scrolling,
 * sorting, narrowing and the position "3/41" are shared.
 *
 *     static void name_cell(const void *row, char *out)
 *     { const struct person *p = row; snprintf(out, TABLE_CELL, "%s", p->name); }
 *     static const struct table_column columns[] = {
 *         { N_("Name"), 20, .grow = 2, .cell = name_cell },
 *         { N_("Age"), 4, .right = true, .cell = age_cell, .priority = 1 },
 *         { 0 },
 *     };
 *     s->table = table_new(s, columns, N_("Nobody is registered yet. n: new person"));
 *     table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);      in load
 *
 * Keys: Up/Down PgUp/PgDn Home/End, 1-9 pick a row of the page, / narrows, Ctrl-O and < > sort what
 * is all there.
 * Enter belongs to the screen's command. */
#pragma once

#include "ui/kit/area.h"
#include "ui/kit/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct screen;
struct table;

enum { TABLE_CELL = 256 }; /* bytes of a cell's text */

struct table_column {
    const char *title; /* N_(); NULL title and cell end the table */
    int cols;          /* least columns */
    int grow;          /* share of what is left over; 0: none */
    int priority;      /* 0: never dropped; higher: dropped earlier when narrow, right ones first */
    bool right;        /* numbers */
    void (*cell)(const void *row, char *out); /* at most TABLE_CELL bytes with the NUL */
    int (*compare)(const void *a, const void *b); /* NULL: numbers by value, else kana order */
    enum style (*style)(const void *row);         /* NULL: normal. A sign or word stands there too */
};

/* `empty` (N_()) says in words why there is nothing and what to do. */
struct table *table_new(struct screen *s, const struct table_column *columns, const char *empty);
void table_free(struct table *t);
/* Borrowed until the next call; the selection stays on the same row (by `id`, else by position),
 * sort and filter stay. `count` 0: rows may be NULL. */
void table_set_rows(struct table *t, const void *rows, size_t count, size_t row_size);
/* The rows given are not all: `more` reads on, with table_set_rows() of those before and those behind
 * them, when somebody goes past the last one. It says itself why it could not. NULL: they are all. */
void table_set_more(struct table *t, void (*more)(struct screen *s));
/* The rows given are a part of a longer list: they keep their order, for what a column puts first may
 * be among the others. Whoever wants to sort is told so. */
void table_set_part(struct table *t, bool is_part);
void table_set_id(struct table *t, long (*id)(const void *row));
/* The id of the selected row, 0 without a row. False: rows have no ids. */
bool table_selected_id(const struct table *t, long *id);
void table_set_empty(struct table *t, const char *empty); /* N_() */
void table_set_gap(struct table *t, int cols); /* blanks between columns; 0: by the width */

bool table_at_end(const struct table *t); /* the last row that is shown is selected */
const void *table_row(const struct table *t); /* selected; NULL: none */
bool table_has_rows(const struct table *t);   /* whatever the filter leaves of them */
size_t table_shown(const struct table *t);    /* rows that pass the filter */
void table_select(struct table *t, size_t row_index); /* index in the rows as given */
bool table_select_id(struct table *t, long id); /* by table_set_id(); false: no such row is shown */
/* Sort by column; again: reverses. -1: as given. */
void table_sort(struct table *t, int column);
int table_sort_column(const struct table *t, bool *is_descending); /* -1 none: to remember it */

/* ---- the kit's side ---- */

void table_draw(const struct table *t, struct canvas *c, struct area a);
bool table_event(struct table *t, const struct key_event *ev);
void table_page(struct table *t, int step);
void table_start_filter(struct table *t);
void table_ask_sort(struct table *t); /* picker of the columns */
void table_step_sort(struct table *t, int step);
bool table_in_text(const struct table *t); /* the filter is being typed */
bool table_at_top(const struct table *t);
void table_position(const struct table *t, char *out, size_t size); /* "3/41"; "3/50+" of more */
bool table_is_narrowed(const struct table *t);
/* Leave the filter; true when there was one. */
bool table_back(struct table *t);
void table_set_focused(struct table *t, bool focused);
