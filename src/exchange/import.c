#include "exchange/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csvtext.h"
#include "core/text.h"
#include "core/validate.h"
#include "core/wareki.h"
#include "desk/batch.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "exchange/csv_read.h"

enum { COLUMN_NONE = -1 };

struct import {
    struct desk *d;
    const struct import_kind *kind;
    struct import_report *report;
    int place[CSV_COLUMNS_MOST]; /* column of the kind at each place of the file */
    const struct csv_row *row;   /* the one being read */
    char *cells[CSV_COLUMNS_MOST]; /* by column of the kind; NULL: absent */
    bool row_is_bad;
};

/* ---- the report ---- */

void
import_report_free(struct import_report *report)
{
    free(report->notes);
    *report = (struct import_report){ 0 };
}

static struct import_note *
add_note(struct import *im, const char *column, const char *reason)
{
    struct import_report *r = im->report;

    if (r->count == r->room) {
        r->room = r->room ? 2 * r->room : 16;
        r->notes = realloc(r->notes, r->room * sizeof *r->notes);
        if (!r->notes)
            abort();
    }
    struct import_note *note = &r->notes[r->count++];
    *note = (struct import_note){ .line = im->row ? im->row->line : 1 };
    snprintf(note->column, sizeof note->column, "%s", column);
    snprintf(note->reason, sizeof note->reason, "%s", reason);
    const char *value = im->row && *column ? import_cell(im, column) : NULL;
    if (value) {
        char clipped[256]; /* a cell may be a megabyte: only its beginning is shown */
        snprintf(clipped, sizeof clipped, "%.*s", (int)text_fit(value, 40), value);
        text_display(clipped, note->value, sizeof note->value);
    }
    return note;
}

void
import_bad(struct import *im, const char *column, const struct err *why)
{
    add_note(im, column, why->msg);
    im->row_is_bad = true;
}

void
import_warn(struct import *im, const char *column, const char *words)
{
    add_note(im, column, words)->warning = true;
}

bool
import_row_is_bad(const struct import *im)
{
    return im->row_is_bad;
}

/* ---- cells ---- */

struct desk *
import_desk(const struct import *im)
{
    return im->d;
}

static int
column_of(const struct import_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->width; i++)
        if (strcmp(kind->columns[i].name, name) == 0 || strcmp(kind->columns[i].ja, name) == 0)
            return (int)i;
    return COLUMN_NONE;
}

const char *
import_cell(const struct import *im, const char *column)
{
    int i = column_of(im->kind, column);

    return i == COLUMN_NONE ? NULL : im->cells[i];
}

static bool
take_text(struct import *im, const char *column, bool notes, size_t max_chars, char *out,
          size_t size)
{
    const char *cell = import_cell(im, column);
    struct err why = { 0 };

    if (!cell)
        return true;
    if (validate_copy(cell, notes, max_chars, out, size, column, &why) == ERR_OK)
        return true;
    import_bad(im, column, &why);
    return false;
}

bool
import_text(struct import *im, const char *column, size_t max_chars, char *out, size_t size)
{
    return take_text(im, column, false, max_chars, out, size);
}

bool
import_note_text(struct import *im, const char *column, size_t max_chars, char *out, size_t size)
{
    return take_text(im, column, true, max_chars, out, size);
}

bool
import_date(struct import *im, const char *column, struct date *out)
{
    const char *cell = import_cell(im, column);
    struct err why = { 0 };

    if (!cell)
        return true;
    if (!*cell) {
        *out = DATE_NONE;
        return true;
    }
    if (date_parse(cell, DATE_NONE, out, NULL, &why) == ERR_OK)
        return true;
    import_bad(im, column, &why);
    return false;
}

