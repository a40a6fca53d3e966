/* migrate.c - bring a file to this program's schema. All pending files run in ONE transaction
 * together with the version, after a verified copy: the file is as it was or as this program wants
 * it. Foreign keys are off meanwhile, since a table may be rebuilt, and are checked before the end.
 */
#include <string.h>

#include "db/db_private.h"

static enum err_code
refuse_newer(const struct db *db, int have, int count, struct err *e)
{
    char shown[DB_SHOWN_SIZE];

    return err_set(e, ERR_SCHEMA, "",
                   N_("The database %s was written by a newer program (version %d; this one knows "
                      "%d). Nothing was changed. Update this program first."),
                   db_shown(db->path, shown, sizeof shown), have, count);
}

/* While this connection has the write lock nobody else can upgrade, so the copy holds what its name
 * says. It is read through a second connection: SQLite copies from none that is writing. */
static enum err_code
copy_before(const struct db *db, int have, struct err *e)
{
    char to[DB_PATH_SIZE + 32];
    struct db *reader = NULL;
    enum err_code rc = db_connect(&reader, db->path, e);

    snprintf(to, sizeof to, "%s.v%d.backup", db->path, have);
    if (rc == ERR_OK)
        rc = db_backup(reader, to, e);
    db_close(reader);
    return rc;
}

/* A file that has what its version would still have to make bears the number of another. */
static enum err_code
refuse_version(const struct db *db, struct err *e)
{
    char shown[DB_SHOWN_SIZE];

    return err_set(e, ERR_SCHEMA, "",
                   N_("What is in the database %s does not fit the version that it bears. Nothing "
                      "was changed. Put back a backup or call the administrator."),
                   db_shown(db->path, shown, sizeof shown));
}

static enum err_code
run_files(struct db *db, const struct sql *list, int count, struct err *e)
{
    for (int i = 0; i < count; i++) {
        int rc = sqlite3_exec(db->sqlite, list[i].text, NULL, NULL, NULL);
        if (rc == SQLITE_ERROR && strstr(sqlite3_errmsg(db->sqlite), "already exists"))
            return refuse_version(db, e);
        if (rc != SQLITE_OK)
            return db_fail(db, rc, list[i].name, e);
    }
    return ERR_OK;
}

/* Inside the transaction. */
static enum err_code
apply(struct db *db, const struct sql *list, int count, struct err *e)
{
    char text[64];
    int have = db_schema_version(db); /* another desk may have been quicker */
    enum err_code rc = ERR_OK;

    if (have == count)
        return ERR_OK;
    if (have < 0 || have > count)
        return refuse_newer(db, have, count, e);
    if (have > 0)
        rc = copy_before(db, have, e);
    if (rc == ERR_OK)
        rc = run_files(db, list + have, count - have, e);
    if (rc == ERR_OK)
        rc = db_value(db, "PRAGMA foreign_key_check", text, sizeof text, e);
    if (rc == ERR_OK && text[0])
        rc = err_set(e, ERR_SCHEMA, "",
                     N_("The update of the database broke a reference in %s. Nothing was changed. "
                        "Call the administrator."),
                     text);
    if (rc != ERR_OK)
        return rc;
    snprintf(text, sizeof text, "PRAGMA user_version = %d", count);
    return db_exec(db, text, e);
}

enum err_code
db_migrate(struct db *db, const struct sql *list, int count, struct err *e)
{
    int have = db_schema_version(db);
    enum err_code rc = ERR_OK;

    if (have == count)
        return ERR_OK;
    if (have < 0)
        return db_fail_open(sqlite3_extended_errcode(db->sqlite), db->path, e);
    if (have > count)
        return refuse_newer(db, have, count, e);
    db->migrating = true;
    rc = db_exec(db, "PRAGMA foreign_keys = OFF", e);
    if (rc == ERR_OK && (rc = db_begin(db, e)) == ERR_OK)
        rc = db_end(db, apply(db, list, count, e), e);
    if (db_exec(db, "PRAGMA foreign_keys = ON", NULL) != ERR_OK && rc == ERR_OK)
        rc = db_fail_bug("foreign keys stay off", "migrate", e);
    db->migrating = false;
    return rc;
}
