/* people.h - people: search, open, register and edit, card, timeline, consents, what is due.
 * Names in struct err never hold personal data; who is meant stands in the results. */
#pragma once

#include "core/consent.h"
#include "core/due.h"
#include "core/person.h"
#include "core/person_hit.h"
#include "core/registration.h"
#include "core/support_case.h"
#include "core/timeline.h"
#include "desk/desk.h"

/* ---- search ---- */

enum { SEARCH_LIMIT = 50, SEARCH_ALL = 0 };

/* Who fits the words, as the contract's "Search" says: beginnings first, then any part, each in ICU
 * ja order of the reading, then ref. "" lists everybody. `limit` SEARCH_ALL: no limit. Restricted
 * people are left out for whoever is not in charge of them, but found by exactly their number, which
 * is then all that is told. `trace`: leave a line in the audit (false
 * while somebody is still typing; the line comes with what they settle on). ERR_INVALID field
 * "query": not text. */
MUST_CHECK enum err_code person_search(struct desk *d, const char *query, size_t limit, bool trace,
                                       struct person_hits *out, struct err *e);
/* For a list on a screen, while somebody types: no line in the audit; of the order only what stands
 * behind `after` (the end of an earlier page of the same query; NULL: from the first); with a brief
 * for each row. */
MUST_CHECK enum err_code person_search_page(struct desk *d, const char *query,
                                            const struct person_place *after, size_t limit,
                                            struct person_hits *out, struct err *e);

/* "name", "reading", "phone number" ...: which field a search matched, in words; "" for WHY_NONE. */
const char *person_why_label(enum person_why why);

/* The number of the person with that ref (case-blind), or with that old number of a record that was
 * merged. ERR_NOT_FOUND, field "ref". No opening. */
MUST_CHECK enum err_code person_find(struct desk *d, const char *ref, int64_t *id, struct err *e);

/* ---- open ---- */

/* Read one person: permission by class, view line with d->reason. What the role may not see comes
 * empty (`note` is class C). ERR_DENIED with field "reason": ask for one. ERR_NOT_FOUND. */
MUST_CHECK enum err_code person_open(struct desk *d, int64_t id, struct person *out, struct err *e);
/* Somebody's name for a row or a list, without an opening: a restricted person's is masked where the
 * role may not open the record; "" for 0. ACTION_SEARCH. */
MUST_CHECK enum err_code person_listed_name(struct desk *d, int64_t id, char out[LINE_SIZE],
                                            struct err *e);
/* The same without an opening, for import, export and demo, whose own act is audited: needs
 * ACTION_IMPORT or ACTION_EXPORT. `id` 0 with `ref`: by exactly that ref. ERR_NOT_FOUND. */
MUST_CHECK enum err_code person_read(struct desk *d, int64_t id, const char *ref,
                                     struct person *out, struct err *e);

/* The next person by number after `after` (0: the first); ERR_NOT_FOUND at the end. Needs
 * ACTION_EXPORT, as person_read. */
MUST_CHECK enum err_code person_next(struct desk *d, int64_t after, struct person *out,
                                     struct err *e);

/* ---- register and edit ---- */

struct person_saving {
    bool history;         /* in: from a file: imported mark, suspects never stop, any ref */
    bool fictitious;      /* in: history of the demonstration: not marked as imported */
    const char *override; /* in: a supervisor's reason why the suspects are other people: they are saved
                             by, and not asked about again for this person */
    bool changed;         /* out: false when everything was stored like that already */
    struct person_suspect suspects[SUSPECTS_MAX]; /* out: who it may be, stopping or not */
    size_t suspect_count;
    struct err warning; /* out: first warning (field, words); code ERR_OK: none */
};

/* Store a new person (id 0) or an edit. Only the fields the role may set may differ; sets, phones
 * and handbooks are replaced by what is given. On success id, version, ref, kana and keys in `p`
 * are those stored; on error `p` is as given. Nothing changed: no write, no audit line.
 * ERR_INVALID: a field. ERR_INVALID field "suspect": show saving->suspects; a supervisor may call
 * again with `override`. ERR_CONFLICT: somebody changed the row. ERR_DENIED. */
MUST_CHECK enum err_code person_save(struct desk *d, struct person *p, struct person_saving *saving,
                                     struct err *e);
/* The field rules that person_save checks, for forms before saving. Brings `p` into the form it is
 * stored in: full-width katakana, NNN-NNNN, no empty phones, handbooks held. `stored` is the row as
 * read, NULL for a new person: codes left as they were may be retired ones. `warning` as in
 * person_saving. */
