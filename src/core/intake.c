/* intake.c - see intake.h */
#include "core/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/wareki.h"

void
slip_number(const struct intake_slip *slip, char out[SLIP_NUMBER_SIZE])
{
    out[0] = '\0';
    if (slip->serial > 0)
        snprintf(out, SLIP_NUMBER_SIZE, "%d-%04d", slip->fy.year, slip->serial);
}

bool
slip_number_parse(const char *ascii, int *year, int *serial)
{
    enum { YEAR = 4, SERIAL_MOST = 6 };
    static const char digits[] = "0123456789";

    if (strspn(ascii, digits) != YEAR || ascii[YEAR] != '-')
        return false;
    const char *rest = ascii + YEAR + 1;
    size_t n = strspn(rest, digits);
    if (n == 0 || n > SERIAL_MOST || rest[n])
        return false;
    *year = (int)strtol(ascii, NULL, 10);
    *serial = (int)strtol(rest, NULL, 10);
    return true;
}

void
slip_number_label(const struct intake_slip *slip, char *out, size_t size)
{
    char label[FISCAL_LABEL_SIZE];

    fiscal_year_label(slip->fy, label);
    snprintf(out, size, "%s 第%d号", label, slip->serial);
}

bool
next_action_needs_date(const char *next_action)
{
    return next_action[0] && strcmp(next_action, "close") != 0 && strcmp(next_action, "none") != 0;
}

void
slip_rows_free(struct slip_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct slip_rows){ 0 };
}
