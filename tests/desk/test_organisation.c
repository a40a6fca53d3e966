/* Organisations, staff named on records, wages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"

#include "db/db.h"
#include "desk/organisation.h"
#include "desk/staff.h"
#include "desk/wage.h"

static struct organisation firm; /* large */

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "shien");
    memset(&firm, 0, sizeof firm);
    snprintf(firm.kind, sizeof firm.kind, "employer");
    snprintf(firm.name, sizeof firm.name, "架空マート");
    return 0;
}

static void
saving_and_finding(void **state)
{
    struct fixture *f = *state;
    struct organisation *back = calloc(1, sizeof *back);
    int64_t id;

    assert_non_null(back);
    expect_ok(f, organisation_save(f->d, &firm, &f->e));
    assert_string_equal(firm.ref, "M-000001");
    expect_ok(f, organisation_find_ref(f->d, "M-000001", back, &f->e));
    assert_string_equal(back->name, "架空マート");
    expect_ok(f, organisation_named(f->d, "employer", "架空　ﾏｰﾄ", &id, &f->e));
    assert_int_equal(id, firm.id);
    expect_ok(f, organisation_named(f->d, "workshop", "架空マート", &id, &f->e));
    assert_int_equal(id, 0);
    expect_ok(f, organisation_named(f->d, "", "架空マート", &id, &f->e));
    assert_int_equal(id, firm.id);
    expect_ok(f, organisation_id_of(f->d, "none", &id, &f->e));
    assert_int_equal(id, 0);
    expect_ok(f, organisation_save(f->d, back, &f->e));
    assert_int_equal(back->version, 1); /* nothing changed */
    snprintf(back->needs, sizeof back->needs, "架空: 週20時間から");
    expect_ok(f, organisation_save(f->d, back, &f->e));
    assert_int_equal(back->version, 2);
    snprintf(firm.note, sizeof firm.note, "架空");
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_CONFLICT, NULL);
    free(back);
}

static void
bad_organisations_are_refused(void **state)
{
    struct fixture *f = *state;

    firm.kind[0] = '\0';
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_INVALID, "kind");
    snprintf(firm.kind, sizeof firm.kind, "circus");
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_INVALID, "kind");
    snprintf(firm.kind, sizeof firm.kind, "employer");
    snprintf(firm.name, sizeof firm.name, " ");
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_INVALID, "name");
    snprintf(firm.name, sizeof firm.name, "架空\x1b]0;x\x07");
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_INVALID, "name");
    for (int i = 0; i < 101; i++)
        firm.name[i] = 'a';
    firm.name[101] = '\0';
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_INVALID, "name");
    snprintf(firm.name, sizeof firm.name, "架空");
    snprintf(firm.industry, sizeof firm.industry, "ind_z");
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_INVALID, "industry");
    firm.industry[0] = '\0';
    fixture_as(f, "kansa");
    expect_err(f, organisation_save(f->d, &firm, &f->e), ERR_DENIED, NULL);
}

