/* backup.c - a verified copy, and checks of the live file. Copying the main file alone is no
 * backup: the newest saves are in -wal. In one step, because stepwise copying starts anew at every
 * foreign write and may never finish. */
#include "db/db_private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "db/sql.h"

static enum err_code
copy_pages(struct db *from, struct db *copy, struct err *e)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy->sqlite, "main", from->sqlite, "main");

    if (!backup)
        return db_fail(copy, sqlite3_extended_errcode(copy->sqlite), "backup", e);
    int step = sqlite3_backup_step(backup, -1);
    int end = sqlite3_backup_finish(backup);
    return step == SQLITE_DONE && end == SQLITE_OK
               ? ERR_OK
               : db_fail(copy, step != SQLITE_DONE ? step : end, "backup", e);
}

/* Only a copy that was read again from one end to the other is a backup. `version` is that of
 * `from` before copying; another desk may have upgraded it meanwhile. */
static enum err_code
verify_copy(struct db *from, int version, struct db *copy, struct err *e)
{
    char check[128] = "", id[32] = "", want[32];
    int copied = db_schema_version(copy);
    enum err_code rc = ERR_OK;

    if (tails_register(copy->sqlite) != SQLITE_OK)
        return db_fail_bug("the search tokenizer was refused", "backup", e);
    if ((rc = db_value(copy, "PRAGMA quick_check(1)", check, sizeof check, e)) != ERR_OK
        || (rc = db_value(copy, "PRAGMA application_id", id, sizeof id, e)) != ERR_OK)
        return rc;
    snprintf(want, sizeof want, "%d", DB_APPLICATION_ID);
    if (!strcmp(check, "ok") && !strcmp(id, want) && copied >= version
        && copied <= db_schema_version(from))
        return ERR_OK;
    return err_set(
        e, ERR_DAMAGED, "",
        N_("The copy is not sound and was thrown away; the database may be damaged. Stop "
           "working and call the administrator."));
}

enum err_code
db_backup(struct db *db, const char *to, struct err *e)
{
    char place[DB_PATH_SIZE], part[DB_PATH_SIZE], shown[DB_SHOWN_SIZE];
    struct db *copy = NULL;
    enum err_code rc = file_resolve(to, place, e);

    assert(db->depth == 0);
    if (rc != ERR_OK)
        return rc;
    if (db_owns_file(db, place))
        return err_set(e, ERR_INVALID, "path",
                       N_("%s belongs to the database in use. Give another file."),
                       db_shown(place, shown, sizeof shown));
    if ((rc = file_make_part(place, 0600, part, e)) != ERR_OK)
        return rc;
    int version = db_schema_version(db);
    rc = db_connect(&copy, part, e);
    if (rc == ERR_OK)
        rc = copy_pages(db, copy, e);
    if (rc == ERR_OK)
        rc = verify_copy(db, version, copy, e);
    db_close(copy);
    if (rc == ERR_OK && !(file_sync(part) && rename(part, place) == 0 && folder_sync(place)))
        rc = file_fail(place, errno, e);
    if (rc != ERR_OK)
        unlink(part);
    return rc;
}

/* A row of `text` is a fault: what its first column says. */
static enum err_code
check_rows(struct db *db, const char *text, const char *sound, struct err *e)
{
    char found[96];
    enum err_code rc = db_value(db, text, found, sizeof found, e);

    if (rc != ERR_OK || !strcmp(found, sound))
        return rc;
    return err_set(e, ERR_DAMAGED, "",
                   N_("The database is damaged (%s). Stop working and call the administrator, who "
                      "restores a backup."),
                   found);
}

enum err_code
db_check(struct db *db, struct err *e)
{
    enum err_code rc = check_rows(db, "PRAGMA integrity_check(1)", "ok", e);

    if (rc == ERR_OK)
        rc = check_rows(db, "PRAGMA foreign_key_check", "", e);
    if (rc != ERR_OK || (rc = db_begin(db, e)) != ERR_OK)
        return rc;
    return db_end(db, stmt_run(stmt_open(db, &sql_index_check), e), e);
}

enum err_code
db_truncate_log(struct db *db, struct err *e)
{
    char busy[16];
    enum err_code rc = db_value(db, "PRAGMA wal_checkpoint(TRUNCATE)", busy, sizeof busy, e);

    if (rc == ERR_OK && strcmp(busy, "0"))
        return err_set(
            e, ERR_BUSY, "",
            N_("Another desk is at work, so the log was not emptied. Nothing is lost; it "
               "will be emptied later."));
    return rc;
}

enum err_code
db_optimize(struct db *db, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    if (db->bulk)
        rc = stmt_run(stmt_open(db, &sql_index_rebuild), e);
    if (rc == ERR_OK)
        rc = stmt_run(stmt_open(db, &sql_index_optimize), e);
    return db_end(db, rc, e);
}

enum err_code
db_idle_work(struct db *db, struct err *e)
{
    char busy[16]; /* how far a PASSIVE checkpoint came does not matter */
    enum err_code rc = db_begin(db, e);

    if (rc == ERR_OK)
        rc = db_end(db, stmt_run(stmt_open(db, &sql_index_merge), e), e);
    return rc == ERR_OK ? db_value(db, "PRAGMA wal_checkpoint(PASSIVE)", busy, sizeof busy, e) : rc;
}
