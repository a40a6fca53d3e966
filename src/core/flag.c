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
flags_words(const struct flags *list, int64_t person_id, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < list->count; i++) {
        const struct flag *f = &list->rows[i];
        const char *gap = used ? " / " : "! ";

        if (f->person_id != person_id || used + strlen(gap) + strlen(f->words) >= size)
            continue;
        used += (size_t)snprintf(out + used, size - used, "%s%s", gap, f->words);
    }
}
