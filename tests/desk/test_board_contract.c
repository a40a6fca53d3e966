/* The board as the contract's `kpi` says: guide, pace, forecast, status, days, judgements, a signed
 * year, roles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/figures.h"
#include "tests/desk/records.h"

#include "db/db.h"
#include "desk/board.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

static void
numbers_are_those_of_the_contract(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 57; i++) {
        char ref[16], day[16];

        snprintf(ref, sizeof ref, "P-%d", i);
        snprintf(day, sizeof day, "2014-%02d-01", 4 + i % 7);
        record_placement(f, ref, fixture_person(f, ref, 0, false), day, "regular", "association");
    }
    const struct board_indicator *row = load_figure(f, 63, 2014, "");
    assert_string_equal(loaded_board.plan, "第三期障害福祉計画");
    assert_false(loaded_board.closed);
    assert_int_equal(date_compare(loaded_board.as_of, iso_day("2014-10-31")), 0);
    assert_int_equal(row->guide, 113);
    assert_true(row->guide_is_target);
    assert_int_equal(row->actual, 57);
    assert_int_equal(row->pace_hundredths, 6625);
    assert_int_equal(row->forecast, 97);
    assert_int_equal(row->rate_tenths, 504);
    assert_string_equal(row->status, "at_risk");
    assert_string_equal(row->unit, "人");
    assert_int_equal(row->months[5], 49);
    assert_int_equal(row->months[6], 57);
    assert_int_equal(row->months[7], KPI_NONE);
    assert_int_equal(loaded_board.count, 9);
    assert_string_equal(row->baseline.text, "98人/年");
}

static void
years_outside_the_plan_have_no_guide(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(load_figure(f, 63, 2012, "")->guide, 103);
    assert_false(load_figure(f, 63, 2012, "")->guide_is_target);
    assert_int_equal(load_figure(f, 69, 2013, "")->guide, 1693);
    const struct board_indicator *row = load_figure(f, 63, 2011, "");
    assert_int_equal(row->guide, KPI_NONE);
    assert_int_equal(row->pace_hundredths, KPI_NONE);
    assert_int_equal(row->rate_tenths, KPI_NONE);
    assert_int_equal(row->actual, 0);
    assert_string_equal(row->status, "");
    assert_string_equal(load_figure(f, 64, 2015, "2015-05-01")->status, "");
}

static void
words_are_never_computed(void **state)
{
    static const int numbers[] = { 65, 66, 67, 68, 70, 71 };
    struct fixture *f = *state;

    record_event(f, "E-1", "network_meeting", "2014-05-01", "held");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const struct board_indicator *row = load_figure(f, numbers[i], 2014, "");
        bool counted = numbers[i] >= 66 && numbers[i] <= 68;

        assert_int_equal(row->guide, KPI_NONE);
        assert_int_equal(row->rate_tenths, KPI_NONE);
        assert_int_equal(row->pace_hundredths, KPI_NONE);
        assert_string_equal(row->status, "not_judged");
        assert_int_equal(row->actual == KPI_NONE, !counted);
        assert_int_equal(row->months[0] == KPI_NONE, !counted);
        assert_int_equal(row->forecast == KPI_NONE, !counted);
        assert_int_equal(row->booked == KPI_NONE, !counted);
    }
    assert_int_equal(load_figure(f, 66, 2014, "")->baseline.number, 12);
}

static void
words_follow_the_language(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(load_figure(f, 64, 2014, "")->name, "就労支援コーディネート会議の実施");
    snprintf(f->d->lang, sizeof f->d->lang, "en");
    assert_string_equal(load_figure(f, 64, 2014, "")->name, "Employment support coordination meetings");
    assert_string_equal(load_figure(f, 64, 2014, "")->unit, "回");
}

static void
as_of_is_brought_into_the_year(void **state)
{
    static const struct {
        int fy;
        const char *as_of, *want;
        const char *field; /* of the error, NULL for none */
        int want_fy;
    } rows[] = {
        { 0, "", "2014-10-31", NULL, 2014 },
        { 2014, "", "2014-10-31", NULL, 2014 },
        { 2013, "", "2014-03-31", NULL, 2013 },
        { 2013, "2013-07-01", "2013-07-01", NULL, 2013 },
        { 2013, "2014-07-01", "2014-03-31", NULL, 2013 },
        { 2014, "2015-03-31", "2015-03-31", NULL, 2014 },
        { 0, "2013-03-31", "2013-03-31", NULL, 2012 },
        { 2014, "2014-03-31", NULL, "as_of", 0 },
        { 2015, "", NULL, "fy", 0 },
        { 2015, "2015-04-01", "2015-04-01", NULL, 2015 },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fiscal_year fy = { rows[i].fy };
        enum err_code rc = board_load(f->d, fy, iso_day(rows[i].as_of), &loaded_board, &f->e);

        if (rows[i].field) {
            expect_err(f, rc, ERR_INVALID, rows[i].field);
            continue;
        }
        expect_ok(f, rc);
        assert_int_equal(loaded_board.fy.year, rows[i].want_fy);
        assert_int_equal(date_compare(loaded_board.as_of, iso_day(rows[i].want)), 0);
    }
}

