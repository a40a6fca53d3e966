/* What counts: every test vector of dictionary 1.2. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/figures.h"
#include "tests/desk/records.h"

#include "db/repo/placement_repo.h"
#include "desk/board.h"
#include "desk/codes.h"
#include "desk/dispatch.h"
#include "desk/event.h"
#include "desk/kpi_why.h"
#include "desk/placement.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

/* ---- No.63 ---- */

static void
a_person_counts_once_a_year(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);

    record_placement(f, "L-1", who, "2014-05-01", "regular", "association");
    record_placement(f, "L-2", who, "2014-11-01", "part_time", "transition_office");
    expect_count(f, 63, 2014, "2015-03-31", 1);
    expect_count(f, 63, 2014, "2014-10-31", 1);
    record_placement(f, "L-3", who, "2013-06-01", "regular", "association");
    expect_count(f, 63, 2013, "", 1);
    expect_count(f, 63, 2014, "2015-03-31", 1);
}

static void
the_start_date_decides_the_year(void **state)
{
    struct fixture *f = *state;

    record_placement(f, "L-1", fixture_person(f, "P-1", 0, false), "2014-03-31", "regular",
                     "association");
    record_placement(f, "L-2", fixture_person(f, "P-2", 0, false), "2014-04-01", "regular",
                     "association");
    record_placement(f, "L-3", fixture_person(f, "P-3", 0, false), "2014-04-01", "regular",
                     "association");
    expect_count(f, 63, 2013, "", 1);
    expect_count(f, 63, 2014, "2014-04-01", 2);
}

static void
form_and_supporter_decide(void **state)
{
    static const struct {
        const char *form, *supporters;
        int counts;
    } rows[] = {
        { "a_type", "association", 0 },
        { "self_employed", "association;transition_office", 0 },
        { "regular", "hello_work", 0 },
        { "regular", "hello_work;association", 1 },
        { "regular", "none", 0 },
        { "contract", "workshop", 1 },
        { "other", "other_welfare", 1 },
        { "dispatched", "training_facility;school", 1 },
    };
    struct fixture *f = *state;
    int want = 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char ref[16];

        snprintf(ref, sizeof ref, "P-%zu", i);
        record_placement(f, ref, fixture_person(f, ref, 0, false), "2014-06-02", rows[i].form,
                         rows[i].supporters);
        want += rows[i].counts;
        expect_count(f, 63, 2014, "", want);
    }
}

