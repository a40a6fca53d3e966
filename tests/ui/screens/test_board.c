/* The plan's figures: the board, the records behind a number, a supervisor's judgement. */
#include "tests/ui/screens/office.h"

#include "tests/ui/golden.h"

#include <stdio.h>
#include <string.h>

#include "desk/board.h"
#include "tests/desk/records.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"
#include "ui/screens/board.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/judge.h"
#include "ui/screens/meeting.h"
#include "ui/screens/members.h"
#include "ui/screens/person.h"
#include "ui/screens/placement.h"

/* `n` dispatches of No.69 and `n / 17` job starts of No.63, spread over the first `days` days of the
 * fiscal year. */
static void
fill_year(struct office *o, int fy, int n, int days)
{
    fixture_sql(o->f,
                "WITH RECURSIVE row (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < %d)"
                " INSERT INTO dispatch (ref, on_day, destination, destination_key, method, purpose)"
                " SELECT 'D%d-' || i, date('%d-04-01', '+' || (i %% %d) || ' days'),"
                " '架空商店' || i, 's' || i, 'workplace_visit', 'retention' FROM row;"
                "WITH RECURSIVE row (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < %d)"
                " INSERT INTO placement (ref, partner_id, partner_person, reported_on, started_on,"
                " employer_name, employment_form)"
                " SELECT 'L%d-' || i, (SELECT min(id) FROM organisation), 'K-' || i,"
                " '%d-12-01', date('%d-04-01', '+' || (i * 7 %% %d) || ' days'), '架空商店',"
                " 'part_time' FROM row;"
                "INSERT OR IGNORE INTO placement_supporter (placement_id, supporter)"
                " SELECT id, 'transition_office' FROM placement",
                n, fy - 2000, fy, days, n / 17, fy - 2000, fy, fy, days);
}

/* Two years of records: 2013, which is over, and 2014 up to 31 October. */
static void
make_records(struct office *o)
{
    static const struct {
        const char *ref, *kind, *day, *status;
    } events[] = {
        { "E-1", "coordination_meeting", "2014-04-21", "held" },
        { "E-2", "coordination_meeting", "2014-06-16", "held" },
        { "E-3", "coordination_meeting", "2014-09-22", "held" },
        { "E-4", "coordination_meeting", "2014-12-15", "planned" },
        { "E-5", "network_meeting", "2014-05-20", "held" },
        { "E-6", "employer_seminar", "2014-10-07", "held" },
        { "E-7", "staff_seminar", "2014-07-08", "held" },
        { "E-8", "outreach_lecture", "2014-07-15", "held" },
        { "E-9", "outreach_lecture", "2014-09-15", "held" },
        { "E-10", "coordination_meeting", "2013-05-20", "held" },
        { "E-11", "leisure_programme", "2014-08-02", "held" },
    };

    fixture_as(o->f, "kakari");
    record_organisation(o->f, "O-1", "transition_office", "架空移行支援");
    record_placement(o->f, "L-1", o->taro, "2014-04-03", "regular", "association");
    record_dispatch(o->f, "D-1", "2014-04-01", "架空パン店", "workplace_visit", "retention",
                    (int64_t[]){ o->taro, o->shizuka, 0 });
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        record_event(o->f, events[i].ref, events[i].kind, events[i].day, events[i].status);
    fill_year(o, 2014, 1002, 213);
    fill_year(o, 2013, 1870, 365);
}

static void
judge(struct office *o, int no, const char *judgement)
{
    fixture_as(o->f, "kakari");
    expect_ok(o->f, board_judge(o->f->d, no, (struct fiscal_year){ 2014 }, judgement,
                                "公益財団法人の認定を平成26年4月1日に受けた。", "認定書、登記事項証明書",
                                &o->f->e));
}

/* ---- golden screens ---- */

static void
test_board_looks(void **state)
{
    struct office *o = *state;

    office_shots(o, "board-empty", "uketsuke", &board_screen, NULL, "");
    make_records(o);
    office_shots(o, "board-year", "kakari", &board_screen, NULL, "");
    office_shots(o, "board-dispatches", "shien", &board_screen, NULL,
                 "Down Down Down Down Down Down");
    office_shots(o, "board-guide", "kakari", &board_screen, NULL, "[ Down");
    office_shots(o, "board-before-plan", "kansa", &board_screen, NULL, "[ [ [");
    office_shots_typed(o, "board-quarter", "kakari", &board_screen, NULL, "d Ctrl-U", "6/30",
                       "Enter");
    office_shots(o, "board-day", "kakari", &board_screen, NULL, "d");
}

