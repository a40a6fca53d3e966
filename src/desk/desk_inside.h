/* desk_inside.h - what the desk keeps beside `struct desk`, for src/desk alone. */
#pragma once

#include "core/draft.h"
#include "core/session.h"
#include "db/repo/audit_repo.h"
#include "desk/desk.h"
#include "desk/stamp.h"

struct code_kept; /* one list in memory, see codes.c */

enum { OPENED_MOST = 64 }; /* more than lie on one another on a screen */

struct desk_inside {
    struct desk desk; /* first: a desk made by desk_open() is always the head of this */
    struct code_kept *codes, *codes_before; /* now; read before a change, still borrowed */
    int64_t codes_version;                  /* of the setting that says when they were changed */
    struct {
        int64_t n; /* newest line of the running transaction; 0: none yet */
        char at[STAMP_SIZE];
        unsigned char mac[AUDIT_MAC_SIZE];
        bool hold_mark; /* the log does not fit the mark: leave the mark as evidence */
    } line;
    char mark_synced_at[STAMP_SIZE]; /* when the mark was last forced to the disk */
    char confirmed_at[STAMP_SIZE];   /* last PIN or password; "": not yet */
    int wrong_pins;                  /* in a row, in this session */
    struct desk_user left;           /* whose session was found ended from outside; 0: nobody's */
    struct err over;                 /* why, in words */
    char checked[33]; /* session that was looked at in the running transaction; "": none */
    struct {
        const char *action;     /* "lock", "hide"; NULL: no such line is owed */
        char at[STAMP_SIZE];    /* when it was */
    } hidden;
    bool is_taken_up; /* the session was set aside, and no PIN was given since */
    int64_t reason_person;           /* desk_allow() found a reason by itself for this person */
    const char *reason_found;        /* "own_case", "case_member", "todays_visitor",
                                      "none_given" */
    struct draft saved_draft; /* form and record: goes with the next act that lasts; "" none */
    bool saved_draft_went;
    bool rereading;
    struct {
        char session[33], kind[CODE_SIZE];
        int64_t record_id, person_id;
    } opened[OPENED_MOST]; /* ring: the openings that have their line */
    int opened_next;
};

static inline struct desk_inside *
desk_inside(struct desk *d)
{
    return (struct desk_inside *)d;
}

/* allow.c: is this person's case one of the signed-in user's own, as RULE_OWN understands it? */
MUST_CHECK enum err_code desk_is_own(struct desk *d, int64_t person_id, bool *own, struct err *e);

/* allow.c: does ACTION_OPEN_CONFINED hold for this person? For lists: a refusal leaves no line. */
MUST_CHECK enum err_code desk_sees_confined(struct desk *d, int64_t person_id, bool *sees,
                                            struct err *e);

/* Where the time comes from. */
struct desk_clock {
    void (*now)(char stamp[STAMP_SIZE]);
    void (*local_now)(char hhmm[6]);
    struct date (*today)(void);
};
/* For tests alone: every desk opened from now on goes by this clock; NULL: by the system's. */
void desk_use_clock(const struct desk_clock *clock);

/* allow.c: is this person under 閲覧制限? */
MUST_CHECK enum err_code desk_is_restricted(struct desk *d, int64_t person_id, bool *restricted,
                                            struct err *e);

/* restricted.c: somebody has just opened this person's record, in the transaction of its audit line.
 * When it is restricted and not the user's own, a supervisor is to look at it. */
MUST_CHECK enum err_code restricted_note(struct desk *d, int64_t person_id, const char *reason,
                                         struct err *e);

/* draft.c: the draft of the form that is being saved goes, inside the caller's transaction. */
MUST_CHECK enum err_code draft_go(struct desk *d, struct err *e);

/* session.c: nobody is signed in from now on, and nothing of who was is left. */
void session_forget_user(struct desk *d);

/* session.c: end every open session of an account except the one that does it, with a line each, in the
 * caller's transaction. */
MUST_CHECK enum err_code session_end_all(struct desk *d, int64_t staff_id, struct err *e);

/* session.c: an open session of which nothing tells that it was left: its time is not over, and its
 * program is not known to have ended. */
bool session_goes_on(struct desk *d, const struct session *session);

/* session_hide.c: the line that hiding the screen still owes, if it does, in the caller's
 * transaction. Whoever commits it takes hidden.action away. */
MUST_CHECK enum err_code session_line_of_hiding(struct desk *d, struct err *e);

/* Day and time of the office as records bear it: "2014-05-12T10:00". The day is the desk's own,
 * which may be a set one. */
void desk_now_local(const struct desk *d, char out[LOCAL_SIZE]);

/* codes.c: what code_list() has read. */
void codes_free(struct desk *d);
/* Read them anew if one was changed since. */
void codes_refresh(struct desk *d);
