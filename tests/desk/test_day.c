/* The desk of the day: what is due of every kind, people who come without an appointment, rooms and
 * staff wanted twice, and the sheet with its foot. */
#include <stdio.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "desk/day.h"
#include "desk/people.h"
#include "desk/setting.h"
#include "desk/walk_in.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

/* ---- due ---- */

/* How many rows of the kind are due today; the first of them in `first` (may be NULL). */
static int
due_now(struct fixture *f, enum due_kind kind, struct due_row *first)
{
    struct due_rows rows;
    int n = 0;

    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &rows, &f->e));
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.rows[i].kind == kind && n++ == 0 && first)
            *first = rows.rows[i];
    }
    due_rows_free(&rows);
    return n;
}

/* A person at a stage since that day. */
static int64_t
somebody(struct fixture *f, const char *ref, const char *stage, const char *since)
{
    int64_t id = fixture_person(f, ref, f->worker, false);

    record_stage(f, id, stage);
    fixture_sql(f, "UPDATE support_case SET stage_since = '%s', opened_on = '%s'"
                   " WHERE person_id = %lld", since, since, (long long)id);
    return id;
}

static void
silence_counts_from_the_newest_contact(void **state)
{
    struct fixture *f = *state;
    int64_t id = somebody(f, "P-1", "job_search", "2014-09-30"); /* 31 days ago; 30 are allowed */
    struct due_row row;

    assert_int_equal(due_now(f, DUE_SILENT, &row), 1);
    assert_int_equal(row.person_id, id);
    assert_int_equal(date_compare(row.due, iso_day("2014-10-30")), 0);
    assert_string_equal(row.code, "job_search");
    assert_int_equal(row.staff_id, f->worker);
    fixture_sql(f, "UPDATE support_case SET stage_since = '2014-10-01'"); /* the last day allowed */
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 0);
    fixture_sql(f, "UPDATE support_case SET stage_since = '2014-06-01'");
    assert_int_equal(due_now(f, DUE_SILENT, &row), 1);
    assert_int_equal(date_compare(row.due, iso_day("2014-07-01")), 0);
    /* Each kind of contact, one after the other. */
    static const char *const contacts[] = {
        "INSERT INTO intake_slip (fy, serial, received_at, received_by, person_id, method,"
        " consulter_kind, referral_source, chief_complaint, response, next_action, consent_state)"
        " VALUES (2014, 1, '2014-10-01T00:00', 1, %lld, 'phone', 'self', 'self', 'a', 'b', 'none',"
        " 'none')",
        "INSERT INTO interview (case_id, at, staff_id, work_intention, own_will, next_action)"
        " SELECT id, '2014-10-01T09:00', 1, 'strong', 'a', 'none' FROM support_case"
        " WHERE person_id = %lld",
        "INSERT INTO walk_in (person_id, day, arrived_at, staff_id)"
        " VALUES (%lld, '2014-10-01', '2014-10-01T09:00', 1)",
    };
    static const char *const tables[] = { "intake_slip", "interview", "walk_in" };
    for (size_t i = 0; i < sizeof contacts / sizeof *contacts; i++) {
        fixture_sql(f, contacts[i], (long long)id);
        assert_int_equal(due_now(f, DUE_SILENT, NULL), 0);
        fixture_sql(f, "DELETE FROM %s", tables[i]);
        assert_int_equal(due_now(f, DUE_SILENT, NULL), 1);
    }
    record_dispatch(f, "D-1", "2014-10-01", "架空商店", "workplace_visit", "retention",
                    (int64_t[]){ id, 0 });
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 0);
    fixture_sql(f, "UPDATE dispatch SET voided = 1");
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 1);
    int64_t event = record_event(f, "E-1", "leisure_programme", "2014-10-01", "held");
    fixture_sql(f, "INSERT INTO participation (event_id, person_id, attendance)"
                   " VALUES (%lld, %lld, 'no_show')", (long long)event, (long long)id);
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 1); /* did not come: no contact */
    fixture_sql(f, "UPDATE participation SET attendance = 'attended'");
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 0);
}

