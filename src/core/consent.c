/* consent.c - see consent.h */
#include "core/consent.h"

#include <stdlib.h>

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

void
consents_free(struct consents *c)
{
    if (!c)
        return;
    free(c->rows);
    *c = (struct consents){ 0 };
}
