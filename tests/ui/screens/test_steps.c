/* What comes next: its day on every form, what is said of closed days, and what is asked for before
 * somebody types. Today is Friday 2014-10-31; Monday 3 November is a holiday. */
#include "tests/ui/screens/office.h"

#include <stdlib.h>
#include <string.h>

#include "desk/event.h"
#include "desk/assessment.h"
#include "tests/desk/records.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/assessment.h"
#include "ui/screens/calendar.h"
#include "ui/screens/consent.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/handover.h"
#include "ui/screens/interview.h"
#include "ui/screens/orientation.h"
#include "ui/screens/person.h"
#include "ui/screens/slip.h"

/* ---- days ---- */

static void
test_interview(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &interview_screen, &(struct record_arg){ 0, o->taro });
    office_type_at(o, "place", "相談室");
    office_type_at(o, "work_intention", "1");
    office_type_at(o, "own_will", "事務の仕事がしたい");
    office_type_at(o, "next_action", "2");
    office_type_at(o, "next_on", "2"); /* the second of October */
    app_feed(o->app, "F9");
    assert_string_not_equal(form_error_of(office_form(o), "next_on"), "");
    assert_shows(o, "過ぎた日付です");
    assert_int_equal(office_count(o, "interview"), 0);
    office_type_at(o, "next_on", "11/1");
    app_feed(o->app, "F9");
    assert_shows(o, "面談（1回目）を保存しました");
    assert_shows(o, "休み（土曜日）のため期日は H26.11.4");
    assert_string_equal(form_get(office_form(o), "next_on"), "2014-11-04");
}

static void
test_slip(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &slip_screen,
                 &(struct slip_arg){ .kind = SLIP_KNOWN_PERSON, .person_id = o->hanako });
    office_type_at(o, "referral_source", "1");
    office_type_at(o, "chief_complaint", "また相談したい");
    office_type_at(o, "response", "話を聞いた");
    office_type_at(o, "consent_state", "1");
    office_type_at(o, "next_action", "3");
    office_type_at(o, "next_on", "11/3");
    app_feed(o->app, "F9");
    assert_shows(o, "期日は H26.11.4 です。");
    assert_int_equal(office_count(o, "support_case WHERE next_on = '2014-11-04'"), 1);
}

/* Of somebody new there is no consent that could have ended or been taken back. */
static void
test_first_consent(void **state)
{
    struct office *o = *state;

    office_shots(o, "slip-consent", "uketsuke", &slip_screen,
                 &(struct slip_arg){ .kind = SLIP_NEW_PERSON }, "Up Up Up Up Up F1");
    office_begin(o, "uketsuke", &slip_screen, &(struct slip_arg){ .kind = SLIP_NEW_PERSON });
    office_type_at(o, "consent_state", "3");
    assert_string_equal(form_get(office_form(o), "consent_state"), "");
    office_type_at(o, "consent_state", "2");
    assert_string_equal(form_get(office_form(o), "consent_state"), "refused");
}

/* A consent of Hanako, until withdrawn. */
static void
consent_of_hanako(struct office *o)
{
    fixture_sql(o->f, "INSERT INTO consent (person_id, purpose, from_on, signed_on, signed_by,"
                      " signer_relation) VALUES (%lld, '架空', '2014-10-30', '2014-10-30', '架空',"
                      " 'self')", (long long)o->hanako);
}

/* With a consent that holds the list comes first; one key goes to the day of its end. What was signed
 * is not typed over. */
static void
test_a_consent_is_withdrawn(void **state)
{
    struct office *o = *state;
    const struct record_arg hanako = { 0, o->hanako };

    office_begin(o, "uketsuke", &consent_screen, &hanako);
    assert_false(app_top(o->app)->on_table); /* none yet: a new one is begun */
    consent_of_hanako(o);
    fixture_sql(o->f, "INSERT INTO consent_item (consent_id, item) SELECT max(id), 'assessment' FROM"
                      " consent");
    fixture_as(o->f, "kakari");
    record_organisation(o->f, "O-9", "employer", "架空商店");
    fixture_sql(o->f, "INSERT INTO consent_recipient (consent_id, organisation_id) SELECT max(id),"
                      " (SELECT max(id) FROM organisation) FROM consent");
    office_begin(o, "uketsuke", &consent_screen, &hanako);
    assert_true(app_top(o->app)->on_table);
    assert_shows(o, "^X 撤回"); /* on the bar */
    app_feed(o->app, "Enter BackTab BackTab BackTab BackTab x");
    assert_string_not_equal(form_focused(office_form(o)), "purpose");
    office_begin(o, "uketsuke", &consent_screen, &hanako);
    app_feed(o->app, "w");
    assert_string_equal(form_focused(office_form(o)), "withdrawn_on");
    app_type(o->app, "H26.10.31");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "consent WHERE withdrawn_on = '2014-10-31'"), 1);
    office_begin(o, "uketsuke", &consent_screen, &hanako);
    assert_false(app_top(o->app)->on_table); /* none holds any more */
}

