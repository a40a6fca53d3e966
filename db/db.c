/* db.c - open and close, transactions, polling. See db.h; the settings are in setup.c. */
#include "db/db.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/db_private.h"
#include "db/sql.h"

enum err_code
db_exec(struct db *db, const char *text, struct err *e)
{
    int rc = sqlite3_exec(db->sqlite, text, NULL, NULL, NULL);

    return rc == SQLITE_OK ? ERR_OK : db_fail(db, rc, text, e);
}

enum err_code
db_value(struct db *db, const char *text, char *out, size_t size, struct err *e)
{
    sqlite3_stmt *query = NULL;
    int rc = sqlite3_prepare_v2(db->sqlite, text, -1, &query, NULL);

    out[0] = '\0';
    if (rc == SQLITE_OK && (rc = sqlite3_step(query)) == SQLITE_ROW) {
        const unsigned char *value = sqlite3_column_text(query, 0);
        snprintf(out, size, "%s", value ? (const char *)value : "");
    }
    int end = sqlite3_finalize(query);
    if (end == SQLITE_OK && (rc == SQLITE_ROW || rc == SQLITE_DONE))
        return ERR_OK;
    return db_fail(db, end != SQLITE_OK ? end : rc, text, e);
}

int
db_schema_version(struct db *db)
{
    char text[32];

    return db_value(db, "PRAGMA user_version", text, sizeof text, NULL) == ERR_OK
               ? (int)strtol(text, NULL, 10)
               : -1;
}

const char *
db_path(const struct db *db)
{
    return db->path;
}

enum err_code
db_connect(struct db **out, const char *path, struct err *e)
{
    struct db *db = calloc(1, sizeof *db);
    struct stat st;

    if (!db)
        abort();
    db->gate = -1;
    db->gate_ms = DB_GATE_MS;
    db->worst.name = "";
    *out = db;
    enum err_code resolved = file_resolve(path, db->path, e);
    if (resolved != ERR_OK)
        return resolved;
    if (lstat(db->path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode))
        return db_fail_open(SQLITE_NOTADB, db->path, e); /* reading a pipe would wait for ever */
    sqlite3_hard_heap_limit64((sqlite3_int64)DB_HEAP_MIB << 20);
    /* No CREATE: a file is only made by db_create(). */
    int rc = sqlite3_open_v2(db->path, &db->sqlite,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW
                                 | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX,
                             NULL);
    return rc == SQLITE_OK ? ERR_OK : db_fail_open(rc, db->path, e);
}

enum err_code
db_open_list(struct db **out, const char *path, const struct sql *list, int count, struct err *e)
{
    struct db *db = NULL;
    enum err_code rc = db_connect(&db, path, e);

    *out = NULL;
    if (rc == ERR_OK)
        rc = db_setup(db, e);
    if (rc == ERR_OK && (db->gate = gate_open(db->path)) < 0)
        rc = file_fail(db->path, errno, e);
    if (rc == ERR_OK)
        rc = db_migrate(db, list, count, e);
    if (rc != ERR_OK) {
        db_close(db);
        return rc;
    }
    (void)db_changed(db);
    *out = db;
    return ERR_OK;
}

enum err_code
db_open(struct db **out, const char *path, struct err *e)
{
    return db_open_list(out, path, migrations, migrations_count, e);
}

void
db_close(struct db *db)
{
    if (!db)
        return;
    assert(db->depth == 0 && db->readers == 0);
    for (int i = 0; i < DB_BUCKETS; i++)
        for (struct stmt *s = db->stmts[i], *next; s; s = next) {
            next = s->next;
            assert(!s->open);
            stmt_free(s);
        }
    int rc = sqlite3_close(db->sqlite);
    assert(rc == SQLITE_OK);
    (void)rc;
    gate_close(db->gate);
    free(db);
}

/* Deleted, replaced or renamed under us? SQLite itself goes on without an error. */
static bool
is_moved(struct db *db)
{
    int moved = 0;
    int rc = sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved);

    return rc != SQLITE_OK || moved;
}

