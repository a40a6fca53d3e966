/* test_term.c - ui/kit/term.c and its parts in a real pseudo-terminal: what goes in, and that the
 * terminal is given back on every way out. Usage: test_term path-of-term_probe_app */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/tui/term_test.h"

/* ---- every way out ---- */

static void
test_quit_gives_the_terminal_back(void **state)
{
    struct vt *t = term_test_start(state);

    vt_keys(t, "練馬");
    assert_false(vt_given_back(t));
    vt_type(t, "\033[21~");
    assert_int_equal(vt_exit(t), 0);
    assert_true(vt_given_back(t));
    vt_assert_shows(t, "field=練馬 status=0");
    vt_assert_hides(t, "last");
}

static void
test_signals_give_it_back(void **state)
{
    static const struct {
        int sig, status; /* over 1000: dies of the signal */
    } ways[] = {
        { SIGHUP, 129 },
        { SIGINT, 130 },
        { SIGQUIT, 131 },
        { SIGTERM, 143 },
        { SIGSEGV, 1000 + SIGSEGV },
        { SIGBUS, 1000 + SIGBUS },
        { SIGFPE, 1000 + SIGFPE },
        { SIGILL, 1000 + SIGILL },
        { SIGABRT, 1000 + SIGABRT },
    };

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct vt *t = term_test_start(state);

        vt_keys(t, "練馬");
        vt_signal(t, ways[i].sig);
        assert_int_equal(vt_exit(t), ways[i].status);
        if (!vt_given_back(t))
            fail_msg("not given back after signal %d", ways[i].sig);
    }
}

static void
test_stack_overflow_gives_it_back(void **state)
{
    struct vt *t = term_test_start(state);

    vt_type(t, "\x18");
    assert_int_equal(vt_exit(t), 1000 + SIGSEGV);
    assert_true(vt_given_back(t));
}

static void
test_exit_from_anywhere_gives_it_back(void **state)
{
    struct vt *t = term_test_start(state);

    vt_type(t, "\x16");
    assert_int_equal(vt_exit(t), 5);
    assert_true(vt_given_back(t));
}

static void
test_closed_window_ends_it(void **state)
{
    struct vt *t = term_test_start(state);

    vt_hang_up(t);
    assert_int_equal(vt_exit(t), 129);
}

static void
test_suspend_and_continue(void **state)
{
    struct vt *t = term_test_start_shell(state, NULL);
    char command[1024];

    vt_wait(t, "ready>");
    snprintf(command, sizeof command, "%s --suspend\r", term_test_program);
    vt_type(t, command);
    vt_wait(t, "24x80 unicode");
    for (int round = 0; round < 3; round++) {
        vt_keys(t, "練");
        vt_type(t, "\x1A");
        vt_wait_given_back(t);
        vt_assert_shows(t, "ready>");           /* the shell's own screen */
        vt_resize(t, round == 1 ? 20 : 24, 80); /* changed while nobody looked */
        vt_mark(t);
        vt_type(t, "fg\r");
        vt_wait(t, round == 1 ? "20x80" : "24x80");
        vt_sync(t);
        assert_false(vt_given_back(t));
        assert_true(vt_wrote(t, "\033[?2004h"));
    }
    vt_assert_shows(t, "[練練練 ");
    vt_type(t, "\033[21~");
    vt_wait(t, "status=0");
}

static void
test_keys_that_stop_programs_do_nothing_when_off(void **state)
{
    struct vt *t = term_test_start(state);

    vt_keys(t, "a\x1A");
    vt_assert_shows(t, "last ctrl-Z");
    vt_keys(t, "\x1C");
    vt_assert_shows(t, "last ctrl-\\");
    vt_keys(t, "\x03");
    vt_assert_shows(t, "last ctrl-C");
    vt_keys(t, "\x13\x11");
    vt_assert_shows(t, "last ctrl-Q");
    vt_signal(t, SIGTSTP);
    vt_keys(t, "b");
    vt_assert_shows(t, "[ab ");
}

static void
test_stopped_and_continued_from_outside(void **state)
{
    struct vt *t = term_test_start(state);

    vt_keys(t, "練馬");
    vt_mark(t);
    vt_signal(t, SIGSTOP);
    vt_signal(t, SIGCONT);
    vt_sync(t);
    while (!vt_wrote(t, "\033[?1049h")) /* all of it again, brackets too */
        vt_sync(t);
    vt_sync(t); /* what follows the first of it */
    assert_true(vt_wrote(t, "\033[?2004h"));
    vt_assert_shows(t, "[練馬 ");
}

/* ---- what goes in ---- */

static void
test_kanji_byte_by_byte(void **state)
{
    struct vt *t = term_test_start(state);

    for (const char *byte = "練馬𠮷"; *byte != '\0'; byte++) {
        vt_send(t, byte, 1);
        vt_sync(t); /* a slow line: the program has taken this byte and waits */
    }
    vt_assert_shows(t, "[練馬𠮷 ");
    vt_assert_cursor(t, 1, 7);
}

