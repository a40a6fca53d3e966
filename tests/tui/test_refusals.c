/* Starts that cannot be: no usable terminal, a database that cannot be used. A sentence that names
 * it and says what to do, the exit status of the contract, nothing made, the terminal untouched. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <linux/capability.h>

#include "tests/tui/desk_run.h"

enum { NO_TERMINAL = 2, NO_DATABASE = 3 };

static const char *const languages[] = { "ja", "en" };

/* Refused in both languages, before anything was done to the terminal. */
static void
assert_refused(struct run *r, const char *const env[], int status, const char *msgid,
               const char *shown)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        run_launch(r, languages[i], (struct vt_options){ .cols = 250, .env = env });
        assert_int_equal(vt_exit(r->t), status);
        assert_true(vt_given_back(r->t));
        assert_false(vt_wrote(r->t, "\033"));
        if (msgid != NULL)
            run_assert_like(r, msgid);
        if (shown != NULL)
            vt_assert_shows(r->t, shown);
    }
}

/* ---- terminals ---- */

static const char CANNOT_MOVE[] =
    "The terminal \"%s\" (TERM) cannot move its cursor. Set TERM to the "
    "terminal's real name or use --plain.";
static const char UNKNOWN[] =
    "This machine has no description of the terminal \"%s\" (TERM). Install "
    "the package ncurses-term, correct TERM, or use --plain.";
static const char UNSET[] = "TERM is not set, so the terminal is unknown. Set it (for "
                            "example TERM=xterm-256color) or use --plain.";

static void
terminals(void **state)
{
    static const struct {
        const char *env, *msgid, *shown;
    } cases[] = {
        { "TERM=dumb", CANNOT_MOVE, "dumb" },
        { "TERM=no-such-terminal-9", UNKNOWN, "no-such-terminal-9" },
        { "TERM", UNSET, NULL },
        { "TERM=", UNSET, NULL },
        /* names are shown, never obeyed */
        { "TERM=\033]0;x\a\033[2J", UNKNOWN, NULL },
        { "TERM=../../etc/passwd", UNKNOWN, "../../etc/passwd" },
    };
    struct run *r = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const env[] = { cases[i].env, NULL };

        assert_refused(r, env, NO_TERMINAL, cases[i].msgid, cases[i].shown);
    }
}

/* A description that has all but the motion of the cursor. */
static void
terminal_without_cursor_addressing(void **state)
{
    static const char description[] = "paper|prints and never goes back,\n\tam, cols#80, lines#24, "
                                      "bel=^G, clear=\\E[H\\E[2J, cr=^M, cud1=^J, ind=^J,\n";
    struct run *r = *state;
    char path[320], folder[320], line[1024];
    FILE *out;

    snprintf(path, sizeof path, "%s/paper.src", r->folder);
    snprintf(folder, sizeof folder, "TERMINFO=%s/terminfo", r->folder);
    out = fopen(path, "we");
    assert_non_null(out);
    fputs(description, out);
    fclose(out);
    snprintf(line, sizeof line, "tic -o %s/terminfo %s", r->folder, path);
    if (run_shell(r, line) != 0)
        skip(); /* no compiler of descriptions on this machine */
    assert_refused(r, (const char *const[]){ folder, "TERM=paper", NULL }, NO_TERMINAL, CANNOT_MOVE,
                   "paper");
}

static void
no_terminal_at_all(void **state)
{
    static const char *const redirections[] = { "<&- >&-", "</dev/null", ">%s/out", "| cat" };
    static const char words[] = "The desk needs a terminal as standard input and output. "
                                "Use a command or --plain.";
    struct run *r = *state;
    char out[2048];

    assert_int_equal(run_command(r, NULL, out, sizeof out, NULL), NO_TERMINAL);
    assert_non_null(strstr(out, words));

    for (size_t i = 0; i < sizeof redirections / sizeof *redirections; i++) {
        char script[1024], redirection[300];
        char *argv[] = { "bash", "-c", script, NULL };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(redirection, sizeof redirection, redirections[i], r->folder);
#pragma GCC diagnostic pop
        snprintf(script, sizeof script, "%s --db %s --lang en %s; echo exit ${PIPESTATUS[0]}",
                 run_program, r->db, redirection);
        run_launch(r, "en", (struct vt_options){ .cols = 250, .argv = argv });
        assert_int_equal(vt_exit(r->t), 0);
        vt_assert_shows(r->t, words);
        vt_assert_shows(r->t, "exit 2");
    }
}

/* ---- databases ---- */

