/* person_repo.c - see person_repo.h */
#include "db/repo/person_repo.h"

#include <stdio.h>
#include <string.h>

#include "core/kana.h"
#include "db/repo/handbook_repo.h"
#include "db/repo/merge_repo.h"
#include "db/repo/person_order.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

/* What is derived from name and reading. */
struct keys {
    char name[KANA_KEY_SIZE], kana[KANA_KEY_SIZE];
    unsigned char sort[KANA_SORT_SIZE];
    size_t sort_size;
    int64_t skey;
};

/* ---- read ---- */

static void
read_person(struct stmt *s, struct person *p)
{
    p->id = stmt_col_int(s, PERSON_FIND_ID);
    p->version = stmt_col_int(s, PERSON_FIND_VERSION);
    stmt_col_text(s, PERSON_FIND_REF, p->ref, sizeof p->ref);
    stmt_col_text(s, PERSON_FIND_NAME, p->name, sizeof p->name);
    stmt_col_text(s, PERSON_FIND_KANA, p->kana, sizeof p->kana);
    stmt_col_text(s, PERSON_FIND_KNOWN_AS, p->known_as, sizeof p->known_as);
    p->birth_date = stmt_col_date(s, PERSON_FIND_BIRTH_DATE);
    stmt_col_text(s, PERSON_FIND_SEX, p->sex, sizeof p->sex);
    stmt_col_text(s, PERSON_FIND_SEX_TEXT, p->sex_text, sizeof p->sex_text);
    stmt_col_text(s, PERSON_FIND_POSTAL_CODE, p->postal_code, sizeof p->postal_code);
    stmt_col_text(s, PERSON_FIND_ADDRESS, p->address, sizeof p->address);
    stmt_col_text(s, PERSON_FIND_EMAIL, p->email, sizeof p->email);
    stmt_col_text(s, PERSON_FIND_FAX, p->fax, sizeof p->fax);
    stmt_col_text(s, PERSON_FIND_EMERGENCY_NAME, p->emergency_name, sizeof p->emergency_name);
    stmt_col_text(s, PERSON_FIND_EMERGENCY_RELATION, p->emergency_relation,
                  sizeof p->emergency_relation);
    stmt_col_text(s, PERSON_FIND_EMERGENCY_PHONE, p->emergency_phone, sizeof p->emergency_phone);
    stmt_col_text(s, PERSON_FIND_REACHABLE_TIME, p->reachable_time, sizeof p->reachable_time);
    stmt_col_text(s, PERSON_FIND_CONTACT_CAUTION, p->contact_caution, sizeof p->contact_caution);
    stmt_col_text(s, PERSON_FIND_PRIMARY_DISABILITY, p->primary_disability,
                  sizeof p->primary_disability);
    p->severe = stmt_col_int(s, PERSON_FIND_SEVERE) != 0;
    stmt_col_text(s, PERSON_FIND_SEVERE_NOTE, p->severe_note, sizeof p->severe_note);
    stmt_col_text(s, PERSON_FIND_REFERRAL_SOURCE, p->referral_source, sizeof p->referral_source);
    stmt_col_text(s, PERSON_FIND_INTENTION, p->intention, sizeof p->intention);
    p->restricted = stmt_col_int(s, PERSON_FIND_RESTRICTED) != 0;
    stmt_col_text(s, PERSON_FIND_NOTE, p->note, sizeof p->note);
    p->opened_on = stmt_col_date(s, PERSON_FIND_OPENED_ON);
    p->imported = stmt_col_int(s, PERSON_FIND_IMPORTED) != 0;
}

static enum err_code
load_phones(struct db *db, struct person *p, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_phones);

    stmt_int(s, ":person", p->id);
    while (p->phone_count < PERSON_PHONES_MAX && stmt_row(s)) {
        struct person_phone *f = &p->phones[p->phone_count++];

        stmt_col_text(s, PERSON_PHONES_PHONE, f->phone, sizeof f->phone);
        stmt_col_text(s, PERSON_PHONES_OWNER, f->owner, sizeof f->owner);
        f->call_ok = stmt_col_int(s, PERSON_PHONES_CALL_OK) != 0;
        f->message_ok = stmt_col_int(s, PERSON_PHONES_MESSAGE_OK) != 0;
        stmt_col_text(s, PERSON_PHONES_NOTE, f->note, sizeof f->note);
    }
    return stmt_close(s, e);
}

