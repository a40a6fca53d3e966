/* person_finder.h - searching people as one types, for the screens that find somebody: rows for the
 * table, 50 at a time, and the line in the audit. The line comes with what was settled on, not with
 * each letter: when a row is taken, another name is begun, or the screen is left or hidden. */
#pragma once

#include "core/enquiry.h"
#include "core/limits.h"
#include "core/person_hit.h"
#include "ui/kit/screen.h"
#include "ui/screens/person_row.h"

/* The first member of the screen's state, or all of it. */
struct person_finder {
    struct person_row *rows; /* owned: enquiries, then people */
    size_t enquiries, count; /* how many of each */
    bool more;               /* people than the rows that are shown */
    struct person_place end; /* of the rows, when there is more */
    char query[LINE_SIZE];   /* whose rows they are; "" none */
    char asked[LINE_SIZE];   /* not in the audit yet; "" nothing */
    size_t asked_for;        /* the most rows shown of it */
    bool is_new;             /* other words than before: nobody is selected of them yet */
    bool with_enquiries;     /* set in open, where the role may: those are found too */
    struct enquiry_rows all; /* read anew but for a letter typed: a key compares, it reads none */
};

/* For struct screen_ops. `find`, F4: narrows the rows when they are all there is; else the search
 * itself, so that nobody who fits is hidden. `key`: a letter that is no command, typed over the result,
 * begins another name in the field "query", which takes it; always false. */
void person_finder_close(struct screen *s);
void person_finder_settle(struct screen *s);
void person_finder_find(struct screen *s);
bool person_finder_key(struct screen *s, const struct key_event *ev);

/* Rows for `query`, none for "": the first page, or as many as were shown of the same query before.
 * On error there are none. */
enum err_code person_finder_load(struct screen *s, const char *query, struct err *e);
/* The rows into the table of the screen; past the last one it reads the next page. */
void person_finder_show(struct screen *s);
/* N_(): the words for a search without a row, where F2 begins somebody new. */
extern const char person_finder_nobody[];
/* What was typed in the field "query", to begin the form of somebody new; false: it does not fit. */
bool person_finder_typed(struct screen *s, char out[LINE_SIZE]);
/* What must be said of what was found: that it is one person by an old number, for large type has
 * no column for it; that nobody fits because a date is not whole yet, or is none. */
bool person_finder_hint(const struct person_finder *f, char *out, size_t size);
/* The line for what was searched. False: it was refused and said, and so must be what follows. */
bool person_finder_trace(struct screen *s);
/* The enquiry that is selected in the table; NULL: a person or nothing. */
const struct person_row *person_finder_enquiry(const struct screen *s);
/* "1-50, and more ...": what the list holds of what was found, for the hint of the screen. */
void person_finder_extent(const struct person_finder *f, char *out, size_t size);
