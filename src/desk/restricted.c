/* restricted.c - see restricted.h; noting such an opening is in desk_inside.h. */
#include "desk/restricted.h"

#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/relation_repo.h"
#include "db/repo/restricted_repo.h"
#include "desk/desk_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"
#include "desk/work.h"

/* Reasons of a view (TRUST, audit lines). */
const struct view_reason view_reasons[VIEW_REASONS] = {
    { "visitor", N_("The visitor is here today") },
    { "phone", N_("Telephone call") },
    { "handover", N_("Handing over") },
    { "inquiry", N_("Inquiry by the person or an agency") },
    { "correction", N_("Correcting a record") },
    { "other", N_("Another reason (in words)") },
};

const char *
view_reason_words(const char *reason)
{
    for (size_t i = 0; i < VIEW_REASONS; i++)
        if (strcmp(view_reasons[i].key, reason) == 0)
            return _(view_reasons[i].label);
    if (strcmp(reason, "own_case") == 0) /* found, never chosen: nobody is asked about an own case */
        return _("My own case");
    return strcmp(reason, "none_given") == 0 ? _("no reason given") : reason;
}

enum err_code
restricted_note(struct desk *d, int64_t person_id, const char *reason, struct err *e)
{
    bool restricted = false;
    char now[LOCAL_SIZE];
    enum err_code rc;

    if (people_viewer(d) == VIEWER_NONE || people_viewer(d) == VIEWER_ALL)
        return ERR_OK; /* nobody, or a role that opens them with its PIN */
    rc = desk_is_restricted(d, person_id, &restricted, e);
    if (rc != ERR_OK || people_see(d, person_id, restricted))
        return rc;
    desk_now_local(d, now);
    return restricted_repo_insert(d->db, person_id, d->user.staff_id, d->today, now,
                                  reason[0] ? reason : "none_given", e);
}

static enum err_code
look(struct desk *d, int64_t id, const struct restricted_opening *o, struct err *e)
{
    bool first = false;
    enum err_code rc = restricted_repo_see(d->db, id, d->user.staff_id, d->today, &first, e);

    if (rc != ERR_OK || !first)
        return rc;
    return work_audit(d, "see-opening", "restricted_opening", id, o->person_id, "seen_on", e);
}

enum err_code
restricted_look(struct desk *d, int64_t id, struct restricted_opening *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_OVERSEE, 0, e);

    *out = (struct restricted_opening){ 0 };
    if (rc == ERR_OK)
        rc = restricted_repo_find(d->db, id, out, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, look(d, id, out, e), e);
    if (rc == ERR_OK)
        (void)text_copy(out->reason, sizeof out->reason, view_reason_words(out->reason));
    return rc;
}
