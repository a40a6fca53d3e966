/* caseload_private.h - the state of the list of cases, shared by caseload*.c. */
#pragma once

#include "core/wareki.h"
#include "desk/caseload.h"
#include "desk/reassign.h"
#include "ui/screens/caseload.h"
#include "ui/screens/person_row.h"

/* A row in the reader's words, for the cells see no screen. */
struct caseload_line {
    struct person_row p; /* first: its cells read the line */
    int64_t case_id, version;
    bool marked, silent; /* silent: longer than the stage allows */
    int quiet;           /* days since the last contact */
    char contact[WAREKI_SIZE];
    char slip[SLIP_REF_SIZE];
};

struct caseload_state {
    struct case_filter filter; /* what is shown; id 0: not kept under a name */
    struct caseload_line *lines;
    size_t count;
    bool more, narrowed;
    char words[LONG_SIZE + LINE_SIZE]; /* what is chosen */
    struct caseload_after *pages;      /* where each page up to this one begins */
    size_t page;                       /* 0 is the first */
    struct caseload_after next;        /* where the next one begins */
    struct reassign_case *marks;
    size_t mark_count;
    int64_t *handed; /* cases handed over last from here; owned */
    size_t handed_count;
    struct case_filters kept; /* while one of them is being chosen */
    int64_t printing;         /* whose support log is being printed */
    struct date print_from;
};

/* caseload_choose.c */
void caseload_ask_kept(struct screen *s);
void caseload_ask_choice(struct screen *s);
void caseload_ask_name(struct screen *s);
/* caseload_print.c */
void caseload_print_list(struct screen *s);
void caseload_print_log(struct screen *s);
/* The marked cases, else those that were handed over last, else the one under the cursor. */
void caseload_print_handed(struct screen *s);