static void
the_office_sets_how_long_a_stage_may_be_silent(void **state)
{
    struct fixture *f = *state;

    (void)somebody(f, "P-1", "registered", "2014-08-15"); /* 77 days; 90 are allowed */
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 0);
    expect_err(f, setting_set(f->d, SETTING_SILENT_REGISTERED, "60", 0, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kanri"); /* an administrator, and it is written down */
    expect_ok(f, setting_set(f->d, SETTING_SILENT_REGISTERED, "60", 0, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'set-setting'"
                                       " AND fields = 'silent_registered'"), 1);
    fixture_as(f, "kakari");
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 1);
    fixture_as(f, "kanri");
    expect_ok(f, setting_set(f->d, SETTING_SILENT_REGISTERED, "0", 1, &f->e));
    fixture_as(f, "kakari");
    assert_int_equal(due_now(f, DUE_SILENT, NULL), 0); /* any number of days */
    for (enum stage s = STAGE_INQUIRY; s < STAGE_SUSPENDED; s++) {
        char key[64];
        int64_t days;

        snprintf(key, sizeof key, "silent_%s", stage_id(s));
        assert_string_equal(setting_key(setting_silent_days(s)), key);
        expect_ok(f, setting_get_int(f->d, setting_silent_days(s), &days, &f->e));
        assert_int_equal(days, s == STAGE_REGISTERED ? 0 : due_silent_days(s));
    }
    assert_no_scan(f);
}

static void
past_events_ask_for_their_outcome(void **state)
{
    struct fixture *f = *state;
    struct due_row row;
    int64_t id = record_event(f, "E-1", "network_meeting", "2014-10-30", "planned");

    record_event(f, "E-2", "network_meeting", "2014-10-31", "planned"); /* today is not over */
    record_event(f, "E-3", "network_meeting", "2014-10-30", "cancelled");
    record_event(f, "E-4", "network_meeting", "2013-10-31", "planned"); /* forgotten for a year */
    assert_int_equal(due_now(f, DUE_OUTCOME, &row), 1);
    assert_int_equal(row.record_id, id);
    assert_int_equal(row.person_id, 0);
    assert_string_equal(row.ref, "E-1");
    assert_string_equal(row.code, "network_meeting");
    int64_t person = fixture_person(f, "P-1", f->worker, false);
    fixture_sql(f, "INSERT INTO participation (event_id, person_id) VALUES (%lld, %lld)",
                (long long)id, (long long)person);
    assert_int_equal(due_now(f, DUE_SEAT, NULL), 0); /* first whether it took place at all */
    fixture_sql(f, "UPDATE event SET status = 'held' WHERE id = %lld", (long long)id);
    assert_int_equal(due_now(f, DUE_OUTCOME, NULL), 0);
    assert_int_equal(due_now(f, DUE_SEAT, &row), 1);
    assert_int_equal(row.person_id, person);
    assert_int_equal(row.record_id, id);
    fixture_sql(f, "UPDATE participation SET waiting = 1");
    assert_int_equal(due_now(f, DUE_SEAT, NULL), 0);
    fixture_sql(f, "UPDATE participation SET waiting = 0, attendance = 'no_show'");
    assert_int_equal(due_now(f, DUE_SEAT, NULL), 0);
    assert_no_scan(f);
}

/* Who has a seat in what is put off waits for a new day: at once, and until one is set. */
static void
what_is_put_off_is_not_forgotten(void **state)
{
    struct fixture *f = *state;
    struct due_row row;
    int64_t id = record_event(f, "E-1", "orientation", "2014-11-20", "planned");
    int64_t who = fixture_person(f, "P-1", f->worker, false);

    record_event(f, "E-2", "orientation", "2014-11-20", "postponed"); /* nobody waits */
    fixture_sql(f, "INSERT INTO participation (event_id, person_id, waiting) VALUES (%lld, %lld, 1)",
                (long long)id, (long long)who);
    assert_int_equal(due_now(f, DUE_POSTPONED, NULL), 0);
    fixture_sql(f, "UPDATE event SET status = 'postponed'");
    assert_int_equal(due_now(f, DUE_POSTPONED, &row), 1);
    assert_int_equal(row.record_id, id);
    fixture_sql(f, "UPDATE event SET status = 'planned', day = '2014-11-27'");
    assert_int_equal(due_now(f, DUE_POSTPONED, NULL), 0);
    fixture_sql(f, "UPDATE event SET status = 'postponed';"
                   "UPDATE participation SET attendance = 'cancelled_self', waiting = 0");
    assert_int_equal(due_now(f, DUE_POSTPONED, NULL), 0);
    assert_no_scan(f);
}

