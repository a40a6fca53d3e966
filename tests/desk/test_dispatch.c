/* Dispatches: F8, joining and second trips, No.69 yes or no and why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"

#include "desk/board.h"
#include "desk/dispatch.h"
#include "desk/kpi_why.h"
#include "desk/placement.h"

static struct board board;

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "shien");
    return 0;
}

/* A record with everything a screen asks. */
static struct dispatch
visit(struct fixture *f, int64_t person_id, const char *on, const char *destination)
{
    struct dispatch x = {
        .on_day = iso_day(on),
        .trip = 1,
        .minutes = 60,
        .next_on = iso_day("2014-12-01"),
        .staff = { f->worker },
        .staff_count = 1,
        .people = { person_id },
        .people_count = 1,
    };

    snprintf(x.destination, sizeof x.destination, "%s", destination);
    snprintf(x.method, sizeof x.method, "workplace_visit");
    snprintf(x.purpose, sizeof x.purpose, "retention");
    assert_true(code_set_add(&x.met, "self"));
    return x;
}

static int64_t
counted(struct fixture *f)
{
    expect_ok(f, board_load(f->d, (struct fiscal_year){ 2014 }, DATE_NONE, &board, &f->e));
    return board_find(&board, 69)->actual;
}

static void
the_first_visit_begins_retention(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店"), back;

    record_stage(f, who, "placed");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_string_equal(x.ref, "M-000001");
    assert_stage(f, who, "retention");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE cause_kind ="
                                       " 'dispatch' AND on_day = '2014-10-20'"), 1);
    expect_ok(f, dispatch_find(f->d, x.id, &back, &f->e));
    assert_int_equal(back.staff_count, 1);
    assert_int_equal(back.people[0], who);
    assert_true(code_set_has(&back.met, "self"));
    expect_ok(f, dispatch_save(f->d, &back, &f->e));
    assert_int_equal(back.version, 1); /* nothing changed */
    back.minutes = 90;
    expect_ok(f, dispatch_save(f->d, &back, &f->e));
    expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(counted(f), 1);
}

static void
other_purposes_and_days_keep_the_stage(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");

    record_stage(f, who, "placed");
    snprintf(x.purpose, sizeof x.purpose, "job_development");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    x = visit(f, who, "2014-11-05", "架空商店"); /* planned */
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_stage(f, who, "placed");
    assert_int_equal(counted(f), 0);
    assert_int_equal(board_find(&board, 69)->booked, 1);
    int64_t other = fixture_person(f, "P-2", f->worker, false);
    record_stage(f, other, "registered"); /* no job: support in the search */
    x = visit(f, other, "2014-10-21", "架空商店");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_stage(f, other, "registered");
}

/* A job that was entered before its first day. */
static void
a_start_that_had_been_to_come_is_caught_up(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);

    record_stage(f, who, "registered");
    fixture_as(f, "kakari");
    record_placement(f, "L-1", who, "2014-10-10", "regular", "association");
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_stage(f, who, "retention");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE to_stage = 'placed'"
                                       " AND on_day = '2014-10-10'"), 1);
}

