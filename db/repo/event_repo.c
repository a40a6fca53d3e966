#include "db/repo/event_repo.h"

#include <string.h>

#include "core/rows.h"
#include "db/repo/record_repo.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"

static void
bind_number(struct stmt *s, const char *param, int value)
{
    if (value != EVENT_NOT_KNOWN)
        stmt_int(s, param, value);
}

static int
column_number(const struct stmt *s, int col)
{
    return stmt_col_is_null(s, col) ? EVENT_NOT_KNOWN : (int)stmt_col_int(s, col);
}

static void
bind_fields(struct stmt *s, const struct event *ev)
{
    char day[DATE_ISO_SIZE];

    memcpy(day, ev->starts_at, DATE_ISO_SIZE - 1);
    day[DATE_ISO_SIZE - 1] = '\0';
    stmt_text(s, ":kind", ev->kind);
    stmt_text(s, ":day", day);
    stmt_text(s, ":starts_at", ev->starts_at);
    stmt_text_or_null(s, ":ends_at", ev->ends_at);
    stmt_text(s, ":place", ev->place);
    stmt_text(s, ":title", ev->title);
    stmt_text(s, ":status", ev->status);
    bind_number(s, ":capacity", ev->capacity);
    bind_number(s, ":attendees", ev->attendees);
    stmt_int_or_null(s, ":chair_id", ev->chair_id);
    stmt_int_or_null(s, ":recorder_id", ev->recorder_id);
    stmt_text(s, ":summary", ev->summary);
    stmt_text(s, ":note", ev->note);
}

static enum err_code
write_staff(struct db *db, const struct event *ev, struct err *e)
{
    return set_repo_write_ids(db, &sql_event_staff_clear, &sql_event_staff_add, ev->id, ev->staff,
                              ev->staff_count, e);
}

enum err_code
event_repo_insert(struct db *db, struct event *ev, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_event_insert);
    stmt_text_or_null(s, ":ref", ev->ref);
    stmt_int(s, ":imported", ev->imported);
    bind_fields(s, ev);
    rc = record_repo_insert(db, RECORD_TABLE_EVENT, s, &ev->id, &ev->version, ev->ref, e);
    if (rc == ERR_OK && ev->staff_count > 0)
        rc = write_staff(db, ev, e);
    return db_end(db, rc, e);
}

enum err_code
event_repo_update(struct db *db, struct event *ev, bool touch, bool *changed, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_event_update);
    stmt_int(s, ":id", ev->id);
    stmt_int(s, ":version", ev->version);
    stmt_int(s, ":touch", touch);
    bind_fields(s, ev);
    *changed = stmt_changed(s);
    if (*changed)
        ev->version++;
    if ((rc = stmt_close(s, e)) == ERR_OK && touch)
        rc = write_staff(db, ev, e);
    return db_end(db, rc, e);
}

enum err_code
event_repo_find(struct db *db, int64_t id, struct event *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_event_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        *out = (struct event){
            .id = stmt_col_int(s, EVENT_FIND_ID),
            .version = stmt_col_int(s, EVENT_FIND_VERSION),
            .capacity = column_number(s, EVENT_FIND_CAPACITY),
            .attendees = column_number(s, EVENT_FIND_ATTENDEES),
            .chair_id = stmt_col_int(s, EVENT_FIND_CHAIR_ID),
            .recorder_id = stmt_col_int(s, EVENT_FIND_RECORDER_ID),
            .imported = stmt_col_int(s, EVENT_FIND_IMPORTED) != 0,
        };
        stmt_col_text(s, EVENT_FIND_REF, out->ref, sizeof out->ref);
        stmt_col_text(s, EVENT_FIND_KIND, out->kind, sizeof out->kind);
        stmt_col_text(s, EVENT_FIND_STARTS_AT, out->starts_at, sizeof out->starts_at);
        stmt_col_text(s, EVENT_FIND_ENDS_AT, out->ends_at, sizeof out->ends_at);
        stmt_col_text(s, EVENT_FIND_PLACE, out->place, sizeof out->place);
        stmt_col_text(s, EVENT_FIND_TITLE, out->title, sizeof out->title);
        stmt_col_text(s, EVENT_FIND_STATUS, out->status, sizeof out->status);
        stmt_col_text(s, EVENT_FIND_SUMMARY, out->summary, sizeof out->summary);
        stmt_col_text(s, EVENT_FIND_NOTE, out->note, sizeof out->note);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."));
    if (rc == ERR_OK)
        rc = set_repo_read_ids(db, &sql_event_staff_list, id, out->staff, EVENT_STAFF_MAX,
                               &out->staff_count, e);
    return rc;
}

