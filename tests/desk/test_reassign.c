/* A caseload handed over: all or none, one line a case, and what cannot be moved said before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/line.h"

#include "desk/people.h"
#include "desk/reassign.h"
#include "desk/session.h"

enum { MANY = 1500 };

/* `n` cases of worker "shien", each with a next step. */
static void
make_cases(struct fixture *f, int n)
{
    fixture_sql(f,
                "WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < %d)"
                " INSERT INTO person (ref, name, kana, name_key, kana_key, skey, sort_key,"
                " opened_on, created_at, updated_at)"
                " SELECT 'P-' || i, '架空 一郎', 'カクウ イチロウ', '架空一郎', 'カクウイチロウ',"
                " i, x'00', '2014-04-01', '" FIXTURE_NOW "', '" FIXTURE_NOW "' FROM k;"
                "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since,"
                " next_action, next_on) SELECT id, '2014-04-01', %lld, 'inquiry', '2014-04-01',"
                " 'call_back', '2014-11-05' FROM person",
                n, (long long)f->worker);
}

/* All cases of worker "shien" with the versions they have now. */
static struct reassign_case *
all_cases(struct fixture *f, size_t *count)
{
    struct case_rows rows;

    expect_ok(f, case_list(f->d, STAGE_NONE, f->worker, 100000, &rows, &f->e));
    struct reassign_case *cases = calloc(rows.count + 1, sizeof *cases);
    assert_non_null(cases);
    for (size_t i = 0; i < rows.count; i++)
        cases[i] = (struct reassign_case){ rows.rows[i].c.id, rows.rows[i].c.version };
    *count = rows.count;
    case_rows_free(&rows);
    return cases;
}

static int64_t
cases_of(struct fixture *f, int64_t staff)
{
    return fixture_number(f, "SELECT count(*) FROM support_case WHERE staff_id = %lld",
                          (long long)staff);
}

static void
as_many_are_moved_as_were_marked(void **state)
{
    static const size_t marked[] = { 1, 10, 11, 101, MANY };
    struct fixture *f = *state;
    int64_t moved = 0;
    size_t count;

    make_cases(f, MANY + 123);
    fixture_as(f, "kakari");
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        struct reassign_case *cases = all_cases(f, &count);
        const struct reassign r = { cases, marked[i], f->worker2, DATE_NONE, "異動のため" };

        expect_ok(f, reassign_save(f->d, &r, &f->e));
        moved += (int64_t)marked[i];
        free(cases);
        assert_int_equal(cases_of(f, f->worker2), moved);
        assert_int_equal(line_audit(f, "assign-case"), moved);
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM case_charge"), moved);
    }
    assert_int_equal(cases_of(f, f->worker), 0);
    /* With its next step, its history and the reason. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE staff_id = %lld"
                                       " AND next_action = 'call_back' AND next_on = '2014-11-05'",
                                    (long long)f->worker2), moved);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE field = 'staff_id'"
                                       " AND reason = '異動のため'"), moved);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE reason = '異動のため'"),
                     moved);
}

static void
nothing_marked_moves_nothing(void **state)
{
    struct fixture *f = *state;
    const struct reassign r = { NULL, 0, f->worker2, DATE_NONE, "異動のため" };
    struct reassign_rows rows;

    fixture_as(f, "kakari");
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "cases");
    expect_err(f, reassign_check(f->d, &r, &rows, &f->e), ERR_INVALID, "cases");
    assert_int_equal(line_audit(f, "assign-case"), 0);
}

/* Closed, changed meanwhile, with that colleague already, opened later, gone: each is named, and one
 * of them keeps all where they are. */
static void
what_cannot_be_moved_is_said_before(void **state)
{
    struct fixture *f = *state;
    struct reassign_rows rows;
    size_t count;

    make_cases(f, 7);
    fixture_as(f, "kakari");
    struct reassign_case *cases = all_cases(f, &count);
    const struct reassign r = { cases, 7, f->worker2, { 2014, 10, 30 }, "異動のため" };
    assert_int_equal(count, 7);
    expect_ok(f, case_close(f->d, cases[0].case_id, "job_support_done", DATE_NONE, &f->e));
    cases[0].version++;
    expect_ok(f, case_set_next(f->d, cases[1].case_id, cases[1].version, "none", DATE_NONE, &f->e));
    fixture_sql(f, "UPDATE support_case SET staff_id = %lld WHERE id = %lld", (long long)f->worker2,
                (long long)cases[2].case_id);
    fixture_sql(f, "UPDATE support_case SET opened_on = '2014-10-31' WHERE id = %lld",
                (long long)cases[3].case_id);
    cases[4].case_id = 4711;
    expect_ok(f, case_assign(f->d, cases[5].case_id, cases[5].version, 0, &f->e));
    cases[5].version++; /* nobody has it since today, and the hand-over is of yesterday */
    int64_t lines = line_audit(f, "");
    expect_ok(f, reassign_check(f->d, &r, &rows, &f->e));
    assert_int_equal(rows.count, 7);
    assert_int_equal(rows.blocked, 6);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(rows.rows[i].why_not[0] != '\0', i < 6);
    assert_string_equal(rows.rows[6].name, "架空 一郎");
    for (size_t i = 0; i + 1 < 6; i++) /* each in its own words */
        assert_string_not_equal(rows.rows[i].why_not, rows.rows[i + 1].why_not);
    reassign_rows_free(&rows);
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "cases");
    assert_int_equal(line_audit(f, ""), lines);
    assert_int_equal(fixture_number(f, "SELECT staff_id FROM support_case WHERE id = %lld",
                                    (long long)cases[6].case_id), f->worker);
    free(cases);
}

