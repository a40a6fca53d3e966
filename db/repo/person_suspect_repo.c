/* person_suspect_repo.c - who may be the same person; see person_repo.h */
#include <string.h>

#include "core/kana.h"
#include "db/repo/person_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

/* All statements give the same columns, two of them the number besides. */
_Static_assert(
    (int)PERSON_SUSPECTS_KANA_RESTRICTED == (int)PERSON_SUSPECTS_HANDBOOK_RESTRICTED
        && (int)PERSON_SUSPECTS_PHONE_RESTRICTED == (int)PERSON_SUSPECTS_HANDBOOK_RESTRICTED
        && (int)PERSON_SUSPECTS_NAME_BIRTH_RESTRICTED == (int)PERSON_SUSPECTS_HANDBOOK_RESTRICTED
        && (int)PERSON_SUSPECTS_KANA_BIRTH_RESTRICTED == (int)PERSON_SUSPECTS_HANDBOOK_RESTRICTED
        && (int)PERSON_SUSPECTS_BIRTH_RESTRICTED == (int)PERSON_SUSPECTS_HANDBOOK_RESTRICTED,
    "one reader for all");

enum reason {
    SAME_HANDBOOK,
    SAME_BIRTH,
    SAME_KANA,
    SAME_PHONE,
    NEAR_BIRTH,
};

/* People of one birth date that are looked at: at a million people about forty have it. */
enum { BORN_MOST = 200 };

struct search {
    struct db *db;
    const struct person *p;
    struct person_suspect *rows;
    size_t count;
};

/* The row of that person, a new one at the end, or NULL when the list is full. */
static struct person_suspect *
row_of(struct search *q, int64_t id)
{
    for (size_t i = 0; i < q->count; i++) {
        if (q->rows[i].id == id)
            return &q->rows[i];
    }
    if (q->count == SUSPECTS_MAX)
        return NULL;
    q->rows[q->count] = (struct person_suspect){ .id = id };
    return &q->rows[q->count++];
}

static void
read_suspect(struct stmt *s, struct person_suspect *row, enum reason reason)
{
    stmt_col_text(s, PERSON_SUSPECTS_KANA_REF, row->ref, sizeof row->ref);
    row->birth_date = stmt_col_date(s, PERSON_SUSPECTS_KANA_BIRTH_DATE);
    if (!stmt_col_int(s, PERSON_SUSPECTS_KANA_RESTRICTED)) {
        stmt_col_text(s, PERSON_SUSPECTS_KANA_NAME, row->name, sizeof row->name);
        stmt_col_text(s, PERSON_SUSPECTS_KANA_KANA, row->kana, sizeof row->kana);
        if (reason == SAME_HANDBOOK)
            stmt_col_text(s, PERSON_SUSPECTS_HANDBOOK_NUMBER, row->handbook, sizeof row->handbook);
        if (reason == SAME_PHONE)
            stmt_col_text(s, PERSON_SUSPECTS_PHONE_PHONE, row->phone, sizeof row->phone);
    }
    row->same_handbook |= reason == SAME_HANDBOOK;
    row->same_birth |= reason == SAME_BIRTH;
    row->same_kana |= reason == SAME_KANA;
    row->same_phone |= reason == SAME_PHONE;
    row->near_birth |= reason == NEAR_BIRTH;
}

/* Born the same day: only with a reading that is near what was typed. */
static bool
is_meant(const struct search *q, struct stmt *s, enum reason reason)
{
    char kana[LINE_SIZE];

    if (reason != NEAR_BIRTH)
        return true;
    stmt_col_text(s, PERSON_SUSPECTS_KANA_KANA, kana, sizeof kana);
    return person_reading_is_near(q->p->kana, kana);
}

/* Ask one statement and note who it finds. `kind` and `birth` are bound where it has them. */
static enum err_code
collect(struct search *q, const struct sql *sql, enum reason reason, const char *key,
        const char *kind, struct date birth, struct err *e)
{
    struct stmt *s;

    if (!key[0])
        return ERR_OK;
    s = stmt_open(q->db, sql);
    stmt_text(s, ":key", key);
    if (kind)
        stmt_text(s, ":kind", kind);
    if (reason == SAME_BIRTH)
        stmt_date(s, ":birth_date", birth);
    stmt_int(s, ":self", q->p->id);
    stmt_int(s, ":limit", reason == NEAR_BIRTH ? BORN_MOST : SUSPECTS_MAX);
    while (stmt_row(s)) {
        struct person_suspect *row =
            is_meant(q, s, reason) ? row_of(q, stmt_col_int(s, PERSON_SUSPECTS_KANA_ID)) : NULL;

        if (row)
            read_suspect(s, row, reason);
    }
    return stmt_close(s, e);
}

static enum err_code
by_handbooks(struct search *q, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < q->p->handbook_count; i++) {
        const struct handbook *h = &q->p->handbooks[i];
        char key[REF_SIZE];

        digits_only(h->number, key, sizeof key);
        rc = collect(q, &sql_person_suspects_handbook, SAME_HANDBOOK, key, h->kind, DATE_NONE, e);
    }
    return rc;
}

static enum err_code
by_phones(struct search *q, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < q->p->phone_count; i++) {
        char key[REF_SIZE];

        digits_only(q->p->phones[i].phone, key, sizeof key);
        rc = collect(q, &sql_person_suspects_phone, SAME_PHONE, key, NULL, DATE_NONE, e);
    }
    return rc;
}

enum err_code
person_repo_suspects(struct db *db, const struct person *p, struct person_suspect *out,
                     size_t *count, struct err *e)
{
    struct search q = { .db = db, .p = p, .rows = out };
    char name[KANA_KEY_SIZE], kana[KANA_KEY_SIZE], iso[DATE_ISO_SIZE];
    struct date birth = p->birth_date;
    enum err_code rc;

    *count = 0;
    if (!kana_search_key(p->name, name, sizeof name)
        || !kana_search_key(p->kana, kana, sizeof kana))
        return ERR_OK; /* the row itself is refused for its length */
    rc = by_handbooks(&q, e);
    if (rc == ERR_OK && !date_is_none(birth))
        rc = collect(&q, &sql_person_suspects_kana_birth, SAME_BIRTH, kana, NULL, birth, e);
    if (rc == ERR_OK && !date_is_none(birth))
        rc = collect(&q, &sql_person_suspects_name_birth, SAME_BIRTH, name, NULL, birth, e);
    date_to_iso(birth, iso);
    if (rc == ERR_OK && kana[0])
        rc = collect(&q, &sql_person_suspects_birth, NEAR_BIRTH, iso, NULL, birth, e);
    if (rc == ERR_OK)
        rc = by_phones(&q, e);
    if (rc == ERR_OK)
        rc = collect(&q, &sql_person_suspects_kana, SAME_KANA, kana, NULL, DATE_NONE, e);
    *count = q.count;
    return rc;
}