static void
one_day_and_place_is_one_record_or_a_second_trip(void **state)
{
    struct fixture *f = *state;
    int64_t one = fixture_person(f, "P-1", f->worker, false);
    int64_t two = fixture_person(f, "P-2", f->worker, false);
    struct dispatch morning = visit(f, one, "2014-10-20", "架空マート");
    struct dispatch again = visit(f, two, "2014-10-20", "架空 マ－ト"); /* the same place */
    struct dispatch_same same;

    expect_ok(f, dispatch_save(f->d, &morning, &f->e));
    expect_err(f, dispatch_save(f->d, &again, &f->e), ERR_INVALID, "trip");
    expect_ok(f, dispatch_same(f->d, again.on_day, again.destination, &same, &f->e));
    assert_int_equal(same.id, morning.id);
    assert_int_equal(same.next_trip, 2);
    assert_int_equal(same.trips, 1);

    again.staff[again.staff_count++] = f->worker2;
    snprintf(again.situation, sizeof again.situation, "架空: 午後の様子");
    expect_ok(f, dispatch_join(f->d, same.id, &again, &f->e));
    assert_int_equal(again.id, morning.id);
    assert_int_equal(again.people_count, 2);
    assert_int_equal(again.staff_count, 2);
    assert_string_equal(again.situation, "架空: 午後の様子");
    assert_int_equal(counted(f), 1); /* joined: still one */

    struct dispatch second = visit(f, one, "2014-10-20", "架空マート");
    second.trip = same.next_trip;
    expect_err(f, dispatch_save(f->d, &second, &f->e), ERR_INVALID, "trip_reason");
    snprintf(second.trip_reason, sizeof second.trip_reason, "架空: 夕方に呼ばれた");
    expect_ok(f, dispatch_save(f->d, &second, &f->e));
    assert_int_equal(counted(f), 2); /* knowingly: two */

    struct dispatch lonely = visit(f, one, "2014-10-21", "架空マート");
    lonely.trip = 2;
    snprintf(lonely.trip_reason, sizeof lonely.trip_reason, "架空");
    expect_err(f, dispatch_save(f->d, &lonely, &f->e), ERR_INVALID, "trip");
    lonely.trip = 1;
    expect_ok(f, dispatch_save(f->d, &lonely, &f->e));
    expect_err(f, dispatch_join(f->d, lonely.id, &second, &f->e), ERR_INVALID, "trip");
}

static void
history_keeps_trips_apart_by_number(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    record_dispatch(f, "D-1", "2013-05-01", "架空商店", "workplace_visit", "retention", NULL);
    struct dispatch x = visit(f, 0, "2013-05-01", "架空商店");
    x.people_count = 0;
    x.history = true;
    snprintf(x.ref, sizeof x.ref, "D-2");
    expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_INVALID, "trip");
    x.trip = 2; /* without a reason: history */
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_true(x.imported);
    expect_ok(f, dispatch_find_ref(f->d, "D-2", &x, &f->e));
    assert_int_equal(x.trip, 2);
    /* A void record gives its place back. */
    expect_ok(f, dispatch_void(f->d, x.id, x.version, "架空", &f->e));
    x = visit(f, 0, "2013-05-01", "架空商店");
    x.people_count = 0;
    x.history = true;
    x.trip = 2;
    snprintf(x.ref, sizeof x.ref, "D-3");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
}

enum flaw {
    NO_DAY, NO_TRIP, BIG_TRIP, NO_PLACE, NO_METHOD, BAD_METHOD, NO_PURPOSE, NO_STAFF, NO_MINUTES,
    LONG_DAY, NO_PEOPLE, NO_MET, BAD_MET, NEXT_BEFORE, NO_NEXT, BAD_TIME, BAD_CHECKPOINT, BAD_NOTE,
    FLAW__COUNT
};

static const struct {
    const char *field;
    bool history_too;
} flaws[] = {
    [NO_DAY] = { "on", true },          [NO_TRIP] = { "trip", true },
    [BIG_TRIP] = { "trip", true },      [NO_PLACE] = { "destination", true },
    [NO_METHOD] = { "method", true },   [BAD_METHOD] = { "method", true },
    [NO_PURPOSE] = { "purpose", true }, [NO_STAFF] = { "staff", true },
    [NO_MINUTES] = { "minutes", false }, [LONG_DAY] = { "minutes", true },
    [NO_PEOPLE] = { "person_refs", false }, [NO_MET] = { "met", false },
    [BAD_MET] = { "met", true },        [NEXT_BEFORE] = { "next_on", false },
    [NO_NEXT] = { "next_on", false },   [BAD_TIME] = { "starts", true },
    [BAD_CHECKPOINT] = { "checkpoint", true }, [BAD_NOTE] = { "note", true },
};

