/* The front on a small office, without a terminal: who sits here, for how long, and what is left on
 * the screen afterwards. Time is the loop's (app_timers) and the desk's, and both pass together. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "tests/ui/golden.h"
#include "tests/ui/screens/office.h"

#include "desk/account.h"
#include "desk/session.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/app_private.h"
#include "ui/kit/form.h"
#include "ui/screens/change_user.h"
#include "ui/screens/intake.h"
#include "ui/screens/lock.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/slip.h"
#include "ui/screens/today.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND };

#define TYPED "架空の書きかけ"

static long now; /* ms of the loop */
static struct desk *other; /* of somebody else; NULL */
static sqlite3 *saving; /* a desk that hangs in the middle of a save; NULL */

/* ---- time ---- */

/* As the loop waits: until the next timer, and no further. */
static void
pass(struct office *o, long ms)
{
    long end = now + ms;

    for (;;) {
        long wait = app_timers(o->app, now), step = end - now;

        if (wait >= 0 && wait < step)
            step = wait > 0 ? wait : 1;
        if (step <= 0)
            return;
        fixture_wait((now + step) / SECOND - now / SECOND);
        now += step;
    }
}

/* Keys at work, one every 20 seconds. */
static void
work(struct office *o, long ms)
{
    for (long end = now + ms; now < end;) {
        app_feed(o->app, "Down");
        pass(o, 20 * SECOND);
    }
}

/* ---- set-up ---- */

static int
open_front(void **state)
{
    static const struct front_options options = { .lang = "en" };

    if (office_open(state) != 0)
        return -1;
    struct office *o = *state;
    expect_ok(o->f, session_sign_out(o->f->d, &o->f->e));
    golden_language("en");
    snprintf(o->f->d->terminal, sizeof o->f->d->terminal, "tty1");
    now = 1000 * SECOND;
    o->app = front_headless(&options, o->f->d, 24, 80);
    app_timers(o->app, now);
    return 0;
}

static void
let_go(void)
{
    sqlite3_close(saving); /* rolled back */
    saving = NULL;
}

static int
close_front(void **state)
{
    let_go();
    front_close();
    desk_close(other);
    other = NULL;
    return office_close(state);
}

static void
hold(struct office *o)
{
    assert_int_equal(sqlite3_open(o->f->path, &saving), SQLITE_OK);
    assert_int_equal(sqlite3_exec(saving, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
}

static struct desk *
administrator(struct office *o)
{
    other = fixture_second(o->f);
    expect_ok(o->f, session_sign_in(other, "kanri", FIXTURE_PASSWORD, &o->f->e));
    return other;
}

static void
sign_in(struct office *o, const char *login)
{
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    form_set(office_form(o), "login", "");
    form_focus(office_form(o), "login");
    app_type(o->app, login);
    app_feed(o->app, "Enter");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &today_screen);
}

static void
type_a_slip(struct office *o)
{
    app_feed(o->app, "i F2");
    assert_ptr_equal(office_shown(o), &slip_screen);
    form_focus(office_form(o), "name");
    app_type(o->app, TYPED);
}

static long long
drafts_of(struct office *o, int64_t staff_id)
{
    return (long long)fixture_number(
        o->f, "SELECT count(*) FROM draft WHERE staff_id = %lld AND instr(body, '" TYPED "') > 0",
        (long long)staff_id);
}

static long long
lines(struct office *o, const char *action, const char *outcome)
{
    return (long long)fixture_number(
        o->f, "SELECT count(*) FROM audit WHERE action = '%s' AND outcome = '%s'", action, outcome);
}

static void
assert_hides(struct office *o, const char *words)
{
    const struct canvas *c = app_paint(o->app);
    char row[4096];

    for (int y = 0; y < c->rows; y++) {
        canvas_row(c, y, row, sizeof row);
        if (strstr(row, words) != NULL)
            fail_msg("the screen still shows \"%s\"", words);
    }
}

static void
assert_signed_out(struct office *o, const char *why)
{
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(o->f->d->user.staff_id, 0);
    assert_shows(o, why);
    assert_hides(o, TYPED);
    assert_hides(o, "架空 窓子"); /* nor who it was */
}

/* ---- ended from outside ---- */

enum cause { DISABLED, ENDED, NEW_PASSWORD };

static const char *const reasons[] = {
    [DISABLED] = "your account was disabled",
    [ENDED] = "your session was ended",
    [NEW_PASSWORD] = "your session was ended",
};

static void
end_from_outside(struct office *o, enum cause cause)
{
    struct desk *admin = administrator(o);
    int64_t id = o->f->reception;
    struct session_list list;

    switch (cause) {
    case DISABLED: expect_ok(o->f, account_disable(admin, id, 0, &o->f->e)); break;
    case NEW_PASSWORD:
        expect_ok(o->f, account_set_password(admin, id, 0, "kaeta kotoba da", &o->f->e));
        break;
    case ENDED:
        expect_ok(o->f, session_list(admin, id, &list, &o->f->e));
        assert_int_equal(list.count, 1);
        expect_ok(o->f, session_end(admin, list.rows[0].id, &o->f->e));
        session_list_free(&list);
        break;
    }
    desk_close(other);
    other = NULL;
}

/* The desk of today lists what was left half-typed. */
static void
resume_the_slip(struct office *o)
{
    app_feed(o->app, "/"); /* the day lists what was left */
    app_type(o->app, TYPED);
    app_feed(o->app, "Enter Enter");
    assert_string_equal(form_get(office_form(o), "name"), TYPED);
}

/* Without a key: within five seconds, with what was typed stored under the name of who typed it. */
static void
gone_by_itself(struct office *o, enum cause cause)
{
    sign_in(o, "uketsuke");
    type_a_slip(o);
    pass(o, 100);
    end_from_outside(o, cause);
    pass(o, 4 * SECOND);
    assert_signed_out(o, reasons[cause]);
    assert_int_equal(drafts_of(o, o->f->reception), 1);
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM audit WHERE action = 'sign-out'"
                                          " AND staff_id = %lld AND session <> ''",
                                    (long long)o->f->reception), 1);
}

