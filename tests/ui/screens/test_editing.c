/* 編集中: who opens a record that a colleague is at is told so below the title, on the form and on the
 * card, and works on as ever. */
#include "tests/ui/screens/office.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/draft.h"
#include "desk/session.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/person.h"
#include "ui/screens/person_edit.h"

/* A colleague at another terminal. */
static struct desk *
colleague(struct office *o, const char *login)
{
    struct desk *d = fixture_second(o->f);

    d->ask_reasons = true;
    snprintf(d->terminal, sizeof d->terminal, "tty-%s", login);
    expect_ok(o->f, session_sign_in(d, login, FIXTURE_PASSWORD, &o->f->e));
    return d;
}

static void
types(struct office *o, struct desk *d, const char *form, int64_t id, int64_t person_id)
{
    char body[] = "address=z\n";
    struct draft draft = { .body = body, .base = 1, .person_id = person_id };

    snprintf(draft.form, sizeof draft.form, "%s", form);
    snprintf(draft.record, sizeof draft.record, "%" PRId64 ".%" PRId64, id, person_id);
    expect_ok(o->f, draft_save(d, &draft, &o->f->e));
}

static void
test_the_form_and_the_card(void **state)
{
    struct office *o = *state;
    struct desk *one = colleague(o, "shien2"), *two = colleague(o, "uketsuke");
    const struct person_arg taro = { o->taro }, hanako = { o->hanako };

    types(o, one, "person_edit", o->taro, o->taro);
    fixture_clock("2014-10-31T01:05:00Z", "10:05");
    types(o, two, "person_edit", o->hanako, o->hanako);
    types(o, one, "consent", 0, o->hanako);
    office_shots(o, "editing-form", "shien", &person_edit_screen, &taro, "");
    office_shots(o, "editing-card", "kakari", &person_screen, &hanako, "");
    office_begin(o, "shien", &person_edit_screen, &hanako);
    assert_shows(o, "編集中: 架空 窓子さん（10:05から）"); /* the consent is another form */
    desk_close(one);
    desk_close(two);
}

/* The line comes and goes with what the colleague does, whatever is typed here meanwhile, and nothing
 * is held up by it. */
static void
test_it_is_told_and_holds_nothing_up(void **state)
{
    struct office *o = *state;
    struct desk *one = colleague(o, "shien2");
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_edit_screen, &taro);
    assert_false(office_shows(o, "編集中"));
    form_focus(office_form(o), "address");
    app_type(o->app, "架空区一丁目");
    app_set_polling(o->app, true);
    types(o, one, "person_edit", o->taro, o->taro);
    app_timers(o->app, 250); /* the look at the file that is there anyway */
    assert_shows(o, "編集中: 架空 応援さん（10:00から）");
    assert_non_null(strstr(form_get(office_form(o), "address"), "架空区一丁目"));
    expect_ok(o->f, draft_remove(one, "person_edit", "1.1", &o->f->e));
    app_timers(o->app, 500);
    assert_false(office_shows(o, "編集中"));
    types(o, one, "person_edit", o->taro, o->taro);
    app_feed(o->app, "Ctrl-R");
    assert_shows(o, "編集中");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE address LIKE '%架空区一丁目%'"), 1);

    expect_ok(o->f, session_sign_out(one, &o->f->e)); /* parked: the writer's alone */
    office_begin(o, "shien", &person_screen, &taro);
    assert_false(office_shows(o, "編集中"));
    desk_close(one);
}

/* In the other language at once, and covered with the rest. */
static void
test_words_and_mask(void **state)
{
    struct office *o = *state;
    struct desk *one = colleague(o, "shien2");
    const struct person_arg taro = { o->taro };

    types(o, one, "person_edit", o->taro, o->taro);
    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "Ctrl-T");
    assert_shows(o, "Being edited: 架空 応援, since 10:00");
    app_set_masked(o->app, true);
    assert_false(office_shows(o, "応援"));
    desk_close(one);
}

/* Two new records are not one; a question about a record is. */
static void
test_what_is_one_record(void **state)
{
    struct office *o = *state;
    struct desk *d;

    office_begin(o, "shien", &organisation_edit_screen, &(struct organisation_arg){ .kind = "" });
    form_focus(office_form(o), "name");
    app_type(o->app, "架空事業所");
    app_keep_drafts(o->app);
    assert_int_equal(office_count(o, "draft"), 1);
    d = colleague(o, "shien");
    types(o, d, "organisation-edit", 0, 0);
    office_begin(o, "kakari", &organisation_edit_screen, &(struct organisation_arg){ .kind = "" });
    assert_false(office_shows(o, "編集中"));
    types(o, d, "event-edit", o->meeting, 0);
    office_begin(o, "kakari", &event_edit_screen, &(struct event_arg){ o->meeting, "" });
    assert_shows(o, "編集中: 架空 支援さん（10:00から）");
    desk_close(d);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_the_form_and_the_card),
        OFFICE(test_it_is_told_and_holds_nothing_up),
        OFFICE(test_words_and_mask),
        OFFICE(test_what_is_one_record),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
