/* What becomes of seats when something about them, or about their session, is corrected. Today is Friday
 * 2014-10-31; Monday 3 November is a holiday. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "core/text.h"
#include "desk/appointment.h"
#include "desk/day.h"
#include "desk/event.h"
#include "desk/history.h"
#include "desk/interview.h"
#include "desk/people.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

static struct event
session_at(const char *starts_at, int capacity)
{
    struct event ev = { .capacity = capacity, .attendees = EVENT_NOT_KNOWN };

    LINE_COPY(ev.kind, "orientation");
    LINE_COPY(ev.status, "planned");
    LINE_COPY(ev.starts_at, starts_at);
    snprintf(ev.ends_at, sizeof ev.ends_at, "%.11s%02u:30", starts_at,
             (unsigned)(atoi(starts_at + 11) + 1) % 24);
    LINE_COPY(ev.place, "架空会館");
    return ev;
}

static struct event
session(struct fixture *f, const char *starts_at, int capacity)
{
    struct event ev = session_at(starts_at, capacity);

    expect_ok(f, event_save(f->d, &ev, &f->e));
    return ev;
}

static struct participation
booked(struct fixture *f, int64_t event, int64_t person)
{
    struct participation p;

    expect_ok(f, seat_book(f->d, event, person, SEAT_WAIT, &p, &f->e));
    return p;
}

static struct participation
stored(struct fixture *f, int64_t event, int64_t person)
{
    struct participation p = { 0 };
    struct seat_list seats;

    expect_ok(f, seat_list(f->d, event, &seats, &f->e));
    for (size_t i = 0; i < seats.count; i++)
        if (seats.rows[i].p.person_id == person)
            p = seats.rows[i].p;
    seat_list_free(&seats);
    assert_true(p.id != 0);
    return p;
}

/* The attendance as it is stored becomes another; what the desk says of the stage. */
static enum seat_stage
correct(struct fixture *f, int64_t event, int64_t person, const char *attendance)
{
    struct participation p = stored(f, event, person);

    LINE_COPY(p.attendance, attendance);
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
    return p.stage;
}

/* Somebody who is to get a seat. */
static struct support_case
at_inquiry(struct fixture *f, const char *given, const char *kana)
{
    struct support_case c = line_inquiry(f, given, kana);

    expect_ok(f, case_set_next(f->d, c.id, line_case(f, c.id).version, "orientation_booking",
                               iso_day("2014-11-10"), &f->e));
    return c;
}

/* ---- the stage ---- */

/* Whoever said that somebody came takes it back: the step that rested on it goes too, with its trace,
 * and comes again with the person. */
static void
an_arrival_taken_back_takes_its_step_back(void **state)
{
    static const char *const others[] = { "booked", "absent", "excused", "cancelled_self" };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        static const char *const names[] = { "一", "二", "三", "四" };
        static const char *const kanas[] = { "イチ", "ニ", "サン", "シ" };

        fixture_as(f, "kakari");
        struct support_case c = at_inquiry(f, names[i], kanas[i]);
        struct event ev = session_at("2014-10-31T09:30", 5);
        struct stage_changes list;

        LINE_COPY(ev.despite, "架空");
        expect_ok(f, event_save(f->d, &ev, &f->e));

        struct participation p = booked(f, ev.id, c.person_id);
        expect_ok(f, seat_arrive(f->d, p.id, &f->e));
        assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);
        fixture_as(f, "uketsuke"); /* it is no undoing of a supervisor's */
        assert_int_equal(correct(f, ev.id, c.person_id, others[i]), SEAT_STAGE_BACK);
        assert_int_equal(line_case(f, c.id).stage, STAGE_ORIENTATION);
        expect_ok(f, case_stages(f->d, c.id, &list, &f->e));
        const struct stage_change *last = &list.rows[list.count - 1];
        assert_int_equal(last->undoes, list.rows[list.count - 2].id);
        assert_string_equal(last->cause_kind, "participation");
        assert_int_equal(last->cause_id, p.id);
        stage_changes_free(&list);
        line_expect_next(f, c.id, i == 0 ? "interview_booking" : "orientation_booking", "2014-10-31");
        if (i > 0)
            continue;
        fixture_as(f, "kakari");
        expect_ok(f, seat_arrive(f->d, p.id, &f->e));
        assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);
    }
}

