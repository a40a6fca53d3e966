/* placement.h - a job start (F7), its end (F10), and whether it counts for No.63. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PLACEMENT_WEEK_MAX = 10080, /* minutes */
    PLACEMENT_WAGE_MAX = 99999999,
    PLACEMENT_NOT_KNOWN = -1,
};

struct placement {
    int64_t id; /* 0: not stored yet */
    int64_t version;
    char ref[REF_SIZE]; /* "" for a new one made on a screen: it gets M-... */
    int64_t person_id;  /* 0: reported by a partner without a person of ours */
    int64_t case_id;    /* the open case at that time, found by the save; 0 none */
    int64_t partner_id; /* reporting organisation, 0 none */
    char partner_person[LINE_SIZE]; /* the partner's own pseudonym, "" none */
    struct date reported_on;
    struct date started_on; /* the day of No.63 */
    int64_t employer_id;    /* organisation, 0: only the name is known */
    char employer_name[LINE_SIZE];
    char occupation[CODE_SIZE]; /* list occupation, "" not told */
    char job_note[REMARK_SIZE];
    char employment_form[CODE_SIZE]; /* list employment_form */
    bool special_subsidiary, home_working;
    int weekly_minutes; /* 0..10080, PLACEMENT_NOT_KNOWN */
    char wage_kind[CODE_SIZE];
    int64_t wage; /* yen, PLACEMENT_NOT_KNOWN */
    char contract_term[CODE_SIZE];
    struct date term_end; /* of a fixed term */
    char vacancy_kind[CODE_SIZE], disclosure[CODE_SIZE], route[CODE_SIZE];
    struct code_set supporters; /* list placement_supporter */
    int64_t retention_lead;     /* organisation, 0 none */
    struct date retention_from; /* DATE_NONE not set */
    struct date ended_on;       /* last day at work; DATE_NONE: employed */
    char leave_reason[CODE_SIZE];
    char leave_note[REMARK_SIZE];
    bool voided;
    char void_reason[LONG_SIZE];
    bool imported;   /* came in by file; read only */
    bool history;    /* in: from a file: only the own columns are checked, no case moves */
    bool fictitious; /* in: history of the demonstration: not marked as imported */
};

enum placement_count { /* does this placement count for No.63 by its own fields? */
    PLACEMENT_COUNTS,
    PLACEMENT_VOID,
    PLACEMENT_FORM,      /* type A or self-employed: not open employment */
    PLACEMENT_SUPPORTER, /* neither the association nor a welfare facility supported it */
    PLACEMENT_COUNT__COUNT
};

/* The counting rule 63-v1 on one record (dictionary 1.2). Whether the person is counted by an
 * earlier record of the year is the database's to say. */
enum placement_count placement_counts(const struct placement *p);
/* One of the seven supporters of the rule: the association or a welfare facility. */
bool placement_supporter_counts(const char *supporter);

/* The rules between the fields of one record, one after the other from number *n on: ERR_OK when all
 * that are left hold, else ERR_INVALID with the field, and *n stands behind that rule. `birth` is
 * the person's, DATE_NONE not known. Fields that are not filled in break no rule here. */
MUST_CHECK enum err_code placement_check(const struct placement *p, struct date birth, size_t *n,
                                         struct err *e);
/* Younger than 15 on the first day: no working age (労働基準法 56条). False without a birth date. */
bool placement_is_early(struct date birth, struct date started_on);

/* Days at work, first and last included; -1 when either is no date or the end is before the
 * start. */
long tenure_days(struct date started_on, struct date ended_on);
/* Id of list tenure_band by calendar months; "" when tenure_days() is -1. */
const char *tenure_band(struct date started_on, struct date ended_on);
/* Id of list leave_group of a leave_reason; "" for "". */
const char *leave_group(const char *leave_reason);

struct placement_row {
    int64_t id;
    char ref[REF_SIZE];
    struct date started_on, ended_on;
    char employer[LINE_SIZE]; /* record's name or the name reported */
    char employment_form[CODE_SIZE];
    bool voided, imported;
};

struct placement_list {
    struct placement_row *rows; /* owned */
    size_t count;
};

void placement_list_free(struct placement_list *list); /* NULL is fine */