static void
disabled_by_itself(void **state)
{
    struct office *o = *state;

    gone_by_itself(o, DISABLED);
    fixture_sql(o->f, "UPDATE staff SET disabled = 0");
    sign_in(o, "uketsuke");
    resume_the_slip(o);
}

static void
ended_by_itself(void **state)
{
    gone_by_itself(*state, ENDED);
}

static void
new_password_by_itself(void **state)
{
    gone_by_itself(*state, NEW_PASSWORD);
}

/* The key that finds it out leads to the sign-in, and nothing typed is lost. */
static void
gone_at_a_key(void **state)
{
    static const char *const keys[] = { "F9", "F3", "F12", "Ctrl-S", "Esc-u" };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        sign_in(o, "uketsuke");
        type_a_slip(o);
        office_fill(o, "\tカクウ");
        end_from_outside(o, ENDED);
        app_feed(o->app, keys[i]);
        pass(o, 250); /* F3 and F12 ask nothing of the session by themselves */
        if (office_shown(o) == &lock_screen) {
            app_type(o->app, FIXTURE_PASSWORD);
            app_feed(o->app, "Enter");
        }
        assert_signed_out(o, reasons[ENDED]);
        assert_int_equal(drafts_of(o, o->f->reception), 1);
        fixture_sql(o->f, "DELETE FROM draft");
    }
}

static void
twelve_hours(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    fixture_wait(12 * 3600 - 10);
    pass(o, 5 * SECOND);
    assert_ptr_equal(office_shown(o), &slip_screen);
    app_feed(o->app, "Tab");
    pass(o, 10 * SECOND);
    assert_signed_out(o, "12 hours");
    assert_int_equal(drafts_of(o, o->f->reception), 1);
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM session WHERE ended_at IS NULL"),
                     0);
}

/* While the draft cannot be written the screen is hidden; it comes as soon as it can. */
static void
gone_while_another_saves(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    end_from_outside(o, DISABLED);
    hold(o);
    pass(o, SECOND);
    assert_ptr_equal(office_shown(o), &lock_screen);
    assert_hides(o, TYPED);
    app_feed(o->app, "F3 Esc-Esc Enter"); /* no way back */
    assert_ptr_equal(office_shown(o), &lock_screen);
    let_go();
    pass(o, 2 * SECOND);
    assert_signed_out(o, reasons[DISABLED]);
    assert_int_equal(drafts_of(o, o->f->reception), 1);
}

