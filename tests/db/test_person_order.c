/* The order and the folding of the search box, spelled out by hand: test_person_search.c compares
 * with an oracle that folds like the search itself. */
#include "fixture.h"

#include <string.h>

#include "db/repo/person_repo.h"
#include "db/repo/person_search.h"

static const struct person_stamp stamp = { 0, "2014-10-31T01:00:00Z" };

static int
open_empty(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;

    return db_create(f->path, &f->e) != ERR_OK || db_open(&f->db, f->path, &f->e) != ERR_OK;
}

static void
add_one(struct fixture *f, const char *ref, const char *name, const char *kana)
{
    struct person p = { .opened_on = { 2011, 4, 1 } };

    snprintf(p.ref, sizeof p.ref, "%s", ref);
    snprintf(p.name, sizeof p.name, "%s", name);
    snprintf(p.kana, sizeof p.kana, "%s", kana);
    assert_int_equal(person_repo_insert(f->db, &p, stamp, &f->e), ERR_OK);
}

static void
expect_refs(struct fixture *f, const char *query, const char *refs)
{
    struct person_hits hits;
    char found[200] = "";

    assert_int_equal(person_search_rows(f->db, query, NULL, 50, true, &hits, &f->e), ERR_OK);
    for (size_t i = 0; i < hits.count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", i ? " " : "",
                 hits.rows[i].ref);
    person_hits_free(&hits);
    assert_string_equal(found, refs);
}

static void
beginnings_first_then_any_part_in_ja_order(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    add_one(f, "1", "木村　太郎", "キムラ　タロウ");
    add_one(f, "2", "木　村子", "キ　ムラコ");
    add_one(f, "3", "鈴木　一", "スズキ　ハジメ");
    add_one(f, "4", "髙木　花", "タカギ　ハナ");
    add_one(f, "5", "ジョージ・木", "ジョージ・キ");
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    /* those that begin so first (name or reading), then the others; the space sorts below kana */
    expect_refs(f, "キ", "2 1 5 3");
    expect_refs(f, "木", "2 1 5 3 4");
    expect_refs(f, "きむら", "2 1");
    expect_refs(f, "木村", "2 1");
    expect_refs(f, "高木", "4");
    expect_refs(f, "ｼﾞﾖ-ｼﾞｷ", "5");
    expect_refs(f, "タ ロ ウ", "1");
    expect_refs(f, "1", "1");
    expect_refs(f, "", "2 1 5 3 4");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(beginnings_first_then_any_part_in_ja_order, open_empty,
                                        fixture_remove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
