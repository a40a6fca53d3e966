/* Japan Post's list of postal codes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/exchange/files.h"

#include "exchange/encoding.h"
#include "exchange/postal_csv.h"

#define ROW(code, city, town)                                                                      \
    "13000,\"000  \",\"" code "\",\"ﾄｳｷｮｳﾄ\",\"ｼ\",\"ﾁｮｳ\",\"東京都\",\"" city "\",\"" town          \
    "\",0,0,1,0,0,0\r\n"

static const char list[] =
    ROW("1760012", "練馬区", "豊玉北")
    ROW("1760000", "練馬区", "以下に掲載がない場合")
    ROW("1000000", "千代田区", "以下に掲載がない場合")
    ROW("1006890", "千代田区", "大手町ＪＡビル（地階・階層不明）")
    ROW("1002100", "小笠原村", "父島（一部、")
    ROW("1002100", "小笠原村", "二部、")
    ROW("1002100", "小笠原村", "三部）")
    ROW("1001400", "八丈町", "八丈町一円")
    ROW("1001301", "御蔵島村", "御蔵島村の次に番地がくる場合")
    ROW("5220317", "多賀町", "一円")
    ROW("1500001", "渋谷区", "神宮前")
    ROW("1500001", "渋谷区", "千駄ヶ谷")
    ROW("1500002", "渋谷区", "渋谷")
    ROW("1500002", "港区", "青山");

static struct postal_place *rows;
static size_t count;

static const char *
address_of(const char *code)
{
    static char address[LONG_SIZE];

    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].code, code) == 0) {
            postal_address(&rows[i], address);
            return address;
        }
    }
    return "";
}

static void
assert_list(void)
{
    assert_int_equal(count, 10);
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(rows[i - 1].code, rows[i].code) < 0);
    assert_string_equal(address_of("176-0012"), "東京都練馬区豊玉北");
    assert_string_equal(address_of("176-0000"), "東京都練馬区");
    assert_string_equal(address_of("100-6890"), "東京都千代田区大手町ＪＡビル");
    assert_string_equal(address_of("100-2100"), "東京都小笠原村父島");
    assert_string_equal(address_of("100-1400"), "東京都八丈町");
    assert_string_equal(address_of("100-1301"), "東京都御蔵島村");
    assert_string_equal(address_of("522-0317"), "東京都多賀町一円");
    assert_string_equal(address_of("150-0001"), "東京都渋谷区"); /* two towns of one code */
    assert_string_equal(address_of("150-0002"), "東京都");
    free(rows);
    rows = NULL;
}

/* As it is published: CP932 with half-width readings, and in UTF-8. */
static void
reads_both_published_forms(void **state)
{
    struct fixture *f = *state;
    char *cp932 = NULL;
    size_t size = 0;

    expect_ok(f, encoding_to_cp932(list, strlen(list), &cp932, &size, &f->e));
    const char *path = file_put(f, "KEN_ALL.CSV", cp932, size);
    free(cp932);
    expect_ok(f, postal_csv_read(path, &rows, &count, &f->e));
    assert_list();
    path = file_put(f, "utf_ken_all.csv", list, strlen(list));
    expect_ok(f, postal_csv_read(path, &rows, &count, &f->e));
    assert_list();
}

static void
anything_else_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "", "Line 1" },
        { "郵便番号,住所\n176-0012,豊玉北\n", "Line 1" },
        { ROW("1760012", "練馬区", "豊玉北") ROW("176001", "練馬区", "豊玉北"), "Line 2" },
        { ROW("1760012", "練馬区", "豊玉北") ROW("176-012", "練馬区", "豊玉北"), "Line 2" },
        { ROW("1760012", "", "豊玉北"), "Line 1" },
        { ROW("1760012", "練馬区", "豊\x1b玉北"), "Line 1" },
        { ROW("1760012", "練馬区", "豊玉北") "1,2,3\n", "Line 2" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = file_put(f, "in.csv", cases[i].text, strlen(cases[i].text));

        enum err_code rc = postal_csv_read(path, &rows, &count, &f->e);

        if (strstr(f->e.msg, cases[i].words) == NULL)
            fail_msg("row %zu: %s", i, f->e.msg);
        expect_err(f, rc, ERR_INVALID, "file");
        assert_null(rows);
        assert_int_equal(count, 0);
    }
    expect_err(f, postal_csv_read(file_path(f, "none.csv"), &rows, &count, &f->e), ERR_IO, "file");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_both_published_forms, files_open, files_close),
        cmocka_unit_test_setup_teardown(anything_else_is_refused_with_its_line, files_open,
                                        files_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
