/* Forms by their keys: moving, limits, dates, choices, errors, drafts, sizes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "sample.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"

static struct sample model;
static struct app *app;
static struct form *form;

static int
setup(void **state)
{
    struct err e = { 0 };

    (void)state;
    golden_words();
    model = sample_new();
    app = app_new_headless(24, 80, &sample_hooks, &model);
    if (app_push(app, &sample_form, NULL, &e) != ERR_OK)
        return 1;
    form = app_top(app)->form;
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    app_free(app);
    return 0;
}

static const char *
screen_text(void)
{
    static char text[16384];
    const struct canvas *c = app_paint(app);
    size_t used = 0;

    for (int y = 0; y < c->rows; y++) {
        used += canvas_row(c, y, text + used, sizeof text - used - 1);
        text[used++] = '\n';
    }
    text[used] = '\0';
    return text;
}

#define assert_shown(words) assert_non_null(strstr(screen_text(), words))
#define assert_not_shown(words) assert_null(strstr(screen_text(), words))

static void
test_moving(void **state)
{
    static const struct {
        const char *keys, *focus;
    } steps[] = {
        { "", "name" },      { "Enter", "kana" },         { "Tab", "birth_date" },
        { "Down", "sex" },   { "Ctrl-N", "disabilities" }, { "Up", "sex" },
        { "BackTab", "birth_date" }, { "Ctrl-P", "kana" }, { "Up Up", "note" },
        { "Tab", "name" },   { "F8", "note" },            { "F7", "name" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        app_feed(app, steps[i].keys);
        assert_string_equal(form_focused(form), steps[i].focus);
        app_paint(app);
    }
    assert_int_equal(model.saves, 0); /* no key of these saves */
    assert_false(form_changed(form));
}

static void
test_text_and_limits(void **state)
{
    (void)state;
    app_feed(app, "Ctrl-U");
    app_type(app, "あいうえおかきくけこ");
    assert_string_equal(form_get(form, "name"), "あいうえおかきくけこ");
    app_type(app, "さ"); /* it stays, with the words beside it */
    assert_string_equal(form_error_of(form, "name"),
                        "長すぎます（11文字）。10文字までに短くしてください。");
    app_feed(app, "Backspace");
    assert_string_equal(form_get(form, "name"), "あいうえおかきくけこ");
    app_feed(app, "Backspace");
    app_type(app, "か\u3099"); /* two code points that are one letter */
    assert_string_equal(form_get(form, "name"), "あいうえおかきくけが");
    app_feed(app, "Ctrl-U");
    assert_string_equal(app_status(app), "");
    app_feed(app, "Backspace"); /* nothing there: the field above is left alone */
    assert_string_equal(form_focused(form), "name");
    app_type(app, "\u202E");
    assert_string_equal(form_get(form, "name"), "");
    assert_string_equal(app_status(app), "! この文字は使えません。");
}

/* Another desk saves and the form is read again: who has moved in a field is left where they are. */
static void
test_read_again_within_a_field(void **state)
{
    (void)state;
    form_set(form, "name", "架空");
    app_feed(app, "Ctrl-A");
    form_set(form, "name", "架空");
    app_type(app, "再");
    assert_string_equal(form_get(form, "name"), "再架空");
    form_set(form, "name", "架空"); /* another value comes in */
    assert_string_equal(form_get(form, "name"), "架空");
    assert_false(form_changed(form));
}

/* A date that stands there is not added to: the first character typed begins a new one. The arrows
 * and Backspace change the old one. */
