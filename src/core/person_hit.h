/* person_hit.h - people in lists: what a search found, and who may be the same person. */
#pragma once

#include "core/kana.h"
#include "core/person.h"
#include "core/workflow.h"

struct person_hit {
    int64_t id;
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    struct date birth_date;
    enum person_why why;
    bool restricted;
    bool number_only; /* restricted, and found by who is not in charge: name, reading, birth date and
                         brief are empty */
};

/* What a list says of a person besides. */
struct person_brief {
    enum stage stage;      /* of the open case; STAGE_NONE: there is none */
    char staff[LINE_SIZE]; /* in charge of it; "" nobody */
    char notes[LONG_SIZE]; /* what to mind: care in contacts, notes pinned on the card, joined by
                              " / "; "" nothing */
};

/* Where in the order of a search a row stands. It holds while rows come and go. */
struct person_place {
    bool contains; /* among those that do not begin with the words */
    size_t sort_size;
    unsigned char sort[KANA_SORT_SIZE];
    char ref[REF_SIZE];
};

struct person_hits {
    struct person_hit *rows;     /* owned: person_hits_free */
    struct person_brief *briefs; /* owned; one a row, or NULL: not read */
    size_t count;
    bool more;               /* the limit cut the list */
    struct person_place end; /* of the last row; set when there is more */
};

void person_hits_free(struct person_hits *hits); /* NULL is fine */

/* Somebody on file who may be the same person. */
struct person_suspect {
    int64_t id;
    char ref[REF_SIZE];
    char name[LINE_SIZE], kana[LINE_SIZE]; /* "" for restricted people */
    struct date birth_date;
    bool same_handbook; /* stops */
    bool same_birth;    /* same name or reading, and birth date: stops */
    bool same_kana;     /* warns */
    bool near_birth;    /* same birth date and nearly the same reading: warns */
    bool same_phone;    /* warns: families share */
    char handbook[REF_SIZE], phone[REF_SIZE]; /* the numbers on file that are the same; "" none, or
                                                 of a restricted person */
};

enum { SUSPECTS_MAX = 12 };