bool
import_local(struct import *im, const char *column, char out[LOCAL_SIZE])
{
    const char *cell = import_cell(im, column);
    char ascii[64] = "", local[LOCAL_SIZE] = "";
    struct err why = { 0 };

    if (!cell)
        return true;
    if (!*cell) {
        out[0] = '\0';
        return true;
    }
    text_to_ascii(cell, ascii, sizeof ascii);
    snprintf(local, sizeof local, "%.16s", ascii);
    if (local[10] == ' ')
        local[10] = 'T';
    bool whole = strlen(ascii) >= 16 && (!ascii[16] || strcmp(ascii + 16, ":00") == 0);
    if (whole && validate_local(local, NULL)) {
        memcpy(out, local, sizeof local);
        return true;
    }
    err_set(&why, ERR_INVALID, column, N_("Write a day and a time as 2014-05-12T10:00."));
    import_bad(im, column, &why);
    return false;
}

static bool
find_code(struct import *im, const char *column, const char *list, const char *words,
          char out[CODE_SIZE])
{
    struct err why = { 0 };

    if (code_find(im->d, list, words, out))
        return true;
    err_set(&why, ERR_INVALID, column, N_("This is no entry of the list \"%s\"."), list);
    import_bad(im, column, &why);
    return false;
}

bool
import_code(struct import *im, const char *column, const char *list, char *out)
{
    const char *cell = import_cell(im, column);

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
    const char *cell = import_cell(im, column);
    char id[CODE_SIZE], words[LINE_SIZE];

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
            struct err why = { 0 };
            err_set(&why, ERR_INVALID, column, N_("These are more entries than one record holds."));
            import_bad(im, column, &why);
            return false;
        }
        cell += n + (cell[n] == ';');
    }
    return true;
}

bool
import_number(struct import *im, const char *column, long long least, long long most,
              long long *out)
{
    const char *cell = import_cell(im, column);
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
    import_bad(im, column, &why);
    return false;
}

/* Notes required cells that are empty, or, with `absent`, columns that the file does not have. */
static bool
check_required(struct import *im, bool absent)
{
    struct err why = { 0 };

    err_set(&why, ERR_INVALID, "", N_("This cell may not be empty."));
    for (size_t i = 0; i < im->kind->width; i++)
        if (im->kind->columns[i].required && (absent ? !im->cells[i] : im->cells[i] && !*im->cells[i]))
            import_bad(im, im->kind->columns[i].name, &why);
    return !im->row_is_bad;
}

bool
import_complete(struct import *im)
{
    return check_required(im, true);
}

bool
import_ref_is_free(struct import *im, const char *ref)
{
    struct err why = { 0 };

    if (strncmp(ref, "M-", 2) != 0)
        return true;
    err_set(&why, ERR_INVALID, "ref",
            N_("Numbers that begin with M- belong to records made on the screens; use another."));
    import_bad(im, "ref", &why);
    return false;
}

/* ---- rows ---- */

/* The kind's columns at their places; unknown and double ones are refused. */
static enum err_code
read_header(struct import *im, const struct csv_row *header, struct err *e)
{
    bool seen[CSV_COLUMNS_MOST] = { false };

    for (size_t i = 0; i < header->width; i++) {
        char name[LINE_SIZE];
        snprintf(name, sizeof name, "%s", header->cells[i]);
        text_trim(name);
        int column = column_of(im->kind, name);
        if (column == COLUMN_NONE) {
            char shown[LINE_SIZE];
            text_clip(name, 40, false, shown, sizeof shown);
            return err_set(e, ERR_INVALID, "header",
                           N_("Line %zu: \"%s\" is no column of %s. See import --help %s."),
                           header->line, shown, im->kind->id, im->kind->id);
        }
        if (seen[column])
            return err_set(e, ERR_INVALID, "header", N_("Line %zu: the column %s stands twice."),
                           header->line, im->kind->columns[column].name);
        seen[column] = true;
        im->place[i] = column;
    }
    if (!seen[0])
        return err_set(e, ERR_INVALID, "header", N_("Line %zu: the column %s is missing."),
                       header->line, im->kind->columns[0].name);
    return ERR_OK;
}

static void
unguard(char *cell)
{
    csvtext_unguard(cell);
    text_trim(cell);
}

