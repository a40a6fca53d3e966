/* disability.h - 障害種別の期間: from when to when somebody has a kind of disability. Class B. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct disability_period {
    int64_t id; /* 0: nothing is told yet about a kind that is on the card */
    int64_t version;
    int64_t person_id;
    char kind[CODE_SIZE];  /* disability_kind */
    struct date since;     /* first day; DATE_NONE: not told */
    struct date ended_on;  /* from this day on no longer; DATE_NONE: it goes on, or nobody knows */
    bool on_card;          /* of a kind that is on the card, as it is now */
    bool main;             /* and the main one there */
};

struct disability_periods {
    struct disability_period *rows; /* owned */
    size_t count;
};

void disability_periods_free(struct disability_periods *list); /* NULL is fine */
