/* allow.c - desk_allow(): the role x action table of core/role.h applied to one person, with
 * reasons, PIN and restricted people. */
#include "desk/desk.h"

#include <string.h>

#include "db/repo/relation_repo.h"
#include "desk/audit.h"
#include "desk/desk_inside.h"
#include "desk/session.h"

enum { CONFIRMED_SECONDS = 5 * 60 }; /* how long a PIN typed again counts */

/* What counts as touching a person, so that 閲覧制限 is asked too; opening is then ruled by it
 * alone, writing by both. Arrivals and bookings go on: the person may stand at the counter. */
static const struct {
    bool opens, writes;
} touches[ACTION__COUNT] = {
    [ACTION_OPEN_A] = { .opens = true },   [ACTION_OPEN_B] = { .opens = true },
    [ACTION_OPEN_C] = { .opens = true },   [ACTION_INTAKE] = { .writes = true },
    [ACTION_OPEN_CONFINED] = { .writes = true },
    [ACTION_PRINT_CASE] = { .writes = true },
    [ACTION_WRITE_C] = { .writes = true }, [ACTION_MEETING] = { .writes = true },
    [ACTION_WORK] = { .writes = true },    [ACTION_UNDO_STAGE] = { .writes = true },
    [ACTION_CORRECT] = { .writes = true },
    [ACTION_MERGE_PROPOSE] = { .writes = true },
    [ACTION_MERGE] = { .writes = true },
    [ACTION_RESTRICT_PROPOSE] = { .writes = true },
};

/* One question to the rules. */
struct ask {
    enum action action;
    int64_t person_id;
    bool own;    /* in charge, or a member of the case */
    bool member; /* not in charge, but sits in the meeting that hears the case */
    bool has_case; /* an open one */
    bool in_charge; /* somebody is */
    bool restricted;
    bool quiet; /* only asked about: no line of a denial */
};

/* A denial that cannot be written down is one all the same. Nobody asks by a screen that is only
 * read again: a line of that would be a write, which makes other desks read again, and so on. */
static void
log_denial(struct desk *d, const struct ask *ask)
{
    const struct audit_act act = {
        .action = action_id(ask->action),
        .person_id = ask->person_id,
    };

    if (!ask->quiet && !desk_inside(d)->rereading)
        (void)!audit_line(d, &act, AUDIT_DENIED, NULL);
}

static void
found_reason(struct desk *d, const struct ask *ask, const char *reason)
{
    struct desk_inside *in = desk_inside(d);

    in->reason_person = ask->person_id;
    in->reason_found = reason;
}

/* Screens ask; commands go on and the line says that none was given. */
static enum err_code
need_reason(struct desk *d, const struct ask *ask, struct err *e)
{
    if (d->reason[strspn(d->reason, " ")])
        return ERR_OK;
    d->reason_for = ask->person_id;
    if (d->ask_reasons)
        return err_set(e, ERR_DENIED, "reason", N_("Give the reason for opening this record."));
    found_reason(d, ask, "none_given");
    return ERR_OK;
}

static enum err_code
need_own_or_reason(struct desk *d, const struct ask *ask, bool visitors, struct err *e)
{
    bool visits = false;
    enum err_code rc = ERR_OK;

    if (ask->person_id == 0)
        return ERR_OK;
    if (ask->own) {
        found_reason(d, ask, ask->member ? "case_member" : "own_case");
        return ERR_OK;
    }
    if (visitors)
        rc = relation_visits(d->db, ask->person_id, d->today, &visits, e);
    if (rc == ERR_OK && visits) {
        found_reason(d, ask, "todays_visitor");
        return ERR_OK;
    }
    return rc == ERR_OK ? need_reason(d, ask, e) : rc;
}

/* On screens typed again within five minutes; the sign-in of a sub-command counts. A clock that was
 * set back counts as too long ago. */
static enum err_code
need_pin(struct desk *d, const struct ask *ask, struct err *e)
{
    char now[STAMP_SIZE];

    d->now(now);
    int64_t age = stamp_seconds(now) - stamp_seconds(desk_inside(d)->confirmed_at);
    if (age < 0 || age > CONFIRMED_SECONDS)
        return err_set(e, ERR_DENIED, "pin", N_("Type your PIN or password again for this."));
    return ask->action == ACTION_EXPORT ? need_reason(d, ask, e) : ERR_OK;
}

/* Why not, and what to do about it. */
static enum err_code
refuse_other_case(const struct ask *ask, struct err *e)
{
    if (!ask->has_case)
        return err_set(e, ERR_DENIED, "",
                       N_("There is no open case. Take a slip and the case over, then write this."));
    if (!ask->in_charge)
        return err_set(e, ERR_DENIED, "",
                       N_("Only in one's own cases, and nobody has this one: take it over first."));
    return err_set(e, ERR_DENIED, "",
                   N_("Only in one's own cases. Ask who is in charge or a supervisor for the case."));
}

static enum err_code
apply_rule(struct desk *d, const struct ask *ask, enum rule rule, struct err *e)
{
    switch (rule) {
    case RULE_YES:
    case RULE_MASKED:
    case RULE_NUMBERS:
    case RULE_TEAM: /* the office is one team */ return ERR_OK;
    case RULE_PIN: return need_pin(d, ask, e);
    case RULE_REASON: return need_own_or_reason(d, ask, true, e);
    case RULE_OWN_REASON: return need_own_or_reason(d, ask, !ask->restricted, e);
    case RULE_OWN:
        if (ask->person_id == 0 || ask->own)
            return ERR_OK;
        log_denial(d, ask);
        return refuse_other_case(ask, e);
    case RULE_NO:
    case RULE__COUNT: break;
    }
    log_denial(d, ask);
    return err_set(e, ERR_DENIED, "", N_("Your role may not do this."));
}

