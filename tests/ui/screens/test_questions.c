/* Questions: an answer that the desk refuses stands there as it was typed, with the words why. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "desk/restriction.h"
#include "desk/session.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/board.h"
#include "ui/screens/person.h"
#include "ui/screens/restrictions.h"
#include "ui/screens/slips.h"
#include "ui/screens/today.h"

/* A colleague is quicker while the reason is being typed. */
static void
propose_first(struct office *o)
{
    struct desk *other = fixture_second(o->f);
    int64_t id;

    expect_ok(o->f, session_sign_in(other, "shien2", FIXTURE_PASSWORD, &o->f->e));
    expect_ok(o->f, restriction_propose(other, o->taro, true, "先に", &id, &o->f->e));
    desk_close(other);
}

static void
test_a_refused_reason_stays(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };

    office_begin(o, "shien", &restrictions_screen, &taro);
    app_feed(o->app, "n");
    app_type(o->app, "ご家族に知られたくない");
    propose_first(o);
    app_feed(o->app, "Enter");
    assert_string_equal(form_get(office_form(o), "answer"), "ご家族に知られたくない");
    assert_string_equal(form_error_of(office_form(o), "answer"),
                        "すでに提案されています。責任者が決めます。");
    app_type(o->app, "とのこと"); /* typing goes on where it stopped */
    assert_string_equal(form_get(office_form(o), "answer"), "ご家族に知られたくないとのこと");
    app_feed(o->app, "F3");
    assert_ptr_equal(office_shown(o), &restrictions_screen);
    assert_shows(o, "提案中"); /* what the colleague has done */
    assert_int_equal(office_count(o, "draft WHERE body LIKE '%知られたくないとのこと%'"), 1);
    assert_int_equal(office_count(o, "restriction_proposal"), 1);
    office_begin(o, "shien", &today_screen, NULL); /* whose it is, and what was asked */
    app_feed(o->app, "/");
    app_type(o->app, "下書き");
    app_feed(o->app, "Enter");
    assert_shows(o, "架空　太郎");
    assert_shows(o, "閲覧を担当者");
    office_begin(o, "kakari", &slips_screen, NULL); /* to a supervisor that there is a question */
    app_feed(o->app, "d");
    assert_shows(o, "架空 支援：確認");
}

static void
test_how_it_looks(void **state)
{
    struct office *o = *state;

    office_shots_typed(o, "question-refused", "kakari", &board_screen, NULL, "d Ctrl-U",
                       "2030-01-01", "Enter");
}

/* Any question: a day that has not come, corrected where it stands. */
static void
test_it_is_mended_where_it_stands(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &board_screen, NULL);
    app_feed(o->app, "d Ctrl-U");
    app_type(o->app, "2030-01-01");
    app_feed(o->app, "Enter");
    assert_string_equal(form_get(office_form(o), "answer"), "2030-01-01");
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "2014-10-01");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &board_screen);
    assert_int_equal(office_count(o, "draft"), 0);
}

/* A wrong PIN is asked for again, and the reason that was given before it is still there. */
static void
test_a_wrong_pin_is_asked_again(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };

    o->f->d->ask_reasons = true;
    fixture_as(o->f, "kakari");
    office_begin(o, "kakari", &restrictions_screen, &taro);
    app_feed(o->app, "n");
    app_type(o->app, "ご本人の申出");
    app_feed(o->app, "Enter");
    app_type(o->app, "wrong");
    app_feed(o->app, "Enter");
    assert_string_equal(form_get(office_form(o), "answer"), "");
    assert_string_not_equal(form_error_of(office_form(o), "answer"), "");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &restrictions_screen);
    assert_int_equal(office_count(o, "restriction_proposal WHERE reason = 'ご本人の申出'"), 1);
    assert_int_equal(office_count(o, "draft"), 0);
}

/* A question that came with the answer to another: in the other language the command that asked first is
 * run again, never the answer on the screen below. */
static void
test_one_after_another_in_two_languages(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };
    bool met = false;

    for (char nth = '1'; nth <= '9' && !met; nth++) {
        office_begin(o, "kakari", &person_screen, &taro);
        app_feed(o->app, "w");
        app_type(o->app, (char[]){ nth, '\0' });
        met = office_shows(o, "省略する理由");
    }
    assert_true(met);
    app_feed(o->app, "Ctrl-T");
    assert_shows(o, "Go on to which stage?");
    app_feed(o->app, "F3");
    assert_ptr_equal(office_shown(o), &person_screen);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_a_refused_reason_stays),
        OFFICE(test_how_it_looks),
        OFFICE(test_it_is_mended_where_it_stands),
        OFFICE(test_one_after_another_in_two_languages),
        OFFICE(test_a_wrong_pin_is_asked_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