MUST_CHECK enum err_code person_check(struct desk *d, struct person *p, const struct person *stored,
                                      bool history, struct err *warning, struct err *e);
/* Who may be the same person, before a new one is made: for beside the form. A search, with its line
 * in the audit when it finds somebody. Costs a few look-ups by index, whatever the number of people. */
MUST_CHECK enum err_code person_suspects(struct desk *d, const struct person *p,
                                         struct person_saving *out, struct err *e);
/* Set or lift 閲覧制限, with a reason. `version` of the person as read. That answers what waits for a
 * decision, see restriction.h. ERR_INVALID field "reason". ERR_CONFLICT. ACTION_RESTRICT. */
MUST_CHECK enum err_code person_restrict(struct desk *d, int64_t id, int64_t version,
                                         bool restricted, const char *reason, struct err *e);

/* ---- card and timeline ---- */

struct person_card {
    struct person person;
    bool has_case;               /* one is or was open */
    struct support_case current; /* the open one, else the newest */
    int cases;                   /* how many in all */
    bool registered;
    struct registration registration; /* the open one */
    struct ahead ahead;               /* of an open case, beside its next action */
    char consent[CODE_SIZE];          /* person_consent_state() */
    char old_refs[LONG_SIZE];         /* numbers of records merged into this one, one a line */
    char caution_by[LINE_SIZE];       /* who wrote the care in contacts as it stands; "" by set-up */
    char caution_at[STAMP_SIZE];      /* and when, UTC; "" without such care */
    char last_contact[LOCAL_SIZE];    /* newest slip, interview, dispatch, log entry, attended event */
};

/* person_open with everything that the card shows, in one picture and one view line. About 35 KB.
 */
MUST_CHECK enum err_code person_card(struct desk *d, int64_t id, struct person_card *out,
                                     struct err *e);

/* Day and time of the newest contact, as on the card; "" none. Permission as person_open, without a
 * view line: call it after person_open. */
MUST_CHECK enum err_code person_last_contact(struct desk *d, int64_t id, char out[LOCAL_SIZE],
                                             struct err *e);

const char *timeline_kind_label(enum timeline_kind kind);

/* Everything on one person by time, newest first; kinds of class C only for roles that may see
 * them, entries of the support log as support_log.h says. Permission as person_open, without another
 * view line: call it after person_card. */
MUST_CHECK enum err_code person_timeline(struct desk *d, int64_t id, struct timeline *out,
                                         struct err *e);

/* ---- consents (F11) ---- */

MUST_CHECK enum err_code consent_list(struct desk *d, int64_t person_id, struct consents *out,
                                      struct err *e);
/* How a person stands today by all consents on file, consents_state(); "" for none. Permission as
 * person_open, without a view line. */
MUST_CHECK enum err_code person_consent_state(struct desk *d, int64_t person_id,
                                              char out[CODE_SIZE], struct err *e);
/* Store a new consent or an edit (withdrawal is an edit of withdrawn_on). What was signed needs
 * ACTION_CORRECT; the last day and the withdrawal do not. */
MUST_CHECK enum err_code consent_save(struct desk *d, struct consent *c, struct err *e);
/* A consent valid on that day covers this item for this organisation (0: any recipient). */
MUST_CHECK enum err_code consent_covers(struct desk *d, int64_t person_id, int64_t organisation_id,
                                        const char *item, struct date day, bool *covered,
                                        struct err *e);

/* ---- what is due ---- */

const char *due_kind_label(enum due_kind kind);

const char *ahead_label(enum ahead_kind kind); /* "" for AHEAD_NONE */

/* What is due on `day` or overdue, at most `limit` of a kind. `staff_id` 0: of everybody, but for days
 * that nobody has written, which only whoever is in charge is asked for. What waits for a decision is
 * nobody's and there whoever is meant. ACTION_AGENDA. Restricted people only for roles that may open
 * them. */
MUST_CHECK enum err_code person_due(struct desk *d, struct date day, int64_t staff_id, size_t limit,
                                    struct due_rows *out, struct err *e);
/* The same of everybody as far as it concerns the signed-in user: a case without a next step or without
 * contact is the question of whoever is in charge, or of a supervisor; everything else that is due
 * concerns everybody at the desk. `own`: of the user alone. */
MUST_CHECK enum err_code person_due_concerning(struct desk *d, struct date day, bool own,
                                               size_t limit, struct due_rows *out, struct err *e);
