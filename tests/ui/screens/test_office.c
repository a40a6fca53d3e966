/* Who may sit here: first start, sign-in, passwords, lock, own settings, accounts. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "desk/account.h"
#include "desk/session.h"
#include "tests/ui/golden.h"
#include "tests/ui/screens/front_stub.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"
#include "ui/screens/args.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/code_lists.h"
#include "ui/screens/codes_of_list.h"
#include "ui/screens/accounts.h"
#include "ui/screens/lock.h"
#include "ui/screens/new_password.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/security.h"
#include "ui/screens/settings.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/start.h"
#include "ui/screens/today.h"

#define FRESH "ao-i kasa to densha" /* a password nobody has yet */

static int
open_office(void **state)
{
    int rc = office_open(state);

    if (rc == 0) {
        struct office *o = *state;

        memset(&front_stub, 0, sizeof front_stub);
        snprintf(front_stub.path, sizeof front_stub.path, "%s/new.db", o->f->folder);
    }
    return rc;
}

static int
close_office(void **state)
{
    struct office *o = *state;

    app_free(o->app);
    o->app = NULL;
    desk_close(front_stub.desk);
    front_stub.desk = NULL;
    return office_close(state);
}

/* The sign-in, nobody there. */
static void
begin_signed_out(struct office *o)
{
    office_begin(o, "kakari", &sign_in_screen, NULL);
    expect_ok(o->f, session_sign_out(o->f->d, &o->f->e));
}

static void
sign_in(struct office *o, const char *login, const char *password)
{
    form_set(office_form(o), "login", "");
    form_focus(office_form(o), "login");
    app_type(o->app, login);
    app_feed(o->app, "Enter");
    app_type(o->app, password);
    app_feed(o->app, "Enter");
}

static const struct {
    const char *language;
    int rows, cols;
} shots[] = { { "ja", 24, 80 }, { "en", 24, 80 }, { "ja", 10, 40 }, { "en", 10, 40 } };
enum { SHOTS = sizeof shots / sizeof *shots };

/* Golden files of a try to sign in. */
static void
sign_in_shots(struct office *o, const char *name, const char *login, const char *password)
{
    for (size_t i = 0; i < SHOTS; i++) {
        office_start(o, "kakari", shots[i].language, shots[i].rows, shots[i].cols, &sign_in_screen,
                     NULL);
        expect_ok(o->f, session_sign_out(o->f->d, &o->f->e));
        fixture_wait(1); /* a login that nobody has is delayed too */
        sign_in(o, login, password);
        golden_compare(o->app, name, shots[i].language);
    }
}

/* Golden files of a wrong password at the lock; each the first wrong one. */
static void
lock_shots(struct office *o, const char *name)
{
    for (size_t i = 0; i < SHOTS; i++) {
        fixture_sql(o->f, "UPDATE staff SET failures = 0, not_before = NULL");
        office_start(o, "shien", shots[i].language, shots[i].rows, shots[i].cols, &lock_screen,
                     NULL);
        app_type(o->app, "abc");
        app_feed(o->app, "Enter");
        golden_compare(o->app, name, shots[i].language);
    }
    fixture_sql(o->f, "UPDATE staff SET failures = 0, not_before = NULL");
}

/* Wrong passwords until the account is locked. */
static void
lock_out(struct office *o, const char *login)
{
    for (int i = 0; i < 7; i++) {
        expect_err(o->f, session_sign_in(o->f->d, login, "wrong", &o->f->e), ERR_DENIED, NULL);
        fixture_wait(60);
    }
}

/* The table narrowed to that login. */
static void
choose_login(struct office *o, const char *login)
{
    app_feed(o->app, "/");
    app_type(o->app, login);
    app_feed(o->app, "Enter");
    assert_int_equal(table_shown(app_top(o->app)->table), 1);
}

/* ---- golden screens ---- */

