/* From the orientation to the registration: seats, interview, assessment, direction, register. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/appointment.h"
#include "desk/assessment.h"
#include "tests/desk/records.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/assessment.h"
#include "ui/screens/assessment_texts.h"
#include "ui/screens/calendar.h"
#include "ui/screens/decision.h"
#include "ui/screens/interview.h"
#include "ui/screens/orientation.h"
#include "ui/screens/registration.h"
#include "ui/screens/today.h"

/* Taro's case at the assessment. */
static int64_t
at_assessment(struct office *o)
{
    return record_stage(o->f, o->taro, "assessment");
}

static void
rate(struct office *o, int64_t sheet, const char *ratings)
{
    struct assessment *a = calloc(1, sizeof *a);
    struct assessment_lines *lines = calloc(1, sizeof *lines);

    assert_non_null(a);
    assert_non_null(lines);
    expect_ok(o->f, assessment_open(o->f->d, sheet, a, lines, &o->f->e));
    for (size_t i = 0; i < lines->count && ratings[i] != '\0'; i++) {
        struct assessment_line line = lines->rows[i];

        line.agreed = ratings[i];
        expect_ok(o->f, assessment_rate(o->f->d, sheet, &a->version, &line, &o->f->e));
    }
    assessment_lines_free(lines);
    free(lines);
    free(a);
}

/* A first version of May, agreed, and the draft of today beside it. */
static int64_t
second_sheet(struct office *o)
{
    int64_t case_id = at_assessment(o), first = record_assessment(o->f, case_id, 1, "draft"), id;

    o->f->d->ask_reasons = false;
    rate(o, first, "3321-04");
    fixture_sql(o->f, "UPDATE assessment SET state = 'agreed' WHERE id = %lld", (long long)first);
    expect_ok(o->f, assessment_create(o->f->d, case_id, &id, &o->f->e));
    rate(o, id, "4311-30");
    o->f->d->ask_reasons = true;
    return id;
}

/* ---- golden screens ---- */

static void
test_orientation_looks(void **state)
{
    struct office *o = *state;
    const struct seat_arg session = { o->session, 0 }, choose = { 0, o->saburo };

    office_shots(o, "orientation-seats", "uketsuke", &orientation_screen, &session, "");
    office_shots(o, "orientation-came", "uketsuke", &orientation_screen, &session, "a Down x");
    office_shots(o, "orientation-choose", "uketsuke", &orientation_screen, &choose, "");
}

/* A session with places that belong to those who wait is not called full. */
static void
test_free_places_of_those_who_wait_are_asked_about(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, status, title, capacity) VALUES"
                      " ('E-9', 'orientation', '2014-11-10', '2014-11-10T10:00', 'planned',"
                      " '11月の説明会', 1);"
                      "INSERT INTO participation (event_id, person_id, waiting) SELECT id, %lld, 1"
                      " FROM event WHERE ref = 'E-9'", (long long)o->taro);
    long long event = fixture_number(o->f, "SELECT id FROM event WHERE ref = 'E-9'");
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ event, o->saburo });
    app_feed(o->app, "F2");
    assert_shows(o, "先にお待ちの方がいます");
    assert_int_equal(office_count(o, "participation WHERE waiting = 0 AND event_id ="
                                     " (SELECT id FROM event WHERE ref = 'E-9')"), 0);
    app_feed(o->app, "y");
    assert_shows(o, "キャンセル待ちに入れました");
    assert_int_equal(office_count(o, "participation WHERE waiting = 0 AND event_id ="
                                     " (SELECT id FROM event WHERE ref = 'E-9')"), 1);
}

/* The place of whoever cancels goes to another at once: that is asked, and who has it is named, with the
 * key that shows the phone. */
static void
a_seat_that_others_wait_for_is_not_lost_by_one_key(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, status, title, capacity) VALUES"
                      " ('E-9', 'orientation', '2014-11-10', '2014-11-10T10:00', 'planned',"
                      " '11月の説明会', 1);"
                      "INSERT INTO participation (event_id, person_id, waiting) SELECT id, %lld, 0"
                      " FROM event WHERE ref = 'E-9';"
                      "INSERT INTO participation (event_id, person_id, waiting) SELECT id, %lld, 1"
                      " FROM event WHERE ref = 'E-9'",
                (long long)o->saburo, (long long)o->taro);
    long long event = fixture_number(o->f, "SELECT id FROM event WHERE ref = 'E-9'");
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ event, 0 });
    app_feed(o->app, "c");
    assert_shows(o, "席を取り消しますか");
    app_feed(o->app, "n");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_self'"), 0);
    app_feed(o->app, "c y");
    assert_shows(o, "キャンセル待ちの 架空　太郎 さんの席になりました");
    assert_shows(o, "名簿で t");
    assert_false(office_shows(o, "03-5555-0101"));
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_self'"), 1);
}

