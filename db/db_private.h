/* db_private.h - shared by the files of db/ and its tests alone. */
#pragma once

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>

#include "db/stmt.h"

enum {
    DB_BUSY_MS = 3000,  /* SQLite's own patience */
    DB_GATE_MS = 2000,  /* patience in the queue before it */
    DB_HURRY_MS = 25,   /* each of the two while db_set_hurry() is on */
    DB_PATH_SIZE = 512, /* SQLite's unix layer takes no longer path */
    DB_SHOWN_SIZE = 97, /* a path within a sentence, cut at the front with … */
    DB_BUCKETS = 256,   /* of the statement cache; a power of two */
    DB_HEAP_MIB = 256,  /* SQLite may take no more memory */
};

struct stmt {
    struct stmt *next; /* in its bucket */
    struct db *db;
    const struct sql *sql;
    sqlite3_stmt *sqlite;    /* NULL if it could not be prepared */
    char **params;           /* owned copies, for SQLite prepares anew after a change of schema */
    int param_count;
    int param_next;          /* where the search begins: most are bound in their order */
    struct err why;          /* first error since stmt_open() */
    enum err_code rc;        /* the same, its code */
    int rows;                /* given since stmt_open() */
    int pages;               /* look-ups of the connection at stmt_open() */
    bool open;               /* lent to a caller */
    bool done;               /* stepped to its end: another step would run it again */
    bool may_scan, may_sort; /* the SQL says so */
    size_t kept;             /* bytes used of `texts` */
    char texts[512];         /* what is bound, as long as it is short: no allocation for each */
};

struct db {
    sqlite3 *sqlite;
    struct stmt *stmts[DB_BUCKETS]; /* by address of struct sql */
    char path[DB_PATH_SIZE];        /* absolute, its folder without links */
    int gate;                       /* descriptor of PATH-gate, -1 if none */
    int gate_ms;                    /* DB_GATE_MS; tests shorten it */
    int depth;                      /* nesting of db_begin() */
    int readers;                    /* nesting of db_begin_read() */
    bool reading;                   /* the outermost reader began a transaction */
    bool failed;                    /* an inner level asked for rollback */
    bool committing;                /* the commit hook lets nothing else through */
    bool migrating;                 /* the authorizer lets schema changes through */
    bool bulk;                      /* db_set_bulk(): the search index is made at the end */
    const char *file;               /* where the outermost db_begin() stands */
    int line;
    int64_t seen;    /* last data_version */
    db_ended *ended; /* told of the end of each transaction; NULL: nobody */
    void *ended_arg;
    struct db_cost cost, worst, sum;
};

/* ---- stmt.c ---- */
/* Of a statement that nobody has open. */
void stmt_free(struct stmt *s);

/* ---- db.c ---- */
/* The connection alone: no settings yet. `*out` is to be closed also after an error. */
enum err_code db_connect(struct db **out, const char *path, struct err *e);
/* db_open() and db_create() with another list of migrations. */
enum err_code db_open_list(struct db **out, const char *path, const struct sql *list, int count,
                           struct err *e);
enum err_code db_create_list(const char *path, const struct sql *list, int count, struct err *e);
enum err_code db_exec(struct db *db, const char *text, struct err *e);
/* First column of the first row as text, cut to `size`; "" for NULL or no row. */
enum err_code db_value(struct db *db, const char *text, char *out, size_t size, struct err *e);

/* ---- error.c ---- */
#define DB_LOST                                                                                    \
    N_("The saving was broken off: the disk is full or failed. Nothing was stored; what you "      \
       "typed "                                                                                    \
       "is still here. Call the administrator, then save again.")
#define DB_MOVED                                                                                   \
    N_("The database file was moved, replaced or deleted. Nothing was stored; what you typed is "  \
       "still here. Stop working, note this screen and call the administrator.")
struct db_error {
    int code; /* SQLite's, primary or extended; -1 for the unknown */
    enum err_code err;
    const char *what; /* msgid of the whole sentence */
};
/* The row of the extended code, else of its primary code, else the unknown one. */
const struct db_error *db_error_find(int code);
/* Sentence and code for an SQLite result; SQLite's own words go to the log. `where` names the
 * statement. */
enum err_code db_fail(struct db *db, int rc, const char *where, struct err *e);
/* Our own finding, always ERR_BUG. */
enum err_code db_fail_bug(const char *what, const char *where, struct err *e);

/* ---- refusal.c ---- */
/* db_fail() for a file that cannot be opened: looks why and names it. */
enum err_code db_fail_open(int rc, const char *path, struct err *e);
/* A file that cannot be written at `path`, for the errno `why`. */
enum err_code file_fail(const char *path, int why, struct err *e);
/* The end of a path that fits into a sentence. */
const char *db_shown(const char *path, char *out, size_t size);

/* ---- setup.c ---- */
enum err_code db_setup(struct db *db, struct err *e); /* settings, each read back; guards */
bool db_is_network(long type);                        /* f_type of statfs() */

/* ---- migrate.c ---- */
enum err_code db_migrate(struct db *db, const struct sql *list, int count, struct err *e);

/* ---- files.c: everything here is done to files that no connection has open ---- */
/* `path` with its folder made absolute and free of links; the file itself may not exist. */
enum err_code file_resolve(const char *path, char out[DB_PATH_SIZE], struct err *e);
/* A new empty file NAME.part-xxxxxxxx beside `path`, closed. */
enum err_code file_make_part(const char *path, unsigned mode, char out[DB_PATH_SIZE],
                             struct err *e);
bool file_sync(const char *path); /* waits until the disk has the contents */
/* The folder part of a path; "." without one. */
void folder_of(const char *path, char out[DB_PATH_SIZE]);
bool folder_sync(const char *path); /* the folder that holds `path` */

/* ---- gate.c: a lock on our own side file, so that desks queue before BEGIN IMMEDIATE ---- */
int gate_open(const char *db_path);      /* -1: cannot be made or opened, see errno */
void gate_close(int fd);                 /* -1 is fine */
bool gate_lock(int fd, int patience_ms); /* false: not got in time, go on without it */
void gate_unlock(int fd);

/* ---- tails.c ---- */
int tails_register(sqlite3 *sqlite);