static void
test_sign_in_looks(void **state)
{
    struct office *o = *state;

    office_shots(o, "sign-in", "kakari", &sign_in_screen, NULL, "");
    sign_in_shots(o, "sign-in-wrong", "dareka", "kore de wa nai");
    lock_out(o, "shien2");
    sign_in_shots(o, "sign-in-locked", "shien2", FIXTURE_PASSWORD);
    office_shots(o, "sign-in-empty", "kakari", &sign_in_screen, NULL, "F9");
    office_shots(o, "lock-password", "shien", &lock_screen, NULL, "");
    lock_shots(o, "lock-wrong");
    fixture_as(o->f, "shien");
    expect_ok(o->f, session_set_pin(o->f->d, FIXTURE_PASSWORD, "482619", &o->f->e));
    office_shots(o, "lock-pin", "shien", &lock_screen, NULL, "");
    office_shots(o, "new-password", "shien", &new_password_screen, NULL, "");
    office_shots(o, "new-password-errors", "shien", &new_password_screen, NULL, "F9");
}

static void
test_settings_look(void **state)
{
    struct office *o = *state;

    office_shots(o, "settings", "shien", &settings_screen, NULL, "");
    office_shots(o, "settings-sessions", "shien", &settings_screen, NULL, "F6");
    office_shots(o, "settings-password", "shien", &settings_screen, NULL, "F2");
    office_shots(o, "settings-pin", "shien", &settings_screen, NULL, "Ctrl-X");
}

static void
test_accounts_look(void **state)
{
    struct office *o = *state;

    office_shots(o, "accounts", "kanri", &accounts_screen, NULL, "Down");
    office_shots(o, "accounts-new", "kanri", &accounts_screen, NULL, "n");
    office_shots(o, "accounts-errors", "kanri", &accounts_screen, NULL, "n F9");
    office_shots(o, "accounts-password", "kanri", &accounts_screen, NULL, "Down p");
    office_shots(o, "accounts-role", "kanri", &accounts_screen, NULL, "Down r");
    office_shots(o, "accounts-disable", "kanri", &accounts_screen, NULL, "Down x");
    office_shots(o, "accounts-end", "kanri", &accounts_screen, NULL, "Down e");
    office_shots(o, "accounts-read", "kansa", &accounts_screen, NULL, "");
    office_shots(o, "accounts-none-locked", "kakari", &accounts_screen, NULL, "");
}

/* Days that the office enters itself, and that the calendar then goes by. */
/* Code lists: the words of the program's codes, and codes of the office's own. */
static void
test_code_lists(void **state)
{
    struct office *o = *state;

    office_shots(o, "code-lists", "kakari", &code_lists_screen, NULL, "");
    office_shots_typed(o, "codes-new-refused", "kakari", &codes_of_list_screen, "contact_method",
                       "F2", "来所", "F9");
    office_begin(o, "kakari", &code_lists_screen, NULL);
    app_feed(o->app, "5 Enter F2");
    app_type(o->app, "チャット");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &codes_of_list_screen);
    assert_int_equal(office_count(o, "code WHERE list = 'contact_method' AND id = 'x_1'"
                                     " AND ja = 'チャット'"), 1);
    office_shots(o, "codes-of-list", "kakari", &codes_of_list_screen, "contact_method", "End Up");
    office_shots(o, "codes-change", "kakari", &codes_of_list_screen, "contact_method", "End Up Enter");
    office_begin(o, "kakari", &codes_of_list_screen, "contact_method");
    app_feed(o->app, "End Up Enter Up"); /* the last day */
    app_type(o->app, "H26.10.30");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "code WHERE id = 'x_1' AND valid_to = '2014-10-30'"), 1);
    app_feed(o->app, "Home Enter Ctrl-E Ctrl-U"); /* a code of the program: its word */
    app_type(o->app, "ご来所");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "code WHERE id = 'visit_in' AND ja = 'ご来所'"), 1);
    office_shots(o, "codes-closed", "kakari", &codes_of_list_screen, "case_stage", "F2");
    office_begin(o, "kakari", &codes_of_list_screen, "case_stage"); /* closed to new ones: says why */
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &codes_of_list_screen);
    assert_false(office_shows(o, "n 追加"));
    office_begin(o, "shien", &today_screen, NULL);
    app_feed(o->app, "l");
    assert_ptr_equal(office_shown(o), &today_screen);
}