/* Before any cell is looked up in the database: hostile characters, over-long refs, empty cells. */
static bool
check_cells(struct import *im)
{
    for (size_t i = 0; i < im->kind->width; i++) {
        const char *name = im->kind->columns[i].name;
        size_t most = i == 0 ? REF_CHARS : SIZE_MAX;
        struct err why = { 0 };
        if (im->cells[i] && text_validate(im->cells[i], i != 0, most, name, &why) != ERR_OK)
            import_bad(im, name, &why);
    }
    return check_required(im, false);
}

static enum err_code
read_row(struct import *im, const struct csv_row *row, size_t width, struct err *e)
{
    struct err why = { 0 };
    enum import_outcome outcome = IMPORT_SAME;

    im->row = row;
    im->row_is_bad = false;
    memset(im->cells, 0, sizeof im->cells);
    if (row->width != width) {
        err_set(&why, ERR_INVALID, "", N_("The row has %zu cells, the header has %zu."), row->width,
                width);
        import_bad(im, "", &why);
    }
    for (size_t i = 0; i < row->width && i < width; i++) {
        im->cells[im->place[i]] = row->cells[i];
        unguard(row->cells[i]);
    }
    if (!im->row_is_bad && check_cells(im)) {
        enum err_code rc = im->kind->row(im, &outcome, &why);
        if (rc != ERR_OK && rc != ERR_INVALID && rc != ERR_NOT_FOUND && rc != ERR_CONFLICT) {
            if (e)
                *e = why;
            return rc;
        }
        if (rc != ERR_OK && !im->row_is_bad)
            import_bad(im, import_cell(im, why.field) ? why.field : "", &why);
    }
    if (im->row_is_bad)
        im->report->bad++;
    else
        im->report->done[outcome]++;
    return ERR_OK;
}

static enum err_code
read_rows(struct import *im, const struct csv_rows *rows, struct err *e)
{
    enum err_code rc;

    if (rows->count == 0)
        return err_set(e, ERR_INVALID, "file", N_("The file is empty: its first line names the "
                                                  "columns."));
    if ((rc = read_header(im, &rows->rows[0], e)) != ERR_OK)
        return rc;
    for (size_t i = 1; rc == ERR_OK && i < rows->count; i++)
        rc = read_row(im, &rows->rows[i], rows->rows[0].width, e);
    im->row = NULL;
    if (rc == ERR_OK && im->report->bad > 0)
        rc = err_set(e, ERR_INVALID, "",
                     N_("%zu rows are not good (see above). Nothing was read in."),
                     im->report->bad);
    return rc;
}

static enum err_code
in_one_transaction(struct import *im, const struct csv_rows *rows, bool dry_run, struct err *e)
{
    char fields[LINE_SIZE];
    enum err_code rc = batch_begin(im->d, e);

    if (rc != ERR_OK)
        return rc;
    rc = read_rows(im, rows, e);
    snprintf(fields, sizeof fields, "%s", im->kind->id);
    if (rc == ERR_OK)
        rc = audit_add(im->d,
                       &(struct audit_act){ .action = "import",
                                            .fields = fields,
                                            .people = (int)(im->report->done[IMPORT_ADDED]
                                                            + im->report->done[IMPORT_CHANGED]) },
                       e);
    if (rc == ERR_OK && dry_run)
        return batch_undo(im->d, e);
    return batch_end(im->d, rc, e);
}

enum err_code
import_run(struct desk *d, const struct import_kind *kind, const char *path,
           enum encoding encoding, bool dry_run, struct import_report *report, struct err *e)
{
    struct import im = { .d = d, .kind = kind, .report = report };
    struct csv_rows rows = { 0 };
    char *text = NULL;
    size_t size = 0;
    enum err_code rc = desk_allow(d, ACTION_IMPORT, 0, e);

    *report = (struct import_report){ 0 };
    if (rc == ERR_OK)
        rc = desk_refuse_own_file(d, path, "file", e);
    if (rc == ERR_OK)
        rc = encoding_read(path, encoding, &text, &size, e);
    if (rc == ERR_OK)
        rc = csv_read(text, size, &rows, e);
    if (rc == ERR_OK)
        rc = in_one_transaction(&im, &rows, dry_run, e);
    csv_rows_free(&rows);
    free(text);
    return rc;
}
