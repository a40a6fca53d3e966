/* session.h - one sign-in of one account on one terminal. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/limits.h"

/* The terminal of sub-commands; they are not counted among the places where an account is open. */
#define SESSION_COMMAND "command"

struct session {
    char id[33];                 /* 128 random bits in hex */
    int64_t staff_id;
    char terminal[SHORT_SIZE];
    char started_at[STAMP_SIZE]; /* UTC */
    char seen_at[STAMP_SIZE];    /* last key, to the minute */
    char ended_at[STAMP_SIZE];   /* "": open */
    char process[161];           /* whose it is (desk/process.h); "": not told */
};

struct session_list {
    struct session *rows; /* oldest first; owned */
    size_t count;
};

static inline void
session_list_free(struct session_list *list)
{
    free(list->rows);
    *list = (struct session_list){ 0 };
}
