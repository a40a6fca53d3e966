/* code_kinds.h - the code lists that an office looks after, and what it may do with them. Labels may
 * be changed in each; codes may be added where the program asks nothing of them but their words.
 * Lists that are not here belong to the plan or to the program. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct code_kind {
    const char *list;  /* "contact_method" */
    const char *title; /* N_() */
    const char *why;   /* N_(): why the office may add none of its own; NULL: it may */
    bool is_several;   /* several are chosen at once: no more than CODE_SET_MAX */
};

#define CODE_OWN "x_" /* begins the ids of an office's own codes */

const struct code_kind *code_kinds(size_t *count);
const struct code_kind *code_kind_find(const char *list); /* NULL: none of them */
bool code_is_own(const char *id);
