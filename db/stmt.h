/* stmt.h - prepared statements with named parameters and one sticky error:
 *     struct stmt *s = stmt_open(db, &sql_person_update);
 *     stmt_text(s, ":name", p->name);
 *     changed = stmt_changed(s);
 *     rc = stmt_close(s, e);          every earlier error is reported here, once */
#pragma once

#include "core/date.h"
#include "db/db.h"

#include <stddef.h>
#include <stdint.h>

struct stmt;

/* Made by sqlgen.py from db/sql and db/migrations; `name` is what logs and errors say. */
struct sql {
    const char *name;
    const char *text;
};

/* Borrow the prepared statement for `sql`, preparing it on first use. The db owns it. A statement
 * may be open several times at once (each gets its own). Never NULL. */
struct stmt *stmt_open(struct db *db, const struct sql *sql);

/* A parameter not bound is NULL. A wrong parameter name is remembered as ERR_BUG. stmt_text refuses
 * malformed UTF-8 and NULs as ERR_INVALID with the parameter's name as field; NULL is NULL, "" is
 * "". stmt_text_or_null binds NULL for "". Text is copied. */
void stmt_int(struct stmt *s, const char *param, int64_t value);
void stmt_int_or_null(struct stmt *s, const char *param, int64_t value); /* 0 is NULL */
void stmt_text(struct stmt *s, const char *param, const char *value);
void stmt_text_or_null(struct stmt *s, const char *param, const char *value);
void stmt_date(struct stmt *s, const char *param, struct date value); /* DATE_NONE is NULL */
void stmt_blob(struct stmt *s, const char *param, const void *bytes, size_t size);

/* Step. true: a row is ready. false: finished or failed; stmt_close() tells which. */
MUST_CHECK bool stmt_row(struct stmt *s);
/* Column numbers are the constants sqlgen.py makes (PERSON_FIND_NAME). */
int64_t stmt_col_int(const struct stmt *s, int col); /* 0 for NULL */
bool stmt_col_is_null(const struct stmt *s, int col);
/* Copy a text column; too long or not a date as stored is ERR_DAMAGED, never cut. NULL is "" /
 * DATE_NONE. */
void stmt_col_text(struct stmt *s, int col, char *out, size_t size);
struct date stmt_col_date(struct stmt *s, int col);
/* Exactly `size` bytes, else ERR_DAMAGED; NULL column gives zeros. */
void stmt_col_blob(struct stmt *s, int col, void *out, size_t size);
/* Bytes of a text or blob as stored; 0 for NULL. */
size_t stmt_col_size(const struct stmt *s, int col);
/* Borrowed until the next stmt_row or stmt_close; "" for NULL. For long notes. */
const char *stmt_col_ptr(struct stmt *s, int col);

/* Run an UPDATE or DELETE without RETURNING: did it touch a row? A statement that asks for the version
 * it was read with and adds one to it tells so whether somebody was quicker. (RETURNING would have
 * SQLite keep a journal of its own for each statement.) */
MUST_CHECK bool stmt_changed(struct stmt *s);

/* Reset and give the statement back. Returns the first error of the whole use. */
MUST_CHECK enum err_code stmt_close(struct stmt *s, struct err *e);
/* stmt_row() until finished, then stmt_close(): for INSERT, UPDATE, DELETE. */
MUST_CHECK enum err_code stmt_run(struct stmt *s, struct err *e);
/* stmt_run() of an INSERT: on success the number of the new row and its version, 1. */
MUST_CHECK enum err_code stmt_insert(struct stmt *s, int64_t *id, int64_t *version, struct err *e);
