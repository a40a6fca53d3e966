/* registration_repo.c - see registration_repo.h */
#include "db/repo/registration_repo.h"

#include <stdio.h>

#include "db/sql.h"
#include "db/stmt.h"

static void
read_registration(struct stmt *s, struct registration *r)
{
    r->id = stmt_col_int(s, REGISTRATION_FIND_ID);
    r->version = stmt_col_int(s, REGISTRATION_FIND_VERSION);
    r->person_id = stmt_col_int(s, REGISTRATION_FIND_PERSON_ID);
    r->case_id = stmt_col_int(s, REGISTRATION_FIND_CASE_ID);
    stmt_col_text(s, REGISTRATION_FIND_NUMBER, r->number, sizeof r->number);
    r->registered_on = stmt_col_date(s, REGISTRATION_FIND_REGISTERED_ON);
    r->ended_on = stmt_col_date(s, REGISTRATION_FIND_ENDED_ON);
    stmt_col_text(s, REGISTRATION_FIND_END_REASON, r->end_reason, sizeof r->end_reason);
    stmt_col_text(s, REGISTRATION_FIND_NOTE, r->note, sizeof r->note);
}

enum err_code
registration_repo_find(struct db *db, int64_t id, struct registration *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_registration_find);
    bool found;
    enum err_code rc;

    *out = (struct registration){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_registration(s, out);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !found ? err_set(e, ERR_NOT_FOUND, "registration",
                                            N_("There is no such registration on file."))
                                  : rc;
}

static enum err_code
close_id(struct stmt *s, int64_t *id, struct err *e)
{
    *id = 0;
    if (stmt_row(s))
        *id = stmt_col_int(s, 0);
    return stmt_close(s, e);
}

enum err_code
registration_repo_open(struct db *db, int64_t person_id, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_registration_open_of_person);

    stmt_int(s, ":person", person_id);
    return close_id(s, id, e);
}

enum err_code
registration_repo_by_number(struct db *db, const char *number, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_registration_by_number);

    stmt_text(s, ":number", number);
    return close_id(s, id, e);
}

static void
bind_fields(struct stmt *s, const struct registration *r)
{
    stmt_text(s, ":number", r->number);
    stmt_date(s, ":registered_on", r->registered_on);
    stmt_date(s, ":ended_on", r->ended_on);
    stmt_text_or_null(s, ":end_reason", r->end_reason);
    stmt_text(s, ":note", r->note);
}

/* R- and the number of the row to come, or the next one that nobody has. */
static enum err_code
give_number(struct db *db, struct registration *r, struct err *e)
{
    int64_t next = 0, taken = 1;
    enum err_code rc = close_id(stmt_open(db, &sql_registration_next_id), &next, e);

    for (; rc == ERR_OK && taken; next++) {
        snprintf(r->number, sizeof r->number, "R-%06lld", (long long)next);
        rc = registration_repo_by_number(db, r->number, &taken, e);
    }
    return rc;
}

static enum err_code
insert_row(struct db *db, struct registration *r, struct err *e)
{
    enum err_code rc = r->number[0] ? ERR_OK : give_number(db, r, e);
    struct stmt *s;

    if (rc != ERR_OK)
        return rc;
    s = stmt_open(db, &sql_registration_insert);
    stmt_int(s, ":person", r->person_id);
    stmt_int_or_null(s, ":case", r->case_id);
    bind_fields(s, r);
    rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        r->id = db_last_id(db);
        r->version = 1;
    }
    return rc;
}

static enum err_code
update_row(struct db *db, struct registration *r, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_registration_update);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", r->id);
    stmt_int(s, ":version", r->version);
    bind_fields(s, r);
    changed = stmt_changed(s);
    if (changed)
        r->version++;
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed
               ? err_set(e, ERR_CONFLICT, "",
                         N_("Somebody else changed this registration meanwhile. Read it again."))
               : rc;
}

enum err_code
registration_repo_store(struct db *db, struct registration *r, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    rc = r->id ? update_row(db, r, e) : insert_row(db, r, e);
    return db_end(db, rc, e);
}
