/* The desk of the day: walk-ins, what overlaps, the day by staff, the sheet, and what is due of the
 * kinds that stand beside cases. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "desk/walk_in.h"
#include "ui/kit/form.h"
#include "ui/screens/absences.h"
#include "ui/screens/day_staff.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/intake.h"
#include "ui/screens/orientation.h"
#include "ui/screens/person.h"
#include "ui/screens/slip.h"
#include "ui/screens/today.h"

/* A seminar of the same worker in the same room at the time of the orientation, a planned session of
 * a past day, a consent that runs out, and Taro who came without an appointment. */
static int
open_office(void **state)
{
    struct office *o;
    bool expected;

    if (office_open(state) != 0)
        return -1;
    o = *state;
    fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, ends_at, place, title, status)"
                      " VALUES ('E-9', 'staff_seminar', '2014-10-31', '2014-10-31T11:00',"
                      " '2014-10-31T12:30', '第１会議室', '架空の勉強会', 'planned'),"
                      " ('E-8', 'orientation', '2014-10-29', '2014-10-29T10:00', NULL,"
                      " '第1会議室', '', 'planned')");
    fixture_sql(o->f, "INSERT INTO event_staff (event_id, staff_id) SELECT id, %lld FROM event"
                      " WHERE ref IN ('E-8', 'E-9')", (long long)o->f->worker);
    fixture_sql(o->f, "INSERT INTO consent (person_id, purpose, from_on, to_on, signed_on,"
                      " signed_by, signer_relation) VALUES (%lld, '架空', '2013-11-21',"
                      " '2014-11-20', '2013-11-21', '架空', 'self')", (long long)o->taro);
    fixture_sql(o->f, "INSERT INTO staff (name) VALUES ('架空 連携')"); /* without sign-in */
    fixture_as(o->f, "uketsuke");
    expect_ok(o->f, walk_in_note(o->f->d, o->taro, &expected, &o->f->e));
    return 0;
}

static void
test_today_looks_on_a_full_day(void **state)
{
    office_shots(*state, "today-full", "uketsuke", &today_screen, NULL, "");
}

static void
test_the_day_by_staff_looks(void **state)
{
    office_shots(*state, "day-staff", "shien", &day_staff_screen, NULL, "");
}

/* Away on Friday morning, each Monday, and two days of another one. */
static void
test_absences_look(void **state)
{
    struct office *o = *state;

    office_shots(o, "absences-none", "shien", &absences_screen, NULL, "");
    fixture_sql(o->f, "INSERT INTO staff_absence (staff_id, from_on, to_on, weekday, starts, ends,"
                      " words, at) VALUES (%lld, '2014-10-31', '2014-10-31', NULL, '09:00', '12:00',"
                      " '年休', '" FIXTURE_NOW "'), (%lld, '2014-04-01', '9999-12-31', 1, NULL, NULL,"
                      " '', '" FIXTURE_NOW "'), (%lld, '2014-11-06', '2014-11-07', NULL, NULL, NULL,"
                      " '研修（架空）', '" FIXTURE_NOW "')",
                (long long)o->f->worker, (long long)o->f->reception, (long long)o->f->supervisor);
    office_shots(o, "absences", "shien", &absences_screen, NULL, "");
    office_shots(o, "absence-new", "shien", &absences_screen, NULL, "n");
    office_shots(o, "day-staff-away", "shien", &day_staff_screen, NULL, "");
}

static void
test_the_sheet_is_a_text(void **state)
{
    struct office *o = *state;

    office_start(o, "uketsuke", "ja", 24, 80, &today_screen, NULL);
    app_feed(o->app, "t");
    assert_shows(o, "当日一覧");
    assert_shows(o, "予約なしで来所された方");
    assert_shows(o, "平成26年10月31日 (金)");
    assert_shows(o, "H26.10.28  ");
    assert_false(office_shows(o, "2014-10"));
    assert_int_equal(office_count(o, "audit WHERE action = 'print-day'"), 1);
    for (int i = 0; i < 60; i++)
        app_feed(o->app, "Down");
    assert_shows(o, "監査記録");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &today_screen);
}

