/* Interview sheets and the steps they carry. */
#include "tests/desk/fixture.h"

#include <stdlib.h>
#include <string.h>

#include "desk/interview.h"
#include "desk/people.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

/* One sheet for all tests: it is large. */
static struct interview sheet;

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
fill(int64_t case_id)
{
    sheet = (struct interview){ .case_id = case_id, .wish_weekly_min = 20 * 60,
                                .wish_commute_min = -1, .wish_days = -1 };
    LINE_COPY(sheet.place, "相談室１");
    LINE_COPY(sheet.work_intention, "want");
    LINE_COPY(sheet.own_will, "事務の仕事がしたい。");
    LINE_COPY(sheet.medical, "通院は月に一度。");
    LINE_COPY(sheet.next_action, "call_back");
    sheet.next_on = (struct date){ 2014, 11, 14 };
    LINE_COPY(sheet.wish_conditions[0], "suits_health");
}

static int64_t
sheets(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM interview");
}

static void
a_sheet_takes_the_case_and_moves_it(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "phone_intake", .to_assessment = true };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    c = line_case(f, c.id);
    assert_int_equal(c.stage, STAGE_ASSESSMENT);
    assert_int_equal(c.staff_id, f->worker); /* nobody had it */
    assert_string_equal(c.next_action, "call_back");
    assert_string_equal(sheet.at, "2014-10-31T10:00");
    assert_int_equal(sheet.staff_id, f->worker);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE intention = 'want'"), 1);
    assert_int_equal(line_audit(f, "add-interview"), 1);
    assert_int_equal(line_audit(f, "skip-steps"), 1);
    assert_int_equal(line_audit(f, "begin-assessment"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE to_stage ="
                                       " 'assessment' AND cause_kind = 'interview'"),
                     1);
}

static void
without_orientation_a_reason_is_asked(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    expect_err(f, interview_save(f->d, &sheet, NULL, &f->e), ERR_INVALID, "skip_reason");
    assert_int_equal(sheet.id, 0);
    assert_int_equal(sheets(f), 0);
    assert_int_equal(line_case(f, c.id).staff_id, 0); /* nothing half stored */
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
}

#define FIELD(member, bad, want)                                                                   \
    {                                                                                              \
        offsetof(struct interview, member), sizeof(sheet.member), bad, want                        \
    }

static void
bad_sheets_store_nothing(void **state)
{
    static const struct {
        size_t at, size;
        const char *text, *field;
    } rows[] = {
        FIELD(at, "2014-11-01T09:00", "at"),
        FIELD(at, "2014-02-30T09:00", "at"),
        FIELD(place, "\x1b[1m", "place"),
        FIELD(medical, "\x80", "medical"),
        FIELD(wish_disclosure, "maybe", "wish_disclosure"),
        FIELD(work_intention, "", "work_intention"),
        FIELD(work_intention, "yes", "work_intention"),
        FIELD(own_will, "", "own_will"),
        FIELD(next_action, "", "next_action"),
        FIELD(wish_conditions[1], "suits_health", "wish_conditions"), /* twice */
        FIELD(wish_conditions[2], "near_home", "wish_conditions"),    /* a gap */
        FIELD(wish_conditions[1], "much money", "wish_conditions"),
    };
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fill(c.id);
        line_copy((char *)&sheet + rows[i].at, rows[i].size, rows[i].text);
        expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_INVALID, rows[i].field);
    }
    fill(c.id);
    sheet.wish_weekly_min = WEEK_MINUTES + 1;
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_INVALID, "wish_weekly_min");
    fill(c.id);
    sheet.next_on = DATE_NONE;
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_INVALID, "next_on");
    fill(4711);
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_NOT_FOUND, "case");
    assert_int_equal(sheets(f), 0);
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
}

static void
later_sheets_are_numbered_and_the_newest_speaks(void **state)
{
    struct fixture *f = *state;
    struct interview_rows rows;
    const struct interview_saving how = { .skip_reason = "other" };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    int64_t first = sheet.id;
    fill(c.id); /* an older one, written later */
    LINE_COPY(sheet.at, "2014-10-20T14:00");
    LINE_COPY(sheet.work_intention, "do_not_want");
    LINE_COPY(sheet.next_action, "none");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    assert_string_equal(line_case(f, c.id).next_action, "call_back");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE intention = 'want'"), 1);
    expect_ok(f, interview_list(f->d, c.id, &rows, &f->e));
    assert_int_equal(rows.count, 2);
    assert_string_equal(rows.rows[0].at, "2014-10-20T14:00");
    assert_int_equal(rows.rows[1].id, first);
    assert_int_equal(rows.rows[1].number, 2);
    interview_rows_free(&rows);
    expect_ok(f, interview_open(f->d, first, &sheet, &f->e));
    assert_int_equal(sheet.number, 2);
    assert_string_equal(sheet.wish_conditions[0], "suits_health");
    assert_int_equal(sheet.wish_weekly_min, 20 * 60);
}

