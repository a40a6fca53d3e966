#include "db/repo/record_repo.h"

#include <assert.h>

#include "db/sql.h"

static_assert((int)RECORD_PERSON_NEXT_REF == (int)RECORD_WAGE_NEXT_REF, "columns differ");
static_assert((int)RECORD_PERSON_NEXT_REF == (int)RECORD_EVENT_NEXT_REF, "columns differ");

static const struct sql *const next_of[RECORD_TABLE__COUNT] = {
    [RECORD_TABLE_PERSON] = &sql_record_person_next,
    [RECORD_TABLE_ORGANISATION] = &sql_record_organisation_next,
    [RECORD_TABLE_PLACEMENT] = &sql_record_placement_next,
    [RECORD_TABLE_DISPATCH] = &sql_record_dispatch_next,
    [RECORD_TABLE_EVENT] = &sql_record_event_next,
    [RECORD_TABLE_WAGE] = &sql_record_wage_next,
};

enum err_code
record_repo_next(struct db *db, enum record_table table, int64_t *id, char ref[REF_SIZE],
                 struct err *e)
{
    struct stmt *s = stmt_open(db, next_of[table]);
    bool found;

    stmt_int(s, ":after", *id);
    if ((found = stmt_row(s))) {
        *id = stmt_col_int(s, RECORD_PERSON_NEXT_ID);
        stmt_col_text(s, RECORD_PERSON_NEXT_REF, ref, REF_SIZE);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found ? err_set(e, ERR_NOT_FOUND, "", N_("There is no further record."))
                                  : rc;
}

enum err_code
record_repo_insert(struct db *db, enum record_table table, struct stmt *s, int64_t *id,
                   int64_t *version, char ref[REF_SIZE], struct err *e)
{
    enum err_code rc = stmt_insert(s, id, version, e);

    if (rc != ERR_OK || ref[0])
        return rc;
    int64_t before = *id - 1;
    return record_repo_next(db, table, &before, ref, e);
}

enum err_code
record_repo_id(struct db *db, const struct sql *id_of_ref, const char *ref, int64_t *id,
               struct err *e)
{
    struct stmt *s = stmt_open(db, id_of_ref);

    *id = 0;
    stmt_text(s, ":ref", ref);
    if (stmt_row(s))
        *id = stmt_col_int(s, 0);
    return stmt_close(s, e);
}

enum err_code
record_repo_staff(struct db *db, int64_t id, char words[LINE_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_record_staff);

    words[0] = '\0';
    stmt_int(s, ":id", id);
    if (stmt_row(s))
        stmt_col_text(s, RECORD_STAFF_WORDS, words, LINE_SIZE);
    return stmt_close(s, e);
}
