/* disability_repo.c - see disability_repo.h */
#include "db/repo/disability_repo.h"

#include "core/rows.h"
#include "core/text.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
disability_repo_list(struct db *db, int64_t person_id, struct disability_periods *out,
                     struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_disability_list);

    *out = (struct disability_periods){ 0 };
    stmt_int(s, ":person", person_id);
    while (stmt_row(s)) {
        struct disability_period *p;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        p = &out->rows[out->count++];
        p->id = stmt_col_int(s, DISABILITY_LIST_ID);
        p->version = stmt_col_int(s, DISABILITY_LIST_VERSION);
        p->person_id = person_id;
        stmt_col_text(s, DISABILITY_LIST_KIND, p->kind, sizeof p->kind);
        p->since = stmt_col_date(s, DISABILITY_LIST_SINCE);
        p->ended_on = stmt_col_date(s, DISABILITY_LIST_ENDED_ON);
        p->on_card = stmt_col_int(s, DISABILITY_LIST_ON_CARD) != 0;
        p->main = stmt_col_int(s, DISABILITY_LIST_MAIN) != 0;
    }
    return stmt_close(s, e);
}

enum err_code
disability_repo_find(struct db *db, int64_t id, struct disability_period *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_disability_find);
    bool found;
    enum err_code rc;

    *out = (struct disability_period){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found) {
        out->id = stmt_col_int(s, DISABILITY_FIND_ID);
        out->version = stmt_col_int(s, DISABILITY_FIND_VERSION);
        out->person_id = stmt_col_int(s, DISABILITY_FIND_PERSON_ID);
        stmt_col_text(s, DISABILITY_FIND_KIND, out->kind, sizeof out->kind);
        out->since = stmt_col_date(s, DISABILITY_FIND_SINCE);
        out->ended_on = stmt_col_date(s, DISABILITY_FIND_ENDED_ON);
    }
    rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "disability", N_("There is no such entry on file."))
               : rc;
}

static enum err_code
conflict(struct err *e)
{
    return err_set(e, ERR_CONFLICT, "",
                   N_("Somebody else changed this entry meanwhile. Look at it and save again."));
}

enum err_code
disability_repo_store(struct db *db, struct disability_period *p, int64_t staff_id,
                      const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, p->id ? &sql_disability_update : &sql_disability_insert);
    bool stored;
    enum err_code rc;

    if (p->id) {
        stmt_int(s, ":id", p->id);
        stmt_int(s, ":version", p->version);
    }
    stmt_int(s, ":person", p->person_id);
    stmt_text(s, ":kind", p->kind);
    stmt_date(s, ":since", p->since);
    stmt_date(s, ":ended_on", p->ended_on);
    stmt_int_or_null(s, ":staff", staff_id);
    stmt_text(s, ":at", at);
    stored = stmt_changed(s);
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !stored)
        rc = conflict(e);
    if (rc != ERR_OK)
        return rc;
    if (!p->id)
        p->id = db_last_id(db);
    p->version++;
    return ERR_OK;
}

enum err_code
disability_repo_end(struct db *db, int64_t person_id, const char *kind, struct date ended_on,
                    int64_t staff_id, const char *at, struct err *e)
{
    struct disability_period p = { .person_id = person_id, .ended_on = ended_on };
    struct stmt *s = stmt_open(db, &sql_disability_end);
    bool told;
    enum err_code rc;

    stmt_int(s, ":person", person_id);
    stmt_text(s, ":kind", kind);
    stmt_date(s, ":ended_on", ended_on);
    stmt_int_or_null(s, ":staff", staff_id);
    stmt_text(s, ":at", at);
    told = stmt_changed(s);
    rc = stmt_close(s, e);
    if (rc != ERR_OK || told)
        return rc;
    text_copy(p.kind, sizeof p.kind, kind);
    return disability_repo_store(db, &p, staff_id, at, e);
}

enum err_code
disability_repo_remove(struct db *db, int64_t id, int64_t version, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_disability_delete);
    bool gone;
    enum err_code rc;

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    gone = stmt_changed(s);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !gone ? conflict(e) : rc;
}