/* A record with a code that has ended shows its word, and keeps it when it is saved. */
static void
test_an_ended_code_is_kept(void **state)
{
    struct office *o = *state;
    struct person_arg taro = { o->taro };

    fixture_sql(o->f, "INSERT INTO code (list, id, ja, en, sort, valid_to) VALUES"
                      " ('referral_source', 'x_1', '旧窓口', 'old desk', 999, '2014-10-01'),"
                      " ('communication_need', 'x_1', '旧配慮', 'old need', 999, '2014-10-01');"
                      "UPDATE person SET referral_source = 'x_1' WHERE id = %lld;"
                      "INSERT INTO person_need (person_id, need) VALUES (%lld, 'x_1')",
                (long long)o->taro, (long long)o->taro);
    fixture_reopen(o->f); /* the lists were read before */
    office_begin(o, "kakari", &person_edit_screen, &taro);
    assert_string_equal(form_choice_label(office_form(o), "referral_source"), "旧窓口");
    assert_true(form_has_flag(office_form(o), "needs", "x_1"));
    app_feed(o->app, "Ctrl-T Ctrl-T"); /* the lists are filled again */
    assert_string_equal(form_choice_label(office_form(o), "referral_source"), "旧窓口");
    form_focus(office_form(o), "address");
    app_type(o->app, "架空町");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE referral_source = 'x_1' AND address <> ''"), 1);
    assert_int_equal(office_count(o, "person_need WHERE need = 'x_1'"), 1);
    office_begin(o, "kakari", &person_edit_screen, &(struct person_arg){ o->hanako });
    assert_int_equal(office_count(o, "person WHERE referral_source = 'x_1'"), 1);
    form_focus(office_form(o), "referral_source");
    app_feed(o->app, "F1"); /* and is offered to nobody else */
    assert_false(office_shows(o, "旧窓口"));
}

/* Times and limits: an administrator changes them, with the PIN; others look. */
static void
test_security(void **state)
{
    struct office *o = *state;

    office_shots(o, "security", "kanri", &security_screen, NULL, "");
    office_shots(o, "security-hours", "kanri", &security_screen, NULL, "Tab Tab Tab Tab Tab Tab");
    office_shots(o, "security-stages", "kanri", &security_screen, NULL, "BackTab");
    office_shots(o, "security-seen", "kansa", &security_screen, NULL, "");
    office_shots(o, "security-refused", "kanri", &security_screen, NULL, "Ctrl-U 5 Tab Ctrl-U 6 F9");
    office_begin(o, "kanri", &security_screen, NULL);
    app_feed(o->app, "Ctrl-U 3 0 Tab Ctrl-U 1 F9");
    assert_shows(o, "PIN かパスワードをもう一度");
    assert_int_equal(office_count(o, "setting"), 0);
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &security_screen);
    assert_int_equal(office_count(o, "setting WHERE (key = 'mask_seconds' AND value = '30')"
                                     " OR (key = 'lock_minutes' AND value = '1')"), 2);
    assert_int_equal(office_count(o, "setting"), 2); /* the others as they are */
    assert_int_equal(office_count(o, "audit WHERE action = 'set-setting'"), 2);
    assert_int_equal(front_stub.times, 1);
    form_fill(office_form(o), "silent_inquiry", "7"); /* how long a stage may be silent */
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "setting WHERE key = 'silent_inquiry' AND value = '7'"), 1);
    assert_int_equal(office_count(o, "audit WHERE fields = 'silent_inquiry'"), 1);
    form_fill(office_form(o), "silent_inquiry", "1000");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "setting WHERE value = '1000'"), 0);
    form_fill(office_form(o), "silent_inquiry", "7");
    form_fill(office_form(o), "opens", "830"); /* the counter's hours */
    form_fill(office_form(o), "closes", "9:00");
    app_feed(o->app, "F9");
    assert_shows(o, "通常の面談時間が入りません");
    assert_int_equal(office_count(o, "setting WHERE key IN ('opens', 'closes')"), 0);
    form_fill(office_form(o), "closes", "1715");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "setting WHERE (key = 'opens' AND value = '08:30')"
                                     " OR (key = 'closes' AND value = '17:15')"), 2);
    form_focus(office_form(o), "lock_minutes");
    fixture_sql(o->f, "UPDATE setting SET value = '2', version = 2 WHERE key = 'lock_minutes'");
    app_feed(o->app, "Ctrl-U 4 F9");
    assert_shows(o, "ほかの");
    assert_int_equal(office_count(o, "setting WHERE value = '2'"), 1);
    for (size_t i = 0; i < 2; i++) {
        static const char *const refused[] = { "uketsuke", "shien" };

        office_begin(o, refused[i], &today_screen, NULL);
        app_feed(o->app, "g");
        assert_ptr_equal(office_shown(o), &today_screen);
    }
}

