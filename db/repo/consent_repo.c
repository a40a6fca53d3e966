/* consent_repo.c - see consent_repo.h */
#include "db/repo/consent_repo.h"

#include "core/rows.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

_Static_assert((int)CONSENT_LIST_WITHDRAWN_NOTE == (int)CONSENT_FIND_WITHDRAWN_NOTE,
               "one reader for both");

static void
read_consent(struct stmt *s, struct consent *c)
{
    c->id = stmt_col_int(s, CONSENT_FIND_ID);
    c->version = stmt_col_int(s, CONSENT_FIND_VERSION);
    c->person_id = stmt_col_int(s, CONSENT_FIND_PERSON_ID);
    stmt_col_text(s, CONSENT_FIND_PURPOSE, c->purpose, sizeof c->purpose);
    c->refused = stmt_col_int(s, CONSENT_FIND_REFUSED) != 0;
    c->from = stmt_col_date(s, CONSENT_FIND_FROM_ON);
    c->to = stmt_col_date(s, CONSENT_FIND_TO_ON);
    c->signed_on = stmt_col_date(s, CONSENT_FIND_SIGNED_ON);
    stmt_col_text(s, CONSENT_FIND_SIGNED_BY, c->signed_by, sizeof c->signed_by);
    stmt_col_text(s, CONSENT_FIND_SIGNER_RELATION, c->signer_relation, sizeof c->signer_relation);
    c->withdrawn_on = stmt_col_date(s, CONSENT_FIND_WITHDRAWN_ON);
    stmt_col_text(s, CONSENT_FIND_WITHDRAWN_NOTE, c->withdrawn_note, sizeof c->withdrawn_note);
}

static enum err_code
load_sets(struct db *db, struct consent *c, struct err *e)
{
    int count = 0;
    enum err_code rc = set_repo_read_codes(db, &sql_consent_items, c->id, &c->items, e);

    if (rc == ERR_OK)
        rc = set_repo_read_ids(db, &sql_consent_recipients, c->id, c->recipients,
                               CONSENT_RECIPIENTS_MAX, &count, e);
    c->recipient_count = (size_t)count;
    return rc;
}

enum err_code
consent_repo_find(struct db *db, int64_t id, struct consent *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_consent_find);
    bool found;
    enum err_code rc;

    *out = (struct consent){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_consent(s, out);
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "consent", N_("There is no such consent on file."));
    return rc == ERR_OK ? load_sets(db, out, e) : rc;
}

enum err_code
consent_repo_list(struct db *db, int64_t person_id, struct consents *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_consent_list);
    enum err_code rc;

    *out = (struct consents){ 0 };
    stmt_int(s, ":person", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_consent(s, &out->rows[out->count++]);
    }
    rc = stmt_close(s, e);
    for (size_t i = 0; rc == ERR_OK && i < out->count; i++)
        rc = load_sets(db, &out->rows[i], e);
    return rc;
}

static void
bind_fields(struct stmt *s, const struct consent *c)
{
    stmt_text(s, ":purpose", c->purpose);
    stmt_int(s, ":refused", c->refused);
    stmt_date(s, ":from_on", c->from);
    stmt_date(s, ":to_on", c->to);
    stmt_date(s, ":signed_on", c->signed_on);
    stmt_text(s, ":signed_by", c->signed_by);
    stmt_text(s, ":signer_relation", c->signer_relation);
    stmt_date(s, ":withdrawn_on", c->withdrawn_on);
    stmt_text(s, ":withdrawn_note", c->withdrawn_note);
}

static enum err_code
insert_row(struct db *db, struct consent *c, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_consent_insert);
    enum err_code rc;

    stmt_int(s, ":person", c->person_id);
    bind_fields(s, c);
    rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        c->id = db_last_id(db);
        c->version = 1;
    }
    return rc;
}

static enum err_code
update_row(struct db *db, struct consent *c, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_consent_update);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", c->id);
    stmt_int(s, ":version", c->version);
    bind_fields(s, c);
    changed = stmt_changed(s);
    if (changed)
        c->version++;
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed
               ? err_set(e, ERR_CONFLICT, "",
                         N_("Somebody else changed this consent meanwhile. Read it again."))
               : rc;
}

enum err_code
consent_repo_store(struct db *db, struct consent *c, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    rc = c->id ? update_row(db, c, e) : insert_row(db, c, e);
    if (rc == ERR_OK)
        rc = set_repo_write_codes(db, &sql_consent_item_clear, &sql_consent_item_add, c->id,
                                  &c->items, e);
    if (rc == ERR_OK)
        rc = set_repo_write_ids(db, &sql_consent_recipient_clear, &sql_consent_recipient_add, c->id,
                                c->recipients, (int)c->recipient_count, e);
    return db_end(db, rc, e);
}