static void
spoil(struct dispatch *x, enum flaw flaw)
{
    switch (flaw) {
    case NO_DAY: x->on_day = DATE_NONE; break;
    case NO_TRIP: x->trip = 0; break;
    case BIG_TRIP: x->trip = DISPATCH_TRIP_MAX + 1; break;
    case NO_PLACE: x->destination[0] = '\0'; break;
    case NO_METHOD: x->method[0] = '\0'; break;
    case BAD_METHOD: snprintf(x->method, sizeof x->method, "pigeon"); break;
    case NO_PURPOSE: x->purpose[0] = '\0'; break;
    case NO_STAFF: x->staff_count = 0; break;
    case NO_MINUTES: x->minutes = DISPATCH_NOT_KNOWN; break;
    case LONG_DAY: x->minutes = DISPATCH_MINUTES_MAX + 1; break;
    case NO_PEOPLE: x->people_count = 0; break;
    case NO_MET: x->met.count = 0; break;
    case BAD_MET: assert_true(code_set_add(&x->met, "cat")); break;
    case NEXT_BEFORE: x->next_on = x->on_day; break;
    case NO_NEXT: x->next_on = DATE_NONE; break;
    case BAD_TIME: snprintf(x->starts, sizeof x->starts, "25:00"); break;
    case BAD_CHECKPOINT: snprintf(x->checkpoint, sizeof x->checkpoint, "m7"); break;
    case BAD_NOTE: snprintf(x->note, sizeof x->note, "a\x1b[2J"); break;
    case FLAW__COUNT: break;
    }
}

static void
bad_records_are_refused(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);

    fixture_as(f, "kakari");
    for (int i = 0; i < FLAW__COUNT; i++) {
        struct dispatch x = visit(f, who, "2014-10-20", "架空商店");

        spoil(&x, (enum flaw)i);
        expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_INVALID, flaws[i].field);
        assert_int_equal(x.id, 0);
        if (!flaws[i].history_too)
            continue;
        x.history = true;
        expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_INVALID, flaws[i].field);
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM dispatch"), 0);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");
    x.next_on = DATE_NONE; /* none, with a reason */
    snprintf(x.note, sizeof x.note, "架空: 支援が終わるため");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    fixture_as(f, "uketsuke");
    x = visit(f, who, "2014-10-22", "架空商店");
    expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_DENIED, NULL);
}

static void
an_organisation_gives_its_name(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);

    fixture_as(f, "kakari");
    int64_t firm = record_organisation(f, "O-1", "employer", "架空製作所");
    struct dispatch x = visit(f, who, "2014-10-20", "");
    x.organisation_id = firm;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_string_equal(x.destination, "架空製作所");
    struct dispatch y = visit(f, who, "2014-10-20", "架空製作所"); /* by name: the same place */
    expect_err(f, dispatch_save(f->d, &y, &f->e), ERR_INVALID, "trip");
    y = visit(f, who, "2014-10-21", "");
    y.organisation_id = 99;
    expect_err(f, dispatch_save(f->d, &y, &f->e), ERR_INVALID, "organisation_ref");
}

static void
why_says_yes_or_no(void **state)
{
    struct fixture *f = *state;
    struct dispatch x = visit(f, 1, "2014-10-20", "架空商店");
    struct kpi_why why;
    char method[LONG_SIZE];

    snprintf(f->d->lang, sizeof f->d->lang, "en");
    dispatch_why(f->d, &x, &why);
    assert_true(why.counts);
    assert_int_equal(why.fy, 2014);
    assert_string_equal(why.words, "Counted in FY2014.");
    snprintf(f->d->lang, sizeof f->d->lang, "ja");
    dispatch_why(f->d, &x, &why);
    assert_non_null(strstr(why.words, "平成26年度"));
    snprintf(f->d->lang, sizeof f->d->lang, "en");
    x.on_day = iso_day("2014-11-20");
    dispatch_why(f->d, &x, &why);
    assert_false(why.counts);
    assert_non_null(strstr(why.words, "2014-11-20"));
    x.on_day = iso_day("2014-10-20");
    snprintf(x.method, sizeof x.method, "phone");
    dispatch_why(f->d, &x, &why);
    assert_false(why.counts);
    snprintf(method, sizeof method, "%s", why.words);
    snprintf(x.method, sizeof x.method, "accompaniment");
    snprintf(x.purpose, sizeof x.purpose, "job_seeking");
    dispatch_why(f->d, &x, &why);
    assert_false(why.counts);
    assert_string_not_equal(why.words, method);
}

