/* Lists by their keys: selecting, digits, sorting, narrowing, small widths, an empty list; the list
 * that narrows by typing; a search above its results. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "sample.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

static struct sample model;
static struct app *app;
static struct table *table;

static int
open_screen(const struct screen_ops *ops)
{
    struct err e = { 0 };

    golden_words();
    model = sample_new();
    app = app_new_headless(24, 80, &sample_hooks, &model);
    if (app_push(app, ops, NULL, &e) != ERR_OK)
        return 1;
    table = app_top(app)->table;
    app_paint(app);
    return 0;
}

static int
setup_list(void **state)
{
    (void)state;
    return open_screen(&sample_list);
}

static int
setup_both(void **state)
{
    (void)state;
    return open_screen(&sample_both);
}

static int
teardown(void **state)
{
    (void)state;
    app_free(app);
    return 0;
}

static const char *
line(int y)
{
    static char text[1024];

    canvas_row(app_paint(app), y, text, sizeof text);
    return text;
}

/* The row with the cursor: it must be the selected one. */
static const char *
selected(void)
{
    const struct canvas *c = app_paint(app);
    const char *text = line(c->cursor_y);

    assert_int_equal(text[0], '>');
    return text;
}

static const char *
position(void)
{
    static char text[32];

    table_position(table, text, sizeof text);
    return text;
}

