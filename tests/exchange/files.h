/* files.h - files in and out for the tests of src/exchange: they live in the fixture's folder and go
 * with it. */
#pragma once

#include "tests/desk/fixture.h"

#include "exchange/export.h"
#include "exchange/import.h"

/* A desk with kakari signed in, who may import; close frees the last report too. */
int files_open(void **state);
int files_close(void **state);

/* "<folder>/<name>", until the next call. */
const char *file_path(struct fixture *f, const char *name);
/* Put bytes into a file of the folder; its path, until the next call. */
const char *file_put(struct fixture *f, const char *name, const char *bytes, size_t size);
/* The bytes of a file, malloc'd with a NUL behind; the test fails when there is none. */
char *file_read(const char *path, size_t *size);
/* Files in the folder whose names begin like that. */
int files_named(struct fixture *f, const char *beginning);

extern struct import_report last_report; /* of the last file_import() */

enum err_code file_import(struct fixture *f, const char *kind, const char *csv);
/* The same as a trial. */
enum err_code file_try(struct fixture *f, const char *kind, const char *csv);
/* Must go well with so many rows added, changed and the same. */
void file_takes(struct fixture *f, const char *kind, const char *csv, size_t added, size_t changed,
                size_t same);
/* The report's first note for that line and column (NULL: any column); NULL without one. */
const struct import_note *note_on(size_t line, const char *column);

/* An export as the sub-command writes it; malloc'd. `fy` 0: all years. */
char *file_export(struct fixture *f, const char *kind, int fy, bool json);

/* An organisation O-1 (transition office), O-2 (employer) and O-3 (workshop), a person A-1 born
 * 1980-05-06. */
void office_of_files(struct fixture *f);
