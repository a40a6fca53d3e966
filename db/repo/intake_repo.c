/* intake_repo.c - see intake_repo.h */
#include "db/repo/intake_repo.h"

#include <stdio.h>
#include <string.h>

#include "core/rows.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

/* Slips without a person that are read: those of a year, in an office that has one a day. */
enum { ENQUIRIES_READ = 400 };

static void
read_slip(struct stmt *s, struct intake_slip *p)
{
    p->id = stmt_col_int(s, SLIP_FIND_ID);
    p->version = stmt_col_int(s, SLIP_FIND_VERSION);
    p->fy.year = (int)stmt_col_int(s, SLIP_FIND_FY);
    p->serial = (int)stmt_col_int(s, SLIP_FIND_SERIAL);
    stmt_col_text(s, SLIP_FIND_RECEIVED_AT, p->received_at, sizeof p->received_at);
    p->received_by = stmt_col_int(s, SLIP_FIND_RECEIVED_BY);
    stmt_col_text(s, SLIP_FIND_RECEIVED_NAME, p->received_name, sizeof p->received_name);
    p->person_id = stmt_col_int(s, SLIP_FIND_PERSON_ID);
    p->case_id = stmt_col_int(s, SLIP_FIND_CASE_ID);
    p->anonymous = stmt_col_int(s, SLIP_FIND_ANONYMOUS) != 0;
    stmt_col_text(s, SLIP_FIND_METHOD, p->method, sizeof p->method);
    stmt_col_text(s, SLIP_FIND_CONSULTER_KIND, p->consulter_kind, sizeof p->consulter_kind);
    stmt_col_text(s, SLIP_FIND_CONSULTER_NAME, p->consulter_name, sizeof p->consulter_name);
    stmt_col_text(s, SLIP_FIND_CONSULTER_RELATION, p->consulter_relation,
                  sizeof p->consulter_relation);
    stmt_col_text(s, SLIP_FIND_CONSULTER_PHONE, p->consulter_phone, sizeof p->consulter_phone);
    stmt_col_text(s, SLIP_FIND_ABOUT_NAME, p->about_name, sizeof p->about_name);
    stmt_col_text(s, SLIP_FIND_ABOUT_KANA, p->about_kana, sizeof p->about_kana);
    p->about_birth = stmt_col_date(s, SLIP_FIND_ABOUT_BIRTH);
    stmt_col_text(s, SLIP_FIND_ABOUT_PHONE, p->about_phone, sizeof p->about_phone);
    stmt_col_text(s, SLIP_FIND_REFERRAL_SOURCE, p->referral_source, sizeof p->referral_source);
    p->referral_agency = stmt_col_int(s, SLIP_FIND_REFERRAL_AGENCY);
    stmt_col_text(s, SLIP_FIND_CHIEF_COMPLAINT, p->chief_complaint, sizeof p->chief_complaint);
    stmt_col_text(s, SLIP_FIND_RESPONSE, p->response, sizeof p->response);
    stmt_col_text(s, SLIP_FIND_NEXT_ACTION, p->next_action, sizeof p->next_action);
    p->next_on = stmt_col_date(s, SLIP_FIND_NEXT_ON);
    stmt_col_text(s, SLIP_FIND_CLOSE_REASON, p->close_reason, sizeof p->close_reason);
    stmt_col_text(s, SLIP_FIND_CONSENT_STATE, p->consent_state, sizeof p->consent_state);
}

enum err_code
slip_repo_find(struct db *db, int64_t id, struct intake_slip *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_slip_find);
    bool found;
    enum err_code rc;

    *out = (struct intake_slip){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_slip(s, out);
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "slip", N_("There is no such slip on file."));
    return rc == ERR_OK ? set_repo_read_codes(db, &sql_slip_wishes, id, &out->wishes, e) : rc;
}

