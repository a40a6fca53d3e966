/* loop.c - see loop.h. */
#include "ui/kit/loop.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

/* Those that end the program first: a flood of SIGWINCH must not hide SIGTERM. */
static const int watched[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH };
static const int deadly[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

enum { WATCHED = sizeof watched / sizeof *watched, DEADLY = sizeof deadly / sizeof *deadly };

static int wake_fd[2] = { -1, -1 };
static volatile sig_atomic_t pending[NSIG];
static volatile sig_atomic_t resizes;
static void (*crash_restore)(void);
static long deadline_ms[LOOP_TIMERS]; /* 0: off */

/* ---- signals ---- */

static void
wake(void)
{
    if (write(wake_fd[1], "", 1) < 0) {
        /* the pipe is full: a wake-up waits there already */
    }
}

static void
on_signal(int sig)
{
    int saved = errno;

    pending[sig] = 1;
    if (sig == SIGWINCH)
        resizes = (resizes + 1) % 1000000;
    wake();
    errno = saved;
}

static void
on_crash(int sig)
{
    crash_restore();
    signal(sig, SIG_DFL);
    raise(sig); /* held back until the handler returns */
}

static void
install(int sig, void (*handler)(int), int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

    sigemptyset(&action.sa_mask);
    sigaction(sig, &action, NULL);
}

bool
loop_open(void)
{
    if (wake_fd[0] >= 0)
        return true;
    if (pipe2(wake_fd, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    for (size_t i = 0; i < WATCHED; i++)
        install(watched[i], on_signal, SA_RESTART);
    install(SIGPIPE, SIG_IGN, 0);
    return true;
}

void
loop_on_crash(void (*restore)(void))
{
    static char stack[64 * 1024]; /* a stack overflow leaves no other room */
    stack_t own = { .ss_sp = stack, .ss_size = sizeof stack };

    crash_restore = restore;
    sigaltstack(&own, NULL);
    for (size_t i = 0; i < DEADLY; i++)
        install(deadly[i], on_crash, SA_ONSTACK);
}

static bool
take_signal(int *sig)
{
    char bytes[64];

    while (read(wake_fd[0], bytes, sizeof bytes) > 0)
        ; /* first empty the pipe, then look at the flags: a later signal writes again */
    for (size_t i = 0; i < WATCHED; i++) {
        if (pending[watched[i]]) {
            pending[watched[i]] = 0;
            *sig = watched[i];
            wake(); /* others may be pending */
            return true;
        }
    }
    return false;
}

void
loop_suspend(void)
{
    install(SIGTSTP, SIG_DFL, 0);
    kill(0, SIGTSTP); /* the whole job, as the terminal driver would */
    install(SIGTSTP, on_signal, SA_RESTART);
    pending[SIGCONT] = 0; /* our own return, known here */
}

int
loop_resizes(void)
{
    return resizes;
}

/* ---- timers ---- */

long
loop_now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
loop_timer_set(int id, long ms)
{
    assert(id >= 0 && id < LOOP_TIMERS);
    deadline_ms[id] = ms < 0 ? 0 : loop_now_ms() + ms;
}

/* The timer that is due first, or -1. */
static int
first_timer(void)
{
    int first = -1;

    for (int i = 0; i < LOOP_TIMERS; i++)
        if (deadline_ms[i] != 0 && (first < 0 || deadline_ms[i] < deadline_ms[first]))
            first = i;
    return first;
}

/* ---- wait ---- */

static bool
wait_once(long end_ms, struct pollfd fds[2])
{
    long left = end_ms == LONG_MAX ? -1 : end_ms - loop_now_ms();

    fds[0] = (struct pollfd){ .fd = STDIN_FILENO, .events = POLLIN };
    fds[1] = (struct pollfd){ .fd = wake_fd[0], .events = POLLIN };
    if (left < 0 && end_ms != LONG_MAX)
        left = 0;
    if (poll(fds, 2, left > INT_MAX ? INT_MAX : (int)left) >= 0)
        return true;
    fds[0].revents = errno == EINTR ? 0 : POLLERR;
    fds[1].revents = 0;
    return errno != EINTR;
}

enum loop_wake
loop_wait(int timeout_ms, int *what)
{
    long limit = timeout_ms < 0 ? LONG_MAX : loop_now_ms() + timeout_ms;

    for (;;) {
        int timer = first_timer();
        bool by_timer = timer >= 0 && deadline_ms[timer] <= limit;
        long end = by_timer ? deadline_ms[timer] : limit;
        struct pollfd fds[2];

        if (!wait_once(end, fds))
            continue;
        if ((fds[1].revents & POLLIN) && take_signal(what))
            return LOOP_SIGNAL;
        if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
            return LOOP_GONE;
        if (fds[0].revents & POLLIN)
            return LOOP_INPUT;
        if (end == LONG_MAX || loop_now_ms() < end)
            continue;
        if (!by_timer)
            return LOOP_TIMEOUT;
        deadline_ms[timer] = 0;
        *what = timer;
        return LOOP_TIMER;
    }
}