static void
day_and_reason_are_checked(void **state)
{
    struct fixture *f = *state;
    size_t count;

    make_cases(f, 1);
    fixture_as(f, "kakari");
    struct reassign_case *cases = all_cases(f, &count);
    struct reassign r = { cases, 1, f->worker2, { 2014, 11, 1 }, "異動のため" };
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "on");
    r.on = (struct date){ 2014, 2, 30 };
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "on");
    r.on = (struct date){ 2014, 10, 1 };
    r.reason = " ";
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "reason");
    r.reason = "病気のため";
    r.staff_id = 9999;
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "cases");
    r.staff_id = f->worker2;
    expect_ok(f, reassign_save(f->d, &r, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM case_charge WHERE on_day = '2014-10-01'"
                                       " AND reason = '病気のため'"), 1);
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "cases"); /* the version is older */
    free(cases);
}

/* The rule of one case: a worker takes what nobody has, and reception nothing. */
static void
the_rule_is_that_of_one_case(void **state)
{
    struct fixture *f = *state;
    struct reassign_rows rows;
    size_t count;

    make_cases(f, 3);
    fixture_as(f, "shien");
    struct reassign_case *cases = all_cases(f, &count);
    struct reassign r = { cases, 3, f->worker2, DATE_NONE, "異動のため" };
    expect_ok(f, reassign_check(f->d, &r, &rows, &f->e));
    assert_int_equal(rows.blocked, 3);
    reassign_rows_free(&rows);
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_INVALID, "cases");
    fixture_sql(f, "UPDATE support_case SET staff_id = NULL");
    r.staff_id = f->worker;
    expect_ok(f, reassign_save(f->d, &r, &f->e));
    assert_int_equal(cases_of(f, f->worker), 3);
    fixture_as(f, "uketsuke");
    expect_err(f, reassign_check(f->d, &r, &rows, &f->e), ERR_DENIED, NULL);
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_DENIED, NULL);
    free(cases);
}

/* A restricted person among them asks for the PIN once, before anything is written. */
static void
a_restricted_person_asks_for_the_pin(void **state)
{
    struct fixture *f = *state;
    size_t count;

    f->d->ask_reasons = true;
    make_cases(f, 2);
    fixture_sql(f, "UPDATE person SET restricted = 1 WHERE ref = 'P-2'");
    fixture_as(f, "kakari");
    fixture_wait(600);
    struct reassign_case *cases = all_cases(f, &count);
    const struct reassign r = { cases, 2, f->worker2, DATE_NONE, "異動のため" };
    expect_err(f, reassign_save(f->d, &r, &f->e), ERR_DENIED, "pin");
    assert_int_equal(cases_of(f, f->worker), 2);
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_ok(f, reassign_save(f->d, &r, &f->e));
    assert_int_equal(cases_of(f, f->worker2), 2);
    free(cases);
}

/* Who had it before stands in the timeline; a first taking does not. */
static void
the_timeline_tells_of_it(void **state)
{
    struct fixture *f = *state;
    struct timeline t;
    size_t count;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    fixture_as(f, "kakari");
    struct reassign_case *cases = all_cases(f, &count);
    const struct reassign r = { cases, 1, f->worker2, DATE_NONE, "異動のため" };
    expect_ok(f, reassign_save(f->d, &r, &f->e));
    free(cases);
    expect_ok(f, person_timeline(f->d, c.person_id, &t, &f->e));
    count = 0;
    for (size_t i = 0; i < t.count; i++)
        if (t.rows[i].kind == TIMELINE_CHARGE) {
            assert_non_null(strstr(t.rows[i].title, "異動のため"));
            count++;
        }
    assert_int_equal(count, 1);
    timeline_free(&t);
}

