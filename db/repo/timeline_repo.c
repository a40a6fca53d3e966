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
                  && TIMELINE_CONSENT == 12 && TIMELINE_HANDBOOK == 14
                  && TIMELINE_FLAG == 15 && TIMELINE_RESOLVED == 16 && TIMELINE_WALK_IN == 17
                  && TIMELINE_APPOINTMENT == 18 && TIMELINE_MOVED == 19
                  && TIMELINE_CHARGE == 20 && TIMELINE_DISABILITY == 21
                  && TIMELINE_DISABILITY_OFF == 22,
              "timeline.sql says otherwise");

/* A row with its day and time; the rest is nothing. */
static struct timeline_raw *
add_row(struct timeline_raws *out, struct stmt *s, enum timeline_kind kind, int at)
{
    struct timeline_raw *raw;
    char iso[DATE_ISO_SIZE];

    out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
    raw = &out->rows[out->count++];
    *raw = (struct timeline_raw){ .row.kind = kind };
    stmt_col_text(s, at, raw->row.at, sizeof raw->row.at);
    memcpy(iso, raw->row.at, DATE_ISO_SIZE - 1);
    iso[DATE_ISO_SIZE - 1] = '\0';
    if (!date_from_iso(iso, &raw->row.day))
        raw->row.day = DATE_NONE;
    return raw;
}

static void
read_row(struct stmt *s, struct timeline_raw *raw)
{
    struct timeline_row *row = &raw->row;

    row->id = stmt_col_int(s, TIMELINE_OF_PERSON_ID);
    row->case_id = stmt_col_int(s, TIMELINE_OF_PERSON_CASE_ID);
    stmt_col_text(s, TIMELINE_OF_PERSON_REF, row->ref, sizeof row->ref);
    row->undone = stmt_col_int(s, TIMELINE_OF_PERSON_UNDONE) != 0;
    stmt_col_text(s, TIMELINE_OF_PERSON_CODE, raw->code, sizeof raw->code);
    stmt_col_text(s, TIMELINE_OF_PERSON_CODE2, raw->code2, sizeof raw->code2);
    stmt_col_text(s, TIMELINE_OF_PERSON_WORDS, raw->words, sizeof raw->words);
    raw->n = (int)stmt_col_int(s, TIMELINE_OF_PERSON_N);
}

static enum err_code
read_log(struct db *db, int64_t person_id, struct timeline_raws *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_timeline_log_of_person);

    stmt_int(s, ":person", person_id);
    while (stmt_row(s)) {
        struct timeline_raw *raw = add_row(out, s, TIMELINE_LOG, TIMELINE_LOG_OF_PERSON_AT);
        struct timeline_row *row = &raw->row;

        row->id = stmt_col_int(s, TIMELINE_LOG_OF_PERSON_ID);
        row->case_id = stmt_col_int(s, TIMELINE_LOG_OF_PERSON_CASE_ID);
        row->undone = stmt_col_int(s, TIMELINE_LOG_OF_PERSON_VOIDED) != 0;
        row->minutes = (int)stmt_col_int(s, TIMELINE_LOG_OF_PERSON_MINUTES);
        stmt_col_text(s, TIMELINE_LOG_OF_PERSON_METHOD, row->method, sizeof row->method);
        stmt_col_text(s, TIMELINE_LOG_OF_PERSON_CATEGORY, row->category, sizeof row->category);
        stmt_col_text(s, TIMELINE_LOG_OF_PERSON_WORDS, row->text, sizeof row->text);
        stmt_col_text(s, TIMELINE_LOG_OF_PERSON_STAFF_NAME, row->staff, sizeof row->staff);
        raw->staff_id = stmt_col_int(s, TIMELINE_LOG_OF_PERSON_STAFF_ID);
        stmt_col_text(s, TIMELINE_LOG_OF_PERSON_VISIBILITY, row->visibility,
                      sizeof row->visibility);
    }
    return stmt_close(s, e);
}

enum err_code
timeline_repo_read(struct db *db, int64_t person_id, struct timeline_raws *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_timeline_of_person);
    enum err_code rc;

    *out = (struct timeline_raws){ 0 };
    stmt_int(s, ":person", person_id);
    while (stmt_row(s))
        read_row(s, add_row(out, s,
                            (enum timeline_kind)stmt_col_int(s, TIMELINE_OF_PERSON_KIND),
                            TIMELINE_OF_PERSON_AT));
    rc = stmt_close(s, e);
    return rc == ERR_OK ? read_log(db, person_id, out, e) : rc;
}
