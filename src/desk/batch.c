#include "desk/batch.h"

#include "db/db.h"

enum err_code
batch_fill(struct desk *d, struct err *e)
{
    return db_set_bulk(d->db, e);
}

enum err_code
batch_begin(struct desk *d, struct err *e)
{
    return db_begin(d->db, e);
}

enum err_code
batch_end(struct desk *d, enum err_code rc, struct err *e)
{
    rc = db_end(d->db, rc, e);
    return rc == ERR_OK ? db_optimize(d->db, e) : rc;
}

enum err_code
batch_undo(struct desk *d, struct err *e)
{
    struct err undone;

    (void)e;
    /* Any failure code rolls back; the trial itself was good. */
    enum err_code rc = db_end(d->db, err_set(&undone, ERR_INVALID, "", "trial"), &undone);
    return rc == ERR_INVALID ? ERR_OK : rc;
}
