#include "db/repo/dispatch_repo.h"

#include <string.h>

#include "core/kana.h"
#include "core/rows.h"
#include "db/repo/record_repo.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"

/* Words fold to one key, so that one place is one place. Signs alone leave no key: they stay. */
static void
bind_key(struct stmt *s, const char *destination)
{
    char key[KANA_KEY_SIZE];

    if (!kana_search_key(destination, key, sizeof key) || key[0] == '\0')
        stmt_text(s, ":destination_key", destination);
    else
        stmt_text(s, ":destination_key", key);
}

static void
bind_fields(struct stmt *s, const struct dispatch *x)
{
    stmt_date(s, ":on_day", x->on_day);
    stmt_text_or_null(s, ":starts", x->starts);
    stmt_int(s, ":trip", x->trip);
    stmt_text(s, ":trip_reason", x->trip_reason);
    stmt_text(s, ":destination", x->destination);
    bind_key(s, x->destination);
    stmt_int_or_null(s, ":organisation_id", x->organisation_id);
    stmt_text(s, ":method", x->method);
    stmt_text(s, ":purpose", x->purpose);
    if (x->minutes != DISPATCH_NOT_KNOWN)
        stmt_int(s, ":minutes", x->minutes);
    stmt_text(s, ":situation", x->situation);
    stmt_text(s, ":adjusted", x->adjusted);
    stmt_text_or_null(s, ":checkpoint", x->checkpoint);
    stmt_text_or_null(s, ":status", x->status);
    stmt_date(s, ":next_on", x->next_on);
    stmt_text(s, ":note", x->note);
}

static enum err_code
write_parts(struct db *db, const struct dispatch *x, bool is_new, struct err *e)
{
    enum err_code rc = set_repo_write_ids(db, is_new ? NULL : &sql_dispatch_staff_clear,
                                          &sql_dispatch_staff_add, x->id, x->staff, x->staff_count,
                                          e);

    if (rc == ERR_OK)
        rc = set_repo_write_ids(db, is_new ? NULL : &sql_dispatch_person_clear,
                                &sql_dispatch_person_add, x->id, x->people, x->people_count, e);
    if (rc == ERR_OK)
        rc = set_repo_write_codes(db, is_new ? NULL : &sql_dispatch_met_clear,
                                  &sql_dispatch_met_add, x->id, &x->met, e);
    return rc;
}

enum err_code
dispatch_repo_insert(struct db *db, struct dispatch *x, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_dispatch_insert);
    stmt_text_or_null(s, ":ref", x->ref);
    stmt_int(s, ":imported", x->imported);
    bind_fields(s, x);
    rc = record_repo_insert(db, RECORD_TABLE_DISPATCH, s, &x->id, &x->version, x->ref, e);
    if (rc == ERR_OK)
        rc = write_parts(db, x, true, e);
    return db_end(db, rc, e);
}

enum err_code
dispatch_repo_update(struct db *db, struct dispatch *x, bool touch, bool *changed, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_dispatch_update);
    stmt_int(s, ":id", x->id);
    stmt_int(s, ":version", x->version);
    stmt_int(s, ":touch", touch);
    bind_fields(s, x);
    *changed = stmt_changed(s);
    if (*changed)
        x->version++;
    if ((rc = stmt_close(s, e)) == ERR_OK && touch)
        rc = write_parts(db, x, false, e);
    return db_end(db, rc, e);
}

enum err_code
dispatch_repo_void(struct db *db, int64_t id, int64_t version, const char *reason, bool *changed,
                   struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_dispatch_void);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":void_reason", reason);
    *changed = stmt_changed(s);
    return stmt_close(s, e);
}

static void
read_dispatch(struct stmt *s, struct dispatch *out)
{
    *out = (struct dispatch){
        .id = stmt_col_int(s, DISPATCH_FIND_ID),
        .version = stmt_col_int(s, DISPATCH_FIND_VERSION),
        .on_day = stmt_col_date(s, DISPATCH_FIND_ON_DAY),
        .trip = (int)stmt_col_int(s, DISPATCH_FIND_TRIP),
        .organisation_id = stmt_col_int(s, DISPATCH_FIND_ORGANISATION_ID),
        .minutes = stmt_col_is_null(s, DISPATCH_FIND_MINUTES)
                       ? DISPATCH_NOT_KNOWN
                       : (int)stmt_col_int(s, DISPATCH_FIND_MINUTES),
        .next_on = stmt_col_date(s, DISPATCH_FIND_NEXT_ON),
        .voided = stmt_col_int(s, DISPATCH_FIND_VOIDED) != 0,
        .imported = stmt_col_int(s, DISPATCH_FIND_IMPORTED) != 0,
    };
    stmt_col_text(s, DISPATCH_FIND_REF, out->ref, sizeof out->ref);
    stmt_col_text(s, DISPATCH_FIND_STARTS, out->starts, sizeof out->starts);
    stmt_col_text(s, DISPATCH_FIND_TRIP_REASON, out->trip_reason, sizeof out->trip_reason);
    stmt_col_text(s, DISPATCH_FIND_DESTINATION, out->destination, sizeof out->destination);
    stmt_col_text(s, DISPATCH_FIND_METHOD, out->method, sizeof out->method);
    stmt_col_text(s, DISPATCH_FIND_PURPOSE, out->purpose, sizeof out->purpose);
    stmt_col_text(s, DISPATCH_FIND_SITUATION, out->situation, sizeof out->situation);
    stmt_col_text(s, DISPATCH_FIND_ADJUSTED, out->adjusted, sizeof out->adjusted);
    stmt_col_text(s, DISPATCH_FIND_CHECKPOINT, out->checkpoint, sizeof out->checkpoint);
    stmt_col_text(s, DISPATCH_FIND_STATUS, out->status, sizeof out->status);
    stmt_col_text(s, DISPATCH_FIND_NOTE, out->note, sizeof out->note);
    stmt_col_text(s, DISPATCH_FIND_VOID_REASON, out->void_reason, sizeof out->void_reason);
}

