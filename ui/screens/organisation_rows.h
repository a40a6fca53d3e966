/* organisation_rows.h - agencies and employers as rows of a table that narrow as somebody types. */
#pragma once

#include "core/organisation.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

enum { ORGANISATION_ROWS_MAX = 5000 };

struct organisation_line {
    struct organisation_row row;
    char kind[LINE_SIZE]; /* in the reader's words */
};

struct organisation_lines {
    struct organisation_line *rows; /* owned; organisation_lines_free() */
    size_t count;
    bool more; /* the office has more than ORGANISATION_ROWS_MAX of them */
};

/* Those of `kind` ("" all) whose name, reading or ref has the words in it; "" takes all. */
MUST_CHECK enum err_code organisation_lines_load(struct screen *s, const char *kind,
                                                 const char *words,
                                                 struct organisation_lines *out, struct err *e);
void organisation_lines_free(struct organisation_lines *lines);

/* Cells. */
void organisation_line_name(const void *row, char *out);
void organisation_line_kana(const void *row, char *out);
void organisation_line_kind(const void *row, char *out);
void organisation_line_ref(const void *row, char *out);
int organisation_line_by_kana(const void *a, const void *b);
long organisation_line_id(const void *row);
