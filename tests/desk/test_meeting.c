/* Coordination meetings: agenda, minutes, and what holding one does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"

#include "desk/board.h"
#include "desk/event.h"
#include "desk/meeting.h"

static struct meeting_case minutes; /* large */
static struct board board;

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "shien");
    return 0;
}

static int64_t
new_meeting(struct fixture *f, const char *starts_at)
{
    struct event ev = { .capacity = EVENT_NOT_KNOWN, .attendees = EVENT_NOT_KNOWN };

    snprintf(ev.kind, sizeof ev.kind, "coordination_meeting");
    snprintf(ev.status, sizeof ev.status, "planned");
    snprintf(ev.starts_at, sizeof ev.starts_at, "%s", starts_at);
    snprintf(ev.ends_at, sizeof ev.ends_at, "%.11s%02u:30", starts_at,
             (unsigned)(atoi(starts_at + 11) + 1) % 24);
    snprintf(ev.place, sizeof ev.place, "架空会議室");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.chair_id, f->worker);
    assert_int_equal(ev.recorder_id, f->worker);
    return ev.id;
}

static int64_t
an_agency(struct fixture *f)
{
    fixture_sql(f, "INSERT OR IGNORE INTO organisation (id, ref, kind, name, name_key)"
                   " VALUES (7, 'O-7', 'transition_office', '架空移行支援', '')");
    return 7;
}

/* A case of this worker that stands at the meeting with an agreed sheet and a consent. */
static int64_t
ready_case(struct fixture *f, const char *ref, int64_t *person_id)
{
    int64_t person = fixture_person(f, ref, f->worker, false);
    int64_t id = record_stage(f, person, "coordination");

    record_assessment(f, id, 1, "agreed");
    record_consent(f, person, an_agency(f), "assessment", "2013-04-01", "");
    if (person_id)
        *person_id = person;
    return id;
}

static int64_t
add(struct fixture *f, int64_t meeting, int64_t case_id)
{
    int64_t id;

    expect_ok(f, meeting_add_case(f->d, meeting, case_id, NULL, &id, &f->e));
    return id;
}

/* Complete minutes with that outcome; a task unless the outcome needs none. */
static void
write_minutes(struct fixture *f, int64_t id, const char *outcome)
{
    expect_ok(f, meeting_case_find(f->d, id, &minutes, &f->e));
    snprintf(minutes.own_words, sizeof minutes.own_words, "架空: 働きたい");
    snprintf(minutes.shared_points, sizeof minutes.shared_points, "架空: 共有した点");
    minutes.outcomes.count = 0;
    assert_true(code_set_add(&minutes.outcomes, outcome));
    if (meeting_needs_task(&minutes)) {
        minutes.task_count = 1;
        snprintf(minutes.tasks[0].owner, sizeof minutes.tasks[0].owner, "架空移行支援");
        snprintf(minutes.tasks[0].content, sizeof minutes.tasks[0].content, "架空: 見学の同行");
        minutes.tasks[0].due_on = iso_day("2014-11-30");
    }
    if (strcmp(outcome, "pending") == 0)
        minutes.next_on = iso_day("2014-12-01");
    expect_ok(f, meeting_case_save(f->d, &minutes, &f->e));
}

static int64_t
version_of(struct fixture *f, int64_t meeting)
{
    return fixture_number(f, "SELECT version FROM event WHERE id = %lld", (long long)meeting);
}

