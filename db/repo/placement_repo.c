#include "db/repo/placement_repo.h"

#include "core/rows.h"
#include "db/repo/record_repo.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"

static void
bind_number(struct stmt *s, const char *param, int64_t value)
{
    if (value != PLACEMENT_NOT_KNOWN)
        stmt_int(s, param, value);
}

static int64_t
column_number(const struct stmt *s, int col)
{
    return stmt_col_is_null(s, col) ? PLACEMENT_NOT_KNOWN : stmt_col_int(s, col);
}

static void
bind_fields(struct stmt *s, const struct placement *p)
{
    stmt_int_or_null(s, ":person_id", p->person_id);
    stmt_int_or_null(s, ":case_id", p->case_id);
    stmt_int_or_null(s, ":partner_id", p->partner_id);
    stmt_text(s, ":partner_person", p->partner_person);
    stmt_date(s, ":reported_on", p->reported_on);
    stmt_date(s, ":started_on", p->started_on);
    stmt_int_or_null(s, ":employer_id", p->employer_id);
    stmt_text(s, ":employer_name", p->employer_name);
    stmt_text_or_null(s, ":occupation", p->occupation);
    stmt_text(s, ":job_note", p->job_note);
    stmt_text(s, ":employment_form", p->employment_form);
    stmt_int(s, ":special_subsidiary", p->special_subsidiary);
    stmt_int(s, ":home_working", p->home_working);
    bind_number(s, ":weekly_minutes", p->weekly_minutes);
    stmt_text_or_null(s, ":wage_kind", p->wage_kind);
    bind_number(s, ":wage", p->wage);
    stmt_text_or_null(s, ":contract_term", p->contract_term);
    stmt_date(s, ":term_end", p->term_end);
    stmt_text_or_null(s, ":vacancy_kind", p->vacancy_kind);
    stmt_text_or_null(s, ":disclosure", p->disclosure);
    stmt_text_or_null(s, ":route", p->route);
    stmt_int_or_null(s, ":retention_lead", p->retention_lead);
    stmt_date(s, ":retention_from", p->retention_from);
    stmt_date(s, ":ended_on", p->ended_on);
    stmt_text_or_null(s, ":leave_reason", p->leave_reason);
    stmt_text(s, ":leave_note", p->leave_note);
}

static enum err_code
write_supporters(struct db *db, const struct placement *p, struct err *e)
{
    return set_repo_write_codes(db, &sql_placement_supporter_clear, &sql_placement_supporter_add,
                                p->id, &p->supporters, e);
}

enum err_code
placement_repo_insert(struct db *db, struct placement *p, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_placement_insert);
    stmt_text_or_null(s, ":ref", p->ref);
    stmt_int(s, ":imported", p->imported);
    bind_fields(s, p);
    rc = record_repo_insert(db, RECORD_TABLE_PLACEMENT, s, &p->id, &p->version, p->ref, e);
    if (rc == ERR_OK)
        rc = write_supporters(db, p, e);
    return db_end(db, rc, e);
}

enum err_code
placement_repo_update(struct db *db, struct placement *p, bool touch, bool *changed, struct err *e)
{
    enum err_code rc = db_begin(db, e);

    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_placement_update);
    stmt_int(s, ":id", p->id);
    stmt_int(s, ":version", p->version);
    stmt_int(s, ":touch", touch);
    bind_fields(s, p);
    *changed = stmt_changed(s);
    if (*changed)
        p->version++;
    if ((rc = stmt_close(s, e)) == ERR_OK && touch)
        rc = write_supporters(db, p, e);
    return db_end(db, rc, e);
}

enum err_code
placement_repo_void(struct db *db, int64_t id, int64_t version, const char *reason, bool *changed,
                    struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_void);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":void_reason", reason);
    *changed = stmt_changed(s);
    return stmt_close(s, e);
}

enum err_code
placement_repo_set_lead(struct db *db, int64_t id, int64_t organisation_id, struct date from,
                        struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_lead);

    stmt_int(s, ":id", id);
    stmt_int(s, ":retention_lead", organisation_id);
    stmt_date(s, ":from_day", from);
    return stmt_run(s, e);
}

