/* Cells: clipping, halves of wide characters, the last cell, the display filter; pictures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "ui/kit/area.h"
#include "ui/kit/chart.h"

static struct canvas *canvas;

static const char *
row(int y)
{
    static char text[1024];

    canvas_row(canvas, y, text, sizeof text);
    return text;
}

static int
setup(void **state)
{
    (void)state;
    golden_words();
    canvas = canvas_new(3, 10);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    canvas_free(canvas);
    return 0;
}

static void
test_text_is_clipped(void **state)
{
    static const struct {
        int y, x, cols;
        bool ascii;
        const char *text, *want;
        int used;
    } cases[] = {
        { 0, 0, 10, false, "山田太郎", "山田太郎", 8 },
        { 0, 0, 10, false, "山田太郎山田", "山田太郎…", 9 },
        { 0, 0, 10, true, "山田太郎山田", "山田太郎~", 9 },
        { 0, 0, 4, true, "山田太", "山~", 3 },
        { 0, 8, 10, true, "abc", "        a~", 2 },
        { 0, 0, 10, true, "a\033[31mb", "a␛[31mb", 7 },
        { 0, 0, 10, true, "か\u3099x", "か\u3099x", 3 },
        { 0, 0, 0, true, "abc", "", 0 },
        { -1, 0, 10, true, "abc", "", 0 },
        { 3, 0, 10, true, "abc", "", 0 },
        { 0, 10, 10, true, "abc", "", 0 },
        { 0, -1, 10, true, "abc", "", 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        canvas_clear(canvas);
        canvas->ascii = cases[i].ascii;
        assert_int_equal(canvas_text(canvas, cases[i].y, cases[i].x, cases[i].cols, STYLE_NORMAL,
                                     cases[i].text),
                         cases[i].used);
        assert_string_equal(row(0), cases[i].want);
    }
}

/* A cell that loses its other half becomes a blank, on either side. */
static void
test_halves(void **state)
{
    (void)state;
    canvas_clear(canvas);
    canvas_text(canvas, 0, 0, 10, STYLE_GOOD, "山田太郎");
    canvas_text(canvas, 0, 1, 1, STYLE_NORMAL, "x");
    canvas_text(canvas, 0, 4, 1, STYLE_NORMAL, "y");
    assert_string_equal(row(0), " x田y 郎");
    assert_int_equal(canvas->cells[0].width, 1);
    assert_int_equal(canvas->cells[5].width, 1);
    assert_int_equal(canvas->cells[0].style, STYLE_GOOD);
    canvas_text(canvas, 2, 9, 2, STYLE_NORMAL, "山"); /* no room for both halves: nothing but a cut */
    assert_int_equal(canvas->cells[29].width, 1);
    canvas_text(canvas, 2, 9, 1, STYLE_NORMAL, "z");
    assert_int_equal(canvas->cells[29].chars[0], 'z');
}

static void
test_right_and_fill(void **state)
{
    (void)state;
    canvas_clear(canvas);
    canvas_text_right(canvas, 0, 0, 6, STYLE_NORMAL, "人12");
    canvas_fill_text(canvas, 1, 2, 4, STYLE_FIELD, "a");
    assert_string_equal(row(0), "  人12");
    assert_int_equal(canvas->cells[10 + 5].style, STYLE_FIELD);
    assert_int_equal(canvas->cells[10 + 6].style, STYLE_NORMAL);
    canvas_cursor(canvas, 99, -4);
    assert_int_equal(canvas->cursor_y, 2);
    assert_int_equal(canvas->cursor_x, 0);
}

