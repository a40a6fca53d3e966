/* Half-typed slips of visitors who are not on file yet: each is kept apart from the others, is found
 * again by whose it is, and nothing of it is lost or mixed. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/draft.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/consent.h"
#include "ui/screens/disabilities.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/intake.h"
#include "ui/screens/merge.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/organisations.h"
#include "ui/screens/orientation.h"
#include "ui/screens/person.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/placement.h"
#include "ui/screens/resume.h"
#include "ui/screens/slip.h"
#include "ui/screens/support_log.h"
#include "ui/screens/today.h"

/* Begin the slip of a visitor and leave it half-typed: back at the search. */
static void
park(struct office *o, const char *searched, const char *typed)
{
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, searched);
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &slip_screen);
    office_fill(o, typed);
    app_feed(o->app, "F3");
    assert_ptr_equal(office_shown(o), &intake_screen);
}

static void
test_each_visitor_has_a_form(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    park(o, "試験 花", "しけん はな\tS60.1.2");
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "さとう");
    app_feed(o->app, "F2");
    assert_string_equal(form_get(office_form(o), "name"), "");
    assert_string_equal(form_get(office_form(o), "kana"), "サトウ");
    assert_string_equal(form_get(office_form(o), "birth_date"), "");
    office_fill(o, "佐藤 試\t");
    app_feed(o->app, "F3");
    assert_int_equal(office_count(o, "draft WHERE form = 'slip'"), 2);
    assert_int_equal(office_count(o, "draft WHERE body LIKE '%試験 花%' AND body LIKE '%佐藤 試%'"),
                     0);
}

/* The desk of today says whose they are and since when, and each goes on where it was left. */
static void
test_drafts_are_told_apart(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    park(o, "試験 花", "しけん はな");
    fixture_clock("2014-10-31T01:05:00Z", "10:05");
    park(o, "試験 実", "しけん みのる");
    app_feed(o->app, "Ctrl-U Ctrl-V Tab");
    app_feed(o->app, "2"); /* family asks */
    app_feed(o->app, "Tab");
    app_type(o->app, "試験 母");
    app_feed(o->app, "F3");
    assert_shows(o, "書きかけ 3件");
    office_shots(o, "intake-drafts", "uketsuke", &intake_screen, NULL, "");
    office_shots(o, "today-drafts", "uketsuke", &today_screen, NULL, "");

    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_shows(o, "試験 花");
    assert_shows(o, "10:00");
    assert_shows(o, "10:05");
    for (int i = 0; i < 3; i++) { /* below the events and seats, newest first */
        static const char *const names[] = { "試験 母", "試験 実", "試験 花" };

        office_begin(o, "uketsuke", &today_screen, NULL);
        app_feed(o->app, i == 0 ? "5 Enter" : i == 1 ? "6 Enter" : "7 Enter");
        assert_ptr_equal(office_shown(o), &slip_screen);
        assert_string_equal(form_get(office_form(o), i == 0 ? "consulter_name" : "name"), names[i]);
    }
}

/* Going on with the draft of a card is an opening: where it needs a reason, it is asked for. */
static void
test_a_card_asks_for_its_reason_first(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &today_screen, NULL);
    fixture_sql(o->f, "INSERT INTO draft (staff_id, form, record, title, body, person_id, terminal,"
                      " saved_at) SELECT id, 'person_edit', '%lld.%lld', '基本情報  架空　三郎',"
                      " 'address=架空荘9号' || char(10), %lld, 'pts/9', '2014-10-31T00:30:00Z'"
                      " FROM staff WHERE login = 'uketsuke'",
                (long long)o->saburo, (long long)o->saburo, (long long)o->saburo);
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "5 Enter");
    assert_ptr_not_equal(office_shown(o), &today_screen);
    assert_ptr_not_equal(office_shown(o), &person_edit_screen);
    app_feed(o->app, "1");
    assert_ptr_equal(office_shown(o), &person_edit_screen);
    assert_string_equal(form_get(office_form(o), "address"), "架空荘9号");
}

