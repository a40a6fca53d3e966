/* The running program without a terminal: stack, drafts, timers, quitting, language, masks,
 * dialogs, and the command tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "sample.h"
#include "ui/kit/command.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

static struct sample model;
static struct app *app;

static int
setup(void **state)
{
    struct err e = { 0 };

    (void)state;
    golden_words();
    model = sample_new();
    app = app_new_headless(24, 80, &sample_hooks, &model);
    return app_push(app, &sample_list, NULL, &e) == ERR_OK ? 0 : 1;
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

static bool
shows(const char *words)
{
    for (int y = 0; y < 24; y++)
        if (strstr(line(y), words) != NULL)
            return true;
    return false;
}

static void
run_nothing(struct screen *s)
{
    (void)s;
}

static struct form *
form(void)
{
    return app_top(app)->form;
}

static void
type_a_name(void)
{
    app_feed(app, "Enter Ctrl-U");
    app_type(app, "佐藤");
}

static void
test_stack(void **state)
{
    (void)state;
    app_feed(app, "Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    assert_ptr_equal(screen_below(app_top(app), &sample_list), app_top(app)->below);
    app_feed(app, "F3");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    assert_int_equal(model.closes, 1);
    assert_int_equal(model.loads, 3); /* list, form, and the list again */
    app_feed(app, "Esc-Esc"); /* nowhere to go back to */
    assert_false(app_is_over(app));
    app_feed(app, "Ctrl-C");
    assert_string_equal(app_status(app), "終了は Ctrl-Q か F10 です。");
    app_feed(app, "Ctrl-Q");
    assert_true(app_is_over(app));
}

/* 300 ms after the first unsaved key, not after the last. */
static void
test_draft_timer(void **state)
{
    (void)state;
    app_timers(app, 1000);
    type_a_name();
    assert_int_equal(app_timers(app, 1000), 300);
    assert_int_equal(app_timers(app, 1200), 100);
    app_type(app, "花");
    assert_int_equal(model.draft_writes, 0);
    app_timers(app, 1300);
    assert_int_equal(model.draft_writes, 1);
    assert_non_null(strstr(model.draft, "name=佐藤花\n"));
    app_timers(app, 5000);
    assert_int_equal(model.draft_writes, 1); /* no news, no write */
    app_feed(app, "F9");
    assert_int_equal(model.draft_drops, 1);
    assert_int_equal(model.saves, 1);
}

/* What could not be written is tried again, once a second, and never makes the keys wait. */
static void
test_draft_again(void **state)
{
    (void)state;
    model.draft_fails = true;
    app_timers(app, 1000);
    type_a_name();
    assert_int_equal(app_timers(app, 1300), 1000);
    assert_true(model.draft_hurried);
    assert_false(model.in_hurry);
    app_type(app, "花");
    model.draft_fails = false;
    assert_int_equal(app_timers(app, 2200), 100);
    assert_int_equal(model.draft_writes, 0);
    app_timers(app, 2300);
    assert_int_equal(model.draft_writes, 1);
    assert_non_null(strstr(model.draft, "name=佐藤花\n"));
    app_type(app, "子");
    app_keep_drafts(app); /* asked for: it waits as a save does */
    assert_int_equal(model.draft_writes, 2);
    assert_false(model.draft_hurried);
}

/* Typed and taken back: the draft goes, too. */
static void
test_draft_taken_back(void **state)
{
    (void)state;
    app_feed(app, "Enter");
    app_type(app, "x");
    app_timers(app, 1000);
    app_timers(app, 1400);
    assert_int_equal(model.draft_writes, 1);
    app_feed(app, "Backspace");
    app_feed(app, "F3");
    assert_string_equal(model.draft, "");
}

static void
test_draft_comes_back(void **state)
{
    (void)state;
    type_a_name();
    app_feed(app, "Tab Esc-Esc");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    assert_string_equal(app_status(app), "下書きに残しました。");
    app_feed(app, "Enter");
    assert_string_equal(form_get(form(), "name"), "佐藤");
    assert_string_equal(form_focused(form()), "kana");
    assert_true(form_changed(form()));
    app_feed(app, "Ctrl-R"); /* not read over it */
    assert_string_equal(form_get(form(), "name"), "佐藤");
    app_feed(app, "Esc-?");
    app_type(app, "discard");
    app_feed(app, "Enter");
    assert_string_equal(model.answer, "");
    app_feed(app, "Enter"); /* Enter alone never loses anything */
    assert_string_equal(form_get(form(), "name"), "佐藤");
    app_feed(app, "Esc-?");
    app_type(app, "discard");
    app_feed(app, "Enter y");
    assert_string_equal(form_get(form(), "name"), "山田 太郎");
    assert_string_equal(model.draft, "");
    assert_false(form_changed(form()));
}