/* A task agreed in a meeting is settled on its row, and on no other. */
static void
test_a_task_is_done_from_its_row(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT OR IGNORE INTO meeting_case (event_id, case_id, sort)"
                      " VALUES (%lld, %lld, 9)", (long long)o->meeting, (long long)o->taro_case);
    fixture_sql(o->f, "INSERT INTO meeting_task (meeting_case_id, owner, content, due_on)"
                      " SELECT max(id), '架空', '実習先を探す', '2014-10-30' FROM meeting_case"
                      " WHERE case_id = %lld", (long long)o->taro_case);
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "e"); /* an event */
    assert_shows(o, "会議の役割分担の行を選んでください");
    assert_int_equal(office_count(o, "meeting_task WHERE done_on IS NOT NULL"), 0);
    app_feed(o->app, "/");
    app_type(o->app, "会議の役割");
    app_feed(o->app, "Enter e");
    assert_int_equal(office_count(o, "meeting_task WHERE done_on = '2014-10-31'"), 1);
    assert_int_equal(office_count(o, "audit WHERE action = 'task-done'"), 1);
    app_feed(o->app, "b"); /* at once: of the task, wherever the selection has gone */
    assert_int_equal(office_count(o, "meeting_task WHERE done_on IS NOT NULL"), 0);
    app_feed(o->app, "e");
    assert_int_equal(office_count(o, "meeting_task WHERE done_on IS NOT NULL"), 1);
    app_feed(o->app, "/ Ctrl-U");
    app_type(o->app, "予約なし");
    app_feed(o->app, "Enter b"); /* another row was gone to */
    assert_shows(o, "取り消しますか");
    assert_int_equal(office_count(o, "meeting_task WHERE done_on IS NOT NULL"), 1);
}

/* Enter leads to where it can be settled. */
static void
test_enter_settles_what_is_due(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "実施の確認");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &orientation_screen);
}

/* By the clock of the moment at which it is painted; once the session has begun nobody waits for it. */
static void
test_it_says_how_long_somebody_waits(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE participation SET attendance = 'attended', arrived_at ="
                      " '2014-10-31T09:48' WHERE person_id = %lld", (long long)o->hanako);
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_shows(o, "09:48（12分）");
    fixture_clock("2014-10-31T01:05:00Z", "10:05");
    app_feed(o->app, "Down");
    assert_shows(o, "09:48（17分）");
    fixture_clock("2014-10-31T01:30:00Z", "10:30");
    app_feed(o->app, "Down");
    assert_false(office_shows(o, "09:48（"));
}

/* Two keys for what became of it: of a person, of a session of today and of another day. */
static void
test_what_became_of_it_is_told_on_the_row(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "1 v");
    assert_shows(o, "結果");
    app_feed(o->app, "Esc-Esc /");
    app_type(o->app, "予約なし");
    app_feed(o->app, "Enter v");
    assert_shows(o, "説明会の行を選んでください");
    app_feed(o->app, "/ Ctrl-U");
    app_type(o->app, "花子");
    app_feed(o->app, "Enter v 1");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'attended' AND arrived_at ="
                                     " '2014-10-31T10:00'"), 1);
    office_begin(o, "kakari", &today_screen, NULL);
    long long held = office_count(o, "event WHERE status = 'held'");
    app_feed(o->app, "/");
    app_type(o->app, "実施の確認");
    app_feed(o->app, "Enter v 1"); /* what is missing is seen where it is written */
    assert_ptr_equal(office_shown(o), &orientation_screen);
    assert_shows(o, "終わりの時刻");
    fixture_sql(o->f, "UPDATE event SET ends_at = '2014-10-29T12:00', capacity = 9 WHERE ref = 'E-8'");
    app_feed(o->app, "Esc-Esc v 1");
    assert_int_equal(office_count(o, "event WHERE status = 'held'"), held + 1);
}

