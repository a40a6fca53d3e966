/* What two records of one person both have, and of which one can stand: open cases, seats, registrations,
 * trips, arrivals, drafts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/draft.h"
#include "desk/people.h"
#include "desk/restriction.h"
#include "tests/desk/merging.h"
#include "tests/desk/records.h"

static void
of_two_open_cases_one_goes_on(void **state)
{
    struct fixture *f = *state;
    struct merge_look look;
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f,
                "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since)"
                " VALUES (%lld, '2014-04-01', %lld, 'inquiry', '2014-04-01'),"
                " (%lld, '2014-05-01', %lld, 'interview', '2014-06-01')",
                (long long)a, (long long)f->worker, (long long)b, (long long)f->worker2);
    int64_t first = a, second = b;
    expect_ok(f, merge_order(f->d, &first, &second, &f->e));
    assert_int_equal(first, b); /* its case is further on */
    expect_ok(f, merge_look(f->d, a, b, &look, &f->e));
    assert_string_equal(look.fields[0].name, "open_case");
    assert_int_equal(look.fields[0].pick, MERGE_TAKE);
    merge_look_free(&look);
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE person_id = %lld"
                                       " AND closed_on IS NULL AND stage = 'interview'",
                                    (long long)a), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE person_id = %lld"
                                       " AND close_reason = 'entered_in_error' AND stage = 'closed'",
                                    (long long)a), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change"), 1);
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE closed_on IS NULL"),
                     2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change"), 0);
    id = merging_do(f, a, b, "open_case:keep");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE person_id = %lld"
                                       " AND closed_on IS NULL AND stage = 'inquiry'",
                                    (long long)a), 1);
    /* Somebody touches the closed case: it stays, and is told. */
    fixture_sql(f, "UPDATE support_case SET version = version + 1 WHERE closed_on IS NOT NULL");
    assert_int_equal(merging_undo(f, id), 2); /* the case, and its change of stage */
}

/* What was closed by a merge leaves all that any closing leaves, and so does its way back. */
static void
a_case_is_closed_the_one_way(void **state)
{
    struct fixture *f = *state;
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f,
                "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since,"
                " next_action, next_on) VALUES"
                " (%lld, '2014-04-01', %lld, 'interview', '2014-04-01', NULL, NULL),"
                " (%lld, '2014-05-01', %lld, 'inquiry', '2014-05-01', 'call_back', '2014-11-04')",
                (long long)a, (long long)f->worker, (long long)b, (long long)f->worker2);
    int64_t gone = fixture_number(f, "SELECT id FROM support_case WHERE person_id = %lld",
                                  (long long)b);
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'close-case' AND"
                                       " record_id = %lld AND person_id = %lld AND fields = 'stage'"
                                       " AND reason = 'entered_in_error'",
                                    (long long)gone, (long long)b), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                       " 'support_case' AND record_id = %lld AND new_value = '' AND"
                                       " (field, old_value) IN (VALUES ('next_action', 'call_back'),"
                                       " ('next_on', '2014-11-04'))", (long long)gone), 2);
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'undo_stage' AND"
                                       " record_id = %lld AND person_id = %lld AND fields = 'stage'",
                                    (long long)gone, (long long)b), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                       " 'support_case' AND record_id = %lld AND person_id = %lld"
                                       " AND (field, new_value) IN (VALUES ('next_action', 'call_back'),"
                                       " ('next_on', '2014-11-04'))", (long long)gone,
                                    (long long)b), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE id = %lld AND"
                                       " closed_on IS NULL AND next_action = 'call_back'",
                                    (long long)gone), 1);
}

/* Both have a seat of one session: the free one is the next one's, and after undo nobody sits on
 * somebody else's place. */
