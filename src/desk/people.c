/* people.c - search, open and read people; saving is in person_save.c. See people.h */
#include "desk/people.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/due_repo.h"
#include "db/repo/consent_repo.h"
#include "db/repo/merge_repo.h"
#include "db/repo/person_brief_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/person_search.h"
#include "db/repo/record_repo.h"
#include "db/repo/registration_repo.h"
#include "db/repo/relation_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/people_inside.h"
#include "desk/words.h"

enum { QUERY_CHARS = 1000 };

enum action
people_opening(const struct desk *d)
{
    if (desk_may(d, ACTION_OPEN_C))
        return ACTION_OPEN_C;
    return desk_may(d, ACTION_OPEN_B) ? ACTION_OPEN_B : ACTION_OPEN_A;
}

int64_t
people_viewer(const struct desk *d)
{
    enum rule rule = d->user.staff_id ? role_rule(d->user.role, ACTION_OPEN_RESTRICTED) : RULE_NO;

    if (rule == RULE_NO)
        return VIEWER_NONE;
    return rule == RULE_OWN_REASON ? d->user.staff_id : VIEWER_ALL;
}

bool
people_see(const struct desk *d, int64_t person_id, bool restricted)
{
    bool seen = false;

    return !restricted
           || (relation_seen(d->db, person_id, people_viewer(d), &seen, NULL) == ERR_OK && seen);
}

enum err_code
people_is_masked(struct desk *d, int64_t person_id, bool *masked, struct err *e)
{
    bool restricted = false;
    enum err_code rc = relation_restricted(d->db, person_id, &restricted, e);

    *masked = rc != ERR_OK || !people_see(d, person_id, restricted);
    return rc;
}

bool
people_mask_listed(const struct desk *d, int64_t person_id, bool restricted, const char *ref,
                   char name[LINE_SIZE])
{
    if (people_see(d, person_id, restricted))
        return false;
    (void)text_copy(name, LINE_SIZE, ref);
    return true;
}

enum err_code
people_allow_open(struct desk *d, int64_t person_id, struct err *e)
{
    return desk_allow(d, people_opening(d), person_id, e);
}

enum err_code
people_view(struct desk *d, const char *kind, int64_t record_id, int64_t person_id, struct err *e)
{
    const struct audit_act act = {
        .action = action_id(people_opening(d)),
        .kind = kind,
        .record_id = record_id,
        .person_id = person_id,
        .people = person_id != 0,
    };

    return audit_view(d, &act, e);
}

/* The line takes the reason that the question before it has found, so each person is asked about
 * twice: once before anything is shown, once for the line. */
static enum err_code
view_each(struct desk *d, const char *kind, int64_t record_id, const int64_t *people, int count,
          struct err *e)
{
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    for (int i = 0; i < count && rc == ERR_OK; i++) {
        rc = desk_allow(d, ACTION_OPEN_C, people[i], e);
        if (rc == ERR_OK)
            rc = people_view(d, kind, record_id, people[i], e);
    }
    return db_end(d->db, rc, e);
}

enum err_code
people_open_record(struct desk *d, const char *kind, int64_t record_id, const int64_t *people,
                   int count, struct err *e)
{
    static const int64_t nobody[] = { 0 };
    enum err_code rc = ERR_OK;

    if (count == 0) {
        people = nobody;
        count = 1;
    }
    for (int i = 0; i < count && rc == ERR_OK; i++)
        rc = desk_allow(d, ACTION_OPEN_C, people[i], e);
    return rc == ERR_OK ? view_each(d, kind, record_id, people, count, e) : rc;
}

void
people_hide(const struct desk *d, struct person *p)
{
    if (!desk_may(d, ACTION_OPEN_C))
        p->note[0] = '\0';
}

/* ---- search ---- */

