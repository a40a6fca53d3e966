/* Assessment sheets: versions, items, agreement, freezing, and the decision that rests on them. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/assessment_inside.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

/* One sheet for all tests: it is large. */
static struct assessment sheet;

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
open_sheet(struct fixture *f, int64_t id)
{
    expect_ok(f, assessment_open(f->d, id, &sheet, NULL, &f->e));
}

static enum err_code
rate(struct fixture *f, const char *item, char self, char agreed, char with_support,
     const char *note)
{
    struct assessment_line line = { .self = self, .agreed = agreed, .with_support = with_support };

    LINE_COPY(line.item, item);
    LINE_COPY(line.note, note);
    return assessment_rate(f->d, sheet.id, &sheet.version, &line, &f->e);
}

static int64_t
new_sheet(struct fixture *f, int64_t case_id)
{
    int64_t id;

    expect_ok(f, assessment_create(f->d, case_id, &id, &f->e));
    open_sheet(f, id);
    return id;
}

static void
a_sheet_has_all_items_in_order(void **state)
{
    struct fixture *f = *state;
    struct assessment_lines lines;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t id = new_sheet(f, c.id);
    assert_int_equal(sheet.number, 1);
    assert_int_equal(sheet.state, SHEET_DRAFT);
    expect_ok(f, rate(f, "stamina", '3', '2', 0, ""));
    expect_ok(f, assessment_open(f->d, id, &sheet, &lines, &f->e));
    assert_int_equal(lines.count, 33);
    assert_string_equal(lines.rows[0].item, "rhythm_sleep");
    assert_string_equal(lines.rows[0].domain, "health");
    assert_int_equal(lines.rows[0].agreed, 0); /* not gone through yet */
    assert_string_equal(lines.rows[32].item, "stamina");
    assert_int_equal(lines.rows[32].self, '3');
    assert_int_equal(lines.rows[32].agreed, '2');
    assessment_lines_free(&lines);
}

