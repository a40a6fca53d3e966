/* flag.h - 付箋: a short note pinned on a person's card until it is resolved. Class A. */
#pragma once

#include "core/date.h"
#include "core/limits.h"

#include <stddef.h>
#include <stdint.h>

enum { FLAG_CHARS = SHORT_CHARS };

struct flag {
    int64_t id, version, person_id;
    char words[SHORT_SIZE];
    struct date raised_on;
    char raised_name[LINE_SIZE]; /* by whom */
};

struct flags {
    struct flag *rows; /* owned */
    size_t count;
};

void flags_free(struct flags *list); /* NULL is fine */
/* Put the words of one behind what is in `out`, by " / "; "! " before the first. It stays out when it
 * does not fit. */
void flag_join(char *out, size_t size, const char *words);
/* The words of a person's flags, joined by " / " with "! " before; "" for none. One that
 * does not fit is left out. */
void flags_words(const struct flags *list, int64_t person_id, char *out, size_t size);
