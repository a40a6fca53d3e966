/* assessment.c - see assessment.h */
#include "core/assessment.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const state_ids[] = {
    [SHEET_DRAFT] = "draft",
    [SHEET_AGREED] = "agreed",
    [SHEET_FROZEN] = "frozen",
    [SHEET_WITHDRAWN] = "withdrawn",
};
static_assert(sizeof state_ids / sizeof state_ids[0] == SHEET__COUNT, "a state without an id");

const char *
assessment_state_id(enum assessment_state state)
{
    assert(state < SHEET__COUNT);
    return state_ids[state];
}

bool
assessment_state_from_id(const char *id, enum assessment_state *out)
{
    for (enum assessment_state s = SHEET_DRAFT; s < SHEET__COUNT; s++) {
        if (strcmp(state_ids[s], id) == 0) {
            *out = s;
            return true;
        }
    }
    return false;
}

bool
assessment_rating_valid(char rating)
{
    return rating == '\0' || strchr("43210-", rating) != NULL;
}

/* A rating that says something about the person. */
static bool
says_something(char rating)
{
    return rating >= '1' && rating <= '4';
}

bool
assessment_line_confirmed(const struct assessment_line *line)
{
    return says_something(line->agreed);
}

bool
assessment_change(char before, char after, int *change)
{
    if (!says_something(before) || !says_something(after))
        return false;
    *change = (after > before) - (after < before);
    return true;
}

void
assessment_lines_free(struct assessment_lines *lines)
{
    if (!lines)
        return;
    free(lines->rows);
    *lines = (struct assessment_lines){ 0 };
}

void
assessment_rows_free(struct assessment_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct assessment_rows){ 0 };
}

void
decisions_free(struct decisions *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct decisions){ 0 };
}
