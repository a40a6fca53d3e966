/* What does not fit together is told and taken: overlaps, age, cases, the order of stages, twins; and
 * the trips of a day, which have a number each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/merge.h"
#include "desk/people.h"
#include "tests/exchange/files.h"

#define JOB "ref,person_ref,started_on,ended_on,supporters,employment_form\n"
#define REPORT "ref,person_ref,partner_ref,partner_person,started_on,supporters,employment_form\n"
#define TRIP "ref,on,trip,staff,person_refs,destination,method,purpose\n"

static void
expect_warning(size_t line, const char *column, const char *words)
{
    const struct import_note *n = NULL;

    for (size_t i = 0; i < last_report.count; i++)
        if (last_report.notes[i].line == line && strcmp(last_report.notes[i].column, column) == 0
            && strstr(last_report.notes[i].reason, words))
            n = &last_report.notes[i];
    if (!n) {
        for (size_t i = 0; i < last_report.count; i++)
            print_message("%zu %s: %s\n", last_report.notes[i].line, last_report.notes[i].column,
                          last_report.notes[i].reason);
        fail_msg("line %zu, %s: no warning \"%s\"", line, column, words);
    }
    assert_true(n->warning);
}

static void
expect_no_warning(const char *words)
{
    for (size_t i = 0; i < last_report.count; i++)
        if (strstr(last_report.notes[i].reason, words))
            fail_msg("line %zu: %s", last_report.notes[i].line, last_report.notes[i].reason);
}

/* ---- warnings ---- */

static void
jobs_at_the_same_time(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "placements",
               JOB "L-1,A-1,2014-05-01,2014-05-31,association,regular\n"
                   "L-2,A-1,2014-06-01,2014-06-30,association,regular\n"
                   "L-3,A-1,2014-06-30,,association,regular\n",
               3, 0, 0);
    expect_warning(4, "started_on", "job L-2 goes on at the same time");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM placement"), 3);
    file_takes(f, "placements", "ref,ended_on\nL-2,2014-06-29\n", 0, 1, 0);
    expect_no_warning("same time");
    file_takes(f, "placements", JOB "L-4,A-1,2014-07-01,,association,regular\n", 1, 0, 0);
    expect_warning(2, "started_on", "job L-3 goes on at the same time");
    /* A partner's own name for a person is a person too, and nobody else's. */
    file_takes(f, "placements",
               REPORT "R-1,,O-1,か1,2014-05-01,association,regular\n"
                      "R-2,,O-1,か1,2014-06-01,association,regular\n"
                      "R-3,,O-1,か2,2014-06-01,association,regular\n"
                      "R-4,,O-3,か1,2014-06-01,association,regular\n",
               4, 0, 0);
    expect_warning(3, "started_on", "R-1");
    assert_int_equal(last_report.count, 1);
    fixture_sql(f, "UPDATE placement SET voided = 1");
    file_takes(f, "placements", JOB "L-5,A-1,2014-07-01,,association,regular\n", 1, 0, 0);
    expect_no_warning("same time");
}

/* A file made before two records were merged: it makes nobody a second time, and what names the old
 * number comes to the record that stayed. */
static void
the_number_of_a_merged_record(void **state)
{
    static const char people[] = "ref,name,kana,opened_on\n"
                                 "A-8,架空　花子,カクウ　ハナコ,2014-04-01\n"
                                 "A-9,架空　華子,カクウ　ハナコ,2014-04-01\n";
    struct fixture *f = *state;
    struct merge_plan plan = { .picks = "open_case:keep", .reason = "同じ方でした。" };
    int64_t id, found;

    office_of_files(f);
    file_takes(f, "people", people, 2, 0, 0);
    expect_ok(f, person_find(f->d, "A-8", &plan.survivor_id, &f->e));
    expect_ok(f, person_find(f->d, "A-9", &plan.loser_id, &f->e));
    plan.survivor_version = plan.loser_version = 1;
    expect_ok(f, merge_do(f->d, &plan, &id, &f->e));
    file_takes(f, "people", people, 0, 0, 2);
    expect_warning(3, "ref", "merged into A-8");
    file_takes(f, "placements", JOB "L-9,A-9,2014-05-01,,association,regular\n", 1, 0, 0);
    expect_ok(f, person_find(f->d, "A-9", &found, &f->e));
    assert_int_equal(fixture_number(f, "SELECT person_id FROM placement WHERE ref = 'L-9'"),
                     found);
}

