/* The list of cases: which rows a filter lets through, day by day, and what does not go together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/caseload.h"

static const struct date today = { 2014, 10, 31 };

/* A case at interview, last contact today, no next step. */
static struct caseload_row
row_of(int contact_days_ago, int next_in_days)
{
    struct caseload_row row = { .allowed = 30 };

    row.r.c.stage = STAGE_INTERVIEW;
    row.contact = date_add_days(today, -contact_days_ago);
    if (next_in_days != 999)
        row.r.c.next_on = date_add_days(today, next_in_days);
    return row;
}

static bool
passes(const struct caseload_filter *f, const struct caseload_row *row, struct date day)
{
    return caseload_is_due_as(f, row, day) && caseload_is_silent_as(f, row, day);
}

static void
the_next_step_decides(void **state)
{
    static const struct {
        enum caseload_due due;
        int in_days; /* 999: no day */
        bool fits;
    } rows[] = {
        { NEXT_ANY, 999, true },      { NEXT_ANY, -1, true },      { NEXT_OVERDUE, -1, true },
        { NEXT_OVERDUE, 0, false },   { NEXT_OVERDUE, 999, false }, { NEXT_WEEK, 7, true },
        { NEXT_WEEK, 8, false },      { NEXT_WEEK, -40, true },    { NEXT_WEEK, 999, false },
        { NEXT_MONTH, 31, true },     { NEXT_MONTH, 32, false },   { NEXT_MISSING, 999, true },
        { NEXT_MISSING, 3, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct caseload_filter f = { .due = rows[i].due };
        struct caseload_row row = row_of(0, rows[i].in_days);

        if (passes(&f, &row, today) != rows[i].fits)
            fail_msg("%s in %d days", caseload_due_id(rows[i].due), rows[i].in_days);
    }
}

/* A visit, task, meeting or seat to come stands in for a step that nobody set. */
static void
what_lies_ahead_is_a_next_step(void **state)
{
    struct caseload_row row = row_of(0, 999);
    struct caseload_filter missing = { .due = NEXT_MISSING }, late = { .due = NEXT_OVERDUE };

    (void)state;
    assert_true(case_row_next_missing(&row.r));
    row.r.ahead = (struct ahead){ AHEAD_VISIT, date_add_days(today, -2) };
    assert_false(passes(&missing, &row, today));
    assert_true(passes(&late, &row, today));
    row.r.c.next_on = date_add_days(today, 2); /* what was set goes before it */
    assert_false(passes(&late, &row, today));
    row = row_of(0, 999);
    strcpy(row.r.c.next_action, "none"); /* nothing is to be done: nothing is missing */
    assert_false(passes(&missing, &row, today));
    row.r.c.next_action[0] = '\0';
    row.r.c.stage = STAGE_SUSPENDED;
    assert_false(passes(&missing, &row, today));
}

static void
silence_is_counted_from_the_last_contact(void **state)
{
    static const struct {
        enum caseload_silence silence;
        int days, allowed;
        bool fits;
    } rows[] = {
        { SILENCE_OVER, 30, 30, false }, { SILENCE_OVER, 31, 30, true },
        { SILENCE_OVER, 400, 0, false }, /* a stage that is never missed */
        { SILENCE_30, 29, 0, false },    { SILENCE_30, 30, 0, true },
        { SILENCE_90, 89, 1, false },    { SILENCE_90, 90, 1, true },
        { SILENCE_ANY, 0, 30, true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct caseload_filter f = { .silence = rows[i].silence };
        struct caseload_row row = row_of(rows[i].days, 999);

        row.allowed = rows[i].allowed;
        if (passes(&f, &row, today) != rows[i].fits)
            fail_msg("%s after %d days", caseload_silence_id(rows[i].silence), rows[i].days);
    }
    struct caseload_row tomorrow = row_of(-1, 999);
    assert_int_equal(caseload_silent_days(&tomorrow, today), 0);
}

/* What is left out before rows are read would not pass anyway. */
static void
what_is_left_out_early_would_not_pass(void **state)
{
    (void)state;
    for (int due = 0; due < NEXT__COUNT; due++)
        for (int in = -40; in <= 40; in++) {
            struct caseload_filter f = { .due = (enum caseload_due)due };
            struct caseload_row row = row_of(0, in);
            struct date to = caseload_next_to(&f, today);

            if (!date_is_none(to) && date_compare(row.r.c.next_on, to) > 0)
                assert_false(passes(&f, &row, today));
        }
    for (int silence = 0; silence < SILENCE__COUNT; silence++)
        for (int days = 0; days <= 100; days++) {
            struct caseload_filter f = { .silence = (enum caseload_silence)silence };
            struct caseload_row row = row_of(days, 999);
            struct date to = caseload_quiet_to(&f, row.allowed, today);

            if (!date_is_none(to))
                assert_int_equal(passes(&f, &row, today),
                                 date_compare(row.contact, to) <= 0);
        }
}

static void
what_does_not_go_together_is_named(void **state)
{
    static const struct {
        struct caseload_filter f;
        const char *fault;
    } rows[] = {
        { { 0 }, NULL },
        { { .charge = CHARGE_ONE }, "staff" },
        { { .charge = CHARGE_OWN, .staff_id = 3 }, "staff" },
        { { .charge = CHARGE_ONE, .staff_id = 3 }, NULL },
        { { .stage = STAGE_INTERVIEW, .status = CASES_ACTIVE }, NULL },
        { { .stage = STAGE_INTERVIEW, .status = CASES_CLOSED }, "stage" },
        { { .stage = STAGE_INTERVIEW, .status = CASES_SUSPENDED }, "stage" },
        { { .stage = STAGE_CLOSED }, "stage" },
        { { .status = CASES_CLOSED, .due = NEXT_OVERDUE }, "due" },
        { { .status = CASES_CLOSED, .silence = SILENCE_30 }, "silence" },
        { { .area = "17a" }, "area" },
        { { .area = "176-" }, "area" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *fault = caseload_filter_fault(&rows[i].f);

        if (!rows[i].fault)
            assert_null(fault);
        else
            assert_string_equal(fault, rows[i].fault);
    }
}

static void
a_status_says_which_stages(void **state)
{
    static const int first_last[CASES__COUNT][2] = {
        [CASES_OPEN] = { STAGE_INQUIRY, STAGE_SUSPENDED },
        [CASES_ACTIVE] = { STAGE_INQUIRY, STAGE_RETENTION },
        [CASES_SUSPENDED] = { STAGE_SUSPENDED, STAGE_SUSPENDED },
        [CASES_CLOSED] = { STAGE_CLOSED, STAGE_CLOSED },
    };

    (void)state;
    for (int status = 0; status < CASES__COUNT; status++)
        for (int stage = STAGE_INQUIRY; stage < STAGE__COUNT; stage++) {
            struct caseload_filter f = { .status = (enum caseload_status)status };

            assert_int_equal(caseload_has_stage(&f, (enum stage)stage),
                             stage >= first_last[status][0] && stage <= first_last[status][1]);
        }
}

static void
ids_are_read_back_and_nothing_else_is(void **state)
{
    enum caseload_charge charge;
    enum caseload_due due;

    (void)state;
    for (int i = 0; i < CHARGE__COUNT; i++) {
        assert_true(caseload_charge_from_id(caseload_charge_id((enum caseload_charge)i), &charge));
        assert_int_equal(charge, i);
    }
    for (int i = 0; i < NEXT__COUNT; i++) {
        assert_true(caseload_due_from_id(caseload_due_id((enum caseload_due)i), &due));
        assert_int_equal(due, i);
    }
    assert_false(caseload_due_from_id("", &due));
    assert_false(caseload_due_from_id("Overdue", &due));
    assert_false(caseload_charge_from_id("own ", &charge));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_step_decides),
        cmocka_unit_test(what_lies_ahead_is_a_next_step),
        cmocka_unit_test(silence_is_counted_from_the_last_contact),
        cmocka_unit_test(what_is_left_out_early_would_not_pass),
        cmocka_unit_test(what_does_not_go_together_is_named),
        cmocka_unit_test(a_status_says_which_stages),
        cmocka_unit_test(ids_are_read_back_and_nothing_else_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
