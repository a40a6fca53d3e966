#include "exchange/postal_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "exchange/csv_read.h"
#include "exchange/encoding.h"

/* Columns that are read, from 0. */
enum { COLUMNS = 15, CODE = 2, PREFECTURE = 6, CITY = 7, TOWN = 8, DIGITS = 7 };

static bool
contains(const char *text, const char *words)
{
    return strstr(text, words) != NULL;
}

static bool
ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);

    return n > m && strcmp(text + n - m, end) == 0; /* 一円 alone is a town of 滋賀県 */
}

/* The town without what is not its name. */
static void
clean_town(char *town)
{
    char *bracket = strstr(town, "（");

    if (contains(town, "以下に掲載がない場合") || contains(town, "の次に番地がくる場合")
        || ends_with(town, "一円"))
        town[0] = '\0';
    else if (bracket != NULL)
        *bracket = '\0';
}

static enum err_code
fault(size_t line, struct err *e)
{
    return err_set(e, ERR_INVALID, "file",
                   N_("Line %zu is not of Japan Post's list of postal codes (15 columns, the code "
                      "in the third, prefecture, city and town in the seventh to ninth). Nothing "
                      "was read in."),
                   line);
}

static bool
take_text(const char *cell, bool must, size_t most, char *out, size_t size)
{
    return text_copy(out, size, cell) && (out[0] != '\0' || !must)
           && text_check(out, false) == TEXT_GOOD && text_chars(out) <= most
           && !encoding_looks_misread(out);
}

/* `goes_on`: the remark in brackets that the row before began has not ended, so that this row is of
 * the same town. */
static enum err_code
take_row(const struct csv_row *row, bool *goes_on, struct postal_place *out, struct err *e)
{
    const char *code = row->width == COLUMNS ? row->cells[CODE] : "";
    bool continued = *goes_on;

    *out = (struct postal_place){ 0 };
    if (strlen(code) != DIGITS || strspn(code, "0123456789") != DIGITS)
        return fault(row->line, e);
    snprintf(out->code, sizeof out->code, "%.3s-%.4s", code, code + 3);
    if (!take_text(row->cells[PREFECTURE], true, PREFECTURE_CHARS, out->prefecture,
                   sizeof out->prefecture)
        || !take_text(row->cells[CITY], true, CITY_CHARS, out->city, sizeof out->city)
        || !take_text(row->cells[TOWN], false, LINE_CHARS, out->town, sizeof out->town))
        return fault(row->line, e);
    if (contains(out->town, "（"))
        *goes_on = !contains(out->town, "）");
    else if (contains(out->town, "）"))
        *goes_on = false;
    clean_town(out->town);
    if (continued)
        out->code[0] = '\0';
    return ERR_OK;
}

static int
by_code(const void *a, const void *b)
{
    return strcmp(((const struct postal_place *)a)->code, ((const struct postal_place *)b)->code);
}

/* Keep of `a` what `b` says too, from the large to the small. */
static void
keep_common(struct postal_place *a, const struct postal_place *b)
{
    if (strcmp(a->prefecture, b->prefecture) != 0)
        a->prefecture[0] = a->city[0] = a->town[0] = '\0';
    else if (strcmp(a->city, b->city) != 0)
        a->city[0] = a->town[0] = '\0';
    else if (strcmp(a->town, b->town) != 0)
        a->town[0] = '\0';
}

/* Each code once; the new number of rows. */
static size_t
join(struct postal_place *rows, size_t count)
{
    size_t n = 0;

    qsort(rows, count, sizeof *rows, by_code);
    for (size_t i = 0; i < count; i++) {
        if (n > 0 && strcmp(rows[n - 1].code, rows[i].code) == 0)
            keep_common(&rows[n - 1], &rows[i]);
        else
            rows[n++] = rows[i];
    }
    return n;
}

static enum err_code
take_rows(const struct csv_rows *csv, struct postal_place *rows, size_t *count, struct err *e)
{
    bool goes_on = false;
    enum err_code rc = csv->count > 0 ? ERR_OK : fault(1, e);

    for (size_t i = 0; rc == ERR_OK && i < csv->count; i++) {
        rc = take_row(&csv->rows[i], &goes_on, &rows[*count], e);
        if (rc == ERR_OK && rows[*count].code[0] != '\0')
            ++*count;
    }
    if (rc == ERR_OK)
        *count = join(rows, *count);
    return rc;
}

enum err_code
postal_csv_read(const char *path, struct postal_place **rows, size_t *count, struct err *e)
{
    struct csv_rows csv;
    enum err_code rc = csv_read_file(path, &csv, e);

    *rows = NULL;
    *count = 0;
    if (rc == ERR_OK && !(*rows = calloc(csv.count + 1, sizeof **rows)))
        abort();
    if (rc == ERR_OK)
        rc = take_rows(&csv, *rows, count, e);
    csv_rows_free(&csv);
    if (rc != ERR_OK) {
        free(*rows);
        *rows = NULL;
        *count = 0;
    }
    return rc;
}
