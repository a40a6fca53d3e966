/* person_save.c - register and edit people; see people.h */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/merge_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/history_inside.h"
#include "desk/merge_inside.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/work.h"

/* One saving: the row as it will be, and as it is stored. */
struct save {
    struct person row;    /* a copy: a failed save leaves the caller's struct alone */
    struct person stored; /* id 0: new */
    struct person_saving *how;
    char fields[WORK_NAMES_SIZE];
    bool overridden; /* a supervisor answers for a suspect */
};

static struct person_stamp
stamp_of(struct desk *d, char at[STAMP_SIZE])
{
    d->now(at);
    return (struct person_stamp){ .staff_id = d->user.staff_id, .at = at };
}

static enum err_code
taken_ref(struct desk *d, const struct person *p, struct err *e)
{
    struct err none;
    struct person other;
    char own[REF_SIZE];
    int64_t id = 0;
    enum err_code rc = merge_alias_find(d->db, p->ref, true, &id, own, e);

    if (rc == ERR_OK && id)
        rc = err_set(e, ERR_INVALID, "ref",
                     N_("This is the old number of a record that was merged into %s."), own);
    if (rc != ERR_OK)
        return rc;
    rc = person_repo_find_ref(d->db, p->ref, &id, &none);

    if (rc == ERR_NOT_FOUND)
        return ERR_OK;
    if (rc == ERR_OK)
        rc = person_repo_find(d->db, id, &other, &none);
    if (rc == ERR_OK && strcmp(other.ref, p->ref) != 0)
        return ERR_OK; /* another letter case is another number */
    if (rc == ERR_OK)
        return err_set(e, ERR_INVALID, "ref", N_("Somebody on file has this number already."));
    if (e)
        *e = none;
    return rc;
}

/* ---- what the role may set ---- */

static enum err_code
check_class_c(struct desk *d, struct save *s, struct err *e)
{
    if (desk_may(d, ACTION_OPEN_C) || s->how->history)
        return ERR_OK;
    if (s->row.note[0] && strcmp(s->row.note, s->stored.note) != 0)
        return err_set(e, ERR_DENIED, "note", N_("Your role may not write notes on a person."));
    memcpy(s->row.note, s->stored.note, sizeof s->row.note);
    return ERR_OK;
}

enum err_code
people_allow_class_b(struct desk *d, int64_t person_id, struct err *e)
{
    struct support_case c;
    enum err_code rc;

    if (d->user.role != ROLE_RECEPTION)
        return ERR_OK;
    rc = case_repo_open(d->db, person_id, &c, e);
    if (rc == ERR_OK && c.id && c.staff_id)
        return err_set(e, ERR_DENIED, "disabilities",
                       N_("A support worker has taken this case. Ask them to change disability, "
                          "handbook, referral and intention."));
    return rc;
}

static enum err_code
check_class_b(struct desk *d, const struct save *s, struct err *e)
{
    return s->row.id && people_differ_b(&s->stored, &s->row)
               ? people_allow_class_b(d, s->row.id, e)
               : ERR_OK;
}

/* ---- suspects ---- */

/* Who was told apart from that person before is none. */
static enum err_code
find_suspects(struct desk *d, const struct person *p, struct person_saving *out, struct err *e)
{
    enum err_code rc = person_repo_suspects(d->db, p, out->suspects, &out->suspect_count, e);
    size_t kept = 0;

    for (size_t i = 0; rc == ERR_OK && p->id && i < out->suspect_count; i++) {
        bool apart = false;

        rc = merge_repo_told_apart(d->db, p->id, out->suspects[i].id, &apart, e);
        if (!apart)
            out->suspects[kept++] = out->suspects[i];
    }
    if (p->id)
        out->suspect_count = kept;
    return rc;
}

enum err_code
person_suspects(struct desk *d, const struct person *p, struct person_saving *out, struct err *e)
{
    struct audit_act act = { .action = action_id(ACTION_SEARCH), .kind = "person" };
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    out->suspect_count = 0;
    if (rc == ERR_OK)
        rc = find_suspects(d, p, out, e);
    act.people = (int)out->suspect_count;
    if (rc == ERR_OK && out->suspect_count > 0)
        rc = audit_view(d, &act, e);
    if (rc != ERR_OK)
        out->suspect_count = 0;
    return rc;
}

static bool
is_stopping(const struct person_saving *how)
{
    for (size_t i = 0; i < how->suspect_count; i++) {
        if (how->suspects[i].same_handbook || how->suspects[i].same_birth)
            return true;
    }
    return false;
}

static enum err_code
check_override(struct desk *d, struct save *s, struct err *e)
{
    enum err_code rc;

    if (!s->how->override || !s->how->override[0])
        return err_set(e, ERR_INVALID, "suspect",
                       N_("This may be somebody who is on file already. Compare them first; a "
                          "supervisor may register in spite of it, with a reason."));
    rc = desk_allow(d, ACTION_CORRECT, 0, e);
    if (rc == ERR_OK)
        rc = work_check_reason(s->how->override, e);
    s->overridden = rc == ERR_OK;
    return rc;
}

