/* 閲覧制限: a worker proposes, a supervisor decides, and who proposed reads the answer. */
#include <stdio.h>
#include <string.h>

#include "tests/desk/fixture.h"
#include "tests/desk/line.h"

#include "desk/people.h"
#include "desk/restriction.h"
#include "desk/session.h"

static size_t
due_of(struct fixture *f, enum due_kind kind)
{
    struct due_rows due;
    size_t n = 0;

    expect_ok(f, person_due(f->d, f->d->today, 0, 100, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        n += due.rows[i].kind == kind;
    due_rows_free(&due);
    return n;
}

static struct restriction
newest(struct fixture *f, int64_t person, size_t count)
{
    struct restrictions list;
    struct restriction first = { 0 };

    expect_ok(f, restriction_list(f->d, person, &list, &f->e));
    assert_int_equal(list.count, count);
    if (count > 0)
        first = list.rows[0];
    restrictions_free(&list);
    return first;
}

static bool
is_restricted(struct fixture *f, int64_t person)
{
    return fixture_number(f, "SELECT restricted FROM person WHERE id = %lld", (long long)person) != 0;
}

static void
proposed(void **state)
{
    struct fixture *f = *state;
    int64_t person = fixture_person(f, "P1", f->worker, false), id;
    struct restriction x;

    fixture_as(f, "shien");
    expect_err(f, restriction_propose(f->d, person, true, " ", &id, &f->e), ERR_INVALID, "reason");
    expect_err(f, restriction_propose(f->d, person, false, "x", &id, &f->e), ERR_INVALID,
               "restrict");
    expect_ok(f, restriction_propose(f->d, person, true, "ご家族に知られたくない", &id, &f->e));
    expect_err(f, restriction_propose(f->d, person, true, "x", &id, &f->e), ERR_INVALID,
               "restrict");
    assert_false(is_restricted(f, person));
    assert_int_equal(due_of(f, DUE_RESTRICTION), 0); /* told to those who decide */
    x = newest(f, person, 1);
    assert_int_equal(x.state, RESTRICTION_PROPOSED);
    expect_err(f, restriction_approve(f->d, x.id, x.version, "x", &f->e), ERR_DENIED, "");
    expect_err(f, restriction_decline(f->d, x.id, x.version, "x", &f->e), ERR_DENIED, "");
    assert_int_equal(line_audit(f, "propose-restriction"), 1);
    fixture_as(f, "kakari");
    assert_int_equal(due_of(f, DUE_RESTRICTION), 1);
}

static void
approved(void **state)
{
    struct fixture *f = *state;
    int64_t person, id;
    struct restriction x;

    fixture_as(f, "shien");
    person = line_register(f, "静", "シズカ");
    expect_ok(f, restriction_propose(f->d, person, true, "ご家族に知られたくない", &id, &f->e));
    f->d->ask_reasons = true; /* a screen: the PIN is asked for */
    fixture_as(f, "kakari");
    expect_err(f, restriction_approve(f->d, id, 1, "面談で確認", &f->e), ERR_DENIED, "pin");
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_err(f, restriction_approve(f->d, id, 2, "x", &f->e), ERR_CONFLICT, NULL);
    expect_err(f, restriction_approve(f->d, id, 1, "", &f->e), ERR_INVALID, "reason");
    assert_false(is_restricted(f, person));
    expect_ok(f, restriction_approve(f->d, id, 1, "面談で確認", &f->e));
    assert_true(is_restricted(f, person));
    assert_int_equal(due_of(f, DUE_RESTRICTION), 0);
    expect_err(f, restriction_approve(f->d, id, 2, "x", &f->e), ERR_CONFLICT, NULL);
    expect_err(f, restriction_decline(f->d, id, 2, "x", &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(line_audit(f, "restrict-person"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE field ="
                                       " 'restricted' AND reason = '面談で確認'"), 1);

    fixture_as(f, "shien");
    snprintf(f->d->reason, sizeof f->d->reason, "phone");
    x = newest(f, person, 1);
    assert_int_equal(x.state, RESTRICTION_DONE);
    assert_string_equal(x.reason, "ご家族に知られたくない");
    assert_string_equal(x.answer, "面談で確認");
    assert_string_equal(x.asked_name, "架空 支援");
    assert_string_equal(x.decided_name, "架空 係長");
}

static void
declined_with_a_reason(void **state)
{
    struct fixture *f = *state;
    int64_t person = fixture_person(f, "P1", f->worker, true), id;
    struct restriction x;

    fixture_as(f, "shien");
    expect_ok(f, restriction_propose(f->d, person, false, "もう要らない", &id, &f->e));
    fixture_as(f, "kakari");
    assert_int_equal(due_of(f, DUE_RESTRICTION), 1);
    expect_err(f, restriction_decline(f->d, id, 1, "", &f->e), ERR_INVALID, "reason");
    expect_ok(f, restriction_decline(f->d, id, 1, "ご本人に聞いてから", &f->e));
    assert_true(is_restricted(f, person));
    assert_int_equal(due_of(f, DUE_RESTRICTION), 0);
    assert_int_equal(line_audit(f, "decline-restriction"), 1);
    fixture_as(f, "shien");
    x = newest(f, person, 1);
    assert_int_equal(x.state, RESTRICTION_DECLINED);
    assert_string_equal(x.answer, "ご本人に聞いてから");
    expect_ok(f, restriction_propose(f->d, person, false, "聞きました", &id, &f->e)); /* again */
    (void)newest(f, person, 2);
}

/* A supervisor needs no proposal, and answers one by doing what it asks. */
static void
done_at_once(void **state)
{
    struct fixture *f = *state;
    int64_t person, id;
    struct restriction x;

    fixture_as(f, "kakari");
    person = line_register(f, "静", "シズカ");
    expect_ok(f, person_restrict(f->d, person, 1, true, "申出", &f->e));
    x = newest(f, person, 1);
    assert_int_equal(x.state, RESTRICTION_DONE);
    assert_string_equal(x.asked_name, x.decided_name);
    expect_err(f, person_restrict(f->d, person, 1, false, "申出", &f->e), ERR_CONFLICT, NULL);
    fixture_as(f, "shien");
    expect_ok(f, restriction_propose(f->d, person, false, "済んだ", &id, &f->e));
    fixture_as(f, "kakari");
    expect_ok(f, person_restrict(f->d, person, 2, false, "済んだ", &f->e));
    x = newest(f, person, 2);
    assert_int_equal(x.id, id);
    assert_int_equal(x.state, RESTRICTION_DONE);
    assert_string_equal(x.answer, ""); /* the same words once */
}

/* Who may not open the record may not name it; who may with a reason may with one. */
static void
whose_record(void **state)
{
    struct fixture *f = *state;
    int64_t own = fixture_person(f, "P1", f->worker, true), id;
    int64_t other = fixture_person(f, "P2", f->worker2, true);

    f->d->ask_reasons = true;
    fixture_as(f, "uketsuke");
    expect_err(f, restriction_propose(f->d, own, false, "x", &id, &f->e), ERR_DENIED, "");
    fixture_as(f, "shien");
    expect_ok(f, restriction_propose(f->d, own, false, "x", &id, &f->e));
    expect_err(f, restriction_propose(f->d, other, false, "x", &id, &f->e), ERR_DENIED, "reason");
    snprintf(f->d->reason, sizeof f->d->reason, "phone");
    expect_ok(f, restriction_propose(f->d, other, false, "x", &id, &f->e));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(proposed),     TEST(approved),     TEST(declined_with_a_reason),
        TEST(done_at_once), TEST(whose_record),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