static void
a_stage_that_carries_more_stays(void **state)
{
    struct fixture *f = *state;
    struct support_case c = at_inquiry(f, "太郎", "タロウ");
    struct event ev = session(f, "2014-10-31T09:30", 5), again = session(f, "2014-10-31T13:00", 5);

    expect_ok(f, seat_arrive(f->d, booked(f, ev.id, c.person_id).id, &f->e));
    expect_ok(f, seat_arrive(f->d, booked(f, again.id, c.person_id).id, &f->e));
    /* The person has been at another session: that is what the stage rests on. */
    assert_int_equal(correct(f, ev.id, c.person_id, "absent"), SEAT_STAGE_SAME);
    assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);
    assert_int_equal(correct(f, ev.id, c.person_id, "attended"), SEAT_STAGE_SAME);
    assert_int_equal(correct(f, again.id, c.person_id, "absent"), SEAT_STAGE_SAME);
    /* A sheet was written since. */
    fixture_sql(f, "INSERT INTO interview (case_id, at, staff_id, work_intention, own_will,"
                   " next_action)"
                   " VALUES (%lld, '2014-10-31T10:00', %lld, 'soon', '架空', 'none')",
                (long long)c.id, (long long)f->supervisor);
    assert_int_equal(correct(f, ev.id, c.person_id, "absent"), SEAT_STAGE_STAYS);
    assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);
    fixture_sql(f, "DELETE FROM interview");
    /* The case has gone on since. */
    assert_int_equal(correct(f, ev.id, c.person_id, "attended"), SEAT_STAGE_SAME);
    expect_ok(f, case_suspend(f->d, c.id, "health", iso_day("2014-12-01"), f->d->today, &f->e));
    assert_int_equal(correct(f, ev.id, c.person_id, "absent"), SEAT_STAGE_STAYS);
    assert_int_equal(line_case(f, c.id).stage, STAGE_SUSPENDED);
}

/* Who was not there did not come at 10:00 either; the history keeps what was said, on the card and at
 * the session. */
static void
the_time_of_arrival_goes_with_it(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);
    struct event ev = session(f, "2014-10-31T09:30", 5);
    struct field_changes list;
    bool kept = false, named = false;

    expect_ok(f, seat_arrive(f->d, booked(f, ev.id, who).id, &f->e));
    assert_string_equal(stored(f, ev.id, who).arrived_at, "2014-10-31T10:00");
    correct(f, ev.id, who, "absent");
    assert_string_equal(stored(f, ev.id, who).arrived_at, "");
    expect_ok(f, history_of_person(f->d, who, 50, &list, &f->e));
    for (size_t i = 0; i < list.count; i++)
        kept |= strcmp(list.rows[i].field, "arrived_at") == 0;
    field_changes_free(&list);
    assert_true(kept);
    expect_ok(f, history_of_record(f->d, "event", ev.id, 50, &list, &f->e));
    for (size_t i = 0; i < list.count; i++)
        named |= strcmp(list.rows[i].field, "attendance") == 0
                 && strstr(list.rows[i].label, "架空") != NULL;
    field_changes_free(&list);
    assert_true(named);
}

/* Who may not open a record learns no more of it by the history of a session. */
static void
the_history_of_a_session_masks_names(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct event ev = session(f, "2014-10-31T09:30", 5);
    struct field_changes list;
    struct participation p;

    struct appointment a = { .person_id = who, .staff_id = f->worker2, .minutes = 60 };

    LINE_COPY(a.starts_at, "2014-10-31T10:15");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, seat_book(f->d, ev.id, who, SEAT_DESPITE, &p, &f->e));
    expect_ok(f, seat_arrive(f->d, p.id, &f->e));
    correct(f, ev.id, who, "absent");
    fixture_sql(f, "UPDATE person SET restricted = 1, name = '架空　静' WHERE id = %lld",
                (long long)who);
    fixture_as(f, "uketsuke");
    expect_ok(f, history_of_record(f->d, "event", ev.id, 50, &list, &f->e));
    assert_true(list.count > 0);
    for (size_t i = 0; i < list.count; i++) {
        assert_null(strstr(list.rows[i].label, "静"));
        assert_null(strstr(list.rows[i].after, "10:15-11:15")); /* what else there was */
    }
    field_changes_free(&list);
}

