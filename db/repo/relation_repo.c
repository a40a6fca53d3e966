#include "db/repo/relation_repo.h"

#include "db/sql.h"
#include "db/stmt.h"

enum err_code
relation_restricted(struct db *db, int64_t person_id, bool *restricted, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_relation_restricted);

    stmt_int(s, ":person_id", person_id);
    *restricted = stmt_row(s) && stmt_col_int(s, RELATION_RESTRICTED_RESTRICTED) != 0;
    return stmt_close(s, e);
}

enum err_code
relation_find(struct db *db, int64_t person_id, int64_t staff_id, struct relation *out,
              struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_relation_of_person);

    *out = (struct relation){ 0 };
    stmt_int(s, ":person_id", person_id);
    stmt_int(s, ":staff_id", staff_id);
    if (stmt_row(s)) {
        out->exists = true;
        out->restricted = stmt_col_int(s, RELATION_OF_PERSON_RESTRICTED) != 0;
        out->case_id = stmt_col_int(s, RELATION_OF_PERSON_CASE_ID);
        out->staff_id = stmt_col_int(s, RELATION_OF_PERSON_STAFF_ID);
        out->member = stmt_col_int(s, RELATION_OF_PERSON_MEMBER) != 0;
    }
    return stmt_close(s, e);
}

enum err_code
relation_visits(struct db *db, int64_t person_id, struct date day, bool *visits, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_relation_visits);

    stmt_int(s, ":person_id", person_id);
    stmt_date(s, ":day", day);
    stmt_date(s, ":next_day", date_add_days(day, 1));
    *visits = stmt_row(s) && stmt_col_int(s, RELATION_VISITS_VISITS) != 0;
    return stmt_close(s, e);
}

enum err_code
relation_seen(struct db *db, int64_t person_id, int64_t viewer, bool *seen, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_relation_seen);

    stmt_int(s, ":person_id", person_id);
    stmt_int(s, ":viewer", viewer);
    *seen = stmt_row(s);
    return stmt_close(s, e);
}
