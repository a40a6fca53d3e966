/* The next action of a case: which days may be entered, how it ends by being done, and who then falls
 * out of sight: nobody. Today is Friday 2014-10-31; Monday 3 November is a holiday. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "desk/assessment.h"
#include "desk/calendar_days.h"
#include "desk/dispatch.h"
#include "desk/event.h"
#include "desk/interview.h"
#include "desk/people.h"
#include "desk/placement.h"
#include "desk/registration.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

static void
set_next(struct fixture *f, int64_t case_id, const char *action, const char *on)
{
    struct support_case c = line_case(f, case_id);

    expect_ok(f, case_set_next(f->d, case_id, c.version, action, iso_day(on), &f->e));
}

static int64_t
session(struct fixture *f, const char *starts_at, int capacity)
{
    struct event ev = { .capacity = capacity, .attendees = EVENT_NOT_KNOWN };

    LINE_COPY(ev.kind, "orientation");
    LINE_COPY(ev.status, "planned");
    LINE_COPY(ev.starts_at, starts_at);
    snprintf(ev.ends_at, sizeof ev.ends_at, "%.11s%02u:30", starts_at,
             (unsigned)(atoi(starts_at + 11) + 1) % 24);
    LINE_COPY(ev.place, "架空会館");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    return ev.id;
}

static int
forgotten(struct fixture *f)
{
    struct due_rows rows;
    int n = 0;

    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &rows, &f->e));
    for (size_t i = 0; i < rows.count; i++)
        n += rows.rows[i].kind == DUE_NO_ACTION;
    due_rows_free(&rows);
    return n;
}

/* ---- how it ends ---- */

static void
a_seat_ends_the_booking(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ"), other = line_inquiry(f, "花子", "ハナコ");
    int64_t event = session(f, "2014-11-05T10:00", 1);
    struct participation seat, waiting;

    set_next(f, c.id, "orientation_booking", "2014-11-10");
    set_next(f, other.id, "orientation_booking", "2014-11-10");
    expect_ok(f, seat_book(f->d, event, c.person_id, 0, &seat, &f->e));
    line_expect_next(f, c.id, "interview_booking", "2014-11-05");
    expect_ok(f, seat_book(f->d, event, other.person_id, SEAT_WAIT, &waiting, &f->e));
    assert_true(waiting.waiting);
    line_expect_next(f, other.id, "orientation_booking", "2014-11-10"); /* no seat yet */

    LINE_COPY(seat.attendance, "cancelled_self");
    expect_ok(f, seat_change(f->d, &seat, NULL, &f->e));
    line_expect_next(f, c.id, "orientation_booking", "2014-10-31"); /* to be booked anew */
    line_expect_next(f, other.id, "interview_booking", "2014-11-05"); /* moved up */
}

static void
other_promises_stay(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");

    set_next(f, c.id, "call_back", "2014-11-04");
    expect_ok(f, seat_book(f->d, session(f, "2014-11-05T10:00", 5), c.person_id, 0, NULL, &f->e));
    line_expect_next(f, c.id, "call_back", "2014-11-04");
}

