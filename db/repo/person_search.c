/* person_search.c - see person_search.h
 * skey is the asked order (person_order.h). Text comes from its index in that order, and so do the
 * numbers that many share; both stop when a page is full. Numbers that few share (handbooks, whole
 * phones ...) are all read. Then what was found is put together. A later page begins at the number
 * of the first who stands behind its place. */
#include "db/repo/person_search.h"

#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/intake.h"
#include "core/kana.h"
#include "core/rows.h"
#include "core/text.h"
#include "core/wareki.h"
#include "db/repo/relation_repo.h"
#include "db/sql.h"
#include "db/stmt.h"
#include "db/tails.h"

/* All search statements give the same columns in the same order. */
#define SAME_COLUMNS(name)                                                                         \
    static_assert((int)SEARCH_ALL_RESTRICTED == (int)SEARCH_##name##_RESTRICTED, "columns differ")
SAME_COLUMNS(TEXT);
SAME_COLUMNS(REF);
SAME_COLUMNS(OLD_REF);
SAME_COLUMNS(SLIP);
SAME_COLUMNS(REGISTRATION);
SAME_COLUMNS(BIRTH);
SAME_COLUMNS(HANDBOOK);
SAME_COLUMNS(PHONE);
SAME_COLUMNS(PHONE_BEGIN);
SAME_COLUMNS(PHONE_BEGIN4);
SAME_COLUMNS(PHONE_BEGIN5);
SAME_COLUMNS(PHONE_BEGIN6);
SAME_COLUMNS(PHONE_BEGIN7);
SAME_COLUMNS(PHONE_LAST4);

enum group { BEGINS, CONTAINS };

enum { ROWS_FIRST = 128 };

struct found {
    struct person_hit hit;
    enum group group;
    int64_t skey;
};

struct search {
    struct db *db;
    char key[KANA_KEY_SIZE];          /* folded; "" when no name can fit */
    enum group after_group; /* the first row wanted is of this group, */
    int64_t from;           /* and this is its skey */
    size_t most; /* rows wanted and one more, which says that there is more */
    int64_t viewer;
    struct found *rows;
    size_t count, room;
    size_t names; /* the first rows, found by their text: in order, each person once */
};

/* The first skey of the group that was not given before; INT64_MAX: there is none. */
static int64_t
first_skey(const struct search *q, enum group group)
{
    if (group == q->after_group)
        return q->from;
    return group < q->after_group ? INT64_MAX : 0;
}

static void
read_hit(struct stmt *s, struct person_hit *hit, bool number_only)
{
    hit->id = stmt_col_int(s, SEARCH_ALL_ID);
    hit->restricted = stmt_col_int(s, SEARCH_ALL_RESTRICTED) != 0;
    hit->number_only = number_only;
    hit->name[0] = hit->kana[0] = '\0';
    hit->birth_date = DATE_NONE;
    if (number_only)
        return;
    stmt_col_text(s, SEARCH_ALL_NAME, hit->name, sizeof hit->name);
    stmt_col_text(s, SEARCH_ALL_KANA, hit->kana, sizeof hit->kana);
    hit->birth_date = stmt_col_date(s, SEARCH_ALL_BIRTH_DATE);
}

static bool
starts_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static enum group
group_of(const struct search *q, struct stmt *s)
{
    bool begins = q->key[0]
                  && (starts_with(stmt_col_ptr(s, SEARCH_ALL_NAME_KEY), q->key)
                      || starts_with(stmt_col_ptr(s, SEARCH_ALL_KANA_KEY), q->key));

    return begins ? BEGINS : CONTAINS;
}

/* Room for one more. Not zeroed: a row is large, and all of it is set. */
static struct found *
new_row(struct search *q)
{
    if (q->count == q->room) {
        q->room = q->room ? 2 * q->room : ROWS_FIRST;
        q->rows = reallocarray(q->rows, q->room, sizeof *q->rows);
        if (!q->rows)
            abort();
    }
    return &q->rows[q->count];
}

/* Restricted people are there for their own staff. Everybody else finds such a record by its number and
 * is told no more than that, so that nobody is registered a second time who stands there with it. */
static bool
is_there(const struct search *q, struct stmt *s, enum person_why why, bool *number_only)
{
    bool seen;

    *number_only = false;
    if (!stmt_col_int(s, SEARCH_ALL_RESTRICTED) || q->viewer == VIEWER_ALL)
        return true;
    if (relation_seen(q->db, stmt_col_int(s, SEARCH_ALL_ID), q->viewer, &seen, NULL) == ERR_OK
        && seen)
        return true;
    *number_only = why == WHY_REF || why == WHY_OLD_REF;
    return *number_only;
}

/* Add the row. False: not one of this list, or given before. */
static bool
add_row(struct search *q, struct stmt *s, enum group group, enum person_why why)
{
    int64_t skey = stmt_col_int(s, SEARCH_ALL_SKEY);
    struct found *row;
    bool number_only;

    if (skey < first_skey(q, group) || !is_there(q, s, why, &number_only))
        return false;
    row = new_row(q);
    row->group = group;
    row->skey = skey;
    stmt_col_text(s, SEARCH_ALL_REF, row->hit.ref, sizeof row->hit.ref);
    read_hit(s, &row->hit, number_only);
    row->hit.why = why;
    q->count++;
    return true;
}

/* ---- text ---- */

/* The index knows parts of three letters: whether they stand side by side is seen here. */
static bool
add_text(struct search *q, struct stmt *s, enum group group)
{
    const char *in_name = strstr(stmt_col_ptr(s, SEARCH_ALL_NAME_KEY), q->key);
    const char *in_kana = strstr(stmt_col_ptr(s, SEARCH_ALL_KANA_KEY), q->key);

    return (in_name || in_kana) && group_of(q, s) == group
        && add_row(q, s, group, in_name ? WHY_NAME : WHY_KANA);
}

/* Add rows of the index in its order, as many as wanted: those that begin so, or the others. */
static enum err_code
collect_text(struct search *q, enum group group, size_t most, size_t *added, struct err *e)
{
    char match[TAILS_MATCH_SIZE(KANA_KEY_SIZE)];
    struct stmt *s;

    *added = 0;
    if (group < q->after_group || !tails_match(q->key, group == BEGINS, match, sizeof match))
        return ERR_OK;
    s = stmt_open(q->db, &sql_search_text);
    stmt_text(s, ":match", match);
    stmt_int(s, ":from", first_skey(q, group));
    while (*added < most && stmt_row(s))
        *added += add_text(q, s, group);
    return stmt_close(s, e);
}

static enum err_code
collect_names(struct search *q, struct err *e)
{
    size_t begin = 0, contain = 0;
    enum err_code rc = collect_text(q, BEGINS, q->most, &begin, e);

    if (rc == ERR_OK && begin < q->most)
        rc = collect_text(q, CONTAINS, q->most - begin, &contain, e);
    q->names = q->count;
    return rc;
}

/* ---- numbers ---- */

static enum err_code
collect_equal(struct search *q, const struct sql *sql, const char *value, enum person_why why,
              struct err *e)
{
    struct stmt *s = stmt_open(q->db, sql);

    stmt_text(s, ":query", value);
    while (stmt_row(s))
        (void)add_row(q, s, group_of(q, s), why);
    return stmt_close(s, e);
}

/* Numbers that many share, in order. Rows that begin with the words as well are found by their
 * text. */
static enum err_code
collect_ordered(struct search *q, const struct sql *sql, const char *value, enum person_why why,
                struct err *e)
{
    int64_t last_id = 0; /* one may have two such phones */
    size_t added = 0;
    struct stmt *s = stmt_open(q->db, sql);

    stmt_text(s, ":query", value);
    stmt_int(s, ":from", first_skey(q, CONTAINS));
    while (added < q->most && stmt_row(s)) {
        int64_t id = stmt_col_int(s, SEARCH_ALL_ID);
        enum group group = group_of(q, s);

        if (id != last_id && add_row(q, s, group, why) && group == CONTAINS) {
            last_id = id;
            added++;
        }
    }
    return stmt_close(s, e);
}

/* A phone by its first digits, from the fourth on. */
static enum err_code
collect_beginning(struct search *q, const char *digits, size_t n, struct err *e)
{
    enum { FIRST = 4 };
    static const struct sql *const by_digits[] = {
        &sql_search_phone_begin4,
        &sql_search_phone_begin5,
        &sql_search_phone_begin6,
        &sql_search_phone_begin7,
    };

    if (n - FIRST < sizeof by_digits / sizeof *by_digits)
        return collect_ordered(q, by_digits[n - FIRST], digits, WHY_PHONE, e);
    return collect_equal(q, &sql_search_phone_begin, digits, WHY_PHONE, e);
}

static enum err_code
collect_digits(struct search *q, const char *digits, struct err *e)
{
    size_t n = strlen(digits);
    enum err_code rc = collect_equal(q, &sql_search_handbook, digits, WHY_HANDBOOK, e);

    if (rc == ERR_OK && n < 4)
        rc = collect_equal(q, &sql_search_phone, digits, WHY_PHONE, e);
    if (rc == ERR_OK && n >= 4)
        rc = collect_beginning(q, digits, n, e);
    if (rc == ERR_OK && n == 4)
        rc = collect_ordered(q, &sql_search_phone_last4, digits, WHY_PHONE, e);
    return rc;
}

/* A number that the program gives, written with all its zeros: M-000038 for m-38. False for another
 * kind of number. */
static bool
number_in_full(const char *ascii, char letter, char out[REF_SIZE])
{
    enum { DIGITS_MOST = 9 };
    const char *digits = ascii + 2;
    size_t n;

    if (toupper((unsigned char)ascii[0]) != letter || ascii[1] != '-')
        return false;
    n = strspn(digits, "0123456789");
    if (n == 0 || n > DIGITS_MOST || digits[n] != '\0')
        return false;
    snprintf(out, REF_SIZE, "%c-%06ld", letter, strtol(digits, NULL, 10));
    return true;
}

static enum err_code
collect_slip(struct search *q, const char *ascii, struct err *e)
{
    int year, serial;
    struct stmt *s;

    if (!slip_number_parse(ascii, &year, &serial))
        return ERR_OK;
    s = stmt_open(q->db, &sql_search_slip);
    stmt_int(s, ":year", year);
    stmt_int(s, ":serial", serial);
    while (stmt_row(s))
        (void)add_row(q, s, group_of(q, s), WHY_SLIP);
    return stmt_close(s, e);
}

/* The numbers that stand on the office's papers. */
static enum err_code
collect_own_numbers(struct search *q, const char *ascii, struct err *e)
{
    char number[REF_SIZE];
    enum err_code rc = collect_slip(q, ascii, e);

    if (rc == ERR_OK && number_in_full(ascii, 'M', number)) {
        rc = collect_equal(q, &sql_search_ref, number, WHY_REF, e);
        if (rc == ERR_OK)
            rc = collect_equal(q, &sql_search_old_ref, number, WHY_OLD_REF, e);
    }
    if (rc == ERR_OK && number_in_full(ascii, 'R', number))
        rc = collect_equal(q, &sql_search_registration, number, WHY_REGISTRATION, e);
    else if (rc == ERR_OK)
        rc = collect_equal(q, &sql_search_registration, ascii, WHY_REGISTRATION, e);
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
    if (rc == ERR_OK)
        rc = collect_own_numbers(q, ascii, e);
    if (rc == ERR_OK && number_digits(ascii, digits, sizeof digits))
        rc = collect_digits(q, digits, e);
    if (rc == ERR_OK && date_parse(query, DATE_NONE, &day, NULL, NULL) == ERR_OK) {
        date_to_iso(day, iso);
        rc = collect_ordered(q, &sql_search_birth, iso, WHY_BIRTH_DATE, e);
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

    if (l->group != r->group)
        return l->group < r->group ? -1 : 1;
    return (l->skey > r->skey) - (l->skey < r->skey);
}

/* Each person once, with the first reason, and sorted; how many. */
static size_t
put_together(struct found **order, size_t count)
{
    size_t kept = 0;

    qsort(order, count, sizeof(struct found *), by_person);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || order[kept - 1]->hit.id != order[i]->hit.id)
            order[kept++] = order[i];
    }
    qsort(order, kept, sizeof(struct found *), by_order);
    return kept;
}

