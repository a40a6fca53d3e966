/* fixture.h - a folder of its own for each test, a small schema, and counters of what reaches the
 * disk. A connection is never carried over a fork: children open the file themselves. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "db/db_private.h"

struct fixture {
    char folder[256];
    char path[300];  /* folder/m.db; made by fixture_open */
    char other[320]; /* folder/other.db; not there */
    struct db *db;   /* open at fixture.path, or NULL */
    struct err e;
};

/* The one migration of tests/db/schema.sql. */
extern const struct sql fixture_schema;

int fixture_folder(void **state); /* the folder alone */
int fixture_open(void **state);   /* with the file, open */
int fixture_remove(void **state);
enum err_code fixture_reopen(struct fixture *f); /* db_open_list() at f->path */

/* Run text on another plain connection, as a colleague with the sqlite3 tool would. SQLite's code.
 */
int fixture_outside(const char *path, const char *text);
/* First value of a query on another plain connection; -1 for none. */
int64_t fixture_ask(const char *path, const char *text);

/* Insert an item in a transaction of its own. */
enum err_code fixture_add(struct fixture *f, const char *name);

/* fsync() and fdatasync() since the start, by anybody in the process; none is faked. */
extern int fixture_syncs;
/* open() calls of `fixture_watch` or its -wal and -shm: by SQLite, by others. */
extern const char *fixture_watch;
extern int fixture_opens_sqlite, fixture_opens_other;

/* What the child returns, run in a process of its own without any open connection; 0 is good. */
int fixture_in_child(int (*run)(struct fixture *f), struct fixture *f);