static enum err_code
refuse_restricted(struct err *e)
{
    return err_set(e, ERR_DENIED, "",
                   N_("This record is restricted. Ask a supervisor, who knows whom it may be told."));
}

/* Restricted people: the rule for opening them stands in place of the rules of opening, and besides
 * the rule of a writing act. */
static enum err_code
apply_restriction(struct desk *d, const struct ask *ask, enum rule rule, struct err *e)
{
    enum rule second = role_rule(d->user.role, ACTION_OPEN_RESTRICTED);
    enum err_code rc = ERR_OK;

    if (rule == RULE_NO || second == RULE_NO) {
        log_denial(d, ask);
        return refuse_restricted(e);
    }
    if (touches[ask->action].writes)
        rc = apply_rule(d, ask, rule, e);
    return rc == ERR_OK ? apply_rule(d, ask, second, e) : rc;
}

/* Own are the cases one is in charge of, and those heard in a meeting where one sits. The staff of
 * a restricted person are named: there a seat in a meeting is not enough, nor is it for entries that
 * are confined to the staff in charge. */
static enum err_code
find_near(struct desk *d, struct ask *ask, struct err *e)
{
    struct relation near;
    enum err_code rc;

    if (ask->person_id == 0)
        return ERR_OK;
    rc = relation_find(d->db, ask->person_id, d->user.staff_id, &near, e);
    ask->restricted = near.restricted;
    ask->has_case = near.case_id != 0;
    ask->in_charge = near.staff_id != 0;
    ask->own = near.staff_id == d->user.staff_id;
    ask->member = !ask->own && near.member && !near.restricted
                  && ask->action != ACTION_OPEN_CONFINED;
    ask->own |= ask->member;
    return rc;
}

enum err_code
desk_is_own(struct desk *d, int64_t person_id, bool *own, struct err *e)
{
    struct ask ask = { .person_id = person_id };
    enum err_code rc = find_near(d, &ask, e);

    *own = rc == ERR_OK && ask.own;
    return rc;
}

enum err_code
desk_is_restricted(struct desk *d, int64_t person_id, bool *restricted, struct err *e)
{
    return relation_restricted(d->db, person_id, restricted, e);
}

/* The other rules are the same for everybody near or far. */
static bool
asks_how_near(enum rule rule)
{
    return rule == RULE_OWN || rule == RULE_OWN_REASON || rule == RULE_REASON;
}

enum err_code
desk_sees_confined(struct desk *d, int64_t person_id, bool *sees, struct err *e)
{
    struct ask ask = { .action = ACTION_OPEN_CONFINED, .person_id = person_id };
    enum rule rule = role_rule(d->user.role, ACTION_OPEN_CONFINED);
    enum err_code rc = find_near(d, &ask, e);

    *sees = rc == ERR_OK && (rule == RULE_YES || (rule == RULE_OWN && ask.own));
    return rc;
}

static enum err_code
allow(struct desk *d, struct ask ask, struct err *e)
{
    const enum action action = ask.action;
    const int64_t person_id = ask.person_id;
    enum err_code rc = ERR_OK;

    desk_inside(d)->reason_person = 0;
    if (d->user.staff_id == 0) {
        log_denial(d, &ask);
        return err_set(e, ERR_DENIED, "session", N_("Nobody is signed in."));
    }
    if ((rc = session_check(d, e)) != ERR_OK)
        return rc;
    enum rule rule = role_rule(d->user.role, action);
    if (person_id != 0 && !asks_how_near(rule))
        rc = relation_restricted(d->db, person_id, &ask.restricted, e);
    if (rc == ERR_OK && (ask.restricted || asks_how_near(rule)))
        rc = find_near(d, &ask, e);
    if (rc != ERR_OK)
        return rc;
    if (ask.restricted && (touches[action].opens || touches[action].writes))
        return apply_restriction(d, &ask, rule, e);
    return apply_rule(d, &ask, rule, e);
}

enum err_code
desk_allow(struct desk *d, enum action action, int64_t person_id, struct err *e)
{
    return allow(d, (struct ask){ .action = action, .person_id = person_id }, e);
}

enum err_code
desk_would_allow(struct desk *d, enum action action, int64_t person_id, struct err *e)
{
    struct err why = { 0 };
    struct ask near = { .person_id = person_id };
    enum err_code rc = find_near(d, &near, &why);

    if (action == ACTION_WRITE_C && near.has_case && !near.in_charge)
        action = ACTION_WORK; /* whoever writes in a case of nobody takes it, see case_allow_write() */
    if (rc == ERR_OK)
        rc = allow(d, (struct ask){ .action = action, .person_id = person_id, .quiet = true }, &why);

    if (rc == ERR_DENIED && (strcmp(why.field, "reason") == 0 || strcmp(why.field, "pin") == 0))
        return ERR_OK;
    if (rc != ERR_OK && e != NULL)
        *e = why;
    return rc;
}

enum err_code
desk_may_stay(struct desk *d, int64_t person_id, struct err *e)
{
    const enum rule rule = role_rule(d->user.role, ACTION_OPEN_RESTRICTED);
    struct ask ask = { .person_id = person_id };
    enum err_code rc = find_near(d, &ask, e);

    if (rc != ERR_OK || !ask.restricted || rule == RULE_YES || rule == RULE_PIN
        || (rule == RULE_OWN_REASON && ask.own))
        return rc;
    return refuse_restricted(e);
}

bool
desk_may(const struct desk *d, enum action action)
{
    return d->user.staff_id != 0 && role_may(d->user.role, action);
}