static void
the_agenda_takes_cases_that_are_ready(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00"), person;
    int64_t good = ready_case(f, "P-1", &person);
    int64_t early = record_stage(f, fixture_person(f, "P-2", f->worker, false), "assessment");
    int64_t bare = record_stage(f, fixture_person(f, "P-3", f->worker, false), "coordination");
    struct agenda agenda;

    record_assessment(f, bare, 1, "draft");
    record_assessment(f, good, 2, "agreed");
    record_assessment(f, good, 3, "draft"); /* the newest agreed one is heard */
    add(f, meeting, good);
    expect_err(f, meeting_add_case(f->d, meeting, good, NULL, NULL, &f->e), ERR_INVALID, "case");
    expect_err(f, meeting_add_case(f->d, meeting, early, NULL, NULL, &f->e), ERR_INVALID, "case");
    expect_err(f, meeting_add_case(f->d, meeting, bare, NULL, NULL, &f->e), ERR_INVALID, "case");
    expect_err(f, meeting_add_case(f->d, meeting, 999, NULL, NULL, &f->e), ERR_NOT_FOUND, NULL);
    expect_err(f, meeting_add_case(f->d, 999, good, NULL, NULL, &f->e), ERR_NOT_FOUND, NULL);

    expect_ok(f, meeting_agenda(f->d, meeting, &agenda, &f->e));
    assert_int_equal(agenda.count, 1);
    assert_string_equal(agenda.rows[0].person_ref, "P-1");
    assert_int_equal(agenda.rows[0].person_id, person);
    assert_int_equal(agenda.rows[0].sheet, 2);
    assert_string_equal(agenda.rows[0].stage, "coordination");
    assert_false(agenda.rows[0].complete);
    agenda_free(&agenda);
    fixture_as(f, "uketsuke");
    expect_err(f, meeting_add_case(f->d, meeting, good, NULL, NULL, &f->e), ERR_DENIED, NULL);
}

/* Other agencies hear the case: only with a consent of the day of the meeting, or for a reason that
 * stays in the log. */
static void
a_case_needs_a_consent_of_the_day_of_the_meeting(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-11-07T13:00"), person;
    int64_t id = ready_case(f, "P-1", &person), row;
    struct agenda agenda;
    const struct {
        const char *change;
        bool covers;
    } rows[] = {
        { "UPDATE consent SET to_on = '2014-11-06'", false },
        { "UPDATE consent SET to_on = '2014-11-07'", true },
        { "UPDATE consent SET withdrawn_on = '2014-11-07'", false },
        { "UPDATE consent SET withdrawn_on = NULL, from_on = '2014-11-08', to_on = NULL", false },
        { "UPDATE consent SET from_on = '2014-11-07'", true },
        { "UPDATE consent_item SET item = 'work'", false },
        { "UPDATE consent_item SET item = 'assessment'", true },
        { "UPDATE consent SET refused = 1", false },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_sql(f, "%s", rows[i].change);
        if (!rows[i].covers) {
            expect_err(f, meeting_add_case(f->d, meeting, id, NULL, NULL, &f->e), ERR_INVALID,
                       "consent");
            continue;
        }
        expect_ok(f, meeting_add_case(f->d, meeting, id, "架空: 不要の理由", &row, &f->e));
        expect_ok(f, meeting_agenda(f->d, meeting, &agenda, &f->e));
        assert_true(agenda.rows[0].has_consent);
        agenda_free(&agenda);
        expect_ok(f, meeting_remove_case(f->d, row, &f->e));
    }
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM audit WHERE reason LIKE '%%不要%%'"), 0);
    expect_err(f, meeting_add_case(f->d, meeting, id, " ", NULL, &f->e), ERR_INVALID, "reason");
    expect_ok(f, meeting_add_case(f->d, meeting, id, "架空: 本人が会議に同席", NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action ="
                                       " 'add-to-agenda' AND reason = '架空: 本人が会議に同席'"),
                     1);
    expect_ok(f, meeting_agenda(f->d, meeting, &agenda, &f->e));
    assert_false(agenda.rows[0].has_consent);
    agenda_free(&agenda);
}

static void
only_coordination_meetings_hear_cases(void **state)
{
    struct fixture *f = *state;
    int64_t id = ready_case(f, "P-1", NULL);

    fixture_as(f, "kakari");
    int64_t other = record_event(f, "K-1", "network_meeting", "2014-11-01", "planned");
    int64_t held = record_event(f, "K-2", "coordination_meeting", "2014-10-01", "held");
    expect_err(f, meeting_add_case(f->d, other, id, NULL, NULL, &f->e), ERR_INVALID, "event");
    expect_err(f, meeting_add_case(f->d, held, id, NULL, NULL, &f->e), ERR_INVALID, "event");
    expect_err(f, meeting_hold(f->d, other, 1, &f->e), ERR_INVALID, "event");
    expect_err(f, meeting_hold(f->d, held, 1, &f->e), ERR_INVALID, "status");
}

