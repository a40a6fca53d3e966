/* person_search.c - see person_search.h
 * Text comes from the index in the order of skey, which holds the first six letters of the reading:
 * that is the asked order but for people whose first six letters are the same. So each source is
 * read until the limit and on while those letters stay the same; then all is sorted by the whole
 * key and cut. Numbers (phones, dates ...) come from their own indexes, all of them, and join. */
#include "db/repo/person_search.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/rows.h"
#include "core/text.h"
#include "core/wareki.h"
#include "db/sql.h"
#include "db/stmt.h"
#include "db/tails.h"

/* All search statements give the same columns in the same order. */
#define SAME_COLUMNS(name)                                                                         \
    static_assert((int)SEARCH_ALL_STAFF_ID == (int)SEARCH_##name##_STAFF_ID, "columns differ")
SAME_COLUMNS(TEXT);
SAME_COLUMNS(REF);
SAME_COLUMNS(OLD_REF);
SAME_COLUMNS(BIRTH);
SAME_COLUMNS(HANDBOOK);
SAME_COLUMNS(PHONE);
SAME_COLUMNS(PHONE_BEGIN);
SAME_COLUMNS(PHONE_LAST4);

enum group { BEGINS, CONTAINS };

struct found {
    struct person_hit hit;
    enum group group;
    size_t sort_size;
    unsigned char sort[KANA_SORT_SIZE];
};

struct search {
    struct db *db;
    char key[KANA_KEY_SIZE]; /* folded; "" when no name can fit */
    size_t most;             /* rows wanted and one more, which says that there is more */
    bool restricted;
    struct found *rows;
    size_t count;
};

static void
read_hit(struct stmt *s, struct person_hit *hit)
{
    char stage[CODE_SIZE];

    hit->id = stmt_col_int(s, SEARCH_ALL_ID);
    stmt_col_text(s, SEARCH_ALL_REF, hit->ref, sizeof hit->ref);
    stmt_col_text(s, SEARCH_ALL_NAME, hit->name, sizeof hit->name);
    stmt_col_text(s, SEARCH_ALL_KANA, hit->kana, sizeof hit->kana);
    hit->birth_date = stmt_col_date(s, SEARCH_ALL_BIRTH_DATE);
    hit->restricted = stmt_col_int(s, SEARCH_ALL_RESTRICTED) != 0;
    hit->case_id = stmt_col_int(s, SEARCH_ALL_CASE_ID);
    hit->staff_id = stmt_col_int(s, SEARCH_ALL_STAFF_ID);
    stmt_col_text(s, SEARCH_ALL_STAGE, stage, sizeof stage);
    if (!stage_from_id(stage, &hit->stage))
        hit->stage = STAGE_NONE;
}

static void
add_row(struct search *q, struct stmt *s, enum group group, enum person_why why)
{
    struct found *row;

    q->rows = rows_grow(q->rows, q->count, sizeof *q->rows);
    row = &q->rows[q->count++];
    read_hit(s, &row->hit);
    row->hit.why = why;
    row->group = group;
    row->sort_size = (size_t)stmt_col_int(s, SEARCH_ALL_SORT_SIZE);
    if (row->sort_size > sizeof row->sort)
        row->sort_size = sizeof row->sort;
    stmt_col_blob(s, SEARCH_ALL_SORT_KEY, row->sort, row->sort_size);
}

/* ---- text ---- */

static bool
starts_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

/* Add rows of the index in its order: those that begin so, or (CONTAINS) the others. `added` of
 * them are enough when `most` is reached and the six letters change. */
static enum err_code
collect_text(struct search *q, enum group group, size_t most, size_t *added, struct err *e)
{
    char match[2 * KANA_KEY_SIZE + 8];
    int64_t last = -1; /* the six letters of the last row added */
    struct stmt *s;

    *added = 0;
    if (most == 0 || !tails_match(q->key, group == BEGINS, match, sizeof match))
        return ERR_OK;
    s = stmt_open(q->db, &sql_search_text);
    stmt_text(s, ":match", match);
    stmt_int(s, ":restricted", q->restricted);
    while (stmt_row(s)) {
        const char *name = stmt_col_ptr(s, SEARCH_ALL_NAME_KEY);
        int64_t letters = stmt_col_int(s, SEARCH_ALL_SKEY) >> KANA_SEQ_BITS;
        bool in_name, begins;

        if (*added >= most && letters != last)
            break;
        in_name = strstr(name, q->key) != NULL;
        begins =
            starts_with(name, q->key) || starts_with(stmt_col_ptr(s, SEARCH_ALL_KANA_KEY), q->key);
        if (begins != (group == BEGINS))
            continue;
        add_row(q, s, group, in_name ? WHY_NAME : WHY_KANA);
        last = letters;
        ++*added;
    }
    return stmt_close(s, e);
}

static enum err_code
collect_names(struct search *q, struct err *e)
{
    size_t begin = 0, contain = 0;
    enum err_code rc = collect_text(q, BEGINS, q->most, &begin, e);

    if (rc == ERR_OK && begin < q->most)
        rc = collect_text(q, CONTAINS, q->most - begin, &contain, e);
    return rc;
}

/* ---- numbers ---- */

static enum err_code
collect_equal(struct search *q, const struct sql *sql, const char *value, enum person_why why,
              struct err *e)
{
    struct stmt *s = stmt_open(q->db, sql);

    stmt_text(s, ":query", value);
    stmt_int(s, ":restricted", q->restricted);
    while (stmt_row(s)) {
        const char *name = stmt_col_ptr(s, SEARCH_ALL_NAME_KEY);
        const char *kana = stmt_col_ptr(s, SEARCH_ALL_KANA_KEY);
        bool begins = q->key[0] && (starts_with(name, q->key) || starts_with(kana, q->key));

        add_row(q, s, begins ? BEGINS : CONTAINS, why);
    }
    return stmt_close(s, e);
}

/* The digits of a number in any punctuation; false when something else stands in the query. */
static bool
number_digits(const char *ascii, char *digits, size_t size)
{
    static const char *const signs[] = { " ", "-", "(", ")", ".", "/",  "~", "#",  "‐",  "‑",
                                         "‒", "–", "—", "―", "−", "ー", "ｰ", "〜", "～", "　" };
    enum { SIGNS = sizeof signs / sizeof signs[0] };

    for (const char *s = ascii; *s;) {
        size_t i = 0;

        if (*s >= '0' && *s <= '9') {
            s++;
            continue;
        }
        while (i < SIGNS && !starts_with(s, signs[i]))
            i++;
        if (i == SIGNS)
            return false;
        s += strlen(signs[i]);
    }
    digits_only(ascii, digits, size);
    return digits[0] != '\0';
}

static enum err_code
collect_digits(struct search *q, const char *digits, struct err *e)
{
    size_t n = strlen(digits);
    enum err_code rc = collect_equal(q, &sql_search_handbook, digits, WHY_HANDBOOK, e);

    if (rc == ERR_OK && n < 4)
        rc = collect_equal(q, &sql_search_phone, digits, WHY_PHONE, e);
    if (rc == ERR_OK && n >= 4)
        rc = collect_equal(q, &sql_search_phone_begin, digits, WHY_PHONE, e);
    if (rc == ERR_OK && n == 4)
        rc = collect_equal(q, &sql_search_phone_last4, digits, WHY_PHONE, e);
    return rc;
}

static enum err_code
collect_numbers(struct search *q, const char *query, struct err *e)
{
    char ascii[KANA_KEY_SIZE], digits[KANA_KEY_SIZE], iso[DATE_ISO_SIZE];
    struct date day;
    enum err_code rc;

    if (strlen(query) >= sizeof ascii) /* longer than any number or date */
        return ERR_OK;
    text_to_ascii(query, ascii, sizeof ascii);
    rc = collect_equal(q, &sql_search_ref, query, WHY_REF, e);
    if (rc == ERR_OK)
        rc = collect_equal(q, &sql_search_old_ref, query, WHY_OLD_REF, e);
    if (rc == ERR_OK && strcmp(ascii, query) != 0)
        rc = collect_equal(q, &sql_search_ref, ascii, WHY_REF, e);
    if (rc == ERR_OK && strcmp(ascii, query) != 0)
        rc = collect_equal(q, &sql_search_old_ref, ascii, WHY_OLD_REF, e);
    if (rc == ERR_OK && number_digits(ascii, digits, sizeof digits))
        rc = collect_digits(q, digits, e);
    if (rc == ERR_OK && date_parse(query, DATE_NONE, &day, NULL, NULL) == ERR_OK) {
        date_to_iso(day, iso);
        rc = collect_equal(q, &sql_search_birth, iso, WHY_BIRTH_DATE, e);
    }
    return rc;
}

/* ---- order ---- */

static int
by_person(const void *a, const void *b)
{
    const struct found *l = *(struct found *const *)a, *r = *(struct found *const *)b;

    if (l->hit.id != r->hit.id)
        return l->hit.id < r->hit.id ? -1 : 1;
    if (l->group != r->group)
        return l->group < r->group ? -1 : 1;
    return (l->hit.why > r->hit.why) - (l->hit.why < r->hit.why);
}

static int
by_order(const void *a, const void *b)
{
    const struct found *l = *(struct found *const *)a, *r = *(struct found *const *)b;
    size_t bytes = l->sort_size < r->sort_size ? l->sort_size : r->sort_size;
    int order;

    if (l->group != r->group)
        return l->group < r->group ? -1 : 1;
    order = memcmp(l->sort, r->sort, bytes);
    if (order == 0)
        order = (l->sort_size > r->sort_size) - (l->sort_size < r->sort_size);
    return order ? order : strcmp(l->hit.ref, r->hit.ref);
}

/* Each person once, with the first reason; sorted and cut. */
static void
finish(struct search *q, struct person_hits *out)
{
    struct found **order = calloc(q->count + 1, sizeof(struct found *));
    size_t kept = 0, n;

    if (!order)
        abort();
    for (size_t i = 0; i < q->count; i++)
        order[i] = &q->rows[i];
    qsort(order, q->count, sizeof(struct found *), by_person);
    for (size_t i = 0; i < q->count; i++) {
        if (kept == 0 || order[kept - 1]->hit.id != order[i]->hit.id)
            order[kept++] = order[i];
    }
    qsort(order, kept, sizeof(struct found *), by_order);
    n = kept < q->most ? kept : q->most - 1;
    out->more = kept > n;
    if (n)
        out->rows = reallocarray(NULL, n, sizeof *out->rows);
    if (n && !out->rows)
        abort();
    for (size_t i = 0; i < n; i++)
        out->rows[i] = order[i]->hit;
    out->count = n;
    free(order);
}

static enum err_code
everybody(struct search *q, struct person_hits *out, struct err *e)
{
    struct stmt *s = stmt_open(q->db, &sql_search_all);

    stmt_int(s, ":restricted", q->restricted);
    stmt_int(s, ":limit", q->most > INT64_MAX ? -1 : (int64_t)q->most);
    while (stmt_row(s)) {
        if (out->count + 1 >= q->most) {
            out->more = true;
            break;
        }
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_hit(s, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}

enum err_code
person_search_rows(struct db *db, const char *query, size_t limit, bool restricted,
                   struct person_hits *out, struct err *e)
{
    struct search q = { .db = db, .most = limit ? limit + 1 : SIZE_MAX, .restricted = restricted };
    bool folds = kana_search_key(query, q.key, sizeof q.key);
    enum err_code rc;

    *out = (struct person_hits){ 0 };
    if (!folds)
        q.key[0] = '\0'; /* longer than every stored key */
    rc = db_begin_read(db, e);
    if (rc != ERR_OK)
        return rc;
    if (folds && !q.key[0]) {
        rc = everybody(&q, out, e);
    } else {
        rc = collect_names(&q, e);
        if (rc == ERR_OK)
            rc = collect_numbers(&q, query, e);
        if (rc == ERR_OK)
            finish(&q, out);
    }
    db_end_read(db);
    free(q.rows);
    return rc;
}