static void
test_word_targets_look(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_shots(o, "board-word", "kakari", &board_screen, NULL, "Down Down Down Down Down");
    judge(o, 65, "achieved");
    judge(o, 70, "implemented");
    judge(o, 71, "undecided");
    office_shots(o, "board-judged", "kakari", &board_screen, NULL, "Down Down");
    office_shots(o, "board-about-judged", "kakari", &board_screen, NULL, "Down Down i");
    office_shots(o, "board-about", "kakari", &board_screen, NULL, "i");
    office_shots(o, "board-about-end", "kakari", &board_screen, NULL, "i F8 F8 F8 F8");
    /* The language changed while it is open: all of it follows. */
    office_start(o, "kakari", "ja", 24, 80, &board_screen, NULL);
    app_feed(o->app, "i Ctrl-T");
    golden_compare(o->app, "board-about", "en");
}

/* A year that two people have signed, and a record that came late. */
static void
test_signed_year_looks(void **state)
{
    struct office *o = *state;

    make_records(o);
    for (int month = 1; month <= 12; month++)
        fixture_sql(o->f, "INSERT INTO kpi_signed VALUES (1, 2013, 64, %d, %d, 1)", month,
                    month == 2);
    record_event(o->f, "E-12", "coordination_meeting", "2013-06-20", "held");
    office_shots(o, "board-signed", "kakari", &board_screen, NULL, "[ Down");
    office_shots(o, "members-signed", "kakari", &board_screen, NULL, "[ Down Enter");
}

static void
test_members_look(void **state)
{
    struct office *o = *state;

    office_shots(o, "members-empty", "kakari", &board_screen, NULL, "Enter");
    make_records(o);
    office_shots(o, "members-people", "kakari", &board_screen, NULL, "Enter");
    office_shots(o, "members-masked", "shien", &board_screen, NULL,
                 "Down Down Down Down Down Down Enter");
    office_shots(o, "members-numbers", "kansa", &board_screen, NULL, "Enter");
    office_shots(o, "members-evidence", "kakari", &board_screen, NULL,
                 "Down Down Down Down Down e");
}

static void
test_judge_looks(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_shots(o, "judge-new", "kakari", &board_screen, NULL, "Down Down j");
    office_shots(o, "judge-list", "kakari", &board_screen, NULL, "Down Down j F1");
    office_shots(o, "judge-errors", "kakari", &board_screen, NULL, "Down Down j F9");
}

/* ---- the board ---- */

/* Puts the cursor on an indicator. */
static void
go_to(struct office *o, int no)
{
    app_feed(o->app, "Home");
    for (int i = 63; i < no; i++)
        app_feed(o->app, "Down");
}

static void
a_year_that_has_not_begun_is_refused(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_begin(o, "uketsuke", &board_screen, NULL);
    assert_shows(o, "平成26年10月31日まで");
    app_feed(o->app, "]");
    assert_shows(o, "その年度はまだ始まっていません");
    app_feed(o->app, "[");
    assert_shows(o, "平成25年度  平成26年3月31日まで");
    app_feed(o->app, "Right");
    assert_shows(o, "平成26年10月31日まで");
}

static void
the_day_decides_what_is_counted(void **state)
{
    static const struct {
        const char *typed, *shown;
    } days[] = {
        { "H26.6.16", "平成26年6月16日まで" },
        { "2013-05-20", "平成25年5月20日まで" },
        { "2014-11-01", "平成26年10月31日まで" }, /* not yet */
        { "2/30", "平成26年10月31日まで" },       /* no such day */
    };
    struct office *o = *state;

    make_records(o);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        office_begin(o, "kakari", &board_screen, NULL);
        app_feed(o->app, "d Ctrl-U");
        app_type(o->app, days[i].typed);
        app_feed(o->app, "Enter");
        assert_shows(o, days[i].shown);
    }
    office_begin(o, "kakari", &board_screen, NULL);
    app_feed(o->app, "Down d Ctrl-U");
    app_type(o->app, "H26.6.16");
    app_feed(o->app, "Enter");
    assert_shows(o, "6月16日で2回。");
}

