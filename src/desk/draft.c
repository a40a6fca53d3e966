#include "desk/draft.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>
#include <stdlib.h>

#include "core/rows.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/draft_repo.h"
#include "desk/desk_inside.h"
#include "desk/merge_inside.h"
#include "desk/people_inside.h"
#include "desk/session.h"

static enum err_code
need_user(struct desk *d, struct err *e)
{
    if (d->user.staff_id == 0)
        return err_set(e, ERR_DENIED, "session", N_("Nobody is signed in."));
    return ERR_OK;
}

/* Who has typed what is on the screen: also after the session was ended from outside, so that
 * nothing typed is lost by that. */
static enum err_code
need_typist(struct desk *d, struct desk_user *who, struct err *e)
{
    *who = session_is_over(d) ? desk_inside(d)->left : d->user;
    return who->staff_id != 0 ? ERR_OK : need_user(d, e);
}

/* By chance, for two desks of one user do not see each other's forms before they are written. */
int64_t
draft_new_number(void)
{
    uint64_t bits;

    randombytes_buf(&bits, sizeof bits);
    return (int64_t)(bits >> 2) + 1;
}

/* The person may have been merged into another since the form was opened: what is typed is kept with
 * the record that stayed. */
static enum err_code
follow_person(struct desk *d, int64_t typist, struct draft *row, struct err *e)
{
    char record[SHORT_SIZE];
    int64_t successor = 0;
    enum err_code rc = row->person_id ? merge_follow(d, row->person_id, &successor, e) : ERR_OK;

    if (rc != ERR_OK || !successor)
        return rc;
    rc = merge_repo_draft_name(d->db, typist, row, successor, record, e);
    if (rc != ERR_OK)
        return rc;
    text_copy(row->record, sizeof row->record, record);
    row->person_id = successor;
    return ERR_OK;
}

enum err_code
draft_save(struct desk *d, const struct draft *draft, struct err *e)
{
    struct draft row = *draft; /* the body is borrowed */
    struct desk_user typist;
    enum err_code rc = need_typist(d, &typist, e);

    if (rc != ERR_OK)
        return rc;
    text_copy(row.terminal, sizeof row.terminal, d->terminal);
    d->now(row.saved_at);
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = follow_person(d, typist.staff_id, &row, e);
    if (rc == ERR_OK)
        rc = draft_put(d->db, typist.staff_id, typist.session, &row, e);
    return db_end(d->db, rc, e);
}

/* One name each: whoever has two forms about a person open is one colleague. */
static bool
is_told(const struct draft_editors *list, int64_t staff_id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->rows[i].staff_id == staff_id)
            return true;
    return false;
}

static enum err_code
give(struct desk *d, const struct draft *draft, const char *from, const char *to, struct err *e)
{
    return draft_give(d->db, d->user.staff_id, draft->form, draft->record, from, to, e);
}

/* Is the user at that form in another session, at the terminal of that draft, where it must stay? */
static bool
is_elsewhere(struct desk *d, const struct draft *draft)
{
    const struct draft_asked asked = { .staff_id = d->user.staff_id,
                                       .terminal = d->terminal,
                                       .form = draft->form,
                                       .record = draft->record };
    struct draft_editing_list list = { 0 };
    bool is = false;

    if (draft_editing_read(d->db, &asked, &list, NULL) != ERR_OK)
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct draft_editing *row = &list.rows[i];

        is |= row->who.staff_id == d->user.staff_id
              && strcmp(row->session.terminal, draft->terminal) == 0
              && session_goes_on(d, &row->session);
    }
    free(list.rows);
    return is;
}

enum err_code
draft_load(struct desk *d, const char *form, const char *record, struct draft *out, struct err *e)
{
    enum err_code rc = need_user(d, e);

    *out = (struct draft){ 0 };
    if (rc != ERR_OK)
        return rc;
    rc = draft_find(d->db, d->user.staff_id, form, record, d->terminal, out, e);
    if (rc != ERR_OK || strcmp(out->terminal, d->terminal) == 0 || is_elsewhere(d, out))
        return rc;
    if ((rc = db_begin(d->db, e)) == ERR_OK)
        rc = db_end(d->db, give(d, out, out->terminal, d->terminal, e), e);
    if (rc != ERR_OK)
        draft_free(out);
    return rc;
}

enum err_code
draft_choose(struct desk *d, const struct draft *draft, struct err *e)
{
    char aside[SHORT_SIZE]; /* no terminal is called so: nobody writes over it */
    enum err_code rc = need_user(d, e);
    bool stays;

    if (rc != ERR_OK || strcmp(draft->terminal, d->terminal) == 0)
        return rc;
    stays = is_elsewhere(d, draft);
    snprintf(aside, sizeof aside, "%.40s #%08" PRIx32, d->terminal,
             (uint32_t)draft_new_number());
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = give(d, draft, d->terminal, aside, e);
    if (rc == ERR_OK && stays)
        rc = draft_copy(d->db, d->user.staff_id, draft->form, draft->record, draft->terminal,
                        d->terminal, e);
    else if (rc == ERR_OK)
        rc = give(d, draft, draft->terminal, d->terminal, e);
    return db_end(d->db, rc, e);
}

