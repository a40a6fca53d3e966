/* test_loop.c - waiting: input, signals, timers, a closed other end; on a pipe as standard input.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ui/kit/loop.h"

static int input; /* what is written here arrives */
static int saved;

static int
setup(void **state)
{
    int ends[2];
    int what;

    (void)state;
    if (pipe(ends) != 0)
        return -1;
    input = ends[1];
    saved = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    if (!loop_open())
        return -1;
    while (loop_wait(0, &what) == LOOP_SIGNAL)
        ; /* what an earlier test left */
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    for (int id = 0; id < LOOP_TIMERS; id++)
        loop_timer_set(id, -1);
    if (input >= 0)
        close(input);
    dup2(saved, STDIN_FILENO);
    close(saved);
    return 0;
}

static void
test_input_waits_until_read(void **state)
{
    int what = -1;
    char c;

    (void)state;
    assert_int_equal(loop_wait(0, &what), LOOP_TIMEOUT);
    assert_int_equal(write(input, "a", 1), 1);
    assert_int_equal(loop_wait(-1, &what), LOOP_INPUT);
    assert_int_equal(loop_wait(-1, &what), LOOP_INPUT);
    assert_int_equal(read(STDIN_FILENO, &c, 1), 1);
    assert_int_equal(loop_wait(0, &what), LOOP_TIMEOUT);
}

static void
test_flood_does_not_hide_the_end(void **state)
{
    int what = 0;

    (void)state;
    assert_int_equal(write(input, "a", 1), 1);
    for (int i = 0; i < 100000; i++) /* more than the pipe holds */
        raise(SIGWINCH);
    raise(SIGTSTP);
    raise(SIGTERM);
    assert_int_equal(loop_wait(-1, &what), LOOP_SIGNAL);
    assert_int_equal(what, SIGTERM);
    assert_int_equal(loop_wait(-1, &what), LOOP_SIGNAL);
    assert_int_equal(what, SIGTSTP);
    assert_int_equal(loop_wait(-1, &what), LOOP_SIGNAL);
    assert_int_equal(what, SIGWINCH);
    assert_int_equal(loop_wait(-1, &what), LOOP_INPUT); /* each once */
}

static void
test_every_signal_arrives(void **state)
{
    static const int signals[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH };

    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int what = 0;

        raise(signals[i]);
        assert_int_equal(loop_wait(-1, &what), LOOP_SIGNAL);
        assert_int_equal(what, signals[i]);
    }
    raise(SIGPIPE); /* ignored */
}

static void
test_timers_come_in_order_and_once(void **state)
{
    int what = -1;

    (void)state;
    loop_timer_set(3, 20);
    loop_timer_set(0, 10);
    loop_timer_set(5, 15);
    loop_timer_set(5, -1);
    loop_timer_set(7, 5);
    loop_timer_set(7, 30); /* anew */
    assert_int_equal(loop_wait(-1, &what), LOOP_TIMER);
    assert_int_equal(what, 0);
    assert_int_equal(loop_wait(-1, &what), LOOP_TIMER);
    assert_int_equal(what, 3);
    assert_int_equal(loop_wait(-1, &what), LOOP_TIMER);
    assert_int_equal(what, 7);
    assert_int_equal(loop_wait(1, &what), LOOP_TIMEOUT);
}

static void
test_limit_before_timer(void **state)
{
    long start = loop_now_ms();
    int what = -1;

    (void)state;
    loop_timer_set(1, 600000);
    assert_int_equal(loop_wait(10, &what), LOOP_TIMEOUT);
    assert_true(loop_now_ms() - start >= 10);
    loop_timer_set(1, 0);
    assert_int_equal(loop_wait(600000, &what), LOOP_TIMER);
    assert_int_equal(what, 1);
}

static void
test_closed_other_end(void **state)
{
    int what = -1;

    (void)state;
    close(input);
    input = -1;
    assert_int_equal(loop_wait(-1, &what), LOOP_GONE);
    raise(SIGTERM); /* a signal is still heard first */
    assert_int_equal(loop_wait(-1, &what), LOOP_SIGNAL);
}

static void
say_restored(void)
{
    if (write(input, "r", 1) < 0)
        _exit(9);
}

/* Each in a child: it dies of the signal, after the restore. */
static void
test_crash_restores_and_dies(void **state)
{
    static const int deadly[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

    (void)state;
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
        pid_t child = fork();
        int status = 0;
        char c = 0;

        assert_true(child >= 0);
        if (child == 0) {
            loop_on_crash(say_restored);
            if (deadly[i] == SIGABRT)
                abort();
            raise(deadly[i]);
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), deadly[i]);
        assert_int_equal(read(STDIN_FILENO, &c, 1), 1);
        assert_int_equal(c, 'r');
    }
}

#define loop_test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        loop_test(test_input_waits_until_read),  loop_test(test_flood_does_not_hide_the_end),
        loop_test(test_every_signal_arrives),    loop_test(test_timers_come_in_order_and_once),
        loop_test(test_limit_before_timer),      loop_test(test_closed_other_end),
        loop_test(test_crash_restores_and_dies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
