/* Stages: every step of the table through the desk, what it rests on, and taking back. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/people.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static enum err_code
step_to(struct fixture *f, int64_t case_id, enum stage to, const char *kind, int64_t id,
        const char *skip)
{
    const struct case_step step = { .to = to, .cause = { kind, id }, .skip_reason = skip };

    return case_move(f->d, case_id, &step, &f->e);
}

static int64_t
changes(struct fixture *f, int64_t case_id)
{
    return fixture_number(f, "SELECT count(*) FROM stage_change WHERE case_id = %lld",
                          (long long)case_id);
}

/* ---- the table ---- */

/* What no row of the table allows is refused through the desk too, from every stage. */
static void
steps_outside_the_table_are_refused(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    for (enum stage from = STAGE_INQUIRY; from < STAGE_CLOSED; from++) {
        if (from != STAGE_INQUIRY)
            fixture_sql(f, "UPDATE support_case SET stage = '%s' WHERE id = %lld", stage_id(from),
                        (long long)c.id);
        for (enum stage to = STAGE_INQUIRY; to < STAGE__COUNT; to++) {
            if (!workflow_find(from, to))
                expect_err(f, step_to(f, c.id, to, NULL, 0, "other"), ERR_INVALID, "stage");
        }
    }
    assert_int_equal(changes(f, c.id), 1);
}

/* A step whose record is missing names it; nothing is written. */
static void
steps_rest_on_their_records(void **state)
{
    static const struct {
        enum stage from, to;
        const char *kind, *skip, *field;
    } rows[] = {
        { STAGE_INQUIRY, STAGE_ORIENTATION, NULL, NULL, "cause" },
        { STAGE_INQUIRY, STAGE_ORIENTATION, "participation", NULL, "cause" }, /* nobody's seat */
        { STAGE_INQUIRY, STAGE_INTERVIEW, NULL, NULL, "skip_reason" },
        { STAGE_INQUIRY, STAGE_INTERVIEW, NULL, "no_such_reason", "skip_reason" },
        { STAGE_INQUIRY, STAGE_RETENTION, NULL, "urgent", "skip_reason" },
        { STAGE_INQUIRY, STAGE_RETENTION, NULL, "handover", "cause" },
        { STAGE_ORIENTATION, STAGE_INTERVIEW, NULL, NULL, "cause" },
        { STAGE_INTERVIEW, STAGE_ASSESSMENT, NULL, NULL, "cause" },
        { STAGE_INTERVIEW, STAGE_ASSESSMENT, NULL, "other", "skip_reason" },
        { STAGE_INTERVIEW, STAGE_REGISTERED, NULL, "own_wish", "skip_reason" },
        { STAGE_ASSESSMENT, STAGE_COORDINATION, NULL, NULL, "cause" },
        { STAGE_ASSESSMENT, STAGE_REGISTERED, "interview", NULL, "cause" },
        { STAGE_COORDINATION, STAGE_TRAINING, NULL, NULL, "cause" },
        { STAGE_COORDINATION, STAGE_REGISTERED, "meeting_case", NULL, "cause" },
        { STAGE_JOB_SEARCH, STAGE_PLACED, NULL, NULL, "cause" },
        { STAGE_PLACED, STAGE_RETENTION, "dispatch", NULL, "cause" },
        { STAGE_RETENTION, STAGE_JOB_SEARCH, NULL, NULL, "cause" },
    };
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].from != STAGE_INQUIRY)
            fixture_sql(f, "UPDATE support_case SET stage = '%s' WHERE id = %lld",
                        stage_id(rows[i].from), (long long)c.id);
        expect_err(f, step_to(f, c.id, rows[i].to, rows[i].kind, 4711, rows[i].skip), ERR_INVALID,
                   rows[i].field);
    }
    assert_int_equal(changes(f, c.id), 1);
    assert_int_equal(line_audit(f, "skip-steps"), 0);
}