/* So is that of every other form: the reason of another person's opening is not taken for it. */
static void
test_a_form_asks_for_its_reason_first(void **state)
{
    static const struct {
        const struct screen_ops *ops;
        const char *key;
    } rows[] = { { &support_log_screen, "content" }, { &consent_screen, "purpose" },
                 { &slip_screen, "chief_complaint" } };
    struct office *o = *state;

    office_begin(o, "shien", &today_screen, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_sql(o->f, "DELETE FROM draft");
        fixture_sql(o->f, "INSERT INTO draft (staff_id, form, record, title, body, person_id,"
                          " terminal, saved_at) SELECT id, '%s', '0.%lld', '架空', '%s=架空の話'"
                          " || char(10), %lld, 'pts/9', '2014-10-31T00:30:00Z' FROM staff"
                          " WHERE login = 'shien'",
                    rows[i].ops->id, (long long)o->saburo, rows[i].key, (long long)o->saburo);
        office_begin(o, "shien", &today_screen, NULL);
        snprintf(o->f->d->reason, sizeof o->f->d->reason, "phone");
        app_feed(o->app, "/");
        app_type(o->app, "下書き");
        app_feed(o->app, "Enter Enter");
        if (rows[i].ops != &slip_screen) { /* of that the visit is the reason */
            assert_ptr_not_equal(office_shown(o), &today_screen);
            assert_ptr_not_equal(office_shown(o), rows[i].ops);
            app_feed(o->app, "1");
        }
        assert_ptr_equal(office_shown(o), rows[i].ops);
        assert_string_equal(form_get(office_form(o), rows[i].key), "架空の話");
    }
}

/* The same account has begun the same form at two terminals: both are listed, each with its terminal, and
 * the one that is chosen goes on. */
static void
test_two_terminals_are_told_apart(void **state)
{
    struct office *o = *state;
    const struct slip_arg known = { .kind = SLIP_KNOWN_PERSON, .person_id = o->taro };

    office_begin(o, "uketsuke", &slip_screen, &known);
    form_focus(office_form(o), "chief_complaint");
    app_type(o->app, "ここの話");
    app_keep_drafts(o->app);
    fixture_sql(o->f, "INSERT INTO draft (staff_id, form, record, title, body, person_id, terminal,"
                      " saved_at) SELECT staff_id, form, record, title,"
                      " replace(body, 'ここの話', 'あちらの話'), person_id, 'pts/9',"
                      " '2014-10-31T00:30:00Z' FROM draft");
    office_begin(o, "uketsuke", &slip_screen, &known);
    assert_string_equal(form_get(office_form(o), "chief_complaint"), "ここの話");
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_shows(o, "pts/9");
    app_feed(o->app, "6 Enter");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_string_equal(form_get(office_form(o), "chief_complaint"), "あちらの話");
    assert_int_equal(office_count(o, "draft WHERE instr(body, 'ここの話')"), 1);
    assert_int_equal(office_count(o, "draft"), 2);
    assert_int_not_equal(draft_row_number(&(struct draft){ .form = "slip", .record = "0.2" }),
                         draft_row_number(&(struct draft){ .form = "slip", .record = "0.3" }));
}

/* What is typed about a kind of the card comes back to that kind, and to its own one of several; for a
 * reader who needs a reason after it is given. */
static void
test_a_kind_of_the_card_comes_back_as_that(void **state)
{
    static const char *const kinds[] = { "psychiatric", "developmental" };
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };

    office_begin(o, "shien", &disabilities_screen, &taro);
    for (int i = 0; i < 2; i++) {
        app_feed(o->app, i == 0 ? "Enter" : "Down Enter");
        office_type_at(o, "since", i == 0 ? "H20.4.1" : "H21.4.1");
        app_keep_drafts(o->app);
        office_begin(o, "shien", &disabilities_screen, &taro);
    }
    assert_int_equal(office_count(o, "draft WHERE form = 'disabilities'"), 2);
    for (int i = 0; i < 2; i++) {
        struct draft draft = { .form = "disabilities" };

        fixture_text(o->f, draft.record, sizeof draft.record, "SELECT record FROM draft WHERE form ="
                     " 'disabilities' AND instr(body, '%s')", kinds[i]);
        office_begin(o, "shien", &today_screen, NULL);
        assert_true(draft_resume(app_top(o->app), &draft));
        assert_ptr_equal(office_shown(o), &disabilities_screen);
        assert_string_equal(form_get(office_form(o), "kind"), kinds[i]);
        app_feed(o->app, "F9");
    }
    assert_int_equal(office_count(o, "disability_period WHERE ended_on IS NULL AND since IN"
                                     " ('2008-04-01', '2009-04-01')"), 2);
    assert_int_equal(office_count(o, "draft WHERE form = 'disabilities'"), 0);
}