static void
ratings_follow_the_rules(void **state)
{
    struct fixture *f = *state;
    struct assessment_line line = { .item = "greeting", .agreed = '3' };

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    new_sheet(f, c.id);
    int64_t lines = line_audit(f, "");
    expect_err(f, rate(f, "greeting", '5', 0, 0, ""), ERR_INVALID, "rating");
    expect_err(f, rate(f, "greeting", 0, 'x', 0, ""), ERR_INVALID, "rating");
    expect_err(f, rate(f, "no_such_item", 0, '3', 0, ""), ERR_INVALID, "item");
    expect_err(f, rate(f, "", 0, '3', 0, ""), ERR_INVALID, "item");
    expect_err(f, rate(f, "greeting", 0, '2', '4', ""), ERR_INVALID, "note");
    expect_err(f, rate(f, "greeting", 0, '2', '4', " "), ERR_INVALID, "note");
    expect_err(f, rate(f, "greeting", 0, '2', 0, "\x1b"), ERR_INVALID, "note");
    LINE_COPY(line.evidence, "rumour");
    expect_err(f, assessment_rate(f->d, sheet.id, &sheet.version, &line, &f->e), ERR_INVALID,
               "evidence");
    LINE_COPY(line.evidence, "work_scene");
    line.seen_on = (struct date){ 2014, 11, 1 };
    expect_err(f, assessment_rate(f->d, sheet.id, &sheet.version, &line, &f->e), ERR_INVALID,
               "seen_on");
    assert_int_equal(line_audit(f, ""), lines);
    expect_ok(f, rate(f, "greeting", '-', '0', '4', "声をかける"));
    assert_int_equal(line_audit(f, ""), lines + 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE fields = 'greeting'"), 1);
    expect_ok(f, rate(f, "greeting", 0, '4', 0, "")); /* again: the same item */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment_rating"), 1);
    expect_ok(f, rate(f, "greeting", 0, 0, 0, "")); /* taken away: not gone through */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment_rating"), 0);
}

static void
two_desks_on_one_sheet(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    new_sheet(f, c.id);
    int64_t stale = sheet.version;
    expect_ok(f, rate(f, "greeting", 0, '4', 0, ""));
    struct assessment_line line = { .item = "money", .agreed = '1' };
    int64_t version = stale;
    expect_err(f, assessment_rate(f->d, sheet.id, &version, &line, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(version, stale);
    sheet.version = stale;
    LINE_COPY(sheet.strengths, "明るい");
    expect_err(f, assessment_save(f->d, &sheet, &f->e), ERR_CONFLICT, NULL);
    expect_err(f, assessment_agree(f->d, sheet.id, stale, DATE_NONE, "", &f->e), ERR_CONFLICT,
               NULL);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment_rating"), 1);
}

static void
agreeing_needs_strengths_and_a_rating(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t id = new_sheet(f, c.id);
    expect_err(f, assessment_agree(f->d, id, sheet.version, DATE_NONE, "", &f->e), ERR_INVALID,
               "strengths");
    LINE_COPY(sheet.strengths, "あいさつが明るい。");
    expect_ok(f, assessment_save(f->d, &sheet, &f->e));
    expect_ok(f, rate(f, "greeting", '4', 0, 0, "")); /* her own word alone is no agreement */
    expect_err(f, assessment_agree(f->d, id, sheet.version, DATE_NONE, "", &f->e), ERR_INVALID,
               "agreed");
    expect_ok(f, rate(f, "greeting", '4', '4', 0, ""));
    expect_err(f,
               assessment_agree(f->d, id, sheet.version, (struct date){ 2014, 11, 1 }, "", &f->e),
               ERR_INVALID, "agreed_on");
    expect_err(f,
               assessment_agree(f->d, id, sheet.version, (struct date){ 2014, 10, 30 }, "", &f->e),
               ERR_INVALID, "agreed_on"); /* before the sheet */
    expect_ok(f, assessment_agree(f->d, id, sheet.version, DATE_NONE, "これでよい", &f->e));
    open_sheet(f, id);
    assert_int_equal(sheet.state, SHEET_AGREED);
    assert_string_equal(sheet.own_word, "これでよい");
    expect_err(f, rate(f, "greeting", 0, '1', 0, ""), ERR_INVALID, "state");
    LINE_COPY(sheet.strengths, "変えたい");
    expect_err(f, assessment_save(f->d, &sheet, &f->e), ERR_INVALID, "state");
}

static void
a_new_version_copies_the_last(void **state)
{
    struct fixture *f = *state;
    struct assessment_rows rows;
    int64_t id;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t first = line_agreed_sheet(f, c.id);
    new_sheet(f, c.id);
    assert_int_equal(sheet.number, 2);
    assert_string_equal(sheet.strengths, "あいさつが明るい。");
    expect_err(f, assessment_create(f->d, c.id, &id, &f->e), ERR_INVALID, "state"); /* one draft */
    assert_int_equal(id, 0);
    expect_ok(f, rate(f, "greeting", 0, '2', 0, ""));
    assert_int_equal(fixture_number(f,
                                    "SELECT count(*) FROM assessment_rating WHERE assessment_id ="
                                    " %lld AND agreed = '4'",
                                    (long long)first),
                     1); /* the old one stays */
    expect_ok(f, assessment_list(f->d, c.id, &rows, &f->e));
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.rows[0].number, 2);
    assert_int_equal(rows.rows[0].confirmed, 1);
    assert_int_equal(rows.rows[0].items, 33);
    assessment_rows_free(&rows);
    expect_ok(f, assessment_withdraw(f->d, sheet.id, sheet.version, &f->e));
    expect_ok(f, assessment_withdraw(f->d, first, 0, &f->e));
    new_sheet(f, c.id); /* both taken back: nothing to copy */
    assert_int_equal(sheet.number, 3);
    assert_string_equal(sheet.strengths, "");
}

static void
a_used_sheet_never_changes(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t draft = new_sheet(f, c.id);
    expect_err(f, assessment_freeze(f->d, draft, &f->e), ERR_INVALID, "assessment");
    expect_ok(f, assessment_withdraw(f->d, draft, sheet.version, &f->e));
    int64_t id = line_agreed_sheet(f, c.id);
    expect_ok(f, assessment_freeze(f->d, id, &f->e));
    expect_ok(f, assessment_freeze(f->d, id, &f->e)); /* used once more */
    assert_int_equal(line_audit(f, "freeze-assessment"), 1);
    open_sheet(f, id);
    assert_int_equal(sheet.state, SHEET_FROZEN);
    assert_int_equal(date_compare(sheet.frozen_on, f->d->today), 0);
    expect_err(f, rate(f, "greeting", 0, '1', 0, ""), ERR_INVALID, "state");
    expect_err(f, assessment_withdraw(f->d, id, sheet.version, &f->e), ERR_INVALID, "state");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment WHERE state = 'frozen'"),
                     1);
}

/* ---- decision ---- */

static void
a_decision_freezes_the_sheet_and_moves_the_case(void **state)
{
    static const enum stage routes[] = { STAGE_COORDINATION, STAGE_REGISTERED };
    static const char *const kana[] = { "タロウ", "ハナコ" };
    struct fixture *f = *state;

    fixture_as(f, "shien");
    for (size_t i = 0; i < 2; i++) {
        struct decisions list;
        struct support_case c = line_assessment(f, kana[i], kana[i]);
        struct decision dec = { .case_id = c.id, .route = routes[i] };

        dec.assessment_id = line_agreed_sheet(f, c.id);
        LINE_COPY(dec.reason, "準備訓練が望ましいため。");
        expect_ok(f, decision_save(f->d, &dec, false, &f->e));
        assert_int_equal(line_case(f, c.id).stage, routes[i]);
        open_sheet(f, dec.assessment_id);
        assert_int_equal(sheet.state, SHEET_FROZEN);
        expect_ok(f, decision_list(f->d, c.id, &list, &f->e));
        assert_int_equal(list.count, 1);
        assert_int_equal(list.rows[0].route, routes[i]);
        decisions_free(&list);
        expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_INVALID, "stage");
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE cause_kind ="
                                       " 'decision'"),
                     2);
}

