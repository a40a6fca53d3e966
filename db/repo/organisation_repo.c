#include "db/repo/organisation_repo.h"

#include "core/kana.h"
#include "core/rows.h"
#include "db/repo/record_repo.h"
#include "db/sql.h"

static void
bind_fields(struct stmt *s, const struct organisation *o)
{
    char key[KANA_KEY_SIZE];

    /* A name too long for a key is found by no name: "" matches nothing that is asked for. */
    if (!kana_search_key(o->name, key, sizeof key))
        key[0] = '\0';
    stmt_text(s, ":kind", o->kind);
    stmt_text(s, ":name", o->name);
    stmt_text(s, ":kana", o->kana);
    stmt_text(s, ":name_key", key);
    stmt_text(s, ":postal_code", o->postal_code);
    stmt_text(s, ":address", o->address);
    stmt_text(s, ":phone", o->phone);
    stmt_text_or_null(s, ":industry", o->industry);
    stmt_text_or_null(s, ":size", o->size);
    stmt_text(s, ":needs", o->needs);
    stmt_text(s, ":note", o->note);
    stmt_int(s, ":voided", o->voided);
}

enum err_code
organisation_repo_insert(struct db *db, struct organisation *o, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_organisation_insert);

    stmt_text_or_null(s, ":ref", o->ref);
    bind_fields(s, o);
    return record_repo_insert(db, RECORD_TABLE_ORGANISATION, s, &o->id, &o->version, o->ref, e);
}

enum err_code
organisation_repo_update(struct db *db, struct organisation *o, bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_organisation_update);

    stmt_int(s, ":id", o->id);
    stmt_int(s, ":version", o->version);
    bind_fields(s, o);
    *changed = stmt_changed(s);
    if (*changed)
        o->version++;
    return stmt_close(s, e);
}

enum err_code
organisation_repo_find(struct db *db, int64_t id, struct organisation *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_organisation_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        *out = (struct organisation){
            .id = stmt_col_int(s, ORGANISATION_FIND_ID),
            .version = stmt_col_int(s, ORGANISATION_FIND_VERSION),
            .voided = stmt_col_int(s, ORGANISATION_FIND_VOIDED) != 0,
        };
        stmt_col_text(s, ORGANISATION_FIND_REF, out->ref, sizeof out->ref);
        stmt_col_text(s, ORGANISATION_FIND_KIND, out->kind, sizeof out->kind);
        stmt_col_text(s, ORGANISATION_FIND_NAME, out->name, sizeof out->name);
        stmt_col_text(s, ORGANISATION_FIND_KANA, out->kana, sizeof out->kana);
        stmt_col_text(s, ORGANISATION_FIND_POSTAL_CODE, out->postal_code,
                      sizeof out->postal_code);
        stmt_col_text(s, ORGANISATION_FIND_ADDRESS, out->address, sizeof out->address);
        stmt_col_text(s, ORGANISATION_FIND_PHONE, out->phone, sizeof out->phone);
        stmt_col_text(s, ORGANISATION_FIND_INDUSTRY, out->industry, sizeof out->industry);
        stmt_col_text(s, ORGANISATION_FIND_SIZE, out->size, sizeof out->size);
        stmt_col_text(s, ORGANISATION_FIND_NEEDS, out->needs, sizeof out->needs);
        stmt_col_text(s, ORGANISATION_FIND_NOTE, out->note, sizeof out->note);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
organisation_repo_id_of_ref(struct db *db, const char *ref, int64_t *id, struct err *e)
{
    return record_repo_id(db, &sql_organisation_id_of_ref, ref, id, e);
}

enum err_code
organisation_repo_id_of_name(struct db *db, const char *kind, const char *name, int64_t *id,
                             struct err *e)
{
    char key[KANA_KEY_SIZE];

    *id = 0;
    if (!kana_search_key(name, key, sizeof key) || key[0] == '\0')
        return ERR_OK;
    struct stmt *s = stmt_open(db, &sql_organisation_id_of_name);
    stmt_text(s, ":name_key", key);
    stmt_text(s, ":kind", kind);
    if (stmt_row(s))
        *id = stmt_col_int(s, ORGANISATION_ID_OF_NAME_ID);
    return stmt_close(s, e);
}

enum err_code
organisation_repo_list(struct db *db, const char *kind, int limit, struct organisation_list *out,
                       struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_organisation_list);

    *out = (struct organisation_list){ 0 };
    stmt_text(s, ":first", kind);
    stmt_text(s, ":last", kind[0] ? kind : "~"); /* codes are a-z, 0-9, _ and - */
    stmt_int(s, ":limit", (int64_t)limit + 1);
    while (stmt_row(s)) {
        if (out->count == (size_t)limit) {
            out->more = true;
            continue;
        }
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct organisation_row *row = &out->rows[out->count++];
        row->id = stmt_col_int(s, ORGANISATION_LIST_ID);
        stmt_col_text(s, ORGANISATION_LIST_REF, row->ref, sizeof row->ref);
        stmt_col_text(s, ORGANISATION_LIST_KIND, row->kind, sizeof row->kind);
        stmt_col_text(s, ORGANISATION_LIST_NAME, row->name, sizeof row->name);
        stmt_col_text(s, ORGANISATION_LIST_KANA, row->kana, sizeof row->kana);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        organisation_list_free(out);
    return rc;
}
