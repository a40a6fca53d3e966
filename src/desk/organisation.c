#include "desk/organisation.h"

#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/organisation_repo.h"
#include "desk/history_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct organisation, member)

// clang-format off
static const struct work_field fields[] = {
    { "kind",        WORK_CODE, AT(kind),        WORK_MUST, 0, "agency_kind" },
    { "name",        WORK_LINE, AT(name),        WORK_MUST, LINE_CHARS, NULL },
    { "kana",        WORK_LINE, AT(kana),        WORK_MAY,  LINE_CHARS, NULL },
    { "postal_code", WORK_LINE, AT(postal_code), WORK_MAY,  10, NULL },
    { "address",     WORK_LINE, AT(address),     WORK_MAY,  LONG_CHARS, NULL },
    { "phone",       WORK_LINE, AT(phone),       WORK_MAY,  REF_CHARS, NULL },
    { "industry",    WORK_CODE, AT(industry),    WORK_MAY,  0, "industry" },
    { "size",        WORK_CODE, AT(size),        WORK_MAY,  0, "employer_size" },
    { "needs",       WORK_NOTE, AT(needs),       WORK_MAY,  NOTE_CHARS, NULL },
    { "note",        WORK_NOTE, AT(note),        WORK_MAY,  NOTE_CHARS, NULL },
    { "voided",      WORK_FLAG, AT(voided),      WORK_MAY,  0, NULL },
};
// clang-format on

static enum err_code
not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND
               ? err_set(e, ERR_NOT_FOUND, "", N_("There is no such organisation."))
               : rc;
}

/* The forms of people hold for places too (dictionary 7.3, 7.5); a reading may be missing. A number
 * free of charge is nothing unusual here: no warning. */
static enum err_code
check_forms(struct organisation *o, struct err *e)
{
    char kana[LINE_SIZE], postal[REF_SIZE];
    enum err_code rc = validate_name(o->name, "name", e);

    memcpy(kana, o->kana, sizeof kana);
    memcpy(postal, o->postal_code, sizeof postal);
    if (rc == ERR_OK && kana[0])
        rc = validate_kana(kana, o->kana, sizeof o->kana, "kana", e);
    if (rc == ERR_OK)
        rc = validate_postal(postal, o->postal_code, sizeof o->postal_code, "postal_code", e);
    return rc == ERR_OK ? validate_phone(o->phone, "phone", NULL, e) : rc;
}

/* Store inside a transaction; `names` are the fields for the audit. */
static enum err_code
store(struct desk *d, struct organisation *o, struct err *e)
{
    struct organisation old = { 0 };
    char names[WORK_NAMES_SIZE] = "";
    bool changed = true;
    enum err_code rc;

    if (o->id == 0)
        rc = organisation_repo_insert(d->db, o, e);
    else {
        rc = not_found(organisation_repo_find(d->db, o->id, &old, e), e);
        if (rc == ERR_OK && old.version != o->version)
            rc = work_conflict(e);
        if (rc == ERR_OK)
            rc = organisation_repo_update(d->db, o, &changed, e);
    }
    if (rc != ERR_OK || !changed)
        return rc;
    work_differs(WORK_FIELDS(fields), &old, o, names);
    if (old.id != 0)
        rc = history_fields(d, &(struct history_of){ "organisation", o->id, 0, NULL },
                            WORK_FIELDS(fields), &old, o, e);
    if (rc != ERR_OK)
        return rc;
    return work_audit(d, "save-organisation", "organisation", o->id, 0, names, e);
}

enum err_code
organisation_save(struct desk *d, struct organisation *o, struct err *e)
{
    struct organisation made = *o;
    enum err_code rc = work_allow(d, ACTION_WORK, 0, o->history, e);

    if (rc == ERR_OK)
        rc = work_check_ref(o->ref, o->id == 0, o->history, e);
    if (rc == ERR_OK)
        rc = work_check(d, WORK_FIELDS(fields), o, d->today, o->history, e);
    if (rc == ERR_OK)
        rc = check_forms(&made, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &made, e), e);
    if (rc == ERR_OK)
        *o = made;
    return rc;
}

/* ---- reading: no personal data, for everybody who works at the counter ---- */

enum err_code
organisation_find(struct desk *d, int64_t id, struct organisation *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    return rc == ERR_OK ? not_found(organisation_repo_find(d->db, id, out, e), e) : rc;
}

enum err_code
organisation_find_ref(struct desk *d, const char *ref, struct organisation *out, struct err *e)
{
    int64_t id;
    enum err_code rc = organisation_id_of(d, ref, &id, e);

    return rc == ERR_OK ? not_found(organisation_repo_find(d->db, id, out, e), e) : rc;
}

enum err_code
organisation_id_of(struct desk *d, const char *ref, int64_t *id, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *id = 0;
    return rc == ERR_OK ? organisation_repo_id_of_ref(d->db, ref, id, e) : rc;
}

enum err_code
organisation_named(struct desk *d, const char *kind, const char *name, int64_t *id, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *id = 0;
    return rc == ERR_OK ? organisation_repo_id_of_name(d->db, kind, name, id, e) : rc;
}

enum err_code
organisation_list(struct desk *d, const char *kind, int limit, struct organisation_list *out,
                  struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_SEARCH, 0, e);

    *out = (struct organisation_list){ 0 };
    return rc == ERR_OK ? organisation_repo_list(d->db, kind, limit, out, e) : rc;
}
