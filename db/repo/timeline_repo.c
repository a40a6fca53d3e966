/* timeline_repo.c - see timeline_repo.h */
#include "db/repo/timeline_repo.h"

#include <assert.h>
#include <string.h>

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

/* The numbers that timeline.sql writes. */
static_assert(TIMELINE_STAGE == 0 && TIMELINE_SLIP == 1 && TIMELINE_INTERVIEW == 2
                  && TIMELINE_ASSESSMENT == 3 && TIMELINE_DECISION == 4 && TIMELINE_MEETING == 5
                  && TIMELINE_EVENT == 6 && TIMELINE_REGISTRATION == 7 && TIMELINE_PLACEMENT == 8
                  && TIMELINE_LEFT == 9 && TIMELINE_DISPATCH == 10 && TIMELINE_HANDOVER == 11
                  && TIMELINE_CONSENT == 12,
              "timeline.sql says otherwise");

static void
read_row(struct stmt *s, struct timeline_raw *raw)
{
    struct timeline_row *row = &raw->row;
    char iso[DATE_ISO_SIZE];

    row->kind = (enum timeline_kind)stmt_col_int(s, TIMELINE_OF_PERSON_KIND);
    stmt_col_text(s, TIMELINE_OF_PERSON_AT, row->at, sizeof row->at);
    memcpy(iso, row->at, DATE_ISO_SIZE - 1);
    iso[DATE_ISO_SIZE - 1] = '\0';
    if (!date_from_iso(iso, &row->day))
        row->day = DATE_NONE;
    row->id = stmt_col_int(s, TIMELINE_OF_PERSON_ID);
    row->case_id = stmt_col_int(s, TIMELINE_OF_PERSON_CASE_ID);
    stmt_col_text(s, TIMELINE_OF_PERSON_REF, row->ref, sizeof row->ref);
    row->undone = stmt_col_int(s, TIMELINE_OF_PERSON_UNDONE) != 0;
    stmt_col_text(s, TIMELINE_OF_PERSON_CODE, raw->code, sizeof raw->code);
    stmt_col_text(s, TIMELINE_OF_PERSON_CODE2, raw->code2, sizeof raw->code2);
    stmt_col_text(s, TIMELINE_OF_PERSON_WORDS, raw->words, sizeof raw->words);
    raw->n = (int)stmt_col_int(s, TIMELINE_OF_PERSON_N);
}

enum err_code
timeline_repo_read(struct db *db, int64_t person_id, struct timeline_raws *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_timeline_of_person);

    *out = (struct timeline_raws){ 0 };
    stmt_int(s, ":person", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}
