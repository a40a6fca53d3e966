#include "desk/audit.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "desk/desk_inside.h"

enum { MINUTE_OF_STAMP = 16 }; /* "2014-10-31T01:00" */

enum err_code
audit_check_mark(struct desk *d, const struct audit_mark *mark, struct err *e)
{
    unsigned char mac[AUDIT_MAC_SIZE];
    char at[STAMP_SIZE];
    bool found = false;
    int64_t tail;

    if (mark->state != AUDIT_MARK_GOOD)
        return ERR_OK;
    enum err_code rc = audit_mac_of(d->db, mark->n, mac, &found, e);
    if (rc != ERR_OK || (found && sodium_memcmp(mac, mark->mac, sizeof mac) == 0))
        return rc;
    if (!found && (rc = audit_tail(d->db, &tail, at, mac, e)) != ERR_OK)
        return rc;
    if (!found)
        return err_set(e, ERR_DAMAGED, "",
                       N_("Lines of the audit log are missing: it ends at %lld instead of %lld. "
                          "Nothing is stored until a supervisor has looked into it. Call the "
                          "administrator."),
                       (long long)tail, (long long)mark->n);
    return err_set(e, ERR_DAMAGED, "",
                   N_("Line %lld of the audit log is not the one that was written. Nothing is "
                      "stored until a supervisor has looked into it. Call the administrator."),
                   (long long)mark->n);
}

static const char *
reason_of(struct desk *d, const struct audit_act *act)
{
    const struct desk_inside *in = desk_inside(d);

    if (act->reason)
        return act->reason;
    if (d->reason[0])
        return d->reason;
    return act->person_id && act->person_id == in->reason_person ? in->reason_found : "";
}

/* false: a text is longer than the log takes. */
static bool
fill_row(struct desk *d, const struct audit_act *act, const char *outcome, struct audit_row *row)
{
    *row = (struct audit_row){
        .n = desk_inside(d)->line.n + 1,
        .set_day = d->clock_set ? d->today : DATE_NONE,
        .staff_id = d->user.staff_id,
        .record_id = act->record_id,
        .person_id = act->person_id,
        .people = act->people,
    };
    d->now(row->at);
    return text_copy(row->role, sizeof row->role, role_id(d->user.role))
           && text_copy(row->session, sizeof row->session, d->user.session)
           && text_copy(row->terminal, sizeof row->terminal, d->terminal)
           && text_copy(row->action, sizeof row->action, act->action)
           && text_copy(row->kind, sizeof row->kind, act->kind ? act->kind : "")
           && text_copy(row->fields, sizeof row->fields, act->fields ? act->fields : "")
           && text_copy(row->reason, sizeof row->reason, reason_of(d, act))
           && text_copy(row->outcome, sizeof row->outcome, outcome);
}

static enum err_code
append(struct desk *d, const struct audit_act *act, const char *outcome, struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    struct audit_row row;

    if (!fill_row(d, act, outcome, &row))
        return err_set(e, ERR_INVALID, "reason",
                       N_("The reason is too long for the audit log. Use at most 200 characters."));
    audit_key_mac(d->key, in->line.mac, &row, row.mac);
    enum err_code rc = audit_insert(d->db, &row, e);
    if (rc != ERR_OK)
        return rc;
    in->line.n = row.n;
    memcpy(in->line.at, row.at, sizeof in->line.at);
    memcpy(in->line.mac, row.mac, sizeof in->line.mac);
    return ERR_OK;
}

/* The first line of a transaction: where the chain stands, and whether it fits the mark. Later
 * lines go on from memory, for nobody else can write meanwhile. A lost mark leaves a line, unless
 * the key was lost too: that line says enough. */
static enum err_code
begin_lines(struct desk *d, const struct audit_mark *mark, bool must_fit, bool new_chain,
            struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    enum err_code rc = audit_tail(d->db, &in->line.n, in->line.at, in->line.mac, e);

    if (rc != ERR_OK)
        return rc;
    in->line.hold_mark = false;
    rc = audit_check_mark(d, mark, e);
    if (rc == ERR_DAMAGED && !must_fit) {
        in->line.hold_mark = true;
        rc = ERR_OK;
    }
    if (rc == ERR_OK && mark->state != AUDIT_MARK_GOOD && in->line.n > 0 && !new_chain)
        rc =
            append(d, &(struct audit_act){ .action = AUDIT_NEW_MARK, .reason = "" }, AUDIT_DONE, e);
    if (rc != ERR_OK)
        in->line.n = 0;
    return rc;
}

static enum err_code
add_line(struct desk *d, const struct audit_act *act, const char *outcome, bool must_fit,
         struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    /* Later lines of a transaction are on the safe side: the first one has looked. */
    bool look = in->line.n == 0 || (must_fit && in->line.hold_mark);
    struct audit_mark mark = { .state = AUDIT_MARK_NONE };
    if (look)
        mark = audit_mark_read(d->key);
    if (in->line.n == 0)
        rc = begin_lines(d, &mark, must_fit, strcmp(act->action, AUDIT_NEW_CHAIN) == 0, e);
    else if (look)
        rc = audit_check_mark(d, &mark, e);
    if (rc == ERR_OK)
        rc = append(d, act, outcome, e);
    return db_end(d->db, rc, e);
}