/* What was typed of four figures and more is not cut, and reads in groups of three. */
static void
large_numbers_are_whole(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_begin(o, "kakari", &board_screen, NULL);
    assert_shows(o, " 1,003回 ");
    assert_shows(o, " 1,890 ");
    assert_shows(o, " 1,108.11 ");
    go_to(o, 69);
    assert_shows(o, "基準 1,300回");
    office_start(o, "kakari", "en", 24, 80, &board_screen, NULL);
    assert_shows(o, " 1,003 times ");
}

static void
each_number_is_as_long_as_its_list(void **state)
{
    static struct board board;
    struct office *o = *state;

    make_records(o);
    fixture_as(o->f, "kakari");
    expect_ok(o->f, board_load(o->f->d, (struct fiscal_year){ 2014 }, DATE_NONE, &board, &o->f->e));
    office_begin(o, "kakari", &board_screen, NULL);
    for (int no = 63; no <= 71; no++) {
        const struct board_indicator *row = board_find(&board, no);

        go_to(o, no);
        app_feed(o->app, "Enter");
        if (row->actual == KPI_NONE) {
            assert_ptr_equal(office_shown(o), &board_screen);
            continue;
        }
        assert_ptr_equal(office_shown(o), &members_screen);
        assert_int_equal(table_shown(app_top(o->app)->table), row->actual);
        app_feed(o->app, "F3");
    }
}

static void
evidence_is_there_for_three(void **state)
{
    static const size_t records[] = { [68 - 63] = 2, [70 - 63] = 1, [71 - 63] = 0 };
    struct office *o = *state;

    make_records(o);
    office_begin(o, "kakari", &board_screen, NULL);
    for (int no = 63; no <= 71; no++) {
        go_to(o, no);
        app_feed(o->app, "e");
        if (no != 68 && no != 70 && no != 71) {
            assert_ptr_equal(office_shown(o), &board_screen);
            assert_shows(o, "この指標に根拠の一覧はありません");
            continue;
        }
        assert_ptr_equal(office_shown(o), &members_screen);
        assert_int_equal(table_shown(app_top(o->app)->table), records[no - 63]);
        app_feed(o->app, "F3");
    }
}

/* ---- the records behind a number ---- */

/* The row of that record number. */
static void
pick(struct office *o, const char *ref)
{
    app_feed(o->app, "/");
    app_type(o->app, ref);
    app_feed(o->app, "Enter");
    assert_int_equal(table_shown(app_top(o->app)->table), 1);
}

static void
a_row_opens_its_person_and_its_record(void **state)
{
    static const struct {
        int no;
        const char *ref, *key;
        const struct screen_ops *opens;
    } rows[] = {
        { 63, "L-1", "Enter", &person_screen },
        { 63, "L-1", "r", &placement_screen },
        { 63, "L14-9", "r", &members_screen }, /* a partner's: there is no case of ours */
        { 63, "L14-9", "Enter", &members_screen },
        { 64, "E-1", "Enter", &meeting_screen },
        { 66, "E-5", "Enter", &event_edit_screen },
        { 69, "D-1", "r", &dispatch_screen },
    };
    struct office *o = *state;

    make_records(o);
    fixture_sql(o->f, "DELETE FROM placement_supporter WHERE placement_id > 30;"
                      "DELETE FROM dispatch WHERE id > 1 AND ref LIKE 'D14-%%'");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "kakari", &board_screen, NULL);
        go_to(o, rows[i].no);
        app_feed(o->app, "Enter");
        pick(o, rows[i].ref);
        app_feed(o->app, rows[i].key);
        /* The visit was to a restricted person too: the PIN comes first. */
        if (rows[i].no == 69) {
            assert_string_equal(office_shown(o)->id, "prompt");
            app_type(o->app, FIXTURE_PASSWORD);
            app_feed(o->app, "Enter");
        }
        if (office_shown(o) != rows[i].opens)
            fail_msg("%s on %s shows %s", rows[i].key, rows[i].ref, office_shown(o)->id);
    }
}

