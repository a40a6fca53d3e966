/* code_choices.h - code lists of the office as the lists of a form. */
#pragma once

#include "core/code_set.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"

struct code_choice {
    const char *key;  /* field; NULL ends a table */
    const char *list; /* code list */
};

/* Fill the fields of the table with the codes valid today, in the reader's language. For a field's
 * `list` callback. */
void code_choices_fill(struct form *f, struct screen *s, const struct code_choice *rows);
/* The same for one field; `list` "" empties it. */
void code_choices_set(struct form *f, struct screen *s, const char *key, const char *list);
/* Everybody who may be named on a record; keys are staff numbers. `nobody` (translated; NULL: none)
 * is put first with key "0". */
void code_choices_staff(struct form *f, struct screen *s, const char *key, const char *nobody);
/* The same behind the choices that are there. */
void code_choices_add_staff(struct form *f, struct screen *s, const char *key);
/* As code_choices_staff() for who is in charge of a case or holds an interview: only staff who may. */
void code_choices_case_staff(struct form *f, struct screen *s, const char *key,
                             const char *nobody);

/* Every agency and employer on file; keys are their numbers. */
void code_choices_agencies(struct form *f, struct screen *s, const char *key);

/* "a;b" of a list in the reader's words, added to `out` with blanks between. */
void code_choices_words(struct screen *s, const char *list, const char *ids, char *out, size_t size);

/* Between a set of codes and the value of FIELD_FLAGS, "a;b". */
void code_choices_join(const struct code_set *set, char *out, size_t size);
void code_choices_split(const char *joined, struct code_set *set);
