/* sheet.h - a sheet as plain text: shown, and written to a file that the reader names. */
#pragma once

#include "ui/kit/screen.h"

#include <stdio.h>

/* A sheet being written into memory. */
struct sheet_text {
    char *words;
    size_t size;
    FILE *out;
};

/* Where its lines go; sheet_show() ends it. */
FILE *sheet_begin(struct sheet_text *t);
/* Its first line is the heading. w asks for the name of a file ("~/madoguchi-<kind>-<day>.txt" is
 * proposed): never the database itself, 0600, whole or not there, and no older file without a question. That the sheet was made is in the audit before it is shown. */
void sheet_show(struct screen *s, const char *kind, struct sheet_text *t);