static void
expect_order(struct fixture *f, int64_t meeting, const char *want)
{
    struct agenda agenda;
    char got[64] = "";

    expect_ok(f, meeting_agenda(f->d, meeting, &agenda, &f->e));
    for (size_t i = 0; i < agenda.count; i++) {
        got[i] = agenda.rows[i].person_ref[2];
        assert_int_equal(agenda.rows[i].sort, i + 1);
    }
    agenda_free(&agenda);
    assert_string_equal(got, want);
}

static void
the_agenda_has_an_order(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00"), ids[4];

    for (int i = 0; i < 4; i++) {
        char ref[8];

        snprintf(ref, sizeof ref, "P-%d", i);
        ids[i] = add(f, meeting, ready_case(f, ref, NULL));
    }
    expect_order(f, meeting, "0123");
    expect_ok(f, meeting_move_case(f->d, ids[3], -1, &f->e));
    expect_order(f, meeting, "0132");
    expect_ok(f, meeting_move_case(f->d, ids[0], 2, &f->e));
    expect_order(f, meeting, "1302");
    expect_ok(f, meeting_move_case(f->d, ids[2], -99, &f->e));
    expect_order(f, meeting, "2130");
    expect_ok(f, meeting_move_case(f->d, ids[2], -1, &f->e)); /* at the end nothing happens */
    expect_order(f, meeting, "2130");
    expect_ok(f, meeting_move_case(f->d, ids[1], 1, &f->e));
    expect_order(f, meeting, "2310");
    expect_ok(f, meeting_remove_case(f->d, ids[0], &f->e));
    expect_order(f, meeting, "231");
    expect_err(f, meeting_remove_case(f->d, ids[0], &f->e), ERR_NOT_FOUND, NULL);
}

static void
minutes_check_outcomes_and_tasks(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00");
    int64_t id = add(f, meeting, ready_case(f, "P-1", NULL));

    write_minutes(f, id, "registration");
    int64_t version = minutes.version;
    assert_true(code_set_add(&minutes.outcomes, "declined"));
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "outcomes");
    minutes.outcomes.count = 0;
    assert_true(code_set_add(&minutes.outcomes, "hired"));
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "outcomes");
    minutes.outcomes.count = 0;
    minutes.tasks[0].owner[0] = '\0';
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "task_owner");
    snprintf(minutes.tasks[0].owner, sizeof minutes.tasks[0].owner, "架空");
    minutes.tasks[0].due_on = DATE_NONE;
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "task_due_on");
    minutes.tasks[0].due_on = iso_day("2014-10-30");
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "task_due_on");
    minutes.tasks[0].due_on = iso_day("2014-10-31");
    minutes.next_on = iso_day("2014-10-31");
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "next_on");
    minutes.next_on = DATE_NONE;
    expect_ok(f, meeting_case_save(f->d, &minutes, &f->e));
    assert_int_equal(minutes.version, version + 1);
    minutes.version = version;
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_CONFLICT, NULL);

    struct meeting_case *unplaced = calloc(1, sizeof *unplaced);
    assert_non_null(unplaced);
    unplaced->event_id = meeting;
    expect_err(f, meeting_case_save(f->d, unplaced, &f->e), ERR_INVALID, "case");
    free(unplaced);
}

static void
minutes_belong_to_own_cases(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00");
    int64_t id = add(f, meeting, ready_case(f, "P-1", NULL));

    write_minutes(f, id, "registration");
    struct meeting_case *mine = calloc(1, sizeof *mine);
    assert_non_null(mine);
    *mine = minutes;
    fixture_as(f, "shien2");
    expect_err(f, meeting_case_save(f->d, mine, &f->e), ERR_DENIED, NULL);
    free(mine);
    fixture_as(f, "uketsuke");
    expect_err(f, meeting_case_find(f->d, id, &minutes, &f->e), ERR_DENIED, NULL);
    assert_string_equal(minutes.own_words, "");
}

/* One of the table writes for all: the cases of colleagues too. */
static void
the_recorder_writes_minutes_of_every_case(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00");
    int64_t id = add(f, meeting, ready_case(f, "P-1", NULL));
    struct event ev;

    fixture_as(f, "shien2");
    expect_ok(f, event_find(f->d, meeting, &ev, &f->e));
    expect_ok(f, meeting_case_find(f->d, id, &minutes, &f->e));
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_DENIED, NULL);
    ev.recorder_id = f->worker2;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    write_minutes(f, id, "registration");
    expect_ok(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e));
}

