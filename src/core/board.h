/* board.h - the plan's indicators as rows: target against actual, and the records behind a
 * number. */
#pragma once

#include "core/date.h"
#include "core/kpi.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BOARD_MAX = 16,       /* indicators of a plan */
};

struct board_value {
    int fy;
    int64_t number;       /* KPI_NONE: words only */
    char text[LONG_SIZE]; /* as the plan prints it */
};

struct board_judgement { /* the newest valid one; on DATE_NONE: nobody has judged yet */
    char code[CODE_SIZE];      /* list kpi_judgement */
    char words[REMARK_SIZE], evidence[REMARK_SIZE];
    struct date on;
    char staff[LINE_SIZE]; /* the supervisor's name */
};

struct board_indicator {
    int no, section;
    char name[LINE_SIZE], measure[LINE_SIZE]; /* in the desk's language; measure "" for none */
    char owners[LINE_SIZE];
    char unit[SHORT_SIZE];   /* 人 or 回, "" for none */
    char kind[CODE_SIZE];    /* list kpi_kind */
    struct board_value baseline, target;
    int64_t guide;           /* KPI_NONE: null, as all numbers below */
    bool guide_is_target;    /* false: a straight line, only ever called a guide */
    int64_t actual;          /* up to as_of */
    int64_t months[12];      /* April..March, cumulative; KPI_NONE after as_of */
    int64_t pace_hundredths; /* 6625 is 66.25 */
    int64_t forecast;
    int64_t booked;          /* rows dated after as_of, up to the year's end */
    int64_t rate_tenths;     /* 504 is 50.4 */
    int64_t beside;          /* No.68: outreach lectures held, a second smaller line */
    int64_t recounted;       /* closed year: what the records say now; else KPI_NONE */
    char status[CODE_SIZE];  /* as the contract: achieved .. behind, not_judged, a kpi_judgement id;
                                "" is null */
    struct board_judgement judgement;
    char definition[2401];   /* the counting rule in one line, in the desk's language */
    int definition_version;
};

struct board {
    int64_t plan_id;
    char plan[LINE_SIZE];
    int from_fy, to_fy; /* the plan's years */
    struct fiscal_year fy;
    struct date as_of;
    bool closed; /* the year was signed; its numbers come from the signed table */
    struct board_indicator rows[BOARD_MAX]; /* in order of their numbers */
    size_t count;
};

struct board_member {
    int64_t record_id;   /* of placement, dispatch or event */
    int64_t person_id;   /* the person, or the first of several; 0 none */
    struct date on;
    char ref[REF_SIZE];
    char kind[CODE_SIZE];       /* "placement", "dispatch", or the event's kind */
    char title[LONG_SIZE];      /* employer, destination, title of the event; "" for numbers only */
    char person_ref[LONG_SIZE]; /* of several people joined by ';'; "" none */
    char person_name[LINE_SIZE]; /* the first one's; "" for roles that get numbers only */
    int people;
    bool restricted;
};

struct board_members {
    int no;
    struct fiscal_year fy;
    struct date as_of;
    struct board_member *rows; /* owned; by day, then in order of entry */
    size_t count;              /* equals the number on the board */
    int64_t signed_number;     /* closed year: the number signed, which a late record may differ
                                  from; else KPI_NONE */
    bool masked;               /* this role's screens show names masked */
};

void board_members_free(struct board_members *m); /* NULL is fine */
