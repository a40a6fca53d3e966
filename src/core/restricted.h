/* restricted.h - 閲覧制限: records under it that somebody opened who is not in charge of the person, and
 * what was proposed and decided about setting and lifting it. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct restricted_opening {
    int64_t person_id;
    char ref[REF_SIZE], name[LINE_SIZE];
    char staff_name[LINE_SIZE]; /* who opened it */
    char opened_at[LOCAL_SIZE];
    char reason[LONG_SIZE]; /* in the desk's language, or the words that were typed */
    struct date seen_on;    /* a supervisor has looked at it before; DATE_NONE: not yet */
};

enum restriction_state {
    RESTRICTION_PROPOSED, /* waits for a supervisor */
    RESTRICTION_DECLINED,
    RESTRICTION_DONE,
    RESTRICTION_STATE__COUNT
};

/* One proposal, or what a supervisor did at once. */
struct restriction {
    int64_t id, version;
    int64_t person_id;
    bool restrict_it; /* else: lift it */
    enum restriction_state state;
    char reason[LONG_SIZE], answer[LONG_SIZE];       /* why; of who decided, "" none of its own */
    char asked_at[STAMP_SIZE], decided_at[STAMP_SIZE]; /* UTC, "" not yet */
    char asked_name[LINE_SIZE], decided_name[LINE_SIZE];
};

struct restrictions {
    struct restriction *rows; /* newest first; owned */
    size_t count;
};

static inline void
restrictions_free(struct restrictions *list)
{
    free(list->rows);
    *list = (struct restrictions){ 0 };
}