static void
test_paragraph(void **state)
{
    static const struct {
        const char *text, *first, *second;
        int rows;
    } cases[] = {
        { "一二三四五六", "一二三四五", "六", 2 },
        { "一二三四。五", "一二三四。", "五", 2 },
        { "一二三四五。六", "一二三四", "五。六", 2 }, /* 。 does not begin a line */
        { "一二三四（六七", "一二三四", "（六七", 2 },  /* and （ does not end one */
        { "one two three", "one two", "three", 2 },
        { "一二三 16。五", "一二三", "16。五", 2 }, /* nor is the number before it cut */
        { "一二三四16。五", "一二三四", "16。五", 2 },
        { "one\ntwo", "one", "two", 2 },
        { "abcdefghijklm", "abcdefghij", "klm", 2 },
        { "", "", "", 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct area a = { 0, 0, 3, 10 };

        canvas_clear(canvas);
        assert_int_equal(area_paragraph_rows(10, cases[i].text), cases[i].rows);
        assert_int_equal(area_paragraph(canvas, &a, STYLE_NORMAL, cases[i].text), cases[i].rows);
        assert_string_equal(row(0), cases[i].first);
        assert_string_equal(row(1), cases[i].second);
        assert_int_equal(a.rows, 3 - cases[i].rows);
    }
}

/* Unknown is blank and zero is not, in both looks; a target that is a word has no bar. */
static void
test_pictures(void **state)
{
    static const double months[CHART_MONTHS] = { 0, 1, 4, 8, -1, -1, -1, -1, -1, -1, -1, 2 };
    static const struct {
        bool ascii;
        double actual, target;
        const char *want;
    } bars[] = {
        { true, 5, 8, "#####  |" },       { false, 5, 8, "█████  |" },
        { true, 0, 8, ".      |" },       { true, CHART_UNKNOWN, 8, "       |" },
        { true, 5, 0, "" },               { true, 12, 8, "####|###" },
        { true, 0.01, 8, "#      |" },    { false, 0.01, 8, "▏      |" },
        { false, 4.5, 8, "████▌  |" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        canvas_clear(canvas);
        canvas->ascii = bars[i].ascii;
        chart_bullet(canvas, 0, 0, 8, bars[i].actual, bars[i].target, 8);
        if (bars[i].actual == 12) /* the mark stands at 8 of 12 */
            assert_non_null(strchr(row(0), '|'));
        else
            assert_string_equal(row(0), bars[i].want);
    }
    canvas_resize(canvas, 3, 20);
    canvas->ascii = true;
    chart_spark(canvas, 0, 0, months);
    assert_string_equal(row(0), "_.=@       :");
    canvas->ascii = false;
    chart_spark(canvas, 0, 0, months);
    assert_string_equal(row(0), "_▁▄█       ▂");
    canvas_resize(canvas, 3, 10);
}

static void
test_line(void **state)
{
    static const double months[CHART_MONTHS] = { 10, 20, 30, -1, -1, -1, -1, -1, -1, -1, -1, -1 };
    struct canvas *c = canvas_new(8, 24);
    char text[256];

    (void)state;
    c->ascii = true;
    chart_line(c, (struct area){ 0, 0, 8, 24 }, months, 60);
    canvas_row(c, 7, text, sizeof text);
    assert_string_equal(text, " 4 5 6 7 8 9101112 1 2 3");
    canvas_row(c, 3, text, sizeof text);
    assert_int_equal(text[5], '*'); /* June stands at half of the height */
    c->ascii = false;
    canvas_clear(c);
    chart_line(c, (struct area){ 0, 0, 8, 24 }, months, 0);
    canvas_row(c, 3, text, sizeof text);
    assert_non_null(strstr(text, "\xe2"));
    canvas_clear(c);
    chart_line(c, (struct area){ 0, 0, 3, 24 }, months, 60); /* too low: nothing rather than noise */
    canvas_row(c, 2, text, sizeof text);
    assert_string_equal(text, "");
    canvas_free(c);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_clipped), cmocka_unit_test(test_halves),
        cmocka_unit_test(test_right_and_fill),  cmocka_unit_test(test_paragraph),
        cmocka_unit_test(test_pictures),        cmocka_unit_test(test_line),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