/* Asked for while the draft cannot be written: refused, nothing is lost. */
static void
no_sign_out_without_the_draft(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    app_feed(o->app, "F12");
    hold(o);
    o->app->top->below->draft_edits--; /* as if a key had come since */
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &lock_screen);
    let_go();
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(drafts_of(o, o->f->reception), 1);
}

/* The list of messages belongs to who read them. */
static void
messages_go_too(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    app_feed(o->app, "x");
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    app_feed(o->app, "F11");
    assert_hides(o, "架空 窓子");
}

/* ---- seen ---- */

static void
seen_at(struct office *o, char out[21])
{
    fixture_text(o->f, out, 21, "SELECT seen_at FROM session WHERE terminal = 'tty1'"
                                " ORDER BY started_at DESC LIMIT 1");
}

/* Half an hour at work: written down at most once a minute, and the account may sign in elsewhere
 * without ending this session. */
static void
seen_while_at_work(void **state)
{
    struct office *o = *state;
    char before[21], after[21];
    int written = 0;

    sign_in(o, "uketsuke");
    seen_at(o, before);
    for (int i = 0; i < 30; i++) {
        work(o, MINUTE);
        seen_at(o, after);
        written += strcmp(before, after) != 0;
        memcpy(before, after, sizeof before);
    }
    assert_in_range(written, 20, 30);
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM session WHERE terminal = 'tty1'"
                                          " AND seen_at >= '2014-10-31T01:28:00Z'"), 1);
    other = fixture_second(o->f);
    expect_ok(o->f, session_sign_in(other, "uketsuke", FIXTURE_PASSWORD, &o->f->e)); /* a command */
    expect_ok(o->f, session_sign_out(other, &o->f->e));
    other->ask_reasons = true; /* and a second terminal */
    expect_ok(o->f, session_sign_in(other, "uketsuke", FIXTURE_PASSWORD, &o->f->e));
    pass(o, SECOND);
    assert_ptr_equal(office_shown(o), &today_screen);
    expect_ok(o->f, session_check(o->f->d, &o->f->e));
}

/* Nothing is written while keys come: in the pause after them, and not at all while another desk is
 * saving, which nobody sees. */
static void
seen_in_a_pause(void **state)
{
    struct office *o = *state;
    char before[21], after[21];

    sign_in(o, "uketsuke");
    pass(o, 50 * SECOND);
    seen_at(o, before);
    fixture_wait(60);
    for (int i = 0; i < 20; i++) {
        app_feed(o->app, "Down");
        pass(o, 500);
        seen_at(o, after);
        assert_string_equal(after, before);
    }
    hold(o);
    pass(o, 5 * SECOND);
    assert_string_equal(app_status(o->app), "");
    let_go();
    pass(o, 2 * SECOND);
    seen_at(o, after);
    assert_string_not_equal(after, before);
}

/* ---- hidden ---- */

static void
unlock(struct office *o)
{
    assert_ptr_equal(office_shown(o), &lock_screen);
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
}

static void
lines_of_hiding(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    app_feed(o->app, "F12");
    assert_int_equal(lines(o, "hide", "done"), 1);
    app_type(o->app, "wrong");
    app_feed(o->app, "Enter");
    assert_int_equal(lines(o, "unlock", "failed"), 1);
    unlock(o);
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_int_equal(lines(o, "unlock", "done"), 1);
    assert_int_equal(lines(o, "lock", "done"), 0);
    pass(o, 3 * MINUTE);
    assert_int_equal(lines(o, "lock", "done"), 1);
    assert_int_equal(lines(o, "hide", "done"), 1);
    unlock(o);
    assert_int_equal(lines(o, "unlock", "done"), 2);
    assert_int_equal(fixture_number(o->f, "SELECT count(*) FROM audit WHERE action IN ('hide',"
                                          " 'lock', 'unlock') AND staff_id = %lld"
                                          " AND session <> '' AND reason = ''",
                                    (long long)o->f->reception), 5);
}

/* Another desk is saving: the screen is hidden all the same, and the line comes later, with the time
 * of the hiding. */
