#include "db/repo/handover_repo.h"

#include "core/rows.h"
#include "db/sql.h"

static void
bind_fields(struct stmt *s, const struct handover *h)
{
    stmt_int_or_null(s, ":placement_id", h->placement_id);
    stmt_int(s, ":from_id", h->from_id);
    stmt_int(s, ":to_id", h->to_id);
    stmt_date(s, ":handed_over_on", h->handed_over_on);
    stmt_date(s, ":start_date", h->start_date);
    stmt_text(s, ":employer_contact", h->employer_contact);
    stmt_text(s, ":course", h->course);
    stmt_text(s, ":remaining", h->remaining);
    stmt_int_or_null(s, ":consent_id", h->consent_id);
}

enum err_code
handover_repo_insert(struct db *db, struct handover *h, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handover_insert);

    stmt_int(s, ":person_id", h->person_id);
    bind_fields(s, h);
    return stmt_insert(s, &h->id, &h->version, e);
}

enum err_code
handover_repo_update(struct db *db, struct handover *h, bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handover_update);

    stmt_int(s, ":id", h->id);
    stmt_int(s, ":version", h->version);
    bind_fields(s, h);
    *changed = stmt_changed(s);
    if (*changed)
        h->version++;
    return stmt_close(s, e);
}

enum err_code
handover_repo_accept(struct db *db, int64_t id, int64_t version, int64_t staff_id, struct date on,
                     bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handover_accept);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_int(s, ":accepted_by", staff_id);
    stmt_date(s, ":accepted_on", on);
    *changed = stmt_changed(s);
    return stmt_close(s, e);
}

enum err_code
handover_repo_find(struct db *db, int64_t id, struct handover *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handover_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found) {
        *out = (struct handover){
            .id = stmt_col_int(s, HANDOVER_FIND_ID),
            .version = stmt_col_int(s, HANDOVER_FIND_VERSION),
            .person_id = stmt_col_int(s, HANDOVER_FIND_PERSON_ID),
            .placement_id = stmt_col_int(s, HANDOVER_FIND_PLACEMENT_ID),
            .from_id = stmt_col_int(s, HANDOVER_FIND_FROM_ID),
            .to_id = stmt_col_int(s, HANDOVER_FIND_TO_ID),
            .handed_over_on = stmt_col_date(s, HANDOVER_FIND_HANDED_OVER_ON),
            .start_date = stmt_col_date(s, HANDOVER_FIND_START_DATE),
            .consent_id = stmt_col_int(s, HANDOVER_FIND_CONSENT_ID),
            .accepted_by = stmt_col_int(s, HANDOVER_FIND_ACCEPTED_BY),
            .accepted_on = stmt_col_date(s, HANDOVER_FIND_ACCEPTED_ON),
        };
        stmt_col_text(s, HANDOVER_FIND_EMPLOYER_CONTACT, out->employer_contact,
                      sizeof out->employer_contact);
        stmt_col_text(s, HANDOVER_FIND_COURSE, out->course, sizeof out->course);
        stmt_col_text(s, HANDOVER_FIND_REMAINING, out->remaining, sizeof out->remaining);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}

enum err_code
handover_repo_list(struct db *db, int64_t person_id, struct handover_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_handover_list);

    *out = (struct handover_list){ 0 };
    stmt_int(s, ":person_id", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct handover_row *row = &out->rows[out->count++];
        row->id = stmt_col_int(s, HANDOVER_LIST_ID);
        row->handed_over_on = stmt_col_date(s, HANDOVER_LIST_HANDED_OVER_ON);
        row->accepted_on = stmt_col_date(s, HANDOVER_LIST_ACCEPTED_ON);
        stmt_col_text(s, HANDOVER_LIST_FROM_NAME, row->from, sizeof row->from);
        stmt_col_text(s, HANDOVER_LIST_TO_NAME, row->to, sizeof row->to);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        handover_list_free(out);
    return rc;
}
