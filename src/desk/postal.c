#include "desk/postal.h"

#include "db/db.h"
#include "db/repo/postal_repo.h"

enum err_code
postal_find(struct desk *d, const char *code, struct postal_place *out, bool *found,
            struct err *e)
{
    enum err_code rc = postal_repo_find(d->db, code, out, found, e);

    if (rc == ERR_OK && !*found)
        *found = postal_in_ward(code, out);
    return rc;
}

static enum err_code
store(struct desk *d, const struct postal_place *rows, size_t count, struct postal_import *out,
      struct err *e)
{
    const struct audit_act act = { .action = "import-postal", .kind = "postal_code" };
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < count; i++) {
        bool changed;

        rc = postal_repo_put(d->db, &rows[i], &changed, e);
        out->changed += changed;
        out->unchanged += !changed;
    }
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
postal_import(struct desk *d, const struct postal_place *rows, size_t count,
              struct postal_import *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    *out = (struct postal_import){ 0 };
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, rows, count, out, e), e);
    if (rc != ERR_OK)
        *out = (struct postal_import){ 0 };
    return rc;
}
