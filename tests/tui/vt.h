/* vt.h - run a program in a pseudo-terminal and look at its screen through libvterm. The sync mark
 * (CSI 990 ~ answered by OSC 7770) is the barrier: no sleeps, no guesses. For cmocka tests: what
 * cannot be had in time fails the test and shows the screen. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct vt;

struct vt_options {
    int rows, cols;         /* 0: 24, 80 */
    char *const *argv;      /* NULL-terminated; argv[0] is looked up in PATH */
    const char *const *env; /* NAME=value, or NAME to unset; NULL-terminated, or NULL */
    bool wide;              /* draws ambiguous characters (① →) two columns wide */
    bool mute;              /* never answers a question (CSI 6n) */
};

enum { VT_PATIENCE_MS = 10000 };

/* The child's environment is empty but for PATH, HOME, TMPDIR and sanitizer options;
 * TERM=xterm-256color, LANG=C.UTF-8, MADOGUCHI_SYNC=1 unless `env` says otherwise. Aborts when the
 * machine has no pseudo-terminal. */
struct vt *vt_start(const struct vt_options *o);
/* Ends the child if it still runs. */
void vt_free(struct vt *t);
/* cmocka teardown for a test that keeps its terminal in *state. */
int vt_teardown(void **state);

/* ---- doing ---- */

void vt_send(struct vt *t, const char *bytes, size_t n);
void vt_type(struct vt *t, const char *utf8); /* without waiting */
void vt_keys(struct vt *t, const char *utf8); /* until handled and painted */
void vt_sync(struct vt *t);                   /* until everything sent is handled and painted */
void vt_wait(struct vt *t, const char *text); /* until a row holds it; for programs without marks */
void vt_resize(struct vt *t, int rows, int cols);
void vt_signal(struct vt *t, int sig);
void vt_hang_up(struct vt *t); /* as when a window is closed */
/* Wait for the end; the exit status, or 1000 + n for death by signal n. */
int vt_exit(struct vt *t);

/* ---- seeing ---- */

/* Row `y` as UTF-8 without trailing blanks; valid until the next call. */
const char *vt_row(struct vt *t, int y);
/* Column, not byte, of `text` on row `y`; -1: not there. */
int vt_col(struct vt *t, int y, const char *text);
/* First row that holds `text`; -1: none. */
int vt_find(struct vt *t, const char *text);
bool vt_has(struct vt *t, const char *text);
void vt_cursor(struct vt *t, int *y, int *x);
bool vt_cursor_shown(struct vt *t);
bool vt_reversed(struct vt *t, int y, int x);
bool vt_bold(struct vt *t, int y, int x);
bool vt_underlined(struct vt *t, int y, int x);
bool vt_colored(struct vt *t, int y, int x); /* foreground or background of its own */
bool vt_any_color(struct vt *t);
int vt_bells(struct vt *t);
/* Main screen, cursor shown, paste brackets off, line mode with echo and signals. */
bool vt_given_back(struct vt *t);
void vt_wait_given_back(struct vt *t); /* for a program that is being suspended */
pid_t vt_pid(struct vt *t);
void vt_dump(struct vt *t);

/* What the program wrote since vt_mark() (or the start), sync answers not counted. */
void vt_mark(struct vt *t);
size_t vt_bytes(struct vt *t);
bool vt_wrote(struct vt *t, const char *bytes);

/* ---- asserting, with the screen on failure ---- */

#define vt_assert_shows(t, text) vt_check_text(t, text, true, __FILE__, __LINE__)
#define vt_assert_hides(t, text) vt_check_text(t, text, false, __FILE__, __LINE__)
#define vt_assert_row(t, y, text) vt_check_row(t, y, text, __FILE__, __LINE__)
#define vt_assert_cursor(t, y, x) vt_check_cursor(t, y, x, __FILE__, __LINE__)

void vt_check_text(struct vt *t, const char *text, bool shown, const char *file, int line);
void vt_check_row(struct vt *t, int y, const char *text, const char *file, int line);
void vt_check_cursor(struct vt *t, int y, int x, const char *file, int line);
