/* Intake slips: number, person, case and next action in one transaction. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
expect_counts(struct fixture *f, int people, int slips, int cases)
{
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), people);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM intake_slip"), slips);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_case"), cases);
}

static void
a_first_visit_makes_person_slip_and_case(void **state)
{
    struct fixture *f = *state;
    struct intake in;
    struct intake_slip back;
    char number[SLIP_NUMBER_SIZE];

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    expect_counts(f, 1, 1, 1);
    slip_number(&in.slip, number);
    assert_string_equal(number, "2014-0001");
    struct support_case c = line_case(f, in.slip.case_id);
    assert_int_equal(c.stage, STAGE_INQUIRY);
    assert_int_equal(c.person_id, in.person.id);
    assert_string_equal(c.next_action, "interview_booking");
    assert_int_equal(date_compare(c.next_on, (struct date){ 2014, 11, 7 }), 0);
    expect_ok(f, intake_open(f->d, in.slip.id, &back, &f->e));
    assert_string_equal(back.received_at, "2014-10-31T10:00");
    assert_int_equal(back.received_by, f->reception);
    assert_string_equal(back.chief_complaint, in.slip.chief_complaint);
    assert_int_equal(back.case_id, c.id);
    assert_true(code_set_has(&back.wishes, "find_job"));
    /* the slip's way of coming is the person's */
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM person WHERE referral_source = 'hello_work'"), 1);
    assert_int_equal(line_audit(f, "register-person"), 1);
    assert_int_equal(line_audit(f, "add-slip"), 1);
    assert_int_equal(line_audit(f, "open-case"), 1);
}

static void
numbers_count_within_the_fiscal_year(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *at, *number;
    } rows[] = {
        { "2014-03-31T16:00", "2013-0001" },
        { "2014-04-01T09:00", "2014-0001" },
        { "2014-03-31T17:00", "2013-0002" },
        { "2014-10-30T09:00", "2014-0002" },
    };

    fixture_as(f, "uketsuke");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct intake in;
        char number[SLIP_NUMBER_SIZE];

        line_slip(&in, "匿名", "トクメイ");
        in.person = (struct person){ 0 };
        in.slip.anonymous = true;
        LINE_COPY(in.slip.received_at, rows[i].at);
        expect_ok(f, intake_save(f->d, &in, &f->e));
        slip_number(&in.slip, number);
        assert_string_equal(number, rows[i].number);
    }
    fixture_sql(f, "DELETE FROM intake_wish");
    fixture_sql(f, "DELETE FROM intake_slip WHERE fy = 2014 AND serial = 1"); /* a gap stays */
    struct intake in;
    line_slip(&in, "太郎", "タロウ");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(in.slip.serial, 3);
}

static void
anonymous_inquiries_have_no_person_and_no_case(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    in.slip.anonymous = true;
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "anonymous");
    in.person = (struct person){ 0 };
    LINE_COPY(in.slip.consulter_kind, "family"); /* needs no name then */
    expect_ok(f, intake_save(f->d, &in, &f->e));
    expect_counts(f, 0, 1, 0);
}

/* However the slip was begun, whoever came today is a visitor of today. */
static void
a_visit_of_today_is_an_arrival(void **state)
{
    struct fixture *f = *state;
    struct intake in;
    static const struct {
        const char *method, *at;
        int arrivals;
    } rows[] = { { "visit_in", "", 1 }, { "phone", "", 1 }, { "visit_in", "2014-10-30T09:00", 1 },
                 { "visit_in", "2014-10-31T09:00", 2 } };

    fixture_as(f, "uketsuke");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char given[] = "太郎1", kana[8][20] = { "タロウ", "ジロウ", "サブロウ", "シロウ" };

        given[6] = (char)('1' + i);
        line_slip(&in, given, kana[i]);
        in.person.birth_date = DATE_NONE;
        in.person.phone_count = 0;
        LINE_COPY(in.slip.method, rows[i].method);
        LINE_COPY(in.slip.received_at, rows[i].at);
        expect_ok(f, intake_save(f->d, &in, &f->e));
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE voided = 0"),
                         rows[i].arrivals);
    }
    /* Again the same day: no second row; an enquiry that is named afterwards is one too. */
    const int64_t known = in.slip.person_id;
    line_slip(&in, "", "");
    in.person = (struct person){ .id = known };
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE voided = 0"), 2);
    /* Who came about somebody is not that person. */
    line_slip(&in, "五郎", "ゴロウ");
    in.person.birth_date = DATE_NONE;
    in.person.phone_count = 0;
    LINE_COPY(in.slip.consulter_kind, "family");
    LINE_COPY(in.slip.consulter_name, "架空　母");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE voided = 0"), 2);
    /* Arrived as the slip says, whenever it is stored. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in WHERE arrived_at ="
                                       " '2014-10-31T09:00'"), 1);
}

/* On file by a call, so not here. */
static int64_t
somebody_who_rang(struct fixture *f)
{
    struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    LINE_COPY(in.slip.method, "phone");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    return in.slip.person_id;
}