/* Each thing that is asked before a meeting can be held, missing alone. */
static void
an_incomplete_case_keeps_the_meeting_open(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00"), person;

    expect_err(f, meeting_hold(f->d, meeting, 1, &f->e), ERR_INVALID, "status"); /* no case */
    int64_t id = add(f, meeting, ready_case(f, "P-1", &person));
    for (int missing = 0; missing < 5; missing++) {
        write_minutes(f, id, missing == 4 ? "pending" : "registration");
        if (missing == 0)
            minutes.own_words[0] = '\0';
        else if (missing == 1)
            minutes.shared_points[0] = '\0';
        else if (missing == 2)
            minutes.outcomes.count = 0;
        else if (missing == 3)
            minutes.task_count = 0;
        else
            minutes.next_on = DATE_NONE;
        expect_ok(f, meeting_case_save(f->d, &minutes, &f->e));
        expect_err(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e), ERR_INVALID,
                   "case");
        assert_stage(f, person, "coordination");
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE status = 'held'"), 0);
    }
}

/* One bad case takes everything back: nothing is frozen, nobody moves. */
static void
holding_is_all_or_nothing(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00"), one, two;
    int64_t first = add(f, meeting, ready_case(f, "P-1", &one));

    add(f, meeting, ready_case(f, "P-2", &two));
    write_minutes(f, first, "registration");
    expect_err(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e), ERR_INVALID, "case");
    assert_stage(f, one, "coordination");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment WHERE state = 'frozen'"),
                     0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change"), 0);
}

static void
holding_moves_every_case_by_its_outcome(void **state)
{
    static const struct {
        const char *outcome, *stage;
    } rows[] = {
        { "registration", "registered" },
        { "svc_transition", "training" },
        { "work_trial", "training" },
        { "reassess", "assessment" },
        { "pending", "coordination" },
        { "declined", "coordination" },
        { "medical_first", "coordination" },
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-30T13:00"), people[ROWS];

    for (size_t i = 0; i < ROWS; i++) {
        char ref[8];

        snprintf(ref, sizeof ref, "P-%zu", i);
        write_minutes(f, add(f, meeting, ready_case(f, ref, &people[i])), rows[i].outcome);
    }
    expect_ok(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e));
    for (size_t i = 0; i < ROWS; i++)
        assert_stage(f, people[i], rows[i].stage);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment WHERE state = 'frozen'"),
                     ROWS);
    /* declined and treatment first are no steps; pending is one. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE cause_kind ="
                                       " 'meeting_case' AND on_day = '2014-10-30'"), ROWS - 2);
    expect_ok(f, board_load(f->d, (struct fiscal_year){ 2014 }, DATE_NONE, &board, &f->e));
    assert_int_equal(board_find(&board, 64)->actual, 1);

    expect_err(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e), ERR_INVALID,
               "status");
    /* What moved cases does not change any more; words do. */
    expect_ok(f, meeting_case_find(f->d, 1, &minutes, &f->e));
    snprintf(minutes.remaining, sizeof minutes.remaining, "架空: 通勤");
    expect_ok(f, meeting_case_save(f->d, &minutes, &f->e));
    assert_true(code_set_add(&minutes.outcomes, "svc_transition"));
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "outcomes");
    struct event ev;
    fixture_as(f, "kakari");
    expect_ok(f, event_find(f->d, meeting, &ev, &f->e));
    snprintf(ev.status, sizeof ev.status, "cancelled");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "status");
    expect_err(f, meeting_remove_case(f->d, 1, &f->e), ERR_INVALID, "event");
}