/* ---- the session ---- */

static void
a_session_called_off_calls_off_its_seats(void **state)
{
    struct fixture *f = *state;
    struct support_case a = at_inquiry(f, "太郎", "タロウ"), b = at_inquiry(f, "花子", "ハナコ");
    struct support_case w = at_inquiry(f, "次郎", "ジロウ"), gone = at_inquiry(f, "三郎", "サブロウ");
    struct event ev = session(f, "2014-11-05T10:00", 2);

    booked(f, ev.id, gone.person_id);
    correct(f, ev.id, gone.person_id, "cancelled_self");
    booked(f, ev.id, a.person_id);
    booked(f, ev.id, b.person_id);
    booked(f, ev.id, w.person_id);
    assert_true(stored(f, ev.id, w.person_id).waiting);
    int64_t lines = line_audit(f, "change-seat");
    LINE_COPY(ev.status, "cancelled");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 3);
    assert_int_equal(ev.promoted, 0);
    assert_int_equal(line_audit(f, "change-seat"), lines + 3);
    assert_string_equal(stored(f, ev.id, a.person_id).attendance, "cancelled_office");
    assert_string_equal(stored(f, ev.id, w.person_id).attendance, "cancelled_office");
    assert_false(stored(f, ev.id, w.person_id).waiting);
    assert_string_equal(stored(f, ev.id, gone.person_id).attendance, "cancelled_self");
    line_expect_next(f, a.id, "orientation_booking", "2014-10-31");
    line_expect_next(f, b.id, "orientation_booking", "2014-10-31");
    LINE_COPY(ev.note, "架空"); /* only once */
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 0);
}

static void
a_session_on_another_day_takes_its_people_along(void **state)
{
    struct fixture *f = *state;
    struct support_case c = at_inquiry(f, "太郎", "タロウ");
    struct event ev = session(f, "2014-10-31T13:00", 5);
    struct due_rows due;
    struct timeline lines;
    bool told = false;

    booked(f, ev.id, c.person_id);
    line_expect_next(f, c.id, "interview_booking", "2014-10-31");
    LINE_COPY(ev.starts_at, "2014-11-08T10:00");
    LINE_COPY(ev.ends_at, "2014-11-08T11:30");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "reason");
    LINE_COPY(ev.reason, "会場の都合");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "despite"); /* a Saturday */
    LINE_COPY(ev.despite, "土曜の会場");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 1);
    line_expect_next(f, c.id, "interview_booking", "2014-11-08");
    f->d->today = iso_day("2014-11-07");
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        assert_int_not_equal(due.rows[i].person_id, c.person_id);
    due_rows_free(&due);
    expect_ok(f, person_timeline(f->d, c.person_id, &lines, &f->e));
    for (size_t i = 0; i < lines.count; i++)
        told |= lines.rows[i].kind == TIMELINE_MOVED
                && strstr(lines.rows[i].title, "会場の都合") != NULL;
    timeline_free(&lines);
    assert_true(told);
    correct(f, ev.id, c.person_id, "cancelled_self");
    line_expect_next(f, c.id, "orientation_booking", "2014-11-07");
}

/* Who was there was there on that day. */
static void
a_session_that_has_begun_stays_on_its_day(void **state)
{
    struct fixture *f = *state;
    struct event ev = session(f, "2014-10-31T13:00", 5);
    int64_t who = fixture_person(f, "P-1", 0, false);

    booked(f, ev.id, who);
    correct(f, ev.id, who, "attended");
    LINE_COPY(ev.reason, "会場の都合");
    LINE_COPY(ev.starts_at, "2014-11-07T10:00");
    LINE_COPY(ev.ends_at, "2014-11-07T11:30");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "starts_at");
    LINE_COPY(ev.status, "postponed"); /* nor with its state */
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "starts_at");
    LINE_COPY(ev.status, "planned");
    LINE_COPY(ev.starts_at, "2014-10-31T14:00");
    LINE_COPY(ev.ends_at, "2014-10-31T15:30");
    expect_ok(f, event_save(f->d, &ev, &f->e));
}