/* The slip says what was answered then, and how it stands by the records now. */
static void
test_the_slip_follows_the_consent(void **state)
{
    struct office *o = *state;
    long long id = fixture_number(o->f, "SELECT id FROM intake_slip WHERE person_id = %lld",
                                  (long long)o->hanako);

    office_begin(o, "kakari", &slip_screen,
                 &(struct slip_arg){ .kind = SLIP_STORED, .slip_id = id });
    assert_string_equal(form_get(office_form(o), "consent_now"), "! 同意書なし");
    consent_of_hanako(o);
    app_feed(o->app, "F5");
    assert_string_equal(form_get(office_form(o), "consent_now"), "有効");
    fixture_sql(o->f, "UPDATE consent SET withdrawn_on = '2014-10-31'");
    app_feed(o->app, "F5");
    assert_string_equal(form_get(office_form(o), "consent_now"), "! 撤回");
    assert_string_equal(form_get(office_form(o), "consent_state"), "valid"); /* as it was then */
}

/* What is valid by the records is neither asked again nor typed. */
static void
test_a_valid_consent_is_not_asked_again(void **state)
{
    const struct slip_arg hanako = { .kind = SLIP_KNOWN_PERSON };
    struct slip_arg arg = hanako;
    struct office *o = *state;

    arg.person_id = o->hanako;
    office_begin(o, "uketsuke", &slip_screen, &arg);
    assert_string_equal(form_get(office_form(o), "consent_now"), "! 同意書なし");
    office_type_at(o, "consent_state", "3");
    assert_string_equal(form_get(office_form(o), "consent_state"), "");
    app_feed(o->app, "Ctrl-U");
    consent_of_hanako(o);
    office_begin(o, "uketsuke", &slip_screen, &arg);
    assert_string_equal(form_get(office_form(o), "consent_now"), "有効");
    form_focus(office_form(o), "next_action");
    app_feed(o->app, "Tab"); /* past the row of the consent */
    assert_string_equal(form_focused(office_form(o)), "received_on");
    office_type_at(o, "referral_source", "1");
    office_type_at(o, "chief_complaint", "また相談したい");
    office_type_at(o, "response", "話を聞いた");
    office_type_at(o, "next_action", "6");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "intake_slip WHERE consent_state = 'valid' AND"
                                     " chief_complaint = 'また相談したい'"), 1);
}

/* Who may not have a case is not offered for one, but for a record that names them. */
static void
test_only_who_may_have_a_case_is_offered(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &person_screen, &(struct person_arg){ o->hanako });
    app_feed(o->app, "g F1");
    assert_shows(o, "架空 支援");
    assert_false(office_shows(o, "架空 監査"));
    office_begin(o, "uketsuke", &slip_screen, &(struct slip_arg){ .kind = SLIP_NEW_PERSON });
    form_focus(office_form(o), "staff");
    app_feed(o->app, "F1");
    assert_shows(o, "架空 支援");
    assert_false(office_shows(o, "架空 監査"));
}

static void
test_closed_day_of_an_event(void **state)
{
    static const struct event_arg meeting = { 0, "coordination_meeting" };
    struct office *o = *state;

    office_begin(o, "kakari", &event_edit_screen, &meeting);
    office_fill(o, "11/3\t1000\t1130\t第1会議室");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "event WHERE day = '2014-11-03'"), 1);
    assert_shows(o, "この日は休みです（祝日・休日（文化の日））");
    office_begin(o, "kakari", &orientation_screen, &(struct seat_arg){ 0 });
    app_feed(o->app, "F2");
    office_type_at(o, "day", "11/8");
    office_type_at(o, "from", "1000");
    office_type_at(o, "to", "1130");
    office_type_at(o, "place", "第1会議室");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "event WHERE day = '2014-11-08'"), 0); /* a session is asked about */
    assert_shows(o, "閉庁日です");
    assert_shows(o, "このまま登録する理由");
    form_set(office_form(o), "despite", "土曜の会場");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "event WHERE day = '2014-11-08'"), 1);
}