static void
test_moving(void **state)
{
    static const struct {
        const char *keys, *row, *position;
    } steps[] = {
        { "", "> 1 山田 太郎", "1/15" },      { "Down", "> 2 阿部 花子", "2/15" },
        { "End", ">   井上 光", "15/15" },    { "Down", ">   井上 光", "15/15" },
        { "Home", "> 1 山田 太郎", "1/15" },  { "Up", "> 1 山田 太郎", "1/15" },
        { "4", "> 4 佐藤 次郎", "4/15" },     { "PgDn", ">   井上 光", "15/15" },
        { "F7", "> 1 山田 太郎", "1/15" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        app_feed(app, steps[i].keys);
        assert_memory_equal(selected(), steps[i].row, strlen(steps[i].row));
        assert_string_equal(position(), steps[i].position);
    }
}

static void
test_pages_of_a_small_screen(void **state)
{
    (void)state;
    app_resize(app, 10, 40);
    app_paint(app);
    app_feed(app, "PgDn");
    assert_memory_equal(selected(), "> 1 伊藤 五郎", strlen("> 1 伊藤 五郎"));
    app_feed(app, "3");
    assert_memory_equal(selected(), "> 3 中村 七海", strlen("> 3 中村 七海"));
    app_feed(app, "9"); /* no ninth row on this page */
    assert_string_equal(position(), "9/15");
    assert_null(strstr(line(1), "ふりがな")); /* dropped, by priority */
    assert_non_null(strstr(line(1), "年齢"));
}

static void
no_cell(const void *row, char *out)
{
    (void)row;
    (void)out;
}

static void
test_sorting(void **state)
{
    bool descending;

    (void)state;
    app_feed(app, "3 Ctrl-O 3"); /* by age: numbers, unknown last */
    assert_string_equal(app_status(app), "年齢の順に並べました。");
    assert_int_equal(table_sort_column(table, &descending), 2);
    assert_non_null(strstr(line(1), "年齢 ^"));
    assert_memory_equal(selected(), "> 1 鈴木 一郎", strlen("> 1 鈴木 一郎")); /* still the same */
    assert_non_null(strstr(line(16), "高橋"));
    app_feed(app, "Ctrl-O 3"); /* the same again: the other way round */
    assert_non_null(strstr(line(1), "年齢 v"));
    assert_non_null(strstr(line(2), "小林"));
    assert_non_null(strstr(line(16), "高橋")); /* unknown is last either way */
    app_feed(app, "<");
    assert_non_null(strstr(line(2), "アベ ハナコ"));
    app_feed(app, "< <");
    assert_string_equal(app_status(app), "元の並び順です。");
    assert_non_null(strstr(line(2), "山田 太郎"));
}

/* Only what is seen is sorted by, and the sign of the order is never cut off. */
static void
test_sorting_where_it_is_narrow(void **state)
{
    static const struct table_column tight[] = {
        { "支援の段階の日数", 6, .right = true, .cell = no_cell },
        { 0 },
    };
    bool descending;
    char text[200];
    struct canvas *c;

    (void)state;
    app_resize(app, 10, 40);
    app_paint(app);
    app_feed(app, ">");
    assert_int_equal(table_sort_column(table, &descending), 0);
    app_feed(app, ">"); /* the reading has no room */
    assert_int_equal(table_sort_column(table, &descending), 2);
    assert_string_equal(app_status(app), "年齢の順に並べました。");
    app_feed(app, "Ctrl-O");
    assert_null(strstr(line(2), "ふりがな"));
    assert_null(strstr(line(3), "ふりがな"));
    app_feed(app, "2");
    assert_int_equal(table_sort_column(table, &descending), 2);
    assert_true(descending);

    struct table *t = table_new(app_top(app), tight, "");
    table_set_rows(t, "x", 1, 1);
    table_sort(t, 0);
    c = canvas_new(4, 10);
    table_draw(t, c, (struct area){ 0, 0, 4, 10 });
    canvas_row(c, 0, text, sizeof text);
    assert_non_null(strstr(text, "支援^"));
    canvas_free(c);
    table_free(t);
}

/* What comes first by a column may be among the rows that are not there: a part keeps its order, and
 * that is said. */
static void
test_a_part_of_a_list_is_not_sorted(void **state)
{
    static const char *const keys[] = { ">", "Ctrl-O" };
    bool descending;

    (void)state;
    app_feed(app, "Ctrl-O 3");
    table_set_part(table, true);
    assert_int_equal(table_sort_column(table, &descending), -1);
    assert_non_null(strstr(line(2), "山田 太郎"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        app_feed(app, keys[i]);
        assert_string_equal(
            app_status(app), "! まだ全部の行がないため並べ替えられません。先に絞り込んでください。");
        assert_int_equal(table_sort_column(table, &descending), -1);
    }
    table_set_part(table, false);
    app_feed(app, ">");
    assert_int_equal(table_sort_column(table, &descending), 0);
}

static void
test_narrowing(void **state)
{
    (void)state;
    app_feed(app, "5 /");
    app_type(app, "やま"); /* hiragana finds katakana, in any column */
    assert_string_equal(position(), "1/2");
    assert_non_null(strstr(line(1), "絞り込み: [やま"));
    assert_int_equal(app_paint(app)->cursor_y, 1); /* in the filter: the input method opens there */
    app_type(app, "1"); /* a digit is text here */
    assert_string_equal(position(), "0/0");
    assert_non_null(strstr(line(2), "当てはまる行がありません"));
    app_feed(app, "Backspace Down");
    assert_string_equal(position(), "2/2");
    app_feed(app, "Enter"); /* typing ends, the rows stay narrowed */
    assert_memory_equal(selected(), "> 2 山本 真", strlen("> 2 山本 真"));
    app_feed(app, "Esc-Esc");
    assert_string_equal(position(), "13/15"); /* on the same person among all */
    assert_false(app_is_over(app));
}

/* Rows that come anew: the selection is on the same person, not on the same place. */
static void
test_reload_keeps_the_row(void **state)
{
    (void)state;
    app_feed(app, "4 > >");
    assert_int_equal(table_shown(table), 15);
    app_feed(app, "Ctrl-R");
    assert_int_equal(model.loads, 2);
    assert_non_null(strstr(selected(), "佐藤 次郎"));
    table_set_rows(table, NULL, 0, 1);
    assert_null(table_row(table));
    assert_non_null(strstr(line(1), "まだ誰も登録されていません。"));
    app_feed(app, "Enter"); /* needs a row, and says so */
    assert_string_equal(app_status(app), "! 行を選んでください(矢印キーか番号)。");
    app_feed(app, "Down End PgUp 1 /");
    assert_null(table_row(table));
}

static void
test_roles(void **state)
{
    (void)state;
    app_feed(app, "x");
    assert_string_equal(app_status(app), "新規");
    model.denies = true;
    app_feed(app, "x");
    assert_string_equal(app_status(app), "! あなたの役割ではこの操作はできません。");
    assert_null(strstr(line(23), "秘密"));
    app_feed(app, "F1");
    app_type(app, "係長");
    assert_non_null(strstr(line(2), "当てはまるものがありません"));
}

static void
test_help_runs(void **state)
{
    (void)state;
    app_feed(app, "?");
    app_type(app, "person");
    assert_non_null(strstr(line(2), "当てはまる"));
    app_feed(app, "Ctrl-U");
    app_type(app, "f2"); /* by a key's name */
    assert_non_null(strstr(line(2), "n/F2"));
    app_feed(app, "Enter");
    assert_string_equal(app_status(app), "新規");
    app_feed(app, "Esc-? 2"); /* by number while nothing is typed */
    assert_string_equal(app_status(app), "新規");
    app_feed(app, "? Down Esc-Esc");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
}

/* By a key as a whole and by how words begin, not by a letter of another key's name. */
static void
test_help_by_words(void **state)
{
    (void)state;
    app_feed(app, "Ctrl-T ?");
    app_type(app, "l");
    for (int y = 2; y < 22; y++) {
        assert_null(strstr(line(y), "PgUp"));
        assert_null(strstr(line(y), "Esc Esc"));
    }
    app_feed(app, "Ctrl-U");
    app_type(app, "pgd");
    assert_non_null(strstr(line(2), "PgDn"));
    app_feed(app, "Esc-Esc Ctrl-O F1"); /* of a list to choose from: its own keys too */
    assert_non_null(strstr(line(2), "Enter"));
    assert_non_null(strstr(line(2), "number"));
}

/* Search as you type; Down goes into the results, Up from the first and Tab back to the line. */
static void
test_search(void **state)
{
    struct screen *s = app_top(app);

    (void)state;
    app_type(app, "山");
    assert_string_equal(position(), "1/2");
    assert_false(s->on_table);
    app_feed(app, "Down");
    assert_true(s->on_table);
    app_feed(app, "Down Down");
    assert_string_equal(position(), "2/2");
    app_feed(app, "Up Up");
    assert_false(s->on_table);
    app_feed(app, "F6");
    assert_true(s->on_table);
    app_feed(app, "2 Tab");
    assert_false(s->on_table);
    app_type(app, "2");
    assert_string_equal(form_get(s->form, "query"), "山2");
    assert_string_equal(position(), "");
    app_feed(app, "Enter"); /* nothing to go into */
    assert_false(s->on_table);
    app_feed(app, "Ctrl-U");
    app_type(app, "q?/<"); /* all of it is text */
    assert_string_equal(form_get(s->form, "query"), "q?/<");
    app_feed(app, "Ctrl-U Down 3 Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    app_feed(app, "F3");
    assert_ptr_equal(app_top(app), s);
    assert_true(s->on_table);
    assert_non_null(strstr(selected(), "鈴木"));
}

#define LIST(name) cmocka_unit_test_setup_teardown(name, setup_list, teardown)
#define BOTH(name) cmocka_unit_test_setup_teardown(name, setup_both, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LIST(test_moving),    LIST(test_pages_of_a_small_screen), LIST(test_sorting),
        LIST(test_sorting_where_it_is_narrow), LIST(test_help_by_words),
        LIST(test_a_part_of_a_list_is_not_sorted),
        LIST(test_narrowing), LIST(test_reload_keeps_the_row),    LIST(test_roles),
        LIST(test_help_runs), BOTH(test_search),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