static void
no_database_for_commands(void **state)
{
    static const char *const commands[][4] = {
        { "people" }, { "person", "M-000001" }, { "kpi" }, { "verify" }, { "user", "list" },
        { "export", "people" }, { "import", "people", "/dev/null" },
    };
    struct run *r = *state;

    snprintf(r->db, sizeof r->db, "%s/nothing/here.db", r->folder);
    for (int there = 0; there < 2; there++) {
        for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
            const char *const *c = commands[i];
            char out[2048];

            assert_int_equal(run_command(r, RUN_ADMIN, out, sizeof out, c[0], c[1], c[2], NULL),
                             NO_DATABASE);
            assert_non_null(strstr(out, there ? r->db : "nothing"));
            assert_int_equal(access(r->db, F_OK), -1);
        }
        snprintf(r->db, sizeof r->db, "%s/missing.db", r->folder);
    }
}

/* Changes the closed database file: `n` bytes at `at`; at < 0: cuts it to n bytes. */
static void
scratch(const struct run *r, long at, const void *bytes, size_t n)
{
    int fd = open(r->db, O_RDWR | O_CLOEXEC);

    assert_true(fd >= 0);
    if (at < 0)
        assert_int_equal(ftruncate(fd, (off_t)n), 0);
    else
        assert_int_equal(pwrite(fd, bytes, n, at), (ssize_t)n);
    close(fd);
}

/* By the desk and by commands, naming the file or its folder. */
static void
assert_unusable(struct run *r, const char *msgid)
{
    char out[2048];

    assert_refused(r, NULL, NO_DATABASE, msgid, r->folder);
    assert_int_equal(run_command(r, RUN_ADMIN, out, sizeof out, "people", NULL), NO_DATABASE);
    assert_non_null(strstr(out, r->folder));
}

/* The number of the format stands in the header, bytes 60-63, the owner's mark in 68-71. */
static void
newer_database(void **state)
{
    struct run *r = *state;

    scratch(r, 60, "\0\0\x27\x0f", 4);
    assert_refused(r, NULL, NO_DATABASE, NULL, "desk.db");
    vt_assert_shows(r->t, "newer");
    char out[2048];
    assert_int_equal(run_command(r, RUN_ADMIN, out, sizeof out, "people", NULL), NO_DATABASE);
    assert_non_null(strstr(out, "newer"));
}

static const char FOREIGN[] = "%s is not a database of madoguchi. Nothing was changed. Choose "
                              "another file or restore a backup. (E %d)";
static const char DAMAGED[] = "The database %s is damaged. Restore a backup and call the "
                              "administrator.";

static void
foreign_database(void **state)
{
    struct run *r = *state;

    scratch(r, 68, "\1\2\3\4", 4);
    assert_unusable(r, FOREIGN);
}

static void
garbage(void **state)
{
    struct run *r = *state;
    char bytes[8192];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 2654435761u >> 7);
    scratch(r, 0, bytes, sizeof bytes);
    assert_unusable(r, FOREIGN);
    scratch(r, -1, NULL, 0); /* an empty file is no database either */
    assert_unusable(r, NULL);
    assert_int_equal(unlink(r->db), 0);
    assert_int_equal(mkdir(r->db, 0700), 0);
    assert_unusable(r, NULL);
}

/* Cut off behind the header: the first page is sound, the rest is gone. */
static void
truncated(void **state)
{
    static const size_t sizes[] = { 4096, 4096 * 3, 4096 * 20 + 17, 100, 1 };
    struct run *r = *state;

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        run_close(r);
        run_office(r);
        scratch(r, -1, NULL, sizes[i]);
        assert_unusable(r, sizes[i] < 512 ? NULL : DAMAGED);
    }
}

/* Pages in the middle: what the start does not read is found at the first need, and said. */
static void
damaged_inside(void **state)
{
    struct run *r = *state;
    char noise[4096];
    struct stat st;

    memset(noise, 0xA5, sizeof noise);
    assert_int_equal(stat(r->db, &st), 0);
    for (long page = 1; page < (long)st.st_size / 4096; page++)
        scratch(r, page * 4096, noise, sizeof noise);
    assert_unusable(r, DAMAGED);
}

/* ---- rights ---- */

/* Root is asked for nothing, so root's powers over files go; for good, but only in children. */
static void
obey_modes(void)
{
    if (geteuid() == 0
        && (prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) != 0
            || prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH) != 0))
        skip();
}

