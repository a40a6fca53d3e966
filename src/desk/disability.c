/* disability.c - see disability.h */
#include "desk/disability.h"

#include <stdlib.h>
#include <string.h>

#include "core/person.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/disability_repo.h"
#include "db/repo/person_repo.h"
#include "desk/history_inside.h"
#include "desk/people.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct disability_period, member)

// clang-format off
static const struct work_field fields[] = {
    { "kind",     WORK_CODE, AT(kind),     WORK_MUST, 0, "disability_kind" },
    { "since",    WORK_DATE, AT(since),    WORK_MAY,  0, NULL },
    { "ended_on", WORK_DATE, AT(ended_on), WORK_MAY,  0, NULL },
};
// clang-format on

enum err_code
disability_list(struct desk *d, int64_t person_id, struct disability_periods *out, struct err *e)
{
    enum err_code rc = people_allow_open(d, person_id, e);

    *out = (struct disability_periods){ 0 };
    if (rc == ERR_OK)
        rc = disability_repo_list(d->db, person_id, out, e);
    if (rc != ERR_OK)
        disability_periods_free(out);
    return rc;
}

/* ---- save ---- */

enum err_code
disability_may_save(struct desk *d, int64_t person_id, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_INTAKE, person_id, e);

    return rc == ERR_OK ? people_allow_class_b(d, person_id, e) : rc;
}

static enum err_code
check_days(struct desk *d, const struct disability_period *p, struct err *e)
{
    const bool ended = !date_is_none(p->ended_on);
    const bool told = !date_is_none(p->since);

    if (told && date_compare(p->since, d->today) > 0)
        return err_set(e, ERR_INVALID, "since", N_("This day lies in the future."));
    if (ended && date_compare(p->ended_on, d->today) > 0)
        return err_set(e, ERR_INVALID, "ended_on", N_("This day lies in the future."));
    if (told && ended && date_compare(p->ended_on, p->since) < 0)
        return err_set(e, ERR_INVALID, "ended_on", N_("The last day lies before the first."));
    if (!p->on_card && !ended)
        return err_set(e, ERR_INVALID, "ended_on",
                       N_("Since when is it no longer so? What is so now is chosen on the card."));
    return ERR_OK;
}

/* What is told of a kind on the card has one row, and that row tells of no other kind. */
static enum err_code
check_card(struct desk *d, const struct disability_period *p, struct err *e)
{
    struct disability_periods list;
    bool found = false, told = false;
    enum err_code rc = disability_repo_list(d->db, p->person_id, &list, e);

    for (size_t i = 0; rc == ERR_OK && i < list.count; i++) {
        const struct disability_period *row = &list.rows[i];

        if (!row->on_card || strcmp(row->kind, p->kind) != 0)
            continue;
        found = found || row->id == p->id;
        told = told || (row->id != 0 && row->id != p->id);
    }
    disability_periods_free(&list);
    if (rc != ERR_OK || found)
        return rc;
    return told ? err_set(e, ERR_INVALID, "kind",
                          N_("Something is told of this kind already. Open its row."))
                : err_set(e, ERR_INVALID, "kind",
                          N_("This row is of another kind. Kinds are chosen on the card (e)."));
}

static void
without_kind(const struct code_set *kinds, const char *kind, struct code_set *out)
{
    out->count = 0;
    for (size_t i = 0; i < kinds->count; i++) {
        if (strcmp(kinds->ids[i], kind) != 0)
            (void)code_set_add(out, kinds->ids[i]);
    }
}

