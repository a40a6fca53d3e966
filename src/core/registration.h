/* registration.h - 協会登録 (plan L17, L588-594): counted by tables T1 and T2. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdint.h>

struct registration {
    int64_t id, version; /* 0: not stored yet */
    int64_t person_id;
    int64_t case_id;            /* 0: from a file */
    char number[REF_SIZE];      /* "" when new: R-000123 is given */
    struct date registered_on;  /* DATE_NONE when new: today */
    struct date ended_on;       /* DATE_NONE: registered */
    char end_reason[CODE_SIZE]; /* close_reason */
    char note[REMARK_SIZE];
};
