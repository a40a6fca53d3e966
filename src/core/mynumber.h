/* mynumber.h - the Individual Number, for which this office has no field: free texts are looked
 * through for one that was typed by mistake (dictionary 7.6). */
#pragma once

#include <stdbool.h>

/* A run of exactly twelve digits, half or full width, also in groups of four as the card shows it, whose
 * last is the right check digit. One random number in ten is right by chance: a reason to warn, not to refuse. */
bool text_has_individual_number(const char *s);
