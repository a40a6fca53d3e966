/* merge.h - 統合: two records of one person become one, and can become two again. Reception and
 * workers propose (ACTION_MERGE_PROPOSE), a supervisor carries out, declines or undoes
 * (ACTION_MERGE). Who may not open one of the two may not name it here either.
 *
 * One record stays; the other goes, and its number finds the one that stays from then on.
 * Everything that hangs on the one that goes moves; which value of a field stands is chosen. The
 * stricter of two restrictions stands. Of two open cases one goes on and the other is closed as
 * entered in error; of two seats in one event the better one stands and the other is free for the
 * next on the waiting list; two open registrations are for people to settle first. The journal holds
 * what was moved and what stood before, so undo brings both records back as they were; what came or was
 * changed since stays with the record that stayed, and is named. Two things go back with what they
 * hang on: what came since to a case that goes back, and what was written of a record that does. A
 * restriction set since is for both. A seat whose place somebody else has by now comes back on the
 * waiting list, and is named.
 *
 * The fields' former values are in that journal, not in the table of field histories: what is
 * written there can never be taken back. The history of a person reads both (desk/history.h). */
#pragma once

#include "core/merge.h"
#include "core/person.h"
#include "desk/desk.h"

enum { MERGE_FIELDS_MAX = 32 };

/* One field of both records. */
struct merge_field {
    char name[CODE_SIZE];   /* as in the history; "open_case" where both have one */
    char label[LINE_SIZE];
    char *kept, *taken;     /* both values in words, "" none; owned */
    bool agree;             /* the same: nothing to choose */
    bool may_both;          /* MERGE_BOTH is possible */
    enum merge_pick pick;   /* what is proposed, by the proposal or by rule */
};

struct merge_look {
    struct merge_field fields[MERGE_FIELDS_MAX]; /* those that differ first; empty ones left out */
    size_t count;
    int64_t survivor_id, loser_id, survivor_version, loser_version;
    char survivor_ref[REF_SIZE], survivor_name[LINE_SIZE];
    char loser_ref[REF_SIZE], loser_name[LINE_SIZE];
    int64_t merge_id, merge_version; /* the proposal that waits for these two; 0: none */
    char reason[LONG_SIZE];          /* its reason */
    char asked_name[LINE_SIZE];      /* who proposed it */
    char hindrance[LONG_SIZE];       /* what people have to settle first, in words; "" nothing */
    bool changed_since;              /* one of the records has changed since it was proposed */
};

void merge_look_free(struct merge_look *look); /* NULL is fine */

/* Both records side by side, the first one to stay. Both are opened: permission and view line as
 * person_open. A proposal that waits for the two gives the choices. ERR_INVALID field "loser":
 * it is the same record. ERR_NOT_FOUND. ACTION_MERGE_PROPOSE. */
MUST_CHECK enum err_code merge_look(struct desk *d, int64_t survivor_id, int64_t loser_id,
                                    struct merge_look *out, struct err *e);
/* The record that shall stay by rule: the one with the case that is further on, else the older. */
MUST_CHECK enum err_code merge_order(struct desk *d, int64_t *survivor_id, int64_t *loser_id,
                                     struct err *e);
/* The two of a proposal that waits. ERR_CONFLICT: it was decided meanwhile. */
MUST_CHECK enum err_code merge_proposal(struct desk *d, int64_t merge_id, int64_t *survivor_id,
                                        int64_t *loser_id, struct err *e);

/* What is to be done. */
struct merge_plan {
    int64_t survivor_id, loser_id;
    int64_t survivor_version, loser_version; /* as looked at */
    char picks[MERGE_PICKS_SIZE];            /* fields it does not name go by rule */
    char reason[LONG_SIZE];
    int64_t merge_id, merge_version; /* the proposal; 0: none */
};

/* What a merge moves. */
enum { MERGE_MOVED_MAX = 32, MERGE_PLACES_MAX = 8 };

