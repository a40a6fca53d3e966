/* person_hit.h - people in lists: what a search found, and who may be the same person. */
#pragma once

#include "core/person.h"
#include "core/workflow.h"

struct person_hit {
    int64_t id;
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    struct date birth_date;
    enum person_why why;
    bool restricted;
    int64_t case_id;  /* the open case; 0: none */
    enum stage stage; /* of the open case; STAGE_NONE */
    int64_t staff_id; /* in charge of it; 0: nobody */
};

struct person_hits {
    struct person_hit *rows; /* owned: person_hits_free */
    size_t count;
    bool more; /* the limit cut the list */
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
};

enum { SUSPECTS_MAX = 12 };
