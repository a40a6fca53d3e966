/* What may not be done or seen any more: it is said before anything is written, and nothing of a record
 * stays on the screen. */
#include <stdio.h>
#include <string.h>

#include "tests/ui/screens/office.h"

#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/merge.h"
#include "ui/screens/people.h"
#include "ui/screens/person.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/slip.h"
#include "ui/screens/support_log.h"
#include "ui/screens/today.h"

/* Screens lie on the desk of today, as in the program. */
static void
show(struct office *o, const char *login, const struct screen_ops *ops, const void *arg)
{
    office_begin(o, login, &today_screen, NULL);
    snprintf(o->f->d->reason, sizeof o->f->d->reason, "%s", "phone_call");
    expect_ok(o->f, app_push(o->app, ops, arg, &o->f->e));
}

/* ---- a record restricted while it lies open ---- */

static void
restrict_at_another_desk(struct office *o, int64_t person)
{
    fixture_sql(o->f, "UPDATE person SET restricted = 1, version = version + 1 WHERE id = %lld",
                (long long)person);
}

static void
test_a_card_restricted_meanwhile_closes(void **state)
{
    struct office *o = *state;

    show(o, "uketsuke", &person_screen, &(struct person_arg){ o->hanako });
    assert_shows(o, "架空　花子");
    restrict_at_another_desk(o, o->hanako);
    app_feed(o->app, "F5");
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_shows(o, "閲覧制限の記録です");
}

/* A question lies on the card: both go. */
static void
test_a_question_about_it_closes_with_the_card(void **state)
{
    struct office *o = *state;

    show(o, "uketsuke", &person_screen, &(struct person_arg){ o->hanako });
    app_feed(o->app, "f");
    assert_ptr_not_equal(office_shown(o), &person_screen);
    restrict_at_another_desk(o, o->hanako);
    screen_reload(app_top(o->app));
    app_timers(o->app, 1);
    assert_ptr_equal(office_shown(o), &today_screen);
}

static void
test_a_form_restricted_meanwhile_closes_and_is_kept(void **state)
{
    struct office *o = *state;

    show(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    form_focus(office_form(o), "address");
    app_type(o->app, "架空町一");
    restrict_at_another_desk(o, o->hanako);
    app_feed(o->app, "F5");
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_shows(o, "閲覧制限の記録です");
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"), 1);
}

/* Whoever is in charge goes on. */
static void
test_the_own_restricted_record_stays(void **state)
{
    struct office *o = *state;

    show(o, "shien", &person_screen, &(struct person_arg){ o->taro });
    restrict_at_another_desk(o, o->taro);
    app_feed(o->app, "F5");
    assert_ptr_equal(office_shown(o), &person_screen);
}

/* ---- what could not be stored is not begun ---- */

static void
test_a_form_of_another_case_is_not_begun(void **state)
{
    struct office *o = *state;
    static const char *const keys[] = { "k", "i", "u", "l", "a", "r" };
    const long long lines = office_count(o, "audit WHERE outcome = 'denied'");

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        show(o, "shien2", &person_screen, &(struct person_arg){ o->taro });
        app_feed(o->app, keys[i]);
        assert_ptr_equal(office_shown(o), &person_screen);
        assert_shows(o, "担当者か責任者に頼んでください");
        app_feed(o->app, "n"); /* what everybody may goes on */
        assert_ptr_not_equal(office_shown(o), &person_screen);
    }
    assert_int_equal(office_count(o, "audit WHERE outcome = 'denied'"), lines); /* only asked about */
    fixture_sql(o->f, "UPDATE support_case SET staff_id = NULL WHERE id = %lld",
                (long long)o->taro_case);
    show(o, "shien2", &person_screen, &(struct person_arg){ o->taro });
    app_feed(o->app, "k"); /* who writes in a case of nobody takes it */
    assert_ptr_equal(office_shown(o), &support_log_screen);
    show(o, "shien2", &person_screen, &(struct person_arg){ o->saburo });
    app_feed(o->app, "k");
    assert_shows(o, "支援中のケースがありません");
}

/* ---- what cannot be right is said beside its field at once ---- */

