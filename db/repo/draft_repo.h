/* draft_repo.h - rows of the table draft: forms begun and not saved, one for each member of staff,
 * form, record and terminal. */
#pragma once

#include "core/draft.h"
#include "core/err.h"
#include "core/session.h"

struct db;

/* Typed in that session, "" for none: it is begun anew where what stood there was typed in another. */
MUST_CHECK enum err_code draft_put(struct db *db, int64_t staff_id, const char *session,
                                   const struct draft *row, struct err *e);
/* That of the terminal, else the newest of another. ERR_NOT_FOUND without words. */
MUST_CHECK enum err_code draft_find(struct db *db, int64_t staff_id, const char *form,
                                    const char *record, const char *terminal, struct draft *out,
                                    struct err *e);
/* From one terminal to another, which has none of that form and record. */
MUST_CHECK enum err_code draft_give(struct db *db, int64_t staff_id, const char *form,
                                    const char *record, const char *from, const char *to,
                                    struct err *e);
/* The same, and it stays there too. */
MUST_CHECK enum err_code draft_copy(struct db *db, int64_t staff_id, const char *form,
                                    const char *record, const char *from, const char *to,
                                    struct err *e);
/* Each with `whose` and `restricted`. */
MUST_CHECK enum err_code draft_list_of(struct db *db, int64_t staff_id, struct draft_list *out,
                                       struct err *e);
/* Those of all others: form, terminal, time, and in `title` whose it is. */
MUST_CHECK enum err_code draft_list_others(struct db *db, int64_t staff_id, struct draft_list *out,
                                           struct err *e);
/* A draft of a session that is open, and what tells whether that session goes on. */
struct draft_editing {
    struct draft_editor who;
    struct session session; /* terminal, started_at, seen_at, process */
};

struct draft_editing_list {
    struct draft_editing *rows; /* who came first stands first; owned: free() */
    size_t count;
};

/* At that form of that record (`form` not NULL), or at any form about that person, but what `staff_id`
 * types at `terminal`. */
struct draft_asked {
    int64_t staff_id;
    const char *terminal;
    const char *form, *record;
    int64_t person_id;
};
MUST_CHECK enum err_code draft_editing_read(struct db *db, const struct draft_asked *asked,
                                            struct draft_editing_list *out, struct err *e);
MUST_CHECK enum err_code draft_delete(struct db *db, int64_t staff_id, const char *form,
                                      const char *record, const char *terminal, struct err *e);
/* Since when somebody is at its form, UTC; "": nobody any more. */
MUST_CHECK enum err_code draft_set_begun(struct db *db, int64_t staff_id, const char *form,
                                         const char *record, const char *terminal, const char *at,
                                         struct err *e);