static void
test_typing_over_a_date(void **state)
{
    (void)state;
    form_focus(form, "birth_date");
    assert_shown("[H1.1.8 ");
    assert_shown("入力で書き換え");
    app_type(app, "H2.1.8");
    assert_string_equal(form_get(form, "birth_date"), "1990-01-08");
    assert_shown("[H2.1.8 ");
    assert_not_shown("入力で書き換え");
    app_feed(app, "Tab BackTab Backspace");
    app_type(app, "9");
    assert_string_equal(form_get(form, "birth_date"), "1990-01-09");
    app_feed(app, "Tab BackTab End");
    app_type(app, "0");
    assert_shown("[H2.1.90");
    app_feed(app, "Tab BackTab"); /* not a date: it is put right, not written anew */
    app_type(app, "1");
    assert_shown("[H2.1.901");
    app_feed(app, "Ctrl-U");
    app_type(app, "H1.2.3");
    app_feed(app, "F9"); /* the focus stays, the field is done */
    app_type(app, "H1.2.4");
    assert_string_equal(form_get(form, "birth_date"), "1989-02-04");
    app_feed(app, "Tab BackTab");
    app_paste(app, "H1.3.5");
    assert_string_equal(form_get(form, "birth_date"), "1989-03-05");
    form_set(form, "at", "09:30");
    form_focus(form, "at");
    app_type(app, "1015");
    assert_string_equal(form_get(form, "at"), "10:15");
}

/* What cannot be changed is text: no box to type into, no star that asks for something. */
static void
test_locked_fields_are_text(void **state)
{
    (void)state;
    assert_shown("氏名 *");
    assert_shown("[山田 太郎 ");
    form_set(form, "note", "一行目\n二行目\n三行目\n四行目\n五行目");
    form_lock_all(form, true);
    assert_shown("氏名");
    assert_not_shown("氏名 *");
    assert_not_shown("[");
    assert_not_shown("]");
    assert_shown("平成元年1月8日（日）");
    assert_shown("男");
    assert_not_shown("1 男");
    assert_shown("身体, 精神");
    assert_not_shown("知的");
    assert_shown("五行目"); /* all of it: nothing scrolls inside a box that has no focus */
    assert_not_shown("暗証番号 *");
}

static void
test_paste(void **state)
{
    (void)state;
    app_feed(app, "Ctrl-U");
    app_paste(app, "a\nb12345678901");
    /* All of it stands there to be shortened, and is not saved before. */
    assert_string_equal(form_error_of(form, "name"),
                        "長すぎます（14文字）。10文字までに短くしてください。");
    assert_false(form_check(form));
    assert_string_equal(form_error_of(form, "name"),
                        "長すぎます（14文字）。10文字までに短くしてください。");
    app_feed(app, "Backspace Backspace Backspace Backspace");
    assert_string_equal(form_get(form, "name"), "a b1234567");
    assert_string_equal(form_error_of(form, "name"), "");
    assert_string_equal(form_focused(form), "name");
    app_feed(app, "Up");
    app_paste(app, "a\nb");
    assert_string_equal(form_get(form, "note"), "a\nb"); /* line breaks stay in notes */
    app_feed(app, "Down Tab Down Down");
    assert_string_equal(form_focused(form), "sex");
    app_paste(app, "zz");
    assert_string_equal(form_get(form, "sex"), "male");
    assert_string_equal(app_status(app), "! ここには貼り付ける欄がありません。");
}

/* Control characters of a paste are left out by the decoder: never in silence. */
static void
test_lost_controls(void **state)
{
    struct key_event end = { EVENT_PASTE_END, 2 };

    (void)state;
    app_feed(app, "Ctrl-U");
    app_handle(app, &(struct key_event){ EVENT_PASTE, 'a' });
    app_handle(app, &end);
    assert_string_equal(form_get(form, "name"), "a");
    assert_string_equal(app_status(app), "! 制御文字2字を除いて貼り付けました。");
    app_feed(app, "F4");
    app_handle(app, &(struct key_event){ EVENT_PASTE, 0x202E });
    app_handle(app, &end);
    assert_string_equal(form_error_of(form, form_focused(form)),
                        "貼り付けのうち3文字が入りませんでした。");
}