static void
what_follows_the_session(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    int64_t event = session(f, "2014-10-31T09:00", 5);
    struct participation seat;

    expect_ok(f, seat_book(f->d, event, c.person_id, 0, &seat, &f->e));
    expect_ok(f, seat_arrive(f->d, seat.id, &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);
    line_expect_next(f, c.id, "interview_booking", "2014-11-07"); /* of the slip: it had one */
    set_next(f, c.id, "none", "");
    seat.version++;
    LINE_COPY(seat.attendance, "attended");
    LINE_COPY(seat.next_action, "interview_booking");
    seat.next_on = iso_day("2014-10-30");
    expect_err(f, seat_change(f->d, &seat, NULL, &f->e), ERR_INVALID, "next_on");
    seat.next_on = iso_day("2014-11-12");
    expect_ok(f, seat_change(f->d, &seat, NULL, &f->e));
    line_expect_next(f, c.id, "interview_booking", "2014-11-12");
    seat.next_on = iso_day("2014-11-13"); /* the day alone is another */
    expect_ok(f, seat_change(f->d, &seat, NULL, &f->e));
    line_expect_next(f, c.id, "interview_booking", "2014-11-13");
    seat.next_on = DATE_NONE;
    LINE_COPY(seat.next_action, "close");
    expect_ok(f, seat_change(f->d, &seat, NULL, &f->e));
    line_expect_next(f, c.id, "close", "");
}

static int64_t
decide(struct fixture *f, int64_t case_id, enum stage route)
{
    struct decision dec = { .case_id = case_id, .assessment_id = line_agreed_sheet(f, case_id),
                            .route = route };

    LINE_COPY(dec.reason, "登録して就職を目指せるため");
    expect_ok(f, decision_save(f->d, &dec, false, &f->e));
    return dec.id;
}

static struct dispatch
visit(struct fixture *f, int64_t person_id, const char *next_on)
{
    struct dispatch x = { .on_day = f->d->today, .trip = 1, .minutes = 60,
                          .next_on = iso_day(next_on), .staff = { f->supervisor },
                          .staff_count = 1, .people = { person_id }, .people_count = 1 };

    LINE_COPY(x.destination, "架空商店");
    LINE_COPY(x.method, "workplace_visit");
    LINE_COPY(x.purpose, "retention");
    LINE_COPY(x.note, "架空");
    assert_true(code_set_add(&x.met, "self"));
    return x;
}

/* Along the whole line a booking of before ends with the step, other promises do not. */
static void
steps_past_the_assessment_end_bookings(void **state)
{
    static const char *const pending[] = { "orientation_booking", "interview_booking", "call_back" };
    struct fixture *f = *state;

    for (int i = 0; i < 3; i++) {
        char given[40], kana[40];
        const char *left = i == 2 ? "call_back" : "", *on = i == 2 ? "2014-11-20" : "";

        snprintf(given, sizeof given, "例%d", i);
        snprintf(kana, sizeof kana, "%s", i == 0 ? "ア" : i == 1 ? "イ" : "ウ");
        struct support_case c = line_assessment(f, given, kana);
        set_next(f, c.id, pending[i], "2014-11-20");
        decide(f, c.id, STAGE_REGISTERED);
        assert_int_equal(line_case(f, c.id).stage, STAGE_REGISTERED);
        line_expect_next(f, c.id, left, on);

        set_next(f, c.id, pending[i], "2014-11-20");
        expect_ok(f, case_move(f->d, c.id, &(struct case_step){ .to = STAGE_JOB_SEARCH }, &f->e));
        line_expect_next(f, c.id, pending[i], "2014-11-20"); /* no record says that it was done */
        struct placement p = { .person_id = c.person_id, .started_on = f->d->today,
                               .weekly_minutes = PLACEMENT_NOT_KNOWN, .wage = PLACEMENT_NOT_KNOWN };
        LINE_COPY(p.employer_name, "架空商店");
        LINE_COPY(p.employment_form, "part_time");
        LINE_COPY(p.occupation, "clerical");
        LINE_COPY(p.vacancy_kind, "disability");
        LINE_COPY(p.disclosure, "open");
        LINE_COPY(p.route, "hello_work");
        assert_true(code_set_add(&p.supporters, "association"));
        expect_ok(f, placement_save(f->d, &p, &f->e));
        assert_int_equal(line_case(f, c.id).stage, STAGE_PLACED);
        line_expect_next(f, c.id, left, on);

        for (int n = 0; n < 2; n++) { /* the visit that begins retention, and a later one */
            set_next(f, c.id, pending[i], "2014-11-20");
            struct dispatch x = visit(f, c.person_id, "2014-12-01");
            x.trip = i * 2 + n + 1;
            snprintf(x.trip_reason, sizeof x.trip_reason, "架空");
            expect_ok(f, dispatch_save(f->d, &x, &f->e));
            assert_int_equal(line_case(f, c.id).stage, STAGE_RETENTION);
            line_expect_next(f, c.id, left, on);
        }
    }
}

/* ---- who is out of sight ---- */

static void
what_lies_ahead_counts(void **state)
{
    struct fixture *f = *state;
    static struct person_card card;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct case_rows list;
    int64_t far = session(f, "2014-11-20T10:00", 5);
    struct participation seat;

    set_next(f, c.id, "none", "");
    assert_int_equal(forgotten(f), 1);
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e));
    assert_int_equal(card.ahead.kind, AHEAD_NONE);

    set_next(f, c.id, "call_back", "2014-11-04");
    expect_ok(f, seat_book(f->d, far, c.person_id, 0, &seat, &f->e));
    set_next(f, c.id, "none", "");
    assert_int_equal(forgotten(f), 0);
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e));
    assert_int_equal(card.ahead.kind, AHEAD_SEAT);
    assert_int_equal(date_compare(card.ahead.on, iso_day("2014-11-20")), 0);

    int64_t meeting = record_event(f, "E-1", "coordination_meeting", "2014-11-18", "planned");
    fixture_sql(f, "INSERT INTO meeting_case (event_id, case_id, sort) VALUES (%lld, %lld, 1)",
                (long long)meeting, (long long)c.id);
    expect_ok(f, case_list(f->d, STAGE_NONE, 0, 50, &list, &f->e));
    assert_int_equal(list.rows[0].ahead.kind, AHEAD_MEETING); /* the nearest */
    case_rows_free(&list);
    fixture_sql(f, "INSERT INTO meeting_task (meeting_case_id, owner, content, due_on)"
                   " SELECT id, '架空', '架空', '2014-10-01' FROM meeting_case");
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e));
    assert_int_equal(card.ahead.kind, AHEAD_TASK);
    fixture_sql(f, "UPDATE meeting_task SET done_on = '2014-10-30';"
                   "UPDATE event SET status = 'cancelled' WHERE id IN (%lld, %lld)",
                (long long)far, (long long)meeting);
    assert_int_equal(forgotten(f), 1);
}

