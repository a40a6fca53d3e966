/* desk_run.h - the real program with a small office of its own, driven as a person drives it: keys
 * by name, fields by their label, words by msgid, so that one test holds in Japanese and English.
 * The program under test is the first argument of the test: main() is RUN_MAIN(tests). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "tests/tui/vt.h"

#define RUN_TODAY "2014-10-31" /* a Friday; MADOGUCHI_TODAY of every program started here */
#define RUN_PASSWORD "an open window 1"

/* Accounts of the office; all have RUN_PASSWORD and need not change it. */
#define RUN_ADMIN "kanri"
#define RUN_RECEPTION "uketsuke"
#define RUN_WORKER "shien"
#define RUN_SUPERVISOR "kakari"

struct run {
    char folder[256]; /* of this office alone */
    char db[300];
    char lang[3];
    int rows; /* of the terminal at its start */
    struct vt *t; /* the terminal at which the office is open; NULL: none */
};

extern char *run_program;

/* cmocka set-up and teardown: *state is a struct run with a fresh office. */
int run_setup(void **state);
int run_teardown(void **state);
#define desk_test(f) cmocka_unit_test_setup_teardown(f, run_setup, run_teardown)
#define RUN_MAIN(tests)                                                                            \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        if (argc < 2)                                                                              \
            return 77;                                                                             \
        run_program = argv[1];                                                                     \
        return cmocka_run_group_tests_name(argv[0], tests, NULL, NULL);                            \
    }

/* A new folder with a database and its accounts, by `init`, `user add`, `user password`. */
void run_office(struct run *r);
/* The same on a small disk of its own, mounted at r->folder with these options (of tmpfs). Where
 * that is not allowed r->folder is "". The caller unmounts. */
void run_office_on(struct run *r, const char *options);
/* Ends the program, removes the folder. */
void run_close(struct run *r);

/* ---- the desk ---- */

/* Starts the desk on r->db in `lang` ("ja", "en") and signs `login` in (NULL: stays at the
 * sign-in). Rows or columns 0: 24, 80. A program that still runs at r->t is ended first. */
void run_start(struct run *r, const char *lang, int rows, int cols, const char *login);
/* The same with options of the terminal, whose argv is filled in here. */
void run_start_with(struct run *r, const char *lang, struct vt_options o, const char *login);
/* Only starts it, waits for nothing; for starts that are to fail. */
void run_launch(struct run *r, const char *lang, struct vt_options o);
void run_sign_in(struct run *r, const char *login);
/* Ctrl-Q, and the program must end with 0. */
void run_quit(struct run *r);

/* Keys by name, separated by blanks: "F2 Tab Ctrl-S Esc PgDn n"; what is no name is typed as it
 * stands. Returns when all is handled and painted. */
void run_keys(struct run *r, const char *names);
void run_text(struct run *r, const char *utf8); /* typed, handled and painted */
void run_paste(struct run *r, const char *utf8); /* within paste brackets */

/* The words of the program for `msgid` in r->lang. */
const char *run_word(const struct run *r, const char *msgid);
/* Fails unless the words are (are not) on the screen; _all: over as many rows as they take. */
#define run_assert_shows(r, msgid) vt_assert_shows((r)->t, run_word(r, msgid))
#define run_assert_shows_all(r, msgid) run_check_long(r, msgid, __FILE__, __LINE__)
#define run_assert_hides(r, msgid) vt_assert_hides((r)->t, run_word(r, msgid))

/* The words between the places of a printf format, each of them and in any order. */
#define run_assert_like(r, msgid) run_check_like(r, msgid, __FILE__, __LINE__)
void run_check_like(struct run *r, const char *msgid, const char *file, int line);
void run_check_long(struct run *r, const char *msgid, const char *file, int line);

/* Tab until the field with this label (its msgid) has the focus. Labels that appear twice: the
 * first one after the cursor. */
void run_go_to_field(struct run *r, const char *label);
bool run_is_at_field(struct run *r, const char *label);
/* Go there, wipe what stands in the (one-line) field, type. */
void run_fill(struct run *r, const char *label, const char *utf8);
/* Go there, and press the number of the row. */
void run_choose(struct run *r, const char *label, const char *digits);

/* At a slip of a new person: every row it needs, ready for Ctrl-S. The name and reading are given,
 * the rest is made up: intellectual disability, came alone, next step an interview on 2014-11-07. */
void run_fill_slip(struct run *r, const char *name, const char *kana);

/* SQL behind the program's back: runs anything; first column of the first row, 0 without one. */
long run_sql(struct run *r, const char *text);

/* ---- sub-commands ---- */

/* Runs the program with these arguments (NULL ends them) and --db, --lang en, and, with a login,
 * --user and --password-file. The exit status; what it wrote, both streams together, in `out`. */
int run_command(struct run *r, const char *login, char *out, size_t size, ...);
/* A line for sh, without a terminal; its exit status. */
int run_shell(struct run *r, const char *line);
