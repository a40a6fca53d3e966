/* json.h - small steps on jansson that several commands take: unknown is null, numbers are numbers,
 * dates are ISO-8601. */
#pragma once

#include <jansson.h>

#include "core/date.h"

json_t *json_date(struct date d);          /* null for DATE_NONE */
json_t *json_text(const char *text);       /* null for "" */
json_t *json_count(int64_t n);             /* null below 0 */
json_t *json_fraction(int64_t n, int per); /* n / per with exact decimals: 6625 of 100 is 66.25; null below 0 */
/* One document on standard output; takes the reference. */
void json_print(json_t *document);
