/* Registration with the association. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/assessment.h"
#include "desk/people.h"
#include "desk/registration.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static int64_t
registrations(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM registration");
}

static void
registering_moves_the_case(void **state)
{
    struct fixture *f = *state;
    struct registration back;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    struct registration r = { .person_id = c.person_id };
    expect_err(f, registration_save(f->d, &r, NULL, &f->e), ERR_INVALID, "cause"); /* no sheet */
    assert_int_equal(registrations(f), 0);
    assert_int_equal(r.id, 0);
    line_agreed_sheet(f, c.id);
    expect_ok(f, registration_save(f->d, &r, NULL, &f->e));
    assert_string_equal(r.number, "R-000001");
    assert_int_equal(date_compare(r.registered_on, f->d->today), 0);
    assert_int_equal(line_case(f, c.id).stage, STAGE_REGISTERED);
    assert_int_equal(line_audit(f, "register-association"), 1);
    expect_ok(f, registration_of_person(f->d, c.person_id, &back, &f->e));
    assert_int_equal(back.id, r.id);
    assert_int_equal(back.case_id, c.id);
}

static void
after_the_decision_only_the_number_is_written(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    struct decision dec = { .case_id = c.id, .route = STAGE_REGISTERED, .reason = "希望" };
    dec.assessment_id = line_agreed_sheet(f, c.id);
    expect_ok(f, decision_save(f->d, &dec, false, &f->e));
    struct registration r = { .person_id = c.person_id, .number = "架空-12" };
    int64_t moves = fixture_number(f, "SELECT count(*) FROM stage_change");
    expect_ok(f, registration_save(f->d, &r, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change"), moves);
}

static void
steps_left_out_need_their_reason(void **state)
{
    struct fixture *f = *state;
    struct registration_saving how = { 0 };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct registration r = { .person_id = c.person_id };
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_INVALID, "skip_reason");
    assert_int_equal(line_case(f, c.id).staff_id, 0);
    how.skip_reason = "returning";
    expect_ok(f, registration_save(f->d, &r, &how, &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_REGISTERED);
    assert_int_equal(line_case(f, c.id).staff_id, f->worker);
}

static void
one_open_registration_and_one_number(void **state)
{
    struct fixture *f = *state;
    const struct registration_saving how = { .skip_reason = "returning" };

    fixture_as(f, "shien");
    struct support_case a = line_inquiry(f, "太郎", "タロウ");
    struct support_case b = line_inquiry(f, "花子", "ハナコ");
    struct registration r = { .person_id = a.person_id }, second = { .person_id = a.person_id };
    expect_ok(f, registration_save(f->d, &r, &how, &f->e));
    expect_err(f, registration_save(f->d, &second, &how, &f->e), ERR_INVALID, "person");
    second.person_id = b.person_id;
    LINE_COPY(second.number, r.number);
    expect_err(f, registration_save(f->d, &second, &how, &f->e), ERR_INVALID, "number");
    assert_int_equal(line_case(f, b.id).stage, STAGE_INQUIRY);
    expect_err(f, registration_end(f->d, r.id, r.version, DATE_NONE, "", &f->e), ERR_INVALID,
               "end_reason");
    expect_err(f, registration_end(f->d, r.id, r.version, DATE_NONE, "bored", &f->e), ERR_INVALID,
               "end_reason");
    expect_err(
        f, registration_end(f->d, r.id, r.version, (struct date){ 2014, 10, 1 }, "other", &f->e),
        ERR_INVALID, "ended_on");
    expect_err(f, registration_end(f->d, r.id, r.version + 1, DATE_NONE, "other", &f->e),
               ERR_CONFLICT, NULL);
    expect_ok(f, registration_end(f->d, r.id, r.version, DATE_NONE, "own_wish", &f->e));
    assert_int_equal(line_case(f, a.id).stage, STAGE_REGISTERED); /* the stage stays */
    second = (struct registration){ .person_id = a.person_id };
    expect_ok(f, registration_save(f->d, &second, &how, &f->e)); /* registered once more */
    assert_string_equal(second.number, "R-000002");
    assert_int_equal(registrations(f), 2);
}

static void
bad_registrations_store_nothing(void **state)
{
    struct fixture *f = *state;
    const struct registration_saving how = { .skip_reason = "returning" };

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct registration r = { .person_id = c.person_id, .number = "\x1b[0m" };
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_INVALID, "number");
    r.number[0] = '\0';
    r.registered_on = (struct date){ 2014, 11, 1 };
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_INVALID, "registered_on");
    r.registered_on = (struct date){ 2014, 9, 31 };
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_INVALID, "registered_on");
    r.registered_on = DATE_NONE;
    LINE_COPY(r.end_reason, "other");
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_INVALID, "ended_on");
    fixture_as(f, "uketsuke");
    r.end_reason[0] = '\0';
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    r.person_id = line_register(f, "花子", "ハナコ");
    expect_err(f, registration_save(f->d, &r, &how, &f->e), ERR_INVALID, "case"); /* no case */
    assert_int_equal(registrations(f), 0);
    const struct registration_saving history = { .history = true };
    r.registered_on = (struct date){ 2009, 5, 1 };
    expect_ok(f, registration_save(f->d, &r, &history, &f->e)); /* from a file: no case needed */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(registering_moves_the_case),       TEST(after_the_decision_only_the_number_is_written),
        TEST(steps_left_out_need_their_reason), TEST(one_open_registration_and_one_number),
        TEST(bad_registrations_store_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
