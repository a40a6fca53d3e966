/* Half-typed slips of visitors who are not on file yet: each is kept apart from the others, is found
 * again by whose it is, and nothing of it is lost or mixed. */
#include "tests/ui/screens/office.h"

#include <stdlib.h>
#include <string.h>

#include "desk/draft.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/intake.h"
#include "ui/screens/organisations.h"
#include "ui/screens/placement.h"
#include "ui/screens/slip.h"
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_each_visitor_has_a_form),
        OFFICE(test_drafts_are_told_apart),
        OFFICE(test_going_on_makes_no_second_draft),
        OFFICE(test_reports_of_agencies),
        OFFICE(test_drafts_name_their_person),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