/* For the one who receives them and for the supervisor; not for the one who has them no more. */
static void
the_sheet_tells_what_the_next_one_has_to_know(void **state)
{
    struct fixture *f = *state;
    struct handed_sheet sheet;
    int64_t ids[2];
    size_t count;

    make_cases(f, 2);
    fixture_sql(f, "UPDATE person SET contact_caution = '職場には電話しない' WHERE ref = 'P-1';"
                   "INSERT INTO person_flag (person_id, words, raised_on, raised_by)"
                   " SELECT id, '書類待ち', '2014-10-20', 1 FROM person WHERE ref = 'P-1'");
    fixture_as(f, "kakari");
    struct reassign_case *cases = all_cases(f, &count);
    const struct reassign r = { cases, count, f->worker2, DATE_NONE, "異動のため" };
    expect_ok(f, reassign_save(f->d, &r, &f->e));
    for (size_t i = 0; i < 2; i++)
        ids[i] = cases[i].case_id;
    free(cases);
    expect_ok(f, reassign_sheet(f->d, ids, 2, &sheet, &f->e));
    assert_int_equal(sheet.count, 2);
    const struct handed_line *line = &sheet.rows[0];
    assert_string_equal(line->row.r.ref, "P-1");
    assert_string_equal(line->row.r.c.next_action, "call_back");
    assert_string_equal(line->caution, "職場には電話しない");
    assert_int_equal(line->notes.count, 1);
    assert_string_equal(line->notes.rows[0].words, "書類待ち");
    assert_string_not_equal(line->from, line->to);
    assert_string_equal(line->to, line->row.r.c.staff_name);
    assert_string_equal(line->reason, "異動のため");
    assert_int_equal(date_compare(line->on, f->d->today), 0);
    assert_int_equal(sheet.rows[1].notes.count, 0);
    handed_sheet_free(&sheet);
    assert_int_equal(line_audit(f, "print-hand-over"), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'print-hand-over'"
                                       " AND person_id IS NOT NULL AND people = 1"), 2);
    fixture_as(f, "shien2");
    expect_ok(f, reassign_sheet(f->d, ids, 2, &sheet, &f->e));
    handed_sheet_free(&sheet);
    fixture_as(f, "shien");
    expect_err(f, reassign_sheet(f->d, ids, 2, &sheet, &f->e), ERR_DENIED, NULL);
    expect_err(f, reassign_sheet(f->d, ids, 0, &sheet, &f->e), ERR_INVALID, "cases");
    assert_int_equal(line_audit(f, "print-hand-over"), 4);
}

/* A list of people leaves the screen only by the right to export: whoever has cases gets no sheet of
 * them that says they were handed over. */
static void
the_sheet_holds_only_what_was_handed_over(void **state)
{
    struct fixture *f = *state;
    struct handed_sheet sheet;
    size_t count;

    make_cases(f, 2);
    fixture_as(f, "kakari");
    struct reassign_case *cases = all_cases(f, &count);
    const int64_t ids[] = { cases[0].case_id, cases[1].case_id };
    const struct reassign r = { cases, 1, f->worker2, DATE_NONE, "異動のため" };
    expect_err(f, reassign_sheet(f->d, ids, 2, &sheet, &f->e), ERR_INVALID, "cases");
    expect_ok(f, reassign_save(f->d, &r, &f->e));
    free(cases);
    expect_err(f, reassign_sheet(f->d, ids, 2, &sheet, &f->e), ERR_INVALID, "cases");
    assert_int_equal(line_audit(f, "print-hand-over"), 0);
    expect_ok(f, reassign_sheet(f->d, ids, 1, &sheet, &f->e));
    handed_sheet_free(&sheet);
    f->d->today = date_add_days(f->d->today, HANDED_DAYS);
    expect_ok(f, reassign_sheet(f->d, ids, 1, &sheet, &f->e));
    handed_sheet_free(&sheet);
    f->d->today = date_add_days(f->d->today, 1);
    expect_err(f, reassign_sheet(f->d, ids, 1, &sheet, &f->e), ERR_INVALID, "cases");
}

/* Nobody had it: taking it is no hand-over, being given it is one. */
static void
a_case_that_one_took_was_not_handed_over(void **state)
{
    struct fixture *f = *state;
    struct handed_sheet sheet;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fixture_sql(f, "UPDATE support_case SET staff_id = NULL WHERE id = %lld", (long long)c.id);
    expect_ok(f, case_find(f->d, c.id, &c, &f->e));
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    expect_err(f, reassign_sheet(f->d, &c.id, 1, &sheet, &f->e), ERR_INVALID, "cases");
}

#define DESK(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        DESK(as_many_are_moved_as_were_marked),
        DESK(nothing_marked_moves_nothing),
        DESK(what_cannot_be_moved_is_said_before),
        DESK(day_and_reason_are_checked),
        DESK(the_rule_is_that_of_one_case),
        DESK(a_restricted_person_asks_for_the_pin),
        DESK(the_timeline_tells_of_it),
        DESK(the_sheet_tells_what_the_next_one_has_to_know),
        DESK(the_sheet_holds_only_what_was_handed_over),
        DESK(a_case_that_one_took_was_not_handed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
