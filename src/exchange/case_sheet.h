/* case_sheet.h - the list of cases (F14), a list of cases that were handed over and the support log of
 * one person (F13) as plain text: for paper, for ears and fingers, and for the screen. In the desk's language, no pictures; who printed
 * it and when stands in the head. */
#pragma once

#include "core/case_filter.h"
#include "desk/caseload.h"

#include <stdio.h>

/* `filter` is named in the head: its name, if it has one, and what it looks for. */
void case_sheet_write(struct desk *d, const struct case_filter *filter,
                      const struct caseload_rows *rows, FILE *out);
void handed_sheet_write(struct desk *d, const struct handed_sheet *sheet, FILE *out);
void log_sheet_write(struct desk *d, const struct log_sheet *sheet, FILE *out);
