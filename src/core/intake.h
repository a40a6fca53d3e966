/* intake.h - form F1 相談受付票: the slip itself; the person's fields are in person.h. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"

#include <stddef.h>
#include <stdint.h>

enum { SLIP_NUMBER_SIZE = 24 };

struct intake_slip {
    int64_t id, version;                /* 0: not stored yet */
    struct fiscal_year fy;              /* given when stored */
    int serial;                         /* within the year, from 1; gaps stay */
    char received_at[LOCAL_SIZE];       /* day and time of the desk; "": now */
    int64_t received_by;                /* staff; 0: the signed-in user */
    char received_name[LINE_SIZE];      /* read only */
    int64_t person_id;                  /* 0: anonymous */
    int64_t case_id;                    /* 0: led to no case */
    bool anonymous;                     /* 匿名の問合せ */
    char method[CODE_SIZE];             /* contact_method */
    char consulter_kind[CODE_SIZE];     /* consulter_kind */
    char consulter_name[LINE_SIZE];     /* needed unless "self" or anonymous */
    char consulter_relation[CODE_SIZE]; /* relationship */
    char consulter_phone[REF_SIZE];
    char about_name[LINE_SIZE];      /* of a slip without a person: whom it is about, unless that */
    char about_kana[LINE_SIZE];      /* one asks; as far as it was said */
    struct date about_birth;
    char about_phone[REF_SIZE];
    char referral_source[CODE_SIZE]; /* referral_source */
    int64_t referral_agency;         /* organisation; 0: not told */
    char chief_complaint[NOTE_SIZE]; /* 主訴 */
    struct code_set wishes;          /* wish_kind */
    char response[NOTE_SIZE];        /* 対応内容 */
    char next_action[CODE_SIZE];     /* next_action */
    struct date next_on;             /* unless close or none */
    char close_reason[CODE_SIZE];    /* close_reason, when next_action is close */
    char consent_state[CODE_SIZE];   /* consent_state */
};

struct slip_row {
    int64_t id, person_id, case_id;
    char number[SLIP_NUMBER_SIZE];
    char received_at[LOCAL_SIZE];
    char received_name[LINE_SIZE];
    char method[CODE_SIZE], next_action[CODE_SIZE];
    struct date next_on;
    bool anonymous;
    char ref[REF_SIZE], name[LINE_SIZE], kana[LINE_SIZE]; /* "" when anonymous */
    char about[LINE_SIZE];     /* of a slip without a person: whom it is about; "": not said */
    char consulter[LINE_SIZE]; /* and who asked */
};

struct slip_rows {
    struct slip_row *rows; /* newest first; owned */
    size_t count;
};

void slip_rows_free(struct slip_rows *rows); /* NULL is fine */

/* "2011-0001"; "" before it is stored. */
void slip_number(const struct intake_slip *slip, char out[SLIP_NUMBER_SIZE]);
/* Read one, with or without the zeros: 2011-1. False: it is something else. */
bool slip_number_parse(const char *ascii, int *year, int *serial);
/* "平成23年度 第1号" for print. */
void slip_number_label(const struct intake_slip *slip, char *out, size_t size);
/* The next actions that end the matter and need no date. */
bool next_action_needs_date(const char *next_action);
