/* Interviews with a time at the keys: booked from the card, the slip and the desk of today, moved, and
 * called off; which statuses are offered; how they stand on the desk of today and on the card. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/appointment.h"
#include "desk/walk_in.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/appointment.h"
#include "ui/screens/calendar.h"
#include "ui/screens/day_staff.h"
#include "ui/screens/history.h"
#include "ui/screens/orientation.h"
#include "ui/screens/person.h"
#include "ui/screens/today.h"

static int64_t
book(struct office *o, int64_t person_id, int64_t staff_id, const char *starts_at,
     const char *purpose)
{
    struct appointment a = { .person_id = person_id, .staff_id = staff_id,
                             .minutes = APPOINTMENT_MINUTES };

    assert_true(text_copy(a.starts_at, sizeof a.starts_at, starts_at));
    assert_true(text_copy(a.purpose, sizeof a.purpose, purpose));
    assert_true(text_copy(a.place, sizeof a.place, "相談室１"));
    fixture_as(o->f, "uketsuke");
    expect_ok(o->f, appointment_save(o->f->d, &a, NULL, &o->f->e));
    return a.id;
}

static void
test_a_new_one_looks(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { 0, o->taro };

    office_shots(o, "appointment-new", "uketsuke", &appointment_screen, &arg, "");
    office_shots(o, "appointment-free", "uketsuke", &appointment_screen, &arg, "F2");
}

static void
test_a_stored_one_looks(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { book(o, o->taro, o->f->worker, "2014-11-07T14:00", "２回目の面談"),
                              o->taro };

    office_shots(o, "appointment-booked", "uketsuke", &appointment_screen, &arg, "");
    office_shots(o, "appointment-outcome", "uketsuke", &appointment_screen, &arg, "Ctrl-X");
}

static void
test_the_other_is_named_beside_the_time(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { 0, o->taro };

    office_shots_typed(o, "appointment-taken", "uketsuke", &appointment_screen, &arg,
                       "", "10:45", "Ctrl-S");
    office_begin(o, "uketsuke", &appointment_screen, &arg);
    app_type(o->app, "1045");
    app_feed(o->app, "Ctrl-S");
    assert_ptr_equal(office_shown(o), &appointment_screen); /* what was typed stands there */
    assert_int_equal(office_count(o, "event WHERE kind = 'interview'"), 0);
    app_feed(o->app, "F2 2 Ctrl-S");
    assert_int_equal(office_count(o, "event WHERE kind = 'interview'"), 1);
}

/* Closed or double: it is asked before anything is stored, and a reason carries it. */
static void
test_a_closed_day_is_asked_about_first(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &appointment_screen, &(struct record_arg){ 0, o->taro });
    form_set(office_form(o), "day", "2014-11-03");
    form_set(office_form(o), "at", "18:30");
    app_feed(o->app, "F9");
    assert_shows(o, "閉庁日です");
    assert_shows(o, "受付時間外です");
    assert_int_equal(office_count(o, "event WHERE kind = 'interview'"), 0);
    form_set(office_form(o), "despite", "ご本人の都合");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "event WHERE kind = 'interview' AND day = '2014-11-03'"), 1);
    assert_int_equal(office_count(o, "field_history WHERE field = 'despite' AND reason ="
                                     " 'ご本人の都合'"), 1);
}

/* On the card the key of the interview's time, then F9: the first free one. */
static void
test_booked_from_the_card(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &person_screen, &(struct person_arg){ o->taro });
    app_feed(o->app, "+ F9");
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_shows(o, "予約しました: 個別面談");
    assert_shows(o, "面談の予約");
    assert_int_equal(office_count(o, "event WHERE kind = 'interview' AND starts_at ="
                                     " '2014-10-31T12:00'"), 1); /* after the orientation */
}

