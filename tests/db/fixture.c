#include "fixture.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema.h"

const struct sql fixture_schema = { "schema", schema_sql };

int fixture_syncs;
const char *fixture_watch;
int fixture_opens_sqlite, fixture_opens_other;

/* Either may be what the headers call open(). */
int open_narrow(const char *path, int flags, ...) __asm__("open");
int open_wide(const char *path, int flags, ...) __asm__("open64");

/* The executable's symbols win over the C library's, also for libsqlite3. */
int
fdatasync(int fd)
{
    fixture_syncs++;
    return (int)syscall(SYS_fdatasync, fd);
}

int
fsync(int fd)
{
    fixture_syncs++;
    return (int)syscall(SYS_fsync, fd);
}

static void
count_open(const char *path, const void *caller)
{
    size_t n = fixture_watch ? strlen(fixture_watch) : 0;
    Dl_info info;

    if (n == 0 || strncmp(path, fixture_watch, n)
        || (path[n] && strcmp(path + n, "-wal") && strcmp(path + n, "-shm")))
        return;
    if (dladdr(caller, &info) && strstr(info.dli_fname, "libsqlite3"))
        fixture_opens_sqlite++;
    else
        fixture_opens_other++;
}

static int
open_with(const char *path, int flags, va_list rest)
{
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;

    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int
open_narrow(const char *path, int flags, ...)
{
    va_list rest;

    count_open(path, __builtin_return_address(0));
    va_start(rest, flags);
    int fd = open_with(path, flags, rest);
    va_end(rest);
    return fd;
}

int
open_wide(const char *path, int flags, ...)
{
    va_list rest;

    count_open(path, __builtin_return_address(0));
    va_start(rest, flags);
    int fd = open_with(path, flags | O_LARGEFILE, rest);
    va_end(rest);
    return fd;
}

int
fixture_folder(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    const char *base = getenv("TMPDIR");

    if (!f)
        return 1;
    snprintf(f->folder, sizeof f->folder, "%s/madoguchi-db.XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(f->folder))
        return 1;
    snprintf(f->path, sizeof f->path, "%s/m.db", f->folder);
    snprintf(f->other, sizeof f->other, "%s/other.db", f->folder);
    *state = f;
    return 0;
}

enum err_code
fixture_reopen(struct fixture *f)
{
    db_close(f->db);
    return db_open_list(&f->db, f->path, &fixture_schema, 1, &f->e);
}

int
fixture_open(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;
    if (db_create_list(f->path, &fixture_schema, 1, &f->e) != ERR_OK
        || fixture_reopen(f) != ERR_OK) {
        print_error("%s\n", f->e.msg);
        return 1;
    }
    return 0;
}

int
fixture_remove(void **state)
{
    struct fixture *f = *state;

    db_close(f->db);
    fixture_watch = NULL;
    DIR *folder = opendir(f->folder);
    for (struct dirent *d; folder && (d = readdir(folder));)
        unlinkat(dirfd(folder), d->d_name, 0);
    if (folder)
        closedir(folder);
    rmdir(f->folder);
    free(f);
    return 0;
}

int
fixture_outside(const char *path, const char *text)
{
    sqlite3 *raw = NULL;
    int rc = sqlite3_open(path, &raw);

    tails_register(raw);
    sqlite3_busy_timeout(raw, DB_BUSY_MS);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(raw, text, NULL, NULL, NULL);
    sqlite3_close(raw);
    return rc;
}

int64_t
fixture_ask(const char *path, const char *text)
{
    sqlite3 *raw = NULL;
    sqlite3_stmt *query = NULL;
    int64_t value = -1;

    if (sqlite3_open(path, &raw) == SQLITE_OK
        && sqlite3_prepare_v2(raw, text, -1, &query, NULL) == SQLITE_OK
        && sqlite3_step(query) == SQLITE_ROW)
        value = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    sqlite3_close(raw);
    return value;
}

enum err_code
fixture_add(struct fixture *f, const char *name)
{
    static const struct sql add = { "item_add", "INSERT INTO item (name) VALUES (:name)" };
    enum err_code rc = db_begin(f->db, &f->e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(f->db, &add);
    stmt_text(s, ":name", name);
    return db_end(f->db, stmt_run(s, &f->e), &f->e);
}

int
fixture_in_child(int (*run)(struct fixture *f), struct fixture *f)
{
    int status = -1;
    pid_t child = fork();

    if (child == 0)
        _exit(run(f));
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