static void
hidden_while_another_saves(void **state)
{
    struct office *o = *state;
    char reason[64];

    for (int i = 0; i < 2; i++) {
        fixture_clock("2014-10-31T02:00:00Z", "11:00");
        sign_in(o, "uketsuke");
        hold(o);
        app_feed(o->app, "F12");
        assert_ptr_equal(office_shown(o), &lock_screen);
        assert_string_equal(app_status(o->app), "");
        let_go();
        assert_int_equal(lines(o, "hide", "done"), i);
        fixture_wait(90);
        if (i == 0) {
            unlock(o);
            assert_ptr_equal(office_shown(o), &today_screen);
            app_feed(o->app, "x");
        } else {
            app_feed(o->app, "F2");
        }
        assert_int_equal(lines(o, "hide", "done"), i + 1);
        fixture_text(o->f, reason, sizeof reason, "SELECT reason || ' ' || at FROM audit"
                                                  " WHERE action = 'hide' ORDER BY n DESC");
        assert_string_equal(reason, "2014-10-31T02:00:00Z 2014-10-31T02:01:30Z");
    }
}

/* Cleared first, then drafts and line: nothing that may wait stands before the painting. */
static void
cleared_before_anything_is_written(void **state)
{
    struct office *o = *state;
    char row[400];

    sign_in(o, "uketsuke");
    type_a_slip(o);
    (void)app_paint(o->app);
    hold(o);
    app_feed(o->app, "F12");
    canvas_row(o->app->canvas, 3, row, sizeof row); /* not painted anew by the test */
    assert_null(strstr(row, TYPED));
    canvas_row(o->app->canvas, 2, row, sizeof row);
    assert_non_null(strstr(row, "The screen is hidden."));
    assert_int_equal(drafts_of(o, o->f->reception), 0);
    let_go();
    pass(o, 2 * SECOND); /* the draft is tried again behind the lock */
    assert_int_equal(drafts_of(o, o->f->reception), 1);
}

/* 15 minutes from the hiding, whatever is pressed on the lock screen. */
static void
keys_do_not_hold_off_the_sign_out(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    pass(o, 30 * SECOND);
    app_feed(o->app, "F12");
    for (int i = 0; i < 14; i++) {
        app_feed(o->app, "a Backspace F3 Esc-Esc");
        pass(o, MINUTE);
        assert_ptr_equal(office_shown(o), &lock_screen);
    }
    pass(o, MINUTE - SECOND);
    assert_ptr_equal(office_shown(o), &lock_screen);
    pass(o, 2 * SECOND);
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(o->f->d->user.staff_id, 0);
}

static void
signed_out_after_the_lock(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    pass(o, (3 + SESSION_LOCKED_MINUTES) * MINUTE - SECOND);
    assert_ptr_equal(office_shown(o), &lock_screen);
    pass(o, 2 * SECOND);
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(app_timers(o->app, now), -1); /* nothing wakes the sign-in */
}

/* Behind the lock only the sign-out waits. */
static void
nothing_polls_behind_the_lock(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    assert_in_range(app_timers(o->app, now), 1, 250);
    app_feed(o->app, "F12");
    assert_int_equal(app_timers(o->app, now), SESSION_LOCKED_MINUTES * MINUTE);
    app_feed(o->app, "Ctrl-T Ctrl-T");
    assert_int_equal(app_timers(o->app, now), SESSION_LOCKED_MINUTES * MINUTE);
    unlock(o);
    assert_in_range(app_timers(o->app, now), 0, 250);
}

/* The computer slept with the desk open: the key that wakes it meets the lock, and is not typed. */
static void
woken_by_a_key(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    pass(o, 5 * SECOND);
    o->app->now = now += 10 * MINUTE; /* the key comes before the timers */
    app_feed(o->app, "Backspace");
    assert_ptr_equal(office_shown(o), &lock_screen);
    unlock(o);
    assert_string_equal(form_get(office_form(o), "name"), TYPED);
    o->app->now = now += 60 * MINUTE;
    app_feed(o->app, "a");
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_string_equal(form_get(office_form(o), "login"), "");
}