/* A start that does not count must not hide a later one that does. */
static void
the_earliest_counted_start_stands_for_the_person(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);
    struct board_members m;

    record_placement(f, "L-1", who, "2014-05-01", "a_type", "association");
    int64_t second = record_placement(f, "L-2", who, "2014-07-01", "regular", "association");
    record_placement(f, "L-3", who, "2014-07-01", "regular", "association");
    expect_count(f, 63, 2014, "", 1);
    expect_ok(f, board_members(f->d, 63, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
    assert_int_equal(m.rows[0].record_id, second);
    assert_string_equal(m.rows[0].ref, "L-2");
    assert_string_equal(m.rows[0].kind, "placement");
    assert_string_equal(m.rows[0].title, "架空商店");
    assert_string_equal(m.rows[0].person_ref, "P-1");
    assert_true(m.rows[0].person_name[0] != '\0');
    board_members_free(&m);
    expect_count(f, 63, 2014, "2014-06-30", 0);
}

/* The rule stands in the core for one record and in SQL for the list: asked of every code. */
static void
core_and_sql_say_the_same_of_every_code(void **state)
{
    struct fixture *f = *state;
    struct code_list forms = code_list(f->d, "employment_form");
    struct code_list supporters = code_list(f->d, "placement_supporter");
    int64_t rows = 0, counted = 0;
    struct board_members m;
    struct kpi_why why;

    assert_true(forms.count >= 7 && supporters.count >= 11);
    for (size_t i = 0; i < forms.count; i++) {
        for (size_t k = 0; k < supporters.count; k++, rows++) {
            char ref[48], later[48];
            struct placement p;

            snprintf(ref, sizeof ref, "L-%zu-%zu", i, k);
            snprintf(later, sizeof later, "Z-%zu-%zu", i, k);
            int64_t who = fixture_person(f, ref, 0, false);
            record_placement(f, ref, who, "2014-05-01", forms.rows[i].id, supporters.rows[k].id);
            record_placement(f, later, who, "2014-06-01", "regular", "association");
            expect_ok(f, placement_find_ref(f->d, ref, &p, &f->e));
            bool counts = placement_counts(&p) == PLACEMENT_COUNTS;
            counted += counts;
            expect_ok(f, placement_why(f->d, &p, &why, &f->e));
            assert_int_equal(why.counts, counts);
            expect_ok(f, placement_find_ref(f->d, later, &p, &f->e));
            expect_ok(f, placement_why(f->d, &p, &why, &f->e));
            assert_int_equal(why.counts, !counts);
        }
    }
    expect_count(f, 63, 2014, "2014-05-31", counted);
    expect_count(f, 63, 2014, "", rows);
    assert_int_equal(load_figure(f, 63, 2014, "2014-04-30")->booked, counted + rows);
    expect_ok(f, board_members(f->d, 63, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
    int64_t first = 0;
    for (size_t i = 0; i < m.count; i++)
        first += m.rows[i].ref[0] == 'L';
    board_members_free(&m);
    assert_int_equal(first, counted);
}

/* The links of one pseudonym's reports: to whom the record is linked, 0 nobody. */
static void
link_report(struct fixture *f, int64_t id, int64_t person_id)
{
    struct placement p;

    expect_ok(f, placement_repo_find(f->d->db, id, &p, &f->e));
    p.person_id = person_id;
    p.history = true;
    expect_ok(f, placement_save(f->d, &p, &f->e));
}

static void
expect_why(struct fixture *f, int64_t id, bool counts, const char *words)
{
    struct kpi_why why;
    struct placement p;

    expect_ok(f, placement_repo_find(f->d->db, id, &p, &f->e));
    expect_ok(f, placement_why(f->d, &p, &why, &f->e));
    if (why.counts != counts || !strstr(why.words, words))
        fail_msg("%s: %s", p.ref, why.words);
}

/* Linking a report later must not change the count unless the person was counted twice. */
static void
linking_one_report_links_the_pseudonym(void **state)
{
    struct fixture *f = *state;
    int64_t a = record_organisation(f, "O-1", "transition_office", "架空移行");
    int64_t b = record_organisation(f, "O-2", "transition_office", "架空移行二");
    int64_t who = fixture_person(f, "P-1", 0, false), other = fixture_person(f, "P-2", 0, false);
    int64_t first = record_partner_placement(f, "L-1", a, "か1", 0, "2014-05-01");
    int64_t second = record_partner_placement(f, "L-2", a, "か1", 0, "2014-08-01");
    int64_t third = record_partner_placement(f, "L-3", b, "か1", 0, "2014-09-01");

    expect_count(f, 63, 2014, "2014-10-31", 2);
    link_report(f, second, who);
    expect_count(f, 63, 2014, "2014-10-31", 2);
    expect_why(f, first, true, "26");
    expect_why(f, second, false, "L-1");
    /* Another partner's reports turn out to be about the same person: counted twice until now. */
    link_report(f, third, who);
    expect_count(f, 63, 2014, "2014-10-31", 1);
    expect_why(f, third, false, "L-1");
    /* And so does a job of the person's own. */
    int64_t own = record_placement(f, "L-4", who, "2014-04-20", "regular", "association");
    expect_count(f, 63, 2014, "2014-10-31", 1);
    expect_why(f, first, false, "L-4");
    expect_ok(f, placement_void(f->d, own, 1, "架空", &f->e));
    /* A void link links nothing. */
    expect_ok(f, placement_void(f->d, second, 2, "架空", &f->e));
    expect_count(f, 63, 2014, "2014-10-31", 2);
    /* One pseudonym for two people: what is not linked is the one longer on file. */
    int64_t fourth = record_partner_placement(f, "L-5", a, "か1", other, "2014-06-01");
    expect_count(f, 63, 2014, "2014-10-31", 2);
    expect_why(f, fourth, false, "L-1");
    record_partner_placement(f, "L-6", a, "か1", who, "2014-07-01");
    expect_count(f, 63, 2014, "2014-10-31", 2);
    expect_why(f, fourth, true, "26");
    expect_why(f, third, false, "L-1");
}

static void
partners_reports_count_without_a_person_of_ours(void **state)
{
    struct fixture *f = *state;
    int64_t a = record_organisation(f, "O-1", "transition_office", "架空移行一");
    int64_t b = record_organisation(f, "O-2", "transition_office", "架空移行二");
    int64_t who = fixture_person(f, "P-1", 0, false);

    record_partner_placement(f, "L-1", a, "か1", 0, "2014-05-01");
    record_partner_placement(f, "L-2", a, "か1", 0, "2014-08-01"); /* the same again */
    expect_count(f, 63, 2014, "", 1);
    record_partner_placement(f, "L-3", b, "か1", 0, "2014-05-01"); /* another partner's か1 */
    expect_count(f, 63, 2014, "", 2);
    record_partner_placement(f, "L-4", a, "か2", who, "2014-05-02");
    record_partner_placement(f, "L-5", b, "か3", who, "2014-09-02"); /* two report one of ours */
    expect_count(f, 63, 2014, "", 3);
}

/* Linking a report later changes the number only if the person was counted twice. */
static void
linking_a_report_keeps_the_number(void **state)
{
    struct fixture *f = *state;
    int64_t partner = record_organisation(f, "O-1", "transition_office", "架空移行");
    int64_t one = fixture_person(f, "P-1", 0, false), two = fixture_person(f, "P-2", 0, false);
    struct placement p;

    record_partner_placement(f, "L-1", partner, "か1", 0, "2014-05-01");
    record_placement(f, "L-2", two, "2014-06-01", "regular", "association");
    expect_count(f, 63, 2014, "", 2);
    expect_ok(f, placement_find_ref(f->d, "L-1", &p, &f->e));
    p.person_id = one;
    p.history = true;
    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_count(f, 63, 2014, "", 2);
    p.person_id = two;
    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_count(f, 63, 2014, "", 1);
}

static void
leaving_counts_void_and_future_do_not(void **state)
{
    struct fixture *f = *state;
    struct placement p;

    record_placement(f, "L-1", fixture_person(f, "P-1", 0, false), "2014-10-01", "regular",
                     "association");
    expect_ok(f, placement_find_ref(f->d, "L-1", &p, &f->e));
    p.ended_on = iso_day("2014-10-03");
    p.history = true;
    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_count(f, 63, 2014, "", 1);

    int64_t coming = record_placement(f, "L-2", fixture_person(f, "P-2", 0, false), "2014-11-01",
                                      "regular", "association");
    expect_count(f, 63, 2014, "", 1);
    assert_int_equal(load_figure(f, 63, 2014, "")->booked, 1);
    expect_count(f, 63, 2014, "2014-11-01", 2);
    assert_int_equal(load_figure(f, 63, 2014, "2014-11-01")->booked, 0);

    expect_ok(f, placement_void(f->d, coming, 1, "架空: 誤り", &f->e));
    expect_count(f, 63, 2014, "2015-03-31", 1);
    assert_int_equal(load_figure(f, 63, 2014, "")->booked, 0);
}

/* ---- No.64, 66, 67, 68 ---- */

static void
meetings_count_when_held(void **state)
{
    struct fixture *f = *state;

    record_event(f, "E-1", "coordination_meeting", "2014-05-12", "held");
    expect_count(f, 64, 2014, "", 1);
    record_event(f, "E-2", "coordination_meeting", "2014-05-12", "held"); /* two on one day */
    expect_count(f, 64, 2014, "", 2);
    record_event(f, "E-3", "coordination_meeting", "2014-06-12", "cancelled");
    record_event(f, "E-4", "coordination_meeting", "2014-06-13", "postponed");
    record_event(f, "E-5", "coordination_meeting", "2014-06-14", "planned");
    record_event(f, "E-6", "coordination_meeting", "2014-12-14", "planned");
    record_event(f, "E-7", "coordination_meeting", "2014-12-15", "cancelled");
    expect_count(f, 64, 2014, "", 2);
    assert_int_equal(load_figure(f, 64, 2014, "")->booked, 1);
}

/* One meeting that hears three cases is one. */
static void
a_meeting_counts_once_whatever_it_hears(void **state)
{
    struct fixture *f = *state;
    int64_t id = record_event(f, "E-1", "coordination_meeting", "2014-05-12", "held");

    for (int i = 0; i < 3; i++) {
        char ref[16];

        snprintf(ref, sizeof ref, "P-%d", i);
        fixture_person(f, ref, f->worker, false);
    }
    fixture_sql(f, "INSERT INTO meeting_case (event_id, case_id, sort)"
                   " SELECT %lld, id, id FROM support_case", (long long)id);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM meeting_case"), 3);
    expect_count(f, 64, 2014, "", 1);
}

static void
each_kind_counts_for_its_own_indicator(void **state)
{
    struct fixture *f = *state;
    static const char *const kinds[] = { "staff_seminar", "staff_seminar", "staff_seminar",
                                         "outreach_lecture", "outreach_lecture", "network_meeting",
                                         "employer_seminar", "employer_seminar", "orientation",
                                         "other", "leisure_programme", "wage_programme" };
    struct board_members m;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char ref[16];

        snprintf(ref, sizeof ref, "E-%zu", i);
        record_event(f, ref, kinds[i], "2014-07-01", "held");
    }
    expect_count(f, 64, 2014, "", 0);
    expect_count(f, 66, 2014, "", 1);
    expect_count(f, 67, 2014, "", 2);
    expect_count(f, 68, 2014, "", 3);
    assert_int_equal(load_figure(f, 68, 2014, "")->beside, 2);
    assert_int_equal(load_figure(f, 67, 2014, "")->beside, KPI_NONE);
    static const struct { int no; size_t count; } evidence[] = {
        { 63, 0 }, { 65, 0 }, { 68, 2 }, { 70, 1 }, { 71, 1 },
    };
    for (size_t i = 0; i < sizeof evidence / sizeof *evidence; i++) {
        expect_ok(f, board_evidence(f->d, evidence[i].no, (struct fiscal_year){ 2014 }, DATE_NONE,
                                    &m, &f->e));
        assert_int_equal(m.count, evidence[i].count);
        board_members_free(&m);
    }
}

/* ---- No.69 ---- */

static void
one_record_is_one_dispatch(void **state)
{
    struct fixture *f = *state;
    int64_t people[] = { fixture_person(f, "P-1", 0, false), fixture_person(f, "P-2", 0, false),
                         0 };
    struct dispatch x;
    struct board_members m;

    record_dispatch(f, "D-1", "2014-05-01", "架空商店", "workplace_visit", "retention", people);
    expect_count(f, 69, 2014, "", 1);
    expect_ok(f, dispatch_find_ref(f->d, "D-1", &x, &f->e));
    x.staff[x.staff_count++] = f->worker2; /* two staff go together */
    x.history = true;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    expect_count(f, 69, 2014, "", 1);
    record_dispatch(f, "D-2", "2014-05-01", "架空工業", "workplace_visit", "retention", people);
    expect_count(f, 69, 2014, "", 2); /* one day, two firms */

    expect_ok(f, board_members(f->d, 69, (struct fiscal_year){ 2014 }, DATE_NONE, &m, &f->e));
    assert_string_equal(m.rows[0].person_ref, "P-1;P-2");
    assert_int_equal(m.rows[0].people, 2);
    assert_string_equal(m.rows[0].kind, "dispatch");
    assert_string_equal(m.rows[1].title, "架空工業");
    board_members_free(&m);
}

static void
method_and_purpose_decide(void **state)
{
    static const struct {
        const char *method, *purpose;
        int counts;
    } rows[] = {
        { "phone", "retention", 0 },
        { "email", "retention", 0 },
        { "fax", "retention", 0 },
        { "letter", "retention", 0 },
        { "online", "retention", 0 },
        { "visit_in", "retention", 0 },
        { "meeting", "retention", 0 },
        { "accompaniment", "job_seeking", 0 },
        { "workplace_visit", "work_trial", 0 },
        { "workplace_visit", "job_development", 0 },
        { "workplace_visit", "handover", 0 },
        { "accompaniment", "life_support", 1 },
        { "home_visit", "life_support", 1 },
        { "workplace_visit", "retention", 1 },
    };
    struct fixture *f = *state;
    int64_t people[] = { fixture_person(f, "P-1", 0, false), 0 };
    int want = 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char ref[16], place[32];

        snprintf(ref, sizeof ref, "D-%zu", i);
        snprintf(place, sizeof place, "架空%zu", i);
        record_dispatch(f, ref, "2014-05-01", place, rows[i].method, rows[i].purpose, people);
        want += rows[i].counts;
        expect_count(f, 69, 2014, "", want);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_person_counts_once_a_year),
        TEST(the_start_date_decides_the_year),
        TEST(form_and_supporter_decide),
        TEST(the_earliest_counted_start_stands_for_the_person),
        TEST(core_and_sql_say_the_same_of_every_code),
        TEST(partners_reports_count_without_a_person_of_ours),
        TEST(linking_one_report_links_the_pseudonym),
        TEST(linking_a_report_keeps_the_number),
        TEST(leaving_counts_void_and_future_do_not),
        TEST(meetings_count_when_held),
        TEST(a_meeting_counts_once_whatever_it_hears),
        TEST(each_kind_counts_for_its_own_indicator),
        TEST(one_record_is_one_dispatch),
        TEST(method_and_purpose_decide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
