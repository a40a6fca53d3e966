/* The interview sheet over several visits: what is carried over, who wrote each entry, what it said
 * before, and two members of staff at one sheet. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/interview.h"
#include "desk/session.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/history.h"
#include "ui/screens/interview.h"

#define COPY(array, text) assert_true(text_copy((array), sizeof(array), (text)))

/* Taro's sheet of 21 October by the worker, and that of today by the supervisor. */
static int64_t
two_visits(struct office *o)
{
    struct interview *i = calloc(1, sizeof *i);
    struct fixture *f = o->f;
    int64_t second;

    assert_non_null(i);
    f->d->today = (struct date){ 2014, 10, 21 };
    fixture_clock("2014-10-21T01:00:00Z", "10:00");
    fixture_as(f, "shien");
    expect_ok(f, interview_begin(f->d, o->taro_case, i, &f->e));
    COPY(i->at, "2014-10-21T10:00");
    COPY(i->place, "相談室１");
    COPY(i->work_intention, "want");
    COPY(i->own_will, "事務の仕事がしたい。");
    COPY(i->medical, "通院は月に一度。");
    COPY(i->education, "高校を卒業。");
    COPY(i->next_action, "interview_booking");
    i->next_on = (struct date){ 2014, 10, 28 };
    COPY(i->wish_conditions[0], "suits_health");
    expect_ok(f, interview_save(f->d, i, NULL, &f->e));

    f->d->today = (struct date){ 2014, 10, 31 };
    fixture_clock("2014-10-31T01:00:00Z", "10:00");
    fixture_as(f, "kakari");
    expect_ok(f, interview_begin(f->d, o->taro_case, i, &f->e));
    COPY(i->at, "2014-10-31T09:30");
    COPY(i->place, "相談室１");
    COPY(i->medical, "通院は月に二度になった。");
    COPY(i->issues, "体力をつけること。");
    COPY(i->next_action, "call_back");
    i->next_on = (struct date){ 2014, 11, 7 };
    expect_ok(f, interview_save(f->d, i, NULL, &f->e));
    second = i->id;
    free(i);
    return second;
}

/* A wrong day is shown where it stands, however far below the reader is. */
static void
test_an_error_is_scrolled_to(void **state)
{
    static const int sizes[][2] = { { 24, 80 }, { 10, 40 } };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        office_start(o, "shien", "ja", sizes[i][0], sizes[i][1], &interview_screen,
                     &(struct record_arg){ 0, o->taro });
        form_fill(office_form(o), "day", "2014-11-30");
        form_fill(office_form(o), "at", "10:00");
        form_fill(office_form(o), "place", "相談室");
        form_fill(office_form(o), "work_intention", "want");
        form_fill(office_form(o), "own_will", "事務の仕事がしたい。");
        form_fill(office_form(o), "next_action", "none");
        form_focus(office_form(o), "next_action");
        app_paint(o->app);
        app_feed(o->app, "F9");
        assert_string_equal(form_focused(office_form(o)), "day");
        assert_string_not_equal(form_error_of(office_form(o), "day"), "");
        assert_shows(o, "H26.11.30");
        assert_shows(o, "! 先の日付です。");
        app_feed(o->app, "Ctrl-U"); /* a required field that is empty: the same */
        form_focus(office_form(o), "next_action");
        app_paint(o->app);
        app_feed(o->app, "F9");
        assert_string_equal(form_focused(office_form(o)), "day");
        assert_shows(o, "面談日");
        form_revert(office_form(o));
    }
}

static void
test_a_second_visit_looks(void **state)
{
    struct office *o = *state;
    struct record_arg second = { two_visits(o), o->taro }, third = { 0, o->taro };

    office_shots(o, "interview-second", "shien", &interview_screen, &second, "");
    office_shots(o, "interview-second-end", "shien", &interview_screen, &second,
                 "PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn");
    office_shots(o, "interview-third", "shien", &interview_screen, &third, "");
    office_shots(o, "interview-history", "shien", &interview_history_screen,
                 &(struct case_arg){ o->taro_case, o->taro }, "");
    office_shots(o, "interview-history-full", "shien", &interview_history_screen,
                 &(struct case_arg){ o->taro_case, o->taro }, "/ F3 Enter");
}

static void
test_a_third_visit_goes_on(void **state)
{
    struct office *o = *state;
    struct record_arg third = { 0, o->taro };

    (void)two_visits(o);
    office_begin(o, "shien", &interview_screen, &third);
    assert_string_equal(form_get(office_form(o), "medical"), "通院は月に二度になった。");
    assert_string_equal(form_get(office_form(o), "next_action"), "");
    form_focus(office_form(o), "place");
    app_type(o->app, "相談室１");
    form_focus(office_form(o), "living");
    app_type(o->app, "朝は６時に起きる。");
    form_focus(office_form(o), "next_action");
    app_type(o->app, "6"); /* none */
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview"), 3);
    assert_string_equal(form_get(office_form(o), "by_living"), "架空 支援 H26.10.31 第3回の面談");
    assert_string_equal(form_get(office_form(o), "by_medical"), "架空 係長 H26.10.31 第2回の面談");
    assert_string_equal(form_get(office_form(o), "by_education"), "架空 支援 H26.10.21 第1回の面談");
    app_feed(o->app, "Ctrl-X");
    assert_ptr_equal(office_shown(o), &interview_history_screen);
    assert_shows(o, "第3回 生活");
}

