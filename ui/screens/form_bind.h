/* form_bind.h - a record and the form that shows it, joined by one table of rows. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "core/code_set.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"

enum bind_type {
    BIND_TEXT,   /* char[]; codes and times too */
    BIND_DATE,   /* struct date */
    BIND_INT,    /* int, -1 is empty */
    BIND_NUMBER, /* int64_t, -1 is empty */
    BIND_CODES,  /* struct code_set and a field of flags */
};

struct bind {
    const char *key; /* of the field; NULL ends a table */
    enum bind_type type;
    size_t at, size; /* of the member */
};

/* The member has the name of the field. */
#define BIND(record, type, member)                                                                 \
    { #member, type, offsetof(struct record, member), sizeof((struct record *)0)->member }

void bind_put(struct form *f, const struct bind *rows, const void *record);
/* Members of other rows stay. The form's limits are those of the record. */
void bind_take(const struct form *f, const struct bind *rows, void *record);

/* Of a field "next_on" beside "next_action": that step needs a day. For struct field's `needed`. */
bool bind_needs_next_day(const struct form *f, const struct screen *s, const char *key);

/* Staff of a record as flags: `ids` into the field and back. Somebody who has left the office since
 * then is added to the list, so that the record can still be saved. */
void bind_put_staff(struct form *f, struct screen *s, const char *key, const int64_t *ids,
                    int count);
/* At most `most`; returns how many. */
int bind_take_staff(const struct form *f, const char *key, int64_t *ids, int most);

/* What a list or a key of the screen has chosen for the reader: as if it had been typed, so that it
 * is unsaved work. Other fields stay. */
void bind_type(struct form *f, const char *key, const char *value);

/* The field for why something is stored all the same where the desk has asked (ERR_INVALID "despite"):
 * hidden until then. */
#define BIND_DESPITE                                                                               \
    { .key = "despite", .label = N_("Why save it as it is"), .type = FIELD_TEXT, .max = LONG_CHARS,        \
      .hint = N_("Correct it; or write why to save it as it is, and save again.") }
/* After a save that failed: shows it, or the reason of a move, if that is asked for. */
void bind_ask_despite(struct form *f, const struct err *e);
/* After a load: it is asked anew. */
void bind_reset_despite(struct form *f);
/* What was typed is back from a draft: with a reason it is seen. */
void bind_restore_despite(struct form *f);
