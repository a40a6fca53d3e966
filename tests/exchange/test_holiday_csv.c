/* The Cabinet Office's list of holidays. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/exchange/files.h"

#include "exchange/holiday_csv.h"

#define HEADER "国民の祝日・休日月日,国民の祝日・休日名称\r\n"

static enum err_code
read_text(struct fixture *f, const char *text, struct closing_day **rows, size_t *count)
{
    return holiday_csv_read(file_put(f, "in.csv", text, strlen(text)), rows, count, &f->e);
}

/* As it is published: CP932, unpadded days. */
static void
reads_the_published_form(void **state)
{
    static const char list[] = HEADER "2026/1/1,元日\r\n2026/9/21,敬老の日\r\n2026/9/22,休日\r\n";
    struct fixture *f = *state;
    struct closing_day *rows = NULL;
    char *cp932 = NULL;
    size_t size = 0, count = 0;

    expect_ok(f, encoding_to_cp932(list, strlen(list), &cp932, &size, &f->e));
    const char *path = file_put(f, "in.csv", cp932, size);
    free(cp932);
    expect_ok(f, holiday_csv_read(path, &rows, &count, &f->e));
    assert_int_equal(count, 3);
    assert_int_equal(date_compare(rows[1].day, (struct date){ 2026, 9, 21 }), 0);
    assert_string_equal(rows[1].name, "敬老の日");
    assert_int_equal(rows[1].kind, CLOSING_HOLIDAY);
    free(rows);
    expect_ok(f, read_text(f, list, &rows, &count)); /* and as UTF-8 */
    assert_int_equal(count, 3);
    free(rows);
    expect_ok(f, read_text(f, HEADER, &rows, &count));
    assert_int_equal(count, 0);
    free(rows);
}

static void
anything_else_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "", "Line 1" },
        { "2026/1/1,元日\n", "Line 1" },
        { "国民の祝日・休日月日,国民の祝日・休日名称,x\n", "Line 1" },
        { "平成28年（2016年）,,平成29年（2017年）,\n", "Line 1" },
        { HEADER "2026/1/1,元日\n2026/2/30,何の日\n", "Line 3" },
        { HEADER "2014/2/30,何の日\n", "平成26年2月28日" },
        { HEADER "2014/13/1,何の日\n", "month 13" },
        { HEADER " 2014/1/1,元日\n", "like 2026/9/21" },
        { HEADER "14/1/1,元日\n", "like 2026/9/21" },
        { HEADER "2026/1/1\n", "Line 2" },
        { HEADER "2026/1/1,元日,x\n", "Line 2" },
        { HEADER "2026-01-01,元日\n", "Line 2" },
        { HEADER "2026/1/1x,元日\n", "Line 2" },
        { HEADER "2026/1/1,\n", "Line 2: the holiday's name" },
        { HEADER "2026/1/1,元\x1b[31m日\n", "Line 2: the holiday's name" },
        { HEADER "2026/1/1,元日\n2026/1/2,振替\n2026/1/1,元日\n", "Line 4: this day stands twice" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct closing_day *rows = NULL;
        size_t count = 0;
        enum err_code rc = read_text(f, cases[i].text, &rows, &count);
        if (!strstr(f->e.msg, cases[i].words))
            fail_msg("%zu: \"%s\"", i, f->e.msg);
        expect_err(f, rc, ERR_INVALID, "file");
        assert_null(rows);
    }
}

static void
a_list_without_end_is_refused(void **state)
{
    struct fixture *f = *state;
    struct closing_day *rows = NULL;
    size_t count = 0, size = 0;
    char *text = NULL;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    fputs(HEADER, out);
    for (int i = 0; i < 6000; i++)
        fprintf(out, "%d/%d/%d,休日\n", 1900 + i / 28 / 12, 1 + i / 28 % 12, 1 + i % 28);
    fclose(out);
    enum err_code rc = read_text(f, text, &rows, &count);
    free(text);
    assert_non_null(strstr(f->e.msg, "at most 5000 rows"));
    expect_err(f, rc, ERR_INVALID, "file");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_the_published_form, files_open, files_close),
        cmocka_unit_test_setup_teardown(anything_else_is_refused_with_its_line, files_open,
                                        files_close),
        cmocka_unit_test_setup_teardown(a_list_without_end_is_refused, files_open, files_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
