/* The order and the folding of the search box, spelled out by hand, and all that is asked for at a
 * counter: test_person_search.c compares with an oracle that folds like the search itself. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/repo/person_repo.h"
#include "db/repo/person_search.h"
#include "db/repo/relation_repo.h"

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

    assert_int_equal(person_search_rows(f->db, query, NULL, 50, VIEWER_ALL, &hits, &f->e), ERR_OK);
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

static void
variants_of_a_kanji_are_one(void **state)
{
    static const char *const names[] = { "髙田", "高田", "山﨑", "山崎", "渡邉", "渡邊", "渡辺",
                                         "齋田", "齊田", "斉田", "斎田", "𠮷田", "吉田" };
    static const char *const found[] = { "A B", "A B", "C D", "C D", "E F G", "E F G", "E F G",
                                         "H I J K", "H I J K", "H I J K", "H I J K", "L M", "L M" };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_one(f, (char[]){ (char)('A' + i), '\0' }, names[i], "カクウ");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect_refs(f, names[i], found[i]);
}

/* The visitor with everything on file, among others who must not be taken for them. */
static void
add_visitor(struct fixture *f)
{
    struct person p = { .opened_on = { 2011, 4, 1 }, .birth_date = { 1987, 3, 4 },
                        .phone_count = 2, .handbook_count = 1 };

    snprintf(p.ref, sizeof p.ref, "M-000017");
    snprintf(p.name, sizeof p.name, "架空　Émile Smith");
    snprintf(p.kana, sizeof p.kana, "カクウ　エミール・スミス");
    snprintf(p.phones[0].phone, REF_SIZE, "03-3990-1234");
    snprintf(p.phones[1].phone, REF_SIZE, "090 5678 4321");
    snprintf(p.handbooks[0].kind, CODE_SIZE, "hb_physical");
    snprintf(p.handbooks[0].state, CODE_SIZE, "held");
    snprintf(p.handbooks[0].number, REF_SIZE, "第98765号");
    assert_int_equal(person_repo_insert(f->db, &p, stamp, &f->e), ERR_OK);
    p = (struct person){ .opened_on = { 2011, 4, 1 }, .birth_date = { 1987, 4, 3 },
                         .phone_count = 1 };
    snprintf(p.ref, sizeof p.ref, "M-000171");
    snprintf(p.name, sizeof p.name, "見本　花子");
    snprintf(p.kana, sizeof p.kana, "ミホン　ハナコ");
    snprintf(p.phones[0].phone, REF_SIZE, "04-3990-1235");
    assert_int_equal(person_repo_insert(f->db, &p, stamp, &f->e), ERR_OK);
}

/* Who is found and why; "" for nobody. */
static void
expect_why(struct fixture *f, const char *query, const char *why)
{
    struct person_hits hits;
    char found[200] = "";

    assert_int_equal(person_search_rows(f->db, query, NULL, 50, VIEWER_ALL, &hits, &f->e), ERR_OK);
    for (size_t i = 0; i < hits.count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s",
                 strcmp(hits.rows[i].ref, "M-000017") == 0 ? "" : "another:",
                 person_why_id(hits.rows[i].why));
    person_hits_free(&hits);
    if (strcmp(found, why) != 0)
        fail_msg("'%s' finds \"%s\", not \"%s\"", query, found, why);
}