static void
test_note(void **state)
{
    const struct canvas *c;

    (void)state;
    app_feed(app, "Up");
    app_paint(app);
    app_type(app, "ab");
    app_feed(app, "Enter");
    app_type(app, "cdef");
    assert_string_equal(form_get(form, "note"), "ab\ncdef");
    app_feed(app, "Up"); /* a line up, at the end of the shorter one */
    app_type(app, "X");
    assert_string_equal(form_get(form, "note"), "abX\ncdef");
    app_feed(app, "Home");
    app_type(app, "0");
    assert_string_equal(form_get(form, "note"), "0abX\ncdef");
    app_feed(app, "Up"); /* on the first line: the field above */
    assert_string_equal(form_focused(form), "pin");
    app_feed(app, "Down");
    for (int i = 0; i < 300; i++)
        app_type(app, "漢");
    c = app_paint(app);
    assert_true(c->cursor_y < c->rows - 2);
    assert_int_equal(strlen(form_get(form, "note")), 9 + 900);
}

/* What is typed beyond the limit stays, and it is said beside the field as long as it is too long; nothing
 * is saved meanwhile. */
static void
test_too_long_stays(void **state)
{
    (void)state;
    form_focus(form, "name");
    app_feed(app, "Ctrl-U");
    for (int i = 0; i < 300; i++)
        app_type(app, "山");
    assert_string_equal(app_status(app), "");
    assert_non_null(strstr(form_error_of(form, "name"), "300"));
    app_feed(app, "Backspace Ctrl-S");
    assert_int_equal(model.saves, 0);
    assert_non_null(strstr(form_error_of(form, "name"), "299"));
    form_remark(form, "name", ""); /* no remark of a screen takes that away */
    assert_non_null(strstr(form_error_of(form, "name"), "299"));
    for (int i = 0; i < 299 - 10; i++)
        app_feed(app, "Backspace");
    assert_string_equal(form_error_of(form, "name"), "");
    assert_int_equal(strlen(form_get(form, "name")), 10 * 3);
    form_focus(form, "minutes");
    app_feed(app, "Ctrl-U");
    app_type(app, "090-0000-3003 090-0000-3003");
    app_feed(app, "Tab Up");
    assert_shown("0-0000-3003");
    assert_string_not_equal(form_error_of(form, "minutes"), "");
}

/* A text that was meant for another field chooses once, by its first key, and says so beside the field. */
static void
test_a_text_in_a_choice(void **state)
{
    (void)state;
    form_focus(form, "sex");
    app_type(app, "1760/012");
    assert_string_equal(form_get(form, "sex"), "male");
    assert_non_null(strstr(form_error_of(form, "sex"), "入力の残り"));
    (void)app_timers(app, 1000);
    app_type(app, "2"); /* after a moment it is chosen anew */
    assert_string_equal(form_get(form, "sex"), "female");
    assert_string_equal(form_error_of(form, "sex"), "");
    app_feed(app, "Backspace");
    app_type(app, "1");
    assert_string_equal(form_get(form, "sex"), "male");
}

static void
test_kana(void **state)
{
    (void)state;
    app_feed(app, "Tab");
    app_type(app, "やまだ ﾀﾛｳ");
    app_feed(app, "Tab");
    assert_shown("ヤマダ タロウ");
    assert_string_equal(form_get(form, "kana"), "ヤマダ タロウ");
    app_feed(app, "Up Ctrl-U");
    app_type(app, "山田");
    app_feed(app, "Tab");
    assert_shown("山田  "); /* kept, with the reason */
    assert_string_equal(form_error_of(form, "kana"),
                        "ふりがなはカナ(またはローマ字)で入力してください。");
}

