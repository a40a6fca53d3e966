/* crowd.h - a file full of fictitious people for measuring the search: made in seconds, by writing
 * rows as no terminal would. Not the demonstration: only names, numbers, cases and pinned notes. */
#pragma once

#include <stddef.h>

#include "core/person.h"

struct crowd_person {
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    char phone[REF_SIZE]; /* "": none */
    char handbook[REF_SIZE]; /* digits; "": none */
    struct date birth_date;
    int staff; /* 1 to CROWD_STAFF: in charge of the open case; 0: no open case */
    bool restricted, flagged;
};

enum { CROWD_STAFF = 12 };

/* Person number `n` (from 1), the same each time. */
void crowd_person(size_t n, struct crowd_person *out);
/* Put `people` of them into the new file at `path`, which no connection has open. Says why and ends
 * the program when it cannot. */
void crowd_fill(const char *path, size_t people);