enum err_code
person_repo_find(struct db *db, int64_t id, struct person *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_find);
    bool found;
    enum err_code rc;

    *out = (struct person){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_person(s, out);
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "person", N_("This person is not on file."));
    if (rc == ERR_OK)
        rc = load_phones(db, out, e);
    if (rc == ERR_OK)
        rc = set_repo_read_codes(db, &sql_person_disabilities, id, &out->disabilities, e);
    if (rc == ERR_OK)
        rc = set_repo_read_codes(db, &sql_person_needs, id, &out->needs, e);
    if (rc == ERR_OK)
        rc = handbook_repo_load(db, out, e);
    return rc;
}

enum err_code
person_repo_find_ref(struct db *db, const char *ref, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_find_ref);
    char own[REF_SIZE];
    enum err_code rc;

    *id = 0;
    stmt_text(s, ":ref", ref);
    if (stmt_row(s))
        *id = stmt_col_int(s, PERSON_FIND_REF_ID);
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !*id)
        rc = merge_alias_find(db, ref, false, id, own, e);
    if (rc == ERR_OK && !*id)
        return err_set(e, ERR_NOT_FOUND, "ref", N_("Nobody on file has this number."));
    return rc;
}

/* ---- write ---- */

static enum err_code
make_keys(const struct person *p, struct keys *k, struct err *e)
{
    if (!kana_search_key(p->name, k->name, sizeof k->name))
        return err_set(e, ERR_INVALID, "name", N_("This text is too long. Shorten it."));
    if (!kana_search_key(p->kana, k->kana, sizeof k->kana))
        return err_set(e, ERR_INVALID, "kana", N_("This text is too long. Shorten it."));
    k->sort_size = kana_sort_key(p->kana, k->sort, sizeof k->sort);
    return ERR_OK;
}

static void
bind_person(struct stmt *s, const struct person *p, const struct keys *k, struct person_stamp stamp)
{
    stmt_int(s, ":id", p->id);
    stmt_text(s, ":ref", p->ref);
    stmt_text(s, ":name", p->name);
    stmt_text(s, ":kana", p->kana);
    stmt_text(s, ":name_key", k->name);
    stmt_text(s, ":kana_key", k->kana);
    stmt_int(s, ":skey", k->skey);
    stmt_blob(s, ":sort_key", k->sort, k->sort_size);
    stmt_text(s, ":known_as", p->known_as);
    stmt_date(s, ":birth_date", p->birth_date);
    stmt_text_or_null(s, ":sex", p->sex);
    stmt_text(s, ":sex_text", p->sex_text);
    stmt_text(s, ":postal_code", p->postal_code);
    stmt_text(s, ":address", p->address);
    stmt_text(s, ":email", p->email);
    stmt_text(s, ":fax", p->fax);
    stmt_text(s, ":emergency_name", p->emergency_name);
    stmt_text_or_null(s, ":emergency_relation", p->emergency_relation);
    stmt_text(s, ":emergency_phone", p->emergency_phone);
    stmt_text(s, ":reachable_time", p->reachable_time);
    stmt_text(s, ":contact_caution", p->contact_caution);
    stmt_text_or_null(s, ":primary_disability", p->primary_disability);
    stmt_int(s, ":severe", p->severe);
    stmt_text(s, ":severe_note", p->severe_note);
    stmt_text_or_null(s, ":referral_source", p->referral_source);
    stmt_text_or_null(s, ":intention", p->intention);
    stmt_int(s, ":restricted", p->restricted);
    stmt_text(s, ":note", p->note);
    stmt_date(s, ":opened_on", p->opened_on);
    stmt_int(s, ":imported", p->imported);
    stmt_text(s, ":at", stamp.at);
    stmt_int_or_null(s, ":by", stamp.staff_id);
}

static enum err_code
store_phones(struct db *db, const struct person *p, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_phone_clear);
    enum err_code rc;

    stmt_int(s, ":person", p->id);
    rc = stmt_run(s, e);
    for (size_t i = 0; rc == ERR_OK && i < p->phone_count; i++) {
        const struct person_phone *f = &p->phones[i];
        char digits[REF_SIZE];

        digits_only(f->phone, digits, sizeof digits);
        s = stmt_open(db, &sql_person_phone_add);
        stmt_int(s, ":person", p->id);
        stmt_int(s, ":sort", (int64_t)i + 1);
        stmt_text(s, ":phone", f->phone);
        stmt_text(s, ":digits", digits);
        stmt_text_or_null(s, ":owner", f->owner);
        stmt_int(s, ":call_ok", f->call_ok);
        stmt_int(s, ":message_ok", f->message_ok);
        stmt_text(s, ":note", f->note);
        rc = stmt_run(s, e);
    }
    return rc;
}