static void
a_next_visit_counts_until_somebody_went(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    static struct person_card card;

    set_next(f, c.id, "none", "");
    struct dispatch x = visit(f, c.person_id, "2014-11-14");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(forgotten(f), 0);
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e));
    assert_int_equal(card.ahead.kind, AHEAD_VISIT);
    f->d->today = iso_day("2014-11-14");
    x = visit(f, c.person_id, ""); /* and no further one */
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(forgotten(f), 1);
    expect_ok(f, dispatch_void(f->d, x.id, x.version, "取り違え", &f->e));
    assert_int_equal(forgotten(f), 0);
    f->d->today = iso_day("2015-11-15"); /* forgotten for more than a year: looked at again */
    assert_int_equal(forgotten(f), 1);
}

/* ---- days ---- */

static struct interview
sheet(struct fixture *f, int64_t case_id, const char *next_on)
{
    struct interview i = { .case_id = case_id, .wish_weekly_min = -1, .next_on = iso_day(next_on) };

    (void)f;
    LINE_COPY(i.place, "相談室");
    LINE_COPY(i.work_intention, "want");
    LINE_COPY(i.own_will, "事務の仕事がしたい。");
    LINE_COPY(i.next_action, "interview_booking");
    return i;
}

static void
a_day_that_is_over_is_refused(void **state)
{
    const struct interview_saving how = { .skip_reason = "phone_intake" };
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    static struct intake in;

    expect_err(f, case_set_next(f->d, c.id, c.version, "call_back", iso_day("2014-10-02"), &f->e),
               ERR_INVALID, "next_on");
    line_slip(&in, "花子", "ハナコ");
    in.slip.next_on = iso_day("2014-10-30");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "next_on");
    in.slip.next_on = iso_day("2014-10-31"); /* today is fine */
    expect_ok(f, intake_save(f->d, &in, &f->e));
    struct interview i = sheet(f, c.id, "2014-10-02");
    expect_err(f, interview_save(f->d, &i, &how, &f->e), ERR_INVALID, "next_on");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM interview"), 0);
    struct dispatch x = visit(f, c.person_id, "2014-10-30");
    x.on_day = iso_day("2014-10-20");
    expect_err(f, dispatch_save(f->d, &x, &f->e), ERR_INVALID, "next_on");
    const struct case_step step = { .to = STAGE_INTERVIEW, .skip_reason = "phone_intake",
                                    .next_action = "call_back", .next_on = iso_day("2014-10-30") };
    expect_err(f, case_move(f->d, c.id, &step, &f->e), ERR_INVALID, "next_on");
}