static void
consent(struct fixture *f, int64_t person, const char *from, const char *to, const char *more)
{
    fixture_sql(f, "INSERT INTO consent (person_id, purpose, from_on, to_on, signed_on, signed_by,"
                   " signer_relation) VALUES (%lld, 'a', '%s', nullif('%s', ''), '%s', '架空',"
                   " 'self')", (long long)person, from, to, from);
    if (more)
        fixture_sql(f, "UPDATE consent SET %s WHERE id = (SELECT max(id) FROM consent)", more);
}

static void
consents_that_run_out_are_due_unless_renewed(void **state)
{
    static const struct {
        const char *to;                   /* of the one that runs out */
        const char *from, *until, *state; /* of another; NULL: none */
        int due;
    } rows[] = {
        { "2014-11-30", NULL, NULL, NULL, 1 }, /* 30 days ahead */
        { "2014-12-01", NULL, NULL, NULL, 0 },
        { "2014-09-30", NULL, NULL, NULL, 1 }, /* over */
        { "", NULL, NULL, NULL, 0 },           /* until withdrawn */
        { "2014-11-10", "2014-11-11", "2015-11-10", NULL, 0 },
        { "2014-11-10", "2014-11-11", "", NULL, 0 },
        { "2014-11-10", "2014-11-11", "2015-11-10", "withdrawn_on = '2014-10-20'", 1 },
        { "2014-11-10", "2014-10-20", "", "refused = 1", 0 }, /* asked, and the answer was no */
        { "2014-11-10", "2012-01-01", "2013-12-31", NULL, 1 },
        { "2014-11-10", "2014-04-01", "2014-11-10", NULL, 1 }, /* two on one day: one row */
    };
    struct fixture *f = *state;
    int64_t id = fixture_person(f, "P-1", f->worker, false);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        consent(f, id, "2014-04-01", rows[i].to, NULL);
        if (rows[i].from)
            consent(f, id, rows[i].from, rows[i].until, rows[i].state);
        if (due_now(f, DUE_CONSENT, NULL) != rows[i].due)
            fail_msg("row %zu: not %d due", i, rows[i].due);
        fixture_sql(f, "DELETE FROM consent");
    }
    consent(f, id, "2014-04-01", "2014-11-10", "withdrawn_on = '2014-10-20'");
    assert_int_equal(due_now(f, DUE_CONSENT, NULL), 0);
    consent(f, id, "2014-04-01", "2014-11-10", NULL);
    fixture_sql(f, "UPDATE support_case SET stage = 'closed', closed_on = '2014-10-01',"
                   " close_reason = 'moved_out'");
    assert_int_equal(due_now(f, DUE_CONSENT, NULL), 0); /* nobody asks any more */
    assert_no_scan(f);
}

/* More cases of the first worker than the limit, all older than any other. */
static void
many_of_the_other_worker(struct fixture *f)
{
    fixture_sql(f, "INSERT INTO person (ref, name, kana, name_key, kana_key, skey, sort_key,"
                   " opened_on, created_at, updated_at)"
                   " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                   " SELECT 'Q-' || i, '架空 一郎', 'カクウ イチロウ', '架空一郎', 'カクウイチロウ',"
                   " 1000 + i, x'00', '2014-04-01', '" FIXTURE_NOW "', '" FIXTURE_NOW "' FROM n;"
                   "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since)"
                   " SELECT id, '2014-08-01', %lld, 'job_search', '2014-08-01' FROM person"
                   " WHERE ref LIKE 'Q-%%'",
                DAY_DUE_MAX + 1, (long long)f->worker);
}

/* The worker's own questions are on the worker's desk however many others have older ones. */
static void
questions_of_others_take_no_room(void **state)
{
    struct fixture *f = *state;
    struct day day;
    int own = 0;

    (void)somebody(f, "P-0", "job_search", "2014-09-01");
    fixture_sql(f, "UPDATE support_case SET staff_id = %lld", (long long)f->worker2);
    many_of_the_other_worker(f);
    fixture_as(f, "shien2");
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    for (size_t i = 0; i < day.due.count; i++) {
        own += day.due.rows[i].kind == DUE_NO_ACTION || day.due.rows[i].kind == DUE_SILENT;
        assert_int_equal(day.due.rows[i].staff_id, f->worker2);
    }
    assert_int_equal(own, 2);
    day_free(&day);
    fixture_as(f, "uketsuke"); /* in charge of nobody */
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.due.count, 0);
    day_free(&day);
    fixture_as(f, "kakari"); /* those of all, as before */
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_true(day.due.count >= DAY_DUE_MAX);
    day_free(&day);
}

