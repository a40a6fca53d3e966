/* person_brief_repo.c - see person_brief_repo.h */
#include "db/repo/person_brief_repo.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/flag.h"
#include "db/sql.h"
#include "db/stmt.h"

enum { ID_CHARS = 21 }; /* a number of 64 bits and what stands before it */

/* [1,2,3]. The caller frees. */
static char *
list_ids(const struct person_hits *hits)
{
    size_t room = hits->count * ID_CHARS + sizeof "[]", used = 0;
    char *out = malloc(room);

    if (!out)
        abort();
    for (size_t i = 0; i < hits->count; i++)
        used += (size_t)snprintf(out + used, room - used, "%c%" PRId64, i ? ',' : '[',
                                 hits->rows[i].number_only ? 0 : hits->rows[i].id);
    snprintf(out + used, room - used, "]");
    return out;
}

static struct person_brief *
brief_at(const struct person_hits *hits, int64_t place)
{
    return place >= 0 && (size_t)place < hits->count ? &hits->briefs[place] : NULL;
}

_Static_assert((int)PERSON_BRIEF_NOTE_WORDS == (int)PERSON_BRIEF_CAUTION_WORDS
                   && (int)PERSON_BRIEF_NOTE_PLACE == (int)PERSON_BRIEF_CAUTION_PLACE,
               "one reader for both");

static enum err_code
read_cases(struct db *db, const char *ids, struct person_hits *hits, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_brief_case);
    char stage[CODE_SIZE];

    stmt_text(s, ":ids", ids);
    while (stmt_row(s)) {
        struct person_brief *b = brief_at(hits, stmt_col_int(s, PERSON_BRIEF_CASE_PLACE));

        if (!b)
            continue;
        stmt_col_text(s, PERSON_BRIEF_CASE_STAGE, stage, sizeof stage);
        if (!stage_from_id(stage, &b->stage))
            b->stage = STAGE_NONE;
        stmt_col_text(s, PERSON_BRIEF_CASE_STAFF_NAME, b->staff, sizeof b->staff);
    }
    return stmt_close(s, e);
}

static enum err_code
read_notes(struct db *db, const struct sql *sql, const char *ids, struct person_hits *hits,
           struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_text(s, ":ids", ids);
    while (stmt_row(s)) {
        struct person_brief *b = brief_at(hits, stmt_col_int(s, PERSON_BRIEF_NOTE_PLACE));

        if (b)
            flag_join(b->notes, sizeof b->notes, stmt_col_ptr(s, PERSON_BRIEF_NOTE_WORDS));
    }
    return stmt_close(s, e);
}

enum err_code
person_brief_read(struct db *db, struct person_hits *hits, struct err *e)
{
    char *ids;
    enum err_code rc;

    free(hits->briefs);
    hits->briefs = NULL;
    if (hits->count == 0)
        return ERR_OK;
    hits->briefs = reallocarray(NULL, hits->count, sizeof *hits->briefs);
    if (!hits->briefs)
        abort();
    for (size_t i = 0; i < hits->count; i++) {
        hits->briefs[i].stage = STAGE_NONE;
        hits->briefs[i].staff[0] = hits->briefs[i].notes[0] = '\0';
    }
    ids = list_ids(hits);
    rc = read_cases(db, ids, hits, e);
    if (rc == ERR_OK)
        rc = read_notes(db, &sql_person_brief_caution, ids, hits, e);
    if (rc == ERR_OK)
        rc = read_notes(db, &sql_person_brief_note, ids, hits, e);
    free(ids);
    if (rc != ERR_OK) {
        free(hits->briefs);
        hits->briefs = NULL;
    }
    return rc;
}