/* What is said on the row of a seat may bring somebody up from the waiting list: that is said. */
static void
test_who_moves_up_is_named_on_the_day(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE event SET capacity = 2 WHERE id = %lld;"
                      "INSERT INTO participation (event_id, person_id, waiting) VALUES (%lld, %lld, 1)",
                (long long)o->session, (long long)o->session, (long long)o->saburo);
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "花子");
    app_feed(o->app, "Enter v");
    app_type(o->app, "本人");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_self'"), 1);
    assert_shows(o, "キャンセル待ちの 架空　三郎 さんの席になりました");
}

/* What another desk has written since the question came is not written over: it is read again. */
static void
test_what_another_desk_wrote_stays(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "花子");
    app_feed(o->app, "Enter v");
    fixture_sql(o->f, "UPDATE participation SET attendance = 'excused', version = version + 1 WHERE"
                      " event_id = %lld AND person_id = %lld",
                (long long)o->session, (long long)o->hanako);
    app_feed(o->app, "1");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'excused'"), 1);
    assert_shows(o, "ほかの職員");
    fixture_sql(o->f, "UPDATE event SET ends_at = '2014-10-29T12:00', capacity = 9 WHERE ref = 'E-8'");
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "実施の確認");
    app_feed(o->app, "Enter v");
    fixture_sql(o->f, "UPDATE event SET note = '架空', version = version + 1 WHERE ref = 'E-8'");
    app_feed(o->app, "1");
    assert_int_equal(office_count(o, "event WHERE ref = 'E-8' AND status = 'planned'"), 1);
    assert_shows(o, "ほかの職員");
}

/* Everybody's seat goes: that is asked first, with how many they are. */
static void
test_a_session_is_called_off_after_a_question(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE event SET ends_at = '2014-10-29T12:00', capacity = 9 WHERE ref = 'E-8';"
                      "INSERT INTO participation (event_id, person_id) SELECT id, %lld FROM event"
                      " WHERE ref = 'E-8'", (long long)o->saburo);
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "実施の確認");
    app_feed(o->app, "Enter v 2");
    assert_shows(o, "1人の方の席が取り消されます");
    assert_int_equal(office_count(o, "event WHERE ref = 'E-8' AND status = 'planned'"), 1);
    app_feed(o->app, "y");
    assert_int_equal(office_count(o, "event WHERE ref = 'E-8' AND status = 'cancelled'"), 1);
    assert_shows(o, "1人の方にご連絡");
}

static void
test_a_walk_in_is_taken_back(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "予約なし");
    app_feed(o->app, "Enter b"); /* of before: asked about */
    assert_shows(o, "この来所を取り消しますか");
    app_feed(o->app, "Enter"); /* no */
    assert_int_equal(office_count(o, "walk_in WHERE voided = 0"), 1);
    app_feed(o->app, "b y");
    assert_shows(o, "来所を取り消しました");
    assert_int_equal(office_count(o, "walk_in WHERE voided = 0"), 0);
}

/* The first key after a minute only uncovers; with it goes the one that was meant with it. */
static void
test_nobody_arrives_unseen(void **state)
{
    struct office *o = *state;
    const char *come = "participation WHERE attendance = 'attended'";

    office_begin(o, "uketsuke", &today_screen, NULL);
    int64_t before = office_count(o, come);
    app_set_masked(o->app, true);
    app_feed(o->app, "3 a");
    assert_int_equal(office_count(o, come), before);
    assert_shows(o, "もう一度入力してください");
}

/* A supervisor sees who opened a restricted record, and with that it is settled. */
static void
test_an_opening_is_looked_at(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO restricted_opening (person_id, staff_id, on_day, opened_at, reason)"
                      " SELECT min(id), %lld, '2014-10-30', '2014-10-30T16:20', 'phone' FROM person",
                (long long)o->f->worker2);
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "緊急閲覧");
    app_feed(o->app, "Enter Enter");
    assert_shows(o, "開いた職員");
    assert_shows(o, "16:20");
    assert_shows(o, "電話");
    assert_int_equal(office_count(o, "restricted_opening WHERE seen_on = '2014-10-31'"), 1);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &today_screen);
}

