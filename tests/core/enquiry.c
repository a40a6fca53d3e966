/* Enquiries as the search of the counter finds them: by the words that find people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/enquiry.h"
#include "core/rows.h"

enum { MIDORI = 4, HER_MOTHERS_CALL = 3, KANA_ONLY = 2, YAMADA = 1, ALL = 5 };

static struct enquiry_rows all;

static void
add(int64_t id, const char *name, const char *kana, const char *consulter, struct date birth,
    const char *phone, const char *about_phone)
{
    all.rows = rows_grow(all.rows, all.count, sizeof *all.rows);
    struct enquiry_row *row = &all.rows[all.count++];

    row->enquiry.slip_id = id;
    row->enquiry.birth_date = birth;
    snprintf(row->enquiry.number, SLIP_NUMBER_SIZE, "2014-%04d", (int)id);
    snprintf(row->enquiry.name, LINE_SIZE, "%s", name);
    snprintf(row->enquiry.kana, LINE_SIZE, "%s", kana);
    snprintf(row->enquiry.consulter, LINE_SIZE, "%s", consulter);
    enquiry_row_fold(row, phone, about_phone);
}

static int
setup(void **state)
{
    (void)state;
    add(MIDORI, "髙橋　みどり", "タカハシ　ミドリ", "髙橋　みどり", DATE_NONE, "03-5555-0199", "");
    add(HER_MOTHERS_CALL, "高橋　緑", "", "架空　母", DATE_NONE, "090-0000-1234", "03(5555)0199");
    add(KANA_ONLY, "", "カクウ　ハナコ", "", (struct date){ 1990, 5, 6 }, "", "");
    add(YAMADA, "山田　高", "ヤマダ　タカシ", "", DATE_NONE, "", "");
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    enquiry_rows_free(&all);
    return 0;
}

static void
words_find_them_as_they_find_people(void **state)
{
    static const struct {
        const char *query;
        enum person_why why;
        int64_t found[ALL]; /* 0 ends it */
    } rows[] = {
        { "髙橋", WHY_NAME, { MIDORI, HER_MOTHERS_CALL } },
        { "ﾀｶﾊｼ", WHY_KANA, { MIDORI } },
        { "たか", WHY_KANA, { MIDORI, YAMADA } }, /* a beginning goes before a part */
        { "高", WHY_NAME, { MIDORI, HER_MOTHERS_CALL, YAMADA } },
        { "はなこ", WHY_KANA, { KANA_ONLY } },
        { "架空", WHY_NAME, { HER_MOTHERS_CALL } }, /* who asked */
        { "0355550199", WHY_PHONE, { MIDORI, HER_MOTHERS_CALL } },
        { "03-5555", WHY_PHONE, { MIDORI, HER_MOTHERS_CALL } },
        { "１２３４", WHY_PHONE, { HER_MOTHERS_CALL } },
        { "199", WHY_NONE, { 0 } }, /* three digits are no end of a number */
        { "H2.5.6", WHY_BIRTH_DATE, { KANA_ONLY } },
        { "19900506", WHY_BIRTH_DATE, { KANA_ONLY } },
        { "2014-3", WHY_SLIP, { HER_MOTHERS_CALL } },
        { "2014-0003", WHY_SLIP, { HER_MOTHERS_CALL } },
        { "みどりこ", WHY_NONE, { 0 } },
        { "", WHY_NONE, { 0 } },
        { "・", WHY_NONE, { 0 } },
    };
    struct enquiries found;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enquiries_find(&all, rows[i].query, ENQUIRIES_MAX, &found);
        for (size_t k = 0; k < found.count; k++)
            assert_int_equal(found.rows[k].slip_id, rows[i].found[k]);
        assert_int_equal(rows[i].found[found.count], 0);
        if (found.count > 0)
            assert_int_equal(found.rows[0].why, rows[i].why);
    }
}

static void
no_more_are_found_than_asked_for(void **state)
{
    struct enquiries found;

    (void)state;
    enquiries_find(&all, "高", 1, &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.rows[0].slip_id, MIDORI);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_find_them_as_they_find_people),
        cmocka_unit_test(no_more_are_found_than_asked_for),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
