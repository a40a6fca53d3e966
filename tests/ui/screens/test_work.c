/* Work outside: placements and their end, dispatches, handovers, agencies and employers. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/organisation.h"
#include "desk/placement.h"
#include "tests/desk/records.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/choose_organisation.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/handover.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/organisations.h"
#include "ui/screens/person.h"
#include "ui/screens/placement.h"
#include "ui/screens/separation.h"
#include "ui/screens/today.h"

struct work {
    int64_t transition, association, shop, bakery; /* organisations */
    int64_t job;                                   /* Taro's, since 2014-04-01 */
};

/* Agencies, and Taro at job search. */
static struct work
make_agencies(struct office *o)
{
    struct work w = {
        .transition = record_organisation(o->f, "O-1", "transition_office", "架空移行支援"),
        .association = record_organisation(o->f, "O-2", "association", "架空協会"),
        .shop = record_organisation(o->f, "O-3", "employer", "架空商店"),
        .bakery = record_organisation(o->f, "O-4", "employer", "架空パン店"),
    };

    record_stage(o->f, o->taro, "job_search");
    return w;
}

static struct work
make_job(struct office *o)
{
    struct work w = make_agencies(o);

    w.job = record_placement(o->f, "L-1", o->taro, "2014-04-01", "part_time", "transition_office");
    record_stage(o->f, o->taro, "placed");
    return w;
}

static const char placed[] = "10/15\t架空パン店\t1\tパンの袋詰め\t3\t\t20\t30\t1\t900\t1\t1\t1\t1\t1";

/* ---- golden screens ---- */

static void
test_placement_looks(void **state)
{
    struct office *o = *state;
    struct work w = make_job(o);
    const struct record_arg fresh = { 0, o->taro }, stored = { w.job, o->taro }, partner = { 0, 0 };

    office_shots(o, "placement-new", "shien", &placement_screen, &fresh, "");
    office_shots(o, "placement-errors", "shien", &placement_screen, &fresh, "F9");
    office_shots(o, "placement-partner", "shien", &placement_screen, &partner, "");
    office_shots(o, "placement-stored", "shien", &placement_screen, &stored, "");
    office_shots(o, "placement-void", "kakari", &placement_screen, &stored, "Ctrl-Y");
    fixture_as(o->f, "kakari");
    fixture_sql(o->f, "UPDATE placement SET ended_on = '2014-10-20', leave_reason = 'term_end'"
                      " WHERE id = %lld",
                (long long)w.job);
    office_shots(o, "placement-ended", "kakari", &placement_screen, &stored, "");
}

/* A box taller than the page follows the item that the keys stand on. */
static void
test_supporters_on_a_small_screen(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    make_job(o);
    office_start(o, "shien", "ja", 8, 40, &placement_screen, &fresh);
    form_focus(office_form(o), "supporters");
    assert_shows(o, "[ ]1 ");
    assert_false(office_shows(o, "[ ]11 "));
    app_feed(o->app, "End Space");
    assert_shows(o, "[x]11 ");
    assert_int_equal(app_paint(o->app)->cursor_y, 5);
}

static void
test_separation_looks(void **state)
{
    struct office *o = *state;
    struct work w = make_job(o);
    const struct record_arg job = { w.job, o->taro };

    office_shots(o, "separation-new", "shien", &separation_screen, &job, "");
    office_shots_typed(o, "separation-filled", "shien", &separation_screen, &job, "", "10/20",
                       "Tab 1");
    office_shots(o, "separation-errors", "shien", &separation_screen, &job, "F9");
}

static void
test_dispatch_looks(void **state)
{
    struct office *o = *state;
    struct work w = make_job(o);
    const struct record_arg fresh = { 0, o->taro };
    struct record_arg stored = { 0, o->taro };

    stored.id = record_dispatch(o->f, "D-1", "2014-10-10", "架空商店", "workplace_visit",
                                "retention", (int64_t[]){ o->taro, o->hanako, 0 });
    (void)w;
    office_shots(o, "dispatch-new", "shien", &dispatch_screen, &fresh, "");
    office_shots(o, "dispatch-errors", "shien", &dispatch_screen, &fresh, "F9");
    office_shots(o, "dispatch-stored", "kakari", &dispatch_screen, &stored, "");
}

