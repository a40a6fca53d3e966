/* person_finder.c - see person_finder.h */
#include "ui/screens/person_finder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/people.h"
#include "desk/words.h"

void
person_finder_clear(struct person_finder *f)
{
    free(f->rows);
    f->rows = NULL;
    f->count = 0;
    f->more = false;
}

static bool
begins_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

bool
person_finder_hint(const struct person_finder *f, char *out, size_t size)
{
    if (f->count != 1 || !f->rows[0].by_old_number)
        return false;
    snprintf(out, size, _("Old number. It is %s now."), f->rows[0].ref);
    return true;
}

bool
person_finder_trace(struct screen *s, struct person_finder *f)
{
    struct person_hits hits = { 0 };
    struct err e = { 0 };
    enum err_code rc = ERR_OK;

    if (f->asked[0] != '\0')
        rc = person_search(screen_desk(s), f->asked, SEARCH_LIMIT, true, &hits, &e);
    person_hits_free(&hits);
    if (rc == ERR_OK)
        f->asked[0] = '\0';
    return screen_ok(s, rc, &e);
}

/* Typing on and wiping letters are still the same search; the longest form of it is traced. */
static void
note(struct screen *s, struct person_finder *f, const char *query)
{
    if (begins_with(f->asked, query))
        return;
    if (!begins_with(query, f->asked))
        (void)person_finder_trace(s, f);
    (void)text_copy(f->asked, sizeof f->asked, query);
}

enum err_code
person_finder_load(struct screen *s, struct person_finder *f, const char *query, struct err *e)
{
    struct person_hits hits = { 0 };
    enum err_code rc = ERR_OK;

    person_finder_clear(f);
    if (query[0] == '\0')
        return ERR_OK;
    note(s, f, query);
    rc = person_search(screen_desk(s), query, SEARCH_LIMIT, false, &hits, e);
    if (rc == ERR_OK) {
        f->rows = person_rows_of_hits(s, &hits);
        f->count = hits.count;
        f->more = hits.more;
    }
    person_hits_free(&hits);
    return rc;
}