static void
test_dates(void **state)
{
    static const struct {
        const char *typed, *value, *shown;
    } cases[] = {
        { "5", "2014-10-05", "平成26年10月5日（日）" },
        { "0512", "2014-05-12", "平成26年5月12日（月）" },
        { "H23.6.1", "2011-06-01", "平成23年6月1日（水）" },
        { "２０１４０５１２", "2014-05-12", "平成26年5月12日（月）" },
        { "", "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        form_focus(form, "birth_date");
        app_feed(app, "Ctrl-U");
        app_type(app, cases[i].typed);
        app_feed(app, "Tab");
        assert_string_equal(form_get(form, "birth_date"), cases[i].value);
        assert_shown(cases[i].shown);
    }
}

/* An impossible date stays, with the reason; F1 takes the reading that the reason names. */
static void
test_impossible_date(void **state)
{
    (void)state;
    form_focus(form, "birth_date");
    app_feed(app, "Ctrl-U");
    app_type(app, "H32.5.1");
    app_feed(app, "Tab");
    assert_shown("[H32.5.1 ");
    assert_string_not_equal(form_error_of(form, "birth_date"), "");
    assert_string_equal(form_get(form, "birth_date"), "");
    app_feed(app, "Up");
    assert_shown("令和2年5月1日 にします");
    app_feed(app, "F1");
    assert_string_equal(form_get(form, "birth_date"), "2020-05-01");
    assert_string_equal(form_error_of(form, "birth_date"), "");
    app_feed(app, "F1 2"); /* without a suggestion: a list, 2 is tomorrow */
    assert_string_equal(form_get(form, "birth_date"), "2014-11-01");
}

static void
test_times_and_numbers(void **state)
{
    static const struct {
        const char *field, *typed, *value;
        bool good;
    } cases[] = {
        { "at", "9", "09:00", true },       { "at", "930", "09:30", true },
        { "at", "1745", "17:45", true },    { "at", "９：０５", "09:05", true },
        { "at", "24:00", "", false },       { "at", "9:3x", "", false },
        { "at", "12345", "", false },       { "at", "", "", true },
        { "minutes", "60", "60", true },    { "minutes", "１２０", "120", true },
        { "minutes", "4", "", false },      { "minutes", "481", "", false },
        { "minutes", "1x", "", false },     { "minutes", "+9", "", false },
        { "minutes", "-9", "", false },     { "minutes", "99999999999999999999", "", false },
        { "minutes", "0060", "60", true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        form_focus(form, cases[i].field);
        app_feed(app, "Ctrl-U");
        app_type(app, cases[i].typed);
        app_feed(app, "Tab");
        assert_string_equal(form_get(form, cases[i].field), cases[i].value);
        assert_int_equal(form_error_of(form, cases[i].field)[0] == '\0', cases[i].good);
    }
}

static void
test_choice(void **state)
{
    static const struct {
        const char *keys, *value;
    } steps[] = {
        { "2", "female" },   { "Right", "other" },    { "Right", "male" }, { "Left", "other" },
        { "Space", "male" }, { "Backspace", "" },     { "3", "other" },    { "9", "other" },
        { "F1 2", "female" }, { "F1 Down Enter", "other" }, { "F1 Esc-Esc", "other" },
    };

    (void)state;
    form_focus(form, "sex");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        app_feed(app, steps[i].keys);
        assert_string_equal(form_get(form, "sex"), steps[i].value);
        assert_string_equal(form_focused(form), "sex");
    }
    app_type(app, "男");
    assert_string_equal(form_get(form, "sex"), "male");
    assert_string_equal(form_choice_label(form, "sex"), "男");
}

/* More than nine: a second digit goes on; the list narrows by typing. */
static void
test_long_choice(void **state)
{
    (void)state;
    form_focus(form, "staff");
    app_feed(app, "1");
    assert_string_equal(form_get(form, "staff"), "s1");
    app_feed(app, "2");
    assert_string_equal(form_get(form, "staff"), "s12");
    (void)app_timers(app, 1000);
    app_feed(app, "3");
    assert_string_equal(form_get(form, "staff"), "s3");
    app_feed(app, "F1");
    app_type(app, "員k");
    assert_shown("1/1");
    app_feed(app, "Enter");
    assert_string_equal(form_get(form, "staff"), "s11");
    assert_string_equal(form_choice_label(form, "staff"), "支援員K");
}

static void
test_flags(void **state)
{
    (void)state;
    form_focus(form, "disabilities");
    app_feed(app, "2");
    assert_string_equal(form_get(form, "disabilities"), "physical;intellectual;mental");
    app_feed(app, "1 Right Right Space");
    assert_string_equal(form_get(form, "disabilities"), "intellectual");
    app_feed(app, "F1 5");
    assert_string_equal(form_get(form, "disabilities"), "intellectual;intractable");
    assert_true(form_has_flag(form, "disabilities", "intractable"));
    assert_false(form_has_flag(form, "disabilities", "intract"));
    assert_shown("[x]5 難病");
    app_feed(app, "9");
    assert_string_equal(app_status(app), "! 選択肢は5個です。");
}

static void
test_secret(void **state)
{
    char *draft;

    (void)state;
    form_focus(form, "pin");
    app_type(app, "12秘");
    assert_shown("[*** ");
    assert_not_shown("秘 ");
    assert_false(form_changed(form));
    draft = form_serialize(form);
    assert_null(strstr(draft, "秘"));
    assert_null(strstr(draft, "pin="));
    free(draft);
    assert_string_equal(form_get(form, "pin"), "12秘");
    form_clear_secrets(form);
    assert_string_equal(form_get(form, "pin"), "");
}

/* Saving: what is missing is said beside the field, the focus is there, all that was typed stays. */
static void
test_save(void **state)
{
    (void)state;
    app_feed(app, "Ctrl-U Tab Tab Ctrl-S");
    assert_string_equal(form_focused(form), "name");
    assert_string_equal(form_error_of(form, "name"), "必ず入力してください。");
    assert_shown("! 必ず入力してください。");
    assert_int_equal(model.saves, 0);
    app_type(app, "佐藤");
    assert_string_equal(form_error_of(form, "name"), "");
    model.save_fails = true;
    app_feed(app, "F9");
    assert_string_equal(form_focused(form), "minutes");
    assert_string_not_equal(form_error_of(form, "minutes"), "");
    assert_string_equal(form_get(form, "name"), "佐藤");
    assert_true(form_changed(form));
    model.save_fails = false;
    app_feed(app, "Ctrl-S");
    assert_int_equal(model.saves, 1);
    assert_string_equal(app_status(app), "保存しました。");
    assert_false(form_changed(form));
}

static void
test_draft_text(void **state)
{
    char *draft, *again;

    (void)state;
    form_focus(form, "note");
    app_paste(app, "a=b\\c\nd");
    form_focus(form, "birth_date");
    app_feed(app, "Ctrl-U");
    app_type(app, "H99.9.9"); /* also what is not understood comes back */
    draft = form_serialize(form);
    form_revert(form);
    assert_false(form_changed(form));
    assert_string_equal(form_get(form, "note"), "");
    form_restore(form, draft);
    assert_true(form_changed(form));
    assert_string_equal(form_get(form, "note"), "a=b\\c\nd");
    assert_string_equal(form_focused(form), "birth_date");
    again = form_serialize(form);
    assert_string_equal(draft, again);
    free(draft);
    free(again);
    form_focus(form, "note");
    app_feed(app, "Left Left");
    draft = form_serialize(form);
    form_revert(form);
    form_restore(form, draft);
    app_type(app, "|"); /* where the cursor was */
    assert_string_equal(form_get(form, "note"), "a=b\\c|\nd");
    free(draft);
    form_restore(form, "name=xy\n@focus=name\n"); /* one of before says no place */
    app_type(app, "z");
    assert_string_equal(form_get(form, "name"), "xyz");
    form_restore(form, "name=xy\n@focus=name\n@place=99\n");
    app_type(app, "z");
    assert_string_equal(form_get(form, "name"), "xyz");
    form_restore(form, "nobody=1\nrubbish\nname=x\n@focus=nowhere\n=\n\\");
    assert_string_equal(form_get(form, "name"), "x");
}

/* What follows from another field is like typed: a change, in the draft, gone with it. Words beside a
 * field may stand there without holding anything up. */
static void
test_filled_and_remarked(void **state)
{
    char *draft;

    (void)state;
    form_focus(form, "note");
    form_fill(form, "name", "架空 花子");
    assert_true(form_changed(form));
    assert_string_equal(form_focused(form), "note");
    draft = form_serialize(form);
    assert_non_null(strstr(draft, "name=架空 花子"));
    free(draft);
    form_remark(form, "name", "to be seen");
    assert_shown("to be seen");
    assert_string_equal(form_focused(form), "note");
    form_remark(form, "name", "");
    assert_string_equal(form_error_of(form, "name"), "");
    form_revert(form);
    assert_false(form_changed(form));
    assert_string_equal(form_get(form, "name"), "山田 太郎");
}

/* Locked and hidden fields: no focus, no check, no loss; without any field keys scroll and pass. */
static void
test_locks(void **state)
{
    (void)state;
    form_show(form, "kana", false);
    form_lock(form, "birth_date", true);
    app_feed(app, "Tab");
    assert_string_equal(form_focused(form), "sex");
    assert_not_shown("ふりがな");
    form_set(form, "name", "");
    form_lock_all(form, true);
    assert_true(form_check(form));
    assert_string_equal(form_focused(form), "");
    app_resize(app, 10, 40);
    assert_shown("本人");
    app_feed(app, "End");
    assert_not_shown("本人");
    app_feed(app, "Home");
    assert_shown("本人");
    app_type(app, "q"); /* nothing takes text now: a command */
    assert_true(app_is_over(app));
}

/* A stored text longer than the field is kept whole and spoken of, never cut. */
static void
test_too_long_is_kept(void **state)
{
    (void)state;
    form_set(form, "name", "一二三四五六七八九十一二");
    assert_false(form_check(form));
    app_feed(app, "End");
    app_type(app, "x");
    app_feed(app, "Backspace");
    form_set(form, "staff", "gone");
    assert_false(form_check(form));
    assert_shown("[gone");
    assert_string_not_equal(form_error_of(form, "staff"), "");
}

static void
test_sizes(void **state)
{
    static const int sizes[][2] = { { 10, 40 }, { 5, 20 }, { 1, 1 }, { 60, 200 }, { 24, 80 } };

    (void)state;
    app_feed(app, "Ctrl-U");
    app_type(app, "小さい画面");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const struct canvas *c;

        app_resize(app, sizes[i][0], sizes[i][1]);
        c = app_paint(app);
        assert_int_equal(c->rows, sizes[i][0]);
        assert_string_equal(form_get(form, "name"), "小さい画面");
        if (i == 1) {
            assert_shown("画面が小さすぎます");
            assert_shown("40x10以上に");
            assert_shown("キーは効きません");
            app_type(app, "x"); /* nobody sees it: not taken, and that is said */
            assert_shown("今のキーは");
            assert_string_equal(form_get(form, "name"), "小さい画面");
        }
    }
    assert_shown("> 氏名");
    app_resize(app, 5, 20);
    app_feed(app, "F9"); /* saving and quitting work without being seen */
    assert_int_equal(model.saves, 1);
}