/* Whoever is booked or waits is told that it is put off, once. The seats stay. */
static void
a_session_put_off_tells_its_people(void **state)
{
    struct fixture *f = *state;
    struct event ev = session(f, "2014-11-05T10:00", 1);

    booked(f, ev.id, fixture_person(f, "P-1", 0, false));
    booked(f, ev.id, fixture_person(f, "P-2", 0, false));
    LINE_COPY(ev.status, "postponed");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE attendance ="
                                       " 'booked'"), 2);
    LINE_COPY(ev.note, "架空");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 0);
    LINE_COPY(ev.starts_at, "2014-11-12T10:00"); /* a new day makes it a planned one, or nobody is told */
    LINE_COPY(ev.ends_at, "2014-11-12T11:30");
    LINE_COPY(ev.reason, "講師の都合");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "starts_at");
    LINE_COPY(ev.status, "planned");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 2);
}

/* Whether anything is moved or not. */
static void
the_words_of_a_change_are_checked(void **state)
{
    struct fixture *f = *state;
    struct event ev = session_at("2014-11-05T10:00", 5);

    LINE_COPY(ev.reason, "二行\nあります");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "reason");
}

/* Another desk writes as the save begins: what it asks is asked of what stands there then. */
static void
what_is_asked_is_asked_within_the_write(void **state)
{
    struct fixture *f = *state;
    struct event ev = session(f, "2014-11-05T10:00", 5);
    int64_t who = fixture_person(f, "P-1", 0, false);

    fixture_race(f, 0, "INSERT INTO participation (event_id, person_id)"
                       " SELECT v.id, p.id FROM event v, person p");
    LINE_COPY(ev.starts_at, "2014-11-06T10:00");
    LINE_COPY(ev.ends_at, "2014-11-06T11:30");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "reason");
    fixture_race_over();
    fixture_sql(f, "DELETE FROM participation");
    fixture_race(f, 0, "UPDATE event SET status = 'cancelled', version = version + 1");
    expect_err(f, seat_book(f->d, ev.id, who, 0, NULL, &f->e), ERR_INVALID, "event");
    fixture_race_over();
}

/* ---- what overlaps ---- */