/* A draft of a new session comes back as it was left: it can be typed on by whoever may plan one. */
static void
test_a_new_session_goes_on_from_its_draft(void **state)
{
    struct office *o = *state;
    struct draft draft = { .form = "event_edit" };

    office_begin(o, "uketsuke", &event_edit_screen, &(struct event_arg){ 0, "orientation" });
    office_type_at(o, "place", "架空会館");
    app_keep_drafts(o->app);
    fixture_text(o->f, draft.record, sizeof draft.record, "SELECT record FROM draft");
    fixture_text(o->f, draft.form, sizeof draft.form, "SELECT form FROM draft");
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_true(draft_resume(app_top(o->app), &draft));
    assert_string_equal(form_get(office_form(o), "kind"), "orientation");
    office_type_at(o, "place", "の和室");
    assert_string_equal(form_get(office_form(o), "place"), "架空会館の和室");
}

/* A new session is no "new": its title is said, or its kind, and what form it is. */
static void
test_a_new_session_says_what_it_is(void **state)
{
    struct office *o = *state;
    const struct event_arg fresh = { 0, "orientation" }, other = { 0, "employer_seminar" };

    office_begin(o, "kakari", &event_edit_screen, &fresh);
    form_focus(office_form(o), "place");
    app_type(o->app, "架空会館");
    app_keep_drafts(o->app);
    assert_int_equal(office_count(o, "draft WHERE title LIKE '%説明会'"), 1);
    fixture_sql(o->f, "DELETE FROM draft");
    office_begin(o, "kakari", &event_edit_screen, &other);
    form_focus(office_form(o), "title");
    app_type(o->app, "夜の打合せ");
    app_keep_drafts(o->app);
    office_begin(o, "kakari", &today_screen, NULL);
    assert_shows(o, "夜の打合せ");
    assert_shows(o, "行事");
    office_begin(o, "kakari", &organisation_edit_screen, &(struct organisation_arg){ 0 });
    form_focus(office_form(o), "name");
    app_type(o->app, "架空商会");
    app_keep_drafts(o->app);
    assert_int_equal(office_count(o, "draft WHERE title LIKE '%架空商会'"), 1);
}

/* A draft that goes on keeps its place: no second one, and none is left when it is saved. */
static void
test_going_on_makes_no_second_draft(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    park(o, "試験 花", "しけん はな");
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "5 Enter");
    form_focus(office_form(o), "birth_date");
    app_type(o->app, "S60.1.2");
    app_feed(o->app, "F3");
    assert_int_equal(office_count(o, "draft"), 1);
    assert_int_equal(office_count(o, "draft WHERE body LIKE '%S60.1.2%'"), 1);
}

/* Job starts that agencies report of people of their own: the same. */
static void
test_reports_of_agencies(void **state)
{
    struct office *o = *state;

    for (int i = 0; i < 2; i++) {
        office_begin(o, "shien", &placement_screen, &(struct record_arg){ 0 });
        assert_string_equal(form_get(office_form(o), "partner_person"), "");
        form_focus(office_form(o), "partner_person");
        app_type(o->app, i == 0 ? "A-1" : "B-2");
        app_keep_drafts(o->app);
    }
    assert_int_equal(office_count(o, "draft WHERE form = 'placement'"), 2);
}

/* Whom a draft is about is kept beside it, for the day on which everything about that person goes. */
static void
test_drafts_name_their_person(void **state)
{
    struct office *o = *state;
    const struct slip_arg known = { .kind = SLIP_KNOWN_PERSON, .person_id = o->taro };

    office_begin(o, "uketsuke", &slip_screen, &known);
    form_focus(office_form(o), "chief_complaint");
    app_type(o->app, "また相談したい");
    app_keep_drafts(o->app);
    assert_int_equal(fixture_number(o->f, "SELECT person_id FROM draft"), o->taro);
    office_begin(o, "uketsuke", &intake_screen, NULL);
    park(o, "試験 花", "しけん はな");
    assert_int_equal(office_count(o, "draft WHERE person_id IS NULL"), 1);
}

