/* Planning: the calendar, events, the coordination meeting and its minutes. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/event.h"
#include "desk/meeting.h"
#include "tests/desk/records.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/calendar.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/meeting.h"
#include "ui/screens/meeting_case.h"
#include "ui/screens/orientation.h"

static const struct event_arg new_session = { 0, "orientation" };
static const struct event_arg new_meeting = { 0, "coordination_meeting" };
static const struct event_arg new_seminar = { 0, "employer_seminar" };

/* A case that waits for the meeting, with a sheet that the person has agreed to and a consent. */
static int64_t
ready(struct office *o, int64_t person_id)
{
    int64_t id = record_stage(o->f, person_id, "coordination");

    record_assessment(o->f, id, 1, "agreed");
    fixture_sql(o->f, "INSERT OR IGNORE INTO organisation (id, ref, kind, name, name_key)"
                      " VALUES (99, 'O-99', 'transition_office', '架空移行支援', '')");
    record_consent(o->f, person_id, 99, "assessment", "2013-04-01", "");
    return id;
}

static int64_t
put_on_agenda(struct office *o, int64_t case_id)
{
    int64_t id;

    expect_ok(o->f, meeting_add_case(o->f->d, o->meeting, case_id, NULL, &id, &o->f->e));
    return id;
}

static void
write_minutes(struct office *o, int64_t id, const char *outcome, const char *next_on)
{
    struct meeting_case *m = calloc(1, sizeof *m);

    assert_non_null(m);
    expect_ok(o->f, meeting_case_find(o->f->d, id, m, &o->f->e));
    snprintf(m->own_words, sizeof m->own_words, "事務の仕事で長く働きたい。");
    snprintf(m->shared_points, sizeof m->shared_points, "体調の波に気をつける。");
    assert_true(code_set_add(&m->outcomes, outcome));
    m->next_on = iso_day(next_on);
    if (meeting_needs_task(m)) {
        m->task_count = 1;
        snprintf(m->tasks[0].owner, sizeof m->tasks[0].owner, "協会");
        snprintf(m->tasks[0].content, sizeof m->tasks[0].content, "登録の手続き");
        m->tasks[0].due_on = iso_day("2014-11-14");
    }
    expect_ok(o->f, meeting_case_save(o->f->d, m, &o->f->e));
    free(m);
}

struct agenda_ids {
    int64_t taro, hanako, jiro; /* rows of the agenda */
};

/* Three cases, one of them written. */
static struct agenda_ids
make_agenda(struct office *o)
{
    int64_t jiro_case;
    struct agenda_ids ids;

    o->f->d->ask_reasons = false;
    ids.taro = put_on_agenda(o, ready(o, o->taro));
    ids.hanako = put_on_agenda(o, ready(o, o->hanako));
    jiro_case = ready(o, o->jiro);
    ids.jiro = put_on_agenda(o, jiro_case);
    write_minutes(o, ids.taro, "registration", "");
    o->f->d->ask_reasons = true;
    return ids;
}

static void
hold_all(struct office *o, const struct agenda_ids *ids)
{
    o->f->d->ask_reasons = false;
    write_minutes(o, ids->hanako, "svc_training", "");
    write_minutes(o, ids->jiro, "pending", "2014-12-05");
    expect_ok(o->f, meeting_hold(o->f->d, o->meeting,
                                 fixture_number(o->f, "SELECT version FROM event WHERE id = %lld",
                                                (long long)o->meeting),
                                 &o->f->e));
    o->f->d->ask_reasons = true;
}

/* ---- golden screens ---- */

static void
test_calendar_looks(void **state)
{
    struct office *o = *state;

    record_event(o->f, "K-9", "employer_seminar", "2014-10-17", "held");
    record_event(o->f, "K-8", "leisure_programme", "2014-10-25", "cancelled");
    office_shots(o, "calendar-month", "shien", &calendar_screen, NULL, "");
    office_shots(o, "calendar-kinds", "shien", &calendar_screen, NULL, "n");
    office_shots(o, "calendar-empty", "uketsuke", &calendar_screen, NULL,
                 "F8 F8 F8 F8 F8 F8 F8 F8");
}

static void
test_event_looks(void **state)
{
    struct office *o = *state;
    const struct event_arg stored = { o->meeting, NULL };

    office_shots(o, "event-session", "uketsuke", &event_edit_screen, &new_session, "");
    office_shots(o, "event-meeting", "kakari", &event_edit_screen, &new_meeting, "");
    office_shots(o, "event-report-errors", "shien", &event_edit_screen, &new_seminar, "F9");
    office_shots(o, "event-read", "uketsuke", &event_edit_screen, &stored, "");
}

