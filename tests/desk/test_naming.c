/* A slip taken without a person is given its person afterwards. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

/* An enquiry of somebody who gave no name, some days ago. */
static struct intake_slip
enquiry(struct fixture *f)
{
    static struct intake in;

    line_slip(&in, "太郎", "タロウ");
    in.person = (struct person){ 0 };
    in.slip.anonymous = true;
    LINE_COPY(in.slip.received_at, "2014-10-27T09:30");
    LINE_COPY(in.slip.consent_state, "pending");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    return in.slip;
}

static void
somebody_new_is_registered_and_the_case_begins_with_the_slip(void **state)
{
    struct fixture *f = *state;
    static struct intake in;
    struct intake_slip back;

    fixture_as(f, "uketsuke");
    const struct intake_slip was = enquiry(f);
    line_slip(&in, "花子", "ハナコ");
    in.slip = (struct intake_slip){ .id = was.id, .version = was.version };
    in.staff_id = f->worker;
    expect_ok(f, intake_name(f->d, &in, &f->e));
    assert_int_equal(in.slip.serial, was.serial);
    assert_int_equal(in.slip.version, was.version + 1);
    struct support_case c = line_case(f, in.slip.case_id);
    assert_int_equal(c.person_id, in.person.id);
    assert_int_equal(date_compare(c.opened_on, (struct date){ 2014, 10, 27 }), 0);
    assert_int_equal(c.staff_id, f->worker);
    assert_string_equal(c.next_action, "interview_booking");
    expect_ok(f, intake_open(f->d, was.id, &back, &f->e));
    assert_int_equal(back.person_id, in.person.id);
    assert_false(back.anonymous);
    assert_string_equal(back.received_at, was.received_at);
    assert_string_equal(back.chief_complaint, was.chief_complaint);
    assert_int_equal(line_audit(f, "name-slip"), 1);
    assert_int_equal(line_audit(f, "register-person"), 1);
    assert_int_equal(fixture_number(f, "SELECT person_id FROM audit WHERE action = 'name-slip'"),
                     in.person.id);
}

static void
somebody_on_file_keeps_the_open_case(void **state)
{
    struct fixture *f = *state;
    static struct intake in;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    const struct intake_slip was = enquiry(f);
    in = (struct intake){ .slip = { .id = was.id, .version = was.version } };
    in.person.id = c.person_id;
    expect_ok(f, intake_name(f->d, &in, &f->e));
    assert_int_equal(in.slip.case_id, c.id);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case"), 1);
    assert_int_equal(line_audit(f, "register-person"), 1); /* the one of before */
}

static void
a_slip_is_named_once_and_as_it_was_read(void **state)
{
    struct fixture *f = *state;
    static struct intake in;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    const struct intake_slip was = enquiry(f);
    in = (struct intake){ .slip = { .id = was.id, .version = was.version + 1 } };
    in.person.id = c.person_id;
    expect_err(f, intake_name(f->d, &in, &f->e), ERR_CONFLICT, NULL);
    in.slip.version = was.version;
    in.person.id = 9999;
    expect_err(f, intake_name(f->d, &in, &f->e), ERR_NOT_FOUND, NULL);
    in.person.id = c.person_id;
    expect_ok(f, intake_name(f->d, &in, &f->e));
    expect_err(f, intake_name(f->d, &in, &f->e), ERR_INVALID, "person");
    in.slip.id = 9999;
    expect_err(f, intake_name(f->d, &in, &f->e), ERR_NOT_FOUND, NULL);
    fixture_as(f, "kansa");
    expect_err(f, intake_name(f->d, &in, &f->e), ERR_DENIED, NULL);
}

