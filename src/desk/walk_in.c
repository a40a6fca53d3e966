/* walk_in.c - see walk_in.h */
#include "desk/walk_in.h"

#include "db/db.h"
#include "db/repo/walk_in_repo.h"
#include "desk/desk_inside.h"
#include "desk/event.h"
#include "desk/work.h"

static enum err_code
note(struct desk *d, int64_t person_id, const char *at, struct err *e)
{
    int64_t id = 0;
    enum err_code rc = walk_in_repo_of_person(d->db, person_id, d->today, &id, e);

    if (rc != ERR_OK || id != 0)
        return rc;
    rc = walk_in_repo_insert(d->db, person_id, d->today, at, d->user.staff_id, &id, e);
    return rc == ERR_OK ? work_audit(d, "walk-in", "walk_in", id, person_id, "arrived_at", e) : rc;
}

enum err_code
walk_in_note(struct desk *d, int64_t person_id, bool *expected, struct err *e)
{
    char now[LOCAL_SIZE];

    desk_now_local(d, now);
    return walk_in_note_at(d, person_id, now, expected, e);
}

enum err_code
walk_in_note_at(struct desk *d, int64_t person_id, const char *at, bool *expected, struct err *e)
{
    int64_t seat = 0;
    enum err_code rc = desk_allow(d, ACTION_AGENDA, person_id, e);

    *expected = false;
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = walk_in_repo_expected(d->db, person_id, d->today, &seat, e);
    if (rc == ERR_OK)
        rc = seat != 0 ? seat_arrive(d, seat, e) : note(d, person_id, at, e);
    rc = db_end(d->db, rc, e);
    *expected = rc == ERR_OK && seat != 0;
    return rc;
}

enum err_code
walk_in_take_back(struct desk *d, int64_t id, struct err *e)
{
    int64_t person_id = 0;
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = walk_in_repo_void(d->db, id, d->today, &person_id, e);
    if (rc == ERR_OK && person_id == 0)
        rc = err_set(e, ERR_NOT_FOUND, "",
                     N_("This arrival is not of today, or it is taken back already."));
    if (rc == ERR_OK)
        rc = work_audit(d, "walk-in-undo", "walk_in", id, person_id, "voided", e);
    return db_end(d->db, rc, e);
}
