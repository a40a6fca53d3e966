#include "cli/json.h"

#include <stdio.h>

json_t *
json_date(struct date d)
{
    char iso[DATE_ISO_SIZE];

    date_to_iso(d, iso);
    return json_text(iso);
}

json_t *
json_text(const char *text)
{
    return *text ? json_string(text) : json_null();
}

json_t *
json_count(int64_t n)
{
    return n < 0 ? json_null() : json_integer(n);
}

/* A decimal number of at most two places is printed back exactly with 15 digits. */
json_t *
json_fraction(int64_t n, int per)
{
    if (n < 0)
        return json_null();
    return n % per == 0 ? json_integer(n / per) : json_real((double)n / per);
}

void
json_print(json_t *document)
{
    json_dumpf(document, stdout, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    fputc('\n', stdout);
    json_decref(document);
}