static void
test_handover_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    make_job(o);
    office_shots(o, "handover-new", "shien", &handover_screen, &fresh, "");
    office_shots(o, "handover-errors", "shien", &handover_screen, &fresh, "F9");
}

static void
test_organisation_looks(void **state)
{
    struct office *o = *state;
    struct work w;

    office_shots(o, "organisations-none-read", "uketsuke", &organisations_screen, NULL, "");
    office_shots(o, "organisations-none", "shien", &organisations_screen, NULL, "");
    fixture_as(o->f, "kakari");
    w = make_agencies(o);
    office_shots(o, "organisations-list", "shien", &organisations_screen, NULL, "Down Down");
    office_shots_typed(o, "organisations-found", "uketsuke", &organisations_screen, NULL, "",
                       "パン", "");
    office_shots(o, "organisation-new", "shien", &organisation_edit_screen,
                 &(struct organisation_arg){ .kind = "employer", .name = "架空時計店" }, "");
    office_shots(o, "organisation-read", "uketsuke", &organisation_edit_screen,
                 &(struct organisation_arg){ .id = w.transition }, "");
}

static void
test_choose_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    make_agencies(o);
    office_shots(o, "choose-organisation", "shien", &placement_screen, &fresh, "Ctrl-V");
    office_shots_typed(o, "choose-organisation-none", "shien", &placement_screen, &fresh, "Ctrl-V",
                       "時計", "");
    office_shots(o, "choose-person-empty", "shien", &dispatch_screen, &fresh, "F2");
    office_shots_typed(o, "choose-person", "shien", &dispatch_screen, &fresh, "F2", "かくう",
                       "Enter");
}

/* ---- placements ---- */

static void
a_placement_is_counted_and_moves_the_case(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };
    struct work w = make_agencies(o);

    office_begin(o, "shien", &placement_screen, &fresh);
    office_fill(o, placed);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "placement"), 1);
    assert_int_equal(fixture_number(o->f, "SELECT employer_id FROM placement"), w.bakery);
    assert_int_equal(fixture_number(o->f, "SELECT weekly_minutes FROM placement"), 20 * 60 + 30);
    assert_stage(o->f, o->taro, "placed");
    assert_int_equal(form_get(office_form(o), "kpi")[0], '+');
    app_feed(o->app, "F9 F9"); /* twice is once */
    assert_int_equal(office_count(o, "placement"), 1);
}

static void
a_refused_placement_keeps_what_was_typed(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    make_agencies(o);
    office_begin(o, "shien", &placement_screen, &fresh);
    office_fill(o, placed);
    office_type_at(o, "retention_lead", "だれでもない機関");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "placement"), 0);
    assert_string_not_equal(form_error_of(office_form(o), "retention_lead"), "");
    assert_string_equal(form_get(office_form(o), "employer_name"), "架空パン店");
    assert_string_equal(form_get(office_form(o), "job_note"), "パンの袋詰め");
}

static void
an_employer_is_registered_on_the_way(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };
    int64_t made;

    make_agencies(o);
    office_begin(o, "shien", &placement_screen, &fresh);
    app_feed(o->app, "Ctrl-V");
    assert_ptr_equal(office_shown(o), &choose_organisation_screen);
    app_type(o->app, "架空時計店");
    app_feed(o->app, "F2 F9");
    assert_ptr_equal(office_shown(o), &placement_screen); /* back where it is wanted */
    assert_string_equal(form_get(office_form(o), "employer_name"), "架空時計店");
    made = fixture_number(o->f, "SELECT id FROM organisation WHERE name = '架空時計店'");
    assert_int_not_equal(made, 0);
    form_focus(office_form(o), "started_on");
    office_fill(o, "10/15\t\t1\t\t3\t\t\t\t\t\t\t1\t1\t1\t1");
    app_feed(o->app, "F9");
    assert_int_equal(fixture_number(o->f, "SELECT employer_id FROM placement"), made);
}