static void
a_start_before_working_age(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "placements",
               JOB "L-1,A-1,1995-05-05,1995-05-05,association,regular\n"
                   "L-2,A-1,1995-05-06,1995-05-06,association,regular\n",
               2, 0, 0);
    expect_warning(2, "started_on", "younger than 15");
    assert_null(strstr(note_on(3, NULL)->reason, "younger"));
}

static void
days_before_the_case(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "people", "ref,name,kana,opened_on\nA-2,架空 次郎,カクウ ジロウ,2014-05-01\n", 1, 0, 0);
    file_takes(f, "placements",
               JOB "L-1,A-1,2014-04-01,,association,regular\n"
                   "L-2,A-2,2014-05-01,,association,regular\n",
               2, 0, 0);
    expect_warning(2, "started_on", "A-1 had no case yet: it was opened on 2014-04-02");
    expect_no_warning("A-2 had no case");
    file_takes(f, "dispatches",
               TRIP "D-1,2014-04-30,,shien,A-1;A-2,甲,phone,other\n"
                    "D-2,2014-05-01,,shien,A-1;A-2,甲,phone,other\n",
               2, 0, 0);
    expect_warning(2, "on", "A-2 had no case yet");
    assert_int_equal(last_report.count, 1);
    /* A case that was open then and is closed now is a case; without an open one that is told. */
    fixture_sql(f, "UPDATE support_case SET closed_on = '2014-06-30', close_reason = 'moved',"
                   " stage = 'closed', stage_since = '2014-06-30'");
    file_takes(f, "dispatches", TRIP "D-3,2014-06-01,,shien,A-1,甲,phone,other\n", 1, 0, 0);
    expect_warning(2, "person_refs", "A-1 has no open case");
}

static void
the_order_of_stages(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "dispatches",
               TRIP "D-1,2014-04-10,,shien,A-1,甲,workplace_visit,retention\n"
                    "D-2,2014-04-11,,shien,A-1,甲,workplace_visit,life_support\n"
                    "D-3,2014-04-11,,shien,A-1,乙,phone,retention\n",
               3, 0, 0);
    expect_warning(2, "person_refs", "no job of A-1 has begun");
    assert_int_equal(last_report.count, 1);
    file_takes(f, "placements", JOB "L-1,A-1,2014-05-01,,association,regular\n", 1, 0, 0);
    expect_warning(2, "started_on", "the case of A-1 goes from \"相談受付\" straight to \"就職\"");
    file_takes(f, "dispatches", TRIP "D-4,2014-05-10,,shien,A-1,甲,workplace_visit,retention\n", 1, 0,
               0);
    assert_int_equal(last_report.count, 0);
    file_takes(f, "placements", "ref,ended_on\nL-1,2014-06-30\n", 0, 1, 0);
    expect_no_warning("Stage order"); /* from retention one may go back to the search */
    file_takes(f, "placements", "ref,ended_on\nL-1,2014-06-30\n", 0, 0, 1);
    assert_int_equal(last_report.count, 0);
}

