#include "exchange/sheet.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/csvtext.h"
#include "core/text.h"
#include "desk/words.h"

void
sheet_init(struct sheet *s, const struct sheet_column *columns, size_t width)
{
    *s = (struct sheet){ .columns = columns, .width = width };
}

void
sheet_free(struct sheet *s)
{
    for (size_t i = 0; i < s->count * s->width; i++)
        free(s->cells[i]);
    free(s->cells);
    s->cells = NULL;
    s->count = s->room = 0;
}

size_t
sheet_row(struct sheet *s)
{
    if (s->count == s->room) {
        s->room = s->room ? 2 * s->room : 64;
        s->cells = realloc(s->cells, s->room * s->width * sizeof *s->cells);
        if (!s->cells)
            abort();
    }
    memset(s->cells + s->count * s->width, 0, s->width * sizeof *s->cells);
    return s->count++;
}

void
sheet_set(struct sheet *s, size_t column, const char *value)
{
    char **cell = &s->cells[(s->count - 1) * s->width + column];

    free(*cell);
    *cell = value ? strdup(value) : NULL;
    if (value && !*cell)
        abort();
}

void
sheet_set_int(struct sheet *s, size_t column, long long value)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", value);
    sheet_set(s, column, text);
}

const char *
sheet_cell(const struct sheet *s, size_t row, size_t column)
{
    return s->cells[row * s->width + column];
}

/* ---- CSV ---- */

static void
write_csv_cell(const char *value, bool number, FILE *out)
{
    size_t room = 4 * strlen(value) + 16; /* guard, quotes doubled, quotes around */
    char *guarded = malloc(room), *quoted = malloc(2 * room);

    if (!guarded || !quoted)
        abort();
    csvtext_guard(value, number, guarded, room);
    csvtext_quote(guarded, quoted, 2 * room);
    fputs(quoted, out);
    free(guarded);
    free(quoted);
}

void
sheet_write_csv(const struct sheet *s, FILE *out)
{
    for (size_t c = 0; c < s->width; c++)
        fprintf(out, "%s%s", c ? "," : "", s->columns[c].name);
    fputs("\r\n", out);
    for (size_t r = 0; r < s->count; r++) {
        for (size_t c = 0; c < s->width; c++) {
            const char *value = sheet_cell(s, r, c);
            if (c)
                fputc(',', out);
            if (value)
                write_csv_cell(value, s->columns[c].type == SHEET_NUMBER, out);
        }
        fputs("\r\n", out);
    }
}

/* ---- JSON ---- */

static json_t *
json_list(const char *value)
{
    json_t *list = json_array();

    while (*value) {
        size_t n = strcspn(value, ";");
        if (n)
            json_array_append_new(list, json_stringn(value, n));
        value += n + (value[n] == ';');
    }
    return list;
}

static json_t *
json_cell(const char *value, enum sheet_type type)
{
    if (!value)
        return json_null();
    switch (type) {
    case SHEET_NUMBER:
        return *value ? json_loads(value, JSON_DECODE_ANY, NULL) : json_null();
    case SHEET_DATE: return *value ? json_string(value) : json_null();
    case SHEET_FLAG: return json_boolean(strcmp(value, "1") == 0);
    case SHEET_LIST: return json_list(value);
    case SHEET_TEXT: break;
    }
    return json_string(value);
}

void
sheet_write_json(const struct sheet *s, FILE *out)
{
    json_t *rows = json_array();

    for (size_t r = 0; r < s->count; r++) {
        json_t *row = json_object();
        for (size_t c = 0; c < s->width; c++)
            json_object_set_new(row, s->columns[c].name,
                                json_cell(sheet_cell(s, r, c), s->columns[c].type));
        json_array_append_new(rows, row);
    }
    json_dumpf(rows, out, JSON_INDENT(1));
    fputc('\n', out);
    json_decref(rows);
}

/* ---- table for people ---- */

static const char *
head_of(const struct sheet_column *column)
{
    return column->label ? _(column->label) : column->name;
}

/* A cell as one harmless line, a flag as a word; the caller frees. */
static char *
shown(const struct sheet *s, size_t row, size_t column)
{
    const char *value = sheet_cell(s, row, column);

    if (value && s->columns[column].type == SHEET_FLAG)
        value = strcmp(value, "1") == 0 ? _("yes") : _("no");
    size_t size = 4 * strlen(value ? value : "") + 8;
    char *out = malloc(size);

    if (!out)
        abort();
    text_display(value ? value : "", out, size);
    return out;
}

static void
write_padded(const char *text, int cols, bool right, bool last, FILE *out)
{
    int blanks = cols - text_cols(text);

    if (right)
        fprintf(out, "%*s%s", blanks > 0 ? blanks : 0, "", text);
    else
        fprintf(out, "%s%*s", text, last || blanks < 0 ? 0 : blanks, "");
    if (!last)
        fputs("  ", out);
}

void
sheet_write_table(const struct sheet *s, FILE *out)
{
    int *cols = calloc(s->width, sizeof *cols);

    if (!cols)
        abort();
    for (size_t c = 0; c < s->width; c++) {
        cols[c] = text_cols(head_of(&s->columns[c]));
        for (size_t r = 0; r < s->count; r++) {
            char *text = shown(s, r, c);
            if (text_cols(text) > cols[c])
                cols[c] = text_cols(text);
            free(text);
        }
    }
    for (size_t c = 0; c < s->width; c++)
        write_padded(head_of(&s->columns[c]), cols[c], s->columns[c].type == SHEET_NUMBER,
                     c + 1 == s->width, out);
    fputc('\n', out);
    for (size_t r = 0; r < s->count; r++) {
        for (size_t c = 0; c < s->width; c++) {
            char *text = shown(s, r, c);
            write_padded(text, cols[c], s->columns[c].type == SHEET_NUMBER, c + 1 == s->width,
                         out);
            free(text);
        }
        fputc('\n', out);
    }
    free(cols);
}
