/* Another desk was first: what was typed stays, what is stored now stands beside it, either may be
 * taken, and the next save goes through. For every form that keeps a draft of a stored record. */
#include <stdio.h>
#include <string.h>

#include "tests/desk/records.h"
#include "tests/ui/golden.h"
#include "tests/ui/screens/office.h"

#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/disabilities.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/handover.h"
#include "ui/screens/meeting_case.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/placement.h"

#define MINE "こちらの言葉"
#define THEIRS "あちらの言葉"

struct scene {
    const struct screen_ops *ops;
    const void *arg;
    const char *table;
    int64_t id;
    const char *key, *column; /* a text that both change */
};

/* What the other desk has done, in one stroke. */
static void
be_first(struct office *o, const struct scene *scene)
{
    fixture_sql(o->f, "UPDATE %s SET %s = '" THEIRS "', version = version + 1 WHERE id = %lld",
                scene->table, scene->column, (long long)scene->id);
}

static void
type_mine(struct office *o, const struct scene *scene)
{
    office_begin(o, "kakari", scene->ops, scene->arg);
    form_focus(office_form(o), scene->key);
    assert_string_equal(form_focused(office_form(o)), scene->key);
    app_feed(o->app, "Ctrl-E Ctrl-A Ctrl-K");
    app_type(o->app, MINE);
}

static void
meet(struct office *o, const struct scene *scene)
{
    type_mine(o, scene);
    be_first(o, scene);
    app_feed(o->app, "F9");
    if (office_shown(o) != scene->ops)
        fail_msg("%s saved over another desk", scene->ops->id);
    assert_shows(o, "ほかの端末が先に");
    assert_string_equal(form_get(office_form(o), scene->key), MINE);
    assert_true(form_changed(office_form(o)));
}

static void
every_form(struct office *o, const struct scene *scene)
{
    meet(o, scene);
    /* One, the other, and back. */
    form_focus(office_form(o), scene->key);
    assert_true(form_differs(office_form(o), false));
    app_feed(o->app, "Esc-t");
    assert_string_equal(form_get(office_form(o), scene->key), THEIRS);
    assert_non_null(strstr(form_error_of(office_form(o), scene->key), MINE));
    app_feed(o->app, "Esc-t");
    assert_string_equal(form_get(office_form(o), scene->key), MINE);
    assert_non_null(strstr(form_error_of(office_form(o), scene->key), THEIRS));
    app_feed(o->app, "F9");
    if (fixture_number(o->f, "SELECT count(*) FROM %s WHERE id = %lld AND %s = '" MINE "'",
                       scene->table, (long long)scene->id, scene->column) != 1)
        fail_msg("%s: %s", scene->ops->id, app_status(o->app));
    assert_int_equal(office_count(o, "draft"), 0);
}

/* The other's is taken: it is stored again, and nothing of mine. */
static void
theirs(struct office *o, const struct scene *scene)
{
    fixture_sql(o->f, "UPDATE %s SET %s = '架空' WHERE id = %lld", scene->table, scene->column,
                (long long)scene->id);
    meet(o, scene);
    app_feed(o->app, "Esc-a F9");
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM %s WHERE id = %lld AND %s = '"
                                          THEIRS "'", scene->table, (long long)scene->id,
                                    scene->column), 1);
    assert_int_equal(office_count(o, "draft"), 0);
}

