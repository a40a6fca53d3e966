/* The search of the counter at its screens: fifty people at a time, what is said of them, keys that
 * lead to the next fifty, and lists that stay where they are while the office changes. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "db/repo/person_repo.h"
#include "desk/intake.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"
#include "ui/screens/intake.h"
#include "ui/screens/people.h"
#include "ui/screens/slip.h"

enum { PEOPLE = 120 };

/* 検索 of a given name that tells the number, in the order of the readings. */
static void
add_one(struct office *o, const char *kana)
{
    struct person p = { .opened_on = { 2014, 4, 1 } };

    snprintf(p.name, sizeof p.name, "検索　%s", kana);
    snprintf(p.kana, sizeof p.kana, "ケンサク　%s", kana);
    expect_ok(o->f, person_repo_insert(o->f->d->db, &p,
                                       (struct person_stamp){ 0, "2014-10-31T01:00:00Z" },
                                       &o->f->e));
}

static int
open_many(void **state)
{
    static const char *const kana[] = { "ア", "カ", "サ", "タ", "ナ", "ハ",
                                        "マ", "ヤ", "ラ", "ワ", "ン" };
    char name[32];

    if (office_open(state) != 0)
        return 1;
    struct office *o = *state;
    expect_ok(o->f, db_begin(o->f->d->db, &o->f->e));
    for (int i = 0; i < PEOPLE; i++) {
        snprintf(name, sizeof name, "%s%s%s", kana[i / 11], kana[i % 11], "コ");
        add_one(o, name);
    }
    expect_ok(o->f, db_end(o->f->d->db, ERR_OK, &o->f->e));
    return 0;
}

static const char *
position(struct office *o)
{
    static char text[32];

    table_position(app_top(o->app)->table, text, sizeof text);
    return text;
}

static void
more_than_a_page_looks(void **state)
{
    struct office *o = *state;

    office_shots_typed(o, "intake-many", "uketsuke", &intake_screen, NULL, "", "けんさく", "");
    office_shots_typed(o, "intake-many-on", "uketsuke", &intake_screen, NULL, "", "けんさく",
                       "Down End Down");
    office_shots_typed(o, "people-many", "shien", &people_screen, NULL, "", "けんさく",
                       "Down End End End");
}

/* Half of a date finds nobody, and is said to be half of one; a whole one is not. */
static void
a_date_in_part_is_said_in_words(void **state)
{
    struct office *o = *state;

    office_shots_typed(o, "intake-half-date", "uketsuke", &intake_screen, NULL, "", "S60.4", "");
    office_shots_typed(o, "people-half-date", "shien", &people_screen, NULL, "", "昭和60年4月", "");
    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "S60.");
    assert_shows(o, "日付が途中です");
    app_type(o->app, "4.1");
    assert_false(office_shows(o, "日付が途中です"));
}

/* A day that no calendar has is said to be none: nobody can be born on it. */
static void
an_impossible_date_is_said_in_words(void **state)
{
    static const char *const rows[][2] = {
        { "19840230", "昭和59年2月は29日まで" },
        { "S59.2.30", "昭和59年2月は29日まで" },
        { "昭和70年", "この元号にその年月はありません" },
        { "S60.13", "13月はありません" },
    };
    struct office *o = *state;

    office_shots_typed(o, "intake-no-such-day", "uketsuke", &intake_screen, NULL, "", "19840230",
                       "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "uketsuke", &intake_screen, NULL);
        app_type(o->app, rows[i][0]);
        assert_shows(o, rows[i][1]);
    }
}

/* Down at the last row, a page beyond it, End twice: each reads on, and the list ends somewhere. */
static void
keys_lead_past_the_fiftieth(void **state)
{
    static const struct {
        const char *keys, *position;
    } steps[] = {
        { "Down", "1/50+" },     { "End", "50/50+" },  { "Down", "51/100+" }, { "End", "100/100+" },
        { "End", "120/120" },    { "Down", "120/120" }, { "Home", "1/120" },
    };
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "検索");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        app_feed(o->app, steps[i].keys);
        assert_string_equal(position(o), steps[i].position);
    }
    app_feed(o->app, "Tab"); /* back to the words: others begin with a first page again */
    app_type(o->app, "ア");
    assert_string_equal(position(o), "1/11");
}

/* The order is one, however it is gone through; a page beyond the last row stays on it. */
static void
pages_lead_past_the_fiftieth(void **state)
{
    struct office *o = *state;
    char before[32] = "";
    int rows = 0;

    office_begin(o, "shien", &people_screen, NULL);
    app_type(o->app, "検索");
    app_feed(o->app, "Down");
    for (; strcmp(before, position(o)) != 0 && rows <= PEOPLE; rows++) {
        snprintf(before, sizeof before, "%s", position(o));
        app_feed(o->app, "Down");
    }
    assert_int_equal(rows, PEOPLE);
    office_begin(o, "shien", &people_screen, NULL);
    app_type(o->app, "検索");
    app_feed(o->app, "Down");
    for (int i = 0; i < 20; i++)
        app_feed(o->app, "PgDn");
    assert_string_equal(position(o), "120/120");
}

