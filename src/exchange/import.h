/* import.h - CSV in: all or nothing. A kind says its columns and what a row does; reading, headers,
 * the checks of single cells and the report of every bad row are shared.
 * To add a kind: a file import_<kind>.c with its `const struct import_kind`, a row in
 * import_kinds.c, the same columns in export_<kind>.c. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "desk/desk.h"
#include "exchange/encoding.h"

#include <stddef.h>
#include <stdint.h>

enum import_outcome { IMPORT_ADDED, IMPORT_CHANGED, IMPORT_SAME, IMPORT_OUTCOME__COUNT };

struct import_column {
    const char *name; /* English header */
    const char *ja;   /* Japanese header: the field's name on the form */
    bool required;
    bool is_name; /* a guess of the encoding may not put half-width katakana into it */
};

struct import;

struct import_kind {
    const char *id;
    const struct import_column *columns;
    size_t width;
    /* One row: read cells, call the desk. Bad cells are noted with import_bad(); ERR_OK then too, and
     * nothing is stored when import_row_is_bad(). A ref that is bad itself is "" here.
     * Another error of the desk about this row may be returned: it is noted for the row. */
    enum err_code (*row)(struct import *im, enum import_outcome *outcome, struct err *e);
    /* NULL, or: when all rows are in and none is bad, settle those put off. Errors as in row(). */
    enum err_code (*finish)(struct import *im, struct err *e);
};

/* The kinds in the contract's order; NULL for an unknown one. */
const struct import_kind *import_kind_find(const char *id);
const struct import_kind *import_kind_row(size_t n); /* NULL past the end */

struct import_note {
    size_t line;
    char column[41];  /* "" for the whole row */
    char value[161];  /* beginning of the cell, harmless for a terminal */
    char reason[256];
    bool warning;     /* written all the same */
};

struct import_report {
    struct import_note *notes;
    size_t count, room;
    size_t bad;                              /* rows refused */
    size_t done[IMPORT_OUTCOME__COUNT];      /* rows added, changed, unchanged */
};

void import_report_free(struct import_report *report);

/* Read `path` into the desk in one transaction. ERR_OK: stored (or, with `dry_run`, all good and
 * nothing stored). ERR_INVALID with report->bad > 0: every bad row is in the report. Other errors
 * as the desk's: nothing stored. The caller frees the report in every case. */
MUST_CHECK enum err_code import_run(struct desk *d, const struct import_kind *kind,
                                    const char *path, enum encoding encoding, bool dry_run,
                                    struct import_report *report, struct err *e);

/* ---- for the kinds ---- every reader leaves the target alone when the column is absent or noted as
 * bad already, and clears it when the cell is empty; a bad cell is noted and false returned. So a
 * row reads all of its columns, and every bad one is in the report. */

struct desk *import_desk(const struct import *im);
/* The cell without its formula guard and outer blanks; NULL: the column is absent. Until the row
 * ends. */
const char *import_cell(const struct import *im, const char *column);
bool import_text(struct import *im, const char *column, size_t max_chars, char *out, size_t size);
bool import_note_text(struct import *im, const char *column, size_t max_chars, char *out,
                      size_t size);
bool import_date(struct import *im, const char *column, struct date *out);
/* Names, readings, phone numbers and so on by the rules of core/validate.h. */
bool import_name(struct import *im, const char *column, char out[LINE_SIZE]);
bool import_kana(struct import *im, const char *column, char out[LINE_SIZE]);
bool import_phone(struct import *im, const char *column, char out[REF_SIZE]);
bool import_postal(struct import *im, const char *column, char out[REF_SIZE]);
bool import_email(struct import *im, const char *column, char out[LONG_SIZE]);
/* A day and a time of the office as local_parse() reads them. */
bool import_local(struct import *im, const char *column, char out[LOCAL_SIZE]);
bool import_code(struct import *im, const char *column, const char *list, char *out);
bool import_codes(struct import *im, const char *column, const char *list, struct code_set *out);
bool import_number(struct import *im, const char *column, long long least, long long most,
                   long long *out);
/* A list without an entry in it: fine unless the column is required, which is noted. */
bool import_may_be_empty(struct import *im, const char *column);
/* Notes a bad cell, once a column; the row is refused. */
void import_bad(struct import *im, const char *column, const struct err *why);
void import_warn(struct import *im, const char *column, const char *words);
bool import_is_bad(const struct import *im, const char *column);
bool import_row_is_bad(const struct import *im);
/* A row that makes a new record: notes required columns that are absent and a ref with the prefix of
 * the records made on the screens; copies the ref. */
void import_new(struct import *im, char out[REF_SIZE]);

struct csv_row;

/* A row of which something can be settled only when all are in: the record is stored, and `number`
 * is still wanted for it. */
struct import_later {
    const struct csv_row *row;
    char ref[REF_SIZE];
    int number;
    enum import_outcome outcome; /* of the row so far */
    enum { LATER_WAITS, LATER_BUSY, LATER_DONE } state; /* for finish() */
};

/* Put the present row off. */
void import_put_off(struct import *im, const char *ref, int number);
/* Those put off, in the order of the file. */
struct import_later *import_later(struct import *im, size_t *count);
/* What is noted from now on is about that row. */
void import_again(struct import *im, const struct import_later *later);
/* A row that seemed to be stored already has changed its record after all. */
void import_changed(struct import *im, struct import_later *later);
