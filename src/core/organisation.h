/* organisation.h - agencies, facilities and employers the office works with. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct organisation {
    int64_t id; /* 0: not stored yet */
    int64_t version;
    char ref[REF_SIZE];          /* "" for a new one made on a screen: it gets M-... */
    char kind[CODE_SIZE];        /* list agency_kind; "employer" for companies */
    char name[LINE_SIZE];        /* as written */
    char kana[LINE_SIZE];        /* reading, "" if not known */
    char postal_code[REF_SIZE]; /* NNN-NNNN */
    char address[LONG_SIZE];
    char phone[REF_SIZE];    /* as typed */
    char industry[CODE_SIZE]; /* employers: list industry, "" not known */
    char size[CODE_SIZE];     /* employers: list employer_size, "" not known */
    char needs[NOTE_SIZE];    /* what the employer needs (plan L330-334) */
    char note[NOTE_SIZE];
    bool voided;   /* entered in error */
    bool history;  /* in: from a file */
};

struct organisation_row {
    int64_t id;
    char ref[REF_SIZE], kind[CODE_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
};

struct organisation_list {
    struct organisation_row *rows; /* owned */
    size_t count;
    bool more; /* the list was longer */
};

void organisation_list_free(struct organisation_list *list); /* NULL is fine */
