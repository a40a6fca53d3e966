/* suspects_form.h - what screens share whose form is about one person, with those beside it who it
 * may be: the callbacks of the screen, the comparison, and a saving that they stop. */
#pragma once

#include "ui/screens/suspects.h"

/* The first member of the screen's state. Set `take` and `card` in open. */
struct suspects_form {
    struct suspects suspects;
    struct person_saving saving; /* of the last saving: a reason to save all the same, and whom it met */
    char override[LONG_SIZE];    /* a supervisor's reason, for one saving */
    unsigned card;               /* SUSPECTS_CARD or 0 */
    void (*take)(struct screen *s, const struct person_suspect *p); /* it is that one */
};

/* For struct screen_ops. */
void suspects_form_left(struct screen *s);
void suspects_form_draw(const struct screen *s, struct canvas *c);
void suspects_form_hint(const struct screen *s, char *out, size_t size);
void suspects_form_restored(struct form *f, struct screen *s);

bool suspects_form_any(const struct screen *s);
void suspects_form_compare(struct screen *s);
// clang-format off
#define SUSPECTS_FORM_COMMAND \
    { "suspects", "Ctrl-V", N_("On file?"), N_("Compare with the people on file who may be the same."), 0, suspects_form_compare, suspects_form_any }
// clang-format on

/* After a saving that put into `saving` what it found: when a suspect stops it the reader is asked who
 * it is; another error is led to its field. */
void suspects_form_saved(struct screen *s, enum err_code rc, struct err *e);