static void
lists_go_by_kind(void **state)
{
    struct fixture *f = *state;
    struct organisation_list list;

    fixture_as(f, "kakari");
    record_organisation(f, "O-1", "workshop", "架空作業所");
    record_organisation(f, "O-2", "employer", "架空商店");
    record_organisation(f, "O-3", "employer", "架空工業");
    fixture_sql(f, "UPDATE organisation SET kana = 'ア' WHERE ref = 'O-3'");
    expect_ok(f, organisation_list(f->d, "employer", 10, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[1].ref, "O-3"); /* without a reading first */
    assert_false(list.more);
    organisation_list_free(&list);
    expect_ok(f, organisation_list(f->d, "", 2, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_true(list.more);
    organisation_list_free(&list);
    fixture_sql(f, "UPDATE organisation SET voided = 1 WHERE ref = 'O-3'");
    expect_ok(f, organisation_list(f->d, "", 10, &list, &f->e));
    assert_int_equal(list.count, 2);
    organisation_list_free(&list);
    assert_no_scan(f);
}

static void
staff_are_found_or_kept_by_name(void **state)
{
    struct fixture *f = *state;
    int64_t id, again;
    char name[LINE_SIZE];
    struct staff_choices choices;

    fixture_as(f, "kakari");
    expect_ok(f, staff_named(f->d, "shien2", &id, &f->e));
    assert_int_equal(id, f->worker2);
    expect_ok(f, staff_named(f->d, " 架空 係長 ", &id, &f->e));
    assert_int_equal(id, f->supervisor);
    expect_ok(f, staff_named(f->d, "架空 退職者", &id, &f->e));
    expect_ok(f, staff_named(f->d, "架空 退職者", &again, &f->e));
    assert_int_equal(id, again);
    expect_err(f, staff_named(f->d, " ", &again, &f->e), ERR_INVALID, "staff");
    expect_err(f, staff_named(f->d, "a\nb", &again, &f->e), ERR_INVALID, "staff");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
                                       " WHERE action = 'add-staff-name'"), 1);
    expect_ok(f, staff_name_of(f->d, id, name, &f->e));
    assert_string_equal(name, "架空 退職者");
    expect_ok(f, staff_name_of(f->d, 999, name, &f->e));
    assert_string_equal(name, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff WHERE login IS NULL"), 1);
    fixture_sql(f, "UPDATE staff SET disabled = 1 WHERE login = 'shien2'");
    expect_ok(f, staff_choices(f->d, &choices, &f->e));
    assert_int_equal(choices.count, 7);
    assert_int_equal(choices.rows[6].id, id);
    assert_int_equal(choices.rows[6].role, ROLE_NONE);
    staff_choices_free(&choices);
}

/* ---- wages ---- */

static struct wage
wages(int64_t facility, const char *month)
{
    struct wage w = { .organisation_id = facility, .paid_yen = 235910, .people = 20 };

    snprintf(w.month, sizeof w.month, "%s", month);
    return w;
}

static void
wages_have_one_row_a_month_and_method(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t facility = record_organisation(f, "O-1", "workshop", "架空作業所");
    fixture_as(f, "shien");
    struct wage w = wages(facility, "2014-05"), back;
    struct wage_list list;

    expect_ok(f, wage_save(f->d, &w, &f->e));
    assert_string_equal(w.method, "old");
    assert_string_equal(w.ref, "M-000001");
    expect_ok(f, wage_find_ref(f->d, w.ref, &back, &f->e));
    expect_ok(f, wage_save(f->d, &back, &f->e));
    assert_int_equal(back.version, 1);
    struct wage twice = wages(facility, "2014-05");
    expect_err(f, wage_save(f->d, &twice, &f->e), ERR_INVALID, "month");
    struct wage late = wages(facility, "2023-04");
    expect_ok(f, wage_save(f->d, &late, &f->e));
    assert_string_equal(late.method, "new");
    late = wages(facility, "2023-04"); /* both formulas may stand side by side */
    snprintf(late.method, sizeof late.method, "old");
    expect_ok(f, wage_save(f->d, &late, &f->e));
    late = wages(facility, "2023-03");
    snprintf(late.method, sizeof late.method, "new");
    expect_err(f, wage_save(f->d, &late, &f->e), ERR_INVALID, "method");
    expect_ok(f, wage_list(f->d, facility, &list, &f->e));
    assert_int_equal(list.count, 3);
    assert_string_equal(list.rows[0].month, "2014-05");
    wage_list_free(&list);
    assert_no_scan(f);
}

static void
bad_wages_are_refused(void **state)
{
    static const char *const months[] = { "", "2014", "2014-13", "2014-5", "201405", "2014/05" };
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t facility = record_organisation(f, "O-1", "workshop", "架空作業所");
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        struct wage w = wages(facility, months[i]);

        expect_err(f, wage_save(f->d, &w, &f->e), ERR_INVALID, "month");
    }
    struct wage w = wages(0, "2014-05");
    expect_err(f, wage_save(f->d, &w, &f->e), ERR_INVALID, "organisation_ref");
    w = wages(facility, "2014-05");
    w.paid_yen = -5;
    expect_err(f, wage_save(f->d, &w, &f->e), ERR_INVALID, "paid_yen");
    w = wages(facility, "2014-05");
    w.people = 100000;
    expect_err(f, wage_save(f->d, &w, &f->e), ERR_INVALID, "people");
    w = wages(facility, "2014-05");
    w.history = true;
    snprintf(w.ref, sizeof w.ref, "M-1");
    expect_err(f, wage_save(f->d, &w, &f->e), ERR_INVALID, "ref");
    expect_err(f, wage_find_ref(f->d, "W-1", &w, &f->e), ERR_NOT_FOUND, NULL);
    fixture_as(f, "uketsuke");
    w = wages(facility, "2014-05");
    expect_err(f, wage_save(f->d, &w, &f->e), ERR_DENIED, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(saving_and_finding),
        TEST(bad_organisations_are_refused),
        TEST(lists_go_by_kind),
        TEST(staff_are_found_or_kept_by_name),
        TEST(wages_have_one_row_a_month_and_method),
        TEST(bad_wages_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
