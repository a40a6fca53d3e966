/* interview.h - form F3 個別面談票. Class C. */
#pragma once

#include "core/code_set.h"
#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    INTERVIEW_WISHES = 3,
    INTERVIEW_STAFF = 5,    /* besides the one who held it */
    INTERVIEW_AGENCIES = 4,
    INTERVIEW_JOBS = 8,
    WEEK_MINUTES = 7 * 24 * 60,
    DAY_MINUTES = 24 * 60,
    WEEK_DAYS = 7,
};

/* One job of 職歴. */
struct interview_job {
    char employer[LINE_SIZE]; /* "" ends the list */
    char occupation[LINE_SIZE];
    struct date from_on, to_on;
    int weekly_min;               /* -1: not told */
    char leave_reason[CODE_SIZE]; /* leave_reason */
};

/* About 160 KB: keep it on the heap or in a screen's state. */
struct interview {
    int64_t id, version; /* 0: not stored yet */
    int64_t case_id;
    int number;          /* nth interview of the case by time; read only */
    char at[LOCAL_SIZE]; /* day and time; "": now */
    char place[LINE_SIZE];
    int64_t staff_id;                                  /* who held it; 0: the signed-in user */
    char staff_name[LINE_SIZE];                        /* read only */
    int64_t with_staff[INTERVIEW_STAFF];               /* who held it with them */
    int with_count;
    char companions[LONG_SIZE];                        /* 同席者 */
    char education[NOTE_SIZE];                         /* 学歴 */
    struct interview_job jobs[INTERVIEW_JOBS];         /* 職歴 */
    int job_count;
    char work_history[NOTE_SIZE];                      /* 職歴, what the rows do not say */
    char qualifications[NOTE_SIZE];                    /* 資格・実習経験 */
    char medical[NOTE_SIZE];                           /* 障害の状況 */
    char diagnosis[LONG_SIZE], doctor[LINE_SIZE], clinic[LINE_SIZE];
    char visits[LONG_SIZE];                            /* 通院の頻度 */
    char medicine[REMARK_SIZE];                        /* 服薬 */
    char living[NOTE_SIZE];                            /* 生活リズム */
    char household[REMARK_SIZE];                       /* 家族・世帯 */
    char income_note[REMARK_SIZE];                     /* 年金、生活保護、工賃 */
    struct code_set services;                          /* service_type, in use */
    int64_t agencies[INTERVIEW_AGENCIES];              /* organisations in use */
    int agency_count;
    char wish_occupation[LONG_SIZE];                   /* 希望職種 */
    char wish_area[LONG_SIZE], wish_wage[LONG_SIZE], wish_start[LONG_SIZE]; /* in words */
    int wish_commute_min;                              /* one way; -1: not told */
    int wish_days;                                     /* a week; -1: not told */
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

enum { INTERVIEW_ENTRIES = 32 };

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