static void
a_step_writes_one_row_and_one_line(void **state)
{
    struct fixture *f = *state;
    struct stage_changes list;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    int64_t lines = line_audit(f, "");
    expect_ok(f, step_to(f, c.id, STAGE_INTERVIEW, NULL, 0, "phone_intake"));
    assert_int_equal(line_audit(f, ""), lines + 1);
    assert_int_equal(line_audit(f, "skip-steps"), 1);
    expect_ok(f, case_stages(f->d, c.id, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_int_equal(list.rows[0].from, STAGE_NONE);
    assert_string_equal(list.rows[0].cause_kind, "intake_slip");
    assert_int_equal(list.rows[1].from, STAGE_INQUIRY);
    assert_int_equal(list.rows[1].to, STAGE_INTERVIEW);
    assert_string_equal(list.rows[1].skip_reason, "phone_intake");
    stage_changes_free(&list);
    assert_int_equal(line_case(f, c.id).stage, STAGE_INTERVIEW);
    assert_int_equal(date_compare(line_case(f, c.id).stage_since, f->d->today), 0);
}

static void
an_attended_orientation_leads_to_the_interview(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    int64_t event = record_event(f, "E-1", "orientation", "2014-10-30", "held");
    fixture_sql(f,
                "INSERT INTO participation (event_id, person_id, attendance)"
                " VALUES (%lld, %lld, 'booked')",
                (long long)event, (long long)c.person_id);
    int64_t seat = fixture_number(f, "SELECT max(id) FROM participation");
    expect_ok(f, step_to(f, c.id, STAGE_ORIENTATION, "participation", seat, NULL));
    /* booked is not attended: absence keeps the stage */
    expect_err(f, step_to(f, c.id, STAGE_INTERVIEW, NULL, 0, NULL), ERR_INVALID, "cause");
    fixture_sql(f, "UPDATE participation SET attendance = 'attended'");
    expect_ok(f, step_to(f, c.id, STAGE_INTERVIEW, NULL, 0, "other")); /* finds it by itself */
    assert_int_equal(fixture_number(f,
                                    "SELECT count(*) FROM stage_change WHERE to_stage = 'interview'"
                                    " AND cause_kind = 'participation' AND cause_id = %lld"
                                    " AND skip_reason IS NULL",
                                    (long long)seat),
                     1);
}

static void
another_persons_record_is_no_cause(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case mine = line_inquiry(f, "太郎", "タロウ");
    struct support_case other = line_inquiry(f, "花子", "ハナコ");
    int64_t placed =
        record_placement(f, "W-1", other.person_id, "2014-10-01", "regular", "association");
    line_set_stage(f, mine.id, STAGE_JOB_SEARCH);
    expect_err(f, step_to(f, mine.id, STAGE_PLACED, "placement", placed, NULL), ERR_INVALID,
               "cause");
    int64_t own =
        record_placement(f, "W-2", mine.person_id, "2014-10-01", "regular", "association");
    fixture_sql(f, "UPDATE support_case SET stage = 'job_search' WHERE id = %lld",
                (long long)mine.id);
    expect_ok(f, step_to(f, mine.id, STAGE_PLACED, "placement", own, NULL));
}

/* ---- days ---- */

static void
days_of_steps_go_forward(void **state)
{
    struct fixture *f = *state;
    struct case_step step = { .to = STAGE_JOB_SEARCH };

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    line_set_stage(f, c.id, STAGE_REGISTERED);
    step.on = (struct date){ 2014, 10, 30 }; /* before the change it follows */
    expect_err(f, case_move(f->d, c.id, &step, &f->e), ERR_INVALID, "on");
    step.on = (struct date){ 2014, 11, 1 }; /* tomorrow */
    expect_err(f, case_move(f->d, c.id, &step, &f->e), ERR_INVALID, "on");
    step.on = (struct date){ 2014, 2, 30 };
    expect_err(f, case_move(f->d, c.id, &step, &f->e), ERR_INVALID, "on");
    f->d->today = (struct date){ 2014, 11, 10 };
    step.on = (struct date){ 2014, 11, 3 }; /* entered a week later */
    expect_ok(f, case_move(f->d, c.id, &step, &f->e));
    assert_int_equal(date_compare(line_case(f, c.id).stage_since, step.on), 0);
}

/* ---- suspend, resume, close, come back ---- */

static void
suspending_keeps_the_stage_left(void **state)
{
    struct fixture *f = *state;
    const struct date review = { 2014, 12, 1 };

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    line_set_stage(f, c.id, STAGE_TRAINING);
    expect_err(f, case_suspend(f->d, c.id, "bad_reason", review, DATE_NONE, &f->e), ERR_INVALID,
               "reason");
    expect_err(f, case_suspend(f->d, c.id, "", review, DATE_NONE, &f->e), ERR_INVALID, "reason");
    expect_err(f, case_suspend(f->d, c.id, "health", DATE_NONE, DATE_NONE, &f->e), ERR_INVALID,
               "review_on");
    expect_err(f, case_suspend(f->d, c.id, "health", f->d->today, DATE_NONE, &f->e), ERR_INVALID,
               "review_on");
    expect_err(f, case_resume(f->d, c.id, DATE_NONE, &f->e), ERR_INVALID, "stage");
    expect_ok(f, case_suspend(f->d, c.id, "health", review, DATE_NONE, &f->e));
    c = line_case(f, c.id);
    assert_int_equal(c.stage, STAGE_SUSPENDED);
    assert_int_equal(c.stage_before, STAGE_TRAINING);
    assert_int_equal(date_compare(c.review_on, review), 0);
    assert_string_equal(c.next_action, "");
    expect_err(f, step_to(f, c.id, STAGE_REGISTERED, NULL, 0, NULL), ERR_INVALID, "stage");
    expect_ok(f, case_resume(f->d, c.id, DATE_NONE, &f->e));
    c = line_case(f, c.id);
    assert_int_equal(c.stage, STAGE_TRAINING);
    assert_int_equal(c.stage_before, STAGE_NONE);
    assert_true(date_is_none(c.review_on));
}

static void
closing_ends_a_case_and_coming_back_is_a_new_one(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ"), again;
    expect_err(f, case_close(f->d, c.id, "", DATE_NONE, &f->e), ERR_INVALID, "reason");
    expect_err(f, case_close(f->d, c.id, "health", DATE_NONE, &f->e), ERR_INVALID, "reason");
    expect_ok(f, case_close(f->d, c.id, "moved_out", DATE_NONE, &f->e));
    c = line_case(f, c.id);
    assert_int_equal(c.stage, STAGE_CLOSED);
    assert_int_equal(date_compare(c.closed_on, f->d->today), 0);
    assert_string_equal(c.close_reason, "moved_out");
    expect_err(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e), ERR_INVALID, "stage");
    expect_err(f, case_set_next(f->d, c.id, c.version, "none", DATE_NONE, &f->e), ERR_INVALID,
               "case");
    line_slip(&in, "太郎", "タロウ");
    in.person.id = c.person_id;
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_not_equal(in.slip.case_id, c.id);
    expect_ok(f, case_of_person(f->d, c.person_id, &again, &f->e));
    assert_int_equal(again.id, in.slip.case_id);
    assert_int_equal(again.stage, STAGE_INQUIRY);
}

static void
one_person_has_one_open_case(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct support_case second = { .person_id = c.person_id };
    const struct case_step history = { .history = true };
    expect_err(f, case_open(f->d, &second, (struct stage_cause){ 0 }, &history, &f->e), ERR_INVALID,
               "person");
    int64_t other = line_register(f, "花子", "ハナコ");
    second.person_id = other;
    expect_err(f, case_open(f->d, &second, (struct stage_cause){ 0 }, NULL, &f->e), ERR_INVALID,
               "cause");
    expect_err(f, case_open(f->d, &second, (struct stage_cause){ "intake_slip", 1 }, NULL, &f->e),
               ERR_INVALID, "cause"); /* the slip of somebody else */
    assert_int_equal(second.id, 0);
    expect_ok(f, case_open(f->d, &second, (struct stage_cause){ 0 }, &history, &f->e));
    assert_true(second.imported);
}

/* ---- taking back ---- */

static void
a_supervisor_takes_back_step_by_step(void **state)
{
    struct fixture *f = *state;
    struct stage_changes list;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    line_set_stage(f, c.id, STAGE_TRAINING);
    expect_ok(f,
              case_suspend(f->d, c.id, "health", (struct date){ 2014, 12, 1 }, DATE_NONE, &f->e));
    expect_ok(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e));
    expect_err(f, case_undo(f->d, c.id, "", &f->e), ERR_INVALID, "reason");
    expect_ok(f, case_undo(f->d, c.id, "誤って終了した", &f->e));
    c = line_case(f, c.id);
    assert_int_equal(c.stage, STAGE_SUSPENDED);
    assert_int_equal(c.stage_before, STAGE_TRAINING); /* resuming still works */
    assert_true(date_is_none(c.closed_on));
    assert_string_equal(c.close_reason, "");
    expect_ok(f, case_undo(f->d, c.id, "休止も誤り", &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_TRAINING);
    expect_ok(f, case_undo(f->d, c.id, "さらに前へ", &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
    expect_err(f, case_undo(f->d, c.id, "もう一度", &f->e), ERR_INVALID, "stage");
    expect_ok(f, case_stages(f->d, c.id, &list, &f->e));
    assert_int_equal(list.count, 7); /* four steps, three taken back: all rows stay */
    assert_true(list.rows[3].undone);
    assert_int_equal(list.rows[4].undoes, list.rows[3].id);
    assert_int_equal(list.rows[6].undoes, list.rows[1].id);
    stage_changes_free(&list);
    assert_int_equal(line_audit(f, "undo_stage"), 3);
    /* and forward again from there */
    expect_ok(f, step_to(f, c.id, STAGE_ASSESSMENT, NULL, 0, "assessed_elsewhere"));
    expect_ok(f, case_undo(f->d, c.id, "取消", &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
}

static void
a_wrong_closing_cannot_come_back_beside_a_new_case(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e));
    line_slip(&in, "太郎", "タロウ");
    in.person.id = c.person_id;
    expect_ok(f, intake_save(f->d, &in, &f->e));
    expect_err(f, case_undo(f->d, c.id, "誤り", &f->e), ERR_INVALID, "person");
    assert_int_equal(line_case(f, c.id).stage, STAGE_CLOSED);
}

/* ---- rights and desks ---- */

static void
workers_move_their_own_cases(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    fixture_as(f, "shien2");
    expect_err(f, step_to(f, c.id, STAGE_INTERVIEW, NULL, 0, "other"), ERR_DENIED, NULL);
    expect_err(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e), ERR_DENIED, NULL);
    expect_err(f, case_assign(f->d, c.id, c.version + 1, f->worker2, &f->e), ERR_DENIED, "staff");
    expect_err(f, case_undo(f->d, c.id, "理由", &f->e), ERR_DENIED, NULL);
    fixture_as(f, "uketsuke");
    expect_err(f, step_to(f, c.id, STAGE_INTERVIEW, NULL, 0, "other"), ERR_DENIED, NULL);
    const struct case_step history = { .to = STAGE_PLACED, .history = true };
    expect_err(f, case_move(f->d, c.id, &history, &f->e), ERR_DENIED, NULL);
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
    fixture_as(f, "shien");
    expect_ok(f, step_to(f, c.id, STAGE_INTERVIEW, NULL, 0, "other"));
}

static void
staff_in_charge_is_put_by_those_who_may(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_err(f, case_assign(f->d, c.id, c.version, f->worker2, &f->e), ERR_DENIED, "staff");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    expect_err(f, case_assign(f->d, c.id, c.version, f->worker, &f->e), ERR_DENIED, "staff");
    fixture_as(f, "kakari");
    c = line_case(f, c.id);
    expect_err(f, case_assign(f->d, c.id, c.version - 1, f->worker2, &f->e), ERR_CONFLICT, NULL);
    expect_err(f, case_assign(f->d, c.id, c.version, 9999, &f->e), ERR_INVALID, "staff");
    expect_err(f, case_assign(f->d, c.id, c.version, f->auditor, &f->e), ERR_INVALID, "staff");
    expect_err(f, case_assign(f->d, c.id, c.version, f->admin, &f->e), ERR_INVALID, "staff");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker2, &f->e));
    assert_int_equal(line_case(f, c.id).staff_id, f->worker2);
}

