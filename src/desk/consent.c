/* consent.c - consents (F11); see people.h */
#include "core/consent.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/consent_repo.h"
#include "desk/history_inside.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct consent, member)

// clang-format off
static const struct work_field fields[] = {
    { "purpose",         WORK_NOTE,  AT(purpose),         WORK_MUST, REMARK_CHARS, NULL },
    { "refused",         WORK_FLAG,  AT(refused),         WORK_MAY,  0, NULL },
    { "from_on",         WORK_DATE,  AT(from),            WORK_MUST, 0, NULL },
    { "to_on",           WORK_DATE,  AT(to),              WORK_MAY,  0, NULL },
    { "signed_on",       WORK_DATE,  AT(signed_on),       WORK_MUST, 0, NULL },
    { "signed_by",       WORK_LINE,  AT(signed_by),       WORK_MUST, LINE_CHARS, NULL },
    { "signer_relation", WORK_CODE,  AT(signer_relation), WORK_MUST, 0, "relationship" },
    { "withdrawn_on",    WORK_DATE,  AT(withdrawn_on),    WORK_MAY,  0, NULL },
    { "withdrawn_note",  WORK_LINE,  AT(withdrawn_note),  WORK_MAY,  LONG_CHARS, NULL },
    { "items",           WORK_CODES, AT(items),           WORK_MAY,  0, "consent_item" },
};
// clang-format on

static enum err_code
check_consent(struct desk *d, const struct consent *c, struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(fields), c, d->today, false, e);

    if (rc != ERR_OK)
        return rc;
    if (!c->refused && !c->items.count)
        return err_set(e, ERR_INVALID, "items", N_("Choose what may be passed on."));
    if (!c->refused && !c->recipient_count)
        return err_set(e, ERR_INVALID, "recipients", N_("Choose who may receive it."));
    if (c->recipient_count > CONSENT_RECIPIENTS_MAX)
        return err_set(e, ERR_INVALID, "recipients", N_("At most %d recipients fit."),
                       CONSENT_RECIPIENTS_MAX);
    if (!date_is_none(c->to) && date_compare(c->to, c->from) < 0)
        return err_set(e, ERR_INVALID, "to_on", N_("The last day lies before the first."));
    if (date_compare(c->signed_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "signed_on", N_("This day lies in the future."));
    if (!date_is_none(c->withdrawn_on) && date_compare(c->withdrawn_on, c->signed_on) < 0)
        return err_set(e, ERR_INVALID, "withdrawn_on",
                       N_("The consent was withdrawn before it was signed. Check both dates."));
    return ERR_OK;
}

static bool
same_recipients(const struct consent *a, const struct consent *b)
{
    return a->recipient_count == b->recipient_count
           && memcmp(a->recipients, b->recipients, a->recipient_count * sizeof a->recipients[0])
                  == 0;
}

static enum err_code
keep_history(struct desk *d, const struct consent *old, const struct consent *c, struct err *e)
{
    const struct history_of of = { "consent", c->id, c->person_id, NULL };
    char before[WORK_IDS_SIZE], after[WORK_IDS_SIZE];
    enum err_code rc = history_fields(d, &of, WORK_FIELDS(fields), old, c, e);

    work_join_ids(old->recipients, (int)old->recipient_count, before, sizeof before);
    work_join_ids(c->recipients, (int)c->recipient_count, after, sizeof after);
    return rc == ERR_OK ? history_add(d, &of, "recipients", before, after, e) : rc;
}

/* What the person has signed; its end and its withdrawal come later and are written by anybody. */
static bool
differs_from_signed(const struct consent *stored, const struct consent *c)
{
    struct consent now = *c;
    char names[WORK_NAMES_SIZE];

    now.to = stored->to;
    now.withdrawn_on = stored->withdrawn_on;
    memcpy(now.withdrawn_note, stored->withdrawn_note, sizeof now.withdrawn_note);
    return work_differs(WORK_FIELDS(fields), stored, &now, names) || !same_recipients(stored, c);
}

