/* flag.c - see flag.h */
#include "desk/flag.h"

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/flag_repo.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

enum err_code
flag_raise(struct desk *d, int64_t person_id, const char *words, struct err *e)
{
    char copy[SHORT_SIZE];
    int64_t id;
    enum err_code rc = desk_allow(d, ACTION_INTAKE, person_id, e);

    if (rc == ERR_OK)
        rc = validate_copy(words, false, FLAG_CHARS, copy, sizeof copy, "words", e);
    if (rc != ERR_OK)
        return rc;
    text_trim(copy);
    if (!copy[0])
        return err_set(e, ERR_INVALID, "words", N_("Write a few words for the note."));
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = flag_repo_add(d->db, person_id, copy, d->today, d->user.staff_id, &id, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "raise-flag", "person_flag", id, person_id, NULL, e);
    return db_end(d->db, rc, e);
}

enum err_code
flag_resolve(struct desk *d, int64_t id, int64_t version, const char *resolution, struct err *e)
{
    int64_t person_id;
    enum err_code rc = flag_repo_person(d->db, id, &person_id, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_INTAKE, person_id, e);
    if (rc == ERR_OK)
        rc = work_check_reason(resolution, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = flag_repo_resolve(d->db, id, version, resolution, d->today, d->user.staff_id, e);
    if (rc == ERR_OK)
        rc = history_add(d, &(struct history_of){ "person_flag", id, person_id, NULL },
                         "resolution", "", resolution, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "resolve-flag", "person_flag", id, person_id, "resolved_on,resolution",
                        e);
    return db_end(d->db, rc, e);
}

enum err_code
flag_list(struct desk *d, int64_t person_id, struct flags *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct flags){ 0 };
    return rc == ERR_OK ? flag_repo_list(d->db, person_id, out, e) : rc;
}

enum err_code
flag_open_list(struct desk *d, struct flags *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *out = (struct flags){ 0 };
    return rc == ERR_OK ? flag_repo_open(d->db, people_viewer(d), out, e) : rc;
}
