/* files.c - new files beside the database, and making their names and contents last. A plain open()
 * of a file that SQLite has open would drop all its locks in this process: everything here happens
 * before the first or after the last connection to the file. */
#include "db/db_private.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder part of a path: "." and "/" included. */
void
folder_of(const char *path, char out[DB_PATH_SIZE])
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        snprintf(out, DB_PATH_SIZE, ".");
    else
        snprintf(out, DB_PATH_SIZE, "%.*s", slash == path ? 1 : (int)(slash - path), path);
}

enum err_code
file_resolve(const char *path, char out[DB_PATH_SIZE], struct err *e)
{
    char folder[DB_PATH_SIZE], shown[DB_SHOWN_SIZE];
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *real = NULL;

    if (strlen(path) < DB_PATH_SIZE - 32) {
        folder_of(path, folder);
        real = realpath(folder, NULL);
        if (!real)
            return file_fail(path, errno, e);
    }
    int bytes = real && *name
                    ? snprintf(out, DB_PATH_SIZE, "%s/%s", strcmp(real, "/") ? real : "", name)
                    : DB_PATH_SIZE;
    free(real);
    /* 32 bytes are left for -wal, -gate, .part-xxxxxxxx and .v123.backup. */
    if (bytes >= DB_PATH_SIZE - 32)
        return err_set(e, ERR_IO, "",
                       N_("%s cannot be the place of a database: the path is too long or names no "
                          "file. Give another place."),
                       db_shown(path, shown, sizeof shown));
    return ERR_OK;
}

bool
db_owns_file(const struct db *db, const char *path)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-journal", "-gate", "-key", "-mark" };
    char place[DB_PATH_SIZE], own[DB_PATH_SIZE + 16];
    struct stat given, ours;
    bool is_there = stat(path, &given) == 0;
    bool is_named = file_resolve(path, place, NULL) == ERR_OK;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(own, sizeof own, "%s%s", db->path, ends[i]);
        if (is_named && strcmp(place, own) == 0)
            return true;
        if (is_there && stat(own, &ours) == 0 && given.st_dev == ours.st_dev
            && given.st_ino == ours.st_ino)
            return true;
    }
    return false;
}

enum err_code
file_make_part(const char *path, unsigned mode, char out[DB_PATH_SIZE], struct err *e)
{
    unsigned random = 0;

    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random
        || snprintf(out, DB_PATH_SIZE, "%s.part-%08x", path, random) >= DB_PATH_SIZE)
        return db_fail_bug("no name for a new file", "file_make_part", e);
    int fd = open(out, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0)
        return file_fail(path, errno, e);
    bool ok = fsync(fd) == 0;
    int why = errno;
    close(fd);
    if (ok)
        return ERR_OK;
    unlink(out);
    return file_fail(path, why, e);
}

bool
file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return ok;
}

bool
folder_sync(const char *path)
{
    char folder[DB_PATH_SIZE];

    folder_of(path, folder);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}