enum err_code
dispatch_repo_find(struct db *db, int64_t id, struct dispatch *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_dispatch_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found)
        read_dispatch(s, out);
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."));
    if (rc == ERR_OK)
        rc = set_repo_read_ids(db, &sql_dispatch_staff_list, id, out->staff, DISPATCH_STAFF_MAX,
                               &out->staff_count, e);
    if (rc == ERR_OK)
        rc = set_repo_read_ids(db, &sql_dispatch_person_list, id, out->people,
                               DISPATCH_PEOPLE_MAX, &out->people_count, e);
    return rc == ERR_OK ? set_repo_read_codes(db, &sql_dispatch_met_list, id, &out->met, e) : rc;
}

enum err_code
dispatch_repo_id_of_ref(struct db *db, const char *ref, int64_t *id, struct err *e)
{
    return record_repo_id(db, &sql_dispatch_id_of_ref, ref, id, e);
}

enum err_code
dispatch_repo_trips(struct db *db, struct date on_day, const char *destination, int64_t but,
                    int trip, struct dispatch_same *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_dispatch_trips);

    *out = (struct dispatch_same){ .next_trip = 1, .free_trip = 1 };
    stmt_date(s, ":on_day", on_day);
    bind_key(s, destination);
    while (stmt_row(s)) {
        int number = (int)stmt_col_int(s, DISPATCH_TRIPS_TRIP);

        if (stmt_col_int(s, DISPATCH_TRIPS_ID) == but)
            continue;
        out->id = stmt_col_int(s, DISPATCH_TRIPS_ID);
        out->version = stmt_col_int(s, DISPATCH_TRIPS_VERSION);
        out->staff = (int)stmt_col_int(s, DISPATCH_TRIPS_STAFF);
        out->people = (int)stmt_col_int(s, DISPATCH_TRIPS_PEOPLE);
        out->next_trip = number + 1;
        out->free_trip += number == out->free_trip; /* they come in order */
        out->trips++;
        stmt_col_text(s, DISPATCH_TRIPS_REF, out->ref, sizeof out->ref);
        if (number == trip)
            memcpy(out->holder, out->ref, sizeof out->holder);
    }
    if (out->free_trip > DISPATCH_TRIP_MAX)
        out->free_trip = 0;
    return stmt_close(s, e);
}

enum err_code
dispatch_repo_list(struct db *db, int64_t person_id, struct dispatch_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_dispatch_list);

    *out = (struct dispatch_list){ 0 };
    stmt_int(s, ":person_id", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct dispatch_row *row = &out->rows[out->count++];
        *row = (struct dispatch_row){
            .id = stmt_col_int(s, DISPATCH_LIST_ID),
            .on_day = stmt_col_date(s, DISPATCH_LIST_ON_DAY),
            .next_on = stmt_col_date(s, DISPATCH_LIST_NEXT_ON),
            .trip = (int)stmt_col_int(s, DISPATCH_LIST_TRIP),
            .staff = (int)stmt_col_int(s, DISPATCH_LIST_STAFF),
            .people = (int)stmt_col_int(s, DISPATCH_LIST_PEOPLE),
            .voided = stmt_col_int(s, DISPATCH_LIST_VOIDED) != 0,
            .imported = stmt_col_int(s, DISPATCH_LIST_IMPORTED) != 0,
        };
        stmt_col_text(s, DISPATCH_LIST_REF, row->ref, sizeof row->ref);
        stmt_col_text(s, DISPATCH_LIST_DESTINATION, row->destination, sizeof row->destination);
        stmt_col_text(s, DISPATCH_LIST_METHOD, row->method, sizeof row->method);
        stmt_col_text(s, DISPATCH_LIST_PURPOSE, row->purpose, sizeof row->purpose);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        dispatch_list_free(out);
    return rc;
}