/* What stands beside a field follows the language, and so does a date. */
static void
test_language_beside_fields(void **state)
{
    struct err e = { 0 };

    (void)state;
    (void)err_set(&e, ERR_INVALID, "kana", N_("This must be filled in."));
    screen_fail(app_top(app), &e);
    form_focus(form, "birth_date");
    app_feed(app, "Ctrl-E Ctrl-U");
    app_type(app, "S60.2.3");
    app_feed(app, "Ctrl-T");
    assert_shown("This must be filled in.");
    assert_shown("[S60.2.3");
    assert_shown("1985-02-03 Sun");
    app_feed(app, "Tab Ctrl-T");
    assert_shown("入力してください");
    assert_not_shown("This must be");
    app_feed(app, "Ctrl-T");
    assert_shown("[1985-02-03");
    form_focus(form, "name");
    app_handle(app, &(struct key_event){ EVENT_PASTE, 'a' });
    app_handle(app, &(struct key_event){ EVENT_PASTE_END, 1 });
    assert_shown("Pasted without its 1 control character");
    app_feed(app, "Ctrl-T");
    assert_not_shown("Pasted without");
    assert_shown("制御文字");
}

/* ---- a page taller than the screen ---- */

/* Without the last column, where ^ and v say that there is more. */
static void
body_row(struct app *a, int y, char *out, size_t size)
{
    struct canvas *c = (struct canvas *)app_paint(a);

    canvas_fill(c, y, c->cols - 1, 1, 1, STYLE_NORMAL);
    canvas_row(c, y, out, size);
}

