/* code_set.h - several codes of one list: kinds of disability, needs, wishes, consent items. */
#pragma once

#include "core/limits.h"

#include <stdbool.h>
#include <stddef.h>

enum { CODE_SET_MAX = 16 }; /* the longest list that is chosen from has 14 */

struct code_set {
    char ids[CODE_SET_MAX][CODE_SIZE]; /* in order of entry, each once */
    size_t count;
};

/* False when the set is full or the id too long; an id already there is fine. */
bool code_set_add(struct code_set *set, const char *id);
bool code_set_has(const struct code_set *set, const char *id);
/* The same codes in any order. */
bool code_set_equal(const struct code_set *a, const struct code_set *b);