static void
voiding_a_counted_record_is_a_supervisors(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");

    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    expect_err(f, dispatch_void(f->d, x.id, x.version, "架空", &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    expect_err(f, dispatch_void(f->d, x.id, x.version, "", &f->e), ERR_INVALID, "reason");
    expect_err(f, dispatch_void(f->d, x.id, x.version + 1, "架空", &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, dispatch_void(f->d, x.id, x.version, "架空", &f->e));
    assert_int_equal(counted(f), 0);
    expect_err(f, dispatch_void(f->d, x.id, x.version + 1, "架空", &f->e), ERR_INVALID, NULL);
    x.version++;
    expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_INVALID, NULL);
}

static int64_t
lines_on(struct fixture *f, int64_t person, const char *action)
{
    return fixture_number(f,
                          "SELECT count(*) FROM audit WHERE person_id = %lld AND action = '%s'"
                          " AND outcome = 'done' AND kind = 'dispatch'",
                          (long long)person, action);
}

/* Whoever asks later who looked at one of them finds every opening and every change. */
static void
everybody_on_the_record_is_asked_about_and_logged(void **state)
{
    struct fixture *f = *state;
    int64_t one = fixture_person(f, "P-1", f->worker, false);
    int64_t two = fixture_person(f, "P-2", f->worker, false);
    struct dispatch x = visit(f, one, "2014-10-20", "架空商店"), back;

    x.people[x.people_count++] = two;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(lines_on(f, one, "save-dispatch"), 1);
    assert_int_equal(lines_on(f, two, "save-dispatch"), 1);
    expect_ok(f, dispatch_find(f->d, x.id, &back, &f->e));
    assert_int_equal(lines_on(f, one, "open_c"), 1);
    assert_int_equal(lines_on(f, two, "open_c"), 1);

    back.people_count = 1; /* whoever is taken off is concerned too */
    back.people[0] = one;
    expect_ok(f, dispatch_save(f->d, &back, &f->e));
    assert_int_equal(lines_on(f, two, "save-dispatch"), 2);
}

static void
the_second_person_has_rights_too(void **state)
{
    struct fixture *f = *state;
    int64_t one = fixture_person(f, "P-1", f->worker, false);
    int64_t two = fixture_person(f, "P-2", f->worker2, false);
    struct dispatch x = visit(f, one, "2014-10-20", "架空商店"), back;

    snprintf(x.method, sizeof x.method, "phone"); /* not counted: a worker may void it */
    x.people[x.people_count++] = two;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    fixture_sql(f, "UPDATE person SET restricted = 1 WHERE ref = 'P-2'");
    f->d->ask_reasons = true;
    expect_err(f, dispatch_find(f->d, x.id, &back, &f->e), ERR_DENIED, "reason");
    assert_int_equal(back.id, 0);
    assert_int_equal(lines_on(f, one, "open_c"), 0); /* nothing was shown of anybody */
    expect_err(f, dispatch_void(f->d, x.id, x.version, "架空", &f->e), ERR_DENIED, "reason");
    fixture_as(f, "kakari");
    expect_err(f, dispatch_find(f->d, x.id, &back, &f->e), ERR_DENIED, "pin");
    expect_err(f, dispatch_void(f->d, x.id, x.version, "架空", &f->e), ERR_DENIED, "pin");
    fixture_as(f, "shien");
    snprintf(f->d->reason, sizeof f->d->reason, "inquiry");
    expect_ok(f, dispatch_find(f->d, x.id, &back, &f->e));
    assert_int_equal(lines_on(f, two, "open_c"), 1);
    expect_ok(f, dispatch_void(f->d, x.id, x.version, "架空", &f->e));
    assert_int_equal(lines_on(f, one, "void-dispatch"), 1);
    assert_int_equal(lines_on(f, two, "void-dispatch"), 1);
}

/* The line of each person says why that one could be opened. */
static void
each_opening_has_its_own_reason(void **state)
{
    struct fixture *f = *state;
    int64_t one = fixture_person(f, "P-1", f->worker, false);
    int64_t two = fixture_person(f, "P-2", f->worker2, false);
    struct dispatch x = visit(f, one, "2014-10-20", "架空商店"), back;
    char reasons[100];

    x.people[x.people_count++] = two;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    expect_ok(f, dispatch_find(f->d, x.id, &back, &f->e));
    fixture_text(f, reasons, sizeof reasons,
                 "SELECT group_concat(reason) FROM (SELECT reason FROM audit WHERE action ="
                 " 'open_c' ORDER BY person_id)");
    assert_string_equal(reasons, "own_case,none_given");
}

static void
what_counts_is_changed_by_a_supervisor(void **state)
{
    static const struct {
        const char *method, *purpose, *on;
    } rows[] = {
        { "phone", "retention", "2014-10-20" },
        { "workplace_visit", "job_development", "2014-10-20" },
        { "workplace_visit", "retention", "2014-10-21" },
        { "workplace_visit", "retention", "2014-03-31" }, /* another fiscal year */
        { "workplace_visit", "retention", "2014-12-01" }, /* still to come */
    };
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");

    x.next_on = iso_day("2015-01-10");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct dispatch made = x;

        snprintf(made.method, sizeof made.method, "%s", rows[i].method);
        snprintf(made.purpose, sizeof made.purpose, "%s", rows[i].purpose);
        made.on_day = iso_day(rows[i].on);
        expect_err(f, dispatch_save(f->d, &made, &f->e), ERR_DENIED, NULL);
    }
    assert_int_equal(counted(f), 1);
    snprintf(x.method, sizeof x.method, "home_visit"); /* counts as before */
    snprintf(x.purpose, sizeof x.purpose, "life_support");
    snprintf(x.situation, sizeof x.situation, "架空: 補った様子");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    fixture_as(f, "kakari");
    snprintf(x.method, sizeof x.method, "phone");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(counted(f), 0);
    fixture_as(f, "shien"); /* what does not count yet is the worker's own */
    x.on_day = iso_day("2014-10-22");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    snprintf(x.method, sizeof x.method, "workplace_visit");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(counted(f), 1);
    struct dispatch planned = visit(f, who, "2014-11-20", "架空商店");
    expect_ok(f, dispatch_save(f->d, &planned, &f->e));
    planned.on_day = iso_day("2014-11-21"); /* a visit to come is put off freely */
    expect_ok(f, dispatch_save(f->d, &planned, &f->e));
}

/* The same number of others is a change too. */
static void
who_went_and_who_was_seen_are_named_in_the_line(void **state)
{
    struct fixture *f = *state;
    int64_t one = fixture_person(f, "P-1", f->worker, false);
    int64_t two = fixture_person(f, "P-2", f->worker, false);
    struct dispatch x = visit(f, one, "2014-10-20", "架空商店");

    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    x.staff[0] = f->worker2;
    x.people[0] = two;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'save-dispatch'"
                                       " AND fields = 'staff,person_refs'"), 2);
}