static bool
fast(const struct form *f, const struct screen *s, const char *key)
{
    (void)s;
    return strcmp(key, "why") == 0 && form_get_number(f, "minutes", 0) > 60;
}

static void
never_saved(struct screen *s, struct form *f)
{
    (void)s;
    (void)f;
}

static enum err_code
not_stored(struct screen *s, struct form *f, struct err *e)
{
    (void)s;
    (void)f;
    return err_set(e, ERR_IO, "", N_("This must be filled in."));
}

/* What another field makes necessary has its star and is asked for just as long. */
static void
test_star_follows_the_other_field(void **state)
{
    static const struct field rows[] = {
        { "minutes", "分", FIELD_NUMBER },
        { "why", "理由", FIELD_TEXT, .needed = fast },
        { 0 },
    };
    struct form *f;

    (void)state;
    dialog_form(app_top(app), "時間", rows, never_saved, not_stored);
    f = app_top(app)->form;
    app_type(app, "30");
    assert_not_shown("理由 *");
    assert_true(form_check(f));
    app_feed(app, "Ctrl-U");
    app_type(app, "90");
    assert_shown("理由 *");
    assert_false(form_check(f));
    assert_string_equal(form_focused(f), "why");
    form_set(f, "minutes", "5");
    assert_not_shown("理由 *");
    assert_true(form_check(f));
}

