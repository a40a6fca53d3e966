/* postal.h - what a postal code says of an address, and the ward's own codes (Japan Post's list,
 * free to use): they never need reading in. */
#pragma once

#include "core/limits.h"

#include <stdbool.h>

enum {
    POSTAL_CODE_SIZE = sizeof "176-0012",
    PREFECTURE_CHARS = 20,
    PREFECTURE_SIZE = 81,
    CITY_CHARS = 40,
    CITY_SIZE = 161,
};

/* What all places of one code have in common; "" where they differ. */
struct postal_place {
    char code[POSTAL_CODE_SIZE];
    char prefecture[PREFECTURE_SIZE]; /* 東京都 */
    char city[CITY_SIZE];             /* 練馬区 */
    char town[LINE_SIZE];             /* 豊玉北 */
};

/* The place of a code ("176-0012") in Nerima; false: the ward has none of that number. */
bool postal_in_ward(const char *code, struct postal_place *out);
/* "東京都練馬区豊玉北": prefecture, city and town without blanks. */
void postal_address(const struct postal_place *place, char out[LONG_SIZE]);
/* Does a typed address name the place: its town, or where the code has none, its city? */
bool postal_fits(const struct postal_place *place, const char *address);