static void
the_next_action_has_a_day(void **state)
{
    struct fixture *f = *state;
    const struct date day = { 2014, 11, 20 };

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_err(f, case_set_next(f->d, c.id, c.version, "call_back", DATE_NONE, &f->e), ERR_INVALID,
               "next_on");
    expect_err(f, case_set_next(f->d, c.id, c.version, "call", day, &f->e), ERR_INVALID,
               "next_action");
    expect_err(f, case_set_next(f->d, c.id, c.version, "", day, &f->e), ERR_INVALID, "next_action");
    expect_err(f, case_set_next(f->d, c.id, c.version + 1, "call_back", day, &f->e), ERR_CONFLICT,
               NULL);
    expect_ok(f, case_set_next(f->d, c.id, c.version, "call_back", day, &f->e));
    c = line_case(f, c.id);
    assert_string_equal(c.next_action, "call_back");
    assert_int_equal(date_compare(c.next_on, day), 0);
    expect_ok(f, case_set_next(f->d, c.id, c.version, "none", day, &f->e));
    assert_true(date_is_none(line_case(f, c.id).next_on));
}

/* ---- history ---- */

static void
history_follows_the_newest_record(void **state)
{
    struct fixture *f = *state;
    struct case_step step = { .to = STAGE_PLACED, .on = { 2013, 6, 1 }, .history = true };

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    struct support_case c = { .person_id = id, .opened_on = { 2012, 4, 1 } };
    expect_ok(f, case_open(f->d, &c, (struct stage_cause){ 0 }, &step, &f->e));
    expect_ok(f, case_move(f->d, c.id, &step, &f->e)); /* from inquiry, without any record */
    step.to = STAGE_REGISTERED;
    step.on = (struct date){ 2012, 9, 1 }; /* older: the stage stays */
    expect_ok(f, case_move(f->d, c.id, &step, &f->e));
    c = line_case(f, c.id);
    assert_int_equal(c.stage, STAGE_PLACED);
    assert_true(c.imported);
    step.to = STAGE_JOB_SEARCH;
    step.on = (struct date){ 2013, 6, 1 }; /* on one day the later stage holds */
    expect_ok(f, case_move(f->d, c.id, &step, &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_PLACED);
    step.on = (struct date){ 2014, 1, 1 };
    expect_ok(f, case_move(f->d, c.id, &step, &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_JOB_SEARCH);
    assert_int_equal(changes(f, c.id), 3);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE imported"), 3);
    step.to = STAGE_CLOSED;
    step.on = (struct date){ 2014, 3, 1 };
    expect_err(f, case_move(f->d, c.id, &step, &f->e), ERR_INVALID, "reason");
    step.reason = "retention_done";
    step.fictitious = true;
    expect_ok(f, case_move(f->d, c.id, &step, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE imported"), 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(steps_outside_the_table_are_refused),
        TEST(steps_rest_on_their_records),
        TEST(a_step_writes_one_row_and_one_line),
        TEST(an_attended_orientation_leads_to_the_interview),
        TEST(another_persons_record_is_no_cause),
        TEST(days_of_steps_go_forward),
        TEST(suspending_keeps_the_stage_left),
        TEST(closing_ends_a_case_and_coming_back_is_a_new_one),
        TEST(one_person_has_one_open_case),
        TEST(a_supervisor_takes_back_step_by_step),
        TEST(a_wrong_closing_cannot_come_back_beside_a_new_case),
        TEST(workers_move_their_own_cases),
        TEST(staff_in_charge_is_put_by_those_who_may),
        TEST(the_next_action_has_a_day),
        TEST(history_follows_the_newest_record),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