/* A number is shown as an opening: with the reason that it needs, and with its line, one key a person. */
static void
a_phone_is_an_opening(void **state)
{
    static const char views[] = "audit WHERE action = 'open_b' AND outcome = 'done'";
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE person_phone SET message_ok = 0 WHERE person_id = %lld",
                (long long)o->hanako);
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    long long before = office_count(o, views);
    app_feed(o->app, "Down Up");
    assert_false(office_shows(o, "5555"));
    assert_int_equal(office_count(o, views), before);
    app_feed(o->app, "t"); /* comes today: that is the reason */
    assert_shows(o, "架空　花子 さん: 電話 090-5555-0102");
    assert_shows(o, "（留守電不可）");
    assert_int_equal(office_count(o, views), before + 1);
    fixture_sql(o->f, "UPDATE event SET day = '2014-11-10', starts_at = '2014-11-10T10:30',"
                      " ends_at = '2014-11-10T12:00' WHERE id = %lld", (long long)o->session);
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    app_feed(o->app, "t");
    assert_shows(o, "操作履歴に残ります");
    assert_int_equal(office_count(o, views), before + 1);
    app_feed(o->app, "1");
    assert_shows(o, "電話 090-5555-0102");
    assert_int_equal(office_count(o, views), before + 2);
}

/* What is said wrongly of a session: the stage goes back, whoever is booked is to be told of what
 * becomes of it. That all their seats go is asked first. */
static void
test_corrections_of_a_session_are_said(void **state)
{
    struct office *o = *state;

    record_stage(o->f, o->hanako, "orientation");
    office_begin(o, "kakari", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    app_feed(o->app, "a");
    assert_stage(o->f, o->hanako, "interview");
    app_feed(o->app, "x");
    assert_shows(o, "支援段階も戻りました");
    assert_stage(o->f, o->hanako, "orientation");
    app_feed(o->app, "u y");
    assert_shows(o, "出欠 架空");
    app_feed(o->app, "Esc-Esc Ctrl-X");
    form_set(office_form(o), "from", "13:00");
    form_set(office_form(o), "to", "14:00");
    app_feed(o->app, "F9");
    assert_shows(o, "日時を変える理由");
    form_set(office_form(o), "reason", "会場の都合");
    app_feed(o->app, "F9");
    assert_shows(o, "2人の方にご連絡");
    app_feed(o->app, "Ctrl-X");
    form_set(office_form(o), "status", "cancelled");
    app_feed(o->app, "F9");
    assert_shows(o, "2人の方の席が取り消されます");
    app_feed(o->app, "n");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_office'"), 0);
    assert_string_equal(form_get(office_form(o), "status"), "cancelled"); /* still there */
    app_feed(o->app, "F9 y");
    assert_ptr_equal(office_shown(o), &orientation_screen);
    assert_shows(o, "2人の方にご連絡");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_office'"), 2);
}

/* Who has an interview then is booked knowingly; a session in another's room says why. */
static void
test_what_overlaps_is_asked_about(void **state)
{
    struct office *o = *state;
    struct appointment a = { .person_id = o->saburo, .staff_id = o->f->worker2, .minutes = 60,
                             .starts_at = "2014-10-31T11:00" };

    office_begin(o, "kakari", &orientation_screen, &(struct seat_arg){ o->session, o->saburo });
    o->f->d->ask_reasons = false;
    expect_ok(o->f, appointment_save(o->f->d, &a, NULL, &o->f->e));
    app_feed(o->app, "F2");
    assert_shows(o, "この方には同じ時間に別の予定があります：11:00-12:00");
    assert_int_equal(office_count(o, "participation"), 4);
    app_feed(o->app, "y");
    assert_shows(o, "予約しました");
    assert_int_equal(office_count(o, "participation"), 5);

    app_feed(o->app, "Ctrl-X");
    form_set(office_form(o), "capacity", "1");
    app_feed(o->app, "F9");
    assert_shows(o, "予約 3人に対して定員 1人です");
    form_set(office_form(o), "despite", "会場の都合");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "event WHERE capacity = 1 AND kind = 'orientation'"), 1);
}

static void
test_interview_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    office_shots(o, "interview-new", "shien", &interview_screen, &fresh, "");
    office_shots(o, "interview-errors", "shien", &interview_screen, &fresh, "F9");
}