/* What holding asked of every case stays true of the record afterwards. */
static void
minutes_of_a_held_meeting_stay_complete(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-31T13:00");
    int64_t id = add(f, meeting, ready_case(f, "P-1", NULL));

    write_minutes(f, id, "registration");
    expect_ok(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e));
    expect_ok(f, meeting_case_find(f->d, id, &minutes, &f->e));
    minutes.own_words[0] = '\0';
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "case");
    expect_ok(f, meeting_case_find(f->d, id, &minutes, &f->e));
    minutes.shared_points[0] = '\0';
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "case");
    expect_ok(f, meeting_case_find(f->d, id, &minutes, &f->e));
    minutes.task_count = 0;
    expect_err(f, meeting_case_save(f->d, &minutes, &f->e), ERR_INVALID, "case");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM meeting_task"), 1);
    expect_ok(f, meeting_case_find(f->d, id, &minutes, &f->e));
    snprintf(minutes.opinions, sizeof minutes.opinions, "架空: 後から補った意見");
    expect_ok(f, meeting_case_save(f->d, &minutes, &f->e)); /* adding is fine */
}

static void
a_meeting_to_come_is_not_held(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-11-01T13:00");

    write_minutes(f, add(f, meeting, ready_case(f, "P-1", NULL)), "registration");
    expect_err(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e), ERR_INVALID,
               "status");
    int64_t past = new_meeting(f, "2014-10-01T13:00");
    expect_err(f, meeting_hold(f->d, past, 77, &f->e), ERR_CONFLICT, NULL);
    expect_err(f, meeting_hold(f->d, 999, 1, &f->e), ERR_NOT_FOUND, NULL);
}

static void
tasks_are_done_one_by_one(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-30T13:00");

    write_minutes(f, add(f, meeting, ready_case(f, "P-1", NULL)), "registration");
    int64_t task = fixture_number(f, "SELECT max(id) FROM meeting_task");
    expect_err(f, meeting_task_done(f->d, task, iso_day("2014-11-01"), &f->e), ERR_INVALID,
               "task_done_on");
    expect_ok(f, meeting_task_done(f->d, task, f->d->today, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM meeting_task WHERE done_on ="
                                       " '2014-10-31'"), 1);
    expect_ok(f, meeting_task_done(f->d, task, DATE_NONE, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM meeting_task WHERE done_on IS NULL"),
                     1);
    expect_err(f, meeting_task_done(f->d, 999, f->d->today, &f->e), ERR_NOT_FOUND, NULL);
}

static void
history_writes_minutes_without_an_agenda(void **state)
{
    struct fixture *f = *state;
    int64_t person = fixture_person(f, "P-1", f->worker, false);

    fixture_as(f, "kakari");
    struct meeting_case *m = calloc(1, sizeof *m);
    assert_non_null(m);
    m->history = true;
    m->event_id = record_event(f, "K-1", "coordination_meeting", "2013-05-01", "held");
    m->case_id = record_stage(f, person, "registered");
    snprintf(m->own_words, sizeof m->own_words, "架空");
    assert_true(code_set_add(&m->outcomes, "registration"));
    expect_ok(f, meeting_case_save(f->d, m, &f->e));
    assert_true(m->id != 0);
    assert_stage(f, person, "registered");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM meeting_outcome"), 1);
    free(m);
}

static void
no_statement_scans_or_sorts(void **state)
{
    struct fixture *f = *state;
    int64_t meeting = new_meeting(f, "2014-10-30T13:00");
    int64_t id = add(f, meeting, ready_case(f, "P-1", NULL));
    struct agenda agenda;

    write_minutes(f, id, "registration");
    expect_ok(f, meeting_agenda(f->d, meeting, &agenda, &f->e));
    assert_true(agenda.rows[0].complete);
    agenda_free(&agenda);
    expect_ok(f, meeting_hold(f->d, meeting, version_of(f, meeting), &f->e));
    assert_no_scan(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_agenda_takes_cases_that_are_ready),
        TEST(a_case_needs_a_consent_of_the_day_of_the_meeting),
        TEST(only_coordination_meetings_hear_cases),
        TEST(the_agenda_has_an_order),
        TEST(minutes_check_outcomes_and_tasks),
        TEST(minutes_belong_to_own_cases),
        TEST(the_recorder_writes_minutes_of_every_case),
        TEST(an_incomplete_case_keeps_the_meeting_open),
        TEST(holding_is_all_or_nothing),
        TEST(holding_moves_every_case_by_its_outcome),
        TEST(minutes_of_a_held_meeting_stay_complete),
        TEST(a_meeting_to_come_is_not_held),
        TEST(tasks_are_done_one_by_one),
        TEST(history_writes_minutes_without_an_agenda),
        TEST(no_statement_scans_or_sorts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