/* Take the kind off the card; its row ends with it. */
static enum err_code
take_off(struct desk *d, struct disability_period *p, struct err *e)
{
    struct person *card = calloc(1, sizeof *card);
    const struct date ended_on = p->ended_on;
    struct code_set left;
    char at[STAMP_SIZE];
    enum err_code rc;

    if (!card)
        abort();
    rc = person_repo_find(d->db, p->person_id, card, e);
    if (rc == ERR_OK && card->disabilities.count < 2)
        rc = err_set(e, ERR_INVALID, "kind",
                     N_("It is the only kind on the card. Choose what is so now there first (e)."));
    else if (rc == ERR_OK && card->disabilities.count > 2
             && strcmp(card->primary_disability, p->kind) == 0)
        rc = err_set(e, ERR_INVALID, "kind",
                     N_("It is the main kind of several. Choose another main one on the card first (e)."));
    if (rc == ERR_OK) {
        without_kind(&card->disabilities, p->kind, &left);
        card->disabilities = left;
        if (strcmp(card->primary_disability, p->kind) == 0)
            text_copy(card->primary_disability, sizeof card->primary_disability,
                      card->disabilities.ids[0]);
        rc = person_save(d, card, NULL, e);
    }
    explicit_bzero(card, sizeof *card);
    free(card);
    if (rc == ERR_OK)
        rc = disability_repo_find(d->db, p->id, p, e);
    if (rc != ERR_OK)
        return rc;
    p->ended_on = ended_on;
    d->now(at);
    return disability_repo_store(d->db, p, d->user.staff_id, at, e);
}

static enum err_code
store(struct desk *d, struct disability_period *p, struct err *e)
{
    struct disability_period stored = { .person_id = p->person_id }, row = *p;
    char names[WORK_NAMES_SIZE] = "", at[STAMP_SIZE];
    const bool ends = p->on_card && !date_is_none(p->ended_on);
    enum err_code rc = p->id ? disability_repo_find(d->db, p->id, &stored, e) : ERR_OK;

    if (rc == ERR_OK && stored.person_id != p->person_id)
        return err_set(e, ERR_NOT_FOUND, "disability", N_("There is no such entry on file."));
    if (rc == ERR_OK && p->on_card)
        rc = check_card(d, p, e);
    if (rc == ERR_OK && p->id && !work_differs(WORK_FIELDS(fields), &stored, p, names))
        return ERR_OK;
    if (ends)
        row.ended_on = DATE_NONE;
    d->now(at);
    if (rc == ERR_OK)
        rc = disability_repo_store(d->db, &row, d->user.staff_id, at, e);
    if (rc == ERR_OK && ends) {
        row.ended_on = p->ended_on;
        rc = take_off(d, &row, e);
    }
    if (rc == ERR_OK && p->id)
        rc = history_fields(d,
                            &(struct history_of){ "disability_period", p->id, p->person_id, NULL },
                            WORK_FIELDS(fields), &stored, p, e);
    if (rc == ERR_OK)
        rc = work_audit(d, p->id ? "save-disability" : "add-disability", "disability_period",
                        row.id, row.person_id, names, e);
    if (rc == ERR_OK) {
        row.on_card = p->on_card && !ends;
        *p = row;
    }
    return rc;
}

enum err_code
disability_save(struct desk *d, struct disability_period *p, struct err *e)
{
    struct disability_period row = *p;
    enum err_code rc = disability_may_save(d, p->person_id, e);

    if (rc == ERR_OK) /* a code of before may be retired */
        rc = work_check(d, WORK_FIELDS(fields), &row, DATE_NONE, true, e);
    if (rc == ERR_OK)
        rc = check_days(d, &row, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = store(d, &row, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        *p = row;
    return rc;
}

/* ---- remove ---- */

enum err_code
disability_remove(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    struct disability_period stored;
    enum err_code rc = disability_repo_find(d->db, id, &stored, e);

    if (rc == ERR_OK)
        rc = disability_may_save(d, stored.person_id, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = disability_repo_remove(d->db, id, version, e);
    if (rc == ERR_OK)
        rc = history_fields(
            d, &(struct history_of){ "disability_period", id, stored.person_id, reason },
            WORK_FIELDS(fields), &stored, &(struct disability_period){ 0 }, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "remove-disability", "disability_period", id, stored.person_id, NULL, e);
    return db_end(d->db, rc, e);
}
