/* timeline.h - everything on one person by time, as rows. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum timeline_kind {
    TIMELINE_STAGE,
    TIMELINE_SLIP,
    TIMELINE_INTERVIEW,
    TIMELINE_ASSESSMENT,
    TIMELINE_DECISION,
    TIMELINE_MEETING, /* a case heard in a coordination meeting */
    TIMELINE_EVENT,   /* a seat in an event: orientation, leisure programme */
    TIMELINE_REGISTRATION,
    TIMELINE_PLACEMENT,
    TIMELINE_LEFT, /* the last day at work */
    TIMELINE_DISPATCH,
    TIMELINE_HANDOVER,
    TIMELINE_CONSENT,
    TIMELINE_LOG, /* an entry of the support log */
    TIMELINE_HANDBOOK, /* a certificate was taken off the card */
    TIMELINE_FLAG,     /* a note was pinned on the card */
    TIMELINE_RESOLVED, /* and resolved */
    TIMELINE_WALK_IN,  /* came without an appointment */
    TIMELINE_APPOINTMENT, /* an interview with a time; id: of the event */
    TIMELINE_MOVED,    /* and moved: the day on which that was done */
    TIMELINE_CHARGE,   /* somebody else was put in charge of the case */
    TIMELINE_DISABILITY, /* the first day of a kind of disability, where it is told */
    TIMELINE_DISABILITY_OFF, /* from this day on it is no longer on the card */
    TIMELINE__COUNT
};

const char *timeline_kind_id(enum timeline_kind kind); /* "stage", "slip" ... */

struct timeline_row {
    enum timeline_kind kind;
    struct date day;
    char at[LOCAL_SIZE];   /* with the time where one is known, else "YYYY-MM-DD" */
    int64_t id, case_id;   /* of the record; case 0: none */
    char title[LONG_SIZE]; /* in the desk's language */
    char ref[REF_SIZE];    /* slip number, placement ref ...; "" */
    bool undone;           /* a stage change that was taken back, a void record */

    /* of the support log alone */
    char staff[LINE_SIZE];
    char method[CODE_SIZE], category[CODE_SIZE]; /* contact_method, support_category */
    char visibility[CODE_SIZE]; /* record_visibility */
    char text[LONG_SIZE];       /* how its words begin, in one line */
    int minutes;
};

struct timeline {
    struct timeline_row *rows; /* newest first; owned */
    size_t count;
    size_t withheld; /* entries of the support log that this reader may not see: left out */
};

void timeline_free(struct timeline *t); /* NULL is fine */
