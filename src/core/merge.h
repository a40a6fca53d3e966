/* merge.h - two records of one person that become one (統合), and what can be read of it later. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum merge_state {
    MERGE_PROPOSED, /* waits for a supervisor */
    MERGE_DECLINED,
    MERGE_DONE,
    MERGE_UNDONE,
    MERGE_STATE__COUNT
};

/* "proposed" ...: as stored. */
const char *merge_state_id(enum merge_state state);
bool merge_state_from_id(const char *id, enum merge_state *out);

/* Which value of a field stands afterwards. */
enum merge_pick {
    MERGE_KEEP, /* that of the record that stays */
    MERGE_TAKE, /* that of the record that goes */
    MERGE_BOTH, /* both, where a field can hold more than one thing */
    MERGE_PICK__COUNT
};

const char *merge_pick_id(enum merge_pick pick); /* "keep", "take", "both" */

enum { MERGE_PICKS_SIZE = 1001 }; /* "name:keep,phones:both" */

/* Add a field to such a text. False: it is full. */
bool merge_picks_add(char picks[MERGE_PICKS_SIZE], const char *field, enum merge_pick pick);
/* What the text says of a field. False: it says nothing. */
bool merge_picks_find(const char *picks, const char *field, enum merge_pick *out);

enum { MERGE_FIGURES_SIZE = 401, MERGE_MARKS_SIZE = 4001 };

/* A row of the journal. */
struct merge {
    int64_t id, version;
    enum merge_state state;
    int64_t survivor_id, loser_id;           /* whose record stays, whose goes */
    int64_t survivor_version, loser_version; /* row versions that were looked at */
    char picks[MERGE_PICKS_SIZE];
    char reason[LONG_SIZE];
    struct date asked_on;
    char asked_name[LINE_SIZE];       /* who proposed it; read only */
    char figures[MERGE_FIGURES_SIZE]; /* No.63 that it changed: "2014:57:56,..." */
    char marks[MERGE_MARKS_SIZE];     /* last number of each table then, JSON */
};

/* One of a person's merges, for people to read. */
struct merge_row {
    int64_t id, version;
    enum merge_state state;
    int64_t survivor_id, loser_id;
    char survivor_ref[REF_SIZE], survivor_name[LINE_SIZE]; /* "" while that one is merged away */
    char loser_ref[REF_SIZE], loser_name[LINE_SIZE];
    char reason[LONG_SIZE], answer[LONG_SIZE], undo_reason[LONG_SIZE];
    char recall_reason[LONG_SIZE], recall_name[LINE_SIZE]; /* who asks to undo it; "" nobody */
    char asked_at[STAMP_SIZE], decided_at[STAMP_SIZE], undone_at[STAMP_SIZE]; /* UTC, "" not yet */
    char asked_name[LINE_SIZE], decided_name[LINE_SIZE], undone_name[LINE_SIZE];
    char figures[MERGE_FIGURES_SIZE];
};

struct merge_rows {
    struct merge_row *rows; /* newest first; owned */
    size_t count;
};

void merge_rows_free(struct merge_rows *rows); /* NULL is fine */

/* What one step did to a row. */
enum merge_what { MERGE_MOVED, MERGE_CHANGED, MERGE_REMOVED, MERGE_ADDED, MERGE_WHAT__COUNT };

const char *merge_what_id(enum merge_what what);
bool merge_what_from_id(const char *id, enum merge_what *out);

struct merge_step {
    int64_t seq;
    enum merge_what what;
    char table[CODE_SIZE];
    int64_t row_id;
    char *before, *after; /* JSON or NULL; owned by the list */
};

struct merge_steps {
    struct merge_step *rows; /* owned */
    size_t count;
};

void merge_steps_free(struct merge_steps *steps); /* NULL is fine */

/* Something that came or was changed after a merge, and so stays with the record that stayed; or,
 * as its label says, goes back with the case on which it hangs. */
struct merge_since {
    char table[CODE_SIZE]; /* "person": a field of the card */
    char label[LINE_SIZE]; /* what it is, in the reader's words; from src/desk */
    int64_t row_id;        /* 0 for a field */
    struct date day;       /* DATE_NONE for a field */
    bool waits;            /* it came back, on the waiting list: `label` whose and which event's */
};

struct merge_sinces {
    struct merge_since *rows; /* owned */
    size_t count;
};

void merge_sinces_free(struct merge_sinces *list); /* NULL is fine */