/* Name and day were answered for when they were stored: only who has the number is new. */
static void
keep_same_phone(struct person_saving *how)
{
    size_t kept = 0;

    for (size_t i = 0; i < how->suspect_count; i++) {
        if (how->suspects[i].same_phone)
            how->suspects[kept++] = how->suspects[i];
    }
    how->suspect_count = kept;
}

static enum err_code
check_suspects(struct desk *d, struct save *s, struct err *e)
{
    struct person_saving *how = s->how;
    bool may_stop = !s->stored.id || people_differ_identity(&s->stored, &s->row);
    enum err_code rc;

    how->suspect_count = 0;
    if (how->fictitious || (!may_stop && !people_has_new_phone(&s->stored, &s->row)))
        return ERR_OK;
    rc = find_suspects(d, &s->row, how, e);
    if (rc != ERR_OK || how->history)
        return rc;
    if (!may_stop)
        keep_same_phone(how);
    if (how->suspect_count && ((may_stop && is_stopping(how)) || (how->override && *how->override)))
        return check_override(d, s, e);
    if (how->suspect_count && how->warning.code == ERR_OK)
        (void)err_set(&how->warning, ERR_INVALID, "suspect",
                      N_("Somebody on file has the same or nearly the same reading, or the same "
                         "phone number."));
    return ERR_OK;
}

/* ---- store ---- */

static enum err_code
load_stored(struct desk *d, struct save *s, struct err *e)
{
    struct person *p = &s->row;
    enum err_code rc;

    if (!p->id) {
        p->restricted = false;
        p->imported = s->how->history && !s->how->fictitious;
        rc = work_check_ref(p->ref, true, true, e);
        return rc == ERR_OK && p->ref[0] ? taken_ref(d, p, e) : rc;
    }
    rc = person_repo_find(d->db, p->id, &s->stored, e);
    if (rc != ERR_OK)
        return rc;
    if (s->stored.version != p->version)
        return work_conflict(e);
    memcpy(p->ref, s->stored.ref, sizeof p->ref);
    p->restricted = s->stored.restricted;
    p->imported = s->stored.imported;
    return ERR_OK;
}

static enum err_code
check_all(struct desk *d, struct save *s, struct err *e)
{
    struct err *warning = &s->how->warning;
    enum err_code rc = load_stored(d, s, e);

    if (rc == ERR_OK)
        rc = check_class_c(d, s, e);
    if (rc == ERR_OK)
        rc =
            person_check(d, &s->row, s->stored.id ? &s->stored : NULL, s->how->history, warning, e);
    if (rc == ERR_OK)
        rc = check_class_b(d, s, e);
    s->how->changed = people_differ(&s->stored, &s->row, s->fields) || !s->stored.id;
    if (rc == ERR_OK && s->how->changed)
        rc = check_suspects(d, s, e);
    return rc;
}

static enum err_code
write_row(struct desk *d, struct save *s, struct err *e)
{
    char at[STAMP_SIZE];
    struct person_stamp stamp = stamp_of(d, at);
    enum err_code rc = s->stored.id ? person_repo_update(d->db, &s->row, stamp, e)
                                    : person_repo_insert(d->db, &s->row, stamp, e);
    const struct audit_act act = {
        .action = s->stored.id ? "save-person" : "register-person",
        .kind = "person",
        .record_id = s->row.id,
        .person_id = s->row.id,
        .fields = s->stored.id ? s->fields : NULL,
        .reason = s->overridden ? s->how->override : NULL,
    };

    if (rc == ERR_OK && s->stored.id)
        rc = people_write_history(d, &s->stored, &s->row, act.reason, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

/* Who was answered for stays answered for: the pair is not asked about again. */
static enum err_code
tell_apart(struct desk *d, const struct save *s, struct err *e)
{
    const struct person_saving *how = s->how;
    struct person *other = malloc(sizeof *other);
    enum err_code rc = ERR_OK;

    if (!other)
        abort();
    for (size_t i = 0; rc == ERR_OK && s->overridden && i < how->suspect_count; i++) {
        rc = person_repo_find(d->db, how->suspects[i].id, other, e);
        if (rc == ERR_OK)
            rc = merge_tell_apart(d, other, &s->row, how->override, e);
    }
    free(other);
    return rc;
}

enum err_code
person_save(struct desk *d, struct person *p, struct person_saving *saving, struct err *e)
{
    struct person_saving plain = { 0 };
    struct save s = { .row = *p, .how = saving ? saving : &plain };
    enum err_code rc = work_allow(d, ACTION_INTAKE, p->id, s.how->history, e);

    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = check_all(d, &s, e);
    if (rc == ERR_OK && s.how->changed)
        rc = write_row(d, &s, e);
    if (rc == ERR_OK)
        rc = tell_apart(d, &s, e);
    rc = db_end(d->db, rc, e);
    if (rc != ERR_OK)
        return rc;
    *p = s.row;
    people_hide(d, p);
    return ERR_OK;
}