static void
an_edit_has_its_version_and_its_case(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct support_case other = line_inquiry(f, "花子", "ハナコ");
    fill(c.id);
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    LINE_COPY(sheet.issues, "体力");
    int64_t lines = line_audit(f, "");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    assert_int_equal(sheet.version, 2);
    assert_int_equal(line_audit(f, ""), lines + 1);
    sheet.version = 1;
    expect_err(f, interview_save(f->d, &sheet, NULL, &f->e), ERR_CONFLICT, NULL);
    sheet.case_id = other.id;
    expect_err(f, interview_save(f->d, &sheet, NULL, &f->e), ERR_INVALID, "case");
}

static int64_t
intentions(struct fixture *f, const char *intention)
{
    return fixture_number(f, "SELECT count(*) FROM person WHERE intention = '%s'", intention);
}

/* What was agreed after the interview is newer than the sheet: writing a word into the sheet later
 * does not bring the old plan back. */
static void
an_edit_leaves_what_was_settled_since(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    c = line_case(f, c.id);
    expect_ok(f, case_set_next(f->d, c.id, c.version, "refer",
                               (struct date){ 2014, 12, 5 }, &f->e));
    fixture_sql(f, "UPDATE person SET intention = 'want_but_cannot'");
    LINE_COPY(sheet.issues, "体力");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    c = line_case(f, c.id);
    assert_string_equal(c.next_action, "refer");
    assert_int_equal(date_compare(c.next_on, (struct date){ 2014, 12, 5 }), 0);
    assert_int_equal(intentions(f, "want_but_cannot"), 1);

    /* Each of the two follows when the sheet says something else than before. */
    sheet.next_on = (struct date){ 2014, 11, 20 };
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    c = line_case(f, c.id);
    assert_string_equal(c.next_action, "call_back");
    assert_int_equal(date_compare(c.next_on, (struct date){ 2014, 11, 20 }), 0);
    assert_int_equal(intentions(f, "want_but_cannot"), 1);
    LINE_COPY(sheet.work_intention, "do_not_want");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    assert_int_equal(intentions(f, "do_not_want"), 1);
}

static void
class_c_is_for_workers_of_the_case(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };
    struct interview_rows rows;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "shien");
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    int64_t id = sheet.id;
    fixture_as(f, "shien2");
    fill(c.id);
    expect_err(f, interview_save(f->d, &sheet, NULL, &f->e), ERR_DENIED, NULL);
    f->d->ask_reasons = true;
    expect_ok(f, interview_open(f->d, id, &sheet, &f->e)); /* today's visitor */
    fixture_sql(f, "UPDATE intake_slip SET received_at = '2014-10-29T10:00'; DELETE FROM walk_in");
    expect_err(f, interview_open(f->d, id, &sheet, &f->e), ERR_DENIED, "reason");
    assert_string_equal(sheet.medical, "");
    f->d->ask_reasons = false;
    fixture_as(f, "uketsuke");
    expect_err(f, interview_open(f->d, id, &sheet, &f->e), ERR_DENIED, NULL);
    expect_err(f, interview_list(f->d, c.id, &rows, &f->e), ERR_DENIED, NULL);
    expect_err(f, interview_open(f->d, id + 1, &sheet, &f->e), ERR_NOT_FOUND, "interview");
}

static void
closed_and_suspended_cases_take_no_sheet(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f,
              case_suspend(f->d, c.id, "health", (struct date){ 2014, 12, 1 }, DATE_NONE, &f->e));
    fill(c.id);
    expect_err(f, interview_save(f->d, &sheet, NULL, &f->e), ERR_INVALID, "case");
    expect_ok(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e));
    expect_err(f, interview_save(f->d, &sheet, NULL, &f->e), ERR_INVALID, "case");
    const struct interview_saving history = { .history = true };
    LINE_COPY(sheet.at, "2012-06-01T10:00");
    expect_ok(f, interview_save(f->d, &sheet, &history, &f->e)); /* the demonstration's past */
    assert_int_equal(line_case(f, c.id).stage, STAGE_CLOSED);
}

static const struct interview_entry *
entry_of(const struct interview_entries *list, const char *field)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->rows[i].field, field) == 0)
            return &list->rows[i];
    return NULL;
}

