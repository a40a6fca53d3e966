/* desk.h - the use cases' common ground: database, clock, who is signed in, permission, audit.
 * Every use case: permission, rules, one transaction with its audit line. Screens, sub-commands and
 * exchange speak to src/desk only. */
#pragma once

#include "core/date.h"
#include "core/err.h"
#include "core/limits.h"
#include "core/role.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

struct desk_user {
    int64_t staff_id;  /* 0: nobody */
    enum role role;
    char login[CODE_SIZE];
    char name[LINE_SIZE];
    char session[33];  /* hex, "" for none */
    bool must_change;  /* the password was set by someone else */
};

struct audit_key; /* the key file's content, see desk/audit.c */

struct desk {
    struct db *db;
    struct desk_user user;
    struct date today;       /* the desk's day: the clock, the training date or MADOGUCHI_TODAY */
    bool clock_set;          /* today is not the real day: said on title line and in the audit */
    bool demo;               /* a file of fictitious people: 架空 everywhere */
    bool ask_reasons;        /* screens: a missing reason is asked for; commands: "none given" */
    char reason[LONG_SIZE];  /* of the next openings: code or words */
    int64_t reason_for;      /* whose opening was refused last for want of one */
    char terminal[61];
    char lang[3];            /* "ja" or "en" */
    void (*now)(char stamp[21]); /* system clock as "YYYY-MM-DDTHH:MM:SSZ"; tests replace it */
    void (*local_now)(char hhmm[6]); /* time of day of the office; tests replace it */
    struct audit_key *key;
};

/* Open the file and read demo, training date and key. `today` DATE_NONE: the real day, or the
 * file's training date. Errors as db_open. Frees itself on error. */
MUST_CHECK enum err_code desk_open(struct desk **out, const char *path, struct date today,
                                   struct err *e);
/* TRUNCATEs the log; ends the session if one is open. NULL is fine. */
void desk_close(struct desk *d);

enum { DESK_LOCAL_SIZE = sizeof "2014-10-31T10:00" };

/* Day and time of day of a stored instant on this machine's clock, as local_now(); "" for no stamp. */
void desk_local_of_stamp(const char *stamp, char out[DESK_LOCAL_SIZE]);

/* May the signed-in user do this, to this person (0: nobody in particular)? A denied try is logged.
 * ERR_DENIED says why in words; with field "reason" a reason was missing: ask, put it into
 * d->reason and call again. */
MUST_CHECK enum err_code desk_allow(struct desk *d, enum action action, int64_t person_id,
                                    struct err *e);
/* The same question before there is anything to do, as to open a form: a refusal leaves no line, and
 * only what cannot be mended by a reason or a PIN is one. */
MUST_CHECK enum err_code desk_would_allow(struct desk *d, enum action action, int64_t person_id,
                                          struct err *e);
/* The same without a trace, for menus. */
bool desk_may(const struct desk *d, enum action action);
/* Whether the record of that person that lies open on a screen may go on being shown: not once its
 * viewing is restricted to others than the signed-in user. ERR_DENIED says so; leaves no line. */
MUST_CHECK enum err_code desk_may_stay(struct desk *d, int64_t person_id, struct err *e);

struct audit_act {
    const char *action;    /* "save-person": a verb and what, or action_id() */
    const char *kind;      /* table of the record, "" or NULL for none */
    int64_t record_id;     /* 0: none */
    int64_t person_id;     /* 0: nobody */
    const char *fields;    /* "name,kana": names only; NULL for none */
    int people;            /* how many people were shown or moved */
    const char *reason;    /* NULL: d->reason */
};
/* A line in the keyed chain, inside the caller's transaction. No audit line, no act. */
MUST_CHECK enum err_code audit_add(struct desk *d, const struct audit_act *act, struct err *e);
/* The same with its own transaction, for openings and searches. */
MUST_CHECK enum err_code audit_view(struct desk *d, const struct audit_act *act, struct err *e);

/* Before a file that somebody named is read or written: ERR_INVALID, with `field`, when it is the
 * open database or one of the files beside it. */
MUST_CHECK enum err_code desk_refuse_own_file(const struct desk *d, const char *path,
                                              const char *field, struct err *e);

/* Another terminal committed since the last call: reload what is shown. */
bool desk_changed(struct desk *d);
/* While set, a save does not wait for another desk that is saving, but is ERR_BUSY: for what is done
 * unasked and tried again, so that it never holds up the keys. */
void desk_set_hurry(struct desk *d, bool hurry);
/* While set, what is read was opened before and is only read again, because another desk saved or a
 * screen came to light: an opening that has its line in this session gets no second one, and a
 * denial gets none. */
void desk_set_rereading(struct desk *d, bool on);
/* Idle work of the file (merge, checkpoint). Errors are only logged. */
void desk_idle(struct desk *d);
/* Nothing is open in the database: asserted before waiting for a key. */
bool desk_is_quiet(const struct desk *d);
