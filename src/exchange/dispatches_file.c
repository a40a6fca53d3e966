/* The kind `dispatches`: trips of support workers. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/dispatch.h"
#include "desk/people.h"
#include "desk/placement.h"
#include "desk/record.h"
#include "desk/staff.h"
#include "desk/words.h"
#include "exchange/import_kinds.h"

enum {
    D_REF, D_ON, D_TRIP, D_STAFF, D_PEOPLE, D_DESTINATION, D_METHOD, D_PURPOSE, D_MINUTES, D_NOTE,
    D__WIDTH
};

static const struct import_column columns[D__WIDTH] = {
    [D_REF] = { "ref", "番号", true, false },
    [D_ON] = { "on", "日付", true, false },
    [D_TRIP] = { "trip", "回", false, false },
    [D_STAFF] = { "staff", "就労支援員", true, true },
    [D_PEOPLE] = { "person_refs", "対象者番号", false, false },
    [D_DESTINATION] = { "destination", "行先", true, true },
    [D_METHOD] = { "method", "方法", true, false },
    [D_PURPOSE] = { "purpose", "目的", true, false },
    [D_MINUTES] = { "minutes", "所要", false, false },
    [D_NOTE] = { "note", "備考", false, false },
};

/* Cells like "a;b": each part to a number by `find`. */
static void
read_list(struct import *im, const char *column, int most, int64_t *ids, int *count,
          enum err_code (*find)(struct desk *, const char *, int64_t *, struct err *))
{
    const char *cell = import_is_bad(im, column) ? NULL : import_cell(im, column);
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
    if (*count == 0)
        (void)import_may_be_empty(im, column);
}