static void
finish(struct search *q, struct person_hits *out)
{
    struct found **order = calloc(q->count + 1, sizeof(struct found *));
    size_t kept = q->count, n;

    if (!order)
        abort();
    for (size_t i = 0; i < q->count; i++)
        order[i] = &q->rows[i];
    if (q->names < q->count)
        kept = put_together(order, q->count);
    n = kept < q->most ? kept : q->most - 1;
    out->more = kept > n;
    if (n)
        out->rows = reallocarray(NULL, n, sizeof *out->rows);
    if (n && !out->rows)
        abort();
    for (size_t i = 0; i < n; i++)
        out->rows[i] = order[i]->hit;
    out->count = n;
    out->end.contains = n && order[n - 1]->group == CONTAINS;
    free(order);
}

/* Nothing to look for: each row stands in its place already, and goes to the list at once. */
static enum err_code
everybody(struct search *q, struct person_hits *out, struct err *e)
{
    struct stmt *s = stmt_open(q->db, &sql_search_all);

    stmt_int(s, ":from", q->from);
    for (; !out->more && stmt_row(s); q->count = 0) {
        if (!add_row(q, s, CONTAINS, WHY_NONE))
            continue;
        out->more = out->count + 1 >= q->most;
        if (out->more)
            break;
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        out->rows[out->count++] = q->rows[0].hit;
    }
    out->end.contains = true;
    return stmt_close(s, e);
}

