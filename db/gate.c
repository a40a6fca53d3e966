/* gate.c - a fair queue before BEGIN IMMEDIATE. SQLite's busy_timeout sleeps and tries again, so
 * that under load one desk can starve; a blocking lock on a side file wakes the waiters in turn. It
 * is only a courtesy: when it cannot be had in time (a stopped process holds it), SQLite's own lock
 * still decides. */
#include "db/db_private.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id /* the C library does not name the kernel's field */
#define sigev_notify_thread_id _sigev_un._tid
#endif

/* Who makes it gives it the rights of the database, as SQLite does with -wal and -shm. */
int
gate_open(const char *db_path)
{
    char path[DB_PATH_SIZE + 8];
    struct stat st;
    int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;

    snprintf(path, sizeof path, "%s-gate", db_path);
    int fd = open(path, flags | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        return errno == EEXIST ? open(path, flags) : -1;
    if (stat(db_path, &st) != 0 || fchmod(fd, st.st_mode & 0666) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

void
gate_close(int fd)
{
    if (fd >= 0)
        close(fd);
}

static void
on_alarm(int sig)
{
    (void)sig; /* only there to interrupt fcntl() */
}

/* Interrupts this thread after `ms` and then again and again, because a signal that comes just
 * before fcntl() blocks would be lost. */
struct waker {
    timer_t timer;
    struct sigaction action; /* as it was before */
    sigset_t mask;
};

static bool
waker_start(struct waker *waker, int ms)
{
    struct sigaction act = { .sa_handler = on_alarm };
    struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN };
    struct itimerspec when = {
        .it_value = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L },
        .it_interval = { .tv_nsec = 20000000L },
    };
    sigset_t only;

    event.sigev_notify_thread_id = gettid();
    sigemptyset(&act.sa_mask);
    sigemptyset(&only);
    sigaddset(&only, SIGRTMIN);
    if (timer_create(CLOCK_MONOTONIC, &event, &waker->timer) != 0)
        return false;
    sigaction(SIGRTMIN, &act, &waker->action);
    pthread_sigmask(SIG_UNBLOCK, &only, &waker->mask);
    timer_settime(waker->timer, 0, &when, NULL);
    return true;
}

static void
waker_stop(struct waker *waker)
{
    timer_delete(waker->timer);
    pthread_sigmask(SIG_SETMASK, &waker->mask, NULL);
    sigaction(SIGRTMIN, &waker->action, NULL);
}

static long
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

bool
gate_lock(int fd, int patience_ms)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    struct waker waker;
    bool got;

    if (fd < 0)
        return false;
    if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
        return true;
    if (!waker_start(&waker, patience_ms))
        return false;
    long end = now_ms() + patience_ms;
    do
        got = fcntl(fd, F_OFD_SETLKW, &lock) == 0;
    while (!got && errno == EINTR && now_ms() < end);
    waker_stop(&waker);
    return got;
}

void
gate_unlock(int fd)
{
    struct flock lock = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

    if (fd >= 0)
        fcntl(fd, F_OFD_SETLK, &lock);
}