static void
read_placement(struct stmt *s, struct placement *out)
{
    *out = (struct placement){
        .id = stmt_col_int(s, PLACEMENT_FIND_ID),
        .version = stmt_col_int(s, PLACEMENT_FIND_VERSION),
        .person_id = stmt_col_int(s, PLACEMENT_FIND_PERSON_ID),
        .case_id = stmt_col_int(s, PLACEMENT_FIND_CASE_ID),
        .partner_id = stmt_col_int(s, PLACEMENT_FIND_PARTNER_ID),
        .reported_on = stmt_col_date(s, PLACEMENT_FIND_REPORTED_ON),
        .started_on = stmt_col_date(s, PLACEMENT_FIND_STARTED_ON),
        .employer_id = stmt_col_int(s, PLACEMENT_FIND_EMPLOYER_ID),
        .special_subsidiary = stmt_col_int(s, PLACEMENT_FIND_SPECIAL_SUBSIDIARY) != 0,
        .home_working = stmt_col_int(s, PLACEMENT_FIND_HOME_WORKING) != 0,
        .weekly_minutes = (int)column_number(s, PLACEMENT_FIND_WEEKLY_MINUTES),
        .wage = column_number(s, PLACEMENT_FIND_WAGE),
        .term_end = stmt_col_date(s, PLACEMENT_FIND_TERM_END),
        .retention_lead = stmt_col_int(s, PLACEMENT_FIND_RETENTION_LEAD),
        .retention_from = stmt_col_date(s, PLACEMENT_FIND_RETENTION_FROM),
        .ended_on = stmt_col_date(s, PLACEMENT_FIND_ENDED_ON),
        .voided = stmt_col_int(s, PLACEMENT_FIND_VOIDED) != 0,
        .imported = stmt_col_int(s, PLACEMENT_FIND_IMPORTED) != 0,
    };
    stmt_col_text(s, PLACEMENT_FIND_REF, out->ref, sizeof out->ref);
    stmt_col_text(s, PLACEMENT_FIND_PARTNER_PERSON, out->partner_person,
                  sizeof out->partner_person);
    stmt_col_text(s, PLACEMENT_FIND_EMPLOYER_NAME, out->employer_name, sizeof out->employer_name);
    stmt_col_text(s, PLACEMENT_FIND_OCCUPATION, out->occupation, sizeof out->occupation);
    stmt_col_text(s, PLACEMENT_FIND_JOB_NOTE, out->job_note, sizeof out->job_note);
    stmt_col_text(s, PLACEMENT_FIND_EMPLOYMENT_FORM, out->employment_form,
                  sizeof out->employment_form);
    stmt_col_text(s, PLACEMENT_FIND_WAGE_KIND, out->wage_kind, sizeof out->wage_kind);
    stmt_col_text(s, PLACEMENT_FIND_CONTRACT_TERM, out->contract_term, sizeof out->contract_term);
    stmt_col_text(s, PLACEMENT_FIND_VACANCY_KIND, out->vacancy_kind, sizeof out->vacancy_kind);
    stmt_col_text(s, PLACEMENT_FIND_DISCLOSURE, out->disclosure, sizeof out->disclosure);
    stmt_col_text(s, PLACEMENT_FIND_ROUTE, out->route, sizeof out->route);
    stmt_col_text(s, PLACEMENT_FIND_LEAVE_REASON, out->leave_reason, sizeof out->leave_reason);
    stmt_col_text(s, PLACEMENT_FIND_LEAVE_NOTE, out->leave_note, sizeof out->leave_note);
    stmt_col_text(s, PLACEMENT_FIND_VOID_REASON, out->void_reason, sizeof out->void_reason);
}

enum err_code
placement_repo_find(struct db *db, int64_t id, struct placement *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_find);

    stmt_int(s, ":id", id);
    bool found = stmt_row(s);
    if (found)
        read_placement(s, out);
    enum err_code rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."));
    return rc == ERR_OK
               ? set_repo_read_codes(db, &sql_placement_supporter_list, id, &out->supporters, e)
               : rc;
}

enum err_code
placement_repo_id_of_ref(struct db *db, const char *ref, int64_t *id, struct err *e)
{
    return record_repo_id(db, &sql_placement_id_of_ref, ref, id, e);
}

enum err_code
placement_repo_list(struct db *db, int64_t person_id, struct placement_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_list);

    *out = (struct placement_list){ 0 };
    stmt_int(s, ":person_id", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct placement_row *row = &out->rows[out->count++];
        *row = (struct placement_row){
            .id = stmt_col_int(s, PLACEMENT_LIST_ID),
            .started_on = stmt_col_date(s, PLACEMENT_LIST_STARTED_ON),
            .ended_on = stmt_col_date(s, PLACEMENT_LIST_ENDED_ON),
            .voided = stmt_col_int(s, PLACEMENT_LIST_VOIDED) != 0,
            .imported = stmt_col_int(s, PLACEMENT_LIST_IMPORTED) != 0,
        };
        stmt_col_text(s, PLACEMENT_LIST_REF, row->ref, sizeof row->ref);
        stmt_col_text(s, PLACEMENT_LIST_EMPLOYER, row->employer, sizeof row->employer);
        stmt_col_text(s, PLACEMENT_LIST_EMPLOYMENT_FORM, row->employment_form,
                      sizeof row->employment_form);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        placement_list_free(out);
    return rc;
}

enum err_code
placement_repo_overlap(struct db *db, int64_t id, char ref[REF_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_overlap);

    ref[0] = '\0';
    stmt_int(s, ":id", id);
    if (stmt_row(s))
        stmt_col_text(s, PLACEMENT_OVERLAP_REF, ref, REF_SIZE);
    return stmt_close(s, e);
}

enum err_code
placement_repo_begun(struct db *db, int64_t person_id, struct date day, bool *begun, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_begun);

    stmt_int(s, ":person_id", person_id);
    stmt_date(s, ":day", day);
    *begun = stmt_row(s) && stmt_col_int(s, PLACEMENT_BEGUN_BEGUN) != 0;
    return stmt_close(s, e);
}

enum err_code
placement_repo_namesake(struct db *db, int64_t id, char ref[REF_SIZE], char person_ref[REF_SIZE],
                        struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_namesake);

    ref[0] = person_ref[0] = '\0';
    stmt_int(s, ":id", id);
    if (stmt_row(s)) {
        stmt_col_text(s, PLACEMENT_NAMESAKE_REF, ref, REF_SIZE);
        stmt_col_text(s, PLACEMENT_NAMESAKE_PERSON_REF, person_ref, REF_SIZE);
    }
    return stmt_close(s, e);
}

enum err_code
placement_repo_birth(struct db *db, int64_t person_id, struct date *birth, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_placement_person);

    stmt_int(s, ":person_id", person_id);
    bool found = stmt_row(s);
    if (found)
        *birth = stmt_col_date(s, PLACEMENT_PERSON_BIRTH_DATE);
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such record."))
               : rc;
}