/* ---- somebody comes without an appointment ---- */

/* Who was noted is chosen, so that the next key is about that person. */
static void
test_the_next_key_is_about_who_came(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "w");
    app_type(o->app, "さぶろう");
    app_feed(o->app, "Down Enter");
    assert_ptr_equal(office_shown(o), &today_screen);
    app_feed(o->app, "i");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_shows(o, "架空　三郎さんの受付票です");
    app_feed(o->app, "F3 F2"); /* somebody else */
    assert_ptr_equal(office_shown(o), &intake_screen);
    app_feed(o->app, "F3 Enter");
    assert_ptr_equal(office_shown(o), &person_screen);
}

/* Who has a seat today is found on it. */
static void
test_who_was_expected_is_chosen_on_the_seat(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "End w");
    app_type(o->app, "じろう");
    app_feed(o->app, "Down Enter b");
    assert_shows(o, "架空　次郎さんの来所を取り消しました");
}

/* Nobody on file: what was typed begins the slip, and the arrival is noted when it is saved. */
static void
test_an_unknown_visitor_becomes_a_person(void **state)
{
    struct office *o = *state;
    long long before = office_count(o, "walk_in WHERE voided = 0");

    office_shots_typed(o, "walk-in-nobody", "uketsuke", &today_screen, NULL, "w", "みどり", "");
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "w");
    app_type(o->app, "カクウ ミドリ");
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_non_null(strstr(form_get(office_form(o), "kana"), "ミドリ"));
    form_fill(office_form(o), "name", "架空　緑");
    form_fill(office_form(o), "disabilities", "unknown");
    form_fill(office_form(o), "primary_disability", "unknown");
    form_fill(office_form(o), "referral_source", "self");
    form_fill(office_form(o), "chief_complaint", "働きたい。");
    form_fill(office_form(o), "response", "話を聞いた。");
    form_fill(office_form(o), "next_action", "none");
    form_fill(office_form(o), "consent_state", "pending");
    assert_int_equal(office_count(o, "walk_in WHERE voided = 0"), before);
    app_feed(o->app, "F9");
    assert_shows(o, "で保存しました。o 説明会の予約、b 面談の予約。");
    assert_int_equal(office_count(o, "walk_in WHERE voided = 0"), before + 1);
    app_feed(o->app, "F3");
    assert_ptr_equal(office_shown(o), &today_screen);
    app_feed(o->app, "Enter"); /* the row is chosen */
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_shows(o, "架空　緑");
}

/* The slip of an unknown visitor, whole but not saved. */
static void
begin_slip_of_a_visitor(struct office *o)
{
    static const char *const rows[][2] = {
        { "name", "架空　緑" }, { "disabilities", "unknown" }, { "primary_disability", "unknown" },
        { "referral_source", "self" }, { "chief_complaint", "働きたい。" },
        { "response", "話を聞いた。" }, { "next_action", "none" }, { "consent_state", "pending" },
    };

    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "w");
    app_type(o->app, "カクウ ミドリ");
    app_feed(o->app, "F2");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        form_fill(office_form(o), rows[i][0], rows[i][1]);
}

/* The slip waits as a draft and goes on later that day: the arrival is noted all the same. On another
 * day nobody has come. */
