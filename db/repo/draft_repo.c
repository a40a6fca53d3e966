#include "db/repo/draft_repo.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

enum err_code
draft_put(struct db *db, int64_t staff_id, const char *session, const struct draft *row,
          struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_draft_put);

    stmt_int(s, ":staff_id", staff_id);
    stmt_text(s, ":session", session);
    stmt_text(s, ":form", row->form);
    stmt_text(s, ":record", row->record);
    stmt_text(s, ":title", row->title);
    stmt_text(s, ":body", row->body);
    stmt_int(s, ":base", row->base);
    stmt_int_or_null(s, ":person_id", row->person_id);
    stmt_text(s, ":terminal", row->terminal);
    stmt_text(s, ":saved_at", row->saved_at);
    return stmt_run(s, e);
}

enum err_code
draft_find(struct db *db, int64_t staff_id, const char *form, const char *record,
           const char *terminal, struct draft *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_draft_find);

    *out = (struct draft){ 0 };
    stmt_int(s, ":staff_id", staff_id);
    stmt_text(s, ":form", form);
    stmt_text(s, ":record", record);
    stmt_text(s, ":terminal", terminal);
    bool found = stmt_row(s);
    if (found) {
        out->base = stmt_col_int(s, DRAFT_FIND_BASE);
        out->person_id = stmt_col_int(s, DRAFT_FIND_PERSON_ID);
        stmt_col_text(s, DRAFT_FIND_FORM, out->form, sizeof out->form);
        stmt_col_text(s, DRAFT_FIND_RECORD, out->record, sizeof out->record);
        stmt_col_text(s, DRAFT_FIND_TITLE, out->title, sizeof out->title);
        stmt_col_text(s, DRAFT_FIND_TERMINAL, out->terminal, sizeof out->terminal);
        stmt_col_text(s, DRAFT_FIND_SAVED_AT, out->saved_at, sizeof out->saved_at);
        out->body = strdup(stmt_col_ptr(s, DRAFT_FIND_BODY));
        if (!out->body)
            abort();
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        draft_free(out);
    if (rc == ERR_OK && !found)
        rc = err_set(e, ERR_NOT_FOUND, "", N_("There is no such draft."));
    return rc;
}

static enum err_code
pass(struct db *db, const struct sql *sql, int64_t staff_id, const char *form, const char *record,
     const char *from, const char *to, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":staff_id", staff_id);
    stmt_text(s, ":form", form);
    stmt_text(s, ":record", record);
    stmt_text(s, ":terminal", from);
    stmt_text(s, ":to", to);
    return stmt_run(s, e);
}

enum err_code
draft_give(struct db *db, int64_t staff_id, const char *form, const char *record, const char *from,
           const char *to, struct err *e)
{
    return pass(db, &sql_draft_give, staff_id, form, record, from, to, e);
}

enum err_code
draft_copy(struct db *db, int64_t staff_id, const char *form, const char *record, const char *from,
           const char *to, struct err *e)
{
    return pass(db, &sql_draft_copy, staff_id, form, record, from, to, e);
}

enum err_code
draft_list_of(struct db *db, int64_t staff_id, struct draft_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_draft_list);

    *out = (struct draft_list){ 0 };
    stmt_int(s, ":staff_id", staff_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct draft *row = &out->rows[out->count++];
        *row = (struct draft){
            .base = stmt_col_int(s, DRAFT_LIST_BASE),
            .person_id = stmt_col_int(s, DRAFT_LIST_PERSON_ID),
            .restricted = stmt_col_int(s, DRAFT_LIST_RESTRICTED) != 0,
        };
        stmt_col_text(s, DRAFT_LIST_WHOSE, row->whose, sizeof row->whose);
        stmt_col_text(s, DRAFT_LIST_FORM, row->form, sizeof row->form);
        stmt_col_text(s, DRAFT_LIST_RECORD, row->record, sizeof row->record);
        stmt_col_text(s, DRAFT_LIST_TITLE, row->title, sizeof row->title);
        stmt_col_text(s, DRAFT_LIST_TERMINAL, row->terminal, sizeof row->terminal);
        stmt_col_text(s, DRAFT_LIST_SAVED_AT, row->saved_at, sizeof row->saved_at);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        draft_list_free(out);
    return rc;
}