/* Of several seats of a day the first that is still to be told. */
static void
a_visit_marks_the_earliest_seat(void **state)
{
    struct fixture *f = *state;
    struct intake in;
    const int64_t person = somebody_who_rang(f);

    fixture_sql(f, "INSERT INTO event (ref, kind, day, starts_at, status, title) VALUES"
                   " ('E-1', 'orientation', '2014-10-31', '2014-10-31T16:00', 'planned', '午後'),"
                   " ('E-2', 'orientation', '2014-10-31', '2014-10-31T10:30', 'planned', '午前');"
                   "INSERT INTO participation (event_id, person_id) SELECT id, %lld FROM event",
                (long long)person);
    line_slip(&in, "", "");
    in.person = (struct person){ .id = person };
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation p JOIN event v ON v.id ="
                                       " p.event_id WHERE p.attendance = 'attended' AND v.ref ="
                                       " 'E-2'"), 1);
}

/* A seat of today is marked instead, unless somebody else came about the person. */
static void
a_visit_marks_the_seat_of_today(void **state)
{
    struct fixture *f = *state;
    struct intake in;
    const int64_t person = somebody_who_rang(f);

    fixture_sql(f, "INSERT INTO event (ref, kind, day, starts_at, status, title) VALUES"
                   " ('E-1', 'orientation', '2014-10-31', '2014-10-31T14:00', 'planned', '説明会');"
                   "INSERT INTO participation (event_id, person_id) SELECT id, %lld FROM event",
                (long long)person);
    for (int self = 0; self < 2; self++) {
        line_slip(&in, "", "");
        in.person = (struct person){ .id = person };
        if (!self) {
            LINE_COPY(in.slip.consulter_kind, "family");
            LINE_COPY(in.slip.consulter_name, "架空　母");
        }
        expect_ok(f, intake_save(f->d, &in, &f->e));
        assert_int_equal(in.expected, self);
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation"
                                           " WHERE attendance = 'attended'"), self);
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM walk_in"), 0);
    }
}

/* The clock was set back since: the day of the slip is nobody's mistake. */
static void
a_day_that_stands_is_never_refused(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    f->d->today = (struct date){ 2014, 10, 30 };
    LINE_COPY(in.slip.response, "訂正した。");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    LINE_COPY(in.slip.received_at, "2014-10-31T08:00");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "received_at");
}

static void
a_matter_closed_at_once_opens_no_case(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    LINE_COPY(in.slip.next_action, "close");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "close_reason");
    LINE_COPY(in.slip.close_reason, "info_only");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    expect_counts(f, 1, 1, 0); /* the slip is kept */
    assert_true(date_is_none(in.slip.next_on));
}

static void
a_known_person_keeps_the_open_case(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    line_slip(&in, "太郎", "タロウ");
    in.person.id = c.person_id;
    LINE_COPY(in.slip.next_action, "call_back");
    in.slip.next_on = (struct date){ 2014, 11, 4 };
    expect_ok(f, intake_save(f->d, &in, &f->e));
    expect_counts(f, 1, 2, 1);
    assert_int_equal(in.slip.case_id, c.id);
    assert_string_equal(line_case(f, c.id).next_action, "call_back");
    /* "close" ends the slip's matter, not the case of a worker */
    line_slip(&in, "太郎", "タロウ");
    in.person.id = c.person_id;
    LINE_COPY(in.slip.next_action, "close");
    LINE_COPY(in.slip.close_reason, "info_only");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_string_equal(line_case(f, c.id).next_action, "call_back");
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
}

