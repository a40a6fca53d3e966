/* person_row.h - people as rows of a table: found by a search, or with an open case; and enquiries of
 * people who are not on file. */
#pragma once

#include "core/enquiry.h"
#include "core/person_hit.h"
#include "core/support_case.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

/* Everything in the reader's words, for the cells see no screen. */
struct person_row {
    int64_t person_id; /* 0: an enquiry */
    int64_t slip_id;   /* of the enquiry */
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE];
    bool restricted;
    int age;              /* whole years; -1 unknown */
    char birth[40];
    char stage[LINE_SIZE];
    char staff[LINE_SIZE]; /* in charge */
    char next[LONG_SIZE]; /* next action and its day, or what was found; notes on the card */
    long days;            /* in the stage; -1: not told */
    bool by_old_number;   /* found by the number of a record that was merged into this one */
    bool overdue, flagged; /* flagged: `next` ends with what is pinned on the card */
};

/* Fill as many rows, zeroed before, of hits with their briefs. */
void person_rows_of_hits(struct screen *s, const struct person_hits *hits, struct person_row *rows);
/* The same of enquiries. */
void person_rows_of_enquiries(struct screen *s, const struct enquiries *found,
                              struct person_row *rows);
/* A new array (free() it) of as many rows; NULL for none. */
struct person_row *person_rows_of_cases(struct screen *s, const struct case_rows *cases);

/* Cells and orders of columns. */
void person_row_name(const void *row, char *out);
void person_row_kana(const void *row, char *out);
void person_row_ref(const void *row, char *out);
void person_row_birth(const void *row, char *out);
void person_row_age(const void *row, char *out);
void person_row_stage(const void *row, char *out);
void person_row_days(const void *row, char *out);
void person_row_staff(const void *row, char *out);
void person_row_next(const void *row, char *out);
int person_row_by_kana(const void *a, const void *b);
int person_row_by_days(const void *a, const void *b);
enum style person_row_next_style(const void *row);
long person_row_id(const void *row); /* below 0: of an enquiry */
