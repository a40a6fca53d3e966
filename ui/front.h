/* front.h - the desk on a terminal: opens the file, starts the terminal, joins the ui kit with the
 * desk (who may what, drafts, mask, lock, language) and runs until quit. */
#pragma once

#include "core/date.h"

#include <stdbool.h>

struct app;
struct desk;

struct front_options {
    const char *db_path;
    bool is_own_place;   /* nobody named db_path: its folders are made when they are missing */
    struct date today;   /* DATE_NONE: the desk's clock */
    const char *lang;    /* "ja", "en", or "" when nothing says one */
    bool lang_is_fixed;  /* --lang was given: a user's setting does not change it */
    const char *glyphs;  /* "auto", "ascii", "unicode"; NULL: as the user has set */
    bool color;          /* false: --color never */
    const char *user;    /* login that stands in the sign-in already; NULL: none */
};

/* The exit status: 0, 2 without a usable terminal, 3 when the database cannot be used, 128 + n. */
int front_run(const struct front_options *options);
/* For tests: the same on an open desk and without a terminal, at the sign-in. Desk and program stay
 * the caller's, and end together. */
struct app *front_headless(const struct front_options *options, struct desk *d, int rows,
                           int cols);
/* The sessions set aside end, drafts are kept: before the desk is closed. */
void front_close(void);

/* ---- for the screens that change who sits here ---- */

struct screen;

/* The database at `path` was just made or chosen: open it and go to the sign-in. False: said why. */
bool front_open(struct screen *s, const char *path);
/* The path the program was started with. */
const char *front_path(void);
/* Login given on the command line, "" for none. */
const char *front_login(void);
/* Somebody has signed in: own language and look, home screen, polling. */
void front_signed_in(struct screen *s);
/* Drafts are kept, the session ends, the sign-in stands there again; or, when a draft cannot be
 * written, everything stays and that is said. */
void front_sign_out(struct screen *s);
/* The language or look was changed in the own settings. */
void front_apply_look(struct screen *s);
/* Local time at which the screen was hidden, "10:42". */
const char *front_hidden_at(void);
/* The times of mask, lock and sign-out, and Ctrl-Z, by the settings of the open file: read at its
 * opening, at a sign-in, when another desk saved, and when they are changed here. */
void front_read_times(void);
/* Those whose screens are set aside at this terminal, who came first first: at most
 * FRONT_ASIDE_MAX. Name, and the instant (UTC) at which the session began; borrowed. */
enum { FRONT_ASIDE_MAX = 3 };
int front_aside_count(void);
void front_aside(int i, const char **name, const char **since);
/* Their screens come back, behind the lock screen that asks for the PIN. Or it is said why not. */
void front_take_up(struct screen *s, int i);
/* The lock screen was passed: show again what lies below. */
void front_unlocked(struct screen *s);