enum err_code
draft_list_others(struct db *db, int64_t staff_id, struct draft_list *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_draft_others);

    *out = (struct draft_list){ 0 };
    stmt_int(s, ":staff_id", staff_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct draft *row = &out->rows[out->count++];
        *row = (struct draft){ 0 };
        stmt_col_text(s, DRAFT_OTHERS_NAME, row->title, sizeof row->title);
        stmt_col_text(s, DRAFT_OTHERS_FORM, row->form, sizeof row->form);
        stmt_col_text(s, DRAFT_OTHERS_TERMINAL, row->terminal, sizeof row->terminal);
        stmt_col_text(s, DRAFT_OTHERS_SAVED_AT, row->saved_at, sizeof row->saved_at);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        draft_list_free(out);
    return rc;
}

_Static_assert((int)DRAFT_EDITING_FORM_PROCESS == (int)DRAFT_EDITING_PERSON_PROCESS,
               "one reader for both");

static void
read_editing(struct stmt *s, struct draft_editing *out)
{
    *out = (struct draft_editing){
        .who = { .staff_id = stmt_col_int(s, DRAFT_EDITING_FORM_STAFF_ID),
                 .person_id = stmt_col_int(s, DRAFT_EDITING_FORM_PERSON_ID) },
    };
    stmt_col_text(s, DRAFT_EDITING_FORM_NAME, out->who.name, sizeof out->who.name);
    stmt_col_text(s, DRAFT_EDITING_FORM_SINCE, out->who.since, sizeof out->who.since);
    stmt_col_text(s, DRAFT_EDITING_FORM_TERMINAL, out->session.terminal,
                  sizeof out->session.terminal);
    stmt_col_text(s, DRAFT_EDITING_FORM_STARTED_AT, out->session.started_at,
                  sizeof out->session.started_at);
    stmt_col_text(s, DRAFT_EDITING_FORM_SEEN_AT, out->session.seen_at,
                  sizeof out->session.seen_at);
    stmt_col_text(s, DRAFT_EDITING_FORM_PROCESS, out->session.process,
                  sizeof out->session.process);
}

enum err_code
draft_editing_read(struct db *db, const struct draft_asked *asked, struct draft_editing_list *out,
                   struct err *e)
{
    bool by_form = asked->form != NULL;
    struct stmt *s = stmt_open(db, by_form ? &sql_draft_editing_form : &sql_draft_editing_person);

    *out = (struct draft_editing_list){ 0 };
    stmt_int(s, ":staff_id", asked->staff_id);
    stmt_text(s, ":terminal", asked->terminal);
    if (by_form) {
        stmt_text(s, ":form", asked->form);
        stmt_text(s, ":record", asked->record);
    } else {
        stmt_int(s, ":person_id", asked->person_id);
    }
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_editing(s, &out->rows[out->count++]);
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK) {
        free(out->rows);
        *out = (struct draft_editing_list){ 0 };
    }
    return rc;
}

static struct stmt *
open_on(struct db *db, const struct sql *sql, int64_t staff_id, const char *form,
        const char *record, const char *terminal)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":staff_id", staff_id);
    stmt_text(s, ":form", form);
    stmt_text(s, ":record", record);
    stmt_text(s, ":terminal", terminal);
    return s;
}

enum err_code
draft_delete(struct db *db, int64_t staff_id, const char *form, const char *record,
             const char *terminal, struct err *e)
{
    return stmt_run(open_on(db, &sql_draft_remove, staff_id, form, record, terminal), e);
}

enum err_code
draft_set_begun(struct db *db, int64_t staff_id, const char *form, const char *record,
                const char *terminal, const char *at, struct err *e)
{
    struct stmt *s = open_on(db, &sql_draft_attend, staff_id, form, record, terminal);

    stmt_text_or_null(s, ":begun_at", at);
    return stmt_run(s, e);
}