/* What an edit may change too. */
static void
bind_fields(struct stmt *s, const struct intake_slip *p)
{
    stmt_text(s, ":received_at", p->received_at);
    stmt_int(s, ":received_by", p->received_by);
    stmt_text(s, ":method", p->method);
    stmt_text(s, ":consulter_kind", p->consulter_kind);
    stmt_text(s, ":consulter_name", p->consulter_name);
    stmt_text_or_null(s, ":consulter_relation", p->consulter_relation);
    stmt_text(s, ":consulter_phone", p->consulter_phone);
    stmt_text(s, ":about_name", p->about_name);
    stmt_text(s, ":about_kana", p->about_kana);
    stmt_date(s, ":about_birth", p->about_birth);
    stmt_text(s, ":about_phone", p->about_phone);
    stmt_text(s, ":referral_source", p->referral_source);
    stmt_int_or_null(s, ":referral_agency", p->referral_agency);
    stmt_text(s, ":chief_complaint", p->chief_complaint);
    stmt_text(s, ":response", p->response);
    stmt_text(s, ":next_action", p->next_action);
    stmt_date(s, ":next_on", p->next_on);
    stmt_text_or_null(s, ":close_reason", p->close_reason);
    stmt_text(s, ":consent_state", p->consent_state);
}

static enum err_code
store_wishes(struct db *db, const struct intake_slip *slip, struct err *e)
{
    return set_repo_write_codes(db, &sql_slip_wish_clear, &sql_slip_wish_add, slip->id,
                                &slip->wishes, e);
}

static enum err_code
next_serial(struct db *db, struct fiscal_year fy, int *serial, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_slip_next_serial);

    stmt_int(s, ":fy", fy.year);
    if (stmt_row(s))
        *serial = (int)stmt_col_int(s, SLIP_NEXT_SERIAL_SERIAL);
    return stmt_close(s, e);
}

enum err_code
slip_repo_insert(struct db *db, struct intake_slip *slip, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    rc = next_serial(db, slip->fy, &slip->serial, e);
    if (rc == ERR_OK) {
        struct stmt *s = stmt_open(db, &sql_slip_insert);

        stmt_int(s, ":fy", slip->fy.year);
        stmt_int(s, ":serial", slip->serial);
        stmt_int_or_null(s, ":person", slip->person_id);
        stmt_int_or_null(s, ":case", slip->case_id);
        stmt_int(s, ":anonymous", slip->anonymous);
        bind_fields(s, slip);
        rc = stmt_run(s, e);
    }
    if (rc == ERR_OK) {
        slip->id = db_last_id(db);
        slip->version = 1;
        rc = store_wishes(db, slip, e);
    }
    return db_end(db, rc, e);
}

static enum err_code
changed_meanwhile(struct err *e)
{
    return err_set(e, ERR_CONFLICT, "",
                   N_("Somebody else changed this slip meanwhile. Read it again."));
}

enum err_code
slip_repo_update(struct db *db, struct intake_slip *slip, struct err *e)
{
    struct stmt *s;
    bool changed;
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    s = stmt_open(db, &sql_slip_update);
    stmt_int(s, ":id", slip->id);
    stmt_int(s, ":version", slip->version);
    bind_fields(s, slip);
    changed = stmt_changed(s);
    if (changed)
        slip->version++;
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !changed)
        rc = changed_meanwhile(e);
    if (rc == ERR_OK)
        rc = store_wishes(db, slip, e);
    return db_end(db, rc, e);
}

enum err_code
slip_repo_set_case(struct db *db, int64_t id, int64_t case_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_slip_set_case);

    stmt_int(s, ":id", id);
    stmt_int(s, ":case", case_id);
    return stmt_run(s, e);
}

enum err_code
slip_repo_set_person(struct db *db, struct intake_slip *slip, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_slip_set_person);
    bool changed;

    stmt_int(s, ":id", slip->id);
    stmt_int(s, ":version", slip->version);
    stmt_int(s, ":person", slip->person_id);
    changed = stmt_changed(s);
    if (changed)
        slip->version++;
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !changed ? changed_meanwhile(e) : rc;
}

