/* The kind `dispatches`: trips of support workers. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/dispatch.h"
#include "desk/people.h"
#include "desk/record.h"
#include "desk/staff.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum {
    D_REF, D_ON, D_TRIP, D_STAFF, D_PEOPLE, D_DESTINATION, D_METHOD, D_PURPOSE, D_MINUTES, D_NOTE,
    D__WIDTH
};

static const struct import_column columns[D__WIDTH] = {
    [D_REF] = { "ref", "番号", true },
    [D_ON] = { "on", "日付", true },
    [D_TRIP] = { "trip", "回", false },
    [D_STAFF] = { "staff", "就労支援員", true },
    [D_PEOPLE] = { "person_refs", "対象者番号", false },
    [D_DESTINATION] = { "destination", "行先", true },
    [D_METHOD] = { "method", "方法", true },
    [D_PURPOSE] = { "purpose", "目的", true },
    [D_MINUTES] = { "minutes", "所要", false },
    [D_NOTE] = { "note", "備考", false },
};

/* Cells like "a;b": each part to a number by `find`. */
static void
read_list(struct import *im, const char *column, int most, int64_t *ids, int *count,
          enum err_code (*find)(struct desk *, const char *, int64_t *, struct err *))
{
    const char *cell = import_cell(im, column);
    char words[LINE_SIZE];
    struct err why = { 0 };

    if (!cell)
        return;
    *count = 0;
    while (*cell) {
        size_t n = strcspn(cell, ";");
        int64_t id = 0;
        bool fits = n < sizeof words;
        snprintf(words, sizeof words, "%.*s", (int)n, cell);
        text_trim(words);
        if (!fits || *count == most)
            err_set(&why, ERR_INVALID, column, N_("These are more entries than one record holds."));
        else if (*words && find(import_desk(im), words, &id, &why) == ERR_OK)
            ids[(*count)++] = id;
        if (why.code != ERR_OK) {
            import_bad(im, column, &why);
            return;
        }
        cell += n + (cell[n] == ';');
    }
}

static void
read_dispatch(struct import *im, struct dispatch *x)
{
    long long trip = x->trip, minutes = DISPATCH_NOT_KNOWN;

    (void)import_date(im, "on", &x->on_day);
    if (import_number(im, "trip", 1, DISPATCH_TRIP_MAX, &trip))
        x->trip = (int)trip;
    read_list(im, "staff", DISPATCH_STAFF_MAX, x->staff, &x->staff_count, staff_named);
    read_list(im, "person_refs", DISPATCH_PEOPLE_MAX, x->people, &x->people_count, person_find);
    (void)import_text(im, "destination", LINE_CHARS, x->destination, sizeof x->destination);
    (void)import_code(im, "method", "contact_method", x->method);
    (void)import_code(im, "purpose", "dispatch_purpose", x->purpose);
    if (import_cell(im, "minutes")
        && import_number(im, "minutes", 0, DISPATCH_MINUTES_MAX, &minutes))
        x->minutes = (int)minutes;
    (void)import_note_text(im, "note", NOTE_CHARS, x->note, sizeof x->note);
}

/* Job retention support means that the job was found. */
static enum err_code
set_stages(struct import *im, const struct dispatch *x, struct err *e)
{
    enum err_code rc = ERR_OK;

    if (dispatch_counts(x) != DISPATCH_COUNTS || strcmp(x->purpose, "retention") != 0)
        return ERR_OK;
    for (int i = 0; rc == ERR_OK && i < x->people_count; i++) {
        struct support_case c;
        rc = import_case(im, x->people[i], &c, e);
        if (rc == ERR_OK && c.stage == STAGE_PLACED)
            rc = import_stage(im, x->people[i], STAGE_RETENTION, x->on_day, "dispatch", x->id, e);
        if (rc == ERR_NOT_FOUND)
            rc = ERR_OK;
    }
    return rc;
}

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct desk *d = import_desk(im);
    struct dispatch x;
    const char *ref = import_cell(im, "ref");
    enum err_code rc = dispatch_find_ref(d, ref, &x, e);
    bool is_new = rc == ERR_NOT_FOUND;

    if (rc != ERR_OK && !is_new)
        return rc;
    if (is_new) {
        memset(&x, 0, sizeof x);
        x.trip = 1;
        x.minutes = DISPATCH_NOT_KNOWN;
        if (!import_complete(im) || !import_ref_is_free(im, ref)
            || !import_text(im, "ref", REF_CHARS, x.ref, sizeof x.ref))
            return ERR_OK;
    }
    read_dispatch(im, &x);
    if (import_row_is_bad(im))
        return ERR_OK;
    int64_t version = x.version;
    x.history = true;
    if ((rc = dispatch_save(d, &x, e)) != ERR_OK)
        return rc;
    *outcome = is_new ? IMPORT_ADDED : x.version != version ? IMPORT_CHANGED : IMPORT_SAME;
    return *outcome == IMPORT_SAME ? ERR_OK : set_stages(im, &x, e);
}

