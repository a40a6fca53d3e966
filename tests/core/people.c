/* The small rules that the entities carry: names, sets, consents, slips, ratings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/assessment.h"
#include "core/code_set.h"
#include "core/consent.h"
#include "core/intake.h"
#include "core/person.h"
#include "core/rows.h"

static void
family_names_end_at_the_first_space(void **state)
{
    static const struct {
        const char *name, *family, *masked;
    } rows[] = {
        { "練馬 太郎", "練馬", "練馬○" },
        { "練馬　太郎", "練馬", "練馬○" },
        { "練馬　太 郎", "練馬", "練馬○" },
        { "John Ronald Smith", "John", "John○" },
        { "スカルノ", "スカルノ", "○" }, /* one name: nothing of it is shown */
        { "", "", "○" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[LINE_SIZE];

        person_family_name(rows[i].name, out);
        assert_string_equal(out, rows[i].family);
        person_masked_name(rows[i].name, out);
        assert_string_equal(out, rows[i].masked);
    }
}

static void
sets_hold_each_code_once(void **state)
{
    struct code_set a = { 0 }, b = { 0 };
    char id[CODE_SIZE];

    (void)state;
    assert_true(code_set_add(&a, "physical"));
    assert_true(code_set_add(&a, "psychiatric"));
    assert_true(code_set_add(&a, "physical"));
    assert_int_equal(a.count, 2);
    assert_true(code_set_add(&b, "psychiatric"));
    assert_false(code_set_equal(&a, &b));
    assert_true(code_set_add(&b, "physical"));
    assert_true(code_set_equal(&a, &b)); /* the order does not count */
    for (int i = 0; i < CODE_SET_MAX - 2; i++) {
        snprintf(id, sizeof id, "code_%d", i);
        assert_true(code_set_add(&a, id));
    }
    assert_false(code_set_add(&a, "one_too_many"));
    assert_false(code_set_add(&b, "an_id_longer_than_forty_characters_does_not_fit"));
}