/* A record of last week is corrected without being asked for another day. */
static void
a_stored_day_may_stay(void **state)
{
    const struct interview_saving how = { .skip_reason = "phone_intake" };
    struct fixture *f = *state;
    static struct intake in;

    line_slip(&in, "太郎", "タロウ");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    struct interview i = sheet(f, in.slip.case_id, "2014-11-05");
    expect_ok(f, interview_save(f->d, &i, &how, &f->e));
    struct dispatch x = visit(f, in.person.id, "2014-11-06");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    f->d->today = iso_day("2014-11-20");
    LINE_COPY(in.slip.response, "書き直した");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    LINE_COPY(i.place, "相談室");
    expect_ok(f, interview_save(f->d, &i, NULL, &f->e));
    x.minutes = 90;
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    i.next_on = iso_day("2014-11-19"); /* another day is a new one */
    expect_err(f, interview_save(f->d, &i, NULL, &f->e), ERR_INVALID, "next_on");
}

/* Dictionary 7.2: a deadline on a closed day moves to the next open day. */
static void
a_closed_day_moves_on(void **state)
{
    const struct closing_day closed = { iso_day("2014-11-04"), CLOSING_OFFICE, "工事" };
    const struct interview_saving how = { .skip_reason = "phone_intake" };
    struct fixture *f = *state;
    static struct intake in;

    line_slip(&in, "太郎", "タロウ");
    in.slip.next_on = iso_day("2014-11-01"); /* Saturday, Sunday, holiday */
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(date_compare(in.slip.next_on, iso_day("2014-11-04")), 0);
    line_expect_next(f, in.slip.case_id, "interview_booking", "2014-11-04");
    fixture_as(f, "kanri");
    expect_ok(f, calendar_days_add(f->d, &closed, &f->e));
    fixture_as(f, "kakari");
    struct interview i = sheet(f, in.slip.case_id, "2014-11-03");
    expect_ok(f, interview_save(f->d, &i, &how, &f->e));
    assert_int_equal(date_compare(i.next_on, iso_day("2014-11-05")), 0);
    struct dispatch x = visit(f, in.person.id, "2014-11-02");
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    assert_int_equal(date_compare(x.next_on, iso_day("2014-11-05")), 0);
    set_next(f, in.slip.case_id, "call_back", "2014-11-08");
    line_expect_next(f, in.slip.case_id, "call_back", "2014-11-10");
}

/* The sheet just saved knows which one of the case it is. */
static void
interviews_are_numbered(void **state)
{
    const struct interview_saving how = { .skip_reason = "phone_intake" };
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");

    for (int n = 1; n <= 3; n++) {
        struct interview i = sheet(f, c.id, "2014-11-05");

        expect_ok(f, interview_save(f->d, &i, n == 1 ? &how : NULL, &f->e));
        assert_int_equal(i.number, n);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_seat_ends_the_booking),
        TEST(other_promises_stay),
        TEST(what_follows_the_session),
        TEST(steps_past_the_assessment_end_bookings),
        TEST(what_lies_ahead_counts),
        TEST(a_next_visit_counts_until_somebody_went),
        TEST(a_day_that_is_over_is_refused),
        TEST(a_stored_day_may_stay),
        TEST(a_closed_day_moves_on),
        TEST(interviews_are_numbered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
