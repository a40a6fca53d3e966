/* organisation_rows.c - see organisation_rows.h */
#include "ui/screens/organisation_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/organisation.h"
#include "ui/screens/shown.h"

static bool
has_words(const char *text, const char *wanted)
{
    char key[KANA_KEY_SIZE];

    return kana_search_key(text, key, sizeof key) && strstr(key, wanted) != NULL;
}

static bool
fits(const struct organisation_row *row, const char *wanted)
{
    return wanted[0] == '\0' || has_words(row->name, wanted) || has_words(row->kana, wanted)
           || has_words(row->ref, wanted);
}

enum err_code
organisation_lines_load(struct screen *s, const char *kind, const char *words,
                        struct organisation_lines *out, struct err *e)
{
    struct organisation_list list = { 0 };
    char wanted[KANA_KEY_SIZE];
    enum err_code rc =
        organisation_list(screen_desk(s), kind, ORGANISATION_ROWS_MAX, &list, e);

    *out = (struct organisation_lines){ .more = list.more };
    if (rc != ERR_OK)
        return rc;
    if (!kana_search_key(words, wanted, sizeof wanted))
        wanted[0] = '\0';
    out->rows = calloc(list.count + 1, sizeof *out->rows);
    if (out->rows == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        struct organisation_line *line = &out->rows[out->count];

        if (!fits(&list.rows[i], wanted))
            continue;
        line->row = list.rows[i];
        (void)text_copy(line->kind, sizeof line->kind,
                        code_label(screen_desk(s), "agency_kind", list.rows[i].kind));
        out->count++;
    }
    organisation_list_free(&list);
    return ERR_OK;
}

void
organisation_lines_free(struct organisation_lines *lines)
{
    free(lines->rows);
    *lines = (struct organisation_lines){ 0 };
}

void
organisation_line_name(const void *row, char *out)
{
    shown_cell(out, ((const struct organisation_line *)row)->row.name);
}

void
organisation_line_kana(const void *row, char *out)
{
    shown_cell(out, ((const struct organisation_line *)row)->row.kana);
}

void
organisation_line_kind(const void *row, char *out)
{
    shown_cell(out, ((const struct organisation_line *)row)->kind);
}

void
organisation_line_ref(const void *row, char *out)
{
    shown_cell(out, ((const struct organisation_line *)row)->row.ref);
}

int
organisation_line_by_kana(const void *a, const void *b)
{
    const struct organisation_line *l = a, *r = b;
    unsigned char x[KANA_SORT_SIZE], y[KANA_SORT_SIZE];
    size_t n = kana_sort_key(l->row.kana[0] != '\0' ? l->row.kana : l->row.name, x, sizeof x);
    size_t m = kana_sort_key(r->row.kana[0] != '\0' ? r->row.kana : r->row.name, y, sizeof y);
    int order = memcmp(x, y, n < m ? n : m);

    return order != 0 ? order : (n > m) - (n < m);
}

long
organisation_line_id(const void *row)
{
    return (long)((const struct organisation_line *)row)->row.id;
}
