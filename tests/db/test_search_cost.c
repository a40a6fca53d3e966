/* What a key in the search box costs, counted: steps of SQLite's machine and pages looked up, which
 * are the same on every day and every machine. Of an office and of one five times as large. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "db/repo/person_brief_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/person_search.h"
#include "db/repo/relation_repo.h"

enum {
    PEOPLE = 1600,
    TIMES = 5,
    /* STORAGE: a page of 50 rows, who they are. */
    STEPS = 1200, PAGES = 250,
    /* The same with case, staff and notes of each row: all that a key asks for. */
    WHOLE_STEPS = 2400, WHOLE_PAGES = 300,
};

static const struct person_stamp stamp = { 0, "2014-10-31T01:00:00Z" };

static void
run(struct fixture *f, const char *sql)
{
    char *why = NULL;

    if (sqlite3_exec(f->db->sqlite, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s", why);
}

/* Names in their variety: no more people share the beginning of a reading than in life. */
static void
add_person(struct fixture *f, unsigned n)
{
    static const char *const first[][2] = {
        { "佐", "サ" }, { "髙", "タカ" }, { "山", "ヤマ" }, { "小", "コ" },    { "石", "イシ" },
        { "大", "オオ" }, { "林", "ハヤシ" }, { "西", "ニシ" }, { "黒", "クロ" }, { "古", "フル" },
        { "齋", "サイ" }, { "原", "ハラ" },
    };
    static const char *const second[][2] = {
        { "藤", "トウ" }, { "田", "タ" },   { "村", "ムラ" }, { "﨑", "ザキ" }, { "野", "ノ" },
        { "川", "カワ" }, { "沢", "サワ" }, { "谷", "タニ" }, { "木", "キ" },   { "本", "モト" },
    };
    static const char *const letters[] = { "ア", "キ", "ス", "テ", "ノ", "ハ", "ミ",
                                           "ユ", "リ", "ン", "コ", "タ", "ロ", "ウ" };
    const char *const *one = first[n % 12], *const *two = second[n / 12 % 10];
    const char *a = letters[n / 7 % 14], *b = letters[n / 11 % 14], *c = letters[n / 3 % 14];
    struct person p = { .opened_on = { 2011, 4, 1 }, .phone_count = 1 };

    snprintf(p.name, sizeof p.name, "%s%s　%s%s%s", one[0], two[0], a, b, c);
    snprintf(p.kana, sizeof p.kana, "%s%s　%s%s%s", one[1], two[1], a, b, c);
    snprintf(p.phones[0].phone, sizeof p.phones[0].phone, "090-%04u-%04u", n * 7919 % 10000,
             n * 104729 % 10000);
    assert_int_equal(person_repo_insert(f->db, &p, stamp, &f->e), ERR_OK);
}

static void
add_people(struct fixture *f, unsigned first, unsigned count)
{
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (unsigned n = first; n < first + count; n++)
        add_person(f, n);
    run(f, "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since) "
           "SELECT id, '2014-04-01', 1 + id % 12, 'interview', '2014-05-01' FROM person "
           "WHERE id % 10 < 7 AND id NOT IN (SELECT person_id FROM support_case)");
    run(f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) "
           "SELECT id, 'waiting for papers', '2014-10-01', 1 FROM person "
           "WHERE id % 20 = 0 AND id NOT IN (SELECT person_id FROM person_flag)");
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    assert_int_equal(db_optimize(f->db, &f->e), ERR_OK);
}

static int
setup(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;
    if (db_create(f->path, &f->e) != ERR_OK || db_open(&f->db, f->path, &f->e) != ERR_OK
        || db_begin(f->db, &f->e) != ERR_OK)
        return 1;
    for (int i = 0; i < 12; i++)
        run(f, "INSERT INTO staff (name) VALUES ('a member')");
    return db_end(f->db, ERR_OK, &f->e) != ERR_OK;
}

struct cost {
    struct db_cost search, briefs;
};

static struct cost
cost_of(struct fixture *f, const char *query)
{
    struct person_hits hits;
    struct cost cost;

    for (int i = 0; i < 2; i++) { /* the second time, statements are prepared */
        (void)db_take_sum(f->db);
        assert_int_equal(person_search_rows(f->db, query, NULL, 50, VIEWER_ALL, &hits, &f->e),
                         ERR_OK);
        cost.search = db_take_sum(f->db);
        assert_int_equal(person_brief_read(f->db, &hits, &f->e), ERR_OK);
        cost.briefs = db_take_sum(f->db);
        assert_int_equal(hits.count, 50);
        person_hits_free(&hits);
    }
    return cost;
}

static void
check(const char *query, const struct cost *cost)
{
    int steps = cost->search.vm_steps + cost->briefs.vm_steps;
    int pages = cost->search.pages + cost->briefs.pages;

    print_message("'%s': %d steps, %d pages; with case, staff, care and notes %d and %d\n", query,
                  cost->search.vm_steps, cost->search.pages, steps, pages);
    assert_in_range(cost->search.vm_steps, 1, STEPS);
    assert_in_range(cost->search.pages, 1, PAGES);
    assert_in_range(steps, 1, WHOLE_STEPS);
    assert_in_range(pages, 1, WHOLE_PAGES);
    assert_int_equal(cost->search.scans + cost->briefs.scans, 0);
    assert_int_equal(cost->search.sorts + cost->briefs.sorts, 0);
}

/* First letters, the middle of names, kanji, everybody. */
static void
a_page_of_fifty_rows_costs_the_same_in_a_large_office(void **state)
{
    static const char *const queries[] = { "サ", "サイ", "ハ", "ヤマ", "ン", "藤", "髙", "崎", "" };
    enum { COUNT = sizeof queries / sizeof *queries };
    struct fixture *f = *state;

    for (unsigned n = 1; n <= TIMES; n += TIMES - 1) {
        add_people(f, n == 1 ? 0 : PEOPLE, (n == 1 ? 1 : TIMES - 1) * PEOPLE);
        print_message("%u people\n", n * PEOPLE);
        for (size_t i = 0; i < COUNT; i++) {
            struct cost cost = cost_of(f, queries[i]);
            check(queries[i], &cost);
        }
    }
}

/* Pinned notes of the whole office are not read for a page of it. */
static void
notes_of_others_cost_nothing(void **state)
{
    struct fixture *f = *state;
    struct cost before = cost_of(f, "サ");

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    run(f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) "
           "SELECT id, 'waiting', '2014-10-01', 1 FROM person WHERE kana NOT LIKE 'サ%'");
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    assert_in_range(cost_of(f, "サ").briefs.vm_steps, 1, before.briefs.vm_steps);
}

/* A name that thousands have costs what any other does: nobody is read to be put in order. */
static void
a_page_of_one_name_is_fifty_rows_of_it(void **state)
{
    enum { NAMESAKES = 2000 };
    static const char *const queries[] = { "サトウケン", "サトウケンイ", "佐藤健", "トウケン" };
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int n = 0; n < NAMESAKES; n++) {
        struct person p = { .name = "佐藤　健一", .kana = "サトウ　ケンイチ",
                            .opened_on = { 2011, 4, 1 } };

        snprintf(p.ref, sizeof p.ref, "N-%04d", n * 7919 % NAMESAKES);
        assert_int_equal(person_repo_insert(f->db, &p, stamp, &f->e), ERR_OK);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    assert_int_equal(db_optimize(f->db, &f->e), ERR_OK);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        struct cost cost = cost_of(f, queries[i]);
        check(queries[i], &cost);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_of_fifty_rows_costs_the_same_in_a_large_office),
        cmocka_unit_test(notes_of_others_cost_nothing),
        cmocka_unit_test(a_page_of_one_name_is_fifty_rows_of_it),
    };

    return cmocka_run_group_tests_name("search cost", tests, setup, fixture_remove);
}
