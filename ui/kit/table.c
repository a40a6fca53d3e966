#include "ui/kit/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/edit_keys.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"
#include "ui/kit/table_private.h"

enum { FILTER_MAX = 60 };

struct table *
table_new(struct screen *s, const struct table_column *columns, const char *empty)
{
    struct table *t = calloc(1, sizeof *t);
    int rows, cols;

    if (t == NULL)
        abort();
    t->s = s;
    t->columns = columns;
    t->empty = empty;
    t->sort = -1;
    t->digits_pick = !s->ops->takes_digits;
    t->is_focused = true;
    while (columns[t->columns_count].cell != NULL)
        t->columns_count++;
    lineedit_init(&t->filter, FILTER_MAX, false);
    t->page = calloc(1, sizeof *t->page);
    if (t->page == NULL)
        abort();
    app_size(s->app, &rows, &cols); /* until the first paint, for keys typed ahead */
    *t->page = rows > 5 ? rows - 4 : 1;
    return t;
}

void
table_free(struct table *t)
{
    if (t == NULL)
        return;
    lineedit_free(&t->filter);
    free(t->order);
    free(t->page);
    free(t);
}

const void *
table_row_at(const struct table *t, size_t i)
{
    return (const char *)t->rows + t->order[i] * t->row_size;
}

const void *
table_row(const struct table *t)
{
    return t->selected < t->shown ? table_row_at(t, t->selected) : NULL;
}

bool
table_has_rows(const struct table *t)
{
    return t->count > 0;
}

size_t
table_shown(const struct table *t)
{
    return t->shown;
}

/* The old rows may be gone when the new ones come: who is selected is noted at once. */
static void
select_at(struct table *t, size_t i)
{
    t->selected = t->shown == 0 ? 0 : i < t->shown ? i : t->shown - 1;
    if (t->id != NULL && t->shown > 0)
        t->selected_id = t->id(table_row(t));
}

void
table_set_rows(struct table *t, const void *rows, size_t count, size_t row_size)
{
    size_t at = t->selected;
    long id = t->selected_id;

    t->rows = rows;
    t->count = count;
    t->row_size = row_size;
    table_arrange(t);
    for (size_t i = 0; t->id != NULL && i < t->shown; i++)
        if (t->id(table_row_at(t, i)) == id)
            at = i;
    select_at(t, at);
}

void
table_set_more(struct table *t, void (*more)(struct screen *s))
{
    t->more = more;
}

void
table_set_part(struct table *t, bool is_part)
{
    t->is_part = is_part;
    if (is_part && t->sort >= 0)
        table_sort(t, -1);
}

void
table_set_id(struct table *t, long (*id)(const void *row))
{
    t->id = id;
}

bool
table_selected_id(const struct table *t, long *id)
{
    const void *row = table_row(t);

    *id = row != NULL && t->id != NULL ? t->id(row) : 0;
    return row == NULL || t->id != NULL;
}

void
table_set_empty(struct table *t, const char *empty)
{
    t->empty = empty;
}

void
table_set_gap(struct table *t, int cols)
{
    t->gap = cols;
}

void
table_select(struct table *t, size_t row_index)
{
    for (size_t i = 0; i < t->shown; i++)
        if (t->order[i] == row_index)
            select_at(t, i);
}

bool
table_select_id(struct table *t, long id)
{
    for (size_t i = 0; t->id != NULL && i < t->shown; i++) {
        if (t->id(table_row_at(t, i)) == id) {
            select_at(t, i);
            return true;
        }
    }
    return false;
}

/* ---- sorting ---- */

void
table_sort(struct table *t, int column)
{
    const void *row = table_row(t);
    size_t keep = row != NULL ? t->order[t->selected] : 0;

    t->is_descending = column >= 0 && column == t->sort && !t->is_descending;
    t->sort = column < t->columns_count ? column : -1;
    table_arrange(t);
    table_select(t, keep);
}

int
table_sort_column(const struct table *t, bool *is_descending)
{
    *is_descending = t->is_descending;
    return t->sort;
}

static bool
says_part(const struct table *t)
{
    if (t->is_part)
        screen_warn(t->s, "%s",
                    _("Not all rows are here to be sorted. Narrow the list down first."));
    return t->is_part;
}

void
table_step_sort(struct table *t, int step)
{
    int n = t->columns_count + 1, to = t->sort;

    if (says_part(t))
        return;
    do {
        to = (to + 1 + step + n) % n - 1;
    } while (to >= 0 && !table_shows(t, to));
    table_sort(t, to);
    if (to < 0)
        screen_say(t->s, "%s", _("In the usual order."));
    else
        screen_say(t->s, _("Sorted by %s."), word(t->columns[to].title));
}

/* The columns that somebody sees; how many. */
static int
sortable(const struct table *t, int *columns)
{
    int n = 0;

    for (int i = 0; i < t->columns_count; i++)
        if (table_shows(t, i))
            columns[n++] = i;
    return n;
}