/* Two may share a name: the one that was chosen is the one that is stored. */
static void
the_chosen_one_of_two_namesakes_is_stored(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };
    int64_t second;

    make_agencies(o);
    second = record_organisation(o->f, "O-5", "employer", "架空パン店");
    office_begin(o, "shien", &placement_screen, &fresh);
    app_feed(o->app, "Ctrl-V");
    app_type(o->app, "パン");
    app_feed(o->app, "Enter Down Enter");
    form_focus(office_form(o), "started_on");
    office_fill(o, "10/15\t\t1\t\t3\t\t\t\t\t\t\t1\t1\t1\t1");
    app_feed(o->app, "F9");
    assert_int_equal(fixture_number(o->f, "SELECT employer_id FROM placement"), second);
}

static void
a_changed_placement_is_a_conflict(void **state)
{
    struct office *o = *state;
    struct work w = make_job(o);
    const struct record_arg stored = { w.job, o->taro };

    office_begin(o, "kakari", &placement_screen, &stored);
    office_type_at(o, "job_note", "品出し");
    fixture_sql(o->f, "UPDATE placement SET version = version + 1, occupation = 'clerical',"
                      " vacancy_kind = 'ordinary', disclosure = 'open', route = 'hello_work'"
                      " WHERE id = %lld",
                (long long)w.job);
    form_focus(office_form(o), "occupation");
    office_fill(o, "1\t");
    form_focus(office_form(o), "vacancy_kind");
    office_fill(o, "1\t1\t1\t");
    app_feed(o->app, "F9");
    assert_string_equal(form_get(office_form(o), "job_note"), "品出し");
    assert_int_equal(office_count(o, "placement WHERE job_note IS NOT NULL AND job_note <> ''"), 0);
    assert_true(screen_is_unsaved(app_top(o->app)));
}

/* ---- the end of a job ---- */

static void
the_card_leads_to_the_end_of_the_job(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    make_agencies(o);
    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "x"); /* no job: nothing to end */
    assert_ptr_equal(office_shown(o), &person_screen);
    fixture_as(o->f, "kakari");
    record_placement(o->f, "L-1", o->taro, "2014-04-01", "part_time", "association");
    record_stage(o->f, o->taro, "placed");
    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "x");
    assert_ptr_equal(office_shown(o), &separation_screen);
    office_fill(o, "10/20\t1\t\t1");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_int_equal(office_count(o, "placement WHERE ended_on = '2014-10-20'"), 1);
    assert_stage(o->f, o->taro, "job_search");
    app_feed(o->app, "x"); /* it has ended */
    assert_ptr_equal(office_shown(o), &person_screen);
}

static void
an_end_before_the_start_is_refused(void **state)
{
    struct office *o = *state;
    struct work w = make_job(o);
    const struct record_arg job = { w.job, o->taro };

    office_begin(o, "shien", &separation_screen, &job);
    office_fill(o, "H26.3.31\t1\t本人の言葉\t1");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &separation_screen);
    assert_string_not_equal(form_error_of(office_form(o), "ended_on"), "");
    assert_string_equal(form_get(office_form(o), "leave_note"), "本人の言葉");
    assert_int_equal(office_count(o, "placement WHERE ended_on IS NOT NULL"), 0);
}

/* ---- drafts ---- */

/* From the desk of today to the very form, where what was typed stands. */
static void
a_draft_opens_its_form(void **state)
{
    struct office *o = *state;
    struct work w = make_job(o);
    const struct record_arg job = { w.job, o->taro };
    const struct organisation_arg shop = { .id = w.shop }, fresh = { 0 };
    const struct {
        const struct screen_ops *ops;
        const void *arg;
        const char *key;
    } rows[] = { { &separation_screen, &job, "leave_note" },
                 { &organisation_edit_screen, &shop, "note" },
                 { &organisation_edit_screen, &fresh, "name" } };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "shien", rows[i].ops, rows[i].arg);
        office_type_at(o, rows[i].key, "架空の話");
        assert_true(app_keep_drafts(o->app));
        office_begin(o, "shien", &today_screen, NULL);
        app_feed(o->app, "/");
        app_type(o->app, "下書き");
        app_feed(o->app, "Enter Enter");
        assert_ptr_equal(office_shown(o), rows[i].ops);
        assert_string_equal(form_get(office_form(o), rows[i].key), "架空の話");
        fixture_sql(o->f, "DELETE FROM draft");
    }
}

/* ---- dispatches ---- */

static const char visited[] = "\t1000\t60\t3\t架空商店\t1\t\t1\t元気に通っている。\t\t\t\t11/28";

