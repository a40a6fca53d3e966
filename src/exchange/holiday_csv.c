#include "exchange/holiday_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "exchange/csv_read.h"
#include "exchange/encoding.h"

/* A century of holidays is 2,000 rows; every row is compared with all before it. */
enum { HOLIDAYS_MOST = 5000 };

static enum err_code
check_header(const struct csv_rows *rows, struct err *e)
{
    const struct csv_row *head = rows->count ? &rows->rows[0] : NULL;

    if (head && head->width == 2 && strcmp(head->cells[0], "国民の祝日・休日月日") == 0
        && strcmp(head->cells[1], "国民の祝日・休日名称") == 0)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "file",
                   N_("Line 1 is not the header of the Cabinet Office's list of holidays (国民の祝日・休日月日,"
                      "国民の祝日・休日名称). Nothing was read in."));
}

/* "2026/9/21", month and day unpadded. */
static bool
read_day(const char *text, struct date *out)
{
    int year, month, day, used = 0;
    char iso[DATE_ISO_SIZE + 24];

    if (sscanf(text, "%4d/%2d/%2d%n", &year, &month, &day, &used) != 3 || text[used] != '\0')
        return false;
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    return date_from_iso(iso, out);
}

static enum err_code
take_row(const struct csv_row *row, struct closing_day *days, size_t count, struct err *e)
{
    struct closing_day *out = &days[count];

    *out = (struct closing_day){ .kind = CLOSING_HOLIDAY };
    if (row->width != 2 || !read_day(row->cells[0], &out->day))
        return err_set(e, ERR_INVALID, "file",
                       N_("Line %zu: a day like 2026/9/21 and a name belong here. Nothing was read "
                          "in."),
                       row->line);
    if (!text_copy(out->name, sizeof out->name, row->cells[1]) || !*out->name
        || text_check(out->name, false) != TEXT_GOOD)
        return err_set(e, ERR_INVALID, "file",
                       N_("Line %zu: the holiday's name is missing or too long. Nothing was read "
                          "in."),
                       row->line);
    for (size_t i = 0; i < count; i++)
        if (date_compare(days[i].day, out->day) == 0)
            return err_set(e, ERR_INVALID, "file",
                           N_("Line %zu: this day stands twice. Nothing was read in."), row->line);
    return ERR_OK;
}

enum err_code
holiday_csv_read(const char *path, struct closing_day **rows, size_t *count, struct err *e)
{
    struct csv_rows csv = { 0 };
    char *text = NULL;
    size_t size = 0;
    enum err_code rc = encoding_read(path, ENCODING_AUTO, &text, &size, NULL, e);

    *rows = NULL;
    *count = 0;
    if (rc == ERR_OK)
        rc = csv_read(text, size, &csv, e);
    free(text);
    if (rc == ERR_OK)
        rc = check_header(&csv, e);
    if (rc == ERR_OK && csv.count > HOLIDAYS_MOST)
        rc = err_set(e, ERR_INVALID, "file",
                     N_("A list of holidays has at most %d rows. Nothing was read in."),
                     HOLIDAYS_MOST);
    if (rc == ERR_OK && !(*rows = calloc(csv.count, sizeof **rows)))
        abort();
    for (size_t i = 1; rc == ERR_OK && i < csv.count; i++)
        if ((rc = take_row(&csv.rows[i], *rows, *count, e)) == ERR_OK)
            ++*count;
    csv_rows_free(&csv);
    if (rc != ERR_OK) {
        free(*rows);
        *rows = NULL;
    }
    return rc;
}