/* From the slip, after it was saved: in one transaction, by the table of steps and its right. */
static void
a_slip_that_ends_closes_the_case_it_began(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    int64_t case_id = in.slip.case_id;
    assert_int_not_equal(case_id, 0);
    LINE_COPY(in.slip.next_action, "close");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "close_reason");
    LINE_COPY(in.slip.close_reason, "info_only");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_DENIED, "next_action"); /* not hers to close */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM intake_slip WHERE next_action = 'close'"),
                     0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'"), 1);
    fixture_as(f, "kakari");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    struct support_case c = line_case(f, case_id);
    assert_int_equal(c.stage, STAGE_CLOSED);
    assert_true(in.closed_case);
    assert_string_equal(c.close_reason, "info_only");
    assert_string_equal(c.next_action, "");
    assert_int_equal(line_audit(f, "close-case"), 1);
    assert_int_equal(line_audit(f, "save-slip"), 1);
    expect_ok(f, intake_save(f->d, &in, &f->e)); /* nothing more to do */
    assert_int_equal(line_audit(f, "close-case"), 1);
    /* Another slip of a running case ends nothing but itself. */
    c = line_inquiry(f, "花子", "ハナコ");
    line_slip(&in, "花子", "ハナコ");
    in.person.id = c.person_id;
    expect_ok(f, intake_save(f->d, &in, &f->e));
    LINE_COPY(in.slip.next_action, "close");
    LINE_COPY(in.slip.close_reason, "info_only");
    in.slip.next_on = DATE_NONE;
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY);
}

#define SLIP(member, bad, want)                                                                    \
    {                                                                                              \
        offsetof(struct intake_slip, member), sizeof(((struct intake_slip *)0)->member), bad, want \
    }

static void
bad_slips_store_nothing_at_all(void **state)
{
    static const struct {
        size_t at, size;
        const char *text, *field;
    } rows[] = {
        SLIP(method, "", "method"),
        SLIP(method, "smoke_signal", "method"),
        SLIP(consulter_kind, "", "consulter_kind"),
        SLIP(consulter_kind, "family", "consulter_name"), /* whose? */
        SLIP(consulter_relation, "x", "consulter_relation"),
        SLIP(consulter_phone, "abc", "consulter_phone"),
        SLIP(referral_source, "", "referral_source"),
        SLIP(chief_complaint, "", "chief_complaint"),
        SLIP(chief_complaint, " \n ", "chief_complaint"),
        SLIP(chief_complaint, "\x1b[2J", "chief_complaint"),
        SLIP(response, "", "response"),
        SLIP(response, "\xe3\x81", "response"),
        SLIP(next_action, "", "next_action"),
        SLIP(next_action, "wait", "next_action"),
        SLIP(close_reason, "info_only", "close_reason"), /* but goes on */
        SLIP(consent_state, "", "consent_state"),
        SLIP(received_at, "2014-11-01T09:00", "received_at"), /* tomorrow */
        SLIP(received_at, "2014-02-30T09:00", "received_at"),
        SLIP(received_at, "yesterday", "received_at"),
    };
    struct fixture *f = *state;
    struct intake in, given;

    fixture_as(f, "uketsuke");
    int64_t lines = line_audit(f, "");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        line_slip(&in, "太郎", "タロウ");
        line_copy((char *)&in.slip + rows[i].at, rows[i].size, rows[i].text);
        given = in;
        expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, rows[i].field);
        assert_memory_equal(&in.slip, &given.slip, sizeof in.slip);
        assert_memory_equal(&in.person, &given.person, sizeof in.person);
    }
    line_slip(&in, "太郎", "タロウ");
    in.slip.next_on = DATE_NONE;
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "next_on");
    in.slip.next_on = (struct date){ 2014, 10, 30 };
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "next_on");
    for (int i = 0; i < 2; i++) { /* nobody would see the case again */
        line_slip(&in, "太郎", "タロウ");
        in.staff_id = i == 0 ? f->auditor : f->admin;
        expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "staff");
    }
    line_slip(&in, "太郎", "タロウ");
    in.person.disabilities.count = 0;
    in.person.primary_disability[0] = '\0';
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "disabilities");
    line_slip(&in, "太郎", "タロウ");
    LINE_COPY(in.person.kana, "漢字");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "kana");
    expect_counts(f, 0, 0, 0);
    assert_int_equal(line_audit(f, ""), lines);
}

