/* Half-typed slips outlive whatever ends or interrupts the program, character by character. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "tests/tui/desk_run.h"

/* What a receptionist has typed when it happens: finished fields, an impossible date, a note of two
 * lines with the signs that drafts and files use themselves. */
static const struct {
    const char *label, *text;
} typed[] = {
    { "Name", "架空 髙橋=花子" },
    { "Birth date", "平成32.1.1" },
    { "Address", "架空区①丁目 \\n 2-3" },
    { "Care in contacts", "母には電話しない" },
    { "Main concern", "仕事が続かない = 相談したい" },
};

enum { TYPED = sizeof typed / sizeof *typed, LAST = TYPED - 1 };

static void
open_slip(struct run *r)
{
    run_keys(r, "i");
    run_assert_shows(r, "Intake");
    run_keys(r, "F2");
    run_assert_shows(r, "new person");
}

static void
half_type(struct run *r)
{
    open_slip(r);
    for (int i = 0; i < TYPED; i++)
        run_fill(r, typed[i].label, typed[i].text);
    run_text(r, "\n二行目 😀");
}

/* Every field is gone to and read from its box: rows outside the window count too. */
static void
assert_all_is_back(struct run *r)
{
    for (int i = 0; i < TYPED; i++) {
        run_go_to_field(r, typed[i].label);
        vt_assert_shows(r->t, typed[i].text);
    }
    vt_assert_shows(r->t, "二行目 😀");
}

/* From the desk of today, which lists it; F2 at the search begins a fresh one. */
static void
go_on(struct run *r)
{
    run_assert_shows(r, "draft");
    run_keys(r, "Enter");
}

static void
start_again(struct run *r)
{
    run_start(r, r->lang, 0, 0, RUN_RECEPTION);
    go_on(r);
    run_assert_shows(r, "Your draft is back. Save it, or throw it away from the help.");
    assert_all_is_back(r);
}

static void
assert_nobody_is_stored(struct run *r)
{
    char out[4096];

    assert_int_equal(run_command(r, RUN_RECEPTION, out, sizeof out, "people", "--format", "json",
                                 NULL), 0);
    assert_null(strstr(out, "架空"));
}

static void
ended_by(void **state, int sig, int status)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    if (sig == 0)
        vt_hang_up(r->t);
    else
        vt_signal(r->t, sig);
    assert_int_equal(vt_exit(r->t), status);
    if (sig != 0)
        assert_true(vt_given_back(r->t));
    assert_nobody_is_stored(r);
    start_again(r);
}

static void
terminated(void **state)
{
    ended_by(state, SIGTERM, 128 + SIGTERM);
}

static void
hung_up_by_signal(void **state)
{
    ended_by(state, SIGHUP, 128 + SIGHUP);
}

static void
interrupted(void **state)
{
    ended_by(state, SIGINT, 128 + SIGINT);
}

static void
window_closed(void **state)
{
    ended_by(state, 0, 129);
}

/* ---- ended without a word ---- */

static bool
file_holds(const char *path, const char *text)
{
    FILE *in = fopen(path, "re");
    char *bytes;
    size_t n;
    bool found;

    if (in == NULL)
        return false;
    bytes = malloc(16 << 20);
    assert_non_null(bytes);
    n = fread(bytes, 1, 16 << 20, in);
    found = memmem(bytes, n, text, strlen(text)) != NULL;
    free(bytes);
    fclose(in);
    return found;
}

static bool
draft_holds(const struct run *r, const char *text)
{
    char log[320];

    snprintf(log, sizeof log, "%s-wal", r->db);
    return file_holds(log, text) || file_holds(r->db, text);
}

/* Until the draft lies in the file: it is written by a timer that no key tells of. */
static void
wait_for_draft(struct run *r, const char *text)
{
    for (int i = 0; i < 20000; i++) {
        vt_sync(r->t);
        if (draft_holds(r, text))
            return;
    }
    fail_msg("no draft with [%s] was written", text);
}

static void
killed(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    wait_for_draft(r, "二行目 😀");
    vt_signal(r->t, SIGKILL);
    assert_int_equal(vt_exit(r->t), 1000 + SIGKILL);
    assert_nobody_is_stored(r);
    start_again(r);
}

