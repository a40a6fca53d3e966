/* The fictitious office: the same wishes give the same office, everybody in it is marked, and it has
 * something to show on every screen. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/figures.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"
#include "tests/exchange/files.h"

#include "db/db.h"
#include "desk/batch.h"
#include "desk/people.h"
#include "desk/session.h"
#include "desk/setting.h"
#include "exchange/demo_inside.h"

static const char *const kinds[] = { "people", "organisations", "placements", "dispatches", "events",
                                     "wages" };
enum { KINDS = sizeof kinds / sizeof *kinds, FEW = 40 };

/* The fixture's desk becomes that of a new demonstration. */
static void
open_demo(struct fixture *f, const char *name, struct demo_options options)
{
    char path[sizeof f->path];

    snprintf(path, sizeof path, "%s/%s", f->folder, name);
    expect_ok(f, demo_make(path, &options, &f->e));
    desk_close(f->d);
    f->d = NULL;
    memcpy(f->path, path, sizeof path);
    expect_ok(f, desk_open(&f->d, f->path, DATE_NONE, &f->e));
    /* It is made without the schema's CHECKs, references, triggers and search index: here each is
     * asked of each row. */
    expect_ok(f, db_check(f->d->db, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_phone AS f"
                                       "  JOIN person AS p ON p.id = f.person_id"
                                       " WHERE p.skey <> f.skey"),
                     0);
    expect_ok(f, session_sign_in(f->d, "kakari", "madoguchi-demo", &f->e));
}

static char *
everything(struct fixture *f)
{
    char *all = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&all, &size);

    assert_non_null(out);
    for (int i = 0; i < KINDS; i++) {
        char *csv = file_export(f, kinds[i], 0, false);
        fputs(csv, out);
        free(csv);
    }
    fclose(out);
    return all;
}

static void
the_same_wishes_give_the_same_office(void **state)
{
    struct fixture *f = *state;
    char *first, *second, *other;

    open_demo(f, "one.db", (struct demo_options){ .people = FEW, .seed = 7 });
    first = everything(f);
    fixture_wait(3 * 24 * 3600 + 4711); /* the hour of making it does not matter */
    open_demo(f, "two.db", (struct demo_options){ .people = FEW, .seed = 7 });
    second = everything(f);
    open_demo(f, "three.db", (struct demo_options){ .people = FEW, .seed = 8 });
    other = everything(f);
    assert_string_equal(second, first);
    assert_string_not_equal(other, first);
    free(first);
    free(second);
    free(other);
}

