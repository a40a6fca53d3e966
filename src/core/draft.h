/* draft.h - a form that somebody has begun and not saved. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/limits.h"

struct draft {
    char form[CODE_SIZE];      /* which form: "intake" */
    char record[SHORT_SIZE];   /* which record; "": a new one */
    char title[LONG_SIZE];     /* what the list of drafts shows: the form, two blanks, whose it is */
    char *body;                /* the fields as typed, 60,000 characters; owned; NULL in lists */
    int64_t base;              /* row version the form started from; 0: a new record */
    int64_t person_id;         /* 0: nobody yet */
    char terminal[SHORT_SIZE];
    char saved_at[STAMP_SIZE]; /* UTC */
    char whose[LINE_SIZE];     /* in lists: number of that person, "" nobody */
    bool restricted;           /* in lists: viewing of that person is restricted */
};

struct draft_list {
    struct draft *rows; /* newest first, without bodies; owned */
    size_t count;
};

/* A colleague who is at a form now. */
struct draft_editor {
    int64_t staff_id;
    int64_t person_id;         /* whom the form is about; 0: nobody on file */
    char name[LINE_SIZE];
    char since[STAMP_SIZE];    /* UTC: when that session began to type there */
};

struct draft_editors {
    struct draft_editor *rows; /* who came first stands first; owned */
    size_t count;
};

static inline void
draft_editors_free(struct draft_editors *list)
{
    free(list->rows);
    *list = (struct draft_editors){ 0 };
}

static inline void
draft_free(struct draft *draft)
{
    free(draft->body);
    draft->body = NULL;
}

static inline void
draft_list_free(struct draft_list *list)
{
    free(list->rows);
    *list = (struct draft_list){ 0 };
}