/* A draft that cannot be written: it is said, and the form stays open. */
static void
test_draft_fails(void **state)
{
    (void)state;
    model.draft_fails = true;
    type_a_name();
    app_feed(app, "F3");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    assert_non_null(strstr(app_status(app), "disk is full"));
    app_feed(app, "Tab");
    assert_non_null(strstr(line(22), "下書きを書けません"));
    app_feed(app, "Ctrl-Q"); /* now something would be lost: asked, cancel first */
    assert_false(app_is_over(app));
    app_feed(app, "Enter");
    assert_false(app_is_over(app));
    app_feed(app, "Ctrl-Q y");
    assert_true(app_is_over(app));
}

static void
test_quit_keeps_the_draft(void **state)
{
    (void)state;
    type_a_name();
    app_feed(app, "F10");
    assert_true(app_is_over(app));
    assert_non_null(strstr(model.draft, "佐藤"));
}

/* Another desk has changed the database: read again, but never over what is being typed. */
static void
test_polling(void **state)
{
    (void)state;
    app_timers(app, 1000);
    model.changed = true;
    app_timers(app, 2000);
    assert_true(model.changed); /* nobody is signed in */
    app_set_polling(app, true);
    app_timers(app, 2249);
    assert_true(model.changed);
    app_timers(app, 2250);
    assert_false(model.changed);
    assert_int_equal(model.loads, 2);
    type_a_name();
    model.changed = true;
    app_timers(app, 3000);
    assert_int_equal(model.loads, 3); /* only the opening of the form */
    assert_string_equal(form_get(form(), "name"), "佐藤");
}

static void
test_mask(void **state)
{
    (void)state;
    app_timers(app, 1000);
    app_feed(app, "Down");
    assert_int_equal(app_timers(app, 1000), 60000);
    app_timers(app, 61000);
    assert_int_equal(model.quiet_asked, 60000);
    for (int y = 1; y < 23; y++) {
        assert_null(strstr(line(y), "山"));
        assert_null(strstr(line(y), "25"));
    }
    assert_non_null(strstr(line(2), "〇〇 〇〇"));
    assert_non_null(strstr(line(22), "次のキーは表示を戻すだけです"));
    app_feed(app, "Enter"); /* the key that unmasks does nothing else on a list */
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    assert_non_null(strstr(line(2), "山田"));
    app_set_masked(app, true);
    app_feed(app, "F12"); /* but hiding is never lost */
    assert_int_equal(model.hides, 1);
}