/* Whoever pages on sees everybody: no page is left half filled and then jumped over. */
static void
pages_show_everybody(void **state)
{
    struct office *o = *state;
    int seen = 0, rows;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "けんさく");
    app_feed(o->app, "Enter Home");
    for (int page = 0; page < 20 && seen < PEOPLE; page++) {
        const struct canvas *c = app_paint(o->app);
        char line[4096];

        rows = 0;
        for (int y = 0; y < c->rows; y++) {
            canvas_row(c, y, line, sizeof line);
            rows += strstr(line, "ケンサク") != NULL;
        }
        seen += rows;
        app_feed(o->app, "PgDn");
    }
    assert_int_equal(seen, PEOPLE);
}

/* The next visitor's name typed over the result begins a search of its own. */
static void
a_name_typed_over_the_result_is_searched(void **state)
{
    static const struct screen_ops *const screens[] = { &intake_screen, &people_screen };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        office_begin(o, "uketsuke", screens[i], NULL);
        app_type(o->app, "けんさく");
        app_feed(o->app, "Enter Down");
        assert_true(app_top(o->app)->on_table);
        app_type(o->app, "架空　太");
        assert_string_equal(form_get(office_form(o), "query"), "架空　太");
        assert_string_equal(position(o), "1/1");
    }
}

/* Another desk saves: the rows that were read stay, with the same one selected. */
static void
reading_again_keeps_what_was_read(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "検索");
    app_feed(o->app, "Down");
    app_feed(o->app, "End Down Down");
    assert_string_equal(position(o), "52/100+");
    add_one(o, "アアア");
    screen_reload(app_top(o->app));
    assert_string_equal(position(o), "53/100+");
    app_feed(o->app, "End End");
    assert_string_equal(position(o), "121/121");
}

/* The line in the audit tells of as many as were shown. */
static void
the_audit_counts_what_was_shown(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "検索");
    app_feed(o->app, "Down");
    app_feed(o->app, "End Down");
    app_keep_drafts(o->app); /* hidden, signed out or ended */
    assert_int_equal(office_count(o, "audit WHERE action = 'search' AND people = 100"), 1);
}

/* Somebody behind the rows that are read is found by F4 too: while there are more it leads to the
 * search, and it narrows the list only when that is all of them. */
static void
narrowing_hides_nobody(void **state)
{
    static const struct screen_ops *const screens[] = { &intake_screen, &people_screen };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        office_begin(o, "shien", screens[i], NULL);
        app_type(o->app, "検索");
        app_feed(o->app, "Down");
        assert_string_equal(position(o), "1/50+");
        app_feed(o->app, "F4");
        assert_shows(o, "まだ全員は表示されていません");
        app_type(o->app, "ンア");
        assert_string_equal(position(o), "1/1");
        assert_shows(o, "検索　ンアコ");
        app_feed(o->app, "Backspace Down F4"); /* ten of them: all are listed */
        app_type(o->app, "ンカ");
        assert_string_equal(position(o), "1/1");
        app_feed(o->app, "Enter Tab Ctrl-U");
        app_type(o->app, "検索"); /* the filter goes, for not everybody is read */
        assert_string_equal(position(o), "1/50+");
    }
}

/* Sorting what is read so far would put others than the first on top. */
static void
a_page_keeps_the_order_of_readings(void **state)
{
    static const struct screen_ops *const screens[] = { &intake_screen, &people_screen };
    struct office *o = *state;
    bool descending;

    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        office_begin(o, "shien", screens[i], NULL);
        app_type(o->app, "検索　ア");
        app_feed(o->app, "Down >");
        assert_int_equal(table_sort_column(app_top(o->app)->table, &descending), 0);
        app_feed(o->app, "Tab Ctrl-U");
        app_type(o->app, "検索");
        assert_int_equal(table_sort_column(app_top(o->app)->table, &descending), -1);
        app_feed(o->app, "Down >");
        assert_shows(o, "まだ全部の行がないため並べ替えられません");
        app_feed(o->app, "End End End End"); /* all are read */
        assert_string_equal(position(o), "120/120");
        app_feed(o->app, ">");
        assert_int_equal(table_sort_column(app_top(o->app)->table, &descending), 0);
    }
}

/* ---- enquiries ---- */

/* Somebody rang, and is not on file. */
static void
add_call(struct office *o, const char *day, const char *name, const char *kana, const char *phone)
{
    static struct intake in;

    in = (struct intake){ .slip = { .anonymous = true } };
#define PUT(member, words) snprintf(in.slip.member, sizeof in.slip.member, "%s", words)
    PUT(received_at, day);
    PUT(method, "phone");
    PUT(consulter_kind, "self");
    PUT(consulter_name, name);
    PUT(about_kana, kana);
    PUT(consulter_phone, phone);
    PUT(referral_source, "hello_work");
    PUT(chief_complaint, "働きたい");
    PUT(response, "来所をすすめた");
    PUT(next_action, "none");
    PUT(consent_state, "pending");
#undef PUT
    expect_ok(o->f, intake_save(o->f->d, &in, &o->f->e));
}