/* ---- questions and small forms of other screens ---- */

/* The row of the only draft on the desk of today. */
static void
resume(struct office *o, const char *login)
{
    assert_int_equal(office_count(o, "draft"), 1);
    office_begin(o, login, &today_screen, NULL);
    app_feed(o->app, "/");
    app_type(o->app, "未保存");
    app_feed(o->app, "Enter Enter");
}

/* On the card of the person whom it is about. */
static void
test_a_question_goes_on(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "b");
    app_type(o->app, "母に電話する");
    app_keep_drafts(o->app);
    resume(o, "shien");
    assert_string_equal(form_get(office_form(o), "answer"), "母に電話する");
    assert_shows(o, "架空　太郎");
    app_type(o->app, "。");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_int_equal(office_count(o, "person_flag WHERE words = '母に電話する。'"), 1);
    assert_int_equal(office_count(o, "draft"), 0);
}

static void
test_a_small_form_goes_on(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "n");
    form_focus(office_form(o), "next_on");
    app_type(o->app, "261120");
    app_feed(o->app, "F3");
    resume(o, "shien");
    assert_shows(o, "架空　太郎");
    assert_true(form_changed(office_form(o)));
    app_feed(o->app, "F3 F3");
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_int_equal(office_count(o, "draft"), 1);
}

/* Those that are nobody's. */
static void
test_what_is_nobodys_goes_on(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &orientation_screen, &(struct seat_arg){ 0, 0 });
    app_feed(o->app, "n");
    form_focus(office_form(o), "note");
    app_type(o->app, "架空の説明会");
    app_feed(o->app, "F3");
    resume(o, "kakari");
    assert_string_equal(form_get(office_form(o), "note"), "架空の説明会");
    fixture_sql(o->f, "DELETE FROM draft");

    office_begin(o, "kakari", &closing_days_screen, NULL);
    app_feed(o->app, "F2");
    form_focus(office_form(o), "name");
    app_type(o->app, "架空の休み");
    app_feed(o->app, "F3");
    resume(o, "kakari");
    assert_string_equal(form_get(office_form(o), "name"), "架空の休み");
}

/* Behind another question: the way to it is shown, and the words come back with it. */
static void
test_one_behind_a_question(void **state)
{
    struct office *o = *state;
    const struct merge_arg two = { o->hanako, o->jiro, 0 };

    office_begin(o, "uketsuke", &merge_screen, &two);
    app_feed(o->app, "m y");
    app_type(o->app, "同じ電話番号");
    app_feed(o->app, "F3");
    resume(o, "uketsuke");
    assert_shows(o, "責任者に統合を提案しますか");
    app_feed(o->app, "y");
    assert_string_equal(form_get(office_form(o), "answer"), "同じ電話番号");
}

/* One of before the way was kept leads to the record that it is about; one that leads nowhere says so. */
static void
test_without_a_way(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "b");
    app_type(o->app, "母に電話する");
    app_keep_drafts(o->app);
    fixture_sql(o->f, "UPDATE draft SET body = 'answer=x' || char(10)");
    resume(o, "shien");
    assert_ptr_equal(office_shown(o), &person_screen);
    fixture_sql(o->f, "UPDATE draft SET person_id = NULL");
    resume(o, "shien");
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_shows(o, "この下書き");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_each_visitor_has_a_form),
        OFFICE(test_drafts_are_told_apart),
        OFFICE(test_a_new_session_goes_on_from_its_draft),
        OFFICE(test_a_kind_of_the_card_comes_back_as_that),
        OFFICE(test_a_card_asks_for_its_reason_first),
        OFFICE(test_a_form_asks_for_its_reason_first),
        OFFICE(test_two_terminals_are_told_apart),
        OFFICE(test_a_new_session_says_what_it_is),
        OFFICE(test_going_on_makes_no_second_draft),
        OFFICE(test_reports_of_agencies),
        OFFICE(test_a_question_goes_on),
        OFFICE(test_a_small_form_goes_on),
        OFFICE(test_what_is_nobodys_goes_on),
        OFFICE(test_one_behind_a_question),
        OFFICE(test_without_a_way),
        OFFICE(test_drafts_name_their_person),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