static void
events_that_stand_twice(void **state)
{
#define EVENT "ref,kind,starts_at,place,status\n"
    struct fixture *f = *state;

    file_takes(f, "events",
               EVENT "E-1,network_meeting,2014-05-12T10:00,会館,held\n"
                     "E-2,network_meeting,2014-05-12T10:00,会館,held\n"
                     "E-3,network_meeting,2014-05-12T10:00,別館,held\n"
                     "E-4,network_meeting,2014-05-12T13:00,会館,held\n"
                     "E-5,employer_seminar,2014-05-12T10:00,会館,held\n"
                     "E-6,network_meeting,2014-05-12T10:00,会館,cancelled\n",
               6, 0, 0);
    expect_warning(3, "starts_at", "E-1 is of the same kind");
    assert_int_equal(last_report.count, 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE status = 'held'"), 5);
#undef EVENT
}

static void
one_pseudonym_for_two_people(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "people", "ref,name,kana,opened_on\nA-2,架空 次郎,カクウ ジロウ,2014-04-02\n", 1, 0, 0);
    file_takes(f, "placements",
               REPORT "R-1,A-1,O-1,か1,2014-05-01,association,regular\n"
                      "R-2,A-2,O-3,か1,2014-05-01,association,regular\n"
                      "R-3,A-2,O-1,か2,2014-07-01,association,regular\n"
                      "R-4,A-2,O-1,か1,2014-08-01,association,regular\n",
               4, 0, 0);
    expect_warning(5, "partner_person", "In R-1 the partner's name stands for A-1");
    for (size_t i = 0; i < last_report.count; i++)
        assert_true(last_report.notes[i].line == 5 || !strstr(last_report.notes[i].reason, "stands"));
}

/* ---- trips ---- */

static void
assert_trip(struct fixture *f, const char *ref, int trip)
{
    int64_t is = fixture_number(f, "SELECT trip FROM dispatch WHERE ref = '%s'", ref);

    if (is != trip)
        fail_msg("%s is trip %lld, not %d", ref, (long long)is, trip);
}

/* The same day, place and number: both are taken, the later one under a free number. */
static void
one_number_wanted_twice(void **state)
{
    static const char both[] = TRIP "D-1,2014-06-02,,shien,,架空商事,workplace_visit,retention\n"
                                    "D-2,2014-06-02,1,shien,,架空商事,workplace_visit,retention\n";
    struct fixture *f = *state;

    file_takes(f, "dispatches", both, 2, 0, 0);
    expect_warning(3, "trip", "D-1 is trip 1 of that day to the same place; this one is kept as trip 2");
    assert_trip(f, "D-1", 1);
    assert_trip(f, "D-2", 2);
    int64_t audit = fixture_number(f, "SELECT count(*) FROM audit");
    file_takes(f, "dispatches", both, 0, 0, 2); /* told again: the file says something else */
    expect_warning(3, "trip", "D-1");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), audit + 1);
    /* A third, whose wish is another's makeshift number. */
    file_takes(f, "dispatches",
               TRIP "D-3,2014-06-02,2,shien,,架空商事,workplace_visit,retention\n", 1, 0, 0);
    expect_warning(2, "trip", "D-2 is trip 2");
    assert_trip(f, "D-3", 3);
    file_takes(f, "dispatches", "ref,on\nD-3,2014-06-03\n", 0, 1, 0);
    file_takes(f, "dispatches", "ref,trip\nD-3,\n", 0, 1, 0); /* an empty cell: the usual one */
    assert_trip(f, "D-3", 1);
    file_takes(f, "dispatches", "ref,on\nD-3,2014-06-02\n", 0, 1, 0);
    expect_warning(2, "trip", "D-1 is trip 1");
    assert_trip(f, "D-3", 3);
}

static void
four_trips(struct fixture *f)
{
    file_takes(f, "dispatches",
               TRIP "D-1,2014-06-02,1,shien,,架空商事,workplace_visit,retention\n"
                    "D-2,2014-06-02,2,shien,,架空商事,workplace_visit,retention\n"
                    "D-3,2014-06-02,3,shien,,架空商事,workplace_visit,retention\n"
                    "D-4,2014-06-02,4,shien,,架空商事,workplace_visit,retention\n",
               4, 0, 0);
}