/* Staff, room and absence are named before a session is stored; whoever means it says why. */
static void
a_session_in_the_way_is_asked_about(void **state)
{
    struct fixture *f = *state;
    struct event ev = session(f, "2014-11-05T10:00", 5), other = session_at("2014-11-05T11:00", 5);

    assert_int_equal(event_save(f->d, &other, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "despite");
    assert_non_null(strstr(f->e.msg, "架空 係長 has something else then: 10:00-11:30 "));
    assert_non_null(strstr(f->e.msg, "The place is taken then: 10:00-11:30 "));
    LINE_COPY(other.despite, "二部屋に分ける");
    expect_ok(f, event_save(f->d, &other, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM record_history WHERE kind = 'event'"
                                       " AND field = 'despite' AND reason = '二部屋に分ける'"), 1);
    other.despite[0] = '\0';
    LINE_COPY(other.note, "架空"); /* nothing is arranged anew */
    expect_ok(f, event_save(f->d, &other, &f->e));
    LINE_COPY(other.starts_at, "2014-11-05T11:30"); /* back to back */
    expect_ok(f, event_save(f->d, &other, &f->e));
    expect_ok(f, event_find(f->d, ev.id, &ev, &f->e));
    booked(f, ev.id, fixture_person(f, "P-1", 0, false));
    booked(f, ev.id, fixture_person(f, "P-2", 0, false));
    ev.capacity = 1;
    assert_int_equal(event_save(f->d, &ev, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "despite");
    LINE_COPY(ev.despite, "会場が変わる");
    expect_ok(f, event_save(f->d, &ev, &f->e));
}

/* The person has something else then: the other is named; knowingly both go. Two sessions of a kind to
 * come are told, so that one of them is given up. */
static void
a_seat_in_the_way_is_asked_about(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);
    struct event ev = session(f, "2014-11-05T10:00", 5), later = session(f, "2014-11-12T10:00", 1);
    struct appointment a = { .person_id = who, .staff_id = f->worker, .minutes = 60 };
    struct participation p;
    char at[LOCAL_SIZE];

    LINE_COPY(a.starts_at, "2014-11-05T11:00");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    assert_int_equal(seat_book(f->d, ev.id, who, SEAT_WAIT, &p, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "despite");
    assert_non_null(strstr(f->e.msg, "11:00-12:00 "));
    expect_ok(f, seat_book(f->d, ev.id, who, SEAT_WAIT | SEAT_DESPITE, &p, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                       " 'participation' AND field = 'despite'"), 1);
    expect_ok(f, seat_other_session(f->d, ev.id, who, at, &f->e));
    assert_string_equal(at, "");
    expect_ok(f, seat_book(f->d, later.id, who, 0, &p, &f->e));
    expect_ok(f, seat_other_session(f->d, later.id, who, at, &f->e));
    assert_string_equal(at, "2014-11-05T10:00");
}

/* Who leads a meeting and who writes it down are asked about for their own meeting too; a long name
 * stands there whole. */
static void
who_leads_a_meeting_is_asked_about(void **state)
{
    struct fixture *f = *state;
    struct event ev = session_at("2014-11-05T11:00", EVENT_NOT_KNOWN);
    struct appointment a = { .staff_id = f->worker, .minutes = 60 };
    char long_name[LINE_SIZE] = "a";

    a.person_id = fixture_person(f, "P-1", 0, false);
    LINE_COPY(a.starts_at, "2014-11-05T11:00");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    LINE_COPY(ev.kind, "coordination_meeting");
    ev.staff[ev.staff_count++] = f->supervisor;
    ev.chair_id = f->supervisor;
    ev.recorder_id = f->supervisor2;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    ev.recorder_id = f->worker;
    assert_int_equal(event_save(f->d, &ev, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "despite");
    assert_non_null(strstr(f->e.msg, "架空 支援 has something else then: 11:00-12:00 "));
    ev.recorder_id = f->supervisor2;
    ev.chair_id = f->worker;
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "despite");
    while (strlen(long_name) < 100)
        text_join(long_name, sizeof long_name, "", "架");
    fixture_sql(f, "UPDATE staff SET name = '%s' WHERE id = %lld", long_name, (long long)f->worker);
    assert_int_equal(event_save(f->d, &ev, &f->e), ERR_INVALID);
    assert_int_equal(text_check(f->e.msg, false), TEXT_GOOD);
    assert_non_null(strstr(f->e.msg, long_name));
}

static bool
is_without_next(struct fixture *f, int64_t person)
{
    struct due_rows due;
    bool there = false;

    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        there |= due.rows[i].kind == DUE_NO_ACTION && due.rows[i].person_id == person;
    due_rows_free(&due);
    return there;
}

/* Whoever sits in the room is not out of sight: on that day, until the sheet is written. */
static void
who_is_here_is_not_forgotten(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 2; i++) {
        f->d->today = iso_day("2014-10-31");
        struct support_case c = at_inquiry(f, i == 0 ? "太郎" : "花子", i == 0 ? "タロウ" : "ハナコ");
        struct appointment a = { .person_id = c.person_id, .staff_id = f->worker, .minutes = 30 };

        LINE_COPY(a.starts_at, "2014-10-31T11:00");
        if (i == 0)
            expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
        else
            a.seat_id = booked(f, session(f, "2014-10-31T13:00", 5).id, c.person_id).id;
        fixture_sql(f, "UPDATE support_case SET next_action = NULL, next_on = NULL");
        expect_ok(f, seat_arrive(f->d, a.seat_id, &f->e));
        fixture_sql(f, "UPDATE support_case SET next_action = NULL, next_on = NULL");
        assert_false(is_without_next(f, c.person_id));
        fixture_sql(f, "INSERT INTO interview (case_id, at, staff_id, work_intention, own_will,"
                       " next_action) VALUES (%lld, '2014-10-31T11:00', %lld, 'soon', '架空', 'none')",
                    (long long)c.id, (long long)f->worker);
        assert_true(is_without_next(f, c.person_id));
        fixture_sql(f, "DELETE FROM interview");
        f->d->today = iso_day("2014-11-01");
        assert_true(is_without_next(f, c.person_id));
    }
}

/* Nobody has to be told: no reason is asked. */
static void
an_empty_session_moves_without_words(void **state)
{
    struct fixture *f = *state;
    struct event ev = session(f, "2014-11-05T10:00", 5);

    LINE_COPY(ev.starts_at, "2014-11-06T10:00");
    LINE_COPY(ev.ends_at, "2014-11-06T11:00");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.told, 0);
}