static void
a_dispatch_is_stored_once(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };
    struct work w = make_job(o);

    office_begin(o, "shien", &dispatch_screen, &fresh);
    form_focus(office_form(o), "on_day");
    office_fill(o, visited);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "dispatch"), 1);
    assert_int_equal(fixture_number(o->f, "SELECT organisation_id FROM dispatch"), w.shop);
    assert_int_equal(form_get(office_form(o), "kpi")[0], '+');
    app_feed(o->app, "F9 F9");
    assert_int_equal(office_count(o, "dispatch"), 1);
    assert_stage(o->f, o->taro, "retention");
}

static void
somebody_else_seen_is_kept_in_the_record(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    make_job(o);
    office_begin(o, "shien", &dispatch_screen, &fresh);
    form_focus(office_form(o), "on_day");
    office_fill(o, visited);
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &choose_person_screen);
    app_type(o->app, "花子");
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &dispatch_screen);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "dispatch_person"), 2);
    office_type_at(o, "people", ", X-99"); /* nobody */
    app_feed(o->app, "F9");
    assert_string_not_equal(form_error_of(office_form(o), "people"), "");
    assert_int_equal(office_count(o, "dispatch_person"), 2);
}

static void
a_second_record_of_the_day_joins_or_counts_again(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    make_job(o);
    record_dispatch(o->f, "D-1", "2014-10-31", "架空商店", "workplace_visit", "retention",
                    (int64_t[]){ o->hanako, 0 });
    for (int way = 1; way <= 2; way++) {
        office_begin(o, "shien", &dispatch_screen, &fresh);
        form_focus(office_form(o), "on_day");
        office_fill(o, visited);
        app_feed(o->app, "F9");
        assert_int_equal(office_count(o, "dispatch"), 1);
        app_type(o->app, way == 1 ? "1" : "2"); /* join; another trip */
        app_feed(o->app, "Enter");
        if (way == 2) {
            app_type(o->app, "午後に呼ばれた");
            app_feed(o->app, "Enter");
        }
        assert_int_equal(office_count(o, "dispatch"), way);
    }
    assert_int_equal(office_count(o, "dispatch_person WHERE dispatch_id = 1"), 2);
    assert_int_equal(office_count(o, "dispatch WHERE trip = 2 AND trip_reason = '午後に呼ばれた'"), 1);
}

static void
a_void_dispatch_stays_but_is_not_counted(void **state)
{
    struct office *o = *state;
    struct record_arg stored = { 0, o->taro };

    make_job(o);
    stored.id = record_dispatch(o->f, "D-1", "2014-10-10", "架空商店", "workplace_visit",
                                "retention", (int64_t[]){ o->taro, 0 });
    office_begin(o, "kakari", &dispatch_screen, &stored);
    app_feed(o->app, "Ctrl-Y");
    app_type(o->app, "二重入力");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "dispatch WHERE void_reason = '二重入力'"), 1);
}

/* ---- handovers ---- */

static void
let_history_go(struct office *o, int64_t agency)
{
    fixture_sql(o->f,
                "INSERT INTO consent (person_id, purpose, from_on, signed_on, signed_by,"
                " signer_relation) VALUES (%lld, '架空', '2014-04-01', '2014-04-01', '架空', 'self');"
                "INSERT INTO consent_item (consent_id, item)"
                " SELECT max(id), 'support_log' FROM consent;"
                "INSERT INTO consent_recipient (consent_id, organisation_id)"
                " SELECT max(id), %lld FROM consent",
                (long long)o->taro, (long long)agency);
}