/* Every kind of the worker's own view is chosen before the limit; without that choice the others' fill it. */
static void
own_cases_are_chosen_before_the_limit(void **state)
{
    struct fixture *f = *state;
    int64_t id = somebody(f, "P-0", "job_search", "2014-10-30");
    struct day day;
    int own = 0;

    fixture_sql(f, "UPDATE support_case SET staff_id = %lld", (long long)f->worker2);
    many_of_the_other_worker(f);
    fixture_sql(f, "UPDATE support_case SET next_action = 'other', next_on = CASE person_id"
                   " WHEN %lld THEN '2014-10-30' ELSE '2014-10-01' END;"
                   "INSERT INTO handbook (person_id, kind, state, expires_on)"
                   " SELECT person_id, 'hb_physical', 'held', next_on FROM support_case;"
                   "INSERT INTO consent (person_id, purpose, from_on, to_on, signed_on, signed_by,"
                   " signer_relation) SELECT person_id, 'a', '2014-01-01', next_on, '2014-01-01',"
                   " '架空', 'self' FROM support_case", (long long)id);
    int64_t event = record_event(f, "E-1", "leisure_programme", "2014-10-29", "held");
    fixture_sql(f, "INSERT INTO participation (event_id, person_id)"
                   " SELECT %lld, id FROM person ORDER BY id DESC", (long long)event);
    fixture_as(f, "shien2");
    expect_ok(f, day_load(f->d, f->d->today, true, &day, &f->e));
    for (size_t i = 0; i < day.due.count; i++) {
        assert_int_equal(day.due.rows[i].staff_id, f->worker2);
        own++;
    }
    assert_int_equal(own, 4); /* next step, handbook, consent, seat */
    day_free(&day);
    assert_no_scan(f);
}

/* ---- without an appointment ---- */

static void
walk_ins_are_kept_and_shown_as_here(void **state)
{
    struct fixture *f = *state;
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    bool expected;
    struct day day;

    fixture_as(f, "uketsuke");
    expect_ok(f, walk_in_note(f->d, id, &expected, &f->e));
    assert_false(expected);
    expect_ok(f, walk_in_note(f->d, id, &expected, &f->e)); /* twice is once */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in"), 1);
    assert_int_equal(line_audit(f, "walk-in"), 1);
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.walk_ins.count, 1);
    const struct seat *seat = &day.walk_ins.rows[0];
    assert_string_equal(seat->person_ref, "P-1");
    assert_string_equal(seat->p.arrived_at, "2014-10-31T10:00");
    int64_t walk_in = seat->p.id;
    day_free(&day);
    /* A visitor of today is opened without being asked why. */
    f->d->ask_reasons = true;
    expect_ok(f, desk_allow(f->d, ACTION_OPEN_A, id, &f->e));
    f->d->ask_reasons = false;
    expect_ok(f, walk_in_take_back(f->d, walk_in, &f->e));
    expect_err(f, walk_in_take_back(f->d, walk_in, &f->e), ERR_NOT_FOUND, NULL);
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.walk_ins.count, 0);
    day_free(&day);
    expect_ok(f, walk_in_note(f->d, id, &expected, &f->e)); /* and came after all */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE voided = 0"), 1);
    assert_int_not_equal(walk_in_note(f->d, 4711, &expected, &f->e), ERR_OK); /* nobody */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in"), 2);
    assert_no_scan(f);
}

static void
who_is_expected_is_no_walk_in(void **state)
{
    struct fixture *f = *state;
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    int64_t event = record_event(f, "E-1", "orientation", "2014-10-31", "planned");
    bool expected;

    fixture_sql(f, "INSERT INTO participation (event_id, person_id) VALUES (%lld, %lld)",
                (long long)event, (long long)id);
    fixture_as(f, "uketsuke");
    expect_ok(f, walk_in_note(f->d, id, &expected, &f->e));
    assert_true(expected);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE"
                                       " attendance = 'attended' AND arrived_at IS NOT NULL"), 1);
}