/* Whoever waits has no seat, and is not told of one. */
static void
the_timeline_tells_who_waits(void **state)
{
    struct fixture *f = *state;
    struct event ev = session(f, "2014-11-05T10:00", 1);
    int64_t who = fixture_person(f, "P-2", 0, false);
    struct timeline lines;

    booked(f, ev.id, fixture_person(f, "P-1", 0, false));
    booked(f, ev.id, who);
    expect_ok(f, person_timeline(f->d, who, &lines, &f->e));
    assert_int_equal(lines.count, 1);
    assert_non_null(strstr(lines.rows[0].title, "waiting list"));
    timeline_free(&lines);
    correct(f, ev.id, who, "cancelled_self");
    expect_ok(f, person_timeline(f->d, who, &lines, &f->e));
    assert_null(strstr(lines.rows[0].title, "waiting list"));
    timeline_free(&lines);
}

/* What is over is not planned; who was there yesterday is written down as having been there. */
static void
a_session_of_the_past_is_told_what_was(void **state)
{
    struct fixture *f = *state;
    struct support_case c = at_inquiry(f, "太郎", "タロウ");
    struct event ev = session_at("2014-10-30T10:00", 1);
    struct participation p;

    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "starts_at");
    LINE_COPY(ev.status, "held");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    expect_ok(f, seat_book(f->d, ev.id, fixture_person(f, "P-1", 0, false), 0, NULL, &f->e));
    expect_ok(f, seat_book(f->d, ev.id, c.person_id, 0, &p, &f->e)); /* however many came */
    assert_string_equal(p.attendance, "attended");
    assert_false(p.waiting);
    assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);

    ev = session(f, "2014-10-31T13:00", 1); /* still planned on the next day */
    f->d->today = iso_day("2014-11-01");
    expect_ok(f, seat_book(f->d, ev.id, fixture_person(f, "P-2", 0, false), 0, &p, &f->e));
    assert_string_equal(p.attendance, "attended");
    LINE_COPY(ev.note, "架空");
    expect_ok(f, event_save(f->d, &ev, &f->e)); /* its words are free */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_arrival_taken_back_takes_its_step_back),
        TEST(a_stage_that_carries_more_stays),
        TEST(the_time_of_arrival_goes_with_it),
        TEST(the_history_of_a_session_masks_names),
        TEST(a_session_called_off_calls_off_its_seats),
        TEST(a_session_that_has_begun_stays_on_its_day),
        TEST(a_session_put_off_tells_its_people),
        TEST(the_words_of_a_change_are_checked),
        TEST(what_is_asked_is_asked_within_the_write),
        TEST(who_leads_a_meeting_is_asked_about),
        TEST(a_session_on_another_day_takes_its_people_along),
        TEST(a_session_in_the_way_is_asked_about),
        TEST(a_seat_in_the_way_is_asked_about),
        TEST(who_is_here_is_not_forgotten),
        TEST(an_empty_session_moves_without_words),
        TEST(the_timeline_tells_who_waits),
        TEST(a_session_of_the_past_is_told_what_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
