/* choose_person.h - who is meant: a search as you type, for every screen that names a person. */
#pragma once

#include <stdint.h>

#include "ui/kit/screen.h"

/* `title` is translated text. `chosen` gets the asking screen; leaving calls nothing. The search is
 * traced with the person settled on, and it opens nobody. */
void choose_person(struct screen *s, const char *title,
                   void (*chosen)(struct screen *s, int64_t person_id));

/* The same where it may also be somebody who is not on file: `unknown` gets the asking screen and
 * what was typed. */
void choose_person_or_new(struct screen *s, const char *title,
                          void (*chosen)(struct screen *s, int64_t person_id),
                          void (*unknown)(struct screen *s, const char *typed));

extern const struct screen_ops choose_person_screen; /* opened by choose_person() only */
