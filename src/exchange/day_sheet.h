/* day_sheet.h - the day sheet as plain text: for paper, for ears and fingers, and for the screen. */
#pragma once

#include "desk/day.h"

#include <stdio.h>

/* In the desk's language, one thing a line, no pictures. `foot` NULL: no mark of the audit at its
 * foot. */
void day_sheet_write(struct desk *d, const struct day *day, const struct day_foot *foot,
                     FILE *out);