/* Behind the lock everything stands as it was: screens, row, field, cursor and text. */
static void
back_where_it_was(void **state)
{
    static const char *const ways[] = { "F12", NULL };
    struct office *o = *state;
    int y, x, row;

    sign_in(o, "kakari");
    for (size_t i = 0; i < 2; i++) {
        app_feed(o->app, "Home Down Down");
        row = app_paint(o->app)->cursor_y;
        if (ways[i])
            app_feed(o->app, ways[i]);
        else
            pass(o, 3 * MINUTE);
        unlock(o);
        assert_ptr_equal(office_shown(o), &today_screen);
        assert_int_equal(app_paint(o->app)->cursor_y, row);

        type_a_slip(o);
        app_feed(o->app, "Left Left");
        y = app_paint(o->app)->cursor_y;
        x = o->app->canvas->cursor_x;
        if (ways[i])
            app_feed(o->app, ways[i]);
        else
            pass(o, 3 * MINUTE);
        unlock(o);
        assert_ptr_equal(office_shown(o), &slip_screen);
        assert_string_equal(form_focused(office_form(o)), "name");
        assert_int_equal(app_paint(o->app)->cursor_y, y);
        assert_int_equal(o->app->canvas->cursor_x, x);
        app_type(o->app, "あ");
        assert_string_equal(form_get(office_form(o), "name"), "架空の書きあかけ");
        form_revert(office_form(o));
        app_feed(o->app, "F3 F3");
        assert_ptr_equal(office_shown(o), &today_screen);
    }
}

/* The time and the one sentence: not even who sits here. Who chose the own name sees whose password is
 * asked for. */
static void
the_lock_names_nobody(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    assert_shows(o, "架空 窓子");
    app_feed(o->app, "F12");
    assert_ptr_equal(office_shown(o), &lock_screen);
    assert_false(office_shows(o, "窓子"));
    unlock(o);
    assert_shows(o, "架空 窓子");
    pass(o, 3 * MINUTE);
    assert_false(office_shows(o, "窓子"));
    unlock(o);
    app_feed(o->app, "Esc-u 1");
    assert_ptr_equal(office_shown(o), &lock_screen);
    assert_shows(o, "架空 窓子");
}

/* A question asked on the lock screen is part of it. */
static void
a_question_over_the_lock(void **state)
{
    struct office *o = *state;

    sign_in(o, "kanri");
    fixture_sql(o->f, "CREATE TRIGGER no_draft BEFORE INSERT ON draft BEGIN"
                      " SELECT RAISE(ABORT, 'the disk is full'); END");
    app_feed(o->app, "u n");
    app_type(o->app, "shin");
    app_feed(o->app, "F12 Ctrl-Q");
    assert_ptr_not_equal(office_shown(o), &lock_screen);
    fixture_sql(o->f, "DROP TRIGGER no_draft"); /* there is room again */
    for (int i = 0; i < SESSION_LOCKED_MINUTES; i++) {
        app_feed(o->app, "F12 Space");
        pass(o, MINUTE);
    }
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(lines(o, "hide", "done"), 1);
}

/* ---- several people, one after the other ---- */

static void
give(struct office *o, const char *secret)
{
    assert_ptr_equal(office_shown(o), &lock_screen);
    app_type(o->app, secret);
    app_feed(o->app, "Enter");
}

static void
come(struct office *o, const char *login)
{
    app_feed(o->app, "Esc-u");
    assert_ptr_equal(office_shown(o), &change_user_screen);
    app_feed(o->app, "End Enter");
    sign_in(o, login);
}

static void
choose_pin(struct office *o, const char *pin)
{
    expect_ok(o->f, session_set_pin(o->f->d, FIXTURE_PASSWORD, pin, &o->f->e));
}

static long long
open_sessions(struct office *o)
{
    return (long long)fixture_number(o->f, "SELECT count(*) FROM session WHERE ended_at IS NULL");
}

/* Each finds the own screen, field, cursor and text; two keys and the PIN lead there. */
static void
each_gets_the_own_screen_back(void **state)
{
    struct office *o = *state;
    int y, x;

    sign_in(o, "uketsuke");
    choose_pin(o, "135790");
    type_a_slip(o);
    app_feed(o->app, "Left Left");
    y = app_paint(o->app)->cursor_y;
    x = o->app->canvas->cursor_x;
    come(o, "shien");
    assert_hides(o, TYPED);
    assert_hides(o, "架空 窓子");
    assert_int_equal(drafts_of(o, o->f->reception), 1);
    assert_int_equal(drafts_of(o, o->f->worker), 0);
    app_feed(o->app, "p");
    app_type(o->app, "架空");
    app_feed(o->app, "Esc-u 1");
    assert_hides(o, TYPED);
    give(o, "135790");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_int_equal(o->f->d->user.staff_id, o->f->reception);
    assert_string_equal(form_focused(office_form(o)), "name");
    assert_int_equal(app_paint(o->app)->cursor_y, y);
    assert_int_equal(o->app->canvas->cursor_x, x);
    app_type(o->app, "あ");
    assert_string_equal(form_get(office_form(o), "name"), "架空の書きあかけ");
    app_feed(o->app, "Esc-u 2"); /* who came first stays first */
    give(o, FIXTURE_PASSWORD);
    assert_string_equal(o->f->d->user.login, "shien");
    assert_string_equal(form_get(office_form(o), "query"), "架空");
    assert_int_equal(lines(o, "change-user-out", "done"), 3);
    assert_int_equal(lines(o, "change-user-in", "done"), 2);
    assert_int_equal(lines(o, "hide", "done"), 0);
    assert_int_equal(open_sessions(o), 2);
}

