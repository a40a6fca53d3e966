/* merge.h - 統合: two records side by side, which value stands, what moves; proposed by some,
 * carried out or declined by a supervisor. */
#pragma once

#include <stdint.h>

#include "ui/kit/screen.h"

struct merge_arg {
    int64_t one_id, other_id; /* which of them stays is chosen on the screen */
    int64_t merge_id;         /* a proposal instead, whatever the two are; 0: none */
};

extern const struct screen_ops merge_screen; /* struct merge_arg */

/* Show two records; asks for a reason or the PIN first where the role needs one. */
void merge_show(struct screen *s, int64_t one_id, int64_t other_id);
/* Show what somebody has proposed. */
void merge_show_proposal(struct screen *s, int64_t merge_id);
