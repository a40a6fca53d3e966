/* 閲覧制限 at the keys: a worker proposes, the desk of today shows it to a supervisor first, who carries
 * it out or declines it; the answer stands where it was proposed. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "desk/restriction.h"
#include "desk/session.h"
#include "ui/kit/screen.h"
#include "ui/screens/person.h"
#include "ui/screens/restrictions.h"
#include "ui/screens/today.h"

static void
propose(struct office *o, const char *words)
{
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "t");
    assert_ptr_equal(office_shown(o), &restrictions_screen);
    app_feed(o->app, "n");
    app_type(o->app, words);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &restrictions_screen);
    assert_shows(o, "提案しました。");
}

static void
test_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro }, shizuka = { 0, o->shizuka };

    office_shots(o, "restrictions-none", "shien", &restrictions_screen, &taro, "");
    office_shots(o, "restrictions-propose", "shien", &restrictions_screen, &taro, "n");
    propose(o, "ご家族に知られたくないとのこと。");
    office_shots(o, "restrictions-proposed", "shien", &restrictions_screen, &taro, "");
    office_shots(o, "today-restriction", "kakari", &today_screen, NULL, "");
    office_shots(o, "restrictions-carry-out", "kakari", &restrictions_screen, &taro, "m");
    fixture_as(o->f, "kakari");
    expect_ok(o->f, session_confirm(o->f->d, FIXTURE_PASSWORD, &o->f->e));
    expect_ok(o->f, restriction_decline(o->f->d, 1, 1, "ご本人に確かめてから。", &o->f->e));
    office_shots(o, "restrictions-declined", "shien", &restrictions_screen, &taro, "Enter");
    office_shots(o, "restrictions-set", "shien2", &restrictions_screen, &shizuka, "");
}

static void
test_carried_out_from_today(void **state)
{
    struct office *o = *state;

    propose(o, "ご家族に知られたくない");
    app_feed(o->app, "n"); /* one is enough */
    assert_shows(o, "すでに提案されています");
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "Enter"); /* decisions come first */
    assert_ptr_equal(office_shown(o), &restrictions_screen);
    app_feed(o->app, "m Enter"); /* the proposer's words are offered */
    assert_shows(o, "PIN");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "person WHERE restricted = 1 AND name LIKE '%太郎'"), 1);
    assert_shows(o, "閲覧を制限しました");
    app_feed(o->app, "F3");
    assert_false(office_shows(o, "閲覧制限の提案"));
}

static void
test_declined(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro };

    propose(o, "ご家族に知られたくない");
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "Enter d");
    app_type(o->app, "確かめてから");
    app_feed(o->app, "Enter");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "person WHERE restricted = 1 AND name LIKE '%太郎'"), 0);
    office_begin(o, "shien", &restrictions_screen, &taro);
    assert_shows(o, "見送り");
    app_feed(o->app, "Enter");
    assert_shows(o, "確かめてから");
}

/* A supervisor who decides alone: the same keys, and the PIN. */
static void
test_set_by_a_supervisor(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    o->f->d->ask_reasons = true; /* signed in at a screen: the PIN is asked for */
    fixture_as(o->f, "kakari");
    office_begin(o, "kakari", &person_screen, &taro);
    app_feed(o->app, "t n");
    app_type(o->app, "ご本人の申出");
    app_feed(o->app, "Enter");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "person WHERE restricted = 1 AND name LIKE '%太郎'"), 1);
    app_feed(o->app, "n");
    app_type(o->app, "取下げ");
    app_feed(o->app, "Enter"); /* the PIN holds for five minutes */
    assert_int_equal(office_count(o, "person WHERE restricted = 1 AND name LIKE '%太郎'"), 0);
    assert_int_equal(office_count(o, "restriction_proposal WHERE state = 'done'"), 2);
}

/* A merge has brought a proposal to restrict to somebody who is restricted. */
static void
test_what_asks_for_nothing_stops_nothing(void **state)
{
    struct office *o = *state;
    const struct record_arg shizuka = { 0, o->shizuka };

    fixture_sql(o->f, "INSERT INTO restriction_proposal (person_id, restrict, state, reason, asked_on,"
                      " asked_at, asked_by) VALUES (%lld, 1, 'proposed', '架空', '2014-10-01',"
                      " '" FIXTURE_NOW "', %lld)",
                (long long)o->shizuka, (long long)o->f->worker2);
    office_begin(o, "shien2", &restrictions_screen, &shizuka);
    app_feed(o->app, "n");
    app_type(o->app, "もう要らない");
    app_feed(o->app, "Enter");
    assert_shows(o, "提案しました。");
    app_feed(o->app, "n");
    assert_shows(o, "すでに提案されています");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_looks),
        OFFICE(test_carried_out_from_today),
        OFFICE(test_declined),
        OFFICE(test_set_by_a_supervisor),
        OFFICE(test_what_asks_for_nothing_stops_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