/* From the lock screen too; what is owed of it is written when the PIN is given. */
static void
changed_from_the_lock(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    pass(o, 3 * MINUTE);
    assert_ptr_equal(office_shown(o), &lock_screen);
    app_type(o->app, "half a pass");
    come(o, "shien");
    app_feed(o->app, "Esc-u 1");
    assert_true(form_is_empty(office_form(o), "pin"));
    app_feed(o->app, "Esc-u"); /* looked at only: no line */
    assert_int_equal(lines(o, "change-user-out", "done"), 2);
    assert_shows(o, "架空 窓子");
    assert_shows(o, "here since 10:00");
    app_feed(o->app, "1");
    give(o, FIXTURE_PASSWORD);
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_string_equal(form_get(office_form(o), "name"), TYPED);
}

/* The PINs of one do not open, nor use up, those of another. */
static void
pins_are_counted_for_each(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    choose_pin(o, "135790");
    come(o, "shien");
    choose_pin(o, "246801");
    app_feed(o->app, "Esc-u 1");
    give(o, "246801");
    assert_shows(o, "The PIN is not right.");
    give(o, "246801");
    app_feed(o->app, "Esc-u 2");
    give(o, "246801");
    assert_string_equal(o->f->d->user.login, "shien");
    app_feed(o->app, "Esc-u 1");
    give(o, "246801");
    assert_shows(o, "third wrong PIN");
    fixture_wait(5);
    give(o, "135790"); /* no PIN is taken any more, nor later */
    assert_ptr_equal(office_shown(o), &lock_screen);
    app_feed(o->app, "Esc-u 1");
    fixture_wait(10);
    give(o, "135790");
    assert_ptr_equal(office_shown(o), &lock_screen);
    fixture_wait(20);
    give(o, FIXTURE_PASSWORD);
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_int_equal(lines(o, "change-user-in", "failed"), 5);
}

/* The label says what is asked for, also once PINs are used up. */
static void
the_lock_asks_for_what_it_takes(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    choose_pin(o, "135790");
    app_feed(o->app, "F12");
    assert_shows(o, "PIN *");
    for (int i = 0; i < 3; i++) {
        give(o, "246801");
        fixture_wait(5);
    }
    assert_shows(o, "third wrong PIN");
    assert_false(office_shows(o, "PIN *"));
    assert_shows(o, "Password *");
    fixture_wait(30);
    give(o, FIXTURE_PASSWORD);
    assert_ptr_equal(office_shown(o), &today_screen);
}

/* 15 minutes from the hiding, by each one's own clock, whoever works meanwhile; drafts stay. */
static void
set_aside_and_forgotten(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    come(o, "shien");
    work(o, 10 * MINUTE);
    app_feed(o->app, "Esc-u");
    work(o, 4 * MINUTE + 40 * SECOND);
    assert_int_equal(front_aside_count(), 2);
    pass(o, 30 * SECOND); /* nobody types at the list of names */
    assert_int_equal(front_aside_count(), 1);
    assert_hides(o, "架空 窓子");
    assert_ptr_equal(office_shown(o), &change_user_screen);
    assert_int_equal(open_sessions(o), 1);
    assert_int_equal(drafts_of(o, o->f->reception), 1);
    app_feed(o->app, "1");
    pass(o, 9 * MINUTE); /* looking at the lock gives no new time */
    assert_ptr_equal(office_shown(o), &lock_screen);
    pass(o, MINUTE);
    assert_ptr_equal(office_shown(o), &sign_in_screen);
    assert_int_equal(open_sessions(o), 0);
    assert_int_equal(lines(o, "sign-out", "done"), 4); /* two of the set-up of the office */
    assert_int_equal(app_timers(o->app, now), -1);
}