/* Both as of one moment. */
static enum err_code
read_hits(struct desk *d, const char *query, const struct person_place *after, size_t limit,
          bool briefs, struct person_hits *out, struct err *e)
{
    enum err_code rc = db_begin_read(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = person_search_rows(d->db, query, after, limit, people_viewer(d), out, e);
    if (rc == ERR_OK && briefs)
        rc = person_brief_read(d->db, out, e);
    db_end_read(d->db);
    return rc;
}

static enum err_code
trace_search(struct desk *d, size_t count, struct err *e)
{
    const struct audit_act act = {
        .action = action_id(ACTION_SEARCH),
        .kind = "person",
        .people = (int)count,
    };

    return audit_view(d, &act, e);
}

static enum err_code
search(struct desk *d, const char *query, const struct person_place *after, size_t limit,
       bool briefs, struct person_hits *out, struct err *e)
{
    char *trimmed;
    enum err_code rc;

    *out = (struct person_hits){ 0 };
    rc = desk_allow(d, ACTION_SEARCH, 0, e);
    if (rc == ERR_OK)
        rc = text_validate(query, false, QUERY_CHARS, "query", e);
    if (rc != ERR_OK)
        return rc;
    trimmed = strdup(query);
    if (!trimmed)
        return err_set(e, ERR_IO, "", N_("There is not enough memory."));
    text_trim(trimmed);
    rc = read_hits(d, trimmed, after, limit, briefs, out, e);
    free(trimmed);
    return rc;
}

enum err_code
person_search(struct desk *d, const char *query, size_t limit, bool trace, struct person_hits *out,
              struct err *e)
{
    enum err_code rc = search(d, query, NULL, limit, false, out, e);

    if (rc == ERR_OK && trace)
        rc = trace_search(d, out->count, e);
    if (rc != ERR_OK)
        person_hits_free(out);
    return rc;
}

enum err_code
person_search_page(struct desk *d, const char *query, const struct person_place *after,
                   size_t limit, struct person_hits *out, struct err *e)
{
    enum err_code rc = search(d, query, after, limit, true, out, e);

    if (rc != ERR_OK)
        person_hits_free(out);
    return rc;
}

const char *
person_why_label(enum person_why why)
{
    static const char *const labels[WHY__COUNT] = {
        [WHY_NAME] = N_("name"),
        [WHY_KANA] = N_("reading"),
        [WHY_REF] = N_("record number"),
        [WHY_PHONE] = N_("phone number"),
        [WHY_BIRTH_DATE] = N_("birth date"),
        [WHY_HANDBOOK] = N_("certificate number"),
        [WHY_OLD_REF] = N_("old number"),
        [WHY_SLIP] = N_("slip number"),
        [WHY_REGISTRATION] = N_("registration number"),
    };

    return labels[why] ? _(labels[why]) : "";
}

enum err_code
person_find(struct desk *d, const char *ref, int64_t *id, struct err *e)
{
    char ascii[REF_SIZE];
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *id = 0;
    if (rc == ERR_OK)
        rc = text_validate(ref, false, REF_CHARS, "ref", e);
    if (rc == ERR_OK)
        rc = person_repo_find_ref(d->db, ref, id, e);
    if (rc != ERR_NOT_FOUND)
        return rc;
    text_to_ascii(ref, ascii, sizeof ascii); /* typed in full width */
    return person_repo_find_ref(d->db, ascii, id, e);
}

/* ---- open ---- */

enum err_code
person_open(struct desk *d, int64_t id, struct person *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, id, e);

    if (rc == ERR_OK)
        rc = person_repo_find(d->db, id, out, e);
    if (rc == ERR_OK)
        rc = people_view(d, "person", id, id, e);
    if (rc == ERR_OK)
        people_hide(d, out);
    else
        *out = (struct person){ 0 };
    return rc;
}

enum err_code
people_allow_bulk(struct desk *d, struct err *e)
{
    return desk_allow(d, desk_may(d, ACTION_IMPORT) ? ACTION_IMPORT : ACTION_EXPORT, 0, e);
}

enum err_code
person_read(struct desk *d, int64_t id, const char *ref, struct person *out, struct err *e)
{
    enum err_code rc = people_allow_bulk(d, e);

    if (rc == ERR_OK && !id)
        rc = person_repo_find_ref(d->db, ref, &id, e);
    if (rc == ERR_OK)
        rc = person_repo_find(d->db, id, out, e);
    if (rc == ERR_OK && ref && strcmp(out->ref, ref) != 0)
        rc = err_set(e, ERR_NOT_FOUND, "ref", N_("Nobody on file has this number."));
    return rc;
}