/* ---- what was agreed at the session ---- */

static void
test_after_the_session(void **state)
{
    struct office *o = *state;
    const struct seat_arg arg = { o->session, 0 };

    office_shots(o, "orientation-next", "shien", &orientation_screen, &arg, "w");
    office_begin(o, "shien", &orientation_screen, &arg);
    app_feed(o->app, "a w");
    app_type(o->app, "2");
    app_feed(o->app, "Tab");
    app_type(o->app, "11/12");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &orientation_screen);
    assert_int_equal(office_count(o, "support_case WHERE next_action = 'interview_booking' AND"
                                     " next_on = '2014-11-12'"), 1);
}

/* ---- the card ---- */

static void
test_card_says_what_lies_ahead(void **state)
{
    struct office *o = *state;
    const struct person_arg hanako = { o->hanako };

    fixture_sql(o->f, "UPDATE support_case SET next_action = NULL, next_on = NULL WHERE id = %lld",
                (long long)o->hanako_case);
    office_shots(o, "person-ahead", "uketsuke", &person_screen, &hanako, "");
    fixture_sql(o->f, "UPDATE participation SET attendance = 'absent'");
    office_begin(o, "uketsuke", &person_screen, &hanako);
    assert_shows(o, "! 未設定");
}

/* Both values are seen, and saving again is a decision. */
static void
test_conflict_shows_both(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "n");
    office_type_at(o, "next_on", "11/20");
    fixture_sql(o->f, "UPDATE support_case SET version = version + 1, next_action = 'call_back',"
                      " next_on = '2014-11-05' WHERE id = %lld", (long long)o->taro_case);
    app_feed(o->app, "F9");
    assert_shows(o, "折り返し連絡 H26.11.5");
    assert_string_equal(form_get(office_form(o), "next_on"), "2014-11-20");
    assert_int_equal(office_count(o, "support_case WHERE next_on = '2014-11-20'"), 0);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "support_case WHERE next_on = '2014-11-20'"), 1);
}

/* ---- asked before anything is typed ---- */

static void
test_agreement_asks_first(void **state)
{
    struct office *o = *state;
    int64_t case_id = record_stage(o->f, o->taro, "assessment");

    (void)record_assessment(o->f, case_id, 1, "draft");
    fixture_sql(o->f, "UPDATE assessment SET strengths = ''");
    office_begin(o, "shien", &assessment_screen, &(struct record_arg){ 0, o->taro });
    app_feed(o->app, "g");
    assert_ptr_equal(office_shown(o), &assessment_screen);
    assert_shows(o, "強み");
}

static void
test_handover_asks_first(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &handover_screen, &(struct record_arg){ 0, o->taro });
    assert_shows(o, "支援経過を渡す同意がありません");
    office_shots(o, "handover-no-consent", "shien", &handover_screen,
                 &(struct record_arg){ 0, o->taro }, "");
}

/* ---- small things ---- */

static void
test_visit_names_people(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &dispatch_screen, &(struct record_arg){ 0, o->taro });
    assert_string_equal(form_get(office_form(o), "names"), "架空　太郎");
    form_focus(office_form(o), "people");
    app_feed(o->app, "End");
    app_type(o->app, ", M-000004");
    assert_string_equal(form_get(office_form(o), "names"), "架空　太郎 / 架空　花子");
}

static void
test_calendar_help(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &calendar_screen, NULL);
    app_feed(o->app, "F1");
    app_type(o->app, "前の月");
    assert_shows(o, "F7");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_interview),
        OFFICE(test_slip),
        OFFICE(test_first_consent),
        OFFICE(test_only_who_may_have_a_case_is_offered),
        OFFICE(test_a_consent_is_withdrawn),
        OFFICE(test_the_slip_follows_the_consent),
        OFFICE(test_a_valid_consent_is_not_asked_again),
        OFFICE(test_closed_day_of_an_event),
        OFFICE(test_after_the_session),
        OFFICE(test_card_says_what_lies_ahead),
        OFFICE(test_conflict_shows_both),
        OFFICE(test_agreement_asks_first),
        OFFICE(test_handover_asks_first),
        OFFICE(test_visit_names_people),
        OFFICE(test_calendar_help),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
