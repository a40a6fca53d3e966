/* audit_repo.h - lines of the table audit. Append and read only. */
#pragma once

#include "core/date.h"
#include "core/err.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

enum { AUDIT_MAC_SIZE = 32 };

struct audit_row {
    int64_t n;                  /* 1, 2, 3 ... */
    char at[STAMP_SIZE];        /* UTC, system clock */
    struct date set_day;        /* DATE_NONE: the clock was not set */
    int64_t staff_id;           /* 0: nobody */
    char role[CODE_SIZE];       /* role_id() */
    char session[REF_SIZE];
    char terminal[SHORT_SIZE];
    char action[REF_SIZE];
    char kind[REF_SIZE];
    int64_t record_id;          /* 0: none */
    int64_t person_id;          /* 0: nobody */
    char fields[REMARK_SIZE];   /* names, never values */
    int64_t people;
    char reason[LONG_SIZE];
    char outcome[8];            /* done, denied, failed */
    unsigned char mac[AUDIT_MAC_SIZE];
};

MUST_CHECK enum err_code audit_insert(struct db *db, const struct audit_row *row, struct err *e);
/* Number, time and mac of the newest line; 0, "" and zeros for an empty log. */
MUST_CHECK enum err_code audit_tail(struct db *db, int64_t *n, char at[STAMP_SIZE],
                                    unsigned char mac[AUDIT_MAC_SIZE], struct err *e);
/* `found` false: there is no such line. */
MUST_CHECK enum err_code audit_mac_of(struct db *db, int64_t n,
                                      unsigned char mac[AUDIT_MAC_SIZE], bool *found,
                                      struct err *e);
/* Number and time of the newest line with that action; 0 when there is none. */
MUST_CHECK enum err_code audit_last_of(struct db *db, const char *action, int64_t *n,
                                       char at[STAMP_SIZE], struct err *e);
/* The times of refused sign-ins with a login that nobody has, of that mark, in order: each the later
 * one of the line and the line before it, which a clock set back does not lower. */
typedef void audit_time(void *arg, const char *at);
MUST_CHECK enum err_code audit_strangers(struct db *db, int64_t mark, audit_time *take, void *arg,
                                         struct err *e);
/* Every line in the order of its number, while `take` says true. A line that cannot be read whole is
 * ERR_DAMAGED; `take` has seen what could be read of it. */
typedef bool audit_take(void *arg, const struct audit_row *row);
MUST_CHECK enum err_code audit_each(struct db *db, audit_take *take, void *arg, struct err *e);