static void
a_seat_of_both_is_the_next_ones(void **state)
{
    struct fixture *f = *state;
    struct merge_effect effect;
    struct merge_sinces stays;
    int64_t a, b;

    merging_two(f, &a, &b);
    int64_t next = fixture_person(f, "P-7", f->worker, false);
    int64_t event = record_event(f, "E-1", "orientation", "2014-11-10", "planned");
    fixture_sql(f,
                "UPDATE event SET capacity = 2 WHERE id = %lld;"
                "INSERT INTO participation (event_id, person_id, attendance, waiting) VALUES"
                " (%lld, %lld, 'booked', 0), (%lld, %lld, 'booked', 0), (%lld, %lld, 'booked', 1)",
                (long long)event, (long long)event, (long long)a, (long long)event, (long long)b,
                (long long)event, (long long)next);
    struct merge_plan plan = merging_plan(f, a, b, "");
    fixture_sql(f, "UPDATE person SET restricted = 1 WHERE id = %lld", (long long)next);
    for (int i = 0; i < 3; i++) { /* whoever proposes it sees it too */
        fixture_as(f, (const char *[]){ "uketsuke", "shien2", "kakari" }[i]);
        expect_ok(f, merge_preview(f->d, &plan, &effect, &f->e));
        assert_int_equal(effect.promoted, 1);
        assert_string_equal(effect.places[0].ref, "P-7");
        if (i == 2)
            assert_string_equal(effect.places[0].name, "架空 一郎");
        else
            assert_null(strstr(effect.places[0].name, "一郎"));
        assert_true(effect.places[0].event[0] != '\0');
        assert_int_equal(date_compare(effect.places[0].day, iso_day("2014-11-10")), 0);
    }
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT waiting FROM participation WHERE person_id = %lld",
                                    (long long)next), 0);
    assert_stage(f, next, "orientation"); /* as after a cancellation */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'promote-seat' AND"
                                       " person_id = %lld", (long long)next), 1);

    expect_ok(f, merge_undo_preview(f->d, id, merging_version(f, id), &stays, &f->e));
    assert_int_equal(stays.count, 1);
    merge_sinces_free(&stays);
    expect_ok(f, merge_undo(f->d, id, merging_version(f, id), "別の方でした。", &stays, &f->e));
    assert_int_equal(stays.count, 1);
    assert_true(stays.rows[0].waits);
    assert_non_null(strstr(stays.rows[0].label, "架空　華子"));
    assert_int_equal(date_compare(stays.rows[0].day, iso_day("2014-11-10")), 0);
    merge_sinces_free(&stays);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE event_id = %lld AND"
                                       " waiting = 0", (long long)event), 2);
    assert_int_equal(fixture_number(f, "SELECT waiting FROM participation WHERE person_id = %lld",
                                    (long long)b), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'change-seat' AND"
                                       " person_id = %lld AND fields = 'waiting'",
                                    (long long)b), 1);
}

/* With nobody waiting the place stays free, and is there when the record comes back. */
static void
a_seat_of_both_stays_free_and_comes_back(void **state)
{
    struct fixture *f = *state;
    int64_t a, b;

    merging_two(f, &a, &b);
    int64_t event = record_event(f, "E-1", "orientation", "2014-11-10", "planned");
    fixture_sql(f,
                "UPDATE event SET capacity = 2 WHERE id = %lld;"
                "INSERT INTO participation (event_id, person_id, attendance, waiting) VALUES"
                " (%lld, %lld, 'booked', 0), (%lld, %lld, 'booked', 0)",
                (long long)event, (long long)event, (long long)a, (long long)event, (long long)b);
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE waiting = 0"), 2);
}

