/* interview.h - form F3 個別面談票. Class C. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INTERVIEW_WISHES = 3, WEEK_MINUTES = 7 * 24 * 60 };

/* About 135 KB: keep it on the heap or in a screen's state. */
struct interview {
    int64_t id, version; /* 0: not stored yet */
    int64_t case_id;
    int number;          /* nth interview of the case by time; read only */
    char at[LOCAL_SIZE]; /* day and time; "": now */
    char place[LINE_SIZE];
    int64_t staff_id;                                  /* who held it; 0: the signed-in user */
    char staff_name[LINE_SIZE];                        /* read only */
    char companions[LONG_SIZE];                        /* 同席者 */
    char education[NOTE_SIZE];                         /* 学歴 */
    char work_history[NOTE_SIZE];                      /* 職歴 */
    char qualifications[NOTE_SIZE];                    /* 資格・実習経験 */
    char medical[NOTE_SIZE];                           /* 障害・医療 */
    char living[NOTE_SIZE];                            /* 生活 */
    char wish_occupation[LONG_SIZE];                   /* 希望職種 */
    int wish_weekly_min;                               /* minutes a week; -1: not told */
    char wish_disclosure[CODE_SIZE];                   /* disclosure */
    char wish_conditions[INTERVIEW_WISHES][CODE_SIZE]; /* work_condition_wish, first is most
                                                          important; "" ends */
    char work_intention[CODE_SIZE];                    /* work_intention */
    char own_will[NOTE_SIZE];                          /* ご本人の意向 */
    char family_will[NOTE_SIZE];                       /* 家族の意向 */
    char issues[NOTE_SIZE];                            /* 課題 */
    char next_action[CODE_SIZE];                       /* next_action */
    struct date next_on;                               /* unless close or none */
    struct {
        bool is_set; /* by interview_begin(): a new sheet that goes on from this one */
        int64_t id, version; /* 0: there was none */
    } carried;
};

struct interview_row {
    int64_t id;
    int number;
    char at[LOCAL_SIZE];
    char place[LINE_SIZE];
    char staff_name[LINE_SIZE];
};

enum { INTERVIEW_ENTRIES = 16 };

/* Who wrote what stands in a field of a sheet, when, and at which interview of the case: what is
 * carried over from an earlier one stays its writer's. */
struct interview_entry {
    char field[CODE_SIZE];   /* "education"; "wish_conditions" is one */
    char staff[LINE_SIZE];
    struct date on;
    int number; /* nth interview of the case */
};

struct interview_entries {
    struct interview_entry rows[INTERVIEW_ENTRIES]; /* filled fields alone, in the order of the sheet */
    size_t count;
};

struct interview_rows {
    struct interview_row *rows; /* oldest first; owned */
    size_t count;
};

void interview_rows_free(struct interview_rows *rows); /* NULL is fine */
