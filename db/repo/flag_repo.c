/* flag_repo.c - see flag_repo.h */
#include "db/repo/flag_repo.h"

#include <assert.h>

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

/* All lists give the same columns. */
static_assert((int)FLAG_LIST_RAISED_NAME == (int)FLAG_OPEN_RAISED_NAME
                  && (int)FLAG_LIST_RAISED_NAME == (int)FLAG_CAUTIONS_RAISED_NAME,
              "flag.sql says otherwise");

enum err_code
flag_repo_add(struct db *db, int64_t person_id, const char *words, struct date on,
              int64_t staff_id, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_flag_insert);
    enum err_code rc;

    stmt_int(s, ":person", person_id);
    stmt_text(s, ":words", words);
    stmt_date(s, ":on_day", on);
    stmt_int(s, ":staff", staff_id);
    rc = stmt_run(s, e);
    *id = rc == ERR_OK ? db_last_id(db) : 0;
    return rc;
}

enum err_code
flag_repo_person(struct db *db, int64_t id, int64_t *person_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_flag_person);
    bool found;
    enum err_code rc;

    *person_id = 0;
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        *person_id = stmt_col_int(s, FLAG_PERSON_PERSON_ID);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "flag", N_("There is no such note on file."))
               : rc;
}

enum err_code
flag_repo_resolve(struct db *db, int64_t id, int64_t version, const char *resolution,
                  struct date on, int64_t staff_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_flag_resolve);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":resolution", resolution);
    stmt_date(s, ":on_day", on);
    stmt_int(s, ":staff", staff_id);
    changed = stmt_changed(s);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed
               ? err_set(e, ERR_CONFLICT, "",
                         N_("Somebody else has resolved this note meanwhile."))
               : rc;
}

static enum err_code
read_all(struct stmt *s, struct flags *out, struct err *e)
{
    while (stmt_row(s)) {
        struct flag *f;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        f = &out->rows[out->count++];
        f->id = stmt_col_int(s, FLAG_LIST_ID);
        f->version = stmt_col_int(s, FLAG_LIST_VERSION);
        f->person_id = stmt_col_int(s, FLAG_LIST_PERSON_ID);
        stmt_col_text(s, FLAG_LIST_WORDS, f->words, sizeof f->words);
        f->raised_on = stmt_col_date(s, FLAG_LIST_RAISED_ON);
        stmt_col_text(s, FLAG_LIST_RAISED_NAME, f->raised_name, sizeof f->raised_name);
    }
    return stmt_close(s, e);
}

enum err_code
flag_repo_list(struct db *db, int64_t person_id, struct flags *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_flag_list);

    *out = (struct flags){ 0 };
    stmt_int(s, ":person", person_id);
    return read_all(s, out, e);
}

enum err_code
flag_repo_open(struct db *db, int64_t viewer, struct flags *out, struct err *e)
{
    const struct sql *const lists[] = { &sql_flag_cautions, &sql_flag_open };
    enum err_code rc = ERR_OK;

    *out = (struct flags){ 0 };
    for (size_t i = 0; rc == ERR_OK && i < sizeof lists / sizeof *lists; i++) {
        struct stmt *s = stmt_open(db, lists[i]);

        stmt_int(s, ":viewer", viewer);
        rc = read_all(s, out, e);
    }
    return rc;
}