enum err_code
event_repo_id_of_ref(struct db *db, const char *ref, int64_t *id, struct err *e)
{
    return record_repo_id(db, &sql_event_id_of_ref, ref, id, e);
}

enum err_code
event_repo_count_before(struct db *db, const struct event_place *place, int *n, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_event_before);

    stmt_text(s, ":kind", place->kind);
    stmt_text(s, ":also", place->also);
    stmt_date(s, ":from", place->from);
    stmt_date(s, ":day", place->day);
    stmt_int(s, ":id", place->id);
    if (stmt_row(s))
        *n = (int)stmt_col_int(s, EVENT_BEFORE_N);
    return stmt_close(s, e);
}

static void
read_row(struct stmt *s, struct event_row *row)
{
    row->id = stmt_col_int(s, EVENT_LIST_ID);
    row->version = stmt_col_int(s, EVENT_LIST_VERSION);
    row->capacity = column_number(s, EVENT_LIST_CAPACITY);
    row->attendees = column_number(s, EVENT_LIST_ATTENDEES);
    row->seats = (int)stmt_col_int(s, EVENT_LIST_SEATS);
    row->waiting = (int)stmt_col_int(s, EVENT_LIST_WAITING);
    row->cases = (int)stmt_col_int(s, EVENT_LIST_CASES);
    row->imported = stmt_col_int(s, EVENT_LIST_IMPORTED) != 0;
    stmt_col_text(s, EVENT_LIST_REF, row->ref, sizeof row->ref);
    stmt_col_text(s, EVENT_LIST_KIND, row->kind, sizeof row->kind);
    stmt_col_text(s, EVENT_LIST_STARTS_AT, row->starts_at, sizeof row->starts_at);
    stmt_col_text(s, EVENT_LIST_ENDS_AT, row->ends_at, sizeof row->ends_at);
    stmt_col_text(s, EVENT_LIST_PLACE, row->place, sizeof row->place);
    stmt_col_text(s, EVENT_LIST_TITLE, row->title, sizeof row->title);
    stmt_col_text(s, EVENT_LIST_STATUS, row->status, sizeof row->status);
}

enum err_code
event_repo_list(struct db *db, struct date from, struct date to, int limit, struct event_list *out,
                struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_event_list);

    *out = (struct event_list){ 0 };
    stmt_date(s, ":from", from);
    stmt_date(s, ":to", to);
    stmt_int(s, ":limit", (int64_t)limit + 1);
    while (stmt_row(s)) {
        if (out->count == (size_t)limit) {
            out->more = true;
            continue;
        }
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        event_list_free(out);
    return rc;
}

enum err_code
event_repo_booked_on(struct db *db, struct date day, int *events, int *seats, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_event_booked_on);

    stmt_date(s, ":day", day);
    *events = *seats = 0;
    if (stmt_row(s)) {
        *events = (int)stmt_col_int(s, EVENT_BOOKED_ON_EVENTS);
        *seats = (int)stmt_col_int(s, EVENT_BOOKED_ON_SEATS);
    }
    return stmt_close(s, e);
}

enum err_code
event_repo_twin(struct db *db, int64_t id, char ref[REF_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_event_twin);

    ref[0] = '\0';
    stmt_int(s, ":id", id);
    if (stmt_row(s))
        stmt_col_text(s, EVENT_TWIN_REF, ref, REF_SIZE);
    return stmt_close(s, e);
}