/* ---- judgements ---- */

static void
judging_is_a_supervisors_and_only_of_words(void **state)
{
    struct fixture *f = *state;
    struct fiscal_year fy = { 2014 };

    expect_ok(f, board_judge(f->d, 70, fy, "partly", "架空: 増えた", "架空: 記録 E-1", &f->e));
    expect_ok(f, board_judge(f->d, 70, fy, "enhanced", "架空: 充実", "架空: 記録 E-2", &f->e));
    const struct board_indicator *row = load_figure(f, 70, 2014, "");
    assert_string_equal(row->status, "enhanced");
    assert_string_equal(row->judgement.evidence, "架空: 記録 E-2");
    assert_string_equal(row->judgement.staff, "架空 係長");
    assert_int_equal(date_compare(row->judgement.on, f->d->today), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM kpi_judgement"), 2);
    assert_string_equal(load_figure(f, 70, 2013, "")->status, "not_judged");

    expect_err(f, board_judge(f->d, 63, fy, "achieved", "a", "b", &f->e), ERR_INVALID, "no");
    expect_err(f, board_judge(f->d, 62, fy, "achieved", "a", "b", &f->e), ERR_NOT_FOUND, "no");
    expect_err(f, board_judge(f->d, 65, fy, "great", "a", "b", &f->e), ERR_INVALID, "judgement");
    expect_err(f, board_judge(f->d, 65, fy, "", "a", "b", &f->e), ERR_INVALID, "judgement");
    expect_err(f, board_judge(f->d, 65, fy, "achieved", " ", "b", &f->e), ERR_INVALID, "words");
    expect_err(f, board_judge(f->d, 65, fy, "achieved", "a", "", &f->e), ERR_INVALID, "evidence");
    expect_err(f, board_judge(f->d, 65, (struct fiscal_year){ 2015 }, "achieved", "a", "b", &f->e),
               ERR_INVALID, "fy");
    fixture_as(f, "shien");
    expect_err(f, board_judge(f->d, 65, fy, "achieved", "a", "b", &f->e), ERR_DENIED, NULL);
    assert_string_equal(load_figure(f, 65, 2014, "")->status, "not_judged");
}

/* ---- a signed year ---- */

static void
a_signed_year_shows_what_was_signed(void **state)
{
    struct fixture *f = *state;
    struct board_members m;

    record_event(f, "E-1", "coordination_meeting", "2013-05-01", "held");
    for (int month = 1; month <= 12; month++)
        fixture_sql(f, "INSERT INTO kpi_signed VALUES (1, 2013, 64, %d, %d, 1)", month,
                    month == 2);
    record_event(f, "E-2", "coordination_meeting", "2013-06-01", "held"); /* came late */
    const struct board_indicator *row = load_figure(f, 64, 2013, "");
    assert_true(loaded_board.closed);
    assert_int_equal(row->actual, 1);
    assert_int_equal(row->recounted, 2);
    assert_int_equal(row->months[0], 0);
    assert_int_equal(row->months[1], 1);
    assert_int_equal(row->months[11], 1);
    assert_int_equal(row->forecast, KPI_NONE);
    expect_ok(f, board_members(f->d, 64, (struct fiscal_year){ 2013 }, DATE_NONE, &m, &f->e));
    assert_int_equal(m.count, 2);
    assert_int_equal(m.signed_number, 1);
    board_members_free(&m);
    assert_false((load_figure(f, 64, 2014, ""), loaded_board.closed));
}

/* ---- roles ---- */

static void
auditors_get_numbers_without_names(void **state)
{
    static const char *const logins[] = { "kansa", "kanri" };
    struct fixture *f = *state;
    struct board_members m;

    record_placement(f, "L-1", fixture_person(f, "P-1", 0, false), "2014-05-01", "regular",
                     "association");
    int64_t people[] = { fixture_person(f, "P-2", 0, false), 0 };
    record_dispatch(f, "D-1", "2014-05-01", "架空 次郎様宅", "home_visit", "retention", people);
    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
        fixture_as(f, logins[i]);
        for (int no = 63; no <= 69; no += 6) {
            expect_ok(f, board_members(f->d, no, (struct fiscal_year){ 2014 }, DATE_NONE, &m,
                                       &f->e));
            assert_int_equal(m.count, 1);
            assert_string_equal(m.rows[0].title, "");
            assert_string_equal(m.rows[0].person_name, "");
            assert_true(m.rows[0].ref[0] != '\0');
            board_members_free(&m);
        }
        expect_count(f, 63, 2014, "", 1);
    }
    fixture_as(f, "uketsuke");
    expect_ok(f, board_members(f->d, 63, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
    assert_true(m.masked);
    assert_string_equal(m.rows[0].title, "架空商店");
    board_members_free(&m);
}

static void
opening_the_members_is_logged_counting_is_not(void **state)
{
    struct fixture *f = *state;
    struct board_members m;

    record_placement(f, "L-1", fixture_person(f, "P-1", 0, false), "2014-05-01", "regular",
                     "association");
    int64_t before = fixture_number(f, "SELECT count(*) FROM audit");
    (void)load_figure(f, 63, 2014, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), before);
    expect_ok(f, board_members(f->d, 63, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
    board_members_free(&m);
    assert_int_equal(fixture_number(f, "SELECT people FROM audit WHERE action = 'open-members'"
                                       " AND record_id = 63"), 1);
    expect_err(f, board_members(f->d, 62, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e),
               ERR_NOT_FOUND, "no");
    expect_ok(f, board_members(f->d, 70, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
    assert_int_equal(m.count, 0);
    board_members_free(&m);
}

static void
no_statement_scans_or_sorts(void **state)
{
    struct fixture *f = *state;
    struct board_members m;
    int64_t people[] = { fixture_person(f, "P-1", 0, false), 0 };

    record_placement(f, "L-1", people[0], "2014-05-01", "regular", "association");
    record_dispatch(f, "D-1", "2014-05-01", "架空", "workplace_visit", "retention", people);
    record_event(f, "E-1", "coordination_meeting", "2014-05-12", "held");
    (void)db_take_worst(f->d->db);
    (void)load_figure(f, 63, 2014, "");
    assert_no_scan(f);
    for (int no = 63; no <= 71; no++) {
        expect_ok(f, board_members(f->d, no, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
        board_members_free(&m);
        expect_ok(f, board_evidence(f->d, no, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
        board_members_free(&m);
    }
    assert_no_scan(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(numbers_are_those_of_the_contract),
        TEST(years_outside_the_plan_have_no_guide),
        TEST(words_are_never_computed),
        TEST(words_follow_the_language),
        TEST(as_of_is_brought_into_the_year),
        TEST(judging_is_a_supervisors_and_only_of_words),
        TEST(a_signed_year_shows_what_was_signed),
        TEST(auditors_get_numbers_without_names),
        TEST(opening_the_members_is_logged_counting_is_not),
        TEST(no_statement_scans_or_sorts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