static void
sort_picked(struct screen *s, void *data, int index)
{
    struct table *t = data;
    int columns[TABLE_COLUMNS], n = sortable(t, columns);

    if (index >= n) /* the window has become smaller meanwhile */
        return;
    table_sort(t, columns[index]);
    screen_say(s, t->is_descending ? _("Sorted by %s, largest first.") : _("Sorted by %s."),
               word(t->columns[columns[index]].title));
}

void
table_ask_sort(struct table *t)
{
    struct choice *rows;
    int columns[TABLE_COLUMNS], n = sortable(t, columns), here = -1;

    if (says_part(t))
        return;
    rows = calloc((size_t)t->columns_count + 1, sizeof *rows);
    if (rows == NULL)
        abort();
    for (int i = 0; i < n; i++) {
        const char *title = word(t->columns[columns[i]].title);

        rows[i] = (struct choice){ title, title };
        here = columns[i] == t->sort ? i : here;
    }
    picker_ask_with(t->s, _("Sort by"), rows, here, sort_picked, t);
    free(rows);
}

/* ---- narrowing ---- */

bool
table_in_text(const struct table *t)
{
    return t->is_typing;
}

void
table_start_filter(struct table *t)
{
    t->is_typing = true;
}

bool
table_is_narrowed(const struct table *t)
{
    return t->is_typing || t->filter.len > 0;
}

bool
table_back(struct table *t)
{
    const void *row = table_row(t);
    size_t keep = row != NULL ? t->order[t->selected] : 0;

    if (!table_is_narrowed(t))
        return false;
    t->is_typing = false;
    lineedit_clear(&t->filter);
    table_arrange(t);
    table_select(t, keep);
    return true;
}

static bool
filter_event(struct table *t, const struct key_event *ev)
{
    if (ev->kind == EVENT_KEY && ev->key == K_ENTER) {
        t->is_typing = false;
        return true;
    }
    switch (edit_event(&t->filter, ev, FILTER_MAX)) {
    case EDIT_NOT_TAKEN: return ev->kind == EVENT_PASTE_END;
    case EDIT_MOVED: break;
    case EDIT_CHANGED:
        table_arrange(t);
        select_at(t, 0);
        break;
    case EDIT_NOTHING:
    case EDIT_REFUSED:
    case EDIT_FULL: app_beep(t->s->app); break;
    }
    return true;
}

/* ---- moving ---- */

bool
table_at_top(const struct table *t)
{
    return t->selected == 0;
}

bool
table_at_end(const struct table *t)
{
    return t->selected + 1 >= t->shown;
}

static void
move(struct table *t, long by)
{
    size_t page = (size_t)*t->page;
    long to, last;

    /* The page that is gone to is to be full. The same row stays selected, wherever it stands then. */
    if (by > 0 && t->more != NULL && ((t->selected + (size_t)by) / page + 1) * page > t->shown)
        t->more(t->s);
    to = (long)t->selected + by;
    last = (long)t->shown - 1;
    if (t->shown == 0 || (by < 0 && t->selected == 0) || (by > 0 && (long)t->selected == last)) {
        app_beep(t->s->app);
        return;
    }
    select_at(t, (size_t)(to < 0 ? 0 : to > last ? last : to));
}

/* To the last row there is; from there to the last of what comes behind it. */
static void
move_to_end(struct table *t)
{
    if (t->selected + 1 >= t->shown)
        move(t, 1);
    if (t->selected + 1 < t->shown)
        select_at(t, t->shown - 1);
}

void
table_page(struct table *t, int step)
{
    move(t, (long)step * *t->page);
}

static bool
pick(struct table *t, int nth)
{
    size_t top = t->selected / (size_t)*t->page * (size_t)*t->page, at = top + (size_t)nth;

    if (nth >= *t->page || at >= t->shown)
        app_beep(t->s->app);
    else
        select_at(t, at);
    return true;
}

bool
table_event(struct table *t, const struct key_event *ev)
{
    if (t->is_typing && filter_event(t, ev))
        return true;
    if (ev->kind != EVENT_KEY)
        return false;
    if (t->digits_pick && !t->is_typing && ev->key >= '1' && ev->key <= '9')
        return pick(t, (int)(ev->key - '1'));
    switch (ev->key) {
    case K_UP: move(t, -1); return true;
    case K_DOWN: move(t, 1); return true;
    case K_PAGE_UP: table_page(t, -1); return true;
    case K_PAGE_DOWN: table_page(t, 1); return true;
    case K_HOME: move(t, -(long)t->shown); return true;
    case K_END: move_to_end(t); return true;
    default: return false;
    }
}

void
table_set_focused(struct table *t, bool focused)
{
    t->is_focused = focused;
}
