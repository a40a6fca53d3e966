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

/* The next sheet of Taro's case as that desk begins it, with what is written at each visit. */
static struct interview *
begin_sheet(struct office *o, struct desk *d, const char *at, const char *medical,
            const char *next_action)
{
    struct interview *i = calloc(1, sizeof *i);

    assert_non_null(i);
    expect_ok(o->f, interview_begin(d, o->taro_case, i, &o->f->e));
    COPY(i->at, at);
    COPY(i->place, "相談室１");
    COPY(i->medical, medical);
    COPY(i->next_action, next_action);
    return i;
}

/* Stored, and its number. */
static int64_t
end_sheet(struct office *o, struct desk *d, struct interview *i)
{
    int64_t id;

    expect_ok(o->f, interview_save(d, i, NULL, &o->f->e));
    id = i->id;
    free(i);
    return id;
}

static void
come(struct fixture *f, const char *login, signed char day, const char *stamp)
{
    f->d->today = (struct date){ 2014, 10, day };
    fixture_clock(stamp, "10:00");
    fixture_as(f, login);
}

/* Taro's sheet of 21 October by the worker, and that of today by the supervisor. */
static int64_t
two_visits(struct office *o)
{
    struct fixture *f = o->f;
    struct interview *i;

    come(f, "shien", 21, "2014-10-21T01:00:00Z");
    i = begin_sheet(o, f->d, "2014-10-21T10:00", "通院は月に一度。", "interview_booking");
    COPY(i->work_intention, "want");
    COPY(i->own_will, "事務の仕事がしたい。");
    COPY(i->education, "高校を卒業。");
    i->next_on = (struct date){ 2014, 10, 28 };
    COPY(i->wish_conditions[0], "suits_health");
    (void)end_sheet(o, f->d, i);

    come(f, "kakari", 31, "2014-10-31T01:00:00Z");
    i = begin_sheet(o, f->d, "2014-10-31T09:30", "通院は月に二度になった。", "call_back");
    COPY(i->issues, "体力をつけること。");
    i->next_on = (struct date){ 2014, 11, 7 };
    return end_sheet(o, f->d, i);
}

/* From a field far below; the reader is led to the day. */
static void
assert_leads_to_the_day(struct office *o)
{
    form_focus(office_form(o), "next_action");
    app_paint(o->app);
    app_feed(o->app, "F9");
    assert_string_equal(form_focused(office_form(o)), "day");
}

/* A wrong day is shown where it stands, however far below the reader is. */
static void
test_an_error_is_scrolled_to(void **state)
{
    static const int sizes[][2] = { { 24, 80 }, { 10, 40 } };
    static const char *const filled[][2] = {
        { "day", "2014-11-30" },      { "at", "10:00" },
        { "place", "相談室" },        { "work_intention", "want" },
        { "own_will", "事務の仕事がしたい。" }, { "next_action", "none" },
    };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        office_start(o, "shien", "ja", sizes[i][0], sizes[i][1], &interview_screen,
                     &(struct record_arg){ 0, o->taro });
        for (size_t k = 0; k < sizeof filled / sizeof *filled; k++)
            form_fill(office_form(o), filled[k][0], filled[k][1]);
        assert_leads_to_the_day(o);
        assert_string_not_equal(form_error_of(office_form(o), "day"), "");
        assert_shows(o, "H26.11.30");
        assert_shows(o, "! 先の日付です。");
        app_feed(o->app, "Ctrl-U"); /* a required field that is empty: the same */
        assert_leads_to_the_day(o);
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
    office_type_at(o, "place", "相談室１");
    office_type_at(o, "living", "朝は６時に起きる。");
    office_type_at(o, "next_action", "6"); /* none */
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

/* A job is a few rows; the next comes with the employer, and goes when it is emptied. */
static void
test_jobs_are_rows(void **state)
{
    struct office *o = *state;
    struct record_arg second = { two_visits(o), o->taro };

    office_begin(o, "shien", &interview_screen, &second);
    office_type_at(o, "job_employer1", "架空商店");
    app_feed(o->app, "Tab");
    app_type(o->app, "販売");
    app_feed(o->app, "Tab");
    app_type(o->app, "H22.4.1");
    app_feed(o->app, "Tab Tab");
    app_type(o->app, "30");
    office_type_at(o, "job_employer2", "架空工業");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview_job WHERE employer = '架空商店'"
                                     " AND from_on = '2010-04-01' AND weekly_min = 1800"),
                     1);
    office_shots(o, "interview-jobs", "shien", &interview_screen, &second, "PgDn PgDn");
    office_begin(o, "shien", &interview_screen, &second);
    form_focus(office_form(o), "job_occupation1");
    app_feed(o->app, "Ctrl-U");
    form_focus(office_form(o), "job_employer1");
    app_feed(o->app, "Ctrl-U");
    app_keep_drafts(o->app);
    office_begin(o, "shien", &interview_screen, &second); /* the draft brings it back */
    assert_string_equal(form_get(office_form(o), "job_employer1"), "");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview_job"), 1);
    assert_string_equal(form_get(office_form(o), "job_employer1"), "架空工業");
}

/* Where it was may be forgotten: what it was is enough for a job, and nothing of it is lost. */
static void
test_a_job_without_an_employer(void **state)
{
    struct office *o = *state;
    struct record_arg second = { two_visits(o), o->taro };

    office_start(o, "shien", "en", 24, 80, &interview_screen, &second); /* stored as in Japanese */
    office_type_at(o, "job_occupation1", "清掃");
    app_feed(o->app, "Tab");
    app_type(o->app, "H22.4.1");
    app_feed(o->app, "Ctrl-S");
    assert_int_equal(office_count(o, "interview_job WHERE employer = '不明'"
                                     " AND occupation = '清掃' AND from_on = '2010-04-01'"), 1);
    assert_string_equal(form_get(office_form(o), "job_employer1"), "不明");
}

/* Each begins the next sheet: the second to save sees what the first wrote, and decides. */
static void
test_two_desks_begin_the_next_sheet(void **state)
{
    struct office *o = *state;
    struct record_arg third = { 0, o->taro };
    struct interview *i;
    struct desk *other;

    (void)two_visits(o);
    office_begin(o, "shien", &interview_screen, &third);
    office_type_at(o, "place", "相談室２");
    form_focus(office_form(o), "medical");
    app_feed(o->app, "Ctrl-E");
    app_type(o->app, "服薬なし。");
    office_type_at(o, "next_action", "6");

    other = fixture_second(o->f);
    expect_ok(o->f, session_sign_in(other, "kakari2", FIXTURE_PASSWORD, &o->f->e));
    i = begin_sheet(o, other, "2014-10-31T09:50", "通院は週に一度になった。", "none");
    COPY(i->living, "一人で暮らす。");
    (void)end_sheet(o, other, i);
    desk_close(other);

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
        TEST(test_a_job_without_an_employer),
        TEST(test_two_desks_begin_the_next_sheet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
