/* history.h - what stood in a field before: who changed it, when, from what to what. */
#pragma once

#include "core/limits.h"

#include <stddef.h>
#include <stdint.h>

struct field_change {
    char kind[CODE_SIZE]; /* table of the record: "person" */
    int64_t record_id;
    char field[CODE_SIZE];  /* its column; "phones" and "handbooks" are one each */
    char *before, *after;   /* as stored, or in words where src/desk gives them; owned by the list */
    char label[LINE_SIZE];  /* of the field, in the reader's language; from src/desk */
    char staff[LINE_SIZE];  /* who; "" by set-up */
    char at[STAMP_SIZE];    /* UTC */
    char reason[LONG_SIZE]; /* where one was given */
};

struct field_changes {
    struct field_change *rows; /* newest first; owned */
    size_t count;
};

void field_changes_free(struct field_changes *list); /* NULL is fine */
