/* import_cells.c - reading the cells of a row, each checked as the forms check it. See import.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mynumber.h"
#include "core/text.h"
#include "core/validate.h"
#include "core/wareki.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "exchange/import_inside.h"

struct desk *
import_desk(const struct import *im)
{
    return im->d;
}

int
import_column_of(const struct import_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->width; i++)
        if (strcmp(kind->columns[i].name, name) == 0 || strcmp(kind->columns[i].ja, name) == 0)
            return (int)i;
    return COLUMN_NONE;
}

const char *
import_cell(const struct import *im, const char *column)
{
    int i = import_column_of(im->kind, column);

    return i == COLUMN_NONE ? NULL : im->cells[i];
}

/* The cell to be read: NULL when the column is absent, or found bad already. */
static const char *
good_cell(const struct import *im, const char *column)
{
    int i = import_column_of(im->kind, column);

    return i == COLUMN_NONE || im->bad[i] ? NULL : im->cells[i];
}

static bool
refuse(struct import *im, const char *column, const struct err *why)
{
    import_bad(im, column, why);
    return false;
}

/* ---- texts ---- */

static enum err_code
any_text(const char *text, const char *column, struct err *why)
{
    (void)text;
    (void)column;
    (void)why;
    return ERR_OK;
}

/* What is stored stays when the file says the same with the signs that its encoding has. */
static bool
take_text(struct import *im, const char *column, bool notes, size_t max_chars,
          enum err_code (*check)(const char *, const char *, struct err *), char *out, size_t size)
{
    const char *cell = good_cell(im, column);
    char fresh[NOTE_SIZE];
    struct err why = { 0 };

    if (!cell)
        return true;
    enum err_code rc = validate_copy(cell, notes, max_chars, fresh, size, column, &why);
    if (rc == ERR_OK)
        rc = check(fresh, column, &why);
    if (rc != ERR_OK)
        return refuse(im, column, &why);
    if (!encoding_alike(im->found.as, out, fresh))
        memcpy(out, fresh, strlen(fresh) + 1);
    return true;
}

/* Free words: the screens ask about an Individual Number, here it is said. */
static bool
take_words(struct import *im, const char *column, bool notes, size_t max_chars, char *out,
           size_t size)
{
    bool taken = take_text(im, column, notes, max_chars, any_text, out, size);

    if (taken && text_has_individual_number(out))
        import_warn(im, column,
                    err_translate(N_("This looks like an Individual Number. This office has no field "
                                     "for it: remove it unless it is something else.")));
    return taken;
}

bool
import_text(struct import *im, const char *column, size_t max_chars, char *out, size_t size)
{
    return take_words(im, column, false, max_chars, out, size);
}

bool
import_note_text(struct import *im, const char *column, size_t max_chars, char *out, size_t size)
{
    return take_words(im, column, true, max_chars, out, size);
}

bool
import_name(struct import *im, const char *column, char out[LINE_SIZE])
{
    return take_text(im, column, false, LINE_CHARS, validate_name, out, LINE_SIZE);
}

bool
import_email(struct import *im, const char *column, char out[LONG_SIZE])
{
    return take_text(im, column, false, LONG_CHARS, validate_email, out, LONG_SIZE);
}

static enum err_code
check_phone(const char *text, const char *column, struct err *why)
{
    return validate_phone(text, column, NULL, why);
}

bool
import_phone(struct import *im, const char *column, char out[REF_SIZE])
{
    return take_text(im, column, false, REF_CHARS, check_phone, out, REF_SIZE);
}

/* `store` makes the stored form of what the cell has. */
static bool
take_stored(struct import *im, const char *column, char *out, size_t size,
            enum err_code (*store)(const char *, char *, size_t, const char *, struct err *))
{
    const char *cell = good_cell(im, column);
    char fresh[LINE_SIZE] = "";
    struct err why = { 0 };

    if (!cell)
        return true;
    if (*cell && store(cell, fresh, size, column, &why) != ERR_OK)
        return refuse(im, column, &why);
    memcpy(out, fresh, strlen(fresh) + 1);
    return true;
}

bool
import_kana(struct import *im, const char *column, char out[LINE_SIZE])
{
    return take_stored(im, column, out, LINE_SIZE, validate_kana);
}

