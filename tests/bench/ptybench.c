/* ptybench.c - start-up, key times, bytes and memory of two terminal programs, run in turns in one
 * process, so that only their ratio counts.
 *     ptybench WHAT RUNS READY BEFORE KEYS PROGRAM-A [ARGS] -- PROGRAM-B [ARGS]
 * WHAT begins each line that is printed. READY is a text of the first screen; KEYS are raw bytes, one key a '|'-separated piece, with \e for
 * the escape character. BEFORE, in the same way, leads program A to the screen whose keys are
 * measured ("": the first one); then only they are told. A paint ends with 25 ms of silence, which
 * is not counted. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figure.h"

static const double TIME_AIM = 1.5, MEMORY_AIM = 3; /* times the floor */
static const double BYTES_AIM = 300;                /* for a bar that moves */

enum { START_MS = 5000, KEY_MS = 300, RUNS_MOST = 200, KEYS_MOST = 32, QUIET_MS = 25, OUTPUT = 1 << 18 };

struct program {
    char **argv;
    char *before[KEYS_MOST]; /* keys that lead to what is measured */
    int before_count;
    double start_ms[RUNS_MOST], key_ms[RUNS_MOST * KEYS_MOST];
    int starts, keys;
    long start_bytes, key_bytes, rss_kb;
};

static double
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Read until `ready` was seen (NULL: anything) and QUIET_MS of silence follow; the time of the last
 * byte, 0 when nothing came in time (a key may paint nothing). */
static double
read_paint(int fd, const char *ready, int patience_ms, long *bytes)
{
    static char seen[OUTPUT];
    size_t n = 0;
    double last = 0, limit = now_ms() + patience_ms;
    bool is_ready = false;

    while (now_ms() < limit) {
        struct pollfd p = { .fd = fd, .events = POLLIN };
        int wait = is_ready ? QUIET_MS : (int)(limit - now_ms());
        if (poll(&p, 1, wait > 0 ? wait : 0) <= 0)
            return is_ready ? last : 0;
        ssize_t got = read(fd, seen + n, sizeof seen - 1 - n);
        if (got <= 0)
            break;
        n += (size_t)got;
        seen[n] = '\0';
        last = now_ms();
        *bytes += got;
        is_ready = !ready || memmem(seen, n, ready, strlen(ready));
    }
    return is_ready ? last : 0;
}

static long
peak_kb(pid_t pid)
{
    char path[64], line[256];
    long kb = 0;

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmHWM:", 6) == 0)
            kb = strtol(line + 6, NULL, 10);
    if (f)
        fclose(f);
    return kb;
}

static void
press(int fd, const char *key)
{
    if (write(fd, key, strlen(key)) < 0)
        exit(3);
}

/* Ctrl-Q ends ours, and its session with it; the floor knows it not. */
static void
quit(int fd, pid_t pid)
{
    char end[4096];
    struct pollfd p = { .fd = fd, .events = POLLIN };

    press(fd, "\x11");
    while (poll(&p, 1, KEY_MS) > 0 && read(fd, end, sizeof end) > 0)
        ;
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    close(fd);
}

static void
run_once(struct program *p, const char *ready, char *const keys[], int key_count, bool counted)
{
    struct winsize size = { .ws_row = 24, .ws_col = 80 };
    long start_bytes = 0, key_bytes = 0;
    int fd;
    double begun = now_ms();
    pid_t pid = forkpty(&fd, NULL, NULL, &size);

    if (pid < 0)
        exit(3);
    if (pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execv(p->argv[0], p->argv);
        _exit(127);
    }
    double shown = read_paint(fd, ready, START_MS, &start_bytes);
    if (shown == 0) {
        fprintf(stderr, "%s never showed \"%s\"\n", p->argv[0], ready);
        exit(3);
    }
    if (counted) {
        p->start_ms[p->starts++] = shown - begun;
        p->start_bytes = start_bytes;
    }
    p->rss_kb = peak_kb(pid);
    for (int i = 0; i < p->before_count; i++) {
        long ignored = 0;
        press(fd, p->before[i]);
        (void)read_paint(fd, NULL, START_MS, &ignored);
    }
    for (int i = 0; i < key_count; i++) {
        begun = now_ms();
        press(fd, keys[i]);
        shown = read_paint(fd, NULL, KEY_MS, &key_bytes);
        if (counted && shown > 0)
            p->key_ms[p->keys++] = shown - begun;
    }
    if (counted)
        p->key_bytes = key_count ? key_bytes / key_count : 0;
    quit(fd, pid);
}

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, by_value);
    return n ? values[n / 2] : 0;
}

/* "\e[B|x" into pieces with real escapes, in place. */
static int
split_keys(char *text, char *keys[KEYS_MOST])
{
    int n = 0;

    for (char *piece = strtok(text, "|"); piece && n < KEYS_MOST; piece = strtok(NULL, "|")) {
        char *to = piece;
        for (char *from = piece; *from; from++)
            if (from[0] == '\\' && from[1] == 'e') {
                *to++ = '\033';
                from++;
            } else {
                *to++ = *from;
            }
        *to = '\0';
        keys[n++] = piece;
    }
    return n;
}

static void
tell(const char *what, const char *of, double *a, int a_count, double *b, int b_count)
{
    double ours = median(a, a_count), floor = median(b, b_count);

    figure(ours / floor, TIME_AIM, "%s: %s %.2f ms, floor %.2f ms, %.2f times (least %.2f)", what,
           of, ours, floor, ours / floor, a[0] / b[0]);
}

int
main(int argc, char **argv)
{
    static struct program a, b;
    char *keys[KEYS_MOST];
    int runs = argc > 6 ? (int)strtol(argv[2], NULL, 10) : 0;

    a.argv = argv + 6;
    for (int i = 6; i < argc; i++)
        if (strcmp(argv[i], "--") == 0) {
            argv[i] = NULL;
            b.argv = argv + i + 1;
        }
    if (!b.argv || runs < 1 || runs > RUNS_MOST)
        return 2;
    a.before_count = split_keys(argv[4], a.before);
    int key_count = split_keys(argv[5], keys);
    for (int i = 0; i <= runs; i++) { /* the first round only warms the caches */
        run_once(&a, argv[3], keys, key_count, i > 0);
        run_once(&b, argv[3], keys, key_count, i > 0);
    }
    if (a.before_count == 0)
        tell(argv[1], "start", a.start_ms, a.starts, b.start_ms, b.starts);
    if (a.keys && b.keys)
        tell(argv[1], "a key", a.key_ms, a.keys, b.key_ms, b.keys);
    if (a.keys && b.keys)
        figure((double)a.key_bytes, BYTES_AIM, "%s: bytes a key %ld, floor %ld", argv[1], a.key_bytes,
               b.key_bytes);
    if (a.before_count == 0) {
        figure(0, 0, "%s: bytes of the first screen %ld, floor %ld", argv[1], a.start_bytes,
               b.start_bytes);
        figure((double)a.rss_kb / (double)b.rss_kb, MEMORY_AIM,
               "%s: memory %ld kB, floor %ld kB, %.2f times", argv[1], a.rss_kb, b.rss_kb,
               (double)a.rss_kb / (double)b.rss_kb);
    }
    return 0;
}