static void
test_an_arrival_waits_with_the_draft(void **state)
{
    struct office *o = *state;
    long long before = office_count(o, "walk_in WHERE voided = 0");

    for (int i = 0; i < 2; i++) {
        begin_slip_of_a_visitor(o);
        form_fill(office_form(o), "name", i ? "架空　翠" : "架空　緑");
        form_fill(office_form(o), "kana", i ? "カクウ　スイ" : "カクウ　ミドリ");
        app_feed(o->app, "F3");
        assert_ptr_equal(office_shown(o), &today_screen);
        assert_int_equal(office_count(o, "draft WHERE form = 'slip'"), 1);
        if (i == 1) /* begun yesterday */
            fixture_sql(o->f, "UPDATE draft SET record = replace(record, '2014-10-31', '2014-10-30')");
        office_begin(o, "uketsuke", &today_screen, NULL);
        app_feed(o->app, "/");
        app_type(o->app, i ? "翠" : "緑");
        app_feed(o->app, "Enter Enter");
        assert_ptr_equal(office_shown(o), &slip_screen);
        if (i == 1) {
            form_fill(office_form(o), "received_on", "2014-10-30");
            form_fill(office_form(o), "received_time", "16:00");
        }
        app_feed(o->app, "F9");
        assert_shows(o, "で保存しました。");
        assert_int_equal(office_count(o, "draft WHERE form = 'slip'"), 0);
        assert_int_equal(office_count(o, "walk_in WHERE voided = 0"), before + 1);
        app_feed(o->app, "F3");
        if (i == 0) {
            app_feed(o->app, "Enter"); /* the row is chosen */
            assert_ptr_equal(office_shown(o), &person_screen);
            assert_shows(o, "架空　緑");
        }
    }
}

/* The visitor turns out to be on file, and goes on as that person: here at once. */
static void
test_an_arrival_goes_with_whoever_is_on_file(void **state)
{
    struct office *o = *state;

    begin_slip_of_a_visitor(o);
    form_fill(office_form(o), "name", "架空　三郎");
    form_fill(office_form(o), "kana", "カクウ　サブロウ");
    form_fill(office_form(o), "birth_date", "1968-07-30");
    app_feed(o->app, "F9 Enter");
    assert_shows(o, "来所として記録しました。");
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM walk_in WHERE voided = 0 AND"
                                          " person_id = %lld", (long long)o->saburo), 1);
}

/* Whose slip of today is written is not asked about once more: the next visitor is searched for. */
static void
test_the_next_visitor_comes_after_the_slip(void **state)
{
    struct office *o = *state;

    begin_slip_of_a_visitor(o);
    app_feed(o->app, "F9 F3 /");
    app_type(o->app, "緑");
    app_feed(o->app, "Enter i");
    assert_ptr_equal(office_shown(o), &intake_screen);
}

static void
test_a_missed_arrival_is_said(void **state)
{
    struct office *o = *state;

    begin_slip_of_a_visitor(o);
    fixture_sql(o->f, "CREATE TRIGGER missed BEFORE INSERT ON walk_in"
                      " BEGIN SELECT RAISE(ABORT, 'missed'); END");
    form_fill(office_form(o), "method", "phone"); /* a visit goes with the slip, or not at all */
    app_feed(o->app, "F9");
    assert_shows(o, "で保存しましたが、来所の記録はできませんでした");
    assert_int_equal(office_count(o, "person WHERE name = '架空　緑'"), 1);
    fixture_sql(o->f, "DROP TRIGGER missed");
}

/* ---- whose question it is ---- */

/* When a certificate ends is asked of whoever is in charge, without an alarm; the card says it too. */
static void
test_a_missing_end_is_asked_of_who_is_in_charge(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE handbook SET expires_on = NULL");
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_false(office_shows(o, "有効期限が未記入"));
    office_begin(o, "shien", &today_screen, NULL);
    assert_shows(o, "期限 5件 うち超過 3件");
    assert_false(office_shows(o, "本日 手帳の有効期限が未記入"));
    app_feed(o->app, "/");
    app_type(o->app, "未記入");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_shows(o, "有効期限が未記入 2級");
}

/* Reception is not asked about cases that fell silent: neither on the screen nor on the sheet. */
static void
test_the_sheet_asks_what_the_screen_asks(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE person SET restricted = 0");
    office_begin(o, "kakari", &today_screen, NULL);
    assert_shows(o, "長く連絡なし");
    app_feed(o->app, "t");
    for (int i = 0; i < 60; i++)
        app_feed(o->app, "Down");
    assert_shows(o, "長く連絡なし");
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_false(office_shows(o, "長く連絡なし"));
    app_feed(o->app, "t");
    for (int i = 0; i < 60; i++) {
        assert_false(office_shows(o, "長く連絡なし"));
        app_feed(o->app, "Down");
    }
}

