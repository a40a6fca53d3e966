/* work.h - what the use cases of daily work share: permission, checks and differences by a table of
 * fields, and steps of a case that a record brings about. Used inside src/desk. */
#pragma once

#include "desk/case.h"
#include "desk/desk.h"

#include <stddef.h>

enum work_kind {
    WORK_LINE,   /* char[], one line of at most `most` characters */
    WORK_NOTE,   /* char[], with newlines, at most `most` characters */
    WORK_CODE,   /* char[CODE_SIZE], an id of `list` */
    WORK_CODES,  /* struct code_set, ids of `list` */
    WORK_DATE,   /* struct date */
    WORK_LOCAL,  /* char[LOCAL_SIZE] */
    WORK_INT,    /* int, 0 to `most`, -1 not known */
    WORK_NUMBER, /* int64_t, the same */
    WORK_ID,     /* int64_t, 0 none */
    WORK_FLAG,   /* bool */
};

enum work_need {
    WORK_MAY,    /* may stay empty */
    WORK_SCREEN, /* needed unless the record is history */
    WORK_MUST,   /* always needed */
};

struct work_field {
    const char *name; /* column, and field of the error */
    enum work_kind kind;
    size_t at; /* offset in the record */
    enum work_need need;
    int64_t most;     /* characters or largest value */
    const char *list; /* of codes */
};

/* A table of fields with its length. */
#define WORK_FIELDS(table) (table), sizeof(table) / sizeof *(table)

/* ERR_INVALID with the first field that is missing, malformed or no valid code. Codes must be valid
 * on `day`, in history on any day. */
MUST_CHECK enum err_code work_check(struct desk *d, const struct work_field *fields, size_t count,
                                    const void *record, struct date day, bool history,
                                    struct err *e);

enum { WORK_NAMES_SIZE = 1001 };
/* The names of the fields that differ, joined by commas; true when there is one. */
bool work_differs(const struct work_field *fields, size_t count, const void *old, const void *new,
                  char names[WORK_NAMES_SIZE]);

/* The value of a field as it is stored: codes of a set joined by ';', days as ISO, flags 0 or 1, ""
 * for none. */
void work_text(const struct work_field *f, const void *record, char *out, size_t size);

/* Name another part that differs, unless it stands there already. */
void work_name(char names[WORK_NAMES_SIZE], const char *part);

bool work_has_id(const int64_t *ids, int count, int64_t id);
/* The same numbers, in any order; each stands once in a list. */
bool work_same_ids(const int64_t *a, int a_count, const int64_t *b, int b_count);
enum { WORK_IDS_SIZE = 1001 };
/* As the history keeps them: joined by ";", in their order. */
void work_join_ids(const int64_t *ids, int count, char *out, size_t size);

/* History needs the right to import, and nothing of it is asked per person; else as
 * desk_allow(). */
MUST_CHECK enum err_code work_allow(struct desk *d, enum action action, int64_t person_id,
                                    bool history, struct err *e);
/* A new record of history keeps the caller's ref, but M-... belongs to this desk. */
MUST_CHECK enum err_code work_check_ref(const char *ref, bool new, bool history, struct err *e);
/* May what decides whether and when a counted record counts be changed? ACTION_CORRECT, and says so
 * in words that fit an edit. */
MUST_CHECK enum err_code work_allow_correct(struct desk *d, int64_t person_id, struct err *e);
/* The row is no longer the one that was read. */
enum err_code work_conflict(struct err *e);
/* `words` explain a void or correction: 1 to 200 characters. */
MUST_CHECK enum err_code work_check_reason(const char *words, struct err *e);
/* An audit line for a record. `fields` may be NULL. */
MUST_CHECK enum err_code work_audit(struct desk *d, const char *action, const char *kind,
                                    int64_t record_id, int64_t person_id, const char *fields,
                                    struct err *e);

/* The open case of a person; out->id 0 without one. */
MUST_CHECK enum err_code work_open_case(struct desk *d, int64_t person_id, struct support_case *out,
                                        struct err *e);
/* Move a case because of a record when the workflow has that step and the signed-in user may take
 * it; otherwise the stage stays and nothing is logged. The day is brought between the last change
 * and today. `c` (id 0: no case) follows. */
MUST_CHECK enum err_code work_step(struct desk *d, struct support_case *c, enum stage to,
                                   struct date on, const char *cause_kind, int64_t cause_id,
                                   struct err *e);
