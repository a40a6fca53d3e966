/* flag.c - see flag.h */
#include "core/flag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
flags_free(struct flags *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct flags){ 0 };
}

void
flag_join(char *out, size_t size, const char *words)
{
    size_t used = strlen(out);
    const char *gap = used ? " / " : "! ";

    if (used + strlen(gap) + strlen(words) < size)
        snprintf(out + used, size - used, "%s%s", gap, words);
}

void
flags_words(const struct flags *list, int64_t person_id, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < list->count; i++) {
        if (list->rows[i].person_id == person_id)
            flag_join(out, size, list->rows[i].words);
    }
}