/* ---- pages ---- */

/* People come and go between two pages, and skey changes with them: a place is kept in the words of
 * the order itself. */
static enum err_code
begin_behind(struct search *q, const struct person_place *after, struct err *e)
{
    struct stmt *s = stmt_open(q->db, &sql_search_from);

    q->after_group = after->contains ? CONTAINS : BEGINS;
    stmt_blob(s, ":sort", after->sort, after->sort_size);
    stmt_text(s, ":ref", after->ref);
    q->from = stmt_row(s) ? stmt_col_int(s, SEARCH_FROM_SKEY) : INT64_MAX;
    return stmt_close(s, e);
}

static enum err_code
keep_place(struct db *db, const struct person_hit *last, struct person_place *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_search_place);

    (void)text_copy(out->ref, sizeof out->ref, last->ref);
    stmt_int(s, ":id", last->id);
    if (stmt_row(s)) {
        out->sort_size = stmt_col_size(s, SEARCH_PLACE_SORT_KEY);
        if (out->sort_size > sizeof out->sort)
            out->sort_size = sizeof out->sort;
        stmt_col_blob(s, SEARCH_PLACE_SORT_KEY, out->sort, out->sort_size);
    }
    return stmt_close(s, e);
}

static enum err_code
read_page(struct search *q, const char *query, const struct person_place *after,
          struct person_hits *out, struct err *e)
{
    bool folds = kana_search_key(query, q->key, sizeof q->key);
    enum err_code rc = after ? begin_behind(q, after, e) : ERR_OK;

    if (!folds)
        q->key[0] = '\0'; /* longer than every stored key */
    if (rc == ERR_OK && folds && !q->key[0]) {
        rc = everybody(q, out, e);
    } else {
        if (rc == ERR_OK)
            rc = collect_names(q, e);
        if (rc == ERR_OK)
            rc = collect_numbers(q, query, e);
        if (rc == ERR_OK)
            finish(q, out);
    }
    if (rc == ERR_OK && out->more)
        rc = keep_place(q->db, &out->rows[out->count - 1], &out->end, e);
    return rc;
}

enum err_code
person_search_rows(struct db *db, const char *query, const struct person_place *after, size_t limit,
                   int64_t viewer, struct person_hits *out, struct err *e)
{
    struct search q = { .db = db, .after_group = BEGINS, .most = limit ? limit + 1 : SIZE_MAX,
                        .viewer = viewer };
    enum err_code rc;

    *out = (struct person_hits){ 0 };
    rc = db_begin_read(db, e);
    if (rc != ERR_OK)
        return rc;
    rc = read_page(&q, query, after, out, e);
    db_end_read(db);
    free(q.rows);
    return rc;
}
