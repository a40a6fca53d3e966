/* desk_run.c - see desk_run.h. */
#include "tests/tui/desk_run.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <libintl.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

enum { PATIENCE_S = 30, FIELDS_MAX = 90, ARGUMENTS_MAX = 24 };

char *run_program;

static char template_folder[256]; /* "": not made yet */

/* ---- files ---- */

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

static void
remove_folder(const char *folder)
{
    chmod(folder, 0700);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void
remove_template(void)
{
    remove_folder(template_folder);
}

static void
make_folder(char *out, size_t size)
{
    const char *tmp = getenv("TMPDIR");

    snprintf(out, size, "%s/madoguchi-tui-XXXXXX", tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
    assert_non_null(mkdtemp(out));
}

static void
copy_file(const char *from_folder, const char *to_folder, const char *name)
{
    char from[512], to[512], bytes[65536];
    ssize_t n;
    int in, out;

    snprintf(from, sizeof from, "%s/%s", from_folder, name);
    snprintf(to, sizeof to, "%s/%s", to_folder, name);
    in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0)
        return;
    out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    assert_true(out >= 0);
    while ((n = read(in, bytes, sizeof bytes)) > 0)
        assert_int_equal(write(out, bytes, (size_t)n), n);
    close(in);
    close(out);
}

static void
write_password(const char *folder, const char *name, const char *password)
{
    char path[512];
    FILE *out;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    out = fopen(path, "we");
    assert_non_null(out);
    fchmod(fileno(out), 0600);
    fprintf(out, "%s\n", password);
    fclose(out);
}

/* ---- sub-commands ---- */

static void
run_child(struct run *r, char *const argv[], const char *out_path)
{
    int out = open(out_path, O_WRONLY | O_CREAT | O_TRUNC, 0600), in = open("/dev/null", O_RDONLY);

    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    setenv("LANG", "C.UTF-8", 1);
    setenv("MADOGUCHI_TODAY", RUN_TODAY, 1);
    unsetenv("MADOGUCHI_USER");
    unsetenv("MADOGUCHI_PASSWORD_FILE");
    setsid(); /* no terminal of the tester's to ask */
    alarm(PATIENCE_S);
    (void)r;
    execv(argv[0], argv);
    _exit(127);
}

static int
run_argv(struct run *r, char *const argv[], char *out, size_t size)
{
    char path[400];
    size_t n = 0;
    int status = 0;
    pid_t pid;

    snprintf(path, sizeof path, "%s.out", r->folder); /* beside: the folder may be read-only */
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        run_child(r, argv, path);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (size > 0) {
        FILE *in = fopen(path, "re");

        n = in != NULL ? fread(out, 1, size - 1, in) : 0;
        out[n] = '\0';
        if (in != NULL)
            fclose(in);
    }
    unlink(path);
    return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

int
run_command(struct run *r, const char *login, char *out, size_t size, ...)
{
    char *argv[ARGUMENTS_MAX + 12] = { run_program, "--lang", "en", "--db", r->db }, file[400];
    int n = 5;
    va_list more;

    snprintf(file, sizeof file, "%s/password", r->folder);
    if (login != NULL) {
        char *const signs[] = { "--user", (char *)login, "--password-file", file };

        memcpy(argv + n, signs, sizeof signs);
        n += 4;
    }
    va_start(more, size);
    for (char *word; (word = va_arg(more, char *)) != NULL;) {
        assert_true(n < ARGUMENTS_MAX);
        argv[n++] = word;
    }
    va_end(more);
    return run_argv(r, argv, out, size);
}

int
run_shell(struct run *r, const char *line)
{
    char *argv[] = { "/bin/sh", "-c", (char *)line, NULL };

    return run_argv(r, argv, NULL, 0);
}

long
run_sql(struct run *r, const char *text)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    long n = 0;

    assert_int_equal(sqlite3_open(r->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &s, NULL), SQLITE_OK);
    if (sqlite3_step(s) == SQLITE_ROW)
        n = (long)sqlite3_column_int64(s, 0);
    assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return n;
}

/* ---- the office ---- */

static void
must(struct run *r, int status, const char *out)
{
    if (status != 0)
        fail_msg("the office at %s cannot be made: exit %d: %s", r->folder, status, out);
}

static void
add_account(struct run *r, const char *login, const char *name, const char *role)
{
    char first[400], last[400], out[1024];
    char *change[] = { run_program, "--db",  r->db,           "--user", (char *)login,
                       "--password-file",    first,           "user",   "password",
                       (char *)login,        "--new-password-file",     last, NULL };

    snprintf(first, sizeof first, "%s/first-password", r->folder);
    snprintf(last, sizeof last, "%s/password", r->folder);
    must(r,
         run_command(r, RUN_ADMIN, out, sizeof out, "user", "add", login, "--name", name, "--role",
                     role, "--new-password-file", first, NULL),
         out);
    must(r, run_argv(r, change, out, sizeof out), out);
}

static void
make_template(void)
{
    struct run r = { 0 };
    char out[1024], file[400];

    make_folder(r.folder, sizeof r.folder);
    snprintf(template_folder, sizeof template_folder, "%s", r.folder);
    atexit(remove_template);
    snprintf(r.db, sizeof r.db, "%s/desk.db", r.folder);
    write_password(r.folder, "password", RUN_PASSWORD);
    write_password(r.folder, "first-password", "given by another 1");
    snprintf(file, sizeof file, "%s/password", r.folder);
    must(&r,
         run_command(&r, NULL, out, sizeof out, "init", "--admin", RUN_ADMIN, "--name",
                     "架空 管理", "--password-file", file, NULL),
         out);
    add_account(&r, RUN_RECEPTION, "架空 受付", "reception");
    add_account(&r, RUN_WORKER, "架空 支援", "worker");
    add_account(&r, RUN_SUPERVISOR, "架空 係長", "supervisor");
}

static void
copy_template(struct run *r)
{
    static const char *const files[] = { "desk.db",      "desk.db-wal",  "desk.db-key",
                                         "desk.db-mark", "desk.db-gate", "password" };

    if (template_folder[0] == '\0')
        make_template();
    snprintf(r->db, sizeof r->db, "%s/desk.db", r->folder);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        copy_file(template_folder, r->folder, files[i]);
}

static void
begin_run(struct run *r)
{
    memset(r, 0, sizeof *r);
    snprintf(r->lang, sizeof r->lang, "ja");
    make_folder(r->folder, sizeof r->folder);
}

void
run_office(struct run *r)
{
    begin_run(r);
    copy_template(r);
}

void
run_office_on(struct run *r, const char *options)
{
    begin_run(r);
    if (mount("tmpfs", r->folder, "tmpfs", 0, options) == 0) {
        copy_template(r);
        return;
    }
    remove_folder(r->folder);
    r->folder[0] = '\0';
}

void
run_close(struct run *r)
{
    vt_free(r->t);
    r->t = NULL;
    if (r->folder[0] != '\0')
        remove_folder(r->folder);
}

int
run_setup(void **state)
{
    struct run *r = calloc(1, sizeof *r);

    if (r == NULL)
        abort();
    *state = r;
    run_office(r);
    return 0;
}

int
run_teardown(void **state)
{
    run_close(*state);
    free(*state);
    *state = NULL;
    return 0;
}

/* ---- words ---- */

/* LC_MESSAGES must not be C, or LANGUAGE is not looked at. The catalogue is the one that the
 * program takes: beside it. */
const char *
run_word(const struct run *r, const char *msgid)
{
    const char *end = strrchr(run_program, '/');
    char folder[4096];

    assert_non_null(end);
    snprintf(folder, sizeof folder, "%.*s/ui/po", (int)(end - run_program), run_program);
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    setenv("LANGUAGE", r->lang, 1);
    bindtextdomain("madoguchi", folder);
    bind_textdomain_codeset("madoguchi", "UTF-8");
    textdomain("madoguchi"); /* forgets what was looked up in the other language */
    return gettext(msgid);
}

/* A message may be broken anywhere: the rows are joined without their blanks at the ends. */
static void
join_rows(struct run *r, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (int y = 0; y < r->rows && used < size; y++)
        used += (size_t)snprintf(out + used, size - used, "%s", vt_row(r->t, y));
}

static void
drop_blanks(char *text)
{
    char *to = text;

    for (const char *p = text; *p != '\0'; p++)
        if (*p != ' ')
            *to++ = *p;
    *to = '\0';
}

/* `words` up to `n` bytes; blanks do not count. */
static void
check_part(struct run *r, const char *screen, const char *words, size_t n, const char *file,
           int line)
{
    char part[1024];

    snprintf(part, sizeof part, "%.*s", (int)n, words);
    drop_blanks(part);
    if (strstr(screen, part) != NULL)
        return;
    vt_dump(r->t);
    print_error("not on the screen in full: %s\n", part);
    _fail(file, line);
}

void
run_check_long(struct run *r, const char *msgid, const char *file, int line)
{
    char screen[65536];
    const char *words = run_word(r, msgid);

    join_rows(r, screen, sizeof screen);
    drop_blanks(screen);
    check_part(r, screen, words, strlen(words), file, line);
}

void
run_check_like(struct run *r, const char *msgid, const char *file, int line)
{
    char screen[65536];
    const char *words = run_word(r, msgid);

    join_rows(r, screen, sizeof screen);
    drop_blanks(screen);
    while (*words != '\0') {
        size_t n = strcspn(words, "%");

        check_part(r, screen, words, n, file, line);
        words += n;
        if (*words == '%') {
            words += 1 + strspn(words + 1, "0123456789$.-+ lzh");
            words += *words != '\0';
        }
    }
}

/* ---- the desk ---- */

void
run_launch(struct run *r, const char *lang, struct vt_options o)
{
    char *argv[] = { run_program, "--db", r->db, "--lang", r->lang, NULL };
    const char *env[16] = { "MADOGUCHI_TODAY=" RUN_TODAY, "MADOGUCHI_USER",
                            "MADOGUCHI_PASSWORD_FILE" };
    int n = 3;

    for (const char *const *more = o.env; more != NULL && *more != NULL; more++) {
        assert_true(n < 15);
        env[n++] = *more;
    }
    if (lang != r->lang)
        snprintf(r->lang, sizeof r->lang, "%s", lang);
    r->rows = o.rows > 0 ? o.rows : 24;
    if (o.argv == NULL)
        o.argv = argv;
    o.env = env;
    vt_free(r->t);
    r->t = vt_start(&o);
}

void
run_start_with(struct run *r, const char *lang, struct vt_options o, const char *login)
{
    run_launch(r, lang, o);
    vt_sync(r->t);
    if (login != NULL)
        run_sign_in(r, login);
}

void
run_start(struct run *r, const char *lang, int rows, int cols, const char *login)
{
    run_start_with(r, lang, (struct vt_options){ .rows = rows, .cols = cols }, login);
}

void
run_sign_in(struct run *r, const char *login)
{
    run_assert_shows(r, "Sign in");
    run_text(r, login);
    run_keys(r, "Enter");
    run_text(r, RUN_PASSWORD);
    run_keys(r, "Enter");
    if (strstr(vt_row(r->t, 0), run_word(r, "Sign in")) != NULL) {
        vt_dump(r->t);
        fail_msg("%s was not let in", login);
    }
}

void
run_quit(struct run *r)
{
    vt_type(r->t, "\x11");
    assert_int_equal(vt_exit(r->t), 0);
}

/* ---- keys ---- */

static const struct {
    const char *name, *bytes;
} key_names[] = {
    { "F1", "\033OP" },     { "F2", "\033OQ" },      { "F3", "\033OR" },      { "F4", "\033OS" },
    { "F5", "\033[15~" },   { "F6", "\033[17~" },    { "F7", "\033[18~" },    { "F8", "\033[19~" },
    { "F9", "\033[20~" },   { "F10", "\033[21~" },   { "F11", "\033[23~" },   { "F12", "\033[24~" },
    { "Enter", "\r" },      { "Tab", "\t" },         { "BackTab", "\033[Z" }, { "Esc", "\033" },
    { "Up", "\033OA" },     { "Down", "\033OB" },    { "Right", "\033OC" },   { "Left", "\033OD" },
    { "Home", "\033OH" },   { "End", "\033OF" },     { "PgUp", "\033[5~" },   { "PgDn", "\033[6~" },
    { "Delete", "\033[3~" }, { "Backspace", "\177" }, { "Space", " " },
};

static void
type_key(struct run *r, const char *name)
{
    if (strncmp(name, "Ctrl-", 5) == 0 && name[5] != '\0' && name[6] == '\0') {
        vt_send(r->t, &(char){ (char)(name[5] & 0x1F) }, 1);
        return;
    }
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        if (strcmp(key_names[i].name, name) == 0) {
            vt_type(r->t, key_names[i].bytes);
            return;
        }
    }
    vt_type(r->t, name);
}

