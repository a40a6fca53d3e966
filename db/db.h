/* db.h - the SQLite file: create, open, transactions, backup. The only floor that knows SQL.
 * Rules and reasons: one connection a thread, WAL with synchronous FULL, every write BEGIN
 * IMMEDIATE, ERR_OK from the outermost db_end() is the only thing that may be shown as "saved". */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

enum { DB_APPLICATION_ID = 0x4D414447 }; /* "MADG" */

/* Make a new file at `path` with all migrations. It appears under its real name only when whole.
 * ERR_INVALID: there is such a file already. ERR_IO: folder missing, not writable, disk full. */
MUST_CHECK enum err_code db_create(const char *path, struct err *e);
/* Open an existing file and bring it to this program's schema (after a verified copy
 * FILE.vN.backup). Never creates. ERR_IO missing, a link, no permission, network disk; ERR_SCHEMA
 * not ours or newer; ERR_DAMAGED. The caller frees with db_close(). */
MUST_CHECK enum err_code db_open(struct db **out, const char *path, struct err *e);
void db_close(struct db *db); /* NULL is fine; no transaction may be open */
const char *db_path(const struct db *db);
int db_schema_version(struct db *db);

/* Where technical words go: the statement's name, SQLite's code and message, no values. NULL (at
 * start): nowhere. One for the whole program. */
typedef void db_log(const char *line);
void db_set_log(db_log *to);

/* Nested transactions; only the outermost reaches SQLite (BEGIN IMMEDIATE, behind the gate).
 *     if ((rc = db_begin(db, e)) != ERR_OK) return rc;
 *     ... rc = ...;
 *     return db_end(db, rc, e);
 * db_end commits if rc is OK and no inner level failed, else rolls back and returns the failure. */
#define db_begin(db, e) db_begin_at((db), __FILE__, __LINE__, (e))
MUST_CHECK enum err_code db_begin_at(struct db *db, const char *file, int line, struct err *e);
MUST_CHECK enum err_code db_end(struct db *db, enum err_code rc, struct err *e);
/* While set, a write that finds another desk saving waits 50 ms, not 5 s: for work that nobody asked
 * for and that can be done later, so that it never holds up the keys. */
void db_set_hurry(struct db *db, bool hurry);
/* Called at the outermost db_end, when nothing is open any more; `committed` as its ERR_OK. The
 * audit keeps its mark outside the file with it. One for each connection; NULL takes it away. */
typedef void db_ended(void *arg, bool committed);
void db_on_end(struct db *db, db_ended *tell, void *arg);
/* One picture for several readings; a write inside is ERR_BUG. Nests. */
MUST_CHECK enum err_code db_begin_read(struct db *db, struct err *e);
void db_end_read(struct db *db);

/* Inside db_begin() and db_end(): nobody else can write until it ends. */
bool db_is_writing(const struct db *db);
/* Until db_close(), for a file that the program itself fills from nothing: a large page cache; CHECKs,
 * references and triggers of the schema are left out, and the search index is made by db_optimize()
 * at the end. What a statement binds is checked as ever. db_check() asks for all of this: the test of
 * whoever fills a file so calls it. */
MUST_CHECK enum err_code db_set_bulk(struct db *db, struct err *e);
bool db_is_bulk(const struct db *db);
/* The id that the last INSERT gave. */
int64_t db_last_id(struct db *db);
/* Rows the last INSERT, UPDATE or DELETE touched. */
int db_changes(struct db *db);
/* Another connection committed since the last call. Costs 2 us. */
bool db_changed(struct db *db);
/* No statement and no transaction is open: asserted before waiting for a key. */
bool db_is_quiet(struct db *db);

/* Work for idle time: merge the search index, PASSIVE checkpoint. */
MUST_CHECK enum err_code db_idle_work(struct db *db, struct err *e);
/* After an import: search index into one part; with db_set_bulk() all of it made anew. */
MUST_CHECK enum err_code db_optimize(struct db *db, struct err *e);
/* wal_checkpoint(TRUNCATE): at sign-out and after removing a person. */
MUST_CHECK enum err_code db_truncate_log(struct db *db, struct err *e);
/* Is `path` (there or not) the open database or a file that lies beside it: log, gate, audit key or
 * mark? To read it with open() would drop SQLite's locks, to write it would destroy the office. */
bool db_owns_file(const struct db *db, const char *path);
/* Verified copy (0600, fsync, rename). */
MUST_CHECK enum err_code db_backup(struct db *db, const char *to, struct err *e);
/* integrity_check, foreign_key_check, search index against the rows. ERR_DAMAGED names the first
 * fault. */
MUST_CHECK enum err_code db_check(struct db *db, struct err *e);

/* What the last closed statement cost; for tests and gates. */
struct db_cost {
    const char *name;
    int rows, vm_steps, scans, sorts, pages;
};
struct db_cost db_last_cost(const struct db *db);
/* The worst scans and sorts of all statements since the last call (name of the statement that did
 * it); a screen test asserts 0. */
struct db_cost db_take_worst(struct db *db);
/* What all statements since the last call cost together. */
struct db_cost db_take_sum(struct db *db);