static void
another_day_gives_another_office(void **state)
{
    struct fixture *f = *state;

    open_demo(f, "late.db",
              (struct demo_options){ .people = FEW, .today = (struct date){ 2026, 5, 7 } });
    assert_int_equal(date_compare(f->d->today, (struct date){ 2026, 5, 7 }), 0);
    assert_int_equal(fixture_number(f, "SELECT max(day) >= '2027-03-01' FROM event"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM dispatch WHERE on_day > '2026-05-07'"),
                     0);
}

/* What is written out is read back unchanged by its own desk. */
static void
its_files_come_back(void **state)
{
    struct fixture *f = *state;

    open_demo(f, "files.db", (struct demo_options){ .people = FEW });
    for (int i = 0; i < KINDS; i++) {
        char *csv = file_export(f, kinds[i], 0, false), *again;
        expect_ok(f, file_import(f, kinds[i], csv));
        assert_int_equal(last_report.done[IMPORT_ADDED] + last_report.done[IMPORT_CHANGED], 0);
        assert_true(last_report.done[IMPORT_SAME] > 0);
        again = file_export(f, kinds[i], 0, false);
        assert_string_equal(again, csv);
        free(again);
        free(csv);
    }
}

/* ---- the whole office ---- */

static void
names_are_marked(struct fixture *f)
{
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE imported"), 0);
    assert_int_equal(fixture_number(f, "SELECT value = '1' FROM setting WHERE key = 'demo'"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM organisation"
                                       " WHERE name NOT LIKE '架空%%'"),
                     0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff WHERE name NOT LIKE '架空%%'"),
                     0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE note NOT LIKE '%%架空%%'"
                                       " AND name NOT LIKE '%%架空%%' AND address NOT LIKE"
                                       " '%%架空%%'"),
                     0);
    /* Numbers nobody has. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_phone"
                                       " WHERE phone NOT LIKE '%%-0000-%%'"),
                     0);
}

/* At least 40 events and appointments a quarter, in every quarter behind and of the year ahead. */
static void
the_calendar_is_full(struct fixture *f)
{
    for (int month = 0; month < 72; month += 3) {
        char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
        struct date first = date_add_months(iso_day("2009-04-01"), month);
        date_to_iso(first, from);
        date_to_iso(date_add_months(first, 3), to);
        int64_t n = fixture_number(f, "SELECT count(*) FROM event WHERE day >= '%s' AND day < '%s'",
                                   from, to);
        if (n < 40)
            fail_msg("%lld events from %s", (long long)n, from);
    }
}

/* What the plan counts has a number in the years of the plan; and the board agrees with its lists. */
static void
figures_are_not_zero(struct fixture *f)
{
    static const int numbers[] = { 63, 64, 66, 67, 68, 69 };

    for (int year = 2012; year <= 2014; year++) {
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
            int64_t n = load_figure(f, numbers[k], year, "")->actual;
            if (n <= 0)
                fail_msg("No.%d FY%d is %lld", numbers[k], year, (long long)n);
            expect_count(f, numbers[k], year, "", n);
        }
    }
    /* Somewhere near the plan's own figures, so that the pace says something. */
    int64_t placed = load_figure(f, 63, 2013, "")->actual,
            trips = load_figure(f, 69, 2013, "")->actual;
    assert_in_range(placed, 60, 160);
    assert_in_range(trips, 1000, 2200);
}

static void
every_stage_has_people(struct fixture *f)
{
    char missing[200];

    fixture_text(f, missing, sizeof missing,
                 "SELECT group_concat(id) FROM code WHERE list = 'case_stage'"
                 " AND id NOT IN (SELECT stage FROM support_case)"
                 " AND id <> 'suspended'");
    assert_string_equal(missing, "");
}