static void
test_meeting_looks(void **state)
{
    struct office *o = *state;
    const struct event_arg arg = { o->meeting, NULL };
    struct agenda_ids ids;

    office_shots(o, "meeting-empty", "kakari", &meeting_screen, &arg, "");
    ids = make_agenda(o);
    office_shots(o, "meeting-agenda", "kakari", &meeting_screen, &arg, "Down");
    office_shots(o, "meeting-agenda-read", "uketsuke", &meeting_screen, &arg, "");
    office_shots(o, "meeting-not-complete", "kakari", &meeting_screen, &arg, "Ctrl-V y");
    office_shots(o, "meeting-take-off", "kakari", &meeting_screen, &arg, "Del");
    fixture_as(o->f, "kakari");
    hold_all(o, &ids);
    office_shots(o, "meeting-held", "kakari", &meeting_screen, &arg, "");
}

static void
test_meeting_case_looks(void **state)
{
    struct office *o = *state;
    struct agenda_ids ids = make_agenda(o);
    const struct record_arg taro = { ids.taro, o->taro };

    office_shots(o, "meeting-case", "shien", &meeting_case_screen, &taro, "");
    office_shots(o, "meeting-case-outcome", "shien", &meeting_case_screen, &taro,
                 "Tab Tab Tab Tab");
    fixture_as(o->f, "kakari");
    hold_all(o, &ids);
    office_shots(o, "meeting-case-held", "shien", &meeting_case_screen, &taro, "");
}

/* ---- what is stored ---- */

static void
a_session_is_planned_and_goes_on_to_its_seats(void **state)
{
    struct office *o = *state;
    long long events = office_count(o, "event");

    office_begin(o, "uketsuke", &event_edit_screen, &new_session);
    office_fill(o, "11/7\t930\t1130\t第1会議室\t\t12");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "event"), events + 1);
    assert_int_equal(fixture_number(o->f, "SELECT capacity FROM event WHERE starts_at ="
                                          " '2014-11-07T09:30' AND ends_at = '2014-11-07T11:30'"),
                     12);
    assert_ptr_equal(app_top(o->app)->ops, &orientation_screen);
    app_feed(o->app, "F9 F9");
    assert_int_equal(office_count(o, "event"), events + 1);
}

static void
reception_plans_sessions_only(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &calendar_screen, NULL);
    app_feed(o->app, "n");
    assert_ptr_equal(app_top(o->app)->ops, &event_edit_screen);
    assert_string_equal(form_get(app_top(o->app)->form, "kind"), "orientation");
}

static void
a_session_without_seats_is_refused_and_stays_typed(void **state)
{
    struct office *o = *state;
    long long events = office_count(o, "event");

    office_begin(o, "uketsuke", &event_edit_screen, &new_session);
    office_fill(o, "11/7\t1000\t900\t第1会議室");
    app_feed(o->app, "F9");
    assert_string_equal(form_focused(app_top(o->app)->form), "capacity");
    app_type(o->app, "8");
    app_feed(o->app, "F9"); /* ends before it begins: the desk says so */
    assert_string_not_equal(form_error_of(app_top(o->app)->form, "ends"), "");
    assert_string_equal(form_get(app_top(o->app)->form, "place"), "第1会議室");
    assert_int_equal(office_count(o, "event"), events);
}

/* Somebody else has changed the event since it was opened: nothing is overwritten. */
static void
a_changed_event_is_a_conflict(void **state)
{
    struct office *o = *state;
    const struct event_arg stored = { o->session, NULL };
    struct form *f;

    office_begin(o, "shien", &event_edit_screen, &stored);
    f = app_top(o->app)->form;
    form_focus(f, "place");
    app_type(o->app, "東");
    fixture_sql(o->f, "UPDATE event SET version = version + 1, place = '西館' WHERE id = %lld",
                (long long)o->session);
    app_feed(o->app, "F9");
    assert_shows(o, "東");
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM event WHERE id = %lld"
                                          " AND place = '西館'",
                                    (long long)o->session),
                     1);
    assert_true(screen_is_unsaved(app_top(o->app)));
}

static void
cases_are_put_on_the_agenda_and_moved(void **state)
{
    struct office *o = *state;
    const struct event_arg arg = { o->meeting, NULL };

    ready(o, o->taro);
    ready(o, o->hanako);
    record_stage(o->f, o->jiro, "coordination"); /* without a sheet: not offered */
    office_begin(o, "kakari", &meeting_screen, &arg);
    app_feed(o->app, "a Enter a Enter");
    assert_int_equal(office_count(o, "meeting_case"), 2);
    app_feed(o->app, "a");
    assert_int_equal(office_count(o, "meeting_case"), 2);
    app_feed(o->app, "-");
    assert_int_equal(fixture_number(o->f, "SELECT sort FROM meeting_case WHERE id = 2"), 1);
    app_feed(o->app, "Del Enter"); /* Enter is no */
    assert_int_equal(office_count(o, "meeting_case"), 2);
    app_feed(o->app, "Del y");
    assert_int_equal(office_count(o, "meeting_case"), 1);
}

