#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "ui/kit/table_private.h"

/* What a row is sorted by: a number, else the kana order; nothing comes last either way. */
struct sort_key {
    size_t index;
    const void *row;
    unsigned char *bytes;
    size_t length;
    double number;
    enum { KEY_NUMBER, KEY_WORDS, KEY_EMPTY } kind;
};

struct order {
    const struct table_column *column;
    bool is_descending;
};

static void
make_key(const struct table_column *column, const void *row, size_t index, struct sort_key *k)
{
    char cell[TABLE_CELL] = "", *end;
    unsigned char sort[KANA_SORT_SIZE];

    *k = (struct sort_key){ .index = index, .row = row, .kind = KEY_WORDS };
    if (column->compare != NULL)
        return;
    column->cell(row, cell);
    k->number = strtod(cell, &end);
    if (cell[0] == '\0') {
        k->kind = KEY_EMPTY;
    } else if (end != cell && *end == '\0') {
        k->kind = KEY_NUMBER;
    } else {
        k->length = kana_sort_key(cell, sort, sizeof sort);
        k->bytes = malloc(k->length + 1);
        if (k->bytes == NULL)
            abort();
        memcpy(k->bytes, sort, k->length);
    }
}

static int
compare_words(const struct sort_key *a, const struct sort_key *b)
{
    size_t n = a->length < b->length ? a->length : b->length;
    int c = n > 0 ? memcmp(a->bytes, b->bytes, n) : 0;

    return c != 0 ? c : (a->length > b->length) - (a->length < b->length);
}

static int
compare_keys(const void *left, const void *right, void *data)
{
    const struct sort_key *a = left, *b = right;
    const struct order *o = data;
    int c;

    if (o->column->compare != NULL)
        c = o->column->compare(a->row, b->row);
    else if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    else if (a->kind == KEY_NUMBER)
        c = (a->number > b->number) - (a->number < b->number);
    else
        c = compare_words(a, b);
    if (c != 0)
        return o->is_descending ? -c : c;
    return (a->index > b->index) - (a->index < b->index);
}

static void
sort_rows(struct table *t)
{
    struct order o = { &t->columns[t->sort], t->is_descending };
    struct sort_key *keys = calloc(t->shown, sizeof *keys);

    if (keys == NULL)
        abort();
    for (size_t i = 0; i < t->shown; i++)
        make_key(o.column, table_row_at(t, i), t->order[i], &keys[i]);
    qsort_r(keys, t->shown, sizeof *keys, compare_keys, &o);
    for (size_t i = 0; i < t->shown; i++) {
        t->order[i] = keys[i].index;
        free(keys[i].bytes);
    }
    free(keys);
}

static bool
passes(const struct table *t, size_t index, const char *wanted)
{
    const void *row = (const char *)t->rows + index * t->row_size;

    for (int i = 0; i < t->columns_count; i++) {
        char cell[TABLE_CELL] = "", key[KANA_KEY_SIZE * 2];

        t->columns[i].cell(row, cell);
        if (kana_search_key(cell, key, sizeof key) && strstr(key, wanted) != NULL)
            return true;
    }
    return false;
}

void
table_arrange(struct table *t)
{
    char typed[LINEEDIT_CAP], wanted[KANA_KEY_SIZE * 2];

    free(t->order);
    t->order = calloc(t->count + 1, sizeof *t->order);
    if (t->order == NULL)
        abort();
    t->shown = 0;
    lineedit_get(&t->filter, typed, sizeof typed);
    if (!kana_search_key(typed, wanted, sizeof wanted))
        wanted[0] = '\0';
    for (size_t i = 0; i < t->count; i++)
        if (wanted[0] == '\0' || passes(t, i, wanted))
            t->order[t->shown++] = i;
    if (t->sort >= 0 && t->shown > 1)
        sort_rows(t);
    if (t->selected >= t->shown)
        t->selected = t->shown > 0 ? t->shown - 1 : 0;
}