static void
test_closing_days(void **state)
{
    struct office *o = *state;

    office_shots(o, "closing-days-none", "kakari", &closing_days_screen, NULL, "");
    office_shots_typed(o, "closing-days-new", "kakari", &closing_days_screen, NULL, "F2", "H26.11.14",
                       "Tab Tab");
    office_begin(o, "kakari", &closing_days_screen, NULL);
    app_feed(o->app, "F2");
    app_type(o->app, "H26.11.14");
    app_feed(o->app, "F9"); /* a closing needs its reason */
    assert_int_equal(office_count(o, "closing_day"), 0);
    app_type(o->app, "棚卸し"); /* the focus went where it is missing */
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "closing_day WHERE day = '2014-11-14' AND kind = 'office'"
                                     " AND name = '棚卸し'"), 1);
    office_shots(o, "closing-days", "kakari", &closing_days_screen, NULL, "Del");
    office_begin(o, "kakari", &closing_days_screen, NULL);
    app_feed(o->app, "Del n"); /* no */
    assert_int_equal(office_count(o, "closing_day"), 1);
    app_feed(o->app, "Del y");
    assert_int_equal(office_count(o, "closing_day"), 0);
    assert_int_equal(office_count(o, "audit WHERE action IN ('add-closing-day', 'remove-closing-day')"
                                     " AND outcome = 'done'"), 2);
}

static void
test_first_day_looks(void **state)
{
    struct office *o = *state;

    snprintf(front_stub.path, sizeof front_stub.path, "/home/kanri/.local/share/madoguchi/desk.db");
    office_shots(o, "start", "kanri", &start_screen, NULL, "");
    office_shots(o, "start-new", "kanri", &start_screen, NULL, "Enter");
    office_shots(o, "start-errors", "kanri", &start_screen, NULL, "Enter F9");
    fixture_sql(o->f, "UPDATE staff SET disabled = 1 WHERE role <> 'admin'");
    office_shots(o, "accounts-first", "kanri", &accounts_screen, NULL, "");
    office_shots(o, "today-admin", "kanri", &today_screen, NULL, "");
}

/* ---- the first day ---- */

/* From no database at all to a reception that works, as the first administrator meets it. */
static void
the_first_day_leads_to_people_who_can_work(void **state)
{
    struct office *o = *state;
    struct desk *d;

    office_begin(o, "kanri", &start_screen, NULL);
    app_feed(o->app, "Enter");
    office_fill(o, "admin\t架空 管理\t" FRESH "\t" FRESH);
    app_feed(o->app, "F9");
    assert_int_equal(front_stub.opened, 1);
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_shows(o, "adminでサインイン");
    sign_in(o, "admin", FRESH);
    assert_int_equal(front_stub.signed_in, 1);
    d = front_stub.desk;
    assert_true(accounts_are_needed(d));
    expect_ok(o->f, app_push(o->app, &accounts_screen, NULL, &o->f->e));
    assert_shows(o, "最初の責任者を");
    app_feed(o->app, "n");
    office_fill(o, "kacho\t架空 課長\tカクウ カチョウ\t\tmado no soto no ame\tmado no soto no ame");
    app_feed(o->app, "F9");
    assert_false(accounts_are_needed(d));
    assert_shows(o, "窓口に立つ職員がまだいません");
    app_feed(o->app, "n");
    office_fill(o, "madoguchi\t架空 窓口\t\t\thana to mizu to tsuchi\thana to mizu to tsuchi");
    assert_string_equal(form_get(office_form(o), "role"), "reception");
    app_feed(o->app, "F9");
    assert_false(office_shows(o, "まだいません"));
    expect_ok(o->f, session_sign_out(d, &o->f->e));
    expect_ok(o->f, session_sign_in(d, "madoguchi", "hana to mizu to tsuchi", &o->f->e));
    assert_true(d->user.must_change);
    assert_true(desk_may(d, ACTION_INTAKE));
}

/* Making it takes seconds: said before it begins, not after. */
static void
the_demonstration_says_that_it_takes_a_while(void **state)
{
    struct office *o = *state;

    /* So that it ends at once. */
    snprintf(front_stub.path, sizeof front_stub.path, "/nowhere/at/all.db");
    office_begin(o, "kanri", &start_screen, NULL);
    app_feed(o->app, "Down Enter");
    assert_int_equal(front_stub.opened, 0);
    assert_string_equal(app_message(o->app, 1), "架空のデータを作っています。数秒お待ちください。");
    assert_non_null(strstr(app_message(o->app, 0), "/nowhere/at"));
}