static void
assert_entry(struct fixture *f, int64_t case_id, int64_t id, const char *field, const char *staff,
             int number, int day)
{
    struct interview_entries list;
    const struct interview_entry *entry;

    expect_ok(f, interview_entries(f->d, case_id, id, &list, &f->e));
    entry = entry_of(&list, field);
    if (entry == NULL)
        fail_msg("%s is not told", field);
    if (strcmp(entry->staff, staff) != 0 || entry->number != number || entry->on.day != day)
        fail_msg("%s: %s, interview %d, day %d", field, entry->staff, entry->number,
                 entry->on.day);
}

/* The next interview goes on with what the last one says; whoever wrote an entry stays its writer
 * until it says something else, and what it said before is still to be read. */
static void
a_sheet_is_carried_from_visit_to_visit(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };
    struct field_changes changes;
    struct interview_entries none;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, interview_begin(f->d, c.id, &sheet, &f->e)); /* nothing to carry */
    assert_string_equal(sheet.own_will, "");
    assert_int_equal(sheet.wish_weekly_min, -1);
    expect_ok(f, interview_entries(f->d, c.id, 0, &none, &f->e));
    assert_int_equal(none.count, 0);
    fill(c.id);
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    int64_t first = sheet.id;

    fixture_clock("2014-11-05T01:00:00Z", "10:00");
    fixture_reopen(f);
    fixture_as(f, "kakari");
    expect_ok(f, interview_begin(f->d, c.id, &sheet, &f->e));
    assert_int_equal(sheet.id, 0);
    assert_string_equal(sheet.medical, "通院は月に一度。");
    assert_string_equal(sheet.wish_conditions[0], "suits_health");
    assert_int_equal(sheet.wish_weekly_min, 20 * 60);
    assert_string_equal(sheet.place, ""); /* of the visit itself */
    assert_string_equal(sheet.next_action, "");
    assert_entry(f, c.id, 0, "medical", "架空 支援", 1, 31);
    LINE_COPY(sheet.medical, "通院は月に二度になった。");
    LINE_COPY(sheet.issues, "体力");
    LINE_COPY(sheet.place, "相談室１");
    LINE_COPY(sheet.next_action, "none");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    int64_t second = sheet.id;
    assert_int_equal(sheet.number, 2);

    assert_entry(f, c.id, second, "medical", "架空 係長", 2, 5);
    assert_entry(f, c.id, second, "issues", "架空 係長", 2, 5);
    assert_entry(f, c.id, second, "own_will", "架空 支援", 1, 31);
    assert_entry(f, c.id, second, "wish_conditions", "架空 支援", 1, 31);
    assert_entry(f, c.id, second, "wish_weekly_min", "架空 支援", 1, 31);
    assert_entry(f, c.id, first, "medical", "架空 支援", 1, 31); /* the first is as it was */
    expect_ok(f, interview_open(f->d, first, &sheet, &f->e));
    assert_string_equal(sheet.medical, "通院は月に一度。");
    assert_string_equal(sheet.issues, "");

    expect_ok(f, interview_changes(f->d, c.id, &changes, &f->e));
    bool told = false;
    for (size_t i = 0; i < changes.count; i++) {
        const struct field_change *x = &changes.rows[i];

        if (strcmp(x->field, "medical") != 0 || x->before[0] == '\0')
            continue;
        told = true;
        assert_string_equal(x->label, "2: Disability, health");
        assert_string_equal(x->before, "通院は月に一度。");
        assert_string_equal(x->after, "通院は月に二度になった。");
        assert_string_equal(x->staff, "架空 係長");
    }
    assert_true(told);
    field_changes_free(&changes);
}

