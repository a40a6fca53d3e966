/* The desk of the day at the keys: an arrival is two, somebody without an appointment three beside
 * the name, and the choice of own or all stays while signed in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

static const char EXPECTED[] = "架空　花子", WALKS_IN[] = "架空　太郎";

/* First column of the first row; runs anything. */
/* Two people, and a session of today with a seat for the first. */
static void
fill_office(struct run *r)
{
    char path[400], out[2000];
    FILE *f;

    snprintf(path, sizeof path, "%s/people.csv", r->folder);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs("ref,name,kana,opened_on\nP-1,架空　花子,カクウ　ハナコ,2014-10-01\n"
          "P-2,架空　太郎,カクウ　タロウ,2014-10-01\n", f);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(run_command(r, RUN_SUPERVISOR, out, sizeof out, "import", "people", path, NULL),
                     0);
    run_sql(r, "INSERT INTO event (ref, kind, day, starts_at, place, title, status) VALUES ('E-1',"
               " 'orientation', '2014-10-31', '2014-10-31T10:00', '第1会議室', '', 'planned')");
    run_sql(r,
            "INSERT INTO participation (event_id, person_id) SELECT e.id, p.id FROM event e, person p"
            " WHERE p.ref = 'P-1'");
}

static void
an_arrival_is_two_keys(void **state)
{
    struct run *r = *state;

    fill_office(r);
    for (int i = 0; i < 2; i++) {
        run_start(r, i ? "ja" : "en", 0, 0, RUN_RECEPTION);
        vt_assert_shows(r->t, EXPECTED);
        run_keys(r, "2 a");
        run_assert_like(r, "%s is here.");
        assert_int_equal(run_sql(r,
                "SELECT count(*) FROM participation WHERE attendance = 'attended'"
                " AND arrived_at LIKE '2014-10-31T%'"), 1);
        run_keys(r, "b"); /* pressed by mistake */
        run_assert_like(r, "The arrival of %s is taken back.");
        assert_int_equal(run_sql(r,
                "SELECT count(*) FROM participation WHERE attendance = 'booked'"), 1);
        run_quit(r);
    }
}

/* An interview with a time stands on the desk with its staff, and is marked the same way. */
static void
an_appointment_arrives_in_two_keys(void **state)
{
    struct run *r = *state;

    fill_office(r);
    run_sql(r,
            "INSERT INTO event (ref, kind, day, starts_at, ends_at, status, capacity) VALUES ('E-2',"
            " 'interview', '2014-10-31', '2014-10-31T09:00', '2014-10-31T09:30', 'planned', 1)");
    run_sql(r,
            "INSERT INTO participation (event_id, person_id) SELECT max(e.id), max(p.id) FROM event e,"
            " person p");
    run_sql(r,
            "INSERT INTO event_staff SELECT max(e.id), (SELECT id FROM staff WHERE login = '" RUN_WORKER
            "') FROM event e");
    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    vt_assert_shows(r->t, "09:00");
    vt_assert_shows(r->t, WALKS_IN);
    run_keys(r, "1 a");
    run_assert_like(r, "%s is here.");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM event WHERE kind = 'interview' AND status ="
                                " 'held'"), 1);
    run_keys(r, "b");
    run_assert_like(r, "The arrival of %s is taken back.");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM event WHERE kind = 'interview' AND status ="
                                " 'planned'"), 1);
    run_quit(r);
}

static void
without_an_appointment_three_keys_and_the_name(void **state)
{
    struct run *r = *state;

    fill_office(r);
    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    run_keys(r, "w");
    run_text(r, "たろう");
    run_keys(r, "Enter Enter");
    run_assert_shows(r, "Here without an appointment. i: take up a consultation.");
    run_assert_shows(r, "+ here, without an appointment");
    vt_assert_shows(r->t, WALKS_IN);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM walk_in WHERE voided = 0"), 1);
    /* Who is expected is marked on the seat that was booked. */
    run_keys(r, "w");
    run_text(r, "はなこ");
    run_keys(r, "Enter Enter");
    run_assert_shows(r, "Expected today: marked as here on the booked seat.");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM walk_in"), 1);
    assert_int_equal(run_sql(r,
            "SELECT count(*) FROM participation WHERE attendance = 'attended'"), 1);
    run_quit(r);
    run_start(r, "en", 10, 40, RUN_WORKER); /* another desk sees it */
    run_assert_shows(r, "Today");
    run_keys(r, "PgDn");
    vt_assert_shows(r->t, WALKS_IN);
    run_quit(r);
}

static void
own_or_all_is_remembered(void **state)
{
    struct run *r = *state;

    fill_office(r);
    run_start(r, "en", 0, 0, RUN_WORKER);
    run_assert_shows(r, " (own)"); /* a worker begins with the own cases */
    run_keys(r, "m");
    run_assert_hides(r, " (own)");
    run_keys(r, "d");
    run_assert_shows(r, "The day by staff");
    run_keys(r, "F3 p F3");
    run_assert_shows(r, "Drafts");
    run_assert_hides(r, " (own)");
    run_quit(r);
}

static const struct CMUnitTest tests[] = {
    desk_test(an_arrival_is_two_keys),
    desk_test(an_appointment_arrives_in_two_keys),
    desk_test(without_an_appointment_three_keys_and_the_name),
    desk_test(own_or_all_is_remembered),
};

RUN_MAIN(tests)
