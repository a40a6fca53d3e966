/* Keys that nobody meant: whoever takes the desk of today for a locked screen types a password into it.
 * What one key changes there without a question is seen, stands in the audit and is taken back by one
 * key; nothing else changes anything. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "ui/kit/screen.h"
#include "ui/screens/today.h"

enum { ROWS = 12, ACTIONS = 400 };

/* A task of a meeting that is due, so that there is one to be done. */
static void
add_task(struct office *o)
{
    fixture_sql(o->f,
                "INSERT INTO meeting_case (event_id, case_id, sort) VALUES (%lld, %lld, 1);"
                "INSERT INTO meeting_task (meeting_case_id, owner, content, due_on) SELECT max(id),"
                " '架空事業所', '見学の手配', '2014-10-30' FROM meeting_case",
                (long long)o->meeting, (long long)o->taro_case);
}

/* What the audit says was done since line `n`, but for looking: "arrive,task-done". */
static void
acts_since(struct office *o, int64_t n, char out[ACTIONS])
{
    fixture_text(o->f, out, ACTIONS,
                 "SELECT group_concat(action) FROM (SELECT DISTINCT action FROM audit WHERE n > %lld"
                 " AND outcome = 'done' AND action NOT LIKE 'open%%' AND action NOT IN"
                 " ('agenda', 'search', 'print-day', 'members', 'see-opening'))",
                 (long long)n);
}

static int64_t
newest(struct office *o)
{
    return fixture_number(o->f, "SELECT max(n) FROM audit");
}

/* What stands in the records that keys of the desk of today may touch. */
static void
records(struct office *o, char out[ACTIONS])
{
    fixture_text(o->f, out, ACTIONS,
                 "SELECT (SELECT group_concat(attendance || coalesce(arrived_at, '-') || waiting)"
                 " FROM participation) || (SELECT group_concat(coalesce(done_on, '-')) FROM"
                 " meeting_task) || (SELECT count(*) FROM walk_in WHERE voided = 0)");
}

static void
press(struct office *o, const char *login, int row, char key)
{
    char name[2] = { key, '\0' }, did[ACTIONS], before[ACTIONS], after[ACTIONS];
    int64_t n;

    office_begin(o, login, &today_screen, NULL);
    for (int i = 0; i < row; i++)
        app_feed(o->app, "Down");
    records(o, before);
    n = newest(o);
    app_type(o->app, name);
    acts_since(o, n, did);
    if (did[0] == '\0')
        return;
    if (key != 'a' && key != 'e')
        fail_msg("%s: %c on row %d did %s", login, key, row + 1, did);
    if (app_status(o->app)[0] == '\0')
        fail_msg("%s: %c on row %d said nothing", login, key, row + 1);
    app_feed(o->app, "b");
    records(o, after);
    assert_string_equal(after, before);
    acts_since(o, n, did);
    assert_string_not_equal(did, "");
}

static void
one_key(void **state)
{
    struct office *o = *state;
    static const char *const logins[] = { "uketsuke", "shien", "kakari", "kansa", "kanri" };
    static const char keys[] = "abcdefghijklmnoprstuvwyz+-/?"; /* q and x only leave */

    add_task(o);
    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++)
        for (int row = 0; row < (i == 1 ? ROWS : 2); row++)
            for (const char *key = keys; *key != '\0'; key++)
                press(o, logins[i], row, *key);
    assert_int_equal(office_count(o, "draft"), 0);
}

/* Both that change something are among them. */
static void
arrival_and_task(void **state)
{
    struct office *o = *state;

    add_task(o);
    office_begin(o, "shien", &today_screen, NULL);
    app_feed(o->app, "2 a");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'attended' AND arrived_at LIKE '2014-10-31%'"), 1);
    app_feed(o->app, "b");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'attended' AND arrived_at LIKE '2014-10-31%'"), 0);
    app_feed(o->app, "/");
    app_type(o->app, "架空事業所");
    app_feed(o->app, "Enter e");
    assert_int_equal(office_count(o, "meeting_task WHERE done_on = '2014-10-31'"), 1);
    assert_shows(o, "bで取り消せます");
    app_feed(o->app, "b");
    assert_int_equal(office_count(o, "meeting_task WHERE done_on IS NULL"), 1);
    assert_shows(o, "未了に戻しました");
}

/* Digits choose rows, and Enter opens one. */
static void
a_pin(void **state)
{
    struct office *o = *state;
    char before[ACTIONS], after[ACTIONS], did[ACTIONS];
    int64_t n;

    add_task(o);
    office_begin(o, "shien", &today_screen, NULL);
    records(o, before);
    n = newest(o);
    app_type(o->app, "482915");
    app_feed(o->app, "Enter");
    records(o, after);
    assert_string_equal(after, before);
    acts_since(o, n, did);
    assert_string_equal(did, "");
    assert_int_equal(office_count(o, "draft"), 0);
}

/* What could not be taken back as it was is asked about: an arrival of before, whose time would be lost,
 * and that of somebody who has no seat. */
static void
what_would_be_lost_is_asked(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "2 a");
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "2 b");
    assert_shows(o, "10:00に来所しました。この来所を取り消しますか。");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'attended' AND arrived_at LIKE '2014-10-31%'"), 1);
    app_feed(o->app, "3 b");
    assert_shows(o, "まだ来所していません");

    fixture_sql(o->f, "UPDATE participation SET attendance = 'cancelled_self', arrived_at = NULL,"
                      " version = version + 1");
    office_begin(o, "uketsuke", &today_screen, NULL);
    app_feed(o->app, "2 a");
    assert_shows(o, "席がありません");
    app_feed(o->app, "n");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'attended' AND arrived_at LIKE '2014-10-31%'"), 0);
    app_feed(o->app, "a y");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'attended' AND arrived_at LIKE '2014-10-31%'"), 1);
    app_feed(o->app, "b");
    assert_int_equal(office_count(o, "participation WHERE attendance = 'cancelled_self'"), 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(one_key),
        OFFICE(arrival_and_task),
        OFFICE(a_pin),
        OFFICE(what_would_be_lost_is_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