enum err_code
audit_add(struct desk *d, const struct audit_act *act, struct err *e)
{
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = add_line(d, act, AUDIT_DONE, true, e);
    if (rc == ERR_OK)
        rc = draft_go(d, e);
    return db_end(d->db, rc, e);
}

enum err_code
audit_line(struct desk *d, const struct audit_act *act, const char *outcome, struct err *e)
{
    return add_line(d, act, outcome, false, e);
}

/* Is this opening in the log of this session already? */
static bool
is_opened(struct desk *d, const struct audit_act *act)
{
    struct desk_inside *in = desk_inside(d);

    for (int i = 0; i < OPENED_MOST; i++)
        if (in->opened[i].person_id == act->person_id && in->opened[i].record_id == act->record_id
            && strcmp(in->opened[i].kind, act->kind ? act->kind : "") == 0
            && strcmp(in->opened[i].session, d->user.session) == 0)
            return true;
    return false;
}

static void
remember_opened(struct desk *d, const struct audit_act *act)
{
    struct desk_inside *in = desk_inside(d);
    int at = in->opened_next;

    in->opened_next = (at + 1) % OPENED_MOST;
    text_copy(in->opened[at].session, sizeof in->opened[at].session, d->user.session);
    text_copy(in->opened[at].kind, sizeof in->opened[at].kind, act->kind ? act->kind : "");
    in->opened[at].record_id = act->record_id;
    in->opened[at].person_id = act->person_id;
}

enum err_code
audit_view(struct desk *d, const struct audit_act *act, struct err *e)
{
    bool opens = act->person_id != 0 && d->user.session[0] != '\0';

    if (opens && desk_inside(d)->rereading && is_opened(d, act))
        return ERR_OK;
    enum err_code rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = add_line(d, act, AUDIT_DONE, false, e);
    if (opens && rc == ERR_OK)
        rc = restricted_note(d, act->person_id, reason_of(d, act), e);
    rc = db_end(d->db, rc, e);
    if (opens && rc == ERR_OK)
        remember_opened(d, act);
    return rc;
}

/* A transaction has ended. Its lines are in the file only if it was committed, and only then may
 * the mark speak of them. */
static void
after_end(void *arg, bool committed)
{
    struct desk *d = arg;
    struct desk_inside *in = desk_inside(d);
    int64_t n = in->line.n;

    in->line.n = 0;
    in->checked[0] = '\0';
    if (!committed || n == 0 || in->line.hold_mark)
        return;
    bool sync = strncmp(in->line.at, in->mark_synced_at, MINUTE_OF_STAMP) != 0;
    if (audit_mark_raise(d->key, n, in->line.mac, sync) && sync)
        memcpy(in->mark_synced_at, in->line.at, sizeof in->mark_synced_at);
}

void
audit_head_words(const unsigned char mac[AUDIT_MAC_SIZE], char out[40])
{
    size_t at = 0;

    for (int i = 0; i < 16; i += 2)
        at += (size_t)snprintf(out + at, 40 - at, "%s%02x%02x", i ? " " : "", mac[i], mac[i + 1]);
}

void
audit_watch(struct desk *d)
{
    db_on_end(d->db, after_end, d);
}

enum err_code
audit_accept_loss(struct desk *d, struct err *e)
{
    const struct audit_act act = { .action = AUDIT_ACCEPT };
    unsigned char mac[AUDIT_MAC_SIZE];
    char at[STAMP_SIZE];
    int64_t n;
    enum err_code rc = desk_allow(d, ACTION_VERIFY, 0, e);

    if (rc != ERR_OK)
        return rc;
    if (d->user.role == ROLE_AUDITOR) {
        rc = audit_line(d, &act, AUDIT_DENIED, e);
        return rc != ERR_OK ? rc
                            : err_set(e, ERR_DENIED, "",
                                      N_("Only a supervisor or an administrator answers for "
                                         "missing lines."));
    }
    struct audit_mark mark = audit_mark_read(d->key);
    if (audit_check_mark(d, &mark, NULL) != ERR_DAMAGED)
        return err_set(e, ERR_INVALID, "", N_("No line of the audit log is missing."));
    if ((rc = audit_line(d, &act, AUDIT_DONE, e)) != ERR_OK
        || (rc = audit_tail(d->db, &n, at, mac, e)) != ERR_OK)
        return rc;
    audit_mark_forget(d->key);
    if (!audit_mark_raise(d->key, n, mac, true))
        return err_set(e, ERR_IO, "",
                       N_("The mark beside the database (FILE-mark) cannot be written. Call the "
                          "administrator."));
    return ERR_OK;
}