enum err_code
person_next(struct desk *d, int64_t after, struct person *out, struct err *e)
{
    char ref[REF_SIZE];
    int64_t id = after;
    enum err_code rc = people_allow_bulk(d, e);

    if (rc == ERR_OK)
        rc = record_repo_next(d->db, RECORD_TABLE_PERSON, &id, ref, e);
    return rc == ERR_OK ? person_repo_find(d->db, id, out, e) : rc;
}

enum err_code
person_listed_name(struct desk *d, int64_t id, char out[LINE_SIZE], struct err *e)
{
    struct person *p = id != 0 ? malloc(sizeof *p) : NULL;
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    out[0] = '\0';
    if (rc == ERR_OK && id != 0) {
        if (!p)
            abort();
        rc = person_repo_find(d->db, id, p, e);
    }
    if (rc == ERR_OK && id != 0) {
        memcpy(out, p->name, LINE_SIZE);
        (void)people_mask_listed(d, id, p->restricted, p->ref, out);
    }
    free(p);
    return rc;
}

/* ---- card ---- */

static enum err_code
load_case(struct desk *d, int64_t id, struct person_card *out, struct err *e)
{
    int64_t case_id = 0;
    enum err_code rc = case_repo_count(d->db, id, &out->cases, e);

    if (rc == ERR_OK)
        rc = case_repo_open_id(d->db, id, &case_id, e);
    if (rc == ERR_OK && !case_id)
        rc = case_repo_newest_id(d->db, id, &case_id, e);
    if (rc != ERR_OK || !case_id)
        return rc;
    out->has_case = true;
    rc = case_repo_find(d->db, case_id, &out->current, e);
    if (rc == ERR_OK && out->current.stage < STAGE_SUSPENDED)
        rc = due_repo_ahead(d->db, case_id, id, d->today, &out->ahead, e);
    return rc;
}

static enum err_code
load_registration(struct desk *d, int64_t id, struct person_card *out, struct err *e)
{
    int64_t registration = 0;
    enum err_code rc = registration_repo_open(d->db, id, &registration, e);

    if (rc != ERR_OK || !registration)
        return rc;
    out->registered = true;
    return registration_repo_find(d->db, registration, &out->registration, e);
}

enum err_code
person_last_contact(struct desk *d, int64_t id, char out[LOCAL_SIZE], struct err *e)
{
    enum err_code rc = people_allow_open(d, id, e);

    out[0] = '\0';
    return rc == ERR_OK ? person_repo_last_contact(d->db, id, d->today, out, e) : rc;
}

static enum err_code
load_card(struct desk *d, int64_t id, struct person_card *out, struct err *e)
{
    enum err_code rc = person_repo_find(d->db, id, &out->person, e);

    if (rc == ERR_OK)
        rc = load_case(d, id, out, e);
    if (rc == ERR_OK)
        rc = load_registration(d, id, out, e);
    if (rc == ERR_OK)
        rc = consent_state_now(d, id, out->consent, e);
    if (rc == ERR_OK)
        rc = merge_alias_list(d->db, id, out->old_refs, e);
    if (rc == ERR_OK && out->person.contact_caution[0])
        rc = person_repo_caution_by(d->db, id, out->caution_by, out->caution_at, e);
    if (rc == ERR_OK)
        rc = person_repo_last_contact(d->db, id, d->today, out->last_contact, e);
    return rc;
}

enum err_code
person_card(struct desk *d, int64_t id, struct person_card *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, id, e);

    *out = (struct person_card){ 0 };
    if (rc == ERR_OK)
        rc = db_begin_read(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = load_card(d, id, out, e);
    db_end_read(d->db);
    if (rc == ERR_OK)
        rc = people_view(d, "person", id, id, e);
    if (rc == ERR_OK)
        people_hide(d, &out->person);
    else
        *out = (struct person_card){ 0 };
    return rc;
}
