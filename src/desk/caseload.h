/* caseload.h - lists of cases (F14) by a filter, and the support log of one person (F13), as rows
 * and for prints. */
#pragma once

#include "core/caseload.h"
#include "core/support_log.h"
#include "desk/desk.h"

/* Where the next page begins: behind this case, as it stood in the list. */
struct caseload_after {
    enum stage stage; /* STAGE_NONE: the first page */
    struct date since;
    int64_t case_id;
};

/* Cases that pass the filter, at most `limit` behind `after` (NULL: the first page), by stage and
 * then longest in it first. ACTION_SEARCH; restricted people as in person_search(). By kind of
 * disability a role that needs a reason to open it is shown its own cases alone: out->narrowed.
 * ERR_INVALID: the field that does not go together with the others. */
MUST_CHECK enum err_code caseload_list(struct desk *d, const struct caseload_filter *filter,
                                       const struct caseload_after *after, size_t limit,
                                       struct caseload_rows *out, struct err *e);
/* The whole list for a sheet that leaves the screen, with a line that counts the people on it:
 * ACTION_EXPORT, as every print of a list of people. ERR_DENIED asks for PIN and reason. */
MUST_CHECK enum err_code caseload_sheet(struct desk *d, const struct caseload_filter *filter,
                                        struct caseload_rows *out, struct err *e);

/* The support log of one person, oldest first, void entries left out. */
struct log_sheet {
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    char slip[SLIP_REF_SIZE]; /* of the newest case; "" none */
    struct date from, to;     /* DATE_NONE: without an end */
    struct support_log *rows; /* owned */
    size_t count;
    size_t confined; /* entries of the period that the reader may not see */
};

void log_sheet_free(struct log_sheet *sheet); /* NULL is fine */
/* For print: ACTION_PRINT_CASE, and opening the record leaves its view line; the print has a line
 * of its own. ERR_INVALID, field "to": the period ends before it begins. */
MUST_CHECK enum err_code log_sheet_make(struct desk *d, int64_t person_id, struct date from,
                                        struct date to, struct log_sheet *out, struct err *e);
