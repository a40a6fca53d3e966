/* dispatch.h - a trip of support workers to a workplace, a home or along with a person (F8), and
 * whether it counts for No.69. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DISPATCH_STAFF_MAX = 16,
    DISPATCH_PEOPLE_MAX = 64,
    DISPATCH_TRIP_MAX = 99,
    DISPATCH_MINUTES_MAX = 1440,
    DISPATCH_NOT_KNOWN = -1,
};

struct dispatch {
    int64_t id; /* 0: not stored yet */
    int64_t version;
    char ref[REF_SIZE]; /* "" for a new one made on a screen: it gets M-... */
    struct date on_day;
    char starts[6]; /* "10:30", "" not told */
    int trip;       /* 1; 2 and more: knowingly another trip there that day, with a reason */
    char trip_reason[LONG_SIZE];
    char destination[LINE_SIZE]; /* "" takes the organisation's name */
    int64_t organisation_id;     /* the place, when it is a record; 0 none */
    char method[CODE_SIZE];      /* list contact_method */
    char purpose[CODE_SIZE];     /* list dispatch_purpose */
    int minutes;                 /* 0..1440, DISPATCH_NOT_KNOWN */
    char situation[NOTE_SIZE];   /* attendance, work, relations, health, living */
    char adjusted[NOTE_SIZE];    /* what was adjusted at the workplace */
    char checkpoint[CODE_SIZE];  /* list retention_checkpoint, "" none */
    char status[CODE_SIZE];      /* list retention_status, "" none */
    struct date next_on;         /* DATE_NONE: none, then the note says why */
    char note[NOTE_SIZE];
    int64_t staff[DISPATCH_STAFF_MAX];
    int staff_count;
    int64_t people[DISPATCH_PEOPLE_MAX];
    int people_count;
    struct code_set met; /* list person_met */
    bool voided;
    char void_reason[LONG_SIZE];
    bool imported;   /* came in by file; read only */
    bool history;    /* in: from a file: only the own columns are checked, no case moves */
    bool fictitious; /* in: history of the demonstration: not marked as imported */
};

enum dispatch_count { /* does it count for No.69? */
    DISPATCH_COUNTS,
    DISPATCH_VOID,
    DISPATCH_METHOD,  /* telephone, mail, online, a visit to the office: a contact, no dispatch */
    DISPATCH_PURPOSE, /* neither job retention nor daily life after job start */
    DISPATCH_COUNT__COUNT
};

/* The counting rule 69-v1 (dictionary 1.2): one per record, whoever went and whoever was seen. */
enum dispatch_count dispatch_counts(const struct dispatch *x);

struct dispatch_row {
    int64_t id;
    char ref[REF_SIZE];
    struct date on_day, next_on;
    int trip, staff, people;
    char destination[LINE_SIZE], method[CODE_SIZE], purpose[CODE_SIZE];
    bool voided, imported;
};

struct dispatch_list {
    struct dispatch_row *rows; /* owned */
    size_t count;
};

void dispatch_list_free(struct dispatch_list *list); /* NULL is fine */

/* What there is already for one day and place. */
struct dispatch_same {
    int64_t id; /* the last trip of that day to that place, 0: none */
    int64_t version;
    char ref[REF_SIZE];
    int trips;     /* how many there are */
    int next_trip; /* number of a further one, 1 when there is none */
    int free_trip; /* the lowest number that nobody has, 0 when all are taken */
    char holder[REF_SIZE]; /* whose the number asked for is, "" nobody's */
    int staff, people;
};
