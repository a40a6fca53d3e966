/* refusal.c - why a file cannot be opened, in words that name the place and who could help. */
#include "db/db_private.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *
db_shown(const char *path, char *out, size_t size)
{
    size_t bytes = strlen(path);

    if (bytes < size) {
        snprintf(out, size, "%s", path);
        return out;
    }
    const char *end = path + bytes - (size - 1 - strlen("…"));
    while (((unsigned char)*end & 0xC0) == 0x80)
        end++;
    snprintf(out, size, "…%s", end);
    return out;
}

/* Name of the user, or the number when there is no name. */
static void
user_name(char out[17])
{
    const struct passwd *user = getpwuid(geteuid());

    if (user)
        snprintf(out, 17, "%.16s", user->pw_name);
    else
        snprintf(out, 17, "%ld", (long)geteuid());
}

static void
group_name(gid_t id, char out[17])
{
    const struct group *group = getgrgid(id);

    if (group)
        snprintf(out, 17, "%.16s", group->gr_name);
    else
        snprintf(out, 17, "%ld", (long)id);
}

static enum err_code
fail_link(const char *path, struct err *e)
{
    char shown[64], target[DB_PATH_SIZE], to[64]; /* two paths in one sentence */
    ssize_t n = readlink(path, target, sizeof target - 1);

    target[n > 0 ? n : 0] = '\0';
    return err_set(e, ERR_IO, "",
                   N_("%s is a link to %s. Nothing was opened: give the file's own place. (E %d)"),
                   db_shown(path, shown, sizeof shown), db_shown(target, to, sizeof to),
                   SQLITE_CANTOPEN_SYMLINK);
}

/* A folder that this user may not write, with the group that may. */
static enum err_code
fail_folder(const char *folder, struct err *e)
{
    char shown[DB_SHOWN_SIZE], user[17], group[17] = "?";
    struct stat st;

    user_name(user);
    if (stat(folder, &st) == 0)
        group_name(st.st_gid, group);
    return err_set(e, ERR_IO, "",
                   N_("The folder %s is not writable for the user %s; its group is %s. Call the "
                      "administrator. (E %d)"),
                   db_shown(folder, shown, sizeof shown), user, group, SQLITE_READONLY_DIRECTORY);
}

static enum err_code
fail_file(const char *path, struct err *e)
{
    char shown[DB_SHOWN_SIZE], user[17], group[17] = "?";
    struct stat st;

    user_name(user);
    if (stat(path, &st) == 0)
        group_name(st.st_gid, group);
    return err_set(e, ERR_IO, "",
                   N_("The database %s is not open to the user %s; its group is %s. Call the "
                      "administrator. (E %d)"),
                   db_shown(path, shown, sizeof shown), user, group, SQLITE_READONLY);
}

static bool
may(const char *path, int how)
{
    return faccessat(AT_FDCWD, path, how, AT_EACCESS) == 0;
}

/* What the folder and the file themselves say; ERR_OK: nothing is wrong with them. */
static enum err_code
fail_by_look(int rc, const char *path, struct err *e)
{
    char shown[DB_SHOWN_SIZE], folder[DB_PATH_SIZE];
    struct stat st;

    folder_of(path, folder);
    if (lstat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return err_set(e, ERR_IO, "",
                       N_("There is no database %s. None is made here. Check the place or call the "
                          "administrator. (E %d)"),
                       db_shown(path, shown, sizeof shown), rc);
    if (lstat(path, &st) != 0)
        return fail_file(path, e);
    if (S_ISLNK(st.st_mode))
        return fail_link(path, e);
    if (!may(path, R_OK | W_OK))
        return fail_file(path, e);
    if (!may(folder, W_OK | X_OK))
        return fail_folder(folder, e);
    return ERR_OK;
}

enum err_code
db_fail_open(int rc, const char *path, struct err *e)
{
    char shown[DB_SHOWN_SIZE];
    enum err_code code = db_error_find(rc)->err;

    db_shown(path, shown, sizeof shown);
    if (rc == SQLITE_NOTADB)
        return err_set(e, ERR_SCHEMA, "",
                       N_("%s is not a database of madoguchi. Nothing was changed. Choose another "
                          "file or restore a backup. (E %d)"),
                       shown, rc);
    if (code == ERR_DAMAGED)
        return err_set(e, ERR_DAMAGED, "",
                       N_("The database %s is damaged. Restore a backup and call the "
                          "administrator. (E %d)"),
                       shown, rc);
    enum err_code seen = fail_by_look(rc, path, e);
    if (seen != ERR_OK)
        return seen;
    return err_set(e, code == ERR_OK || code == ERR_INVALID ? ERR_BUG : code, "",
                   N_("The database %s cannot be opened now. Try again; if it stays so, call the "
                      "administrator. (E %d)"),
                   shown, rc);
}

enum err_code
file_fail(const char *path, int why, struct err *e)
{
    char shown[DB_SHOWN_SIZE], folder[DB_PATH_SIZE];

    folder_of(path, folder);
    if ((why == EACCES || why == EPERM || why == EROFS) && !may(folder, W_OK | X_OK))
        return fail_folder(folder, e);
    if (why == ENOENT || why == ENOTDIR)
        return err_set(e, ERR_IO, "",
                       N_("There is no folder %s. None is made here. Check the place or call the "
                          "administrator. (E %d)"),
                       db_shown(folder, shown, sizeof shown), SQLITE_CANTOPEN);
    if (why == ENOSPC || why == EDQUOT || why == EFBIG)
        return err_set(e, ERR_IO, "",
                       N_("There is no space left for %s. Nothing was made. Have the "
                          "administrator make space, then try again."),
                       db_shown(path, shown, sizeof shown));
    return err_set(e, ERR_IO, "",
                   N_("%s cannot be written here. Nothing was made. Give another place or call the "
                      "administrator. (errno %d)"),
                   db_shown(path, shown, sizeof shown), why);
}