/* The draft is taken while typing goes on, not only after a pause. */
static void
killed_in_the_middle_of_a_word(void **state)
{
    struct run *r = *state;

    run_start(r, "en", 0, 0, RUN_RECEPTION);
    open_slip(r);
    run_go_to_field(r, "Address");
    run_text(r, "first ");
    wait_for_draft(r, "address=first ");
    run_text(r, "second");
    wait_for_draft(r, "address=first second");
    vt_signal(r->t, SIGKILL);
    vt_exit(r->t);
    run_start(r, "en", 0, 0, RUN_RECEPTION);
    go_on(r);
    assert_true(run_is_at_field(r, "Address"));
    run_text(r, "!"); /* goes on where the typing stopped */
    vt_assert_shows(r->t, "[first second!");
}

/* The cursor too comes back into the middle of the text. */
static void
killed_with_the_cursor_in_the_text(void **state)
{
    struct run *r = *state;

    run_start(r, "en", 0, 0, RUN_RECEPTION);
    open_slip(r);
    run_go_to_field(r, "Address");
    run_text(r, "abcdef");
    run_keys(r, "Left Left");
    wait_for_draft(r, "@place=4");
    vt_signal(r->t, SIGKILL);
    vt_exit(r->t);
    run_start(r, "en", 0, 0, RUN_RECEPTION);
    go_on(r);
    assert_true(run_is_at_field(r, "Address"));
    run_text(r, "!");
    vt_assert_shows(r->t, "[abcd!ef");
}

/* One account at two terminals, at the same form of the same record: when both are killed, both texts are
 * there, listed by their terminals. */
static void
killed_at_two_terminals(void **state)
{
    struct run *r = *state, other;

    run_start(r, "en", 0, 0, RUN_SUPERVISOR);
    other = *r;
    other.t = NULL;
    run_start(&other, "en", 0, 0, RUN_SUPERVISOR);
    run_keys(r, "h F2");
    run_fill(r, "Name or reason", "first");
    run_keys(&other, "h F2");
    run_fill(&other, "Name or reason", "second");
    wait_for_draft(r, "name=first");
    wait_for_draft(&other, "name=second");
    run_text(r, "!");
    wait_for_draft(r, "name=first!");
    vt_signal(r->t, SIGKILL);
    vt_exit(r->t);
    vt_signal(other.t, SIGKILL);
    vt_exit(other.t);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft WHERE instr(body, 'name=first!')"), 1);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft WHERE instr(body, 'name=second')"), 1);
    run_start(r, "en", 0, 0, RUN_SUPERVISOR);
    vt_assert_shows(r->t, "Drafts 2");
    vt_assert_shows(r->t, "pts/");
    vt_free(other.t);
}

/* Any other form too: a small one over a list, and the reason that a question asks for. */
static void
killed_over_a_small_form(void **state)
{
    struct run *r = *state;

    run_start(r, "en", 0, 0, RUN_SUPERVISOR);
    run_keys(r, "h F2");
    run_fill(r, "Name or reason", "架空の休み = 1");
    wait_for_draft(r, "name=架空の休み = 1");
    vt_signal(r->t, SIGKILL);
    vt_exit(r->t);
    run_start(r, "en", 0, 0, RUN_SUPERVISOR);
    vt_assert_shows(r->t, "Drafts 1");
    run_keys(r, "h F2");
    run_assert_shows(r, "Your draft is back. Save it, or throw it away from the help.");
    vt_assert_shows(r->t, "架空の休み = 1");
    run_fill(r, "Day", "2014-12-26");
    run_keys(r, "Ctrl-S F3");
    vt_assert_shows(r->t, "Drafts 0");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft"), 0);
}

/* ---- left on purpose ---- */

static void
quit(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_quit(r);
    assert_true(vt_given_back(r->t));
    start_again(r);
}

/* The way over the list of today, and a finished slip leaves no draft behind. */
static void
resumed_from_today(void **state)
{
    struct run *r = *state;

    run_start(r, "en", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "F3 F3");
    vt_assert_shows(r->t, "Drafts 1");
    run_keys(r, "Enter");
    assert_all_is_back(r);
    run_fill_slip(r, "架空 花子", "カクウ ハナコ");
    run_fill(r, "Birth date", "1980-05-06");
    run_keys(r, "Ctrl-S");
    vt_assert_shows(r->t, "Saved as slip");
    run_keys(r, "F3");
    if (vt_has(r->t, "Intake"))
        run_keys(r, "F3");
    vt_assert_shows(r->t, "Drafts 0");
    open_slip(r);
    vt_assert_hides(r->t, "架空 花子");
}