/* The last part fails: nothing of the earlier ones stays. */
static void
a_failure_at_the_end_leaves_nothing_half_stored(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    in.staff_id = 4711; /* nobody: the case cannot be stored */
    enum err_code rc = intake_save(f->d, &in, &f->e);
    assert_int_not_equal(rc, ERR_OK);
    assert_int_equal(in.slip.id, 0);
    assert_int_equal(in.person.id, 0);
    expect_counts(f, 0, 0, 0);
    assert_int_equal(line_audit(f, "register-person"), 0);
    in.staff_id = 0;
    expect_ok(f, intake_save(f->d, &in, &f->e)); /* "save again" works */
    expect_counts(f, 1, 1, 1);
}

static void
suspects_come_back_to_the_form(void **state)
{
    struct fixture *f = *state;
    struct intake in;

    fixture_as(f, "uketsuke");
    line_register(f, "太郎", "タロウ");
    line_slip(&in, "太郎", "タロウ");
    expect_err(f, intake_save(f->d, &in, &f->e), ERR_INVALID, "suspect");
    assert_int_equal(in.saving.suspect_count, 1);
    assert_string_equal(in.saving.suspects[0].ref, "M-000001");
    expect_counts(f, 1, 0, 0);
}

static void
a_slip_is_corrected_with_its_version(void **state)
{
    struct fixture *f = *state;
    struct intake in, stale;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    stale = in;
    LINE_COPY(in.slip.response, "訂正した。");
    in.slip.wishes.count = 0;
    int64_t lines = line_audit(f, "");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(in.slip.version, 2);
    assert_int_equal(line_audit(f, ""), lines + 1);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM audit WHERE fields = 'wishes,response'"), 1);
    LINE_COPY(stale.slip.response, "別の訂正。");
    expect_err(f, intake_save(f->d, &stale, &f->e), ERR_CONFLICT, NULL);
    stale.slip.person_id = 0;
    expect_err(f, intake_save(f->d, &stale, &f->e), ERR_INVALID, "person");
    expect_counts(f, 1, 1, 1);
}

static void
slips_are_listed_by_day(void **state)
{
    struct fixture *f = *state;
    struct slip_rows rows;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    line_inquiry(f, "花子", "ハナコ");
    const struct date today = f->d->today;
    assert_no_scan(f);
    expect_ok(f, intake_list(f->d, today, date_add_days(today, 1), 50, &rows, &f->e));
    assert_no_scan(f);
    assert_int_equal(rows.count, 2);
    assert_string_equal(rows.rows[0].number, "2014-0002"); /* newest first */
    assert_string_equal(rows.rows[1].name, "練馬　太郎");
    slip_rows_free(&rows);
    expect_ok(
        f, intake_list(f->d, date_add_days(today, 1), date_add_days(today, 9), 50, &rows, &f->e));
    assert_int_equal(rows.count, 0);
    expect_ok(f, person_restrict(f->d, c.person_id, 1, true, "申出", &f->e));
    fixture_as(f, "uketsuke");
    expect_ok(f, intake_list(f->d, today, date_add_days(today, 1), 50, &rows, &f->e));
    assert_int_equal(rows.count, 1);
    slip_rows_free(&rows);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_first_visit_makes_person_slip_and_case),
        TEST(numbers_count_within_the_fiscal_year),
        TEST(anonymous_inquiries_have_no_person_and_no_case),
        TEST(a_visit_of_today_is_an_arrival),
        TEST(a_visit_marks_the_seat_of_today),
        TEST(a_visit_marks_the_earliest_seat),
        TEST(a_day_that_stands_is_never_refused),
        TEST(a_matter_closed_at_once_opens_no_case),
        TEST(a_slip_that_ends_closes_the_case_it_began),
        TEST(a_known_person_keeps_the_open_case),
        TEST(bad_slips_store_nothing_at_all),
        TEST(a_failure_at_the_end_leaves_nothing_half_stored),
        TEST(suspects_come_back_to_the_form),
        TEST(a_slip_is_corrected_with_its_version),
        TEST(slips_are_listed_by_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