static void
nothing_is_made_of_a_wrong_first_administrator(void **state)
{
    static const struct {
        const char *typed, *field;
    } rows[] = {
        { "ADMIN!\t架空\t" FRESH "\t" FRESH, "login" },
        { "admin\t\t" FRESH "\t" FRESH, "name" },
        { "admin\t架空\tshort\tshort", "new_password" },
        { "admin\t架空\t" FRESH "\tother words here", "again" },
    };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "kanri", &start_screen, NULL);
        app_feed(o->app, "Enter");
        office_fill(o, rows[i].typed);
        app_feed(o->app, "F9");
        assert_int_equal(front_stub.opened, 0);
        if (form_error_of(office_form(o), rows[i].field)[0] == '\0')
            fail_msg("no words beside %s", rows[i].field);
    }
}

/* ---- sign-in ---- */

static void
a_wrong_password_is_wiped_and_the_login_stays(void **state)
{
    struct office *o = *state;

    begin_signed_out(o);
    sign_in(o, "shien", "kore de wa nai");
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_string_equal(form_get(office_form(o), "login"), "shien");
    assert_string_equal(form_get(office_form(o), "password"), "");
    assert_string_equal(form_focused(office_form(o)), "password");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_int_equal(front_stub.signed_in, 1);
    assert_ptr_equal(office_shown(o), &today_screen);
}

/* The same words for nobody, a wrong password and a disabled account. */
static void
a_refusal_does_not_say_who_exists(void **state)
{
    static const struct {
        const char *login, *password;
    } tries[] = { { "dareka", FIXTURE_PASSWORD }, { "shien", "wrong" }, { "kansa", FIXTURE_PASSWORD } };
    struct office *o = *state;
    char first[300] = "";

    fixture_sql(o->f, "UPDATE staff SET disabled = 1 WHERE login = 'kansa'");
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        begin_signed_out(o);
        sign_in(o, tries[i].login, tries[i].password);
        assert_ptr_equal(office_shown(o), &sign_in_screen);
        if (i == 0)
            snprintf(first, sizeof first, "%s", app_status(o->app));
        assert_string_not_equal(first, "");
        assert_string_equal(app_status(o->app), first);
    }
}

static void
a_locked_account_is_opened_by_the_supervisor(void **state)
{
    struct office *o = *state;

    lock_out(o, "shien2");
    begin_signed_out(o);
    sign_in(o, "shien2", FIXTURE_PASSWORD);
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_shows(o, "ロック");
    office_shots(o, "accounts-locked", "kakari", &accounts_screen, NULL, "");
    office_begin(o, "kakari", &accounts_screen, NULL);
    app_feed(o->app, "u");
    assert_int_equal(table_shown(app_top(o->app)->table), 0);
    begin_signed_out(o);
    sign_in(o, "shien2", FIXTURE_PASSWORD);
    assert_ptr_equal(office_shown(o), &today_screen);
}

/* While the question stands open another administrator changes the account: the answer is refused,
 * and the list shows what the account is now. */
static void
two_administrators_at_one_account(void **state)
{
    static const struct {
        const char *open, *typed, *answer;
        bool is_form;
    } ways[] = { { "x", "", "y", false }, { "r", "", "1", false }, { "e", "2014-12-31", "F9", true } };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        office_begin(o, "kanri", &accounts_screen, NULL);
        choose_login(o, "shien2");
        app_feed(o->app, ways[i].open);
        app_type(o->app, ways[i].typed);
        struct desk *other = fixture_second(o->f);
        expect_ok(o->f, session_sign_in(other, "kanri", FIXTURE_PASSWORD, &o->f->e));
        expect_ok(o->f, account_set_role(other, o->f->worker2, 0, ROLE_AUDITOR, &o->f->e));
        desk_close(other);
        app_feed(o->app, ways[i].answer);
        assert_non_null(strstr(app_status(o->app), "ほかの人がこのアカウントを変更"));
        if (ways[i].is_form) /* what was typed is still there */
            app_feed(o->app, "F3 y");
        assert_ptr_equal(office_shown(o), &accounts_screen);
        assert_shows(o, "監査");
        assert_int_equal(office_count(o, "staff WHERE login = 'shien2' AND role = 'auditor'"
                                         " AND disabled = 0 AND ends_on IS NULL"), 1);
        expect_ok(o->f, account_set_role(o->f->d, o->f->worker2, 0, ROLE_WORKER, &o->f->e));
    }
}

