/* staff_repo.h - rows of the table staff: accounts and names. No rules, no permission, no audit. */
#pragma once

#include "core/date.h"
#include "core/err.h"
#include "core/limits.h"
#include "core/role.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

enum { STAFF_HASH_SIZE = 129 };

struct staff_row {
    int64_t id;
    int64_t version;
    char login[CODE_SIZE]; /* "": a name without an account */
    char name[LINE_SIZE];
    char kana[LINE_SIZE];
    enum role role; /* ROLE_NONE: no account */
    char password_hash[STAFF_HASH_SIZE]; /* "": no sign-in */
    char pin_hash[STAFF_HASH_SIZE];      /* "": no PIN */
    bool must_change;                    /* the password was set by someone else */
    char password_set_at[STAMP_SIZE];
    char first_use_at[STAMP_SIZE]; /* "": this password was never used */
    bool disabled;
    struct date ends_on; /* last day; DATE_NONE: open */
    int failures;        /* since the last success */
    char failed_at[STAMP_SIZE];
    char not_before[STAMP_SIZE]; /* no try before; "": any time */
    char lang[3], glyphs[8], theme[16]; /* "": not chosen */
};

struct staff_rows {
    struct staff_row *rows; /* owned: staff_rows_free() */
    size_t count;
};

/* ERR_NOT_FOUND without words: the caller knows what was asked for. */
MUST_CHECK enum err_code staff_find(struct db *db, int64_t id, struct staff_row *out,
                                    struct err *e);
MUST_CHECK enum err_code staff_find_login(struct db *db, const char *login, struct staff_row *out,
                                          struct err *e);
/* The number of a member with exactly that name, accounts first; 0 when there is none. */
MUST_CHECK enum err_code staff_find_name(struct db *db, const char *name, int64_t *id,
                                         struct err *e);
/* Accounts, or everybody. */
MUST_CHECK enum err_code staff_list(struct db *db, bool all, struct staff_rows *out,
                                    struct err *e);
void staff_rows_free(struct staff_rows *list);

/* Adds login, name, kana, role, password_hash, must_change, password_set_at; sets `id`.
 * ERR_INVALID field "login": taken. */
MUST_CHECK enum err_code staff_add(struct db *db, struct staff_row *row, struct err *e);

/* What people change, with the number and version of `row` as they saw it. ERR_CONFLICT: somebody
 * else was quicker. */
MUST_CHECK enum err_code staff_set_role(struct db *db, const struct staff_row *row, enum role role,
                                        struct err *e);
MUST_CHECK enum err_code staff_set_disabled(struct db *db, const struct staff_row *row,
                                            bool disabled, struct err *e);
MUST_CHECK enum err_code staff_set_end(struct db *db, const struct staff_row *row,
                                       struct date day, struct err *e);
/* `must_change`: set by someone else. Forgets all failures. */
MUST_CHECK enum err_code staff_set_password(struct db *db, const struct staff_row *row,
                                            const char *hash, bool must_change, const char *at,
                                            struct err *e);
MUST_CHECK enum err_code staff_set_pin(struct db *db, const struct staff_row *row,
                                       const char *hash, struct err *e);
/* "" for "as the environment says". */
MUST_CHECK enum err_code staff_set_look(struct db *db, const struct staff_row *row,
                                        const char *lang, const char *glyphs, const char *theme,
                                        struct err *e);

/* What the program notes by itself; no version. */
MUST_CHECK enum err_code staff_set_hash(struct db *db, int64_t id, const char *hash,
                                        struct err *e);
/* Empty stamps are NULL. */
MUST_CHECK enum err_code staff_set_failures(struct db *db, int64_t id, int failures,
                                            const char *failed_at, const char *not_before,
                                            struct err *e);
MUST_CHECK enum err_code staff_set_used(struct db *db, int64_t id, const char *at, struct err *e);
/* Administrators besides `but` who could sign in on `day`; `at` not NULL: and are not locked. */
MUST_CHECK enum err_code staff_count_admins(struct db *db, int64_t but, struct date day,
                                            const char *at, int *n, struct err *e);
MUST_CHECK enum err_code staff_count(struct db *db, int *n, struct err *e); /* accounts */
