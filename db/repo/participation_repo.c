#include "db/repo/participation_repo.h"

#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "db/repo/seat_row.h"
#include "db/sql.h"

static void
bind_fields(struct stmt *s, const struct participation *p)
{
    stmt_text(s, ":attendance", p->attendance);
    stmt_int(s, ":waiting", p->waiting);
    stmt_text_or_null(s, ":arrived_at", p->arrived_at);
    stmt_text_or_null(s, ":next_action", p->next_action);
    stmt_text(s, ":note", p->note);
    stmt_text_or_null(s, ":waiting_since", p->waiting_since);
}

enum err_code
seat_repo_insert(struct db *db, struct participation *p, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_insert);

    stmt_int(s, ":event_id", p->event_id);
    stmt_int(s, ":person_id", p->person_id);
    bind_fields(s, p);
    return stmt_insert(s, &p->id, &p->version, e);
}

enum err_code
seat_repo_update(struct db *db, struct participation *p, bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_update);

    stmt_int(s, ":id", p->id);
    stmt_int(s, ":version", p->version);
    bind_fields(s, p);
    *changed = stmt_changed(s);
    if (*changed)
        p->version++;
    return stmt_close(s, e);
}

/* seat_find and seat_list begin with the same columns. */
_Static_assert((int)SEAT_FIND_WAITING_SINCE == (int)SEAT_LIST_WAITING_SINCE, "one reader for both");
_Static_assert((int)SEAT_LIST_CASE_ID - (int)SEAT_LIST_REF
                   == (int)WALK_IN_LIST_CASE_ID - (int)WALK_IN_LIST_REF, "one reader for both");

static void
read_seat(struct stmt *s, struct participation *out)
{
    *out = (struct participation){
        .id = stmt_col_int(s, SEAT_FIND_ID),
        .version = stmt_col_int(s, SEAT_FIND_VERSION),
        .event_id = stmt_col_int(s, SEAT_FIND_EVENT_ID),
        .person_id = stmt_col_int(s, SEAT_FIND_PERSON_ID),
        .waiting = stmt_col_int(s, SEAT_FIND_WAITING) != 0,
    };
    stmt_col_text(s, SEAT_FIND_ATTENDANCE, out->attendance, sizeof out->attendance);
    stmt_col_text(s, SEAT_FIND_ARRIVED_AT, out->arrived_at, sizeof out->arrived_at);
    stmt_col_text(s, SEAT_FIND_NEXT_ACTION, out->next_action, sizeof out->next_action);
    stmt_col_text(s, SEAT_FIND_NOTE, out->note, sizeof out->note);
    stmt_col_text(s, SEAT_FIND_WAITING_SINCE, out->waiting_since, sizeof out->waiting_since);
}

enum err_code
seat_repo_find(struct db *db, int64_t id, struct participation *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found)
        read_seat(s, out);
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
seat_repo_id_of_person(struct db *db, int64_t event_id, int64_t person_id, int64_t *id,
                       struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_id_of_person);

    *id = 0;
    stmt_int(s, ":event_id", event_id);
    stmt_int(s, ":person_id", person_id);
    if (stmt_row(s))
        *id = stmt_col_int(s, SEAT_ID_OF_PERSON_ID);
    return stmt_close(s, e);
}

enum err_code
seat_repo_taken(struct db *db, int64_t event_id, int *n, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_taken);

    *n = 0;
    stmt_int(s, ":event_id", event_id);
    if (stmt_row(s))
        *n = (int)stmt_col_int(s, SEAT_TAKEN_N);
    return stmt_close(s, e);
}

enum err_code
seat_repo_first_waiting(struct db *db, int64_t event_id, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_first_waiting);

    *id = 0;
    stmt_int(s, ":event_id", event_id);
    if (stmt_row(s))
        *id = stmt_col_int(s, SEAT_FIRST_WAITING_ID);
    return stmt_close(s, e);
}

enum err_code
seat_repo_other(struct db *db, int64_t event_id, int64_t person_id, struct date from,
                char starts_at[LOCAL_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_other);

    starts_at[0] = '\0';
    stmt_int(s, ":event", event_id);
    stmt_int(s, ":person", person_id);
    stmt_date(s, ":from", from);
    if (stmt_row(s))
        stmt_col_text(s, SEAT_OTHER_AT, starts_at, LOCAL_SIZE);
    return stmt_close(s, e);
}

/* The index gives people in their order of entry as persons; a list of seats is short. */
static int
compare_seats(const void *a, const void *b)
{
    const struct participation *x = &((const struct seat *)a)->p, *y = &((const struct seat *)b)->p;

    if (x->waiting != y->waiting)
        return x->waiting ? 1 : -1;
    int order = strcmp(x->waiting_since, y->waiting_since);
    if (order)
        return order;
    return (x->id > y->id) - (x->id < y->id);
}

void
seat_person_read(struct stmt *s, int ref, struct seat *seat)
{
    int at = ref - SEAT_LIST_REF;

    stmt_col_text(s, at + SEAT_LIST_REF, seat->person_ref, sizeof seat->person_ref);
    stmt_col_text(s, at + SEAT_LIST_NAME, seat->name, sizeof seat->name);
    stmt_col_text(s, at + SEAT_LIST_KANA, seat->kana, sizeof seat->kana);
    seat->birth_date = stmt_col_date(s, at + SEAT_LIST_BIRTH_DATE);
    seat->restricted = stmt_col_int(s, at + SEAT_LIST_RESTRICTED) != 0;
    stmt_col_text(s, at + SEAT_LIST_NEEDS, seat->needs, sizeof seat->needs);
    stmt_col_text(s, at + SEAT_LIST_CAUTION, seat->caution, sizeof seat->caution);
    stmt_col_text(s, at + SEAT_LIST_FLAGS, seat->flags, sizeof seat->flags);
    seat->case_id = stmt_col_int(s, at + SEAT_LIST_CASE_ID);
}

enum err_code
seat_repo_list(struct db *db, int64_t event_id, struct seat_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_seat_list);

    *out = (struct seat_list){ 0 };
    stmt_int(s, ":event_id", event_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct seat *seat = &out->rows[out->count++];
        read_seat(s, &seat->p);
        seat_person_read(s, SEAT_LIST_REF, seat);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        seat_list_free(out);
    else if (out->count > 1)
        qsort(out->rows, out->count, sizeof *out->rows, compare_seats);
    return rc;
}
