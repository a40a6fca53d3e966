#include "exchange/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0) {
            bytes += n;
            size -= (size_t)n;
        }
    }
    return fsync(fd) == 0;
}

static void
sync_folder(const char *path)
{
    char copy[4096];

    snprintf(copy, sizeof copy, "%s", path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

enum err_code
outfile_path(const char *typed, char out[OUTFILE_PATH], struct err *e)
{
    const char *home = strncmp(typed, "~/", 2) == 0 ? getenv("HOME") : NULL;

    if (snprintf(out, OUTFILE_PATH, "%s%s", home ? home : "", home ? typed + 1 : typed)
        >= OUTFILE_PATH)
        return err_set(e, ERR_IO, "output", N_("The name of the output file is too long."));
    return ERR_OK;
}

bool
outfile_exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

enum err_code
outfile_write(const char *path, const char *bytes, size_t size, struct err *e)
{
    char part[4096];
    struct stat st;

    /* rename() would put a file in the place of a device. */
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return err_set(e, ERR_IO, "output", N_("%s is not an ordinary file."), path);
    if ((size_t)snprintf(part, sizeof part, "%s.XXXXXX", path) >= sizeof part)
        return err_set(e, ERR_IO, "output", N_("The name of the output file is too long."));
    int fd = mkostemp(part, O_CLOEXEC);
    if (fd < 0)
        return err_set(e, ERR_IO, "output", N_("%s cannot be written (%s)."), path,
                       strerror(errno));
    bool good = write_all(fd, bytes, size);
    int why = errno;
    if (close(fd) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good && rename(part, path) != 0) {
        good = false;
        why = errno;
    }
    if (!good) {
        unlink(part);
        return err_set(e, ERR_IO, "output", N_("%s cannot be written (%s)."), path, strerror(why));
    }
    sync_folder(path);
    return ERR_OK;
}
