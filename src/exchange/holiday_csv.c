#include "exchange/holiday_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "exchange/csv_read.h"

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

/* "2026/9/21", month and day unpadded: four digits, one or two, one or two. */
static bool
has_form_of_day(const char *text)
{
    static const size_t most[] = { 4, 2, 2 };

    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        size_t n = strspn(text, "0123456789");
        if (n == 0 || n > most[i] || (i == 0 && n < most[i]) || text[n] != (i < 2 ? '/' : '\0'))
            return false;
        text += n + 1;
    }
    return true;
}

static enum err_code
read_day(const struct csv_row *row, struct date *out, struct err *e)
{
    struct err why = { 0 };

    if (row->width != 2 || !has_form_of_day(row->cells[0]))
        return err_set(e, ERR_INVALID, "file",
                       N_("Line %zu: a day like 2026/9/21 and a name belong here. Nothing was read "
                          "in."),
                       row->line);
    if (date_parse(row->cells[0], DATE_NONE, out, NULL, &why) == ERR_OK)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "file", N_("Line %zu: %s Nothing was read in."), row->line,
                   why.msg);
}

static enum err_code
take_row(const struct csv_row *row, struct closing_day *days, size_t count, struct err *e)
{
    struct closing_day *out = &days[count];

    *out = (struct closing_day){ .kind = CLOSING_HOLIDAY };
    enum err_code rc = read_day(row, &out->day, e);
    if (rc != ERR_OK)
        return rc;
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
    struct csv_rows csv;
    enum err_code rc = csv_read_file(path, &csv, e);

    *rows = NULL;
    *count = 0;
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