/* The form stays, and of the person the number. */
static void
mask(const struct desk *d, struct draft *row)
{
    char *gap = strstr(row->title, "  ");
    size_t form = gap != NULL ? (size_t)(gap - row->title) : strlen(row->title);

    if (row->person_id == 0 || !people_mask_listed(d, row->person_id, row->restricted,
                                                  row->whose, row->whose))
        return;
    row->title[form] = '\0';
    if (form + 2 + strlen(row->whose) < sizeof row->title)
        snprintf(row->title + form, sizeof row->title - form, "  %s", row->whose);
}

enum err_code
draft_list(struct desk *d, struct draft_list *out, struct err *e)
{
    enum err_code rc = need_user(d, e);

    *out = (struct draft_list){ 0 };
    if (rc == ERR_OK)
        rc = draft_list_of(d->db, d->user.staff_id, out, e);
    for (size_t i = 0; rc == ERR_OK && i < out->count; i++)
        mask(d, &out->rows[i]);
    return rc;
}

enum err_code
draft_others(struct desk *d, struct draft_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CORRECT, 0, e);

    *out = (struct draft_list){ 0 };
    return rc == ERR_OK ? draft_list_others(d->db, d->user.staff_id, out, e) : rc;
}

/* ---- who is at it now ---- */

/* Of a restricted person nobody is told who is not told of the person. */
static enum err_code
tell(struct desk *d, const struct draft_editing *row, struct draft_editors *out, struct err *e)
{
    bool masked = false;
    enum err_code rc = ERR_OK;

    if (is_told(out, row->who.staff_id) || !session_goes_on(d, &row->session))
        return ERR_OK;
    if (row->who.person_id != 0)
        rc = people_is_masked(d, row->who.person_id, &masked, e);
    if (rc != ERR_OK || masked)
        return rc;
    out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
    out->rows[out->count++] = row->who;
    return ERR_OK;
}

static enum err_code
read_editors(struct desk *d, struct draft_asked asked, struct draft_editors *out, struct err *e)
{
    struct draft_editing_list list = { 0 };
    enum err_code rc = need_user(d, e);

    *out = (struct draft_editors){ 0 };
    asked.staff_id = d->user.staff_id;
    asked.terminal = d->terminal;
    if (rc == ERR_OK)
        rc = draft_editing_read(d->db, &asked, &list, e);
    for (size_t i = 0; rc == ERR_OK && i < list.count; i++)
        rc = tell(d, &list.rows[i], out, e);
    free(list.rows);
    if (rc != ERR_OK)
        draft_editors_free(out);
    return rc;
}

enum err_code
draft_editors(struct desk *d, const char *form, const char *record, struct draft_editors *out,
              struct err *e)
{
    return read_editors(d, (struct draft_asked){ .form = form, .record = record }, out, e);
}

enum err_code
draft_editors_about(struct desk *d, int64_t person_id, struct draft_editors *out, struct err *e)
{
    return read_editors(d, (struct draft_asked){ .person_id = person_id }, out, e);
}

enum err_code
draft_remove(struct desk *d, const char *form, const char *record, struct err *e)
{
    struct desk_user typist;
    enum err_code rc = need_typist(d, &typist, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = draft_delete(d->db, typist.staff_id, form, record, d->terminal, e);
    return db_end(d->db, rc, e);
}

enum err_code
draft_attend(struct desk *d, const char *form, const char *record, bool is_there, struct err *e)
{
    struct desk_user typist;
    char at[STAMP_SIZE] = "";
    enum err_code rc = need_typist(d, &typist, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    if (is_there)
        d->now(at);
    rc = draft_set_begun(d->db, typist.staff_id, form, record, d->terminal, at, e);
    return db_end(d->db, rc, e);
}

void
draft_goes_with_save(struct desk *d, const char *form, const char *record)
{
    struct desk_inside *in = desk_inside(d);

    text_copy(in->saved_draft.form, sizeof in->saved_draft.form, form);
    text_copy(in->saved_draft.record, sizeof in->saved_draft.record, record);
    in->saved_draft_went = false;
}

bool
draft_has_gone(struct desk *d)
{
    struct desk_inside *in = desk_inside(d);

    in->saved_draft.form[0] = '\0';
    return in->saved_draft_went;
}

enum err_code
draft_go(struct desk *d, struct err *e)
{
    struct desk_inside *in = desk_inside(d);

    if (in->saved_draft.form[0] == '\0' || in->saved_draft_went)
        return ERR_OK;
    in->saved_draft_went = true;
    return draft_delete(d->db, d->user.staff_id, in->saved_draft.form, in->saved_draft.record,
                        d->terminal, e);
}
