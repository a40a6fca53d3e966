/* person_repo.h - rows of person with their phones, sets and handbooks, and the search index, which
 * is written in the same transaction. No rules, no permission, no audit. */
#pragma once

#include "core/err.h"
#include "core/person.h"
#include "core/person_hit.h"

struct db;

/* Who writes and when. */
struct person_stamp {
    int64_t staff_id; /* 0: by set-up */
    const char *at;   /* UTC */
};

/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code person_repo_find(struct db *db, int64_t id, struct person *out,
                                          struct err *e);
/* The number behind a ref, letter case aside, or behind the old number of a merged record;
 * ERR_NOT_FOUND. */
MUST_CHECK enum err_code person_repo_find_ref(struct db *db, const char *ref, int64_t *id,
                                              struct err *e);
/* Sets id and version, and ref M-000123 when it is "". ERR_INVALID: a taken ref, a guard. */
MUST_CHECK enum err_code person_repo_insert(struct db *db, struct person *p,
                                            struct person_stamp stamp, struct err *e);
/* Where p->version is still the row's; the new version is set. ERR_CONFLICT, ERR_NOT_FOUND. */
MUST_CHECK enum err_code person_repo_update(struct db *db, struct person *p,
                                            struct person_stamp stamp, struct err *e);
MUST_CHECK enum err_code person_repo_set_intention(struct db *db, int64_t id, const char *intention,
                                                   struct person_stamp stamp, struct err *e);
/* Others who may be the same person (p->id is left out): at most SUSPECTS_MAX, the stopping ones
 * first, then by birth date with a near reading, phone, reading. */
MUST_CHECK enum err_code person_repo_suspects(struct db *db, const struct person *p,
                                              struct person_suspect *out, size_t *count,
                                              struct err *e);
/* Who wrote the care in contacts as it stands, "" by set-up, and when (UTC). */
MUST_CHECK enum err_code person_repo_caution_by(struct db *db, int64_t id, char name[LINE_SIZE],
                                                char at[STAMP_SIZE], struct err *e);
/* Newest slip, interview, dispatch, entry of the support log or attended event up to the end of
 * `day`; "" without any. */
MUST_CHECK enum err_code person_repo_last_contact(struct db *db, int64_t id, struct date day,
                                                  char out[LOCAL_SIZE], struct err *e);