static void
test_assessment_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };

    at_assessment(o);
    office_shots(o, "assessment-none", "shien", &assessment_screen, &taro, "");
    second_sheet(o);
    office_shots(o, "assessment-second", "shien", &assessment_screen, &taro, "Down Down");
    office_shots(o, "assessment-self", "shien", &assessment_screen, &taro, "Left");
    office_shots(o, "assessment-item", "shien", &assessment_screen, &taro, "Enter");
    office_shots(o, "assessment-agree", "shien", &assessment_screen, &taro, "g");
    office_shots(o, "assessment-versions", "shien", &assessment_screen, &taro, "l");
    office_shots(o, "assessment-read", "kakari", &assessment_screen, &taro, "");
}

/* Words typed for one item come back with that item alone, and never with a namesake. */
static void
test_words_stay_with_their_item(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro }, jiro = { 0, o->jiro };

    o->f->d->ask_reasons = false;
    record_assessment(o->f, at_assessment(o), 1, "draft");
    record_assessment(o->f, record_stage(o->f, o->jiro, "assessment"), 1, "draft");
    fixture_sql(o->f, "UPDATE person SET name = (SELECT name FROM person WHERE id = %lld)"
                      " WHERE id = %lld", (long long)o->taro, (long long)o->jiro);
    office_begin(o, "kakari", &assessment_screen, &taro);
    app_feed(o->app, "Right 3");
    app_type(o->app, "声をかければできる");
    app_feed(o->app, "Esc-Esc Down 2");
    assert_string_equal(form_get(office_form(o), "answer"), "");
    app_feed(o->app, "Esc-Esc Up 3");
    assert_string_equal(form_get(office_form(o), "answer"), "声をかければできる");
    office_begin(o, "kakari", &assessment_screen, &jiro);
    app_feed(o->app, "Right 3");
    assert_string_equal(form_get(office_form(o), "answer"), "");
}

static void
test_texts_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg sheet = { second_sheet(o), o->taro };

    office_shots(o, "assessment-texts", "shien", &assessment_texts_screen, &sheet, "");
}

static void
test_decision_looks(void **state)
{
    struct office *o = *state;
    const int64_t case_id = at_assessment(o);
    const struct case_arg taro = { case_id, o->taro };

    office_shots(o, "decision-early", "shien", &decision_screen, &taro, "F9");
    record_assessment(o->f, case_id, 1, "agreed");
    office_shots(o, "decision-new", "shien", &decision_screen, &taro, "");
    office_shots_typed(o, "decision-filled", "shien", &decision_screen, &taro, "1 Tab",
                       "複数の機関で話し合う。", "");
}

static void
test_registration_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };

    record_stage(o->f, o->taro, "registered");
    office_shots(o, "registration-new", "shien", &registration_screen, &taro, "");
    office_begin(o, "shien", &registration_screen, &taro);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "registration"), 1);
    office_shots(o, "registration-stored", "shien", &registration_screen, &taro, "");
    office_shots(o, "registration-end", "shien", &registration_screen, &taro, "F2");
}

/* ---- interview ---- */

static void
an_interview_is_stored_as_typed(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };
    char got[256];

    office_begin(o, "shien", &interview_screen, &fresh);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "interview"), 0);
    form_focus(office_form(o), "at");
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "930");
    office_type_at(o, "place", "相談室");
    office_type_at(o, "work_intention", "1");
    office_type_at(o, "own_will", "花屋で働きたい。");
    form_focus(office_form(o), "next_action");
    app_feed(o->app, "F1 Enter");
    office_type_at(o, "next_on", "11/14");
    office_type_at(o, "wish_hours", "20");
    office_type_at(o, "wish_minutes", "30");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "interview"), 1);
    fixture_text(o->f, got, sizeof got,
                 "SELECT at || ' ' || work_intention || ' ' || own_will || ' ' || wish_weekly_min"
                 " FROM interview");
    assert_string_equal(got, "2014-10-31T09:30 want 花屋で働きたい。 1230");
    assert_stage(o->f, o->taro, "interview");
    app_feed(o->app, "F9"); /* again: the same record */
    assert_int_equal(office_count(o, "interview"), 1);
    app_feed(o->app, "Ctrl-Y"); /* whatever is said to be next */
    assert_ptr_equal(office_shown(o), &assessment_screen);
}

static void
a_refused_interview_stays_typed_and_comes_back(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    office_begin(o, "shien", &interview_screen, &fresh);
    office_type_at(o, "own_will", "途中まで");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "interview"), 0);
    assert_string_equal(form_get(office_form(o), "own_will"), "途中まで");
    assert_true(app_keep_drafts(o->app));
    office_begin(o, "shien", &interview_screen, &fresh); /* another start of the program */
    assert_string_equal(form_get(office_form(o), "own_will"), "途中まで");
}