static void
ended_while_set_aside(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    come(o, "shien");
    end_from_outside(o, DISABLED);
    pass(o, SECOND); /* somebody else works: seen by the poll */
    assert_int_equal(front_aside_count(), 0);
    assert_string_equal(o->f->d->user.login, "shien");
    assert_int_equal(drafts_of(o, o->f->reception), 1);
    fixture_sql(o->f, "UPDATE staff SET disabled = 0");
    come(o, "uketsuke");
    app_feed(o->app, "Esc-u");
    end_from_outside(o, ENDED);
    app_feed(o->app, "2"); /* nobody works: seen when chosen */
    assert_ptr_equal(office_shown(o), &change_user_screen);
    assert_shows(o, reasons[ENDED]);
    assert_hides(o, "架空 窓子");
    assert_int_equal(front_aside_count(), 1);
    app_feed(o->app, "2");
    sign_in(o, "uketsuke");
    resume_the_slip(o);
}

/* Who forgot that the own screen waits here gets it all the same. */
static void
signed_in_beside_the_own_screen(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    app_feed(o->app, "Esc-u 2");
    form_set(office_form(o), "login", "");
    form_focus(office_form(o), "login");
    app_type(o->app, "uketsuke");
    app_feed(o->app, "Enter");
    app_type(o->app, FIXTURE_PASSWORD);
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_string_equal(form_get(office_form(o), "name"), TYPED);
    assert_int_equal(front_aside_count(), 0);
    assert_int_equal(open_sessions(o), 1);
    app_feed(o->app, "F9"); /* the form is judged, so the session is good */
    assert_ptr_equal(office_shown(o), &slip_screen);
    expect_ok(o->f, session_check(o->f->d, &o->f->e));
}

/* The last one of the list has ended: the sign-in says why. */
static void
the_only_one_has_ended(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    app_feed(o->app, "Esc-u");
    end_from_outside(o, ENDED);
    app_feed(o->app, "1");
    assert_signed_out(o, reasons[ENDED]);
}

static void
three_people_at_most(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    pass(o, SECOND);
    come(o, "shien");
    pass(o, SECOND);
    come(o, "kakari");
    pass(o, SECOND);
    come(o, "shien2");
    assert_shows(o, "架空 窓子 was signed out");
    assert_int_equal(front_aside_count(), 2);
    assert_int_equal(open_sessions(o), 3);
    assert_int_equal(drafts_of(o, o->f->reception), 1);
    app_feed(o->app, "Esc-u");
    assert_int_equal(front_aside_count(), 3);
    assert_hides(o, "架空 窓子");
}

/* Who signs out leaves the list of names to the others; the end of the program ends all. */
static void
the_list_after_a_sign_out(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    come(o, "shien");
    app_feed(o->app, "x");
    assert_ptr_equal(office_shown(o), &change_user_screen);
    assert_hides(o, "架空 援助"); /* the title bears no name */
    app_feed(o->app, "2 F3");
    assert_ptr_equal(office_shown(o), &change_user_screen);
    front_close();
    assert_int_equal(open_sessions(o), 0);
}

/* Another desk saves: hidden at once, and nothing is set aside whose draft is not written. */
static void
not_set_aside_without_the_draft(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    type_a_slip(o);
    hold(o);
    app_feed(o->app, "Esc-u");
    assert_ptr_equal(office_shown(o), &lock_screen);
    assert_hides(o, TYPED);
    assert_int_equal(front_aside_count(), 0);
    let_go();
    app_feed(o->app, "Esc-u");
    assert_ptr_equal(office_shown(o), &change_user_screen);
    assert_int_equal(drafts_of(o, o->f->reception), 1);
}

/* A question of one is not answered by what another was asked. */
static void
questions_of_two(void **state)
{
    struct office *o = *state;
    char shown[400];

    sign_in(o, "uketsuke");
    app_feed(o->app, "p");
    app_type(o->app, "タロウ");
    pass(o, SECOND);
    app_feed(o->app, "Down Enter"); /* a reason is asked */
    come(o, "shien");
    app_feed(o->app, "p");
    app_type(o->app, "ハナコ");
    pass(o, SECOND);
    app_feed(o->app, "Down Enter Esc-u 1");
    give(o, FIXTURE_PASSWORD);
    app_feed(o->app, "3");
    snprintf(shown, sizeof shown, "%s", app_top(o->app)->subtitle);
    assert_non_null(strstr(shown, "太郎"));
}