/* ---- a first password ---- */

static void
begin_new_password(struct office *o)
{
    fixture_as(o->f, "kanri");
    expect_ok(o->f, account_set_password(o->f->d, o->f->worker2, 0, FRESH, &o->f->e));
    begin_signed_out(o);
    sign_in(o, "shien2", FRESH);
}

static void
a_first_password_is_changed_before_anything_else(void **state)
{
    struct office *o = *state;

    begin_new_password(o);
    assert_ptr_equal(office_shown(o), &new_password_screen);
    assert_int_equal(front_stub.signed_in, 0);
    assert_false(office_shows(o, "保存しました"));
    app_feed(o->app, "Esc-Esc F3");
    assert_ptr_equal(office_shown(o), &new_password_screen);
    office_fill(o, FRESH "\tkumo no ue no sora\tkumo no ue no sora");
    app_feed(o->app, "F9");
    assert_int_equal(front_stub.signed_in, 1);
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_shows(o, "パスワードを変更し、サインインしました");
    expect_ok(o->f, session_sign_out(o->f->d, &o->f->e));
    expect_ok(o->f, session_sign_in(o->f->d, "shien2", "kumo no ue no sora", &o->f->e));
    assert_false(o->f->d->user.must_change);
}

/* Whoever cannot choose one now leaves the terminal to others. */
static void
a_first_password_may_wait(void **state)
{
    struct office *o = *state;

    begin_new_password(o);
    app_feed(o->app, "F2");
    assert_int_equal(front_stub.signed_out, 1);
    assert_int_equal(o->f->d->user.staff_id, 0);
    expect_ok(o->f, session_sign_in(o->f->d, "shien2", FRESH, &o->f->e));
    assert_true(o->f->d->user.must_change);
}

static void
a_bad_new_password_is_refused(void **state)
{
    static const struct {
        const char *typed, *field;
    } rows[] = {
        { "wrong\tkumo no ue no sora\tkumo no ue no sora", "password" },
        { FRESH "\tshort\tshort", "new_password" },
        { FRESH "\tshien2shien2\tkumo no ue no sora", "again" },
        { FRESH "\tshien212\tshien212", "new_password" }, /* the login */
    };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin_new_password(o);
        office_fill(o, rows[i].typed);
        app_feed(o->app, "F9");
        assert_ptr_equal(office_shown(o), &new_password_screen);
        if (form_error_of(office_form(o), rows[i].field)[0] == '\0')
            fail_msg("row %zu: no words beside %s", i, rows[i].field);
    }
}

/* ---- lock ---- */

static void
the_lock_opens_with_pin_or_password_only(void **state)
{
    struct office *o = *state;

    fixture_as(o->f, "shien");
    expect_ok(o->f, session_set_pin(o->f->d, FIXTURE_PASSWORD, "482619", &o->f->e));
    for (int way = 0; way < 2; way++) {
        office_begin(o, "shien", &today_screen, NULL);
        expect_ok(o->f, app_push(o->app, &lock_screen, NULL, &o->f->e));
        assert_false(office_shows(o, "太郎"));
        app_feed(o->app, "F3 Esc-Esc F1 F4 F11 Enter"); /* no way round */
        assert_ptr_equal(office_shown(o), &lock_screen);
        app_type(o->app, "111111");
        app_feed(o->app, "Enter");
        assert_ptr_equal(office_shown(o), &lock_screen);
        assert_string_equal(form_get(office_form(o), "pin"), "");
        app_type(o->app, way == 0 ? "482619" : FIXTURE_PASSWORD);
        app_feed(o->app, "Enter");
        assert_ptr_equal(office_shown(o), &today_screen);
        assert_int_equal(front_stub.unlocked, way + 1);
        assert_null(strstr(app_status(o->app), "保存")); /* nothing was */
    }
    expect_ok(o->f, app_push(o->app, &lock_screen, NULL, &o->f->e));
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(o->f->d->user.staff_id, 0);
}

/* ---- own settings ---- */

