/* vt.c - see vt.h: the child and its bytes. The cells are in vt_screen.c. */
#include "tests/tui/vt_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/text.h"

static const char SYNC_KEY[] = "\033[990~";
static const char SYNC_ANSWER[] = "\033]7770;";

static long
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- start ---- */

static void
child_environment(const char *const env[])
{
    static const char *const kept[] = {
        "PATH",          "HOME",         "TMPDIR",           "ASAN_OPTIONS",
        "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE"
    };
    char *values[sizeof kept / sizeof *kept];

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        values[i] = getenv(kept[i]) == NULL ? NULL : strdup(getenv(kept[i]));
    clearenv();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (values[i] != NULL)
            setenv(kept[i], values[i], 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    setenv("MADOGUCHI_SYNC", "1", 1);
    for (; env != NULL && *env != NULL; env++)
        putenv(strdup(*env)); /* a name alone unsets it */
}

struct vt *
vt_start(const struct vt_options *o)
{
    struct vt *t = calloc(1, sizeof *t);
    struct winsize size = { 0 };

    if (t == NULL)
        abort();
    t->rows = o->rows > 0 ? o->rows : 24;
    t->cols = o->cols > 0 ? o->cols : 80;
    t->wide = o->wide;
    t->mute = o->mute;
    size.ws_row = (unsigned short)t->rows;
    size.ws_col = (unsigned short)t->cols;
    t->pid = forkpty(&t->fd, NULL, NULL, &size);
    if (t->pid < 0)
        abort();
    if (t->pid == 0) {
        child_environment(o->env);
        execvp(o->argv[0], o->argv);
        _exit(127);
    }
    fcntl(t->fd, F_SETFL, O_NONBLOCK);
    fcntl(t->fd, F_SETFD, FD_CLOEXEC);
    vt_screen_open(t);
    return t;
}

void
vt_free(struct vt *t)
{
    if (t == NULL)
        return;
    if (t->pid > 0) {
        kill(t->pid, SIGKILL);
        waitpid(t->pid, NULL, 0);
    }
    if (t->fd >= 0)
        close(t->fd);
    vterm_free(t->term);
    free(t->log);
    free(t);
}

int
vt_teardown(void **state)
{
    vt_free(*state);
    *state = NULL;
    return 0;
}

/* ---- bytes ---- */

static void
log_bytes(struct vt *t, const char *bytes, size_t n)
{
    if (t->log_len + n + 1 > t->log_size) {
        t->log_size = (t->log_len + n + 1) * 2;
        t->log = realloc(t->log, t->log_size);
        if (t->log == NULL)
            abort();
    }
    memcpy(t->log + t->log_len, bytes, n);
    t->log_len += n;
}

static bool
log_ends(const struct vt *t, const char *s)
{
    size_t n = strlen(s);

    return t->log_len >= n && memcmp(t->log + t->log_len - n, s, n) == 0;
}

/* Byte by byte, because a sequence may come in two reads. Sync answers leave the log. */
static void
watch(struct vt *t, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (t->in_answer) {
            t->in_answer = bytes[i] != '\a';
            t->answers += !t->in_answer;
            continue;
        }
        log_bytes(t, bytes + i, 1);
        if (log_ends(t, SYNC_ANSWER)) {
            t->log_len -= sizeof SYNC_ANSWER - 1;
            t->in_answer = true;
        } else if (log_ends(t, "\033[?2004h")) {
            t->paste = true;
        } else if (log_ends(t, "\033[?2004l")) {
            t->paste = false;
        }
    }
}

static bool
is_ambiguous(uint32_t c)
{
    int wide, narrow;

    text_set_ambiguous_wide(true);
    wide = text_width(c);
    text_set_ambiguous_wide(false);
    narrow = text_width(c);
    return wide == 2 && narrow == 1;
}

/* libvterm draws ambiguous characters narrow: a blank after each makes it a wide terminal. */
static void
show(struct vt *t, const char *bytes, size_t n)
{
    for (size_t i = 0; t->wide && i < n; i++) {
        uint32_t c;

        if ((bytes[i] & 0xC0) != 0x80)
            t->part_len = 0;
        if (t->part_len < sizeof t->part)
            t->part[t->part_len++] = bytes[i];
        vterm_input_write(t->term, bytes + i, 1);
        if (text_decode(t->part, t->part_len, &c) == t->part_len && is_ambiguous(c))
            vterm_input_write(t->term, " ", 1);
    }
    if (!t->wide)
        vterm_input_write(t->term, bytes, n);
    vterm_screen_flush_damage(t->screen);
}