static void
read_only_folder(void **state)
{
    struct run *r = *state;

    obey_modes();
    assert_int_equal(chmod(r->folder, 0500), 0);
    assert_unusable(r, NULL);
    vt_assert_shows(r->t, "not writable");
    vt_assert_shows(r->t, r->folder);
    chmod(r->folder, 0700);
    run_start(r, "ja", 0, 0, RUN_RECEPTION); /* nothing was spoilt */
    run_quit(r);
}

static void
closed_file(void **state)
{
    static const mode_t modes[] = { 0400, 0000 };
    struct run *r = *state;

    obey_modes();
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(chmod(r->db, modes[i]), 0);
        assert_unusable(r, NULL);
        vt_assert_shows(r->t, "not open to the user");
    }
}

/* The first start offers a new database: it cannot be made here, which is said, and the way on
 * stays open. */
static void
no_place_for_a_new_one(void **state)
{
    struct run *r = *state;
    char out[2048], file[320];

    obey_modes();
    assert_int_equal(chmod(r->folder, 0500), 0);
    snprintf(file, sizeof file, "%s/password", r->folder);
    snprintf(r->db, sizeof r->db, "%s/new.db", r->folder);
    assert_int_equal(run_command(r, NULL, out, sizeof out, "init", "--admin", "kanri", "--name",
                                 "架空", "--password-file", file, NULL), NO_DATABASE);
    assert_non_null(strstr(out, "not writable"));
    run_start(r, "en", 0, 0, NULL);
    vt_assert_shows(r->t, "There is no database yet at");
    run_keys(r, "2");
    if (vt_has(r->t, "There is no database yet at"))
        run_keys(r, "Enter");
    vt_assert_shows(r->t, "not writable");
    vt_assert_shows(r->t, "administrator");
    vt_assert_shows(r->t, "There is no database yet at");
    run_quit(r);
    assert_int_equal(access(r->db, F_OK), -1);
}

/* On a fresh machine the place of one's own data is not there: it is made, for its owner alone; a
 * place that was named is not, and looking makes nothing. */
static void
first_start_on_a_fresh_machine(void **state)
{
    struct run *r = *state;
    char home[320], named[300], out[2048], folder[512];
    const char *const env[] = { home, "MADOGUCHI_DB", "XDG_DATA_HOME", NULL };
    char *argv[] = { run_program, "--lang", "en", NULL };
    struct stat st;

    snprintf(home, sizeof home, "HOME=%s/home", r->folder);
    snprintf(folder, sizeof folder, "%s/home/.local/share/madoguchi", r->folder);
    snprintf(out, sizeof out, "%s/home", r->folder);
    assert_int_equal(mkdir(out, 0755), 0);
    snprintf(out, sizeof out, "%s %s --lang en people </dev/null", home, run_program);
    assert_int_equal(run_shell(r, out), NO_DATABASE);
    assert_int_equal(stat(folder, &st), -1);

    run_launch(r, "en", (struct vt_options){ .argv = argv, .env = env });
    vt_sync(r->t);
    vt_assert_shows(r->t, "There is no database yet at");
    run_keys(r, "1");
    if (vt_has(r->t, "There is no database yet at"))
        run_keys(r, "Enter");
    run_fill(r, "Login", "kanri");
    run_fill(r, "Name", "架空 管理");
    run_fill(r, "Password", RUN_PASSWORD);
    run_fill(r, "Once more", RUN_PASSWORD);
    run_keys(r, "Ctrl-S");
    run_sign_in(r, "kanri");
    run_assert_shows(r, "Accounts"); /* nobody else can sign in yet */
    run_quit(r);
    assert_int_equal(stat(folder, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);

    snprintf(named, sizeof named, "%s/typo/desk.db", r->folder);
    snprintf(r->db, sizeof r->db, "%s", named);
    snprintf(out, sizeof out, "%s/password", r->folder);
    assert_int_equal(run_command(r, NULL, folder, sizeof folder, "init", "--admin", "kanri",
                                 "--name", "架空", "--password-file", out, NULL), NO_DATABASE);
    assert_non_null(strstr(folder, "There is no folder"));
}

static const struct CMUnitTest tests[] = {
    desk_test(terminals),
    desk_test(terminal_without_cursor_addressing),
    desk_test(no_terminal_at_all),
    desk_test(no_database_for_commands),
    desk_test(newer_database),
    desk_test(foreign_database),
    desk_test(garbage),
    desk_test(truncated),
    desk_test(damaged_inside),
    desk_test(read_only_folder),
    desk_test(closed_file),
    desk_test(no_place_for_a_new_one),
    desk_test(first_start_on_a_fresh_machine),
};

RUN_MAIN(tests)
