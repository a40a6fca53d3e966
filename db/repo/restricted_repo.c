/* restricted_repo.c - see restricted_repo.h */
#include "db/repo/restricted_repo.h"

#include <string.h>

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
restricted_repo_insert(struct db *db, int64_t person_id, int64_t staff_id, struct date day,
                       const char *opened_at, const char *reason, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restricted_opening_insert);

    stmt_int(s, ":person_id", person_id);
    stmt_int(s, ":staff_id", staff_id);
    stmt_date(s, ":day", day);
    stmt_text(s, ":opened_at", opened_at);
    stmt_text(s, ":reason", reason);
    return stmt_run(s, e);
}

enum err_code
restricted_repo_find(struct db *db, int64_t id, struct restricted_opening *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restricted_opening_find);

    *out = (struct restricted_opening){ 0 };
    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        out->person_id = stmt_col_int(s, RESTRICTED_OPENING_FIND_PERSON_ID);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_REF, out->ref, sizeof out->ref);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_NAME, out->name, sizeof out->name);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_STAFF_NAME, out->staff_name,
                      sizeof out->staff_name);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_OPENED_AT, out->opened_at, sizeof out->opened_at);
        stmt_col_text(s, RESTRICTED_OPENING_FIND_REASON, out->reason, sizeof out->reason);
        out->seen_on = stmt_col_date(s, RESTRICTED_OPENING_FIND_SEEN_ON);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
restricted_repo_see(struct db *db, int64_t id, int64_t staff_id, struct date day, bool *first,
                    struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restricted_opening_see);

    stmt_int(s, ":id", id);
    stmt_int(s, ":staff_id", staff_id);
    stmt_date(s, ":day", day);
    *first = stmt_row(s);
    return stmt_close(s, e);
}

/* ---- proposals ---- */

static enum restriction_state
state_of(const char *id)
{
    return strcmp(id, "proposed") == 0   ? RESTRICTION_PROPOSED
           : strcmp(id, "declined") == 0 ? RESTRICTION_DECLINED
                                         : RESTRICTION_DONE;
}

enum err_code
restriction_repo_insert(struct db *db, struct restriction *x, struct restriction_stamp by,
                        bool done, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restriction_insert);

    stmt_int(s, ":person_id", x->person_id);
    stmt_int(s, ":restrict", x->restrict_it);
    stmt_text(s, ":reason", x->reason);
    stmt_date(s, ":day", by.day);
    stmt_text(s, ":at", by.at);
    stmt_int(s, ":by", by.staff_id);
    stmt_text_or_null(s, ":decided_at", done ? by.at : "");
    enum err_code rc = stmt_run(s, e);
    if (rc == ERR_OK)
        x->id = db_last_id(db);
    return rc;
}

enum err_code
restriction_repo_find(struct db *db, int64_t id, struct restriction *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restriction_find);
    char state[CODE_SIZE];

    *out = (struct restriction){ 0 };
    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        out->id = stmt_col_int(s, RESTRICTION_FIND_ID);
        out->version = stmt_col_int(s, RESTRICTION_FIND_VERSION);
        out->person_id = stmt_col_int(s, RESTRICTION_FIND_PERSON_ID);
        out->restrict_it = stmt_col_int(s, RESTRICTION_FIND_RESTRICT) != 0;
        stmt_col_text(s, RESTRICTION_FIND_STATE, state, sizeof state);
        out->state = state_of(state);
        stmt_col_text(s, RESTRICTION_FIND_REASON, out->reason, sizeof out->reason);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

static void
read_restriction(struct stmt *s, int64_t person_id, struct restriction *out)
{
    char state[CODE_SIZE];

    *out = (struct restriction){
        .id = stmt_col_int(s, RESTRICTION_LIST_ID),
        .version = stmt_col_int(s, RESTRICTION_LIST_VERSION),
        .person_id = person_id,
        .restrict_it = stmt_col_int(s, RESTRICTION_LIST_RESTRICT) != 0,
    };
    stmt_col_text(s, RESTRICTION_LIST_STATE, state, sizeof state);
    out->state = state_of(state);
    stmt_col_text(s, RESTRICTION_LIST_REASON, out->reason, sizeof out->reason);
    stmt_col_text(s, RESTRICTION_LIST_ANSWER, out->answer, sizeof out->answer);
    stmt_col_text(s, RESTRICTION_LIST_ASKED_AT, out->asked_at, sizeof out->asked_at);
    stmt_col_text(s, RESTRICTION_LIST_DECIDED_AT, out->decided_at, sizeof out->decided_at);
    stmt_col_text(s, RESTRICTION_LIST_ASKED_NAME, out->asked_name, sizeof out->asked_name);
    stmt_col_text(s, RESTRICTION_LIST_DECIDED_NAME, out->decided_name, sizeof out->decided_name);
}

enum err_code
restriction_repo_list(struct db *db, int64_t person_id, struct restrictions *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restriction_list);

    *out = (struct restrictions){ 0 };
    stmt_int(s, ":person_id", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_restriction(s, person_id, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        restrictions_free(out);
    return rc;
}

enum err_code
restriction_repo_waits(struct db *db, int64_t person_id, bool restrict_it, bool *waits,
                       struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restriction_waits);

    stmt_int(s, ":person_id", person_id);
    stmt_int(s, ":restrict", restrict_it);
    *waits = stmt_row(s) && stmt_col_int(s, RESTRICTION_WAITS_N) > 0;
    return stmt_close(s, e);
}

enum err_code
restriction_repo_decided(struct db *db, int64_t person_id, bool restrict_it, const char *reason,
                         struct restriction_stamp by, bool *was_asked, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restriction_decided);

    *was_asked = false;
    stmt_int(s, ":person_id", person_id);
    stmt_int(s, ":restrict", restrict_it);
    stmt_text(s, ":reason", reason);
    stmt_text(s, ":at", by.at);
    stmt_int(s, ":by", by.staff_id);
    while (stmt_row(s))
        *was_asked |= (stmt_col_int(s, RESTRICTION_DECIDED_RESTRICT) != 0) == restrict_it;
    return stmt_close(s, e);
}

enum err_code
restriction_repo_declined(struct db *db, int64_t id, int64_t version, const char *reason,
                          struct restriction_stamp by, bool *done, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_restriction_declined);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":reason", reason);
    stmt_text(s, ":at", by.at);
    stmt_int(s, ":by", by.staff_id);
    *done = stmt_row(s);
    return stmt_close(s, e);
}