/* Numbers change hands: what counts is whether the whole file fits together. */
static void
numbers_change_hands(void **state)
{
    static const struct {
        const char *csv;
        size_t changed, same;
        int trips[4];
    } rows[] = {
        { "D-1,2\nD-2,1\n", 2, 0, { 2, 1, 3, 4 } },
        { "D-2,2\nD-1,1\n", 2, 0, { 1, 2, 3, 4 } },
        { "D-1,2\nD-2,3\nD-3,4\nD-4,1\n", 4, 0, { 2, 3, 4, 1 } },      /* a ring */
        { "D-1,1\nD-2,2\nD-3,3\nD-4,4\n", 4, 0, { 1, 2, 3, 4 } },
        { "D-1,2\nD-2,3\nD-3,4\nD-4,5\n", 4, 0, { 2, 3, 4, 5 } },      /* a chain */
        { "D-4,4\nD-3,3\nD-2,2\nD-1,1\n", 4, 0, { 1, 2, 3, 4 } },
        { "D-1,2\nD-2,1\nD-3,4\nD-4,3\n", 4, 0, { 2, 1, 4, 3 } },      /* two rings */
        { "D-1,1\nD-2,2\nD-3,3\nD-4,4\n", 4, 0, { 1, 2, 3, 4 } },
    };
    struct fixture *f = *state;

    four_trips(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char csv[200], ref[8];
        snprintf(csv, sizeof csv, "ref,trip\n%s", rows[i].csv);
        file_takes(f, "dispatches", csv, 0, rows[i].changed, rows[i].same);
        assert_int_equal(last_report.count, 0);
        for (int k = 0; k < 4; k++) {
            snprintf(ref, sizeof ref, "D-%d", k + 1);
            assert_trip(f, ref, rows[i].trips[k]);
        }
        file_takes(f, "dispatches", csv, 0, 0, rows[i].changed + rows[i].same);
    }
}

/* Two want the number of a ring: the first gets it, the other is told; nothing is lost. */
static void
a_ring_with_a_tail(void **state)
{
    struct fixture *f = *state;

    four_trips(f);
    file_takes(f, "dispatches", "ref,trip\nD-4,1\nD-1,2\nD-2,1\n", 0, 2, 1);
    expect_warning(2, "trip", "D-2 is trip 1");
    assert_trip(f, "D-1", 2);
    assert_trip(f, "D-2", 1);
    assert_trip(f, "D-4", 4);
    /* Days change hands too. */
    file_takes(f, "dispatches", "ref,on,trip\nD-4,2014-06-03,1\nD-1,2014-06-03,4\nD-2,2014-06-02,4\n",
               0, 3, 0);
    assert_int_equal(last_report.count, 0);
    assert_trip(f, "D-2", 4);
    /* A trial leaves all as it was. */
    expect_ok(f, file_try(f, "dispatches", "ref,trip\nD-2,3\nD-3,4\n"));
    assert_int_equal(last_report.done[IMPORT_CHANGED], 2);
    assert_trip(f, "D-2", 4);
}

/* A day with all of its 99 numbers: a further one has no place, a ring has no way round. */
static void
a_full_day(void **state)
{
    struct fixture *f = *state;
    char *csv = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);

    assert_non_null(out);
    fputs(TRIP, out);
    for (int i = 1; i <= 99; i++)
        fprintf(out, "D-%d,2014-06-02,%d,shien,,架空商事,workplace_visit,retention\n", i, i);
    fclose(out);
    file_takes(f, "dispatches", csv, 99, 0, 0);
    free(csv);
    file_takes(f, "dispatches", "ref,trip\nD-98,99\nD-99,98\n", 0, 0, 2);
    assert_int_equal(last_report.count, 2);
    expect_err(f, file_import(f, "dispatches", TRIP "X,2014-06-02,7,shien,,架空商事,phone,other\n"),
               ERR_INVALID, NULL);
    assert_non_null(strstr(note_on(2, "trip")->reason, "no more than 99"));
}

#define T(name) cmocka_unit_test_setup_teardown(name, files_open, files_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(jobs_at_the_same_time), T(the_number_of_a_merged_record), T(days_before_the_case),
        T(jobs_at_the_same_time), T(a_start_before_working_age), T(days_before_the_case),
        T(the_order_of_stages),   T(events_that_stand_twice),    T(one_pseudonym_for_two_people),
        T(one_number_wanted_twice), T(numbers_change_hands),     T(a_ring_with_a_tail),
        T(a_full_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