static void
six_hundred_people(void **state)
{
    struct fixture *f = *state;

    open_demo(f, "office.db", (struct demo_options){ 0 });
    assert_int_equal(date_compare(f->d->today, iso_day("2014-10-31")), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 600);
    names_are_marked(f);
    the_calendar_is_full(f);
    figures_are_not_zero(f);
    every_stage_has_people(f);
    /* Nothing took place on a day still to come. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE status = 'held'"
                                       " AND day > '2014-10-31'"),
                     0);
    static const char *const logins[] = { "uketsuke", "shien", "kakari", "kakari2", "kansa",
                                          "kanri" };
    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
        expect_ok(f, session_sign_out(f->d, &f->e));
        expect_ok(f, session_sign_in(f->d, logins[i], "madoguchi-demo", &f->e));
    }
}

/* ---- refusals ---- */

static void
bad_wishes_leave_nothing(void **state)
{
    static const struct {
        struct demo_options options;
        const char *field;
    } rows[] = {
        { { .people = -1 }, "people" },
        { { .people = 100001 }, "people" },
        { { .people = 1, .today = { 1989, 12, 31 } }, "today" },
        { { .people = 1, .today = { 2050, 1, 1 } }, "today" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_err(f, demo_make(file_path(f, "demo.db"), &rows[i].options, &f->e), ERR_INVALID,
                   rows[i].field);
        assert_int_equal(files_named(f, "demo.db"), 0);
    }
    file_put(f, "demo.db", "mine", 4);
    expect_err(f, demo_make(file_path(f, "demo.db"), &(struct demo_options){ .people = 1 }, &f->e),
               ERR_INVALID, NULL);
    size_t size;
    char *bytes = file_read(file_path(f, "demo.db"), &size);
    assert_string_equal(bytes, "mine");
    free(bytes);
}

static void
an_office_may_be_small(void **state)
{
    struct fixture *f = *state;

    open_demo(f, "one.db", (struct demo_options){ .people = 1 });
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 1);
}

static int
count_due(const struct due_rows *due, enum due_kind kind, struct date before)
{
    int n = 0;

    for (size_t i = 0; i < due->count; i++)
        n += due->rows[i].kind == kind && date_compare(due->rows[i].due, before) < 0;
    return n;
}

/* The desk of a believable office: nearly everybody has a next step, few of them are late and none for
 * long, nobody is asked to book what he is booked for, and nobody waits for what is done. */
static void
what_is_due_is_believable(void **state)
{
    struct fixture *f = *state;
    struct due_rows due;

    open_demo(f, "due.db", (struct demo_options){ .people = 600 });
    struct date tomorrow = date_add_days(f->d->today, 1);
    int64_t open = fixture_number(f, "SELECT count(*) FROM support_case WHERE closed_on IS NULL");

    expect_ok(f, person_due(f->d, f->d->today, 0, 1000, &due, &f->e));
    int all = count_due(&due, DUE_NEXT_ACTION, tomorrow);
    int late = count_due(&due, DUE_NEXT_ACTION, f->d->today);
    assert_in_range(all, 5, open / 4);
    assert_in_range(late, 1, open / 8);
    assert_int_equal(count_due(&due, DUE_NEXT_ACTION, date_add_days(f->d->today, -21)), 0);
    assert_in_range(count_due(&due, DUE_NO_ACTION, tomorrow), 1, open / 20);
    assert_in_range(count_due(&due, DUE_VISIT, tomorrow), 1, open / 8);
    due_rows_free(&due);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case c JOIN participation a"
                                       " ON a.person_id = c.person_id WHERE a.attendance = 'booked'"
                                       " AND c.next_action = 'orientation_booking'"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case WHERE closed_on IS NULL"
                                       " AND stage IN ('registered', 'job_search', 'placed',"
                                       " 'retention') AND next_action IN ('orientation_booking',"
                                       " 'interview_booking')"), 0);
    assert_in_range(fixture_number(f, "SELECT count(*) FROM meeting_case m JOIN event v ON v.id ="
                                      " m.event_id WHERE v.status = 'planned'"), 1, 20);
    /* Interviews with a time, today and ahead; who has one is not to be asked to book it. */
    assert_in_range(fixture_number(f, "SELECT count(*) FROM event WHERE kind = 'interview' AND"
                                      " status = 'planned' AND day >= '2014-10-31'"), 3, 6);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation a JOIN event v ON v.id ="
                                       " a.event_id JOIN support_case c ON c.person_id ="
                                       " a.person_id AND c.closed_on IS NULL WHERE v.kind ="
                                       " 'interview' AND c.next_action = 'interview_booking'"), 0);
    /* A first slip of somebody new has no consent form behind it. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM intake_slip WHERE consent_state ="
                                       " 'valid'"), 0);
}

/* The time that was meant for an interview is taken: it gets another, and the demonstration is made. */
static void
an_interview_makes_way(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct demo_person person = { .next = STEP_ASSESS, .person_id = c.person_id, .case_id = c.id };
    struct demo demo = {
        .d = f->d,
        .people_count = 1,
        .people = &person,
        .staff = { f->reception, f->worker, f->worker, f->worker },
        .last = f->d->today,
    };
    int64_t event = record_event(f, "E-1", "network_meeting", "2014-10-31", "planned");

    fixture_sql(f, "UPDATE event SET starts_at = '2014-10-31T10:30', ends_at = '2014-10-31T12:00'"
                   " WHERE id = %lld;"
                   "INSERT OR IGNORE INTO event_staff (event_id, staff_id) VALUES (%lld, %lld)",
                (long long)event, (long long)event, (long long)f->worker);
    expect_ok(f, batch_begin(f->d, &f->e));
    enum err_code rc = demo_people_ahead(&demo, 0, 0, &f->e);
    expect_ok(f, batch_end(f->d, rc, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE kind = 'interview'"
                                       " AND starts_at <> '2014-10-31T11:00'"), 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, files_open, files_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_same_wishes_give_the_same_office),
        T(another_day_gives_another_office),
        T(its_files_come_back),
        T(six_hundred_people),
        T(what_is_due_is_believable),
        T(bad_wishes_leave_nothing),
        T(an_office_may_be_small),
        T(an_interview_makes_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