/* Other staff and another day bring their first free time; a time that was typed stays. */
static void
test_the_first_free_time_follows(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { 0, o->taro };

    office_begin(o, "uketsuke", &appointment_screen, &arg);
    assert_string_equal(form_get(office_form(o), "at"), "12:00");
    form_focus(office_form(o), "day");
    for (int i = 0; i < 12; i++)
        app_feed(o->app, "Backspace");
    app_type(o->app, "11/4");
    app_feed(o->app, "Tab");
    assert_string_equal(form_get(office_form(o), "at"), "09:00");
    for (int i = 0; i < 6; i++)
        app_feed(o->app, "Backspace");
    app_type(o->app, "15:00");
    app_feed(o->app, "F10");
    form_focus(office_form(o), "day");
    for (int i = 0; i < 12; i++)
        app_feed(o->app, "Backspace");
    app_type(o->app, "11/5");
    app_feed(o->app, "Tab");
    assert_string_equal(form_get(office_form(o), "at"), "15:00");
}

/* Of other staff the first free time of all, and a room that is taken is gone round. */
static void
test_other_staff_and_a_taken_room(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { 0, o->taro };
    char staff[24];

    (void)book(o, o->hanako, o->f->worker, "2014-10-31T13:00", ""); /* 相談室１ */
    office_begin(o, "uketsuke", &appointment_screen, &arg);
    assert_string_equal(form_get(office_form(o), "at"), "12:00");
    snprintf(staff, sizeof staff, "%lld", (long long)o->f->worker2);
    form_focus(office_form(o), "staff_id");
    app_feed(o->app, "3"); /* 架空 応援, who has nothing today */
    assert_string_equal(form_get(office_form(o), "staff_id"), staff);
    assert_string_equal(form_get(office_form(o), "at"), "10:30");
    form_focus(office_form(o), "minutes");
    app_feed(o->app, "Backspace Backspace");
    app_type(o->app, "180");
    assert_string_equal(form_get(office_form(o), "at"), "10:30");
    office_type_at(o, "place", "相談室1");
    assert_string_equal(form_get(office_form(o), "at"), "14:00");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "event WHERE starts_at = '2014-10-31T14:00' AND ends_at ="
                                     " '2014-10-31T17:00'"), 1);
}

static void
test_moving_asks_why(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { book(o, o->taro, o->f->worker, "2014-11-07T14:00", ""), o->taro };

    office_begin(o, "uketsuke", &appointment_screen, &arg);
    app_feed(o->app, "F2 1 Ctrl-S");
    assert_shows(o, "変更の理由と、どなたの申し出かを短く書いてください");
    office_type_at(o, "reason", "ご本人の通院のため");
    app_feed(o->app, "Ctrl-S");
    assert_shows(o, "変更しました: 個別面談");
    office_shots(o, "appointment-moved-card", "shien", &person_screen,
                 &(struct person_arg){ o->taro }, "f 3");
}

static void
test_calling_off_asks_who_and_why(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { book(o, o->taro, o->f->worker, "2014-11-07T14:00", ""), o->taro };

    office_begin(o, "uketsuke", &appointment_screen, &arg);
    app_feed(o->app, "Ctrl-X 2"); /* excused, by the person, by us */
    app_type(o->app, "体調不良と電話あり");
    app_feed(o->app, "Enter");
    assert_shows(o, "記録しました: 本人からの取消");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_self' AND note ="
                                     " '体調不良と電話あり'"), 1);
    assert_int_equal(office_count(o, "support_case WHERE next_action = 'interview_booking' AND"
                                     " next_on = '2014-10-31' AND staff_id IS NOT NULL"), 1);
    office_shots(o, "appointment-history", "shien", &history_screen,
                 &(struct record_arg){ 0, o->taro }, "");
    office_shots(o, "appointment-off", "shien", &appointment_screen, &arg, "");
}

/* Two desks: the second sees both versions, and nothing is lost. */
static void
test_two_desks_meet(void **state)
{
    struct office *o = *state;
    int64_t id = book(o, o->taro, o->f->worker, "2014-11-07T14:00", "");
    struct record_arg arg = { id, o->taro };

    office_begin(o, "uketsuke", &appointment_screen, &arg);
    form_focus(office_form(o), "place");
    for (int i = 0; i < 8; i++)
        app_feed(o->app, "Backspace");
    app_type(o->app, "相談室２");
    fixture_sql(o->f, "UPDATE event SET place = '相談室３', version = version + 1 WHERE id = %lld",
                (long long)id);
    app_feed(o->app, "Ctrl-S");
    assert_shows(o, "相談室２");
    assert_shows(o, "相談室３");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "event WHERE place = '相談室２'"), 1);
}

