/* support_log.h - one entry of 支援経過 (F13): what was done for a person, how, and for how long.
 * Class C. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stdint.h>

enum { SUPPORT_LOG_MINUTES_MAX = 24 * 60, SUPPORT_LOG_NOT_TOLD = -1 };

#define SUPPORT_LOG_TEAM "team"
#define SUPPORT_LOG_RESTRICTED "restricted"

/* About 20 KB: keep it on the heap or in a screen's state. */
struct support_log {
    int64_t id, version; /* 0: not stored yet */
    int64_t person_id;
    int64_t case_id;              /* read only: the case open when it was entered; 0 none */
    struct date on_day;           /* DATE_NONE when new: today */
    char starts[6];               /* "10:30", "" not told */
    int minutes;                  /* 0..1440; SUPPORT_LOG_NOT_TOLD is refused on saving */
    char method[CODE_SIZE];       /* contact_method */
    char category[CODE_SIZE];     /* support_category */
    char content[NOTE_SIZE];      /* what was said and done */
    char place[LINE_SIZE];        /* where */
    char met[LONG_SIZE];          /* who else was there */
    char next_action[CODE_SIZE];  /* next_action; "" nothing follows */
    struct date next_on;          /* its day */
    char next_words[LONG_SIZE];   /* what exactly is to be done */
    int64_t staff_id;             /* 0 when new: the signed-in user */
    char staff_name[LINE_SIZE];   /* read only */
    char visibility[CODE_SIZE];   /* record_visibility; "" when new: team */
    bool voided;                  /* read only: entered in error */
    char void_reason[LONG_SIZE];  /* read only */
    char created_name[LINE_SIZE]; /* read only: who entered it */
    char created_at[STAMP_SIZE];  /* read only: when, UTC */
};
