/* reassign.h - a caseload handed over to a colleague: several cases at once, all or none. Each is
 * moved by the rule of case_assign(), with its own line in the audit and in the history; what comes
 * next in a case moves with it. */
#pragma once

#include "core/caseload.h"
#include "core/limits.h"
#include "core/support_case.h"
#include "desk/desk.h"

#include <stddef.h>

struct reassign_case {
    int64_t case_id, version; /* as it was read */
};

struct reassign {
    const struct reassign_case *cases;
    size_t count;
    int64_t staff_id;   /* to whom; 0: nobody, until somebody takes them */
    struct date on;     /* DATE_NONE: today; not in the future */
    const char *reason; /* 1 to 200 characters */
};

/* One of the cases: whose it is, and why it cannot be moved. */
struct reassign_row {
    int64_t case_id, person_id;
    char ref[REF_SIZE], name[LINE_SIZE];
    enum stage stage;
    char staff_name[LINE_SIZE];                 /* who has it now; "" nobody */
    size_t appointments; /* interviews to come with whoever has it now: they stay there */
    char why_not[sizeof((struct err *)0)->msg]; /* translated; "": it can */
};

struct reassign_rows {
    struct reassign_row *rows; /* in the order of the cases; owned */
    size_t count;
    size_t blocked; /* how many cannot be moved */
    size_t appointments; /* of all that can */
};

void reassign_rows_free(struct reassign_rows *rows); /* NULL is fine */

/* What would become of each; nothing is written. The reason is not looked at. ERR_INVALID: no case,
 * field "cases"; field "on". ERR_DENIED with field "pin" or
 * "reason" as desk_allow(), asked for once. */
MUST_CHECK enum err_code reassign_check(struct desk *d, const struct reassign *r,
                                        struct reassign_rows *out, struct err *e);
/* Move them all in one transaction. Errors as above; field "reason"; field "cases" when one of them
 * cannot be moved: then none is. */
MUST_CHECK enum err_code reassign_save(struct desk *d, const struct reassign *r, struct err *e);

/* 引継ぎ一覧: these cases on a sheet for the one who gives and the one who receives them, with the next
 * step, the care in contacts, pinned notes, and who handed the case over to whom. As log_sheet_make():
 * ACTION_PRINT_CASE and the opening of each person's record, which leaves its view line, and a line of
 * the print for each; one that may not be printed refuses the sheet. ERR_INVALID, field "cases": none,
 * or one that was not handed_lately(). */
MUST_CHECK enum err_code reassign_sheet(struct desk *d, const int64_t *cases, size_t count,
                                        struct handed_sheet *out, struct err *e);