static void
either_is_taken(void **state)
{
    struct office *o = *state;

    fixture_as(o->f, "kakari");
    const int64_t agency = record_organisation(o->f, "O-1", "employer", "架空商店");
    const int64_t job = record_placement(o->f, "L-1", o->taro, "2014-04-01", "part_time",
                                         "association");
    const int64_t dispatch = record_dispatch(o->f, "D-1", "2014-10-10", "架空商店",
                                             "workplace_visit", "retention",
                                             (int64_t[]){ o->taro, 0 });
    fixture_sql(o->f, "UPDATE placement SET employer_name = '架空商店', employer_id = %lld,"
                      " occupation = 'clerical', contract_term = 'indefinite', vacancy_kind = 'general',"
                      " disclosure = 'open', route = 'hello_work', weekly_minutes = 1200;"
                      "UPDATE dispatch SET minutes = 60;"
                      "INSERT OR IGNORE INTO dispatch_staff (dispatch_id, staff_id) VALUES (%lld, %lld);"
                      "INSERT OR IGNORE INTO dispatch_met (dispatch_id, met) VALUES (%lld, 'self')",
                (long long)agency, (long long)dispatch, (long long)o->f->supervisor,
                (long long)dispatch);
    fixture_sql(o->f, "INSERT INTO meeting_case (event_id, case_id, sort) VALUES (%lld, %lld, 1)",
                (long long)o->meeting, (long long)o->taro_case);
    const int64_t minutes = fixture_number(o->f, "SELECT max(id) FROM meeting_case");
    fixture_sql(o->f, "INSERT INTO handover (person_id, from_id, to_id, handed_over_on, start_date,"
                      " course, remaining) VALUES (%lld, %lld, %lld, '2014-10-20', '2014-10-01',"
                      " '架空', '架空')",
                (long long)o->taro, (long long)agency,
                (long long)record_organisation(o->f, "O-2", "transition_office", "架空移行"));
    const int64_t handover = fixture_number(o->f, "SELECT max(id) FROM handover");
    const struct scene scenes[] = {
        { &person_edit_screen, &(struct person_arg){ o->taro }, "person", o->taro, "address",
          "address" },
        { &organisation_edit_screen, &(struct organisation_arg){ .id = agency }, "organisation",
          agency, "address", "address" },
        { &event_edit_screen, &(struct event_arg){ o->session, "orientation" }, "event", o->session,
          "place", "place" },
        { &placement_screen, &(struct record_arg){ job, o->taro }, "placement", job, "job_note",
          "job_note" },
        { &dispatch_screen, &(struct record_arg){ dispatch, o->taro }, "dispatch", dispatch,
          "note", "note" },
        { &meeting_case_screen, &(struct record_arg){ minutes, o->taro }, "meeting_case", minutes,
          "remaining", "remaining" },
    };

    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        every_form(o, &scenes[i]);
        theirs(o, &scenes[i]);
    }
    /* Without the person's consent a handover is not stored again; both versions are shown. */
    meet(o, &(struct scene){ &handover_screen, &(struct record_arg){ handover, o->taro },
                             "handover", handover, "course", "course" });
    assert_true(form_differs(office_form(o), true));
}

/* The other changed other fields: they come in, and nothing asks to be compared. */
static void
nothing_to_compare(void **state)
{
    struct office *o = *state;
    struct person_arg taro = { o->taro };
    const struct scene scene = { &person_edit_screen, &taro, "person", o->taro, "address",
                                 "address" };

    type_mine(o, &scene);
    fixture_sql(o->f, "UPDATE person SET known_as = '" THEIRS "', version = version + 1"
                      " WHERE id = %lld", (long long)o->taro);
    app_feed(o->app, "F9");
    assert_shows(o, "先に別の欄を変更");
    assert_shows(o, MINE);
    assert_shows(o, THEIRS);
    assert_false(form_differs(office_form(o), true));
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE address = '" MINE "' AND known_as = '" THEIRS
                                     "'"), 1);
}

static void
looks(void **state)
{
    static const struct {
        const char *language;
        int rows, cols;
    } shots[] = { { "ja", 24, 80 }, { "en", 24, 80 }, { "ja", 10, 40 }, { "en", 10, 40 } };
    struct office *o = *state;
    struct person_arg taro = { o->taro };
    const struct scene scene = { &person_edit_screen, &taro, "person", o->taro, "address",
                                 "address" };

    for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
        fixture_sql(o->f, "UPDATE person SET address = '架空区一丁目' WHERE id = %lld",
                    (long long)o->taro);
        office_start(o, "kakari", shots[i].language, shots[i].rows, shots[i].cols, scene.ops,
                     scene.arg);
        form_focus(office_form(o), scene.key);
        app_feed(o->app, "Ctrl-A Ctrl-K");
        app_type(o->app, MINE);
        be_first(o, &scene);
        app_feed(o->app, "F9");
        golden_compare(o->app, "conflict", shots[i].language);
        app_feed(o->app, "Esc-t");
        golden_compare(o->app, "conflict-taken", shots[i].language);
        fixture_sql(o->f, "DELETE FROM draft");
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, office_open, office_close)

/* A row about a kind of disability, which has a day and no text: both days stand there. */
static void
a_day_of_a_disability(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO disability_period (person_id, kind, since, at) VALUES (%lld,"
                      " 'psychiatric', '2012-04-01', '" FIXTURE_NOW "')", (long long)o->taro);
    office_begin(o, "kakari", &disabilities_screen, &(struct record_arg){ 0, o->taro });
    app_feed(o->app, "Enter");
    form_focus(office_form(o), "since");
    app_feed(o->app, "Ctrl-E Ctrl-A Ctrl-K");
    app_type(o->app, "H20.4.1");
    fixture_sql(o->f, "UPDATE disability_period SET since = '2010-04-01', version = version + 1");
    app_feed(o->app, "F9");
    assert_shows(o, "ほかの端末が先に");
    assert_string_equal(form_get(office_form(o), "since"), "2008-04-01");
    form_focus(office_form(o), "since");
    app_feed(o->app, "Esc-t");
    assert_string_equal(form_get(office_form(o), "since"), "2010-04-01");
    app_feed(o->app, "Esc-t F9");
    assert_int_equal(office_count(o, "disability_period WHERE since = '2008-04-01'"), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(either_is_taken),
        TEST(a_day_of_a_disability),
        TEST(nothing_to_compare),
        TEST(looks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