static enum err_code
store_parts(struct db *db, struct person *p, struct err *e)
{
    enum err_code rc = person_index_add(db, p->id, e);

    if (rc == ERR_OK)
        rc = store_phones(db, p, e);
    if (rc == ERR_OK)
        rc = set_repo_write_codes(db, &sql_person_disability_clear, &sql_person_disability_add,
                                  p->id, &p->disabilities, e);
    if (rc == ERR_OK)
        rc = set_repo_write_codes(db, &sql_person_need_clear, &sql_person_need_add, p->id,
                                  &p->needs, e);
    if (rc == ERR_OK)
        rc = handbook_repo_store(db, p, e);
    return rc;
}

static enum err_code
next_id(struct db *db, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_next_id);

    if (stmt_row(s))
        *id = stmt_col_int(s, PERSON_NEXT_ID_ID);
    return stmt_close(s, e);
}

static enum err_code
insert_row(struct db *db, struct person *p, struct keys *k, struct person_stamp stamp,
           struct err *e)
{
    enum err_code rc = make_keys(p, k, e);

    if (rc == ERR_OK)
        rc = next_id(db, &p->id, e);
    if (rc != ERR_OK)
        return rc;
    if (!p->ref[0])
        snprintf(p->ref, sizeof p->ref, "M-%06lld", (long long)p->id);
    rc = person_order_place(db, 0, k->sort, k->sort_size, p->ref, &k->skey, e);
    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_person_insert);
    bind_person(s, p, k, stamp);
    p->version = 1;
    return stmt_run(s, e);
}

enum err_code
person_repo_insert(struct db *db, struct person *p, struct person_stamp stamp, struct err *e)
{
    struct person row = *p; /* a failed save leaves the caller's struct as it was */
    struct keys k = { 0 };
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    for (size_t i = 0; i < row.handbook_count; i++)
        row.handbooks[i].id = 0;
    rc = insert_row(db, &row, &k, stamp, e);
    if (rc == ERR_OK)
        rc = store_parts(db, &row, e);
    rc = db_end(db, rc, e);
    if (rc == ERR_OK)
        *p = row;
    return rc;
}

static enum err_code
update_row(struct db *db, struct person *p, struct keys *k, struct person_stamp stamp,
           struct err *e)
{
    enum err_code rc = make_keys(p, k, e);

    if (rc == ERR_OK)
        rc = person_order_place(db, p->id, k->sort, k->sort_size, p->ref, &k->skey, e);
    if (rc == ERR_OK)
        rc = person_index_remove(db, p->id, e);
    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_person_update);
    bind_person(s, p, k, stamp);
    stmt_int(s, ":version", p->version);
    bool changed = stmt_changed(s);
    if (changed)
        p->version++;
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !changed)
        return err_set(e, ERR_CONFLICT, "",
                       N_("Somebody else changed this person meanwhile. Look at both and save "
                          "again."));
    return rc;
}

enum err_code
person_repo_update(struct db *db, struct person *p, struct person_stamp stamp, struct err *e)
{
    struct person row = *p;
    struct keys k = { 0 };
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    rc = update_row(db, &row, &k, stamp, e);
    if (rc == ERR_OK)
        rc = store_parts(db, &row, e);
    rc = db_end(db, rc, e);
    if (rc == ERR_OK)
        *p = row;
    return rc;
}

enum err_code
person_repo_set_intention(struct db *db, int64_t id, const char *intention,
                          struct person_stamp stamp, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_set_intention);

    stmt_int(s, ":id", id);
    stmt_text_or_null(s, ":intention", intention);
    stmt_text(s, ":at", stamp.at);
    stmt_int_or_null(s, ":by", stamp.staff_id);
    return stmt_run(s, e);
}

enum err_code
person_repo_caution_by(struct db *db, int64_t id, char name[LINE_SIZE],
                       char at[STAMP_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_caution_by);

    name[0] = at[0] = '\0';
    stmt_int(s, ":id", id);
    if (stmt_row(s)) {
        stmt_col_text(s, PERSON_CAUTION_BY_BY_NAME, name, LINE_SIZE);
        stmt_col_text(s, PERSON_CAUTION_BY_AT, at, STAMP_SIZE);
    }
    return stmt_close(s, e);
}

enum err_code
person_repo_last_contact(struct db *db, int64_t id, struct date day, char out[LOCAL_SIZE],
                         struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_last_contact);

    out[0] = '\0';
    stmt_int(s, ":person", id);
    stmt_date(s, ":until", date_add_days(day, 1));
    if (stmt_row(s))
        stmt_col_text(s, PERSON_LAST_CONTACT_AT, out, LOCAL_SIZE);
    return stmt_close(s, e);
}
