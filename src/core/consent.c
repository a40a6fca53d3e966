/* consent.c - see consent.h */
#include "core/consent.h"

#include <stdlib.h>
#include <string.h>

const char *
consent_state(const struct consent *c, struct date day)
{
    if (c->refused)
        return "refused";
    if (!date_is_none(c->withdrawn_on) && date_compare(day, c->withdrawn_on) >= 0)
        return "withdrawn";
    if (date_compare(day, c->from) < 0)
        return "pending";
    if (!date_is_none(c->to) && date_compare(day, c->to) > 0)
        return "expired";
    return "valid";
}

const char *
consents_state(const struct consents *c, struct date day)
{
    if (c->count == 0)
        return "";
    for (size_t i = 0; i < c->count && !c->rows[0].refused; i++)
        if (strcmp(consent_state(&c->rows[i], day), "valid") == 0)
            return "valid";
    return consent_state(&c->rows[0], day);
}

void
consents_free(struct consents *c)
{
    if (!c)
        return;
    free(c->rows);
    *c = (struct consents){ 0 };
}