static void
belongs_to_one_person(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_quit(r);
    run_start(r, "ja", 0, 0, RUN_SUPERVISOR);
    vt_assert_hides(r->t, "花子");
    open_slip(r);
    vt_assert_hides(r->t, "花子");
    run_assert_hides(r, "Your draft is back. Save it, or throw it away from the help.");
}

/* The next visitor gets a form of his own, with the words of the search, and both are kept. */
static void
not_for_the_next_visitor(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "F3 Ctrl-U");
    run_text(r, "さとう");
    run_keys(r, "F2");
    vt_assert_shows(r->t, "[サトウ");
    vt_assert_hides(r->t, "花子");
    run_text(r, "佐藤 試");
    run_keys(r, "F3 F3");
    vt_assert_shows(r->t, "架空 髙橋=花子");
    vt_assert_shows(r->t, "佐藤 試");
    run_keys(r, "Down Enter");
    assert_all_is_back(r);
}

/* ---- interrupted ---- */

static void
assert_still_typed(struct run *r)
{
    vt_assert_shows(r->t, "二行目 😀");
    assert_all_is_back(r);
}

static void
interrupt_key_only_speaks(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "Ctrl-C");
    run_assert_shows(r, "Ctrl-Q or F10 ends the program.");
    assert_still_typed(r);
    run_keys(r, "Ctrl-Z Ctrl-C");
    assert_still_typed(r);
}

/* A real counter gives no shell away: the signal is as the key. */
static void
stopped_at_a_real_counter(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    vt_signal(r->t, SIGTSTP);
    assert_still_typed(r);
    vt_signal(r->t, SIGSTOP); /* by somebody who may */
    vt_signal(r->t, SIGCONT);
    assert_still_typed(r);
}

static void
sign_in_to_demo(struct run *r)
{
    run_text(r, RUN_RECEPTION "\r");
    run_text(r, "madoguchi-demo\r");
}

/* In training Ctrl-Z leads to the shell, and the draft is stored before. */
static void
stopped_in_training(void **state)
{
    struct run *r = *state;
    char out[1024], line[1024];
    char *shell[] = { "sh", "-i", NULL };
    static const char *const env[] = { "PS1=ready> ", "ENV=", NULL };

    snprintf(r->db, sizeof r->db, "%s/demo.db", r->folder);
    assert_int_equal(run_command(r, NULL, out, sizeof out, "demo", "--people", "5", NULL), 0);
    run_launch(r, "ja", (struct vt_options){ .argv = shell, .env = env });
    vt_wait(r->t, "ready>");
    snprintf(line, sizeof line, "%s --db %s --lang ja\n", run_program, r->db);
    vt_type(r->t, line);
    vt_wait(r->t, run_word(r, "Sign in"));
    sign_in_to_demo(r);
    half_type(r);
    vt_type(r->t, "\x1a");
    vt_wait_given_back(r->t);
    vt_wait(r->t, "ready>");
    assert_true(draft_holds(r, "二行目 😀"));
    vt_type(r->t, "fg\n");
    vt_wait(r->t, "二行目 😀");
    vt_sync(r->t);
    assert_still_typed(r);
}

/* ---- hidden ---- */

static void
hidden_and_back(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "F12");
    run_assert_shows(r, "The screen is hidden.");
    vt_assert_hides(r->t, "花子");
    vt_assert_hides(r->t, "二行目");
    run_keys(r, "Esc Esc F1 F3 Ctrl-S");
    run_assert_shows(r, "The screen is hidden.");
    run_text(r, "not my password\r");
    run_assert_shows(r, "The screen is hidden.");
    run_text(r, RUN_PASSWORD "\r");
    assert_still_typed(r);
    run_keys(r, "Esc h");
    run_assert_shows(r, "The screen is hidden.");
}

static void
killed_while_hidden(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "F12");
    vt_signal(r->t, SIGKILL); /* hiding has stored the draft: nothing to wait for */
    vt_exit(r->t);
    start_again(r);
}