static void
restricted_people_keep_their_name(void **state)
{
    struct fixture *f = *state;
    int64_t id = fixture_person(f, "P-1", f->worker2, true);
    char name[LINE_SIZE];
    bool expected;
    struct day day;

    fixture_text(f, name, sizeof name, "SELECT name FROM person WHERE id = %lld", (long long)id);
    fixture_as(f, "uketsuke");
    expect_ok(f, walk_in_note(f->d, id, &expected, &f->e));
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.walk_ins.count, 1);
    assert_string_not_equal(day.walk_ins.rows[0].name, name);
    assert_string_equal(day.walk_ins.rows[0].kana, "");
    day_free(&day);
}

/* ---- wanted twice ---- */

static void
an_event(struct fixture *f, const char *ref, const char *from, const char *to, const char *place,
         int64_t staff)
{
    int64_t id = record_event(f, ref, "network_meeting", "2014-10-31", "planned");

    fixture_sql(f, "UPDATE event SET starts_at = '2014-10-31T%s', place = '%s',"
                   " ends_at = nullif('2014-10-31T%s', '2014-10-31T') WHERE id = %lld",
                from, place, to, (long long)id);
    fixture_sql(f, "DELETE FROM event_staff WHERE event_id = %lld", (long long)id);
    fixture_sql(f, "INSERT INTO event_staff (event_id, staff_id) VALUES (%lld, %lld)",
                (long long)id, (long long)staff);
}

static void
rooms_and_staff_wanted_twice_are_said(void **state)
{
    struct fixture *f = *state;
    struct day day;

    an_event(f, "E-1", "09:00", "11:00", "第1会議室", f->worker);
    an_event(f, "E-2", "10:30", "12:00", "第１会議室", f->worker2); /* the same room */
    an_event(f, "E-3", "11:00", "12:00", "架空会館", f->worker);   /* after the first */
    an_event(f, "E-4", "11:30", "", "", f->worker);                /* no place */
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.event_count, 4);
    assert_string_equal(day.events[0].clash, "overlaps 10:30: 第1会議室");
    assert_string_equal(day.events[1].clash, "overlaps 09:00: 第１会議室");
    assert_string_equal(day.events[2].clash, "overlaps 11:30: 架空 支援");
    assert_string_equal(day.events[3].clash, "overlaps 11:00: 架空 支援");
    assert_string_equal(day.events[3].staff_list, "架空 支援");
    day_free(&day);
    assert_no_scan(f);
}

/* ---- the sheet ---- */

static void
the_foot_is_the_line_of_the_sheet(void **state)
{
    struct fixture *f = *state;
    struct day day;
    struct day_foot foot;
    char mac[40], at_foot[40] = "";

    fixture_person(f, "P-1", f->worker, false);
    fixture_as(f, "uketsuke");
    expect_ok(f, day_sheet(f->d, f->d->today, &day, &foot, &f->e));
    day_free(&day);
    assert_int_equal(foot.line, fixture_number(f, "SELECT max(n) FROM audit"));
    assert_int_equal(line_audit(f, "print-day"), 1);
    fixture_text(f, mac, sizeof mac, "SELECT lower(hex(substr(mac, 1, 16))) FROM audit"
                                     " WHERE n = %lld", (long long)foot.line);
    size_t used = 0;
    for (const char *c = foot.head; *c; c++)
        if (*c != ' ')
            at_foot[used++] = *c;
    assert_string_equal(at_foot, mac);
    assert_int_equal(strlen(foot.head), 39);
    struct due_rows rows;
    expect_ok(f, day_due(f->d, f->d->today, 50, &rows, &f->e));
    assert_int_equal(fixture_number(f, "SELECT people FROM audit WHERE action = 'list-due'"),
                     rows.count);
    due_rows_free(&rows);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(silence_counts_from_the_newest_contact),
        TEST(the_office_sets_how_long_a_stage_may_be_silent),
        TEST(past_events_ask_for_their_outcome),
        TEST(what_is_put_off_is_not_forgotten),
        TEST(consents_that_run_out_are_due_unless_renewed),
        TEST(questions_of_others_take_no_room),
        TEST(own_cases_are_chosen_before_the_limit),
        TEST(walk_ins_are_kept_and_shown_as_here),
        TEST(who_is_expected_is_no_walk_in),
        TEST(restricted_people_keep_their_name),
        TEST(rooms_and_staff_wanted_twice_are_said),
        TEST(the_foot_is_the_line_of_the_sheet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