static void
test_escape_is_a_prefix(void **state)
{
    static const struct {
        const char *bytes, *last;
    } keys[] = {
        { "\033", "last prefix" },    { "5", "last F5" },
        { "\033\033", "last back" },  { "\033?", "last help" },
        { "\033h", "last hide" },     { "\033\033[A", "last up" },
        { "\033３", "last F3" },      { "\033OP", "last F1" },
        { "\033[15~", "last F5" },    { "\033[Z", "last back-tab" },
        { "\033[2~", "last insert" }, { "\033[1;5C", "last unknown" },
    };
    struct timespec before, after;
    long waited;
    struct vt *t = term_test_start(state);

    vt_type(t, "\033");
    clock_gettime(CLOCK_MONOTONIC, &before);
    vt_wait(t, "last prefix"); /* told without anything more coming */
    clock_gettime(CLOCK_MONOTONIC, &after);
    waited = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
    assert_true(waited < 800); /* the library's own delay is over 1,000 ms */
    vt_keys(t, "4");
    vt_assert_shows(t, "last F4");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        vt_keys(t, keys[i].bytes);
        vt_assert_shows(t, keys[i].last);
    }
    vt_assert_shows(t, "[  "); /* and nothing was typed */
}

static void
test_function_key_in_pieces(void **state)
{
    struct vt *t = term_test_start(state);

    for (const char *byte = "\033OP"; *byte != '\0'; byte++) {
        vt_send(t, byte, 1);
        vt_sync(t); /* longer apart than the library waits */
    }
    vt_assert_shows(t, "last F1");
    vt_assert_shows(t, "[  ");
}

static void
test_ten_key_pad(void **state)
{
    static const char *const terms[] = { "TERM=xterm-256color", "TERM=tmux-256color",
                                         "TERM=screen-256color", "TERM=vt100", "TERM=linux" };

    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const char *const env[] = { terms[i], NULL };
        struct vt *t = term_test_start_with(state, (struct vt_options){ .env = env }, NULL);

        vt_keys(t, "\033OM");
        vt_assert_shows(t, "last enter");
        vt_keys(t, "\033Op\033Oq\033Oy\033On\033Om\033OX");
        vt_assert_shows(t, "[019.-= ");
    }
}

static void
test_late_answers_are_no_keys(void **state)
{
    static const char *const answers[] = { "\033[12;40R", "\033[?1;2c", "\033[0n",
                                           "\033[>41;379;0c" };
    struct vt *t = term_test_start(state);

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        vt_keys(t, answers[i]);
        vt_assert_row(t, 2, "last");
    }
    vt_keys(t, "x");
    vt_assert_shows(t, "[x ");
}

static void
test_paste_is_text_only(void **state)
{
    struct vt *t = term_test_start(state);

    assert_true(vt_wrote(t, "\033[?2004h"));
    vt_keys(t, "\033[200~山田\t花子\r\n練馬\r\033[21~\x03\x1A\033x\033[201~");
    vt_assert_shows(t, "[山田 花子 練馬 x ");
    vt_assert_shows(t, "last pasted 10 lost 0");
    vt_keys(t, "\033[21;5~a"); /* and keys are keys again */
    vt_assert_shows(t, "練馬 xa ");
}

static void
test_large_paste(void **state)
{
    struct vt *t = term_test_start(state);

    vt_type(t, "\033[200~");
    for (int i = 0; i < 4000; i++)
        vt_type(t, "字");
    vt_keys(t, "\033[201~");
    vt_assert_shows(t, "last pasted 4000 lost 3940");
}

static void
test_paste_without_end_closes(void **state)
{
    struct vt *t = term_test_start(state);

    vt_type(t, "\033[200~練馬");
    vt_wait(t, "last pasted 2");
    vt_keys(t, "\033[B");
    vt_assert_shows(t, "last down");
}

static void
test_keys_typed_while_it_starts_are_kept(void **state)
{
    static const struct vt_options terminals[] = { { .mute = false }, { .mute = true } };

    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        char *argv[] = { term_test_program, NULL };
        struct vt_options o = terminals[i];

        o.argv = argv;
        vt_free(*state);
        *state = vt_start(&o);
        vt_keys(*state, "練a\033[B");
        vt_assert_shows(*state, "[練a ");
        vt_assert_shows(*state, "last down");
    }
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        terminal_test(test_quit_gives_the_terminal_back),
        terminal_test(test_signals_give_it_back),
        terminal_test(test_stack_overflow_gives_it_back),
        terminal_test(test_exit_from_anywhere_gives_it_back),
        terminal_test(test_closed_window_ends_it),
        terminal_test(test_suspend_and_continue),
        terminal_test(test_keys_that_stop_programs_do_nothing_when_off),
        terminal_test(test_stopped_and_continued_from_outside),
        terminal_test(test_kanji_byte_by_byte),
        terminal_test(test_escape_is_a_prefix),
        terminal_test(test_function_key_in_pieces),
        terminal_test(test_ten_key_pad),
        terminal_test(test_late_answers_are_no_keys),
        terminal_test(test_paste_is_text_only),
        terminal_test(test_large_paste),
        terminal_test(test_paste_without_end_closes),
        terminal_test(test_keys_typed_while_it_starts_are_kept),
    };

    if (argc != 2) {
        fputs("usage: test_term path-of-term_probe_app\n", stderr);
        return 2;
    }
    term_test_program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
