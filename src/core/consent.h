/* consent.h - form F11 同意書: who may receive what about a person, and how long. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"

#include <stddef.h>
#include <stdint.h>

enum { CONSENT_RECIPIENTS_MAX = 20 };

struct consent {
    int64_t id, version; /* 0: not stored yet */
    int64_t person_id;
    char purpose[REMARK_SIZE];
    bool refused;         /* asked and refused */
    struct date from, to; /* `to` DATE_NONE: until withdrawn; both days belong to it */
    struct date signed_on;
    char signed_by[LINE_SIZE];
    char signer_relation[CODE_SIZE]; /* relationship */
    struct date withdrawn_on;        /* no longer valid from this day on */
    char withdrawn_note[LONG_SIZE];
    struct code_set items;                      /* consent_item */
    int64_t recipients[CONSENT_RECIPIENTS_MAX]; /* organisations */
    size_t recipient_count;
};

struct consents {
    struct consent *rows; /* newest first; owned */
    size_t count;
};

void consents_free(struct consents *c); /* NULL is fine */

/* The consent_state id on that day: "valid", "expired", "withdrawn", "refused", or "pending" before
 * its first day. */
const char *consent_state(const struct consent *c, struct date day);
/* How a person stands on that day, by all consents: refused, when the newest is a refusal; valid,
 * while any is; else as the newest. "" without one. */
const char *consents_state(const struct consents *c, struct date day);