/* ---- assessment ---- */

static void
one_key_rates_and_goes_on(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };
    char got[64];

    at_assessment(o);
    office_begin(o, "shien", &assessment_screen, &taro);
    app_feed(o->app, "3"); /* there is no sheet to rate on */
    assert_int_equal(office_count(o, "assessment"), 0);
    app_feed(o->app, "v 4 3 0 -");
    fixture_text(o->f, got, sizeof got,
                 "SELECT group_concat(agreed, '') FROM (SELECT agreed FROM assessment_rating"
                 " JOIN assessment_item AS i ON i.id = item ORDER BY i.sort)");
    assert_string_equal(got, "430-");
    app_feed(o->app, "Up Del"); /* the last one is taken back */
    assert_int_equal(office_count(o, "assessment_rating WHERE agreed IS NOT NULL AND agreed <> ''"), 3);
    app_feed(o->app, "g"); /* no strengths are written yet */
    assert_int_equal(office_count(o, "assessment WHERE state = 'agreed'"), 0);
}

/* A draft of a sheet that another desk changed since: only what was typed goes over it. */
static void
a_draft_does_not_undo_what_another_desk_wrote(void **state)
{
    struct office *o = *state;
    const struct record_arg sheet = { second_sheet(o), o->taro };

    office_begin(o, "shien", &assessment_texts_screen, &sheet);
    office_type_at(o, "wish_note", "花屋で働きたい。");
    assert_true(app_keep_drafts(o->app));
    fixture_sql(o->f, "UPDATE assessment SET version = version + 1, outside = '別の窓口'"
                      " WHERE id = %lld",
                (long long)sheet.id);
    office_begin(o, "shien", &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "下書き");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &assessment_texts_screen);
    assert_string_equal(form_get(office_form(o), "wish_note"), "花屋で働きたい。");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "assessment WHERE wish_note = '花屋で働きたい。'"
                              " AND outside = '別の窓口'"), 1);
}

/* ---- direction ---- */

static void
a_decision_moves_the_case_and_fixes_its_sheet(void **state)
{
    struct office *o = *state;
    const int64_t case_id = at_assessment(o);
    const struct case_arg taro = { case_id, o->taro };

    record_assessment(o->f, case_id, 1, "agreed");
    office_begin(o, "shien", &decision_screen, &taro);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "decision"), 0);
    office_fill(o, "1\t複数の機関で話し合う。");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "decision"), 1);
    assert_stage(o->f, o->taro, "coordination");
    assert_int_equal(office_count(o, "assessment WHERE state = 'frozen'"), 1);
    app_feed(o->app, "Ctrl-Y");
    assert_ptr_equal(office_shown(o), &calendar_screen);
}

/* ---- register ---- */

static void
a_number_that_is_taken_is_refused(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro }, hanako = { 0, o->hanako };

    record_stage(o->f, o->taro, "registered");
    record_stage(o->f, o->hanako, "registered");
    office_begin(o, "shien", &registration_screen, &taro);
    office_type_at(o, "number", "R-7");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "registration WHERE number = 'R-7'"), 1);
    office_begin(o, "kakari", &registration_screen, &hanako);
    office_type_at(o, "number", "R-7");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "registration"), 1);
    assert_string_equal(form_get(office_form(o), "number"), "R-7");
    assert_string_equal(form_focused(office_form(o)), "number");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_orientation_looks),
        OFFICE(test_free_places_of_those_who_wait_are_asked_about),
        OFFICE(a_seat_that_others_wait_for_is_not_lost_by_one_key),
        OFFICE(a_phone_is_an_opening),
        OFFICE(test_corrections_of_a_session_are_said),
        OFFICE(test_what_overlaps_is_asked_about),
        OFFICE(test_interview_looks),
        OFFICE(test_assessment_looks),
        OFFICE(test_words_stay_with_their_item),
        OFFICE(test_texts_looks),
        OFFICE(test_decision_looks),
        OFFICE(test_registration_looks),
        OFFICE(an_interview_is_stored_as_typed),
        OFFICE(a_refused_interview_stays_typed_and_comes_back),
        OFFICE(one_key_rates_and_goes_on),
        OFFICE(a_draft_does_not_undo_what_another_desk_wrote),
        OFFICE(a_decision_moves_the_case_and_fixes_its_sheet),
        OFFICE(a_number_that_is_taken_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