/* The times are those of the clock on this machine, like all others of the desk. */
static void
test_session_times(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &settings_screen, NULL);
    assert_shows(o, "H26.10.31 10:00");
    setenv("TZ", "EET-2", 1);
    tzset();
    office_begin(o, "shien", &settings_screen, NULL);
    assert_shows(o, "H26.10.31 03:00");
    setenv("TZ", "JST-9", 1);
    tzset();
}

static void
the_look_is_kept_with_the_account(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &settings_screen, NULL);
    office_fill(o, "3\t3\t3");
    app_feed(o->app, "F9");
    assert_int_equal(front_stub.looks, 1);
    assert_int_equal(office_count(o, "staff WHERE login = 'shien' AND lang = 'en' AND glyphs = 'ascii'"
                              " AND theme = 'high_contrast'"), 1);
    office_begin(o, "shien", &settings_screen, NULL);
    assert_string_equal(form_get(office_form(o), "lang"), "en");
}

static void
the_own_password_and_pin_are_changed(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &settings_screen, NULL);
    app_feed(o->app, "F2");
    office_fill(o, FIXTURE_PASSWORD "\t" FRESH "\tsomething else now");
    app_feed(o->app, "F9");
    assert_string_not_equal(form_error_of(office_form(o), "again"), "");
    form_set(office_form(o), "again", "");
    form_focus(office_form(o), "again");
    app_type(o->app, FRESH);
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &settings_screen);
    app_feed(o->app, "Ctrl-X");
    office_fill(o, FRESH "\t482619\t482619");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &settings_screen);
    assert_true(session_takes_pin(o->f->d));
    assert_int_equal(office_count(o, "staff WHERE login = 'shien' AND pin_hash IS NOT NULL"), 1);
    app_feed(o->app, "Ctrl-X");
    office_fill(o, FRESH "\t\t"); /* none any more */
    app_feed(o->app, "F9");
    assert_false(session_takes_pin(o->f->d));
}

static void
another_session_of_ones_own_is_ended(void **state)
{
    struct office *o = *state;
    struct desk *second = fixture_second(o->f);

    expect_ok(o->f, session_sign_in(second, "shien", FIXTURE_PASSWORD, &o->f->e));
    office_begin(o, "shien", &settings_screen, NULL);
    app_feed(o->app, "F6");
    assert_int_equal(table_shown(app_top(o->app)->table), 2);
    for (int i = 0; i < 2; i++) { /* one of the two is this one, and refused */
        app_feed(o->app, i == 0 ? "Home x" : "End x");
        if (office_shown(o) != &settings_screen)
            app_feed(o->app, "y");
    }
    assert_ptr_equal(office_shown(o), &settings_screen);
    assert_int_equal(table_shown(app_top(o->app)->table), 1);
    assert_int_not_equal(session_check(second, &o->f->e), ERR_OK);
    desk_close(second);
}

/* ---- accounts ---- */

static const char new_account[] =
    "atarashii\t架空 新人\tかくう しんじん\t2\tmado no soto no ame\tmado no soto no ame";

static void
an_account_is_added_and_may_sign_in(void **state)
{
    struct office *o = *state;

    office_begin(o, "kanri", &accounts_screen, NULL);
    app_feed(o->app, "n");
    office_fill(o, new_account);
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &accounts_screen);
    assert_int_equal(office_count(o, "staff WHERE login = 'atarashii' AND role = 'worker'"
                              " AND must_change = 1 AND kana = 'カクウ シンジン'"), 1);
    begin_signed_out(o);
    sign_in(o, "atarashii", "mado no soto no ame");
    assert_ptr_equal(office_shown(o), &new_password_screen);
}

static void
a_faulty_account_is_not_added(void **state)
{
    static const struct {
        const char *typed, *field;
    } rows[] = {
        { "shien\t架空 新人\t\t2\tmado no soto no ame\tmado no soto no ame", "login" }, /* taken */
        { "Shin Jin\t架空 新人\t\t2\tmado no soto no ame\tmado no soto no ame", "login" },
        { "shinjin\t\t\t2\tmado no soto no ame\tmado no soto no ame", "name" },
        { "shinjin\t架空 新人\t\t2\tshinjin1\tshinjin1", "new_password" },
        { "shinjin\t架空 新人\t\t2\tmado no soto no ame\tmado no soto no yuki", "again" },
    };
    struct office *o = *state;
    long long before = office_count(o, "staff");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "kanri", &accounts_screen, NULL);
        app_feed(o->app, "n");
        office_fill(o, rows[i].typed);
        app_feed(o->app, "F9");
        assert_ptr_not_equal(office_shown(o), &accounts_screen);
        if (form_error_of(office_form(o), rows[i].field)[0] == '\0')
            fail_msg("row %zu: no words beside %s", i, rows[i].field);
        assert_int_equal(office_count(o, "staff"), before);
    }
}