static int
open_calls(void **state)
{
    if (open_many(state) != 0)
        return 1;
    struct office *o = *state;
    fixture_as(o->f, "uketsuke");
    add_call(o, "2014-10-24T10:15", "架空　みどり", "カクウ　ミドリ", "03-5555-0199");
    return 0;
}

static void
enquiries_stand_above_the_people(void **state)
{
    struct office *o = *state;

    office_shots_typed(o, "intake-enquiry", "uketsuke", &intake_screen, NULL, "", "かくう", "");
    office_shots_typed(o, "intake-enquiry-on", "uketsuke", &intake_screen, NULL, "", "かくう",
                       "Down Up");
    office_shots_typed(o, "intake-enquiry-only", "uketsuke", &intake_screen, NULL, "",
                       "03-5555-019", "");
    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "かくう");
    assert_string_equal(position(o), "2/5"); /* somebody on file is chosen, as without them */
    app_feed(o->app, "Enter");
    assert_string_equal(position(o), "2/5");
}

/* Enter opens the enquiry; there it becomes a person, and the search finds a person then. */
static void
an_enquiry_is_opened_from_the_search(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "みどり");
    app_feed(o->app, "Enter p"); /* no card yet */
    assert_ptr_equal(office_shown(o), &intake_screen);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_shows(o, "架空　みどり");
    assert_int_equal(office_count(o, "audit WHERE action = 'search' AND kind = 'intake_slip'"), 1);
    fixture_sql(o->f, "UPDATE intake_slip SET person_id = (SELECT id FROM person WHERE name = "
                      "'架空　花子'), anonymous = 0 WHERE consulter_name = '架空　みどり'");
    app_feed(o->app, "Esc-Esc");
    assert_false(office_shows(o, "問合せ"));
}

/* The order and the pages of people are as they are without; another desk's call is there at once. */
static void
enquiries_leave_the_people_as_they_are(void **state)
{
    static const struct {
        const char *keys, *position;
    } steps[] = {
        { "Down", "3/52+" },     { "End", "52/52+" },  { "Down", "53/102+" }, { "End", "102/102+" },
        { "End", "122/122" },    { "Down", "122/122" }, { "Home", "1/122" },
    };
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    add_call(o, "2014-10-25T10:15", "検索　その一", "", "");
    add_call(o, "2014-10-25T10:15", "検索　その二", "", "");
    screen_reload(app_top(o->app));
    app_type(o->app, "検索");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        app_feed(o->app, steps[i].keys);
        assert_string_equal(position(o), steps[i].position);
    }
    office_begin(o, "uketsuke", &people_screen, NULL); /* people only */
    app_type(o->app, "検索");
    assert_string_equal(position(o), "1/50+");
}

static int
cost_of_a_key(struct office *o)
{
    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "みど");
    (void)db_take_sum(o->f->d->db);
    app_type(o->app, "り");
    assert_shows(o, "架空　みどり");
    return db_take_sum(o->f->d->db).vm_steps;
}

/* A key compares what was read before: it asks the database for people alone. */
static void
a_key_reads_no_enquiry(void **state)
{
    struct office *o = *state;
    int before = cost_of_a_key(o);

    for (int i = 0; i < 100; i++)
        add_call(o, "2014-10-25T10:15", "別人　一郎", "ベツジン　イチロウ", "");
    assert_int_equal(cost_of_a_key(o), before);
}

/* Who stands there with the number of a restricted record is on file, and is not registered again; what
 * the reception may not take up is said before anything is typed. */
static void
test_a_restricted_number_at_the_reception(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_type(o->app, "M-000003");
    assert_shows(o, "閲覧制限");
    assert_false(office_shows(o, "静"));
    app_feed(o->app, "Enter Enter");
    assert_ptr_equal(office_shown(o), &intake_screen);
    assert_shows(o, "責任者に確認");
    office_begin(o, "uketsuke", &people_screen, NULL);
    app_type(o->app, "M-000003");
    assert_shows(o, "閲覧制限");
    assert_false(office_shows(o, "支援中でない"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define MANY(test) cmocka_unit_test_setup_teardown(test, open_many, office_close)
        MANY(more_than_a_page_looks),
        MANY(a_date_in_part_is_said_in_words),
        MANY(an_impossible_date_is_said_in_words),
        MANY(keys_lead_past_the_fiftieth),
        MANY(pages_lead_past_the_fiftieth),
        MANY(pages_show_everybody),
        MANY(a_name_typed_over_the_result_is_searched),
        MANY(reading_again_keeps_what_was_read),
        MANY(the_audit_counts_what_was_shown),
        MANY(narrowing_hides_nobody),
        MANY(a_page_keeps_the_order_of_readings),
#define CALLS(test) cmocka_unit_test_setup_teardown(test, open_calls, office_close)
        CALLS(enquiries_stand_above_the_people),
        CALLS(an_enquiry_is_opened_from_the_search),
        CALLS(enquiries_leave_the_people_as_they_are),
        CALLS(a_key_reads_no_enquiry),
        cmocka_unit_test_setup_teardown(test_a_restricted_number_at_the_reception, office_open,
                                        office_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
