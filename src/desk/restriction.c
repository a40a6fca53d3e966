/* restriction.c - see restriction.h */
#include "desk/restriction.h"

#include "core/text.h"
#include "db/db.h"
#include "db/repo/person_repo.h"
#include "db/repo/restricted_repo.h"
#include "desk/audit.h"
#include "desk/history_inside.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/work.h"

static struct restriction_stamp
stamp_of(struct desk *d, char at[STAMP_SIZE])
{
    d->now(at);
    return (struct restriction_stamp){ d->user.staff_id, d->today, at };
}

static enum err_code
add_line(struct desk *d, const char *action, int64_t id, int64_t person_id, const char *reason,
         struct err *e)
{
    const struct audit_act act = {
        .action = action,
        .kind = "restriction_proposal",
        .record_id = id,
        .person_id = person_id,
        .reason = reason,
    };

    return audit_add(d, &act, e);
}

/* ---- proposals ---- */

/* Is there something to decide that nobody has proposed yet? */
static enum err_code
check_new(struct desk *d, int64_t person_id, bool restrict_it, struct err *e)
{
    struct person p = { 0 };
    bool waits = false;
    enum err_code rc = person_repo_find(d->db, person_id, &p, e);

    if (rc == ERR_OK && p.restricted == restrict_it)
        return err_set(e, ERR_INVALID, "restrict",
                       restrict_it ? N_("Viewing is restricted already.")
                                   : N_("Viewing is not restricted."));
    if (rc == ERR_OK)
        rc = restriction_repo_waits(d->db, person_id, restrict_it, &waits, e);
    if (rc == ERR_OK && waits)
        return err_set(e, ERR_INVALID, "restrict",
                       N_("This is proposed already. A supervisor decides."));
    return rc;
}

enum err_code
restriction_propose(struct desk *d, int64_t person_id, bool restrict_it, const char *reason,
                    int64_t *id, struct err *e)
{
    struct restriction x = { .person_id = person_id, .restrict_it = restrict_it };
    char at[STAMP_SIZE];
    enum err_code rc = desk_allow(d, ACTION_RESTRICT_PROPOSE, person_id, e);

    *id = 0;
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    text_copy(x.reason, sizeof x.reason, reason);
    rc = check_new(d, person_id, restrict_it, e);
    if (rc == ERR_OK)
        rc = restriction_repo_insert(d->db, &x, stamp_of(d, at), false, e);
    if (rc == ERR_OK)
        rc = add_line(d, "propose-restriction", x.id, person_id, reason, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *id = x.id;
    return rc;
}

static enum err_code
conflict(struct err *e)
{
    return err_set(e, ERR_CONFLICT, "",
                   N_("Somebody else has decided on this meanwhile. Look at it again."));
}

enum err_code
restriction_decline(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    struct restriction x;
    char at[STAMP_SIZE];
    bool done = false;
    enum err_code rc = desk_allow(d, ACTION_RESTRICT, 0, e);

    if (rc == ERR_OK)
        rc = restriction_repo_find(d->db, id, &x, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = restriction_repo_declined(d->db, id, version, reason, stamp_of(d, at), &done, e);
    if (rc == ERR_OK && !done)
        rc = conflict(e);
    if (rc == ERR_OK)
        rc = add_line(d, "decline-restriction", id, x.person_id, reason, e);
    return db_end(d->db, rc, e);
}

enum err_code
restriction_list(struct desk *d, int64_t person_id, struct restrictions *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct restrictions){ 0 };
    return rc == ERR_OK ? restriction_repo_list(d->db, person_id, out, e) : rc;
}

/* ---- the act ---- */

/* Who proposed it is answered; what nobody proposed stands in the list all the same. */
static enum err_code
answer_all(struct desk *d, int64_t person_id, bool restrict_it, const char *reason, struct err *e)
{
    struct restriction x = { .person_id = person_id, .restrict_it = restrict_it };
    char at[STAMP_SIZE];
    const struct restriction_stamp by = stamp_of(d, at);
    bool was_asked = false;
    enum err_code rc = restriction_repo_decided(d->db, person_id, restrict_it, reason, by,
                                                &was_asked, e);

    if (rc != ERR_OK || was_asked)
        return rc;
    text_copy(x.reason, sizeof x.reason, reason);
    return restriction_repo_insert(d->db, &x, by, true, e);
}

/* `version` 0: as it is now. */
static enum err_code
put(struct desk *d, int64_t id, int64_t version, bool restrict_it, const char *reason,
    struct err *e)
{
    const struct audit_act act = {
        .action = restrict_it ? "restrict-person" : "lift-restriction",
        .kind = "person",
        .record_id = id,
        .person_id = id,
        .fields = "restricted",
        .reason = reason,
    };
    struct person p = { 0 };
    char at[STAMP_SIZE];
    enum err_code rc = person_repo_find(d->db, id, &p, e);
    bool before = p.restricted;

    if (version != 0)
        p.version = version;
    p.restricted = restrict_it;
    d->now(at);
    if (rc == ERR_OK)
        rc = person_repo_update(d->db, &p, (struct person_stamp){ d->user.staff_id, at }, e);
    if (rc == ERR_OK)
        rc = history_add(d, &(struct history_of){ "person", id, id, reason }, "restricted",
                         before ? "1" : "0", restrict_it ? "1" : "0", e);
    if (rc == ERR_OK)
        rc = answer_all(d, id, restrict_it, reason, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
person_restrict(struct desk *d, int64_t id, int64_t version, bool restricted, const char *reason,
                struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_RESTRICT, id, e);

    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, put(d, id, version, restricted, reason, e), e);
}

enum err_code
restriction_approve(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    struct restriction x = { 0 };
    enum err_code rc = desk_allow(d, ACTION_RESTRICT, 0, e);

    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = restriction_repo_find(d->db, id, &x, e);
    if (rc == ERR_OK && (x.state != RESTRICTION_PROPOSED || x.version != version))
        rc = conflict(e);
    if (rc == ERR_OK)
        rc = put(d, x.person_id, 0, x.restrict_it, reason, e);
    return db_end(d->db, rc, e);
}