static void
accounts_are_changed_one_key_each(void **state)
{
    struct office *o = *state;

    office_begin(o, "kanri", &accounts_screen, NULL);
    choose_login(o, "shien2");
    app_feed(o->app, "x n"); /* no: nothing */
    assert_int_equal(office_count(o, "staff WHERE disabled = 1"), 0);
    app_feed(o->app, "x y");
    assert_int_equal(office_count(o, "staff WHERE login = 'shien2' AND disabled = 1"), 1);
    app_feed(o->app, "x");
    assert_int_equal(office_count(o, "staff WHERE disabled = 1"), 0);
    app_feed(o->app, "r 3");
    assert_int_equal(office_count(o, "staff WHERE login = 'shien2' AND role = 'supervisor'"), 1);
    app_feed(o->app, "e");
    app_type(o->app, "H26.12.28");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "staff WHERE login = 'shien2' AND ends_on = '2014-12-28'"), 1);
    app_feed(o->app, "p");
    office_fill(o, FRESH "\t" FRESH);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "staff WHERE login = 'shien2' AND must_change = 1"), 1);
}

/* Nobody takes the own rights away, and one administrator stays. */
static void
the_last_administrator_stays(void **state)
{
    struct office *o = *state;

    office_begin(o, "kanri", &accounts_screen, NULL);
    choose_login(o, "kanri");
    app_feed(o->app, "x y");
    assert_int_equal(office_count(o, "staff WHERE disabled = 1"), 0);
    assert_string_not_equal(app_status(o->app), "");
    app_feed(o->app, "r 3");
    assert_int_equal(office_count(o, "staff WHERE login = 'kanri' AND role = 'admin'"), 1);
    assert_string_not_equal(app_status(o->app), "");
}

/* Others see the list, or what is locked, and change nothing. */
static void
others_change_no_account(void **state)
{
    static const char *const logins[] = { "kansa", "kakari" };
    struct office *o = *state;
    long long before = office_count(o, "staff WHERE version = 1 AND disabled = 0");

    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
        office_begin(o, logins[i], &accounts_screen, NULL);
        app_feed(o->app, "n F2 p r x y e");
        assert_ptr_equal(office_shown(o), &accounts_screen);
    }
    assert_int_equal(office_count(o, "staff WHERE version = 1 AND disabled = 0"), before);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)
        OFFICE(test_sign_in_looks),
        OFFICE(test_settings_look),
        OFFICE(test_session_times),
        OFFICE(test_accounts_look),
        OFFICE(test_closing_days),
        OFFICE(test_security),
        OFFICE(test_code_lists),
        OFFICE(test_an_ended_code_is_kept),
        OFFICE(test_first_day_looks),
        OFFICE(the_first_day_leads_to_people_who_can_work),
        OFFICE(the_demonstration_says_that_it_takes_a_while),
        OFFICE(nothing_is_made_of_a_wrong_first_administrator),
        OFFICE(a_wrong_password_is_wiped_and_the_login_stays),
        OFFICE(a_refusal_does_not_say_who_exists),
        OFFICE(a_locked_account_is_opened_by_the_supervisor),
        OFFICE(two_administrators_at_one_account),
        OFFICE(a_first_password_is_changed_before_anything_else),
        OFFICE(a_first_password_may_wait),
        OFFICE(a_bad_new_password_is_refused),
        OFFICE(the_lock_opens_with_pin_or_password_only),
        OFFICE(the_look_is_kept_with_the_account),
        OFFICE(the_own_password_and_pin_are_changed),
        OFFICE(another_session_of_ones_own_is_ended),
        OFFICE(an_account_is_added_and_may_sign_in),
        OFFICE(a_faulty_account_is_not_added),
        OFFICE(accounts_are_changed_one_key_each),
        OFFICE(the_last_administrator_stays),
        OFFICE(others_change_no_account),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