/* Two of one name have their birth dates behind it, in every list and in what is said. */
static void
test_two_of_one_name_are_told_apart(void **state)
{
    struct office *o = *state;
    const struct seat_arg seats = { o->session, 0 };

    fixture_sql(o->f, "UPDATE person SET name = '架空　花子' WHERE id = %lld", (long long)o->jiro);
    office_shots(o, "today-twins", "uketsuke", &today_screen, NULL, "");
    office_shots(o, "orientation-twins", "uketsuke", &orientation_screen, &seats, "");
    office_start(o, "uketsuke", "ja", 10, 40, &today_screen, NULL);
    assert_shows(o, "架空　花子 S50.1.15");
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_shows(o, "架空　花子 H4.11.23");
    app_feed(o->app, "/");
    app_type(o->app, "S50.1.15");
    app_feed(o->app, "Enter a");
    assert_shows(o, "架空　花子 S50.1.15さん");
    fixture_sql(o->f, "UPDATE person SET restricted = 1 WHERE id = %lld", (long long)o->jiro);
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_false(office_shows(o, "S50.1.15"));
    assert_false(office_shows(o, "H4.11.23"));
}

/* Two interviews with people of one name, on the day by staff. */
static void
test_the_day_by_staff_tells_two_of_one_name_apart(void **state)
{
    struct office *o = *state;
    const int64_t people[] = { o->hanako, o->jiro };

    fixture_sql(o->f, "UPDATE person SET name = '架空　花子' WHERE id = %lld", (long long)o->jiro);
    for (int i = 0; i < 2; i++) {
        fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, place, title, status)"
                          " VALUES ('E-2%d', 'interview', '2014-10-31', '2014-10-31T1%d:00', '',"
                          " '', 'planned')", i, 4 + i);
        fixture_sql(o->f, "INSERT INTO event_staff (event_id, staff_id) SELECT id, %lld FROM event"
                          " WHERE ref = 'E-2%d'", (long long)o->f->worker2, i);
        fixture_sql(o->f, "INSERT INTO participation (event_id, person_id, attendance)"
                          " SELECT id, %lld, 'booked' FROM event WHERE ref = 'E-2%d'",
                    (long long)people[i], i);
    }
    office_begin(o, "shien", &day_staff_screen, NULL);
    assert_shows(o, "架空　花子 S50.1.15");
    assert_shows(o, "架空　花子 H4.11.23");
}

#define DAY(name) cmocka_unit_test_setup_teardown(name, open_office, office_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(test_today_looks_on_a_full_day),
        DAY(test_the_day_by_staff_looks),
        DAY(test_absences_look),
        DAY(test_the_sheet_is_a_text),
        DAY(test_a_task_is_done_from_its_row),
        DAY(test_enter_settles_what_is_due),
        DAY(test_it_says_how_long_somebody_waits),
        DAY(test_what_became_of_it_is_told_on_the_row),
        DAY(test_who_moves_up_is_named_on_the_day),
        DAY(test_what_another_desk_wrote_stays),
        DAY(test_a_session_is_called_off_after_a_question),
        DAY(test_a_walk_in_is_taken_back),
        DAY(test_nobody_arrives_unseen),
        DAY(test_an_opening_is_looked_at),
        DAY(test_the_next_key_is_about_who_came),
        DAY(test_who_was_expected_is_chosen_on_the_seat),
        DAY(test_an_unknown_visitor_becomes_a_person),
        DAY(test_an_arrival_waits_with_the_draft),
        DAY(test_an_arrival_goes_with_whoever_is_on_file),
        DAY(test_the_next_visitor_comes_after_the_slip),
        DAY(test_a_missed_arrival_is_said),
        DAY(test_a_missing_end_is_asked_of_who_is_in_charge),
        DAY(test_the_sheet_asks_what_the_screen_asks),
        DAY(test_two_of_one_name_are_told_apart),
        DAY(test_the_day_by_staff_tells_two_of_one_name_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