void
run_keys(struct run *r, const char *names)
{
    char name[64];

    for (const char *p = names + strspn(names, " "); *p != '\0'; p += strspn(p, " ")) {
        size_t n = strcspn(p, " ");

        snprintf(name, sizeof name, "%.*s", (int)n, p);
        type_key(r, name);
        p += n;
    }
    vt_sync(r->t);
}

void
run_text(struct run *r, const char *utf8)
{
    vt_keys(r->t, utf8);
}

void
run_paste(struct run *r, const char *utf8)
{
    vt_type(r->t, "\033[200~");
    vt_type(r->t, utf8);
    vt_keys(r->t, "\033[201~");
}

/* ---- fields ---- */

/* "> Phone     [" but not "> Phone 2   [": after the label only the star and blanks before the
 * box, or nothing where the box is on the next row. */
static bool
is_row_of(const char *row, const char *label)
{
    const char *p = row + 2;
    size_t n = strlen(label);

    if ((row[0] != '>' && row[0] != '!') || row[1] != ' ' || strncmp(p, label, n) != 0)
        return false;
    p += n;
    if (strncmp(p, " *", 2) == 0)
        p += 2;
    p += strspn(p, " ");
    return *p == '\0' || *p == '[' || *p == '<' || *p == 'v' || *p == '^';
}