/* "2 Enter" is one act: its second key does not open the row that the first one did not choose. */
static void
test_mask_swallows_the_whole_act(void **state)
{
    (void)state;
    app_timers(app, 1000);
    app_set_masked(app, true);
    app_feed(app, "2 Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    assert_non_null(strstr(app_status(app), "もう一度入力してください"));
    assert_int_equal(app_timers(app, 1400), 200); /* the silence after the last key counts */
    app_feed(app, "Enter");
    assert_int_equal(app_timers(app, 1999), 1);
    app_paste(app, "x");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    (void)app_timers(app, 2600);
    app_feed(app, "2 Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    app_feed(app, "Esc-Esc");
    app_set_masked(app, true);
    app_paste(app, "12");
    app_feed(app, "Esc-h"); /* hiding is not lost in it either */
    assert_int_equal(model.hides, 1);
}

/* A name typed behind the key that was to open its box is not lost: that key once more, and it stands
 * there. Another key forgets it, and on a list no letter of it does anything. */
static void
test_mask_holds_what_was_typed_behind_the_key(void **state)
{
    (void)state;
    (void)app_timers(app, 1000);
    app_set_masked(app, true);
    app_feed(app, "Enter");
    app_type(app, "花子");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    assert_non_null(strstr(app_status(app), "最初のキーをもう一度"));
    (void)app_timers(app, 2000);
    app_feed(app, "Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    assert_non_null(strstr(form_get(form(), "name"), "花子"));
    form_revert(form());
    app_feed(app, "Esc-Esc");
    (void)app_timers(app, 3000);
    app_set_masked(app, true);
    app_feed(app, "Enter");
    app_type(app, "花子");
    (void)app_timers(app, 4000);
    app_feed(app, "Down Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    assert_null(strstr(form_get(form(), "name"), "花子"));
    form_revert(form());
    app_feed(app, "Esc-Esc");
    (void)app_timers(app, 5000);
    app_set_masked(app, true);
    app_feed(app, "2");
    app_type(app, "dd"); /* "d" asks a question on this list */
    (void)app_timers(app, 6000);
    app_feed(app, "2");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
}

/* What is typed into a field goes on, and a paste comes whole. A command does not. */
static void
test_mask_loses_no_text(void **state)
{
    (void)state;
    app_timers(app, 1000);
    type_a_name();
    app_set_masked(app, true);
    assert_non_null(strstr(line(22), "入力はそのまま欄に入ります"));
    app_type(app, "花子");
    assert_string_equal(form_get(form(), "name"), "佐藤花子");
    app_set_masked(app, true);
    app_feed(app, "Backspace");
    assert_string_equal(form_get(form(), "name"), "佐藤花");
    app_set_masked(app, true);
    app_paste(app, "太郎");
    assert_string_equal(form_get(form(), "name"), "佐藤花太郎");
    app_set_masked(app, true);
    app_feed(app, "F9");
    assert_int_equal(model.saves, 0);
    assert_non_null(strstr(app_status(app), "もう一度入力してください"));
    (void)app_timers(app, 2000);
    app_set_masked(app, true);
    app_feed(app, "Tab"); /* the text that follows is meant for the next field */
    app_type(app, "さとう");
    assert_string_equal(form_get(form(), "kana"), "サトウ");
}

/* A question is not answered unseen; the answer that is typed into it stays. */
static void
test_mask_answers_no_question(void **state)
{
    (void)state;
    app_timers(app, 1000);
    app_feed(app, "d");
    app_set_masked(app, true);
    app_feed(app, "y");
    assert_string_equal(app_top(app)->ops->id, "confirm");
}

/* Whose record it is stands in the title: covered too. And the cover says what the next key does. */
static void
test_mask_covers_the_title(void **state)
{
    (void)state;
    app_feed(app, "Enter");
    assert_non_null(strstr(line(0), "受付  山田 太郎"));
    app_set_masked(app, true);
    assert_non_null(strstr(line(0), "受付  〇〇 〇〇"));
    assert_null(strstr(line(0), "山田"));
    assert_non_null(strstr(line(22), "入力はそのまま欄に入ります"));
    app_resize(app, 5, 18); /* nor does a message stay readable where there is no room */
    app_feed(app, "Down");
    screen_say(app_top(app), "山田さん");
    app_set_masked(app, true);
    assert_null(strstr(line(1), "山田"));
}

/* A choice is no text: what nobody sees is not changed by the key that uncovers. */
static void
test_covered_choices_stay(void **state)
{
    char before[40];

    (void)state;
    app_feed(app, "Enter");
    form_focus(form(), "sex");
    snprintf(before, sizeof before, "%s", form_get(form(), "sex"));
    app_set_masked(app, true);
    assert_null(strstr(line(22), "入力はそのまま欄に入ります"));
    app_feed(app, before[0] == 'm' ? "2" : "1");
    assert_string_equal(form_get(form(), "sex"), before);
}

static const struct field lock_fields[] = { { "pin", "暗証番号", FIELD_SECRET, .max = 20 }, { 0 } };

static enum err_code
lock_open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->form = form_new(s, lock_fields);
    return ERR_OK;
}

static enum err_code
lock_save(struct screen *s, struct err *e)
{
    (void)e;
    screen_pop(s);
    return ERR_OK;
}

static const struct screen_ops lock = {
    .id = "lock", .title = "隠しています", .open = lock_open, .save = lock_save, .is_lock = true,
    .draft_is_hidden = true, .stores_nothing = true,
};

/* A form of secrets alone. */
static const struct screen_ops secrets = {
    .id = "secrets", .title = "秘密", .open = lock_open, .save = lock_save,
};

/* The lock has nothing to cover, and its first key is the first of the password. What lies under it
 * stays covered. */
static void
test_lock_is_never_masked(void **state)
{
    struct err e = { 0 };

    (void)state;
    app_set_masked(app, true);
    assert_int_equal(app_push(app, &lock, NULL, &e), ERR_OK);
    assert_non_null(strstr(line(1), "["));
    app_type(app, "48");
    assert_string_equal(form_get(form(), "pin"), "48");
    app_set_masked(app, true); /* its own minute without a key */
    assert_non_null(strstr(line(1), "[**"));
    app_type(app, "2");
    assert_string_equal(form_get(form(), "pin"), "482");
    app_feed(app, "F9");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    assert_string_equal(app_status(app), ""); /* nothing was stored, and nothing says so */
    assert_null(strstr(line(2), "山田"));
}

static void
test_hide(void **state)
{
    (void)state;
    type_a_name();
    app_feed(app, "Esc-h");
    assert_int_equal(model.hides, 1);
    assert_non_null(strstr(model.draft, "佐藤"));
}

static void
test_language(void **state)
{
    (void)state;
    assert_memory_equal(line(0), "窓口", strlen("窓口"));
    app_feed(app, "Ctrl-T");
    assert_string_equal(model.language, "en");
    assert_memory_equal(line(0), "madoguchi", strlen("madoguchi"));
    assert_non_null(strstr(line(23), "Help"));
    app_feed(app, "Ctrl-T");
    assert_memory_equal(line(0), "窓口", strlen("窓口"));
    assert_non_null(strstr(line(0), "架空"));
}

/* What is read from the desk comes in the new language at once, not one switch later. */
static void
test_language_reaches_the_rows(void **state)
{
    (void)state;
    app_feed(app, "Ctrl-T");
    assert_string_equal(model.loaded_in, "en");
    app_feed(app, "Ctrl-T");
    assert_string_equal(model.loaded_in, "ja");
}

/* A list or a question that is open is asked again, in the new words. */
static void
test_language_reaches_open_lists(void **state)
{
    (void)state;
    app_feed(app, "F1");
    assert_non_null(strstr(line(0), "ヘルプ"));
    app_feed(app, "Ctrl-T");
    assert_non_null(strstr(line(0), "Help: what can be done here"));
    app_feed(app, "Esc-Esc");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    app_feed(app, "Ctrl-O");
    assert_non_null(strstr(line(0), "Sort by"));
    app_feed(app, "Ctrl-T");
    assert_non_null(strstr(line(0), "並べ替え"));
    app_feed(app, "2");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
    app_feed(app, "Enter Down Down F1"); /* the days of a date field */
    assert_non_null(strstr(line(2), "本日"));
    app_feed(app, "Ctrl-T");
    assert_non_null(strstr(line(2), "2014-10-31 (Fri)"));
    app_feed(app, "2");
    assert_string_equal(form_get(form(), "birth_date"), "2014-11-01");
    app_feed(app, "F5 Esc-?");
    app_type(app, "discard");
    app_feed(app, "Enter");
    assert_true(shows("Throw away what was typed here, and"));
    app_feed(app, "Ctrl-T");
    assert_true(shows("入力した内容と下書きを捨てますか。"));
    app_feed(app, "n");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
}

static void
one_picked(struct screen *s, int index)
{
    screen_say(s, "%d", index);
}

/* The rows of a list may be words of the program or of the data. */
static void
test_rows_of_a_list_are_translated(void **state)
{
    static const struct choice rows[] = { { "a", N_("Saved.") }, { "b", "架空 花子" }, { 0 } };

    (void)state;
    picker_ask(app_top(app), "選ぶ", rows, 0, one_picked);
    assert_non_null(strstr(line(2), "保存しました。"));
    assert_non_null(strstr(line(3), "架空 花子"));
}

/* Words that do not fit a line go on in the next, and the pages hold what there is room for. */
static void
test_rows_of_a_list_are_wrapped(void **state)
{
    static const char words[] = "まず第一に電話で相談を受け、次に日を決めてお越しいただく";
    static const struct choice rows[] = { { "a", words }, { "b", words }, { "c", words },
                                          { "d", words }, { 0 } };

    (void)state;
    app_resize(app, 10, 40);
    picker_ask(app_top(app), "選ぶ", rows, 0, one_picked); /* six lines below the filter */
    assert_non_null(strstr(line(3), "お越しいただく"));
    assert_non_null(strstr(line(6), "3 まず"));
    assert_non_null(strstr(line(1), "1/4"));
    app_feed(app, "F8");
    assert_non_null(strstr(line(1), "4/4"));
    assert_non_null(strstr(line(2), "1 まず"));
    app_feed(app, "F7");
    assert_non_null(strstr(line(1), "1/4"));
    app_feed(app, "F8 2"); /* there is none of that number on the page */
    assert_non_null(strstr(line(1), "4/4"));
    app_feed(app, "1");
    assert_string_equal(app_status(app), "3");
}

/* A form that keeps no draft does not promise one. */
static void
test_help_is_true_of_the_form(void **state)
{
    struct err e = { 0 };

    (void)state;
    app_feed(app, "Enter Esc-?");
    app_type(app, "F3");
    assert_non_null(strstr(line(2), "下書きに残ります"));
    app_feed(app, "Esc-Esc Ctrl-Y Esc-?");
    app_type(app, "F3");
    assert_non_null(strstr(line(2), "下書きに残ります"));
    app_feed(app, "Esc-Esc F3");
    assert_int_equal(app_push(app, &secrets, NULL, &e), ERR_OK);
    app_feed(app, "Esc-?");
    app_type(app, "F10");
    assert_non_null(strstr(line(2), "下書きには残りません"));
}

/* ---- the title line ---- */

/* Its end names who sits here, the day and whose data it is: as much as the title leaves, which says
 * whose record this is and goes first. The mark goes last, behind the name of the program. */
static void
test_title_and_badge(void **state)
{
    static const struct {
        int cols;
        const char *who, *subtitle, *line;
    } cases[] = {
        { 80, "架空 支援", "架空 花子",
          "窓口  受付  架空 花子               架空 支援  平成26年10月31日(金)  研修日 架空" },
        { 60, "架空 支援", "架空 花子",
          "窓口  受付  架空 花子      平成26年10月31日(金)  研修日 架空" },
        { 40, "架空 支援", "架空 花子", "窓口  受付  架空 花子        研修日 架空" },
        { 40, "架空 支援", "架空 花子太郎次郎三郎", "窓口  架空 花子太郎次郎三郎  研修日 架空" },
        { 40, "", "", "窓口  受付                   研修日 架空" },
        { 40, "", "架空 花子太郎次郎三郎  次の対応", "架空 花子太郎次郎三郎  次の対応 研修架空" },
        { 40, "", "架空 花子太郎次郎三郎四郎  次の対応", "架空 花子太郎次郎三郎四郎  次の対応" },
        { 80, "", "", NULL },
    };

    (void)state;
    app_feed(app, "Enter");
    for (size_t i = 0; cases[i].line != NULL; i++) {
        snprintf(app_top(app)->subtitle, sizeof app_top(app)->subtitle, "%s", cases[i].subtitle);
        snprintf(model.who, sizeof model.who, "%s", cases[i].who);
        model.is_set = true;
        app_resize(app, 24, cases[i].cols);
        assert_string_equal(line(0), cases[i].line);
    }
}

/* ---- what can be done now ---- */

/* A list without rows has nothing to find, and no row to open. */
static void
test_keys_of_an_empty_list(void **state)
{
    (void)state;
    assert_non_null(strstr(line(23), "Enter 開く"));
    assert_non_null(strstr(line(23), "検索"));
    table_set_rows(app_top(app)->table, NULL, 0, 1);
    assert_null(strstr(line(23), "Enter 開く"));
    assert_null(strstr(line(23), "検索"));
    app_feed(app, "F4");
    assert_false(table_in_text(app_top(app)->table));
}

/* Enter goes on to the next field while the form has the focus: it opens no row. */
static void
test_enter_on_the_bar(void **state)
{
    struct err e = { 0 };

    (void)state;
    assert_int_equal(app_push(app, &sample_both, NULL, &e), ERR_OK);
    assert_null(strstr(line(23), "Enter"));
    app_feed(app, "Down");
    assert_non_null(strstr(line(23), "Enter 開く"));
}

static void
say_word(struct screen *s)
{
    screen_say(s, "一人で");
}

static bool
never(const struct screen *s)
{
    (void)s;
    return false;
}

/* A key of the help that does nothing says why; so does one that the role may not use. */
static void
test_key_of_a_closed_command(void **state)
{
    static const struct command some[] = {
        { "decide", "d", "方針", "支援の方向を決める。", 0, say_word, never },
        { "close", "c", "終了", "終わりにする。", 0, say_word, never, .why = "もう終わっています。" },
        { "secret", "x", "秘密", "係長だけができる。", NEED_MAY(7), say_word, never },
        { 0 },
    };
    static const struct screen_ops ops = { .id = "some", .title = "評価", .commands = some };
    struct err e = { 0 };

    (void)state;
    assert_int_equal(app_push(app, &ops, NULL, &e), ERR_OK);
    app_feed(app, "d");
    assert_string_equal(app_status(app), "! 今はできません: 支援の方向を決める。");
    app_feed(app, "c");
    assert_string_equal(app_status(app), "! 今はできません: もう終わっています。");
    model.denies = true;
    app_feed(app, "x");
    assert_string_equal(app_status(app), "! あなたの役割ではこの操作はできません。");
}

/* Where digits are keys of their own, no list number stands beside them in the help; there a digit
 * narrows, as every letter does. */
static void
test_help_beside_digits(void **state)
{
    static const struct command digits[] = {
        { "four", "4", NULL, "4 一人でできる", 0, say_word, NULL },
        { 0 },
    };
    static const struct screen_ops ops = { .id = "digits", .title = "評価", .commands = digits };
    struct err e = { 0 };

    (void)state;
    assert_int_equal(app_push(app, &ops, NULL, &e), ERR_OK);
    app_feed(app, "F1");
    assert_memory_equal(line(2), ">   4  ", 7);
    assert_memory_equal(line(3), "    F1/", 7);
    app_feed(app, "4");
    assert_ptr_not_equal(app_top(app)->ops, &ops);
    app_feed(app, "Enter");
    assert_string_equal(app_status(app), "一人で");
}

/* A key that terminals keep for themselves never stands alone. */
static void
test_function_keys_have_a_second_way(void **state)
{
    static const struct command one = { "a", "F2", N_("Save"), N_("Save."), 0, run_nothing };
    static const struct command letter = { "b", "n F2", N_("Save"), N_("Save."), 0, run_nothing };
    char text[32];

    (void)state;
    command_keys_text(&one, NULL, 2, text, sizeof text);
    assert_string_equal(text, "F2/Esc 2");
    command_keys_text(&letter, app_top(app), 2, text, sizeof text);
    assert_string_equal(text, "n/F2");
    app_feed(app, "Enter"); /* in a field the letter is text */
    command_keys_text(&letter, app_top(app), 2, text, sizeof text);
    assert_string_equal(text, "F2/Esc 2");
}

static void
test_messages(void **state)
{
    (void)state;
    app_feed(app, "n");
    assert_string_equal(app_status(app), "新規");
    app_feed(app, "Down");
    assert_string_equal(app_status(app), "");
    for (int i = 0; i < APP_MESSAGES + 5; i++)
        screen_say(app_top(app), "%d回目", i);
    assert_string_equal(app_message(app, 0), "54回目");
    assert_string_equal(app_message(app, APP_MESSAGES - 1), "5回目");
    assert_null(app_message(app, APP_MESSAGES));
    app_feed(app, "Ctrl-G 2");
    assert_non_null(strstr(line(20), "53回目"));
    app_feed(app, "Enter");
    assert_ptr_equal(app_top(app)->ops, &sample_list);
}

static void
test_prefix(void **state)
{
    struct key_event esc = { EVENT_PREFIX, 0 };

    (void)state;
    app_handle(app, &esc);
    assert_non_null(strstr(line(22), "Esc: 1-9"));
    app_feed(app, "Down");
    assert_null(strstr(line(22), "Esc: 1-9"));
}

static void
test_confirm(void **state)
{
    static const struct {
        const char *keys, *answer;
    } cases[] = {
        { "d n", "" }, { "d Enter", "" }, { "d Esc-Esc", "" }, { "d F3", "" }, { "d y", "yes" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        app_feed(app, cases[i].keys);
        assert_ptr_equal(app_top(app)->ops, &sample_list);
        assert_string_equal(model.answer, cases[i].answer);
    }
    app_feed(app, "d Space");
    assert_ptr_not_equal(app_top(app)->ops, &sample_list);
    assert_memory_equal(line(0), "窓口  利用者", strlen("窓口  利用者"));
}

static void
took(struct screen *s, const char *text)
{
    (void)s;
    (void)text;
}

/* One key each, what the screen is for first, and the way back before the end. */
static void
test_the_bar_where_it_is_narrow(void **state)
{
    (void)state;
    app_feed(app, "Enter");
    app_resize(app, 10, 40);
    assert_non_null(strstr(line(9), "F9 "));
    assert_null(strstr(line(9), "/"));
    assert_null(strstr(line(9), "言語"));
    app_resize(app, 24, 80);
    form_focus(form(), "birth_date"); /* F1 is the field's own */
    assert_non_null(strstr(line(23), "Esc ? "));
    assert_null(strstr(line(23), "?/?"));
}

static void
nothing(struct screen *s)
{
    (void)s;
}

/* A question is read whole before it is answered, whatever the size. */
static void
test_a_long_question(void **state)
{
    char text[800] = "";

    (void)state;
    for (int i = 1; i <= 12; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%d番目の行\n", i);
    strcat(text, "終わりの行");
    app_resize(app, 10, 40);
    dialog_confirm(app_top(app), text, nothing);
    assert_true(shows("1番目の行"));
    assert_true(shows("13行のうち"));
    assert_true(shows("y:"));
    assert_false(shows("終わりの行"));
    app_feed(app, "PgDn PgDn");
    assert_true(shows("終わりの行"));
    assert_true(shows("y:"));
    app_feed(app, "n");
    dialog_prompt(app_top(app), text, NULL, 20, took);
    assert_true(shows("13行のうち"));
    app_feed(app, "F8 F8 F8");
    assert_true(shows("終わりの行"));
}

static void
test_prompts(void **state)
{
    (void)state;
    app_feed(app, "Enter Ctrl-X Enter");
    assert_string_equal(form_error_of(form(), "answer"), "必ず入力してください。");
    app_type(app, "間違い ");
    app_feed(app, "Enter");
    assert_string_equal(model.answer, "間違い");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    app_feed(app, "Ctrl-V");
    app_type(app, "pass ");
    assert_null(strstr(line(19), "pass"));
    assert_null(strstr(line(20), "pass"));
    app_feed(app, "Enter");
    assert_string_equal(model.answer, "pass ");
    app_feed(app, "Ctrl-X Esc-Esc");
    assert_string_equal(model.answer, "pass ");
}

static void
test_form_dialog(void **state)
{
    (void)state;
    app_feed(app, "Enter Ctrl-Y");
    assert_string_equal(form_get(form(), "due_on"), "2014-10-31");
    app_type(app, "bad");
    app_feed(app, "F9");
    assert_string_not_equal(form_error_of(form(), "outcome"), "");
    assert_string_equal(form_get(form(), "outcome"), "bad");
    app_feed(app, "F3");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    assert_non_null(strstr(model.draft, "outcome=bad"));
    app_feed(app, "Ctrl-Y");
    assert_string_equal(form_get(form(), "outcome"), "bad");
    app_type(app, "2");
    app_feed(app, "Ctrl-S");
    assert_string_equal(model.answer, "bad2");
    assert_ptr_equal(app_top(app)->ops, &sample_form);
    assert_string_equal(model.draft, "");
}

/* What was typed into a question comes back with the same question, and is gone once it is given. */
static void
test_an_answer_half_typed(void **state)
{
    (void)state;
    app_feed(app, "Enter Ctrl-X");
    app_type(app, "長い理由");
    app_timers(app, 1000);
    assert_non_null(strstr(model.draft, "answer=長い理由"));
    app_feed(app, "Esc-Esc Ctrl-X");
    assert_string_equal(form_get(form(), "answer"), "長い理由");
    app_feed(app, "Enter");
    assert_string_equal(model.answer, "長い理由");
    assert_string_equal(model.draft, "");
    app_feed(app, "Ctrl-V"); /* a password never */
    app_type(app, "pass");
    app_timers(app, 2000);
    app_feed(app, "Esc-Esc");
    assert_string_equal(model.draft, "");
}

/* User switch: each one's screens are set aside and taken up again as they were. */
static void
test_stacks_set_aside(void **state)
{
    struct screen *mine;
    struct err e = { 0 };

    (void)state;
    type_a_name();
    mine = app_take_stack(app);
    assert_true(app_is_over(app));
    assert_non_null(strstr(model.draft, "佐藤"));
    assert_int_equal(app_push(app, &sample_text, NULL, &e), ERR_OK);
    screen_say(app_top(app), "of somebody else");
    app_put_stack(app, mine);
    assert_string_equal(form_get(form(), "name"), "佐藤");
    assert_null(app_message(app, 0));
    assert_int_equal(app_restart(app, &sample_both, NULL, &e), ERR_OK);
    assert_ptr_equal(app_top(app)->ops, &sample_both);
    assert_null(app_top(app)->below);
    mine = app_take_stack(app);
    app_free_stack(mine);
}

static void
test_command_tables(void **state)
{
    static const struct command good[] = { { "a", "a F2", NULL, "x", 0, run_nothing },
                                           { "b", "b Ctrl-X Enter", NULL, "x", 0, run_nothing },
                                           { 0 } };
    static const struct command same_key[] = { { "a", "a F2", NULL, "x", 0, run_nothing },
                                               { "b", "F2", NULL, "x", 0, run_nothing },
                                               { 0 } };
    static const struct command same_name[] = { { "a", "a", NULL, "x", 0, run_nothing },
                                                { "a", "b", NULL, "x", 0, run_nothing },
                                                { 0 } };
    static const struct command taken[] = { { "a", "F9", NULL, "x", 0, run_nothing }, { 0 } };
    static const struct command editors[] = { { "a", "Ctrl-K", NULL, "x", 0, run_nothing }, { 0 } };
    static const struct command unknown[] = { { "a", "F13", NULL, "x", 0, run_nothing }, { 0 } };
    static const struct command silent[] = { { "a", "a", NULL, "", 0, run_nothing }, { 0 } };
    static const struct command *const bad[] = { same_key, same_name, taken,
                                                 editors,  unknown,   silent };
    static const struct screen_ops *const all[] = { &sample_form, &sample_list, &sample_both };
    char text[32];

    (void)state;
    assert_null(command_table_fault(command_common));
    assert_null(command_table_fault(good));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_non_null(command_table_fault(bad[i]));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_null(command_table_fault(all[i]->commands));
    command_keys_text(&good[1], NULL, 2, text, sizeof text);
    assert_string_equal(text, "b/^X");
    assert_int_equal(key_parse("Esc-Esc", 7), K_BACK);
    assert_int_equal(key_parse("Ctrl-a", 6), KEY_NONE_);
    assert_int_equal(key_parse("", 0), KEY_NONE_);
}

/* Every F-key of the common commands has a second key, and every plain letter a first one. */
static void
test_second_ways(void **state)
{
    (void)state;
    for (const struct command *c = command_common; c->name != NULL; c++) {
        char one[64], two[64];

        command_keys_text(c, NULL, 1, one, sizeof one);
        command_keys_text(c, NULL, 2, two, sizeof two);
        if (one[0] == 'F' && one[1] >= '1' && one[1] <= '9')
            assert_true(strlen(two) > strlen(one));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_stack),     TEST(test_draft_timer), TEST(test_draft_again),  TEST(test_draft_taken_back),
        TEST(test_draft_comes_back), TEST(test_draft_fails), TEST(test_quit_keeps_the_draft),
        TEST(test_polling),   TEST(test_mask),         TEST(test_hide),
        TEST(test_mask_swallows_the_whole_act), TEST(test_mask_holds_what_was_typed_behind_the_key), TEST(test_mask_loses_no_text),
        TEST(test_mask_answers_no_question),
        TEST(test_mask_covers_the_title), TEST(test_covered_choices_stay),
        TEST(test_lock_is_never_masked),
        TEST(test_language_reaches_the_rows), TEST(test_language_reaches_open_lists),
        TEST(test_rows_of_a_list_are_translated), TEST(test_help_is_true_of_the_form),
        TEST(test_rows_of_a_list_are_wrapped), TEST(test_help_is_true_of_the_form),
        TEST(test_title_and_badge), TEST(test_a_long_question), TEST(test_the_bar_where_it_is_narrow), TEST(test_keys_of_an_empty_list), TEST(test_enter_on_the_bar),
        TEST(test_key_of_a_closed_command),
        TEST(test_help_beside_digits), TEST(test_function_keys_have_a_second_way),
        TEST(test_language),  TEST(test_messages),     TEST(test_prefix),
        TEST(test_confirm),   TEST(test_prompts),      TEST(test_form_dialog), TEST(test_an_answer_half_typed),
        TEST(test_stacks_set_aside), TEST(test_command_tables), TEST(test_second_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