static void
a_decision_rests_on_an_agreed_sheet_of_the_case(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    struct support_case other = line_assessment(f, "花子", "ハナコ");
    struct decision dec = { .case_id = c.id, .route = STAGE_REGISTERED, .reason = "本人の希望" };
    dec.assessment_id = new_sheet(f, c.id);
    expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_INVALID, "assessment"); /* draft */
    dec.assessment_id = line_agreed_sheet(f, other.id);
    expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_INVALID, "assessment");
    dec.assessment_id = 4711;
    expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_NOT_FOUND, NULL);
    dec.route = STAGE_PLACED;
    expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_INVALID, "route");
    dec.route = STAGE_REGISTERED;
    LINE_COPY(dec.reason, " ");
    expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_INVALID, "reason");
    LINE_COPY(dec.reason, "本人の希望");
    dec.on = (struct date){ 2014, 11, 2 };
    expect_err(f, decision_save(f->d, &dec, false, &f->e), ERR_INVALID, "on");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM decision"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM assessment WHERE state = 'frozen'"),
                     0);
    assert_int_equal(line_case(f, c.id).stage, STAGE_ASSESSMENT);
}

static void
sheets_are_class_c(void **state)
{
    struct fixture *f = *state;
    int64_t id;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t sheet_id = new_sheet(f, c.id);
    fixture_as(f, "shien2"); /* not their case */
    expect_err(f, assessment_create(f->d, c.id, &id, &f->e), ERR_DENIED, NULL);
    expect_err(f, rate(f, "greeting", 0, '3', 0, ""), ERR_DENIED, NULL);
    expect_err(f, assessment_agree(f->d, sheet_id, sheet.version, DATE_NONE, "", &f->e), ERR_DENIED,
               NULL);
    fixture_as(f, "uketsuke");
    expect_err(f, assessment_open(f->d, sheet_id, &sheet, NULL, &f->e), ERR_DENIED, NULL);
    assert_int_equal(sheet.id, 0);
}

static void
an_assessment_needs_its_stage(void **state)
{
    struct fixture *f = *state;
    int64_t id;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_err(f, assessment_create(f->d, c.id, &id, &f->e), ERR_INVALID, "stage");
    line_set_stage(f, c.id, STAGE_JOB_SEARCH); /* later ones may assess again */
    expect_ok(f, assessment_create(f->d, c.id, &id, &f->e));
    expect_ok(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e));
    expect_err(f, assessment_create(f->d, c.id, &id, &f->e), ERR_INVALID, "case");
}

/* A worker who saved the interview and opens the sheet next need not know of stages. */
static void
the_first_sheet_moves_an_interviewed_case_on(void **state)
{
    struct fixture *f = *state;
    struct support_case c;
    int64_t id;

    fixture_as(f, "shien");
    c = line_interviewed(f, "太郎", "タロウ");
    assert_int_equal(c.stage, STAGE_INTERVIEW);
    expect_ok(f, assessment_create(f->d, c.id, &id, &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_ASSESSMENT);
    assert_int_equal(line_audit(f, "begin-assessment"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change"
                                       " WHERE to_stage = 'assessment' AND cause_kind = 'interview'"),
                     1);
    fixture_as(f, "kakari");
    c = line_inquiry(f, "次郎", "ジロウ");
    line_set_stage(f, c.id, STAGE_INTERVIEW); /* without any interview */
    expect_err(f, assessment_create(f->d, c.id, &id, &f->e), ERR_INVALID, "stage");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_has_all_items_in_order),
        TEST(ratings_follow_the_rules),
        TEST(two_desks_on_one_sheet),
        TEST(agreeing_needs_strengths_and_a_rating),
        TEST(a_new_version_copies_the_last),
        TEST(a_used_sheet_never_changes),
        TEST(a_decision_freezes_the_sheet_and_moves_the_case),
        TEST(a_decision_rests_on_an_agreed_sheet_of_the_case),
        TEST(sheets_are_class_c),
        TEST(an_assessment_needs_its_stage),
        TEST(the_first_sheet_moves_an_interviewed_case_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