static void
a_handover_is_stored_accepted_and_then_stays(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };
    const struct person_arg taro = { o->taro };
    struct work w = make_job(o);

    office_begin(o, "shien", &handover_screen, &fresh);
    assert_string_equal(form_get(office_form(o), "to"), "架空協会");
    assert_string_equal(form_get(office_form(o), "start_date"), "2014-04-01");
    form_focus(office_form(o), "from");
    office_fill(o, "架空移行支援\t\t\t山田係長\t半年通った。\t通院日の調整。");
    app_feed(o->app, "F9"); /* no consent lets the history go */
    assert_string_not_equal(form_error_of(office_form(o), "consent_id"), "");
    assert_int_equal(office_count(o, "handover"), 0);
    assert_string_equal(form_get(office_form(o), "course"), "半年通った。");
    let_history_go(o, w.association);
    app_feed(o->app, "F9 F9");
    assert_int_equal(office_count(o, "handover"), 1);
    office_shots(o, "handover-stored", "shien", &handover_screen,
                 &(struct record_arg){ 1, o->taro }, "");
    office_begin(o, "shien", &handover_screen, &(struct record_arg){ 1, o->taro });
    assert_stage(o->f, o->taro, "placed");
    app_feed(o->app, "Ctrl-X F9");
    assert_stage(o->f, o->taro, "retention");
    assert_int_equal(fixture_number(o->f, "SELECT retention_lead FROM placement"), w.association);
    assert_int_equal(form_get(office_form(o), "state")[0], '+');
    office_shots(o, "handover-accepted", "shien", &handover_screen,
                 &(struct record_arg){ 1, o->taro }, "");
    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "h");
    assert_ptr_equal(office_shown(o), &handover_screen);
}

/* ---- organisations ---- */

static void
an_agency_is_registered_and_found(void **state)
{
    struct office *o = *state;

    make_agencies(o);
    office_begin(o, "shien", &organisations_screen, NULL);
    app_type(o->app, "架空時計店");
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &organisation_edit_screen);
    app_feed(o->app, "F9"); /* without a kind */
    assert_string_not_equal(form_error_of(office_form(o), "kind"), "");
    office_type_at(o, "kind", "17");
    app_feed(o->app, "F9 F9");
    assert_int_equal(office_count(o, "organisation WHERE name = '架空時計店' AND kind = 'employer'"), 1);
    app_feed(o->app, "F3");
    assert_shows(o, "架空時計店");
}

/* Somebody without a case here counts too when the agency reports the job. */
static void
an_agency_reports_a_placement(void **state)
{
    struct office *o = *state;
    struct work w = make_agencies(o);

    office_begin(o, "shien", &organisations_screen, NULL);
    app_feed(o->app, "Ctrl-X");
    assert_ptr_equal(office_shown(o), &placement_screen);
    office_fill(o, "架空移行支援\tK-7\t");
    office_fill(o, "10/15\t架空パン店\t1\t\t3\t\t\t\t\t\t\t1\t1\t1\t2");
    app_feed(o->app, "F9 F9");
    assert_int_equal(office_count(o, "placement"), 1);
    assert_int_equal(fixture_number(o->f, "SELECT partner_id FROM placement"
                                          " WHERE partner_person = 'K-7' AND person_id IS NULL"),
                     w.transition);
    assert_int_equal(form_get(office_form(o), "kpi")[0], '+');
}

static void
reception_reads_agencies_only(void **state)
{
    struct office *o = *state;
    struct work w = make_agencies(o);

    office_begin(o, "uketsuke", &organisations_screen, NULL);
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &organisations_screen);
    office_begin(o, "uketsuke", &organisation_edit_screen,
                 &(struct organisation_arg){ .id = w.shop });
    app_type(o->app, "X");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "organisation WHERE version > 1"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_placement_looks), OFFICE(test_supporters_on_a_small_screen),
        OFFICE(test_separation_looks),
        OFFICE(test_dispatch_looks),
        OFFICE(test_handover_looks),
        OFFICE(test_organisation_looks),
        OFFICE(test_choose_looks),
        OFFICE(a_placement_is_counted_and_moves_the_case),
        OFFICE(a_refused_placement_keeps_what_was_typed),
        OFFICE(an_employer_is_registered_on_the_way),
        OFFICE(the_chosen_one_of_two_namesakes_is_stored),
        OFFICE(a_changed_placement_is_a_conflict),
        OFFICE(the_card_leads_to_the_end_of_the_job),
        OFFICE(an_end_before_the_start_is_refused),
        OFFICE(a_draft_opens_its_form),
        OFFICE(a_dispatch_is_stored_once),
        OFFICE(somebody_else_seen_is_kept_in_the_record),
        OFFICE(a_second_record_of_the_day_joins_or_counts_again),
        OFFICE(a_void_dispatch_stays_but_is_not_counted),
        OFFICE(a_handover_is_stored_accepted_and_then_stays),
        OFFICE(an_agency_is_registered_and_found),
        OFFICE(an_agency_reports_a_placement),
        OFFICE(reception_reads_agencies_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