static void
each_way_to_ask_finds_the_person_and_says_why(void **state)
{
    static const char *const asked[][2] = {
        /* names and readings in any width, script and case */
        { "架空", "name" }, { "smith", "name" }, { "ＳＭＩＴＨ", "name" }, { "SmItH", "name" },
        { "架空 É", "name" }, { "かくう", "kana" }, { "ｶｸｳ", "kana" }, { "カクウ", "kana" },
        { "かくうえみ", "kana" }, { "エミ-ル", "kana" }, { "えみーるすみす", "kana" },
        { "ミース", "" },
        /* phones: whole, beginning, last four; in any punctuation and width */
        { "03-3990-1234", "phone" }, { "0339901234", "phone" }, { "03(3990)1234", "phone" },
        { "(03) 3990-1234", "phone" }, { "03.3990.1234", "phone" }, { "03/3990/1234", "phone" },
        { "０３３９９０１２３４", "phone" }, { "０３－３９９０－１２３４", "phone" },
        { "03ー3990ー1234", "phone" }, { "03‐3990−1234", "phone" }, { "０９０　５６７８", "phone" },
        { "0339", "phone" }, { "03399", "phone" }, { "090-5678-4321", "phone" },
        { "1234", "phone" }, { "１２３４", "phone" }, { "4321", "phone" }, { "3990", "" },
        { "033", "" }, { "234", "" }, { "03399012345", "" },
        /* birth dates in every form that dates are typed in */
        { "1987-03-04", "birth_date" }, { "19870304", "birth_date" },
        { "１９８７０３０４", "birth_date" }, { "S62.3.4", "birth_date" },
        { "s62.3.4", "birth_date" }, { "S62.03.04", "birth_date" }, { "S62/3/4", "birth_date" },
        { "S62-3-4", "birth_date" }, { "Ｓ６２．３．４", "birth_date" },
        { "昭和62年3月4日", "birth_date" }, { "昭和６２年３月４日", "birth_date" },
        { "1987年3月4日", "birth_date" }, { "1987/3/4", "birth_date" }, { "S62.3.5", "" },
        { "S62.13.4", "" },
        /* numbers */
        { "M-000017", "ref" }, { "m-000017", "ref" }, { "Ｍ－０００017", "ref" },
        { "M-00001", "" }, { "98765", "handbook" }, { "９８７６５", "handbook" },
        { "98-765", "handbook" }, { "9876", "" },
    };
    struct fixture *f = *state;

    add_visitor(f);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        expect_why(f, asked[i][0], asked[i][1]);
}

/* Name and reading lead to the person from the first letter on, and at each letter after it. */
static void
every_key_from_the_first_on_has_an_answer(void **state)
{
    static const char *const words[] = { "架空émile", "かくうえみーる", "カクウエミールスミス", "smith" };
    struct fixture *f = *state;
    struct person_hits hits;

    add_visitor(f);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (size_t end = 0; words[i][end];) {
            char typed[200];

            end += text_next(words[i] + end, 0);
            snprintf(typed, sizeof typed, "%.*s", (int)end, words[i]);
            assert_int_equal(person_search_rows(f->db, typed, NULL, 50, VIEWER_ALL, &hits, &f->e),
                             ERR_OK);
            if (hits.count == 0 || strcmp(hits.rows[0].ref, "M-000017") != 0)
                fail_msg("'%s' finds nobody", typed);
            person_hits_free(&hits);
        }
    }
}

/* A million letters: nobody is called so, and it is over at once. */
static void
a_megabyte_is_nobodys_name(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    static const char *const pieces[] = { "サ", "9", "%_*\"", "\x01\x1b\x7f", "\t ", "-", "𠮷" };
    struct fixture *f = *state;
    struct person_hits hits;
    char *query = malloc(MEGABYTE + 1);

    assert_non_null(query);
    add_visitor(f);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t bytes = strlen(pieces[i]), used = 0;

        for (; used + bytes <= MEGABYTE; used += bytes)
            memcpy(query + used, pieces[i], bytes);
        query[used] = '\0';
        enum err_code rc = person_search_rows(f->db, query, NULL, 50, VIEWER_ALL, &hits, &f->e);
        if (rc != ERR_OK && rc != ERR_INVALID) /* control characters are no text */
            fail_msg("%s", f->e.msg);
        if (strcmp(pieces[i], "\t ") != 0) /* blanks ask for everybody */
            assert_int_equal(hits.count, 0);
        person_hits_free(&hits);
    }
    free(query);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define EMPTY(test) cmocka_unit_test_setup_teardown(test, open_empty, fixture_remove)
        EMPTY(beginnings_first_then_any_part_in_ja_order),
        EMPTY(variants_of_a_kanji_are_one),
        EMPTY(each_way_to_ask_finds_the_person_and_says_why),
        EMPTY(every_key_from_the_first_on_has_an_answer),
        EMPTY(a_megabyte_is_nobodys_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