static void
read_dispatch(struct import *im, struct dispatch *x)
{
    long long trip = 1, minutes = DISPATCH_NOT_KNOWN;

    (void)import_date(im, "on", &x->on_day);
    if (import_cell(im, "trip") && import_number(im, "trip", 1, DISPATCH_TRIP_MAX, &trip))
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
set_stage(struct import *im, const struct dispatch *x, int64_t person_id, struct err *e)
{
    char ref[REF_SIZE], words[256];
    struct support_case c;
    bool begun = false;

    if (dispatch_counts(x) != DISPATCH_COUNTS || strcmp(x->purpose, "retention") != 0)
        return ERR_OK;
    enum err_code rc = placement_begun(import_desk(im), person_id, x->on_day, &begun, e);
    if (rc == ERR_OK && !begun) {
        rc = record_ref(import_desk(im), RECORD_PERSON, person_id, ref, e);
        snprintf(words, sizeof words,
                 _("Stage order: no job of %s has begun by this day; job retention support comes "
                   "after it."), ref);
        import_warn(im, "person_refs", words);
    }
    if (rc == ERR_OK)
        rc = import_case(im, person_id, &c, e);
    if (rc == ERR_OK && c.stage == STAGE_PLACED)
        rc = import_stage(im, "person_refs", person_id, STAGE_RETENTION, x->on_day, "dispatch",
                          x->id, e);
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

static enum err_code
set_stages(struct import *im, const struct dispatch *x, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < x->people_count; i++) {
        rc = import_about_case(im, "person_refs", "on", x->people[i], x->on_day, e);
        if (rc == ERR_OK)
            rc = set_stage(im, x, x->people[i], e);
    }
    return rc;
}

/* ---- trips ---- Two records of one day and place have two numbers, but a row is refused only for
 * its own columns (contract): where another record has the number, this one takes a free one, or
 * keeps its own, and is put off. When all rows are in, numbers may have changed hands; who still
 * does not get the number wished for is told of it, and counts as a trip of its own. */

static enum err_code
settle_trip(struct import *im, const struct dispatch *stored, struct dispatch *x, bool *put_off,
            struct err *e)
{
    struct dispatch_same others;
    enum err_code rc = dispatch_others(import_desk(im), x, &others, e);
    bool stays = x->id != 0 && date_compare(stored->on_day, x->on_day) == 0
                 && strcmp(stored->destination, x->destination) == 0;

    *put_off = rc == ERR_OK && others.holder[0];
    if (!*put_off)
        return rc;
    if (!stays && others.free_trip == 0)
        return err_set(e, ERR_INVALID, "trip", N_("This day has no more than %d trips to a place."),
                       DISPATCH_TRIP_MAX);
    x->trip = stays ? stored->trip : others.free_trip;
    return ERR_OK;
}

static int
by_later_ref(const void *a, const void *b)
{
    const struct import_later *const *x = a, *const *y = b;

    return strcmp((*x)->ref, (*y)->ref);
}

/* The trips that wait for their numbers. */
struct waiting {
    struct import *im;
    struct import_later *rows; /* in the order of the file */
    struct import_later **by_ref;
    size_t count;
    struct dispatch x; /* the one looked at: too large for the stack of a long chain */
};

static struct import_later *
find_waiting(const struct waiting *w, const char *ref)
{
    struct import_later key = { .number = 0 }, *at = &key;

    snprintf(key.ref, sizeof key.ref, "%s", ref);
    struct import_later **found =
        bsearch(&at, w->by_ref, w->count, sizeof(struct import_later *), by_later_ref);
    return found ? *found : NULL;
}

/* The row's record with the number wished for, and who has that. */
static enum err_code
look_at(struct waiting *w, const struct import_later *row, struct dispatch_same *others, int *trip,
        struct err *e)
{
    enum err_code rc = dispatch_find_ref(import_desk(w->im), row->ref, &w->x, e);

    if (rc != ERR_OK)
        return rc;
    *trip = w->x.trip;
    w->x.trip = row->number;
    w->x.history = true;
    return dispatch_others(import_desk(w->im), &w->x, others, e);
}

static enum err_code
take_trip(struct waiting *w, struct import_later *row, int trip, struct err *e)
{
    w->x.trip = trip;
    enum err_code rc = dispatch_save(import_desk(w->im), &w->x, e);
    if (rc == ERR_OK)
        import_changed(w->im, row);
    return rc;
}

/* Out of a ring's way, under a number that nobody has; without one it stays. */
static enum err_code
move_aside(struct waiting *w, struct import_later *row, struct err *e)
{
    struct dispatch_same others;
    int trip;
    enum err_code rc = look_at(w, row, &others, &trip, e);
    int64_t id = w->x.id;

    w->x.id = 0; /* its own number is taken too */
    if (rc == ERR_OK)
        rc = dispatch_others(import_desk(w->im), &w->x, &others, e);
    w->x.id = id;
    return rc == ERR_OK && others.free_trip ? take_trip(w, row, others.free_trip, e) : rc;
}

static void
tell_conflict(struct waiting *w, const struct import_later *row, const char *holder, int trip)
{
    char words[256];

    snprintf(words, sizeof words,
             _("%s is trip %d of that day to the same place; this one is kept as trip %d and counts "
               "too. If it was one trip, take one of them out."),
             holder, row->number, trip);
    import_again(w->im, row);
    import_warn(w->im, "trip", words);
}

/* Whoever has the number and waits for another is settled first; a chain is no longer than the trips
 * of a day. */
static enum err_code
settle(struct waiting *w, struct import_later *row, struct err *e)
{
    struct dispatch_same others;
    int trip;
    enum err_code rc = look_at(w, row, &others, &trip, e);

    if (rc != ERR_OK)
        return rc;
    struct import_later *holder = others.holder[0] ? find_waiting(w, others.holder) : NULL;
    row->state = LATER_BUSY;
    if (holder && holder->state != LATER_DONE) {
        rc = holder->state == LATER_BUSY ? move_aside(w, holder, e) : settle(w, holder, e);
        if (rc == ERR_OK)
            rc = look_at(w, row, &others, &trip, e);
    }
    row->state = LATER_DONE;
    if (rc == ERR_OK && others.holder[0])
        tell_conflict(w, row, others.holder, trip);
    else if (rc == ERR_OK)
        rc = take_trip(w, row, row->number, e);
    return rc;
}

static enum err_code
finish(struct import *im, struct err *e)
{
    struct waiting *w = calloc(1, sizeof *w);
    enum err_code rc = ERR_OK;

    if (!w)
        abort();
    w->im = im;
    w->rows = import_later(im, &w->count);
    w->by_ref = calloc(w->count + 1, sizeof(struct import_later *));
    if (!w->by_ref)
        abort();
    for (size_t i = 0; i < w->count; i++)
        w->by_ref[i] = &w->rows[i];
    qsort(w->by_ref, w->count, sizeof(struct import_later *), by_later_ref);
    for (size_t i = 0; rc == ERR_OK && i < w->count; i++)
        if (w->rows[i].state == LATER_WAITS)
            rc = settle(w, &w->rows[i], e);
    free(w->by_ref);
    free(w);
    return rc;
}

static enum err_code
row(struct import *im, enum import_outcome *outcome, struct err *e)
{
    struct desk *d = import_desk(im);
    struct dispatch x, stored;
    const char *ref = import_cell(im, "ref");
    bool put_off = false;
    enum err_code rc = dispatch_find_ref(d, ref, &x, e);
    bool is_new = rc == ERR_NOT_FOUND;

    if (rc != ERR_OK && !is_new)
        return rc;
    if (is_new) {
        memset(&x, 0, sizeof x);
        x.trip = 1;
        x.minutes = DISPATCH_NOT_KNOWN;
        import_new(im, x.ref);
    }
    stored = x;
    read_dispatch(im, &x);
    if (import_row_is_bad(im))
        return ERR_OK;
    int wish = x.trip;
    if ((rc = settle_trip(im, &stored, &x, &put_off, e)) != ERR_OK)
        return rc;
    x.history = true;
    if ((rc = dispatch_save(d, &x, e)) != ERR_OK)
        return rc;
    if (put_off)
        import_put_off(im, x.ref, wish);
    *outcome = is_new ? IMPORT_ADDED : x.version != stored.version ? IMPORT_CHANGED : IMPORT_SAME;
    return *outcome == IMPORT_SAME ? ERR_OK : set_stages(im, &x, e);
}

const struct import_kind import_dispatches = {
    .id = "dispatches",
    .columns = columns,
    .width = D__WIDTH,
    .row = row,
    .finish = finish,
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
