/* setup.c - how a connection is set up: every option and pragma is read back, limits, the
 * authorizer and the commit hook. To change a value: these tables and tests/db/test_open.c. */
#include "db/db_private.h"

#include <malloc.h>
#include <string.h>
#include <strings.h>
#include <sys/vfs.h>

/* `want` is what reading must give. journal_mode is only read: it is kept in the file, set once. */
static const struct {
    const char *get, *want, *set; /* set NULL: never set here */
} pragmas[] = {
    // clang-format off
    { "PRAGMA journal_mode",       "wal",     NULL },
    { "PRAGMA synchronous",        "2",       "PRAGMA synchronous = FULL" },
    { "PRAGMA foreign_keys",       "1",       "PRAGMA foreign_keys = ON" },
    { "PRAGMA recursive_triggers", "0",       "PRAGMA recursive_triggers = OFF" },
    { "PRAGMA trusted_schema",     "0",       "PRAGMA trusted_schema = OFF" },
    { "PRAGMA cell_size_check",    "1",       "PRAGMA cell_size_check = ON" },
    { "PRAGMA secure_delete",      "1",       "PRAGMA secure_delete = ON" },
    { "PRAGMA temp_store",         "2",       "PRAGMA temp_store = MEMORY" },
    { "PRAGMA mmap_size",          "0",       "PRAGMA mmap_size = 0" },
    { "PRAGMA cache_size",         "-4096",   "PRAGMA cache_size = -4096" },
    { "PRAGMA wal_autocheckpoint", "200",     "PRAGMA wal_autocheckpoint = 200" },
    { "PRAGMA journal_size_limit", "4194304", "PRAGMA journal_size_limit = 4194304" },
    // clang-format on
};

static const struct {
    int what, on;
} options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
};

static const struct {
    int what, most;
} limits[] = {
    { SQLITE_LIMIT_LENGTH, 4 << 20 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 400 }, /* the GLOB of the text guard is a long one */
};

/* WAL needs memory shared by all processes of one host. */
bool
db_is_network(long type)
{
    static const unsigned refused[] = {
        0x6969,     /* NFS */
        0x517B,     /* SMB */
        0xFF534D42, /* CIFS */
        0xFE534D42, /* SMB2 */
        0x01021997, /* 9p */
        0x65735546, /* FUSE: sshfs and the like */
        0x5346414F, /* AFS */
        0x6B414653, /* AFS in the kernel */
        0x73757245, /* Coda */
        0x00C36400, /* Ceph */
        0x7461636F, /* OCFS2 */
        0x01161970, /* GFS2 */
    };

    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if ((unsigned)type == refused[i])
            return true;
    return false;
}

/* A COMMIT that db_end() did not ask for becomes a rollback. */
static int
commit_hook(void *arg)
{
    const struct db *db = arg;

    return !db->committing;
}

static bool
pragma_allowed(const char *name, const char *value)
{
    static const char *const reading[] = { "data_version", "quick_check", "integrity_check",
                                           "foreign_key_check", "wal_checkpoint" };

    if (!strcasecmp(name, "user_version"))
        return !value;
    for (size_t i = 0; i < sizeof reading / sizeof reading[0]; i++)
        if (!strcasecmp(name, reading[i]))
            return true;
    return false;
}

/* Outside a migration nothing changes the schema, attaches a file or sets a pragma. */
static int
authorize(void *arg, int action, const char *a, const char *b, const char *schema,
          const char *trigger)
{
    const struct db *db = arg;

    (void)schema, (void)trigger;
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return SQLITE_DENY;
    case SQLITE_FUNCTION: return strcasecmp(b, "load_extension") ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_TRANSACTION:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_PRAGMA: return db->migrating || pragma_allowed(a, b) ? SQLITE_OK : SQLITE_DENY;
    default: return db->migrating ? SQLITE_OK : SQLITE_DENY;
    }
}

static enum err_code
refuse_setting(const char *what, const struct db *db, struct err *e)
{
    char shown[DB_SHOWN_SIZE];

    return err_set(e, ERR_SCHEMA, "",
                   N_("The database %s does not take the setting %s. Nothing was changed. Call the "
                      "administrator."),
                   db_shown(db->path, shown, sizeof shown), what);
}

