/* history.c - see history.h */
#include "desk/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/repo/history_repo.h"
#include "desk/dispatch.h"
#include "desk/event.h"
#include "desk/history_inside.h"
#include "desk/intake.h"
#include "desk/organisation.h"
#include "desk/people_inside.h"
#include "desk/placement.h"
#include "desk/seat_inside.h"
#include "desk/support_log.h"

/* ---- keep ---- */

enum err_code
history_add(struct desk *d, const struct history_of *of, const char *field, const char *before,
            const char *after, struct err *e)
{
    struct field_change row = { .record_id = of->record_id };

    if (strcmp(before, after) == 0)
        return ERR_OK;
    text_copy(row.kind, sizeof row.kind, of->kind);
    text_copy(row.field, sizeof row.field, field);
    text_copy(row.reason, sizeof row.reason, of->reason ? of->reason : "");
    row.before = (char *)before; /* only read */
    row.after = (char *)after;
    d->now(row.at);
    return history_repo_add(d->db, &row, of->person_id, d->user.staff_id, e);
}

static enum err_code
keep_fields(struct desk *d, const struct history_of *of, bool first_words,
            const struct work_field *fields, size_t count, const void *old, const void *new,
            struct err *e)
{
    char before[NOTE_SIZE], after[NOTE_SIZE];
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        char names[WORK_NAMES_SIZE];

        if (!work_differs(&fields[i], 1, old, new, names))
            continue;
        work_text(&fields[i], old, before, sizeof before);
        work_text(&fields[i], new, after, sizeof after);
        if (before[0] != '\0' || first_words)
            rc = history_add(d, of, fields[i].name, before, after, e);
    }
    return rc;
}

enum err_code
history_fields(struct desk *d, const struct history_of *of, const struct work_field *fields,
               size_t count, const void *old, const void *new, struct err *e)
{
    return keep_fields(d, of, true, fields, count, old, new, e);
}

enum err_code
history_refilled(struct desk *d, const struct history_of *of, const struct work_field *fields,
                 size_t count, const void *old, const void *new, struct err *e)
{
    return keep_fields(d, of, false, fields, count, old, new, e);
}

/* ---- read ---- */

static void
drop(struct field_changes *list, size_t i)
{
    free(list->rows[i].before);
    free(list->rows[i].after);
    memmove(&list->rows[i], &list->rows[i + 1], (list->count - i - 1) * sizeof *list->rows);
    list->count--;
}

static void
put_words(struct desk *d, struct field_changes *list)
{
    for (size_t i = list->count; i-- > 0;) {
        if (history_is_class_c(&list->rows[i]) && !desk_may(d, ACTION_OPEN_C))
            drop(list, i);
        else
            history_put_words(d, &list->rows[i]);
    }
}

/* Two lists, newest first, become one. */
static void
join(struct field_changes *list, struct field_changes *more)
{
    size_t count = list->count + more->count, a = 0, b = 0;
    struct field_change *rows;

    if (more->count == 0)
        return;
    rows = calloc(count, sizeof *rows);
    if (!rows)
        abort();
    for (size_t i = 0; i < count; i++) {
        bool from_more = a == list->count
                         || (b < more->count && strcmp(more->rows[b].at, list->rows[a].at) >= 0);

        rows[i] = from_more ? more->rows[b++] : list->rows[a++];
    }
    free(list->rows);
    free(more->rows);
    *list = (struct field_changes){ rows, count };
    *more = (struct field_changes){ 0 };
}

enum err_code
history_of_person(struct desk *d, int64_t person_id, size_t limit, struct field_changes *out,
                  struct err *e)
{
    struct field_changes merged = { 0 };
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct field_changes){ 0 };
    if (rc == ERR_OK)
        rc = history_repo_of_person(d->db, person_id, limit, out, e);
    if (rc == ERR_OK)
        rc = history_repo_of_merges(d->db, person_id, &merged, e);
    if (rc == ERR_OK)
        join(out, &merged);
    field_changes_free(&merged);
    if (rc == ERR_OK)
        put_words(d, out);
    else
        field_changes_free(out);
    return rc;
}

enum err_code
history_of_log(struct desk *d, int64_t log_id, size_t limit, struct field_changes *out,
               struct err *e)
{
    struct support_log *entry = calloc(1, sizeof *entry);
    enum err_code rc;

    *out = (struct field_changes){ 0 };
    if (!entry)
        abort();
    rc = support_log_open(d, log_id, entry, e);
    free(entry);
    if (rc == ERR_OK)
        rc = history_repo_of_record(d->db, "support_log", log_id, limit, out, e);
    if (rc == ERR_OK)
        put_words(d, out);
    else
        field_changes_free(out);
    return rc;
}

/* ---- of a record ---- */