static void
two_registrations_stop_it(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_effect effect;
    struct merge_look look;
    int64_t a, b, id;

    merging_two(f, &a, &b);
    fixture_sql(f, "INSERT INTO registration (person_id, number, registered_on) VALUES"
                   " (%lld, 'R-1', '2014-05-01'), (%lld, 'R-2', '2014-06-01')",
                (long long)a, (long long)b);
    expect_ok(f, merge_look(f->d, a, b, &look, &f->e)); /* said before anything is chosen */
    assert_non_null(strstr(look.hindrance, "R-1"));
    assert_true(look.count > 0);
    merge_look_free(&look);
    plan = merging_plan(f, a, b, "");
    (void)!merge_do(f->d, &plan, &id, &f->e);
    assert_non_null(strstr(f->e.msg, "R-1"));
    assert_non_null(strstr(f->e.msg, "R-2"));
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_INVALID, "registration");
    expect_err(f, merge_preview(f->d, &plan, &effect, &f->e), ERR_INVALID, "registration");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 2);
    fixture_sql(f, "UPDATE registration SET ended_on = '2014-10-01' WHERE number = 'R-2'");
    expect_ok(f, merge_look(f->d, a, b, &look, &f->e));
    assert_string_equal(look.hindrance, "");
    merge_look_free(&look);
    expect_ok(f, merge_do(f->d, &plan, &id, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM registration WHERE person_id = %lld",
                                    (long long)a), 2);
}

static void
doubles_become_one_and_two_again(void **state)
{
    struct fixture *f = *state;
    int64_t a, b, event, trip;

    merging_two(f, &a, &b);
    event = record_event(f, "E-1", "orientation", "2014-10-30", "held");
    trip = record_dispatch(f, "D-1", "2014-10-20", "架空商店", "workplace_visit", "retention",
                           (int64_t[]){ a, b, 0 });
    fixture_sql(f,
                "INSERT INTO participation (event_id, person_id, attendance, note) VALUES"
                " (%lld, %lld, 'booked', 'x'), (%lld, %lld, 'attended', 'y');"
                "INSERT INTO walk_in (person_id, day, arrived_at, staff_id) VALUES"
                " (%lld, '2014-10-31', '2014-10-31T10:00', 1),"
                " (%lld, '2014-10-31', '2014-10-31T09:00', 1)",
                (long long)event, (long long)a, (long long)event, (long long)b, (long long)a,
                (long long)b);
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE person_id = %lld"
                                       " AND attendance = 'attended'", (long long)a), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM dispatch_person WHERE dispatch_id ="
                                       " %lld", (long long)trip), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE voided = 0 AND person_id"
                                       " = %lld AND arrived_at LIKE '%%09:00'", (long long)a), 1);
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE person_id = %lld"
                                       " AND attendance = 'booked' AND note = 'x'",
                                    (long long)a), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE person_id = %lld"
                                       " AND attendance = 'attended'", (long long)b), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM dispatch_person"), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE voided = 0"), 2);
}

static void
drafts_follow_and_are_not_overwritten(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    char got[200];
    int64_t a, b, id;

    merging_two(f, &a, &b);
    fixture_sql(f,
                "INSERT INTO draft (staff_id, form, record, title, body, person_id, terminal,"
                " saved_at) VALUES (%lld, 'support_log', '0.%lld', '', '', %lld, 't', '" FIXTURE_NOW
                "'), (%lld, 'consent', '%lld.%lld', '', '', %lld, 't', '" FIXTURE_NOW "'),"
                " (%lld, 'person_edit', '%lld.%lld', '', '', %lld, 't', '" FIXTURE_NOW "')",
                (long long)f->worker, (long long)b, (long long)b, (long long)f->worker,
                (long long)b, (long long)b, (long long)b, (long long)f->worker, (long long)b,
                (long long)b, (long long)b);
    id = merging_do(f, a, b, "");
    fixture_text(f, got, sizeof got, "SELECT group_concat(record, ' ') FROM (SELECT record FROM"
                                     " draft ORDER BY id)");
    char want[200];
    snprintf(want, sizeof want, "0.%lld %lld.%lld %lld.%lld", (long long)a, (long long)b,
             (long long)a, (long long)a, (long long)a);
    assert_string_equal(got, want);
    assert_int_equal(merging_undo(f, id), 0);
    fixture_text(f, got, sizeof got, "SELECT group_concat(record, ' ') FROM (SELECT record FROM"
                                     " draft ORDER BY id)");
    snprintf(want, sizeof want, "0.%lld %lld.%lld %lld.%lld", (long long)b, (long long)b,
             (long long)b, (long long)b, (long long)b);
    assert_string_equal(got, want);
    fixture_sql(f,
                "INSERT INTO draft (staff_id, form, record, title, body, person_id, terminal,"
                " saved_at) VALUES (%lld, 'support_log', '0.%lld', '', '', %lld, 't', '" FIXTURE_NOW
                "')",
                (long long)f->worker, (long long)a, (long long)a);
    plan = merging_plan(f, a, b, "");
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_INVALID, "draft");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 4);
}