/* A worker sees masked names, an auditor numbers only and opens nobody. */
static void
names_are_shown_by_role(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_begin(o, "shien", &board_screen, NULL);
    app_feed(o->app, "Enter");
    pick(o, "L-1");
    assert_shows(o, "架空○");
    assert_false(office_shows(o, "太郎"));
    office_begin(o, "kansa", &board_screen, NULL);
    app_feed(o->app, "Enter");
    pick(o, "L-1");
    assert_false(office_shows(o, "太郎"));
    app_feed(o->app, "Enter r");
    assert_ptr_equal(office_shown(o), &members_screen);
}

/* ---- judgements ---- */

static void
a_judgement_is_stored_and_older_ones_stay(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &board_screen, NULL);
    go_to(o, 65);
    for (int i = 1; i <= 2; i++) {
        app_feed(o->app, "j");
        assert_ptr_equal(office_shown(o), &judge_screen);
        office_fill(o, i == 1 ? "5\t一部を実施した。\t議事録" : "1\t認定を受けた。\t認定書");
        app_feed(o->app, "F9");
        assert_ptr_equal(office_shown(o), &board_screen);
        assert_int_equal(office_count(o, "kpi_judgement WHERE no = 65 AND fy = 2014"), i);
        assert_shows(o, i == 1 ? "* 一部実施" : "* 達成");
    }
    assert_shows(o, "認定を受けた。");
    assert_int_equal(office_count(o, "kpi_judgement WHERE judgement = 'achieved' AND words = '認定を受けた。'"
                              " AND evidence = '認定書'"), 1);
    assert_int_equal(office_count(o, "audit WHERE action = 'judge-indicator'"), 2);
}

static void
a_judgement_without_its_reason_is_not_stored(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &board_screen, NULL);
    go_to(o, 70);
    app_feed(o->app, "j");
    office_fill(o, "2\t\t記録");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &judge_screen);
    assert_string_not_equal(form_error_of(app_top(o->app)->form, "words"), "");
    assert_string_equal(form_get(app_top(o->app)->form, "evidence"), "記録");
    assert_int_equal(office_count(o, "kpi_judgement"), 0);
}

static void
what_is_counted_is_not_judged(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &board_screen, NULL);
    app_feed(o->app, "j"); /* No.63 */
    assert_ptr_equal(office_shown(o), &board_screen);
    assert_shows(o, "数えて比べます");
    office_begin(o, "shien", &board_screen, NULL);
    go_to(o, 65);
    app_feed(o->app, "j"); /* a supervisor's */
    assert_ptr_equal(office_shown(o), &board_screen);
}

/* As on every other list. */
static void
a_digit_chooses_the_row(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_begin(o, "kakari", &board_screen, NULL);
    app_feed(o->app, "2 Enter");
    assert_ptr_equal(office_shown(o), &members_screen);
    assert_shows(o, "No.64");
}

/* What was copied from the board follows the language too. */
static void
a_heading_follows_the_language(void **state)
{
    struct office *o = *state;

    make_records(o);
    office_begin(o, "kakari", &board_screen, NULL);
    app_feed(o->app, "Enter Ctrl-T");
    assert_shows(o, "Strengthening employment support");
    assert_false(office_shows(o, "就労支援マネジメント"));
    app_feed(o->app, "F3 3 j");
    assert_ptr_equal(office_shown(o), &judge_screen);
    app_type(o->app, "1");
    app_feed(o->app, "Ctrl-T");
    assert_false(office_shows(o, "Strengthening"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_board_looks),
        OFFICE(test_word_targets_look),
        OFFICE(test_signed_year_looks),
        OFFICE(test_members_look),
        OFFICE(test_judge_looks),
        OFFICE(a_year_that_has_not_begun_is_refused),
        OFFICE(the_day_decides_what_is_counted),
        OFFICE(large_numbers_are_whole),
        OFFICE(each_number_is_as_long_as_its_list),
        OFFICE(evidence_is_there_for_three),
        OFFICE(a_row_opens_its_person_and_its_record),
        OFFICE(names_are_shown_by_role),
        OFFICE(a_judgement_is_stored_and_older_ones_stay),
        OFFICE(a_judgement_without_its_reason_is_not_stored),
        OFFICE(what_is_counted_is_not_judged),
        OFFICE(a_digit_chooses_the_row),
        OFFICE(a_heading_follows_the_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
