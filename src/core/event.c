#include "core/event.h"

#include <stdlib.h>
#include <string.h>

#include "core/kana.h"

enum err_code
event_check(const struct event *ev, struct err *e)
{
    /* Local times compare as they are written. */
    if (ev->ends_at[0] && strcmp(ev->ends_at, ev->starts_at) < 0)
        return err_set(e, ERR_INVALID, "ends_at", N_("The end is before the beginning."));
    return ERR_OK;
}

int
event_kpi_no(const char *kind)
{
    static const struct {
        const char *kind;
        int no;
    } rows[] = {
        { "coordination_meeting", 64 }, { "network_meeting", 66 },  { "employer_seminar", 67 },
        { "staff_seminar", 68 },        { "outreach_lecture", 68 }, { "leisure_programme", 70 },
        { "wage_programme", 71 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(kind, rows[i].kind) == 0)
            return rows[i].no;
    }
    return 0;
}

void
event_list_free(struct event_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct event_list){ 0 };
}

void
seat_list_free(struct seat_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct seat_list){ 0 };
}

static bool
stands(const struct event_row *e)
{
    return strcmp(e->status, "planned") == 0 || strcmp(e->status, "held") == 0;
}

bool
event_overlaps(const struct event_row *a, const struct event_row *b)
{
    int order = strcmp(a->starts_at, b->starts_at); /* local times compare as they are written */
    const struct event_row *first = order < 0 ? a : b, *second = order < 0 ? b : a;

    if (!stands(a) || !stands(b))
        return false;
    return order == 0 || (first->ends_at[0] && strcmp(second->starts_at, first->ends_at) < 0);
}

bool
event_same_place(const char *a, const char *b)
{
    char x[KANA_KEY_SIZE], y[KANA_KEY_SIZE];

    return *a && kana_search_key(a, x, sizeof x) && kana_search_key(b, y, sizeof y)
           && strcmp(x, y) == 0;
}
