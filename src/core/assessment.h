/* assessment.h - form F4 アセスメント票 (dictionary section 4). Not a test: no totals, no averages,
 * no ranking. Class C. */
#pragma once

#include "core/date.h"
#include "core/limits.h"
#include "core/workflow.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum assessment_state {
    SHEET_DRAFT,     /* 作成中 */
    SHEET_AGREED,    /* ご本人と確認済み */
    SHEET_FROZEN,    /* 確定: used, never changes again */
    SHEET_WITHDRAWN, /* 取下げ */
    SHEET__COUNT
};

const char *assessment_state_id(enum assessment_state state);
bool assessment_state_from_id(const char *id, enum assessment_state *out);

/* About 66 KB. */
struct assessment {
    int64_t id, version;
    int64_t case_id;
    int number;   /* 第n版 of the case */
    int item_set; /* wording it was made with */
    struct date on;
    int64_t staff_id;
    char staff_name[LINE_SIZE]; /* read only */
    char place[LINE_SIZE];
    char present[LONG_SIZE];        /* who was there */
    char strengths[NOTE_SIZE];      /* 強み; needed to agree */
    char accommodations[NOTE_SIZE]; /* 配慮があれば */
    char wish_note[NOTE_SIZE];
    char outside[NOTE_SIZE]; /* other material: tool, version, date, short summary */
    enum assessment_state state;
    struct date agreed_on;
    char own_word[REMARK_SIZE]; /* the person's word to it */
    struct date frozen_on;
};

/* One item of the sheet: its wording and what was found. Ratings are one character of list
 * assessment_scale: '4' alone .. '1' much help, '0' not yet confirmed, '-' does not apply, and 0
 * for not gone through yet. '0' and '-' are never drawn as low. */
struct assessment_line {
    char item[CODE_SIZE];
    char domain[CODE_SIZE]; /* assessment_domain */
    char ja[LINE_SIZE], en[LINE_SIZE];
    char self, agreed, with_support;
    char note[REMARK_SIZE];   /* needed by with_support */
    char evidence[CODE_SIZE]; /* assessment_evidence */
    struct date seen_on;
};

struct assessment_lines {
    struct assessment_line *rows; /* in the order of the sheet; owned */
    size_t count;
};

void assessment_lines_free(struct assessment_lines *lines); /* NULL is fine */
/* One of 4 3 2 1 0 - or nothing (0). */
bool assessment_rating_valid(char rating);
/* Confirmed: agreed together, and neither '0' nor '-'. The domain shows "5/7", not a mean. */
bool assessment_line_confirmed(const struct assessment_line *line);
/* +1 ▲, -1 ▽, 0 ＝ between two agreed ratings; false when either cannot be compared. */
bool assessment_change(char before, char after, int *change);

struct decision {
    int64_t id;
    int64_t case_id, assessment_id;
    enum stage route; /* STAGE_COORDINATION or STAGE_REGISTERED */
    char reason[REMARK_SIZE];
    struct date on;             /* DATE_NONE: today */
    int64_t staff_id;           /* 0: the signed-in user */
    char staff_name[LINE_SIZE]; /* read only */
};

struct decisions {
    struct decision *rows; /* newest first; owned */
    size_t count;
};

void decisions_free(struct decisions *rows); /* NULL is fine */

struct assessment_row {
    int64_t id;
    int number;
    struct date on, agreed_on;
    enum assessment_state state;
    char staff_name[LINE_SIZE];
    int confirmed, items; /* confirmed of how many */
};

struct assessment_rows {
    struct assessment_row *rows; /* newest first; owned */
    size_t count;
};

void assessment_rows_free(struct assessment_rows *rows); /* NULL is fine */
