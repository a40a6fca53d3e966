/* The ward's postal codes: every town once, found by its code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/postal.h"

/* The towns of Nerima (練馬区の町名) as the ward lists them: 46. */
static const char *const wards_towns[] = {
    "旭丘",     "小竹町",   "栄町",     "羽沢",     "豊玉上",   "豊玉中",   "豊玉南",
    "豊玉北",   "中村",     "中村南",   "中村北",   "桜台",     "練馬",     "向山",
    "貫井",     "錦",       "氷川台",   "平和台",   "早宮",     "春日町",   "高松",
    "北町",     "田柄",     "光が丘",   "旭町",     "土支田",   "富士見台", "南田中",
    "高野台",   "谷原",     "三原台",   "石神井町", "石神井台", "下石神井", "上石神井",
    "上石神井南町", "関町東", "関町北", "関町南",   "立野町",   "東大泉",   "西大泉",
    "西大泉町", "南大泉",   "大泉町",   "大泉学園町",
};
enum { TOWNS = sizeof wards_towns / sizeof *wards_towns };

static void
every_town_of_the_ward_has_one_code(void **state)
{
    int seen[TOWNS] = { 0 }, codes = 0;

    (void)state;
    assert_int_equal(TOWNS, 46);
    for (int n = 1760000; n < 1800000; n++) {
        struct postal_place place;
        char code[24];

        snprintf(code, sizeof code, "%03d-%04d", n / 10000, n % 10000);
        if (!postal_in_ward(code, &place)) {
            assert_string_equal(place.code, "");
            continue;
        }
        codes++;
        assert_string_equal(place.code, code);
        assert_string_equal(place.city, "練馬区");
        for (int t = 0; t < TOWNS; t++)
            seen[t] += strcmp(place.town, wards_towns[t]) == 0;
    }
    assert_int_equal(codes, TOWNS + 1); /* and 176-0000, of no town in particular */
    for (int t = 0; t < TOWNS; t++)
        assert_int_equal(seen[t], 1);
}

static void
a_code_gives_the_address_up_to_the_town(void **state)
{
    static const struct {
        const char *code, *address;
    } rows[] = {
        { "176-0000", "東京都練馬区" },         { "176-0001", "東京都練馬区練馬" },
        { "176-0014", "東京都練馬区豊玉南" },   { "177-0043", "東京都練馬区上石神井南町" },
        { "178-0061", "東京都練馬区大泉学園町" }, { "179-0085", "東京都練馬区早宮" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct postal_place place;
        char address[LONG_SIZE];

        assert_true(postal_in_ward(rows[i].code, &place));
        postal_address(&place, address);
        assert_string_equal(address, rows[i].address);
    }
}

static void
an_address_fits_when_it_names_the_town(void **state)
{
    struct postal_place place;

    (void)state;
    assert_true(postal_in_ward("176-0012", &place));
    assert_true(postal_fits(&place, "練馬区豊玉北六丁目"));
    assert_false(postal_fits(&place, "東京都練馬区豊玉南1-2"));
    assert_true(postal_in_ward("176-0000", &place));
    assert_true(postal_fits(&place, "練馬区どこか"));
    assert_false(postal_fits(&place, "板橋区"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_town_of_the_ward_has_one_code),
        cmocka_unit_test(a_code_gives_the_address_up_to_the_town),
        cmocka_unit_test(an_address_fits_when_it_names_the_town),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