/* It would stay in the history of the record: asked once before it is stored, in words of any kind,
 * questions too; saving again as it stands is the answer. */
static void
test_individual_numbers_are_asked_about(void **state)
{
    static const struct field one_line[] = { { "why", "理由", FIELD_TEXT }, { 0 } };

    (void)state;
    form_set(form, "note", "番号は1234 5678 9018"); /* stored long ago */
    assert_true(form_check(form));
    form_fill(form, "note", "番号は1234-5678-9018です");
    assert_false(form_check(form));
    assert_string_equal(form_focused(form), "note");
    assert_non_null(strstr(form_error_of(form, "note"), "マイナンバー"));
    assert_true(form_check(form));
    form_fill(form, "note", "番号は123456789018");
    assert_false(form_check(form));
    form_fill(form, "note", "番号は123456789017");
    assert_true(form_check(form));
    dialog_form(app_top(app), "理由", one_line, never_saved, not_stored);
    app_type(app, "123456789018");
    assert_false(form_check(app_top(app)->form));
    assert_true(form_check(app_top(app)->form));
}

/* What a small screen shows of a form are rows of the whole form, boxes that are cut included. */
static void
test_scrolled(void **state)
{
    static const char *const keys[] = { "name", "disabilities", "at", "minutes", "pin", "note" };
    char small[512], whole[512];

    (void)state;
    for (int rows = 8; rows <= 16; rows++) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            int at = 1;

            app_resize(app, 60, 40);
            form_focus(form, keys[i]);
            app_resize(app, rows, 40);
            for (int y = 1; y < rows - 2; y++) {
                app_resize(app, rows, 40);
                body_row(app, y, small, sizeof small);
                app_resize(app, 60, 40);
                for (;; at++) {
                    assert_true(at < 58); /* a row that the whole form does not have */
                    body_row(app, at, whole, sizeof whole);
                    if (strcmp(small, whole) == 0)
                        break;
                }
            }
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_moving),      TEST(test_text_and_limits),  TEST(test_read_again_within_a_field),
        TEST(test_typing_over_a_date), TEST(test_locked_fields_are_text),
        TEST(test_lost_controls),
        TEST(test_paste),
        TEST(test_note),        TEST(test_too_long_stays), TEST(test_a_text_in_a_choice), TEST(test_kana),             TEST(test_dates),
        TEST(test_impossible_date), TEST(test_times_and_numbers), TEST(test_choice),
        TEST(test_long_choice), TEST(test_flags),            TEST(test_secret),
        TEST(test_save),        TEST(test_draft_text),       TEST(test_locks),
        TEST(test_filled_and_remarked),
        TEST(test_too_long_is_kept), TEST(test_sizes), TEST(test_language_beside_fields),
        TEST(test_individual_numbers_are_asked_about),
        TEST(test_scrolled),
        TEST(test_star_follows_the_other_field),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
