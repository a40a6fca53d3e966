/* loop.h - the one place to wait: terminal input, signals, timers. Handlers only set a flag and
 * write a byte to a pipe, so a signal is seen at once and never inside a system call. */
#pragma once

#include <stdbool.h>

enum loop_wake {
    LOOP_INPUT,   /* take every event that waits before waiting again */
    LOOP_SIGNAL,  /* `what`: HUP TERM INT QUIT (end with 128 + n), TSTP, CONT, WINCH */
    LOOP_GONE,    /* the terminal is closed: end with 129 */
    LOOP_TIMER,   /* `what`: the timer that was due; it is off now */
    LOOP_TIMEOUT, /* the limit of this wait */
};

enum { LOOP_TIMERS = 8 };

/* Take the signals. Before the terminal library starts: it then leaves SIGWINCH alone. Does nothing
 * the second time. false: no pipe. */
bool loop_open(void);
/* Run `restore`, which must be async-signal-safe, on a stack of its own when the process dies of a
 * fault or of abort(); the process then dies of that signal. */
void loop_on_crash(void (*restore)(void));

/* Start timer `id` (0..LOOP_TIMERS-1) anew, to end in `ms`; negative: stop it. */
void loop_timer_set(int id, long ms);
/* Wait for standard input, a signal, a timer, or `timeout_ms` (-1: no limit). Signals come before
 * everything, those that end the program first; nothing is lost between two calls. */
enum loop_wake loop_wait(int timeout_ms, int *what);

/* Stop the job as Ctrl-Z does; returns when it is continued, or at once where nobody could. */
void loop_suspend(void);
/* SIGWINCHs so far, counted as they come. */
int loop_resizes(void);
long loop_now_ms(void); /* monotonic */