/* Without a consent of that day the person is asked first, or a reason is given. */
static void
a_case_without_a_consent_is_put_on_for_a_reason(void **state)
{
    struct office *o = *state;
    const struct event_arg arg = { o->meeting, NULL };

    ready(o, o->taro);
    ready(o, o->hanako);
    fixture_sql(o->f, "UPDATE consent SET to_on = '2014-10-30' WHERE person_id = %lld",
                (long long)o->taro);
    office_begin(o, "kakari", &meeting_screen, &arg);
    app_feed(o->app, "a 1 F3 a 2 F3");
    assert_int_equal(office_count(o, "meeting_case"), 1);
    app_feed(o->app, "a 1");
    assert_shows(o, "同意");
    app_type(o->app, "ご本人が同席して話す");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "meeting_case"), 2);
    office_shots(o, "meeting-no-consent", "kakari", &meeting_screen, &arg, "");
}

static void
minutes_are_written_and_the_meeting_moves_the_case(void **state)
{
    struct office *o = *state;
    const struct event_arg arg = { o->meeting, NULL };

    put_on_agenda(o, ready(o, o->taro));
    office_begin(o, "kakari", &meeting_screen, &arg);
    app_feed(o->app, "Ctrl-V y"); /* not complete */
    assert_stage(o->f, o->taro, "coordination");
    o->f->d->ask_reasons = false;
    app_feed(o->app, "Enter");
    assert_ptr_equal(app_top(o->app)->ops, &meeting_case_screen);
    office_fill(o, "働きたい。\t体調の波。\t\t\t7\t協会\t登録の手続き\t");
    app_feed(o->app, "F9"); /* a task without a day */
    assert_string_equal(form_focused(app_top(o->app)->form), "due1");
    assert_int_equal(office_count(o, "meeting_task"), 0);
    app_type(o->app, "11/14");
    app_feed(o->app, "F9 F9");
    assert_int_equal(office_count(o, "meeting_task"), 1);
    assert_shows(o, "揃いました");
    app_feed(o->app, "F3 Ctrl-V y");
    assert_stage(o->f, o->taro, "registered");
    long long changes = office_count(o, "stage_change");
    app_feed(o->app, "Ctrl-V y"); /* once more: it is held already */
    assert_int_equal(office_count(o, "stage_change"), changes);
}

/* The tenth and later outcomes are chosen by their two digits. */
static void
an_outcome_of_two_digits_is_the_one_it_says(void **state)
{
    struct office *o = *state;
    struct record_arg arg = { .person_id = o->taro };

    arg.id = put_on_agenda(o, ready(o, o->taro));
    office_begin(o, "shien", &meeting_case_screen, &arg);
    app_feed(o->app, "Tab Tab Tab Tab");
    app_type(o->app, "11");
    app_feed(o->app, "F9");
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM meeting_outcome"), 1);
    assert_int_equal(
        fixture_number(o->f, "SELECT count(*) FROM meeting_outcome WHERE outcome = 'pending'"), 1);
}

static void
a_held_meeting_keeps_its_outcome(void **state)
{
    struct office *o = *state;
    struct agenda_ids ids = make_agenda(o);
    const struct record_arg taro = { ids.taro, o->taro };

    hold_all(o, &ids);
    office_begin(o, "shien", &meeting_case_screen, &taro);
    app_type(o->app, "なお、");
    app_feed(o->app, "Tab Tab Tab Tab");
    assert_string_not_equal(form_focused(app_top(o->app)->form), "outcomes");
    app_feed(o->app, "F9");
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM meeting_case"
                                          " WHERE own_words LIKE 'なお%%'")
                         + fixture_number(o->f, "SELECT count(*) FROM meeting_case"
                                                " WHERE own_words LIKE '%%なお、'"),
                     1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_calendar_looks),
        OFFICE(test_event_looks),
        OFFICE(test_meeting_looks),
        OFFICE(test_meeting_case_looks),
        OFFICE(a_session_is_planned_and_goes_on_to_its_seats),
        OFFICE(reception_plans_sessions_only),
        OFFICE(a_session_without_seats_is_refused_and_stays_typed),
        OFFICE(a_changed_event_is_a_conflict),
        OFFICE(cases_are_put_on_the_agenda_and_moved),
        OFFICE(a_case_without_a_consent_is_put_on_for_a_reason),
        OFFICE(minutes_are_written_and_the_meeting_moves_the_case),
        OFFICE(an_outcome_of_two_digits_is_the_one_it_says),
        OFFICE(a_held_meeting_keeps_its_outcome),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