static void
test_a_birth_date_is_a_whole_one(void **state)
{
    struct office *o = *state;
    static const struct {
        const char *typed, *error, *value;
    } rows[] = {
        { "5", "年からすべて", "" },
        { "5.6", "年からすべて", "" },
        { "2020.1.1", "これからの日付", "" },
        { "H20.1.5", "6歳になります", "2008-01-05" },
        { "1890.1.5", "124歳になります", "1890-01-05" },
        { "S55.5.6", "", "1980-05-06" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        show(o, "uketsuke", &slip_screen, &(struct slip_arg){ .kind = SLIP_NEW_PERSON });
        form_focus(office_form(o), "birth_date");
        app_type(o->app, rows[i].typed);
        app_feed(o->app, "Tab");
        if (rows[i].error[0] != '\0')
            assert_non_null(strstr(form_error_of(office_form(o), "birth_date"), rows[i].error));
        else
            assert_string_equal(form_error_of(office_form(o), "birth_date"), "");
        assert_string_equal(form_get(office_form(o), "birth_date"), rows[i].value);
    }
}

static void
test_a_phone_is_in_ascii(void **state)
{
    struct office *o = *state;

    show(o, "uketsuke", &slip_screen, &(struct slip_arg){ .kind = SLIP_NEW_PERSON });
    form_focus(office_form(o), "phone1");
    app_type(o->app, "０９０-１２３４-５６７８");
    app_feed(o->app, "Tab");
    assert_string_equal(form_get(office_form(o), "phone1"), "090-1234-5678");
    assert_string_equal(form_error_of(office_form(o), "phone1"), "");
    form_focus(office_form(o), "phone1");
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "03-1234-5678 内線5");
    app_feed(o->app, "Tab");
    assert_non_null(strstr(form_error_of(office_form(o), "phone1"), "「メモ」"));
}

/* ---- what is asked says whom and what it concerns ---- */

static void
test_a_reason_is_asked_for_a_name(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien2", &people_screen, NULL);
    app_type(o->app, "太郎");
    app_feed(o->app, "Down Enter");
    assert_shows(o, "架空　太郎さんの記録を開く理由");
}

static void
test_a_restriction_says_who_is_left(void **state)
{
    struct office *o = *state;

    show(o, "kakari", &person_screen, &(struct person_arg){ o->hanako });
    app_feed(o->app, "t F2");
    assert_shows(o, "責任者だけが開けるようになります");
    show(o, "kakari", &person_screen, &(struct person_arg){ o->taro });
    app_feed(o->app, "t F2");
    assert_shows(o, "閲覧を担当者に限ります");
}

static void
test_a_merge_names_what_differs(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE person SET sex = 'male' WHERE id = %lld;"
                      "UPDATE person SET sex = 'female' WHERE id = %lld",
                (long long)o->jiro, (long long)o->saburo);
    show(o, "kakari", &merge_screen, &(struct merge_arg){ o->jiro, o->saburo, 0 });
    app_feed(o->app, "m");
    assert_shows(o, "生年月日");
    assert_shows(o, "同じ方で間違いありませんか");
}

static void
test_a_closing_day_names_its_bookings(void **state)
{
    struct office *o = *state;

    show(o, "kakari", &closing_days_screen, NULL);
    app_feed(o->app, "F2");
    form_fill(office_form(o), "day", "2014-10-31");
    form_fill(office_form(o), "name", "架空の停電");
    app_feed(o->app, "F9");
    assert_shows(o, "この日には予定が2件、予約が2件あります");
}

/* Somebody comes back: what is on file is there to be compared, and how the person came the last time is
 * not taken for this time. */
static void
test_a_known_person_is_compared(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE person SET address = '架空町9-9' WHERE id = %lld", (long long)o->saburo);
    show(o, "uketsuke", &slip_screen,
         &(struct slip_arg){ .kind = SLIP_KNOWN_PERSON, .person_id = o->saburo });
    assert_shows(o, "登録内容");
    assert_shows(o, "前回 H26.");
    assert_shows(o, "架空町9-9");
    assert_string_equal(form_get(office_form(o), "referral_source"), "");
}

/* ---- a time that was stored by a clock ahead of this one ---- */

static void
test_a_time_that_stands_is_never_refused(void **state)
{
    struct office *o = *state;
    const struct slip_arg stored = { .kind = SLIP_STORED, .slip_id = 1 };

    fixture_sql(o->f, "UPDATE intake_slip SET received_at = '2014-10-31T14:45',"
                      " next_on = '2014-11-07' WHERE id = 1");
    office_begin(o, "kakari", &slip_screen, &stored); /* it is 10:00 */
    app_feed(o->app, "F2");
    form_fill(office_form(o), "response", "訂正した。");
    app_feed(o->app, "F9");
    assert_shows(o, "保存しました");
    app_feed(o->app, "F2");
    form_fill(office_form(o), "received_time", "14:50");
    app_feed(o->app, "F9");
    assert_shows(o, "まだ来ていない時刻のため保存できません");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, office_open, office_close)
    const struct CMUnitTest tests[] = {
        TEST(test_a_card_restricted_meanwhile_closes),
        TEST(test_a_question_about_it_closes_with_the_card),
        TEST(test_a_form_restricted_meanwhile_closes_and_is_kept),
        TEST(test_the_own_restricted_record_stays),
        TEST(test_a_form_of_another_case_is_not_begun),
        TEST(test_a_birth_date_is_a_whole_one),
        TEST(test_a_phone_is_in_ascii),
        TEST(test_a_reason_is_asked_for_a_name),
        TEST(test_a_restriction_says_who_is_left),
        TEST(test_a_merge_names_what_differs),
        TEST(test_a_closing_day_names_its_bookings),
        TEST(test_a_known_person_is_compared),
        TEST(test_a_time_that_stands_is_never_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