static void
signed_out_while_hidden(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "F12 F2");
    run_assert_shows(r, "Sign in");
    run_sign_in(r, RUN_SUPERVISOR);
    vt_assert_hides(r->t, "花子");
    run_keys(r, "x");
    run_sign_in(r, RUN_RECEPTION);
    go_on(r);
    assert_all_is_back(r);
}

/* ---- ended from outside ---- */

/* The administrator disables the account at another desk while its form is open and nobody types. */
static void
disabled_by_the_administrator(void **state)
{
    struct run *r = *state;
    char out[1024];

    run_start(r, "en", 0, 0, RUN_RECEPTION);
    half_type(r);
    assert_int_equal(run_command(r, RUN_ADMIN, out, sizeof out, "user", "disable", RUN_RECEPTION,
                                 NULL), 0);
    vt_wait(r->t, "your account was disabled");
    run_assert_shows(r, "Sign in");
    vt_assert_hides(r->t, "花子");
    assert_int_equal(run_command(r, RUN_ADMIN, out, sizeof out, "user", "enable", RUN_RECEPTION,
                                 NULL), 0);
    run_sign_in(r, RUN_RECEPTION);
    go_on(r);
    assert_all_is_back(r);
}

/* Another desk hangs in the middle of a save: hiding does not wait for it. */
static void
hidden_while_another_desk_saves(void **state)
{
    struct run *r = *state;
    sqlite3 *other;

    run_start(r, "en", 0, 0, RUN_RECEPTION);
    half_type(r);
    assert_int_equal(sqlite3_open(r->db, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    run_keys(r, "F12"); /* the answer to the mark comes while the lock is still held */
    run_assert_shows(r, "The screen is hidden.");
    vt_assert_hides(r->t, "花子");
    sqlite3_close(other);
    run_text(r, RUN_PASSWORD "\r");
    assert_still_typed(r);
}

/* Another person comes to the same terminal, and the first one comes back: two keys and the password.
 * Nothing of one stands on the screen of the other. */
static void
set_aside_for_another(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "Esc u");
    run_assert_shows(r, "Who is here?");
    vt_assert_hides(r->t, "花子");
    run_keys(r, "2");
    run_sign_in(r, RUN_SUPERVISOR);
    vt_assert_hides(r->t, "花子");
    open_slip(r);
    run_fill(r, "Name", "架空 次郎");
    run_keys(r, "Esc u 1");
    vt_assert_hides(r->t, "次郎");
    run_text(r, "not my password\r");
    vt_assert_hides(r->t, "花子");
    run_text(r, RUN_PASSWORD "\r");
    assert_still_typed(r);
    run_keys(r, "Esc u 2");
    vt_assert_hides(r->t, "花子");
    run_text(r, RUN_PASSWORD "\r");
    vt_assert_shows(r->t, "架空 次郎");
    run_quit(r);
    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    go_on(r);
    assert_all_is_back(r);
}

static void
killed_while_set_aside(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    half_type(r);
    run_keys(r, "Esc u 2");
    run_sign_in(r, RUN_SUPERVISOR);
    vt_signal(r->t, SIGKILL);
    vt_exit(r->t);
    start_again(r);
}

static const struct CMUnitTest tests[] = {
    desk_test(terminated),
    desk_test(hung_up_by_signal),
    desk_test(interrupted),
    desk_test(window_closed),
    desk_test(killed),
    desk_test(killed_in_the_middle_of_a_word),
    desk_test(killed_over_a_small_form),
    desk_test(killed_with_the_cursor_in_the_text),
    desk_test(killed_at_two_terminals),
    desk_test(quit),
    desk_test(resumed_from_today),
    desk_test(not_for_the_next_visitor),
    desk_test(belongs_to_one_person),
    desk_test(interrupt_key_only_speaks),
    desk_test(stopped_at_a_real_counter),
    desk_test(stopped_in_training),
    desk_test(hidden_and_back),
    desk_test(killed_while_hidden),
    desk_test(signed_out_while_hidden),
    desk_test(disabled_by_the_administrator),
    desk_test(hidden_while_another_desk_saves),
    desk_test(set_aside_for_another),
    desk_test(killed_while_set_aside),
};

RUN_MAIN(tests)
