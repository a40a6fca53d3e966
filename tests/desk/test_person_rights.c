/* Who may see and write what of a person: classes, reasons, restricted people. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/people.h"
#include "tests/desk/line.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
reception_sees_and_writes_no_notes(void **state)
{
    struct fixture *f = *state;
    struct person p;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.note, "医療の情報");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    fixture_as(f, "uketsuke");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    assert_string_equal(p.note, "");
    LINE_COPY(p.address, "練馬区架空町9");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_string_equal(p.note, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE note = '医療の情報'"), 1);
    LINE_COPY(p.note, "書きたい");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_DENIED, "note");
}

static void
reception_edits_class_b_until_a_worker_has_the_case(void **state)
{
    struct fixture *f = *state;
    struct person p;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e));
    LINE_COPY(p.intention, "want");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    fixture_as(f, "shien");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    fixture_as(f, "uketsuke");
    LINE_COPY(p.intention, "do_not_want");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_DENIED, "disabilities");
    LINE_COPY(p.intention, "want");
    LINE_COPY(p.address, "練馬区架空町3"); /* class A goes on */
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
}

static void
opening_asks_for_a_reason_and_leaves_a_line(void **state)
{
    struct fixture *f = *state;
    struct person p;
    struct person_card card;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    fixture_as(f, "uketsuke");
    f->d->ask_reasons = true;
    expect_err(f, person_open(f->d, id, &p, &f->e), ERR_DENIED, "reason");
    assert_string_equal(p.name, "");
    LINE_COPY(f->d->reason, "phone_call");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    expect_ok(f, person_card(f->d, id, &card, &f->e));
    assert_int_equal(fixture_number(f,
                                    "SELECT count(*) FROM audit WHERE action = 'open_b'"
                                    " AND person_id = %lld AND reason = 'phone_call'"
                                    " AND outcome = 'done'",
                                    (long long)id),
                     2);
    expect_err(f, person_open(f->d, id + 99, &p, &f->e), ERR_NOT_FOUND, NULL);
}

static void
auditors_and_administrators_see_nobody(void **state)
{
    static const char *const logins[] = { "kansa", "kanri" };
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    for (size_t i = 0; i < 2; i++) {
        struct person p, fresh;
        struct person_hits hits;
        struct timeline t;
        struct due_rows due;
        char consent[CODE_SIZE];
        int64_t found;

        fixture_as(f, logins[i]);
        line_person(&fresh, "花子", "ハナコ");
        expect_err(f, person_open(f->d, id, &p, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_read(f->d, id, NULL, &p, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_search(f->d, "ネリ", 50, true, &hits, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_find(f->d, "M-000001", &found, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_save(f->d, &fresh, NULL, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_timeline(f->d, id, &t, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_consent_state(f->d, id, consent, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_due(f->d, f->d->today, 0, 10, &due, &f->e), ERR_DENIED, NULL);
        assert_true(fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'")
                    >= (int64_t)(5 * (i + 1)));
    }
}

static void
restricted_people_are_left_out(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;
    struct person_saving how = { 0 };
    struct person p;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_err(f, person_restrict(f->d, id, 1, true, "", &f->e), ERR_INVALID, "reason");
    expect_ok(f, person_restrict(f->d, id, 1, true, "ご本人の申出", &f->e));
    expect_ok(f, person_search(f->d, "ネリマ", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_true(hits.rows[0].restricted);
    person_hits_free(&hits);
    fixture_sql(f, "INSERT INTO person_merge (state, survivor_id, loser_id, survivor_version,"
                   " loser_version, picks, reason, asked_on, asked_at, asked_by) VALUES ('proposed',"
                   " %lld, 99, 1, 1, '', '架空', '2014-10-20', '" FIXTURE_NOW "', 1);"
                   "INSERT INTO person_alias (person_id, ref, merge_id) VALUES (%lld, 'OLD-7', 1)",
                (long long)id, (long long)id);
    expect_ok(f, person_search(f->d, "old-7", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 1); /* by the number before a merge too */
    person_hits_free(&hits);
    fixture_as(f, "uketsuke");
    expect_ok(f, person_search(f->d, "ネリマ", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 0);
    person_hits_free(&hits);
    expect_ok(f, person_search(f->d, "OLD-7", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 0);
    person_hits_free(&hits);
    expect_err(f, person_open(f->d, id, &p, &f->e), ERR_DENIED, NULL);
    expect_err(f, person_restrict(f->d, id, 2, false, "見たい", &f->e), ERR_DENIED, NULL);
    /* who is registered anew is stopped all the same, by number alone */
    line_person(&p, "太郎", "タロウ");
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "suspect");
    assert_string_equal(how.suspects[0].ref, "M-000001");
    assert_string_equal(how.suspects[0].name, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reception_sees_and_writes_no_notes),
        TEST(reception_edits_class_b_until_a_worker_has_the_case),
        TEST(opening_asks_for_a_reason_and_leaves_a_line),
        TEST(auditors_and_administrators_see_nobody),
        TEST(restricted_people_are_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