const struct import_kind import_dispatches = {
    .id = "dispatches",
    .columns = columns,
    .width = D__WIDTH,
    .row = row,
};

/* ---- out ---- */

static const struct sheet_column sheet_columns[D__WIDTH] = {
    [D_REF] = { "ref", N_("Number"), SHEET_TEXT },
    [D_ON] = { "on", N_("Date"), SHEET_DATE },
    [D_TRIP] = { "trip", N_("Trip"), SHEET_NUMBER },
    [D_STAFF] = { "staff", N_("Staff"), SHEET_LIST },
    [D_PEOPLE] = { "person_refs", N_("People"), SHEET_LIST },
    [D_DESTINATION] = { "destination", N_("Destination"), SHEET_TEXT },
    [D_METHOD] = { "method", N_("Method"), SHEET_TEXT },
    [D_PURPOSE] = { "purpose", N_("Purpose"), SHEET_TEXT },
    [D_MINUTES] = { "minutes", N_("Minutes"), SHEET_NUMBER },
    [D_NOTE] = { "note", N_("Note"), SHEET_TEXT },
};

/* What names several records of one cell, in an order that does not hang on their numbers: another
 * desk writes the same file. */
struct names {
    char words[DISPATCH_PEOPLE_MAX][LINE_SIZE];
    size_t count;
};

static int
by_words(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void
set_names(struct sheet *s, size_t column, struct names *names)
{
    char list[sizeof names->words];

    list[0] = '\0';
    qsort(names->words, names->count, sizeof names->words[0], by_words);
    for (size_t i = 0; i < names->count; i++)
        export_append(list, sizeof list, names->words[i]);
    export_text(s, column, list);
}

static enum err_code
add_dispatch(struct desk *d, struct sheet *s, const struct dispatch *x, struct err *e)
{
    struct names staff, people; /* large: only what is used is filled */
    enum err_code rc = ERR_OK;

    staff.count = people.count = 0;
    for (int i = 0; rc == ERR_OK && i < x->staff_count; i++)
        rc = record_staff(d, x->staff[i], staff.words[staff.count++], e);
    for (int i = 0; rc == ERR_OK && i < x->people_count; i++)
        rc = record_ref(d, RECORD_PERSON, x->people[i], people.words[people.count++], e);
    if (rc != ERR_OK)
        return rc;
    sheet_row(s);
    sheet_set(s, D_REF, x->ref);
    export_date(s, D_ON, x->on_day);
    sheet_set_int(s, D_TRIP, x->trip);
    set_names(s, D_STAFF, &staff);
    set_names(s, D_PEOPLE, &people);
    sheet_set(s, D_DESTINATION, x->destination);
    sheet_set(s, D_METHOD, x->method);
    sheet_set(s, D_PURPOSE, x->purpose);
    if (x->minutes != DISPATCH_NOT_KNOWN)
        sheet_set_int(s, D_MINUTES, x->minutes);
    export_text(s, D_NOTE, x->note);
    return ERR_OK;
}

static enum err_code
rows(struct desk *d, struct fiscal_year fy, struct sheet *s, struct err *e)
{
    struct dispatch x;
    char ref[REF_SIZE];
    enum err_code rc;

    for (int64_t id = 0; (rc = record_next(d, RECORD_DISPATCH, &id, ref, e)) == ERR_OK;) {
        rc = dispatch_find_ref(d, ref, &x, e);
        if (rc == ERR_OK && !x.voided && export_in_year(x.on_day, fy))
            rc = add_dispatch(d, s, &x, e);
        if (rc != ERR_OK)
            return rc;
    }
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

const struct export_kind export_dispatches = {
    .id = "dispatches",
    .columns = sheet_columns,
    .width = D__WIDTH,
    .rows = rows,
};