/* Masked when the key comes: it is set aside all the same. */
static void
changed_while_masked(void **state)
{
    struct office *o = *state;

    sign_in(o, "uketsuke");
    pass(o, 90 * SECOND);
    assert_true(o->app->is_masked);
    app_feed(o->app, "Esc-u");
    assert_ptr_equal(office_shown(o), &change_user_screen);
    assert_false(o->app->is_masked);
}

static void
look_of_the_list(void **state)
{
    static const struct {
        const char *language;
        int rows, cols;
    } shots[] = { { "ja", 24, 80 }, { "en", 24, 80 }, { "ja", 10, 40 }, { "en", 10, 40 } };
    struct office *o = *state;

    sign_in(o, "uketsuke");
    come(o, "shien");
    app_feed(o->app, "Esc-u");
    for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
        app_set_language(o->app, shots[i].language);
        app_resize(o->app, shots[i].rows, shots[i].cols);
        golden_compare(o->app, "change-user", shots[i].language);
    }
    app_feed(o->app, "1");
    for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
        app_set_language(o->app, shots[i].language);
        app_resize(o->app, shots[i].rows, shots[i].cols);
        golden_compare(o->app, "change-user-lock", shots[i].language);
    }
}

/* Changed by the administrator at another desk, the times hold here within a second. */
static void
times_changed_elsewhere(void **state)
{
    struct office *o = *state;
    const struct setting_change changes[] = {
        { SETTING_MASK_SECONDS, "20", 0 },
        { SETTING_LOCK_MINUTES, "1", 0 },
        { SETTING_SIGN_OUT_MINUTES, "2", 0 },
        { SETTING_SUSPEND, "1", 0 },
    };

    sign_in(o, "uketsuke");
    assert_false(o->app->may_suspend);
    expect_ok(o->f, setting_save(administrator(o), changes, 4, &o->f->e));
    pass(o, SECOND);
    app_feed(o->app, "Down");
    assert_true(o->app->may_suspend);
    pass(o, 19 * SECOND);
    assert_false(o->app->is_masked);
    pass(o, 2 * SECOND);
    assert_true(o->app->is_masked);
    pass(o, 40 * SECOND);
    assert_ptr_equal(office_shown(o), &lock_screen);
    pass(o, 115 * SECOND);
    assert_ptr_equal(office_shown(o), &lock_screen);
    pass(o, 10 * SECOND);
    assert_ptr_equal(office_shown(o), &sign_in_screen);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_front, close_front)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(disabled_by_itself),
        TEST(ended_by_itself),
        TEST(new_password_by_itself),
        TEST(gone_at_a_key),
        TEST(twelve_hours),
        TEST(gone_while_another_saves),
        TEST(no_sign_out_without_the_draft),
        TEST(messages_go_too),
        TEST(seen_while_at_work),
        TEST(seen_in_a_pause),
        TEST(lines_of_hiding),
        TEST(hidden_while_another_saves),
        TEST(cleared_before_anything_is_written),
        TEST(keys_do_not_hold_off_the_sign_out),
        TEST(signed_out_after_the_lock),
        TEST(nothing_polls_behind_the_lock),
        TEST(woken_by_a_key),
        TEST(back_where_it_was),
        TEST(the_lock_names_nobody),
        TEST(a_question_over_the_lock),
        TEST(each_gets_the_own_screen_back),
        TEST(changed_from_the_lock),
        TEST(pins_are_counted_for_each),
        TEST(the_lock_asks_for_what_it_takes),
        TEST(set_aside_and_forgotten),
        TEST(ended_while_set_aside),
        TEST(signed_in_beside_the_own_screen),
        TEST(the_only_one_has_ended),
        TEST(three_people_at_most),
        TEST(the_list_after_a_sign_out),
        TEST(not_set_aside_without_the_draft),
        TEST(questions_of_two),
        TEST(changed_while_masked),
        TEST(look_of_the_list),
        TEST(times_changed_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
