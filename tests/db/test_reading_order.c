/* The order of readings as a number: whoever comes, goes or changes, in whatever order, skey orders
 * people as (sort_key, ref) do, and the index and the phones go with it. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "db/repo/person_order.h"
#include "db/repo/person_repo.h"
#include "db/repo/person_search.h"
#include "db/sql.h"

static const struct person_stamp stamp = { 0, "2014-10-31T01:00:00Z" };

enum { BEFORE_THE_ORDER = 15 }; /* version of a file whose skey is letters and a serial */

static int
open_empty(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;

    return db_create(f->path, &f->e) != ERR_OK || db_open(&f->db, f->path, &f->e) != ERR_OK;
}

static int64_t
number(struct fixture *f, const char *sql)
{
    sqlite3_stmt *s = NULL;
    int64_t value;

    if (sqlite3_prepare_v2(f->db->sqlite, sql, -1, &s, NULL) != SQLITE_OK
        || sqlite3_step(s) != SQLITE_ROW)
        fail_msg("%s: %s", sql, sqlite3_errmsg(f->db->sqlite));
    value = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return value;
}

static void
expect_order(struct fixture *f)
{
    assert_int_equal(number(f, "SELECT count(*) FROM (SELECT skey, lag(skey) OVER "
                               "(ORDER BY sort_key, ref) AS before FROM person) "
                               "WHERE skey <= before OR skey < 1"),
                     0);
    assert_int_equal(number(f, "SELECT count(*) FROM person_phone f "
                               "JOIN person p ON p.id = f.person_id WHERE f.skey <> p.skey"),
                     0);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK); /* the index says what the rows say */
}

static void
make_person(struct person *p, const char *kana, const char *ref)
{
    *p = (struct person){ .opened_on = { 2011, 4, 1 }, .phone_count = 1 };
    snprintf(p->name, sizeof p->name, "架空");
    snprintf(p->kana, sizeof p->kana, "%s", kana);
    snprintf(p->ref, sizeof p->ref, "%s", ref);
    snprintf(p->phones[0].phone, sizeof p->phones[0].phone, "03-3990-1234");
}

static void
add(struct fixture *f, const char *kana, const char *ref)
{
    struct person p;

    make_person(&p, kana, ref);
    if (person_repo_insert(f->db, &p, stamp, &f->e) != ERR_OK)
        fail_msg("%s %s: %s", kana, ref, f->e.msg);
}

/* Few readings, some the same: what differs late, in voice or in nothing. */
static void
random_person(unsigned *seed, struct person *p)
{
    static const char *const families[] = { "サトウ", "サドウ", "サトオ", "サト" };
    static const char *const givens[] = { "アイ", "アオイ", "ケンイチ", "ケンジ", "ユウコ" };
    char kana[LINE_SIZE], ref[REF_SIZE];

    snprintf(kana, sizeof kana, "%s　%s", families[rand_r(seed) % 4], givens[rand_r(seed) % 5]);
    snprintf(ref, sizeof ref, "R-%d", rand_r(seed));
    make_person(p, kana, ref);
}

static void
any_change_keeps_the_order(void **state)
{
    enum { STEPS = 900, MOST = 600 };
    struct fixture *f = *state;
    struct person *people = calloc(MOST, sizeof *people);
    unsigned seed = 20141016;
    size_t count = 0;

    print_message("seed %u\n", seed);
    assert_non_null(people);
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int i = 0; i < STEPS; i++) {
        struct person next, *p = count ? &people[(size_t)rand_r(&seed) % count] : NULL;

        random_person(&seed, &next);
        if (count < MOST && (!p || rand_r(&seed) % 3)) {
            assert_int_equal(person_repo_insert(f->db, &next, stamp, &f->e), ERR_OK);
            people[count++] = next;
        } else if (p && rand_r(&seed) % 4) { /* the reading, the number or neither is another */
            memcpy(p->kana, next.kana, sizeof p->kana);
            if (rand_r(&seed) % 2)
                memcpy(p->ref, next.ref, sizeof p->ref);
            if (person_repo_update(f->db, p, stamp, &f->e) != ERR_OK)
                fail_msg("%s", f->e.msg);
        } else if (p) {
            assert_int_equal(person_repo_update(f->db, p, stamp, &f->e), ERR_OK);
        }
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    expect_order(f);
    free(people);
}

