/* code_set.c - see code_set.h */
#include "core/code_set.h"

#include <string.h>

#include "core/text.h"

static size_t
code_set_find(const struct code_set *set, const char *id)
{
    size_t i = 0;

    while (i < set->count && strcmp(set->ids[i], id) != 0)
        i++;
    return i;
}

bool
code_set_has(const struct code_set *set, const char *id)
{
    return code_set_find(set, id) < set->count;
}

bool
code_set_add(struct code_set *set, const char *id)
{
    if (code_set_has(set, id))
        return true;
    if (set->count == CODE_SET_MAX || !text_copy(set->ids[set->count], CODE_SIZE, id))
        return false;
    set->count++;
    return true;
}

bool
code_set_equal(const struct code_set *a, const struct code_set *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!code_set_has(b, a->ids[i]))
            return false;
    }
    return true;
}