/* Take what comes within `ms`. false: nothing did. */
static bool
pump(struct vt *t, int ms)
{
    struct pollfd fd = { .fd = t->fd, .events = POLLIN };
    char buf[16384], answer[256];
    ssize_t n;
    size_t m;

    if (t->closed) {
        poll(NULL, 0, ms < 5 ? ms : 5);
        return false;
    }
    if (poll(&fd, 1, ms) <= 0)
        return false;
    n = read(t->fd, buf, sizeof buf);
    if (n <= 0) {
        t->closed = n == 0 || (errno != EAGAIN && errno != EINTR);
        return false;
    }
    watch(t, buf, (size_t)n);
    show(t, buf, (size_t)n);
    while ((m = vterm_output_read(t->term, answer, sizeof answer)) > 0)
        if (!t->mute)
            vt_send(t, answer, m);
    return true;
}

void
vt_send(struct vt *t, const char *bytes, size_t n)
{
    while (n > 0 && !t->closed) {
        ssize_t done = write(t->fd, bytes, n);

        if (done < 0 && errno != EAGAIN && errno != EINTR)
            return;
        if (done < 0) {
            pump(t, 5); /* the input queue holds 4 KiB: the child may wait for its output */
            continue;
        }
        bytes += done;
        n -= (size_t)done;
    }
}

void
vt_type(struct vt *t, const char *utf8)
{
    vt_send(t, utf8, strlen(utf8));
}

void
vt_sync(struct vt *t)
{
    unsigned want = t->answers + 1;
    long end = now_ms() + VT_PATIENCE_MS;

    vt_type(t, SYNC_KEY);
    while (t->answers < want && !t->closed && now_ms() < end)
        pump(t, 20);
    if (t->answers < want) {
        vt_dump(t);
        fail_msg("%s", t->closed ? "the program ended" : "no sync answer");
    }
}

void
vt_keys(struct vt *t, const char *utf8)
{
    vt_type(t, utf8);
    vt_sync(t);
}

void
vt_wait(struct vt *t, const char *text)
{
    long end = now_ms() + VT_PATIENCE_MS;

    while (!vt_has(t, text)) {
        if (now_ms() >= end) {
            vt_dump(t);
            fail_msg("never shown: %s", text);
        }
        pump(t, 20);
    }
}

void
vt_mark(struct vt *t)
{
    t->log_len = 0;
}

size_t
vt_bytes(struct vt *t)
{
    return t->log_len;
}

bool
vt_wrote(struct vt *t, const char *bytes)
{
    return t->log_len > 0 && memmem(t->log, t->log_len, bytes, strlen(bytes)) != NULL;
}

/* ---- the child ---- */

void
vt_resize(struct vt *t, int rows, int cols)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

    t->rows = rows;
    t->cols = cols;
    vterm_set_size(t->term, rows, cols);
    ioctl(t->fd, TIOCSWINSZ, &size);
}

void
vt_signal(struct vt *t, int sig)
{
    if (t->pid > 0)
        kill(t->pid, sig);
}

void
vt_hang_up(struct vt *t)
{
    close(t->fd);
    t->fd = -1;
    t->closed = true;
}

int
vt_exit(struct vt *t)
{
    long end = now_ms() + VT_PATIENCE_MS;

    while (t->pid > 0 && now_ms() < end) {
        pump(t, 5);
        if (waitpid(t->pid, &t->status, WNOHANG) == t->pid)
            t->pid = 0;
    }
    while (pump(t, 0))
        ;
    if (t->pid > 0) {
        vt_dump(t);
        fail_msg("the program does not end");
    }
    return WIFSIGNALED(t->status) ? 1000 + WTERMSIG(t->status) : WEXITSTATUS(t->status);
}

bool
vt_given_back(struct vt *t)
{
    struct termios mode;

    while (pump(t, 0))
        ;
    if (t->altscreen || t->paste || !t->cursor_shown)
        return false;
    if (t->fd < 0 || tcgetattr(t->fd, &mode) != 0)
        return false;
    return (mode.c_lflag & ICANON) && (mode.c_lflag & ECHO) && (mode.c_lflag & ISIG)
           && (mode.c_iflag & ICRNL) && (mode.c_oflag & OPOST);
}

void
vt_wait_given_back(struct vt *t)
{
    long end = now_ms() + VT_PATIENCE_MS;

    while (!vt_given_back(t)) {
        if (now_ms() >= end) {
            vt_dump(t);
            fail_msg("the terminal is not given back");
        }
        pump(t, 5);
    }
}

pid_t
vt_pid(struct vt *t)
{
    return t->pid;
}