bool
run_is_at_field(struct run *r, const char *label)
{
    const char *word = run_word(r, label);
    int y, x;

    vt_cursor(r->t, &y, &x);
    for (; y >= 0; y--) {
        const char *row = vt_row(r->t, y);

        if (row[0] == '>' || row[0] == '!')
            return is_row_of(row, word);
        if (row[0] != ' ')
            return false;
    }
    return false;
}

void
run_go_to_field(struct run *r, const char *label)
{
    for (int i = 0; i < FIELDS_MAX; i++) {
        if (run_is_at_field(r, label))
            return;
        run_keys(r, "Tab");
    }
    vt_dump(r->t);
    fail_msg("no field [%s] takes the focus", run_word(r, label));
}

void
run_fill(struct run *r, const char *label, const char *utf8)
{
    run_go_to_field(r, label);
    run_keys(r, "Ctrl-A Ctrl-K");
    run_text(r, utf8);
}

void
run_choose(struct run *r, const char *label, const char *digits)
{
    run_go_to_field(r, label);
    run_text(r, digits);
}

void
run_fill_slip(struct run *r, const char *name, const char *kana)
{
    run_fill(r, "Name", name);
    run_fill(r, "Reading", kana);
    run_choose(r, "Disability", "2");
    run_choose(r, "Referred by", "1");
    run_fill(r, "Main concern", "働きたい");
    run_fill(r, "What was done", "話を聞いた");
    run_choose(r, "Next step", "2");
    run_fill(r, " by the day", "2014-11-07");
    run_choose(r, "Consent", "1");
    run_go_to_field(r, "Name");
}
