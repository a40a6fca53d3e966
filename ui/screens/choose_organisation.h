/* choose_organisation.h - an agency or employer for a form: typed by its name or chosen from the
 * list. The form keeps the name, so that a draft is whole; the number is found when it is saved. */
#pragma once

#include <stdint.h>

#include "ui/kit/form.h"
#include "ui/kit/screen.h"

/* Show the list of `kind` ("" for all) with a search that begins with `typed` (may be NULL).
 * `chosen` gets the asking screen; leaving calls nothing. */
void choose_organisation(struct screen *s, const char *kind, const char *typed,
                         void (*chosen)(struct screen *s, int64_t id, const char *name));

/* The number behind the name in field `key`: `*id` as it was when its organisation still has that
 * name (two may share one), else the one of that name; 0 when there is none or the field is empty. */
MUST_CHECK enum err_code organisation_of_field(struct screen *s, const char *key, const char *kind,
                                               int64_t *id, struct err *e);
/* The same where only an organisation on the list will do: ERR_INVALID with the field when the name
 * is on no list. An empty field is fine and gives 0. */
MUST_CHECK enum err_code organisation_of_list(struct screen *s, const char *key, const char *kind,
                                              int64_t *id, struct err *e);
/* Put the name of a stored organisation into the field; "" for 0. Not a change by the reader. */
MUST_CHECK enum err_code organisation_put(struct screen *s, const char *key, int64_t id,
                                          struct err *e);

extern const struct screen_ops choose_organisation_screen; /* by choose_organisation() only */