/* Somebody who may be on file stops it, as in a new slip; nothing is stored then. */
static void
suspects_stop_the_naming_too(void **state)
{
    struct fixture *f = *state;
    static struct intake in;

    fixture_as(f, "kakari");
    line_inquiry(f, "太郎", "タロウ");
    const struct intake_slip was = enquiry(f);
    line_slip(&in, "太郎", "タロウ");
    in.slip = was;
    expect_err(f, intake_name(f->d, &in, &f->e), ERR_INVALID, "suspect");
    assert_int_equal(in.saving.suspect_count, 1);
    assert_int_equal(in.slip.person_id, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 1);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM intake_slip WHERE person_id IS NULL"), 1);
    in.saving = (struct person_saving){ .override = "双子の弟である" };
    expect_ok(f, intake_name(f->d, &in, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 2);
}

/* Whoever decides later has what was said of the person, on the slip; a second call finds it. */
static void
an_enquiry_says_whom_it_is_about(void **state)
{
    struct fixture *f = *state;
    static struct intake in;
    static struct person p;
    struct intake_slip slip, back;
    struct enquiries found;

    fixture_as(f, "uketsuke");
    slip = enquiry(f);
    LINE_COPY(slip.consulter_kind, "family");
    LINE_COPY(slip.consulter_name, "架空 母");
    LINE_COPY(slip.consulter_phone, "03-5555-0110");
    LINE_COPY(slip.about_name, "髙橋 花子");
    LINE_COPY(slip.about_kana, "たかはし はなこ");
    slip.about_birth = (struct date){ 1990, 5, 6 };
    in = (struct intake){ .slip = slip };
    expect_ok(f, intake_save(f->d, &in, &f->e));
    fixture_as(f, "kakari");
    expect_ok(f, intake_open(f->d, slip.id, &back, &f->e));
    assert_string_equal(back.about_kana, "タカハシ ハナコ");
    assert_int_equal(date_compare(back.about_birth, slip.about_birth), 0);

    LINE_COPY(p.name, "高橋　花子");
    expect_ok(f, intake_alike(f->d, &p, 0, &found, &f->e));
    assert_int_equal(found.count, 1);
    assert_int_equal(found.rows[0].slip_id, slip.id);
    assert_true(found.rows[0].same_name);
    assert_false(found.rows[0].same_phone);
    assert_int_equal(line_audit(f, "search"), 1);
    expect_ok(f, intake_alike(f->d, &p, slip.id, &found, &f->e));
    assert_int_equal(found.count, 0);
    p = (struct person){ .phone_count = 1 };
    LINE_COPY(p.phones[0].phone, "0355550110");
    expect_ok(f, intake_alike(f->d, &p, 0, &found, &f->e));
    assert_true(found.rows[0].same_phone);
    expect_ok(f, intake_search(f->d, "はなこ", &found, &f->e));
    assert_int_equal(found.count, 1);
    assert_int_equal(found.rows[0].slip_id, slip.id);
    assert_string_equal(found.rows[0].consulter, "架空 母");
    assert_int_equal(date_compare(found.rows[0].birth_date, slip.about_birth), 0);
    assert_int_equal(line_audit(f, "search"), 3);
    expect_ok(f, intake_search(f->d, "みどり", &found, &f->e));
    assert_int_equal(found.count, 0);
    assert_int_equal(line_audit(f, "search"), 3); /* nothing was seen */
    assert_no_scan(f);

    line_slip(&in, "花子", "ハナコ");
    in.slip = (struct intake_slip){ .id = slip.id, .version = back.version };
    expect_ok(f, intake_name(f->d, &in, &f->e)); /* the person's record says it now */
    expect_ok(f, intake_open(f->d, slip.id, &back, &f->e));
    assert_string_equal(back.about_name, "");
    expect_ok(f, intake_alike(f->d, &p, 0, &found, &f->e));
    assert_int_equal(found.count, 0);
    fixture_as(f, "kansa");
    expect_err(f, intake_alike(f->d, &p, 0, &found, &f->e), ERR_DENIED, NULL);
    expect_err(f, intake_search(f->d, "はなこ", &found, &f->e), ERR_DENIED, NULL);
    assert_int_equal(found.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(somebody_new_is_registered_and_the_case_begins_with_the_slip),
        TEST(somebody_on_file_keeps_the_open_case),
        TEST(a_slip_is_named_once_and_as_it_was_read),
        TEST(suspects_stop_the_naming_too),
        TEST(an_enquiry_says_whom_it_is_about),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
