#include "desk/record.h"

#include <assert.h>

#include "db/repo/record_repo.h"
#include "desk/people_inside.h"

static_assert((int)RECORD_WAGE == (int)RECORD_TABLE_WAGE, "the kinds stand for tables");
static_assert((int)RECORD__COUNT == (int)RECORD_TABLE__COUNT, "the kinds stand for tables");

enum err_code
record_next(struct desk *d, enum record_kind kind, int64_t *id, char ref[REF_SIZE], struct err *e)
{
    enum err_code rc = people_allow_bulk(d, e);

    return rc == ERR_OK ? record_repo_next(d->db, (enum record_table)kind, id, ref, e) : rc;
}

enum err_code
record_ref(struct desk *d, enum record_kind kind, int64_t id, char ref[REF_SIZE], struct err *e)
{
    int64_t found = id - 1; /* the next after it is itself, when it is there */
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    ref[0] = '\0';
    if (rc != ERR_OK || id == 0)
        return rc;
    rc = record_repo_next(d->db, (enum record_table)kind, &found, ref, NULL);
    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return record_repo_next(d->db, (enum record_table)kind, &found, ref, e);
    if (rc == ERR_NOT_FOUND || found != id)
        ref[0] = '\0';
    return ERR_OK;
}

enum err_code
record_staff(struct desk *d, int64_t staff_id, char words[LINE_SIZE], struct err *e)
{
    enum err_code rc = people_allow_bulk(d, e);

    return rc == ERR_OK ? record_repo_staff(d->db, staff_id, words, e) : rc;
}