/* Numbers side by side in front of and behind the one who comes. */
static void
squeeze(struct fixture *f)
{
    assert_int_equal(sqlite3_exec(f->db->sqlite,
                                  "INSERT INTO person_tails (person_tails, rowid, text)"
                                  " SELECT 'delete', skey, text FROM person_text;"
                                  "UPDATE person SET skey = -skey;"
                                  "UPDATE person SET skey = 70000 + r.place FROM (SELECT id,"
                                  " row_number() OVER (ORDER BY sort_key, ref) AS place"
                                  " FROM person) r WHERE r.id = person.id;"
                                  "INSERT INTO person_tails (rowid, text)"
                                  " SELECT skey, text FROM person_text",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
}

/* Each between the two before it: no order of coming uses up numbers faster. */
static void
room_is_made_where_there_is_none(void **state)
{
    enum { PEOPLE = 300, MORE = 200 };
    struct fixture *f = *state;
    char ref[REF_SIZE];

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int i = 0; i < PEOPLE; i++) {
        snprintf(ref, sizeof ref, "%03d", i);
        add(f, "サトウ", ref);
    }
    squeeze(f);
    for (int i = 0; i < MORE; i++) {
        snprintf(ref, sizeof ref, "150-%03d", i % 2 ? i / 2 : MORE - i / 2);
        add(f, "サトウ", ref);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    expect_order(f);
    assert_int_equal(number(f, "SELECT count(*) FROM person"), PEOPLE + MORE);
}

/* How many changes of a number `count` people cost who come in the order `ref_of`. */
static int64_t
moved(struct fixture *f, int count, int (*place)(int i, int count))
{
    int64_t before, after;
    char ref[REF_SIZE];

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    add(f, "カクウ", "000000");
    add(f, "カクウ", "999999");
    before = sqlite3_total_changes64(f->db->sqlite);
    for (int i = 0; i < count; i++) {
        snprintf(ref, sizeof ref, "%06d", 1 + place(i, count));
        add(f, "カクウ", ref);
    }
    after = sqlite3_total_changes64(f->db->sqlite);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    expect_order(f);
    return after - before;
}

static int
rising(int i, int count)
{
    (void)count;
    return i;
}

static int
falling(int i, int count)
{
    return count - 1 - i;
}

static int
mixed(int i, int count)
{
    return (int)((int64_t)i * 7919 % count);
}

/* A file that is read in, whatever its order, is not written many times over. */
static void
a_large_file_costs_a_row_what_a_small_one_does(void **state)
{
    enum { SMALL = 250, LARGE = 1000, CHANGES_A_ROW = 60 };
    int (*const orders[])(int, int) = { rising, falling, mixed };

    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        static const int counts[] = { SMALL, LARGE };

        for (size_t j = 0; j < 2; j++) {
            assert_int_equal(open_empty(state), 0);
            int64_t changes = moved(*state, counts[j], orders[i]);
            print_message("order %zu, %d people: %.1f rows written for each\n", i, counts[j],
                          (double)changes / counts[j]);
            assert_in_range(changes, counts[j], CHANGES_A_ROW * counts[j]);
            fixture_remove(state);
        }
    }
}

static int
open_old(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;

    return db_create_list(f->path, migrations, BEFORE_THE_ORDER, &f->e) != ERR_OK
        || db_open_list(&f->db, f->path, migrations, BEFORE_THE_ORDER, &f->e) != ERR_OK;
}

/* As the program of that time stored it: six letters and a serial in order of entry. */
static void
add_old(struct fixture *f, int n)
{
    static const struct sql insert = {
        "insert", "INSERT INTO person (ref, name, kana, name_key, kana_key, skey, sort_key,"
                  " opened_on, created_at, updated_at) VALUES (:ref, '架空', :kana, '架空',"
                  " :key, :skey, :sort, '2011-04-01', '2011-04-01T00:00:00Z',"
                  " '2011-04-01T00:00:00Z')"
    };
    unsigned char sort[KANA_SORT_SIZE];
    char key[KANA_KEY_SIZE];
    unsigned seed = (unsigned)n;
    struct person p;
    struct stmt *s = stmt_open(f->db, &insert);

    random_person(&seed, &p);
    assert_true(kana_search_key(p.kana, key, sizeof key));
    stmt_text(s, ":ref", p.ref);
    stmt_text(s, ":kana", p.kana);
    stmt_text(s, ":key", key);
    stmt_int(s, ":skey", (INT64_C(1) << 61) + n % 3 * 1000 + n);
    stmt_blob(s, ":sort", sort, kana_sort_key(p.kana, sort, sizeof sort));
    if (stmt_run(s, &f->e) != ERR_OK)
        fail_msg("%s", f->e.msg);
}

static void
an_older_file_is_brought_into_the_order(void **state)
{
    enum { PEOPLE = 200 };
    struct fixture *f = *state;
    struct person_hits hits;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int n = 0; n < PEOPLE; n++)
        add_old(f, n);
    assert_int_equal(sqlite3_exec(f->db->sqlite,
                                  "INSERT INTO person_phone (person_id, sort, phone, digits)"
                                  " SELECT id, 1, '03-3990-1234', '0339901234' FROM person;"
                                  "INSERT INTO person_tails (rowid, text)"
                                  " SELECT skey, text FROM person_text",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    db_close(f->db);
    f->db = NULL;
    if (db_open(&f->db, f->path, &f->e) != ERR_OK)
        fail_msg("%s", f->e.msg);
    expect_order(f);
    assert_int_equal(person_search_rows(f->db, "サトウケン", NULL, 0, true, &hits, &f->e), ERR_OK);
    assert_int_equal(hits.count, number(f, "SELECT count(*) FROM person "
                                           "WHERE kana_key LIKE 'サトウケン%'"));
    assert_true(hits.count > 0);
    person_hits_free(&hits);
    add(f, "サトウ　アイコ", "M-1"); /* and it goes on from there */
    expect_order(f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define EMPTY(test) cmocka_unit_test_setup_teardown(test, open_empty, fixture_remove)
        EMPTY(any_change_keeps_the_order),
        EMPTY(room_is_made_where_there_is_none),
        cmocka_unit_test(a_large_file_costs_a_row_what_a_small_one_does),
        cmocka_unit_test_setup_teardown(an_older_file_is_brought_into_the_order, open_old,
                                        fixture_remove),
    };

    return cmocka_run_group_tests_name("reading order", tests, NULL, NULL);
}
