/* person_order.c - see person_order.h
 * A new row gets a number between those of its neighbours. Most writes need no more. When there is
 * none left, the people of the smallest window of numbers that is not crowded are spread evenly
 * over it: windows of 2^8, 2^16 ... numbers, of which one of 2^n is crowded with 2^(n/3) people. So
 * each window made room for many before a larger one is needed, whatever the order of writing. */
#include "db/repo/person_order.h"

#include <stdbool.h>

#include "db/db_private.h"
#include "db/sql.h"
#include "db/stmt.h"

enum { SPACE_BITS = 62, WINDOW_BITS = 8, CROWDED = 3 };

static const int64_t END = INT64_C(1) << SPACE_BITS;
/* In front of the first and behind the last. Two million who come in order have room. */
static const int64_t EDGE = INT64_C(1) << 40;
/* Behind a neighbour, so that a sorted file read in between goes on to have room. */
static const int64_t RUN = INT64_C(1) << 24;

struct gap {
    int64_t before, behind; /* 0 and END where there is nobody */
};

struct window {
    int64_t low, high;
    int64_t people;
};

static enum err_code
stays(struct db *db, int64_t id, const unsigned char *sort, size_t sort_size, const char *ref,
      int64_t *skey, bool *stays, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_order_stays);
    bool found;
    enum err_code rc;

    *stays = false;
    stmt_int(s, ":id", id);
    stmt_blob(s, ":sort", sort, sort_size);
    stmt_text(s, ":ref", ref);
    found = stmt_row(s);
    if (found) {
        *skey = stmt_col_int(s, PERSON_ORDER_STAYS_SKEY);
        *stays = stmt_col_int(s, PERSON_ORDER_STAYS_STAYS) != 0;
    }
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "person", N_("This person is not on file."));
    return rc;
}

static enum err_code
find_gap(struct db *db, const unsigned char *sort, size_t sort_size, const char *ref,
         struct gap *gap, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_order_around);

    *gap = (struct gap){ 0, END };
    stmt_blob(s, ":sort", sort, sort_size);
    stmt_text(s, ":ref", ref);
    stmt_int(s, ":end", END);
    if (stmt_row(s)) {
        gap->before = stmt_col_int(s, PERSON_ORDER_AROUND_BEFORE);
        gap->behind = stmt_col_int(s, PERSON_ORDER_AROUND_BEHIND);
    }
    return stmt_close(s, e);
}

static bool
has_room(const struct gap *gap)
{
    return gap->behind - gap->before >= 2;
}

static int64_t
number_in(const struct gap *gap)
{
    int64_t room = gap->behind - gap->before;

    if (gap->before == 0 && gap->behind == END)
        return END / 2;
    if (gap->before == 0 && room > EDGE)
        return gap->behind - EDGE;
    if (gap->behind == END && room > EDGE)
        return gap->before + EDGE;
    return gap->before + (room > 2 * RUN ? RUN : room / 2);
}

static enum err_code
count_people(struct db *db, struct window *w, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_person_order_count);

    w->people = 0;
    stmt_int(s, ":low", w->low);
    stmt_int(s, ":high", w->high);
    if (stmt_row(s))
        w->people = stmt_col_int(s, PERSON_ORDER_COUNT_PEOPLE);
    return stmt_close(s, e);
}

static enum err_code
run_on(struct db *db, const struct sql *sql, const struct window *w, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":low", w->low);
    stmt_int(s, ":high", w->high);
    return stmt_run(s, e);
}

static enum err_code
spread(struct db *db, const struct window *w, struct err *e)
{
    bool indexed = !db_is_bulk(db); /* else db_optimize() makes the whole index */
    enum err_code rc = indexed ? run_on(db, &sql_person_order_unindex, w, e) : ERR_OK;

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_person_order_spread);
    stmt_int(s, ":low", w->low);
    stmt_int(s, ":high", w->high);
    stmt_int(s, ":step", (w->high - w->low + 1) / (w->people + 1));
    rc = stmt_run(s, e);
    if (rc == ERR_OK)
        rc = stmt_run(stmt_open(db, &sql_person_order_settle), e);
    if (rc == ERR_OK)
        rc = run_on(db, &sql_person_order_phones, w, e);
    return rc == ERR_OK && indexed ? run_on(db, &sql_person_order_index, w, e) : rc;
}

/* Spread the people around the number `at`; *bits is how large a window to begin with, and comes
 * back larger than the one that was taken. */
static enum err_code
make_room(struct db *db, int64_t at, int *bits, struct err *e)
{
    struct window w;
    enum err_code rc;
    bool crowded;

    do {
        int n = *bits < SPACE_BITS ? *bits : SPACE_BITS;

        w.low = at >> n << n;
        w.high = w.low + ((INT64_C(1) << n) - 1);
        rc = count_people(db, &w, e);
        crowded = n < SPACE_BITS && w.people >= INT64_C(1) << n / CROWDED;
        *bits += WINDOW_BITS;
    } while (rc == ERR_OK && crowded);
    return rc == ERR_OK ? spread(db, &w, e) : rc;
}

enum err_code
person_order_place(struct db *db, int64_t id, const unsigned char *sort, size_t sort_size,
                   const char *ref, int64_t *skey, struct err *e)
{
    int bits = WINDOW_BITS;
    bool right = false;
    struct gap gap;
    enum err_code rc = id ? stays(db, id, sort, sort_size, ref, skey, &right, e) : ERR_OK;

    if (rc != ERR_OK || right)
        return rc;
    rc = find_gap(db, sort, sort_size, ref, &gap, e);
    while (rc == ERR_OK && !has_room(&gap)) {
        if (bits >= SPACE_BITS + WINDOW_BITS)
            return db_fail_bug("no room in the order of readings", "person_order_place", e);
        rc = make_room(db, gap.before, &bits, e);
        if (rc == ERR_OK)
            rc = find_gap(db, sort, sort_size, ref, &gap, e);
    }
    if (rc == ERR_OK)
        *skey = number_in(&gap);
    return rc;
}

static enum err_code
run_of(struct db *db, const struct sql *sql, int64_t id, struct err *e)
{
    if (db_is_bulk(db))
        return ERR_OK; /* db_optimize() makes the whole index */
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":id", id);
    return stmt_run(s, e);
}

enum err_code
person_index_remove(struct db *db, int64_t id, struct err *e)
{
    return run_of(db, &sql_search_index_remove, id, e);
}

enum err_code
person_index_add(struct db *db, int64_t id, struct err *e)
{
    return run_of(db, &sql_search_index_add, id, e);
}
