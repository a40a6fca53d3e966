#include "db/repo/staff_choice_repo.h"

#include "core/rows.h"
#include "db/sql.h"

enum err_code
staff_choice_repo_list(struct db *db, struct date today, struct staff_choices *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_choices);
    char role[CODE_SIZE];

    *out = (struct staff_choices){ 0 };
    stmt_date(s, ":today", today);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        struct staff_choice *row = &out->rows[out->count++];
        row->id = stmt_col_int(s, STAFF_CHOICES_ID);
        stmt_col_text(s, STAFF_CHOICES_LOGIN, row->login, sizeof row->login);
        stmt_col_text(s, STAFF_CHOICES_NAME, row->name, sizeof row->name);
        stmt_col_text(s, STAFF_CHOICES_ROLE, role, sizeof role);
        if (!role_from_id(role, &row->role))
            row->role = ROLE_NONE;
    }
    enum err_code rc = stmt_close(s, e);
    if (rc != ERR_OK)
        staff_choices_free(out);
    return rc;
}

enum err_code
staff_choice_repo_name(struct db *db, int64_t id, char out[LINE_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_staff_name_of);

    out[0] = '\0';
    stmt_int(s, ":id", id);
    if (stmt_row(s))
        stmt_col_text(s, STAFF_NAME_OF_NAME, out, LINE_SIZE);
    return stmt_close(s, e);
}
