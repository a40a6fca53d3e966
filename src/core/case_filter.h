/* case_filter.h - a choice of cases under a name. */
#pragma once

#include "core/caseload.h"
#include "core/role.h"

struct case_filter {
    int64_t id, version;
    int64_t staff_id;     /* whose; 0: of a role */
    enum role role;       /* who sees it; ROLE_NONE: one's own */
    char name[LINE_SIZE]; /* 1 to FILTER_NAME_CHARS characters */
    struct caseload_filter filter;
    bool is_first; /* the reader's list begins with it */
};

struct case_filters {
    struct case_filter *rows; /* one's own by name, then the role's by name; owned */
    size_t count;
};

void case_filters_free(struct case_filters *list); /* NULL is fine */
