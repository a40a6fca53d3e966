/* person_finder.h - searching people as one types, for the screens that find somebody: rows for the
 * table, and the line in the audit. The line comes with what was settled on, not with each letter:
 * when a row is taken, another name is begun, or the screen is left or hidden. */
#pragma once

#include "core/limits.h"
#include "ui/kit/screen.h"
#include "ui/screens/person_row.h"

struct person_finder {
    struct person_row *rows; /* owned */
    size_t count;
    bool more;               /* than the rows that are shown */
    char asked[LINE_SIZE];   /* not in the audit yet; "" nothing */
};

/* Rows for `query`, none for "". On error there are none. */
enum err_code person_finder_load(struct screen *s, struct person_finder *f, const char *query,
                                 struct err *e);
void person_finder_clear(struct person_finder *f); /* frees the rows */
/* When it is one person, found by an old number: that, for large type has no column for it. */
bool person_finder_hint(const struct person_finder *f, char *out, size_t size);
/* The line for what was searched. False: it was refused and said, and so must be what follows. */
bool person_finder_trace(struct screen *s, struct person_finder *f);
