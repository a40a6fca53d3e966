/* account.h - staff: accounts that sign in, and names that only stand in records. */
#pragma once

#include "desk/desk.h"

enum { HASH_SIZE = 129 };

struct account {
    int64_t id;
    int64_t version; /* goes with every change, see below */
    char login[CODE_SIZE]; /* "": a name without sign-in */
    char name[LINE_SIZE];
    char kana[LINE_SIZE];
    enum role role; /* ROLE_NONE: no account */
    bool disabled;
    bool ended;      /* the last day is over */
    bool locked;     /* after too many wrong tries, now */
    bool must_change; /* first password, set by someone else and not changed yet */
    bool used;       /* signed in with the present password */
    int failures;    /* wrong tries since the last right one */
    struct date ends_on; /* last day; DATE_NONE: open */
};

struct account_list {
    struct account *rows; /* in order of entry; owned */
    size_t count;
};
void account_list_free(struct account_list *list); /* NULL is fine */

/* ---- the administrator ---- */

/* A new account with a first password. The very first account of a file (role admin) needs nobody
 * signed in; every other ACTION_ACCOUNTS. ERR_INVALID names the field: login (a-z 0-9 _ -, 40 at
 * most, not taken), name, kana, role, new_password. `id` may be NULL. */
MUST_CHECK enum err_code account_add(struct desk *d, const char *login, const char *name,
                                     const char *kana, enum role role, const char *password,
                                     int64_t *id, struct err *e);
/* The same with a hash of account_hash(), which is not asked to be changed: for demonstration
 * files, whose accounts share one password. */
MUST_CHECK enum err_code account_add_hashed(struct desk *d, const char *login, const char *name,
                                            const char *kana, enum role role, const char *hash,
                                            int64_t *id, struct err *e);
/* Costs about 0.1 s; hash once, use often. No rule is asked. */
MUST_CHECK enum err_code account_hash(const char *password, char out[HASH_SIZE], struct err *e);
/* Everything wrong with a new account's words, before any file is made. */
MUST_CHECK enum err_code account_check(const char *login, const char *name, const char *kana,
                                       enum role role, struct err *e);
/* ACTION_ACCOUNTS_VIEW. `all`: names without sign-in too. */
MUST_CHECK enum err_code account_list(struct desk *d, bool all, struct account_list *out,
                                      struct err *e);
/* Changes. `version` is that of the account as it was seen: ERR_CONFLICT when somebody has changed it
 * since, and nothing is stored. 0, for commands that have shown nothing: as it stands now. */

/* Ends the account's sessions at once. ERR_INVALID: the last active administrator. */
MUST_CHECK enum err_code account_disable(struct desk *d, int64_t id, int64_t version,
                                         struct err *e);
MUST_CHECK enum err_code account_enable(struct desk *d, int64_t id, int64_t version,
                                        struct err *e);
/* The last day; DATE_NONE: open. ERR_INVALID, field "ends_on": the last active administrator. */
MUST_CHECK enum err_code account_set_end(struct desk *d, int64_t id, int64_t version,
                                         struct date day, struct err *e);
/* Counts at the account's next action. ERR_DENIED: one's own role. ERR_INVALID: ROLE_NONE. */
MUST_CHECK enum err_code account_set_role(struct desk *d, int64_t id, int64_t version,
                                          enum role role, struct err *e);
/* A first password for somebody else, to be changed at the next sign-in; the account's sessions
 * end. One's own is changed with session_change_password(): ERR_DENIED. */
MUST_CHECK enum err_code account_set_password(struct desk *d, int64_t id, int64_t version,
                                              const char *password, struct err *e);

/* ---- supervisors too ---- */

/* Accounts that are locked now. ACTION_UNLOCK. */
MUST_CHECK enum err_code account_list_locked(struct desk *d, struct account_list *out,
                                             struct err *e);
/* ACTION_UNLOCK. ERR_INVALID, field "login", when it is not locked: nothing is written. */
MUST_CHECK enum err_code account_unlock(struct desk *d, int64_t id, struct err *e);

/* ---- everybody ---- */

/* The account with that login; no permission is asked. ERR_NOT_FOUND, field "login". */
MUST_CHECK enum err_code account_find(struct desk *d, const char *login, int64_t *id,
                                      struct err *e);
/* Who may be chosen: open accounts in order of entry, for the sign-in screen and for "in charge".
 * No permission is asked; only id, login, name, kana and role are filled. */
MUST_CHECK enum err_code account_names(struct desk *d, struct account_list *out, struct err *e);
/* password_check() with the words of the office and of this account. */
MUST_CHECK enum err_code account_check_password(struct desk *d, const char *login,
                                                const char *name, const char *kana,
                                                const char *password, struct err *e);