/* Both versions, field by field; nothing that was typed is lost. */
static void
test_two_desks_meet_at_a_sheet(void **state)
{
    struct office *o = *state;
    struct record_arg second = { two_visits(o), o->taro };

    office_begin(o, "shien", &interview_screen, &second);
    form_focus(office_form(o), "place");
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "相談室２");
    fixture_sql(o->f, "UPDATE interview SET place = '自宅', version = version + 1 WHERE id = %lld",
                (long long)second.id);
    app_feed(o->app, "Ctrl-S");
    assert_shows(o, "相談室２");
    assert_shows(o, "自宅");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview WHERE place = '相談室２'"), 1);
    assert_int_equal(office_count(o, "field_history WHERE kind = 'interview' AND field = 'place'"
                                     " AND old_value = '自宅' AND new_value = '相談室２'"), 1);
}

/* Each begins the next sheet: the second to save sees what the first wrote, and decides. */
/* A job is a few rows; the next comes with the employer, and goes when it is emptied. */
static void
test_jobs_are_rows(void **state)
{
    struct office *o = *state;
    struct record_arg second = { two_visits(o), o->taro };

    office_begin(o, "shien", &interview_screen, &second);
    form_focus(office_form(o), "job_employer1");
    app_type(o->app, "架空商店");
    app_feed(o->app, "Tab");
    app_type(o->app, "販売");
    app_feed(o->app, "Tab");
    app_type(o->app, "H22.4.1");
    app_feed(o->app, "Tab Tab");
    app_type(o->app, "30");
    form_focus(office_form(o), "job_employer2");
    app_type(o->app, "架空工業");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview_job WHERE employer = '架空商店'"
                                     " AND from_on = '2010-04-01' AND weekly_min = 1800"),
                     1);
    office_shots(o, "interview-jobs", "shien", &interview_screen, &second, "PgDn PgDn");
    office_begin(o, "shien", &interview_screen, &second);
    form_focus(office_form(o), "job_employer1");
    app_feed(o->app, "Ctrl-U");
    app_keep_drafts(o->app);
    office_begin(o, "shien", &interview_screen, &second); /* the draft brings it back */
    assert_string_equal(form_get(office_form(o), "job_employer1"), "");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview_job"), 1);
    assert_string_equal(form_get(office_form(o), "job_employer1"), "架空工業");
}

static void
test_two_desks_begin_the_next_sheet(void **state)
{
    struct office *o = *state;
    struct record_arg third = { 0, o->taro };
    struct interview *i = calloc(1, sizeof *i);
    struct desk *other;

    assert_non_null(i);
    (void)two_visits(o);
    office_begin(o, "shien", &interview_screen, &third);
    form_focus(office_form(o), "place");
    app_type(o->app, "相談室２");
    form_focus(office_form(o), "medical");
    app_feed(o->app, "Ctrl-E");
    app_type(o->app, "服薬なし。");
    form_focus(office_form(o), "next_action");
    app_type(o->app, "6");

    other = fixture_second(o->f);
    expect_ok(o->f, session_sign_in(other, "kakari2", FIXTURE_PASSWORD, &o->f->e));
    expect_ok(o->f, interview_begin(other, o->taro_case, i, &o->f->e));
    COPY(i->at, "2014-10-31T09:50");
    COPY(i->place, "相談室１");
    COPY(i->medical, "通院は週に一度になった。");
    COPY(i->living, "一人で暮らす。");
    COPY(i->next_action, "none");
    expect_ok(o->f, interview_save(other, i, NULL, &o->f->e));
    desk_close(other);
    free(i);

    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview"), 3);
    assert_string_equal(form_get(office_form(o), "living"), "一人で暮らす。"); /* theirs, untouched */
    assert_string_equal(form_get(office_form(o), "medical"), "通院は月に二度になった。服薬なし。");
    assert_non_null(strstr(form_error_of(office_form(o), "medical"), "通院は週に一度になった。"));
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview"), 4);
    assert_int_equal(office_count(o, "interview WHERE living = '一人で暮らす。' AND medical LIKE"
                                     " '%服薬なし。'"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_open, office_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_second_visit_looks),
        TEST(test_an_error_is_scrolled_to),
        TEST(test_a_third_visit_goes_on),
        TEST(test_two_desks_meet_at_a_sheet),
        TEST(test_jobs_are_rows),
        TEST(test_two_desks_begin_the_next_sheet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
