/* sheet.h - rows and named columns between the desk and files: what import reads and what export
 * and the sub-commands write, as CSV, JSON or a table for people. */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum sheet_type {
    SHEET_TEXT,   /* JSON string; "" stays "" */
    SHEET_NUMBER, /* JSON number, already in its written form */
    SHEET_DATE,   /* JSON string, "" is null */
    SHEET_FLAG,   /* "1" and "0"; JSON true and false */
    SHEET_LIST,   /* values with ; between; JSON array */
};

struct sheet_column {
    const char *name;  /* English snake_case: CSV header and JSON key */
    const char *label; /* msgid of the table's head, NULL: the name */
    enum sheet_type type;
};

struct sheet {
    const struct sheet_column *columns; /* borrowed */
    size_t width;
    char **cells; /* count * width; NULL is null (empty in CSV) */
    size_t count, room;
};

void sheet_init(struct sheet *s, const struct sheet_column *columns, size_t width);
void sheet_free(struct sheet *s);
/* A new row of nulls; its number. */
size_t sheet_row(struct sheet *s);
/* Set a cell of the last row; `value` is copied, NULL is null. */
void sheet_set(struct sheet *s, size_t column, const char *value);
void sheet_set_int(struct sheet *s, size_t column, long long value);
const char *sheet_cell(const struct sheet *s, size_t row, size_t column);

/* RFC 4180 with CRLF; texts that a spreadsheet would run as a formula get their guard. */
void sheet_write_csv(const struct sheet *s, FILE *out);
/* An array of objects. */
void sheet_write_json(const struct sheet *s, FILE *out);
/* Aligned by columns of the screen; control characters shown harmless. */
void sheet_write_table(const struct sheet *s, FILE *out);
