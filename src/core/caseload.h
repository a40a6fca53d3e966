/* caseload.h - the list of cases (F14): one row a case, and the filters that choose them. */
#pragma once

#include "core/flag.h"
#include "core/limits.h"
#include "core/support_case.h"
#include "core/workflow.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AREA_SIZE = 8, AREA_DIGITS = 7, FILTER_NAME_CHARS = 40, SLIP_REF_SIZE = 32 };

/* Whose cases. */
enum caseload_charge {
    CHARGE_ANYBODY,
    CHARGE_OWN,    /* of whoever reads the list */
    CHARGE_NOBODY, /* nobody is in charge */
    CHARGE_ONE,    /* of one member of staff */
    CHARGE__COUNT
};

enum caseload_status {
    CASES_OPEN,   /* going on or suspended */
    CASES_ACTIVE, /* going on */
    CASES_SUSPENDED,
    CASES_CLOSED,
    CASES__COUNT
};

/* When the next step is due; what a record brings by itself (core/due.h) counts as one. */
enum caseload_due {
    NEXT_ANY,
    NEXT_OVERDUE, /* its day is over */
    NEXT_WEEK,    /* within 7 days, overdue ones too */
    NEXT_MONTH,   /* within 31 days, overdue ones too */
    NEXT_MISSING, /* an active case that nothing lies ahead of */
    NEXT__COUNT
};

/* How long there was no contact. */
enum caseload_silence {
    SILENCE_ANY,
    SILENCE_OVER, /* longer than the stage allows */
    SILENCE_30,   /* 30 days or more */
    SILENCE_90,   /* 90 days or more */
    SILENCE__COUNT
};

struct caseload_filter {
    enum caseload_charge charge;
    int64_t staff_id; /* of CHARGE_ONE, else 0 */
    enum caseload_status status;
    enum stage stage; /* STAGE_NONE: any; of an active case */
    enum caseload_due due;
    enum caseload_silence silence;
    char disability[CODE_SIZE]; /* disability_kind, "" any */
    char area[AREA_SIZE];       /* how the postal code begins, digits alone; "" anywhere */
};

struct caseload_row {
    struct case_row r;
    bool restricted;
    char slip[SLIP_REF_SIZE]; /* number of the slip that began the case, "2011-0001"; "" none */
    struct date contact;      /* last contact, else the day the stage began */
    int allowed;              /* days without contact that the stage allows; 0: any */
};

struct caseload_rows {
    struct caseload_row *rows; /* by stage, longest in it first; owned */
    size_t count;
    bool more;     /* than the rows that were asked for */
    bool narrowed; /* to one's own cases, by what the role may not see of others */
};

/* A case as it was handed over (引継ぎ一覧). */
struct handed_line {
    struct caseload_row row;
    char from[LINE_SIZE], to[LINE_SIZE]; /* who had it, who has it since; "" nobody */
    int64_t from_id, to_id, by_id;       /* the same, and who changed it; 0 nobody */
    struct date on;                      /* DATE_NONE: it was never handed over */
    char reason[LONG_SIZE];
    char caution[REMARK_SIZE]; /* care in contacts; "" none */
    struct flags notes;        /* pinned on the card */
};

enum { HANDED_DAYS = 31 }; /* how long the sheet of a hand-over can be printed */
/* By somebody else than who has it since, or from a colleague, and not longer ago than that. A case
 * that one took because nobody had it was not. */
bool handed_lately(const struct handed_line *line, struct date today);

struct handed_sheet {
    struct handed_line *rows; /* in the order that was asked for; owned */
    size_t count;
};

void handed_sheet_free(struct handed_sheet *sheet); /* NULL is fine */

void caseload_rows_free(struct caseload_rows *rows); /* NULL is fine */

/* Ids as stored and as form keys: "own", "overdue" ... False for other words. */
const char *caseload_charge_id(enum caseload_charge charge);
bool caseload_charge_from_id(const char *id, enum caseload_charge *out);
const char *caseload_status_id(enum caseload_status status);
bool caseload_status_from_id(const char *id, enum caseload_status *out);
const char *caseload_due_id(enum caseload_due due);
bool caseload_due_from_id(const char *id, enum caseload_due *out);
const char *caseload_silence_id(enum caseload_silence silence);
bool caseload_silence_from_id(const char *id, enum caseload_silence *out);

/* Does the filter say one thing only? A stage belongs to active cases, a next step and silence to
 * open ones, a member of staff to CHARGE_ONE; an area is digits. NULL: yes, else the field. */
const char *caseload_filter_fault(const struct caseload_filter *f);
/* May a case at that stage pass the filter? */
bool caseload_has_stage(const struct caseload_filter *f, enum stage stage);

/* The next step of a case: what was set, else what lies ahead of it by a record. DATE_NONE: without
 * a day. */
struct date case_row_next_on(const struct case_row *row);
/* Nothing is set and nothing lies ahead. */
bool case_row_next_missing(const struct case_row *row);
/* Days since the last contact, 0 at least. */
int caseload_silent_days(const struct caseload_row *row, struct date today);
bool caseload_is_silent(const struct caseload_row *row, struct date today);

/* Do the days of the filter let the row pass, by its next step (`r.ahead` too) and by its last
 * contact? All else is decided by what is read. */
bool caseload_is_due_as(const struct caseload_filter *f, const struct caseload_row *row,
                        struct date today);
bool caseload_is_silent_as(const struct caseload_filter *f, const struct caseload_row *row,
                           struct date today);
/* May a case of a stage that allows so many days without contact (0: any) pass by them at all? */
bool caseload_can_be_silent(const struct caseload_filter *f, int allowed);
/* What can be told before a row is read: DATE_NONE where the filter does not say. */
struct date caseload_next_to(const struct caseload_filter *f, struct date today);
struct date caseload_quiet_to(const struct caseload_filter *f, int allowed, struct date today);