/* ---- where it stands ---- */

static void
test_the_day_looks(void **state)
{
    struct office *o = *state;
    bool expected;

    (void)book(o, o->taro, o->f->worker, "2014-10-31T13:00", "２回目の面談");
    (void)book(o, o->shizuka, o->f->worker2, "2014-10-31T15:00", "");
    expect_ok(o->f, walk_in_note(o->f->d, o->taro, &expected, &o->f->e));
    assert_true(expected);
    office_shots(o, "today-interviews", "uketsuke", &today_screen, NULL, "");
    office_shots(o, "day-staff-interviews", "uketsuke", &day_staff_screen, NULL, "");
    office_shots(o, "calendar-interviews", "uketsuke", &calendar_screen, NULL, "");
}

static void
test_today_books_and_opens(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "r");
    app_type(o->app, "たろう");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &appointment_screen);
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &today_screen);
    app_feed(o->app, "/");
    app_type(o->app, "個別面談");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &appointment_screen);
}

static void
test_a_past_one_is_asked_for(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, status) VALUES ('E-9',"
                      " 'interview', '2014-10-29', '2014-10-29T10:00', 'planned');"
                      "INSERT INTO participation (event_id, person_id) SELECT max(id), %lld"
                      " FROM event", (long long)o->taro);
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "出欠の確認");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &appointment_screen);
    office_shots(o, "appointment-past", "uketsuke", &appointment_screen,
                 &(struct record_arg){ fixture_number(o->f, "SELECT max(id) FROM event"), 0 },
                 "Ctrl-X");
}

/* ---- which statuses are offered ---- */

static void
test_a_session_to_come_has_no_attendance(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE event SET day = '2014-11-10', starts_at = '2014-11-10T10:30', ends_at"
                      " = NULL WHERE id = %lld", (long long)o->session);
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    app_feed(o->app, "a x");
    assert_int_equal(office_count(o, "participation WHERE attendance IN ('attended', 'absent')"
                                     " AND event_id > 1"), 0);
    office_shots(o, "orientation-ahead", "uketsuke", &orientation_screen,
                 &(struct seat_arg){ o->session, 0 }, "");
    fixture_sql(o->f, "UPDATE event SET day = '2014-10-30', starts_at = '2014-10-30T10:30' WHERE"
                      " id = %lld", (long long)o->session);
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    app_feed(o->app, "x");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'absent'"), 1);
    app_feed(o->app, "u"); /* not back to booked */
    assert_int_equal(office_count(o, "participation WHERE attendance = 'absent'"), 1);
}

/* A key that slips makes nobody else the one who holds it; who holds none is not offered. */
static void
test_a_stray_key_changes_no_staff(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { book(o, o->taro, o->f->worker, "2014-11-04T14:00", ""), o->taro };
    char staff[24];

    snprintf(staff, sizeof staff, "%lld", (long long)o->f->worker);
    office_begin(o, "uketsuke", &appointment_screen, &arg);
    assert_string_equal(form_focused(office_form(o)), "at");
    app_type(o->app, "1");
    assert_string_equal(form_get(office_form(o), "staff_id"), staff);
    form_focus(office_form(o), "staff_id");
    app_feed(o->app, "F1");
    assert_shows(o, "架空 支援");
    assert_false(office_shows(o, "架空 管理"));
    assert_false(office_shows(o, "架空 監査"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_open, office_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_new_one_looks),
        TEST(test_a_stored_one_looks),
        TEST(test_a_closed_day_is_asked_about_first),
        TEST(test_the_other_is_named_beside_the_time),
        TEST(test_booked_from_the_card),
        TEST(test_the_first_free_time_follows),
        TEST(test_other_staff_and_a_taken_room),
        TEST(test_moving_asks_why),
        TEST(test_calling_off_asks_who_and_why),
        TEST(test_two_desks_meet),
        TEST(test_the_day_looks),
        TEST(test_today_books_and_opens),
        TEST(test_a_past_one_is_asked_for),
        TEST(test_a_session_to_come_has_no_attendance),
        TEST(test_a_stray_key_changes_no_staff),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