static void
read_row(struct stmt *s, struct slip_row *row)
{
    const struct intake_slip number = {
        .fy = { (int)stmt_col_int(s, SLIP_LIST_FY) },
        .serial = (int)stmt_col_int(s, SLIP_LIST_SERIAL),
    };

    row->id = stmt_col_int(s, SLIP_LIST_ID);
    row->person_id = stmt_col_int(s, SLIP_LIST_PERSON_ID);
    row->case_id = stmt_col_int(s, SLIP_LIST_CASE_ID);
    slip_number(&number, row->number);
    stmt_col_text(s, SLIP_LIST_RECEIVED_AT, row->received_at, sizeof row->received_at);
    stmt_col_text(s, SLIP_LIST_RECEIVED_NAME, row->received_name, sizeof row->received_name);
    stmt_col_text(s, SLIP_LIST_METHOD, row->method, sizeof row->method);
    stmt_col_text(s, SLIP_LIST_NEXT_ACTION, row->next_action, sizeof row->next_action);
    row->next_on = stmt_col_date(s, SLIP_LIST_NEXT_ON);
    row->anonymous = stmt_col_int(s, SLIP_LIST_ANONYMOUS) != 0;
    stmt_col_text(s, SLIP_LIST_REF, row->ref, sizeof row->ref);
    stmt_col_text(s, SLIP_LIST_NAME, row->name, sizeof row->name);
    stmt_col_text(s, SLIP_LIST_KANA, row->kana, sizeof row->kana);
    stmt_col_text(s, SLIP_LIST_ABOUT, row->about, sizeof row->about);
    stmt_col_text(s, SLIP_LIST_CONSULTER, row->consulter, sizeof row->consulter);
}

enum err_code
slip_repo_list(struct db *db, struct date from, struct date to, int64_t viewer, size_t limit,
               struct slip_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_slip_list);

    *out = (struct slip_rows){ 0 };
    stmt_date(s, ":from", from);
    stmt_date(s, ":to", to);
    stmt_int(s, ":viewer", viewer);
    stmt_int(s, ":limit", (int64_t)limit);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}

/* ---- enquiries ---- */

static void
read_enquiry(struct stmt *s, struct enquiry_row *row)
{
    struct enquiry *q = &row->enquiry;
    const struct intake_slip number = { .fy = { (int)stmt_col_int(s, SLIP_NOBODY_FY) },
                                        .serial = (int)stmt_col_int(s, SLIP_NOBODY_SERIAL) };
    char kind[CODE_SIZE], phone[REF_SIZE], about_phone[REF_SIZE];

    *q = (struct enquiry){ .slip_id = stmt_col_int(s, SLIP_NOBODY_ID),
                           .birth_date = stmt_col_date(s, SLIP_NOBODY_ABOUT_BIRTH) };
    slip_number(&number, q->number);
    stmt_col_text(s, SLIP_NOBODY_RECEIVED_AT, q->received_at, sizeof q->received_at);
    stmt_col_text(s, SLIP_NOBODY_CONSULTER_KIND, kind, sizeof kind);
    stmt_col_text(s, SLIP_NOBODY_CONSULTER_NAME, q->consulter, sizeof q->consulter);
    stmt_col_text(s, SLIP_NOBODY_ABOUT_NAME, q->name, sizeof q->name);
    stmt_col_text(s, SLIP_NOBODY_ABOUT_KANA, q->kana, sizeof q->kana);
    stmt_col_text(s, SLIP_NOBODY_CONSULTER_PHONE, phone, sizeof phone);
    stmt_col_text(s, SLIP_NOBODY_ABOUT_PHONE, about_phone, sizeof about_phone);
    if (!q->name[0] && strcmp(kind, "self") == 0)
        memcpy(q->name, q->consulter, sizeof q->name);
    enquiry_row_fold(row, phone, about_phone);
}

enum err_code
slip_repo_enquiries(struct db *db, struct date from, struct enquiry_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_slip_nobody);

    *out = (struct enquiry_rows){ 0 };
    stmt_date(s, ":from", from);
    stmt_int(s, ":limit", ENQUIRIES_READ);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_enquiry(s, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}
