/* handbook_repo.c - see handbook_repo.h */
#include "db/repo/handbook_repo.h"

#include <string.h>

#include "core/kana.h"
#include "db/sql.h"
#include "db/stmt.h"

enum { STORED_MAX = 32 }; /* more than a person ever has; the form holds PERSON_HANDBOOKS_MAX */

enum err_code
handbook_repo_load(struct db *db, struct person *p, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handbook_list);

    p->handbook_count = 0;
    stmt_int(s, ":person", p->id);
    while (p->handbook_count < PERSON_HANDBOOKS_MAX && stmt_row(s)) {
        struct handbook *h = &p->handbooks[p->handbook_count++];

        h->id = stmt_col_int(s, HANDBOOK_LIST_ID);
        stmt_col_text(s, HANDBOOK_LIST_KIND, h->kind, sizeof h->kind);
        stmt_col_text(s, HANDBOOK_LIST_STATE, h->state, sizeof h->state);
        stmt_col_text(s, HANDBOOK_LIST_GRADE, h->grade, sizeof h->grade);
        stmt_col_text(s, HANDBOOK_LIST_NUMBER, h->number, sizeof h->number);
        h->issued_on = stmt_col_date(s, HANDBOOK_LIST_ISSUED_ON);
        h->expires_on = stmt_col_date(s, HANDBOOK_LIST_EXPIRES_ON);
    }
    return stmt_close(s, e);
}

/* Remove the stored rows that p no longer holds. */
static enum err_code
drop_missing(struct db *db, const struct person *p, struct err *e)
{
    int64_t gone[STORED_MAX];
    size_t count = 0;
    struct stmt *s = stmt_open(db, &sql_handbook_list);
    enum err_code rc;

    stmt_int(s, ":person", p->id);
    while (count < STORED_MAX && stmt_row(s)) {
        int64_t id = stmt_col_int(s, HANDBOOK_LIST_ID);
        size_t i = 0;

        while (i < p->handbook_count && p->handbooks[i].id != id)
            i++;
        if (i == p->handbook_count)
            gone[count++] = id;
    }
    rc = stmt_close(s, e);
    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        s = stmt_open(db, &sql_handbook_delete);
        stmt_int(s, ":id", gone[i]);
        stmt_int(s, ":person", p->id);
        rc = stmt_run(s, e);
    }
    return rc;
}

static enum err_code
store_one(struct db *db, int64_t person_id, struct handbook *h, struct err *e)
{
    char key[REF_SIZE];
    struct stmt *s = stmt_open(db, h->id ? &sql_handbook_update : &sql_handbook_insert);
    enum err_code rc;

    digits_only(h->number, key, sizeof key);
    if (h->id)
        stmt_int(s, ":id", h->id);
    stmt_int(s, ":person", person_id);
    stmt_text(s, ":kind", h->kind);
    stmt_text(s, ":state", h->state);
    stmt_text_or_null(s, ":grade", h->grade);
    stmt_text(s, ":number", h->number);
    stmt_text(s, ":number_key", key);
    stmt_date(s, ":issued_on", h->issued_on);
    stmt_date(s, ":expires_on", h->expires_on);
    rc = stmt_run(s, e);
    if (rc != ERR_OK)
        return rc;
    if (h->id && db_changes(db) != 1)
        return err_set(e, ERR_CONFLICT, "handbook",
                       N_("Somebody else removed this handbook. Read the person again."));
    if (!h->id)
        h->id = db_last_id(db);
    return ERR_OK;
}

enum err_code
handbook_repo_keep_past(struct db *db, int64_t person_id, const struct handbook *h,
                        struct date ended_on, int64_t staff_id, const char *at, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handbook_past_insert);

    stmt_int(s, ":person", person_id);
    stmt_text(s, ":kind", h->kind);
    stmt_text(s, ":state", h->state);
    stmt_text_or_null(s, ":grade", h->grade);
    stmt_text(s, ":number", h->number);
    stmt_date(s, ":issued_on", h->issued_on);
    stmt_date(s, ":expires_on", h->expires_on);
    stmt_date(s, ":ended_on", ended_on);
    stmt_int_or_null(s, ":staff", staff_id);
    stmt_text(s, ":at", at);
    return stmt_run(s, e);
}

enum err_code
handbook_repo_store(struct db *db, struct person *p, struct err *e)
{
    enum err_code rc = drop_missing(db, p, e);

    for (size_t i = 0; rc == ERR_OK && i < p->handbook_count; i++)
        rc = store_one(db, p->id, &p->handbooks[i], e);
    return rc;
}