static enum err_code
set_options(struct db *db, struct err *e)
{
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        int is = -1;
        if (sqlite3_db_config(db->sqlite, options[i].what, options[i].on, &is) != SQLITE_OK
            || is != options[i].on)
            return db_fail_bug("an option was not taken", "setup", e);
    }
    return ERR_OK;
}

static enum err_code
set_pragmas(struct db *db, struct err *e)
{
    for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++) {
        char got[32];
        enum err_code rc = db_value(db, pragmas[i].get, got, sizeof got, e);

        if (rc == ERR_OK && strcmp(got, pragmas[i].want) && pragmas[i].set) {
            rc = db_exec(db, pragmas[i].set, e);
            if (rc == ERR_OK)
                rc = db_value(db, pragmas[i].get, got, sizeof got, e);
        }
        if (rc != ERR_OK)
            return rc;
        if (strcmp(got, pragmas[i].want))
            return refuse_setting(pragmas[i].get + strlen("PRAGMA "), db, e);
    }
    return ERR_OK;
}

/* The first reading of the file: everything that is wrong with it shows here. */
static enum err_code
check_owner(struct db *db, struct err *e)
{
    char got[32], want[32];
    enum err_code rc = db_value(db, "PRAGMA application_id", got, sizeof got, NULL);

    if (rc != ERR_OK)
        return db_fail_open(sqlite3_extended_errcode(db->sqlite), db->path, e);
    snprintf(want, sizeof want, "%d", DB_APPLICATION_ID);
    return strcmp(got, want) ? db_fail_open(SQLITE_NOTADB, db->path, e) : ERR_OK;
}

enum err_code
db_setup(struct db *db, struct err *e)
{
    char shown[DB_SHOWN_SIZE];
    struct statfs fs;
    enum err_code rc;

    if (statfs(db->path, &fs) != 0 || db_is_network((long)fs.f_type))
        return err_set(e, ERR_IO, "",
                       N_("%s lies on a network disk, where a database gets damaged. Have the "
                          "administrator move it to this computer's own disk. (E %d)"),
                       db_shown(db->path, shown, sizeof shown), SQLITE_PROTOCOL);
    sqlite3_busy_timeout(db->sqlite, DB_BUSY_MS); /* first: everything below may meet a lock */
    if (sqlite3_db_readonly(db->sqlite, "main"))
        return db_fail_open(SQLITE_READONLY, db->path, e);
    if ((rc = set_options(db, e)) != ERR_OK || (rc = check_owner(db, e)) != ERR_OK
        || (rc = set_pragmas(db, e)) != ERR_OK)
        return rc;
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        sqlite3_limit(db->sqlite, limits[i].what, limits[i].most);
        if (sqlite3_limit(db->sqlite, limits[i].what, -1) != limits[i].most)
            return db_fail_bug("a limit was not taken", "setup", e);
    }
    if (tails_register(db->sqlite) != SQLITE_OK)
        return db_fail_bug("the search tokenizer was refused", "setup", e);
    sqlite3_commit_hook(db->sqlite, commit_hook, db);
    sqlite3_set_authorizer(db->sqlite, authorize, db);
    return ERR_OK;
}

/* Memory given back to the system after each statement would be asked for again by the next. */
static void
keep_memory(void)
{
    (void)mallopt(M_TRIM_THRESHOLD, 256 << 20);
    (void)mallopt(M_TOP_PAD, 16 << 20);
    (void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
}

enum err_code
db_set_bulk(struct db *db, struct err *e)
{
    static const char *const eased[] = {
        "PRAGMA ignore_check_constraints = ON", "PRAGMA foreign_keys = OFF",
        "PRAGMA cell_size_check = OFF",         "PRAGMA secure_delete = OFF",
        "PRAGMA cache_size = -163840",
    };
    enum err_code rc = ERR_OK;

    keep_memory();
    sqlite3_set_authorizer(db->sqlite, NULL, NULL);
    for (size_t i = 0; rc == ERR_OK && i < sizeof eased / sizeof *eased; i++)
        rc = db_exec(db, eased[i], e);
    if (rc == ERR_OK
        && sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL) != SQLITE_OK)
        rc = db_fail_bug("an option was not taken", "bulk", e);
    sqlite3_set_authorizer(db->sqlite, authorize, db);
    db->bulk = rc == ERR_OK;
    return rc;
}
