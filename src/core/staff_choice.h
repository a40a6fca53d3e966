/* staff_choice.h - staff as a form offers them. */
#pragma once

#include "core/limits.h"
#include "core/role.h"

#include <stddef.h>
#include <stdint.h>

struct staff_choice {
    int64_t id;
    enum role role; /* ROLE_NONE: without sign-in */
    char login[CODE_SIZE]; /* "" without sign-in */
    char name[LINE_SIZE];
};

struct staff_choices {
    struct staff_choice *rows; /* owned */
    size_t count;
};

void staff_choices_free(struct staff_choices *list); /* NULL is fine */