static void
a_change_of_people_alone_is_not_lost_silently(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");

    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    x.staff[0] = f->worker2;
    /* The right to all, to the person, and to the person of the row as read. */
    fixture_race(f, 3, "UPDATE dispatch SET situation = '架空', version = version + 1");
    expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_CONFLICT, NULL);
    fixture_race_over();
    assert_int_equal(fixture_number(f, "SELECT staff_id FROM dispatch_staff"), f->worker);
}

static void
lists_and_scans(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct dispatch x = visit(f, who, "2014-10-20", "架空商店");
    struct dispatch_list list;
    struct dispatch_same same;

    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    expect_ok(f, dispatch_same(f->d, x.on_day, "どこか", &same, &f->e));
    assert_int_equal(same.id, 0);
    assert_int_equal(same.next_trip, 1);
    expect_ok(f, dispatch_list(f->d, who, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.rows[0].people, 1);
    dispatch_list_free(&list);
    expect_err(f, dispatch_find(f->d, 99, &x, &f->e), ERR_NOT_FOUND, NULL);
    assert_no_scan(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_visit_begins_retention),
        TEST(other_purposes_and_days_keep_the_stage),
        TEST(a_start_that_had_been_to_come_is_caught_up),
        TEST(one_day_and_place_is_one_record_or_a_second_trip),
        TEST(history_keeps_trips_apart_by_number),
        TEST(bad_records_are_refused),
        TEST(an_organisation_gives_its_name),
        TEST(why_says_yes_or_no),
        TEST(voiding_a_counted_record_is_a_supervisors),
        TEST(everybody_on_the_record_is_asked_about_and_logged),
        TEST(the_second_person_has_rights_too),
        TEST(each_opening_has_its_own_reason),
        TEST(what_counts_is_changed_by_a_supervisor),
        TEST(who_went_and_who_was_seen_are_named_in_the_line),
        TEST(a_change_of_people_alone_is_not_lost_silently),
        TEST(lists_and_scans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
