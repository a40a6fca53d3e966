/* create.c - make a new database. It is built under another name and linked to its own only when
 * whole: a half-made file never bears the real name, and of two desks that make it at once one is
 * told that there is such a file. */
#include "db/db.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "db/db_private.h"
#include "db/sql.h"

static enum err_code
refuse_existing(const char *path, struct err *e)
{
    char shown[DB_SHOWN_SIZE];

    return err_set(e, ERR_INVALID, "path",
                   N_("There is already a file %s. It was not touched. Give another place."),
                   db_shown(path, shown, sizeof shown));
}

/* Whose file it is, and the journal mode: both are kept in the file and set only here. */
static enum err_code
mark(const char *part, struct err *e)
{
    char text[64];
    struct db *db = NULL;
    enum err_code rc = db_connect(&db, part, e);

    if (rc == ERR_OK) {
        sqlite3_busy_timeout(db->sqlite, DB_BUSY_MS); /* before anything that locks */
        snprintf(text, sizeof text, "PRAGMA application_id = %d", DB_APPLICATION_ID);
        rc = db_exec(db, text, e);
    }
    if (rc == ERR_OK)
        rc = db_exec(db, "PRAGMA journal_mode = WAL", e);
    db_close(db);
    return rc;
}

/* The last close writes the log back and removes -wal and -shm, so the one file is all. */
static enum err_code
fill(const char *part, const struct sql *list, int count, struct err *e)
{
    struct db *db = NULL;
    enum err_code rc = db_open_list(&db, part, list, count, e);

    db_close(db);
    return rc;
}

static void
remove_part(const char *part)
{
    static const char *const ends[] = { "", "-gate", "-wal", "-shm", "-journal" };

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char path[DB_PATH_SIZE + 16];
        snprintf(path, sizeof path, "%s%s", part, ends[i]);
        unlink(path);
    }
}

enum err_code
db_create_list(const char *path, const struct sql *list, int count, struct err *e)
{
    char place[DB_PATH_SIZE], part[DB_PATH_SIZE];
    enum err_code rc = file_resolve(path, place, e);

    if (rc != ERR_OK)
        return rc;
    if (faccessat(AT_FDCWD, place, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return refuse_existing(place, e);
    if ((rc = file_make_part(place, 0660, part, e)) != ERR_OK)
        return rc;
    rc = mark(part, e);
    if (rc == ERR_OK)
        rc = fill(part, list, count, e);
    if (rc == ERR_OK && link(part, place) != 0)
        rc = errno == EEXIST ? refuse_existing(place, e) : file_fail(place, errno, e);
    remove_part(part);
    if (rc == ERR_OK && !folder_sync(place))
        rc = file_fail(place, errno, e);
    return rc;
}

enum err_code
db_create(const char *path, struct err *e)
{
    return db_create_list(path, migrations, migrations_count, e);
}
