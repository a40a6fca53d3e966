/* import.c - an import from the file to the report; the cells are in import_cells.c. See import.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csvtext.h"
#include "core/text.h"
#include "desk/batch.h"
#include "desk/words.h"
#include "exchange/import_inside.h"

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
    int i = import_column_of(im->kind, column);

    im->row_is_bad = true;
    if (i != COLUMN_NONE && im->bad[i])
        return; /* what else is wrong with it follows from the first */
    add_note(im, column, why->msg);
    if (i != COLUMN_NONE)
        im->bad[i] = true;
}

void
import_warn(struct import *im, const char *column, const char *words)
{
    add_note(im, column, words)->warning = true;
}

bool
import_is_bad(const struct import *im, const char *column)
{
    int i = import_column_of(im->kind, column);

    return i != COLUMN_NONE && im->bad[i];
}

bool
import_row_is_bad(const struct import *im)
{
    return im->row_is_bad;
}

/* ---- the header ---- */

/* The kind's columns at their places; unknown and double ones are refused. */
static enum err_code
read_header(struct import *im, const struct csv_row *header, struct err *e)
{
    bool seen[CSV_COLUMNS_MOST] = { false };

    for (size_t i = 0; i < header->width; i++) {
        char name[LINE_SIZE];
        snprintf(name, sizeof name, "%s", header->cells[i]);
        text_trim(name);
        int column = import_column_of(im->kind, name);
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

/* ---- before the rows are taken ---- */

/* A line break inside a cell may be CRLF (RFC 4180); inside the program it is LF. */
static void
unify_breaks(char *cell)
{
    char *to = cell;

    for (const char *from = cell; *from; from++)
        if (from[0] != '\r' || from[1] != '\n')
            *to++ = *from;
    *to = '\0';
}

static void
unguard_cells(const struct csv_rows *rows)
{
    for (size_t r = 1; r < rows->count; r++)
        for (size_t c = 0; c < rows->rows[r].width; c++) {
            unify_breaks(rows->rows[r].cells[c]);
            csvtext_unguard(rows->rows[r].cells[c]);
            text_trim(rows->rows[r].cells[c]);
        }
}

static enum err_code
refuse_guess(const struct import *im, size_t line, const char *column, struct err *e)
{
    return err_set(e, ERR_INVALID, "encoding",
                   N_("Line %zu, byte %zu is not UTF-8, and read as CP932, line %zu, %s has "
                      "half-width katakana or private-use characters. If it is CP932, give "
                      "--encoding cp932; else save it as UTF-8. Nothing was read in."),
                   im->found.line, im->found.byte, line, column);
}

/* A guess may not put what EUC-JP looks like into the header, nor into a name. */
static enum err_code
check_guessed_header(const struct import *im, const struct csv_row *header, struct err *e)
{
    for (size_t c = 0; c < header->width; c++)
        if (encoding_looks_misread(header->cells[c]))
            return refuse_guess(im, header->line, _("the header"), e);
    return ERR_OK;
}

static enum err_code
check_guessed_names(const struct import *im, const struct csv_rows *rows, struct err *e)
{
    for (size_t r = 1; r < rows->count; r++)
        for (size_t c = 0; c < rows->rows[r].width && c < rows->rows[0].width; c++) {
            const struct import_column *column = &im->kind->columns[im->place[c]];
            if (column->is_name && encoding_looks_misread(rows->rows[r].cells[c]))
                return refuse_guess(im, rows->rows[r].line, column->name, e);
        }
    return ERR_OK;
}

/* ---- a ref belongs to one row ---- */

struct known_ref {
    const char *ref;
    size_t row;
};

static int
by_ref(const void *a, const void *b)
{
    const struct known_ref *x = a, *y = b;
    int order = strcmp(x->ref, y->ref);

    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* For each row the line of another row with its ref: of the first one, or for that of the second; 0
 * without one. The caller frees. */
static size_t *
find_twins(const struct import *im, const struct csv_rows *rows)
{
    struct known_ref *refs = calloc(rows->count, sizeof *refs);
    size_t *twins = calloc(rows->count, sizeof *twins), count = 0, at = 0;

    if (!refs || !twins)
        abort();
    while (im->place[at] != 0)
        at++; /* the header has a column ref */
    for (size_t r = 1; r < rows->count; r++)
        if (at < rows->rows[r].width && *rows->rows[r].cells[at])
            refs[count++] = (struct known_ref){ rows->rows[r].cells[at], r };
    qsort(refs, count, sizeof *refs, by_ref);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(refs[i].ref, refs[first].ref) != 0) {
            first = i;
            continue;
        }
        twins[refs[i].row] = rows->rows[refs[first].row].line;
        if (i == first + 1)
            twins[refs[first].row] = rows->rows[refs[i].row].line;
    }
    free(refs);
    return twins;
}

/* ---- rows ---- */

/* Before any cell is looked up in the database: hostile characters, over-long refs, empty cells. */
static void
check_cells(struct import *im)
{
    import_check_required(im, false);
    for (size_t i = 0; i < im->kind->width; i++) {
        const char *name = im->kind->columns[i].name;
        size_t most = i == 0 ? REF_CHARS : SIZE_MAX;
        struct err why = { 0 };
        if (im->cells[i] && text_validate(im->cells[i], i != 0, most, name, &why) != ERR_OK)
            import_bad(im, name, &why);
    }
}

static void
begin_row(struct import *im, const struct csv_row *row)
{
    im->row = row;
    im->row_is_bad = false;
    memset(im->cells, 0, sizeof im->cells);
    memset(im->bad, 0, sizeof im->bad);
    for (size_t i = 0; i < row->width; i++)
        im->cells[im->place[i]] = row->cells[i];
}

/* What the desk says about this row is noted; only what goes beyond it comes back. */
static enum err_code
note_fault(struct import *im, enum err_code rc, const struct err *why, struct err *e)
{
    if (rc == ERR_OK)
        return ERR_OK;
    if (rc == ERR_INVALID || rc == ERR_NOT_FOUND || rc == ERR_CONFLICT) {
        import_bad(im, import_cell(im, why->field) ? why->field : "", why);
        return ERR_OK;
    }
    if (e)
        *e = *why;
    return rc;
}

static enum err_code
read_row(struct import *im, const struct csv_row *row, size_t width, size_t twin, struct err *e)
{
    static char nobody[] = "";
    struct err why = { 0 };
    enum import_outcome outcome = IMPORT_SAME;
    enum err_code rc = ERR_OK;
    size_t later = im->later_count;

    if (row->width != width) {
        im->row = row;
        memset(im->cells, 0, sizeof im->cells);
        err_set(&why, ERR_INVALID, "", N_("The row has %zu cells, the header has %zu."), row->width,
                width);
        import_bad(im, "", &why);
        im->report->bad++;
        return ERR_OK;
    }
    begin_row(im, row);
    check_cells(im);
    if (im->bad[0])
        im->cells[0] = nobody; /* the other cells are read all the same */
    if (twin) {
        err_set(&why, ERR_INVALID, "ref",
                N_("Line %zu has this number too. One record has one row in a file."), twin);
        import_bad(im, "ref", &why);
    }
    why = (struct err){ 0 };
    rc = note_fault(im, im->kind->row(im, &outcome, &why), &why, e);
    if (im->row_is_bad)
        im->report->bad++;
    else
        im->report->done[outcome]++;
    for (; later < im->later_count; later++)
        im->later[later].outcome = outcome;
    return rc;
}

/* ---- rows put off ---- */

void
import_put_off(struct import *im, const char *ref, int number)
{
    if (im->later_count == im->later_room) {
        im->later_room = im->later_room ? 2 * im->later_room : 16;
        im->later = realloc(im->later, im->later_room * sizeof *im->later);
        if (!im->later)
            abort();
    }
    struct import_later *later = &im->later[im->later_count++];
    *later = (struct import_later){ .row = im->row, .number = number };
    snprintf(later->ref, sizeof later->ref, "%s", ref);
}

struct import_later *
import_later(struct import *im, size_t *count)
{
    *count = im->later_count;
    return im->later;
}

void
import_again(struct import *im, const struct import_later *later)
{
    begin_row(im, later->row);
}

void
import_changed(struct import *im, struct import_later *later)
{
    if (later->outcome != IMPORT_SAME)
        return;
    im->report->done[IMPORT_SAME]--;
    im->report->done[IMPORT_CHANGED]++;
    later->outcome = IMPORT_CHANGED;
}

/* ---- the file ---- */

/* Nothing of it is tried when a row is bad already: then nothing is written. */
static enum err_code
finish(struct import *im, struct err *e)
{
    struct err why = { 0 };

    if (!im->kind->finish || im->report->bad > 0)
        return ERR_OK;
    enum err_code rc = im->kind->finish(im, &why);
    rc = note_fault(im, rc, &why, e);
    im->report->bad += im->row_is_bad;
    return rc;
}

static enum err_code
read_rows(struct import *im, const struct csv_rows *rows, struct err *e)
{
    size_t *twins = find_twins(im, rows);
    enum err_code rc = ERR_OK;

    for (size_t i = 1; rc == ERR_OK && i < rows->count; i++)
        rc = read_row(im, &rows->rows[i], rows->rows[0].width, twins[i], e);
    free(twins);
    if (rc == ERR_OK)
        rc = finish(im, e);
    im->row = NULL;
    if (rc == ERR_OK && im->report->bad > 0)
        rc = err_set(e, ERR_INVALID, "",
                     N_("%zu rows are not good (see above). Nothing was read in."),
                     im->report->bad);
    return rc;
}

/* The header, and what can be said without the database. */
static enum err_code
prepare(struct import *im, const struct csv_rows *rows, struct err *e)
{
    bool guessed = im->found.guessed;
    enum err_code rc;

    if (rows->count == 0)
        return err_set(e, ERR_INVALID, "file", N_("The file is empty: its first line names the "
                                                  "columns."));
    if (guessed && (rc = check_guessed_header(im, &rows->rows[0], e)) != ERR_OK)
        return rc;
    if ((rc = read_header(im, &rows->rows[0], e)) != ERR_OK)
        return rc;
    unguard_cells(rows);
    return guessed ? check_guessed_names(im, rows, e) : ERR_OK;
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
        rc = encoding_read(path, encoding, &text, &size, &im.found, e);
    if (rc == ERR_OK)
        rc = csv_read(text, size, &rows, e);
    if (rc == ERR_OK)
        rc = prepare(&im, &rows, e);
    if (rc == ERR_OK)
        rc = in_one_transaction(&im, &rows, dry_run, e);
    csv_rows_free(&rows);
    free(im.later);
    free(text);
    return rc;
}