/* At two terminals they stand beside each other: nothing is written over. */
static void
drafts_of_two_terminals_stop_nothing(void **state)
{
    struct fixture *f = *state;
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f,
                "INSERT INTO draft (staff_id, form, record, title, body, person_id, terminal,"
                " saved_at) VALUES (%lld, 'person_edit', '%lld.%lld', '', 'one', %lld, 't', '"
                FIXTURE_NOW "'), (%lld, 'person_edit', '%lld.%lld', '', 'two', %lld, 'u', '"
                FIXTURE_NOW "')",
                (long long)f->worker, (long long)a, (long long)a, (long long)a,
                (long long)f->worker, (long long)b, (long long)b, (long long)b);
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT count(DISTINCT body) FROM draft WHERE record ="
                                       " '%lld.%lld'", (long long)a, (long long)a), 2);
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE record = '%lld.%lld' AND"
                                       " body = 'two'", (long long)b, (long long)b), 1);
}

/* To restrict one of the two was proposed, the other is restricted: the proposal asks for nothing, and
 * stands in the way of none. */
static void
a_proposal_that_asks_for_nothing_stops_none(void **state)
{
    struct fixture *f = *state;
    int64_t a, b, asked, id;

    merging_two(f, &a, &b);
    fixture_as(f, "shien");
    expect_ok(f, restriction_propose(f->d, a, true, "ご家族に知られたくない", &asked, &f->e));
    fixture_as(f, "kakari");
    fixture_sql(f, "UPDATE person SET restricted = 1 WHERE id = %lld", (long long)b);
    (void)merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT restricted FROM person WHERE id = %lld",
                                    (long long)a), 1);
    expect_ok(f, restriction_propose(f->d, a, false, "もう要らない", &id, &f->e));
    expect_err(f, restriction_propose(f->d, a, false, "x", &id, &f->e), ERR_INVALID, "restrict");
    expect_ok(f, person_restrict(f->d, a, 0, false, "ご本人に確かめた", &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM restriction_proposal WHERE id = %lld"
                                       " AND state = 'declined'", (long long)asked), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM restriction_proposal WHERE state ="
                                       " 'proposed'"), 0);
}

/* A form that is open elsewhere meanwhile goes on being kept, with the record that stayed. */
static void
what_is_typed_meanwhile_is_kept(void **state)
{
    struct fixture *f = *state;
    struct draft draft = { .form = "support_log", .title = "支援記録", .body = (char *)"content=あ" };
    int64_t a, b, c;

    merging_two(f, &a, &b);
    c = merging_person(f, "架空　花", "カクウ　ハナ", "");
    (void)merging_do(f, a, b, "");
    (void)merging_do(f, c, a, "");
    snprintf(draft.record, sizeof draft.record, "0.%lld", (long long)b);
    draft.person_id = b;
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_int_equal(fixture_number(f, "SELECT person_id FROM draft"), c);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(of_two_open_cases_one_goes_on),
        TEST(a_case_is_closed_the_one_way),
        TEST(a_seat_of_both_is_the_next_ones),
        TEST(a_seat_of_both_stays_free_and_comes_back),
        TEST(two_registrations_stop_it),
        TEST(doubles_become_one_and_two_again),
        TEST(drafts_follow_and_are_not_overwritten),
        TEST(drafts_of_two_terminals_stop_nothing),
        TEST(a_proposal_that_asks_for_nothing_stops_none),
        TEST(what_is_typed_meanwhile_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