/* Jobs, services and agencies are carried with who wrote them; who was there is of the visit. */
static void
what_a_sheet_has_several_of(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };
    struct field_changes changes;
    int64_t later, earlier;

    fixture_as(f, "kakari");
    later = record_organisation(f, "O-1", "other", "架空事業所");
    earlier = record_organisation(f, "O-2", "medical", "架空医院");
    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    sheet.place[0] = '\0';
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_INVALID, "place");
    LINE_COPY(sheet.place, "相談室１");
    sheet.jobs[0] = (struct interview_job){ .from_on = { 2010, 4, 1 }, .to_on = { 2009, 3, 31 },
                                            .weekly_min = 1800 };
    sheet.job_count = 1;
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_INVALID, "job_employer1");
    LINE_COPY(sheet.jobs[0].employer, "架空商店");
    expect_err(f, interview_save(f->d, &sheet, &how, &f->e), ERR_INVALID, "job_to1");
    sheet.jobs[0].to_on = (struct date){ 2012, 3, 31 };
    LINE_COPY(sheet.jobs[0].leave_reason, "fatigue");
    assert_true(code_set_add(&sheet.services, "svc_transition"));
    sheet.agencies[0] = later > earlier ? later : earlier;
    sheet.agencies[1] = later > earlier ? earlier : later;
    sheet.agency_count = 2;
    sheet.with_staff[0] = f->supervisor;
    sheet.with_count = 1;
    sheet.wish_days = 4;
    sheet.wish_commute_min = 45;
    LINE_COPY(sheet.wish_area, "練馬区内");
    LINE_COPY(sheet.doctor, "架空 医師");
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    int64_t first = sheet.id;
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM interview_job"), 1);

    fixture_clock("2014-11-05T01:00:00Z", "10:00");
    fixture_reopen(f);
    fixture_as(f, "kakari");
    expect_ok(f, interview_begin(f->d, c.id, &sheet, &f->e));
    assert_int_equal(sheet.with_count, 0);
    assert_int_equal(sheet.job_count, 1);
    assert_string_equal(sheet.jobs[0].leave_reason, "fatigue");
    assert_int_equal(sheet.agency_count, 2);
    assert_int_equal(sheet.wish_days, 4);
    assert_string_equal(sheet.doctor, "架空 医師");
    assert_entry(f, c.id, 0, "agencies", "架空 支援", 1, 31);
    assert_entry(f, c.id, 0, "services", "架空 支援", 1, 31);
    sheet.jobs[1] = (struct interview_job){ .weekly_min = -1 };
    LINE_COPY(sheet.jobs[1].employer, "架空工業");
    sheet.job_count = 2;
    LINE_COPY(sheet.place, "電話");
    LINE_COPY(sheet.next_action, "none");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    assert_entry(f, c.id, sheet.id, "jobs", "架空 係長", 2, 5);
    assert_entry(f, c.id, sheet.id, "agencies", "架空 支援", 1, 31);
    sheet.job_count = 0; /* taken away again */
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM interview_job"), 1);
    expect_ok(f, interview_open(f->d, first, &sheet, &f->e));
    assert_int_equal(sheet.with_staff[0], f->supervisor);

    expect_ok(f, interview_changes(f->d, c.id, &changes, &f->e));
    assert_string_equal(changes.rows[0].label, "2: Jobs so far");
    assert_string_equal(changes.rows[0].before,
                        "架空商店 H22.4.1 - H24.3.31 疲れやすさ・体力・意欲, 架空工業");
    field_changes_free(&changes);
}

/* A word put right in the first sheet does not become the second one's. */
static void
a_correction_stays_with_its_sheet(void **state)
{
    struct fixture *f = *state;
    const struct interview_saving how = { .skip_reason = "other" };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.id);
    expect_ok(f, interview_save(f->d, &sheet, &how, &f->e));
    int64_t first = sheet.id;
    fixture_clock("2014-11-05T01:00:00Z", "10:00");
    fixture_reopen(f);
    fixture_as(f, "shien");
    expect_ok(f, interview_begin(f->d, c.id, &sheet, &f->e));
    LINE_COPY(sheet.place, "相談室１");
    LINE_COPY(sheet.next_action, "none");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    int64_t second = sheet.id;
    fixture_as(f, "kakari");
    expect_ok(f, interview_open(f->d, first, &sheet, &f->e));
    LINE_COPY(sheet.medical, "通院は週に一度。");
    expect_ok(f, interview_save(f->d, &sheet, NULL, &f->e));
    assert_entry(f, c.id, first, "medical", "架空 係長", 1, 5);
    assert_entry(f, c.id, second, "medical", "架空 支援", 1, 31);
    /* Sheets of before this was kept: their own staff and day. */
    fixture_sql(f, "DROP TRIGGER field_history_kept; DELETE FROM field_history");
    assert_entry(f, c.id, second, "medical", "架空 支援", 2, 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_takes_the_case_and_moves_it),
        TEST(without_orientation_a_reason_is_asked),
        TEST(bad_sheets_store_nothing),
        TEST(what_a_sheet_has_several_of),
        TEST(later_sheets_are_numbered_and_the_newest_speaks),
        TEST(an_edit_has_its_version_and_its_case),
        TEST(an_edit_leaves_what_was_settled_since),
        TEST(class_c_is_for_workers_of_the_case),
        TEST(closed_and_suspended_cases_take_no_sheet),
        TEST(a_sheet_is_carried_from_visit_to_visit),
        TEST(a_correction_stays_with_its_sheet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
