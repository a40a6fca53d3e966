/* support_case_row.h - the columns that every statement about cases begins with. */
#pragma once

#include "core/support_case.h"

struct stmt;

/* The row under the statement, which begins with {{case_columns}}. */
void case_row_read(struct stmt *s, struct support_case *c);