enum err_code
db_begin_at(struct db *db, const char *file, int line, struct err *e)
{
    if (db->readers > 0 && db->reading)
        return db_fail_bug("a write inside a reading", file, e);
    if (db->depth == 0) {
        bool queued = gate_lock(db->gate, db->gate_ms); /* not got: busy_timeout decides */
        enum err_code rc = db_exec(db, "BEGIN IMMEDIATE", e);
        if (rc != ERR_OK) {
            if (queued)
                gate_unlock(db->gate);
            return rc;
        }
        db->failed = false;
        db->file = file;
        db->line = line;
    }
    db->depth++;
    return ERR_OK;
}

void
db_set_hurry(struct db *db, bool hurry)
{
    db->gate_ms = hurry ? DB_HURRY_MS : DB_GATE_MS;
    sqlite3_busy_timeout(db->sqlite, hurry ? DB_HURRY_MS : DB_BUSY_MS);
}

/* Everything that must hold before COMMIT, and again that the file is still ours after it. */
static enum err_code
commit(struct db *db, struct err *e)
{
    if (db->failed) {
        char where[128];
        snprintf(where, sizeof where, "%s:%d", db->file, db->line);
        return db_fail_bug("an inner step failed unnoticed", where, e);
    }
    if (sqlite3_get_autocommit(db->sqlite))
        return err_set(e, ERR_IO, "", DB_LOST);
    if (is_moved(db))
        return err_set(e, ERR_DAMAGED, "", DB_MOVED);
    db->committing = true;
    enum err_code rc = db_exec(db, "COMMIT", e);
    db->committing = false;
    return rc == ERR_OK && is_moved(db) ? err_set(e, ERR_DAMAGED, "", DB_MOVED) : rc;
}

enum err_code
db_end(struct db *db, enum err_code rc, struct err *e)
{
    assert(db->depth > 0);
    if (db->depth > 1) {
        db->failed |= rc != ERR_OK;
        db->depth--;
        return rc;
    }
    if (rc == ERR_OK)
        rc = commit(db, e);
    if (!sqlite3_get_autocommit(db->sqlite))
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    db->depth = 0;
    gate_unlock(db->gate);
    if (db->ended)
        db->ended(db->ended_arg, rc == ERR_OK);
    return rc;
}

void
db_on_end(struct db *db, db_ended *tell, void *arg)
{
    db->ended = tell;
    db->ended_arg = arg;
}

enum err_code
db_begin_read(struct db *db, struct err *e)
{
    if (db->readers == 0 && db->depth == 0) {
        enum err_code rc = db_exec(db, "BEGIN DEFERRED", e);
        if (rc != ERR_OK)
            return rc;
        db->reading = true;
    }
    db->readers++;
    return ERR_OK;
}

void
db_end_read(struct db *db)
{
    assert(db->readers > 0);
    if (--db->readers > 0 || !db->reading)
        return;
    sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL); /* nothing was written */
    db->reading = false;
}

bool
db_is_writing(const struct db *db)
{
    return db->depth > 0;
}

bool
db_is_bulk(const struct db *db)
{
    return db->bulk;
}

int64_t
db_last_id(struct db *db)
{
    return sqlite3_last_insert_rowid(db->sqlite);
}

int
db_changes(struct db *db)
{
    return sqlite3_changes(db->sqlite);
}

bool
db_changed(struct db *db)
{
    static const struct sql version = { "data_version", "PRAGMA data_version" };
    struct stmt *s = stmt_open(db, &version);
    int64_t now = stmt_row(s) ? stmt_col_int(s, 0) : db->seen;
    bool changed = stmt_close(s, NULL) == ERR_OK && now != db->seen;

    db->seen = now;
    return changed;
}

bool
db_is_quiet(struct db *db)
{
    for (sqlite3_stmt *q = NULL; (q = sqlite3_next_stmt(db->sqlite, q));)
        if (sqlite3_stmt_busy(q))
            return false;
    return db->depth == 0 && db->readers == 0;
}

struct db_cost
db_last_cost(const struct db *db)
{
    return db->cost;
}

struct db_cost
db_take_worst(struct db *db)
{
    struct db_cost worst = db->worst;

    db->worst = (struct db_cost){ .name = "" };
    return worst;
}

struct db_cost
db_take_sum(struct db *db)
{
    struct db_cost sum = db->sum;

    db->sum = (struct db_cost){ .name = "" };
    return sum;
}