static void
consents_hold_on_their_days(void **state)
{
    struct consent c = { .from = { 2014, 4, 1 },
                         .to = { 2015, 3, 31 },
                         .withdrawn_on = { 2014, 12, 1 } };
    static const struct {
        struct date day;
        const char *state;
    } rows[] = {
        { { 2014, 3, 31 }, "pending" },  { { 2014, 4, 1 }, "valid" },
        { { 2014, 11, 30 }, "valid" },   { { 2014, 12, 1 }, "withdrawn" },
        { { 2015, 4, 1 }, "withdrawn" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(consent_state(&c, rows[i].day), rows[i].state);
    c.withdrawn_on = DATE_NONE;
    assert_string_equal(consent_state(&c, (struct date){ 2015, 3, 31 }), "valid");
    assert_string_equal(consent_state(&c, (struct date){ 2015, 4, 1 }), "expired");
    c.to = DATE_NONE;
    assert_string_equal(consent_state(&c, (struct date){ 2099, 1, 1 }), "valid");
    c.refused = true;
    assert_string_equal(consent_state(&c, (struct date){ 2014, 4, 2 }), "refused");
}

/* One that is not yet or no longer valid takes nothing from another; a newer refusal answers all. */
static void
a_person_stands_by_all_consents(void **state)
{
    struct consent rows[] = {
        { .from = { 2014, 12, 1 } },                             /* begins later */
        { .from = { 2014, 6, 1 }, .to = { 2014, 6, 30 } },       /* has run out */
        { .from = { 2014, 4, 1 }, .withdrawn_on = { 2014, 11, 1 } },
    };
    struct consents list = { rows, 3 }, none = { 0 };

    (void)state;
    assert_string_equal(consents_state(&none, (struct date){ 2014, 10, 31 }), "");
    assert_string_equal(consents_state(&list, (struct date){ 2014, 10, 31 }), "valid");
    assert_string_equal(consents_state(&list, (struct date){ 2014, 11, 1 }), "pending");
    assert_string_equal(consents_state(&list, (struct date){ 2014, 12, 1 }), "valid");
    rows[0].refused = true;
    assert_string_equal(consents_state(&list, (struct date){ 2014, 10, 31 }), "refused");
}

static void
slips_are_numbered_by_fiscal_year(void **state)
{
    struct intake_slip slip = { .fy = { 2011 }, .serial = 1 };
    char number[SLIP_NUMBER_SIZE], label[80];

    (void)state;
    slip_number(&slip, number);
    assert_string_equal(number, "2011-0001");
    slip_number_label(&slip, label, sizeof label);
    assert_string_equal(label, "平成23年度 第1号");
    slip.serial = 0;
    slip_number(&slip, number);
    assert_string_equal(number, "");
    assert_true(next_action_needs_date("call_back"));
    assert_false(next_action_needs_date("close"));
    assert_false(next_action_needs_date("none"));
    assert_false(next_action_needs_date(""));
}

static void
ratings_are_no_score(void **state)
{
    struct assessment_line line = { 0 };
    int change = 9;

    (void)state;
    for (int c = 0; c < 128; c++)
        assert_int_equal(assessment_rating_valid((char)c),
                         c == 0 || c == '-' || (c >= '0' && c <= '4'));
    assert_false(assessment_line_confirmed(&line));
    line.agreed = '0';
    assert_false(assessment_line_confirmed(&line));
    line.agreed = '-';
    assert_false(assessment_line_confirmed(&line));
    line.agreed = '1';
    assert_true(assessment_line_confirmed(&line));
    assert_true(assessment_change('2', '3', &change));
    assert_int_equal(change, 1);
    assert_true(assessment_change('4', '3', &change));
    assert_int_equal(change, -1);
    assert_true(assessment_change('1', '1', &change));
    assert_int_equal(change, 0);
    /* neither "not confirmed" nor "does not apply" nor nothing is lower than anything */
    assert_false(assessment_change('3', '0', &change));
    assert_false(assessment_change('-', '3', &change));
    assert_false(assessment_change(0, '3', &change));
}

static void
lists_grow_and_new_rows_are_zero(void **state)
{
    struct pair {
        long a, b;
    } *rows = NULL;

    (void)state;
    for (size_t n = 0; n < 1000; n++) {
        rows = rows_grow(rows, n, sizeof *rows);
        assert_int_equal(rows[n].a, 0);
        rows[n] = (struct pair){ (long)n + 1, -1 };
    }
    for (size_t n = 0; n < 1000; n++)
        assert_int_equal(rows[n].a, n + 1);
    free(rows);
}

static void
readings_are_near_by_one_name_or_two_letters(void **state)
{
    static const struct {
        const char *a, *b;
        bool near;
    } rows[] = {
        { "カクウ ハナコ", "カクウ ハナコ", true },
        { "かくう はなこ", "カクウ ハナコ", true },  /* script */
        { "サトウ ハナコ", "カクウ ハナコ", true },  /* another family name */
        { "カクウ ハナエ", "カクウ ハナコ", true },  /* another given name: twins */
        { "カクウハナコ", "カクウ　ハナコ", true },  /* the blank */
        { "カクウハナゴ", "カクウハナコ", true },    /* one letter */
        { "カクハナコオ", "カクウハナコ", true },    /* two */
        { "サトウ タロウ", "カクウ ハナコ", false },
        { "アベ ア", "イベ ア", true },
        { "アベア", "イベイ", false }, /* too short for two letters to say anything */
        { "", "", false },
        { "カクウ", "", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(person_reading_is_near(rows[i].a, rows[i].b), rows[i].near);
        assert_int_equal(person_reading_is_near(rows[i].b, rows[i].a), rows[i].near);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_are_near_by_one_name_or_two_letters),
        cmocka_unit_test(family_names_end_at_the_first_space),
        cmocka_unit_test(sets_hold_each_code_once),
        cmocka_unit_test(consents_hold_on_their_days),
        cmocka_unit_test(a_person_stands_by_all_consents),
        cmocka_unit_test(slips_are_numbered_by_fiscal_year),
        cmocka_unit_test(ratings_are_no_score),
        cmocka_unit_test(lists_grow_and_new_rows_are_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