/* A supervisor corrects what was copied wrongly from the paper. */
static enum err_code
allow_signed(struct desk *d, int64_t person_id, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CORRECT, person_id, e);

    return rc == ERR_DENIED && e && e->field[0] == '\0'
               ? err_set(e, rc, "", N_("What was signed stands. Write down a new consent, or ask a "
                                       "supervisor to correct it."))
               : rc;
}

static enum err_code
store(struct desk *d, struct consent *c, struct err *e)
{
    struct consent stored = { 0 };
    char names[WORK_NAMES_SIZE] = "";
    bool is_new = c->id == 0;
    enum err_code rc = ERR_OK;

    if (!is_new)
        rc = consent_repo_find(d->db, c->id, &stored, e);
    if (rc == ERR_OK && !is_new && stored.person_id != c->person_id)
        return err_set(e, ERR_NOT_FOUND, "consent", N_("There is no such consent on file."));
    if (rc == ERR_OK && !is_new && differs_from_signed(&stored, c))
        rc = allow_signed(d, c->person_id, e);
    if (rc == ERR_OK && !is_new && !work_differs(WORK_FIELDS(fields), &stored, c, names)
        && !same_recipients(&stored, c))
        snprintf(names, sizeof names, "recipients");
    if (rc == ERR_OK)
        rc = consent_repo_store(d->db, c, e);
    if (rc == ERR_OK && !is_new)
        rc = keep_history(d, &stored, c, e);
    return rc == ERR_OK ? work_audit(d, is_new ? "add-consent" : "save-consent", "consent", c->id,
                                     c->person_id, names, e)
                        : rc;
}

enum err_code
consent_save(struct desk *d, struct consent *c, struct err *e)
{
    struct consent row = *c;
    enum err_code rc = desk_allow(d, ACTION_INTAKE, c->person_id, e);

    if (rc == ERR_OK)
        rc = check_consent(d, &row, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = store(d, &row, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *c = row;
    return rc;
}

enum err_code
consent_list(struct desk *d, int64_t person_id, struct consents *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct consents){ 0 };
    if (rc == ERR_OK)
        rc = consent_repo_list(d->db, person_id, out, e);
    if (rc != ERR_OK)
        consents_free(out);
    return rc;
}

enum err_code
consent_state_now(struct desk *d, int64_t person_id, char out[CODE_SIZE], struct err *e)
{
    struct consents list;
    enum err_code rc = consent_repo_list(d->db, person_id, &list, e);

    (void)text_copy(out, CODE_SIZE, rc == ERR_OK ? consents_state(&list, d->today) : "");
    consents_free(&list);
    return rc;
}

enum err_code
person_consent_state(struct desk *d, int64_t person_id, char out[CODE_SIZE], struct err *e)
{
    enum err_code rc = people_allow_open(d, person_id, e);

    out[0] = '\0';
    return rc == ERR_OK ? consent_state_now(d, person_id, out, e) : rc;
}

static bool
names_organisation(const struct consent *c, int64_t organisation_id)
{
    for (size_t i = 0; i < c->recipient_count; i++) {
        if (organisation_id == 0 || c->recipients[i] == organisation_id)
            return true;
    }
    return false;
}

enum err_code
consent_that_covers(struct desk *d, int64_t person_id, int64_t organisation_id, const char *item,
                    struct date day, int64_t only, int64_t *id, struct err *e)
{
    struct consents list = { 0 };
    enum err_code rc = consent_repo_list(d->db, person_id, &list, e);

    *id = 0;
    for (size_t i = 0; rc == ERR_OK && *id == 0 && i < list.count; i++) {
        const struct consent *c = &list.rows[i];

        if ((only == 0 || c->id == only) && strcmp(consent_state(c, day), "valid") == 0
            && code_set_has(&c->items, item) && names_organisation(c, organisation_id))
            *id = c->id;
    }
    consents_free(&list);
    return rc;
}

enum err_code
consent_covers(struct desk *d, int64_t person_id, int64_t organisation_id, const char *item,
               struct date day, bool *covered, struct err *e)
{
    int64_t id = 0;
    enum err_code rc = people_allow_open(d, person_id, e);

    if (rc == ERR_OK)
        rc = consent_that_covers(d, person_id, organisation_id, item, day, 0, &id, e);
    *covered = id != 0;
    return rc;
}