bool
import_postal(struct import *im, const char *column, char out[REF_SIZE])
{
    return take_stored(im, column, out, REF_SIZE, validate_postal);
}

/* ---- days, codes, numbers ---- */

bool
import_date(struct import *im, const char *column, struct date *out)
{
    const char *cell = good_cell(im, column);
    struct err why = { 0 };

    if (cell && !*cell)
        *out = DATE_NONE;
    if (!cell || !*cell || date_parse(cell, DATE_NONE, out, NULL, &why) == ERR_OK)
        return true;
    return refuse(im, column, &why);
}

bool
import_local(struct import *im, const char *column, char out[LOCAL_SIZE])
{
    const char *cell = good_cell(im, column);
    struct err why = { 0 };

    if (cell && !*cell)
        out[0] = '\0';
    if (!cell || !*cell || local_parse(cell, out, &why) == ERR_OK)
        return true;
    return refuse(im, column, &why);
}

static bool
find_code(struct import *im, const char *column, const char *list, const char *words,
          char out[CODE_SIZE])
{
    struct err why = { 0 };

    if (code_find(im->d, list, words, out))
        return true;
    err_set(&why, ERR_INVALID, column, N_("This is no entry of the list \"%s\"."), list);
    return refuse(im, column, &why);
}

bool
import_code(struct import *im, const char *column, const char *list, char *out)
{
    const char *cell = good_cell(im, column);

    if (!cell)
        return true;
    if (!*cell) {
        out[0] = '\0';
        return true;
    }
    return find_code(im, column, list, cell, out);
}

bool
import_codes(struct import *im, const char *column, const char *list, struct code_set *out)
{
    const char *cell = good_cell(im, column);
    char id[CODE_SIZE], words[LINE_SIZE];
    struct err why = { 0 };

    if (!cell)
        return true;
    out->count = 0;
    while (*cell) {
        size_t n = strcspn(cell, ";");
        snprintf(words, sizeof words, "%.*s", (int)n, cell);
        text_trim(words);
        if (*words && !find_code(im, column, list, words, id))
            return false;
        if (*words && !code_set_add(out, id)) {
            err_set(&why, ERR_INVALID, column, N_("These are more entries than one record holds."));
            return refuse(im, column, &why);
        }
        cell += n + (cell[n] == ';');
    }
    return out->count > 0 || import_may_be_empty(im, column);
}

bool
import_number(struct import *im, const char *column, long long least, long long most,
              long long *out)
{
    const char *cell = good_cell(im, column);
    struct err why = { 0 };
    char ascii[64], *end = ascii;

    if (!cell || !*cell)
        return true;
    text_to_ascii(cell, ascii, sizeof ascii);
    long long value = strtoll(ascii, &end, 10);
    if (*ascii && *end == '\0' && strlen(ascii) < 20 && value >= least && value <= most) {
        *out = value;
        return true;
    }
    err_set(&why, ERR_INVALID, column, N_("A whole number from %lld to %lld belongs here."), least,
            most);
    return refuse(im, column, &why);
}

/* ---- what a row needs ---- */

static bool
refuse_empty(struct import *im, const char *column)
{
    struct err why = { 0 };

    err_set(&why, ERR_INVALID, column, N_("This cell may not be empty."));
    return refuse(im, column, &why);
}

bool
import_may_be_empty(struct import *im, const char *column)
{
    int i = import_column_of(im->kind, column);

    return !im->kind->columns[i].required || refuse_empty(im, column);
}

void
import_check_required(struct import *im, bool absent)
{
    for (size_t i = 0; i < im->kind->width; i++)
        if (im->kind->columns[i].required && (absent ? !im->cells[i] : im->cells[i] && !*im->cells[i]))
            (void)refuse_empty(im, im->kind->columns[i].name);
}

void
import_new(struct import *im, char out[REF_SIZE])
{
    const char *ref = import_cell(im, "ref");
    struct err why = { 0 };

    if (*ref) /* else nobody knows whether the record is new */
        import_check_required(im, true);
    if (validate_is_desk_ref(ref)) {
        err_set(&why, ERR_INVALID, "ref",
                N_("Numbers that begin with M- belong to records made on the screens; use "
                   "another."));
        import_bad(im, "ref", &why);
    }
    (void)take_text(im, "ref", false, REF_CHARS, any_text, out, REF_SIZE);
}