union record {
    struct event event;
    struct organisation organisation;
    struct intake_slip slip;
    struct dispatch dispatch;
    struct placement placement;
};

static bool
is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* Who may see the record? Each of these asks for its own right. */
static enum err_code
find_record(struct desk *d, const char *kind, int64_t id, union record *out, struct err *e)
{
    enum err_code rc;

    if (is(kind, "organisation"))
        return organisation_find(d, id, &out->organisation, e);
    if (is(kind, "intake_slip"))
        return intake_open(d, id, &out->slip, e);
    if (is(kind, "dispatch"))
        return dispatch_find(d, id, &out->dispatch, e);
    if (is(kind, "placement"))
        return placement_find(d, id, &out->placement, e);
    if (!is(kind, "event"))
        return err_set(e, ERR_NOT_FOUND, "", N_("There is no history of such records."));
    rc = event_find(d, id, &out->event, e);
    if (rc == ERR_OK && is(out->event.kind, EVENT_INTERVIEW))
        rc = err_set(e, ERR_NOT_FOUND, "",
                     N_("The history of an appointment stands on the card of its person."));
    return rc;
}

static enum err_code
open_record(struct desk *d, const char *kind, int64_t id, struct err *e)
{
    union record *record = calloc(1, sizeof *record);
    enum err_code rc;

    if (!record)
        abort();
    rc = find_record(d, kind, id, record, e);
    explicit_bzero(record, sizeof *record);
    free(record);
    return rc;
}

static bool
is_same_change(const struct field_change *a, const struct field_change *b)
{
    return a->record_id == b->record_id && is(a->kind, b->kind) && is(a->at, b->at)
           && is(a->field, b->field) && is(a->before, b->before) && is(a->after, b->after);
}

/* A change of a visit is kept for each of its people, and is one change of the visit. */
static void
drop_repeated(struct field_changes *list)
{
    for (size_t i = list->count; i-- > 0;) {
        size_t j = 0;

        while (j < i && !is_same_change(&list->rows[j], &list->rows[i]))
            j++;
        if (j < i)
            drop(list, i);
    }
}

/* What the list of seats tells of everybody. */
static bool
is_listed(const char *field)
{
    return is(field, "attendance") || is(field, "arrived_at") || is(field, "waiting");
}

/* Whose seat it is stands behind the field; of whom may not be opened nothing but what the list tells. */
static enum err_code
name_seats(struct desk *d, int64_t event_id, struct field_changes *list, struct err *e)
{
    struct seat_list seats = { 0 };
    enum err_code rc = seats_read(d, event_id, &seats, e);

    for (size_t i = 0; rc == ERR_OK && i < list->count; i++) {
        struct field_change *row = &list->rows[i];
        bool masked = false;

        for (size_t k = 0; rc == ERR_OK && is(row->kind, "participation") && k < seats.count; k++) {
            if (seats.rows[k].p.id != row->record_id)
                continue;
            text_join(row->label, sizeof row->label, " ", seats.rows[k].name);
            rc = people_is_masked(d, seats.rows[k].p.person_id, &masked, e);
            if (!masked)
                continue;
            row->reason[0] = '\0';
            if (!is_listed(row->field))
                row->before[0] = row->after[0] = '\0';
        }
    }
    seat_list_free(&seats);
    return rc;
}

/* Of an event its seats too: they are corrected where it is shown. */
static enum err_code
join_seats(struct desk *d, const char *kind, int64_t id, size_t limit, struct field_changes *out,
           struct err *e)
{
    struct field_changes seats = { 0 };
    enum err_code rc = is(kind, "event") ? history_repo_of_seats(d->db, id, limit, &seats, e)
                                         : ERR_OK;

    if (rc == ERR_OK)
        join(out, &seats);
    field_changes_free(&seats);
    return rc;
}

enum err_code
history_of_record(struct desk *d, const char *kind, int64_t id, size_t limit,
                  struct field_changes *out, struct err *e)
{
    struct field_changes before = { 0 };
    enum err_code rc = open_record(d, kind, id, e);

    *out = (struct field_changes){ 0 };
    if (rc == ERR_OK)
        rc = history_repo_of_record(d->db, kind, id, limit, out, e);
    if (rc == ERR_OK)
        rc = history_repo_of_nobodys(d->db, kind, id, limit, &before, e);
    if (rc == ERR_OK)
        join(out, &before);
    field_changes_free(&before);
    if (rc == ERR_OK)
        rc = join_seats(d, kind, id, limit, out, e);
    if (rc == ERR_OK) {
        drop_repeated(out);
        put_words(d, out);
        if (is(kind, "event"))
            rc = name_seats(d, id, out, e);
    }
    if (rc != ERR_OK)
        field_changes_free(out);
    return rc;
}
