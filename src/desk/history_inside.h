/* history_inside.h - keeping what a field held before, for src/desk alone. Called inside the
 * transaction that stores the new value: no history, no change. */
#pragma once

#include "core/history.h"
#include "desk/work.h"

struct history_of {
    const char *kind; /* table of the record */
    int64_t record_id, person_id; /* `person_id` 0: of nobody on file */
    const char *reason; /* NULL: none was given */
};

/* One field; nothing is kept when both are the same. */
MUST_CHECK enum err_code history_add(struct desk *d, const struct history_of *of,
                                     const char *field, const char *before, const char *after,
                                     struct err *e);
/* Every field of the table that differs. */
MUST_CHECK enum err_code history_fields(struct desk *d, const struct history_of *of,
                                        const struct work_field *fields, size_t count,
                                        const void *old, const void *new, struct err *e);

/* The same of a record that is made empty and filled later: its first words change nothing. */
MUST_CHECK enum err_code history_refilled(struct desk *d, const struct history_of *of,
                                          const struct work_field *fields, size_t count,
                                          const void *old, const void *new, struct err *e);

/* history_words.c: label and values of a row read from the table, in the reader's words. */
void history_put_words(struct desk *d, struct field_change *row);
/* "H26.11.7 10:30" of a local time of a record. */
void history_moment_words(struct desk *d, const char *local, char *out, size_t size);
bool history_is_class_c(const struct field_change *row);