struct merge_effect {
    struct {
        char label[LINE_SIZE]; /* what kind */
        int count;
    } moved[MERGE_MOVED_MAX];
    size_t count;
    char figures[MERGE_FIGURES_SIZE]; /* No.63 that changes: "2014:57:56,..." */
    int promoted;                     /* people who get a place of which both had one */
    struct {
        char ref[REF_SIZE], name[LINE_SIZE]; /* masked as in lists, where the user may not see it */
        char event[LONG_SIZE];               /* its title, or what it is */
        struct date day;
    } places[MERGE_PLACES_MAX]; /* the first of them: somebody is to tell them */
    bool closes_case;                 /* both have an open one */
    bool restricts;                   /* one of the two is restricted: the other becomes so */
};

/* What it would do, by doing it and taking it back: ERR_INVALID and its words are those of
 * merge_do(), but for the reason, which is not asked yet. ACTION_MERGE_PROPOSE. */
MUST_CHECK enum err_code merge_preview(struct desk *d, const struct merge_plan *plan,
                                       struct merge_effect *out, struct err *e);
/* Leave it to a supervisor; `id` of the proposal. ERR_INVALID field "reason", or "merge": these
 * two are proposed already. ERR_CONFLICT: a record has changed since it was looked at. */
MUST_CHECK enum err_code merge_propose(struct desk *d, const struct merge_plan *plan, int64_t *id,
                                       struct err *e);
/* For an import, which nothing stops: the two who seem to be one stand before a supervisor, the record
 * that shall stay by rule first. Nothing is done when they do already, or when the signed-in user may
 * not open one of them. ERR_INVALID field "reason". */
MUST_CHECK enum err_code merge_propose_found(struct desk *d, int64_t a, int64_t b,
                                             const char *reason, struct err *e);
/* Carry it out. ERR_INVALID field "reason", "registration" (both have an open one), "draft"
 * (somebody has the same form begun for both), or a field that cannot hold both values.
 * ERR_CONFLICT: a record or the proposal has changed since; nothing is done. */
MUST_CHECK enum err_code merge_do(struct desk *d, const struct merge_plan *plan, int64_t *id,
                                  struct err *e);
/* They are two people, or not known to be one. Needs a reason. ERR_CONFLICT. */
MUST_CHECK enum err_code merge_decline(struct desk *d, int64_t id, int64_t version,
                                       const char *reason, struct err *e);

/* Proposals and merges of a person, newest first. Permission as person_open, without a view
 * line. */
MUST_CHECK enum err_code merge_list(struct desk *d, int64_t person_id, struct merge_rows *out,
                                    struct err *e);
/* Ask a supervisor to undo a merge, with a reason; and answer that it stands, with one.
 * ERR_CONFLICT: it was decided meanwhile. ACTION_MERGE_PROPOSE; ACTION_MERGE. */
MUST_CHECK enum err_code merge_ask_undo(struct desk *d, int64_t id, int64_t version,
                                        const char *reason, struct err *e);
MUST_CHECK enum err_code merge_let_stand(struct desk *d, int64_t id, int64_t version,
                                         const char *reason, struct err *e);
/* What would stay with the record that stayed: added or changed since. ERR_INVALID field "merge": a
 * later merge is to be undone first. ACTION_MERGE. */
MUST_CHECK enum err_code merge_undo_preview(struct desk *d, int64_t id, int64_t version,
                                            struct merge_sinces *out, struct err *e);
/* Both records as they were. `stays` is what somebody has to place. Needs a reason.
 * ERR_CONFLICT: it is undone already; ERR_INVALID field "reason" or "merge". */
MUST_CHECK enum err_code merge_undo(struct desk *d, int64_t id, int64_t version,
                                    const char *reason, struct merge_sinces *stays,
                                    struct err *e);

/* The record that stands for a person who is no longer on file by that number, after every merge
 * since; 0: there is none. For a screen that was open meanwhile. ACTION_SEARCH. */
MUST_CHECK enum err_code merge_successor(struct desk *d, int64_t person_id, int64_t *successor,
                                         struct err *e);
/* Is that the old number of a merged record, to the letter or (`exact` false) as person_find()
 * reads it? `own` is then the number of the person that it finds, else "". ACTION_SEARCH. */
MUST_CHECK enum err_code merge_old_number(struct desk *d, const char *ref, bool exact,
                                          char own[REF_SIZE], struct err *e);
