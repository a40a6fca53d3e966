/* merge.c - see merge.h */
#include "core/merge.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const states[] = { "proposed", "declined", "done", "undone" };
static const char *const picks_ids[] = { "keep", "take", "both" };
static const char *const whats[] = { "moved", "changed", "removed", "added" };
static_assert(sizeof states / sizeof *states == MERGE_STATE__COUNT, "an id for each");
static_assert(sizeof picks_ids / sizeof *picks_ids == MERGE_PICK__COUNT, "an id for each");
static_assert(sizeof whats / sizeof *whats == MERGE_WHAT__COUNT, "an id for each");

static bool
find_id(const char *const *ids, int count, const char *id, int *out)
{
    for (*out = 0; *out < count; ++*out) {
        if (strcmp(ids[*out], id) == 0)
            return true;
    }
    return false;
}

const char *
merge_state_id(enum merge_state state)
{
    assert((unsigned)state < MERGE_STATE__COUNT);
    return states[state];
}

bool
merge_state_from_id(const char *id, enum merge_state *out)
{
    int i;

    if (!find_id(states, MERGE_STATE__COUNT, id, &i))
        return false;
    *out = (enum merge_state)i;
    return true;
}

const char *
merge_pick_id(enum merge_pick pick)
{
    assert((unsigned)pick < MERGE_PICK__COUNT);
    return picks_ids[pick];
}

bool
merge_picks_add(char picks[MERGE_PICKS_SIZE], const char *field, enum merge_pick pick)
{
    size_t used = strlen(picks);
    int n = snprintf(picks + used, MERGE_PICKS_SIZE - used, "%s%s:%s", used ? "," : "", field,
                     merge_pick_id(pick));

    if (n >= 0 && (size_t)n < MERGE_PICKS_SIZE - used)
        return true;
    picks[used] = '\0';
    return false;
}

bool
merge_picks_find(const char *picks, const char *field, enum merge_pick *out)
{
    size_t length = strlen(field);

    while (*picks) {
        size_t part = strcspn(picks, ",");

        if (strncmp(picks, field, length) == 0 && picks[length] == ':') {
            const char *id = picks + length + 1;
            size_t bytes = part > length ? part - length - 1 : 0;

            for (int i = 0; i < MERGE_PICK__COUNT; i++) {
                if (strlen(picks_ids[i]) == bytes && strncmp(picks_ids[i], id, bytes) == 0) {
                    *out = (enum merge_pick)i;
                    return true;
                }
            }
        }
        picks += part + (picks[part] == ',');
    }
    return false;
}

const char *
merge_what_id(enum merge_what what)
{
    assert((unsigned)what < MERGE_WHAT__COUNT);
    return whats[what];
}

bool
merge_what_from_id(const char *id, enum merge_what *out)
{
    int i;

    if (!find_id(whats, MERGE_WHAT__COUNT, id, &i))
        return false;
    *out = (enum merge_what)i;
    return true;
}

void
merge_rows_free(struct merge_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct merge_rows){ 0 };
}

void
merge_steps_free(struct merge_steps *steps)
{
    if (!steps)
        return;
    for (size_t i = 0; i < steps->count; i++) {
        free(steps->rows[i].before);
        free(steps->rows[i].after);
    }
    free(steps->rows);
    *steps = (struct merge_steps){ 0 };
}

void
merge_sinces_free(struct merge_sinces *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct merge_sinces){ 0 };
}
